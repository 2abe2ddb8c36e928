//! A figure on the map of France.

use super::bars::bar_unit;
use super::{Links, Plate, to_value};
use crate::aims::aimed_groups;
use crate::failure::Failure;
use crate::figures::{capitalised, figure};
use crate::house::House;
use crate::lang::{Lang, one_of};
use chart::{Area, AreaMap, Chart, Sample};
use chrono::NaiveDate;
use domain::currency::Currency;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::format::counted;
use kpi::Definition;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Fewer pieces than these tell nothing of a département.
const ENOUGH: u32 = 30;

/// Returns a figure by département; where fewer than 30 pieces went, it is grey.
pub(super) async fn map(
    house: &House,
    entry: &Definition,
    filter: &Filter,
    lang: Lang,
    today: NaiveDate,
) -> Result<Plate, Failure> {
    let grouped = aimed_groups(house, &[entry], filter, &[Dimension::Departement], today).await?;
    let mut currency = Currency::EUR;
    let mut areas = Vec::new();
    let mut links = Links::new();
    for group in &grouped {
        let shown = figure(entry, group, filter, lang);
        currency = shown.currency.as_deref().and_then(|code| code.parse().ok()).unwrap_or(currency);
        let pieces = group.totals.posted_or_held().value().unwrap_or_default();
        let code = group.key.first().and_then(|(_, code)| code.clone());
        links.extend(code.iter().map(|code| (code.clone(), to_value(Dimension::Departement, code))));
        areas.push(Area {
            code: code.unwrap_or_else(|| one_of(lang, "inconnu", "unknown").to_owned()),
            value: shown.value.and_then(|value| value.parse().ok()),
            sample: if pieces < Decimal::from(ENOUGH) { Sample::Few } else { Sample::Enough },
            note: counted(
                pieces.to_u64().unwrap_or_default(),
                one_of(lang, "pli", "piece"),
                one_of(lang, "plis", "pieces"),
                lang,
            ),
        });
    }
    let name = capitalised(entry.name.get(lang));
    Ok(Plate {
        told_by: None,
        links,
        chart: Chart::Map(AreaMap {
            title: one_of(lang, format!("{name} par département"), format!("{name} by département")),
            unit: bar_unit(entry.unit, currency),
            areas,
            empty: one_of(
                lang,
                "Aucun pli n’a de département pour ces filtres",
                "No piece has a département for these filters",
            )
            .to_owned(),
        }),
        note: one_of(lang, "en gris\u{a0}: moins de 30\u{a0}plis", "grey: fewer than 30 pieces").to_owned(),
    })
}
