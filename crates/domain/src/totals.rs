//! The sums that formulas name: they merge, and each may be unknown.

use crate::aims::Aims;
use crate::arms::Compared;
use crate::lifetime::Lifetime;
use crate::measures::Measures;
use crate::money::Money;
use crate::spread::Spread;
use crate::term::{Reason, Term};
use std::collections::BTreeSet;

macro_rules! measures {
    (
        { $($(#[$doc:meta])* $variant:ident $field:ident $key:literal $date:ident,)* }
        { $($(#[$spread_doc:meta])* $series:ident $spread:ident,)* }
    ) => {
        /// A thing that is counted or summed, one for each field of [`Totals`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Measure { $($(#[$doc])* $variant,)* }

        impl Measure {
            /// Every measure, in the order of the funnel.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns its name in files, on the command line and in the database.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }

            /// Returns the measure of a name.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|measure| measure.key() == key)
            }

            /// Returns by which date it is counted on the basis *by event*.
            pub const fn dated_by(self) -> EventDate {
                match self { $(Self::$variant => EventDate::$date,)* }
            }
        }

        /// Values that are counted one by one, a [`Spread`] of [`Totals`] each.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Series { $($(#[$spread_doc])* $series,)* }

        impl Series {
            /// Every one of them.
            pub const ALL: &'static [Self] = &[$(Self::$series,)*];
        }

        /// Sums of one group of pieces; each is unknown until a file told it.
        ///
        /// Formulas read its fields: `t.responders / t.pieces_posted`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Totals {
            $($(#[$doc])* pub $field: Term,)*
            /// What its response rate is held against.
            pub aims: Aims,
            /// What its customers should still bring.
            pub lifetime: Lifetime,
            /// How many different people were mailed; whoever has counted them sets it, for they are no sum.
            pub people_mailed: Term,
            $($(#[$spread_doc])* pub $spread: Spread,)*
            /// Who follows the contacts of these pieces, each once.
            pub salesperson_names: BTreeSet<String>,
            /// Test beside control, campaign by campaign.
            pub compared: Compared,
            /// Where these are the sums of a channel: what was mailed, whatever answered it.
            pub mailed: Option<Mailed>,
        }

        impl Totals {
            /// Returns sums that nothing was ever imported for.
            pub fn never_imported() -> Self {
                Self {
                    $($field: Term::Unknown(Reason::NeverImported(Measure::$variant)),)*
                    aims: Aims::default(),
                    lifetime: Lifetime::default(),
                    people_mailed: Term::Unknown(Reason::NeverImported(Measure::PiecesPosted)),
                    $($spread: Spread::default(),)*
                    salesperson_names: BTreeSet::new(),
                    compared: Compared::default(),
                    mailed: None,
                }
            }

            /// Returns one sum.
            pub const fn get(&self, measure: Measure) -> Term {
                match measure { $(Measure::$variant => self.$field,)* }
            }

            /// Sets one sum.
            pub fn set(&mut self, measure: Measure, term: Term) {
                match measure { $(Measure::$variant => self.$field = term,)* }
            }

            /// Returns values that were counted one by one.
            pub const fn spread(&self, series: Series) -> &Spread {
                match series { $(Series::$series => &self.$spread,)* }
            }

            /// Returns the same, to be added to.
            pub const fn spread_mut(&mut self, series: Series) -> &mut Spread {
                match series { $(Series::$series => &mut self.$spread,)* }
            }

            /// Adds the sums of another group: a measure that either does not know stays unknown.
            pub fn merge(&mut self, other: &Self) {
                $(self.$field = both(self.$field, other.$field);)*
                self.aims = self.aims.of_both(other.aims);
                self.lifetime = self.lifetime.of_both(other.lifetime);
                // The people of one may be those of the other.
                self.people_mailed = Term::Unknown(Reason::NeverImported(Measure::PiecesPosted));
                self.compared.merge(&other.compared);
                self.mailed = self.mailed.zip(other.mailed).map(|(own, other)| own.of_both(other));
                self.merge_details(other);
            }

            /// Adds what was counted one by one in another group, and who follows its contacts.
            pub fn merge_details(&mut self, other: &Self) {
                $(self.$spread.merge(&other.$spread);)*
                self.salesperson_names.extend(other.salesperson_names.iter().cloned());
            }
        }
    };
}

/// Adds a sum to that of another group; told of one alone, the whole is unknown, but not for want of any file.
fn both(own: Term, other: Term) -> Term {
    match (own, other) {
        (Term::Known { .. }, Term::Unknown(Reason::NeverImported(measure)))
        | (Term::Unknown(Reason::NeverImported(measure)), Term::Known { .. }) => {
            Term::Unknown(Reason::NotEverywhere(measure))
        }
        // Whichever comes first, so that the order of groups says nothing.
        (Term::Unknown(Reason::NeverImported(_)), partial @ Term::Unknown(Reason::NotEverywhere(_))) => {
            partial
        }
        (own, other) => own + other,
    }
}

/// What was mailed, by whatever channel it was answered, and if it was at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mailed {
    /// Pieces posted.
    pub pieces_posted: Term,
    /// People held.
    pub people_held: Term,
    /// Pieces that came back.
    pub undelivered: Term,
}

impl Mailed {
    /// Returns what was mailed in two groups together.
    fn of_both(self, other: Self) -> Self {
        Self {
            pieces_posted: self.pieces_posted + other.pieces_posted,
            people_held: self.people_held + other.people_held,
            undelivered: self.undelivered + other.undelivered,
        }
    }
}

impl From<&Totals> for Mailed {
    fn from(all: &Totals) -> Self {
        let Totals { pieces_posted, people_held, undelivered, .. } = *all;
        Self { pieces_posted, people_held, undelivered }
    }
}

/// The date by which a measure falls into a period on the basis *by event*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventDate {
    /// The posting date.
    Posting,
    /// The date on which it came back.
    Return,
    /// The response's date.
    Response,
    /// The appointment's date.
    Appointment,
    /// The date on which a deal was opened or closed.
    Deal,
    /// The date on which a deal entered the stage.
    Stage,
    /// The order's date.
    Order,
    /// The day of the answer to a survey.
    Survey,
    /// The cost's own date, else the posting date.
    Cost,
}

measures! {{
    /// Pieces posted; a holdout posts none.
    PiecesPosted pieces_posted "pieces_posted" Posting,
    /// People of a holdout, who were mailed nothing; only a grouping by cell sees them.
    PeopleHeld people_held "people_held" Posting,
    /// Pieces that came back.
    Undelivered undelivered "undelivered" Return,
    /// Lines of response, several of which can come from one responder.
    ResponseLines response_lines "response_lines" Response,
    /// Distinct pieces (else contacts, else lines) with a response.
    Responders responders "responders" Response,
    /// Responders with at least one positive response.
    PositiveResponders positive_responders "positive_responders" Response,
    /// Responders confirmed to have need, budget or authority.
    QualifiedLeads qualified_leads "qualified_leads" Response,
    /// Appointments obtained.
    Appointments appointments "appointments" Appointment,
    /// Appointments that took place.
    AppointmentsHeld appointments_held "appointments_held" Appointment,
    /// Deals opened.
    Opportunities opportunities "opportunities" Deal,
    /// Deals won.
    WonOpportunities won_opportunities "won_opportunities" Deal,
    /// Deals lost.
    LostOpportunities lost_opportunities "lost_opportunities" Deal,
    /// Amount of the deals won.
    Signed signed "signed" Deal,
    /// Entries of a deal into a stage of the pipeline that does not end it.
    StageEntries stage_entries "stage_entries" Stage,
    /// Those after which the deal went on to another stage, or was won.
    StagePasses stage_passes "stage_passes" Stage,
    /// Customers without an order before the posting date.
    NewCustomers new_customers "new_customers" Order,
    /// Customers who had ordered before the posting date.
    ReactivatedCustomers reactivated_customers "reactivated_customers" Order,
    /// Customers with at least two orders attributed.
    RepeatCustomers repeat_customers "repeat_customers" Order,
    /// People mailed who had ordered in the year before the posting.
    ActiveCustomers active_customers "active_customers" Posting,
    /// Those who ordered again in the year that began with the posting.
    KeptCustomers kept_customers "kept_customers" Posting,
    /// Orders attributed.
    Orders orders "orders" Order,
    /// Their amount, net of VAT.
    Revenue revenue "revenue" Order,
    /// Their gross margin.
    Margin margin "margin" Order,
    /// Survey answers of 9 or 10.
    Promoters promoters "promoters" Survey,
    /// Survey answers of 7 or 8.
    Passives passives "passives" Survey,
    /// Survey answers from 0 to 6.
    Detractors detractors "detractors" Survey,
    /// Cost of design and text.
    CostCreation cost_creation "cost_creation" Cost,
    /// Cost of the addresses.
    CostList cost_list "cost_list" Cost,
    /// Cost of printing.
    CostPrinting cost_printing "cost_printing" Cost,
    /// Cost of sorting and handling.
    CostHandling cost_handling "cost_handling" Cost,
    /// Cost of postage.
    CostPostage cost_postage "cost_postage" Cost,
    /// Any other cost.
    CostOther cost_other "cost_other" Cost,
} {
    /// Days from posting to the first response of each responder.
    ResponseDelays response_delays,
    /// Amount of each order, in ten-thousandths.
    OrderValues order_values,
    /// What each buyer (piece, else contact, else order) brought in all, credit notes deducted, in ten-thousandths.
    BuyerValues buyer_values,
    /// Days to the signature of each deal won: from its posting, or from the first response, by a setting.
    SalesCycles sales_cycles,
    /// Days that each open deal has lasted, from the same start to today.
    OpenCycles open_cycles,
    /// Days from the first response to the one that made the responder a qualified lead.
    ResponderStays responder_stays,
    /// Days from that response to the first appointment.
    QualifiedStays qualified_stays,
    /// Days from the first appointment to the opening of the deal.
    AppointmentStays appointment_stays,
    /// Days from the opening of a deal to its signature.
    OpportunityStays opportunity_stays,
    /// Days that a deal stood in a stage of the pipeline before it left it.
    StageStays stage_stays,
    /// Days that each open deal has stood in its stage until today.
    StageWaits stage_waits,
}}

impl Measure {
    /// Returns whether it is an amount of money; the others are counts.
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Signed | Self::Revenue | Self::Margin) || self.is_cost()
    }

    /// Returns whether it is counted from orders, so that the rule of attribution says where.
    pub const fn is_attributed(self) -> bool {
        matches!(
            self,
            Self::Orders
                | Self::Revenue
                | Self::Margin
                | Self::NewCustomers
                | Self::ReactivatedCustomers
                | Self::RepeatCustomers
        )
    }

    /// Returns whether it is one of the items of cost.
    pub const fn is_cost(self) -> bool {
        matches!(
            self,
            Self::CostCreation
                | Self::CostList
                | Self::CostPrinting
                | Self::CostHandling
                | Self::CostPostage
                | Self::CostOther
        )
    }
}

impl Totals {
    /// Returns the whole cost.
    pub fn cost(&self) -> Term {
        self.cost_creation
            + self.cost_list
            + self.cost_printing
            + self.cost_handling
            + self.cost_postage
            + self.cost_other
    }

    /// Returns the people whom rates are taken over: pieces posted, or the people of a holdout.
    pub fn posted_or_held(&self) -> Term {
        self.pieces_posted + self.people_held
    }

    /// Returns how many answered a survey.
    pub fn answers(&self) -> Term {
        self.promoters + self.passives + self.detractors
    }

    /// Returns the customers, new or reactivated.
    pub fn customers(&self) -> Term {
        self.new_customers + self.reactivated_customers
    }

    /// Returns how many salespeople follow the contacts; unknown where nobody is named, for none is not zero.
    pub fn salespeople(&self) -> Term {
        match self.salesperson_names.len() {
            0 => Term::Unknown(Reason::NoSalesperson),
            n => Term::number(n as u64),
        }
    }

    /// Returns the pieces that were not returned.
    pub fn delivered(&self) -> Term {
        self.pieces_posted - self.undelivered
    }

    /// Adds a known count to one sum, which becomes known.
    pub fn count(&mut self, measure: Measure, n: u64) {
        self.learn(measure, Term::number(n));
    }

    /// Adds a known amount to one sum, which becomes known.
    pub fn pay(&mut self, measure: Measure, money: Money) {
        self.learn(measure, Term::money(money));
    }

    /// Returns sums of nothing: zero for what is known, unknown for the rest.
    pub fn nothing_of(known: Measures) -> Self {
        let mut totals = Self::never_imported();
        known.iter().for_each(|measure| totals.set(measure, Term::number(0)));
        totals
    }

    /// Adds to one sum; what is unknown stays so.
    pub fn add(&mut self, measure: Measure, term: Term) {
        self.set(measure, self.get(measure) + term);
    }

    fn learn(&mut self, measure: Measure, term: Term) {
        let sum = match self.get(measure) {
            Term::Unknown(Reason::NeverImported(_)) => term,
            known => known + term,
        };
        self.set(measure, sum);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_group_never_imported_stays_unknown_in_the_sum() {
        let mut all = Totals::never_imported();
        all.count(Measure::PiecesPosted, 100);
        all.count(Measure::Responders, 3);
        let mut other = Totals::never_imported();
        other.count(Measure::PiecesPosted, 50);
        all.merge(&other);
        assert_eq!(all.pieces_posted, Term::number(150));
        assert_eq!(all.responders.reason(), Some(Reason::NotEverywhere(Measure::Responders)));
        other.merge(&all);
        assert_eq!(other.responders.reason(), Some(Reason::NotEverywhere(Measure::Responders)));
        assert_eq!(all.revenue.reason(), Some(Reason::NeverImported(Measure::Revenue)));
    }

    #[test]
    fn every_measure_is_found_by_its_key() {
        for measure in Measure::ALL {
            assert_eq!(Measure::from_key(measure.key()), Some(*measure));
        }
    }
}
