//! What happened between two days, beside the period before.

use super::front::{self, BAROMETER, figure_of, groups_table, plain, say_figure, several, strong, tile};
use super::period::{Period, before};
use super::{Asked, basis_notes, since_closing};
use crate::failure::Failure;
use crate::figures::{Group, capitalised, groups};
use crate::lang::{Lang, one_of, say};
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::format::date;
use kpi::{evaluate, find};
use report::{Column, Run, Summary, Table};

/// The figures of a period: counts and sums, whose facts all have their day in it.
pub(crate) const FIGURES: [&str; 8] = [
    "pieces_posted",
    "response_lines",
    "qualified_leads",
    "appointments",
    "new_customers",
    "orders",
    "revenue",
    "cost_total",
];
/// Those that stand on the first page.
const TILES: [&str; 6] =
    ["pieces_posted", "response_lines", "qualified_leads", "new_customers", "orders", "revenue"];

/// The figures of all letters posted until the end of the period, which the barometer and the change since a closing
/// print where they are known.
pub(super) const OF_LETTERS: [&str; 2] = [BAROMETER, "cost_per_new_customer"];

/// Returns the filter of all letters posted until the end of a filter's period.
pub(super) fn letters_until(filter: &Filter) -> Filter {
    Filter { from: None, basis: domain::words::Basis::Posting, ..filter.clone() }
}

/// Returns what the report prints.
pub(super) async fn body(asked: &Asked<'_>) -> Result<Summary, Failure> {
    let Asked { house, filter, lang, today } = *asked;
    let group = asked.all().await?;
    let period = Period { from: filter.from.unwrap_or(today), to: filter.to.unwrap_or(today) };
    let earlier = before(period);
    let earlier_filter = Filter { from: Some(earlier.from), to: Some(earlier.to), ..filter.clone() };
    let compared = groups(house, &earlier_filter, &[], today).await?;
    let old = compared.first();
    let since = letters_until(filter);
    let posted = Asked { house, filter: &since, lang, today };
    let tiles = TILES.iter().filter_map(|key| find(key)).map(|entry| {
        let was = old.map(|old| say_figure(entry.key, old, &earlier_filter, lang)).unwrap_or_default();
        tile(
            capitalised(entry.name.get(lang)),
            say_figure(entry.key, &group, filter, lang),
            say(lang, format!("période d’avant\u{a0}: {was}"), format!("period before: {was}")),
        )
    });
    let closings = since_closing::told(asked, period).await?;
    let mut report = Summary {
        title: title(period, lang),
        subtitle: say(
            lang,
            format!("à côté du {} au {}", date(earlier.from, lang), date(earlier.to, lang)),
            format!("beside {} to {}", date(earlier.from, lang), date(earlier.to, lang)),
        ),
        verdict: verdict(&group, old, filter, &earlier_filter, lang),
        barometer: front::barometer(&posted, BAROMETER).await?,
        headline: tiles.collect(),
        next: front::next(asked, Vec::new()).await?,
        notes: notes(asked, period).await?,
        ..Summary::default()
    };
    report.tables.push(change_table(&group, old, filter, &earlier_filter, lang));
    report.tables.extend(closings.tables);
    report.notes.extend(closings.notes);
    let campaigns = groups(house, filter, &[Dimension::Campaign], today).await?;
    let moved: Vec<Group> = campaigns.into_iter().filter(|group| has_any(group, filter)).collect();
    if !moved.is_empty() {
        let heading = say(lang, "Campagne par campagne".into(), "Campaign by campaign".into());
        report.tables.push(groups_table(heading, Dimension::Campaign, &moved, &TILES, asked));
    }
    Ok(report)
}

fn has_any(group: &Group, filter: &Filter) -> bool {
    FIGURES.iter().filter_map(|key| find(key)).any(|entry| {
        evaluate(entry, &group.totals, filter.basis).value.value().is_some_and(|value| !value.is_zero())
    })
}

