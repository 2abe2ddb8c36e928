//! The words of sums and of reasons in both languages.

use crate::definition::Unit;
use domain::format::{NBSP, NNBSP, counted};
use domain::lang::{Lang, Words};
use domain::lifetime::{FEWEST_CUSTOMERS, FEWEST_REPEAT};
use domain::term::{Reason, Term};
use domain::totals::{Measure, Totals};

/// What a formula can name: a sum, or one of the sums made of sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Atom {
    Sum(Measure),
    Cost,
    PostedOrHeld,
    Delivered,
    Answers,
    Customers,
    Salespeople,
    ExpectedResponders,
    IncrementalResponders,
    IncrementalRevenue,
    IncrementalOrders,
    TestedCost,
    ResponseDelays,
    OrderValues,
    ReferenceRate,
    TargetRate,
    SalesCycles,
    OpenCycles,
    ResponderStays,
    QualifiedStays,
    AppointmentStays,
    OpportunityStays,
    StageStays,
    StageWaits,
    FollowedCustomers,
    ForeseenMargin,
    PeopleMailed,
}

impl Atom {
    /// Returns what a field or method of [`Totals`] stands for.
    pub(crate) fn from_field(field: &str) -> Option<Self> {
        match field {
            "cost" => Some(Self::Cost),
            "posted_or_held" => Some(Self::PostedOrHeld),
            "delivered" => Some(Self::Delivered),
            "answers" => Some(Self::Answers),
            "customers" => Some(Self::Customers),
            "salespeople" => Some(Self::Salespeople),
            "expected_responders" => Some(Self::ExpectedResponders),
            "incremental_responders" => Some(Self::IncrementalResponders),
            "incremental_revenue" => Some(Self::IncrementalRevenue),
            "incremental_orders" => Some(Self::IncrementalOrders),
            "tested_cost" => Some(Self::TestedCost),
            "response_delays" => Some(Self::ResponseDelays),
            "order_values" => Some(Self::OrderValues),
            "reference_rate" => Some(Self::ReferenceRate),
            "target_rate" => Some(Self::TargetRate),
            "sales_cycles" => Some(Self::SalesCycles),
            "open_cycles" => Some(Self::OpenCycles),
            "responder_stays" => Some(Self::ResponderStays),
            "qualified_stays" => Some(Self::QualifiedStays),
            "appointment_stays" => Some(Self::AppointmentStays),
            "opportunity_stays" => Some(Self::OpportunityStays),
            "stage_stays" => Some(Self::StageStays),
            "stage_waits" => Some(Self::StageWaits),
            "followed" => Some(Self::FollowedCustomers),
            "foreseen_margin" => Some(Self::ForeseenMargin),
            "people_mailed" => Some(Self::PeopleMailed),
            key => Measure::from_key(key).map(Self::Sum),
        }
    }

    /// Returns the measures behind it, the most telling one first.
    pub(crate) fn measures(self) -> Vec<Measure> {
        match self {
            Self::Sum(measure) => vec![measure],
            Self::Cost => Measure::ALL.iter().copied().filter(|measure| measure.is_cost()).collect(),
            Self::PostedOrHeld => vec![Measure::PiecesPosted, Measure::PeopleHeld],
            Self::Delivered => vec![Measure::PiecesPosted, Measure::Undelivered],
            Self::Answers => vec![Measure::Promoters, Measure::Passives, Measure::Detractors],
            Self::Customers => vec![Measure::NewCustomers, Measure::ReactivatedCustomers],
            Self::Salespeople | Self::ReferenceRate | Self::TargetRate => Vec::new(),
            Self::ExpectedResponders | Self::IncrementalResponders => {
                vec![Measure::Responders, Measure::PiecesPosted]
            }
            Self::IncrementalRevenue => vec![Measure::Revenue],
            Self::IncrementalOrders => vec![Measure::Orders, Measure::PiecesPosted],
            Self::TestedCost => Self::Cost.measures(),
            Self::ResponseDelays => vec![Measure::Responders],
            Self::OrderValues => vec![Measure::Orders, Measure::Revenue],
            Self::SalesCycles | Self::OpportunityStays => vec![Measure::WonOpportunities],
            Self::OpenCycles | Self::AppointmentStays => vec![Measure::Opportunities],
            Self::ResponderStays => vec![Measure::QualifiedLeads],
            Self::QualifiedStays => vec![Measure::Appointments],
            Self::StageStays | Self::StageWaits => vec![Measure::StageEntries],
            Self::FollowedCustomers => Self::Customers.measures(),
            Self::ForeseenMargin => vec![Measure::Margin, Measure::Revenue],
            Self::PeopleMailed => vec![Measure::PiecesPosted],
        }
    }

