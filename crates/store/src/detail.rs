//! How finely sums are told apart: no finer than a question asks, so that what is read grows with the question.

use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::words::Basis;

/// Whether sector, département, channel, moment, stage and day are told apart, in this order; campaign, mailing, cell
/// and salesperson always are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Detail(pub(crate) [bool; 6]);

impl Detail {
    /// All of them.
    #[cfg(test)]
    pub(crate) const ALL: Self = Self([true; 6]);

    /// Returns what a filter and some dimensions ask; by event, what happened has a day of its own.
    pub(crate) fn of(filter: &Filter, dimensions: &[Dimension]) -> Self {
        let asks = |asked| {
            dimensions.contains(&asked) || filter.wanted.iter().any(|(dimension, _)| *dimension == asked)
        };
        Self([
            asks(Dimension::Sector),
            asks(Dimension::Departement) || asks(Dimension::Region),
            asks(Dimension::Channel),
            asks(Dimension::Moment),
            asks(Dimension::Stage),
            filter.basis == Basis::Event,
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{by_reference, date, db, merged, piece_to, response, rows};
    use domain::fact::{Facts, ResponseFact};
    use domain::slice::Slice;
    use domain::words::Channel;
    use std::collections::BTreeSet;

    fn answer(reference: &str, day: &str, channel: Channel) -> ResponseFact {
        ResponseFact { channel: Some(channel), ..response(by_reference(reference), day) }
    }

    #[tokio::test]
    async fn what_is_not_asked_of_a_place_is_left_unsaid_and_nothing_else_changes() {
        let db = db().await;
        let place = |reference: &str, postal_code: &str, sector: &str| {
            let mut piece = piece_to("P", "2026-03-02", reference, reference);
            piece.contact.postal_code = Some(postal_code.to_owned());
            piece.contact.sector = Some(sector.to_owned());
            piece
        };
        let letters =
            vec![place("R1", "69001", "BTP"), place("R2", "38000", "BTP"), place("R3", "38000", "Santé")];
        db.import(Facts::Pieces(rows(letters))).await;
        db.import(Facts::Responses(rows(vec![
            answer("R1", "2026-03-09", Channel::Phone),
            answer("R3", "2026-03-12", Channel::Email),
        ])))
        .await;
        let today = date("2026-04-01");
        for basis in [Basis::Posting, Basis::Event] {
            let all = Filter { basis, ..Filter::default() };
            let finest = db.slices(&all).await;
            for dimensions in [
                vec![],
                vec![Dimension::Sector],
                vec![Dimension::Region],
                vec![Dimension::Channel, Dimension::Sector],
            ] {
                let asked = db.store.slices_at(&all, &dimensions, today).await.unwrap();
                assert_eq!(merged(&asked), merged(&finest), "{basis:?} by {dimensions:?}");
                assert!(asked.len() <= finest.len());
                for dimension in &dimensions {
                    let values = |slices: &[Slice]| -> BTreeSet<_> {
                        slices.iter().map(|slice| slice.place.value(*dimension)).collect()
                    };
                    assert_eq!(values(&asked), values(&finest), "{dimension:?}");
                }
            }
        }
        assert_eq!(db.store.slices_at(&Filter::default(), &[], today).await.unwrap().len(), 1);
    }
}
