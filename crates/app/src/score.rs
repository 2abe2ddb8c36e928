//! Lead scores: who to call today, by a table of points that a person can read and change, and whether it holds good.

mod kept;
pub mod page;
pub mod sheet;
pub mod table;
mod vcard;

use crate::failure::Failure;
use crate::house::House;
use crate::lang::Lang;
use crate::words;
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::fold::fold;
use domain::headcount::headcount;
use domain::words::{Channel, Interest};
pub(crate) use kept::KeptScores;
pub use kpi::score::Separation;
use kpi::score::{
    Band, BandRate, CAMPAIGN_SECTOR, Criterion, HALF, Known, Line, Points, bands, default_table, most,
    points, score,
};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::sync::Arc;
use store::{Lead, Step};

/// The setting that keeps the table.
const SETTING: &str = "lead_score";
/// What can be given points for.
const CRITERIA: &str = "sector, size, function, channel, speed, request";

/// A line of the table as it is kept.
#[derive(Debug, Deserialize, Serialize)]
struct KeptLine {
    criterion: String,
    when: String,
    points: u32,
}

/// A lead with its score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadLine {
    /// Their number.
    pub contact: u32,
    /// The person's reference in the user's files.
    pub reference: Option<String>,
    /// Company.
    pub company: Option<String>,
    /// First and last name.
    pub name: String,
    /// Telephone number.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Who follows the person.
    pub salesperson: Option<String>,
    /// The campaign that was answered first.
    pub campaign: String,
    /// The points, one entry a criterion.
    pub points: Vec<Points>,
    /// Their sum.
    pub score: u32,
    /// How promising it is.
    pub band: Band,
    /// Why to call, in words.
    pub reason: String,
    /// The day of the first response.
    pub responded_on: Option<NaiveDate>,
    /// Days since then.
    pub waiting_days: Option<i64>,
    /// The latest day on which anything happened with the person.
    pub last_contact: Option<NaiveDate>,
    /// What was said last.
    pub verbatim: Option<String>,
    /// Whether an order or a deal won came on the day of the response or later.
    pub bought: bool,
    /// Whether the person waits for a call: neither bought, nor refused or objected, nor followed up.
    pub to_call: bool,
}

/// All that the score says.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    /// Those to call: by score, then whoever has waited longest.
    pub calls: Vec<LeadLine>,
    /// Those who bought, refused, objected or were followed up.
    pub others: Vec<LeadLine>,
    /// What became of each band's leads, those who bought or refused too.
    pub bands: [BandRate; 3],
    /// Whether hot leads buy more often.
    pub separation: Separation,
    /// The same as a sentence.
    pub text: String,
    /// The table of points.
    pub table: Vec<Line>,
}

impl Scores {
    /// Returns everybody who answered, those to call first.
    fn everybody(&self) -> impl Iterator<Item = &LeadLine> {
        self.calls.iter().chain(&self.others)
    }
}

/// Returns the scores of everybody who answered; they are found out once and kept until somebody writes.
pub async fn scores(house: &House, lang: Lang, today: NaiveDate) -> Result<Arc<Scores>, Failure> {
    kept::scores(house, Some(lang), today).await
}

/// Finds them out.
async fn find(house: &House, lang: Lang, today: NaiveDate) -> Result<Scores, Failure> {
    let table = table(house).await?;
    let leads = house.store.leads().await?;
    let lines: Vec<LeadLine> = leads.into_iter().filter_map(|lead| line(lead, &table, lang, today)).collect();
    let (rates, separation) = bands(&lines.iter().map(|line| (line.score, line.bought)).collect::<Vec<_>>());
    let (mut calls, others): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.to_call);
    calls.sort_by_key(|line| {
        (Reverse(line.score), line.responded_on.is_none(), line.responded_on, line.name.clone())
    });
    let text = words::score::separation(separation, lang);
    Ok(Scores { calls, others, bands: rates, text, separation, table })
}

/// Returns the score of one contact, where they answered.
pub(crate) async fn of_contact(
    house: &House,
    contact: u32,
    lang: Lang,
    today: NaiveDate,
) -> Result<Option<LeadLine>, Failure> {
    let lead = house.store.lead(contact).await?;
    let table = table(house).await?;
    Ok(lead.and_then(|lead| line(lead, &table, lang, today)))
}

