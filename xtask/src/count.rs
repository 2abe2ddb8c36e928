//! How many tests ran, read from what the runners say.

use std::ops::AddAssign;

/// Tests that passed and that failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// Passed.
    pub passed: u64,
    /// Failed.
    pub failed: u64,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Returns the sum of all lines that report a count: those of Rust's runner, of Vitest and of the desktop test.
///
/// Vitest counts files in another line; only its line `Tests` is read.
pub(crate) fn count(text: &str) -> Count {
    let mut sum = Count::default();
    for line in text.lines().map(without_colours) {
        let line = line.trim();
        let told = ["test result:", "Tests ", "desktop:"].iter().any(|start| line.starts_with(start));
        if told {
            sum += Count { passed: before(line, "passed"), failed: before(line, "failed") };
        }
    }
    sum
}

fn before(line: &str, word: &str) -> u64 {
    let words: Vec<&str> =
        line.split(|letter: char| !letter.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.windows(2).find(|pair| pair[1] == word).and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
}

fn without_colours(line: &str) -> String {
    let mut plain = String::new();
    let mut parts = line.split('\u{1b}');
    plain.push_str(parts.next().unwrap_or_default());
    for part in parts {
        plain.push_str(part.split_once('m').map_or(part, |(_, rest)| rest));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_each_runner() {
        for (text, passed, failed) in [
            ("test result: ok. 8 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out", 8, 0),
            ("test result: FAILED. 3 passed; 2 failed; 0 ignored", 3, 2),
            (" Test Files  4 passed (4)\n      Tests  34 passed (34)\n", 34, 0),
            (
                "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[31m1 failed\u{1b}[39m | \u{1b}[32m33 passed\u{1b}[39m (34)",
                33,
                1,
            ),
            ("desktop: 12 passed, 1 failed", 12, 1),
            ("test something_with_9_passed ... ok", 0, 0),
        ] {
            assert_eq!(count(text), Count { passed, failed }, "{text}");
        }
    }
}
