//! The mappings that are remembered: listed, forgotten, and remembered again.

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

/// A mapping that was forgotten, as it was.
#[derive(Clone, Debug)]
pub struct Forgotten(store::NewMapping);

/// Forgets a mapping and returns what it was; nothing where it was forgotten already.
pub async fn forget(house: &House, id: u32) -> Result<Option<Forgotten>, Failure> {
    Ok(house.store.forget_mapping(i64::from(id)).await?.map(Forgotten))
}

/// Remembers a mapping again; one that was confirmed since for the same headings gives way to it.
pub async fn remember(house: &House, forgotten: Forgotten) -> Result<(), Failure> {
    Ok(house.store.keep_mappings(&[forgotten.0]).await?)
}
