//! What is decided before a sheet is read: which column becomes what, and how its dates and numbers are written.

use crate::cell::date::{Epoch, Order};
use crate::cell::number::Mark;
use crate::corrections::Corrections;
use crate::error::{FileError, Problem};
use crate::facts::check_constant;
use crate::mapping::Inspection;
use crate::options::TextOptions;
use crate::recognise::{is_ours, mark_column};
use crate::synonyms;
use crate::value_words::ValueWords;
use domain::field::Field;
use domain::kind::Kind;

/// How dates and numbers of a sheet are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Day or month first.
    pub order: Order,
    /// Whether a cell of the sheet proves the order.
    pub order_proof: Grounds,
    /// Comma or point before the decimals.
    pub mark: Mark,
    /// Whether a cell of the sheet proves the mark.
    pub mark_proof: Grounds,
    /// From which day serial numbers count.
    pub epoch: Epoch,
    /// How a text file is cut, where a person said it.
    pub text: TextOptions,
}

/// Whether it is known or assumed how a sheet is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grounds {
    /// A cell proves it.
    Proven,
    /// It follows earlier files or the language: what could be read both ways is told to the user.
    Assumed,
}

/// A decided reading of one sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Number of the sheet in the source, from 0.
    pub sheet: usize,
    /// Row of the headings, from 1; 0 where there are none and the first row is data.
    pub heading_row: u32,
    /// What the rows tell.
    pub kind: Kind,
    /// Headings, for issues.
    pub headings: Vec<String>,
    /// What each column becomes.
    pub columns: Vec<Option<Field>>,
    /// Values that hold for every row whose own cell is empty or missing.
    pub constants: Vec<(Field, String)>,
    /// How dates and numbers are written.
    pub reading: Reading,
    /// What a person says that words of closed columns mean.
    pub words: ValueWords,
    /// What a person corrected.
    pub corrections: Corrections,
    /// Whether the program itself wrote the sheet.
    pub(crate) origin: Origin,
}

/// Who wrote a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Anybody.
    Foreign,
    /// The program: text that looks like a formula stands behind an apostrophe in it.
    Ours {
        /// The column in which an export says which row each was.
        mark: Option<usize>,
    },
}

/// Returns the plan of an inspected sheet with the values that hold for all rows.
///
/// # Errors
/// [`Problem::KindUnclear`], [`Problem::FieldOutOfPlace`], [`Problem::BadConstant`], [`Problem::MissingField`].
pub fn plan(inspection: &Inspection, constants: Vec<(Field, String)>) -> Result<Plan, FileError> {
    let fail = |problem: Problem| problem.of(&inspection.file, Some(&inspection.sheet));
    let candidates = || inspection.kind_candidates.iter().map(|candidate| candidate.kind).collect();
    let kind = inspection.kind.ok_or_else(|| fail(Problem::KindUnclear(candidates())))?;
    let out_of_place = |field: Field| fail(Problem::FieldOutOfPlace { field, kind });
    let columns: Vec<Option<Field>> = inspection.columns.iter().map(|column| column.field).collect();
    if let Some(field) = columns.iter().flatten().find(|field| !field.kinds().contains(&kind)) {
        return Err(out_of_place(*field));
    }
    let mut constants = constants;
    for (field, raw) in &mut constants {
        *field = synonyms::in_kind(*field, kind).ok_or_else(|| out_of_place(*field))?;
        if !check_constant(*field, raw, inspection.reading) {
            return Err(fail(Problem::BadConstant { field: *field, raw: raw.clone() }));
        }
    }
    let given = |field: &Field| {
        columns.contains(&Some(*field)) || constants.iter().any(|(constant, _)| constant == field)
    };
    for fields in synonyms::needs_of(kind) {
        if !fields.iter().any(given) {
            return Err(fail(Problem::MissingField { kind, fields: fields.clone() }));
        }
    }
    let headings: Vec<String> = inspection.columns.iter().map(|column| column.heading.clone()).collect();
    Ok(Plan {
        origin: Origin::of(&headings),
        sheet: inspection.sheet_index,
        heading_row: inspection.heading_row,
        kind,
        headings,
        columns,
        constants,
        reading: inspection.reading,
        words: ValueWords::default(),
        corrections: Corrections::default(),
    })
}

impl Origin {
    fn of(headings: &[String]) -> Self {
        if is_ours(headings) { Self::Ours { mark: mark_column(headings) } } else { Self::Foreign }
    }
}

impl Plan {
    /// Returns the column in which an export of the program says which row each was.
    pub const fn mark_column(&self) -> Option<usize> {
        match self.origin {
            Origin::Ours { mark } => mark,
            Origin::Foreign => None,
        }
    }

    /// Returns the bytes that tell this plan from another of the same file: they enter the digest of an import.
    pub fn signature(&self) -> Vec<u8> {
        let mut text = format!("{}\n{}\n{}\n", self.sheet, self.heading_row, self.kind.key());
        for field in &self.columns {
            text.push_str(field.map_or("-", Field::key));
            text.push('\n');
        }
        for (field, value) in &self.constants {
            text.push_str(field.key());
            text.push('=');
            text.push_str(value);
            text.push('\0');
        }
        // What is only assumed follows the language: the same file in the other one is the same file.
        text.push_str(match (self.reading.order_proof, self.reading.order) {
            (Grounds::Assumed, _) => "any",
            (Grounds::Proven, Order::DayFirst) => "dmy",
            (Grounds::Proven, Order::MonthFirst) => "mdy",
        });
        text.push_str(match (self.reading.mark_proof, self.reading.mark) {
            (Grounds::Assumed, _) => "any",
            (Grounds::Proven, Mark::Comma) => ",",
            (Grounds::Proven, Mark::Point) => ".",
        });
        text.push_str(self.reading.epoch.key());
        if let Some(encoding) = self.reading.text.encoding {
            text.push_str(encoding.key());
        }
        if let Some(separator) = self.reading.text.separator {
            text.push_str(separator.key());
        }
        for (field, word, meaning) in self.words.iter().filter(|(field, ..)| self.reads(*field)) {
            for part in ["\n", field.key(), ":", word, "=", meaning] {
                text.push_str(part);
            }
        }
        text.push_str(&self.corrections.signature());
        text.into_bytes()
    }

    /// Returns whether a word of this field can stand in the sheet.
    fn reads(&self, field: Field) -> bool {
        let stands_for_item = field == Field::CostItem && self.kind == Kind::Costs;
        stands_for_item
            || self.columns.contains(&Some(field))
            || self.constants.iter().any(|(f, _)| *f == field)
    }
}
