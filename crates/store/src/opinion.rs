//! Opinions: answers to surveys as a person reads them, and the tags that a person gives them.

use crate::Store;
use crate::behind::PAGE;
use crate::error::{Result, StoreError};
use crate::row::{iso, some_day};
use crate::table::{json, json_numbers};
use chrono::NaiveDate;
use domain::fold::fold;
use std::collections::{BTreeMap, HashMap};

/// The longest tag, in characters.
pub const LONGEST_TAG: usize = 40;

/// Which opinions are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpinionFilter {
    /// Those that join this campaign, by its code.
    pub campaign: Asked,
    /// Those of this moment.
    pub moment: Asked,
    /// Those of these scores, nothing: all; what is counted by score leaves it aside, or it would only say itself.
    pub scores: Option<(u8, u8)>,
    /// Those with this tag.
    pub tag: Option<String>,
    /// Those whose words hold all of these.
    pub search: String,
    /// Those from this day on.
    pub from: Option<NaiveDate>,
    /// Those up to this day.
    pub to: Option<NaiveDate>,
}

/// A value that is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Asked {
    /// Whatever it is.
    #[default]
    Any,
    /// None of it.
    Missing,
    /// This one.
    Is(String),
}

impl Asked {
    fn value(&self) -> Option<&str> {
        match self {
            Self::Is(value) => Some(value),
            Self::Any | Self::Missing => None,
        }
    }
}

/// How many opinions there are, and by score those that count: of a campaign, and of nobody held out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpinionCount {
    /// All that are shown.
    pub opinions: u64,
    /// 9 and 10.
    pub promoters: u64,
    /// 7 and 8.
    pub passives: u64,
    /// 0 to 6.
    pub detractors: u64,
}

impl OpinionCount {
    fn add(&mut self, score: i64, counts: bool, shown: bool) {
        self.opinions += u64::from(shown);
        match score {
            _ if !counts => {}
            9.. => self.promoters += 1,
            7..=8 => self.passives += 1,
            _ => self.detractors += 1,
        }
    }
}

/// An opinion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// The number of its row.
    pub id: i64,
    /// From 0 to 10.
    pub score: u8,
    /// Its day.
    pub date: Option<NaiveDate>,
    /// At which moment it was asked for.
    pub moment: Option<String>,
    /// Its words.
    pub verbatim: Option<String>,
    /// The code of the campaign that it joins.
    pub campaign: Option<String>,
    /// Who: company or name.
    pub who: Option<String>,
    /// The tags that a person gave it.
    pub tags: Vec<String>,
    /// The file.
    pub file: String,
    /// The sheet.
    pub sheet: Option<String>,
    /// The row of the sheet.
    pub row: i64,
    /// Why it joins no campaign: `nobody`, `no_letter` or `before_letter`.
    pub waits: Option<String>,
}

/// A page of opinions, and what is counted of all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinions {
    /// All that the filter takes.
    pub all: OpinionCount,
    /// By moment.
    pub by_moment: Vec<(Option<String>, OpinionCount)>,
    /// By tag, the most frequent first.
    pub by_tag: Vec<(String, OpinionCount)>,
    /// Those of the page, the newest first.
    pub rows: Vec<Opinion>,
}

