//! To which letters orders are credited, in words.

use crate::lang::{Lang, one_of, say};
use domain::format::NBSP;
use domain::words::Attribution;
use kpi::{Unit, shown};
use store::{Standing, Tallied};

/// Returns the name of a rule.
pub(crate) fn name(rule: Attribution, lang: Lang) -> &'static str {
    let (fr, en) = match rule {
        Attribution::Last => ("dernière lettre", "last letter"),
        Attribution::First => ("première lettre", "first letter"),
        Attribution::Equal => ("parts égales entre les lettres", "equal shares of the letters"),
        Attribution::Decay => (
            "parts selon l’ancienneté (demi-vie de 30\u{a0}jours)",
            "shares by age (half-life of 30\u{a0}days)",
        ),
        Attribution::Code => ("code seul", "code only"),
    };
    one_of(lang, fr, en)
}

/// Returns how a rule credits the orders of one campaign.
pub(crate) fn of_campaign(rule: Attribution, code: &str, days: u32, lang: Lang) -> String {
    let (fr, en) = match rule {
        Attribution::Last => (
            format!("une commande compte pour la dernière lettre reçue dans les {days}{NBSP}jours."),
            format!("an order counts for the last letter received within {days}{NBSP}days."),
        ),
        Attribution::First => (
            format!("une commande compte pour la première lettre reçue dans les {days}{NBSP}jours."),
            format!("an order counts for the first letter received within {days}{NBSP}days."),
        ),
        Attribution::Equal => (
            format!(
                "une commande se partage à égalité entre toutes les lettres reçues, celle-ci dans les {days}{NBSP}jours."
            ),
            format!(
                "an order is shared alike by all letters received, this campaign’s within {days}{NBSP}days."
            ),
        ),
        Attribution::Decay => (
            format!(
                "une commande se partage entre toutes les lettres reçues, celle-ci dans les {days}{NBSP}jours{NBSP}: une lettre pèse moitié moins qu’une autre postée 30{NBSP}jours après elle."
            ),
            format!(
                "an order is shared by all letters received, this campaign’s within {days}{NBSP}days: a letter weighs half as much as one posted 30{NBSP}days after it."
            ),
        ),
        Attribution::Code => (
            format!(
                "une commande compte si un code, dans les {days}{NBSP}jours, ou la référence d’un pli nomme sa lettre."
            ),
            format!(
                "an order counts where a code, within {days}{NBSP}days, or a piece’s reference names its letter."
            ),
        ),
    };
    say(lang, format!("{code}{NBSP}: {fr}"), format!("{code}: {en}"))
}

/// Returns what holds for every campaign by a rule; nothing for the usual one.
pub(crate) fn in_general(rule: Attribution, lang: Lang) -> Vec<String> {
    let mut rules = Vec::new();
    if matches!(rule, Attribution::First | Attribution::Equal | Attribution::Decay) {
        rules.push(one_of(
            lang,
            "Une commande qui nomme sa lettre (référence d’un pli, code, campagne, ligne de la liste de plis) ou qu’une personne y a rattachée y reste.",
            "An order that names its letter (a piece’s reference, code, campaign, row of the mailing list), or that a person joined to it, stays with it.",
        ));
    }
    if rule.shares() {
        rules.push(one_of(
            lang,
            "Montants, commandes et clients se partagent dans les mêmes proportions, d’où des nombres à virgule\u{a0}: les parts d’une commande font toujours la commande entière.",
            "Amounts, orders and customers are shared in the same proportions, hence decimals: the shares of an order always make the whole order.",
        ));
    }
    rules.into_iter().map(str::to_owned).collect()
}

/// Returns what became of the orders: read, of people who were mailed, credited, outside the window, without a campaign.
pub(crate) fn standing(told: &Standing, lang: Lang) -> Vec<String> {
    if is_none(&told.told) {
        return Vec::new();
    }
    let count = |tallied: &Tallied| {
        let (orders, revenue) =
            (shown(tallied.orders, Unit::Count, lang), shown(tallied.revenue, Unit::Money, lang));
        format!("{orders} ({revenue})")
    };
    let line = |fr: &str, en: &str, tallied: &Tallied| {
        let count = count(tallied);
        say(lang, format!("{fr}{NBSP}: {count}."), format!("{en}: {count}."))
    };
    let mut lines = vec![
        line("Commandes lues, toutes campagnes confondues", "Orders read, of all campaigns", &told.told),
        line(
            "De personnes à qui ces lettres ont été envoyées",
            "Of people whom these letters were mailed to",
            &told.matched,
        ),
        line(
            "Attribuées à ces lettres par la règle",
            "Credited to these letters by the rule",
            &told.credited,
        ),
    ];
    for (fr, en, tallied) in [
        (
            "Parmi elles, par un code ou une campagne, sans destinataire connu",
            "Among them, by a code or a campaign, of nobody known",
            &told.unnamed,
        ),
        ("Attribuées à d’autres lettres", "Credited to other letters", &told.elsewhere),
        ("Hors fenêtre", "Outside the window", &told.outside),
        (
            "Dans la fenêtre, mais d’aucune lettre selon la règle",
            "Within the window, but of no letter by the rule",
            &told.uncredited,
        ),
        (
            "Sans campagne, de personnes à qui rien n’a été envoyé",
            "Without a campaign, of people who were mailed nothing",
            &told.nobody,
        ),
    ] {
        if !is_none(tallied) {
            lines.push(line(fr, en, tallied));
        }
    }
    lines
}

fn is_none(tallied: &Tallied) -> bool {
    let zero = |term: domain::term::Term| term.value().is_some_and(|value| value.is_zero());
    zero(tallied.orders) && zero(tallied.revenue)
}
