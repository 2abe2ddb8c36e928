//! What a preview keeps to be looked at page by page: bounded, in memory, gone with the next one.

use super::issues::Issues;
use super::set_aside::SetAsideRows;
use crate::dto::import::{FieldChange, Heading, IssuePage, ListPage, PreviewRow, RowList, ValuePage};
use std::collections::HashMap;

/// Rows kept of each list of a sheet.
pub const KEPT: usize = 10_000;
/// Rows of one answer.
pub const PAGE: usize = 200;
/// Bytes of texts of one answer, so that the whole stays below 256 kB.
const PAGE_BYTES: usize = 150_000;
/// Characters shown of a cell.
const SHOWN: usize = 200;
/// Stands between the cells of a packed row; a cell that holds it shows a space.
const BETWEEN: char = '\u{1f}';

/// All that the last preview or import keeps.
#[derive(Debug, Default)]
pub struct Kept {
    pub(super) sheets: Vec<SheetLists>,
}

/// What is kept of one sheet.
#[derive(Debug, Default)]
pub(super) struct SheetLists {
    pub(super) headings: Vec<Heading>,
    pub(super) new: Rows,
    pub(super) changed: Rows,
    pub(super) same: Rows,
    pub(super) left_out: Rows,
    pub(super) changes: HashMap<u32, Vec<FieldChange>>,
    pub(super) issues: Issues,
    pub(super) set_aside: SetAsideRows,
}

/// Some rows as they stand in the file, each in one piece of memory.
#[derive(Debug, Default)]
pub(super) struct Rows {
    total: u64,
    rows: Vec<(u32, Box<str>)>,
}

impl Rows {
    /// Adds a row, and keeps it while there is room.
    pub(super) fn add(&mut self, row: u32, cells: impl FnOnce() -> Vec<String>) {
        self.total += 1;
        if self.rows.len() < KEPT {
            self.rows.push((row, pack(&cells(), SHOWN)));
        }
    }

    /// Returns how many rows there are.
    pub(super) const fn total(&self) -> u64 {
        self.total
    }

    /// Returns the numbers of the rows that are kept.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.rows.iter().map(|(row, _)| *row)
    }
}

/// Returns the cells of a row in one piece, each cut at a number of characters.
pub(super) fn pack(cells: &[String], characters: usize) -> Box<str> {
    let mut packed = String::with_capacity(cells.iter().map(|cell| cell.len() + 1).sum());
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            packed.push(BETWEEN);
        }
        packed.extend(cell.chars().take(characters).map(|c| if c == BETWEEN { ' ' } else { c }));
    }
    packed.into_boxed_str()
}

/// Returns the cells of a packed row.
pub(super) fn unpack(packed: &str) -> impl Iterator<Item = &str> {
    packed.split(BETWEEN)
}

/// Returns a text as a list shows it.
pub(super) fn cut(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}

/// Returns a page of a list from a place on: at most so many items and bytes, and where the next page begins.
pub(super) fn page<T, U>(
    items: &[T],
    offset: u32,
    show: impl Fn(&T) -> U,
    bytes: impl Fn(&U) -> usize,
) -> (Vec<U>, Option<u32>) {
    let mut shown = Vec::new();
    let mut room = PAGE_BYTES;
    for item in items.iter().skip(offset as usize).take(PAGE) {
        let item = show(item);
        let size = bytes(&item);
        if !shown.is_empty() && size > room {
            break;
        }
        room = room.saturating_sub(size);
        shown.push(item);
    }
    let end = offset as usize + shown.len();
    let more = !shown.is_empty() && end < items.len();
    (shown, more.then(|| u32::try_from(end).unwrap_or(u32::MAX)))
}

impl Kept {
    /// Returns the rows of a list of a sheet; past the end, or for a list that there is not, an empty page.
    pub fn rows(&self, sheet: u32, list: &str, offset: u32) -> ListPage {
        self.sheets.get(sheet as usize).map(|sheet| sheet.page(list, offset)).unwrap_or_default()
    }

    /// Returns the issues of a group, cell by cell.
    pub fn issues(&self, sheet: u32, group: u32, offset: u32) -> IssuePage {
        self.sheets.get(sheet as usize).map(|sheet| sheet.issues.page(group, offset)).unwrap_or_default()
    }

    /// Returns the texts of a group of issues, the most frequent first.
    pub fn values(&self, sheet: u32, group: u32, offset: u32) -> ValuePage {
        self.sheets.get(sheet as usize).map(|sheet| sheet.issues.values(group, offset)).unwrap_or_default()
    }

    /// Returns whether rows were set aside.
    pub fn has_set_aside(&self) -> bool {
        self.set_aside().next().is_some()
    }

