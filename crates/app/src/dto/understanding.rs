//! What was settled before: remembered mappings, templates, words, and how they show in an import.

use super::import::{Constant, ReadingChoice};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A mapping that was confirmed earlier and is applied to a sheet.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Remembered {
    /// Its number.
    pub id: u32,
    /// When it was confirmed, in words.
    pub at: String,
    /// The sentence that says so.
    pub sentence: String,
    /// Headings that it does not know: to be asked.
    pub new_headings: Vec<String>,
    /// Values that belonged to one campaign: offered, not applied.
    pub offered: Vec<Constant>,
}

/// A word that waits for a translation.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UnknownWord {
    /// The closed field.
    pub field: String,
    /// Its name.
    pub field_name: String,
    /// The word as written.
    pub text: String,
    /// In how many rows.
    pub rows: u32,
    /// What it counts as meanwhile; empty where it counts as nothing.
    pub counts_as: String,
    /// The same in words.
    pub counts_as_name: String,
}

/// A mapping that is remembered.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MappingItem {
    /// Its number.
    pub id: u32,
    /// The file for which it was confirmed.
    pub file: String,
    /// The set of headings by which it is found.
    pub headings: Vec<String>,
    /// The kind.
    pub kind: String,
    /// Its name.
    pub kind_name: String,
    /// When it was confirmed, ISO.
    pub at: String,
}

/// A template on the list.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TemplateItem {
    /// Its name.
    pub name: String,
    /// The kind.
    pub kind: String,
    /// Its name.
    pub kind_name: String,
    /// How many headings it knows.
    pub columns: u32,
    /// Its values for the whole file.
    pub constants: Vec<Constant>,
    /// How many words it translates.
    pub words: u32,
    /// When it was last saved, ISO.
    pub at: String,
}

/// A template to be shown and edited.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TemplateView {
    /// Its name.
    pub name: String,
    /// The kind.
    pub kind: String,
    /// What each heading becomes.
    pub columns: Vec<TemplateColumn>,
    /// Values for the whole file.
    pub constants: Vec<Constant>,
    /// How the file is written.
    pub reading: ReadingChoice,
    /// What words mean.
    pub words: Vec<TemplateWord>,
}

/// A heading of a template.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TemplateColumn {
    /// The heading.
    pub heading: String,
    /// The field, or nothing to ignore the column.
    pub field: Option<String>,
}

/// A word of a template.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TemplateWord {
    /// The closed field.
    pub field: String,
    /// The word.
    pub text: String,
    /// The key of its meaning.
    pub meaning: String,
}

/// The words of closed columns.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WordList {
    /// What a person said.
    pub words: Vec<WordItem>,
    /// Words in the database that wait for a translation.
    pub unknown: Vec<UnknownWord>,
    /// The closed fields with what their words can mean.
    pub fields: Vec<WordField>,
}

/// A translation.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WordItem {
    /// The closed field.
    pub field: String,
    /// Its name.
    pub field_name: String,
    /// The word.
    pub text: String,
    /// The key of its meaning.
    pub meaning: String,
    /// The same in words.
    pub meaning_name: String,
    /// In how many rows that are here.
    pub rows: u32,
}

/// A closed field.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WordField {
    /// The field.
    pub field: String,
    /// Its name.
    pub name: String,
    /// What its words can mean.
    pub meanings: Vec<Meaning>,
}

/// What a word can mean.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Meaning {
    /// What is sent back.
    pub value: String,
    /// What is shown.
    pub name: String,
}
