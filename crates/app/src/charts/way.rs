//! From letter to customer: what each step costs, how many come through, how long it takes.

use super::{Links, Plate, to_figure};
use crate::dto::figure::{Figure, Flag};
use crate::failure::Failure;
use crate::figures::{Group, figure, groups};
use crate::house::House;
use crate::lang::{Lang, Words, one_of};
use crate::told_by::told_by;
use chart::{Bar, BarUnit, Bars, Chart, Funnel, Reached, Sample, Staircase, Step};
use chrono::NaiveDate;
use domain::currency::Currency;
use domain::filter::Filter;
use kpi::find;

/// The steps of the staircase: the figure and what it pays for.
const COSTS: [(&str, Words); 5] = [
    ("cost_per_piece", Words { fr: "Pli", en: "Piece" }),
    ("cost_per_response", Words { fr: "Réponse", en: "Response" }),
    ("cost_per_qualified_lead", Words { fr: "Prospect qualifié", en: "Qualified lead" }),
    ("cost_per_appointment", Words { fr: "Rendez-vous", en: "Appointment" }),
    ("cost_per_new_customer", Words { fr: "Nouveau client", en: "New customer" }),
];

/// The stages of the funnel: the conversion that leads on from each, above whose line the next stage stands, and what
/// that next stage is called.
const STAGES: [(&str, Words); 5] = [
    ("posted", Words { fr: "Répondants", en: "Responders" }),
    ("responder", Words { fr: "Prospects qualifiés", en: "Qualified leads" }),
    ("qualified", Words { fr: "Rendez-vous", en: "Appointments" }),
    ("appointment", Words { fr: "Opportunités", en: "Opportunities" }),
    ("opportunity", Words { fr: "Nouveaux clients", en: "New customers" }),
];

/// What takes time, by the stage that is left.
const STAYS: [Words; 5] = [
    Words { fr: "De l’envoi à la réponse", en: "From posting to response" },
    Words { fr: "De la réponse à la qualification", en: "From response to qualification" },
    Words { fr: "De la qualification au rendez-vous", en: "From qualification to appointment" },
    Words { fr: "Du rendez-vous à l’opportunité", en: "From appointment to opportunity" },
    Words { fr: "De l’opportunité à la commande", en: "From opportunity to order" },
];

/// Returns what each thing that a mailing brings costs, and what it may cost before the margin is used up.
pub(super) async fn staircase(
    house: &House,
    filter: &Filter,
    lang: Lang,
    today: NaiveDate,
) -> Result<Plate, Failure> {
    let whole = whole(house, filter, today).await?;
    Ok(stairs(|key| whole.as_ref().and_then(|group| told(key, group, filter, lang)), lang))
}

/// Returns the staircase of figures, whether files told them or a person assumed them.
pub(crate) fn stairs(told: impl Fn(&str) -> Option<Figure>, lang: Lang) -> Plate {
    // The margin of all over its cost: what a step may cost is that many times what it does.
    let earned =
        told("roi_margin").as_ref().and_then(value).map(|gain| 1.0 + gain).filter(|times| *times > 0.0);
    let mut currency = Currency::EUR;
    let mut steps = Vec::new();
    for (key, label) in COSTS {
        let Some(cost) = told(key) else { continue };
        currency = cost.currency.as_deref().and_then(|code| code.parse().ok()).unwrap_or(currency);
        let known = value(&cost);
        steps.push(Step {
            label: label.get(lang).to_owned(),
            value: known,
            limit: known.zip(earned).map(|(cost, times)| cost * times),
            note: note(&cost),
        });
    }
    Plate {
        told_by: None,
        links: COSTS.map(|(key, label)| (label.get(lang).to_owned(), to_figure(key))).into(),
        chart: Chart::Staircase(Staircase {
            title: one_of(lang, "L’escalier des coûts", "The staircase of costs").to_owned(),
            unit: BarUnit::Money(currency),
            steps,
            limit: one_of(lang, "seuil de rentabilité", "break-even").to_owned(),
            empty: one_of(lang, "Aucun coût importé", "No cost imported").to_owned(),
        }),
        note: one_of(lang, "ce que coûte chaque étape, HT", "what each step costs, net of VAT").to_owned(),
    }
}

