//! The fields that a column can become.

use crate::kind::Kind;
use crate::totals::Measure;

macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident $key:literal [$($kind:ident)*],)*) => {
        /// What a column of a spreadsheet means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field {
            $($(#[$doc])* $variant,)*
            /// A count or a sum, in a file of totals.
            Total(Measure),
        }

        impl Field {
            /// Every field but the totals, in the order in which a person would list them.
            pub const NAMED: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the field's name in `columns.toml`, `--map`, `--set` and on the wire.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)*
                    Self::Total(measure) => measure.key(),
                }
            }

            /// Returns a small number that no other field has, below [`Field::NUMBERS`].
            pub const fn number(self) -> usize {
                enum Named { $($variant,)* End }
                match self {
                    $(Self::$variant => Named::$variant as usize,)*
                    Self::Total(measure) => Named::End as usize + measure as usize,
                }
            }

            /// How many fields there are, totals included.
            pub const NUMBERS: usize = Self::NAMED.len() + Measure::ALL.len();

            /// Returns the kinds of sheet in which the field has a meaning.
            pub const fn kinds(self) -> &'static [Kind] {
                match self {
                    $(Self::$variant => &[$(Kind::$kind,)*],)*
                    Self::Total(_) => &[Kind::Totals],
                }
            }
        }
    };
}