    /// Returns the sheets of which rows were set aside, with these rows.
    pub fn set_aside(&self) -> impl Iterator<Item = &SetAsideRows> {
        self.sheets.iter().map(|sheet| &sheet.set_aside).filter(|rows| !rows.rows.is_empty())
    }
}

impl SheetLists {
    fn page(&self, list: &str, offset: u32) -> ListPage {
        let plain = |rows: &Rows, changes: &HashMap<u32, Vec<FieldChange>>| {
            let show = |(row, cells): &(u32, Box<str>)| PreviewRow {
                row: *row,
                cells: unpack(cells).map(str::to_owned).collect(),
                changes: changes.get(row).cloned().unwrap_or_default(),
                reason: String::new(),
            };
            page(&rows.rows, offset, show, size)
        };
        let none = HashMap::new();
        let (rows, next) = match list {
            "new" => plain(&self.new, &none),
            "changed" => plain(&self.changed, &self.changes),
            "same" => plain(&self.same, &none),
            "left_out" => plain(&self.left_out, &none),
            "set_aside" => {
                let show = |row: &super::set_aside::SetAsideRow| PreviewRow {
                    row: row.row,
                    cells: row.cells().map(cut).collect(),
                    changes: Vec::new(),
                    reason: row.reason.clone(),
                };
                page(&self.set_aside.rows, offset, show, size)
            }
            _ => (Vec::new(), None),
        };
        ListPage { headings: self.headings.clone(), rows, next }
    }

    /// Returns the lists with their numbers of rows, those that have some.
    pub(super) fn told(&self) -> Vec<RowList> {
        let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        let plain = [
            ("new", &self.new),
            ("changed", &self.changed),
            ("same", &self.same),
            ("left_out", &self.left_out),
        ];
        let mut lists: Vec<RowList> = plain
            .iter()
            .map(|(list, rows)| RowList {
                list: (*list).to_owned(),
                rows: small(rows.total),
                kept: small(rows.rows.len() as u64),
            })
            .collect();
        lists.push(RowList {
            list: "set_aside".to_owned(),
            rows: small(self.set_aside.total),
            kept: small(self.set_aside.rows.len() as u64),
        });
        lists.retain(|list| list.rows > 0);
        lists
    }
}

fn size(row: &PreviewRow) -> usize {
    let changes: usize = row.changes.iter().map(|c| c.name.len() + c.old.len() + c.new.len() + 30).sum();
    row.cells.iter().map(|cell| cell.len() + 3).sum::<usize>() + changes + row.reason.len() + 60
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(many: usize, cell: &str) -> SheetLists {
        let mut lists = SheetLists::default();
        for row in 0..many {
            lists.new.add(row as u32 + 2, || vec![format!("R{row}"), cell.to_owned()]);
        }
        lists
    }

    fn walk(kept: &Kept) -> (usize, usize) {
        let (mut seen, mut pages, mut next) = (0, 0, Some(0));
        while let Some(offset) = next {
            let page = kept.rows(0, "new", offset);
            let json = serde_json::to_string(&page).expect("a page is JSON");
            assert!(json.len() < 256 * 1024, "{} bytes", json.len());
            assert!(page.rows.len() <= PAGE);
            assert_eq!(page.rows[0].cells[0], format!("R{seen}"));
            seen += page.rows.len();
            pages += 1;
            next = page.next;
        }
        (seen, pages)
    }

    #[test]
    fn pages_are_short_whatever_the_cells_hold() {
        let kept = Kept { sheets: vec![rows(450, "x")] };
        assert_eq!(walk(&kept), (450, 3));
        let (seen, pages) = walk(&Kept { sheets: vec![rows(450, &"é".repeat(30_000))] });
        assert_eq!(seen, 450);
        assert!(pages >= 3, "{pages}");
    }

    #[test]
    fn only_the_first_rows_are_kept_and_that_is_said() {
        let kept = Kept { sheets: vec![rows(KEPT + 7, "x")] };
        let told = kept.sheets[0].told();
        assert_eq!((told[0].rows, told[0].kept), (KEPT as u32 + 7, KEPT as u32));
        assert!(kept.rows(0, "new", KEPT as u32).rows.is_empty());
        assert!(kept.rows(9, "new", 0).rows.is_empty() && kept.rows(0, "none", 0).rows.is_empty());
    }

    #[test]
    fn a_row_is_packed_and_comes_back() {
        let cells = ["a".to_owned(), String::new(), "x\u{1f}y".to_owned()];
        assert_eq!(unpack(&pack(&cells, 10)).collect::<Vec<_>>(), ["a", "", "x y"]);
    }
}
