//! The pieces behind a figure: there can be millions, so that they are counted by their kept counts, and found by the
//! people where a figure is about some people alone.

use super::{Columns, RowsBehind, Source, SourceOf, Whose, row_behind, source, wanted};
use crate::Store;
use crate::error::Result;
use crate::placed::{Placed, takes};
use crate::table::json_numbers;
use domain::dimension::{About, Dimension};
use domain::filter::Filter;
use domain::totals::Measure;
use domain::words::CellRole;
use std::collections::BTreeMap;

/// A measure that counts pieces, or adds up what they cost.
#[derive(Clone, Debug)]
pub(crate) struct Counting {
    measure: Measure,
    filter: Filter,
    /// What of the filter a letter alone answers.
    letters: Filter,
}

/// A cell with its pieces.
#[derive(sqlx::FromRow)]
struct Cell {
    id: i64,
    campaign_id: i64,
    pieces: i64,
    priced: i64,
    #[sqlx(flatten)]
    placed: Placed,
}

/// The cells of one campaign that are asked for, and how many rows of theirs are counted.
#[derive(Default)]
struct Cells {
    ids: Vec<i64>,
    rows: u64,
}

impl Counting {
    /// Returns what is counted, where it is pieces and they can be found without going through all of them.
    pub(crate) fn of(measure: Measure, filter: &Filter) -> Option<Self> {
        if !matches!(measure, Measure::PiecesPosted | Measure::PeopleHeld | Measure::CostOther) {
            return None;
        }
        // Whoever has none of something, or has answered, is found among the rows alone.
        let by_rows = |(dimension, value): &(Dimension, Option<String>)| match dimension.about() {
            About::Letter => false,
            About::Person => value.is_none(),
            About::Outcome => true,
        };
        if filter.wanted.iter().any(by_rows) {
            return None;
        }
        Some(Self { measure, filter: filter.clone(), letters: filter.of_letters() })
    }

    fn is_cost(&self) -> bool {
        self.measure == Measure::CostOther
    }

    fn asks_people(&self) -> bool {
        self.letters.wanted.len() < self.filter.wanted.len()
    }

    fn takes(&self, cell: &Cell) -> Result<bool> {
        let place = cell.placed.place(self.filter.basis)?;
        let held = place.role == Some(CellRole::Holdout);
        let role = match self.measure {
            Measure::PeopleHeld => held,
            Measure::PiecesPosted => !held,
            // What a letter would have cost is shown where its cell is asked for.
            _ => !held || self.filter.wanted.iter().any(|(dimension, _)| *dimension == Dimension::Cell),
        };
        Ok(role && takes(&self.letters, &place) && self.letters.covers(place.day))
    }
}

impl Store {
    /// Returns a page of the rows that are counted: first what totals and costs tell, then pieces by campaign.
    pub(super) async fn rows_of_pieces(
        &self,
        counting: Counting,
        (page, per_page): (u32, u32),
    ) -> Result<RowsBehind> {
        let Counting { measure, filter, .. } = &counting;
        let told = self.page_behind(*measure, filter, Whose::NotPieces, (0, u32::MAX)).await?;
        let first = u64::from(page) * u64::from(per_page);
        let on_page = |row: u64| (first..first + u64::from(per_page)).contains(&row);
        let mut rows: Vec<_> =
            (0..).zip(told.rows).filter(|(row, _)| on_page(*row)).map(|(_, row)| row).collect();
        let left = u64::from(per_page) - rows.len() as u64;
        let (total, found) = self.pieces_of(&counting, left, first.saturating_sub(told.total)).await?;
        for piece in found {
            rows.push(row_behind(piece)?);
        }
        Ok(RowsBehind { total: told.total + total, rows })
    }

