//! Whom to call, the hottest first, and why.

use super::front::{self, ROWS, left, plain, short_name, strong, tile};
use super::{Asked, scope_words};
use crate::failure::Failure;
use crate::lang::{Lang, one_of, say};
use crate::score::{LeadLine, scores};
use domain::dimension::Dimension;
use domain::format::{counted, number, short_date};
use kpi::score::Band;
use report::{Column, Run, Summary, Table};

/// The figure that decides; all else is counted from the list itself.
pub(super) const BAROMETER: &str = "qualification_rate";

/// Returns what the report prints.
pub(super) async fn body(asked: &Asked<'_>) -> Result<Summary, Failure> {
    let Asked { house, filter, lang, today } = *asked;
    let found = scores(house, lang, today).await?;
    let taken = |line: &LeadLine| {
        filter.takes(Dimension::Campaign, Some(&line.campaign))
            && filter.takes(Dimension::Salesperson, line.salesperson.as_deref())
    };
    let calls: Vec<&LeadLine> = found.calls.iter().filter(|line| taken(line)).collect();
    let count = |band: Band| number(calls.iter().filter(|line| line.band == band).count().into(), 0, lang);
    let longest = calls.iter().filter_map(|line| line.waiting_days).max();
    let reachable = calls.iter().filter(|line| line.phone.is_some()).count();
    Ok(Summary {
        title: one_of(lang, "Liste d’appels", "Call list").to_owned(),
        subtitle: scope_words(filter, lang),
        verdict: verdict(&calls, longest, lang),
        barometer: front::barometer(asked, BAROMETER).await?,
        headline: vec![
            tile(
                one_of(lang, "Prospects chauds", "Hot leads"),
                count(Band::Hot),
                one_of(lang, "score de 70 et plus", "score of 70 and more"),
            ),
            tile(
                one_of(lang, "Prospects tièdes", "Warm leads"),
                count(Band::Warm),
                one_of(lang, "score de 40 à 69", "score of 40 to 69"),
            ),
            tile(
                one_of(lang, "Prospects froids", "Cold leads"),
                count(Band::Cold),
                one_of(lang, "score de moins de 40", "score under 40"),
            ),
            tile(
                one_of(lang, "Avec un téléphone", "With a telephone"),
                number(reachable.into(), 0, lang),
                say(lang, format!("sur {}", calls.len()), format!("of {}", calls.len())),
            ),
        ],
        next: front::next(asked, first_calls(&calls, lang)).await?,
        tables: table(&calls, lang),
        notes: vec![found.text.clone()],
        ..Summary::default()
    })
}

fn verdict(calls: &[&LeadLine], longest: Option<i64>, lang: Lang) -> Vec<Run> {
    if calls.is_empty() {
        let none = one_of(
            lang,
            "Personne n’attend d’appel\u{a0}: chacun a acheté, refusé ou déjà été suivi.",
            "Nobody waits for a call: everybody bought, refused or was followed up.",
        );
        return vec![plain(none)];
    }
    let people = match lang {
        Lang::Fr => counted(calls.len() as u64, "personne attend", "personnes attendent", lang),
        Lang::En => counted(calls.len() as u64, "person waits", "people wait", lang),
    };
    let mut runs = vec![
        strong(people),
        plain(one_of(lang, " un appel après avoir répondu", " for a call after answering")),
    ];
    if let Some(days) = longest {
        let days = u64::try_from(days).unwrap_or_default();
        runs.push(plain(say(
            lang,
            format!("\u{202f}; la plus ancienne depuis {}", counted(days, "jour", "jours", lang)),
            format!("; the longest for {}", counted(days, "day", "days", lang)),
        )));
    }
    runs.push(plain("."));
    runs
}

fn first_calls(calls: &[&LeadLine], lang: Lang) -> Vec<String> {
    calls
        .iter()
        .take(3)
        .map(|line| {
            let who = who(line);
            let by = line
                .phone
                .clone()
                .or_else(|| line.email.clone())
                .map_or_else(String::new, |by| format!(", {by}"));
            let reason = line.reason.trim_end_matches('.');
            say(lang, format!("Appelez {who}{by}\u{a0}: {reason}."), format!("Call {who}{by}: {reason}."))
        })
        .collect()
}

fn who(line: &LeadLine) -> String {
    let company = line.company.clone().filter(|company| !company.is_empty());
    match (line.name.trim(), company) {
        ("", Some(company)) => short_name(&company),
        ("", None) => line.reference.as_deref().map_or_else(|| "–".to_owned(), short_name),
        (name, Some(company)) => format!("{}, {}", short_name(name), short_name(&company)),
        (name, None) => short_name(name),
    }
}

fn table(calls: &[&LeadLine], lang: Lang) -> Vec<Table> {
    let rows = calls.iter().take(ROWS * 5).map(|line| {
        vec![
            line.score.to_string(),
            who(line),
            line.phone.clone().unwrap_or_default(),
            line.email.clone().unwrap_or_default(),
            line.responded_on.map(|day| short_date(day, lang)).unwrap_or_default(),
            line.reason.clone(),
            line.salesperson.clone().unwrap_or_default(),
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let columns = match lang {
        Lang::Fr => ["Qui", "Téléphone", "E-mail", "A répondu le", "Pourquoi appeler", "Commercial"],
        Lang::En => ["Who", "Telephone", "E-mail", "Answered on", "Why to call", "Salesperson"],
    };
    let mut all = vec![Column::figures("Score")];
    all.extend(columns.map(Column::words));
    vec![Table {
        heading: one_of(lang, "À appeler, dans cet ordre", "To call, in this order").to_owned(),
        columns: all,
        note: left(calls.len().saturating_sub(rows.len()), lang),
        rows,
    }]
}
