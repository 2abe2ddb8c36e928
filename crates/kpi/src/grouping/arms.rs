//! What each campaign of a group tested, beside its control, else beside its holdout.

use super::baseline::absorb;
use super::request::{Key, Keys, Request};
use super::{Gathered, Standing, is_held};
use domain::arms::Arms;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::slice::Slice;
use domain::term::Term;
use domain::totals::Totals;
use domain::words::{Basis, CellRole};

/// What tells a cell: the control has another one than what is compared with it.
const OF_THE_CELL: [Dimension; 3] = [Dimension::Cell, Dimension::Offer, Dimension::Creative];

/// What a campaign tested, and what it is compared with: its control, and else its holdout.
struct Tested<'a> {
    /// What is neither, by the number of its group.
    tests: Vec<(usize, &'a Slice)>,
    /// By the group in which it would stand.
    controls: Vec<(Key, &'a Slice)>,
}

/// Gives a campaign its sides in each of its groups, counted by posting; without a test or a control it stands alone.
///
/// A control is that of the same mailings, lists and places as the group, in whatever cell.
pub(super) fn give(gathered: &mut Gathered, request: Request, keys: &mut Keys) {
    if request.filter.basis == Basis::Event {
        return;
    }
    let tested = tested(&gathered.standing, request, keys);
    for (group, part) in &mut gathered.parts {
        match tested.as_ref().and_then(|tested| tested.sides(gathered.zeros, *group, request, keys)) {
            Some((test, control)) => {
                let cost = tested_cost(&part.totals, &test);
                part.totals.compared.pairs.push(Arms { test, control, cost });
            }
            None if is_nobody(&part.totals) => {}
            None => part.totals.compared.alone += 1,
        }
    }
}

/// Returns what is compared, where the campaign has a control or a holdout.
fn tested<'a>(standing: &[Standing<'a>], request: Request, keys: &mut Keys) -> Option<Tested<'a>> {
    let (mut controls, tests): (Vec<&Slice>, Vec<&Slice>) =
        standing.iter().map(|(slice, _)| slice).partition(|slice| is_control(slice) || is_held(slice));
    if controls.iter().any(|slice| is_control(slice)) {
        controls.retain(|slice| is_control(slice));
    }
    if controls.is_empty() {
        return None;
    }
    let wanted = request.filter.wanted.iter().filter(|(d, _)| !OF_THE_CELL.contains(d)).cloned().collect();
    let whatever_cell = Filter { wanted, ..request.filter.clone() };
    let beside = Request { filter: &whatever_cell, by: request.by };
    let controls = controls.into_iter().filter(|slice| beside.takes(&slice.place));
    let tests = tests.into_iter().filter(|slice| request.takes(&slice.place));
    Some(Tested {
        controls: controls.map(|slice| (request.key(&slice.place), slice)).collect(),
        tests: tests.map(|slice| (keys.number(request.key(&slice.place)), slice)).collect(),
    })
}

impl Tested<'_> {
    /// Returns what of it falls into a group, and its control; `None` where one of them has nobody.
    fn sides(&self, zeros: &Totals, group: usize, request: Request, keys: &Keys) -> Option<(Totals, Totals)> {
        let key = keys.key(group);
        let test = sum(zeros, self.tests.iter().filter(|(of, _)| *of == group).map(|(_, slice)| *slice));
        let beside = self.controls.iter().filter(|(of, _)| stands_beside(of, key, request.by));
        let control = sum(zeros, beside.map(|(_, slice)| *slice));
        let has_people = |side: &Totals| side.posted_or_held().value().is_some_and(|n| !n.is_zero());
        (has_people(&test) && has_people(&control)).then_some((test, control))
    }
}

fn is_control(slice: &Slice) -> bool {
    slice.place.role == Some(CellRole::Control)
}

fn stands_beside(control: &Key, group: &Key, by: &[Dimension]) -> bool {
    by.iter().zip(control.iter().zip(group)).all(|(d, (a, b))| OF_THE_CELL.contains(d) || a == b)
}

fn is_nobody(part: &Totals) -> bool {
    part.posted_or_held() == Term::number(0)
}

/// Returns the share of a campaign's cost that its tested pieces bear.
fn tested_cost(part: &Totals, test: &Totals) -> Term {
    match test.pieces_posted.value() {
        Some(pieces) => part.cost() * pieces / part.pieces_posted,
        None => test.pieces_posted,
    }
}

fn sum<'a>(zeros: &Totals, slices: impl Iterator<Item = &'a Slice>) -> Totals {
    slices.fold(zeros.clone(), |mut sum, slice| {
        absorb(&mut sum, &slice.totals);
        sum
    })
}
