//! How texts, lines and surfaces are drawn.

use crate::letters::{Weight, width};
use crate::theme::{Dash, Ink};

/// Where a text stands beside its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Type {
    pub(crate) size: f64,
    pub(crate) weight: Weight,
    pub(crate) ink: Ink,
    pub(crate) anchor: Anchor,
}

/// The text of axes and notes.
pub(crate) const TICK: Type =
    Type { size: 11.0, weight: Weight::Regular, ink: Ink::Faint, anchor: Anchor::Start };
/// The text of labels.
pub(crate) const LABEL: Type =
    Type { size: 12.0, weight: Weight::Regular, ink: Ink::Text, anchor: Anchor::Start };
/// From the middle of a line of text down to its baseline, in parts of its size (half of Inter's capitals).
pub(crate) const MIDDLE: f64 = 0.364;

impl Type {
    pub(crate) const fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    pub(crate) const fn inked(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    pub(crate) const fn semibold(self) -> Self {
        Self { weight: Weight::SemiBold, ..self }
    }

    /// Returns how wide a text is when set so.
    pub(crate) fn width(&self, text: &str) -> f64 {
        width(text, self.size, self.weight)
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stroke {
    pub(crate) ink: Ink,
    pub(crate) width: f64,
    pub(crate) dash: Dash,
    pub(crate) opacity: f64,
}

/// How a surface is filled.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fill {
    pub(crate) ink: Ink,
    pub(crate) opacity: f64,
}
