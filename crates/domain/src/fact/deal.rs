//! From the appointment to the signature.

use super::{ContactFact, Scope};
use crate::money::Money;
use crate::words::{AppointmentOutcome, OpportunityStatus};
use chrono::NaiveDate;

/// An appointment obtained.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct AppointmentFact {
    /// Which letter it follows, where the file says it.
    pub scope: Scope,
    /// With whom.
    pub contact: ContactFact,
    /// Its number in the user's calendar.
    pub number: Option<String>,
    /// The day on which it was agreed.
    pub obtained_on: Option<NaiveDate>,
    /// The day for which it was agreed; one of both days is known.
    pub planned_on: Option<NaiveDate>,
    /// What became of it.
    pub outcome: Option<AppointmentOutcome>,
    /// The same as it was written.
    pub outcome_text: Option<String>,
}

/// A deal, or its entry into a stage.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct OpportunityFact {
    /// Which letter it follows, where the file says it.
    pub scope: Scope,
    /// With whom.
    pub contact: ContactFact,
    /// Its number in the user's own program.
    pub number: Option<String>,
    /// What it is called.
    pub name: Option<String>,
    /// The day on which it was opened.
    pub opened_on: Option<NaiveDate>,
    /// The day on which it was won or lost.
    pub closed_on: Option<NaiveDate>,
    /// Open, won or lost, where a column or the stage's own name says it.
    pub status: Option<OpportunityStatus>,
    /// The same as it was written.
    pub status_text: Option<String>,
    /// The stage that it has reached, as written.
    pub stage: Option<String>,
    /// The days on which it entered stages: a history has one row for each, a wide sheet one column.
    pub entered: Vec<StageEntry>,
    /// Net of VAT.
    pub amount: Option<Money>,
}

/// The day on which a deal entered a stage.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StageEntry {
    /// The stage, as written.
    pub stage: String,
    /// When.
    pub on: NaiveDate,
    /// Won or lost, where the stage's name says that the deal ends there.
    pub ends: Option<OpportunityStatus>,
}

impl OpportunityFact {
    /// Returns whether the row tells of a change of stage and nothing of the deal itself.
    pub const fn is_history(&self) -> bool {
        !self.entered.is_empty()
            && self.opened_on.is_none()
            && self.closed_on.is_none()
            && self.amount.is_none()
            && self.status_text.is_none()
    }
}
