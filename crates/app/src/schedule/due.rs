//! Which reports are due: from schedules, ends of windows and what was made, on a day; nothing else is asked.

use crate::reports::period::{self, Period, Rhythm as Halves};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// The late reports of a schedule that are still made, the last ones; those before are passed over.
pub const LATE: usize = 12;

/// Begins the name of a campaign, whose code may look like a period.
const CAMPAIGN: &str = "campaign:";

/// How often a report is made by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// On the 1st and the 16th, of the half month before.
    TwiceMonthly,
    /// On the 1st, of the month before.
    Monthly,
    /// On Mondays, of the week before.
    Weekly,
    /// On the day after a campaign's window ends.
    WindowEnd,
}

impl Rhythm {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::TwiceMonthly, Self::Monthly, Self::Weekly, Self::WindowEnd];

    /// Returns the name by which it is kept.
    pub const fn key(self) -> &'static str {
        match self {
            Self::TwiceMonthly => "twice_monthly",
            Self::Monthly => "monthly",
            Self::Weekly => "weekly",
            Self::WindowEnd => "window_end",
        }
    }

    /// Returns the rhythm of a name.
    pub fn from_key(key: &str) -> Option<Self> {
        let key = key.replace('-', "_");
        Self::ALL.into_iter().find(|rhythm| rhythm.key() == key)
    }
}

/// What a scheduled report is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// What lies between two days.
    Period(Period),
    /// A campaign's code.
    Campaign(String),
}

impl About {
    /// Returns the name by which it is kept: `2026-11-H1`, `2026-11`, `2026-W47`, `campaign:CH26`.
    pub fn name(&self) -> String {
        match self {
            Self::Campaign(code) => format!("{CAMPAIGN}{code}"),
            Self::Period(of) => period::name(*of).unwrap_or_else(|| {
                let week = of.from.iso_week();
                format!("{}-W{:02}", week.year(), week.week())
            }),
        }
    }

    /// Returns what a name stands for.
    pub fn read(name: &str) -> Option<Self> {
        if let Some(code) = name.strip_prefix(CAMPAIGN) {
            return Some(Self::Campaign(code.to_owned()));
        }
        let Some((year, week)) = name.split_once("-W") else {
            return period::read(name).ok().map(Self::Period);
        };
        let from = NaiveDate::from_isoywd_opt(year.parse().ok()?, week.parse().ok()?, Weekday::Mon)?;
        Some(Self::Period(Period { from, to: from + Days::new(6) }))
    }
}

/// A schedule as far as it decides what is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its number.
    pub id: u32,
    /// Its rhythm.
    pub rhythm: Rhythm,
    /// Reports due before that day are not made.
    pub since: NaiveDate,
}

/// A report that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// By which schedule.
    pub schedule: u32,
    /// What it is about.
    pub about: About,
    /// Since when.
    pub on: NaiveDate,
}

/// A report that was made: schedule, subject and the day on which it was due.
pub type Made = (u32, String, NaiveDate);

/// Returns what is due on a day and was not made, the oldest first, and how many are too late to be made.
///
/// `ends` has the last day of each campaign's window.
pub fn due(
    plans: &[Plan],
    ends: &[(String, NaiveDate)],
    made: &[Made],
    today: NaiveDate,
) -> (Vec<Due>, usize) {
    let mut all = Vec::new();
    let mut passed_over = 0;
    for plan in plans {
        let fresh = |due: &Due| !made.contains(&(due.schedule, due.about.name(), due.on));
        let past = until(plan, ends, today);
        let too_late = past.len().saturating_sub(LATE);
        passed_over += past[..too_late].iter().filter(|due| fresh(due)).count();
        all.extend(past.into_iter().skip(too_late).filter(fresh));
    }
    all.sort_by_key(|due| due.on);
    (all, passed_over)
}

/// Returns the next day on which a plan has something due, after today.
pub fn next(plan: &Plan, ends: &[(String, NaiveDate)], today: NaiveDate) -> Option<NaiveDate> {
    let after = today.succ_opt()?;
    match plan.rhythm {
        Rhythm::WindowEnd => {
            ends.iter().filter_map(|(_, end)| end.succ_opt()).filter(|on| *on >= after.max(plan.since)).min()
        }
        rhythm => {
            let days = std::iter::successors(Some(after.max(plan.since)), NaiveDate::succ_opt);
            days.take(40).find(|day| of_day(rhythm, *day).is_some())
        }
    }
}

