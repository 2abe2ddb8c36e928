//! The list of charts, and what is asked of it.

use super::figure::Question;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A chart that can be asked for by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChartItem {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it shows.
    pub shows: String,
    /// Whether it draws a figure of the catalogue, which follows the name and a colon.
    pub takes_figure: bool,
    /// Whether it takes a grouping.
    pub takes_grouping: bool,
    /// Whether it takes a second one, along which each of its parts runs.
    pub takes_along: bool,
}

/// A chart by its name.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChartQuestion {
    /// A name of the list, or a figure's key; `name:figure` where it draws a figure.
    pub name: String,
    /// The grouping, for charts that take one.
    pub by: Option<String>,
    /// The second grouping, for charts that take two.
    pub along: Option<String>,
    /// Whether each part of the chart has an axis of its own, where it has several.
    pub own_scales: bool,
    /// Which letters.
    pub question: Question,
    /// Width in pixels of the window.
    pub width: u32,
    /// Least height in pixels.
    pub height: u32,
}

/// A drawing of the page that is to be saved.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SavedPicture {
    /// The language of the table.
    pub lang: String,
    /// What it shows: the name of the file.
    pub title: String,
    /// `svg`, `png` or `csv`.
    pub format: String,
    /// The drawing as the page holds it.
    pub svg: String,
    /// Headings of the table behind it.
    pub columns: Vec<String>,
    /// Rows of the table.
    pub rows: Vec<Vec<String>>,
}
