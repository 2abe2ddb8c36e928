//! The commands, one file each.

pub(crate) mod alerts;
pub(crate) mod backup;
pub(crate) mod campaign;
pub(crate) mod cell;
pub(crate) mod chart;
pub(crate) mod check;
pub(crate) mod cohorts;
pub(crate) mod compare;
pub(crate) mod demo;
pub(crate) mod explain;
pub(crate) mod import;
pub(crate) mod imports;
pub(crate) mod kpi;
pub(crate) mod long;
pub(crate) mod mappings;
pub(crate) mod matching;
pub(crate) mod references;
pub(crate) mod report;
pub(crate) mod restore;
pub(crate) mod rows;
pub(crate) mod score;
pub(crate) mod settings;
pub(crate) mod targets;
pub(crate) mod templates;
pub(crate) mod watch;
pub(crate) mod words;
