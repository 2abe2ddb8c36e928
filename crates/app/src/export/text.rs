//! Tables as text, a file each.

use super::cell::Cell;
use super::sheet::Table;
use super::{Dialect, Target, Written};
use crate::failure::Failure;
use crate::files::{Aside, beside};
use crate::spreadsheet;
use csv::Writer;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

pub(super) struct Texts {
    path: PathBuf,
    dialect: Dialect,
    written: Vec<Written>,
    open: Option<Writer<BufWriter<File>>>,
    /// Files that are whole, and not yet in their place.
    aside: Vec<Aside>,
}

impl Texts {
    pub(super) fn new(into: Target<'_>) -> Self {
        Self {
            path: into.path.to_owned(),
            dialect: into.dialect,
            written: Vec::new(),
            open: None,
            aside: Vec::new(),
        }
    }

    /// The first table has the name that was asked for, others are named after what they tell.
    pub(super) fn begin(&mut self, table: &Table) -> Result<(), Failure> {
        self.end()?;
        let file = if self.written.is_empty() { self.path.clone() } else { beside(&self.path, &table.name) };
        let aside = Aside::new(&file)?;
        let mut buffer = BufWriter::new(aside.again()?);
        if self.dialect == Dialect::French {
            buffer.write_all("\u{feff}".as_bytes()).map_err(|error| aside.failed(&error))?;
        }
        let separator = if self.dialect == Dialect::French { b';' } else { b',' };
        let mut writer = spreadsheet::writer(separator, buffer);
        writer.write_record(&table.headings).map_err(|error| aside.failed(&error.into()))?;
        self.written.push(Written { name: table.name.clone(), rows: 0, file });
        self.open = Some(writer);
        self.aside.push(aside);
        Ok(())
    }

    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<(), Failure> {
        let (Some(writer), Some(written), Some(aside)) =
            (&mut self.open, self.written.last_mut(), self.aside.last())
        else {
            return Ok(());
        };
        written.rows += 1;
        let texts = cells.iter().map(|cell| cell.text(self.dialect));
        writer.write_record(texts).map_err(|error| aside.failed(&error.into()))
    }

    fn end(&mut self) -> Result<(), Failure> {
        match (self.open.take(), self.aside.last()) {
            (Some(mut writer), Some(aside)) => writer.flush().map_err(|error| aside.failed(&error)),
            _ => Ok(()),
        }
    }

    pub(super) fn save(mut self) -> Result<Vec<Written>, Failure> {
        self.end()?;
        self.aside.into_iter().try_for_each(Aside::put)?;
        Ok(self.written)
    }
}
