//! The dashboard: tiles, charts and what can be filtered.

use super::figure::Figure;
use serde::Serialize;
use specta::Type;

/// All that the dashboard shows, in one answer.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Dashboard {
    /// Eight tiles.
    pub tiles: Vec<Figure>,
    /// Two charts or more.
    pub charts: Vec<Picture>,
    /// What deserves attention, most urgent first.
    pub notices: Vec<Notice>,
    /// What the filters can choose from.
    pub choices: Choices,
}

/// A chart as the window shows it.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Picture {
    /// `response_curve`, `bars`, `shares`.
    pub kind: String,
    /// Heading.
    pub title: String,
    /// What the axes mean, in small.
    pub note: String,
    /// SVG text, to be parsed and never set as HTML.
    pub svg: String,
    /// One sentence for those who cannot see it.
    pub summary: String,
    /// What can be pointed at.
    pub marks: Vec<Mark>,
    /// The table behind it.
    pub table: Table,
}

/// A point, bar or segment that can be read out.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Mark {
    /// Left edge in the units of the SVG's viewBox.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// The series' name, where there are several.
    pub series: Option<String>,
    /// Its name.
    pub label: String,
    /// Its value, written out.
    pub value: String,
}

/// A table of texts.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Table {
    /// Headings.
    pub columns: Vec<String>,
    /// Rows of cells.
    pub rows: Vec<Vec<String>>,
}

/// One thing that deserves attention.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// `act`, `test`, `go_on`, `know`.
    pub tone: String,
    /// The sentence.
    pub text: String,
    /// The key of the figure that explains it.
    pub explain: Option<String>,
    /// What to do about it.
    pub remedy: Option<String>,
    /// The name by which it is dismissed; nothing: it goes when it no longer holds.
    pub name: Option<String>,
    /// The campaign that it is about.
    pub campaign: Option<String>,
}

/// What the filters can choose from.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Choices {
    /// Campaigns, newest first.
    pub campaigns: Vec<Choice>,
    /// Cells of the chosen campaigns.
    pub cells: Vec<Choice>,
    /// Months with a posting, ISO `2026-09`, newest first.
    pub months: Vec<String>,
    /// To which letters orders are credited where a question does not say, by the setting of the file.
    pub attribution: String,
}

/// What a filter by another dimension can choose from.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FilterValues {
    /// The dimension, as the command line names it.
    pub dimension: String,
    /// Its heading.
    pub name: String,
    /// Its values by name; an empty code stands for the group *unknown*, the last.
    pub values: Vec<Choice>,
    /// How many more there are, each with fewer letters.
    pub left_out: u32,
}

/// One thing to choose.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// What is sent back.
    pub code: String,
    /// What is shown.
    pub name: String,
}
