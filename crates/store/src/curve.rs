//! The response curve: responders by days since posting.

use crate::Store;
use crate::credit::Joins;
use crate::error::Result;
use crate::recent::Asked;
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::spread::Spread;
use domain::words::{Attribution, Basis, CellRole};

/// The responders of one cell (or mailing without cells) by days since posting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseDays {
    /// The campaign's code.
    pub campaign: String,
    /// The mailing's posting date.
    pub posting_date: Option<NaiveDate>,
    /// The cell's key code.
    pub cell: Option<String>,
    /// What it is mailed for.
    pub role: Option<CellRole>,
    /// Pieces posted, or people held.
    pub people: u64,
    /// Responders by the number of days from posting to their first response.
    pub days: Spread,
}

impl Store {
    /// Returns the responders by days since posting, for the response curve.
    ///
    /// The filter's basis does not matter: days since posting are those of the pieces posted in the period.
    pub async fn response_days(&self, filter: &Filter) -> Result<Vec<ResponseDays>> {
        // Its orders do not matter: the rule is the one whose sums are maintained.
        let attribution = Some(Attribution::Last);
        let filter = Filter { basis: Basis::Posting, attribution, ..filter.clone() };
        let mut curves: Vec<ResponseDays> = Vec::new();
        let asked = Asked {
            filter,
            by: vec![Dimension::Mailing, Dimension::Cell],
            around: false,
            today: None,
            joins: Joins::All,
        };
        for slice in self.slices(asked).await? {
            let place = &slice.place;
            let same = |curve: &&mut ResponseDays| {
                curve.campaign == place.campaign
                    && curve.posting_date == place.posting_date
                    && curve.cell == place.cell
                    && curve.role == place.role
            };
            let people =
                slice.totals.posted_or_held().value().and_then(|n| u64::try_from(n).ok()).unwrap_or(0);
            if let Some(curve) = curves.iter_mut().find(same) {
                curve.people += people;
                curve.days.merge(&slice.totals.response_delays);
            } else {
                curves.push(ResponseDays {
                    campaign: place.campaign.clone(),
                    posting_date: place.posting_date,
                    cell: place.cell.clone(),
                    role: place.role,
                    people,
                    days: slice.totals.response_delays.clone(),
                });
            }
        }
        curves.retain(|curve| curve.people > 0 || !curve.days.is_empty());
        Ok(curves)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{by_reference, db, piece, response, rows};
    use domain::fact::Facts;

    #[tokio::test]
    async fn the_response_curve_counts_responders_by_days_since_posting() {
        let db = db().await;
        let places = [("A", "03"), ("A", "03"), ("B", "03"), ("A", "04")];
        let letters = places
            .iter()
            .enumerate()
            .map(|(n, (cell, month))| piece("P", &format!("2026-{month}-02"), cell, &format!("R{}", n + 1)));
        db.import(Facts::Pieces(rows(letters.collect()))).await;
        db.import(Facts::Responses(rows(vec![
            response(by_reference("R1"), "2026-03-05"),
            response(by_reference("R1"), "2026-03-30"),
            response(by_reference("R2"), "2026-03-05"),
        ])))
        .await;
        let curves = db.store.response_days(&Filter::default()).await.unwrap();
        let of_a = curves.iter().find(|c| c.cell.as_deref() == Some("A") && c.people == 2).unwrap();
        assert_eq!(of_a.days.iter().collect::<Vec<_>>(), [(3, 2)]);
        assert_eq!(curves.len(), 3);
    }
}