/// Returns how many come through each stage, at what rate and after how many days.
pub(super) async fn funnel(
    house: &House,
    filter: &Filter,
    lang: Lang,
    today: NaiveDate,
) -> Result<Plate, Failure> {
    let whole = whole(house, filter, today).await?;
    let mut steps = Vec::new();
    let mut lacking = None;
    if let Some(group) = &whole {
        let rate =
            |(stage, _): &(&str, Words)| told(&format!("stage_conversion.{stage}"), group, filter, lang);
        let rates: Vec<Figure> = STAGES.iter().filter_map(rate).collect();
        lacking = told_by(house, &rates.iter().collect::<Vec<_>>(), filter, (lang, today)).await?;
        let posted = told("pieces_posted", group, filter, lang);
        steps.extend(posted.map(|posted| Reached {
            label: one_of(lang, "Plis envoyés", "Pieces posted").to_owned(),
            count: value(&posted),
            rate: None,
            days: None,
            note: note(&posted),
        }));
        steps.extend(STAGES.iter().filter_map(|(stage, label)| reached(stage, *label, group, filter, lang)));
    }
    Ok(Plate {
        told_by: lacking,
        links: funnel_links(lang),
        chart: Chart::Funnel(Funnel {
            title: one_of(lang, "Du courrier au client", "From letter to customer").to_owned(),
            steps,
            empty: one_of(lang, "Aucun pli pour ces filtres", "No piece for these filters").to_owned(),
        }),
        note: one_of(
            lang,
            "part de l’étape d’avant, jours (médiane)",
            "share of the step before, days (median)",
        )
        .to_owned(),
    })
}

fn funnel_links(lang: Lang) -> Links {
    let posted = (one_of(lang, "Plis envoyés", "Pieces posted").to_owned(), to_figure("pieces_posted"));
    let conversion = |(stage, label): (&str, Words)| {
        (label.get(lang).to_owned(), to_figure(&format!("stage_conversion.{stage}")))
    };
    std::iter::once(posted).chain(STAGES.map(conversion)).collect()
}

fn stay_links(lang: Lang) -> Links {
    let stay = |((stage, _), label): ((&str, Words), Words)| {
        (label.get(lang).to_owned(), to_figure(&format!("stage_duration_median.{stage}")))
    };
    STAGES.into_iter().zip(STAYS).map(stay).collect()
}

fn reached(stage: &str, label: Words, group: &Group, filter: &Filter, lang: Lang) -> Option<Reached> {
    let rate = told(&format!("stage_conversion.{stage}"), group, filter, lang)?;
    let days = told(&format!("stage_duration_median.{stage}"), group, filter, lang);
    Some(Reached {
        label: label.get(lang).to_owned(),
        count: number(rate.numerator.as_deref()),
        rate: value(&rate),
        days: days.as_ref().and_then(value),
        note: note(&rate),
    })
}

/// Returns how long each stage takes, for the one in the middle.
pub(super) async fn stage_durations(
    house: &House,
    filter: &Filter,
    lang: Lang,
    today: NaiveDate,
) -> Result<Plate, Failure> {
    let whole = whole(house, filter, today).await?;
    let stay = |((stage, _), label): (&(&str, Words), Words)| {
        let days = told(&format!("stage_duration_median.{stage}"), whole.as_ref()?, filter, lang)?;
        Some(Bar {
            label: label.get(lang).to_owned(),
            value: value(&days),
            low: number(days.low.as_deref()),
            high: number(days.high.as_deref()),
            sample: if days.flags.contains(&Flag::TooFew) { Sample::Few } else { Sample::Enough },
            note: note(&days),
        })
    };
    let bars: Vec<Bar> = STAGES.iter().zip(STAYS).filter_map(stay).collect();
    let none = bars.iter().all(|bar| bar.value.is_none());
    Ok(Plate {
        told_by: None,
        links: stay_links(lang),
        chart: Chart::Bars(Bars {
            title: one_of(lang, "Durée des étapes", "How long stages take").to_owned(),
            unit: BarUnit::Days,
            bars: if none { Vec::new() } else { bars },
            reference: None,
            empty: one_of(lang, "Aucune étape datée pour ces filtres", "No dated stage for these filters")
                .to_owned(),
        }),
        note: one_of(lang, "jours, médiane et intervalle à 95\u{a0}%", "days, median and 95% interval")
            .to_owned(),
    })
}

/// Returns all letters of a filter as one group.
async fn whole(house: &House, filter: &Filter, today: NaiveDate) -> Result<Option<Group>, Failure> {
    Ok(groups(house, filter, &[], today).await?.into_iter().next())
}

fn told(key: &str, group: &Group, filter: &Filter, lang: Lang) -> Option<Figure> {
    find(key).map(|entry| figure(entry, group, filter, lang))
}

fn value(figure: &Figure) -> Option<f64> {
    number(figure.value.as_deref())
}

fn number(text: Option<&str>) -> Option<f64> {
    text.and_then(|text| text.parse().ok())
}

/// Returns why a figure is unknown; nothing where it is known.
fn note(figure: &Figure) -> String {
    figure.unknown.as_ref().map(|unknown| unknown.text.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::capitalised;

    #[test]
    fn every_step_is_a_figure_of_the_catalogue() {
        for (key, label) in COSTS {
            assert!(find(key).is_some() && capitalised(label.fr) == label.fr, "{key}");
        }
        for (stage, _) in STAGES {
            assert!(find(&format!("stage_conversion.{stage}")).is_some(), "{stage}");
            assert!(find(&format!("stage_duration_median.{stage}")).is_some(), "{stage}");
        }
    }
}
