//! A sheet looked at: its heading row, its kind, what each column becomes, and how it is written.

use crate::error::{FileError, Problem};
use crate::evidence::{Evidence, Proof, gather};
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
    /// Row of the headings, from 1.
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
    /// Rows below the headings, where they were counted on the way; a text's blank lines count too.
    pub rows: Option<u32>,
    /// What else the user should know of the sheet.
    pub notices: Vec<Notice>,
}

/// Something about a whole sheet that the user should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Rows that a spreadsheet program hides; they are read all the same.
    HiddenRows {
        /// How many.
        rows: u64,
    },
    /// The format does not tell which rows are hidden.
    HiddenRowsNotTold,
    /// The headings take two rows: groups above, what belongs to them below.
    TwoHeadingRows,
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
    let rows = sample(source, sheet_index)?;
    let fail = || Problem::NoRows.of(&source.name, Some(&sheet));
    let place = heading::find(&rows).ok_or_else(fail)?;
    let grouped = heading::groups(&rows, place);
    let place = grouped.as_ref().map_or(place, |grouped| grouped.place);
    let (heading, below) = (&rows[place], &rows[place + 1..]);
    if below.iter().all(Row::is_blank) {
        return Err(fail());
    }
    let notices = notices(source, sheet_index, grouped.is_some())?;
    let headings: Vec<String> = grouped
        .map_or_else(|| heading.raw(0), |grouped| grouped.headings)
        .into_iter()
        .chain(std::iter::repeat(String::new()))
        .take(width(heading, below))
        .collect();
    let kind_candidates = candidates(&headings, hints);
    let kind = hints.kind.or_else(|| clear_kind(&kind_candidates));
    let read_as = kind.or_else(|| kind_candidates.first().map(|candidate| candidate.kind));
    let columns = columns(&headings, below, read_as.unwrap_or(Kind::Pieces), hints);
    let fields: Vec<Option<Field>> = columns.iter().map(|column| column.field).collect();
    let evidence = gather(source, below, &fields, hints.lang);
    let heading_row = heading.number;
    Ok(Inspection {
        file: source.name.clone(),
        sheet,
        sheet_index,
        heading_row,
        kind,
        kind_candidates,
        columns,
        reading: reading(source, &evidence),
        evidence,
        rows: count(source, sheet_index, &rows[..=place])?,
        notices,
    })
}

fn notices(source: &Source, sheet: usize, two_rows: bool) -> Result<Vec<Notice>, FileError> {
    let hidden = match source.sheet_look(sheet)? {
        Some(look) => Some(Notice::HiddenRows { rows: look.hidden_rows }).filter(|_| look.hidden_rows > 0),
        None if source.text_look().is_some() => None,
        None => Some(Notice::HiddenRowsNotTold),
    };
    Ok(hidden.into_iter().chain(two_rows.then_some(Notice::TwoHeadingRows)).collect())
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

fn sample(source: &Source, sheet: usize) -> Result<Vec<Row>, FileError> {
    let mut rows: Vec<Row> = Vec::new();
    let mut bytes = 0;
    source.each_row(sheet, &mut |row, _| {
        bytes += row.bytes();
        rows.push(row.clone());
        if rows.len() >= SAMPLE_ROWS || bytes >= SAMPLE_BYTES {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    })?;
    Ok(rows)
}

fn reading(source: &Source, evidence: &Evidence) -> Reading {
    let proven = matches!(evidence.order.proof, Proof::Cell { .. });
    Reading {
        order: evidence.order.value,
        order_proof: if proven { OrderProof::Proven } else { OrderProof::Assumed },
        mark: evidence.mark.value,
        epoch: source.epoch(),
    }
}

/// Returns how many rows stand below the headings: lines of a text, rows with a value of a workbook.
fn count(source: &Source, sheet: usize, above: &[Row]) -> Result<Option<u32>, FileError> {
    let rows = match (source.text_look(), source.sheet_look(sheet)?) {
        (Some(text), _) => {
            let heading_row = above.last().map_or(0, |row| u64::from(row.number));
            text.lines.map(|lines| lines.saturating_sub(heading_row))
        }
        (None, Some(look)) => {
            let above = above.iter().filter(|row| !row.is_blank()).count() as u64;
            Some(look.rows.saturating_sub(above))
        }
        (None, None) => None,
    };
    Ok(rows.and_then(|rows| u32::try_from(rows).ok()))
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
