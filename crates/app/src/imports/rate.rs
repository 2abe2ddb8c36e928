//! How fast an import goes, for the progress bar.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// Over how long the rate is averaged.
const SPAN: Duration = Duration::from_secs(3);

/// Rows read so far, at several moments of the last seconds.
#[derive(Debug, Default)]
pub(super) struct Rate {
    moments: VecDeque<(Instant, u64)>,
}

impl Rate {
    /// Notes how many rows were read by now, and returns the rows a second over the last three seconds.
    pub(super) fn at(&mut self, now: Instant, rows: u64) -> f64 {
        while self.moments.len() > 1 && self.moments.front().is_some_and(|(then, _)| now - *then > SPAN) {
            self.moments.pop_front();
        }
        self.moments.push_back((now, rows));
        let Some((then, before)) = self.moments.front() else { return 0.0 };
        let seconds = (now - *then).as_secs_f64();
        if seconds > 0.0 { (rows - before) as f64 / seconds } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_is_that_of_the_last_seconds() {
        let start = Instant::now();
        let mut rate = Rate::default();
        assert!(rate.at(start, 0).abs() < 1e-9);
        assert!((rate.at(start + Duration::from_secs(1), 1000) - 1000.0).abs() < 1e-9);
        let later = rate.at(start + Duration::from_secs(10), 19_000);
        assert!((later - 2000.0).abs() < 1e-9, "{later}");
    }
}
