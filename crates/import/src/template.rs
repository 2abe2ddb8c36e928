//! A way to read a file that can be kept, named and shared: which heading becomes what, with constants, options, words.
//!
//! Its file is TOML with the end `.baromail-template`. A stranger's file is read with suspicion: unknown keys, fields,
//! kinds and meanings are refused, and nothing in it can exceed the limits below.

use crate::options::{Headings, ReadingOptions, Separator, TextEncoding, TextOptions};
use crate::value_words::ValueWords;
use crate::{Epoch, Mark, Order};
use domain::field::Field;
use domain::fold::fold;
use domain::kind::Kind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The only version of the file so far.
const VERSION: u32 = 1;
/// Bytes of the longest file.
pub const TEMPLATE_BYTES: usize = 256 * 1024;
/// Columns of the widest template.
const COLUMNS: usize = crate::limits::COLUMNS;
/// Characters of the longest name, heading or value.
const CHARACTERS: usize = 200;
/// Words of the longest list.
const WORDS: usize = 5_000;

/// A way to read a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// What the rows tell.
    pub kind: Kind,
    /// What each heading becomes; nothing where it is ignored.
    pub columns: Vec<(String, Option<Field>)>,
    /// Values for the whole file.
    pub constants: Vec<(Field, String)>,
    /// How it is written, where a person said it.
    pub options: ReadingOptions,
    /// What words of closed columns mean.
    pub words: ValueWords,
}

