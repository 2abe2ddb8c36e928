//! What the mail gained beyond its control, what customers think, and whether they stay: as far as it is known.

use crate::aims::aimed_groups;
use crate::dto::figure::{Figure, Flag};
use crate::failure::Failure;
use crate::figures::{Group, figure, shown_number};
use crate::house::House;
use crate::lang::{Lang, one_of, say};
use chrono::NaiveDate;
use domain::filter::Filter;
use domain::format::NBSP;
use kpi::{Definition, evaluate, find, shown};
use report::{Column, Table};

/// The figures that are told where they are known.
pub(super) const TOLD: [&str; 9] = [
    "lift",
    "incremental_responses",
    "incremental_revenue",
    "nps",
    "retention_rate",
    "repeat_rate",
    "sales_cycle_median",
    "clv_simple",
    "clv_predicted",
];

/// Returns the table of those that are known, nothing where none is.
pub(super) async fn table(
    house: &House,
    filter: &Filter,
    lang: Lang,
    today: NaiveDate,
) -> Result<Option<Table>, Failure> {
    let entries: Vec<&Definition> = TOLD.iter().filter_map(|key| find(key)).collect();
    let grouped = aimed_groups(house, &entries, filter, &[], today).await?;
    Ok(grouped.first().and_then(|group| of_group(group, &entries, filter, lang)))
}

fn of_group(group: &Group, entries: &[&Definition], filter: &Filter, lang: Lang) -> Option<Table> {
    let rows: Vec<Vec<String>> = entries.iter().filter_map(|entry| row(entry, group, filter, lang)).collect();
    let chance = one_of(lang, "peut être dû au hasard", "could be chance");
    let note = rows.iter().any(|row| row[1].ends_with('*')).then(|| format!("* {chance}"));
    (!rows.is_empty()).then(|| Table {
        heading: say(lang, "Gains, avis et fidélité".into(), "Gains, opinions and loyalty".into()),
        columns: vec![
            Column::words(say(lang, "Chiffre".into(), "Figure".into())),
            Column::figures(say(lang, "Valeur".into(), "Value".into())),
            Column::figures(say(lang, format!("Intervalle à 95{NBSP}%"), "95% interval".into())),
        ],
        rows,
        note: note.unwrap_or_default(),
    })
}

fn row(entry: &Definition, group: &Group, filter: &Filter, lang: Lang) -> Option<Vec<String>> {
    let told = figure(entry, group, filter, lang);
    told.value.as_ref()?;
    let star = if told.flags.contains(&Flag::NotProven) { "*" } else { "" };
    let value = shown(evaluate(entry, &group.totals, filter.basis).value, entry.unit, lang);
    Some(vec![told.name.clone(), format!("{value}{star}"), interval(&told, lang)])
}

fn interval(told: &Figure, lang: Lang) -> String {
    let text = |value: &Option<String>| {
        value.as_deref().and_then(|value| shown_number(value, told.currency.as_deref(), told.unit, lang))
    };
    text(&told.low)
        .zip(text(&told.high))
        .map_or_else(|| "–".to_owned(), |(low, high)| format!("{low} – {high}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::totals::Totals;
    use kpi::example::reference_totals;

    fn rows(totals: Totals, lang: Lang) -> Option<Table> {
        let entries: Vec<&Definition> = TOLD.iter().map(|key| find(key).unwrap()).collect();
        let group = Group {
            key: Vec::new(),
            role: None,
            provisional: false,
            campaigns: Vec::new(),
            totals,
            sure: None,
        };
        of_group(&group, &entries, &Filter::default(), lang)
    }

    #[test]
    fn what_is_known_is_told_with_its_interval_and_what_is_not_is_left_out() {
        let table = rows(reference_totals(), Lang::Fr).unwrap();
        let names: Vec<&str> = table.rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(
            names[..4],
            ["Gain sur témoin", "Réponses gagnées sur témoin", "CA gagné sur témoin", "NPS"]
        );
        assert_eq!(names.len(), 8, "twelve customers foresee nothing: {names:?}");
        assert_eq!(table.rows[1][1..], ["24", "2,73 – 45,72"]);
        assert!(table.rows[2][1].ends_with("€*") && table.note == "* peut être dû au hasard");
        assert_eq!(rows(Totals::never_imported(), Lang::En), None);
    }
}
