//! What one transaction of imports keeps in memory until it is finished.

use crate::bulk::{Filling, Sealed};
use crate::error::{Result, StoreError};
use crate::import_run::{ImportId, NewImport, RowCounts};
use crate::known::Known;
use crate::outcome::Outcome;
use crate::people::People;
use crate::piece::{Places, Stored};
use crate::row::{Told, Value, hash, hash_values};
use crate::sums::Sums;
use crate::table::{CONTACT, PIECE, Table};
use chrono::NaiveDate;
use domain::totals::Measure;
use sqlx::SqliteConnection;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Rows handled at once: one look-up and one statement each.
pub(crate) const CHUNK: usize = 1000;

/// What is kept of one run.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) id: i64,
    pub(crate) import: NewImport,
    pub(crate) rows: RowCounts,
    /// Natural keys met so far, with how often; pieces are told apart by what is stored of them instead.
    pub(crate) met: HashMap<i64, u32>,
    /// Rows of the small kinds that are told once a file: where each natural key stood first, with its content.
    pub(crate) told: HashMap<i64, (u32, i64)>,
    /// What the file had of a mailing list's pieces before the run.
    pub(crate) stored: Option<Stored>,
    /// Rows of the store that rows of an export of one's own are, by identity.
    pub(crate) claimed: HashSet<i64>,
    /// First and last day of orders that name no campaign.
    pub(crate) orders: Option<(NaiveDate, NaiveDate)>,
}

/// What is kept of all runs of the transaction.
#[derive(Debug)]
pub(crate) struct Work {
    pub(crate) known: Known,
    pub(crate) runs: Vec<Run>,
    pub(crate) touched: HashSet<i64>,
    /// Those of them whose pieces count elsewhere than before: their people moved.
    pub(crate) moved: HashSet<i64>,
    pub(crate) coverage: BTreeSet<(i64, Measure, i64)>,
    pub(crate) people: People,
    pub(crate) places: Places,
    pub(crate) sums: Sums,
    pub(crate) on_the_way: OnTheWay,
    /// Reused from row to row.
    pub(crate) told: Told,
    last_ids: HashMap<&'static str, i64>,
}

/// Contacts and pieces on their way to their tables.
#[derive(Debug)]
pub(crate) struct OnTheWay {
    pub(crate) contacts: Filling,
    pub(crate) pieces: Filling,
}

impl OnTheWay {
    /// Takes out what is bound, to be written while the next rows are understood.
    pub(crate) fn take_sealed(&mut self) -> [Sealed; 2] {
        [self.contacts.take_sealed(), self.pieces.take_sealed()]
    }

    /// Writes them: whoever looks into these tables comes after it.
    pub(crate) async fn flush(&mut self, connection: &mut SqliteConnection) -> Result<()> {
        self.contacts.flush(connection).await?;
        self.pieces.flush(connection).await
    }
}

/// A row understood and joined, ready to be compared with what is stored.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) row: u32,
    pub(crate) identity: i64,
    /// Hash of what the row told, whatever it was joined to.
    pub(crate) content: i64,
    /// Columns after id, identity and content, without the run and the row.
    pub(crate) values: Vec<Value>,
}

impl Work {
    pub(crate) async fn new(connection: &mut SqliteConnection) -> Result<Self> {
        let mut last_ids = HashMap::new();
        for table in [&CONTACT, &PIECE] {
            last_ids.insert(table.entity, table.last(connection).await?);
        }
        Ok(Self {
            known: Known::load(connection).await?,
            runs: Vec::new(),
            touched: HashSet::new(),
            moved: HashSet::new(),
            coverage: BTreeSet::new(),
            people: People::of(connection).await?,
            places: Places::default(),
            sums: Sums::default(),
            on_the_way: OnTheWay { contacts: Filling::new(&CONTACT.put), pieces: Filling::new(&PIECE.put) },
            told: Told::default(),
            last_ids,
        })
    }

    /// Returns a run of this transaction.
    pub(crate) fn run(&mut self, id: ImportId) -> Result<&mut Run> {
        self.runs.iter_mut().find(|run| run.id == id.0).ok_or(StoreError::NoImport(id))
    }

    /// Returns a number for a new row; only one connection writes, so the program can give them.
    pub(crate) async fn next_id(&mut self, connection: &mut SqliteConnection, table: &Table) -> Result<i64> {
        if !self.last_ids.contains_key(table.entity) {
            let last = table.last(connection).await?;
            self.last_ids.insert(table.entity, last);
        }
        let last = self.last_ids.entry(table.entity).or_default();
        *last += 1;
        Ok(*last)
    }