/// Returns all that a plan has from its first day up to today, the oldest first.
fn until(plan: &Plan, ends: &[(String, NaiveDate)], today: NaiveDate) -> Vec<Due> {
    let due = |about, on| Due { schedule: plan.id, about, on };
    if plan.rhythm == Rhythm::WindowEnd {
        let mut all: Vec<Due> = ends
            .iter()
            .filter_map(|(code, end)| Some(due(About::Campaign(code.clone()), end.succ_opt()?)))
            .filter(|due| (plan.since..=today).contains(&due.on))
            .collect();
        all.sort_by_key(|due| (due.on, due.about.name()));
        return all;
    }
    let days = std::iter::successors(Some(plan.since), NaiveDate::succ_opt).take_while(|day| *day <= today);
    days.filter_map(|day| Some(due(About::Period(of_day(plan.rhythm, day)?), day))).collect()
}

/// Returns the period whose report is due on a day.
fn of_day(rhythm: Rhythm, day: NaiveDate) -> Option<Period> {
    match rhythm {
        Rhythm::TwiceMonthly if matches!(day.day(), 1 | 16) => Some(period::last(day, Halves::TwiceMonthly)),
        Rhythm::Monthly if day.day() == 1 => Some(Period { from: day - Months::new(1), to: day.pred_opt()? }),
        Rhythm::Weekly if day.weekday() == Weekday::Mon => {
            Some(Period { from: day - Days::new(7), to: day.pred_opt()? })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Duration, NaiveDateTime};
    use std::collections::BTreeMap;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The rule of summer time in the European Union, by hand: from the last Sunday of March to the last Sunday of October, at 1:00 UTC.
    fn paris(instant: NaiveDateTime) -> NaiveDate {
        let last_sunday = |month: u32| {
            let last = NaiveDate::from_ymd_opt(instant.date().year(), month, 31).unwrap();
            (last - Days::new(u64::from(last.weekday().num_days_from_sunday()))).and_hms_opt(1, 0, 0).unwrap()
        };
        let is_summer = (last_sunday(3)..last_sunday(10)).contains(&instant);
        (instant + Duration::hours(if is_summer { 2 } else { 1 })).date()
    }

    fn plans(since: &str) -> Vec<Plan> {
        let plan = |(id, rhythm)| Plan { id, rhythm, since: day(since) };
        (1..).zip(Rhythm::ALL).map(plan).collect()
    }

    /// Lets a false clock run through a year, asks whenever `runs` says that the program is on, and counts what was made.
    fn year(first: &str, runs: impl Fn(NaiveDateTime) -> bool) -> BTreeMap<(u32, String), (u32, NaiveDate)> {
        let ends =
            [("C1".to_owned(), day(first) + Days::new(40)), ("C2".to_owned(), day(first) + Days::new(200))];
        let mut counted: BTreeMap<(u32, String), (u32, NaiveDate)> = BTreeMap::new();
        let mut made: Vec<Made> = Vec::new();
        let start = day(first).and_hms_opt(6, 0, 0).unwrap();
        // 305 minutes do not divide a day, so that the hours that come twice or not at all are met at any minute.
        for instant in (0..)
            .map(|turn| start + Duration::minutes(305 * turn))
            .take_while(|now| *now < start + Duration::days(366))
        {
            if !runs(instant) {
                continue;
            }
            let today = paris(instant);
            let (now_due, passed_over) = due(&plans(first), &ends, &made, today);
            assert_eq!(passed_over, 0);
            for due in now_due {
                assert!(due.on <= today);
                let entry = counted.entry((due.schedule, due.about.name())).or_insert((0, today));
                entry.0 += 1;
                made.push((due.schedule, due.about.name(), due.on));
            }
        }
        counted
    }

    fn each_exactly_once(counted: &BTreeMap<(u32, String), (u32, NaiveDate)>) {
        assert!(counted.values().all(|(times, _)| *times == 1), "{counted:?}");
        let of = |id| counted.keys().filter(|(schedule, _)| *schedule == id).count();
        // A year of 24 half months, 12 months, 52 weeks and two windows.
        assert_eq!([of(1), of(2), of(3), of(4)], [24, 12, 52, 2]);
    }

    #[test]
    fn a_year_with_both_changes_of_the_clock_makes_each_report_once_on_its_day() {
        let counted = year("2026-01-02", |_| true);
        each_exactly_once(&counted);
        for (id, about, on) in [
            (1, "2026-01-H1", "2026-01-16"),
            (1, "2026-02-H2", "2026-03-01"),
            // The clock goes forward on 29 March 2026 and back on 25 October, both Sundays.
            (3, "2026-W13", "2026-03-30"),
            (3, "2026-W43", "2026-10-26"),
            (1, "2026-03-H2", "2026-04-01"),
            (1, "2026-10-H2", "2026-11-01"),
            (2, "2026-12", "2027-01-01"),
            (4, "campaign:C1", "2026-02-12"),
        ] {
            assert_eq!(counted[&(id, about.to_owned())].1, day(on), "{about}");
        }
    }

    #[test]
    fn a_program_that_is_off_for_weeks_makes_each_report_once_at_its_next_start() {
        let off = |from: &str, to: &str, now: NaiveDateTime| (day(from)..day(to)).contains(&now.date());
        let counted = year("2026-01-02", |now| {
            !off("2026-03-14", "2026-04-20", now)
                && !off("2026-10-24", "2026-11-17", now)
                && !off("2026-08-01", "2026-08-31", now)
        });
        each_exactly_once(&counted);
        for about in ["2026-03-H1", "2026-03-H2", "2026-04-H1"] {
            assert_eq!(counted[&(1, about.to_owned())].1, day("2026-04-20"), "{about}");
        }
        assert_eq!(counted[&(3, "2026-W43".to_owned())].1, day("2026-11-17"));
    }

    #[test]
    fn a_leap_day_belongs_to_its_half_month_and_month() {
        let plan = |rhythm| [Plan { id: 1, rhythm, since: day("2028-03-01") }];
        for (rhythm, about, to) in
            [(Rhythm::TwiceMonthly, "2028-02-H2", "2028-02-29"), (Rhythm::Monthly, "2028-02", "2028-02-29")]
        {
            let (all, _) = due(&plan(rhythm), &[], &[], day("2028-03-01"));
            assert_eq!(all.len(), 1);
            assert_eq!(all[0].about.name(), about);
            assert!(matches!(all[0].about, About::Period(period) if period.to == day(to)));
        }
        let counted = year("2028-01-01", |_| true);
        assert_eq!(counted[&(1, "2028-02-H2".to_owned())], (1, day("2028-03-01")));
    }

    #[test]
    fn nothing_is_due_before_the_first_day_and_the_oldest_of_very_late_ones_are_passed_over() {
        let plan = [Plan { id: 7, rhythm: Rhythm::Weekly, since: day("2026-01-06") }];
        assert_eq!(due(&plan, &[], &[], day("2026-01-11")), (vec![], 0));
        let (all, passed_over) = due(&plan, &[], &[], day("2026-12-31"));
        // Mondays from 12 January to 28 December 2026: 51.
        assert_eq!((all.len(), passed_over), (LATE, 51 - LATE));
        assert_eq!((all[0].on, all[LATE - 1].on), (day("2026-10-12"), day("2026-12-28")));
        let made: Vec<Made> = all.iter().map(|due| (7, due.about.name(), due.on)).collect();
        assert_eq!(due(&plan, &[], &made, day("2026-12-31")).0, []);
    }

    #[test]
    fn a_window_that_moves_is_told_of_again_at_its_new_end() {
        let plan = [Plan { id: 4, rhythm: Rhythm::WindowEnd, since: day("2026-03-01") }];
        let end = |text: &str| [("C1".to_owned(), day(text))];
        let made = [(4, "campaign:C1".to_owned(), day("2026-04-02"))];
        assert_eq!(due(&plan, &end("2026-04-01"), &made, day("2026-04-30")).0, []);
        assert_eq!(due(&plan, &end("2026-05-10"), &made, day("2026-05-11")).0.len(), 1);
        // A window over before the schedule was made is none of its business.
        assert_eq!(due(&plan, &end("2026-02-01"), &[], day("2026-05-11")).0, []);
    }

    #[test]
    fn the_next_day_is_told_and_every_name_is_read_again() {
        for (rhythm, on, name) in [
            (Rhythm::TwiceMonthly, "2026-12-01", "2026-11-H2"),
            (Rhythm::Monthly, "2026-12-01", "2026-11"),
            (Rhythm::Weekly, "2026-11-30", "2026-W48"),
        ] {
            let plan = Plan { id: 1, rhythm, since: day("2026-01-01") };
            assert_eq!(next(&plan, &[], day("2026-11-26")), Some(day(on)));
            let about = About::Period(of_day(rhythm, day(on)).unwrap());
            assert_eq!(about.name(), name);
            assert_eq!(About::read(name), Some(about));
            assert_eq!(Rhythm::from_key(rhythm.key()), Some(rhythm));
        }
        let plan = Plan { id: 1, rhythm: Rhythm::WindowEnd, since: day("2026-01-01") };
        assert_eq!(
            next(&plan, &[("C".to_owned(), day("2026-12-02"))], day("2026-11-26")),
            Some(day("2026-12-03"))
        );
        assert_eq!(next(&plan, &[], day("2026-11-26")), None);
        let looks_like_a_month = About::Campaign("2026-11".to_owned());
        assert_eq!(About::read(&looks_like_a_month.name()), Some(looks_like_a_month));
        assert_eq!((About::read("soon"), About::read("2026-W99")), (None, None));
    }
}
