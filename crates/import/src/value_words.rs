//! What a person says that words of closed columns mean: theirs come before the built-in ones.

use crate::facts::{Sort, sort_of};
use domain::field::Field;
use domain::fold::fold;
use domain::words::{
    AppointmentOutcome, CellRole, Channel, CostItem, Interest, ListType, OpportunityStatus,
    SuppressionReason, UndeliveredReason,
};
use std::collections::BTreeMap;

/// Translations of words in closed columns: `chaud` is a positive interest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValueWords(BTreeMap<(Field, String), &'static str>);

/// A word that cannot be translated so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAWord {
    /// The field is no closed column.
    #[error("the field takes any text")]
    OpenField,
    /// The field has no such meaning.
    #[error("the field has no such meaning")]
    UnknownMeaning,
    /// The word is nothing but signs and blanks, or far too long.
    #[error("there is no word")]
    NoText,
}

/// Characters of the longest word that is kept.
pub const LONGEST_WORD: usize = 200;

/// Returns the words that a closed column can mean, by key; nothing where a field takes any text.
pub fn meanings_of(field: Field) -> Vec<&'static str> {
    macro_rules! keys {
        ($set:ident) => {
            $set::ALL.iter().map(|member| member.key()).collect()
        };
    }
    match field {
        Field::Interest => keys!(Interest),
        Field::Channel => keys!(Channel),
        Field::ReturnReason => keys!(UndeliveredReason),
        Field::CostItem => keys!(CostItem),
        Field::Role => keys!(CellRole),
        Field::AppointmentOutcome => keys!(AppointmentOutcome),
        Field::OpportunityStatus => keys!(OpportunityStatus),
        Field::SuppressionReason => keys!(SuppressionReason),
        Field::ListType => keys!(ListType),
        _ => Vec::new(),
    }
}

/// Returns the fields whose words can be translated.
pub fn closed_fields() -> impl Iterator<Item = Field> {
    Field::NAMED.iter().copied().filter(|field| sort_of(*field) == Sort::Word)
}

impl ValueWords {
    /// Adds what a word means in a field; a later word on the same text wins.
    ///
    /// # Errors
    /// [`NotAWord`] where the field is not closed, has no such meaning, or the text has no letter.
    ///
    /// # Example
    /// ```
    /// use domain::field::Field;
    /// let mut words = import::ValueWords::default();
    /// words.put(Field::Interest, "Très chaud !", "positive")?;
    /// assert_eq!(words.get(Field::Interest, "tres CHAUD"), Some("positive"));
    /// assert!(words.put(Field::City, "Lyon", "positive").is_err());
    /// # Ok::<(), import::NotAWord>(())
    /// ```
    pub fn put(&mut self, field: Field, text: &str, meaning: &str) -> Result<(), NotAWord> {
        let meanings = meanings_of(field);
        if meanings.is_empty() {
            return Err(NotAWord::OpenField);
        }
        let known = meanings.into_iter().find(|key| *key == meaning).ok_or(NotAWord::UnknownMeaning)?;
        let folded = fold(text);
        if folded.is_empty() || text.chars().count() > LONGEST_WORD {
            return Err(NotAWord::NoText);
        }
        self.0.insert((field, folded), known);
        Ok(())
    }

    /// Returns the meaning that a person gave a text of a field.
    pub fn get(&self, field: Field, text: &str) -> Option<&'static str> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get(&(field, fold(text))).copied()
    }

    /// Returns each translation: field, folded text, meaning.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &str, &'static str)> {
        self.0.iter().map(|((field, text), meaning)| (*field, text.as_str(), *meaning))
    }

    /// Adds what others say where this says nothing.
    pub fn fill_from(&mut self, others: &Self) {
        for (key, meaning) in &others.0 {
            self.0.entry(key.clone()).or_insert(meaning);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_closed_field_has_meanings_that_the_program_itself_understands() {
        let mut closed = 0;
        for field in closed_fields() {
            closed += 1;
            let meanings = meanings_of(field);
            assert!(!meanings.is_empty(), "{}", field.key());
            for meaning in meanings {
                // The words of a person become these keys, which are then read like any word.
                assert_eq!(crate::words::built_in(field, meaning), Some(meaning), "{}", field.key());
            }
        }
        assert_eq!(closed, 9);
    }

    #[test]
    fn a_word_needs_a_closed_field_a_meaning_of_it_and_a_letter() {
        let mut words = ValueWords::default();
        assert_eq!(words.put(Field::City, "x", "positive"), Err(NotAWord::OpenField));
        assert_eq!(words.put(Field::Channel, "x", "positive"), Err(NotAWord::UnknownMeaning));
        assert_eq!(words.put(Field::Channel, " ?! ", "phone"), Err(NotAWord::NoText));
        words.put(Field::Channel, "Minitel", "web").unwrap();
        let mut others = ValueWords::default();
        others.put(Field::Channel, "minitel", "phone").unwrap();
        others.put(Field::Interest, "Bof", "refusal").unwrap();
        words.fill_from(&others);
        let all: Vec<_> = words.iter().collect();
        assert_eq!(all, [(Field::Channel, "minitel", "web"), (Field::Interest, "bof", "refusal")]);
    }
}
