//! The maintained sums of one campaign, packed for reading: column beside column, each distinct value once.
//!
//! The table `tally` stays what the engine sums and checks; its rows are too many to be read one by one for each
//! question. A pack is the same sums in the same detail, or in less, as one value of a few bytes a place.

mod packing;
mod reading;

use crate::error::{Result, StoreError};
use serde::{Deserialize, Serialize};

pub(crate) use packing::{Packing, TallyRow};
pub(crate) use reading::{Class, Classes, Sum, Sums, Told};

/// What a place is told apart by, in the order of the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Mailing,
    Cell,
    KeyCode,
    Salesperson,
    Sector,
    Departement,
    Channel,
    Moment,
    Stage,
    Day,
}

impl Column {
    pub(crate) const ALL: [Self; COLUMNS] = [
        Self::Mailing,
        Self::Cell,
        Self::KeyCode,
        Self::Salesperson,
        Self::Sector,
        Self::Departement,
        Self::Channel,
        Self::Moment,
        Self::Stage,
        Self::Day,
    ];

    /// Returns whether sums by letter tell it apart.
    const fn is_of_the_letter(self) -> bool {
        matches!(self, Self::Mailing | Self::Cell | Self::KeyCode | Self::Salesperson)
    }
}

pub(crate) const COLUMNS: usize = 10;

/// How finely a pack tells places apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Level {
    /// Mailing, cell and salesperson alone: what most screens ask.
    Letters,
    /// The same by département.
    Departements,
    /// The same by line of business.
    Sectors,
    /// Everything that the tally tells.
    Finest,
}

impl Level {
    /// The least detail first.
    pub(crate) const ALL: [Self; 4] = [Self::Letters, Self::Departements, Self::Sectors, Self::Finest];

    /// Returns whether it tells places apart by a column.
    pub(crate) const fn tells(self, column: Column) -> bool {
        match self {
            Self::Letters => column.is_of_the_letter(),
            Self::Departements => column.is_of_the_letter() || matches!(column, Column::Departement),
            Self::Sectors => column.is_of_the_letter() || matches!(column, Column::Sector),
            Self::Finest => true,
        }
    }

    /// Returns the statement that reads a campaign's pack.
    pub(crate) const fn sql(self) -> &'static str {
        match self {
            Self::Letters => include_str!("../sql/tally_pack/letters.sql"),
            Self::Departements => include_str!("../sql/tally_pack/departements.sql"),
            Self::Sectors => include_str!("../sql/tally_pack/sectors.sql"),
            Self::Finest => include_str!("../sql/tally_pack/finest.sql"),
        }
    }
}

/// Sums of one campaign.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pack {
    /// One for each [`Column`].
    columns: [Values; COLUMNS],
    series: Vec<Series>,
}

/// The values of one column, place by place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Values {
    /// Each value once, in order.
    known: Vec<String>,
    /// For each place 0 where nothing is said, else one more than the value's place in `known`.
    codes: Vec<u32>,
}

/// One measure in one currency, place by place in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Series {
    measure: String,
    currency: Option<String>,
    places: Vec<u32>,
    values: Vec<i64>,
    /// For a spread the value counted at each place; empty for a sum.
    points: Vec<i64>,
}

impl Pack {
    /// Returns it as it is kept in the file.
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>> {
        postcard::to_allocvec(self).map_err(|error| sqlx::Error::Encode(Box::new(error)).into())
    }

    /// Returns what was kept in the file.
    ///
    /// # Errors
    /// [`StoreError::Inconsistent`] for bytes that [`Self::to_bytes`] did not write.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let pack: Self = postcard::from_bytes(bytes).map_err(|error| inconsistent(error.to_string()))?;
        if pack.is_whole() { Ok(pack) } else { Err(inconsistent("columns of different lengths".to_owned())) }
    }

    /// Returns the number of places.
    fn places(&self) -> usize {
        self.columns[0].codes.len()
    }

    /// Returns whether every number in it names something that is there.
    fn is_whole(&self) -> bool {
        let places = self.places();
        let column = |values: &Values| {
            values.codes.len() == places
                && values.codes.iter().all(|code| *code as usize <= values.known.len())
        };
        let series = |series: &Series| {
            let points = series.points.is_empty() || series.points.len() == series.places.len();
            points
                && series.places.len() == series.values.len()
                && series.places.iter().all(|place| (*place as usize) < places)
        };
        self.columns.iter().all(column) && self.series.iter().all(series)
    }
}

fn inconsistent(value: String) -> StoreError {
    StoreError::Inconsistent { table: "tally_pack", column: "body", value }
}
