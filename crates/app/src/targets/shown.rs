//! The targets as the window shows them.

use super::{TargetLine, list, own};
use crate::dto::aims::{TargetItem, TargetList};
use crate::dto::dashboard::Choice;
use crate::dto::figure::Unit;
use crate::failure::Failure;
use crate::figures::decimal_text;
use crate::house::House;
use crate::lang::Lang;
use chrono::NaiveDate;

/// Returns every target with what was reached of it, and those that were left out.
pub async fn shown(house: &House, lang: Lang, today: NaiveDate) -> Result<TargetList, Failure> {
    let campaigns = house.store.campaigns().await?;
    Ok(TargetList {
        items: list(house, lang, today).await?.into_iter().map(item).collect(),
        left_out: own::left_out(house).await?,
        campaigns: campaigns.into_iter().map(|row| Choice { code: row.code, name: row.name }).collect(),
    })
}

fn item(line: TargetLine) -> TargetItem {
    TargetItem {
        standing: line.standing_key().to_owned(),
        proven: line.proven(),
        attainment: line.attainment.map(|share| decimal_text(share, Unit::Ratio)),
        origin: line.origin.key().to_owned(),
        name: line.name,
        figure: line.figure,
        campaign: line.campaign,
        from: line.from.map(|day| day.to_string()),
        to: line.to.map(|day| day.to_string()),
        target: line.target,
        shown: line.shown,
        running: line.running,
    }
}
