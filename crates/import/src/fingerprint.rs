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
        // A letter that no number has: a spreadsheet program would make 12345678e9012345 another one.
        write!(f, "r{:016x}", self.0)
    }
}

impl Fingerprint {
    /// Returns the fingerprint of its own text; nothing for any other.
    pub fn from_text(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('r').filter(|digits| digits.len() == 16)?;
        digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then_some(())?;
        u64::from_str_radix(digits, 16).ok().map(Self)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> PlainCell {
        PlainCell::Text(text.to_owned())
    }

    #[test]
    fn a_fingerprint_is_read_again_from_its_text_and_from_no_other() {
        for number in [0, 42, 0x1234_5678_e901_2345, u64::MAX] {
            let print = Fingerprint(number);
            assert_eq!(Fingerprint::from_text(&print.to_string()), Some(print));
        }
        for wrong in
            ["", "r", "0123456789abcdef", "r0123456789abcde", "r0123456789abcdefg", "r+123456789abcdef"]
        {
            assert_eq!(Fingerprint::from_text(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_fingerprint_stands_for_what_is_told_and_not_for_how_it_is_written() {
        let fields = [Field::Campaign, Field::CostItem, Field::CostAmount, Field::CostDate];
        let mut prints = Fingerprints::of_fields(Kind::Costs, &fields);
        let day = NaiveDate::from_ymd_opt(2026, 3, 9).expect("a day");
        let mut of = |amount: PlainCell, date: PlainCell| {
            prints.of([text("P"), text("Impression"), amount, date].into_iter())
        };
        let plain = of(PlainCell::Number(Decimal::new(12_340, 2)), PlainCell::Day(day));
        assert!(plain.is_some());
        assert_eq!(of(PlainCell::Number(Decimal::new(1_234, 1)), text("09/03/2026")), plain);
        assert_eq!(of(text("123.40 €"), PlainCell::Day(day)), plain);
        assert_ne!(of(text("123.41"), PlainCell::Day(day)), plain);
        assert_ne!(of(text("123.40"), text("")), plain);
        assert_eq!(of(text("gratuit"), PlainCell::Day(day)), None, "a row that is set aside has none");
    }
}
