//! Floor 3, the use cases as functions: the only crate that joins the siblings below it.
//!
//! It never draws a window, parses arguments or knows SQL, and takes the day (`today`) as a parameter.
//! A new capability is a function here, a type in [`dto`], and a door in `cli` and `src-tauri`.
//! Every sentence about an error is made here ([`failure`] and its words), so that both doors say the same.

pub mod aims;
pub mod alerts;
pub mod analysis;
pub mod backups;
pub mod boards;
pub mod campaigns;
pub mod charts;
pub mod check;
pub mod closings;
pub mod cohorts;
pub mod compare;
pub mod contacts;
mod content_line;
pub mod costs;
pub mod dashboard;
pub mod demo;
pub mod dto;
pub mod explain;
pub mod export;
pub mod failure;
pub mod figures;
pub mod files;
pub mod filters;
pub mod house;
pub mod imports;
pub mod key;
pub mod lang;
mod lifetime;
pub mod location;
pub mod long_view;
pub mod matching;
mod naming;
pub mod opinions;
pub mod orders;
pub mod pipeline;
pub mod question;
mod reach;
mod reasons;
pub mod references;
pub mod reports;
pub mod rows;
pub mod schedule;
pub mod score;
pub mod settings;
pub mod simulator;
pub mod spreadsheet;
pub mod start;
mod summary;
pub mod targets;
mod told_by;
pub mod tray;
pub mod views;
pub mod watch;
pub mod window;
mod words;

pub use store::Access;
