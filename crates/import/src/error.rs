//! What keeps a whole file or sheet from being read.

use crate::limits::Limit;
use domain::field::Field;
use domain::kind::Kind;

/// A file that cannot be read, with its name and, where one is concerned, its sheet.
#[derive(Debug, thiserror::Error)]
#[error("{file}{}: {problem}", sheet.as_ref().map(|name| format!(" ({name})")).unwrap_or_default())]
pub struct FileError {
    /// Name of the file, without its folder.
    pub file: String,
    /// Name of the sheet.
    pub sheet: Option<String>,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with a file or with what is asked of it.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The system refuses to read it.
    #[error("it cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// Its bytes are those of something else.
    #[error("it is not a spreadsheet but {0:?}")]
    NotASpreadsheet(Looks),
    /// Its markup declares a document type or entities, which no spreadsheet program writes.
    #[error("it declares a document type")]
    ForbiddenDeclaration,
    /// The process that reads its format could not be started.
    #[error("its reader could not be started: {0}")]
    NoReader(std::io::Error),
    /// No byte, or nothing but blanks.
    #[error("it is empty")]
    Empty,
    /// It opens with a password only.
    #[error("it is protected by a password")]
    PasswordProtected,
    /// Its end is missing.
    #[error("its end is missing")]
    Truncated,
    /// Its inside contradicts itself after this cell.
    #[error("it is damaged after cell {after:?}")]
    Damaged {
        /// The last cell that could be read.
        after: Option<String>,
    },
    /// It exceeds what is read.
    #[error("{found} exceeds {limit:?} ({})", limit.allowed())]
    TooLarge {
        /// Which limit.
        limit: Limit,
        /// How much the file has, as far as it was counted.
        found: u64,
    },
    /// There is no row below the headings.
    #[error("it has no row below its headings")]
    NoRows,
    /// There is no sheet of this number.
    #[error("it has no sheet number {0}")]
    NoSheet(usize),
    /// It was changed while it was being looked at.
    #[error("it was changed meanwhile")]
    Changed,
    /// Its kind must be told.
    #[error("its kind is not clear")]
    KindUnclear(Vec<Kind>),
    /// A value for all rows is given for a field without a meaning here.
    #[error("{} has no meaning in {}", field.key(), kind.key())]
    FieldOutOfPlace {
        /// The field.
        field: Field,
        /// The kind of sheet.
        kind: Kind,
    },
    /// A value for all rows cannot be understood.
    #[error("{raw:?} is no {}", field.key())]
    BadConstant {
        /// The field.
        field: Field,
        /// What was given.
        raw: String,
    },
    /// Neither a column nor a value for all rows gives what the kind needs: one of these.
    #[error("{} needs one of {fields:?}", kind.key())]
    MissingField {
        /// The kind of sheet.
        kind: Kind,
        /// The fields, of which one is enough.
        fields: Vec<Field>,
    },
}

/// What a file that is not a spreadsheet looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// PDF.
    Pdf,
    /// A word processor's document.
    Document,
    /// Slides.
    Slides,
    /// A picture.
    Picture,
    /// A web page, perhaps with the name of a workbook.
    WebPage,
    /// XML of another kind.
    Xml,
    /// An archive of files.
    Archive,
    /// Anything else that is no text.
    Binary,
}

impl Problem {
    /// Returns the problem with the file that has it.
    pub(crate) fn of(self, file: &str, sheet: Option<&str>) -> FileError {
        FileError { file: file.to_owned(), sheet: sheet.map(str::to_owned), problem: self }
    }
}
