//! The program in the notification area.

use super::message::AppError;
use serde::Serialize;
use specta::Type;

/// Whether closing the window leaves the program in the notification area.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TrayState {
    /// Whether it was asked for; off until somebody does.
    pub on: bool,
    /// Why it cannot be, and what to do about it; nothing where it can.
    pub problem: Option<AppError>,
}
