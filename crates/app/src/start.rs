//! The state of the program at its start, and the preferences that outlive it.

use crate::contacts;
use crate::dto::contacts::ContactsQuestion;
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

/// In percent; at the smallest the finest text has 9 pixels, at the largest a small window still holds a column.
const SMALLEST: u16 = 75;
const LARGEST: u16 = 200;

/// The name of the choice to stay in the notification area, among what is kept.
const TRAY: &str = "tray";

/// Returns what the window needs at its start; a house that did not open is told as a problem.
///
/// `released` is the day of the program's last change, as its build knows it.
pub async fn state(house: Result<&House, &Failure>, today: NaiveDate, released: &str) -> Start {
    let kept = kept_preferences();
    let kept_text = |name: &str| kept.get(name).and_then(Value::as_str).map(str::to_owned);
    let spoken = lang_in(&kept);
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
        lang: lang::one_of(spoken, "fr", "en").to_owned(),
        theme: kept_text("theme"),
        zoom: zoom_in(&kept),
        offered: Vec::new(),
        today: today.to_string(),
    }
}

/// Reads what the screens opened next take longest to read, so that it is there when they are.
///
/// # Errors
/// Those of the store; nothing depends on it, for whoever needs it reads it.
pub async fn look_ahead(house: &House, today: NaiveDate) -> Result<(), Failure> {
    contacts::page(house, &ContactsQuestion::default(), today).await?;
    Ok(())
}

/// Returns the language that was kept; where none was, the system's.
pub fn kept_lang() -> lang::Lang {
    lang_in(&kept_preferences())
}

/// Returns the theme that was kept, `light` or `dark`, and the language, `fr` or `en`; no theme follows the system.
pub fn kept_look() -> (Option<&'static str>, &'static str) {
    let kept = kept_preferences();
    let theme = kept.get("theme").and_then(Value::as_str);
    let theme = ["light", "dark"].into_iter().find(|known| Some(*known) == theme);
    (theme, lang::one_of(lang_in(&kept), "fr", "en"))
}

/// Returns how large the window was shown the last time, in percent.
pub fn kept_zoom() -> u16 {
    zoom_in(&kept_preferences())
}

/// Returns the nearest size at which the window can be read and left again.
pub fn within_zoom(percent: u16) -> u16 {
    percent.clamp(SMALLEST, LARGEST)
}

/// Returns whether closing the window is to leave the program in the notification area.
pub fn kept_tray() -> bool {
    kept_preferences().get(TRAY).and_then(Value::as_bool).unwrap_or(false)
}

/// Keeps language, theme and size for the next start.
pub fn save_preferences(preferences: &Preferences) -> Result<(), Failure> {
    let zoom = within_zoom(preferences.zoom);
    keep(json!({ "lang": preferences.lang, "theme": preferences.theme, "zoom": zoom }))
}

/// Keeps whether closing the window leaves the program in the notification area.
pub fn save_tray(on: bool) -> Result<(), Failure> {
    keep(json!({ TRAY: on }))
}

fn keep(changes: Value) -> Result<(), Failure> {
    location::make_folder()?;
    let path = preferences_file()?;
    let kept = changed(kept_preferences(), changes).to_string();
    fs::write(&path, kept).map_err(|error| Failure::Disk { path, kind: error.kind() })
}

/// Returns what is kept with some of it changed, the rest as it was.
fn changed(kept: Value, changes: Value) -> Value {
    match (kept, changes) {
        (Value::Object(mut kept), Value::Object(changes)) => {
            kept.extend(changes);
            Value::Object(kept)
        }
        (_, changes) => changes,
    }
}

fn lang_in(kept: &Value) -> lang::Lang {
    kept.get("lang").and_then(Value::as_str).map_or_else(lang::of_system, lang::named)
}

fn zoom_in(kept: &Value) -> u16 {
    let percent = kept.get("zoom").and_then(Value::as_u64);
    percent.and_then(|percent| u16::try_from(percent).ok()).map_or(100, within_zoom)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_that_is_kept_leaves_the_others_as_they_were() {
        let kept = json!({ "lang": "en", "zoom": 125, "of_a_later_version": [1] });
        let expected = json!({ "lang": "en", "zoom": 125, "of_a_later_version": [1], "tray": true });
        assert_eq!(changed(kept, json!({ TRAY: true })), expected);
        assert_eq!(changed(Value::Null, json!({ TRAY: true })), json!({ "tray": true }));
        assert_eq!(changed(json!({ "tray": true }), json!({ TRAY: false })), json!({ "tray": false }));
    }
}
