//! Appointments by week, and what became of them.

use super::{distinct, size, title};
use crate::contacts;
use crate::dto::pipeline::{Agenda, AgendaDay, AppointmentLine, PipelineQuestion};
use crate::failure::Failure;
use crate::house::House;
use chrono::{Datelike, Days, NaiveDate};
use domain::words::AppointmentOutcome;
use std::collections::BTreeMap;
use store::AppointmentRow;

/// Unsettled appointments that are shown.
const SHOWN: usize = 20;
/// Days of a week.
const WEEK: u64 = 7;

/// Returns a week of appointments, Monday first: the one with this day, else with today.
///
/// # Errors
/// [`Failure::BadDay`].
pub async fn week(
    house: &House,
    asked: &PipelineQuestion,
    day: Option<&str>,
    today: NaiveDate,
) -> Result<Agenda, Failure> {
    let day = match day {
        None => today,
        Some(text) => text.parse().map_err(|_| Failure::BadDay { text: text.to_owned() })?,
    };
    let rows = house.store.appointments().await?;
    let all = size(rows.len());
    let salespeople = distinct(rows.iter().filter_map(|row| row.with.salesperson.clone()));
    let rows: Vec<AppointmentRow> = rows.into_iter().filter(|row| is_asked(row, asked)).collect();
    let monday = monday_of(day);
    let mut weeks: BTreeMap<NaiveDate, Vec<&AppointmentRow>> = BTreeMap::new();
    for row in &rows {
        weeks.entry(monday_of(on(row).unwrap_or(today))).or_default().push(row);
    }
    let of_week = weeks.get(&monday).map(Vec::as_slice).unwrap_or_default();
    let days = (0..WEEK).filter_map(|n| monday.checked_add_days(Days::new(n))).map(|date| AgendaDay {
        date: date.to_string(),
        lines: of_week.iter().filter(|row| on(row) == Some(date)).map(|row| line(row)).collect(),
    });
    let is_unsettled = |row: &&AppointmentRow| {
        on(row).is_some_and(|on| on < today)
            && matches!(row.outcome, None | Some(AppointmentOutcome::Planned))
    };
    let unsettled: Vec<&AppointmentRow> = rows.iter().rev().filter(is_unsettled).collect();
    Ok(Agenda {
        all,
        monday: monday.to_string(),
        week: monday.iso_week().week(),
        days: days.collect(),
        before: weeks.range(..monday).next_back().map(|(monday, _)| monday.to_string()),
        after: weeks
            .range(monday..)
            .find(|(other, _)| **other > monday)
            .map(|(monday, _)| monday.to_string()),
        unsettled_total: size(unsettled.len()),
        unsettled: unsettled.into_iter().take(SHOWN).map(line).collect(),
        salespeople,
    })
}

/// Returns every appointment asked for, by its day.
pub async fn all(house: &House, asked: &PipelineQuestion) -> Result<Vec<AppointmentRow>, Failure> {
    let rows = house.store.appointments().await?;
    Ok(rows.into_iter().filter(|row| is_asked(row, asked)).collect())
}

/// Says what became of an appointment, or takes back what a person said; returns what they had said before.
///
/// # Errors
/// [`Failure::BadValue`] for an outcome that there is not; an appointment that there is not.
pub async fn settle(
    house: &House,
    appointment: u32,
    outcome: Option<&str>,
) -> Result<Option<String>, Failure> {
    let known = |key: &str| {
        AppointmentOutcome::from_key(key).ok_or_else(|| Failure::BadValue {
            field: "outcome".to_owned(),
            value: key.to_owned(),
            allowed: "planned, held, missed, cancelled",
        })
    };
    let outcome = outcome.map(known).transpose()?;
    let before = house.store.settle_appointment(appointment, outcome).await?;
    Ok(before.map(|before| before.key().to_owned()))
}

/// Returns the day of an appointment: for which it is agreed, else on which it was obtained.
pub(crate) fn on(row: &AppointmentRow) -> Option<NaiveDate> {
    row.planned_on.or(row.obtained_on)
}

/// Returns an appointment as it is shown.
pub fn line(row: &AppointmentRow) -> AppointmentLine {
    let with = &row.with;
    let (_, person) =
        contacts::names(with.company.clone(), with.first_name.clone(), with.last_name.clone(), None);
    AppointmentLine {
        appointment: row.id,
        title: title(with).or_else(|| row.number.clone()).unwrap_or_else(|| "–".to_owned()),
        person,
        contact: with.contact,
        number: row.number.clone(),
        date: on(row).map(|day| day.to_string()),
        obtained_on: row.obtained_on.map(|day| day.to_string()),
        outcome: row.outcome.map(|outcome| outcome.key().to_owned()),
        by_hand: row.by_hand,
        phone: row.phone.clone(),
        place: place(row),
        salesperson: with.salesperson.clone(),
        campaign: row.campaign.clone(),
    }
}

/// Returns where an appointment is: the contact's address.
pub(crate) fn place(row: &AppointmentRow) -> String {
    let town = contacts::town(row.postal_code.as_deref(), row.city.as_deref());
    let parts = [row.address.clone(), Some(town).filter(|town| !town.is_empty())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn is_asked(row: &AppointmentRow, asked: &PipelineQuestion) -> bool {
    (asked.salesperson.is_none() || asked.salesperson == row.with.salesperson)
        && (asked.campaign.is_none() || asked.campaign == row.campaign)
}

fn monday_of(day: NaiveDate) -> NaiveDate {
    let since = u64::from(day.weekday().num_days_from_monday());
    day.checked_sub_days(Days::new(since)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_monday() {
        for (day, monday) in
            [("2026-11-26", "2026-11-23"), ("2026-11-23", "2026-11-23"), ("2027-01-03", "2026-12-28")]
        {
            let day: NaiveDate = day.parse().unwrap();
            assert_eq!(monday_of(day).to_string(), monday);
        }
    }
}
