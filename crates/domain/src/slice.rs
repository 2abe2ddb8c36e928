//! The finest sums that the store keeps: every figure is a merge of slices.

use crate::dimension::Dimension;
use crate::money::Money;
use crate::totals::{Measure, Totals};
use crate::words::{CellRole, CostItem};
use chrono::NaiveDate;
use std::borrow::Cow;

/// Where a slice stands in every dimension; `None` is the group *unknown*.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The campaign's code.
    pub campaign: String,
    /// The mailing's posting date.
    pub posting_date: Option<NaiveDate>,
    /// The cell's key code.
    pub cell: Option<String>,
    /// What the cell is mailed for.
    pub role: Option<CellRole>,
    /// What is offered.
    pub offer: Option<String>,
    /// Which letter.
    pub creative: Option<String>,
    /// Where the addresses come from.
    pub list_source: Option<String>,
    /// Part of the list.
    pub segment: Option<String>,
    /// Postal format.
    pub format: Option<String>,
    /// The contacts' line of business.
    pub sector: Option<String>,
    /// The contacts' département.
    pub departement: Option<String>,
    /// Who follows the contacts.
    pub salesperson: Option<String>,
    /// The first response's channel.
    pub channel: Option<String>,
    /// At which moment of the relation a survey asked; what is no answer to a survey has none.
    pub moment: Option<String>,
    /// The stage of the pipeline that a deal entered; nothing else has one.
    pub stage: Option<String>,
    /// The day counted on the basis *by event*; the posting date on the basis *by posting*.
    pub day: Option<NaiveDate>,
}

/// Sums of pieces and outcomes that stand in one place.
///
/// A measure is known in every slice of a campaign (zero where nothing happened) as soon as any import told it for
/// that campaign, and unknown in all of them otherwise: *never imported* is not zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Slice {
    /// Where they stand.
    pub place: Place,
    /// Their sums, boxed since there are many slices that move; fixed costs are not in here but in [`CostPot`].
    pub totals: Box<Totals>,
    /// The measures that come from a file of totals: they are known no finer than this place pins down.
    /// Empty for slices made of rows.
    pub coarse: Vec<Measure>,
}

/// A cost on a whole campaign, mailing or cell, still to be shared out over the slices within.
#[derive(Clone, Debug, PartialEq)]
pub struct CostPot {
    /// The campaign's code.
    pub campaign: String,
    /// Only the mailing of this date.
    pub posting_date: Option<NaiveDate>,
    /// Only the cell of this key code.
    pub cell: Option<String>,
    /// The item.
    pub item: CostItem,
    /// The amount for the whole scope.
    pub amount: Money,
    /// The invoice's day, else the posting date.
    pub day: Option<NaiveDate>,
}

impl Place {
    /// Returns the value of a dimension.
    pub fn value(&self, dimension: Dimension) -> Option<String> {
        self.said(dimension).map(Cow::into_owned)
    }

    /// Returns the same, which most places only lend.
    pub fn said(&self, dimension: Dimension) -> Option<Cow<'_, str>> {
        match dimension {
            Dimension::Campaign => Some(Cow::Borrowed(&self.campaign)),
            Dimension::Mailing => self.posting_date.map(|day| mailing_code(&self.campaign, day).into()),
            Dimension::Cell => lent(self.cell.as_ref()),
            Dimension::Offer => lent(self.offer.as_ref()),
            Dimension::Creative => lent(self.creative.as_ref()),
            Dimension::ListSource => lent(self.list_source.as_ref()),
            Dimension::Segment => lent(self.segment.as_ref()),
            Dimension::Format => lent(self.format.as_ref()),
            Dimension::Sector => lent(self.sector.as_ref()),
            Dimension::Departement => lent(self.departement.as_ref()),
            Dimension::Region => {
                self.departement.as_deref().and_then(crate::place::region).map(Cow::Borrowed)
            }
            Dimension::Salesperson => lent(self.salesperson.as_ref()),
            Dimension::Channel => lent(self.channel.as_ref()),
            Dimension::Moment => lent(self.moment.as_ref()),
            Dimension::Stage => lent(self.stage.as_ref()),
            Dimension::Month => self.day.map(|day| day.format("%Y-%m").to_string().into()),
            Dimension::Quarter => self.day.map(|day| quarter(day).into()),
            Dimension::Year => self.day.map(|day| day.format("%Y").to_string().into()),
        }
    }
}

fn lent(value: Option<&String>) -> Option<Cow<'_, str>> {
    value.map(|value| Cow::Borrowed(value.as_str()))
}

/// Returns the name of a mailing: its campaign's code and its posting date.
pub fn mailing_code(campaign: &str, posting_date: NaiveDate) -> String {
    format!("{campaign}/{posting_date}")
}

fn quarter(day: NaiveDate) -> String {
    use chrono::Datelike;
    format!("{}-Q{}", day.year(), day.month0() / 3 + 1)
}
