//! Periods that were closed.

use serde::Serialize;
use specta::Type;

/// A period that was closed.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClosingItem {
    /// Its number.
    pub number: u32,
    /// `2026-11-H1`, `2026-11`.
    pub period: String,
    /// First day, ISO.
    pub from: String,
    /// Last day, ISO.
    pub to: String,
    /// The day on which it was closed, ISO.
    pub closed_on: String,
    /// All of that in words.
    pub text: String,
    /// The revenue of the period as it was known then, in words.
    pub revenue: String,
    /// Whether it can be taken back: no other was closed since.
    pub latest: bool,
}
