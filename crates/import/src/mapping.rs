//! A sheet looked at: its heading row, its kind, what each column becomes, and how it is written.

use crate::error::{FileError, Problem};
use crate::evidence::{Evidence, Proof, gather};
use crate::options::{Headings, ReadingOptions, TextOptions};
use crate::plan::{OrderProof, Reading};
use crate::recognise::{KindCandidate, Meaning, candidates, clear_kind, meanings};
use crate::row::{Row, letters};
use crate::source::Source;
use crate::synonyms::{normal, of_numbers};
use crate::{cell, heading};
use domain::field::Field;
use domain::kind::Kind;
use domain::lang::Lang;
use std::ops::ControlFlow;

/// Rows looked at for samples and evidence.
const SAMPLE_ROWS: usize = 5_000;
/// Bytes of cells looked at: a few enormous rows are enough too.
const SAMPLE_BYTES: usize = 8 * 1024 * 1024;
/// Values shown of each column.
const SAMPLES: usize = 3;
/// Characters shown of each value.
const SAMPLE_CHARACTERS: usize = 80;

/// What is known before a sheet is looked at.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// Decides what nothing proves: day or month first, comma or point.
    pub lang: Lang,
    /// The kind, where a person said it.
    pub kind: Option<Kind>,
    /// What a person said of a heading: a field, or to ignore it; the last word on a heading wins.
    pub overrides: Vec<(String, Option<Field>)>,
    /// How a person says that the sheet is written.
    pub options: ReadingOptions,
}

/// What one look at a sheet tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Inspection {
    /// Name of the file.
    pub file: String,
    /// Name of the sheet.
    pub sheet: String,
    /// Number of the sheet, from 0.
    pub sheet_index: usize,
    /// Row of the headings, from 1; 0 where there are none.
    pub heading_row: u32,
    /// The kind, where it is clear or was said.
    pub kind: Option<Kind>,
    /// The kinds that it could be, the likeliest first.
    pub kind_candidates: Vec<KindCandidate>,
    /// The columns; where the kind is not clear, read as the likeliest one.
    pub columns: Vec<Column>,
    /// How it is written, with the proofs.
    pub evidence: Evidence,
    /// The same without the proofs, for the plan.
    pub reading: Reading,
    /// Rows below the headings, blank ones too, where they were counted on the way.
    pub rows: Option<u32>,
}

/// One column of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Letter as in spreadsheet programs.
    pub letter: String,
    /// Its heading as written.
    pub heading: String,
    /// The first different values, at most three.
    pub samples: Vec<String>,
    /// What it becomes.
    pub field: Option<Field>,
    /// How sure that is.
    pub confidence: Confidence,
    /// Why.
    pub why: Why,
}

/// How sure a column's meaning is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// By a known heading or a person's word.
    Sure,
    /// By likeness or by its values: to be looked at.
    ToCheck,
    /// It becomes nothing.
    Ignored,
}

/// Why a column becomes what it becomes.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// Its heading is a known word.
    Synonym,
    /// Its heading resembles a known word.
    Fuzzy {
        /// The word.
        closest: String,
    },
    /// Its values can hardly be anything else.
    Values,
    /// A person said so.
    Given,
    /// Another column has the field by a better right.
    TakenBy {
        /// That column's heading.
        heading: String,
        /// The field.
        field: Field,
    },
    /// Neither heading nor values tell.
    Unknown {
        /// The field of the nearest known word.
        did_you_mean: Option<Field>,
    },
}

/// Looks at one sheet and proposes what it means.
///
/// # Errors
/// [`Problem::NoRows`] where nothing stands below the headings; all problems of reading.
pub fn inspect(source: &Source, sheet_index: usize, hints: &Hints) -> Result<Inspection, FileError> {
    let sheet = source.sheet(sheet_index)?.name.clone();
    let rows = sample(source, sheet_index, hints.options.text)?;
    let fail = || Problem::NoRows.of(&source.name, Some(&sheet));
    let top = top(&rows, hints.options.headings).ok_or_else(fail)?;
    let (headings, below) = (top.headings, &rows[top.first_row..]);
    if below.iter().all(Row::is_blank) {
        return Err(fail());
    }
    let kind_candidates = candidates(&headings, hints);
    let kind = hints.kind.or_else(|| clear_kind(&kind_candidates));
    let read_as = kind.or_else(|| kind_candidates.first().map(|candidate| candidate.kind));
    let columns = columns(&headings, below, read_as.unwrap_or(Kind::Pieces), hints);
    let fields: Vec<Option<Field>> = columns.iter().map(|column| column.field).collect();
    let evidence = gather(source, below, &fields, hints);
    let heading_row = top.heading_row;
    Ok(Inspection {
        file: source.name.clone(),
        sheet,
        sheet_index,
        heading_row,
        kind,
        kind_candidates,
        columns,
        reading: reading(source, &evidence, hints),
        evidence,
        rows: count(source, heading_row),
    })
}

/// Where a table begins.
struct Top {
    headings: Vec<String>,
    /// Row of the headings; 0 where there are none.
    heading_row: u32,
    /// Place of the first row of data among the rows looked at.
    first_row: usize,
}

