//! One campaign, and what it contributes to which groups.

use super::is_held;
use super::request::{Keys, Request, Stand};
use domain::currency::Currency;
use domain::ledger::{Ledger, Unit};
use domain::measures::Measures;
use domain::slice::CostPot;
use domain::term::{Reason, Term};
use domain::totals::{Measure, Totals};

/// One campaign, while what it contributes is found out.
pub(super) struct Campaign<'a> {
    pub(super) ledger: &'a Ledger,
    /// Where each of its places stands.
    pub(super) stands: Vec<Stand>,
    /// What is known of it, the costs that are shared out included.
    pub(super) known: Measures,
    /// The group in which each place counts.
    pub(super) taken: Vec<Option<u32>>,
    /// The groups to which it contributes.
    pub(super) groups: Vec<u32>,
    /// What groups pay of its costs.
    pub(super) paid: Vec<Paid>,
    /// Measures that it knows only in less detail than was asked for.
    pub(super) too_coarse: Measures,
}

/// What a group pays of a cost.
pub(super) struct Paid {
    pub(super) group: u32,
    pub(super) item: Measure,
    pub(super) currency: Currency,
    /// In ten-thousandths; nothing where the cost is too large to be shared out.
    pub(super) e4: Option<i64>,
}

impl Paid {
    /// Returns the column that it adds to.
    pub(super) const fn column(&self) -> (Measure, Unit) {
        (self.item, Unit::Money(self.currency))
    }
}

impl<'a> Campaign<'a> {
    pub(super) fn new(ledger: &'a Ledger, stands: Vec<Stand>, costs: &[&CostPot]) -> Self {
        Self {
            ledger,
            stands,
            known: known(ledger, costs),
            taken: Vec::new(),
            groups: Vec::new(),
            paid: Vec::new(),
            too_coarse: Measures::default(),
        }
    }

    /// Finds out in which group each place counts.
    pub(super) fn take_places(&mut self, request: Request, mailed: &[bool], keys: &mut Keys) {
        let places = self.ledger.places.iter().zip(&self.stands);
        self.taken = places
            .map(|(place, stand)| stand.group().filter(|_| request.counts(place, *stand, mailed)))
            .collect();
        let each = self.ledger.places.iter().zip(&self.stands).enumerate();
        let coarse = each.filter(|(_, (place, stand))| matches!(stand, Stand::TooCoarse) && !is_held(place));
        let coarse: Vec<usize> = coarse.map(|(number, _)| number).collect();
        // A campaign known by its totals alone is the group unknown, never dropped.
        if self.taken.iter().all(Option::is_none) {
            for number in &coarse {
                let place = &self.ledger.places[*number];
                self.taken[*number] = request.takes(place).then(|| keys.number(place, request.by));
            }
        }
        let told = coarse.iter().filter_map(|number| self.ledger.coarse.get(&(*number as u32)));
        self.too_coarse.extend(told.flatten().copied());
        self.groups.extend(self.taken.iter().flatten());
    }

    /// Puts the groups in order, each once.
    pub(super) fn put_groups_in_order(&mut self) {
        self.groups.sort_unstable();
        self.groups.dedup();
    }

    /// Returns the pieces posted of each place; none where their number is not known.
    pub(super) fn pieces(&self) -> Vec<u64> {
        let mut pieces = vec![0; self.ledger.places.len()];
        let posted = self
            .ledger
            .columns
            .iter()
            .filter(|column| (column.measure, column.unit) == (Measure::PiecesPosted, Unit::Whole));
        for (place, value) in posted.flat_map(|column| &column.values) {
            pieces[*place as usize] += value;
        }
        for (place, ..) in self.ledger.unknown.iter().filter(|(_, of, _)| *of == Measure::PiecesPosted) {
            pieces[*place as usize] = 0;
        }
        pieces.into_iter().map(|pieces| u64::try_from(pieces).unwrap_or_default()).collect()
    }

    /// Returns for each group whether people were mailed or held in it, or may have been.
    pub(super) fn peopled(&self) -> Vec<bool> {
        const PEOPLE: [Measure; 2] = [Measure::PiecesPosted, Measure::PeopleHeld];
        let is_known = |measure: &Measure| self.known.without(self.too_coarse).contains(*measure);
        let mut peopled = vec![!PEOPLE.iter().all(is_known); self.groups.len()];
        let columns = self.ledger.columns.iter().filter(|column| PEOPLE.contains(&column.measure));
        let told = columns.flat_map(|column| &column.values).filter(|(_, value)| *value != 0);
        let unknown = self.ledger.unknown.iter().filter(|(_, measure, _)| PEOPLE.contains(measure));
        for place in told.map(|(place, _)| place).chain(unknown.map(|(place, ..)| place)) {
            if let Some(own) = self.taken[*place as usize].and_then(|group| self.own(group)) {
                peopled[own as usize] = true;
            }
        }
        peopled
    }

    /// Returns which of the groups to which it contributes a group is.
    pub(super) fn own(&self, group: u32) -> Option<u32> {
        self.groups.binary_search(&group).ok().map(|own| own as u32)
    }

    /// Returns what it contributes to each of its groups.
    pub(super) fn parts(&self) -> Vec<Totals> {
        let own: Vec<_> = self.taken.iter().map(|group| group.and_then(|group| self.own(group))).collect();
        let mut parts = self.ledger.totals(self.known, &own, self.groups.len());
        for paid in &self.paid {
            let Some(own) = self.own(paid.group) else { continue };
            let (measure, unit) = paid.column();
            let term = paid.e4.map_or(Term::Unknown(Reason::TooLarge), |e4| unit.term(e4.into()));
            parts[own as usize].add(measure, term);
        }
        for measure in self.too_coarse.iter() {
            for part in &mut parts {
                part.set(measure, Term::Unknown(Reason::NotThatFine(measure)));
            }
        }
        parts
    }
}

/// Returns what is known of a campaign, judged by its ledger and its costs.
///
/// Whoever tells one cost tells all, and whoever tells the people mailed or held tells both.
fn known(ledger: &Ledger, costs: &[&CostPot]) -> Measures {
    let mut known = ledger.known;
    known.extend(costs.iter().map(|pot| pot.item.measure()));
    if known.iter().any(Measure::is_cost) {
        known.extend(Measure::ALL.iter().copied().filter(|measure| measure.is_cost()));
    }
    if known.contains(Measure::PiecesPosted) || known.contains(Measure::PeopleHeld) {
        known.extend([Measure::PiecesPosted, Measure::PeopleHeld]);
    }
    known
}
