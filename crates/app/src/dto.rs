//! What crosses the wire to the window and, as JSON, leaves the command line.
//!
//! Numbers that must stay exact (money, ratios) are decimal text; counts that fit are `u32`.
//! A type is only ever sent or only ever received: that keeps the TypeScript in one piece. What the user said of an
//! import goes both ways, since it is kept until the import has taken place; its shape is the same in both.

pub mod aims;
pub mod analysis;
pub mod backup;
pub mod campaign;
pub mod chart;
pub mod closings;
pub mod contacts;
pub mod dashboard;
pub mod explain;
pub mod export;
pub mod figure;
pub mod import;
pub mod long;
pub mod matching;
pub mod merge;
pub mod message;
pub mod opinions;
pub mod pipeline;
pub mod reports;
pub mod rows;
pub mod schedule;
pub mod score;
pub mod simulator;
pub mod start;
pub mod tray;
pub mod understanding;
pub mod views;
pub mod watch;
