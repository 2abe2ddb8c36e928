//! The one window: where it opens, what may be loaded in it, what is dropped on it.

use crate::events::FilesHover;
use crate::{offers, tray};
use app::tray::{Closing, Opening};
use std::path::PathBuf;
use tauri::{App, AppHandle, DragDropEvent, Manager, WebviewWindow, WebviewWindowBuilder, WindowEvent};
use tauri_specta::Event;

/// Opens the window and listens for drops.
pub(crate) fn open(program: &mut App, opening: Opening) -> tauri::Result<()> {
    let config = program.config().app.windows.first().cloned().unwrap_or_default();
    let mut builder = WebviewWindowBuilder::from_config(program.handle(), &config)?;
    // What the page keeps (filters, place) belongs to the data, and goes where they go.
    if let Ok(folder) = app::location::make_folder() {
        builder = builder.data_directory(folder.join("webview"));
    }
    let window = builder
        .initialization_script(before_the_page())
        .visible(opening != Opening::Hidden)
        // A file dropped where nothing listens would navigate there; the program's own address is the only one.
        .on_navigation(|url| {
            matches!(
                (url.scheme(), url.host_str()),
                ("tauri", _) | ("http" | "https", Some("tauri.localhost"))
            )
        })
        .build()?;
    if opening == Opening::Minimised {
        window.minimize()?;
    }
    magnify(&window, app::start::kept_zoom());
    let handle = program.handle().clone();
    window.on_window_event(move |event| match event {
        WindowEvent::DragDrop(drag) => follow_drag(&handle, drag),
        WindowEvent::CloseRequested { api, .. }
            if tray::on_close(&handle) == Closing::Hide && hide(&handle) =>
        {
            api.prevent_close();
        }
        _ => {}
    });
    Ok(())
}

/// Returns what the page runs before anything is painted: the theme and language of the last time, which it would
/// else learn from its first answer.
fn before_the_page() -> String {
    let (theme, lang) = app::start::kept_look();
    let theme = theme.map(|theme| format!("root.dataset.theme = '{theme}';")).unwrap_or_default();
    format!("{{ const root = document.documentElement; if (root) {{ root.lang = '{lang}'; {theme} }} }}")
}

/// Hides the window; returns whether it is hidden, for one that stays in spite of that is to close.
fn hide(app: &AppHandle) -> bool {
    let hidden = app.get_webview_window("main").map(|window| window.hide());
    matches!(hidden, Some(Ok(())))
}

/// Shows everything in the window larger or smaller, in percent.
pub(crate) fn magnify(window: &WebviewWindow, percent: u16) {
    if let Err(error) = window.set_zoom(f64::from(app::start::within_zoom(percent)) / 100.0) {
        tracing::warn!(%error, "the window kept its size of text");
    }
}

fn follow_drag(app: &AppHandle, drag: &DragDropEvent) {
    let hovering = match drag {
        DragDropEvent::Enter { paths, .. } => !paths.is_empty(),
        DragDropEvent::Over { .. } => return,
        DragDropEvent::Drop { paths, .. } => {
            if !paths.is_empty() {
                offers::offer(app, paths.clone());
            }
            false
        }
        _ => false,
    };
    if let Err(error) = FilesHover(hovering).emit(app) {
        tracing::warn!(%error, "the page was not told of a drag");
    }
}

/// Brings the window forward when the program is started a second time, with the files of that start.
pub(crate) fn bring_forward(app: &AppHandle, arguments: &[String]) {
    tray::leave_window(app);
    if let Some(window) = app.get_webview_window("main") {
        let shown = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
        if let Err(error) = shown {
            tracing::warn!(%error, "the window did not come forward");
        }
    }
    let files: Vec<PathBuf> =
        arguments.iter().skip(1).map(PathBuf::from).filter(|path| path.is_file()).collect();
    if !files.is_empty() {
        offers::offer(app, files);
    }
}

/// Starts the program once more with the remedy for white windows of some Linux drivers, unless it is set.
///
/// A process cannot safely change its own environment, so it re-runs itself; the desktop entry sets the variable at once.
#[cfg(target_os = "linux")]
pub(crate) fn remedy_white_window() {
    const REMEDY: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(REMEDY).is_none() {
        start_again_with(REMEDY);
    }
}

/// Nothing to remedy on other systems.
#[cfg(not(target_os = "linux"))]
pub(crate) fn remedy_white_window() {}

/// Starts the program once more in this process's place, with a variable set; it returns only where that fails.
#[cfg(target_os = "linux")]
pub(crate) fn start_again_with(variable: &str) {
    use std::os::unix::process::CommandExt;
    if let Ok(program) = std::env::current_exe() {
        let arguments = std::env::args_os().skip(1);
        let error = std::process::Command::new(program).args(arguments).env(variable, "1").exec();
        eprintln!("Baromail goes on without {variable}: {error}");
    }
}

/// Other systems have no such remedy.
#[cfg(not(target_os = "linux"))]
pub(crate) fn start_again_with(_variable: &str) {}
