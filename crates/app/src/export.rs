//! What leaves the program as spreadsheets: what files told, to be read again, and figures.

mod book;
mod cell;
mod crm;
mod figures;
mod sheet;
mod text;
mod told;

use crate::dto::export::{Exported, ExportedTable};
use crate::failure::Failure;
use crate::lang::Lang;
use chrono::NaiveDate;
pub use crm::{for_program, programs};
pub use figures::{FIGURES, figures};
use sheet::Sheets;
use std::path::{Path, PathBuf};
pub(crate) use told::{kind, plain};
pub use told::{sheet_named, sheet_names, told};

pub(crate) use book::excel_day;

/// How numbers and days are written into text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// `;`, decimal comma, 31/12/2026, byte order mark: what a French Excel opens by a double click.
    French,
    /// `,`, decimal point, 2026-12-31.
    International,
}

impl Dialect {
    /// Returns the one that readers of a language expect.
    pub const fn of(lang: Lang) -> Self {
        match lang {
            Lang::Fr => Self::French,
            Lang::En => Self::International,
        }
    }

    /// Returns the one of a name, `french` or `international`; without one that which readers of a language expect.
    ///
    /// # Errors
    /// [`Failure::BadValue`].
    pub fn named(name: Option<&str>, lang: Lang) -> Result<Self, Failure> {
        match name {
            None => Ok(Self::of(lang)),
            Some("french") => Ok(Self::French),
            Some("international") => Ok(Self::International),
            Some(other) => Err(Failure::BadValue {
                field: "dialect".to_owned(),
                value: other.to_owned(),
                allowed: "french, international",
            }),
        }
    }
}

/// Where an export goes, and in which words.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// A name in `.csv` gets text, one file for each table; any other a workbook with a sheet for each.
    pub path: &'a Path,
    /// The language of headings.
    pub lang: Lang,
    /// How text is written.
    pub dialect: Dialect,
}

/// A table that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What its rows are.
    pub name: String,
    /// How many there are.
    pub rows: u64,
    /// The file that it is in.
    pub file: PathBuf,
}

impl Exported {
    /// Returns what was written to a path.
    pub fn of(path: &Path, written: &[Written]) -> Self {
        let path = written.first().map_or(path, |table| &table.file).display().to_string();
        let rows = |rows: u64| u32::try_from(rows).unwrap_or(u32::MAX);
        let tables = written
            .iter()
            .map(|table| ExportedTable { name: table.name.clone(), rows: rows(table.rows) })
            .collect();
        Self { path, tables }
    }
}

/// Returns the name that the save dialog suggests: for figures, else for what files told.
pub fn suggested_name(figures: bool, today: NaiveDate, lang: Lang) -> String {
    let name = match (figures, lang) {
        (true, Lang::Fr) => "indicateurs",
        (true, Lang::En) => "figures",
        (false, Lang::Fr) => "donnees",
        (false, Lang::En) => "data",
    };
    format!("baromail_{name}_{today}.xlsx")
}

/// Who watches an export, row by row.
pub struct Watch<'a> {
    /// Is told the table and how many of its rows are written.
    pub tell: &'a (dyn Fn(&str, u64) + Send + Sync),
    /// Stops it, and nothing is left behind.
    pub cancelled: &'a std::sync::atomic::AtomicBool,
}

impl Watch<'_> {
    /// Rows between two looks.
    const STEP: u64 = 1_000;

    fn at(&self, table: &str, row: u64) -> Result<(), Failure> {
        if self.cancelled.load(std::sync::atomic::Ordering::Relaxed) {
            return Err(Failure::Cancelled);
        }
        if row.is_multiple_of(Self::STEP) {
            (self.tell)(table, row);
        }
        Ok(())
    }
}

/// Returns where tables are written to.
fn sheets(into: Target<'_>) -> Result<Sheets, Failure> {
    if into.path.extension().is_some_and(|end| end.eq_ignore_ascii_case("csv")) {
        Ok(Sheets::Text(Box::new(text::Texts::new(into))))
    } else {
        Ok(Sheets::Book(Box::new(book::Book::new(into)?)))
    }
}
