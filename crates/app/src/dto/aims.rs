//! What figures are held against: references, targets, alerts.

use super::dashboard::Choice;
use super::figure::{Figure, Unit};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A field and what was typed into it.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct FieldEdit {
    /// Its name on the command line.
    pub field: String,
    /// The text; empty takes the value away.
    pub value: String,
}

/// The references.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReferenceList {
    /// One's own medians, as sentences.
    pub own: Vec<String>,
    /// The published rates.
    pub items: Vec<ReferenceItem>,
    /// Those that were left out, and can be had back.
    pub left_out: Vec<Choice>,
}

/// A published rate.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReferenceItem {
    /// The name by which it is changed.
    pub name: String,
    /// `shipped`, `imported`, `by_hand`.
    pub origin: String,
    /// Whether it was changed by hand, so that the change can be taken back.
    pub changed: bool,
    /// The figure that it is of; nothing: none of the catalogue.
    pub figure: Option<String>,
    /// The figure's name.
    pub figure_name: Option<String>,
    /// How its rates are written.
    pub unit: Unit,
    /// Line of business.
    pub sector: Option<String>,
    /// To whom letters went, as kept.
    pub audience: Option<String>,
    /// The same in words.
    pub audience_name: Option<String>,
    /// `cold` or `warm`.
    pub list_type: Option<String>,
    /// Country, as kept.
    pub country: Option<String>,
    /// The same in words.
    pub country_name: Option<String>,
    /// What was divided by what, as kept.
    pub basis: Option<String>,
    /// The same in words.
    pub basis_name: Option<String>,
    /// Lower end, as decimal text.
    pub low: Option<String>,
    /// The rate, as decimal text.
    pub value: String,
    /// Upper end, as decimal text.
    pub high: Option<String>,
    /// Year.
    pub year: Option<u16>,
    /// Who published it.
    pub source: Option<String>,
    /// Where it can be read.
    pub address: Option<String>,
}

/// The targets.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TargetList {
    /// Each with what was reached of it.
    pub items: Vec<TargetItem>,
    /// Names of the imported ones that were left out, and can be had back.
    pub left_out: Vec<String>,
    /// The campaigns to choose from.
    pub campaigns: Vec<Choice>,
}

/// A target.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TargetItem {
    /// The name by which it is changed.
    pub name: String,
    /// `imported`, `changed`, `by_hand`.
    pub origin: String,
    /// The figure, over the target's campaign and period.
    pub figure: Figure,
    /// The campaign; nothing for all of them.
    pub campaign: Option<String>,
    /// First day, ISO.
    pub from: Option<String>,
    /// Last day, ISO.
    pub to: Option<String>,
    /// What was aimed at, as decimal text.
    pub target: String,
    /// The same, as a person reads it.
    pub shown: String,
    /// What was reached of it, as a fraction.
    pub attainment: Option<String>,
    /// `reached`, `missed`, `unknown`.
    pub standing: String,
    /// Whether a miss is proven; nothing where the figure has no interval.
    pub proven: Option<bool>,
    /// Whether the period goes on.
    pub running: bool,
}

/// One thing that deserves attention, the dismissed too.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AlertItem {
    /// Its name.
    pub name: String,
    /// `below_target`, `cost_above_target`, `undelivered`, `stage_waits`, `matured`, `hot_leads`.
    pub kind: String,
    /// `act`, `test` or `know`.
    pub tone: String,
    /// What it is.
    pub text: String,
    /// What to do.
    pub remedy: String,
    /// The figure that explains it.
    pub figure: Option<String>,
    /// The campaign that it is about.
    pub campaign: Option<String>,
    /// Whether a person dismissed it.
    pub dismissed: bool,
}