    /// Returns its number; a spread has the number of its values.
    pub(crate) fn number(self, totals: &Totals) -> Term {
        match self {
            Self::Sum(measure) => totals.get(measure),
            Self::Cost => totals.cost(),
            Self::PostedOrHeld => totals.posted_or_held(),
            Self::Delivered => totals.delivered(),
            Self::Answers => totals.answers(),
            Self::Customers => totals.customers(),
            Self::Salespeople => totals.salespeople(),
            Self::ExpectedResponders => totals.expected_responders(),
            Self::IncrementalResponders => totals.incremental_responders(),
            Self::IncrementalRevenue => totals.incremental_revenue(),
            Self::IncrementalOrders => totals.incremental_orders(),
            Self::TestedCost => totals.tested_cost(),
            Self::ResponseDelays => Term::number(totals.response_delays.len()),
            Self::OrderValues => Term::number(totals.order_values.counted()),
            Self::ReferenceRate => totals.aims.reference_rate,
            Self::TargetRate => totals.aims.target_rate,
            Self::SalesCycles => Term::number(totals.sales_cycles.len()),
            Self::OpenCycles => Term::number(totals.open_cycles.len()),
            Self::ResponderStays => Term::number(totals.responder_stays.len()),
            Self::QualifiedStays => Term::number(totals.qualified_stays.len()),
            Self::AppointmentStays => Term::number(totals.appointment_stays.len()),
            Self::OpportunityStays => Term::number(totals.opportunity_stays.len()),
            Self::StageStays => Term::number(totals.stage_stays.len()),
            Self::StageWaits => Term::number(totals.stage_waits.len()),
            Self::FollowedCustomers => totals.lifetime.followed,
            Self::ForeseenMargin => totals.foreseen_margin(),
            Self::PeopleMailed => totals.people_mailed,
        }
    }

    /// Returns how its number is written.
    pub(crate) const fn unit(self) -> Unit {
        match self {
            Self::Sum(measure) if measure.is_money() => Unit::Money,
            Self::Cost | Self::IncrementalRevenue | Self::TestedCost => Unit::Money,
            Self::ReferenceRate | Self::TargetRate => Unit::Ratio,
            _ => Unit::Count,
        }
    }

    /// Returns its name for one and for many.
    pub(crate) const fn name(self, lang: Lang) -> (&'static str, &'static str) {
        let (one, many) = match self {
            Self::Sum(measure) => return measure_name(measure, lang),
            Self::Cost => (w("coût total", "total cost"), w("coût total", "total cost")),
            Self::PostedOrHeld => (w("pli envoyé", "piece posted"), w("plis envoyés", "pieces posted")),
            Self::Delivered => {
                (w("pli distribué", "piece delivered"), w("plis distribués", "pieces delivered"))
            }
            Self::Answers => (w("avis", "survey answer"), w("avis", "survey answers")),
            Self::Customers => (w("client", "customer"), w("clients", "customers")),
            Self::Salespeople => (w("commercial", "salesperson"), w("commerciaux", "salespeople")),
            Self::ExpectedResponders => (
                w("répondant attendu au taux du témoin", "responder expected at the control’s rate"),
                w("répondants attendus au taux du témoin", "responders expected at the control’s rate"),
            ),
            Self::IncrementalResponders => (
                w("répondant gagné sur le témoin", "responder gained over the control"),
                w("répondants gagnés sur le témoin", "responders gained over the control"),
            ),
            Self::IncrementalRevenue => (
                w("CA gagné sur le témoin", "revenue gained over the control"),
                w("CA gagné sur le témoin", "revenue gained over the control"),
            ),
            Self::IncrementalOrders => (
                w("commande gagnée sur le témoin", "order gained over the control"),
                w("commandes gagnées sur le témoin", "orders gained over the control"),
            ),
            Self::TestedCost => (
                w("coût des plis testés", "cost of the pieces tested"),
                w("coût des plis testés", "cost of the pieces tested"),
            ),
            Self::ResponseDelays => {
                (w("délai de réponse", "response delay"), w("délais de réponse", "response delays"))
            }
            Self::OrderValues => {
                (w("montant de commande", "order amount"), w("montants de commande", "order amounts"))
            }
            Self::ReferenceRate => {
                (w("taux de référence", "reference rate"), w("taux de référence", "reference rate"))
            }
            Self::TargetRate => (w("taux visé", "target rate"), w("taux visé", "target rate")),
            Self::SalesCycles => (
                w("durée jusqu’à la signature", "days to signature"),
                w("durées jusqu’à la signature", "days to signature"),
            ),
            Self::OpenCycles => (
                w("durée d’une affaire en cours", "age of an open deal"),
                w("durées des affaires en cours", "ages of open deals"),
            ),
            Self::ResponderStays => (
                w("délai de qualification", "delay of qualification"),
                w("délais de la réponse à la qualification", "delays from response to qualification"),
            ),
            Self::QualifiedStays => (
                w("délai jusqu’au rendez-vous", "delay to the appointment"),
                w("délais de la qualification au rendez-vous", "delays from qualification to appointment"),
            ),
            Self::AppointmentStays => (
                w("délai jusqu’à l’opportunité", "delay to the opportunity"),
                w("délais du rendez-vous à l’opportunité", "delays from appointment to opportunity"),
            ),
            Self::OpportunityStays => (
                w("délai jusqu’à la signature", "delay to the signature"),
                w("délais de l’opportunité à la signature", "delays from opportunity to signature"),
            ),
            Self::StageStays => {
                (w("durée d’étape", "stay in a stage"), w("durées d’étape", "stays in a stage"))
            }
            Self::StageWaits => {
                (w("attente en cours", "wait until today"), w("attentes en cours", "waits until today"))
            }
            Self::FollowedCustomers => {
                (w("client suivi", "customer followed"), w("clients suivis", "customers followed"))
            }
            Self::PeopleMailed => (
                w("destinataire distinct", "distinct person mailed"),
                w("destinataires distincts", "distinct people mailed"),
            ),
            Self::ForeseenMargin => {
                (w("marge à venir", "margin to come"), w("marge à venir", "margin to come"))
            }
        };
        (one.get(lang), many.get(lang))
    }
}

