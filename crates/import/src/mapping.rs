//! A sheet looked at: its heading row, its kind, what each column becomes, and how it is written.

use crate::cell::date::Order;
use crate::cell::number::Mark;
use crate::error::{FileError, Problem};
use crate::evidence::{Evidence, Proof, gather};
use crate::options::{Headings, ReadingOptions, TextOptions};
use crate::plan::{Grounds, Reading};
use crate::presets::{self, PresetName};
use crate::recognise::{KindCandidate, Named, Seen, clear_kind};
use crate::row::{Row, letters};
use crate::source::Source;
use crate::synonyms::{known, normal};
use crate::template::Template;
use crate::value_words::ValueWords;
use crate::value_words::{LONGEST_WORD, meanings_of};
use crate::values::{Found, are_numbers, found};
use crate::{heading, words};
use domain::field::Field;
use domain::fold::fold;
use domain::kind::Kind;
use domain::lang::Lang;
use std::collections::HashMap;
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
    /// What was said of such a sheet before: only what `overrides` and `options` do not say.
    pub recalled: Option<Recalled>,
    /// What a person says that words of closed columns mean.
    pub words: ValueWords,
    /// How known piece references are made, as [`crate::shape`] tells it.
    pub known_shapes: Vec<String>,
}

/// A way to read a sheet that was settled before.
#[derive(Clone, Debug, PartialEq)]
pub struct Recalled {
    /// Where it comes from.
    pub from: RecalledFrom,
    /// What it says.
    pub template: Template,
    /// How dates and numbers of the last such file were read: it decides what nothing proves.
    pub usual: Usual,
}

/// How dates and numbers were read the last time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usual {
    /// Day or month first.
    pub order: Option<Order>,
    /// Comma or point before the decimals.
    pub mark: Option<Mark>,
}

/// Where a way to read a sheet comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecalledFrom {
    /// A person confirmed it for these headings.
    Memory {
        /// When (ISO 8601).
        at: String,
    },
    /// A template that a person chose.
    Template {
        /// Its name.
        name: String,
    },
}

/// A word of a closed column that nobody has translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    /// The column's meaning.
    pub field: Field,
    /// The word as first written.
    pub text: String,
    /// In how many of the rows looked at.
    pub rows: u32,
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
    /// Rows below the headings, where they were counted on the way; a text's blank lines count too.
    pub rows: Option<u32>,
    /// Which program made it, where its headings give it away.
    pub preset: Option<PresetName>,
    /// What was settled before and is applied here.
    pub recalled: Option<Recalled>,
    /// Words of closed columns that nobody has translated, among the rows looked at.
    pub unknown_words: Vec<UnknownWord>,
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
    Values(Found),
    /// The export of a known program has this heading.
    Preset(PresetName),
    /// It was settled before.
    Recalled(RecalledFrom),
    /// A person said so.
    Given,
    /// The program added it to rows that it set aside.
    Ours,
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
    let hints = completed(hints);
    let sheet = source.sheet(sheet_index)?.name.clone();
    let rows = sample(source, sheet_index, hints.options.text)?;
    let fail = || Problem::NoRows.of(&source.name, Some(&sheet));
    let top = top(&rows, hints.options.headings).ok_or_else(fail)?;
    let (headings, below) = (top.headings, &rows[top.first_row..]);
    if below.iter().all(Row::is_blank) {
        return Err(fail());
    }
    let named = if top.heading_row == 0 { Named::ByLetter } else { Named::ByHeading };
    let notices = notices(source, sheet_index, top.rows)?;
    let seen = Seen {
        headings: &headings,
        named,
        values: (0..headings.len()).map(|column| found(below, column, &hints.known_shapes)).collect(),
        numbers: (0..headings.len()).map(|column| are_numbers(below, column)).collect(),
        preset: presets::recognised(&headings),
        hints: &hints,
    };
    let kind_candidates = seen.candidates();
    let kind = hints.kind.or_else(|| clear_kind(&kind_candidates));
    let read_as = kind.or_else(|| kind_candidates.first().map(|candidate| candidate.kind));
    let columns = columns(&seen, below, read_as.unwrap_or(Kind::Pieces));
    let fields: Vec<Option<Field>> = columns.iter().map(|column| column.field).collect();
    let evidence = gather(source, below, &fields, &hints);
    Ok(Inspection {
        file: source.name.clone(),
        sheet,
        sheet_index,
        heading_row: top.heading_row,
        kind,
        kind_candidates,
        unknown_words: unknown_words(below, &fields, &hints.words),
        columns,
        reading: reading(source, &evidence, &hints),
        evidence,
        rows: count(source, sheet_index, top.heading_row, &rows[..top.first_row])?,
        notices,
        preset: seen.preset.map(|preset| preset.name),
        recalled: hints.recalled.clone(),
    })
}

fn notices(source: &Source, sheet: usize, heading: HeadingRows) -> Result<Vec<Notice>, FileError> {
    let hidden = match source.sheet_look(sheet)? {
        Some(look) => Some(Notice::HiddenRows { rows: look.hidden_rows }).filter(|_| look.hidden_rows > 0),
        None if source.text_look().is_some() => None,
        None => Some(Notice::HiddenRowsNotTold),
    };
    let two_rows = heading == HeadingRows::Two;
    Ok(hidden.into_iter().chain(two_rows.then_some(Notice::TwoHeadingRows)).collect())
}

