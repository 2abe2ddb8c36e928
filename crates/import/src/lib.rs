//! Floor 2: bytes of a spreadsheet in, typed facts and issues out.
//!
//! Three steps, each a function: [`open`] looks at the bytes, [`inspect`] proposes what each column means, and
//! [`read`] hands over the rows in batches under a [`Plan`].
//!
//! Every format comes out as the same rows: text and .csv line by line, .xlsx cell by cell through calamine, .ods event
//! by event (`ods`), .xls and .xlsb through calamine in a process of their own under bounds (`child`), for which each
//! program calls [`serve`] first. Nothing is believed that a file claims of its size; `limits` names what is read.
//!
//! This crate never writes, never guesses a missing fact, never evaluates a formula and makes no sentence: issues
//! carry values, and `app` makes the words. It knows `domain` alone.
//!
//! A new heading is a word in `columns.toml`, a new value of a closed column one in `words.toml`; a new field also
//! gets a line in `facts/`, a new way to write a cell one in `cell/`.

mod bytes;
mod cell;
mod child;
mod corrections;
mod error;
mod evidence;
mod facts;
mod fingerprint;
mod heading;
mod issue;
pub mod limits;
mod mapping;
mod markup;
mod ods;
mod options;
mod parts;
mod plan;
mod presets;
mod raw_rows;
mod read;
mod recognise;
mod row;
mod sheet_look;
mod sniff;
mod source;
mod synonyms;
mod template;
mod text;
mod total_row;
mod typed;
mod understood;
mod value_words;
mod values;
mod words;
mod workbook;
mod written;
mod zip_look;

pub use cell::date::{Epoch, Order};
pub use cell::number::Mark;
pub use child::{read_by, serve};
pub use corrections::{ColumnReading, Correction, Corrections, Fix, Which};
pub use error::{FileError, Looks, Problem};
pub use evidence::{BytesProof, Decided, Evidence, Proof, Witness};
pub use fingerprint::{Claim, Fingerprint, Fingerprints, PlainCell};
pub use issue::{Effect, Issue, IssueCode, RAW_CHARACTERS, Suggestion};
pub use limits::Limit;
pub use mapping::{
    Column, Confidence, Hints, Inspection, Notice, Recalled, RecalledFrom, UnknownWord, Usual, Why, inspect,
};
pub use options::{Headings, ReadingOptions, Separator, TextEncoding, TextOptions};
pub use plan::{Grounds, Plan, Reading, plan};
pub use presets::{Export, PresetName};
pub use raw_rows::RawRows;
pub use read::{Batch, LeftOut, ReadEnd, ReadSummary, SetAside, read};
pub use recognise::{KindBy, KindCandidate, OUR_MARK, mark_of};
pub use row::{column_of, is_defused, letters};
pub use source::{Sheet, Shown, Source, open, open_bytes};
pub use synonyms::{field_in, field_of, total_of};
pub use template::{TEMPLATE_BYTES, Template, TemplateError, heading_set, template_name};
pub use typed::{typed_day, typed_number, typed_text, typed_yes_no};
pub use understood::{FIRST_ROWS, Understood, UnderstoodCell, UnderstoodRow};
pub use value_words::{LONGEST_WORD, NotAWord, ValueWords, closed_fields, meanings_of};
pub use values::{Found, ValueSort, shape};
pub use words::built_in as meaning_of;
pub use workbook::is_caught;
pub use written::{SheetFor, Stands, programs, sheets_for};
