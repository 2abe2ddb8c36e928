//! The catalogue of figures and the engine that computes them.
//!
//! [`catalog()`] lists every figure, [`group`] turns the store's ledgers into sums, [`evaluate`] turns sums into a
//! figure with its interval or the reason why it is unknown, [`compare`] judges one cell against another.
//!
//! This crate never reads a file, a clock or a database, and rounds nothing before it is shown.
//! Nobody matches on a figure's key: what differs between figures is data in the entry.
//!
//! Add a figure as one entry in `catalog/<family>.rs`; a sum that formulas cannot name yet is a measure in
//! `domain::totals`, with its words in `names.rs`.

#![warn(missing_docs)]

pub mod benchmark;
pub mod bootstrap;
pub mod catalog;
pub mod cohort;
pub mod compare;
pub mod definition;
pub mod docs;
pub mod evaluate;
pub mod example;
pub mod explain;
pub mod formula;
pub mod goal;
pub mod grouping;
pub mod interval;
pub mod names;
pub mod power;
#[cfg(test)]
mod reference;
pub mod score;
pub mod shapley;
pub mod show;
pub mod simulate;
mod source;
pub mod strata;
pub mod survival;

pub use catalog::{catalog, find, find_all, named, nearest, nearest_named};
pub use compare::{Comparison, Verdict, compare, verdict_text};
pub use definition::{Better, ChartKind, Definition, Example, Family, Interval, Unit};
pub use evaluate::{Figure, Flag, evaluate};
pub use explain::{Piece, formula_text, with_numbers};
pub use formula::{Formula, Side, Values};
pub use grouping::{Group, group};
pub use names::{measure_name, reason_text};
pub use show::{round_shares, shown};
pub use source::source_text;
