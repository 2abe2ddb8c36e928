//! What a campaign knows at all: its zeros.

use domain::slice::{CostPot, Slice};
use domain::term::{Reason, Term};
use domain::totals::{Measure, Totals};
use std::collections::BTreeMap;

/// The sums of a part of a campaign where nothing happened: zero for what was imported, unknown for the rest.
#[derive(Clone, Debug)]
pub(super) struct Baseline {
    pub(super) totals: Totals,
}

/// Returns the zeros of each campaign, judged by all its slices and pots.
pub(super) fn baselines<'a>(slices: &'a [Slice], pots: &'a [CostPot]) -> BTreeMap<&'a str, Baseline> {
    let mut all: BTreeMap<&str, Baseline> = BTreeMap::new();
    let mut known: BTreeMap<&str, [bool; Measure::ALL.len()]> = BTreeMap::new();
    for slice in slices {
        let known = known.entry(&slice.place.campaign).or_default();
        for (known, measure) in known.iter_mut().zip(Measure::ALL) {
            *known |= !is_never_imported(slice.totals.get(*measure));
        }
    }
    for (campaign, known) in known {
        let baseline = all.entry(campaign).or_insert_with(Baseline::nothing);
        for (_, measure) in known.into_iter().zip(Measure::ALL).filter(|(known, _)| *known) {
            baseline.knows(*measure);
        }
    }
    for pot in pots {
        all.entry(&pot.campaign).or_insert_with(Baseline::nothing).knows(pot.item.measure());
    }
    all
}

/// Adds a slice to the part of its campaign; what the slice does not tell adds nothing.
pub(super) fn absorb(part: &mut Totals, slice: &Totals) {
    for measure in Measure::ALL {
        let term = slice.get(*measure);
        if !is_never_imported(term) {
            part.set(*measure, part.get(*measure) + term);
        }
    }
    part.merge_details(slice);
}

impl Baseline {
    fn nothing() -> Self {
        Self { totals: Totals::never_imported() }
    }

    /// Whoever tells one cost tells all, and whoever tells the people mailed or held tells both.
    fn knows(&mut self, measure: Measure) {
        if measure.is_cost() {
            for item in Measure::ALL.iter().filter(|measure| measure.is_cost()) {
                self.zero(*item);
            }
        } else if matches!(measure, Measure::PiecesPosted | Measure::PeopleHeld) {
            self.zero(Measure::PiecesPosted);
            self.zero(Measure::PeopleHeld);
        } else {
            self.zero(measure);
        }
    }

    fn zero(&mut self, measure: Measure) {
        self.totals.set(measure, Term::number(0));
    }
}

const fn is_never_imported(term: Term) -> bool {
    matches!(term, Term::Unknown(Reason::NeverImported(_)))
}
