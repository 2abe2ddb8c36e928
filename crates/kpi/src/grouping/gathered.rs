//! Groups, while campaign after campaign is added.

use super::Group;
use super::campaign::Campaign;
use super::request::{Key, Keys, unknown_last};
use domain::arms::Compared;
use domain::dimension::Dimension;
use domain::ledger::Unit;
use domain::measures::Measures;
use domain::term::{Reason, Term};
use domain::totals::{Measure, Series, Totals};
use domain::words::CellRole;
use std::collections::{BTreeMap, BTreeSet};

/// All groups, by their numbers.
#[derive(Default)]
pub(super) struct Gathered {
    groups: Vec<Gathering>,
    /// What each measure adds up to in each group, where anything was told of it.
    sums: BTreeMap<(Measure, Unit), Vec<Option<i128>>>,
    /// Values counted one by one: the group, the value, and how often it occurred.
    counted: BTreeMap<Series, Vec<(u32, i64, u64)>>,
}

/// One group. A measure that is in neither set and has no reason is told of some campaigns and not of all.
#[derive(Default)]
struct Gathering {
    campaigns: Vec<String>,
    roles: BTreeSet<CellRole>,
    salespeople: BTreeSet<String>,
    /// Measures that all campaigns so far know.
    known: Measures,
    /// Those that none of them does.
    never: Measures,
    /// Why others are unknown.
    reasons: Vec<(Measure, Reason)>,
    compared: Compared,
}

impl Gathered {
    /// Adds what a campaign contributes.
    pub(super) fn take(&mut self, campaign: &Campaign) {
        let end = campaign.groups.last().map_or(0, |last| *last as usize + 1);
        self.groups.resize_with(end.max(self.groups.len()), Gathering::default);
        for group in &campaign.groups {
            self.groups[*group as usize].begin(campaign);
        }
        let ledger = campaign.ledger;
        let group = |place: u32| campaign.taken[place as usize];
        for (place, taken) in ledger.places.iter().zip(&campaign.taken) {
            if let Some(group) = taken {
                self.groups[*group as usize].roles.extend(place.role);
            }
        }
        for column in &ledger.columns {
            let sums = self.sums.entry((column.measure, column.unit)).or_default();
            for (place, value) in &column.values {
                if let Some(group) = group(*place) {
                    add(sums, group, *value);
                }
            }
        }
        for paid in &campaign.paid {
            match paid.e4 {
                Some(e4) => add(self.sums.entry(paid.column()).or_default(), paid.group, e4),
                None => self.groups[paid.group as usize].fail(paid.item, Reason::TooLarge),
            }
        }
        for (place, measure, reason) in &ledger.unknown {
            if let Some(group) = group(*place) {
                self.groups[group as usize].fail(*measure, *reason);
            }
        }
        for counted in &ledger.counted {
            let all = self.counted.entry(counted.of).or_default();
            let values = counted.values.iter();
            all.extend(values.filter_map(|(place, value, parts)| Some((group(*place)?, *value, *parts))));
        }
        for (place, name) in &ledger.salespeople {
            if let Some(group) = group(*place) {
                self.groups[group as usize].salespeople.insert(name.clone());
            }
        }
    }

    /// Returns what the campaigns of a group tested, to be added to.
    pub(super) fn compared(&mut self, group: u32) -> &mut Compared {
        &mut self.groups[group as usize].compared
    }

