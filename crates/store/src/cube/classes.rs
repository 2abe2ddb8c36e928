//! Which places a question tells apart.

use super::CostScopes;
use crate::pack::{COLUMNS, Class, Classes, Column, Level, Pack};
use crate::recent::Asked;
use domain::dimension::Dimension;
use domain::place::region;
use domain::words::{Basis, CellRole};
use hashbrown::HashMap;
use std::hash::Hash;

/// What a question tells apart.
pub(crate) struct Question<'a> {
    asked: &'a Asked,
    /// Whether each column is told apart.
    told: [bool; COLUMNS],
}

/// Dimensions that a mailing says.
const OF_MAILINGS: [Dimension; 5] =
    [Dimension::Mailing, Dimension::Month, Dimension::Quarter, Dimension::Year, Dimension::Format];
/// Dimensions that a cell says. What the filter drops of them is kept apart: a test's control is another cell.
const OF_CELLS: [Dimension; 5] =
    [Dimension::Cell, Dimension::Offer, Dimension::Creative, Dimension::ListSource, Dimension::Segment];
/// Columns of people and outcomes, each with the dimensions that it says.
const OF_PEOPLE: [(Column, &[Dimension]); 6] = [
    (Column::Salesperson, &[Dimension::Salesperson]),
    (Column::Sector, &[Dimension::Sector]),
    (Column::Departement, &[Dimension::Departement, Dimension::Region]),
    (Column::Channel, &[Dimension::Channel]),
    (Column::Moment, &[Dimension::Moment]),
    (Column::Stage, &[Dimension::Stage]),
];

impl<'a> Question<'a> {
    /// Returns what is told apart for a question: what it groups by and filters, and what costs are about.
    pub(crate) fn new(asked: &'a Asked, scopes: CostScopes) -> Self {
        let names = |dimension: &Dimension| {
            asked.by.contains(dimension) || asked.filter.wanted.iter().any(|(wanted, _)| wanted == dimension)
        };
        let limited = asked.filter.from.is_some() || asked.filter.to.is_some();
        let cells = scopes.cell || OF_CELLS.iter().any(names);
        let mailings = cells || scopes.mailing || limited || OF_MAILINGS.iter().any(names);
        let mut told = [false; COLUMNS];
        told[Column::Mailing as usize] = mailings;
        told[Column::Cell as usize] = cells;
        told[Column::KeyCode as usize] = cells;
        for (column, dimensions) in OF_PEOPLE {
            told[column as usize] = dimensions.iter().any(names);
        }
        told[Column::Day as usize] = asked.filter.basis == Basis::Event;
        Self { asked, told }
    }

    /// Returns the least detail of a pack that answers it.
    pub(crate) fn level(&self) -> Level {
        let answers =
            |level: &Level| Column::ALL.into_iter().all(|column| level.tells(column) || !self.tells(column));
        Level::ALL.into_iter().find(answers).unwrap_or(Level::Finest)
    }

    pub(crate) const fn tells_cells(&self) -> bool {
        self.told[Column::Cell as usize]
    }

    pub(crate) const fn basis(&self) -> Basis {
        self.asked.filter.basis
    }

    pub(crate) fn asks_campaign(&self, code: &str) -> bool {
        self.asked.filter.takes(Dimension::Campaign, Some(code))
    }

    const fn tells(&self, column: Column) -> bool {
        self.told[column as usize]
    }

    /// Returns the columns that it tells apart, one bit each.
    pub(crate) fn columns(&self) -> u16 {
        Column::ALL.into_iter().filter(|column| self.tells(*column)).map(|column| 1 << column as u16).sum()
    }

    /// Returns for each column of a pack which values stand for which; where cells are not told apart, their roles are.
    ///
    /// Of a dimension that only the filter names, what it takes stands together, and so does what it drops.
    pub(crate) fn classes(&self, pack: &Pack, role: impl Fn(&str) -> Option<CellRole>) -> Classes {
        let mut classes = self.told_apart(pack, role);
        for (column, dimensions) in OF_PEOPLE {
            let asked: Vec<Dimension> =
                dimensions.iter().copied().filter(|dimension| self.names(*dimension)).collect();
            classes[column as usize] = match *asked {
                [] => None,
                [one] => Some(alike(pack.known(column), |value| self.side(one, value))),
                _ => Some(alike(pack.known(column), |value| {
                    asked.iter().map(|dimension| self.side(*dimension, value)).collect::<Vec<_>>()
                })),
            };
        }
        classes
    }

