//! A summary in, PDF bytes out: pages of A4, tagged for screen readers, the same bytes for the same summary.
//! The user's guide is made by the same typesetter, as a [`Book`].
//!
//! This crate never opens a file, a clock or the network: fonts and templates are part of the program, and the date is a
//! field of the [`Summary`].
//! It holds no rule of the trade and formats no number: `app` hands it texts that are ready to print, and drawings as SVG.
//! Texts reach the templates as data and are never read as markup.
//!
//! The first view always comes first; the parts after it come in the order that the summary asks for.
//!
//! To add a section: `src/sections/<name>.rs` picks what it needs from the summary, `templates/sections/<name>.typ` lays
//! it out, one line in `sections.rs` gives its place, and one variant of [`Part`] its name.

mod board;
mod book;
mod columns;
mod error;
mod further;
mod gauge;
mod look;
#[cfg(test)]
mod options_tests;
mod pages;
mod pdf;
#[cfg(test)]
mod sample;
mod sections;
mod summary;
mod text;
mod world;

pub use board::{Board, BoardBody, BoardPart, Notices};
pub use book::{Block, Book, Chapter, Span as Stretch};
pub use error::{Problem, ReportError};
pub use further::{Barometer, Letter, Part, Trace};
pub use look::{Accent, Logo, Look};
pub use pages::pages;
pub use pdf::pdf;
pub use summary::{
    Align, CellRow, CellTable, Column, Gauge, Headline, Labels, Picture, Run, Span, Summary, Table,
};