    /// Returns how many pieces are counted, and some of them.
    async fn pieces_of(&self, counting: &Counting, most: u64, after: u64) -> Result<(u64, Vec<Columns>)> {
        let campaigns = self.cells_of(counting).await?;
        if counting.asks_people() {
            let cells = json_numbers(campaigns.values().flat_map(|cells| cells.ids.iter().copied()));
            let pieces: Vec<Columns> = sqlx::query_as(include_str!("../../sql/behind/pieces_of_people.sql"))
                .bind(wanted(&counting.filter)?)
                .bind(cells)
                .bind(counting.is_cost())
                .bind(most.cast_signed())
                .bind(after.cast_signed())
                .fetch_all(self.readers())
                .await?;
            let total = match pieces.first() {
                Some(piece) => piece.total.unsigned_abs(),
                // A page after the last one.
                None => self.sources_of_people(counting, &campaigns).await?.iter().map(|s| s.rows).sum(),
            };
            return Ok((total, pieces));
        }
        let total = campaigns.values().map(|cells| cells.rows).sum();
        let mut pieces = Vec::new();
        let mut before = 0;
        for (campaign, cells) in &campaigns {
            let skipped = (after + pieces.len() as u64).saturating_sub(before);
            let left = most - pieces.len() as u64;
            if left > 0 && skipped < cells.rows {
                let found: Vec<Columns> =
                    sqlx::query_as(include_str!("../../sql/behind/pieces_of_campaign.sql"))
                        .bind(campaign)
                        .bind(json_numbers(cells.ids.iter().copied()))
                        .bind(counting.is_cost())
                        .bind(left.cast_signed())
                        .bind(skipped.cast_signed())
                        .fetch_all(self.readers())
                        .await?;
                pieces.extend(found);
            }
            before += cells.rows;
        }
        Ok((total, pieces))
    }

    /// Returns the imports that are counted, with how many of their rows.
    pub(super) async fn sources_of_pieces(&self, counting: Counting) -> Result<Vec<SourceOf>> {
        let mut sources = self.sources_behind(counting.measure, &counting.filter, Whose::NotPieces).await?;
        let campaigns = self.cells_of(&counting).await?;
        let pieces = if counting.asks_people() {
            self.sources_of_people(&counting, &campaigns).await?
        } else {
            let rows: Vec<Source> = sqlx::query_as(include_str!("../../sql/behind/sources_of_cells.sql"))
                .bind(json_numbers(campaigns.values().flat_map(|cells| cells.ids.iter().copied())))
                .bind(counting.is_cost())
                .fetch_all(self.readers())
                .await?;
            rows.into_iter().map(source).collect()
        };
        sources.extend(pieces);
        sources.sort_by_key(|source| source.import);
        Ok(sources)
    }

    async fn sources_of_people(
        &self,
        counting: &Counting,
        campaigns: &BTreeMap<i64, Cells>,
    ) -> Result<Vec<SourceOf>> {
        let rows: Vec<Source> = sqlx::query_as(include_str!("../../sql/behind/sources_of_people.sql"))
            .bind(wanted(&counting.filter)?)
            .bind(json_numbers(campaigns.values().flat_map(|cells| cells.ids.iter().copied())))
            .bind(counting.is_cost())
            .fetch_all(self.readers())
            .await?;
        Ok(rows.into_iter().map(source).collect())
    }

