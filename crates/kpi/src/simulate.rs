//! What a mailing would bring: from assumptions to the sums that the catalogue's formulas read.
//!
//! Nothing here is a formula of a figure: a scenario becomes [`Totals`] as if files had told them, and the catalogue
//! evaluates those. Counts are what is to be expected, and so need not be whole.

use crate::definition::Definition;
use domain::currency::Currency;
use domain::lang::Words;
use domain::money::Money;
use domain::term::{Reason, Term};
use domain::totals::{Measure, Totals};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Something that is assumed of a mailing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Assumption {
    /// Pieces to post.
    Pieces,
    /// Design and text, in all.
    Creation,
    /// Addresses, for each piece.
    List,
    /// Printing, for each piece.
    Printing,
    /// Sorting and handling, for each piece.
    Handling,
    /// Postage, for each piece.
    Postage,
    /// Any other cost, in all.
    Other,
    /// Responders over pieces.
    ResponseRate,
    /// Qualified leads over responders.
    QualificationRate,
    /// Appointments over qualified leads.
    AppointmentRate,
    /// New customers over appointments.
    ClosingRate,
    /// Revenue of each new customer.
    Basket,
    /// Gross margin over revenue.
    MarginRate,
}

/// What an assumption is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Pieces.
    Count,
    /// A share, as a fraction.
    Share,
    /// An amount for each piece.
    EachPiece,
    /// An amount.
    Amount,
}

impl Assumption {
    /// Every assumption, in the order of a mailing.
    pub const ALL: [Self; 13] = [
        Self::Pieces,
        Self::Creation,
        Self::List,
        Self::Printing,
        Self::Handling,
        Self::Postage,
        Self::Other,
        Self::ResponseRate,
        Self::QualificationRate,
        Self::AppointmentRate,
        Self::ClosingRate,
        Self::Basket,
        Self::MarginRate,
    ];

    /// Returns its name on the wire and on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Pieces => "pieces",
            Self::Creation => "creation",
            Self::List => "list",
            Self::Printing => "printing",
            Self::Handling => "handling",
            Self::Postage => "postage",
            Self::Other => "other",
            Self::ResponseRate => "response_rate",
            Self::QualificationRate => "qualification_rate",
            Self::AppointmentRate => "appointment_rate",
            Self::ClosingRate => "closing_rate",
            Self::Basket => "basket",
            Self::MarginRate => "margin_rate",
        }
    }

    /// Returns the assumption of a name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }

    /// Returns what it is called.
    pub const fn name(self) -> Words {
        let (fr, en) = match self {
            Self::Pieces => ("plis envoyés", "pieces posted"),
            Self::Creation => ("création (en tout)", "creation (in all)"),
            Self::List => ("fichier, par pli", "list, per piece"),
            Self::Printing => ("impression, par pli", "printing, per piece"),
            Self::Handling => ("routage, par pli", "handling, per piece"),
            Self::Postage => ("affranchissement, par pli", "postage, per piece"),
            Self::Other => ("autres coûts (en tout)", "other costs (in all)"),
            Self::ResponseRate => ("taux de réponse", "response rate"),
            Self::QualificationRate => ("répondants qualifiés", "responders qualified"),
            Self::AppointmentRate => ("rendez-vous par prospect qualifié", "appointments per qualified lead"),
            Self::ClosingRate => ("nouveaux clients par rendez-vous", "new customers per appointment"),
            Self::Basket => ("CA par nouveau client", "revenue per new customer"),
            Self::MarginRate => ("taux de marge brute", "gross margin rate"),
        };
        Words { fr, en }
    }

    /// Returns what it is counted in.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Pieces => Kind::Count,
            Self::List | Self::Printing | Self::Handling | Self::Postage => Kind::EachPiece,
            Self::Creation | Self::Other | Self::Basket => Kind::Amount,
            _ => Kind::Share,
        }
    }

    /// Returns the sum that it makes of the one before it.
    const fn makes(self) -> Measure {
        match self {
            Self::Pieces => Measure::PiecesPosted,
            Self::Creation => Measure::CostCreation,
            Self::List => Measure::CostList,
            Self::Printing => Measure::CostPrinting,
            Self::Handling => Measure::CostHandling,
            Self::Postage => Measure::CostPostage,
            Self::Other => Measure::CostOther,
            Self::ResponseRate => Measure::Responders,
            Self::QualificationRate => Measure::QualifiedLeads,
            Self::AppointmentRate => Measure::Appointments,
            Self::ClosingRate => Measure::NewCustomers,
            Self::Basket => Measure::Revenue,
            Self::MarginRate => Measure::Margin,
        }
    }

    /// Returns the assumption whose sum it multiplies; nothing where it stands by itself.
    const fn over(self) -> Option<Self> {
        match self {
            Self::Pieces | Self::Creation | Self::Other => None,
            Self::List | Self::Printing | Self::Handling | Self::Postage | Self::ResponseRate => {
                Some(Self::Pieces)
            }
            Self::QualificationRate => Some(Self::ResponseRate),
            Self::AppointmentRate => Some(Self::QualificationRate),
            Self::ClosingRate => Some(Self::AppointmentRate),
            Self::Basket => Some(Self::ClosingRate),
            Self::MarginRate => Some(Self::Basket),
        }
    }
}

