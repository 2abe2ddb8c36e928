//! A correction by hand, in words.

use crate::lang::{Lang, say};
use store::HandCorrection;

/// Returns which cells were corrected and what was read instead.
pub(crate) fn of(correction: &HandCorrection, lang: Lang) -> String {
    let cells = cells(correction, lang);
    match (correction.action.as_str(), &correction.value) {
        ("replace", Some(value)) => say(
            lang,
            format!("{cells}\u{a0}: lu comme «\u{a0}{value}\u{a0}»"),
            format!("{cells}: read as “{value}”"),
        ),
        ("leave_out", _) => {
            say(lang, format!("{cells}\u{a0}: ligne non importée"), format!("{cells}: row not imported"))
        }
        _ => say(lang, format!("{cells}\u{a0}: lu comme vide"), format!("{cells}: read as empty")),
    }
}

fn cells(correction: &HandCorrection, lang: Lang) -> String {
    let mut parts = Vec::new();
    if let Some(heading) = &correction.heading {
        parts.push(say(lang, format!("colonne «\u{a0}{heading}\u{a0}»"), format!("column “{heading}”")));
    }
    if let Some(row) = correction.source_row {
        parts.push(say(lang, format!("ligne {row}"), format!("row {row}")));
    }
    if let Some(raw) = &correction.raw {
        parts.push(say(lang, format!("«\u{a0}{raw}\u{a0}»"), format!("“{raw}”")));
    }
    if correction.cause.is_some() {
        parts.push(say(lang, "cellules à corriger".into(), "cells to correct".into()));
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_says_where_and_what() {
        let correction = HandCorrection {
            heading: Some("Date".to_owned()),
            raw: Some("31/09".to_owned()),
            action: "replace".to_owned(),
            value: Some("30/09".to_owned()),
            ..HandCorrection::default()
        };
        assert_eq!(of(&correction, Lang::En), "column “Date”, “31/09”: read as “30/09”");
        let row = HandCorrection { source_row: Some(7), action: "leave_out".to_owned(), ..correction };
        assert!(
            of(&HandCorrection { raw: None, ..row }, Lang::Fr).ends_with("ligne 7\u{a0}: ligne non importée")
        );
    }
}
