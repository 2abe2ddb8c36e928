//! Sheets of `OpenDocument` (.ods) as a stream.
//!
//! calamine reads such a file whole, and a file of a few hundred bytes can ask it for gigabytes (two billion repeated
//! spaces). So this one format is read here: events of `quick-xml` under bounds, one row in memory, empty repeats free
//! of charge. It needs neither a process of its own nor memory for the sheet.

mod cell;

use crate::error::Problem;
use crate::limits::{CELLS, COLUMNS, Limit, ROWS};
use crate::markup::{Xml, attribute, each_tag, opens};
use crate::row::Row;
use crate::sheet_look::SheetLook;
use crate::source::Shown;
use crate::text::Progress;
use cell::Cell;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashSet;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use zip::ZipArchive;

const CONTENT: &str = "content.xml";

/// One sheet, as a look through the whole file finds it.
pub(crate) struct Found {
    pub(crate) name: String,
    pub(crate) shown: Shown,
    pub(crate) look: SheetLook,
}

fn archive(file: &File) -> Result<ZipArchive<BufReader<&File>>, Problem> {
    let mut file = file;
    file.seek(SeekFrom::Start(0))?;
    ZipArchive::new(BufReader::new(file)).map_err(|_| Problem::Truncated)
}

/// Returns the sheets of a file whose directory was looked at before.
///
/// # Errors
/// [`Problem::PasswordProtected`], [`Problem::Truncated`], and what [`each_tag`] refuses.
pub(crate) fn sheets(file: &File) -> Result<Vec<Found>, Problem> {
    let mut archive = archive(file)?;
    if is_encrypted(&mut archive) {
        return Err(Problem::PasswordProtected);
    }
    let mut content = archive.by_name(CONTENT).map_err(|_| Problem::Truncated)?;
    let mut looking = Looking::default();
    each_tag(&mut content, &mut |tag, _| looking.tag(tag))?;
    Ok(looking.sheets)
}

/// Returns whether the list of parts names a key: the content itself is no text then.
fn is_encrypted<R: Read + Seek>(archive: &mut ZipArchive<R>) -> bool {
    let Ok(mut manifest) = archive.by_name("META-INF/manifest.xml") else { return false };
    let mut found = false;
    let looked = each_tag(&mut manifest, &mut |tag, _| found |= opens(tag, b"manifest:encryption-data"));
    looked.is_ok() && found
}

/// What the look through the tags has seen so far.
#[derive(Default)]
struct Looking {
    sheets: Vec<Found>,
    /// Styles under which a sheet is not shown.
    hidden: HashSet<Vec<u8>>,
    style: Vec<u8>,
    row: RowSeen,
    /// Tables inside tables are drawings' or cells' own.
    nested: u32,
}

#[derive(Default)]
struct RowSeen {
    repeated: u64,
    is_hidden: bool,
    has_value: bool,
}

impl Looking {
    fn tag(&mut self, tag: &[u8]) {
        if opens(tag, b"style:style") {
            self.style = attribute(tag, b"style:name").unwrap_or_default().to_vec();
        } else if opens(tag, b"style:table-properties") {
            if attribute(tag, b"table:display") == Some(b"false") {
                self.hidden.insert(self.style.clone());
            }
        } else if opens(tag, b"table:table") {
            self.nested += 1;
            if self.nested == 1 {
                self.sheet(tag);
            }
        } else if tag == b"/table:table" {
            self.nested = self.nested.saturating_sub(1);
        } else if opens(tag, b"table:table-row") {
            let hidden = attribute(tag, b"table:visibility").is_some_and(|value| value != b"visible");
            self.row = RowSeen {
                repeated: repeats(attribute(tag, b"table:number-rows-repeated")),
                is_hidden: hidden,
                has_value: false,
            };
        } else if tag.starts_with(b"text:p") || attribute(tag, b"office:value-type").is_some() {
            self.row.has_value = true;
        } else if tag == b"/table:table-row" {
            self.close_row();
        }
    }

    fn sheet(&mut self, tag: &[u8]) {
        let text = |name: &[u8]| attribute(tag, name).map(String::from_utf8_lossy).unwrap_or_default();
        let name = text(b"table:name");
        let name = unescape(&name).map_or_else(|_| name.to_string(), std::borrow::Cow::into_owned);
        let is_hidden = attribute(tag, b"table:style-name").is_some_and(|style| self.hidden.contains(style));
        let shown = if is_hidden { Shown::Hidden } else { Shown::Yes };
        self.sheets.push(Found { name, shown, look: SheetLook::default() });
    }

    fn close_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        if let Some(sheet) = self.sheets.last_mut().filter(|_| row.has_value && self.nested == 1) {
            sheet.look.rows += row.repeated;
            sheet.look.hidden_rows += if row.is_hidden { row.repeated } else { 0 };
        }
    }
}

/// Returns how often something is repeated: once, where it does not say.
fn repeats(value: Option<&[u8]>) -> u64 {
    let text = value.and_then(|value| std::str::from_utf8(value).ok());
    text.and_then(|text| text.parse().ok()).unwrap_or(1).clamp(1, u64::from(u32::MAX))
}

