//! When a file is whole: once neither its size nor its time has changed for two seconds.

use super::folder::Found;
use std::collections::HashMap;
use std::path::PathBuf;
use std::time::{Duration, Instant, SystemTime};

/// How long a file has to stay as it is.
const REST: Duration = Duration::from_secs(2);

/// The files seen in the folder, each with since when it is as it is.
#[derive(Debug, Default)]
pub struct Steady {
    seen: HashMap<PathBuf, (u64, SystemTime, Instant)>,
}

impl Steady {
    /// Takes a look at the folder's files in, and returns those that are whole.
    pub fn look(&mut self, files: &[Found], now: Instant) -> Vec<PathBuf> {
        self.seen.retain(|path, _| files.iter().any(|file| file.path == *path));
        let mut whole = Vec::new();
        for file in files {
            let seen = self.seen.entry(file.path.clone()).or_insert((file.size, file.modified, now));
            if (seen.0, seen.1) != (file.size, file.modified) {
                *seen = (file.size, file.modified, now);
            }
            if now.duration_since(seen.2) >= REST {
                whole.push(file.path.clone());
            }
        }
        whole
    }

    /// Returns whether some files are still waited for.
    pub fn is_waiting(&self) -> bool {
        !self.seen.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_still_grows_is_waited_for() {
        let start = Instant::now();
        let at = |size, second| (vec![found("a.csv", size)], start + Duration::from_secs(second));
        let mut steady = Steady::default();
        let mut whole = |(files, now): (Vec<Found>, Instant)| steady.look(&files, now).len();
        assert_eq!([at(10, 0), at(20, 1), at(20, 2), at(20, 3), at(20, 4)].map(&mut whole), [0, 0, 0, 1, 1]);
    }

    #[test]
    fn a_file_that_went_and_came_back_is_a_new_one() {
        let start = Instant::now();
        let mut steady = Steady::default();
        steady.look(&[found("a.csv", 10)], start);
        steady.look(&[], start + Duration::from_secs(1));
        assert!(!steady.is_waiting());
        assert!(steady.look(&[found("a.csv", 10)], start + Duration::from_secs(3)).is_empty());
    }

    fn found(name: &str, size: u64) -> Found {
        Found { path: PathBuf::from(name), size, modified: SystemTime::UNIX_EPOCH }
    }
}
