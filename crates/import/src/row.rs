//! One row of cells in one reused piece of memory.

/// What the file itself says of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nature {
    /// Text, to be understood.
    Text,
    /// A number of a workbook, written with a decimal point.
    Number,
    /// A date of a workbook, written as ISO 8601.
    Date,
    /// The result of a formula that failed.
    Failed,
    /// A formula whose result was never saved; nothing is ever computed here.
    NoResult,
}

/// A cell's text without blanks around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CellText<'a> {
    pub(crate) text: &'a str,
    pub(crate) nature: Nature,
}

/// One row; cleared and filled again for the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    /// As spreadsheet programs number it, from 1.
    pub(crate) number: u32,
    /// Line ends inside its cells.
    pub(crate) inner_lines: u32,
    text: String,
    cells: Vec<(usize, Nature)>,
}

impl Row {
    pub(crate) fn restart(&mut self, number: u32) {
        self.number = number;
        self.inner_lines = 0;
        self.text.clear();
        self.cells.clear();
    }

    pub(crate) fn push(&mut self, text: &str, nature: Nature) {
        self.text.push_str(text);
        self.cells.push((self.text.len(), nature));
    }

    /// Adds empty cells up to a column, counted from 0.
    pub(crate) fn pad(&mut self, column: usize) {
        while self.cells.len() < column {
            self.cells.push((self.text.len(), Nature::Text));
        }
    }

    pub(crate) const fn len(&self) -> usize {
        self.cells.len()
    }

    pub(crate) const fn bytes(&self) -> usize {
        self.text.len()
    }

    /// Returns a cell; beyond the last one, an empty cell.
    pub(crate) fn get(&self, column: usize) -> CellText<'_> {
        let Some((end, nature)) = self.cells.get(column) else {
            return CellText { text: "", nature: Nature::Text };
        };
        let start = if column == 0 { 0 } else { self.cells[column - 1].0 };
        CellText { text: trim(&self.text[start..*end]), nature: *nature }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = CellText<'_>> {
        (0..self.cells.len()).map(|column| self.get(column))
    }

    /// Returns the columns of cells with a letter that could not be decoded.
    pub(crate) fn unreadable(&self) -> impl Iterator<Item = usize> + '_ {
        // The sign's first byte is rare in any text of ours.
        let any = memchr::memchr(0xef, self.text.as_bytes()).is_some();
        let columns = if any { 0..self.cells.len() } else { 0..0 };
        columns.filter(|column| self.get(*column).text.contains('\u{fffd}'))
    }

    /// Returns whether a cell may begin with the apostrophe behind which the program writes what looks like a formula.
    pub(crate) fn has_defused(&self) -> bool {
        memchr::memchr(b'\'', self.text.as_bytes()).is_some()
    }

    /// Returns the row as it was before the program put apostrophes before what looks like a formula.
    pub(crate) fn without_apostrophes(&self) -> Self {
        let mut row = Self { number: self.number, inner_lines: self.inner_lines, ..Self::default() };
        for cell in self.iter() {
            row.push(
                cell.text.strip_prefix('\'').filter(|rest| is_defused(rest)).unwrap_or(cell.text),
                cell.nature,
            );
        }
        row
    }

    pub(crate) fn is_blank(&self) -> bool {
        trim(&self.text).is_empty()
    }

    /// Returns the cells as they stand, as many as there are columns.
    pub(crate) fn raw(&self, columns: usize) -> Vec<String> {
        (0..columns.max(self.cells.len())).map(|column| self.get(column).text.to_owned()).collect()
    }
}

/// Returns whether the program writes an apostrophe before a text: a spreadsheet program would run it as a formula, or
/// it begins with such an apostrophe itself.
///
/// Numbers and telephone numbers stay as they are.
///
/// # Example
/// ```
/// assert!(import::is_defused("=1+1") && import::is_defused("'=1+1"));
/// assert!(!import::is_defused("-12,50") && !import::is_defused("'80s"));
/// ```
pub fn is_defused(cell: &str) -> bool {
    let cell = cell.trim_start_matches('\'');
    let bare = cell.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let dangerous = bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || cell.starts_with(['\t', '\r', '\n', '\0']);
    let harmless = bare.chars().skip(1).all(|c| c.is_ascii_digit() || " .,()\u{a0}\u{202f}€%".contains(c));
    dangerous && !(harmless && bare.starts_with(['+', '-']))
}

/// Cuts off blanks, no-break spaces and stray byte order marks.
fn trim(text: &str) -> &str {
    let inside = |c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}' || c == '\0';
    match (text.as_bytes().first(), text.as_bytes().last()) {
        (Some(b'!'..=b'~'), Some(b'!'..=b'~')) => text,
        _ => text.trim_matches(inside),
    }
}

/// Returns the letters of a column counted from 0: `A`, `Z`, `AA`.
pub fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        name.insert(0, char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    name.into_iter().collect()
}

/// Returns the column of its letters, counted from 0.
///
/// # Example
/// ```
/// assert_eq!(import::column_of("AA"), Some(26));
/// assert_eq!(import::column_of("7"), None);
/// ```
pub fn column_of(letters: &str) -> Option<usize> {
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|b| b.is_ascii_uppercase()) {
        return None;
    }
    let number = letters.bytes().fold(0, |number, b| number * 26 + usize::from(b - b'A') + 1);
    Some(number - 1)
}

/// Returns a cell's address such as `B47`.
pub(crate) fn address(column: usize, row: u32) -> String {
    format!("{}{row}", letters(column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!(letters(column), name);
        }
    }

    #[test]
    fn apostrophes_before_what_looks_like_a_formula_go_and_others_stay() {
        let mut row = Row::default();
        row.restart(3);
        for text in ["'=1+1", "''=1+1", "'80s", "'-12,50", "=1", "'"] {
            row.push(text, Nature::Text);
        }
        let plain = row.without_apostrophes();
        let cells: Vec<&str> = plain.iter().map(|cell| cell.text).collect();
        assert_eq!(cells, ["=1+1", "'=1+1", "'80s", "'-12,50", "=1", "'"]);
        assert_eq!(plain.number, 3);
    }

    #[test]
    fn a_row_gives_back_its_cells_without_blanks_around() {
        let mut row = Row::default();
        row.restart(3);
        row.push("a ", Nature::Text);
        row.pad(2);
        row.push("\u{a0}12\u{202f}", Nature::Number);
        let texts: Vec<_> = row.iter().map(|cell| cell.text).collect();
        assert_eq!(texts, ["a", "", "12"]);
        assert_eq!(row.get(9).text, "");
        assert_eq!(row.raw(4), ["a", "", "12", ""]);
    }
}