fn title(period: Period, lang: Lang) -> String {
    let day = |day: NaiveDate| date(day, lang);
    say(
        lang,
        format!("Du {} au {}", day(period.from), day(period.to)),
        format!("{} to {}", day(period.from), day(period.to)),
    )
}

fn verdict(group: &Group, old: Option<&Group>, filter: &Filter, earlier: &Filter, lang: Lang) -> Vec<Run> {
    let revenue = old.map_or_else(|| "–".to_owned(), |old| say_figure("revenue", old, earlier, lang));
    let responses = responses(old, earlier, lang);
    let mut runs = brought(group, filter, lang);
    runs.push(plain(say(
        lang,
        format!(", contre {revenue} et {responses} la période d’avant."),
        format!(", against {revenue} and {responses} the period before."),
    )));
    runs
}

/// Returns what a period brought, as a sentence that goes on.
pub(super) fn brought(group: &Group, filter: &Filter, lang: Lang) -> Vec<Run> {
    let revenue = say_figure("revenue", group, filter, lang);
    let orders = figure_of("orders", group, filter).map_or_else(String::new, |orders| {
        several(orders, ["commande", "commandes"], ["order", "orders"], lang)
    });
    let responses = responses(Some(group), filter, lang);
    vec![
        plain(one_of(lang, "La période a apporté ", "The period brought ")),
        strong(say(
            lang,
            format!("{revenue} de chiffre d’affaires ({orders})"),
            format!("{revenue} of revenue ({orders})"),
        )),
        plain(say(lang, format!(" et {responses}"), format!(" and {responses}"))),
    ]
}

fn responses(group: Option<&Group>, filter: &Filter, lang: Lang) -> String {
    let lines = group.and_then(|group| figure_of("response_lines", group, filter));
    let nouns = (["réponse", "réponses"], ["response", "responses"]);
    lines.map_or_else(
        || format!("–\u{a0}{}", one_of(lang, nouns.0[1], nouns.1[1])),
        |lines| several(lines, nouns.0, nouns.1, lang),
    )
}

fn change_table(group: &Group, old: Option<&Group>, filter: &Filter, earlier: &Filter, lang: Lang) -> Table {
    let rows = FIGURES.iter().filter_map(|key| find(key)).map(|entry| {
        let now = evaluate(entry, &group.totals, filter.basis).value;
        let was = old.map(|old| evaluate(entry, &old.totals, earlier.basis).value);
        let change =
            was.map(|was| now - was).map_or_else(String::new, |change| signed(change, entry.unit, lang));
        vec![
            capitalised(entry.name.get(lang)),
            kpi::shown(now, entry.unit, lang),
            was.map_or_else(String::new, |was| kpi::shown(was, entry.unit, lang)),
            change,
        ]
    });
    Table {
        heading: one_of(lang, "Ce qui est arrivé dans la période", "What happened in the period").to_owned(),
        columns: vec![
            Column::words(one_of(lang, "Chiffre", "Figure")),
            Column::figures(one_of(lang, "Période", "Period")),
            Column::figures(one_of(lang, "Période d’avant", "Period before")),
            Column::figures(one_of(lang, "Écart", "Change")),
        ],
        rows: rows.collect(),
        note: String::new(),
    }
}

/// Returns a change with its sign.
pub(crate) fn signed(change: domain::term::Term, unit: kpi::Unit, lang: Lang) -> String {
    let text = kpi::shown(change, unit, lang);
    let grows = change.value().is_some_and(|value| value > rust_decimal::Decimal::ZERO);
    if grows { format!("+{}{text}", one_of(lang, "\u{a0}", "")) } else { text }
}

async fn notes(asked: &Asked<'_>, period: Period) -> Result<Vec<String>, Failure> {
    let lang = asked.lang;
    let mut notes = basis_notes(asked).await?;
    let day = date(period.to, lang);
    notes.push(say(
        lang,
        format!("Le baromètre porte sur les plis envoyés jusqu’au {day}, avec toutes leurs suites."),
        format!("The barometer is of the pieces posted until {day}, with all that followed."),
    ));
    Ok(notes)
}
