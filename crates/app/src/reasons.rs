//! Why a figure is unknown: the reason's name on the wire, and which file would make it known.

use domain::kind::Kind;
use domain::term::Reason;
use domain::totals::Measure;

/// The name of the reason that some campaigns tell a figure and others do not.
pub(crate) const NOT_EVERYWHERE: &str = "not_everywhere";

/// Returns the reason's name on the wire.
pub(crate) const fn key(reason: Reason) -> &'static str {
    match reason {
        Reason::NeverImported(_) => "never_imported",
        Reason::NotEverywhere(_) => NOT_EVERYWHERE,
        Reason::NothingToDivideBy(_) | Reason::ZeroDenominator => "nothing_to_divide_by",
        Reason::TwoCurrencies => "two_currencies",
        Reason::DifferentDates => "different_dates",
        Reason::NotThatFine(_) => "not_that_fine",
        Reason::NoReference => "no_reference",
        Reason::ColdOrWarm => "cold_or_warm",
        Reason::NoTarget => "no_target",
        Reason::NoControl => "no_control",
        Reason::NotEveryControl => "not_every_control",
        Reason::NothingGained => "nothing_gained",
        Reason::NoChannel => "no_channel",
        Reason::NoSalesperson => "no_salesperson",
        Reason::NotYet(_) => "not_yet",
        Reason::TooFewCustomers { .. } => "too_few_customers",
        Reason::NoModel => "no_model",
        Reason::NotOver => "not_over",
        Reason::TooLarge => "too_large",
    }
}

/// Returns the kind of file that would make it known.
pub(crate) const fn missing_kind(reason: Reason) -> Option<Kind> {
    let measure = match reason {
        Reason::NeverImported(measure) | Reason::NotEverywhere(measure) => measure,
        Reason::NoTarget => return Some(Kind::Targets),
        _ => return None,
    };
    Some(match measure {
        Measure::PiecesPosted | Measure::PeopleHeld => Kind::Pieces,
        Measure::Undelivered => Kind::Undelivered,
        Measure::ResponseLines
        | Measure::Responders
        | Measure::PositiveResponders
        | Measure::QualifiedLeads => Kind::Responses,
        Measure::NewCustomers
        | Measure::ReactivatedCustomers
        | Measure::RepeatCustomers
        | Measure::ActiveCustomers
        | Measure::KeptCustomers
        | Measure::Orders
        | Measure::Revenue
        | Measure::Margin => Kind::Orders,
        Measure::Appointments | Measure::AppointmentsHeld => Kind::Appointments,
        Measure::Opportunities
        | Measure::WonOpportunities
        | Measure::LostOpportunities
        | Measure::Signed
        | Measure::StageEntries
        | Measure::StagePasses => Kind::Opportunities,
        Measure::Promoters | Measure::Passives | Measure::Detractors => Kind::Surveys,
        Measure::CostCreation
        | Measure::CostList
        | Measure::CostPrinting
        | Measure::CostHandling
        | Measure::CostPostage
        | Measure::CostOther => Kind::Costs,
    })
}
