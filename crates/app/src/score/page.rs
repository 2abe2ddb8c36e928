//! The call list as the window shows it, a page at a time.

use super::{LeadLine, Scores, Separation, scores};
use crate::dto::figure::Unit;
use crate::dto::score::{BandLine, CallLine, CallPage, NextFollowUp, PointsLine};
use crate::failure::Failure;
use crate::figures::decimal_text;
use crate::house::House;
use crate::lang::Lang;
use chrono::NaiveDate;
use kpi::score::{Band, BandRate, HOT_FROM, WARM_FROM};
use rust_decimal::Decimal;
use std::collections::HashMap;
use store::FollowUp;

/// People of a page, so that an answer stays small.
pub const PAGE: usize = 150;
/// Signs of what somebody said that are shown: an answer stays small, and the spreadsheet has the rest.
const SAID: usize = 400;

/// Returns a page of those to call, of one band (`hot`, `warm`, `cold`) or of all.
pub async fn page(
    house: &House,
    band: Option<&str>,
    offset: u32,
    lang: Lang,
    today: NaiveDate,
) -> Result<CallPage, Failure> {
    let found = scores(house, lang, today).await?;
    let asked = |line: &&LeadLine| band.is_none_or(|band| line.band.key() == band);
    let next = next_follow_ups(house).await?;
    let lines = found.calls.iter().filter(asked).skip(offset as usize).take(PAGE);
    let lines = lines.map(|line| call(line, next.get(&line.contact)));
    Ok(CallPage {
        answered: count(found.bands.iter().map(|rate| rate.leads).sum()),
        total: size(found.calls.iter().filter(asked).count()),
        lines: lines.collect(),
        bands: found.bands.iter().map(|rate| band_line(rate, &found)).collect(),
        separation: match found.separation {
            Separation::Proven => "proven",
            Separation::NotProven => "not_proven",
            Separation::NothingToCompare => "nothing_to_compare",
        }
        .to_owned(),
        text: found.text.clone(),
    })
}

fn band_line(rate: &BandRate, found: &Scores) -> BandLine {
    let share = |of: f64| Decimal::try_from(of).ok().map(|share| decimal_text(share, Unit::Ratio));
    let whole = || {
        let leads = Some(Decimal::from(rate.leads)).filter(|leads| !leads.is_zero())?;
        Some(decimal_text(Decimal::from(rate.customers) / leads, Unit::Ratio))
    };
    BandLine {
        band: rate.band.key().to_owned(),
        from: match rate.band {
            Band::Hot => HOT_FROM,
            Band::Warm => WARM_FROM,
            Band::Cold => 0,
        },
        leads: count(rate.leads),
        customers: count(rate.customers),
        to_call: size(found.calls.iter().filter(|line| line.band == rate.band).count()),
        rate: whole(),
        low: rate.interval.and_then(|(low, _)| share(low)),
        high: rate.interval.and_then(|(_, high)| share(high)),
    }
}

/// Returns the first open follow-up of each contact that has one.
async fn next_follow_ups(house: &House) -> Result<HashMap<u32, FollowUp>, Failure> {
    let mut next = HashMap::new();
    for one in house.store.open_follow_ups().await? {
        next.entry(one.contact).or_insert(one);
    }
    Ok(next)
}

fn call(line: &LeadLine, next: Option<&FollowUp>) -> CallLine {
    let points = line.points.iter().map(|one| PointsLine {
        criterion: one.criterion.key().to_owned(),
        when: one.when.clone(),
        points: one.points,
    });
    CallLine {
        contact: line.contact,
        follow_up: next.map(|one| NextFollowUp { date: one.day.to_string(), what: one.what.clone() }),
        reference: line.reference.clone(),
        company: line.company.clone(),
        name: line.name.clone(),
        phone: line.phone.clone(),
        email: line.email.clone(),
        salesperson: line.salesperson.clone(),
        campaign: line.campaign.clone(),
        score: line.score,
        band: line.band.key().to_owned(),
        points: points.collect(),
        reason: line.reason.clone(),
        responded_on: line.responded_on.map(|day| day.to_string()),
        waiting_days: line.waiting_days.and_then(|days| i32::try_from(days).ok()),
        last_contact: line.last_contact.map(|day| day.to_string()),
        verbatim: line.verbatim.as_deref().map(shortened),
    }
}

fn shortened(said: &str) -> String {
    match said.char_indices().nth(SAID) {
        Some((end, _)) => format!("{}…", said[..end].trim_end()),
        None => said.to_owned(),
    }
}

fn count(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn size(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_said_is_cut_between_two_signs() {
        assert_eq!(shortened("été"), "été");
        assert_eq!(shortened(&"é".repeat(SAID)), "é".repeat(SAID));
        assert_eq!(shortened(&"é".repeat(SAID + 1)), format!("{}…", "é".repeat(SAID)));
    }
}
