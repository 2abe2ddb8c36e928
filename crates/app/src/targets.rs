//! Targets: what figures should reach, by figure, campaign and period, and what they reached.

pub mod own;
pub mod shown;

use crate::aims::{complete, term};
use crate::dto::figure::{Figure, Unit};
use crate::failure::Failure;
use crate::figures::{Group, decimal_text, figure, groups, is_provisional};
use crate::house::House;
use crate::lang::Lang;
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::fact::TargetFact;
use domain::filter::Filter;
use domain::term::Term;
use kpi::goal::{Standing, goal};
use kpi::{Definition, evaluate, find, shown};
use rust_decimal::Decimal;
use store::CampaignRow;

/// Where a target comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetOrigin {
    /// From a file.
    Imported,
    /// From a file, and changed by hand.
    Changed,
    /// Written by hand.
    ByHand,
}

impl TargetOrigin {
    /// Returns its name on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Imported => "imported",
            Self::Changed => "changed",
            Self::ByHand => "by_hand",
        }
    }
}

/// A target among those there are.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Target {
    /// The name by which it is changed.
    pub(crate) name: String,
    /// Where it comes from.
    pub(crate) origin: TargetOrigin,
    /// What it says; its figure is a key of the catalogue.
    pub(crate) fact: TargetFact,
}

/// A target and how the figure stands to it.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetLine {
    /// The name by which it is changed.
    pub name: String,
    /// Where it comes from.
    pub origin: TargetOrigin,
    /// The figure, over the target's campaign and period, by posting.
    pub figure: Figure,
    /// The campaign; nothing for all of them.
    pub campaign: Option<String>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// What was aimed at, as decimal text.
    pub target: String,
    /// The same, as a person reads it.
    pub shown: String,
    /// What was reached of it, as a fraction; where less is better, the target over the figure.
    pub attainment: Option<Decimal>,
    /// How the figure stands to it.
    pub standing: Standing,
    /// Whether the period goes on, or orders can still come for one of its campaigns.
    pub running: bool,
}

impl TargetLine {
    /// Returns the standing's name on the wire.
    pub const fn standing_key(&self) -> &'static str {
        match self.standing {
            Standing::Reached => "reached",
            Standing::Missed { .. } => "missed",
            Standing::Unknown => "unknown",
        }
    }

    /// Returns whether a miss is proven; nothing where the figure has no interval, or nothing was missed.
    pub const fn proven(&self) -> Option<bool> {
        match self.standing {
            Standing::Missed { proven } => proven,
            Standing::Reached | Standing::Unknown => None,
        }
    }
}

/// Returns every target with what was reached of it, by figure, campaign and period.
pub async fn list(house: &House, lang: Lang, today: NaiveDate) -> Result<Vec<TargetLine>, Failure> {
    let campaigns = house.store.campaigns().await?;
    let mut computed: Vec<((bool, bool), Filter, Option<Group>)> = Vec::new();
    let mut lines = Vec::new();
    for target in own::all(house).await? {
        // A figure that the catalogue no longer has is no target any more.
        let Some(entry) = find(&target.fact.figure) else { continue };
        let filter = filter_of(&target.fact);
        let asks = (entry.formula.foresees(), entry.formula.counts_people());
        let is_it = |(asked, known, _): &&(_, Filter, _)| *asked == asks && *known == filter;
        if !computed.iter().any(|one| is_it(&one)) {
            let mut grouped = groups(house, &filter, &[], today).await?;
            complete(house, &[entry], &mut grouped, &filter, &[], today).await?;
            computed.push((asks, filter.clone(), grouped.into_iter().next()));
        }
        let group = computed.iter().find(is_it).and_then(|(.., group)| group.as_ref());
        let running = is_running(&target.fact, &campaigns, today);
        lines.extend(group.map(|group| line(&target, entry, group, &filter, running, lang)));
    }
    Ok(lines)
}

fn filter_of(fact: &TargetFact) -> Filter {
    let campaign = fact.campaign.clone().map(|code| (Dimension::Campaign, Some(code)));
    Filter { wanted: campaign.into_iter().collect(), from: fact.from, to: fact.to, ..Filter::default() }
}

fn is_running(fact: &TargetFact, campaigns: &[CampaignRow], today: NaiveDate) -> bool {
    let mut concerned = campaigns.iter().filter(|row| {
        fact.campaign.as_ref().is_none_or(|code| *code == row.code)
            && row.mailings.iter().any(|day| filter_of(fact).covers(Some(*day)))
    });
    fact.to.is_some_and(|to| to >= today) || concerned.any(|row| is_provisional(row, today))
}

fn line(
    of: &Target,
    entry: &Definition,
    group: &Group,
    filter: &Filter,
    running: bool,
    lang: Lang,
) -> TargetLine {
    let fact = &of.fact;
    let target = term(fact.value);
    let reached = goal(&evaluate(entry, &group.totals, filter.basis), entry.better, target);
    TargetLine {
        name: of.name.clone(),
        origin: of.origin,
        figure: figure(entry, group, filter, lang),
        campaign: fact.campaign.clone(),
        from: fact.from,
        to: fact.to,
        target: target.value().map(|value| decimal_text(value, Unit::Times)).unwrap_or_default(),
        shown: shown(target, entry.unit, lang),
        attainment: reached.attainment.value(),
        standing: reached.standing,
        running,
    }
}

/// Returns a share of a target as a person reads it: `80 %`, `–` where it is unknown.
pub fn attainment_text(line: &TargetLine, lang: Lang) -> String {
    line.attainment.map_or_else(|| "–".to_owned(), |value| shown(Term::number(value), kpi::Unit::Ratio, lang))
}
