//! The rows behind a figure of orders that a rule credits elsewhere than to the last letter.

use super::standing::is_here;
use super::{Joins, Letter, Share, credited};
use crate::Store;
use crate::behind::{RowBehind, RowsBehind, SourceOf, Whose, row_of_sheet};
use crate::by_hand::RowNumber;
use crate::detail::Detail;
use crate::error::Result;
use crate::gap::GaveWay;
use crate::import_run::ImportId;
use crate::row::{some_day, word};
use crate::slices::amount;
use domain::filter::Filter;
use domain::money::Money;
use domain::totals::Measure;
use domain::words::{Attribution, JoinedBy};
use sqlx::{FromRow, SqliteConnection};
use std::collections::{BTreeMap, BTreeSet};

/// A row on its way to a page.
enum Found<'a> {
    /// Of a file of totals.
    Told(RowBehind),
    /// An order, or what falls to one letter of it.
    Order(Share<'a>),
}

#[derive(FromRow)]
struct Says {
    file: String,
    sheet: Option<String>,
    reference: Option<String>,
    who: Option<String>,
    contact: Option<u32>,
}

impl Store {
    /// Returns the rows that a measure of orders counts by a rule: an order once for each letter that it is credited to.
    pub(crate) async fn rows_credited(
        &self,
        measure: Measure,
        filter: &Filter,
        rule: Attribution,
        (page, per_page): (u32, u32),
    ) -> Result<RowsBehind> {
        let told = self.page_behind(measure, filter, Whose::Others, (0, u32::MAX)).await?;
        let mut tx = self.readers().begin().await?;
        let credited = credited(&mut tx, rule, Joins::All, Detail::of(filter, &[])).await?;
        let mut found: Vec<_> = told.rows.into_iter().map(Found::Told).collect();
        for share in credited.shares() {
            if share.of(measure)?.is_some() && is_here(share.letter, filter)? {
                found.push(Found::Order(share));
            }
        }
        found.sort_by_cached_key(Found::turn);
        let total = found.len() as u64;
        let first = page as usize * per_page as usize;
        let mut rows = found.into_iter().skip(first).take(per_page as usize).collect::<Vec<_>>();
        let orders: Vec<Share> = rows.iter().filter_map(Found::order).collect();
        let mut says = says(&mut tx, &orders).await?.into_iter();
        let rows = rows
            .drain(..)
            .filter_map(|row| match row {
                Found::Told(row) => Some(Ok(row)),
                Found::Order(share) => says.next().map(|says| row_behind(share, measure, says)),
            })
            .collect::<Result<_>>()?;
        Ok(RowsBehind { total, rows })
    }

    /// Returns what columns of mailing lists tell of orders, and how much of it gives way by a rule.
    pub(crate) async fn columns_given_way(&self, rule: Attribution) -> Result<Vec<GaveWay>> {
        let mut tx = self.readers().begin().await?;
        let any: bool =
            sqlx::query_scalar(include_str!("../../sql/orders/columns.sql")).fetch_one(&mut *tx).await?;
        if !any {
            return Ok(Vec::new());
        }
        let credited = credited(&mut tx, rule, Joins::All, Detail::of(&Filter::default(), &[])).await?;
        let counted: BTreeSet<i64> = credited.shares().map(|share| share.letter.order_id).collect();
        let mut told: BTreeMap<(&str, &str), (i64, i64)> = BTreeMap::new();
        let is_column = |letter: &&Letter| letter.joined_by.as_deref() == Some(JoinedBy::SameRow.key());
        for letter in credited.letters.iter().filter(is_column) {
            let sums = told.entry((&letter.placed.campaign, &letter.currency)).or_default();
            sums.0 += letter.amount_e4;
            sums.1 += if counted.contains(&letter.order_id) { 0 } else { letter.amount_e4 };
        }
        told.retain(|_, (_, gave_way)| *gave_way != 0);
        let given = told.into_iter().map(|((campaign, currency), (told, gave_way))| {
            Ok(GaveWay {
                campaign: campaign.to_owned(),
                measure: Measure::Revenue,
                told: amount(told, Some(currency))?,
                gave_way: amount(gave_way, Some(currency))?,
            })
        });
        given.collect()
    }

    /// Returns the imports that such a measure counts rows of, with how many.
    pub(crate) async fn sources_credited(
        &self,
        measure: Measure,
        filter: &Filter,
        rule: Attribution,
    ) -> Result<Vec<SourceOf>> {
        let mut sources = self.sources_behind(measure, filter, Whose::Others).await?;
        let mut tx = self.readers().begin().await?;
        let credited = credited(&mut tx, rule, Joins::All, Detail::of(filter, &[])).await?;
        let mut rows: BTreeMap<ImportId, BTreeSet<i64>> = BTreeMap::new();
        for share in credited.shares() {
            if share.of(measure)?.is_some() && is_here(share.letter, filter)? {
                rows.entry(ImportId(share.letter.import_id)).or_default().insert(share.letter.source_row);
            }
        }
        drop(tx);
        for run in self.imports().await? {
            if let Some(rows) = rows.get(&run.id) {
                let end = |row: Option<&i64>| row.map_or(0, |row| row_of_sheet(*row));
                let (first, last) = (end(rows.first()), end(rows.last()));
                let (import, file, sheet, at) = (run.id, run.file, run.sheet, run.at);
                sources.push(SourceOf { import, file, sheet, at, rows: rows.len() as u64, first, last });
            }
        }
        sources.sort_by_key(|source| source.import);
        Ok(sources)
    }
}

impl<'a> Found<'a> {
    /// Returns when and where it was told, in which order rows are shown.
    fn turn(&self) -> (Option<String>, i64, i64, i64) {
        match self {
            Self::Told(row) => (row.date.map(crate::row::iso), row.import.0, row.row.into(), 0),
            Self::Order(share) => {
                let letter = share.letter;
                (letter.placed.day.clone(), letter.import_id, letter.source_row, letter.order_id)
            }
        }
    }

    const fn order(&self) -> Option<Share<'a>> {
        match self {
            Self::Told(_) => None,
            Self::Order(share) => Some(*share),
        }
    }
}

async fn says(connection: &mut SqliteConnection, orders: &[Share<'_>]) -> Result<Vec<Says>> {
    let asked: Vec<_> = orders.iter().map(|share| (share.letter.order_id, share.letter.piece_id)).collect();
    let asked = serde_json::to_string(&asked).map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
    Ok(sqlx::query_as(include_str!("../../sql/orders/rows.sql")).bind(asked).fetch_all(connection).await?)
}

fn row_behind(share: Share, measure: Measure, says: Says) -> Result<RowBehind> {
    let letter = share.letter;
    let term = share.of(measure)?.filter(|_| measure.is_money());
    let amount = term.and_then(|term| Some(Money { amount: term.value()?, currency: term.currency()? }));
    Ok(RowBehind {
        number: RowNumber { entity: "orders".to_owned(), row: letter.order_id },
        import: ImportId(letter.import_id),
        file: says.file,
        sheet: says.sheet,
        row: row_of_sheet(letter.source_row),
        campaign: letter.placed.campaign.clone(),
        date: some_day("orders", "date", letter.placed.day.as_deref())?,
        reference: says.reference,
        who: says.who.filter(|who| !who.is_empty()),
        contact: says.contact,
        text: None,
        amount,
        joined_by: word("orders", "joined_by", letter.joined_by.as_deref(), JoinedBy::from_key)?,
    })
}
