//! Floor 2: bytes of a spreadsheet in, typed facts and issues out.
//!
//! Three steps, each a function: [`open`] looks at the bytes, [`inspect`] proposes what each column means, and
//! [`read`] hands over the rows in batches under a [`Plan`].
//!
//! This crate never writes, never guesses a missing fact, never evaluates a formula and makes no sentence: issues
//! carry values, and `app` makes the words. It knows `domain` alone.
//!
//! A new heading is a word in `columns.toml`, a new value of a closed column one in `words.toml`; a new field also
//! gets a line in `facts/`, a new way to write a cell one in `cell/`.

mod cell;
mod error;
mod evidence;
mod facts;
mod heading;
mod issue;
pub mod limits;
mod mapping;
mod options;
mod plan;
mod read;
mod recognise;
mod row;
mod sniff;
mod source;
mod synonyms;
mod text;
mod value_words;
mod words;
mod workbook;
mod zip_look;

pub use cell::date::{Epoch, Order};
pub use cell::number::Mark;
pub use error::{FileError, Looks, OtherFormat, Problem};
pub use evidence::{BytesProof, Decided, Evidence, Proof, Witness};
pub use issue::{Effect, Issue, IssueCode};
pub use limits::Limit;
pub use mapping::{Column, Confidence, Hints, Inspection, Why, inspect};
pub use options::{Headings, ReadingOptions, Separator, TextEncoding, TextOptions};
pub use plan::{OrderProof, Plan, Reading, plan};
pub use read::{Batch, ReadEnd, ReadSummary, SetAside, read};
pub use recognise::KindCandidate;
pub use source::{Sheet, Shown, Source, open};
pub use synonyms::field_of;
pub use value_words::{LONGEST_WORD, NotAWord, ValueWords, closed_fields, meanings_of};
