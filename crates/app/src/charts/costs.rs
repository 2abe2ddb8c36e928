//! Where the money went.

use super::names::item_name;
use super::{Plate, to_figure};
use crate::dto::dashboard::Link;
use crate::failure::Failure;
use crate::figures::groups;
use crate::house::House;
use crate::lang::{Lang, say};
use chart::{Chart, Part, Shares};
use chrono::NaiveDate;
use domain::filter::Filter;
use domain::words::CostItem;
use kpi::Unit;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Returns where the money went.
pub async fn cost_shares(
    house: &House,
    filter: &Filter,
    lang: Lang,
    today: NaiveDate,
) -> Result<Plate, Failure> {
    let grouped = groups(house, filter, &[], today).await?;
    let mut parts = Vec::new();
    for group in &grouped {
        let total = group.totals.cost().value().unwrap_or_default();
        for item in CostItem::ALL {
            let cost = group.totals.get(item.measure());
            let amount = cost.value().unwrap_or_default();
            if total > Decimal::ZERO && amount > Decimal::ZERO {
                parts.push((
                    amount,
                    Part {
                        label: item_name(*item, lang).to_owned(),
                        value_text: kpi::shown(cost, Unit::Money, lang),
                        share: (amount / total).to_f64().unwrap_or_default(),
                    },
                ));
            }
        }
    }
    parts.sort_by_key(|(amount, _)| std::cmp::Reverse(*amount));
    Ok(Plate {
        told_by: None,
        links: CostItem::ALL.iter().map(|item| share_link(*item, lang)).collect(),
        chart: Chart::Shares(Shares {
            title: say(lang, "Où va le budget".into(), "Where the budget goes".into()),
            parts: parts.into_iter().map(|(_, part)| part).collect(),
            empty: say(lang, "Aucun coût importé".into(), "No cost imported".into()),
        }),
        note: say(lang, "HT, par poste".into(), "net of VAT, by item".into()),
    })
}

/// Returns where the part of an item leads: to its share, with what it is made of.
fn share_link(item: CostItem, lang: Lang) -> (String, Link) {
    (item_name(item, lang).to_owned(), to_figure(&format!("cost_share.{}", item.key())))
}
