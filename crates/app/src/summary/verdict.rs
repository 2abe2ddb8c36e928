//! What the campaign says in two or three sentences.

use crate::compare::{Standing, named_sentence};
use crate::figures::Group;
use crate::lang::{Lang, say};
use domain::filter::Filter;
use domain::words::CellRole;
use kpi::{Unit, evaluate, find, shown};
use report::Run;

/// Returns the verdict: whether the mail paid, then what each comparison of cells proves.
pub(super) fn sentences(group: &Group, standing: &Standing, filter: &Filter, lang: Lang) -> Vec<Run> {
    let mut runs = paid(group, filter, lang);
    for cell in standing.cells.iter().filter(|cell| cell.group.role != Some(CellRole::Holdout)) {
        if let Some(sentence) = named_sentence(cell, lang) {
            runs.push(Run { text: format!(" {sentence}"), strong: false });
        }
    }
    runs
}

fn paid(group: &Group, filter: &Filter, lang: Lang) -> Vec<Run> {
    let figure = |key: &str| find(key).map(|entry| evaluate(entry, &group.totals, filter.basis).value);
    let plain = |text: String| Run { text, strong: false };
    let strong = |text: String| Run { text, strong: true };
    if let Some(back) = figure("roas").filter(|back| back.value().is_some()) {
        let back = shown(back, Unit::Times, lang);
        return vec![
            plain(say(lang, "La campagne a rapporté ".into(), "The campaign brought ".into())),
            strong(say(
                lang,
                format!("{back}\u{a0}€ de chiffre d’affaires par euro dépensé"),
                format!("€{back} of revenue for each euro spent"),
            )),
            plain(".".into()),
        ];
    }
    let Some(rate) = figure("response_rate").filter(|rate| rate.value().is_some()) else {
        return vec![plain(say(
            lang,
            "Aucune réponse n’est encore importée\u{a0}: on ne peut rien conclure.".into(),
            "No response is imported yet: nothing can be concluded.".into(),
        ))];
    };
    let rate = shown(rate, Unit::Ratio, lang);
    vec![
        plain(say(lang, "La campagne a obtenu ".into(), "The campaign got ".into())),
        strong(say(lang, format!("{rate} de réponses"), format!("a response rate of {rate}"))),
        plain(say(
            lang,
            "\u{202f}; sans coûts ni commandes importés, on ne sait pas encore si elle a payé.".into(),
            "; without imported costs and orders it is not known yet whether it paid.".into(),
        )),
    ]
}
