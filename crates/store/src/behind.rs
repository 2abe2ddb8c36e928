//! The rows behind a figure.

mod pieces;

use crate::Store;
use crate::by_hand::RowNumber;
use crate::credit::rule;
use crate::error::Result;
use crate::import_run::ImportId;
use crate::row::{iso, money, some_day, word};
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::money::Money;
use domain::totals::Measure;
use domain::words::{Attribution, JoinedBy};
use pieces::Counting;
use std::collections::BTreeMap;

/// The most rows that one page holds.
pub const PAGE: u32 = 200;

/// One row that a figure counts.
#[derive(Clone, Debug, PartialEq)]
pub struct RowBehind {
    /// What it is called.
    pub number: RowNumber,
    /// The run that brought it.
    pub import: ImportId,
    /// Its file.
    pub file: String,
    /// Its sheet.
    pub sheet: Option<String>,
    /// Its row in that sheet.
    pub row: u32,
    /// The campaign's code.
    pub campaign: String,
    /// When it happened.
    pub date: Option<NaiveDate>,
    /// The piece's reference, or the order's number.
    pub reference: Option<String>,
    /// Who: company or name.
    pub who: Option<String>,
    /// Their number, where a contact is known.
    pub contact: Option<u32>,
    /// What it says: verbatim, reason, label.
    pub text: Option<String>,
    /// How much, for money.
    pub amount: Option<Money>,
    /// How it was joined to what was posted.
    pub joined_by: Option<JoinedBy>,
}

/// One page of rows.
#[derive(Clone, Debug, PartialEq)]
pub struct RowsBehind {
    /// How many there are on all pages.
    pub total: u64,
    /// Those of this page.
    pub rows: Vec<RowBehind>,
}

/// An import that a figure counts rows of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceOf {
    /// The run.
    pub import: ImportId,
    /// Its file.
    pub file: String,
    /// Its sheet.
    pub sheet: Option<String>,
    /// When it was.
    pub at: String,
    /// How many of its rows are counted.
    pub rows: u64,
    /// The first of them in its sheet, from 1.
    pub first: u32,
    /// The last of them.
    pub last: u32,
}

/// Which rows are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    /// All of them.
    All,
    /// All but orders, which another rule than the last letter counts elsewhere.
    Others,
    /// All but pieces, which are too many to be gone through one by one.
    NotPieces,
}

impl Whose {
    const fn left_out(self) -> Option<&'static str> {
        match self {
            Self::All => None,
            Self::Others => Some("orders"),
            Self::NotPieces => Some("piece"),
        }
    }
}

/// Number, file, sheet and moment of a run, how many of its rows are counted, the first and the last of them.
type Source = (i64, String, Option<String>, String, i64, i64, i64);

#[derive(sqlx::FromRow)]
struct Columns {
    total: i64,
    entity: String,
    row_id: i64,
    import_id: i64,
    file: String,
    sheet: Option<String>,
    source_row: i64,
    campaign: String,
    day: Option<String>,
    reference: Option<String>,
    who: Option<String>,
    contact: Option<u32>,
    text: Option<String>,
    value: i64,
    currency: Option<String>,
    joined_by: Option<String>,
}

impl Store {
    /// Returns the rows that a measure counts, `page` from 0, at most [`PAGE`] a page.
    ///
    /// The people of a holdout are left out, as in every figure but the people held, unless a cell is asked for.
    pub async fn rows_behind(
        &self,
        measure: Measure,
        filter: &Filter,
        page: u32,
        per_page: u32,
    ) -> Result<RowsBehind> {
        let at = (page, per_page.clamp(1, PAGE));
        match self.elsewhere(measure, filter).await? {
            Some(rule) => self.rows_credited(measure, filter, rule, at).await,
            None => match Counting::of(measure, filter) {
                Some(counting) => self.rows_of_pieces(counting, at).await,
                None => self.page_behind(measure, filter, Whose::All, at).await,
            },
        }
    }

    /// Returns the orders that a campaign's revenue counts, by day; one for each letter that it is credited to.
    pub async fn orders_of(&self, campaign: &str) -> Result<Vec<RowBehind>> {
        let (filter, all) = (Filter::campaign(campaign), (0, u32::MAX));
        let found = match self.elsewhere(Measure::Revenue, &filter).await? {
            Some(rule) => self.rows_credited(Measure::Revenue, &filter, rule, all).await?,
            None => self.page_behind(Measure::Revenue, &filter, Whose::All, all).await?,
        };
        Ok(found.rows.into_iter().filter(|row| row.number.entity == "orders").collect())
    }

