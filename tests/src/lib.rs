//! Fixtures for the whole house: the sample campaign and the reference campaign, as the spreadsheets of a user.
//!
//! This crate never holds a rule of the trade and is never linked into the program: it writes files (`make_samples`),
//! drives the real window (`desktop`) and checks the house's own rules (`tests/*.rs`).
//! Add a fixture as a module that returns [`sheet::File`]s; add a house rule as a test in `tests/`.

pub mod dice;
pub mod guide;
pub mod reference;
pub mod samples;
pub mod sheet;
pub mod write_csv;
pub mod write_xlsx;
