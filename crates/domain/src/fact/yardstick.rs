//! What figures are measured against.

use crate::money::Money;
use crate::words::ListType;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A published rate, to compare one's own with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ReferenceFact {
    /// Line of business.
    pub sector: Option<String>,
    /// Consumers or companies, as written.
    pub audience: Option<String>,
    /// Whether the lists knew the sender.
    pub list_type: Option<ListType>,
    /// Country, as written.
    pub country: Option<String>,
    /// What is divided by what, as written: responses by pieces posted, orders by pieces delivered.
    pub basis: Option<String>,
    /// Lower end, as a fraction.
    pub low: Option<Decimal>,
    /// The rate, as a fraction.
    pub value: Decimal,
    /// Upper end, as a fraction.
    pub high: Option<Decimal>,
    /// Year of the campaigns or of the publication.
    pub year: Option<u16>,
    /// Who published it.
    pub source: Option<String>,
    /// Where it can be read.
    pub address: Option<String>,
}

/// What a figure should reach.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct TargetFact {
    /// The figure: as written in the file, its key once a caller has recognised it.
    pub figure: String,
    /// The campaign, where it is not for all of them.
    pub campaign: Option<String>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// How much.
    pub value: TargetValue,
}

/// How a target is written.
#[derive(Clone, Copy, Debug, PartialEq, Hash)]
pub enum TargetValue {
    /// A plain number.
    Number(Decimal),
    /// A percentage, as a fraction.
    Ratio(Decimal),
    /// An amount.
    Money(Money),
}
