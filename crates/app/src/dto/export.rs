//! Exports on the wire.

use serde::Serialize;
use specta::Type;

/// How far an export has come.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExportProgress {
    /// What its rows are; empty while they are only looked at.
    pub table: String,
    /// Rows written of it.
    pub rows: u32,
}

/// What was exported.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Exported {
    /// Where it is; of several files the first.
    pub path: String,
    /// The tables, each with its rows.
    pub tables: Vec<ExportedTable>,
}

/// A table that was exported.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExportedTable {
    /// What its rows are.
    pub name: String,
    /// How many.
    pub rows: u32,
}