/// What is assumed of a mailing; what is absent is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Shares as fractions, amounts net of VAT.
    pub values: BTreeMap<Assumption, Decimal>,
    /// What amounts are counted in.
    pub currency: Currency,
}

/// Returns what real sums say of each assumption, or why they do not.
pub fn assumed(totals: &Totals) -> Vec<(Assumption, Term)> {
    let of = |one: Assumption| totals.get(one.makes());
    let say = |one: Assumption| (one, one.over().map_or(of(one), |over| of(one) / of(over)));
    Assumption::ALL.into_iter().map(say).collect()
}

/// Returns the sums of a mailing of which this is assumed; what is not known stays so in all that follows from it.
///
/// Each new customer orders once, and each responder answers once.
///
/// *Formula*: each sum is the one before it, times its assumption.
pub fn totals(scenario: &Scenario) -> Totals {
    let mut totals = Totals::never_imported();
    totals.people_held = Term::number(0);
    for one in Assumption::ALL {
        let measure = one.makes();
        let over = one.over().map(|before| totals.get(before.makes()));
        let term = match (scenario.values.get(&one), over) {
            (None, _) => Term::Unknown(Reason::NeverImported(measure)),
            (Some(value), None) => counted(*value, measure, scenario.currency),
            (Some(_), Some(Term::Unknown(reason))) => Term::Unknown(reason),
            (Some(value), Some(Term::Known { value: before, .. })) => before
                .checked_mul(*value)
                .map_or(Term::Unknown(Reason::TooLarge), |sum| counted(sum, measure, scenario.currency)),
        };
        totals.set(measure, term);
    }
    totals.response_lines = totals.responders;
    totals.orders = totals.new_customers;
    totals
}

fn counted(value: Decimal, measure: Measure, currency: Currency) -> Term {
    if measure.is_money() { Term::money(Money { amount: value, currency }) } else { Term::number(value) }
}

