//! The simulator: what is assumed, and what would come of it.

use super::dashboard::{Choice, Picture};
use super::figure::Figure;
use serde::{Deserialize, Serialize};
use specta::Type;

/// What a simulation can begin with, and what it asks for.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SimulatorStart {
    /// What is asked for, in the order of a mailing, with the real figure where it is known.
    pub fields: Vec<SimulatorField>,
    /// ISO letters of the amounts.
    pub currency: String,
    /// Campaigns to begin with, newest first.
    pub campaigns: Vec<Choice>,
    /// Scenarios that were kept, by name.
    pub kept: Vec<ScenarioView>,
}

/// One thing that is asked for.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SimulatorField {
    /// Its name on the wire.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// `count`, `percent` (shares cross in hundredths), `each_piece` or `amount`.
    pub kind: String,
    /// The real figure, as decimal text; nothing where it is not known.
    pub value: Option<String>,
    /// Why it is not known.
    pub unknown: Option<String>,
    /// Right end of the slider; its left end is 0.
    pub most: String,
    /// Step of the slider.
    pub step: String,
}

/// A mailing as it is assumed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ScenarioView {
    /// Its number; nothing where it was not kept yet.
    pub id: Option<u32>,
    /// Its name.
    pub name: String,
    /// What is assumed; what is absent or empty is not known.
    pub values: Vec<Assumed>,
}

/// One thing that is assumed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Assumed {
    /// The field.
    pub key: String,
    /// As it was typed: `2,4`, `1 200`.
    pub value: String,
}

/// One to three mailings, side by side.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SimulatorQuestion {
    /// `fr` or `en`.
    pub lang: String,
    /// ISO letters of the amounts.
    pub currency: String,
    /// The mailings.
    pub scenarios: Vec<ScenarioView>,
    /// Which of them is looked at closely.
    pub shown: u32,
    /// The response rate that another letter might reach, in hundredths.
    pub other_rate: String,
}

/// What would come of them.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Simulation {
    /// The figures of each, in one order.
    pub scenarios: Vec<Vec<Figure>>,
    /// The response rate of the one looked at, on its barometer with break-even.
    pub rate: Option<Figure>,
    /// Its costs, from a piece to a new customer.
    pub staircase: Option<Picture>,
    /// What cannot be taken as it was typed.
    pub wrong: Vec<WrongAssumption>,
    /// What a test against another letter takes, in sentences.
    pub test: Vec<String>,
    /// What is wrong with that letter's rate.
    pub wrong_rate: Option<String>,
}

/// A field that cannot be as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WrongAssumption {
    /// Which of the scenarios.
    pub scenario: u32,
    /// The field.
    pub key: String,
    /// What to write.
    pub text: String,
}

/// The scenarios after one was kept, and its number.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeptScenario {
    /// The number of the one that was kept.
    pub id: u32,
    /// All of them, by name.
    pub kept: Vec<ScenarioView>,
}