const fn w(fr: &'static str, en: &'static str) -> Words {
    Words { fr, en }
}

/// Returns the name of a measure for one and for many, in lower case.
pub const fn measure_name(measure: Measure, lang: Lang) -> (&'static str, &'static str) {
    let (one, many) = match measure {
        Measure::PiecesPosted => (w("pli envoyé", "piece posted"), w("plis envoyés", "pieces posted")),
        Measure::PeopleHeld => (
            w("destinataire non envoyé", "person held out"),
            w("destinataires non envoyés", "people held out"),
        ),
        Measure::Undelivered => {
            (w("pli non distribué", "undelivered piece"), w("plis non distribués", "undelivered pieces"))
        }
        Measure::ResponseLines => {
            (w("réponse reçue", "response line"), w("réponses reçues", "response lines"))
        }
        Measure::Responders => (w("répondant", "responder"), w("répondants", "responders")),
        Measure::PositiveResponders => {
            (w("répondant positif", "positive responder"), w("répondants positifs", "positive responders"))
        }
        Measure::QualifiedLeads => {
            (w("prospect qualifié", "qualified lead"), w("prospects qualifiés", "qualified leads"))
        }
        Measure::Appointments => {
            (w("rendez-vous décroché", "appointment"), w("rendez-vous décrochés", "appointments"))
        }
        Measure::AppointmentsHeld => {
            (w("rendez-vous tenu", "appointment held"), w("rendez-vous tenus", "appointments held"))
        }
        Measure::Opportunities => (w("opportunité", "opportunity"), w("opportunités", "opportunities")),
        Measure::WonOpportunities => {
            (w("opportunité gagnée", "opportunity won"), w("opportunités gagnées", "opportunities won"))
        }
        Measure::LostOpportunities => {
            (w("opportunité perdue", "opportunity lost"), w("opportunités perdues", "opportunities lost"))
        }
        Measure::Signed => (w("montant signé", "amount signed"), w("montant signé", "amount signed")),
        Measure::StageEntries => {
            (w("entrée en étape", "stage entry"), w("entrées en étape", "stage entries"))
        }
        Measure::StagePasses => {
            (w("passage d’étape", "stage passed"), w("passages d’étape", "stages passed"))
        }
        Measure::NewCustomers => {
            (w("nouveau client", "new customer"), w("nouveaux clients", "new customers"))
        }
        Measure::ReactivatedCustomers => {
            (w("client réactivé", "reactivated customer"), w("clients réactivés", "reactivated customers"))
        }
        Measure::RepeatCustomers => {
            (w("client qui rachète", "repeat customer"), w("clients qui rachètent", "repeat customers"))
        }
        Measure::ActiveCustomers => (
            w("client actif au départ", "customer active at the start"),
            w("clients actifs au départ", "customers active at the start"),
        ),
        Measure::KeptCustomers => {
            (w("client conservé", "customer kept"), w("clients conservés", "customers kept"))
        }
        Measure::Orders => (w("commande", "order"), w("commandes", "orders")),
        Measure::Revenue => (w("chiffre d’affaires", "revenue"), w("chiffre d’affaires", "revenue")),
        Measure::Margin => (w("marge brute", "gross margin"), w("marge brute", "gross margin")),
        Measure::Promoters => (w("promoteur", "promoter"), w("promoteurs", "promoters")),
        Measure::Passives => (w("passif", "passive"), w("passifs", "passives")),
        Measure::Detractors => (w("détracteur", "detractor"), w("détracteurs", "detractors")),
        Measure::CostCreation => {
            (w("coût de création", "creation cost"), w("coût de création", "creation cost"))
        }
        Measure::CostList => (w("coût du fichier", "list cost"), w("coût du fichier", "list cost")),
        Measure::CostPrinting => {
            (w("coût d’impression", "printing cost"), w("coût d’impression", "printing cost"))
        }
        Measure::CostHandling => {
            (w("coût de routage", "handling cost"), w("coût de routage", "handling cost"))
        }
        Measure::CostPostage => {
            (w("coût d’affranchissement", "postage cost"), w("coût d’affranchissement", "postage cost"))
        }
        Measure::CostOther => (w("autres coûts", "other costs"), w("autres coûts", "other costs")),
    };
    (one.get(lang), many.get(lang))
}

