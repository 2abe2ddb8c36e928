//! Which pieces and outcomes a figure is about.

use crate::dimension::{About, Dimension};
use crate::words::{Attribution, Basis};
use chrono::NaiveDate;

/// Which pieces and outcomes a figure is about; an empty filter is all of them.
///
/// Values of one dimension are alternatives, dimensions are joined by *and*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Wanted values by dimension; `None` asks for the group *unknown*.
    pub wanted: Vec<(Dimension, Option<String>)>,
    /// First day of the period, by the basis.
    pub from: Option<NaiveDate>,
    /// Last day of the period, included.
    pub to: Option<NaiveDate>,
    /// How facts fall into the period.
    pub basis: Basis,
    /// To which letters orders are credited; nothing: as the file's setting says.
    pub attribution: Option<Attribution>,
}

impl Default for Filter {
    fn default() -> Self {
        Self { wanted: Vec::new(), from: None, to: None, basis: Basis::Posting, attribution: None }
    }
}

impl Filter {
    /// Returns the filter of one campaign.
    pub fn campaign(code: &str) -> Self {
        Self { wanted: vec![(Dimension::Campaign, Some(code.to_owned()))], ..Self::default() }
    }

    /// Returns what of it a letter alone answers, the period included.
    #[must_use]
    pub fn of_letters(&self) -> Self {
        let letters = self.wanted.iter().filter(|(dimension, _)| dimension.about() == About::Letter);
        Self { wanted: letters.cloned().collect(), ..self.clone() }
    }

    /// Returns whether a value of a dimension is asked for (or that dimension is not filtered at all).
    pub fn takes(&self, dimension: Dimension, value: Option<&str>) -> bool {
        let mut asked = self.wanted.iter().filter(|(d, _)| *d == dimension).peekable();
        asked.peek().is_none() || asked.any(|(_, wanted)| wanted.as_deref() == value)
    }

    /// Returns whether a day falls into the period; an unknown day falls only into an open one.
    pub fn covers(&self, day: Option<NaiveDate>) -> bool {
        match day {
            None => self.from.is_none() && self.to.is_none(),
            Some(day) => self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to),
        }
    }
}