    /// Returns the cells that are asked for, by campaign.
    async fn cells_of(&self, counting: &Counting) -> Result<BTreeMap<i64, Cells>> {
        let cells: Vec<Cell> =
            sqlx::query_as(include_str!("../../sql/behind/cells.sql")).fetch_all(self.readers()).await?;
        let mut campaigns: BTreeMap<i64, Cells> = BTreeMap::new();
        for cell in cells {
            if counting.takes(&cell)? {
                let own = campaigns.entry(cell.campaign_id).or_default();
                own.ids.push(cell.id);
                let rows = if counting.is_cost() { cell.priced } else { cell.pieces };
                own.rows += rows.unsigned_abs();
            }
        }
        Ok(campaigns)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CellChange;
    use crate::testing::{cost, date, db, eur, of_campaign, person, piece, rows, totals};
    use domain::fact::{CostAmount, Facts, Figure, PieceFact};
    use domain::words::CostItem;

    /// Letters of three campaigns and four cells, to people of three départements or of none.
    fn letters() -> Vec<PieceFact> {
        (0..240_usize)
            .map(|n| {
                let (campaign, day) = [("P", "2026-03-02"), ("Q", "2026-04-02"), ("R", "2026-04-09")][n % 3];
                let mut fact = piece(campaign, day, ["A", "B", "C", "D"][n / 7 % 4], &format!("R{n}"));
                fact.contact = person(&format!("Nom{}", n / 2));
                fact.contact.postal_code =
                    ["69003", "13001", "01000", ""].get(n / 2 % 5).map(|&s| s.to_owned());
                fact.contact.sector =
                    (!(n / 2).is_multiple_of(4)).then(|| ["BTP", "Santé"][n / 2 % 2].to_owned());
                fact.cost = (!n.is_multiple_of(5)).then(|| eur(if n.is_multiple_of(2) { 40 } else { 55 }));
                fact
            })
            .collect()
    }

    fn filters() -> Vec<Filter> {
        let one = |dimension, value: &str| vec![(dimension, Some(value.to_owned()))];
        let of = |wanted| Filter { wanted, ..Filter::default() };
        let both = |mut a: Vec<_>, b: Vec<_>| {
            a.extend(b);
            a
        };
        vec![
            Filter::default(),
            Filter::campaign("Q"),
            of(one(Dimension::Cell, "B")),
            of(one(Dimension::Month, "2026-04")),
            of(one(Dimension::Departement, "69")),
            of(one(Dimension::Region, "Auvergne-Rhône-Alpes")),
            of(both(one(Dimension::Sector, "BTP"), one(Dimension::Sector, "Santé"))),
            of(both(one(Dimension::Sector, "BTP"), one(Dimension::Campaign, "P"))),
            of(vec![(Dimension::Departement, None)]),
            Filter { from: Some(date("2026-04-01")), to: Some(date("2026-04-05")), ..Filter::default() },
        ]
    }

    #[tokio::test]
    async fn pieces_found_by_their_counts_are_those_found_row_by_row() {
        let db = db().await;
        db.import(Facts::Pieces(rows(letters()))).await;
        // Some come again with another cost: their run is another one then.
        let again = letters().into_iter().step_by(9).map(|fact| PieceFact { cost: Some(eur(99)), ..fact });
        db.import(Facts::Pieces(rows(again.collect()))).await;
        db.import(Facts::Costs(rows(vec![cost("P", CostItem::Other, CostAmount::Fixed(eur(500)))]))).await;
        let posted = vec![(Measure::PiecesPosted, Figure::Count(70))];
        db.import(Facts::Totals(rows(vec![totals(of_campaign("T"), posted)]))).await;
        db.store.change_cell("Q", "B", &[CellChange::Role(Some(CellRole::Holdout))]).await.unwrap();
        for measure in [Measure::PiecesPosted, Measure::PeopleHeld, Measure::CostOther] {
            for filter in filters() {
                let store = &db.store;
                let all = store.page_behind(measure, &filter, Whose::All, (0, u32::MAX)).await.unwrap();
                let mut paged = Vec::new();
                for page in 0..20 {
                    let behind = store.rows_behind(measure, &filter, page, 17).await.unwrap();
                    if !behind.rows.is_empty() {
                        assert_eq!(behind.total, all.total, "{measure:?} {filter:?}");
                    }
                    paged.extend(behind.rows);
                }
                let turn = |rows: &mut Vec<super::super::RowBehind>| {
                    rows.sort_by_key(|row| (row.import, row.row));
                };
                let mut expected = all.rows;
                turn(&mut expected);
                turn(&mut paged);
                assert_eq!(paged, expected, "{measure:?} {filter:?}");
                let sources = store.sources_behind(measure, &filter, Whose::All).await.unwrap();
                assert_eq!(
                    store.sources_of(measure, &filter).await.unwrap(),
                    sources,
                    "{measure:?} {filter:?}"
                );
            }
        }
    }
}
