//! How much of a file is read: named, so that a refusal can give its limit.

/// Bytes that a workbook may expand to.
pub const EXPANDED_BYTES: u64 = 256 * 1024 * 1024;
/// Parts inside a workbook.
pub const ENTRIES: u64 = 10_000;
/// Times that a workbook may grow when expanded, beyond [`RATIO_FREE_BYTES`].
pub const RATIO: u64 = 200;
/// Expanded bytes under which any ratio is harmless.
pub const RATIO_FREE_BYTES: u64 = 10 * 1024 * 1024;
/// Marks of the shared strings: each text takes four, and each costs memory at once.
pub const SHARED_MARKUP: u64 = 16_000_000;
/// Marks of any other part of a workbook: styles, names, relations.
pub const PART_MARKUP: u64 = 1_000_000;
/// Bytes of one tag, or of one text between two tags.
pub const MARK_BYTES: u64 = 4 * 1024 * 1024;
/// Elements inside each other.
pub const DEPTH: i64 = 1_000;
/// Formulas without a result that are told one by one; further ones are read as empty cells.
pub const WITHOUT_RESULT: usize = 100_000;
/// Memory of the process that reads a format which must be held whole.
pub const READER_BYTES: u64 = 512 * 1024 * 1024;
/// Seconds of work of that process.
pub const READER_SECONDS: u64 = 10;
/// Cells of one sheet.
pub const CELLS: u64 = 20_000_000;
/// Rows of one sheet of a workbook: what spreadsheet programs can hold.
pub const ROWS: u64 = 1_048_576;
/// Columns that are read; what stands further right is left out.
pub const COLUMNS: usize = 1_024;
/// Characters of one cell, as in spreadsheet programs.
pub const CELL_CHARACTERS: usize = 32_767;
/// Bytes of one line of text, quoted line ends included.
pub const LINE_BYTES: u64 = 8 * 1024 * 1024;
/// Line ends inside one row of text past which a quote was surely left open.
pub const LINES_IN_A_ROW: u32 = 50;

/// A limit that a file exceeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Bytes once expanded.
    ExpandedBytes,
    /// Parts of the workbook.
    Entries,
    /// Times that it grows when expanded.
    Ratio,
    /// Marks of the shared strings.
    SharedMarkup,
    /// Marks of another part.
    PartMarkup,
    /// Bytes of one tag or text.
    MarkBytes,
    /// Memory of the process that reads.
    ReaderBytes,
    /// Seconds of that process.
    ReaderSeconds,
    /// Cells of a sheet.
    Cells,
    /// Rows of a sheet.
    Rows,
    /// Bytes of one line.
    LineBytes,
}

impl Limit {
    /// Returns how much is allowed.
    pub const fn allowed(self) -> u64 {
        match self {
            Self::ExpandedBytes => EXPANDED_BYTES,
            Self::Entries => ENTRIES,
            Self::Ratio => RATIO,
            Self::SharedMarkup => SHARED_MARKUP,
            Self::PartMarkup => PART_MARKUP,
            Self::MarkBytes => MARK_BYTES,
            Self::ReaderBytes => READER_BYTES,
            Self::ReaderSeconds => READER_SECONDS,
            Self::Cells => CELLS,
            Self::Rows => ROWS,
            Self::LineBytes => LINE_BYTES,
        }
    }
}
