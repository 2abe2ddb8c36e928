//! What headings mean: `columns.toml`, folded once and looked up many times.

use domain::field::Field;
use domain::fold::fold;
use domain::kind::Kind;
use domain::totals::Measure;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// Likeness from which a heading is taken for a misspelt synonym; a person should look at it.
const FUZZY: f64 = 0.84;
/// Likeness from which a synonym is worth a "did you mean".
const NEAR: f64 = 0.62;
/// Letters below which two words are too short to be alike by chance.
const SHORTEST_FUZZY: usize = 5;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnsFile {
    silent: Vec<String>,
    alike: BTreeMap<String, Vec<String>>,
    fields: BTreeMap<String, Vec<String>>,
    begins: BTreeMap<String, Vec<String>>,
    kinds: BTreeMap<String, KindFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindFile {
    needs: Vec<Vec<String>>,
    shows: Vec<Vec<String>>,
    tells: BTreeMap<String, u32>,
    also: BTreeMap<String, Vec<String>>,
    numbers: BTreeMap<String, Vec<String>>,
}

/// The synonyms of one kind of sheet and what gives the kind away.
struct OfKind {
    by_heading: HashMap<String, Field>,
    /// Beginnings of headings that name something after them, each with a blank at its end.
    beginnings: Vec<(String, Field)>,
    /// Headings that hold in this kind alone, and so tell little.
    plain: HashSet<String>,
    by_numbers: HashMap<String, Field>,
    needs: Vec<Vec<Field>>,
    shows: Vec<Vec<Field>>,
    tells: HashMap<Field, u32>,
}

struct Synonyms {
    silent: Vec<String>,
    alike: HashMap<String, String>,
    kinds: HashMap<Kind, OfKind>,
}

/// A heading that resembles a synonym.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Near {
    /// The field of the synonym.
    pub(crate) field: Field,
    /// The synonym, folded.
    pub(crate) synonym: String,
    /// Whether the likeness is enough to take it.
    pub(crate) close: bool,
}

static SYNONYMS: LazyLock<Synonyms> =
    LazyLock::new(|| read().expect("columns.toml is part of the program and read by a test"));

fn read() -> Result<Synonyms, toml::de::Error> {
    let file: ColumnsFile = toml::from_str(include_str!("columns.toml"))?;
    let mut words = Synonyms {
        silent: file.silent.clone(),
        alike: file
            .alike
            .iter()
            .flat_map(|(one, others)| others.iter().map(move |other| (other.clone(), one.clone())))
            .collect(),
        kinds: HashMap::new(),
    };
    for kind in Kind::ALL {
        if let Some(entry) = file.kinds.get(kind.key()) {
            let of_kind = OfKind {
                by_heading: headings(&words, &file, *kind, entry),
                beginnings: beginnings(&words, &file, *kind),
                plain: entry.also.values().flatten().map(|heading| normal_with(&words, heading)).collect(),
                by_numbers: by_numbers(&words, entry),
                needs: groups(&entry.needs),
                shows: groups(&entry.shows),
                tells: entry.tells.iter().filter_map(|(key, n)| Some((Field::from_key(key)?, *n))).collect(),
            };
            words.kinds.insert(*kind, of_kind);
        }
    }
    Ok(words)
}

fn headings(words: &Synonyms, file: &ColumnsFile, kind: Kind, entry: &KindFile) -> HashMap<String, Field> {
    let mut by_heading = HashMap::new();
    for field in Field::of(kind) {
        let key = field.key();
        let listed = file.fields.get(key).into_iter().chain(entry.also.get(key)).flatten();
        for synonym in listed.map(String::as_str).chain([key]) {
            by_heading.insert(normal_with(words, synonym), field);
        }
    }
    by_heading
}

fn beginnings(words: &Synonyms, file: &ColumnsFile, kind: Kind) -> Vec<(String, Field)> {
    let of = |field: Field| file.begins.get(field.key()).into_iter().flatten().map(move |text| (text, field));
    Field::of(kind)
        .flat_map(of)
        .map(|(text, field)| (format!("{} ", normal_with(words, text)), field))
        .collect()
}

fn by_numbers(words: &Synonyms, entry: &KindFile) -> HashMap<String, Field> {
    let fields = entry.numbers.iter().filter_map(|(key, headings)| Some((Field::from_key(key)?, headings)));
    fields
        .flat_map(|(field, headings)| {
            headings.iter().map(move |heading| (normal_with(words, heading), field))
        })
        .collect()
}

fn groups(keys: &[Vec<String>]) -> Vec<Vec<Field>> {
    keys.iter().map(|group| group.iter().filter_map(|key| Field::from_key(key)).collect()).collect()
}

