//! What customers said: the score, by moment and by tag, and their words.

use super::front::{self, plain, several, short_name, strong, tile};
use super::{Asked, scope_words};
use crate::dto::opinions::{OpinionGroup, OpinionPage, OpinionQuestion};
use crate::failure::Failure;
use crate::figures::shown_number;
use crate::lang::{Lang, one_of, say};
use crate::opinions::opinions;
use domain::dimension::Dimension;
use domain::format::{number, short_date};
use domain::term::Term;
use report::{Column, Run, Summary, Table};
use rust_decimal::Decimal;

/// The figure that decides; all else is counted from the opinions themselves.
pub(super) const BAROMETER: &str = "nps";

/// Returns what the report prints.
pub(super) async fn body(asked: &Asked<'_>) -> Result<Summary, Failure> {
    let Asked { house, filter, lang, .. } = *asked;
    let campaign = filter.wanted.iter().find(|(dimension, _)| *dimension == Dimension::Campaign);
    let question = OpinionQuestion {
        campaign: campaign.map(|(_, code)| code.clone().unwrap_or_default()),
        from: filter.from.map(|day| day.to_string()),
        to: filter.to.map(|day| day.to_string()),
        ..OpinionQuestion::default()
    };
    let page = opinions(house, &question, 0, lang).await?;
    let count = |n: u32| number(n.into(), 0, lang);
    let all = &page.all;
    let answers =
        say(lang, format!("sur {}\u{a0}avis", all.opinions), format!("of {} opinions", all.opinions));
    Ok(Summary {
        title: one_of(lang, "Avis des clients", "Customers’ opinions").to_owned(),
        subtitle: scope_words(filter, lang),
        verdict: verdict(all, lang),
        // Where a campaign's customers were not asked, the figure of all is unknown: the score of those who answered is not.
        barometer: front::barometer(asked, BAROMETER).await?.or_else(|| front::on_scale(&all.score, lang)),
        headline: vec![
            tile(
                one_of(lang, "Promoteurs (9 et 10)", "Promoters (9 and 10)"),
                count(all.promoters),
                answers.as_str(),
            ),
            tile(
                one_of(lang, "Passifs (7 et 8)", "Passives (7 and 8)"),
                count(all.passives),
                answers.as_str(),
            ),
            tile(
                one_of(lang, "Détracteurs (0 à 6)", "Detractors (0 to 6)"),
                count(all.detractors),
                answers.as_str(),
            ),
            tile(
                one_of(lang, "Sans campagne", "Without a campaign"),
                count(page.waiting),
                one_of(lang, "ne comptent dans aucun chiffre", "count in no figure"),
            ),
        ],
        next: front::next(asked, advice(&page, lang)).await?,
        tables: tables(&page, lang),
        notes: page.waiting_why.clone(),
        ..Summary::default()
    })
}

fn score(group: &OpinionGroup, lang: Lang) -> String {
    let value = group.score.value.as_deref();
    value
        .and_then(|value| shown_number(value, None, group.score.unit, lang))
        .unwrap_or_else(|| "–".to_owned())
}

fn verdict(all: &OpinionGroup, lang: Lang) -> Vec<Run> {
    if all.score.value.is_none() {
        let why = all.score.unknown.as_ref().map_or("", |unknown| unknown.text.as_str());
        return vec![plain(say(
            lang,
            format!("Le NPS n’est pas connu\u{a0}: {why}."),
            format!("The NPS is not known: {why}."),
        ))];
    }
    let many = |n: u32, fr: [&str; 2], en: [&str; 2]| several(Term::number(Decimal::from(n)), fr, en, lang);
    let opinions = many(all.opinions, ["avis", "avis"], ["opinion", "opinions"]);
    let groups = [
        many(all.promoters, ["promoteur", "promoteurs"], ["promoter", "promoters"]),
        many(all.passives, ["passif", "passifs"], ["passive", "passives"]),
        many(all.detractors, ["détracteur", "détracteurs"], ["detractor", "detractors"]),
    ]
    .join(", ");
    vec![
        strong(format!("NPS {}", score(all, lang))),
        plain(say(
            lang,
            format!(" d’après {opinions}\u{a0}: {groups}."),
            format!(" from {opinions}: {groups}."),
        )),
    ]
}

/// Advises to call back those who were disappointed.
fn advice(page: &OpinionPage, lang: Lang) -> Vec<String> {
    if page.all.opinions == 0 {
        let drop = one_of(
            lang,
            "Déposez votre fichier d’avis (note de 0 à 10, date, commentaire) pour connaître votre NPS.",
            "Drop your file of opinions (score from 0 to 10, date, words) to know your NPS.",
        );
        return vec![drop.to_owned()];
    }
    let unhappy = page
        .rows
        .iter()
        .filter(|row| row.group == "detractor")
        .filter_map(|row| row.who.as_deref().map(short_name));
    let names: Vec<String> = unhappy.take(3).collect();
    if names.is_empty() {
        return Vec::new();
    }
    let names = names.join(", ");
    vec![say(
        lang,
        format!("Rappelez vos détracteurs, à commencer par\u{a0}: {names}."),
        format!("Call your detractors back, beginning with: {names}."),
    )]
}

fn tables(page: &OpinionPage, lang: Lang) -> Vec<Table> {
    let mut tables = Vec::new();
    for (heading, groups) in [
        (one_of(lang, "Par moment de la relation", "By moment of the relation"), &page.by_moment),
        (one_of(lang, "Par étiquette", "By tag"), &page.by_tag),
    ] {
        if groups.iter().any(|group| group.name.is_some()) {
            tables.push(groups_table(heading, groups, lang));
        }
    }
    let quoted =
        page.rows.iter().filter(|row| row.verbatim.as_deref().is_some_and(|text| !text.trim().is_empty()));
    let rows: Vec<Vec<String>> = quoted
        .map(|row| {
            let day = row.date.as_deref().and_then(|day| day.parse().ok());
            vec![
                row.score.to_string(),
                day.map(|day| short_date(day, lang)).unwrap_or_default(),
                row.verbatim.clone().unwrap_or_default(),
                row.who.as_deref().map(short_name).unwrap_or_default(),
            ]
        })
        .collect();
    if !rows.is_empty() {
        tables.push(Table {
            heading: one_of(lang, "Ce qu’ils en disent", "What they say").to_owned(),
            columns: vec![
                Column::figures(one_of(lang, "Note", "Score")),
                Column::words(one_of(lang, "Date", "Date")),
                Column::words(one_of(lang, "Leurs mots", "Their words")),
                Column::words(one_of(lang, "Qui", "Who")),
            ],
            rows,
            note: String::new(),
        });
    }
    tables
}

fn groups_table(heading: &str, groups: &[OpinionGroup], lang: Lang) -> Table {
    let rows = groups.iter().map(|group| {
        vec![
            group.name.clone().unwrap_or_else(|| one_of(lang, "sans", "none").to_owned()),
            group.opinions.to_string(),
            score(group, lang),
            group.promoters.to_string(),
            group.passives.to_string(),
            group.detractors.to_string(),
        ]
    });
    let titles = match lang {
        Lang::Fr => ["Avis", "NPS", "Promoteurs", "Passifs", "Détracteurs"],
        Lang::En => ["Opinions", "NPS", "Promoters", "Passives", "Detractors"],
    };
    let mut columns = vec![Column::words("")];
    columns.extend(titles.map(Column::figures));
    Table { heading: heading.to_owned(), columns, rows: rows.collect(), note: String::new() }
}
