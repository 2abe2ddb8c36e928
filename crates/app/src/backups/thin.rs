//! Which backups are worth their room: all of the last day, one a day for two weeks, one a week for three months.

use super::Backup;
use chrono::{Datelike, NaiveDateTime, TimeDelta};
use std::collections::HashSet;
use std::path::PathBuf;

/// Bytes that all backups may take together; the newest stays whatever its size.
const MOST: u64 = 4 << 30;

/// Returns the backups that may go, of a list with the newest first.
pub(super) fn superfluous(backups: &[Backup], now: NaiveDateTime) -> Vec<PathBuf> {
    let mut days = HashSet::new();
    let mut weeks = HashSet::new();
    let mut room = MOST;
    let mut gone = Vec::new();
    for (place, backup) in backups.iter().enumerate() {
        let age = now - backup.at;
        let day = backup.at.date();
        let of_its_age = if age <= TimeDelta::days(1) {
            true
        } else if age <= TimeDelta::days(14) {
            days.insert(day)
        } else {
            age <= TimeDelta::days(92) && weeks.insert((day.iso_week().year(), day.iso_week().week()))
        };
        let fits = backup.size <= room;
        if place > 0 && !(of_its_age && fits) {
            gone.push(backup.path.clone());
        } else {
            room = room.saturating_sub(backup.size);
        }
    }
    gone
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backups::Why;

    fn kept(backups: &[(&str, u64)], now: &str) -> Vec<String> {
        let backups: Vec<Backup> = backups
            .iter()
            .map(|(at, size)| Backup {
                path: PathBuf::from(at),
                at: at.parse().expect("a moment"),
                why: Some(Why::Import),
                size: *size,
            })
            .collect();
        let gone = superfluous(&backups, now.parse().expect("a moment"));
        let kept = backups.iter().filter(|backup| !gone.contains(&backup.path));
        kept.map(|backup| backup.path.display().to_string()).collect()
    }

    #[test]
    fn backups_thin_out_with_age() {
        let backups = [
            ("2026-11-25T14:00:00", 1),
            ("2026-11-25T09:00:00", 1),
            ("2026-11-24T15:00:00", 1),
            ("2026-11-23T15:00:00", 1),
            ("2026-11-23T08:00:00", 1),
            ("2026-11-01T15:00:00", 1),
            ("2026-10-31T15:00:00", 1),
            ("2026-10-20T15:00:00", 1),
            ("2026-01-20T15:00:00", 1),
        ];
        let expected = [0, 1, 2, 3, 5, 7].map(|place: usize| backups[place].0.to_owned());
        assert_eq!(kept(&backups, "2026-11-25T15:00:00"), expected);
    }

    #[test]
    fn all_together_take_no_more_room_than_allowed_but_for_the_newest() {
        let huge = MOST + 1;
        let backups = [("2026-11-25T14:00:00", huge), ("2026-11-25T13:00:00", 1), ("2026-11-25T12:00:00", 1)];
        assert_eq!(kept(&backups, "2026-11-25T15:00:00"), ["2026-11-25T14:00:00"]);
    }
}