/// Visits every row of a sheet that has a cell, in turn.
///
/// # Errors
/// [`Problem::TooLarge`] past the limits of cells and rows, and what [`Xml::next`] refuses.
pub(crate) fn each_row(
    file: &File,
    sheet: usize,
    size: u64,
    visit: &mut dyn FnMut(&Row, Progress) -> ControlFlow<()>,
) -> Result<(), Problem> {
    let mut archive = archive(file)?;
    let content = archive.by_name(CONTENT).map_err(|_| Problem::Truncated)?;
    let mut reading = Reading { sheet, whole: content.size().max(1), size, ..Reading::default() };
    let mut xml = Xml::new(content);
    loop {
        let bytes = xml.bytes();
        let flow = match xml.next()? {
            Event::Eof => return Ok(()),
            Event::Start(start) => reading.start(&start),
            Event::End(end) => {
                let name = end.name();
                reading.end(name.as_ref(), bytes, visit)?
            }
            Event::Text(text) => reading.cell.text(&text.xml10_content()),
            Event::CData(text) => reading.cell.text(&text.xml10_content()),
            Event::GeneralRef(entity) => reading.cell.entity(&entity),
            _ => ControlFlow::Continue(()),
        };
        if flow.is_break() {
            return Ok(());
        }
    }
}

/// The reading of one sheet under way.
#[derive(Default)]
struct Reading {
    sheet: usize,
    whole: u64,
    size: u64,
    /// Tables opened so far, those inside others left out.
    tables: usize,
    /// Tables that the place at hand is inside of.
    nested: u32,
    row: Row,
    /// Number of the last row that is done, from 1.
    rows_done: u64,
    repeated: u64,
    /// Column of the next cell.
    column: u64,
    cells: u64,
    cell: Cell,
}

impl Reading {
    fn is_inside(&self) -> bool {
        self.nested == 1 && self.tables == self.sheet + 1
    }

    fn start(&mut self, start: &BytesStart<'_>) -> ControlFlow<()> {
        let name = start.name();
        match name.as_ref() {
            "table:table" => {
                self.nested += 1;
                self.tables += usize::from(self.nested == 1);
            }
            _ if !self.is_inside() => {}
            "table:table-row" => {
                self.repeated =
                    repeats(value(start, "table:number-rows-repeated").as_deref().map(str::as_bytes));
                self.column = 0;
                self.row.restart(u32::try_from(self.rows_done + 1).unwrap_or(u32::MAX));
            }
            "table:table-cell" | "table:covered-table-cell" => self.cell.open(start),
            name => self.cell.inner_start(name, start),
        }
        ControlFlow::Continue(())
    }

    fn end(
        &mut self,
        name: &str,
        bytes: u64,
        visit: &mut dyn FnMut(&Row, Progress) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Problem> {
        match name {
            "table:table" => {
                let was_inside = self.is_inside();
                self.nested = self.nested.saturating_sub(1);
                if was_inside {
                    return Ok(ControlFlow::Break(()));
                }
            }
            _ if !self.is_inside() => {}
            "table:table-cell" | "table:covered-table-cell" => self.close_cell()?,
            "table:table-row" => return self.close_row(bytes, visit),
            name => self.cell.inner_end(name),
        }
        Ok(ControlFlow::Continue(()))
    }

    fn close_cell(&mut self) -> Result<(), Problem> {
        let column = self.column;
        self.column = self.column.saturating_add(self.cell.repeated());
        let Some((text, nature)) = self.cell.close() else { return Ok(()) };
        let end = self.column.min(COLUMNS as u64);
        self.cells += end.saturating_sub(column);
        if self.cells > CELLS {
            return Err(Problem::TooLarge { limit: Limit::Cells, found: self.cells });
        }
        for _ in column..end {
            self.row.pad(column as usize);
            self.row.push(text, nature);
        }
        Ok(())
    }

    fn close_row(
        &mut self,
        bytes: u64,
        visit: &mut dyn FnMut(&Row, Progress) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Problem> {
        let first = self.rows_done + 1;
        self.rows_done = self.rows_done.saturating_add(self.repeated);
        if self.row.len() == 0 {
            return Ok(ControlFlow::Continue(()));
        }
        let share =
            (u128::from(self.size) * u128::from(bytes.min(self.whole)) / u128::from(self.whole)) as u64;
        for number in first..=self.rows_done {
            self.cells += if number == first { 0 } else { self.row.len() as u64 };
            if number > ROWS {
                return Err(Problem::TooLarge { limit: Limit::Rows, found: number });
            }
            if self.cells > CELLS {
                return Err(Problem::TooLarge { limit: Limit::Cells, found: self.cells });
            }
            self.row.number = number as u32;
            if visit(&self.row, Progress { bytes: share }).is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }
}

/// Returns the value of an attribute; one that cannot be understood counts as missing.
fn value<'a>(start: &'a BytesStart<'_>, name: &str) -> Option<std::borrow::Cow<'a, str>> {
    let attribute = start.attributes().with_checks(false).flatten().find(|a| a.key.as_ref() == name)?;
    attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()
}
