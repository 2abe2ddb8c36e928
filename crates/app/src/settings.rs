//! What holds for the whole file, whatever the campaign.

use crate::boards::models::{self, ROLE, Role};
use crate::dto::start::HouseSettings;
use crate::failure::Failure;
use crate::figures::groups;
use crate::house::House;
use crate::lang::Lang;
use crate::{question, words};
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::words::{Attribution, CycleStart};
use rust_decimal::Decimal;

/// From which day a sales cycle counts: `posting` or `first_response`.
const CYCLE_START: &str = "cycle_start";
/// To which letters orders are credited: `last`, `first`, `equal`, `decay` or `code`.
const ATTRIBUTION: &str = "attribution";
/// Up to how many days a sales cycle is short, so that two reports a month are worth it.
const SHORT_CYCLE: &str = "short_cycle_days";
/// What there is to set.
const NAMES: &str = "attribution, cycle_start, role, short_cycle_days";
/// Days up to which a cycle is short, where nobody said otherwise.
const SHORT_CYCLE_DAYS: u32 = 30;

/// A change that was understood.
#[derive(Clone, Copy, Debug)]
enum Change {
    Attribution(Attribution),
    CycleStart(CycleStart),
    Role(Role),
    ShortCycle(u32),
}

/// Returns every setting with its value.
pub async fn list(house: &House) -> Result<Vec<(&'static str, String)>, Failure> {
    let start = house.store.cycle_start().await?.key().to_owned();
    Ok(vec![
        (ATTRIBUTION, house.store.attribution().await?.key().to_owned()),
        (CYCLE_START, start),
        (ROLE, models::role(house).await?.key().to_owned()),
        (SHORT_CYCLE, short_cycle(house).await?.to_string()),
    ])
}

/// Changes settings given as name and value.
///
/// # Errors
/// [`Failure::NoSetting`] and [`Failure::BadValue`], before anything is changed.
pub async fn set(house: &House, pairs: &[(String, String)]) -> Result<(), Failure> {
    let changes = pairs.iter().map(|(name, value)| change(name, value)).collect::<Result<Vec<_>, _>>()?;
    for change in changes {
        match change {
            Change::Attribution(rule) => house.store.put_attribution(rule).await?,
            Change::CycleStart(start) => house.store.put_cycle_start(start).await?,
            Change::Role(role) => house.store.put_setting(ROLE, role.key()).await?,
            Change::ShortCycle(days) => house.store.put_setting(SHORT_CYCLE, &days.to_string()).await?,
        }
    }
    Ok(())
}

fn change(name: &str, value: &str) -> Result<Change, Failure> {
    let bad = |allowed| Failure::BadValue { field: name.to_owned(), value: value.to_owned(), allowed };
    match name.replace(['-', ' '], "_").as_str() {
        ATTRIBUTION => question::rule(value).map(Change::Attribution),
        CYCLE_START => CycleStart::from_key(value.trim())
            .map(Change::CycleStart)
            .ok_or_else(|| bad("posting, first_response")),
        ROLE => Role::from_key(value.trim()).map(Change::Role).ok_or_else(|| bad("manager, salesperson")),
        SHORT_CYCLE => {
            let days = value.trim().parse().ok().filter(|days| (1..=365).contains(days));
            days.map(Change::ShortCycle).ok_or_else(|| bad("1 … 365"))
        }
        _ => Err(Failure::NoSetting { name: name.to_owned(), allowed: NAMES }),
    }
}

async fn short_cycle(house: &House) -> Result<u32, Failure> {
    let kept = house.store.setting(SHORT_CYCLE).await?;
    Ok(kept.and_then(|text| text.parse().ok()).unwrap_or(SHORT_CYCLE_DAYS))
}

/// Returns the settings as the window shows them, with the rhythm of reports that they propose.
pub async fn shown(house: &House, lang: Lang, today: NaiveDate) -> Result<HouseSettings, Failure> {
    let short = short_cycle(house).await?;
    let median = median_cycle(house, today).await?;
    Ok(HouseSettings {
        attribution: house.store.attribution().await?.key().to_owned(),
        cycle_start: house.store.cycle_start().await?.key().to_owned(),
        role: models::role(house).await?.key().to_owned(),
        short_cycle_days: short,
        rhythm: rhythm(median, short).map(str::to_owned),
        rhythm_text: words::rhythm::rhythm(median, short, lang),
    })
}

/// Returns the median sales cycle, in days, of the campaigns that tell it: one known by totals alone hides it from none.
async fn median_cycle(house: &House, today: NaiveDate) -> Result<Option<Decimal>, Failure> {
    let Some(entry) = kpi::find("sales_cycle_median") else { return Ok(None) };
    let basis = Filter::default().basis;
    let by = [Dimension::Campaign];
    let known = groups(house, &Filter::default(), &by, today).await?.into_iter();
    let known = known.filter(|group| kpi::evaluate(entry, &group.totals, basis).value.value().is_some());
    let all = known.map(|group| group.totals).reduce(|mut sum, totals| {
        sum.merge(&totals);
        sum
    });
    Ok(all.and_then(|totals| kpi::evaluate(entry, &totals, basis).value.value()))
}

/// Returns how often a report is worth it: twice a month for a short cycle, else once; nothing without a cycle.
fn rhythm(median: Option<Decimal>, short: u32) -> Option<&'static str> {
    median.map(|days| if days <= Decimal::from(short) { "twice_monthly" } else { "monthly" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirty_days_or_less_are_a_short_cycle() {
        for (median, short, rhythms) in [
            (None, 30, None),
            (Some(30), 30, Some("twice_monthly")),
            (Some(31), 30, Some("monthly")),
            (Some(31), 45, Some("twice_monthly")),
        ] {
            assert_eq!(rhythm(median.map(Decimal::from), short), rhythms, "{median:?} {short}");
        }
    }

    #[tokio::test]
    async fn settings_are_kept_and_a_wrong_one_changes_nothing() {
        let house = House::for_a_try().await.unwrap();
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let wrong = [pair("cycle_start", "first_response"), pair("short_cycle_days", "0")];
        assert!(matches!(set(&house, &wrong).await, Err(Failure::BadValue { .. })));
        let kept = |rule: &str, start: &str, days: &str| {
            let role = if rule == "last" { "manager" } else { "salesperson" };
            [("attribution", rule), ("cycle_start", start), ("role", role), ("short_cycle_days", days)]
                .map(|(name, value)| (name, value.to_owned()))
        };
        assert_eq!(list(&house).await.unwrap(), kept("last", "posting", "30"));
        let changes = [
            pair("short-cycle-days", "45"),
            pair("cycle_start", "first_response"),
            pair("attribution", "decay"),
            pair("role", "salesperson"),
        ];
        set(&house, &changes).await.unwrap();
        assert_eq!(list(&house).await.unwrap(), kept("decay", "first_response", "45"));
        let today = "2026-11-26".parse().unwrap();
        assert_eq!(shown(&house, Lang::Fr, today).await.unwrap().rhythm, None);
    }
}
