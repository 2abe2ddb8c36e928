//! Rows of the program's own exports, known again in the file that they came from.
//!
//! An export says which row each was by what it told. Read again, a row that says the same is that row, whatever it was
//! told by at first; one that was changed in the sheet changes that very row. In another file neither is known, and rows
//! are taken as those of any list.

use super::job::Job;
use crate::export::{kind, plain};
use crate::failure::Failure;
use crate::house::House;
use crate::lang::Lang;
use domain::fact::Known;
use domain::kind::Kind;
use import::{Batch, Claim, Fingerprint, Fingerprints};
use store::{ToldBy, ToldSheet};

/// What the file itself would export now, of one kind.
pub(super) struct KnownAgain {
    rows: Vec<Row>,
    /// By fingerprint; a row told otherwise in each language has two.
    prints: Vec<(Fingerprint, u32)>,
}

struct Row {
    by: ToldBy,
    found: bool,
}

impl KnownAgain {
    /// Returns what a sheet's rows may be; nothing where the program did not export it, and for rows whose own words are
    /// all that they are known by.
    pub(super) async fn of(house: &House, job: &Job) -> Result<Option<Self>, Failure> {
        if job.plan.mark_column().is_none() || !is_marked(job.plan.kind) {
            return Ok(None);
        }
        let mut known = Self { rows: Vec::new(), prints: Vec::new() };
        let mut telling = house.store.telling().await?;
        for sheet in ToldSheet::ALL.into_iter().filter(|sheet| kind(*sheet) == job.plan.kind) {
            let mut prints = Fingerprints::of_sheet(&job.plan);
            let columns = prints.columns().to_vec();
            telling
                .each::<Failure>(sheet, &mut |fields, values, by| {
                    let row = u32::try_from(known.rows.len()).unwrap_or(u32::MAX);
                    known.rows.push(Row { by, found: false });
                    let mut earlier = None;
                    for lang in [Lang::Fr, Lang::En] {
                        let cells = columns.iter().map(|column| {
                            let place = column.and_then(|column| fields.iter().position(|f| *f == column));
                            plain(place.map(|place| (fields[place], values[place].clone())), lang)
                        });
                        let print = prints.of(cells).filter(|print| earlier != Some(*print));
                        known.prints.extend(print.map(|print| (print, row)));
                        earlier = print;
                    }
                    Ok(())
                })
                .await?;
        }
        known.prints.sort_unstable();
        Ok(Some(known))
    }

    /// Says of rows which ones they are.
    pub(super) fn recognise(&mut self, batch: &mut Batch) {
        for (place, claim) in std::mem::take(&mut batch.claims).into_iter().enumerate() {
            batch.facts.know(place, self.row(claim));
        }
    }

    fn row(&mut self, claim: Claim) -> Option<Known> {
        // Before exports named their rows, these were told apart as those of any list.
        let was = claim.was?;
        if let Some(by) = self.find(claim.is) {
            return Some(Known::Same(match by {
                ToldBy::File(identity) => identity,
                ToldBy::Hand => None,
            }));
        }
        match self.find(was)? {
            ToldBy::File(identity) => identity.map(Known::Changed),
            ToldBy::Hand => Some(Known::ByHand),
        }
    }

    /// Returns the first row of a fingerprint that was not found yet: alike rows find one each.
    fn find(&mut self, print: Fingerprint) -> Option<ToldBy> {
        let first = self.prints.partition_point(|(known, _)| *known < print);
        let alike = self.prints[first..].iter().take_while(|(known, _)| *known == print);
        for (_, row) in alike {
            if let Some(row) = self.rows.get_mut(*row as usize).filter(|row| !row.found) {
                row.found = true;
                return Some(row.by);
            }
        }
        None
    }
}

/// Returns whether an export says which rows those of a kind were. Published rates and targets have nothing but what
/// they say.
pub(crate) const fn is_marked(kind: Kind) -> bool {
    !matches!(kind, Kind::References | Kind::Targets | Kind::Suppressions)
}