    /// Returns the groups in order; a key that only what is not shown has is no group.
    pub(super) fn groups(self, keys: Keys, by: &[Dimension]) -> Vec<Group> {
        let Self { groups, sums, counted } = self;
        let mut like = Like::default();
        let mut made: Vec<(Key, Gathering, Totals)> = Vec::with_capacity(groups.len());
        let mut spreads = counted_by_group(counted);
        for (number, (key, group)) in keys.all().into_iter().zip(groups).enumerate() {
            let mut totals = like.totals(&group);
            for ((measure, unit), sums) in &sums {
                let told = sums.get(number).copied().flatten().filter(|_| group.known.contains(*measure));
                if let Some(sum) = told {
                    totals.add(*measure, unit.term(sum));
                }
            }
            for (series, all) in &mut spreads {
                while let Some((_, value, parts)) = all.next_if(|(of, ..)| *of as usize == number) {
                    totals.spread_mut(*series).add_part(value, parts);
                }
            }
            if !group.campaigns.is_empty() {
                made.push((key, group, totals));
            }
        }
        if by.is_empty() && made.is_empty() {
            made.push((Vec::new(), Gathering::default(), Totals::never_imported()));
        }
        made.sort_by(|(a, ..), (b, ..)| unknown_last(a, b));
        made.into_iter()
            .map(|(key, group, totals)| Group {
                key: by.iter().copied().zip(key).collect(),
                role: group.roles.first().copied().filter(|_| group.roles.len() == 1),
                campaigns: group.campaigns,
                totals: Totals { salesperson_names: group.salespeople, compared: group.compared, ..totals },
            })
            .collect()
    }
}

impl Gathering {
    /// Adds a campaign: what it knows, and what others know and it does not, or the other way round.
    fn begin(&mut self, campaign: &Campaign) {
        let known = campaign.known.without(campaign.too_coarse);
        let never = campaign.known.or(campaign.too_coarse).others();
        let not_that_fine = |measure| (measure, Reason::NotThatFine(measure));
        if self.campaigns.is_empty() {
            (self.known, self.never) = (known, never);
            self.reasons = campaign.too_coarse.iter().map(not_that_fine).collect();
        } else {
            self.reasons.extend(self.known.and(campaign.too_coarse).iter().map(not_that_fine));
            self.known = self.known.and(known);
            self.never = self.never.without(known);
        }
        self.campaigns.push(campaign.ledger.campaign.clone());
    }

    /// Makes a measure unknown that was known so far.
    fn fail(&mut self, measure: Measure, reason: Reason) {
        if self.known.contains(measure) {
            self.known = self.known.without([measure].into_iter().collect());
            self.reasons.push((measure, reason));
        }
    }
}

/// Sums of nothing, kept for the next group: most groups know the same.
#[derive(Default)]
struct Like(Option<(Measures, Measures, Totals)>);

impl Like {
    fn totals(&mut self, group: &Gathering) -> Totals {
        let same = |(known, never, _): &&(Measures, Measures, Totals)| {
            (*known, *never) == (group.known, group.never)
        };
        let mut totals = if let Some((.., totals)) = self.0.as_ref().filter(same) {
            totals.clone()
        } else {
            let mut totals = Totals::nothing_of(group.known);
            for measure in group.known.or(group.never).others().iter() {
                totals.set(measure, Term::Unknown(Reason::NotEverywhere(measure)));
            }
            self.0 = Some((group.known, group.never, totals.clone()));
            totals
        };
        for (measure, reason) in &group.reasons {
            totals.set(*measure, Term::Unknown(*reason));
        }
        totals
    }
}

fn add(sums: &mut Vec<Option<i128>>, group: u32, value: i64) {
    let group = group as usize;
    if sums.len() <= group {
        sums.resize(group + 1, None);
    }
    *sums[group].get_or_insert(0) += i128::from(value);
}

type OfGroups = std::iter::Peekable<std::vec::IntoIter<(u32, i64, u64)>>;

/// Returns the values counted one by one in the order of their groups, and in each from the least to the greatest.
fn counted_by_group(counted: BTreeMap<Series, Vec<(u32, i64, u64)>>) -> Vec<(Series, OfGroups)> {
    let in_order = |(series, mut values): (Series, Vec<(u32, i64, u64)>)| {
        values.sort_unstable();
        (series, values.into_iter().peekable())
    };
    counted.into_iter().map(in_order).collect()
}
