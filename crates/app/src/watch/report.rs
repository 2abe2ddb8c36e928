//! What became of a file of the watched folder, in words.

use crate::dto::import::{ImportOutcome, PassedOver, SheetOutcome};
use crate::dto::message::AppError;
use crate::dto::watch::WatchedFile;
use crate::lang::{Lang, one_of};
use crate::words::watch as words;
use serde_json::{Value, json};

/// What became of a file.
pub(super) struct Told {
    /// Whether it goes to the folder of those taken in.
    pub(super) is_done: bool,
    /// In one sentence.
    pub(super) sentence: String,
    /// In full, for the report.
    pub(super) text: String,
    /// The imports that it made.
    pub(super) imports: Vec<u32>,
}

/// Returns what is told of a file that was read.
pub(super) fn taken(outcome: &ImportOutcome, passed_over: &[PassedOver], lang: Lang) -> Told {
    let known = outcome.sheets.iter().any(|sheet| sheet.already.is_some());
    let is_done = outcome.written || known;
    let lines: Vec<String> = outcome.sheets.iter().map(|sheet| line(sheet, lang)).collect();
    let mut full = lines.clone();
    for group in outcome.sheets.iter().flat_map(|sheet| &sheet.issues) {
        full.push(format!("{} × {}", group.count, group.cause));
        let examples = group.examples.iter();
        full.extend(examples.map(|line| format!("    {} {} {}", line.place, line.message, line.remedy)));
    }
    full.extend(passed_over.iter().map(|sheet| format!("{} {} {}", sheet.file, sheet.sheet, sheet.why)));
    full.push(String::new());
    Told {
        is_done,
        sentence: lines.join(" "),
        text: full.join("\n"),
        imports: outcome.sheets.iter().filter_map(|sheet| sheet.import_id).collect(),
    }
}

/// Returns what is told of a file that could not be taken.
pub(super) fn failed(words: &AppError) -> Told {
    Told {
        is_done: false,
        sentence: format!("{} {}", words.message, words.remedy),
        text: format!("{}\n{}\n", words.message, words.remedy),
        imports: Vec::new(),
    }
}

fn line(sheet: &SheetOutcome, lang: Lang) -> String {
    if let Some(already) = &sheet.already {
        return already.clone();
    }
    let name = format!("{} {}", sheet.file, sheet.sheet);
    let name = name.trim_end();
    words::rows(name, [sheet.new, sheet.changed, sheet.same, sheet.set_aside], lang)
}

/// Returns the state of the watched folder in one sentence.
pub(super) fn state(folder: Option<&str>, on: bool, there: bool, lang: Lang) -> String {
    let (fr, en) = match (folder, on, there) {
        (None, ..) => ("Aucun dossier n’est surveillé.", "No folder is watched."),
        (Some(_), false, _) => ("La surveillance est arrêtée.", "Watching is off."),
        (Some(_), true, true) => (
            "Un fichier enregistré dans ce dossier est importé, puis rangé dans «\u{a0}fait\u{a0}» ou «\u{a0}à corriger\u{a0}».",
            "A file saved in this folder is imported, then moved to “done” or “to correct”.",
        ),
        (Some(_), true, false) => (
            "Le dossier n’existe plus\u{a0}: choisissez-en un autre.",
            "The folder is not there any more: choose another one.",
        ),
    };
    one_of(lang, fr, en).to_owned()
}

/// Returns a file of the past as it is kept.
pub(super) fn to_json(file: &WatchedFile) -> Value {
    json!({
        "file": file.file, "at": file.at, "ending": file.ending, "sentence": file.sentence, "imports": file.imports,
    })
}

/// Returns a kept file; one that cannot be read is passed over.
pub(super) fn from_json(kept: &Value) -> Option<WatchedFile> {
    let text = |name: &str| kept.get(name)?.as_str().map(str::to_owned);
    let imports = kept.get("imports")?.as_array()?.iter();
    Some(WatchedFile {
        file: text("file")?,
        at: text("at")?,
        ending: text("ending")?,
        sentence: text("sentence")?,
        imports: imports.filter_map(|id| u32::try_from(id.as_u64()?).ok()).collect(),
    })
}