#[derive(sqlx::FromRow)]
struct Found {
    id: i64,
    score: i64,
    moment: Option<String>,
    campaign: Option<String>,
    held: bool,
    verbatim: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Columns {
    id: i64,
    score: i64,
    date: Option<String>,
    moment: Option<String>,
    verbatim: Option<String>,
    campaign: Option<String>,
    file: String,
    sheet: Option<String>,
    source_row: i64,
    who: Option<String>,
    tags: String,
    waits: Option<String>,
}

impl Store {
    /// Returns a page of opinions, from 0, with what is counted of all that the filter takes.
    pub async fn opinions(&self, filter: &OpinionFilter, page: u32) -> Result<Opinions> {
        let found = self.found(filter).await?;
        let names: HashMap<String, String> =
            self.tags().await?.into_iter().map(|(text, _)| (fold(&text), text)).collect();
        let mut tags: HashMap<i64, Vec<String>> = HashMap::new();
        let tagged: Vec<(i64, String)> =
            sqlx::query_as(include_str!("../sql/opinion_tag/of_rows.sql")).fetch_all(self.readers()).await?;
        for (row, tag) in tagged {
            tags.entry(row).or_default().push(tag);
        }
        let (low, high) = filter.scores.unwrap_or((0, 10));
        let is_shown = |one: &Found| (i64::from(low)..=i64::from(high)).contains(&one.score);
        let mut all = OpinionCount::default();
        let mut by_moment: BTreeMap<Option<String>, OpinionCount> = BTreeMap::new();
        let mut by_tag: BTreeMap<&String, OpinionCount> = BTreeMap::new();
        for one in &found {
            let counts = !one.held && (one.campaign.is_some() || filter.campaign == Asked::Missing);
            let shown = is_shown(one);
            all.add(one.score, counts, shown);
            by_moment.entry(one.moment.clone()).or_default().add(one.score, counts, shown);
            for tag in tags.get(&one.id).into_iter().flatten() {
                by_tag.entry(tag).or_default().add(one.score, counts, shown);
            }
        }
        let mut by_tag: Vec<_> =
            by_tag.into_iter().map(|(tag, count)| (names.get(tag).unwrap_or(tag).clone(), count)).collect();
        by_tag.sort_by_key(|(_, count)| std::cmp::Reverse(count.opinions));
        let first = page as usize * PAGE as usize;
        let ids: Vec<i64> = found
            .iter()
            .filter(|one| is_shown(one))
            .skip(first)
            .take(PAGE as usize)
            .map(|one| one.id)
            .collect();
        Ok(Opinions {
            all,
            by_moment: by_moment.into_iter().collect(),
            by_tag,
            rows: self.opinions_by_id(&ids).await?,
        })
    }

    /// Returns opinions by number, the newest first; those that are not there are missing.
    pub async fn opinions_by_id(&self, ids: &[i64]) -> Result<Vec<Opinion>> {
        let rows: Vec<Columns> = sqlx::query_as(include_str!("../sql/opinion/page.sql"))
            .bind(json_numbers(ids.iter().copied()))
            .fetch_all(self.readers())
            .await?;
        rows.into_iter().map(opinion).collect()
    }

    /// Returns how many opinions join no campaign, by the reason.
    pub async fn opinions_waiting(&self) -> Result<Vec<(String, u64)>> {
        let sql = include_str!("../sql/opinion/waiting.sql");
        let rows: Vec<(String, i64)> = sqlx::query_as(sql).fetch_all(self.readers()).await?;
        Ok(rows.into_iter().map(|(why, rows)| (why, rows.unsigned_abs())).collect())
    }

    /// Returns the moments at which opinions were asked for.
    pub async fn opinion_moments(&self) -> Result<Vec<String>> {
        let sql = include_str!("../sql/opinion/moments.sql");
        Ok(sqlx::query_scalar(sql).fetch_all(self.readers()).await?)
    }

    /// Returns every tag with how many opinions have it, the most frequent first.
    pub async fn tags(&self) -> Result<Vec<(String, u64)>> {
        let rows: Vec<(String, String, i64)> =
            sqlx::query_as(include_str!("../sql/opinion_tag/known.sql")).fetch_all(self.readers()).await?;
        Ok(rows.into_iter().map(|(_, text, rows)| (text, rows.unsigned_abs())).collect())
    }

