//! Figures by groupings: the question, and the table that answers it.

use super::dashboard::{Choice, Choices, Picture};
use super::figure::{Better, Flag, Question, Unit};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What can be analysed.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Catalogue {
    /// Every figure, in the order of the catalogue.
    pub figures: Vec<CatalogueFigure>,
    /// Every dimension: its name on the command line, and its heading.
    pub dimensions: Vec<Choice>,
}

/// A figure of the catalogue.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CatalogueFigure {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// One sentence that says what it means.
    pub help: String,
    /// The chapter in which it stands.
    pub family: String,
    /// How it is written.
    pub unit: Unit,
    /// Which way is good.
    pub better: Better,
    /// Whether it counts orders, which the rule of attribution credits to letters.
    pub attributed: bool,
}

/// What is asked.
#[derive(Clone, Debug, Default, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AnalysisQuestion {
    /// Which pieces and outcomes.
    pub question: Question,
    /// Which figures, at most six.
    pub keys: Vec<String>,
    /// By which dimensions, at most two.
    pub by: Vec<String>,
    /// The figure by which groups are sorted; nothing: by their names.
    pub sort: Option<String>,
    /// Whether the last come first.
    pub descending: bool,
    /// How many groups come before the page.
    pub offset: u32,
}

/// The answer.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Analysis {
    /// The headings of the groups.
    pub by: Vec<Choice>,
    /// The figures.
    pub columns: Vec<CatalogueFigure>,
    /// How many groups there are.
    pub total: u32,
    /// A page of them.
    pub rows: Vec<AnalysisRow>,
    /// The first figure as bars, where there are groups to tell apart.
    pub picture: Option<Picture>,
    /// What the comparison of the cells says, for the cells of one whole campaign.
    pub comparison: Option<CellVerdicts>,
    /// What the filters can choose from.
    pub choices: Choices,
}

/// One group.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AnalysisRow {
    /// Its value in each dimension.
    pub group: Vec<GroupValue>,
    /// The role that its cells share, where they share one.
    pub role: Option<String>,
    /// Its figures, in the order of the columns.
    pub cells: Vec<AnalysisCell>,
}

/// A value of a dimension.
#[derive(Clone, Debug, Serialize, Type)]
pub struct GroupValue {
    /// The dimension.
    pub dimension: String,
    /// What is sent back; nothing for the group *unknown*.
    pub value: Option<String>,
    /// What is shown.
    pub label: String,
}

/// A figure of a group, without what its column says.
#[derive(Clone, Debug, Serialize, Type)]
pub struct AnalysisCell {
    /// Decimal text; `null` where unknown.
    pub value: Option<String>,
    /// ISO letters, for money.
    pub currency: Option<String>,
    /// Lower end of the 95 % interval.
    pub low: Option<String>,
    /// Upper end.
    pub high: Option<String>,
    /// Why it is unknown.
    pub unknown: Option<String>,
    /// What should make the reader careful.
    pub flags: Vec<Flag>,
}

/// What the comparison of a campaign's cells says.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CellVerdicts {
    /// The cell that the others are compared with.
    pub control: Option<String>,
    /// A sentence for each of the others.
    pub sentences: Vec<String>,
}
