//! What each campaign of a group tested, beside its control, else beside its holdout.

use super::campaign::Campaign;
use super::gathered::Gathered;
use super::is_held;
use super::request::{Key, Keys, Request};
use domain::arms::Arms;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::slice::Place;
use domain::term::Term;
use domain::totals::Totals;
use domain::words::{Basis, CellRole};

/// What tells a cell: the control has another one than what is compared with it.
const OF_THE_CELL: [Dimension; 3] = [Dimension::Cell, Dimension::Offer, Dimension::Creative];

/// What a campaign tested, and what it is compared with: its control, and else its holdout.
struct Tested {
    /// What is neither, by its groups.
    tests: Vec<Totals>,
    /// By the group in which it would stand.
    controls: Vec<(Key, Totals)>,
    /// All that it contributes, by its groups.
    parts: Vec<Totals>,
}

/// Gives a campaign its sides in each of its groups, counted by posting; without a test or a control it stands alone.
///
/// A control is that of the same mailings, lists and places as the group, in whatever cell.
pub(super) fn give(campaign: &Campaign, request: Request, keys: &Keys, gathered: &mut Gathered) {
    if request.filter.basis == Basis::Event {
        return;
    }
    let tested = tested(campaign, request, keys);
    let nothing = Totals::nothing_of(campaign.known);
    let groups = campaign.groups.iter().zip(campaign.peopled()).enumerate();
    for (own, (group, peopled)) in groups {
        let compared = gathered.compared(*group);
        let sides = |tested: &Tested| tested.sides(own, &nothing, keys.key(*group), request.by);
        match tested.as_ref().and_then(|tested| Some((tested, sides(tested)?))) {
            Some((tested, (test, control))) => {
                let cost = tested_cost(&tested.parts[own], &test);
                compared.pairs.push(Arms { test, control, cost });
            }
            None if !peopled => {}
            None => compared.alone += 1,
        }
    }
}

/// Returns what is compared, where the campaign has a control or a holdout.
fn tested(campaign: &Campaign, request: Request, keys: &Keys) -> Option<Tested> {
    let places = &campaign.ledger.places;
    let aside = |place: &Place| is_control(place) || is_held(place);
    if !places.iter().any(aside) {
        return None;
    }
    let compared_with: fn(&Place) -> bool = if places.iter().any(is_control) { is_control } else { is_held };
    let wanted = request.filter.wanted.iter().filter(|(d, _)| !OF_THE_CELL.contains(d)).cloned().collect();
    let whatever_cell = Filter { wanted, ..request.filter.clone() };
    let beside = Request { filter: &whatever_cell, by: request.by };
    let tests: Vec<Option<u32>> = places
        .iter()
        .map(|place| {
            let group = keys.found(place, request.by).filter(|_| !aside(place) && request.takes(place));
            group.and_then(|group| campaign.own(group))
        })
        .collect();
    let mut controls = Keys::default();
    let control_of: Vec<Option<u32>> = places
        .iter()
        .map(|place| {
            (compared_with(place) && beside.takes(place)).then(|| controls.number(place, request.by))
        })
        .collect();
    let controls = controls.all();
    let (ledger, known) = (campaign.ledger, campaign.known);
    let control_totals = ledger.totals(known, &control_of, controls.len());
    Some(Tested {
        tests: ledger.totals(known, &tests, campaign.groups.len()),
        controls: controls.into_iter().zip(control_totals).collect(),
        parts: campaign.parts(),
    })
}

impl Tested {
    /// Returns what of it falls into a group, and its control; `None` where one of them has nobody.
    fn sides(&self, own: usize, nothing: &Totals, key: &Key, by: &[Dimension]) -> Option<(Totals, Totals)> {
        let has_people = |side: &Totals| side.posted_or_held().value().is_some_and(|n| !n.is_zero());
        let test = self.tests.get(own).filter(|test| has_people(test))?;
        let mut control = nothing.clone();
        for (_, beside) in self.controls.iter().filter(|(of, _)| stands_beside(of, key, by)) {
            control.merge(beside);
        }
        has_people(&control).then(|| (test.clone(), control))
    }
}

fn is_control(place: &Place) -> bool {
    place.role == Some(CellRole::Control)
}

fn stands_beside(control: &Key, group: &Key, by: &[Dimension]) -> bool {
    by.iter().zip(control.iter().zip(group)).all(|(d, (a, b))| OF_THE_CELL.contains(d) || a == b)
}

/// Returns the share of a campaign's cost that its tested pieces bear.
fn tested_cost(part: &Totals, test: &Totals) -> Term {
    match test.pieces_posted.value() {
        Some(pieces) => part.cost() * pieces / part.pieces_posted,
        None => test.pieces_posted,
    }
}