    /// Returns the rule by which a measure of orders counts other rows than the maintained sums do.
    pub(crate) async fn elsewhere(&self, measure: Measure, filter: &Filter) -> Result<Option<Attribution>> {
        if !measure.is_attributed() {
            return Ok(None);
        }
        let rule = rule(&mut *self.readers().acquire().await?, filter).await?;
        Ok(Some(rule).filter(|rule| *rule != Attribution::Last))
    }

    /// Returns a page of the rows behind the maintained sums.
    pub(crate) async fn page_behind(
        &self,
        measure: Measure,
        filter: &Filter,
        whose: Whose,
        (page, per_page): (u32, u32),
    ) -> Result<RowsBehind> {
        let rows: Vec<Columns> = sqlx::query_as(include_str!("../sql/behind/rows.sql"))
            .bind(measure.key())
            .bind(wanted(filter)?)
            .bind(filter.from.map(iso))
            .bind(filter.to.map(iso))
            .bind(filter.basis.key())
            .bind(i64::from(per_page))
            .bind(i64::from(page) * i64::from(per_page))
            .bind(whose.left_out())
            .fetch_all(self.readers())
            .await?;
        let total = rows.first().map_or(0, |row| row.total.unsigned_abs());
        Ok(RowsBehind { total, rows: rows.into_iter().map(row_behind).collect::<Result<_>>()? })
    }

    /// Returns the imports that a measure counts rows of, with how many.
    pub async fn sources_of(&self, measure: Measure, filter: &Filter) -> Result<Vec<SourceOf>> {
        match self.elsewhere(measure, filter).await? {
            Some(rule) => self.sources_credited(measure, filter, rule).await,
            None => match Counting::of(measure, filter) {
                Some(counting) => self.sources_of_pieces(counting).await,
                None => self.sources_behind(measure, filter, Whose::All).await,
            },
        }
    }

    /// Returns the imports that the maintained sums count rows of.
    pub(crate) async fn sources_behind(
        &self,
        measure: Measure,
        filter: &Filter,
        whose: Whose,
    ) -> Result<Vec<SourceOf>> {
        let rows: Vec<Source> = sqlx::query_as(include_str!("../sql/behind/sources.sql"))
            .bind(measure.key())
            .bind(wanted(filter)?)
            .bind(filter.from.map(iso))
            .bind(filter.to.map(iso))
            .bind(filter.basis.key())
            .bind(whose.left_out())
            .fetch_all(self.readers())
            .await?;
        Ok(rows.into_iter().map(source).collect())
    }
}

fn source((id, file, sheet, at, rows, first, last): Source) -> SourceOf {
    let (first, last) = (row_of_sheet(first), row_of_sheet(last));
    SourceOf { import: ImportId(id), file, sheet, at, rows: rows.unsigned_abs(), first, last }
}

/// Returns a kept row of a sheet.
pub(crate) fn row_of_sheet(row: i64) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}

fn row_behind(row: Columns) -> Result<RowBehind> {
    let amount = row.currency.as_deref().map(|currency| money("orders", row.value, currency)).transpose()?;
    Ok(RowBehind {
        number: RowNumber { entity: row.entity, row: row.row_id },
        import: ImportId(row.import_id),
        file: row.file,
        sheet: row.sheet,
        row: row_of_sheet(row.source_row),
        campaign: row.campaign,
        date: some_day("tally", "day", row.day.as_deref())?,
        reference: row.reference,
        who: row.who.filter(|who| !who.is_empty()),
        contact: row.contact,
        text: row.text,
        amount,
        joined_by: word("response", "joined_by", row.joined_by.as_deref(), JoinedBy::from_key)?,
    })
}

/// Returns the wanted values as one JSON object by dimension; a region stands for its départements.
fn wanted(filter: &Filter) -> Result<String> {
    let mut by_dimension: BTreeMap<&'static str, Vec<Option<String>>> = BTreeMap::new();
    for (dimension, value) in &filter.wanted {
        let values = by_dimension.entry(dimension.key()).or_default();
        match (dimension, value) {
            (Dimension::Region, Some(name)) => values.extend(departements_of(name).map(Some)),
            (_, value) => values.push(value.clone()),
        }
    }
    serde_json::to_string(&by_dimension).map_err(|error| sqlx::Error::Encode(Box::new(error)).into())
}