    /// Gives an opinion tags and takes others from it; a tag that is known keeps its first spelling.
    ///
    /// # Errors
    /// [`StoreError::NoRow`], [`StoreError::NotATag`]; nothing is changed then.
    pub async fn tag(&self, opinion: i64, add: &[String], remove: &[String]) -> Result<()> {
        let mut tx = self.writer()?.begin_with("BEGIN IMMEDIATE").await?;
        let there: i64 = sqlx::query_scalar(include_str!("../sql/opinion/exists.sql"))
            .bind(opinion)
            .fetch_one(&mut *tx)
            .await?;
        if there == 0 {
            return Err(StoreError::NoRow { entity: "survey_answer".to_owned(), row: opinion });
        }
        for tag in remove {
            sqlx::query(include_str!("../sql/opinion_tag/remove.sql"))
                .bind(opinion)
                .bind(fold(tag))
                .execute(&mut *tx)
                .await?;
        }
        for tag in add {
            let text = normal(tag).ok_or_else(|| StoreError::NotATag(tag.clone()))?;
            sqlx::query(include_str!("../sql/opinion_tag/put.sql"))
                .bind(opinion)
                .bind(fold(&text))
                .bind(&text)
                .execute(&mut *tx)
                .await?;
        }
        Ok(tx.commit().await?)
    }

