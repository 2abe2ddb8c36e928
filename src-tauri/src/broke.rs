//! What broke off inside the program: to the log and to the page, without a word of the data.
//!
//! A panic is a mistake of ours. What it says of itself may hold a value out of somebody's file, so that only words
//! that stand in the code are kept; where in the code it happened is kept always.

use crate::events::Broke;
use std::panic::{self, PanicHookInfo};
use std::sync::OnceLock;
use std::thread;
use tauri::AppHandle;
use tauri_specta::Event;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

/// To whoever tells the page: a thread that breaks off may hold what telling it needs.
static TELLER: OnceLock<UnboundedSender<String>> = OnceLock::new();

/// Notes from now on what breaks off, in place of the usual words, which quote the data.
pub(crate) fn note() {
    panic::set_hook(Box::new(|broke| {
        let place = broke.location().map_or_else(String::new, |at| place(at.file(), at.line()));
        let told = sentence(&place, thread::current().name(), words(broke));
        if app::imports::is_a_files_doing() {
            tracing::warn!("a damaged file: {told}");
            return;
        }
        tracing::error!("{told}");
        if let Some(teller) = TELLER.get() {
            // Where nobody listens any more, the log has it.
            let _ = teller.send(told);
        }
    }));
}

/// Tells the page of what breaks off, for as long as the program runs.
pub(crate) fn start(app: AppHandle) {
    let (teller, mut told) = unbounded_channel();
    if TELLER.set(teller).is_err() {
        return;
    }
    tauri::async_runtime::spawn(async move {
        while let Some(sentence) = told.recv().await {
            if let Err(error) = Broke(sentence).emit(&app) {
                tracing::warn!(%error, "the page was not told of what broke off");
            }
        }
    });
}

/// Returns what a panic says where it is written so in the code; what was put together while the program ran is left out.
fn words(broke: &PanicHookInfo<'_>) -> Option<&'static str> {
    broke.payload().downcast_ref::<&'static str>().copied()
}

/// Returns where in the code, without the folder that it was built in.
fn place(file: &str, line: u32) -> String {
    let parts: Vec<&str> = file.split(['/', '\\']).collect();
    let last = parts.get(parts.len().saturating_sub(4)..).unwrap_or_default();
    format!("{}:{line}", last.join("/"))
}

fn sentence(place: &str, thread: Option<&str>, words: Option<&str>) -> String {
    format!("broke off at {place}, thread {}: {}", thread.unwrap_or("-"), words.unwrap_or("(words left out)"))
}

#[cfg(test)]
mod tests {
    use super::{place, sentence, words};
    use std::panic;
    use std::sync::{Arc, Mutex};

    #[test]
    fn what_a_panic_quotes_of_the_data_is_left_out() {
        let told = Arc::new(Mutex::new(Vec::new()));
        let into = Arc::clone(&told);
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |broke| {
            into.lock().expect("one thread").push(sentence("here", Some("t"), words(broke)));
        }));
        let name = String::from("Garage Le Goff");
        let quoting = panic::catch_unwind(|| panic!("no campaign of {name}"));
        let plain = panic::catch_unwind(|| panic!("a sum without rows"));
        panic::set_hook(usual);
        assert!(quoting.is_err() && plain.is_err());
        let told = told.lock().expect("one thread");
        assert_eq!(
            *told,
            [
                "broke off at here, thread t: (words left out)",
                "broke off at here, thread t: a sum without rows"
            ]
        );
    }

    #[test]
    fn where_it_was_built_is_left_out() {
        assert_eq!(place("crates/store/src/tally.rs", 12), "crates/store/src/tally.rs:12");
        let registry = "/home/somebody/.cargo/registry/calamine-0.38.0/src/xlsx/mod.rs";
        assert_eq!(place(registry, 7), "calamine-0.38.0/src/xlsx/mod.rs:7");
    }
}