    /// Returns the number of a contact about to be made.
    pub(crate) fn fresh_contact(&mut self) -> i64 {
        self.fresh(CONTACT.entity)
    }

    /// Returns the number of a piece about to be made.
    pub(crate) fn fresh_piece(&mut self) -> i64 {
        self.fresh(PIECE.entity)
    }

    /// Returns the largest number that a piece has.
    pub(crate) fn last_piece(&self) -> i64 {
        self.last_ids.get(PIECE.entity).copied().unwrap_or_default()
    }

    fn fresh(&mut self, entity: &'static str) -> i64 {
        let last = self.last_ids.entry(entity).or_default();
        *last += 1;
        *last
    }

    /// Remembers that a run tells measures of a campaign.
    pub(crate) fn tells(&mut self, campaign: i64, import: i64, measures: &[Measure]) {
        self.coverage.extend(measures.iter().map(|measure| (campaign, *measure, import)));
    }

    /// Writes rows that are new or changed, and returns the number and outcome of each.
    pub(crate) async fn write(
        &mut self,
        connection: &mut SqliteConnection,
        table: &'static Table,
        import: i64,
        drafts: Vec<Draft>,
    ) -> Result<Vec<(i64, Outcome)>> {
        let mut stored = table.find(connection, drafts.iter().map(|draft| draft.identity)).await?;
        let mut outcomes = Vec::with_capacity(drafts.len());
        let mut rows: Vec<Vec<Value>> = Vec::with_capacity(drafts.len());
        let mut changed = Vec::new();
        for draft in drafts {
            let found = stored.get(&draft.identity).copied();
            let (id, outcome) = match found {
                Some(found) if found.content == draft.content => (found.id, Outcome::Same),
                Some(found) => (found.id, Outcome::Changed),
                None => (self.next_id(connection, table).await?, Outcome::New),
            };
            if outcome == Outcome::Changed {
                changed.push(id);
            }
            if outcome != Outcome::Same {
                stored.insert(draft.identity, crate::table::Found { id, content: draft.content });
                rows.push(draft.into_row(id, import));
            }
            outcomes.push((id, outcome));
        }
        table.keep_images(connection, import, changed.into_iter()).await?;
        table.put.put(connection, rows).await?;
        Ok(outcomes)
    }
}

impl Draft {
    /// Returns a draft whose content is all of its values.
    pub(crate) fn of_values(row: u32, identity: i64, values: Vec<Value>) -> Self {
        Self { row, identity, content: hash_values(&values), values }
    }

    fn into_row(self, id: i64, import: i64) -> Vec<Value> {
        let mut values = Vec::with_capacity(self.values.len() + 5);
        values.extend([Value::Int(id), Value::Int(self.identity), Value::Int(self.content)]);
        values.extend(self.values);
        values.extend([Value::Int(import), Value::Int(i64::from(self.row))]);
        values
    }
}

impl Run {
    /// Returns which of the file's rows with this natural key it is, from 0.
    pub(crate) fn ordinal(&mut self, natural: i64) -> u32 {
        let times = self.met.entry(natural).or_default();
        *times += 1;
        *times - 1
    }

    /// Returns the identity of the file's next row with this natural key; what it is told to be comes first.
    pub(crate) fn identity(&mut self, natural: i64, told: Option<i64>) -> i64 {
        if let Some(told) = told {
            self.claimed.insert(told);
            return told;
        }
        loop {
            let ordinal = self.ordinal(natural);
            let identity = of_ordinal(natural, ordinal);
            if !self.claimed.contains(&identity) {
                return identity;
            }
        }
    }

    /// Returns the earlier row of the file that gives the same natural key other content.
    pub(crate) fn contradicted(&mut self, natural: i64, row: u32, content: i64) -> Option<u32> {
        let (earlier, told) = *self.told.entry(natural).or_insert((row, content));
        (told != content).then_some(earlier)
    }

    /// Counts a row.
    pub(crate) fn count(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::New => self.rows.new += 1,
            Outcome::Changed => self.rows.changed += 1,
            Outcome::Same => self.rows.same += 1,
            Outcome::Refused(_) => self.rows.refused += 1,
        }
    }

    /// Widens the days that orders without a campaign tell of.
    pub(crate) fn saw_order(&mut self, day: NaiveDate) {
        self.orders = Some(self.orders.map_or((day, day), |(from, to)| (from.min(day), to.max(day))));
    }
}

/// Returns the identity of one of the rows with a natural key, counted from 0.
pub(crate) fn of_ordinal(natural: i64, ordinal: u32) -> i64 {
    hash(["ordinal", &natural.to_string(), &ordinal.to_string()])
}
