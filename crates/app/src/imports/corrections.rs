//! What the user corrected and how the user says that a sheet is written, as the import takes it.

use super::job::Job;
use crate::dto::import::{Correction, ReadingChoice, SheetChoice};
use crate::failure::Failure;
use crate::house::House;
use crate::lang::Lang;
use crate::words;
use import::{
    ColumnReading, Corrections, Epoch, Fix, Headings, Mark, Order, ReadingOptions, Separator, TextEncoding,
    TextOptions, Which, column_of,
};
use std::collections::HashMap;
use store::HandCorrection;

/// Returns the corrections of a sheet.
///
/// # Errors
/// [`Failure::BadValue`] for a correction that says nothing, or two things at once.
pub(super) fn corrections(choice: &SheetChoice) -> Result<Corrections, Failure> {
    let list = choice.corrections.iter().map(correction).collect::<Result<_, _>>()?;
    let columns = choice.column_readings.iter().map(|reading| {
        Ok(ColumnReading {
            column: column(&reading.letter)?,
            order: named("order", reading.order.as_deref(), Order::from_key, ORDERS)?,
            mark: named("mark", reading.mark.as_deref(), Mark::from_key, MARKS)?,
        })
    });
    Ok(Corrections::new(list, columns.collect::<Result<_, Failure>>()?))
}

/// Returns how the user says that a sheet is written.
///
/// # Errors
/// [`Failure::BadValue`] for a name that there is not.
pub(super) fn options(reading: &ReadingChoice) -> Result<ReadingOptions, Failure> {
    Ok(ReadingOptions {
        order: named("order", reading.order.as_deref(), Order::from_key, ORDERS)?,
        mark: named("mark", reading.mark.as_deref(), Mark::from_key, MARKS)?,
        epoch: named("epoch", reading.epoch.as_deref(), Epoch::from_key, "1900, 1904")?,
        text: TextOptions {
            encoding: named("encoding", reading.encoding.as_deref(), TextEncoding::from_key, ENCODINGS)?,
            separator: named("separator", reading.separator.as_deref(), Separator::from_key, "; tab , |")?,
        },
        headings: reading.heading_row.map(Headings::from_row),
    })
}

/// Returns the corrections of a sheet as they are kept beside its rows.
pub(super) fn made_by_hand(job: &Job) -> Vec<HandCorrection> {
    let heading = |column: usize| job.plan.headings.get(column).cloned().unwrap_or_default();
    let made = |correction: &import::Correction| {
        let (source_row, raw, cause) = match &correction.cells {
            Which::Row(row) => (Some(*row), None, None),
            Which::Raw(raw) => (None, Some(raw.clone()), None),
            Which::Cause(cause) => (None, None, Some(cause.clone())),
        };
        let (action, value) = match &correction.fix {
            Fix::Replace(value) => ("replace", Some(value.clone())),
            Fix::Empty => ("empty", None),
            Fix::LeaveOut => ("leave_out", None),
        };
        let (heading, action) = (correction.column.map(heading), action.to_owned());
        HandCorrection { heading, source_row, raw, cause, action, value }
    };
    job.plan.corrections.list().iter().map(made).collect()
}

/// Returns what was corrected by hand, one sentence each, by the number of its import.
pub async fn by_import(house: &House, lang: Lang) -> Result<HashMap<u32, Vec<String>>, Failure> {
    let mut by_import: HashMap<u32, Vec<String>> = HashMap::new();
    for made in house.store.corrections().await? {
        let import = u32::try_from(made.import.0).unwrap_or(u32::MAX);
        by_import.entry(import).or_default().push(words::correction::of(&made.correction, lang));
    }
    Ok(by_import)
}

const ORDERS: &str = "day_first, month_first";
const MARKS: &str = "comma, point";
const ENCODINGS: &str = "utf-8, utf-16le, utf-16be, windows-1252, iso-8859-15, macintosh";
const ACTIONS: &str = "replace, empty, leave_out";

fn named<T>(
    what: &str,
    key: Option<&str>,
    from_key: impl Fn(&str) -> Option<T>,
    allowed: &'static str,
) -> Result<Option<T>, Failure> {
    key.map(|key| from_key(key).ok_or_else(|| bad(what, key, allowed))).transpose()
}

fn bad(field: &str, value: &str, allowed: &'static str) -> Failure {
    Failure::BadValue { field: field.to_owned(), value: value.to_owned(), allowed }
}

fn column(letter: &str) -> Result<usize, Failure> {
    column_of(letter).ok_or_else(|| bad("letter", letter, "A, B, C, …"))
}

fn correction(said: &Correction) -> Result<import::Correction, Failure> {
    let cells = match (said.row, &said.raw, &said.cause) {
        (Some(row), None, None) => Which::Row(row),
        (None, Some(raw), None) => Which::Raw(raw.clone()),
        (None, None, Some(cause)) => Which::Cause(cause.clone()),
        _ => return Err(bad("correction", &format!("{said:?}"), "row | raw | cause")),
    };
    let fix = match (said.action.as_str(), &said.value) {
        ("replace", Some(value)) => Fix::Replace(value.clone()),
        ("empty", _) => Fix::Empty,
        ("leave_out", _) => Fix::LeaveOut,
        (action, _) => return Err(bad("action", action, ACTIONS)),
    };
    let column = said.letter.as_deref().map(column).transpose()?;
    if column.is_none() && fix != Fix::LeaveOut && !matches!(cells, Which::Cause(_)) {
        return Err(bad("letter", "", "A, B, C, …"));
    }
    Ok(import::Correction { column, cells, fix })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_says_which_cells_and_what_becomes_of_them() {
        let said =
            |letter: Option<&str>, row, raw: Option<&str>, action: &str, value: Option<&str>| Correction {
                letter: letter.map(str::to_owned),
                row,
                raw: raw.map(str::to_owned),
                cause: None,
                action: action.to_owned(),
                value: value.map(str::to_owned),
            };
        let whole =
            correction(&said(Some("B"), None, Some("31/09"), "replace", Some("30/09"))).expect("whole");
        assert_eq!((whole.column, whole.fix), (Some(1), Fix::Replace("30/09".to_owned())));
        assert!(correction(&said(None, Some(7), None, "leave_out", None)).is_ok());
        for wrong in [
            said(Some("B"), None, None, "empty", None),
            said(Some("B"), Some(7), Some("x"), "empty", None),
            said(Some("B"), Some(7), None, "replace", None),
            said(Some("B"), Some(7), None, "mend", None),
            said(None, Some(7), None, "empty", None),
            said(Some("7"), Some(7), None, "empty", None),
        ] {
            assert!(matches!(correction(&wrong), Err(Failure::BadValue { .. })), "{wrong:?}");
        }
    }
}