/// Returns why a figure is unknown, as a short sentence without its full stop: *aucun coût importé*.
pub fn reason_text(reason: Reason, lang: Lang) -> String {
    match (reason, lang) {
        (Reason::NeverImported(m), Lang::Fr) if m.is_cost() => "aucun coût importé".to_owned(),
        (Reason::NeverImported(m), Lang::En) if m.is_cost() => "no cost imported".to_owned(),
        (Reason::NeverImported(m), Lang::Fr) => format!("jamais importé{NBSP}: {}", measure_name(m, lang).1),
        (Reason::NeverImported(m), Lang::En) => format!("never imported: {}", measure_name(m, lang).1),
        (Reason::NotEverywhere(m), Lang::Fr) if m.is_cost() => {
            "sans coût pour certaines campagnes".to_owned()
        }
        (Reason::NotEverywhere(m), Lang::En) if m.is_cost() => "no cost for some campaigns".to_owned(),
        (Reason::NotEverywhere(m), Lang::Fr) => {
            format!("inconnu de certaines campagnes{NBSP}: {}", measure_name(m, lang).1)
        }
        (Reason::NotEverywhere(m), Lang::En) => {
            format!("not known of some campaigns: {}", measure_name(m, lang).1)
        }
        (Reason::NothingToDivideBy(m), Lang::Fr) => {
            format!("zéro au dénominateur{NBSP}: {}", measure_name(m, lang).1)
        }
        (Reason::NothingToDivideBy(m), Lang::En) => {
            format!("zero in the denominator: {}", measure_name(m, lang).1)
        }
        (Reason::ZeroDenominator, Lang::Fr) => "dénominateur nul".to_owned(),
        (Reason::ZeroDenominator, Lang::En) => "the denominator is zero".to_owned(),
        (Reason::TwoCurrencies, Lang::Fr) => "deux monnaies dans la même somme".to_owned(),
        (Reason::TwoCurrencies, Lang::En) => "two currencies in one sum".to_owned(),
        (Reason::DifferentDates, Lang::Fr) => {
            "par date d’événement, les deux termes n’ont pas la même date".to_owned()
        }
        (Reason::DifferentDates, Lang::En) => "by event, its parts have different dates".to_owned(),
        (Reason::NotThatFine(m), Lang::Fr) => {
            format!("importé sans ce détail{NBSP}: {}", measure_name(m, lang).1)
        }
        (Reason::NotThatFine(m), Lang::En) => {
            format!("imported without this detail: {}", measure_name(m, lang).1)
        }
        (Reason::NoReference, Lang::Fr) => "aucune référence comparable".to_owned(),
        (Reason::NoReference, Lang::En) => "no comparable reference".to_owned(),
        (Reason::ColdOrWarm, Lang::Fr) => "dites d’abord si la liste est froide ou chaude".to_owned(),
        (Reason::ColdOrWarm, Lang::En) => "say first whether the list is cold or warm".to_owned(),
        (Reason::NoTarget, Lang::Fr) => "aucun objectif fixé".to_owned(),
        (Reason::NoTarget, Lang::En) => "no target set".to_owned(),
        (Reason::NoControl, Lang::Fr) => "pas de témoin auquel comparer".to_owned(),
        (Reason::NoControl, Lang::En) => "no control to compare with".to_owned(),
        (Reason::NotEveryControl, Lang::Fr) => "une des campagnes n’a pas de témoin".to_owned(),
        (Reason::NotEveryControl, Lang::En) => "one of the campaigns has no control".to_owned(),
        (Reason::NothingGained, Lang::Fr) => "rien de gagné sur le témoin".to_owned(),
        (Reason::NothingGained, Lang::En) => "nothing gained over the control".to_owned(),
        (Reason::NoChannel, Lang::Fr) => "un pli sans réponse n’a pas de canal".to_owned(),
        (Reason::NoChannel, Lang::En) => "a piece without a response has no channel".to_owned(),
        (Reason::NoSalesperson, Lang::Fr) => "aucun commercial nommé".to_owned(),
        (Reason::NoSalesperson, Lang::En) => "no salesperson named".to_owned(),
        (Reason::NotYet(m), Lang::Fr) => {
            format!("pas encore atteint pour la moitié{NBSP}: {}", measure_name(m, lang).1)
        }
        (Reason::NotYet(m), Lang::En) => format!("not yet reached by half: {}", measure_name(m, lang).1),
        (Reason::TooFewCustomers { customers, repeat }, _) => too_few_customers(customers, repeat, lang),
        (Reason::NoModel, Lang::Fr) => "aucun modèle ne convient à ces commandes".to_owned(),
        (Reason::NoModel, Lang::En) => "no model fits these orders".to_owned(),
        (Reason::NotOver, Lang::Fr) => "pas encore écoulé".to_owned(),
        (Reason::NotOver, Lang::En) => "not over yet".to_owned(),
        (Reason::TooLarge, Lang::Fr) => "nombre trop grand".to_owned(),
        (Reason::TooLarge, Lang::En) => "the number is too large".to_owned(),
    }
}

