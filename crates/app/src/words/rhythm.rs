//! How often a report is worth it, in words.

use crate::lang::{Lang, say};
use domain::format::counted;
use domain::term::Term;
use kpi::{Unit, shown};
use rust_decimal::Decimal;

/// Returns the rhythm of reports that the sales cycle proposes.
pub(crate) fn rhythm(median: Option<Decimal>, short: u32, lang: Lang) -> String {
    let Some(days) = median else {
        return say(
            lang,
            "Votre cycle de vente n’est pas encore connu\u{a0}: il faut des affaires gagnées avec leur date de signature.".into(),
            "Your sales cycle is not known yet: it takes deals won, with their signature date.".into(),
        );
    };
    let (one, many) = limit_noun(lang);
    let cycle = match u64::try_from(days.normalize()) {
        Ok(whole) if days.fract().is_zero() => counted(whole, one, many, lang),
        _ => shown(Term::number(days), Unit::Days, lang),
    };
    let limit = counted(u64::from(short), one, many, lang);
    if days <= Decimal::from(short) {
        say(
            lang,
            format!(
                "Votre cycle de vente médian est de {cycle}, soit {limit} ou moins\u{a0}: deux rapports par mois conviennent (du 1er au 15, puis du 16 à la fin)."
            ),
            format!(
                "Your median sales cycle is {cycle}, {limit} or less: two reports a month suit it (1st to 15th, then 16th to the end)."
            ),
        )
    } else {
        say(
            lang,
            format!(
                "Votre cycle de vente médian est de {cycle}, plus de {limit}\u{a0}: un rapport par mois convient."
            ),
            format!("Your median sales cycle is {cycle}, more than {limit}: one report a month suits it."),
        )
    }
}

const fn limit_noun(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::Fr => ("jour", "jours"),
        Lang::En => ("day", "days"),
    }
}
