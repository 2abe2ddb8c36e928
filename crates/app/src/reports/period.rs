//! Half months and months, by which reports are made and periods are closed.

use crate::failure::Failure;
use crate::house::House;
use crate::settings;
use chrono::{Datelike, Days, Months, NaiveDate};

/// From one day to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// How often reports are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// From the 1st to the 15th, and from the 16th to the end.
    TwiceMonthly,
    /// From the 1st to the end.
    Monthly,
}

/// Returns the period of `2026-11`, `2026-11-H1` (1 to 15) or `2026-11-H2` (16 to the end).
///
/// # Errors
/// [`Failure::BadValue`].
pub fn read(text: &str) -> Result<Period, Failure> {
    let bad = || Failure::BadValue {
        field: "period".to_owned(),
        value: text.to_owned(),
        allowed: "2026-11, 2026-11-H1, 2026-11-H2",
    };
    let trimmed = text.trim();
    let Some((month, half)) = trimmed.get(..7).zip(trimmed.get(7..)) else { return Err(bad()) };
    let first: NaiveDate = format!("{month}-01").parse().map_err(|_| bad())?;
    let whole = of_month(first).ok_or_else(bad)?;
    match half.to_uppercase().as_str() {
        "" => Ok(whole),
        "-H1" => Ok(Period { to: first + Days::new(14), ..whole }),
        "-H2" => Ok(Period { from: first + Days::new(15), ..whole }),
        _ => Err(bad()),
    }
}

/// Returns the name by which a period is asked for; nothing for other days than those of a month or half of one.
pub fn name(period: Period) -> Option<String> {
    let month = period.from.format("%Y-%m").to_string();
    ["", "-H1", "-H2"]
        .iter()
        .map(|half| format!("{month}{half}"))
        .find(|name| read(name).ok() == Some(period))
}

/// Returns the last period that is over.
pub fn last(today: NaiveDate, rhythm: Rhythm) -> Period {
    let first = today.with_day(1).unwrap_or(today);
    let before = of_month(first - Months::new(1)).unwrap_or(Period { from: first, to: today });
    match rhythm {
        Rhythm::Monthly => before,
        Rhythm::TwiceMonthly if today.day() > 15 => Period { from: first, to: first + Days::new(14) },
        Rhythm::TwiceMonthly => Period { from: before.from + Days::new(15), ..before },
    }
}

/// Returns the period of the same kind before: half months before half months, months before months, else as many days.
pub fn before(period: Period) -> Period {
    let last_day = period.from - Days::new(1);
    let name = name(period).unwrap_or_default();
    let first = last_day.with_day(1).unwrap_or(last_day);
    let from = match name.len() {
        7 => first,
        0 => period.from - (period.to - period.from) - chrono::Duration::days(1),
        _ if last_day.day() == 15 => first,
        _ => first + Days::new(15),
    };
    Period { from, to: last_day }
}

/// Returns periods that are over: a year of the rhythm, then a year of the other one, the last ones first.
pub fn offered(today: NaiveDate, rhythm: Rhythm) -> Vec<Period> {
    let other = match rhythm {
        Rhythm::Monthly => Rhythm::TwiceMonthly,
        Rhythm::TwiceMonthly => Rhythm::Monthly,
    };
    let year = |rhythm: Rhythm| {
        let count = if rhythm == Rhythm::Monthly { 12 } else { 24 };
        std::iter::successors(Some(last(today, rhythm)), |period| Some(before(*period))).take(count)
    };
    year(rhythm).chain(year(other)).collect()
}

/// Returns how often reports are worth it: what the median cycle proposes, a month where it proposes nothing.
pub async fn rhythm(house: &House, today: NaiveDate) -> Result<Rhythm, Failure> {
    let proposed = settings::shown(house, crate::lang::Lang::Fr, today).await?.rhythm;
    Ok(if proposed.as_deref() == Some("twice_monthly") { Rhythm::TwiceMonthly } else { Rhythm::Monthly })
}

fn of_month(first: NaiveDate) -> Option<Period> {
    Some(Period { from: first, to: first.checked_add_months(Months::new(1))?.pred_opt()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: &str, to: &str) -> Period {
        Period { from: from.parse().unwrap(), to: to.parse().unwrap() }
    }

    #[test]
    fn a_period_is_a_month_or_half_of_one() {
        for (text, from, to) in [
            ("2026-11", "2026-11-01", "2026-11-30"),
            ("2026-11-h1", "2026-11-01", "2026-11-15"),
            ("2026-11-H2", "2026-11-16", "2026-11-30"),
            ("2028-02-H2", "2028-02-16", "2028-02-29"),
        ] {
            let read = read(text).unwrap();
            assert_eq!(read, period(from, to), "{text}");
            assert_eq!(name(read), Some(text.to_uppercase()));
        }
        for wrong in ["", "2026", "2026-13", "2026-11-H3", "novembre", "2026-11-1", "été 2026"] {
            assert!(matches!(read(wrong), Err(Failure::BadValue { .. })), "{wrong}");
        }
    }

    #[test]
    fn the_last_period_is_over_and_the_one_before_is_of_its_kind() {
        for (today, rhythm, from, to) in [
            ("2026-11-26", Rhythm::TwiceMonthly, "2026-11-01", "2026-11-15"),
            ("2026-11-15", Rhythm::TwiceMonthly, "2026-10-16", "2026-10-31"),
            ("2026-11-26", Rhythm::Monthly, "2026-10-01", "2026-10-31"),
            ("2027-01-01", Rhythm::TwiceMonthly, "2026-12-16", "2026-12-31"),
        ] {
            assert_eq!(last(today.parse().unwrap(), rhythm), period(from, to), "{today}");
        }
        for (of, is) in [
            (("2026-11-16", "2026-11-30"), ("2026-11-01", "2026-11-15")),
            (("2026-11-01", "2026-11-15"), ("2026-10-16", "2026-10-31")),
            (("2026-03-01", "2026-03-31"), ("2026-02-01", "2026-02-28")),
            (("2026-03-05", "2026-03-11"), ("2026-02-26", "2026-03-04")),
        ] {
            assert_eq!(before(period(of.0, of.1)), period(is.0, is.1));
        }
    }
}