    /// Returns the same for any question that tells the same columns apart, whatever it filters; who follows the contacts
    /// is told by every one.
    pub(crate) fn told_apart(&self, pack: &Pack, role: impl Fn(&str) -> Option<CellRole>) -> Classes {
        let mut classes: Classes = Default::default();
        let told = |column: &Column| self.tells(*column) || *column == Column::Salesperson;
        for column in Column::ALL.into_iter().filter(told) {
            classes[column as usize] = Some(alike(pack.known(column), |value| value));
        }
        if !self.tells_cells() {
            classes[Column::Cell as usize] =
                Some(alike(pack.known(Column::Cell), |value| value.and_then(&role)));
        }
        classes
    }

    /// Returns whether it groups by a dimension or filters it.
    fn names(&self, dimension: Dimension) -> bool {
        self.asked.by.contains(&dimension)
            || self.asked.filter.wanted.iter().any(|(wanted, _)| *wanted == dimension)
    }

    /// Returns on which side of a question about a dimension a value stands.
    fn side<'v>(&self, dimension: Dimension, value: Option<&'v str>) -> Side<'v> {
        let value = match dimension {
            Dimension::Region => value.and_then(region),
            _ => value,
        };
        let taken = self.asked.filter.takes(dimension, value);
        if taken && self.asked.by.contains(&dimension) { Side::Own(value) } else { Side::Shared(taken) }
    }
}

/// Where a value stands in a dimension.
#[derive(PartialEq, Eq, Hash)]
enum Side<'v> {
    /// By itself.
    Own(Option<&'v str>),
    /// With all that the filter takes, or all that it drops.
    Shared(bool),
}

/// Puts the values of a column together (the code 0 is nothing said); the first code of a class stands for it.
fn alike<'v, K: Hash + Eq>(known: &'v [String], class: impl Fn(Option<&'v str>) -> K) -> Class {
    let mut classes: HashMap<K, u32> = HashMap::with_capacity(known.len());
    let mut standing = Vec::new();
    let values = std::iter::once(None).chain(known.iter().map(|value| Some(value.as_str())));
    let of = (0..).zip(values).map(|(code, value)| {
        *classes.entry(class(value)).or_insert_with(|| {
            standing.push(code);
            standing.len() as u32 - 1
        })
    });
    Class { of: of.collect(), standing }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{by_reference, date, db, merged, piece_to, response, rows, slices_of};
    use domain::fact::{Facts, ResponseFact};
    use domain::filter::Filter;
    use domain::slice::Slice;
    use domain::words::Channel;
    use std::collections::BTreeSet;

    fn answer(reference: &str, day: &str, channel: Channel) -> ResponseFact {
        ResponseFact { channel: Some(channel), ..response(by_reference(reference), day) }
    }

    async fn three_letters() -> crate::testing::Db {
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
        db
    }

    fn values(slices: &[Slice], dimension: Dimension) -> BTreeSet<Option<String>> {
        slices.iter().map(|slice| slice.place.value(dimension)).collect()
    }

    #[tokio::test]
    async fn what_is_not_asked_of_a_place_is_left_unsaid_and_nothing_else_changes() {
        let db = three_letters().await;
        let today = date("2026-04-01");
        for basis in [Basis::Posting, Basis::Event] {
            let all = Filter { basis, ..Filter::default() };
            let finest = db.slices(&all).await;
            for by in [
                vec![],
                vec![Dimension::Sector],
                vec![Dimension::Region],
                vec![Dimension::Channel, Dimension::Sector],
                vec![Dimension::Month, Dimension::Departement],
            ] {
                let asked = db.store.slices_at(&all, &by, today).await.unwrap();
                assert_eq!(merged(&asked), merged(&finest), "{basis:?} by {by:?}");
                assert!(asked.len() <= finest.len());
                for dimension in &by {
                    assert_eq!(values(&asked, *dimension), values(&finest, *dimension), "{dimension:?}");
                }
            }
        }
        assert_eq!(db.store.slices_at(&Filter::default(), &[], today).await.unwrap().len(), 1);
    }

    #[tokio::test]
    async fn what_a_filter_drops_stands_together_and_is_there_for_costs() {
        let db = three_letters().await;
        let today = date("2026-04-01");
        let rhone =
            Filter { wanted: vec![(Dimension::Departement, Some("69".to_owned()))], ..Filter::default() };
        let around = slices_of(&db.store.ledgers_around(&rhone, &[], today).await.unwrap());
        let pieces = |slices: &[Slice]| merged(slices).pieces_posted;
        let (taken, dropped): (Vec<Slice>, Vec<Slice>) = around
            .iter()
            .cloned()
            .partition(|slice| rhone.takes(Dimension::Departement, slice.place.departement.as_deref()));
        assert_eq!((taken.len(), pieces(&taken)), (1, domain::term::Term::number(1)));
        assert_eq!((dropped.len(), pieces(&dropped)), (1, domain::term::Term::number(2)));
        let at = db.store.slices_at(&rhone, &[], today).await.unwrap();
        assert_eq!(merged(&at), merged(&taken));
    }
}
