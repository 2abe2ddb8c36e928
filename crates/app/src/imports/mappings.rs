//! The mappings that are remembered, listed and forgotten.

use crate::dto::understanding::MappingItem;
use crate::failure::Failure;
use crate::house::House;
use crate::lang::Lang;
use crate::words;

/// Returns the mappings that are remembered, the newest first.
pub async fn list(house: &House, lang: Lang) -> Result<Vec<MappingItem>, Failure> {
    let kept = house.store.mappings().await?.into_iter();
    Ok(kept
        .map(|mapping| MappingItem {
            id: u32::try_from(mapping.id).unwrap_or(u32::MAX),
            file: mapping.told.file,
            headings: mapping.told.headings,
            kind: mapping.told.kind.key().to_owned(),
            kind_name: words::file::kind_name(mapping.told.kind, lang).to_owned(),
            at: mapping.told.at,
        })
        .collect())
}

/// Forgets a mapping and returns those that are left.
pub async fn forget(house: &House, id: u32, lang: Lang) -> Result<Vec<MappingItem>, Failure> {
    house.store.forget_mapping(i64::from(id)).await?;
    list(house, lang).await
}
