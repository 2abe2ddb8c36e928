//! The state of the program at its start, and the preferences that outlive it.

use crate::dto::start::{Preferences, Start};
use crate::failure::Failure;
use crate::house::House;
use crate::key;
use crate::lang;
use crate::location;
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// Returns what the window needs at its start; a house that did not open is told as a problem.
///
/// `released` is the day of the program's last change, as its build knows it.
pub async fn state(house: Result<&House, &Failure>, today: NaiveDate, released: &str) -> Start {
    let kept = kept_preferences();
    let kept_text = |name: &str| kept.get(name).and_then(Value::as_str).map(str::to_owned);
    let lang = kept_text("lang");
    let spoken = lang::named(lang.as_deref().unwrap_or("fr"));
    let (empty, needs_key, problem) = match house {
        Ok(house) => match house.store.imports().await {
            Ok(imports) => (imports.is_empty(), false, None),
            Err(error) => (false, false, Some(Failure::from(error).words(spoken))),
        },
        Err(Failure::NoKey { database }) if !database.exists() => (true, true, None),
        Err(failure) => (false, false, Some(failure.words(spoken))),
    };
    let database = location::database().ok();
    let shown = |path: &PathBuf| path.display().to_string();
    Start {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        released: released.to_owned(),
        key_file: database.as_ref().map(|path| shown(&key::place(path))).unwrap_or_default(),
        database: database.as_ref().map(shown).unwrap_or_default(),
        empty,
        needs_key,
        problem,
        lang,
        theme: kept_text("theme"),
        offered: Vec::new(),
        today: today.to_string(),
    }
}

/// Returns the language that was kept; French where none was.
pub fn kept_lang() -> lang::Lang {
    lang::named(kept_preferences().get("lang").and_then(Value::as_str).unwrap_or("fr"))
}

/// Keeps language and theme for the next start.
pub fn save_preferences(preferences: &Preferences) -> Result<(), Failure> {
    location::make_folder()?;
    let path = preferences_file()?;
    let failed = |path: &PathBuf| {
        let path = path.clone();
        move |error: std::io::Error| Failure::Disk { path, kind: error.kind() }
    };
    let text = json!({ "lang": preferences.lang, "theme": preferences.theme }).to_string();
    fs::write(&path, text).map_err(failed(&path))
}

/// Returns the preferences of the last time; a file that cannot be read counts as none.
fn kept_preferences() -> Value {
    preferences_file()
        .ok()
        .and_then(|path| fs::read_to_string(path).ok())
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or(Value::Null)
}

fn preferences_file() -> Result<PathBuf, Failure> {
    Ok(location::folder()?.join("preferences.json"))
}
