//! What can keep a use case from being done; [`crate::words`] says it to a person.

use crate::dto::message::{AppError, ErrorCode};
use crate::lang::Lang;
use crate::words;
use domain::field::Field;
use domain::kind::Kind;
use std::path::PathBuf;

/// Why something was not done; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A spreadsheet cannot be read, or not as asked.
    #[error(transparent)]
    File(#[from] import::FileError),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] store::StoreError),
    /// A drawing could not be made.
    #[error(transparent)]
    Chart(#[from] chart::ChartError),
    /// A document could not be made.
    #[error(transparent)]
    Report(#[from] report::ReportError),
    /// No key was found for a file.
    #[error("no key for {}", database.display())]
    NoKey {
        /// The file.
        database: PathBuf,
    },
    /// The key is neither 64 hexadecimal digits nor a passphrase.
    #[error("the key cannot be read")]
    BadKey,
    /// A new key would not open the file that exists.
    #[error("{} exists: a new key would not open it", database.display())]
    KeyWouldOrphan {
        /// The file.
        database: PathBuf,
    },
    /// The system gave no random bytes.
    #[error("the system gave no random bytes")]
    NoRandom,
    /// The system knows no folder for the program's data.
    #[error("there is no folder for the program's data")]
    NoFolder,
    /// There is no file to read.
    #[error("{} does not exist", path.display())]
    NoDatabase {
        /// The path.
        path: PathBuf,
    },
    /// The disk refused.
    #[error("{}: {kind}", path.display())]
    Disk {
        /// The path.
        path: PathBuf,
        /// Why.
        kind: std::io::ErrorKind,
    },
    /// The work was cancelled.
    #[error("cancelled")]
    Cancelled,
    /// More was pasted than is taken at once.
    #[error("more than {limit} bytes were pasted")]
    TooMuchPasted {
        /// How many bytes are taken.
        limit: usize,
    },
    /// No import was left unfinished.
    #[error("no import was left unfinished")]
    NothingToResume,
    /// A workbook has no sheet of this name.
    #[error("{file} has no sheet {sheet}")]
    NoSheet {
        /// The file.
        file: String,
        /// The name asked for.
        sheet: String,
    },
    /// No sheet of a file could be recognised.
    #[error("no sheet of {file} is recognised")]
    NothingRecognised {
        /// The file.
        file: String,
    },
    /// A column that is to be mapped does not exist.
    #[error("{file} has no column {heading}")]
    NoColumn {
        /// The file.
        file: String,
        /// The heading asked for.
        heading: String,
    },
    /// A kind of sheet that does not exist.
    #[error("there is no kind {name}")]
    UnknownKind {
        /// The name asked for.
        name: String,
    },
    /// A field that does not exist.
    #[error("there is no field {name}")]
    UnknownField {
        /// The name asked for.
        name: String,
    },
    /// An argument that is to be `NAME=VALUE` is not.
    #[error("{text} is not NAME=VALUE")]
    NoEquals {
        /// The argument.
        text: String,
    },
    /// No row of a sheet says to which campaign it belongs.
    #[error("{file}: no campaign")]
    NoCampaign {
        /// The file.
        file: String,
        /// What its rows tell.
        kind: Kind,
    },
    /// No row of a sheet says when it was posted.
    #[error("{file}: no posting date")]
    NoPostingDate {
        /// The file.
        file: String,
    },
    /// No dashboard has this name or number.
    #[error("there is no dashboard {name}")]
    NoBoard {
        /// The name asked for.
        name: String,
        /// Those that there are.
        names: Vec<String>,
    },
    /// No scenario has this name.
    #[error("there is no scenario {name}")]
    NoScenario {
        /// The name asked for.
        name: String,
        /// Those that there are.
        names: Vec<String>,
    },
    /// A name that is empty or too long.
    #[error("{name:?} is no name")]
    NotAName {
        /// What was given.
        name: String,
        /// Signs at most.
        longest: usize,
    },
    /// Another one has this name.
    #[error("{name} is there already")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// No template has this name.
    #[error("there is no template {name}")]
    NoTemplate {
        /// The name asked for.
        name: String,
    },
    /// Another template has this name.
    #[error("there is a template {name} already")]
    TemplateTaken {
        /// The name.
        name: String,
    },
    /// A template or its file is not what the program would write.
    #[error("{name}: {error}")]
    BadTemplate {
        /// The file, or the template.
        name: String,
        /// What is wrong.
        error: import::TemplateError,
    },
    /// A word cannot be translated so.
    #[error("{text} in {} cannot be {meaning}", field.key())]
    NotAWord {
        /// The field.
        field: Field,
        /// The word.
        text: String,
        /// What it was to mean.
        meaning: String,
    },
    /// A word has no translation.
    #[error("{text} in {} has no translation", field.key())]
    NoWord {
        /// The field.
        field: Field,
        /// The word.
        text: String,
    },
    /// A key that is not in the catalogue.
    #[error("there is no figure {key}")]
    UnknownFigure {
        /// The key asked for.
        key: String,
        /// The nearest one.
        nearest: Option<&'static str>,
    },
    /// A dimension that does not exist.
    #[error("there is no dimension {name}")]
    UnknownDimension {
        /// The name asked for.
        name: String,
    },
    /// A measure that does not exist.
    #[error("there is no measure {name}")]
    UnknownMeasure {
        /// The name asked for.
        name: String,
    },
    /// A day that is no date.
    #[error("{text} is not a day")]
    BadDay {
        /// The text.
        text: String,
    },
    /// A value that a field cannot take.
    #[error("{field} cannot be {value}")]
    BadValue {
        /// The field.
        field: String,
        /// The value.
        value: String,
        /// What it can be.
        allowed: &'static str,
    },
    /// No reason was given for what is done to a row.
    #[error("why?")]
    NoReason,
    /// A row that has no such field to correct.
    #[error("there is no field {name} to correct")]
    NoRowField {
        /// The name asked for.
        name: String,
        /// What those that there are are called.
        allowed: String,
    },
    /// A field of a row cannot hold what was typed.
    #[error("{} cannot be {value}", field.key())]
    BadField {
        /// The field.
        field: domain::field::Field,
        /// What was typed.
        value: String,
        /// What the field holds.
        sort: store::Sort,
        /// Whether it must hold something.
        required: bool,
        /// The words that it can hold.
        choices: Vec<&'static str>,
    },
    /// A setting that a campaign or a cell does not have.
    #[error("there is no setting {name}")]
    NoSetting {
        /// The name asked for.
        name: String,
        /// Those there are.
        allowed: &'static str,
    },
    /// An alert that does not exist.
    #[error("there is no alert {name}")]
    NoAlert {
        /// The name asked for.
        name: String,
    },
    /// A reference that does not exist.
    #[error("there is no reference {name}")]
    NoReference {
        /// The name asked for.
        name: String,
    },
    /// A target that does not exist.
    #[error("there is no target {name}")]
    NoTarget {
        /// The name asked for.
        name: String,
    },
    /// A contact that does not exist.
    #[error("there is no contact {name}")]
    NoContact {
        /// The reference asked for.
        name: String,
    },
    /// A mailing that does not exist.
    #[error("there is no mailing {name}")]
    NoMailing {
        /// The name asked for.
        name: String,
    },
    /// Several campaigns exist, and none was named.
    #[error("which campaign?")]
    WhichCampaign {
        /// Their codes.
        codes: Vec<String>,
    },
    /// No campaign exists.
    #[error("no campaign")]
    NoCampaigns,
    /// No cell is marked as control and none was named.
    #[error("which control?")]
    WhichControl {
        /// The key codes.
        cells: Vec<String>,
    },
    /// A comparison needs two cells with responses.
    #[error("nothing to compare in {campaign}")]
    NothingToCompare {
        /// The campaign.
        campaign: String,
    },
    /// A chart is asked for in a format that is not made.
    #[error("{} is neither .svg nor .png", path.display())]
    PictureFormat {
        /// The path asked for.
        path: PathBuf,
    },
    /// A period cannot be closed.
    #[error("{name} cannot be closed")]
    CannotClose {
        /// The period.
        name: String,
        /// Why.
        why: crate::closings::Refusal,
    },
    /// A closing that there is not, or after which another period was closed.
    #[error("closing {number} cannot be taken back")]
    NoClosing {
        /// Its number.
        number: u32,
    },
    /// No mail program took a document.
    #[error("no mail program took {}", path.display())]
    NoMailProgram {
        /// The document.
        path: PathBuf,
    },
    /// The clipboard did not take a document.
    #[error("the clipboard did not take {}", path.display())]
    NoClipboard {
        /// The document.
        path: PathBuf,
    },
    /// The system did not take or give up what opens with the user's session.
    #[error("the system keeps what opens with the session")]
    NoLoginStart,
    /// The desktop shows no notification area.
    #[error("the desktop shows no notification area")]
    NoTray,
    /// No printer took a document.
    #[error("no printer took {}", path.display())]
    NoPrinter {
        /// The document.
        path: PathBuf,
    },
    /// A template that does not exist.
    #[error("there is no report {name}")]
    NoReport {
        /// The name asked for.
        name: String,
    },
    /// A schedule that there is not.
    #[error("there is no schedule {number}")]
    NoSchedule {
        /// Its number.
        number: u32,
    },
    /// A report that was not made by itself, or is no longer where it was written.
    #[error("there is no such report in the history: {number}")]
    NoMade {
        /// Its number in the history.
        number: u32,
    },
    /// The folder of a schedule is not there.
    #[error("{} is not there", path.display())]
    NoReportFolder {
        /// The folder.
        path: PathBuf,
    },
    /// The system could not open a document.
    #[error("{} was not opened", path.display())]
    NoViewer {
        /// The document.
        path: PathBuf,
    },
}

impl Failure {
    /// Returns what the window does about it.
    pub const fn code(&self) -> ErrorCode {
        use store::StoreError as S;
        match self {
            Self::File(_) | Self::NoSheet { .. } | Self::NothingRecognised { .. } => ErrorCode::File,
            Self::NoCampaign { .. }
            | Self::NoPostingDate { .. }
            | Self::WhichCampaign { .. }
            | Self::WhichControl { .. } => ErrorCode::Missing,
            Self::Cancelled => ErrorCode::Cancelled,
            Self::Store(S::HeldBy { .. }) => ErrorCode::Held,
            Self::NoKey { .. }
            | Self::BadKey
            | Self::KeyWouldOrphan { .. }
            | Self::Store(S::KeyOrFile(_)) => ErrorCode::Key,
            Self::Store(
                S::NoCampaign(_)
                | S::NoCell { .. }
                | S::NoImport(_)
                | S::NoFile(_)
                | S::NoRow { .. }
                | S::NoSuch { .. }
                | S::NotLeftOut { .. }
                | S::NoCorrection(_),
            )
            | Self::NoContact { .. }
            | Self::NoDatabase { .. }
            | Self::UnknownFigure { .. }
            | Self::UnknownDimension { .. }
            | Self::UnknownMeasure { .. }
            | Self::NoMailing { .. }
            | Self::NoReference { .. }
            | Self::NoTarget { .. }
            | Self::NoAlert { .. }
            | Self::NoTemplate { .. }
            | Self::NoBoard { .. }
            | Self::NoScenario { .. }
            | Self::NoReport { .. }
            | Self::NoClosing { .. }
            | Self::NoSchedule { .. }
            | Self::NoMade { .. }
            | Self::NoReportFolder { .. }
            | Self::NoLoginStart
            | Self::NoTray
            | Self::NoWord { .. }
            | Self::NothingToResume
            | Self::NoCampaigns => ErrorCode::NotFound,
            Self::Chart(_)
            | Self::Report(_)
            | Self::PictureFormat { .. }
            | Self::NoViewer { .. }
            | Self::NoMailProgram { .. }
            | Self::NoClipboard { .. }
            | Self::NoPrinter { .. } => ErrorCode::Drawing,
            Self::NoColumn { .. }
            | Self::TooMuchPasted { .. }
            | Self::UnknownKind { .. }
            | Self::UnknownField { .. }
            | Self::NoEquals { .. }
            | Self::BadDay { .. }
            | Self::TemplateTaken { .. }
            | Self::NotAName { .. }
            | Self::NameTaken { .. }
            | Self::BadTemplate { .. }
            | Self::NotAWord { .. }
            | Self::BadValue { .. }
            | Self::CannotClose { .. }
            | Self::NoReason
            | Self::NoRowField { .. }
            | Self::BadField { .. }
            | Self::NoSetting { .. }
            | Self::NothingToCompare { .. }
            | Self::Store(
                S::NotARow(_)
                | S::NotATag(_)
                | S::AlreadyLeftOut { .. }
                | S::NotCorrectable { .. }
                | S::Unrecognisable(_)
                | S::SamePerson { .. }
                | S::NotMerged(_),
            ) => ErrorCode::Refused,
            Self::Store(_) | Self::NoRandom | Self::NoFolder | Self::Disk { .. } => ErrorCode::Storage,
        }
    }

    /// Returns it as a person reads it: what happened and where, and what to do next.
    pub fn words(&self, lang: Lang) -> AppError {
        let (message, remedy) = words::failure::of(self, lang);
        AppError { code: self.code(), message, remedy, field: self.field().map(str::to_owned) }
    }

    /// Returns the field that cannot be as it was given.
    const fn field(&self) -> Option<&str> {
        match self {
            Self::BadValue { field, .. } => Some(field.as_str()),
            Self::BadField { field, .. } => Some(field.key()),
            Self::CannotClose { .. } => Some("period"),
            Self::NoReason => Some("why"),
            Self::NotAName { .. } | Self::NameTaken { .. } => Some("name"),
            _ => None,
        }
    }
}

/// Returns the failure of a cell that does not exist.
pub fn no_cell(campaign: &str, cell: &str) -> Failure {
    store::StoreError::NoCell { campaign: campaign.to_owned(), cell: cell.to_owned() }.into()
}
