//! The sums last read, kept until somebody writes: one screen asks for the same sums many times.

use crate::connection::{data_version, reading};
use crate::credit::Joins;
use crate::cube::Cube;
use crate::error::Result;
use crate::key::Key;
use crate::reach::{Everybody, PeopleMailed};
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::slice::Slice;
use sqlx::{ConnectOptions, Connection, SqliteConnection, SqliteTransaction};
use std::path::Path;
use std::sync::Arc;
use tokio::sync::Mutex;

/// Answers kept: one screen asks for all, for what its filter takes, for what it is compared with, and in what detail.
const KEPT: usize = 12;
/// Places kept at most in all answers, some 25 MB; an answer of more is read anew each time.
const PLACES: usize = 10_000;

/// A connection of its own, and what it has read since anybody wrote.
///
/// Its own, because the engine tells whether something was written from the point of view of one connection.
#[derive(Debug, Default)]
pub(crate) struct Recent(Mutex<Option<Reading>>);

#[derive(Debug)]
struct Reading {
    connection: SqliteConnection,
    kept: Kept,
}

/// What was read since anybody wrote.
#[derive(Debug, Default)]
struct Kept {
    version: i64,
    /// What answers are worked out from; nothing before the first.
    cube: Option<Cube>,
    /// Who was mailed, once that was asked.
    everybody: Option<Everybody>,
    /// The latest last.
    answers: Vec<(Asked, Arc<Vec<Slice>>)>,
}

/// What was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) filter: Filter,
    /// What is told apart, beside what the filter names.
    pub(crate) by: Vec<Dimension>,
    /// Whether the whole campaigns that the filter touches are asked for, else what it takes.
    pub(crate) around: bool,
    /// Until which day what is open lasts; without one, it does not count.
    pub(crate) today: Option<NaiveDate>,
    /// Which orders count.
    pub(crate) joins: Joins,
}

impl Asked {
    /// Returns the filter of the places that are taken.
    pub(crate) fn taken(&self) -> Filter {
        if !self.around {
            return self.filter.clone();
        }
        let campaigns = self.filter.wanted.iter().filter(|(dimension, _)| *dimension == Dimension::Campaign);
        Filter {
            wanted: campaigns.cloned().collect(),
            basis: self.filter.basis,
            attribution: self.filter.attribution,
            ..Filter::default()
        }
    }
}

impl Reading {
    /// Returns the one that was kept, else a new one.
    async fn taken(kept: Option<Self>, path: &Path, key: &Key) -> Result<Self> {
        Ok(match kept {
            Some(reading) => reading,
            None => Self { connection: reading(path, key).connect().await?, kept: Kept::default() },
        })
    }
}

impl Kept {
    /// Forgets everything if somebody else has written.
    async fn freshen(&mut self, connection: &mut SqliteConnection) -> Result<()> {
        let version = data_version(connection).await?;
        if version != self.version {
            *self = Self { version, ..Self::default() };
        }
        Ok(())
    }

    fn places(&self) -> usize {
        self.answers.iter().map(|(_, sums)| sums.len()).sum()
    }
}

impl Recent {
    /// Returns the sums asked for: those kept, else what `read` reads.
    pub(crate) async fn sums(
        &self,
        path: &Path,
        key: &Key,
        asked: Asked,
        read: impl AsyncFnOnce(&mut SqliteTransaction<'_>, &mut Cube, &Asked) -> Result<Vec<Slice>>,
    ) -> Result<Arc<Vec<Slice>>> {
        let mut held = self.0.lock().await;
        // Taken out meanwhile: a connection that failed, or whose reading was given up, is not used again.
        let mut reading = Reading::taken(held.take(), path, key).await?;
        let mut tx = reading.connection.begin().await?;
        let kept = &mut reading.kept;
        kept.freshen(&mut tx).await?;
        let known = kept.answers.iter().position(|(known, _)| *known == asked);
        let sums = if let Some(place) = known {
            kept.answers.remove(place).1
        } else {
            let mut cube = match kept.cube.take() {
                Some(cube) => cube,
                None => Cube::read(&mut tx).await?,
            };
            let sums = read(&mut tx, &mut cube, &asked).await?;
            kept.cube = Some(cube);
            Arc::new(sums)
        };
        if sums.len() <= PLACES {
            kept.answers.push((asked, Arc::clone(&sums)));
        }
        tx.commit().await?;
        while kept.answers.len() > KEPT || kept.places() > PLACES {
            kept.answers.remove(0);
        }
        *held = Some(reading);
        Ok(sums)
    }

    /// Returns how many people were mailed in each group.
    pub(crate) async fn people(
        &self,
        path: &Path,
        key: &Key,
        filter: &Filter,
        by: &[Dimension],
    ) -> Result<PeopleMailed> {
        let mut held = self.0.lock().await;
        let mut reading = Reading::taken(held.take(), path, key).await?;
        let mut tx = reading.connection.begin().await?;
        let kept = &mut reading.kept;
        kept.freshen(&mut tx).await?;
        let mut everybody = match kept.everybody.take() {
            Some(everybody) => everybody,
            None => Everybody::read(&mut tx).await?,
        };
        everybody.fetch(&mut tx, filter, by).await?;
        let counted = everybody.by(filter, by);
        kept.everybody = Some(everybody);
        tx.commit().await?;
        *held = Some(reading);
        Ok(counted)
    }

    /// Closes the connection.
    pub(crate) async fn close(&self) -> Result<()> {
        if let Some(reading) = self.0.lock().await.take() {
            reading.connection.close().await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{date, db, piece, rows};
    use domain::fact::Facts;
    use domain::term::Term;
    use domain::words::CycleStart;

    #[tokio::test]
    async fn sums_are_read_once_until_somebody_writes() {
        let db = db().await;
        db.import(Facts::Pieces(rows(vec![piece("P", "2026-03-02", "A", "R1")]))).await;
        let (all, one) = (Filter::default(), Filter::campaign("P"));
        let read = async |filter| db.store.slices_at(filter, &[], date("2026-04-01")).await.unwrap();
        let first = read(&all).await;
        let campaign = read(&one).await;
        assert!(Arc::ptr_eq(&first, &read(&all).await));
        assert!(Arc::ptr_eq(&campaign, &read(&one).await));
        // What is open has lasted longer on another day.
        assert!(!Arc::ptr_eq(&first, &db.store.slices_at(&all, &[], date("2026-04-02")).await.unwrap()));

        db.import(Facts::Pieces(rows(vec![piece("P", "2026-03-02", "B", "R2")]))).await;
        let second = read(&all).await;
        let pieces = |sums: &Vec<Slice>| crate::testing::merged(sums).pieces_posted;
        assert_eq!((pieces(&first), pieces(&second)), (Term::number(1), Term::number(2)));
        db.store.put_cycle_start(CycleStart::Posting).await.unwrap();
        assert!(!Arc::ptr_eq(&second, &read(&all).await));
    }

    #[tokio::test]
    async fn only_the_latest_answers_are_kept() {
        let db = db().await;
        db.import(Facts::Pieces(rows(vec![piece("P", "2026-03-02", "A", "R1")]))).await;
        let read = async |filter: &Filter| db.store.slices_at(filter, &[], date("2026-04-01")).await.unwrap();
        let all = read(&Filter::default()).await;
        for code in 0..KEPT {
            read(&Filter::campaign(&code.to_string())).await;
        }
        assert!(!Arc::ptr_eq(&all, &read(&Filter::default()).await));
    }
}
