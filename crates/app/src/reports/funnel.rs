//! From the letter to the order, and how many days it takes.

use super::front::{self, figures_table, plain, say_figure, strong};
use super::{Asked, basis_notes, scope_words};
use crate::charts;
use crate::failure::Failure;
use crate::figures::Group;
use crate::lang::{one_of, say};
use crate::summary::parts::{drawn, steps};
use report::{Run, Span, Summary};

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
    "win_rate",
    "show_rate",
];
/// What the table of days tells.
const DAYS: [&str; 3] = ["response_delay_median", "sales_cycle_median", "sales_cycle_mean"];

/// Returns what the report prints.
pub(super) async fn body(asked: &Asked<'_>) -> Result<Summary, Failure> {
    let Asked { house, filter, lang, today } = *asked;
    let group = asked.all().await?;
    let curve = charts::response_curve(house, filter, lang, today).await?;
    let barometer = match front::barometer(asked, "win_rate").await? {
        Some(barometer) => Some(barometer),
        None => front::barometer(asked, "response_rate").await?,
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
    let show = |key: &str| say_figure(key, group, asked.filter, lang);
    let responders = kpi::shown(group.totals.responders, kpi::Unit::Count, lang);
    vec![
        plain(say(
            lang,
            format!(
                "Sur {}\u{a0}plis envoyés, {responders}\u{a0}personnes ont répondu, ",
                show("pieces_posted")
            ),
            format!("Of {} pieces posted, {responders} people answered, ", show("pieces_posted")),
        )),
        strong(say(
            lang,
            format!(
                "{} sont qualifiées et {} sont devenues clientes",
                show("qualified_leads"),
                show("new_customers")
            ),
            format!(
                "{} are qualified and {} became customers",
                show("qualified_leads"),
                show("new_customers")
            ),
        )),
        plain(say(
            lang,
            format!("\u{202f}; cycle de vente médian\u{a0}: {}.", show("sales_cycle_median")),
            format!("; median sales cycle: {}.", show("sales_cycle_median")),
        )),
    ]
}
