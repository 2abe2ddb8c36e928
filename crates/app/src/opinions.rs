//! Opinions: what customers answered in surveys, their score by moment and by tag, and what is quoted of them.

mod quotes;

use crate::dto::opinions::{Opinion, OpinionGroup, OpinionPage, OpinionQuestion};
use crate::failure::Failure;
use crate::figures::{Group, figure};
use crate::house::House;
use crate::lang::{Lang, one_of, say};
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::format;
use domain::term::Term;
use domain::totals::{Measure, Totals};
use kpi::Definition;
pub(crate) use quotes::quotes;
use store::{Asked, OpinionCount, OpinionFilter, RowNumber, StoreError};

/// The table of opinions.
const ENTITY: &str = "survey_answer";
/// The figure that is their score.
const NPS: &str = "nps";
/// Scores by group.
const GROUPS: [(&str, (u8, u8)); 3] = [("promoter", (9, 10)), ("passive", (7, 8)), ("detractor", (0, 6))];

/// Returns a page of opinions, from 0, with the score of all that the question takes.
///
/// # Errors
/// [`Failure::BadDay`], [`Failure::BadValue`] for a group that there is not.
pub async fn opinions(
    house: &House,
    question: &OpinionQuestion,
    page: u32,
    lang: Lang,
) -> Result<OpinionPage, Failure> {
    let filter = filter(question)?;
    let found = house.store.opinions(&filter, page).await?;
    let waiting = house.store.opinions_waiting().await?;
    let moments = house.store.opinion_moments().await?;
    let tags = house.store.tags().await?;
    // Where no file told any, the score says so.
    let told = !moments.is_empty() || found.all.opinions > 0 || !waiting.is_empty() || any(house).await?;
    let group = |name: Option<String>, count: &OpinionCount| opinion_group(name, count, told, lang);
    let mut by_moment: Vec<OpinionGroup> =
        found.by_moment.iter().map(|(moment, count)| group(moment.clone(), count)).collect();
    by_moment.sort_by_key(|group| group.name.is_none());
    Ok(OpinionPage {
        all: group(None, &found.all),
        by_moment,
        by_tag: found.by_tag.iter().map(|(tag, count)| group(Some(tag.clone()), count)).collect(),
        rows: found.rows.into_iter().map(|row| opinion(row, lang)).collect(),
        waiting: waiting.iter().map(|(_, rows)| u32::try_from(*rows).unwrap_or(u32::MAX)).sum(),
        waiting_why: waiting.iter().map(|(why, rows)| why_sentence(why, *rows, lang)).collect(),
        moments,
        tags: tags.into_iter().map(|(tag, _)| tag).collect(),
    })
}

async fn any(house: &House) -> Result<bool, Failure> {
    Ok(house.store.opinions(&OpinionFilter::default(), 0).await?.all.opinions > 0)
}

/// Gives an opinion tags and takes others from it, by the name of its row.
///
/// # Errors
/// [`StoreError::NotARow`], [`StoreError::NoRow`], [`StoreError::NotATag`].
pub async fn tag(house: &House, name: &str, add: &[String], remove: &[String]) -> Result<(), Failure> {
    let number: RowNumber = name.parse()?;
    if number.entity != ENTITY {
        return Err(StoreError::NotARow(name.to_owned()).into());
    }
    Ok(house.store.tag(number.row, add, remove).await?)
}

/// Returns an opinion by the name of its row.
///
/// # Errors
/// [`StoreError::NotARow`], [`StoreError::NoRow`].
pub async fn one(house: &House, name: &str, lang: Lang) -> Result<Opinion, Failure> {
    let number: RowNumber = name.parse()?;
    let found = house.store.opinions_by_id(&[number.row]).await?.pop();
    let none = || StoreError::NoRow { entity: ENTITY.to_owned(), row: number.row };
    Ok(opinion(found.filter(|_| number.entity == ENTITY).ok_or_else(none)?, lang))
}

/// Returns why opinions are missing from a figure that counts them, where it is of all campaigns.
pub(crate) async fn waiting_of(
    house: &House,
    entry: &Definition,
    filter: &Filter,
    lang: Lang,
) -> Result<Vec<String>, Failure> {
    if !entry.needs().contains(&Measure::Promoters) || !filter.takes(Dimension::Campaign, None) {
        return Ok(Vec::new());
    }
    let waiting = house.store.opinions_waiting().await?;
    Ok(waiting.iter().map(|(why, rows)| why_sentence(why, *rows, lang)).collect())
}

