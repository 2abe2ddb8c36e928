//! What the program says, in both languages: errors, issues, reasons, field names.
//!
//! Shape of an error: what happened and where; then, apart, what to do next.
//! French typography is checked by a test over every sentence that [`failure`], [`file`] and [`issue`] can make.

pub(crate) mod alert;
pub(crate) mod attribution;
pub(crate) mod backup;
pub(crate) mod change;
mod closing;
pub(crate) mod cohorts;
pub(crate) mod correction;
pub(crate) mod evidence;
pub(crate) mod failure;
pub(crate) mod field;
pub(crate) mod file;
pub(crate) mod group;
pub(crate) mod issue;
pub(crate) mod matching;
pub(crate) mod meaning;
pub(crate) mod merge;
pub(crate) mod naming;
pub(crate) mod people;
pub(crate) mod place;
pub(crate) mod recall;
pub(crate) mod reference;
pub(crate) mod rhythm;
pub(crate) mod row;
pub(crate) mod schedule;
pub(crate) mod score;
mod settled;
pub(crate) mod sheet;
pub(crate) mod store;
pub(crate) mod undo;
pub(crate) mod value;
pub(crate) mod watch;

/// What is said, and what to do about it.
pub(crate) type Sentences = (String, String);