/// Returns the numbers of those whose score is of a band, whatever became of them.
pub(crate) async fn of_band(house: &House, band: &str, today: NaiveDate) -> Result<Vec<u32>, Failure> {
    let found = kept::scores(house, None, today).await?;
    Ok(found.everybody().filter(|line| line.band.key() == band).map(|line| line.contact).collect())
}

/// Returns the score of everybody who answered letters of a filter's campaigns, and whether they bought.
pub(crate) async fn outcomes(
    house: &House,
    filter: &Filter,
    today: NaiveDate,
) -> Result<Vec<(u32, bool)>, Failure> {
    let found = kept::scores(house, None, today).await?;
    let wanted = found.everybody().filter(|line| filter.takes(Dimension::Campaign, Some(&line.campaign)));
    Ok(wanted.map(|line| (line.score, line.bought)).collect())
}

fn line(lead: Lead, table: &[Line], lang: Lang, today: NaiveDate) -> Option<LeadLine> {
    let known = known(&lead)?;
    let first = lead.responses.first()?;
    let responded_on = first.date;
    let points = points(table, &known);
    let score = score(&points);
    let since = |day: NaiveDate| responded_on.is_none_or(|responded| day >= responded);
    let bought =
        lead.followed.iter().any(|one| matches!(one.step, Step::Order | Step::Won) && since(one.day));
    let followed_up = lead.followed.iter().any(|one| since(one.day));
    let days =
        lead.followed.iter().map(|one| one.day).chain(lead.responses.iter().filter_map(|one| one.date));
    let name = [lead.person.first_name.as_deref(), lead.person.last_name.as_deref()];
    Some(LeadLine {
        contact: lead.contact,
        name: name.into_iter().flatten().collect::<Vec<_>>().join(" "),
        campaign: first.campaign.clone(),
        score,
        band: Band::of(score),
        reason: words::score::reason(&points, &known, lang),
        points,
        responded_on,
        waiting_days: responded_on.map(|day| (today - day).num_days()),
        last_contact: days.filter(|day| *day <= today).max(),
        verbatim: lead.responses.iter().rev().find_map(|one| one.verbatim.clone()),
        bought,
        to_call: !bought && !followed_up && !has_refused(&lead) && !lead.opposed,
        reference: lead.person.reference,
        company: lead.person.company,
        phone: lead.person.phone,
        email: lead.person.email,
        salesperson: lead.person.salesperson,
    })
}

/// Returns whether the last word was a no.
fn has_refused(lead: &Lead) -> bool {
    lead.responses.last().is_some_and(|last| last.interest == Some(Interest::Refusal))
}

/// Returns what is known of a lead: how it first answered, its strongest interest, all that it said.
fn known(lead: &Lead) -> Option<Known> {
    let first = lead.responses.first()?;
    let strongest = [Interest::Stop, Interest::Positive, Interest::Neutral, Interest::Refusal];
    let interest = if has_refused(lead) {
        Some(Interest::Refusal)
    } else {
        strongest.into_iter().find(|one| lead.responses.iter().any(|told| told.interest == Some(*one)))
    };
    let said: Vec<&str> = lead.responses.iter().filter_map(|one| one.verbatim.as_deref()).collect();
    Some(Known {
        sector: lead.person.sector.clone(),
        campaign_sector: first.campaign_sector.clone(),
        size: lead.person.company_size.clone().or_else(|| first.segment.clone()),
        function: lead.person.job_title.clone(),
        channel: first.channel.map(Channel::key),
        days: first.posted_on.zip(first.date).map(|(posted, came)| (came - posted).num_days()),
        interest: interest.map(Interest::key),
        qualified: lead.responses.iter().any(|one| one.qualified),
        verbatim: Some(said.join(" ")).filter(|said| !said.is_empty()),
    })
}

