//! What deserves attention, in words.

use super::failure::{Both, both};
use crate::figures::shown_figure;
use crate::lang::{Lang, say};
use crate::targets::{TargetLine, attainment_text};
use domain::format::{NBSP, date};

/// How many deals a sentence names.
const NAMED: usize = 3;

/// Returns a missed target with the figure, its interval and what was reached.
pub(crate) fn off_target(line: &TargetLine, proven: Option<bool>, lang: Lang) -> String {
    let (name, value, aim) = (&line.figure.name, shown_figure(&line.figure, lang), &line.shown);
    let share = attainment_text(line, lang);
    let campaign = line.campaign.as_ref().map_or_else(String::new, |code| format!("{code}, "));
    let period = period(line, lang);
    let interval = if proven.is_some() && line.figure.detail.contains('–') {
        format!(" ({})", line.figure.detail)
    } else {
        String::new()
    };
    let doubt = match proven {
        Some(false) => say(lang, " L’écart peut tenir au hasard.".into(), " The gap could be chance.".into()),
        _ => String::new(),
    };
    say(
        lang,
        format!(
            "{campaign}{period}{name}{NBSP}: {value}{interval} pour un objectif de {aim}, soit {share} de l’objectif.{doubt}"
        ),
        format!(
            "{campaign}{period}{name}: {value}{interval} against a target of {aim}, {share} of the target.{doubt}"
        ),
    )
}

fn period(line: &TargetLine, lang: Lang) -> String {
    match (line.from, line.to) {
        (Some(from), Some(to)) => {
            let (from, to) = (date(from, lang), date(to, lang));
            say(lang, format!("du {from} au {to}, "), format!("{from} to {to}, "))
        }
        (Some(from), None) => {
            let from = date(from, lang);
            say(lang, format!("depuis le {from}, "), format!("since {from}, "))
        }
        (None, Some(to)) => {
            let to = date(to, lang);
            say(lang, format!("jusqu’au {to}, "), format!("until {to}, "))
        }
        (None, None) => String::new(),
    }
}

/// Returns what to do about a missed target.
pub(crate) fn off_target_remedy(costs: bool, proven: Option<bool>, running: bool, lang: Lang) -> String {
    let (fr, en) = match (running, proven, costs) {
        (true, ..) => (
            "La période ou la fenêtre est encore ouverte\u{a0}: attendez la fin avant de conclure.",
            "The period or the window is still open: wait for its end before concluding.",
        ),
        (_, Some(false), _) => (
            "Attendez d’autres envois avant de changer quoi que ce soit.",
            "Wait for more mailings before changing anything.",
        ),
        (_, _, true) => (
            "Regardez quel poste pèse le plus et quelle liste coûte le plus par réponse.",
            "Look at which item weighs most and which list costs most per response.",
        ),
        (_, _, false) => (
            "Comparez les listes, les offres et les lettres\u{a0}: gardez ce qui répond le mieux.",
            "Compare lists, offers and letters: keep what answers best.",
        ),
    };
    say(lang, fr.to_owned(), en.to_owned())
}

/// Returns how many deals wait in a stage, and since when.
pub(crate) fn stage_waits(deals: usize, stage: &str, after: u64, longest: i64, lang: Lang) -> String {
    let (where_fr, where_en) = if stage.is_empty() {
        (String::new(), String::new())
    } else {
        (format!(" à l’étape «{NBSP}{stage}{NBSP}»"), format!(" in the stage “{stage}”"))
    };
    let (noun_fr, verb_fr) =
        if deals < 2 { ("opportunité", "attend") } else { ("opportunités", "attendent") };
    let (noun_en, verb_en) = if deals == 1 { ("deal has", "waited") } else { ("deals have", "waited") };
    say(
        lang,
        format!(
            "{deals} {noun_fr} {verb_fr}{where_fr} depuis plus de {after}{NBSP}jours, la plus ancienne depuis {longest}{NBSP}jours."
        ),
        format!(
            "{deals} {noun_en} {verb_en}{where_en} for more than {after} days, the longest for {longest} days."
        ),
    )
}

/// Returns what to do about deals that wait.
pub(crate) fn stage_waits_remedy<'a>(names: impl Iterator<Item = &'a str>, lang: Lang) -> String {
    let mut first: Vec<&str> = Vec::new();
    for name in names.filter(|name| !name.is_empty()) {
        // Somebody with two deals is named once.
        if first.len() < NAMED && !first.contains(&name) {
            first.push(name);
        }
    }
    let of = if first.is_empty() { String::new() } else { format!("{NBSP}: {}", first.join(", ")) };
    let of_en = of.replace(NBSP, "");
    say(
        lang,
        format!("Relancez-les ou classez-les perdues{of}."),
        format!("Follow them up or close them as lost{of_en}."),
    )
}

/// Returns that there is no alert of a name.
pub(super) fn none(name: &str) -> Both {
    both(
        format!("Il n’y a pas d’alerte «{NBSP}{name}{NBSP}»."),
        "La commande «\u{a0}baromail alerts --all\u{a0}» les liste.",
        format!("There is no alert “{name}”."),
        "The command “baromail alerts --all” lists them.",
    )
}
