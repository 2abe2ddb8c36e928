//! Appointments for another program's calendar.
//!
//! *Source*: RFC 5545: lines end in CRLF and are folded at 75 bytes (3.1), texts are escaped (3.3.11), an event has a
//! UID and a DTSTAMP in UTC (3.6.1), and one of a whole day ends on the next (3.6.1).

use super::agenda::{self, on, place};
use super::title;
use crate::content_line::{escaped, write};
use crate::dto::pipeline::PipelineQuestion;
use crate::failure::Failure;
use crate::files;
use crate::house::House;
use crate::lang::{Lang, one_of, say};
use chrono::{Days, NaiveDate, NaiveDateTime};
use domain::format::NBSP;
use domain::words::AppointmentOutcome;
use std::path::Path;
use store::AppointmentRow;

/// Returns the name that the save dialog suggests.
pub fn suggested_name(today: NaiveDate, lang: Lang) -> String {
    one_of(lang, format!("rendez-vous_{today}.ics"), format!("appointments_{today}.ics"))
}

/// Saves one appointment, or all of those asked for, as a calendar; `stamp` is this moment in UTC.
///
/// # Errors
/// [`Failure::Disk`].
pub async fn save_asked(
    house: &House,
    asked: &PipelineQuestion,
    appointment: Option<u32>,
    path: &Path,
    stamp: NaiveDateTime,
    lang: Lang,
) -> Result<usize, Failure> {
    let mut rows = agenda::all(house, asked).await?;
    rows.retain(|row| appointment.is_none_or(|wanted| row.id == wanted));
    save(&rows, path, stamp, lang)?;
    Ok(rows.len())
}

fn save(rows: &[AppointmentRow], path: &Path, stamp: NaiveDateTime, lang: Lang) -> Result<(), Failure> {
    files::write_whole(path, calendar(rows, stamp, lang).as_bytes())
}

/// Returns appointments as a calendar.
pub fn calendar(rows: &[AppointmentRow], stamp: NaiveDateTime, lang: Lang) -> String {
    let mut text = String::new();
    for (name, value) in [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//Baromail//Baromail//FR")]
    {
        write(&mut text, name, value);
    }
    for row in rows {
        if let Some(day) = on(row) {
            event(&mut text, row, day, stamp, lang);
        }
    }
    write(&mut text, "END", "VCALENDAR");
    text
}

fn event(text: &mut String, row: &AppointmentRow, day: NaiveDate, stamp: NaiveDateTime, lang: Lang) {
    let with = title(&row.with).or_else(|| row.number.clone()).unwrap_or_default();
    let summary = say(lang, format!("Rendez-vous{NBSP}: {with}"), format!("Appointment: {with}"));
    let said = [
        row.phone.clone(),
        row.campaign.as_ref().map(|code| say(lang, format!("Campagne {code}"), format!("Campaign {code}"))),
        row.with.salesperson.clone(),
    ];
    let description = said.into_iter().flatten().collect::<Vec<_>>().join("\n");
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
    let cancelled = row.outcome == Some(AppointmentOutcome::Cancelled);
    write(text, "BEGIN", "VEVENT");
    write(text, "UID", &format!("{:016x}@baromail", row.identity));
    write(text, "DTSTAMP", &stamp.format("%Y%m%dT%H%M%SZ").to_string());
    write(text, "DTSTART;VALUE=DATE", &day.format("%Y%m%d").to_string());
    write(text, "DTEND;VALUE=DATE", &next.format("%Y%m%d").to_string());
    write(text, "SUMMARY", &escaped(&summary));
    for (name, value) in [("LOCATION", place(row)), ("DESCRIPTION", description)] {
        if !value.is_empty() {
            write(text, name, &escaped(&value));
        }
    }
    write(text, "STATUS", if cancelled { "CANCELLED" } else { "CONFIRMED" });
    write(text, "END", "VEVENT");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content_line::read;
    use store::With;

    fn row(company: &str, day: &str) -> AppointmentRow {
        AppointmentRow {
            id: 7,
            identity: -2,
            number: None,
            obtained_on: None,
            planned_on: Some(day.parse().unwrap()),
            outcome: None,
            by_hand: false,
            with: With { contact: Some(1), company: Some(company.to_owned()), ..With::default() },
            phone: Some("0478000001".to_owned()),
            address: Some("3 rue de l’Église".to_owned()),
            postal_code: Some("69003".to_owned()),
            city: Some("Lyon".to_owned()),
            campaign: Some("C1".to_owned()),
        }
    }

    #[test]
    fn a_calendar_is_read_back_as_it_was_meant() {
        let long = format!("Dupont, fils; \\ et Cie {}", "éà€".repeat(60));
        let stamp = "2026-11-26T09:30:00".parse().unwrap();
        let undated = AppointmentRow { planned_on: None, ..row("Personne", "2026-12-31") };
        let text = calendar(&[row(&long, "2026-12-31"), undated], stamp, Lang::Fr);
        let read = read(&text);
        let value =
            |name: &str| read.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        assert_eq!(read.iter().filter(|(name, value)| name == "BEGIN" && value == "VEVENT").count(), 1);
        assert_eq!(value("UID"), Some("fffffffffffffffe@baromail"));
        assert_eq!(value("DTSTAMP"), Some("20261126T093000Z"));
        assert_eq!(value("DTSTART;VALUE=DATE"), Some("20261231"));
        assert_eq!(value("DTEND;VALUE=DATE"), Some("20270101"));
        assert_eq!(value("SUMMARY"), Some(format!("Rendez-vous\u{a0}: {long}").as_str()));
        assert_eq!(value("LOCATION"), Some("3 rue de l’Église, 69003 Lyon"));
        assert_eq!(value("DESCRIPTION"), Some("0478000001\nCampagne C1"));
        assert_eq!((value("STATUS"), value("END")), (Some("CONFIRMED"), Some("VEVENT")));
        let cancelled =
            AppointmentRow { outcome: Some(AppointmentOutcome::Cancelled), ..row("A", "2026-12-31") };
        assert!(calendar(&[cancelled], stamp, Lang::En).contains("STATUS:CANCELLED"));
    }
}
