//! What groups are held against: one's own median or a published rate, and targets.

use crate::failure::Failure;
use crate::figures::{Group, groups, is_provisional};
use crate::house::House;
use crate::lang::Lang;
use crate::targets::{self, Target};
use crate::{lifetime, reach, references, words};
use chrono::NaiveDate;
use domain::aims;
use domain::dimension::Dimension;
use domain::fact::{TargetFact, TargetValue};
use domain::filter::Filter;
use domain::term::{Reason, Term};
use domain::words::ListType;
use kpi::Definition;
use kpi::benchmark::{Closed, OWN_FROM, Own, Reference, own_median, published};
use rust_decimal::Decimal;
use std::cmp::Reverse;
use store::CampaignRow;

/// All that figures are held against.
#[derive(Debug)]
pub(crate) struct Yardsticks {
    campaigns: Vec<CampaignRow>,
    references: Vec<Reference>,
    closed: Vec<Closed>,
    targets: Vec<Target>,
}

/// What a response rate is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Usual {
    /// The user's own median.
    Own(Own),
    /// A published rate.
    Published(Reference),
}

impl Usual {
    /// Returns the rate, as a fraction.
    pub(crate) const fn rate(&self) -> Decimal {
        match self {
            Self::Own(own) => own.median,
            Self::Published(reference) => reference.fact.value,
        }
    }

    /// Returns its ends: the lowest and highest own campaign, or those that were published, else the rate itself.
    pub(crate) fn ends(&self) -> (Decimal, Decimal) {
        match self {
            Self::Own(own) => (own.low, own.high),
            Self::Published(Reference { fact, .. }) => {
                (fact.low.unwrap_or(fact.value), fact.high.unwrap_or(fact.value))
            }
        }
    }

    /// Returns what it is, with its source and year.
    pub(crate) fn label(&self, lang: Lang) -> String {
        match self {
            Self::Own(own) => words::reference::own(own, lang),
            Self::Published(reference) => words::reference::published(reference, lang),
        }
    }
}

/// Returns the references and targets that there are.
pub(crate) async fn yardsticks(house: &House, today: NaiveDate) -> Result<Yardsticks, Failure> {
    let campaigns = house.store.campaigns().await?;
    Ok(Yardsticks {
        closed: closed(house, &campaigns, today).await?,
        references: references::all(house).await?,
        targets: targets::own::all(house).await?,
        campaigns,
    })
}

/// Returns the response rates of the campaigns whose window is closed and whose list type is known.
async fn closed(house: &House, campaigns: &[CampaignRow], today: NaiveDate) -> Result<Vec<Closed>, Failure> {
    let known = |row: &&CampaignRow| {
        row.list_type.is_some() && !row.mailings.is_empty() && !is_provisional(row, today)
    };
    if campaigns.iter().filter(known).count() < OWN_FROM {
        return Ok(Vec::new());
    }
    let by_campaign = groups(house, &Filter::default(), &[Dimension::Campaign], today).await?;
    let rate_of = |code: &str| {
        let of = |group: &&Group| group.key.first().is_some_and(|(_, own)| own.as_deref() == Some(code));
        let totals = &by_campaign.iter().find(of)?.totals;
        (totals.responders / totals.pieces_posted).value()
    };
    let closed = campaigns.iter().filter(known).filter_map(|row| {
        let list_type = row.list_type?;
        Some(Closed { list_type, sector: row.sector.clone(), rate: rate_of(&row.code)? })
    });
    Ok(closed.collect())
}

/// Returns the sums of the pieces that a filter takes, grouped, with all that some figures take: each group is held
/// against its reference and its target, and what its customers should still bring is foreseen where that is asked.
pub async fn aimed_groups(
    house: &House,
    entries: &[&Definition],
    filter: &Filter,
    by: &[Dimension],
    today: NaiveDate,
) -> Result<Vec<Group>, Failure> {
    yardsticks(house, today).await?.groups(house, entries, filter, by, today).await
}

/// Sets beside the sums of groups what some figures take and no sum tells.
pub(crate) async fn complete(
    house: &House,
    entries: &[&Definition],
    groups: &mut [Group],
    filter: &Filter,
    by: &[Dimension],
    today: NaiveDate,
) -> Result<(), Failure> {
    if entries.iter().any(|entry| entry.formula.foresees()) {
        lifetime::foresee(house, groups, filter, today).await?;
    }
    if entries.iter().any(|entry| entry.formula.counts_people()) {
        reach::count(house, groups, filter, by).await?;
    }
    Ok(())
}