fn departements_of(region: &str) -> impl Iterator<Item = String> {
    let codes = (1..=95).map(|n| format!("{n:02}")).chain((971..=976).map(|n| n.to_string()));
    let corsica = ["2A", "2B"].map(str::to_owned);
    codes.chain(corsica).filter(move |code| domain::place::region(code) == Some(region))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CellChange;
    use crate::testing::{by_reference, cost, date, db, eur, person, piece, piece_to, response, rows};
    use domain::fact::{CostAmount, Facts, ResponseFact};
    use domain::words::{CellRole, CostItem};

    #[tokio::test]
    async fn the_rows_behind_a_figure_are_as_many_as_the_figure() {
        let db = db().await;
        let letters = (0..300).map(|n| piece_to("P", "2026-03-02", &format!("R{n}"), &format!("Nom{n}")));
        db.import(Facts::Pieces(rows(letters.collect()))).await;
        let verbatim = |n: u32| ResponseFact {
            verbatim: Some(format!("réponse {n}")),
            ..response(by_reference(&format!("R{n}")), "2026-03-09")
        };
        let done = db.import(Facts::Responses(rows((0..250).map(verbatim).collect()))).await;
        db.import(Facts::Costs(rows(vec![cost("P", CostItem::Postage, CostAmount::Fixed(eur(310_000)))])))
            .await;
        let all = Filter::default();
        for measure in [Measure::PiecesPosted, Measure::Responders, Measure::ResponseLines] {
            let figure = crate::testing::known(&db.totals().await, measure);
            let behind = db.store.rows_behind(measure, &all, 0, 10).await.unwrap();
            assert_eq!(Some(behind.total.cast_signed()), figure, "{measure:?}");
            assert_eq!(behind.rows.len(), 10);
        }
        let second = db.store.rows_behind(Measure::Responders, &all, 1, 999).await.unwrap();
        assert_eq!((second.total, second.rows.len()), (250, 50));
        let last = second.rows.last().unwrap();
        assert_eq!((last.row, last.reference.as_deref()), (251, Some("R249")));
        assert_eq!((last.text.as_deref(), last.who.as_deref()), (Some("réponse 249"), Some("Nom249")));
        assert_eq!((last.import, last.date), (done.id, Some(date("2026-03-09"))));
        let spent = db.store.rows_behind(Measure::CostPostage, &all, 0, 10).await.unwrap();
        assert_eq!(spent.rows[0].amount, Some(eur(310_000)));
        let sources = db.store.sources_of(Measure::Responders, &all).await.unwrap();
        assert_eq!(sources.iter().map(|s| (s.import, s.rows)).collect::<Vec<_>>(), [(done.id, 250)]);
    }

    #[tokio::test]
    async fn filters_choose_rows_as_they_choose_slices() {
        let db = db().await;
        let mut south = piece("P", "2026-03-02", "B", "R2");
        south.contact = person("Sud");
        south.contact.postal_code = Some("13001".to_owned());
        south.contact.sector = Some("BTP".to_owned());
        db.import(Facts::Pieces(rows(vec![
            piece_to("P", "2026-03-02", "R1", "Durand"),
            south,
            piece("Q", "2026-04-02", "C", "R3"),
        ])))
        .await;
        let counted = async |wanted: Vec<(Dimension, Option<&str>)>, from: Option<&str>| {
            let wanted = wanted.into_iter().map(|(d, value)| (d, value.map(str::to_owned))).collect();
            let filter = Filter { wanted, from: from.map(date), ..Filter::default() };
            let slices = db.slices(&filter).await;
            let sum =
                slices.iter().filter_map(|s| crate::testing::known(&s.totals, Measure::PiecesPosted)).sum();
            let behind = db.store.rows_behind(Measure::PiecesPosted, &filter, 0, 10).await.unwrap();
            (behind.total.cast_signed(), sum)
        };
        for (wanted, from, expected) in [
            (vec![], None, 3_i64),
            (vec![(Dimension::Campaign, Some("P"))], None, 2),
            (vec![(Dimension::Mailing, Some("Q/2026-04-02"))], None, 1),
            (vec![(Dimension::Cell, Some("B")), (Dimension::Cell, Some("C"))], None, 2),
            (vec![(Dimension::Sector, None)], None, 2),
            (vec![(Dimension::Departement, Some("69"))], None, 1),
            (vec![(Dimension::Region, Some("Provence-Alpes-Côte d’Azur"))], None, 1),
            (vec![(Dimension::Month, Some("2026-03"))], None, 2),
            (vec![(Dimension::Quarter, Some("2026-Q2"))], None, 1),
            (vec![(Dimension::Year, Some("2026"))], None, 3),
            (vec![], Some("2026-04-01"), 1),
            (vec![(Dimension::Sector, Some("BTP"))], Some("2026-04-01"), 0),
        ] {
            assert_eq!(counted(wanted.clone(), from).await, (expected, expected), "{wanted:?} {from:?}");
        }
        db.store.change_cell("P", "B", &[CellChange::Role(Some(CellRole::Holdout))]).await.unwrap();
        let held = db.store.rows_behind(Measure::PeopleHeld, &Filter::default(), 0, 10).await.unwrap();
        assert_eq!(held.rows[0].reference.as_deref(), Some("R2"));
        assert_eq!(counted(vec![], None).await.0, 2);
    }
}
