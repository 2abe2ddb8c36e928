//! The sums last read, kept until somebody writes: one screen asks for the same sums many times.

use crate::beside::{self, Beside};
use crate::connection::{data_version, reading};
use crate::credit::Joins;
use crate::cube::Cube;
use crate::error::Result;
use crate::key::Key;
use crate::reach::{Everybody, PeopleMailed};
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::ledger::Ledger;
use domain::words::Attribution;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
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
    /// What stands beside the sums, once that was asked.
    beside: Option<Arc<Beside>>,
    /// Who was mailed, once that was asked.
    everybody: Option<Everybody>,
    /// The latest last.
    answers: Vec<(Asked, Arc<Vec<Ledger>>)>,
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
    /// Returns whether the maintained sums answer it: those of the last letter, all joins together.
    pub(crate) fn is_maintained(&self, usual: Attribution) -> bool {
        self.filter.attribution.unwrap_or(usual) == Attribution::Last && self.joins == Joins::All
    }

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

    /// Returns the sums if nobody has written since what they are worked out from was read: from memory alone.
    async fn known(
        &mut self,
        asked: &Asked,
        read: &impl AsyncFn(&mut SqliteConnection, &mut Cube, &Asked) -> Result<Vec<Ledger>>,
    ) -> Result<Option<Arc<Vec<Ledger>>>> {
        self.kept.freshen(&mut self.connection).await?;
        if let Some(place) = self.kept.answers.iter().position(|(known, _)| known == asked) {
            return Ok(Some(self.kept.answers.remove(place).1));
        }
        match self.kept.cube.as_mut().filter(|cube| cube.answers(asked)) {
            Some(cube) => Ok(Some(Arc::new(read(&mut self.connection, cube, asked).await?))),
            None => Ok(None),
        }
    }

    /// Reads what is missing, all of it as it was at one moment.
    async fn read(
        &mut self,
        asked: &Asked,
        read: &impl AsyncFn(&mut SqliteConnection, &mut Cube, &Asked) -> Result<Vec<Ledger>>,
    ) -> Result<Arc<Vec<Ledger>>> {
        let mut tx = self.connection.begin().await?;
        self.kept.freshen(&mut tx).await?;
        let mut cube = match self.kept.cube.take() {
            Some(cube) => cube,
            None => Cube::read(&mut tx).await?,
        };
        let sums = read(&mut tx, &mut cube, asked).await?;
        tx.commit().await?;
        self.kept.cube = Some(cube);
        Ok(Arc::new(sums))
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

    /// Keeps an answer as the latest, and forgets the first where there are too many.
    fn keep(&mut self, asked: Asked, sums: &Arc<Vec<Ledger>>) {
        if places(sums) <= PLACES {
            self.answers.push((asked, Arc::clone(sums)));
        }
        while self.answers.len() > KEPT || self.places() > PLACES {
            self.answers.remove(0);
        }
    }

    fn places(&self) -> usize {
        self.answers.iter().map(|(_, sums)| places(sums)).sum()
    }
}

fn places(sums: &[Ledger]) -> usize {
    sums.iter().map(|ledger| ledger.places.len()).sum()
}

impl Recent {
    /// Returns the sums asked for: those kept, else what `read` reads.
    pub(crate) async fn sums(
        &self,
        path: &Path,
        key: &Key,
        asked: Asked,
        read: impl AsyncFn(&mut SqliteConnection, &mut Cube, &Asked) -> Result<Vec<Ledger>>,
    ) -> Result<Arc<Vec<Ledger>>> {
        let mut held = self.0.lock().await;
        // Taken out meanwhile: a connection that failed, or whose reading was given up, is not used again.
        let mut reading = Reading::taken(held.take(), path, key).await?;
        let sums = match reading.known(&asked, &read).await? {
            Some(sums) => sums,
            None => reading.read(&asked, &read).await?,
        };
        reading.kept.keep(asked, &sums);
        *held = Some(reading);
        Ok(sums)
    }

    /// Returns what stands beside the sums.
    pub(crate) async fn beside(&self, path: &Path, key: &Key) -> Result<Arc<Beside>> {
        let mut held = self.0.lock().await;
        let mut reading = Reading::taken(held.take(), path, key).await?;
        reading.kept.freshen(&mut reading.connection).await?;
        let beside = if let Some(beside) = reading.kept.beside.take() {
            beside
        } else {
            let mut tx = reading.connection.begin().await?;
            reading.kept.freshen(&mut tx).await?;
            let beside = Arc::new(beside::beside(&mut tx).await?);
            tx.commit().await?;
            beside
        };
        reading.kept.beside = Some(Arc::clone(&beside));
        *held = Some(reading);
        Ok(beside)
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
        let read = async |filter| db.store.ledgers_around(filter, &[], date("2026-04-01")).await.unwrap();
        let first = read(&all).await;
        let campaign = read(&one).await;
        assert!(Arc::ptr_eq(&first, &read(&all).await));
        assert!(Arc::ptr_eq(&campaign, &read(&one).await));
        // What is open has lasted longer on another day.
        assert!(!Arc::ptr_eq(&first, &db.store.ledgers_around(&all, &[], date("2026-04-02")).await.unwrap()));

        db.import(Facts::Pieces(rows(vec![piece("P", "2026-03-02", "B", "R2")]))).await;
        let second = read(&all).await;
        let pieces = |sums: &[Ledger]| crate::testing::merged(&crate::testing::slices_of(sums)).pieces_posted;
        assert_eq!((pieces(&first), pieces(&second)), (Term::number(1), Term::number(2)));
        db.store.put_cycle_start(CycleStart::Posting).await.unwrap();
        assert!(!Arc::ptr_eq(&second, &read(&all).await));
    }

    #[tokio::test]
    async fn only_the_latest_answers_are_kept() {
        let db = db().await;
        db.import(Facts::Pieces(rows(vec![piece("P", "2026-03-02", "A", "R1")]))).await;
        let read =
            async |filter: &Filter| db.store.ledgers_around(filter, &[], date("2026-04-01")).await.unwrap();
        let all = read(&Filter::default()).await;
        for code in 0..KEPT {
            read(&Filter::campaign(&code.to_string())).await;
        }
        assert!(!Arc::ptr_eq(&all, &read(&Filter::default()).await));
    }
}
