//! What the campaign says in two or three sentences.

use crate::compare::{Cell, Standing, verdicts};
use crate::figures::Group;
use crate::lang::{Lang, one_of, say};
use crate::reports::front::{BAROMETER, PAID};
use domain::filter::Filter;
use domain::format::counted;
use domain::term::{Reason, Term};
use domain::words::CellRole;
use kpi::{Unit, Verdict, evaluate, find, reason_text, shown};
use report::Run;

/// Cells whose comparison is told: with more the table below tells it better.
const CELLS: usize = 4;

/// Returns the verdict: whether the mail paid, then what each comparison of cells proves. Of many cells those are named
/// of which something is proven.
pub(super) fn sentences(group: &Group, standing: &Standing, filter: &Filter, lang: Lang) -> Vec<Run> {
    let mut runs = paid(group, filter, lang);
    let compared = |cell: &&Cell| cell.group.role != Some(CellRole::Holdout) && cell.comparison.is_some();
    let proven = |cell: &&&Cell| {
        let verdict = cell.comparison.as_ref().map(|comparison| comparison.verdict);
        matches!(verdict, Some(Verdict::Better | Verdict::Worse))
    };
    let all: Vec<&Cell> = standing.cells.iter().filter(compared).collect();
    let told: Vec<&Cell> = if all.len() > CELLS {
        all.iter().filter(proven).take(CELLS).copied().collect()
    } else {
        all.clone()
    };
    let sentences = verdicts(told.iter().copied(), lang).sentences();
    runs.extend(sentences.into_iter().map(|sentence| Run { text: format!(" {sentence}"), strong: false }));
    let left = all.len() - told.len();
    if left > 0 {
        runs.push(Run { text: format!(" {}", others(left, told.is_empty(), lang)), strong: false });
    }
    runs
}

/// Says that the table below compares further cells with the control.
fn others(count: usize, alone: bool, lang: Lang) -> String {
    let count = count as u64;
    let cells = match (alone, lang) {
        (true, Lang::Fr) => counted(count, "cellule est comparée", "cellules sont comparées", lang),
        (false, Lang::Fr) => {
            counted(count, "autre cellule est comparée", "autres cellules sont comparées", lang)
        }
        (true, Lang::En) => counted(count, "cell is compared", "cells are compared", lang),
        (false, Lang::En) => counted(count, "other cell is compared", "other cells are compared", lang),
    };
    let proven = if alone {
        say(lang, ", sans écart établi".into(), ", none proven different".into())
    } else {
        String::new()
    };
    say(
        lang,
        format!("{cells} au témoin dans le tableau ci-dessous{proven}."),
        format!("{cells} with the control in the table below{proven}."),
    )
}

/// Returns whether the mail of one campaign or of several paid; before that is known, what it got.
pub(crate) fn paid(group: &Group, filter: &Filter, lang: Lang) -> Vec<Run> {
    let figure = |key: &str| find(key).map(|entry| evaluate(entry, &group.totals, filter.basis).value);
    let plain = |text: &str| Run { text: text.to_owned(), strong: false };
    let strong = |text: String| Run { text, strong: true };
    let several = group.campaigns.len() > 1;
    let of = |one: &'static str, many: &'static str| if several { many } else { one };
    if let Some(back) = figure(PAID).filter(|back| back.value().is_some()) {
        let back = shown(back, Unit::Times, lang);
        return vec![
            plain(one_of(
                lang,
                of("La campagne a rapporté ", "Les campagnes ont rapporté "),
                of("The campaign brought ", "The campaigns brought "),
            )),
            strong(say(
                lang,
                format!("{back}\u{a0}€ de chiffre d’affaires par euro dépensé"),
                format!("€{back} of revenue for each euro spent"),
            )),
            plain("."),
        ];
    }
    let Some(rate) = figure(BAROMETER).filter(|rate| rate.value().is_some()) else {
        return vec![plain(&nothing_to_conclude(figure(BAROMETER).and_then(Term::reason), lang))];
    };
    let rate = shown(rate, Unit::Ratio, lang);
    vec![
        plain(one_of(
            lang,
            of("La campagne a obtenu ", "Les campagnes ont obtenu "),
            of("The campaign got ", "The campaigns got "),
        )),
        strong(say(lang, format!("{rate} de réponses"), format!("a response rate of {rate}"))),
        plain(one_of(
            lang,
            of(
                "\u{202f}; sans coûts ni commandes importés, on ne sait pas encore si elle a payé.",
                "\u{202f}; sans coûts ni commandes importés, on ne sait pas encore si elles ont payé.",
            ),
            of(
                "; without imported costs and orders it is not known yet whether it paid.",
                "; without imported costs and orders it is not known yet whether they paid.",
            ),
        )),
    ]
}

fn nothing_to_conclude(why: Option<Reason>, lang: Lang) -> String {
    match why {
        Some(why) if !matches!(why, Reason::NeverImported(_)) => {
            let why = reason_text(why, lang);
            say(
                lang,
                format!("Le taux de réponse n’est pas connu\u{a0}: {why}."),
                format!("The response rate is not known: {why}."),
            )
        }
        _ => one_of(
            lang,
            "Aucune réponse n’est encore importée\u{a0}: on ne peut rien conclure.",
            "No response is imported yet: nothing can be concluded.",
        )
        .to_owned(),
    }
}
