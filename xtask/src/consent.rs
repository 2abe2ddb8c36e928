//! Whether the person agreed that packages are installed.

use std::io::{IsTerminal, Write};

/// What was said about installing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Consent {
    /// Ask where somebody can answer.
    Ask,
    /// `--yes`.
    Given,
}

/// Returns whether to go on; without a terminal nobody can be asked, and the command itself is the consent.
pub(crate) fn obtain(consent: Consent, question: &str) -> bool {
    if consent == Consent::Given || !std::io::stdin().is_terminal() {
        return true;
    }
    print!("    {question} [Y/n] ");
    let mut answer = String::new();
    if std::io::stdout().flush().is_err() || std::io::stdin().read_line(&mut answer).is_err() {
        return false;
    }
    matches!(answer.trim().to_lowercase().as_str(), "" | "y" | "yes" | "o" | "oui")
}