    async fn found(&self, filter: &OpinionFilter) -> Result<Vec<Found>> {
        let words: Vec<String> = filter.search.split_whitespace().map(fold).collect();
        let mut found: Vec<Found> = sqlx::query_as(include_str!("../sql/opinion/found.sql"))
            .bind(filter.campaign.value())
            .bind(filter.campaign == Asked::Missing)
            .bind(filter.moment.value())
            .bind(filter.moment == Asked::Missing)
            .bind(filter.tag.as_deref().map(fold))
            .bind(!words.is_empty())
            .bind(filter.from.map(iso))
            .bind(filter.to.map(iso))
            .fetch_all(self.readers())
            .await?;
        if !words.is_empty() {
            let says = |one: &Found| {
                let text = fold(one.verbatim.as_deref().unwrap_or_default());
                words.iter().all(|word| text.contains(word.as_str()))
            };
            found.retain(says);
        }
        Ok(found)
    }
}

/// Returns a tag as it is kept: one space between words; nothing where it says nothing or is too long.
fn normal(tag: &str) -> Option<String> {
    let text = tag.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = text.chars().count() <= LONGEST_TAG && !fold(&text).is_empty();
    fits.then_some(text)
}

fn opinion(row: Columns) -> Result<Opinion> {
    Ok(Opinion {
        id: row.id,
        score: u8::try_from(row.score).unwrap_or(u8::MAX),
        date: some_day("survey_answer", "date", row.date.as_deref())?,
        moment: row.moment,
        verbatim: row.verbatim,
        campaign: row.campaign,
        who: row.who.filter(|who| !who.is_empty()),
        tags: json("opinion_tag", &row.tags)?,
        file: row.file,
        sheet: row.sheet,
        row: row.source_row,
        waits: row.waits,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Db, date, db, person, piece_to, rows};
    use domain::fact::{ContactFact, Facts, SurveyFact};

    fn answer(contact: ContactFact, score: u8, verbatim: &str) -> SurveyFact {
        SurveyFact {
            contact,
            score,
            date: Some(date("2026-05-04")),
            moment: Some("après livraison".to_owned()),
            verbatim: (!verbatim.is_empty()).then(|| verbatim.to_owned()),
            ..SurveyFact::default()
        }
    }

    async fn three() -> Db {
        let db = db().await;
        let letters =
            [piece_to("P", "2026-03-02", "R1", "Durand"), piece_to("P", "2026-06-02", "R2", "Petit")];
        db.import(Facts::Pieces(rows(letters.to_vec()))).await;
        db.import(Facts::Surveys(rows(vec![
            answer(person("Durand"), 10, "Équipe très réactive"),
            answer(person("Petit"), 3, "Délai trop long"),
            answer(ContactFact::default(), 6, ""),
            answer(person("Roux"), 9, "Très bon accueil"),
        ])))
        .await;
        db
    }

    async fn found(db: &Db, filter: OpinionFilter) -> Vec<u8> {
        let page = db.store.opinions(&filter, 0).await.unwrap();
        assert_eq!(page.all.opinions as usize, page.rows.len());
        page.rows.iter().rev().map(|one| one.score).collect()
    }

    #[tokio::test]
    async fn opinions_are_found_by_each_filter_and_counted_where_they_join() {
        let db = three().await;
        let all = OpinionFilter::default;
        assert_eq!(found(&db, all()).await, [10, 3, 6, 9]);
        let is = |value: &str| Asked::Is(value.to_owned());
        assert_eq!(found(&db, OpinionFilter { campaign: is("P"), ..all() }).await, [10]);
        assert_eq!(found(&db, OpinionFilter { campaign: Asked::Missing, ..all() }).await, [3, 6, 9]);
        assert_eq!(found(&db, OpinionFilter { moment: is("après livraison"), ..all() }).await.len(), 4);
        assert!(found(&db, OpinionFilter { moment: Asked::Missing, ..all() }).await.is_empty());
        assert_eq!(found(&db, OpinionFilter { scores: Some((9, 10)), ..all() }).await, [10, 9]);
        assert_eq!(found(&db, OpinionFilter { search: "TRES equipe".to_owned(), ..all() }).await, [10]);
        assert!(found(&db, OpinionFilter { from: Some(date("2026-05-05")), ..all() }).await.is_empty());
        let page = db.store.opinions(&all(), 0).await.unwrap();
        let good = OpinionFilter { scores: Some((9, 10)), ..all() };
        assert_eq!(db.store.opinions(&good, 0).await.unwrap().all.opinions, 2);
        let joined = OpinionCount { opinions: 4, promoters: 1, ..OpinionCount::default() };
        assert_eq!(page.all, joined);
        let alone = OpinionFilter { campaign: Asked::Missing, ..all() };
        let alone = db.store.opinions(&alone, 0).await.unwrap().all;
        assert_eq!((alone.promoters, alone.detractors), (1, 2));
        let why = db.store.opinions_waiting().await.unwrap();
        let one = |why: &str| (why.to_owned(), 1);
        assert_eq!(why, [one("before_letter"), one("no_letter"), one("nobody")]);
    }

    #[tokio::test]
    async fn tags_are_one_whatever_their_case_and_accents_and_follow_their_opinion() {
        let db = three().await;
        let tag = async |row, add: &[&str], remove: &[&str]| {
            let texts = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
            db.store.tag(row, &texts(add), &texts(remove)).await
        };
        tag(1, &["  Délai   de livraison ", "accueil"], &[]).await.unwrap();
        tag(2, &["DELAI DE LIVRAISON"], &[]).await.unwrap();
        let known = |text: &str, rows| (text.to_owned(), rows);
        assert_eq!(db.store.tags().await.unwrap(), [known("Délai de livraison", 2), known("accueil", 1)]);
        let by_tag =
            OpinionFilter { tag: Some("délai de LIVRAISON".to_owned()), ..OpinionFilter::default() };
        assert_eq!(found(&db, by_tag.clone()).await, [10, 3]);
        let page = db.store.opinions(&by_tag, 0).await.unwrap();
        let counts: Vec<_> = page.by_tag.iter().map(|(tag, count)| (tag.as_str(), count.opinions)).collect();
        assert_eq!(counts, [("Délai de livraison", 2), ("accueil", 1)]);
        assert!(matches!(tag(1, &[" ! "], &[]).await, Err(StoreError::NotATag(_))));
        assert!(matches!(tag(1, &["x".repeat(41).as_str()], &[]).await, Err(StoreError::NotATag(_))));
        assert!(matches!(tag(99, &["x"], &[]).await, Err(StoreError::NoRow { .. })));
        // An opinion that is left out takes its tags, and brings them back.
        let row = crate::RowNumber { entity: "survey_answer".to_owned(), row: 1 };
        db.store.leave_out(std::slice::from_ref(&row), "test", "2026-05-04T10:00:00").await.unwrap();
        assert_eq!(db.store.tags().await.unwrap(), [known("Délai de livraison", 1)]);
        db.store.put_back(&[row]).await.unwrap();
        assert_eq!(db.store.opinions_by_id(&[1]).await.unwrap()[0].tags, ["accueil", "Délai de livraison"]);
        tag(1, &[], &["Accueil", "delai de livraison"]).await.unwrap();
        assert_eq!(db.store.tags().await.unwrap(), [known("Délai de livraison", 1)]);
    }
}