/// Returns the hints with what was settled before wherever a person says nothing else today.
fn completed(hints: &Hints) -> Hints {
    let mut hints = hints.clone();
    if let Some(recalled) = &hints.recalled {
        let (said, before) = (hints.options, recalled.template.options);
        hints.options = ReadingOptions {
            order: said.order.or(before.order),
            mark: said.mark.or(before.mark),
            epoch: said.epoch.or(before.epoch),
            text: TextOptions {
                encoding: said.text.encoding.or(before.text.encoding),
                separator: said.text.separator.or(before.text.separator),
            },
            headings: said.headings.or(before.headings),
        };
    }
    hints
}

/// Where a table begins.
struct Top {
    headings: Vec<String>,
    /// Row of the headings; 0 where there are none.
    heading_row: u32,
    /// Place of the first row of data among the rows looked at.
    first_row: usize,
    rows: HeadingRows,
}

/// Over how many rows the headings go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum HeadingRows {
    None,
    One,
    Two,
}

/// Returns where the table begins, `None` where no row has a cell.
fn top(rows: &[Row], told: Option<Headings>) -> Option<Top> {
    let place = match told {
        Some(Headings::Row(number)) => rows.iter().position(|row| row.number == number && !row.is_blank())?,
        Some(Headings::Absent) => return headless(rows),
        None => match settled_place(rows, heading::find(rows)?) {
            Some(place) => place,
            None => return headless(rows),
        },
    };
    let grouped = heading::groups(rows, place);
    let lines = if grouped.is_some() { HeadingRows::Two } else { HeadingRows::One };
    let place = grouped.as_ref().map_or(place, |grouped| grouped.place);
    let (heading, below) = (&rows[place], &rows[place + 1..]);
    let width = width(heading, below);
    let headings = grouped.map_or_else(|| heading.raw(0), |grouped| grouped.headings);
    let headings = headings.into_iter().chain(std::iter::repeat(String::new())).take(width).collect();
    Some(Top { headings, heading_row: heading.number, first_row: place + 1, rows: lines })
}

/// Returns the place of the headings, where the likeliest row is data itself: the row above it that is none, if any.
fn settled_place(rows: &[Row], likeliest: usize) -> Option<usize> {
    if !looks_like_data(rows, likeliest) {
        return Some(likeliest);
    }
    let wide = |row: &Row| row.iter().filter(|cell| !cell.text.is_empty()).count() * 2 > row.len();
    (0..likeliest).rev().find(|place| wide(&rows[*place]) && !looks_like_data(rows, *place))
}

/// Returns whether a row is data: cells that can be nothing else, alike those below, outnumber the known headings.
fn looks_like_data(rows: &[Row], place: usize) -> bool {
    let (row, below) = (&rows[place], &rows[place + 1..]);
    let headings = row.iter().filter(|cell| known(&normal(cell.text))).count();
    let alone = [row.clone(), row.clone(), row.clone()];
    let is_data = |column: &usize| {
        let own = found(&alone, *column, &[]).map(|found| found.sort).filter(|sort| sort.is_telling());
        own.is_some() && found(below, *column, &[]).is_none_or(|found| Some(found.sort) == own)
    };
    let data = (0..row.len()).filter(is_data).count();
    data > 0 && data >= headings
}

/// Returns the top of a table without headings: its columns are named by letter.
fn headless(rows: &[Row]) -> Option<Top> {
    let first_row = rows.iter().position(|row| !row.is_blank())?;
    let headings = (0..width(&rows[first_row], &rows[first_row..])).map(letters).collect();
    Some(Top { headings, heading_row: 0, first_row, rows: HeadingRows::None })
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
    let grounds = |proof: &Proof| match proof {
        Proof::Language { .. } | Proof::Before { .. } => Grounds::Assumed,
        _ => Grounds::Proven,
    };
    Reading {
        order: evidence.order.value,
        order_proof: grounds(&evidence.order.proof),
        mark: evidence.mark.value,
        mark_proof: grounds(&evidence.mark.proof),
        epoch: hints.options.epoch.unwrap_or_else(|| source.epoch()),
        text: hints.options.text,
    }
}

/// Returns how many rows stand below the headings: lines of a text, rows with a value of a workbook.
fn count(source: &Source, sheet: usize, heading_row: u32, above: &[Row]) -> Result<Option<u32>, FileError> {
    let rows = match (source.text_look(), source.sheet_look(sheet)?) {
        (Some(text), _) => text.lines.map(|lines| lines.saturating_sub(u64::from(heading_row))),
        (None, Some(look)) => {
            let above = above.iter().filter(|row| !row.is_blank()).count() as u64;
            Some(look.rows.saturating_sub(above))
        }
        (None, None) => None,
    };
    Ok(rows.and_then(|rows| u32::try_from(rows).ok()))
}

fn columns(seen: &Seen<'_>, rows: &[Row], kind: Kind) -> Vec<Column> {
    let meanings = seen.with_values(kind);
    let mut columns = Vec::with_capacity(seen.headings.len());
    for ((place, heading), meaning) in seen.headings.iter().enumerate().zip(meanings) {
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

fn unknown_words(rows: &[Row], fields: &[Option<Field>], told: &ValueWords) -> Vec<UnknownWord> {
    let mut unknown: Vec<UnknownWord> = Vec::new();
    let mut places: HashMap<(Field, String), usize> = HashMap::new();
    let closed = fields.iter().enumerate().filter_map(|(column, field)| Some((column, (*field)?)));
    for (column, field) in closed.filter(|(_, field)| !meanings_of(*field).is_empty()) {
        for text in values(rows, column) {
            if told.get(field, text).or_else(|| words::built_in(field, text)).is_some() {
                continue;
            }
            let place = *places.entry((field, fold(text))).or_insert_with(|| {
                let text = text.chars().take(LONGEST_WORD).collect();
                unknown.push(UnknownWord { field, text, rows: 0 });
                unknown.len() - 1
            });
            unknown[place].rows += 1;
        }
    }
    unknown
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
