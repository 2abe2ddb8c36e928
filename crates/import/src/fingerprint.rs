//! Fingerprints of what rows tell, by which a row of the program's own export is known again.

use crate::cell::date::{Epoch, Order};
use crate::cell::number::Mark;
use crate::corrections::Corrections;
use crate::facts::{Cells, Log, Places, Taken, take};
use crate::options::TextOptions;
use crate::plan::{Grounds, Origin, Plan, Reading};
use crate::row::{Nature, Row};
use crate::value_words::ValueWords;
use chrono::NaiveDate;
use domain::fact::Facts;
use domain::field::Field;
use domain::kind::Kind;
use rust_decimal::Decimal;
use std::hash::Hasher;

/// 64 bits that stand for all that a row tells, however and in whichever format it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u64);

/// What a row of an export of one's own says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What it told when it was exported.
    pub was: Option<Fingerprint>,
    /// What it tells now.
    pub is: Fingerprint,
}

/// A cell before it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlainCell {
    /// Text; empty where there is nothing.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A day.
    Day(NaiveDate),
}

/// Takes fingerprints of rows as they would be read.
pub struct Fingerprints {
    plan: Plan,
    places: Places,
    row: Row,
}

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Fingerprint {
    /// Returns the fingerprint of its own text; nothing for any other.
    pub fn from_text(text: &str) -> Option<Self> {
        let digits = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        digits.then(|| u64::from_str_radix(text, 16).ok().map(Self)).flatten()
    }

    /// Returns the fingerprint of the last of some rows.
    pub(crate) fn of_last(facts: &Facts) -> Self {
        let mut told = Told(blake3::Hasher::new());
        facts.hash_last(&mut told);
        Self(told.finish())
    }
}

impl Fingerprints {
    /// Returns who takes the fingerprints of rows that a sheet of these fields has.
    pub fn of_fields(kind: Kind, fields: &[Field]) -> Self {
        Self::new(kind, fields.iter().copied().map(Some).collect(), ValueWords::default())
    }

    /// Returns who takes the fingerprints of rows as a sheet has them: with its columns, and what words mean in it.
    pub fn of_sheet(plan: &Plan) -> Self {
        Self::new(plan.kind, plan.columns.clone(), plan.words.clone())
    }

    fn new(kind: Kind, columns: Vec<Option<Field>>, words: ValueWords) -> Self {
        let reading = Reading {
            order: Order::DayFirst,
            order_proof: Grounds::Proven,
            mark: Mark::Point,
            mark_proof: Grounds::Proven,
            epoch: Epoch::Y1900,
            text: TextOptions::default(),
        };
        let plan = Plan {
            sheet: 0,
            heading_row: 0,
            kind,
            headings: vec![String::new(); columns.len()],
            columns,
            constants: Vec::new(),
            reading,
            words,
            corrections: Corrections::default(),
            origin: Origin::Foreign,
        };
        Self { places: Places::of(&plan), plan, row: Row::default() }
    }

    /// Returns the columns that a row is to have, in order.
    pub fn columns(&self) -> &[Option<Field>] {
        &self.plan.columns
    }

    /// Returns the fingerprint of a row; nothing for one that could not be taken.
    pub fn of(&mut self, cells: impl Iterator<Item = PlainCell>) -> Option<Fingerprint> {
        self.row.restart(1);
        for cell in cells {
            match cell {
                PlainCell::Text(text) => self.row.push(&text, Nature::Text),
                PlainCell::Number(number) => {
                    self.row.push(&number.normalize().to_string(), Nature::Number);
                }
                PlainCell::Day(day) => self.row.push(&day.to_string(), Nature::Date),
            }
        }
        let mut log = Log::of(String::new());
        let mut facts = Facts::none_of(self.plan.kind, 1);
        let taken = take(&mut facts, &mut Cells::new(&self.plan, &self.places, &self.row, &mut log));
        (taken == Taken::Yes).then(|| Fingerprint::of_last(&facts))
    }
}

impl std::fmt::Debug for Fingerprints {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fingerprints").field("plan", &self.plan).finish_non_exhaustive()
    }
}

/// The digest of what a fact feeds.
struct Told(blake3::Hasher);

impl Hasher for Told {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        let digest = self.0.finalize();
        digest.as_bytes()[..8].iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
    }
}
