//! The dashboard: tiles, charts and what can be filtered.

use super::chart::ChartItem;
use super::figure::{Figure, Wanted};
use serde::{Deserialize, Serialize};
use specta::Type;

/// All that a dashboard shows, in one answer.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Dashboard {
    /// What stands on it, in order.
    pub parts: Vec<BoardPart>,
    /// What the filters can choose from.
    pub choices: Choices,
}

/// One thing on a dashboard as it is shown: that of its kind, the others are absent.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BoardPart {
    /// What it is, and how large.
    pub item: BoardItem,
    /// The figure of a tile.
    pub figure: Option<Figure>,
    /// A chart.
    pub picture: Option<Picture>,
    /// What deserves attention, most urgent first.
    pub notices: Option<Vec<Notice>>,
}

/// One thing on a dashboard, and how large.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BoardItem {
    /// `figure`, `chart` or `notices`.
    pub kind: String,
    /// The key of the figure, or the name of the chart, with a colon and a figure's key where it takes one; of bars,
    /// the figure's key.
    pub name: String,
    /// By which dimension a chart groups that takes one.
    pub by: Option<String>,
    /// Columns of twelve.
    pub width: u32,
    /// Rows.
    pub height: u32,
}

/// A dashboard with its layout, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BoardView {
    /// Its number: 1 is the first one, which always is there; nothing for one that is about to be kept.
    pub id: Option<u32>,
    /// Its name.
    pub name: String,
    /// What stands on it, in order.
    pub items: Vec<BoardItem>,
}

/// Every dashboard.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Boards {
    /// The dashboards, the first one first.
    pub boards: Vec<BoardView>,
    /// Whose dashboard comes first where nobody changed it: `manager` or `salesperson`.
    pub role: String,
    /// What to begin with, by role.
    pub models: Vec<BoardModel>,
    /// What can be added.
    pub offer: BoardOffer,
}

/// What a dashboard begins with.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BoardModel {
    /// `manager` or `salesperson`.
    pub role: String,
    /// What stands on it.
    pub items: Vec<BoardItem>,
}

/// What can be put on a dashboard.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BoardOffer {
    /// Figures, as tiles and as charts by a dimension.
    pub figures: Vec<Choice>,
    /// Charts of the list, with a figure where they take one.
    pub charts: Vec<ChartItem>,
    /// Dimensions.
    pub dimensions: Vec<Choice>,
}

/// The dashboards after one was kept, and its number.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeptBoard {
    /// The number of the one that was kept.
    pub id: u32,
    /// All of them.
    pub boards: Boards,
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
    /// Which campaigns tell what is unknown of it.
    pub told_by: Option<ToldBy>,
    /// SVG text, to be parsed and never set as HTML.
    pub svg: String,
    /// One sentence for those who cannot see it.
    pub summary: String,
    /// What can be pointed at.
    pub marks: Vec<Mark>,
    /// The table behind it.
    pub table: Table,
}

/// The campaigns that tell what others do not: kept alone, they make it known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ToldBy {
    /// Which tell it and which do not, in a sentence.
    pub text: String,
    /// Those that tell it.
    pub campaigns: Vec<Choice>,
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
    /// Where it leads when it is chosen; nothing for what stands for no letters of its own.
    pub link: Option<Link>,
}

/// Where a mark leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// A dimension, as the command line names it, or `figure`; `cohorts` and `calls` for those screens.
    pub to: String,
    /// Its value, the figure's key, or the measure of the cohorts.
    pub value: String,
    /// A value of another dimension that is kept beside it.
    pub also: Option<Wanted>,
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// What is sent back.
    pub code: String,
    /// What is shown.
    pub name: String,
}
