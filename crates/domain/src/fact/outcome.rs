//! What follows a letter, but for deals: responses, returned pieces, orders, answers to surveys.

use super::{ContactFact, Scope};
use crate::money::Money;
use crate::words::{Channel, Interest, UndeliveredReason};
use chrono::NaiveDate;

/// A dated reaction.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct ResponseFact {
    /// What it answers.
    pub scope: Scope,
    /// Who answers.
    pub contact: ContactFact,
    /// When; a row without a date is an issue of the import, so it is known here.
    pub date: NaiveDate,
    /// By which way.
    pub channel: Option<Channel>,
    /// The way as it was written.
    pub channel_text: Option<String>,
    /// The way by the program's own words: a row is known by it, whatever a person translates.
    pub plain_channel: Option<Channel>,
    /// With what interest; an unknown word is neutral.
    pub interest: Option<Interest>,
    /// The interest as it was written.
    pub interest_text: Option<String>,
    /// Confirmed as a lead.
    pub qualified: Option<bool>,
    /// What the person said.
    pub verbatim: Option<String>,
}

/// A piece that came back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct UndeliveredFact {
    /// Which piece.
    pub scope: Scope,
    /// To whom it was addressed.
    pub contact: ContactFact,
    /// When.
    pub date: Option<NaiveDate>,
    /// Why.
    pub reason: Option<UndeliveredReason>,
    /// The reason as it was written.
    pub reason_text: Option<String>,
}

/// A signed sale.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct OrderFact {
    /// Which letter it follows, where the file says it.
    pub scope: Scope,
    /// Who buys.
    pub contact: ContactFact,
    /// The order's number.
    pub number: Option<String>,
    /// When.
    pub date: NaiveDate,
    /// Net of VAT; a credit note is negative.
    pub amount: Money,
    /// Gross margin.
    pub margin: Option<Money>,
}

/// An answer to a survey of recommendation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SurveyFact {
    /// Which letter it is about, where the file says it.
    pub scope: Scope,
    /// Who answers.
    pub contact: ContactFact,
    /// From 0 to 10; the import takes no other.
    pub score: u8,
    /// When.
    pub date: Option<NaiveDate>,
    /// At which moment of the relation it was asked, as written.
    pub moment: Option<String>,
    /// What the person said.
    pub verbatim: Option<String>,
}
