//! From the letter to the order, and how many days it takes.

use super::front::{self, BAROMETER, figure_of, figures_table, listed, plain, say_figure, several, strong};
use super::{Asked, basis_notes, scope_words};
use crate::charts;
use crate::failure::Failure;
use crate::figures::Group;
use crate::lang::{one_of, say};
use crate::summary::parts::{drawn, step_figures, steps};
use report::{Run, Span, Summary};

/// The barometer, where deals are closed.
const WON: &str = "win_rate";
/// The tiles.
const TILES: [&str; 6] = [
    "response_rate",
    "qualification_rate",
    "appointments",
    "sales_cycle_median",
    "average_order_value",
    "new_customers",
];
/// What the table of passages tells.
const PASSAGES: [&str; 7] = [
    "posted_to_qualified_rate",
    "responder_to_opportunity_rate",
    "qualified_to_opportunity_rate",
    "responder_to_customer_rate",
    "opportunity_to_customer_rate",
    WON,
    "show_rate",
];
/// What the table of days tells.
const DAYS: [&str; 3] = ["response_delay_median", "sales_cycle_median", "sales_cycle_mean"];
/// What stands there under the median of deals that were won.
const WITH_OPEN: &str = "sales_cycle_median.with_open";

/// Returns the figures that it prints.
pub(super) fn printed() -> Vec<&'static str> {
    [&[WON][..], &TILES, &step_figures(), &PASSAGES, &DAYS, &[WITH_OPEN]].concat()
}

/// Returns what the report prints.
pub(super) async fn body(asked: &Asked<'_>) -> Result<Summary, Failure> {
    let Asked { house, filter, lang, today } = *asked;
    let group = asked.all().await?;
    let curve = charts::response_curve(house, filter, lang, today).await?;
    let barometer = match front::barometer(asked, WON).await? {
        Some(barometer) => Some(barometer),
        None => front::barometer(asked, BAROMETER).await?,
    };
    Ok(Summary {
        title: one_of(lang, "Entonnoir et cycle de vente", "Sales funnel and cycle").to_owned(),
        subtitle: scope_words(filter, lang),
        verdict: verdict(asked, &group),
        barometer,
        headline: front::headline(asked, &TILES).await?,
        next: front::next(asked, Vec::new()).await?,
        steps: Some(steps(&group, filter, lang)),
        figures: vec![drawn(&curve, Span::Full, 210.0, lang)?],
        tables: vec![
            figures_table(
                one_of(lang, "Passages d’une étape à l’autre", "Passages from step to step").to_owned(),
                &PASSAGES,
                &group,
                asked,
            ),
            figures_table(
                one_of(lang, "En combien de jours", "In how many days").to_owned(),
                &DAYS,
                &group,
                asked,
            ),
        ],
        notes: basis_notes(asked).await?,
        ..Summary::default()
    })
}

fn verdict(asked: &Asked<'_>, group: &Group) -> Vec<Run> {
    let lang = asked.lang;
    let figure = |key: &str| figure_of(key, group, asked.filter).filter(|value| value.value().is_some());
    let posted = several(
        group.totals.pieces_posted,
        ["pli envoyé", "plis envoyés"],
        ["piece posted", "pieces posted"],
        lang,
    );
    let responders = Some(group.totals.responders).filter(|value| value.value().is_some());
    let reached = [
        (responders, ["personne a répondu", "personnes ont répondu"], ["person answered", "people answered"]),
        (figure("qualified_leads"), ["est qualifiée", "sont qualifiées"], ["is qualified", "are qualified"]),
        (
            figure("new_customers"),
            ["est devenue cliente", "sont devenues clientes"],
            ["became a customer", "became customers"],
        ),
    ];
    let reached: Vec<String> =
        reached.into_iter().filter_map(|(value, fr, en)| Some(several(value?, fr, en, lang))).collect();
    if reached.is_empty() {
        let none = say(
            lang,
            format!("{posted}\u{202f}; aucune réponse n’est importée, la suite n’est donc pas connue."),
            format!("{posted}; no response is imported, so what followed is not known."),
        );
        return vec![plain(none)];
    }
    let mut runs = vec![
        plain(say(lang, format!("Sur {posted}, "), format!("Of {posted}, "))),
        strong(listed(&reached, lang)),
    ];
    if figure("sales_cycle_median").is_some() {
        let days = say_figure("sales_cycle_median", group, asked.filter, lang);
        runs.push(plain(say(
            lang,
            format!("\u{202f}; cycle de vente médian\u{a0}: {days}"),
            format!("; median sales cycle: {days}"),
        )));
    }
    runs.push(plain("."));
    runs
}
