//! Why to call somebody, and what a score is worth, in words.

use crate::lang::{Lang, one_of, say};
use domain::format::NBSP;
use domain::words::Channel;
use kpi::score::{Band, Criterion, Known, Points, Separation};

/// Returns why to call: what is asked for, how and how fast the response came.
pub(crate) fn reason(points: &[Points], known: &Known, lang: Lang) -> String {
    let asked =
        points.iter().find(|one| one.criterion == Criterion::Request).and_then(|one| one.when.as_deref());
    let asked = match asked {
        Some("qualified") => one_of(lang, "prospect qualifié", "qualified lead").to_owned(),
        Some("positive") => one_of(lang, "réponse positive", "positive response").to_owned(),
        Some("neutral" | "*") | None => one_of(lang, "a répondu", "has answered").to_owned(),
        Some("refusal" | "stop") => one_of(lang, "a refusé", "has refused").to_owned(),
        Some(word) => say(lang, format!("parle de «{NBSP}{word}{NBSP}»"), format!("speaks of “{word}”")),
    };
    let way =
        known.channel.and_then(Channel::from_key).map(|channel| super::matching::channel(channel, lang));
    let days = known.days.map(|days| {
        let (one_fr, one_en) = if days.abs() == 1 {
            ("jour", "day")
        } else {
            (if days == 0 { "jour" } else { "jours" }, "days")
        };
        say(lang, format!("{days} {one_fr} après l’envoi"), format!("{days} {one_en} after posting"))
    });
    [Some(asked), way.map(str::to_owned), days].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Returns whether the score tells buyers from the others.
pub(crate) fn separation(separation: Separation, lang: Lang) -> String {
    let (fr, en) = match separation {
        Separation::Proven => (
            "Les prospects chauds achètent plus souvent que les autres\u{a0}: l’écart est établi.",
            "Hot leads buy more often than the others: the difference is established.",
        ),
        Separation::NotProven => (
            "Ce score ne sépare pas encore les acheteurs des autres\u{a0}: l’écart peut tenir au hasard.",
            "This score does not yet tell buyers from the others: the difference could be chance.",
        ),
        Separation::NothingToCompare => (
            "Rien à comparer encore\u{a0}: il faut des prospects chauds et d’autres qui ne le sont pas.",
            "Nothing to compare yet: it takes hot leads and others that are not.",
        ),
    };
    say(lang, fr.to_owned(), en.to_owned())
}

/// Returns what points are given for.
pub(crate) const fn criterion(criterion: Criterion, lang: Lang) -> &'static str {
    match (criterion, lang) {
        (Criterion::Sector, Lang::Fr) => "Secteur",
        (Criterion::Sector, Lang::En) => "Sector",
        (Criterion::Size, Lang::Fr) => "Taille",
        (Criterion::Size, Lang::En) => "Size",
        (Criterion::Function, Lang::Fr) => "Fonction",
        (Criterion::Function, Lang::En) => "Function",
        (Criterion::Channel, Lang::Fr) => "Canal",
        (Criterion::Channel, Lang::En) => "Channel",
        (Criterion::Speed, Lang::Fr) => "Rapidité",
        (Criterion::Speed, Lang::En) => "Speed",
        (Criterion::Request, Lang::Fr) => "Demande",
        (Criterion::Request, Lang::En) => "Request",
    }
}

/// Returns a band's name.
pub(crate) const fn band(band: Band, lang: Lang) -> &'static str {
    match (band, lang) {
        (Band::Hot, Lang::Fr) => "chaud",
        (Band::Hot, Lang::En) => "hot",
        (Band::Warm, Lang::Fr) => "tiède",
        (Band::Warm, Lang::En) => "warm",
        (Band::Cold, Lang::Fr) => "froid",
        (Band::Cold, Lang::En) => "cold",
    }
}

/// Returns why a line of the table can never hold.
pub(crate) fn cannot_hold(criterion: Criterion, lang: Lang) -> String {
    let (fr, en) = match criterion {
        Criterion::Channel => ("Choisissez un canal.", "Choose a channel."),
        Criterion::Speed => {
            ("Écrivez un nombre de jours, 7 par exemple.", "Write a number of days, 7 for instance.")
        }
        _ => (
            "Écrivez le début d’un mot, «\u{a0}artisan\u{a0}» par exemple.",
            "Write the beginning of a word, “builder” for instance.",
        ),
    };
    one_of(lang, fr, en).to_owned()
}

/// Returns that a line can never be reached.
pub(crate) fn said_before(lang: Lang) -> String {
    one_of(lang, "Une ligne au-dessus dit déjà la même chose.", "A line above says the same already.")
        .to_owned()
}

/// Returns that points are no number, or too many.
pub(crate) fn no_points(most: u32, lang: Lang) -> String {
    say(
        lang,
        format!("Écrivez un nombre entier de 0 à {most}."),
        format!("Write a whole number from 0 to {most}."),
    )
}

/// Returns that a half of the table gives too much.
pub(crate) fn too_much(sum: u32, most: u32, lang: Lang) -> String {
    say(
        lang,
        format!(
            "Jusqu’à {sum}\u{a0}points possibles\u{a0}: {most} au plus. Baissez le plus fort d’un critère."
        ),
        format!("Up to {sum} points possible: {most} at most. Lower the strongest line of a criterion."),
    )
}

/// Returns how many hot leads wait, and for how long.
pub(crate) fn hot_leads(leads: usize, days: i64, lang: Lang) -> String {
    let (noun_fr, verb_fr) = if leads < 2 {
        ("prospect chaud attend", "le premier")
    } else {
        ("prospects chauds attendent", "le premier")
    };
    let noun_en = if leads == 1 { "hot lead waits" } else { "hot leads wait" };
    say(
        lang,
        format!("{leads} {noun_fr} un appel sans relance, {verb_fr} depuis {days}{NBSP}jours."),
        format!("{leads} {noun_en} for a call without a follow-up, the first for {days} days."),
    )
}

/// Returns whom to call first.
pub(crate) fn call<'a>(names: impl Iterator<Item = &'a str>, lang: Lang) -> String {
    let first = names.take(3).collect::<Vec<_>>().join(", ");
    say(lang, format!("Appelez d’abord{NBSP}: {first}."), format!("Call first: {first}."))
}
