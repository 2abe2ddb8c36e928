//! What a mailing would bring before it is posted: the catalogue's figures over assumptions instead of files.

pub mod assumed;
pub mod kept;
mod test_size;

use crate::charts::{on_screen, stairs};
use crate::dashboard::{break_even, choices, scale};
use crate::dto::dashboard::Picture;
use crate::dto::figure::{Figure, Question, Unknown};
use crate::dto::simulator::{
    ScenarioView, Simulation, SimulatorField, SimulatorQuestion, SimulatorStart, WrongAssumption,
};
use crate::failure::Failure;
use crate::figures::{Group, capitalised, figure, groups};
use crate::house::House;
use crate::lang::{Lang, named, say};
use crate::question;
use chrono::NaiveDate;
use domain::currency::Currency;
use domain::filter::Filter;
use domain::totals::{Measure, Totals};
use kpi::simulate::{Assumption, Scenario, assumed as of_real, missing, totals};
use kpi::{find, reason_text};

/// Mailings side by side at most.
pub const MOST: usize = 3;
/// What is shown of each, in order.
pub const FIGURES: [&str; 15] = [
    "response_lines",
    "qualified_leads",
    "appointments",
    "new_customers",
    "revenue",
    "margin",
    "cost_total",
    "cost_per_piece",
    "cost_per_response",
    "cost_per_qualified_lead",
    "cost_per_appointment",
    "cost_per_new_customer",
    "roi_revenue",
    "roi_margin",
    "break_even_response_rate",
];
/// Returns what a simulation begins with: the real figures of the campaigns asked for, all where none is named.
pub async fn start(house: &House, asked: &Question, today: NaiveDate) -> Result<SimulatorStart, Failure> {
    let lang = named(&asked.lang);
    let filter = question::filter(asked)?;
    let grouped = groups(house, &filter, &[], today).await?;
    let real = grouped.into_iter().next().map_or_else(Totals::never_imported, |group| group.totals);
    let real = without_gaps(real);
    let field = |(one, term): (Assumption, domain::term::Term)| {
        let (most, step) = assumed::slider(one, term.value());
        SimulatorField {
            key: one.key().to_owned(),
            name: capitalised(one.name().get(lang)),
            kind: assumed::kind_key(one.kind()).to_owned(),
            value: term.value().map(|value| assumed::text(value, one.kind())),
            unknown: term.reason().map(|reason| reason_text(reason, lang)),
            most: most.normalize().to_string(),
            step: step.normalize().to_string(),
        }
    };
    Ok(SimulatorStart {
        fields: of_real(&real).into_iter().map(field).collect(),
        currency: currency_of(&real).code().to_owned(),
        campaigns: choices(house, &filter).await?.campaigns,
        kept: kept::list(house).await?,
    })
}

/// An item that costs nothing where others are told is nothing, and is not unknown.
fn without_gaps(mut real: Totals) -> Totals {
    let costs = || Measure::ALL.iter().copied().filter(|measure| measure.is_cost());
    if let Some(currency) = costs().find_map(|measure| real.get(measure).currency()) {
        for measure in costs() {
            if real.get(measure).value().is_none() {
                let nothing = domain::money::Money { amount: rust_decimal::Decimal::ZERO, currency };
                real.set(measure, domain::term::Term::money(nothing));
            }
        }
    }
    real
}

fn currency_of(real: &Totals) -> Currency {
    let told = Measure::ALL.iter().find_map(|measure| real.get(*measure).currency());
    told.unwrap_or(Currency::EUR)
}

/// Returns what would come of one to three mailings; it reads nothing of the file.
pub fn simulate(asked: &SimulatorQuestion) -> Result<Simulation, Failure> {
    let lang = named(&asked.lang);
    let currency = asked.currency.parse().unwrap_or(Currency::EUR);
    let read: Vec<_> =
        asked.scenarios.iter().take(MOST).map(|scenario| assumed::read(&scenario.values, currency)).collect();
    let wrong = read.iter().enumerate().flat_map(|(at, (_, wrong))| {
        let say = move |one: &Assumption| WrongAssumption {
            scenario: u32::try_from(at).unwrap_or_default(),
            key: one.key().to_owned(),
            text: assumed::allowed(one.kind(), lang),
        };
        wrong.iter().map(say)
    });
    let wrong = wrong.collect();
    let shown = read.get(asked.shown as usize).map(|(scenario, _)| scenario);
    let (test, wrong_rate) = test_size::sentences(shown, &asked.other_rate, lang);
    Ok(Simulation {
        scenarios: read.iter().map(|(scenario, _)| figures(scenario, &FIGURES, lang)).collect(),
        rate: shown.and_then(|scenario| rate(scenario, lang)),
        staircase: shown.map(|scenario| staircase(scenario, lang)).transpose()?,
        wrong,
        test,
        wrong_rate,
    })
}

/// Returns what is assumed of a scenario of the command line.
pub fn view(start: &SimulatorStart) -> ScenarioView {
    let value = |field: &SimulatorField| {
        let value = field.value.clone()?;
        Some(crate::dto::simulator::Assumed { key: field.key.clone(), value })
    };
    let values = start.fields.iter().filter_map(value).collect();
    ScenarioView { id: None, name: String::new(), values }
}

fn group(scenario: &Scenario) -> Group {
    Group {
        key: Vec::new(),
        role: None,
        provisional: false,
        campaigns: Vec::new(),
        totals: totals(scenario),
        sure: None,
    }
}

fn figures(scenario: &Scenario, keys: &[&str], lang: Lang) -> Vec<Figure> {
    let group = group(scenario);
    let one = |entry| {
        let mut figure = figure(entry, &group, &Filter::default(), lang);
        // What is to be expected has neither an interval nor too few: nothing was observed.
        (figure.low, figure.high) = (None, None);
        figure.flags.clear();
        let lacks = missing(entry, scenario);
        if let (Some(unknown), false) = (&mut figure.unknown, lacks.is_empty()) {
            *unknown = Unknown { text: lacking(&lacks, lang), ..unknown.clone() };
            unknown.drop = None;
        }
        figure
    };
    keys.iter().filter_map(|key| find(key)).map(one).collect()
}

/// Returns which assumptions a figure lacks.
fn lacking(lacks: &[Assumption], lang: Lang) -> String {
    let names: Vec<&str> = lacks.iter().map(|one| one.name().get(lang)).collect();
    let names = names.join(", ");
    say(lang, format!("Il manque\u{a0}: {names}"), format!("Missing: {names}"))
}

/// Returns the response rate on its barometer, with the rate from which on the mailing pays.
fn rate(scenario: &Scenario, lang: Lang) -> Option<Figure> {
    let mut rate = figures(scenario, &["response_rate"], lang).pop()?;
    rate.detail = String::new();
    rate.break_even = break_even("response_rate", &group(scenario), &Filter::default(), lang);
    scale(&mut rate);
    Some(rate)
}

/// Returns what a piece, a response, a qualified lead, an appointment and a new customer cost, and may cost at most.
fn staircase(scenario: &Scenario, lang: Lang) -> Result<Picture, Failure> {
    on_screen(&stairs(|key| figures(scenario, &[key], lang).pop(), lang), lang, (560.0, 260.0))
}

#[cfg(test)]
mod tests;
