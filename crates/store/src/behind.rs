//! The rows behind a figure.

use crate::Store;
use crate::error::Result;
use crate::import_run::ImportId;
use crate::row::{iso, money, some_day, word};
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::money::Money;
use domain::totals::Measure;
use domain::words::JoinedBy;
use std::collections::BTreeMap;

/// The most rows that one page holds.
pub const PAGE: u32 = 200;

/// One row that a figure counts.
#[derive(Clone, Debug, PartialEq)]
pub struct RowBehind {
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
}

#[derive(sqlx::FromRow)]
struct Columns {
    total: i64,
    import_id: i64,
    file: String,
    sheet: Option<String>,
    source_row: i64,
    campaign: String,
    day: Option<String>,
    reference: Option<String>,
    who: Option<String>,
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
        let per_page = per_page.clamp(1, PAGE);
        let rows: Vec<Columns> = sqlx::query_as(include_str!("../sql/behind/rows.sql"))
            .bind(measure.key())
            .bind(wanted(filter)?)
            .bind(filter.from.map(iso))
            .bind(filter.to.map(iso))
            .bind(filter.basis.key())
            .bind(i64::from(per_page))
            .bind(i64::from(page) * i64::from(per_page))
            .fetch_all(self.readers())
            .await?;
        let total = rows.first().map_or(0, |row| row.total.unsigned_abs());
        Ok(RowsBehind { total, rows: rows.into_iter().map(row_behind).collect::<Result<_>>()? })
    }

    /// Returns the imports that a measure counts rows of, with how many.
    pub async fn sources_of(&self, measure: Measure, filter: &Filter) -> Result<Vec<SourceOf>> {
        let rows: Vec<(i64, String, Option<String>, String, i64)> =
            sqlx::query_as(include_str!("../sql/behind/sources.sql"))
                .bind(measure.key())
                .bind(wanted(filter)?)
                .bind(filter.from.map(iso))
                .bind(filter.to.map(iso))
                .bind(filter.basis.key())
                .fetch_all(self.readers())
                .await?;
        let source = |(id, file, sheet, at, rows): (i64, _, _, _, i64)| SourceOf {
            import: ImportId(id),
            file,
            sheet,
            at,
            rows: rows.unsigned_abs(),
        };
        Ok(rows.into_iter().map(source).collect())
    }
}

fn row_behind(row: Columns) -> Result<RowBehind> {
    let amount = row.currency.as_deref().map(|currency| money("orders", row.value, currency)).transpose()?;
    Ok(RowBehind {
        import: ImportId(row.import_id),
        file: row.file,
        sheet: row.sheet,
        row: u32::try_from(row.source_row).unwrap_or(u32::MAX),
        campaign: row.campaign,
        date: some_day("tally", "day", row.day.as_deref())?,
        reference: row.reference,
        who: row.who.filter(|who| !who.is_empty()),
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