/// Returns where the table begins, `None` where no row has a cell.
fn top(rows: &[Row], told: Option<Headings>) -> Option<Top> {
    let place = match told {
        Some(Headings::Row(number)) => rows.iter().position(|row| row.number == number && !row.is_blank())?,
        Some(Headings::Absent) => return headless(rows),
        None => heading::find(rows)?,
    };
    let (heading, below) = (&rows[place], &rows[place + 1..]);
    let width = width(heading, below);
    let headings = heading.raw(0).into_iter().chain(std::iter::repeat(String::new())).take(width).collect();
    Some(Top { headings, heading_row: heading.number, first_row: place + 1 })
}

/// Returns the top of a table without headings: its columns are named by letter.
fn headless(rows: &[Row]) -> Option<Top> {
    let first_row = rows.iter().position(|row| !row.is_blank())?;
    let headings = (0..width(&rows[first_row], &rows[first_row..])).map(letters).collect();
    Some(Top { headings, heading_row: 0, first_row })
}

/// Returns how many columns the table has: up to the last heading, or the last column that most rows fill.
fn width(heading: &Row, below: &[Row]) -> usize {
    let last = |row: &Row| {
        (0..row.len()).rev().find(|column| !row.get(*column).text.is_empty()).map_or(0, |c| c + 1)
    };
    let mut ends: Vec<usize> = below.iter().filter(|row| !row.is_blank()).map(last).collect();
    ends.sort_unstable();
    let most = ends.get(ends.len().saturating_sub(1) / 2).copied().unwrap_or(0);
    last(heading).max(most)
}

fn sample(source: &Source, sheet: usize, text: TextOptions) -> Result<Vec<Row>, FileError> {
    let mut rows: Vec<Row> = Vec::new();
    let mut bytes = 0;
    source.each_row(sheet, text, &mut |row, _| {
        bytes += row.bytes();
        rows.push(row.clone());
        if rows.len() >= SAMPLE_ROWS || bytes >= SAMPLE_BYTES {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    })?;
    Ok(rows)
}

fn reading(source: &Source, evidence: &Evidence, hints: &Hints) -> Reading {
    let proven = !matches!(evidence.order.proof, Proof::Language { .. });
    Reading {
        order: evidence.order.value,
        order_proof: if proven { OrderProof::Proven } else { OrderProof::Assumed },
        mark: evidence.mark.value,
        epoch: hints.options.epoch.unwrap_or_else(|| source.epoch()),
        text: hints.options.text,
    }
}

fn count(source: &Source, heading_row: u32) -> Option<u32> {
    let lines = source.text_look()?.lines?;
    u32::try_from(lines.saturating_sub(u64::from(heading_row))).ok()
}

fn columns(headings: &[String], rows: &[Row], kind: Kind, hints: &Hints) -> Vec<Column> {
    let mut meanings = meanings(headings, kind, hints);
    for column in 0..meanings.len() {
        let by_cells = match meanings[column].why {
            Why::Unknown { .. } => by_values(rows, column, kind),
            Why::Synonym => {
                of_numbers(&normal(&headings[column]), kind).filter(|_| are_numbers(rows, column))
            }
            _ => None,
        };
        if let Some(field) =
            by_cells.filter(|field| meanings.iter().all(|meaning| meaning.field != Some(*field)))
        {
            meanings[column] =
                Meaning { field: Some(field), confidence: Confidence::ToCheck, why: Why::Values };
        }
    }
    let mut columns = Vec::with_capacity(headings.len());
    for ((place, heading), meaning) in headings.iter().enumerate().zip(meanings) {
        columns.push(Column {
            letter: letters(place),
            heading: heading.clone(),
            samples: samples(rows, place),
            field: meaning.field,
            confidence: meaning.confidence,
            why: meaning.why,
        });
    }
    columns
}

fn values(rows: &[Row], column: usize) -> impl Iterator<Item = &str> {
    rows.iter().map(move |row| row.get(column).text).filter(|text| !text.is_empty())
}

fn samples(rows: &[Row], column: usize) -> Vec<String> {
    let mut samples: Vec<String> = Vec::new();
    for value in values(rows, column) {
        let short: String = value.chars().take(SAMPLE_CHARACTERS).collect();
        if !samples.contains(&short) {
            samples.push(short);
        }
        if samples.len() == SAMPLES {
            break;
        }
    }
    samples
}

/// Whether a value can be that of a field.
type Test = fn(&str) -> bool;

fn are_numbers(rows: &[Row], column: usize) -> bool {
    let mut some = values(rows, column).take(200).peekable();
    some.peek().is_some() && some.all(|text| cell::number::parse(text, cell::number::Mark::Comma).is_some())
}

/// Returns the field that nine values in ten can hardly miss.
fn by_values(rows: &[Row], column: usize, kind: Kind) -> Option<Field> {
    let tests: [(Field, Test); 4] = [
        (Field::Email, |text| cell::email::parse(text).is_some()),
        (Field::Siret, |text| text.len() >= 14 && cell::siret::parse(text).is_some()),
        (Field::PostalCode, |text| text.len() == 5 && cell::postal::parse(text).is_some()),
        (Field::Phone, |text| {
            text.len() >= 10 && text.starts_with(['0', '+']) && cell::phone::parse(text).is_some()
        }),
    ];
    let total = values(rows, column).take(200).count();
    let fits = |test: Test| values(rows, column).take(200).filter(|value| test(value)).count();
    let found = tests.iter().find(|(_, test)| total >= 3 && fits(*test) * 10 >= total * 9);
    found.map(|(field, _)| *field).filter(|field| field.kinds().contains(&kind))
}
