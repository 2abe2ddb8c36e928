//! Where the understanding of a sheet comes from, in words.

use super::job::Said;
use super::recall::is_of_one_campaign;
use super::value_words::unknown_word;
use crate::dto::import::Constant;
use crate::dto::understanding::{Remembered, UnknownWord};
use crate::lang::{Lang, say};
use crate::words::recall;
use import::{Inspection, KindBy, Recalled, RecalledFrom, heading_set};

/// How sure the understanding of a sheet is, and where it comes from.
pub(super) struct Understood {
    pub(super) kind_confidence: String,
    pub(super) kind_guess: Option<String>,
    pub(super) preset: Option<String>,
    pub(super) remembered: Option<Remembered>,
    pub(super) unknown_words: Vec<UnknownWord>,
}

/// Returns how sure the understanding of a sheet is and where it comes from.
pub(super) fn understood(look: &Inspection, said: &Said, lang: Lang) -> Understood {
    let first = look.kind_candidates.first();
    let guess = first.filter(|first| look.kind.is_none() && first.by == KindBy::Values);
    Understood {
        kind_confidence: match (look.kind, guess) {
            (Some(_), _) => "sure",
            (None, Some(_)) => "to_check",
            (None, None) => "none",
        }
        .to_owned(),
        kind_guess: guess.map(|guess| guess.kind.key().to_owned()),
        preset: look.preset.map(|preset| recall::preset(preset, lang)),
        remembered: look.recalled.as_ref().and_then(|recalled| remembered(recalled, look, said, lang)),
        unknown_words: look
            .unknown_words
            .iter()
            .map(|word| unknown_word(word.field, &word.text, word.rows, lang))
            .collect(),
    }
}

/// Returns what is remembered of such a sheet; a template that was chosen is not remembered but said.
fn remembered(recalled: &Recalled, look: &Inspection, said: &Said, lang: Lang) -> Option<Remembered> {
    let RecalledFrom::Memory { at } = &recalled.from else { return None };
    let mapping = said.known.nearest(look, said.recall)?;
    let template = &recalled.template;
    let known = heading_set(&template.columns.iter().map(|(heading, _)| heading.clone()).collect::<Vec<_>>());
    let is_new = |heading: &&String| {
        let folded = domain::fold::fold(heading);
        !folded.is_empty() && !known.contains(&folded)
    };
    let new: Vec<String> =
        look.columns.iter().map(|column| &column.heading).filter(is_new).cloned().collect();
    let offered = template.constants.iter().filter(|(field, _)| is_of_one_campaign(*field));
    let from = recall::from(&recalled.from, lang);
    let sentence = if new.is_empty() {
        format!("{from}.")
    } else {
        let names = new.join(", ");
        say(
            lang,
            format!("{from}\u{202f}; à vérifier\u{a0}: {names}."),
            format!("{from}; to be checked: {names}."),
        )
    };
    Some(Remembered {
        id: u32::try_from(mapping.id).unwrap_or(u32::MAX),
        at: recall::day(at, lang),
        sentence,
        new_headings: new,
        offered: offered
            .map(|(field, value)| Constant { field: field.key().to_owned(), value: value.clone() })
            .collect(),
    })
}
