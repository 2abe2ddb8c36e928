//! The words of the trade as types: money, counts, campaigns, cells, outcomes, periods, sums that merge.
//!
//! This crate never reads a file, a clock or a database, and knows no figure by name: formulas live in `kpi`.
//! Add a word here when two other crates must agree on it; add a *measure* in [`totals`] when a formula needs a
//! sum that does not exist yet.
//!
//! The names are those of the trade and each thing has one: see the glossary in `ARCHITECTURE.md`.

pub mod address;
pub mod aims;
pub mod arms;
pub mod attribution;
pub mod currency;
pub mod dimension;
pub mod fact;
pub mod field;
pub mod filter;
pub mod fold;
pub mod format;
pub mod headcount;
pub mod kind;
pub mod lang;
pub mod ledger;
pub mod lifetime;
pub mod measures;
pub mod money;
pub mod place;
pub mod slice;
pub mod spread;
pub mod term;
pub mod totals;
pub mod words;