/// Returns what a figure takes and the scenario does not say, in the order of a mailing.
pub fn missing(definition: &Definition, scenario: &Scenario) -> Vec<Assumption> {
    let mut needed: Vec<Assumption> = Vec::new();
    let needs = definition.needs();
    let makes = |measure: &Measure| {
        let made = match measure {
            Measure::ResponseLines => Measure::Responders,
            Measure::Orders => Measure::NewCustomers,
            other => *other,
        };
        Assumption::ALL.into_iter().find(|one| one.makes() == made)
    };
    let mut open: Vec<Assumption> = needs.iter().filter_map(makes).collect();
    while let Some(one) = open.pop() {
        open.extend(one.over());
        if !scenario.values.contains_key(&one) && !needed.contains(&one) {
            needed.push(one);
        }
    }
    needed.sort();
    needed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{evaluate, find};
    use domain::words::Basis;

    /// The campaign of the worked examples (PRODUCT, section 5) as assumptions: 120 / 5 000, 45 / 120, 36 / 45, 12 / 36,
    /// 36 000 / 12, 40 %; costs 900, 600, 1 700, 450, 3 100.
    fn worked() -> Scenario {
        let values = [
            (Assumption::Pieces, "5000"),
            (Assumption::Creation, "900"),
            (Assumption::List, "0.12"),
            (Assumption::Printing, "0.34"),
            (Assumption::Handling, "0.09"),
            (Assumption::Postage, "0.62"),
            (Assumption::Other, "0"),
            (Assumption::ResponseRate, "0.024"),
            (Assumption::QualificationRate, "0.375"),
            (Assumption::AppointmentRate, "0.8"),
            (Assumption::ClosingRate, "0.25"),
            (Assumption::Basket, "4000"),
            (Assumption::MarginRate, "0.4"),
        ];
        let values = values.map(|(one, text)| (one, text.parse().unwrap()));
        Scenario { values: values.into(), currency: Currency::EUR }
    }

    fn value(key: &str, scenario: &Scenario) -> Option<Decimal> {
        evaluate(find(key).unwrap(), &totals(scenario), Basis::Posting).value.value()
    }

    #[test]
    fn a_scenario_gives_what_is_computed_by_hand() {
        for (key, by_hand) in [
            ("response_lines", "120"),  // 5 000 x 2.4 %
            ("qualified_leads", "45"),  // 120 x 37.5 %
            ("appointments", "36"),     // 45 x 80 %
            ("new_customers", "9"),     // 36 x 25 %
            ("revenue", "36000"),       // 9 x 4 000
            ("margin", "14400"),        // 36 000 x 40 %
            ("cost_total", "6750"),     // 900 + 5 000 x (0.12 + 0.34 + 0.09 + 0.62)
            ("cost_per_piece", "1.35"), // 6 750 / 5 000
            ("cost_per_response", "56.25"),
            ("cost_per_qualified_lead", "150"),
            ("cost_per_appointment", "187.5"),
            ("cost_per_new_customer", "750"),
            ("roi_margin", "1.1333333333"), // (14 400 - 6 750) / 6 750
            ("roi_revenue", "4.3333333333"),
            ("break_even_response_rate", "0.01125"), // 1.35 / (14 400 / 120)
        ] {
            let ours = value(key, &worked()).unwrap().round_dp(10);
            assert_eq!(ours, by_hand.parse::<Decimal>().unwrap(), "{key}");
        }
    }

    #[test]
    fn at_the_break_even_rate_the_margin_is_the_cost() {
        let mut scenario = worked();
        let rate = value("break_even_response_rate", &scenario).unwrap();
        scenario.values.insert(Assumption::ResponseRate, rate);
        assert_eq!(value("margin", &scenario), value("cost_total", &scenario));
        assert_eq!(value("break_even_response_rate", &scenario), Some(rate), "it does not follow the rate");
    }

    #[test]
    fn what_is_not_assumed_is_unknown_in_all_that_follows_and_is_named() {
        let mut scenario = worked();
        scenario.values.remove(&Assumption::AppointmentRate);
        scenario.values.remove(&Assumption::Postage);
        assert_eq!(value("qualified_leads", &scenario), Some(45.into()));
        for key in ["appointments", "revenue", "cost_total", "roi_margin"] {
            assert_eq!(value(key, &scenario), None, "{key}");
        }
        let missing = |key: &str| missing(find(key).unwrap(), &scenario);
        assert_eq!(missing("revenue"), [Assumption::AppointmentRate]);
        assert_eq!(missing("roi_margin"), [Assumption::Postage, Assumption::AppointmentRate]);
        assert_eq!(missing("response_rate"), []);
    }

    #[test]
    fn real_sums_say_what_to_assume_and_a_simulation_of_them_gives_them_back() {
        let real = totals(&worked());
        let mut said = Scenario { values: BTreeMap::new(), currency: Currency::EUR };
        for (one, term) in assumed(&real) {
            said.values.insert(one, term.value().unwrap());
        }
        assert_eq!(said, worked());
        let none = assumed(&Totals::never_imported());
        assert!(none.len() == 13 && none.iter().all(|(_, term)| term.reason().is_some()));
    }
}