/// Returns a heading without what does not count: accents, case, signs, silent words, plurals.
pub(crate) fn normal(heading: &str) -> String {
    normal_with(&SYNONYMS, heading)
}

fn normal_with(words: &Synonyms, heading: &str) -> String {
    let folded = fold(heading);
    let same = |word: &str| -> String {
        let single = if word.len() > 3 { word.strip_suffix('s').unwrap_or(word) } else { word };
        words.alike.get(single).cloned().unwrap_or_else(|| single.to_owned())
    };
    let spoken: Vec<String> = folded
        .split(' ')
        .filter(|word| !words.silent.iter().any(|silent| silent == word))
        .map(same)
        .collect();
    if spoken.is_empty() { folded } else { spoken.join(" ") }
}

/// Returns the field that a normal heading names in a kind of sheet.
pub(crate) fn exact(normal: &str, kind: Kind) -> Option<Field> {
    let of = of(kind);
    let begun = || of.beginnings.iter().find(|(start, _)| normal.starts_with(start)).map(|(_, field)| *field);
    of.by_heading.get(normal).copied().or_else(begun)
}

/// Returns the field that a normal heading names where its cells are numbers.
pub(crate) fn of_numbers(normal: &str, kind: Kind) -> Option<Field> {
    of(kind).by_numbers.get(normal).copied()
}

/// Returns the synonym nearest to a normal heading, where one is near.
pub(crate) fn nearest(normal: &str, kind: Kind) -> Option<Near> {
    if normal.len() < SHORTEST_FUZZY {
        return None;
    }
    of(kind)
        .by_heading
        .iter()
        .filter(|(synonym, _)| synonym.len() >= SHORTEST_FUZZY && could_be_near(normal, synonym))
        .map(|(synonym, field)| (likeness(normal, synonym), synonym, field))
        .filter(|(likeness, ..)| *likeness >= NEAR)
        // Equal likeness falls to the first in the alphabet, so that one file is always read one way.
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(likeness, synonym, field)| Near {
            field: *field,
            synonym: synonym.clone(),
            close: likeness >= FUZZY,
        })
}

/// Returns whether two lengths leave room for likeness: a sheet may have a thousand long headings.
fn could_be_near(a: &str, b: &str) -> bool {
    let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
    shorter as f64 >= NEAR * longer as f64 / 2.0
}

/// Returns how alike two words are, from 0 to 1.
fn likeness(a: &str, b: &str) -> f64 {
    strsim::normalized_damerau_levenshtein(a, b)
}

/// Returns the groups of fields of which one each must be given to read a kind of sheet.
pub(crate) fn needs_of(kind: Kind) -> &'static [Vec<Field>] {
    &of(kind).needs
}

/// Returns the groups of fields of which one each must be there for a kind to be recognised.
pub(crate) fn shown_by(kind: Kind) -> impl Iterator<Item = &'static Vec<Field>> {
    of(kind).needs.iter().chain(&of(kind).shows)
}

/// Returns what a field that a person named means in a kind of sheet: `margin` is an order's margin among orders.
pub(crate) fn in_kind(field: Field, kind: Kind) -> Option<Field> {
    if field.kinds().contains(&kind) { Some(field) } else { exact(&normal(field.key()), kind) }
}

/// Returns how much a field tells for a kind, under the heading that it has.
pub(crate) fn weight(normal: &str, field: Field, kind: Kind) -> u32 {
    let of = of(kind);
    if of.plain.contains(normal) { 1 } else { of.tells.get(&field).copied().unwrap_or(1) }
}

fn of(kind: Kind) -> &'static OfKind {
    SYNONYMS.kinds.get(&kind).expect("columns.toml has every kind, which a test reads")
}

/// Returns whether any kind of sheet knows a normal heading.
pub(crate) fn known(normal: &str) -> bool {
    Kind::ALL.iter().any(|kind| exact(normal, *kind).is_some())
}

/// Returns the field that a person names on the command line: by key, with spaces for `_`, or by any synonym.
///
/// # Example
/// ```
/// use domain::field::Field;
/// assert_eq!(import::field_of("posting date"), Some(Field::PostingDate));
/// assert_eq!(import::field_of("Date d’envoi"), Some(Field::PostingDate));
/// ```
pub fn field_of(text: &str) -> Option<Field> {
    let key = text.trim().to_lowercase().replace([' ', '-'], "_");
    let heading = normal(text);
    Field::from_key(&key).or_else(|| Kind::ALL.iter().find_map(|kind| exact(&heading, *kind)))
}

