//! What only some reports hold: the barometer, a letter, the annex, and the order of the parts.

use crate::summary::{Gauge, Table};

/// The figure that decides, large, on its scale.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Barometer {
    /// Name of the figure.
    pub label: String,
    /// The figure itself.
    pub value: String,
    /// Where it stands.
    pub gauge: Gauge,
    /// Left and right end of the scale.
    pub ends: (String, String),
    /// How to read it: value, interval, reference, break-even.
    pub legend: String,
}

/// A letter to somebody outside the house.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    /// Who writes, a line each.
    pub from: Vec<String>,
    /// To whom, a line each.
    pub to: Vec<String>,
    /// Place and day.
    pub dated: String,
    /// What it is about.
    pub subject: String,
    /// Paragraphs before the table.
    pub before: Vec<String>,
    /// What is claimed.
    pub table: Table,
    /// Paragraphs after the table.
    pub after: Vec<String>,
    /// Who signs.
    pub signed: String,
}

/// Where one figure comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// Name and value.
    pub heading: String,
    /// What is told of it: a word (*Formula*) and its texts.
    pub told: Vec<(String, Vec<String>)>,
}

/// A part of a report after its first view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The comparison of the cells.
    Cells,
    /// From the letter to the customer.
    Steps,
    /// The drawings.
    Charts,
    /// The tables.
    Tables,
    /// The letter.
    Letter,
    /// What the user wrote.
    Remarks,
    /// How to read the figures.
    Notes,
    /// Where the figures come from.
    Annex,
}

impl Part {
    /// All of them, in the usual order.
    pub const ALL: [Self; 8] = [
        Self::Cells,
        Self::Steps,
        Self::Charts,
        Self::Tables,
        Self::Letter,
        Self::Remarks,
        Self::Notes,
        Self::Annex,
    ];

    /// Returns the name by which it is kept and asked for.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Cells => "cells",
            Self::Steps => "steps",
            Self::Charts => "charts",
            Self::Tables => "tables",
            Self::Letter => "letter",
            Self::Remarks => "remarks",
            Self::Notes => "notes",
            Self::Annex => "annex",
        }
    }

    /// Returns the part of a name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.key() == key)
    }
}
