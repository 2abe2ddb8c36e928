//! Numbers in; SVG text and its marks out.
//!
//! plotters gives coordinates, axes and series; they are drawn through our own backend (`pen`), which measures with
//! the bundled Inter and writes an SVG of groups, titles and presentation attributes alone: no style sheet, no
//! script, nothing foreign, so that it passes a strict content policy and an allow-list.
//!
//! This crate never computes a figure, reads a file of the user's or asks for a system font.
//! A new kind of chart is a file in `kinds/`, a variant of [`Chart`] and the arm that the match in `kinds.rs` then
//! demands.
//! Colours are the names of the window's theme (`theme`), or their light values where the medium is print.

mod axis;
mod drawing;
mod error;
mod figure;
mod kinds;
mod letters;
mod outlines;
mod page;
mod pen;
mod png;
mod style;
mod theme;

pub use drawing::{Drawing, Look, Mark, Medium, Table};
pub use error::ChartError;
pub use figure::BarUnit;
pub use kinds::area_map::{Area, AreaMap};
pub use kinds::bars::{Bar, Bars, Reference, Sample, bars};
pub use kinds::funnel::{Funnel, Reached};
pub use kinds::grid::{Cell, Grid, Row, grid};
pub use kinds::lines::{Along, Curve, End, Lines, Point, lines};
pub use kinds::multiples::{Form, Multiples, Panel, Places, Scales, WHOLE};
pub use kinds::shares::{Part, Shares, shares};
pub use kinds::staircase::{Staircase, Step};
pub use kinds::{Chart, draw};
pub use png::png;
pub use theme::printed;
