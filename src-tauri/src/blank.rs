//! A window that stays empty, or does not come: said by the system's own dialog, with what can be done.

use crate::desk::Desk;
use app::window::{Blank, blank, still_blank};
use std::time::Duration;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};

/// How long the page may take until it asks for anything.
const PATIENCE: Duration = Duration::from_secs(10);
/// Draws without the graphics card; set where the program was started once more for it.
const REMEDY: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

/// Asks what to do where the page asks for nothing, as with some drivers on Linux; whoever drives the window by a
/// program looks for themselves.
pub(crate) fn watch(app: AppHandle) {
    if !cfg!(target_os = "linux") || std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some() {
        return;
    }
    std::thread::spawn(move || {
        std::thread::sleep(PATIENCE);
        if !app.state::<Desk>().has_heard() {
            tracing::warn!("the page has not asked for anything");
            ask(&app);
        }
    });
}

fn ask(app: &AppHandle) {
    let lang = app::start::kept_lang();
    if std::env::var_os(REMEDY).is_some() {
        let said = app.dialog().message(still_blank(lang)).title("Baromail").kind(MessageDialogKind::Error);
        return said.show(|_| ());
    }
    let Blank { text, again, wait } = blank(lang);
    let question = app
        .dialog()
        .message(text)
        .title("Baromail")
        .kind(MessageDialogKind::Warning)
        .buttons(MessageDialogButtons::OkCancelCustom(again, wait));
    if question.blocking_show() && !app.state::<Desk>().has_heard() {
        tauri::async_runtime::block_on(app.state::<Desk>().close());
        crate::window::start_again_with(REMEDY);
    }
}

/// Says that no window could be opened; on Windows nobody sees what a program writes.
pub(crate) fn tell_none(why: &str) {
    let text = app::window::no_window(app::start::kept_lang(), why);
    eprintln!("{text}");
    #[cfg(windows)]
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title("Baromail")
        .set_description(text)
        .show();
}
