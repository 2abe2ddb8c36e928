//! Imports: understood, previewed, taken in, undone.
//!
//! A preview is an import that is rolled back: the same code runs, so that what is announced is what happens.

pub mod choices;
mod columns;
pub mod corrections;
pub mod draft;
pub mod fields;
mod first_rows;
pub mod history;
mod issues;
pub mod job;
mod known_again;
pub mod lists;
pub mod mappings;
pub mod offers;
mod options;
mod outcome;
mod rate;
mod reading;
pub mod recall;
pub mod run;
pub mod set_aside;
mod targets;
pub mod templates;
mod understood;
pub mod unfinished;
pub mod value_words;

pub(crate) use known_again::is_marked;

/// Reads a spreadsheet for another process of the program, where the arguments say so, and returns how it went.
///
/// Each door calls it before anything else: .xls and .xlsb are read by the program itself, run once more under bounds.
pub fn serve_as_reader() -> Option<std::process::ExitCode> {
    import::serve()
}

/// Returns whether a panic of this thread is a broken spreadsheet's doing, which its reader catches and says.
pub fn is_a_files_doing() -> bool {
    import::is_caught()
}