fields! {
    /// The campaign's code.
    Campaign "campaign" [Pieces Totals Responses Undelivered Costs Orders Appointments Opportunities Surveys Targets],
    /// The day the piece was handed to the post.
    PostingDate "posting_date" [Pieces Totals Responses Undelivered Costs Orders Appointments Opportunities Surveys],
    /// The piece's own reference.
    Reference "reference" [Pieces Responses Undelivered Orders Appointments Opportunities Surveys],
    /// The key code of the cell.
    Cell "cell" [Pieces Totals Responses Undelivered Costs Orders Appointments Opportunities Surveys],
    /// Test, control or holdout.
    Role "role" [Pieces Totals],
    /// Where the address comes from.
    ListSource "list_source" [Pieces Totals],
    /// The part of the list.
    Segment "segment" [Pieces Totals],
    /// What is offered.
    Offer "offer" [Pieces Totals],
    /// Which letter or design.
    Creative "creative" [Pieces Totals],
    /// Postal format.
    Format "format" [Pieces Totals],
    /// Cost of this one piece.
    PieceCost "piece_cost" [Pieces],
    /// The contact's reference in the user's files.
    ContactReference "contact_reference" [Pieces Responses Undelivered Orders Contacts Appointments Opportunities Surveys Suppressions],
    /// SIRET number of the establishment.
    Siret "siret" [Pieces Responses Undelivered Orders Contacts Appointments Opportunities Surveys Suppressions],
    /// Company.
    Company "company" [Pieces Responses Undelivered Orders Contacts Appointments Opportunities Surveys Suppressions],
    /// Title of courtesy.
    Civility "civility" [Pieces Responses Undelivered Orders Contacts Appointments Opportunities Surveys Suppressions],
    /// First name.
    FirstName "first_name" [Pieces Responses Undelivered Orders Contacts Appointments Opportunities Surveys Suppressions],
    /// Last name.
    LastName "last_name" [Pieces Responses Undelivered Orders Contacts Appointments Opportunities Surveys Suppressions],
    /// Function in the company.
    JobTitle "job_title" [Pieces Responses Undelivered Orders Contacts Appointments Opportunities Surveys Suppressions],
    /// E-mail address.
    Email "email" [Pieces Responses Undelivered Orders Contacts Appointments Opportunities Surveys Suppressions],
    /// Telephone number.
    Phone "phone" [Pieces Responses Undelivered Orders Contacts Appointments Opportunities Surveys Suppressions],
    /// Street and number.
    Address "address" [Pieces Responses Undelivered Orders Contacts Appointments Opportunities Surveys Suppressions],
    /// Second line of the address.
    Address2 "address_2" [Pieces Responses Undelivered Orders Contacts Appointments Opportunities Surveys Suppressions],
    /// Five-digit postal code.
    PostalCode "postal_code" [Pieces Responses Undelivered Orders Contacts Appointments Opportunities Surveys Suppressions],
    /// Commune.
    City "city" [Pieces Responses Undelivered Orders Contacts Appointments Opportunities Surveys Suppressions],
    /// Line of business of the contact.
    Sector "sector" [Pieces Responses Undelivered Orders Contacts Appointments Opportunities Surveys Suppressions References],
    /// How many people the contact's company has.
    CompanySize "company_size" [Pieces Responses Orders Contacts Appointments Opportunities],
    /// Who follows the contact.
    Salesperson "salesperson" [Pieces Responses Orders Contacts Appointments Opportunities],
    /// Whether the piece was answered.
    Responded "responded" [Pieces],
    /// The day of the response.
    ResponseDate "response_date" [Pieces Responses],
    /// The way it came.
    Channel "channel" [Pieces Responses],
    /// How far it is a yes.
    Interest "interest" [Pieces Responses],
    /// Whether the responder is a qualified lead.
    Qualified "qualified" [Pieces Responses],
    /// What the person said.
    Verbatim "verbatim" [Responses Surveys],
    /// Whether the piece came back, in a mailing list with outcomes.
    CameBack "came_back" [Pieces],
    /// The day it came back.
    ReturnDate "return_date" [Undelivered],
    /// Why it came back.
    ReturnReason "return_reason" [Undelivered],
    /// The order's number.
    OrderNumber "order_number" [Orders],
    /// The day the order was signed.
    OrderDate "order_date" [Pieces Orders],
    /// The order's amount, net of VAT.
    Revenue "amount" [Pieces Orders],
    /// The order's amount with VAT, where the net one is not given.
    AmountWithTax "amount_with_tax" [Orders],
    /// The order's gross margin.
    Margin "order_margin" [Orders],
    /// The item of cost.
    CostItem "cost_item" [Costs],
    /// Supplier or text of the cost.
    CostLabel "cost_label" [Costs],
    /// Fixed amount, net of VAT.
    CostAmount "cost_amount" [Costs],
    /// Price of one piece, net of VAT.
    UnitPrice "unit_price" [Costs],
    /// Number of pieces priced.
    Quantity "quantity" [Costs],
    /// The day of the invoice.
    CostDate "cost_date" [Costs],
    /// ISO code or sign of the currency.
    Currency "currency" [Pieces Totals Costs Orders Opportunities Targets],
    /// The appointment's number.
    AppointmentNumber "appointment_number" [Appointments],
    /// The day for which the appointment was agreed.
    AppointmentDate "appointment_date" [Appointments],
    /// The day on which the appointment was agreed.
    ObtainedOn "obtained_on" [Appointments],
    /// Held, missed, cancelled or still to come.
    AppointmentOutcome "appointment_outcome" [Appointments],
    /// The deal's number.
    OpportunityNumber "opportunity_number" [Opportunities],
    /// What the deal is called.
    OpportunityName "opportunity_name" [Opportunities],
    /// The day on which the deal was opened.
    OpenedOn "opened_on" [Opportunities],
    /// The day on which the deal was won or lost.
    ClosedOn "closed_on" [Opportunities],
    /// The stage that the deal has reached, or enters.
    Stage "stage" [Opportunities],
    /// The day on which the deal entered the stage: a row is then a change of stage.
    StageDate "stage_date" [Opportunities],
    /// The day on which the deal entered the stage that the heading names: one column a stage.
    StageEntered "stage_entered" [Opportunities],
    /// Open, won or lost.
    OpportunityStatus "opportunity_status" [Opportunities],
    /// The deal's amount, net of VAT.
    OpportunityAmount "opportunity_amount" [Opportunities],
    /// From 0 to 10.
    Score "score" [Surveys],
    /// The day of the answer to a survey.
    SurveyDate "survey_date" [Surveys],
    /// At which moment of the relation a survey asks.
    Moment "moment" [Surveys],
    /// Why somebody must not be mailed.
    SuppressionReason "suppression_reason" [Suppressions],
    /// Since when somebody must not be mailed.
    SuppressionDate "suppression_date" [Suppressions],
    /// Consumers or companies.
    Audience "audience" [References],
    /// Cold or warm.
    ListType "list_type" [References],
    /// Where a rate was observed.
    Country "country" [References],
    /// What a published rate divides by what.
    ReferenceBasis "reference_basis" [References],
    /// Lower end of a published rate.
    ReferenceLow "reference_low" [References],
    /// A published rate.
    ReferenceValue "reference_value" [References],
    /// Upper end of a published rate.
    ReferenceHigh "reference_high" [References],
    /// Year of a published rate.
    ReferenceYear "reference_year" [References],
    /// Who published a rate.
    ReferenceSource "reference_source" [References],
    /// Where a rate can be read.
    ReferenceAddress "reference_address" [References],
    /// The figure that has a target.
    TargetFigure "target_figure" [Targets],
    /// What the figure should reach.
    TargetValue "target_value" [Targets],
    /// First day of the target's period.
    TargetFrom "target_from" [Targets],
    /// Last day of the target's period.
    TargetTo "target_to" [Targets],
    /// The target's month, quarter or year.
    TargetPeriod "target_period" [Targets],
    /// The whole cost of the campaign, mailing or cell, in a file of totals.
    TotalCost "total_cost" [Totals],
}

impl Field {
    /// Returns whether several columns of a sheet can become it, each by its own heading.
    pub const fn may_repeat(self) -> bool {
        matches!(self, Self::StageEntered)
    }

    /// Returns every field, totals included.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::NAMED.iter().copied().chain(Measure::ALL.iter().copied().map(Self::Total))
    }

    /// Returns the field of a name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::all().find(|field| field.key() == key)
    }

    /// Returns the fields of a kind of sheet.
    pub fn of(kind: Kind) -> impl Iterator<Item = Self> {
        Self::all().filter(move |field| field.kinds().contains(&kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_a_name_of_its_own() {
        for field in Field::all() {
            assert_eq!(Field::from_key(field.key()), Some(field), "{}", field.key());
        }
    }
}
