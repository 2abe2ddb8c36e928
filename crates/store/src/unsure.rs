//! Responses and returned letters that are joined only with a probability, and where they count.

use crate::coverage::measure;
use crate::detail::Detail;
use crate::error::Result;
use crate::placed::Placed;
use domain::totals::Measure;
use sqlx::{FromRow, SqliteConnection};

/// What is counted at one place and is not sure.
#[derive(Debug, FromRow)]
pub(crate) struct Unsure {
    measure: String,
    pub(crate) value: i64,
    #[sqlx(flatten)]
    pub(crate) placed: Placed,
}

impl Unsure {
    pub(crate) fn measure(&self) -> Result<Measure> {
        measure("response", &self.measure)
    }
}

/// Returns what is not sure, told apart as a question asks.
pub(crate) async fn unsure(connection: &mut SqliteConnection, detail: Detail) -> Result<Vec<Unsure>> {
    let [sector, departement, channel, ..] = detail.0;
    Ok(sqlx::query_as(include_str!("../sql/outcome/unsure.sql"))
        .bind(sector)
        .bind(departement)
        .bind(channel)
        .fetch_all(connection)
        .await?)
}

#[cfg(test)]
mod tests {
    use crate::testing::{
        by_reference, date, db, known, merged, piece, response, rows, slices_of, undelivered,
    };
    use domain::dimension::Dimension;
    use domain::fact::{Facts, ResponseFact};
    use domain::filter::Filter;
    use domain::slice::Slice;
    use domain::totals::Measure;
    use domain::words::{Channel, Interest};

    fn answer(reference: &str, day: &str, interest: Option<Interest>) -> ResponseFact {
        ResponseFact {
            channel: Some(Channel::Phone),
            interest,
            qualified: interest.map(|interest| interest == Interest::Positive),
            ..response(by_reference(reference), day)
        }
    }

    fn counts(slices: &[Slice]) -> [Option<u64>; 5] {
        let totals = merged(slices);
        [
            Measure::ResponseLines,
            Measure::Responders,
            Measure::PositiveResponders,
            Measure::QualifiedLeads,
            Measure::Undelivered,
        ]
        .map(|measure| known(&totals, measure).and_then(|n| u64::try_from(n).ok()))
    }

    #[tokio::test]
    async fn a_responder_is_sure_where_one_response_is_and_only_for_what_that_one_says() {
        let db = db().await;
        let pieces = ["R1", "R2", "R3"].map(|reference| piece("P", "2026-03-02", "A", reference));
        db.import(Facts::Pieces(rows(pieces.to_vec()))).await;
        db.import(Facts::Responses(rows(vec![
            // First said with a probability, then for sure: a responder, but no positive one.
            answer("R1", "2026-03-09", Some(Interest::Positive)),
            answer("R1", "2026-03-19", Some(Interest::Neutral)),
            answer("R2", "2026-03-10", Some(Interest::Positive)),
            answer("R3", "2026-03-11", Some(Interest::Positive)),
        ])))
        .await;
        db.import(Facts::Undelivered(rows(
            ["R2", "R3"].map(|reference| undelivered(by_reference(reference), "2026-03-09")).to_vec(),
        )))
        .await;
        let sure = async |by: &[Dimension]| {
            let sure =
                db.store.sure_ledgers_around(&Filter::default(), by, date("2026-04-01")).await.unwrap();
            sure.map(|ledgers| slices_of(&ledgers))
        };
        assert!(sure(&[]).await.is_none());
        db.probably("response", "date IN ('2026-03-09', '2026-03-10')").await;
        db.probably("undelivered", "id = 1").await;
        let whole = [Some(4), Some(3), Some(3), Some(3), Some(2)];
        assert_eq!(counts(&db.slices(&Filter::default()).await), whole);
        let by_all = [Dimension::Cell, Dimension::Channel, Dimension::Sector, Dimension::Departement];
        for by in [&[][..], &by_all] {
            assert_eq!(counts(&sure(by).await.unwrap()), [Some(2), Some(2), Some(1), Some(1), Some(1)]);
        }
        let by_event = Filter {
            basis: domain::words::Basis::Event,
            from: Some(date("2026-03-10")),
            ..Filter::default()
        };
        let found = db.store.sure_ledgers_around(&by_event, &[], date("2026-04-01")).await.unwrap().unwrap();
        let taken = domain::filter::Filter { ..by_event };
        let inside: Vec<Slice> =
            slices_of(&found).into_iter().filter(|slice| taken.covers(slice.place.day)).collect();
        assert_eq!(counts(&inside)[..2], [Some(2), Some(1)], "R1 first answered on the ninth");
    }
}