/// Returns the field that a text would name as a heading of a kind of sheet.
///
/// # Example
/// ```
/// use domain::{field::Field, kind::Kind};
/// assert_eq!(import::field_in("montant", Kind::Orders), Some(Field::Revenue));
/// ```
pub fn field_in(text: &str, kind: Kind) -> Option<Field> {
    exact(&normal(text), kind)
}

/// Returns the sum that a text would name as a heading of a file of totals.
///
/// # Example
/// ```
/// use domain::totals::Measure;
/// assert_eq!(import::total_of("CA HT"), Some(Measure::Revenue));
/// ```
pub fn total_of(text: &str) -> Option<Measure> {
    match exact(&normal(text), Kind::Totals)? {
        Field::Total(measure) => Some(measure),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> ColumnsFile {
        toml::from_str(include_str!("columns.toml")).unwrap()
    }

    #[test]
    fn every_key_of_the_file_is_a_field_or_a_kind() {
        let file = file();
        let mut keys: Vec<&String> = file.fields.keys().chain(file.begins.keys()).collect();
        for (kind, entry) in &file.kinds {
            assert!(Kind::from_key(kind).is_some(), "{kind}");
            keys.extend(entry.needs.iter().chain(&entry.shows).flatten());
            keys.extend(entry.tells.keys().chain(entry.also.keys()).chain(entry.numbers.keys()));
        }
        let unknown: Vec<_> = keys.into_iter().filter(|key| Field::from_key(key).is_none()).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }

    #[test]
    fn every_field_and_every_kind_is_in_the_file() {
        let file = file();
        let missing: Vec<_> =
            Field::all().map(Field::key).filter(|key| !file.fields.contains_key(*key)).collect();
        assert!(missing.is_empty(), "{missing:?}");
        assert_eq!(file.kinds.len(), Kind::ALL.len());
    }

    #[test]
    fn no_heading_is_claimed_by_two_fields_of_one_kind() {
        let file = file();
        let words = read().unwrap();
        let mut twice = Vec::new();
        for kind in Kind::ALL {
            let mut seen: HashMap<String, Field> = HashMap::new();
            for field in Field::of(*kind) {
                let entry = &file.kinds[kind.key()];
                let listed =
                    file.fields.get(field.key()).into_iter().chain(entry.also.get(field.key())).flatten();
                for synonym in listed.map(String::as_str).chain([field.key()]) {
                    let heading = normal_with(&words, synonym);
                    if let Some(other) = seen.insert(heading.clone(), field).filter(|other| *other != field) {
                        twice.push(format!("{}: {heading}: {} and {}", kind.key(), other.key(), field.key()));
                    }
                }
            }
        }
        assert!(twice.is_empty(), "{}", twice.join("\n"));
    }

    #[test]
    fn headings_are_compared_without_what_does_not_count() {
        for (written, expected) in [
            ("N° de facture", "numero facture"),
            ("Réf. courrier", "ref pli"),
            ("Plis envoyés", "pli envoye"),
            ("Montant (€ HT)", "montant ht"),
            ("De la", "de la"),
        ] {
            assert_eq!(normal(written), expected, "{written}");
        }
    }

    #[test]
    fn a_misspelt_heading_is_near_and_a_strange_one_is_not() {
        assert!(nearest(&normal("Date de réponce"), Kind::Responses).is_some_and(|near| near.close));
        assert!(nearest(&normal("primary2004"), Kind::Pieces).is_none_or(|near| !near.close));
        assert!(nearest(&normal("yearofbirth"), Kind::Pieces).is_none_or(|near| !near.close));
    }

    #[test]
    fn a_field_named_for_another_kind_is_the_one_of_the_same_name() {
        for (field, kind, expected) in [
            (Field::Total(Measure::Margin), Kind::Orders, Some(Field::Margin)),
            (Field::Total(Measure::Revenue), Kind::Orders, Some(Field::Revenue)),
            (Field::Margin, Kind::Orders, Some(Field::Margin)),
            (Field::CostItem, Kind::Pieces, None),
        ] {
            assert_eq!(in_kind(field, kind), expected, "{}", field.key());
        }
    }

    #[test]
    fn a_person_may_name_a_field_in_many_ways() {
        for (text, field) in [
            ("posting_date", Field::PostingDate),
            ("posting date", Field::PostingDate),
            ("code postal", Field::PostalCode),
            ("Intérêt", Field::Interest),
        ] {
            assert_eq!(field_of(text), Some(field), "{text}");
        }
        assert_eq!(field_of("rien du tout"), None);
    }
}
