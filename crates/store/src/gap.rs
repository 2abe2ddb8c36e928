//! Where totals and rows disagree.

use crate::Store;
use crate::coverage::measure;
use crate::credit::Joins;
use crate::error::Result;
use crate::recent::Asked;
use crate::slices::amount;
use domain::filter::Filter;
use domain::slice::Slice;
use domain::term::Term;
use domain::totals::Measure;
use domain::words::CellRole;

/// Where totals and rows tell the same measure of one campaign, and differ: rows win.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The campaign's code.
    pub campaign: String,
    /// The measure.
    pub measure: Measure,
    /// What the totals say.
    pub told: Term,
    /// What the rows add up to.
    pub counted: Term,
}

/// What outcome columns of mailing lists tell of one campaign, where a file told of some of the same pieces: it wins.
#[derive(Clone, Debug, PartialEq)]
pub struct GaveWay {
    /// The campaign's code.
    pub campaign: String,
    /// The measure.
    pub measure: Measure,
    /// What the columns say.
    pub told: Term,
    /// How much of it is left out.
    pub gave_way: Term,
}

impl Store {
    /// Returns what outcome columns tell that a file of responses or orders replaces.
    ///
    /// Which columns of orders give way follows from the rule by which a filter credits them.
    pub async fn gave_way(&self, filter: &Filter) -> Result<Vec<GaveWay>> {
        let rows: Vec<(String, String, i64, Option<String>, i64)> =
            sqlx::query_as(include_str!("../sql/behind/gave_way.sql")).fetch_all(self.readers()).await?;
        let mut found = rows
            .into_iter()
            .map(|(campaign, key, told, currency, gave_way)| {
                Ok(GaveWay {
                    campaign,
                    measure: measure("response", &key)?,
                    told: amount(told, currency.as_deref())?,
                    gave_way: amount(gave_way, currency.as_deref())?,
                })
            })
            .collect::<Result<Vec<_>>>()?;
        if let Some(rule) = self.elsewhere(Measure::Revenue, filter).await? {
            found.retain(|given| !given.measure.is_attributed());
            found.extend(self.columns_given_way(rule).await?);
        }
        Ok(found)
    }

    /// Returns where totals and rows differ, orders credited by the rule of a filter.
    pub async fn gaps(&self, filter: &Filter) -> Result<Vec<Gap>> {
        let elsewhere = self.elsewhere(Measure::Revenue, filter).await?;
        let rows: Vec<(String, String, i64, Option<String>, i64)> =
            sqlx::query_as(include_str!("../sql/total_fact/gaps.sql"))
                .bind(elsewhere.is_some())
                .fetch_all(self.readers())
                .await?;
        let mut gaps = rows
            .into_iter()
            .map(|(campaign, key, told, currency, counted)| {
                let term = |value| amount(value, currency.as_deref());
                Ok(Gap {
                    campaign,
                    measure: measure("total_fact", &key)?,
                    told: term(told)?,
                    counted: term(counted)?,
                })
            })
            .collect::<Result<Vec<Gap>>>()?;
        if elsewhere.is_some() {
            let whole = Filter { attribution: elsewhere, ..Filter::default() };
            let asked =
                Asked { filter: whole, by: Vec::new(), around: false, today: None, joins: Joins::All };
            let slices = self.slices(asked).await?;
            for gap in gaps.iter_mut().filter(|gap| gap.measure.is_attributed()) {
                let own = |slice: &&Slice| {
                    slice.place.campaign == gap.campaign && slice.place.role != Some(CellRole::Holdout)
                };
                let terms = slices.iter().filter(own).map(|slice| slice.totals.get(gap.measure));
                gap.counted = terms.fold(Term::number(0), |sum, term| sum + term);
            }
            gaps.retain(|gap| gap.told.value() != gap.counted.value());
        }
        Ok(gaps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{db, known, of_campaign, piece, rows, totals};
    use domain::fact::{Facts, Figure};

    #[tokio::test]
    async fn rows_win_over_totals_and_the_gap_is_told() {
        let db = db().await;
        db.import(Facts::Totals(rows(vec![totals(
            of_campaign("P"),
            vec![(Measure::PiecesPosted, Figure::Count(10)), (Measure::Responders, Figure::Count(3))],
        )])))
        .await;
        let letters = (1..=4).map(|n| piece("P", "2026-03-02", "A", &format!("R{n}")));
        db.import(Facts::Pieces(rows(letters.collect()))).await;
        let totals = db.totals().await;
        assert_eq!(known(&totals, Measure::PiecesPosted), Some(4));
        assert_eq!(known(&totals, Measure::Responders), Some(3));
        let gaps = db.store.gaps(&Filter::default()).await.unwrap();
        assert_eq!(gaps.len(), 1);
        assert_eq!(
            (gaps[0].measure, gaps[0].told, gaps[0].counted),
            (Measure::PiecesPosted, Term::number(10), Term::number(4),)
        );
    }
}
