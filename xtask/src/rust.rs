//! Versions: that of Rust, and how versions are compared.

use crate::failure::Failure;
use crate::steps::{ask, say};

const NEEDED: (u32, u32) = (1, 95);

/// Checks that Rust is new enough.
pub(crate) fn check() -> Result<(), Failure> {
    let found = ask("rustc", &["--version"]);
    if found.as_deref().and_then(version).is_some_and(|version| version >= NEEDED) {
        say(found.as_deref().unwrap_or_default().trim());
        return Ok(());
    }
    Err(Failure::TooOld {
        program: "Rust",
        found,
        needed: "1.95",
        remedy: "run `rustup update`, or see https://rustup.rs",
    })
}

/// Returns the first two numbers of a version such as `v20.19.1` or `rustc 1.95.0 (…)`.
pub(crate) fn version(text: &str) -> Option<(u32, u32)> {
    let start = text.find(|letter: char| letter.is_ascii_digit())?;
    let mut numbers = text[start..].split(|letter: char| !letter.is_ascii_digit());
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn versions_are_read_from_what_programs_say() {
        for (text, expected) in [
            ("v20.19.1\n", Some((20, 19))),
            ("rustc 1.95.0 (59807616e 2026-04-14)", Some((1, 95))),
            ("command not found", None),
            ("22", None),
        ] {
            assert_eq!(version(text), expected, "{text}");
        }
    }
}
