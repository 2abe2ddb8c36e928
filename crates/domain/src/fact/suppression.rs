//! Who must not be mailed.

use super::ContactFact;
use crate::words::SuppressionReason;
use chrono::NaiveDate;

/// A person or company that must not be mailed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SuppressionFact {
    /// Who.
    pub contact: ContactFact,
    /// Why.
    pub reason: Option<SuppressionReason>,
    /// The reason as it was written.
    pub reason_text: Option<String>,
    /// Since when.
    pub date: Option<NaiveDate>,
}