/// Returns the table of points: the person's own, else the program's.
pub(crate) async fn table(house: &House) -> Result<Vec<Line>, Failure> {
    let Some(kept) = house.store.setting(SETTING).await? else { return Ok(default_table()) };
    let read = |line: KeptLine| {
        Some(Line { criterion: criterion(&line.criterion)?, when: line.when, points: line.points })
    };
    // What an older or newer program kept otherwise falls back to the program's own table.
    let lines: Option<Vec<Line>> = serde_json::from_str::<Vec<KeptLine>>(&kept)
        .ok()
        .and_then(|lines| lines.into_iter().map(read).collect());
    Ok(lines.unwrap_or_else(default_table))
}

fn criterion(key: &str) -> Option<Criterion> {
    Criterion::ALL.into_iter().find(|criterion| criterion.key() == key)
}

/// Gives a line of the table its points; a line that there is not yet comes first of its criterion.
///
/// # Errors
/// [`Failure::NoSetting`] for an unknown criterion, [`Failure::BadValue`] for a line that can never hold, or where fit
/// or interest would give more than 50.
pub async fn set(house: &House, name: &str, when: &str, points: u32) -> Result<(), Failure> {
    let of = known_criterion(name)?;
    let when = when.trim();
    if !can_hold(of, when) {
        return Err(bad(name, when, "devis, phone, 14, *"));
    }
    let mut table = table(house).await?;
    let place = table.iter().position(|line| line.criterion == of && same(&line.when, when));
    if let Some(line) = place.and_then(|place| table.get_mut(place)) {
        line.points = points;
    } else {
        let first = table.iter().position(|line| line.criterion == of).unwrap_or(table.len());
        table.insert(first, Line { criterion: of, when: when.to_owned(), points });
    }
    let (fit, interest) = most(&table);
    if fit > HALF || interest > HALF {
        return Err(bad(
            name,
            &points.to_string(),
            "sector + size + function ≤ 50, channel + speed + request ≤ 50",
        ));
    }
    keep(house, &table).await
}

fn can_hold(criterion: Criterion, when: &str) -> bool {
    match criterion {
        _ if when == "*" => true,
        Criterion::Channel => Channel::from_key(when).is_some(),
        Criterion::Speed => when.parse::<i64>().is_ok_and(|days| days >= 0),
        Criterion::Size if when.chars().any(|letter| letter.is_ascii_digit()) => headcount(when).is_some(),
        Criterion::Sector => when == CAMPAIGN_SECTOR || !fold(when).is_empty(),
        Criterion::Size | Criterion::Function | Criterion::Request => !fold(when).is_empty(),
    }
}

/// Takes a line out of the table.
///
/// # Errors
/// [`Failure::NoSetting`] for an unknown criterion, [`Failure::BadValue`] for a line that there is not.
pub async fn remove(house: &House, name: &str, when: &str) -> Result<(), Failure> {
    let of = known_criterion(name)?;
    let mut table = table(house).await?;
    let place = table.iter().position(|line| line.criterion == of && same(&line.when, when.trim()));
    table.remove(place.ok_or_else(|| bad(name, when, "baromail score --table"))?);
    keep(house, &table).await
}

/// Puts the program's own table back.
pub async fn reset(house: &House) -> Result<(), Failure> {
    keep(house, &default_table()).await
}

async fn keep(house: &House, table: &[Line]) -> Result<(), Failure> {
    let kept: Vec<KeptLine> = table
        .iter()
        .map(|line| KeptLine {
            criterion: line.criterion.key().to_owned(),
            when: line.when.clone(),
            points: line.points,
        })
        .collect();
    let text = serde_json::to_string(&kept).unwrap_or_default();
    Ok(house.store.put_setting(SETTING, &text).await?)
}

fn same(one: &str, other: &str) -> bool {
    one == other || (fold(one) == fold(other) && !fold(one).is_empty() && one != CAMPAIGN_SECTOR)
}

fn known_criterion(name: &str) -> Result<Criterion, Failure> {
    criterion(name).ok_or_else(|| Failure::NoSetting { name: name.to_owned(), allowed: CRITERIA })
}

fn bad(field: &str, value: &str, allowed: &'static str) -> Failure {
    Failure::BadValue { field: field.to_owned(), value: value.to_owned(), allowed }
}