/// Why a text is no template.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// It is not of the form that the program writes.
    #[error("it is no template")]
    NotATemplate,
    /// A newer version of the program wrote it.
    #[error("version {0} is not known")]
    Newer(u32),
    /// It is longer than any real one.
    #[error("it is too long")]
    TooLong,
    /// It names a kind, field, meaning or option that does not exist, or one out of place.
    #[error("{0:?} is not known here")]
    Unknown(String),
    /// A name or value holds signs that a name cannot have.
    #[error("{0:?} holds signs that it cannot have")]
    BadText(String),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    baromail_template: u32,
    name: String,
    kind: String,
    #[serde(default)]
    reading: ReadingFile,
    #[serde(default)]
    columns: Vec<ColumnFile>,
    #[serde(default)]
    constants: Vec<ConstantFile>,
    #[serde(default)]
    words: Vec<WordFile>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadingFile {
    order: Option<String>,
    mark: Option<String>,
    epoch: Option<String>,
    encoding: Option<String>,
    separator: Option<String>,
    heading_row: Option<u32>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnFile {
    heading: String,
    field: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ConstantFile {
    field: String,
    value: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordFile {
    field: String,
    text: String,
    meaning: String,
}

/// Returns the set of a file's headings in one order: without accents, case, signs, blanks and repetitions.
///
/// # Example
/// ```
/// use import::heading_set;
/// let headings = |list: [&str; 3]| list.map(str::to_owned);
/// assert_eq!(heading_set(&headings(["Réf.", "DATE", ""])), heading_set(&headings(["date", "ref", "ref"])));
/// ```
pub fn heading_set(headings: &[String]) -> Vec<String> {
    let set: BTreeSet<String> = headings.iter().map(|heading| fold(heading)).collect();
    set.into_iter().filter(|heading| !heading.is_empty()).collect()
}

impl Template {
    /// Returns the text of its file under a name.
    pub fn to_text(&self, name: &str) -> String {
        let options = self.options;
        let file = File {
            baromail_template: VERSION,
            name: name.to_owned(),
            kind: self.kind.key().to_owned(),
            reading: ReadingFile {
                order: options.order.map(|order| order.key().to_owned()),
                mark: options.mark.map(|mark| mark.key().to_owned()),
                epoch: options.epoch.map(|epoch| epoch.key().to_owned()),
                encoding: options.text.encoding.map(|encoding| encoding.key().to_owned()),
                separator: options.text.separator.map(|separator| separator.key().to_owned()),
                heading_row: options.headings.map(Headings::row),
            },
            columns: self
                .columns
                .iter()
                .map(|(heading, field)| ColumnFile {
                    heading: heading.clone(),
                    field: field.map(|field| field.key().to_owned()),
                })
                .collect(),
            constants: self
                .constants
                .iter()
                .map(|(field, value)| ConstantFile { field: field.key().to_owned(), value: value.clone() })
                .collect(),
            words: self
                .words
                .iter()
                .map(|(field, text, meaning)| WordFile {
                    field: field.key().to_owned(),
                    text: text.to_owned(),
                    meaning: meaning.to_owned(),
                })
                .collect(),
        };
        toml::to_string(&file).expect("texts, numbers and lists of them can always be written")
    }

    /// Returns the name and the template of a file's text.
    ///
    /// # Errors
    /// [`TemplateError`] for whatever the program would not have written itself.
    pub fn from_text(text: &str) -> Result<(String, Self), TemplateError> {
        if text.len() > TEMPLATE_BYTES {
            return Err(TemplateError::TooLong);
        }
        let file: File = toml::from_str(text).map_err(|_| TemplateError::NotATemplate)?;
        if file.baromail_template != VERSION {
            return Err(TemplateError::Newer(file.baromail_template));
        }
        let too_many =
            file.columns.len() > COLUMNS || file.constants.len() > COLUMNS || file.words.len() > WORDS;
        if too_many {
            return Err(TemplateError::TooLong);
        }
        let kind = known(&file.kind, Kind::from_key)?;
        let field_of = |name: &str| {
            let field = known(name, Field::from_key)?;
            if field.kinds().contains(&kind) {
                Ok(field)
            } else {
                Err(TemplateError::Unknown(name.to_owned()))
            }
        };
        let mut template = Self {
            kind,
            columns: Vec::new(),
            constants: Vec::new(),
            options: options_of(&file.reading)?,
            words: ValueWords::default(),
        };
        for column in file.columns {
            let field = column.field.as_deref().map(field_of).transpose()?;
            template.columns.push((plain(column.heading)?, field));
        }
        for constant in file.constants {
            template.constants.push((field_of(&constant.field)?, plain(constant.value)?));
        }
        for word in file.words {
            let field = known(&word.field, Field::from_key)?;
            let unknown = |_| TemplateError::Unknown(format!("{} = {}", word.text, word.meaning));
            template.words.put(field, &plain(word.text.clone())?, &word.meaning).map_err(unknown)?;
        }
        Ok((template_name(&file.name)?, template))
    }
}

/// Returns a name that a template can have, without blanks around it.
///
/// # Errors
/// [`TemplateError::BadText`] for an endless name, or signs that are not shown or turn text around.
pub fn template_name(name: &str) -> Result<String, TemplateError> {
    plain(name.trim().to_owned())
}

fn options_of(file: &ReadingFile) -> Result<ReadingOptions, TemplateError> {
    fn one<T>(name: Option<&String>, find: fn(&str) -> Option<T>) -> Result<Option<T>, TemplateError> {
        name.map(|name| known(name, find)).transpose()
    }
    Ok(ReadingOptions {
        order: one(file.order.as_ref(), Order::from_key)?,
        mark: one(file.mark.as_ref(), Mark::from_key)?,
        epoch: one(file.epoch.as_ref(), Epoch::from_key)?,
        text: TextOptions {
            encoding: one(file.encoding.as_ref(), TextEncoding::from_key)?,
            separator: one(file.separator.as_ref(), Separator::from_key)?,
        },
        headings: file.heading_row.map(Headings::from_row),
    })
}

fn known<T>(name: &str, find: fn(&str) -> Option<T>) -> Result<T, TemplateError> {
    find(name).ok_or_else(|| TemplateError::Unknown(name.chars().take(CHARACTERS).collect()))
}

/// Returns a text that can be shown as it is: no signs that are not seen, none that turn text around.
fn plain(text: String) -> Result<String, TemplateError> {
    let hidden = |c: char| {
        c.is_control() && c != '\t'
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if text.chars().count() > CHARACTERS || text.chars().any(hidden) {
        return Err(TemplateError::BadText(text.chars().filter(|c| !hidden(*c)).take(40).collect()));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn full() -> Template {
        let mut words = ValueWords::default();
        words.put(Field::Interest, "Bouillant", "positive").unwrap();
        Template {
            kind: Kind::Responses,
            columns: vec![("Réf. « X »".to_owned(), Some(Field::Reference)), ("Divers\t2".to_owned(), None)],
            constants: vec![(Field::Campaign, "BTP26".to_owned())],
            options: ReadingOptions {
                order: Some(Order::MonthFirst),
                mark: Some(Mark::Point),
                epoch: Some(Epoch::Y1904),
                text: TextOptions { encoding: Some(TextEncoding::Latin9), separator: Some(Separator::Tab) },
                headings: Some(Headings::Absent),
            },
            words,
        }
    }

    #[test]
    fn a_template_comes_back_from_its_file_as_it_was() {
        let text = full().to_text("Appels du centre");
        assert_eq!(Template::from_text(&text), Ok(("Appels du centre".to_owned(), full())));
    }

    #[test]
    fn what_the_program_would_not_write_is_refused() {
        let good = full().to_text("Appels");
        let swapped = |from: &str, to: &str| {
            assert!(good.contains(from), "{from} in {good}");
            Template::from_text(&good.replace(from, to))
        };
        let unknown = |name: &str| Err(TemplateError::Unknown(name.to_owned()));
        assert_eq!(swapped("baromail_template = 1", "baromail_template = 2"), Err(TemplateError::Newer(2)));
        assert_eq!(swapped("kind = \"responses\"", "kind = \"spells\""), unknown("spells"));
        assert_eq!(swapped("\"reference\"", "\"return_date\""), unknown("return_date"));
        assert_eq!(swapped("\"positive\"", "\"certain\""), unknown("bouillant = certain"));
        assert_eq!(swapped("\"month_first\"", "\"year_first\""), unknown("year_first"));
        assert_eq!(swapped("kind =", "run = \"rm\"\nkind ="), Err(TemplateError::NotATemplate));
        assert_eq!(swapped("\"Appels\"", "\"a\\u202eb\""), Err(TemplateError::BadText("ab".to_owned())));
        assert_eq!(Template::from_text(&"x".repeat(300 * 1024)), Err(TemplateError::TooLong));
        assert_eq!(Template::from_text("PK\u{3}\u{4}"), Err(TemplateError::NotATemplate));
    }

    proptest! {
        #[test]
        fn the_set_of_headings_does_not_depend_on_their_order(
            (headings, other) in prop::collection::vec("[A-Za-zéèà .°]{0,12}", 0..12)
                .prop_flat_map(|headings| (Just(headings.clone()), Just(headings).prop_shuffle()))
        ) {
            prop_assert_eq!(heading_set(&headings), heading_set(&other));
        }

        #[test]
        fn any_heading_survives_a_template(heading in "[^\\p{C}]{0,60}", value in "[^\\p{C}]{0,60}") {
            let template = Template {
                columns: vec![(heading, Some(Field::Channel))],
                constants: vec![(Field::Campaign, value)],
                ..full()
            };
            let name = "Un nom".to_owned();
            prop_assert_eq!(Template::from_text(&template.to_text(&name)), Ok((name, template)));
        }

        #[test]
        fn any_text_has_an_answer(text in ".{0,300}") {
            let _ = Template::from_text(&text);
        }
    }
}