/// Says how many customers there are, and how many it takes.
fn too_few_customers(customers: u32, repeat: u32, lang: Lang) -> String {
    let (one, many) = Atom::FollowedCustomers.name(lang);
    let customers = counted(customers.into(), one, many, lang);
    match lang {
        Lang::Fr => format!(
            "trop peu pour prévoir{NBSP}: {customers}, dont {repeat} avec réachat{NNBSP}; il en faut {FEWEST_CUSTOMERS} et {FEWEST_REPEAT}"
        ),
        Lang::En => format!(
            "too few to foresee: {customers}, {repeat} of whom bought again; it takes {FEWEST_CUSTOMERS} and {FEWEST_REPEAT}"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_is_a_name_that_formulas_may_use() {
        for measure in Measure::ALL {
            assert_eq!(Atom::from_field(measure.key()), Some(Atom::Sum(*measure)));
        }
    }

    #[test]
    fn a_reason_says_what_is_missing() {
        for (reason, fr, en) in [
            (Reason::NeverImported(Measure::CostPostage), "aucun coût importé", "no cost imported"),
            (
                Reason::NeverImported(Measure::Margin),
                "jamais importé\u{a0}: marge brute",
                "never imported: gross margin",
            ),
            (
                Reason::NotEverywhere(Measure::Promoters),
                "inconnu de certaines campagnes\u{a0}: promoteurs",
                "not known of some campaigns: promoters",
            ),
            (
                Reason::NothingToDivideBy(Measure::Responders),
                "zéro au dénominateur\u{a0}: répondants",
                "zero in the denominator: responders",
            ),
            (
                Reason::NotThatFine(Measure::Appointments),
                "importé sans ce détail\u{a0}: rendez-vous décrochés",
                "imported without this detail: appointments",
            ),
            (
                Reason::TooFewCustomers { customers: 12, repeat: 3 },
                "trop peu pour prévoir\u{a0}: 12\u{a0}clients suivis, dont 3 avec réachat\u{202f}; il en faut 100 et 30",
                "too few to foresee: 12\u{a0}customers followed, 3 of whom bought again; it takes 100 and 30",
            ),
        ] {
            assert_eq!(reason_text(reason, Lang::Fr), fr);
            assert_eq!(reason_text(reason, Lang::En), en);
        }
    }
}