impl Yardsticks {
    /// Returns the same as [`aimed_groups`], by what is known already.
    pub(crate) async fn groups(
        &self,
        house: &House,
        entries: &[&Definition],
        filter: &Filter,
        by: &[Dimension],
        today: NaiveDate,
    ) -> Result<Vec<Group>, Failure> {
        let mut grouped = groups(house, filter, by, today).await?;
        complete(house, entries, &mut grouped, filter, by, today).await?;
        for group in &mut grouped {
            self.aim(group, filter);
        }
        Ok(grouped)
    }

    /// Sets what the response rate of a group is held against.
    fn aim(&self, group: &mut Group, filter: &Filter) {
        let usual = self.usual(&group.campaigns).map(|usual| Term::number(usual.rate()));
        let target = self.target("response_rate", &group.campaigns, filter);
        group.totals.aims = aims::Aims {
            reference_rate: usual.unwrap_or_else(Term::Unknown),
            target_rate: target.map_or(Term::Unknown(Reason::NoTarget), |fact| term(fact.value)),
        };
    }

    /// Returns what the response rate of some campaigns is compared with.
    ///
    /// # Errors
    /// [`Reason::ColdOrWarm`] where their list types are unknown or differ, [`Reason::NoReference`].
    pub(crate) fn usual(&self, codes: &[String]) -> Result<Usual, Reason> {
        let rows = || self.campaigns.iter().filter(|row| codes.contains(&row.code));
        let list_type = same(rows().map(|row| row.list_type)).ok_or(Reason::ColdOrWarm)?;
        let sector = same(rows().map(|row| row.sector.as_deref()));
        if let Some(own) = own_median(&self.closed, list_type, sector).filter(|own| !own.median.is_zero()) {
            return Ok(Usual::Own(own));
        }
        let reference = published(&self.references, list_type, sector).ok_or(Reason::NoReference)?;
        Ok(Usual::Published(reference.clone()))
    }

    /// Returns the user's own medians: of each list type, then of each line of business with enough campaigns.
    pub(crate) fn own(&self) -> Vec<Own> {
        let mut found = Vec::new();
        for list_type in ListType::ALL {
            found.extend(own_median(&self.closed, *list_type, None));
            let mut sectors: Vec<&str> =
                self.closed.iter().filter_map(|campaign| campaign.sector.as_deref()).collect();
            sectors.sort_unstable();
            sectors.dedup_by_key(|sector| domain::fold::fold(sector));
            let of = |sector: &&str| own_median(&self.closed, *list_type, Some(sector));
            found.extend(sectors.iter().filter_map(of).filter(|own| own.sector.is_some()));
        }
        found
    }

    /// Returns the target of a figure: that of the only campaign before that of all, the shorter period before the
    /// longer; its period must hold every posting that the filter takes.
    pub(crate) fn target(&self, key: &str, codes: &[String], filter: &Filter) -> Option<&TargetFact> {
        let postings = || {
            let rows = self.campaigns.iter().filter(|row| codes.contains(&row.code));
            rows.flat_map(|row| &row.mailings).filter(|day| filter.covers(Some(**day)))
        };
        let fits = |fact: &&TargetFact| {
            fact.figure == key
                && fact.campaign.as_ref().is_none_or(|code| codes == std::slice::from_ref(code))
                && postings().all(|day| {
                    fact.from.is_none_or(|from| from <= *day) && fact.to.is_none_or(|to| *day <= to)
                })
        };
        let days =
            |fact: &TargetFact| fact.from.zip(fact.to).map_or(i64::MAX, |(from, to)| (to - from).num_days());
        self.targets
            .iter()
            .map(|row| &row.fact)
            .filter(fits)
            .max_by_key(|fact| (fact.campaign.is_some(), Reverse(days(fact))))
    }
}

/// Returns a target's value as a number of a formula.
pub(crate) fn term(value: TargetValue) -> Term {
    match value {
        TargetValue::Number(number) | TargetValue::Ratio(number) => Term::number(number),
        TargetValue::Money(money) => Term::money(money),
    }
}

/// Returns what all say, where they say the same.
fn same<T: PartialEq>(mut all: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = all.next()??;
    all.all(|other| other.as_ref() == Some(&first)).then_some(first)
}
