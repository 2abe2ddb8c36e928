//! The rows behind a figure.

use crate::Store;
use crate::error::Result;
use crate::import_run::ImportId;
use chrono::NaiveDate;
use domain::filter::Filter;
use domain::money::Money;
use domain::totals::Measure;
use domain::words::JoinedBy;

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

impl Store {
    /// Returns the rows that a measure counts, `page` from 0, at most [`PAGE`] a page.
    pub async fn rows_behind(
        &self,
        measure: Measure,
        filter: &Filter,
        page: u32,
        per_page: u32,
    ) -> Result<RowsBehind> {
        todo!()
    }

    /// Returns the imports that a measure counts rows of, with how many.
    pub async fn sources_of(&self, measure: Measure, filter: &Filter) -> Result<Vec<SourceOf>> {
        todo!()
    }
}