fn filter(question: &OpinionQuestion) -> Result<OpinionFilter, Failure> {
    let asked = |text: &Option<String>| match text.as_deref() {
        None => Asked::Any,
        Some("") => Asked::Missing,
        Some(value) => Asked::Is(value.to_owned()),
    };
    let scores = match question.group.as_deref().filter(|name| !name.is_empty()) {
        None => None,
        Some(name) => Some(scores(name)?),
    };
    Ok(OpinionFilter {
        campaign: asked(&question.campaign),
        moment: asked(&question.moment),
        scores,
        tag: question.tag.clone().filter(|tag| !tag.trim().is_empty()),
        search: question.search.clone(),
        from: day(question.from.as_deref())?,
        to: day(question.to.as_deref())?,
    })
}

fn scores(name: &str) -> Result<(u8, u8), Failure> {
    let found = GROUPS.iter().find(|(key, _)| *key == name);
    found.map(|(_, scores)| *scores).ok_or_else(|| Failure::BadValue {
        field: "group".to_owned(),
        value: name.to_owned(),
        allowed: "promoter, passive, detractor",
    })
}

fn day(text: Option<&str>) -> Result<Option<NaiveDate>, Failure> {
    text.filter(|text| !text.is_empty())
        .map(|text| text.parse().map_err(|_| Failure::BadDay { text: text.to_owned() }))
        .transpose()
}

fn opinion_group(name: Option<String>, count: &OpinionCount, told: bool, lang: Lang) -> OpinionGroup {
    let mut totals = Totals::never_imported();
    let parts = [
        (Measure::Promoters, count.promoters),
        (Measure::Passives, count.passives),
        (Measure::Detractors, count.detractors),
    ];
    for (measure, rows) in parts.into_iter().filter(|_| told) {
        totals.set(measure, Term::number(rows));
    }
    let group =
        Group { key: Vec::new(), role: None, provisional: false, campaigns: Vec::new(), totals, sure: None };
    let entry = kpi::named(NPS).expect("the catalogue has the score of opinions");
    let number = |rows: u64| u32::try_from(rows).unwrap_or(u32::MAX);
    OpinionGroup {
        name,
        opinions: number(count.opinions),
        promoters: number(count.promoters),
        passives: number(count.passives),
        detractors: number(count.detractors),
        score: figure(entry, &group, &Filter::default(), lang),
    }
}

/// Returns the group of a score.
pub(crate) fn group_of(score: u8) -> &'static str {
    let within = |(_, (low, high)): &&(&str, (u8, u8))| (*low..=*high).contains(&score);
    GROUPS.iter().find(within).map_or("detractor", |(key, _)| key)
}

fn opinion(row: store::Opinion, lang: Lang) -> Opinion {
    Opinion {
        name: RowNumber { entity: ENTITY.to_owned(), row: row.id }.to_string(),
        score: u32::from(row.score),
        group: group_of(row.score).to_owned(),
        date: row.date.map(|day| day.to_string()),
        moment: row.moment,
        verbatim: row.verbatim,
        campaign: row.campaign,
        who: row.who,
        tags: row.tags,
        file: row.file,
        sheet: row.sheet.unwrap_or_default(),
        row: u32::try_from(row.row).unwrap_or_default(),
        waits: row.waits.map(|why| why_words(&why, lang).to_owned()),
    }
}

/// Returns why an opinion joins no campaign.
fn why_words(why: &str, lang: Lang) -> &'static str {
    match why {
        "nobody" => one_of(lang, "personne n’y est nommé", "nobody is named"),
        "before_letter" => {
            one_of(lang, "la réponse précède le courrier", "the answer came before the letter")
        }
        _ => one_of(
            lang,
            "aucun courrier envoyé à la personne n’est connu",
            "no letter to the person is known",
        ),
    }
}

fn why_sentence(why: &str, rows: u64, lang: Lang) -> String {
    let why = why_words(why, lang);
    let (fr, en) = (
        format::counted(rows, "avis sans campagne ne compte pas", "avis sans campagne ne comptent pas", lang),
        format::counted(
            rows,
            "opinion without a campaign does not count",
            "opinions without a campaign do not count",
            lang,
        ),
    );
    say(lang, format!("{fr}\u{a0}: {why}."), format!("{en}: {why}."))
}
