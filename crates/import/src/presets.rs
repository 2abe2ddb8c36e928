//! The exports of well-known programs: headings that give them away, and what each heading becomes.

use crate::synonyms::in_kind;
use domain::field::Field;
use domain::fold::fold;
use domain::kind::Kind;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// One file for each program; a new program is a new file and a line here.
pub(crate) const FILES: &[&str] = &[
    include_str!("presets/dolibarr.toml"),
    include_str!("presets/espocrm.toml"),
    include_str!("presets/hubspot.toml"),
    include_str!("presets/odoo.toml"),
    include_str!("presets/pipedrive.toml"),
    include_str!("presets/salesforce.toml"),
    include_str!("presets/sellsy.toml"),
];
/// Share of a file's headings, in tenths, that a preset must know.
const KNOWN_TENTHS: usize = 6;

/// What a program exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Export {
    /// People.
    Contacts,
    /// Companies.
    Companies,
    /// People not yet sorted out.
    Leads,
    /// Deals.
    Deals,
    /// Meetings and calls.
    Activities,
    /// Invoices.
    Invoices,
    /// Orders.
    Orders,
}

/// Which program made a file, and what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PresetName {
    /// The program, as it calls itself.
    pub program: &'static str,
    /// What it exported.
    pub export: Export,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PresetFile {
    pub(crate) program: String,
    pub(crate) exports: Vec<ExportFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExportFile {
    pub(crate) of: Export,
    kind: String,
    /// Groups of headings peculiar to the export, of which one each must be there.
    marks: Vec<Vec<String>>,
    columns: BTreeMap<String, String>,
    /// What is written for the program: each column in French, in English, and what stands in it.
    #[serde(default)]
    pub(crate) writes: Vec<[String; 3]>,
}

/// One export of one program.
pub(crate) struct Preset {
    pub(crate) name: PresetName,
    pub(crate) kind: Kind,
    marks: Vec<Vec<String>>,
    columns: HashMap<String, Option<Field>>,
}

static PRESETS: LazyLock<Vec<Preset>> =
    LazyLock::new(|| read().expect("presets are part of the program and read by a test"));

fn read() -> Result<Vec<Preset>, toml::de::Error> {
    let mut presets = Vec::new();
    for text in FILES {
        let file: PresetFile = toml::from_str(text)?;
        // The names live as long as the program.
        let program: &'static str = Box::leak(file.program.into_boxed_str());
        for export in file.exports {
            let Some(kind) = Kind::from_key(&export.kind) else { continue };
            let folded = |headings: &Vec<String>| headings.iter().map(|heading| fold(heading)).collect();
            presets.push(Preset {
                name: PresetName { program, export: export.of },
                kind,
                marks: export.marks.iter().map(folded).collect(),
                columns: export
                    .columns
                    .iter()
                    .map(|(heading, key)| (fold(heading), Field::from_key(key)))
                    .collect(),
            });
        }
    }
    Ok(presets)
}

/// Returns the export that a set of headings gives away: all of its marks are there, and it knows most headings.
pub(crate) fn recognised(headings: &[String]) -> Option<&'static Preset> {
    let there: HashSet<String> =
        headings.iter().map(|heading| fold(heading)).filter(|heading| !heading.is_empty()).collect();
    let known =
        |preset: &Preset| there.iter().filter(|heading| preset.columns.contains_key(*heading)).count();
    let fits = |preset: &&Preset| {
        let marked = preset.marks.iter().all(|group| group.iter().any(|heading| there.contains(heading)));
        marked && known(preset) * 10 >= there.len() * KNOWN_TENTHS
    };
    PRESETS.iter().filter(fits).max_by_key(|preset| (known(preset), preset.marks.len()))
}

impl Preset {
    /// Returns what a heading becomes in a kind of sheet: nothing inside where it is known to be of no use.
    #[expect(clippy::option_option, reason = "unknown, known to be of no use, or a field: three things")]
    pub(crate) fn meaning(&self, heading: &str, kind: Kind) -> Option<Option<Field>> {
        let field = self.columns.get(&fold(heading))?;
        match field {
            None => Some(None),
            Some(field) => in_kind(*field, kind).map(Some),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands in a preset for a heading that becomes nothing.
    const IGNORED: &str = "-";

    #[test]
    fn every_preset_names_fields_of_its_kind_and_marks_of_its_own() {
        for text in FILES {
            let file: PresetFile = toml::from_str(text).unwrap();
            for export in &file.exports {
                let name = format!("{} {:?}", file.program, export.of);
                let kind = Kind::from_key(&export.kind).expect(&name);
                assert!(!export.marks.is_empty(), "{name}");
                let headings: HashSet<String> = export.columns.keys().map(|heading| fold(heading)).collect();
                for mark in export.marks.iter().flatten() {
                    assert!(headings.contains(&fold(mark)), "{name}: {mark} is no column");
                }
                for (heading, key) in export.columns.iter().filter(|(_, key)| *key != IGNORED) {
                    let field = Field::from_key(key);
                    let fits = field.is_some_and(|field| field.kinds().contains(&kind));
                    assert!(fits, "{name}: {heading} = {key}");
                }
            }
        }
    }

    #[test]
    fn headings_that_anyone_could_have_are_no_export() {
        for line in ["Nom;Prénom;E-mail;Téléphone", "Name;Email;Phone", "Société;Code postal;Ville", ""]
        {
            let headings: Vec<String> = line.split(';').map(str::to_owned).collect();
            assert!(recognised(&headings).is_none(), "{line}");
        }
    }
}
