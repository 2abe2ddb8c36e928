//! The icon in the notification area: what lets the window be closed while the program goes on.
//!
//! Whether it is there is known at every moment, for a window that was hidden without it would be lost: where the
//! desktop takes its notification area away, the window comes back to the task bar.

#[cfg(not(target_os = "linux"))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod linux;

use crate::desk::{self, Desk};
use crate::{scheduling, window};
#[cfg(not(target_os = "linux"))]
use elsewhere as system;
#[cfg(target_os = "linux")]
use linux as system;

use app::dto::tray::TrayState;
use app::failure::Failure;
use app::lang::Lang;
use app::schedule;
use app::tray::{Closing, Menu};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tauri::{AppHandle, Manager};
use tokio::sync::Mutex;
use tokio::time::timeout;

/// How often the menu is looked at without a reason: a day ends, a window ends.
const PAUSE: Duration = Duration::from_mins(1);
/// How long the desktop may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// The icon, and what is known of it.
#[derive(Default)]
pub(crate) struct Tray {
    icon: Mutex<Option<system::Icon>>,
    /// Whether somebody sees it.
    there: AtomicBool,
    /// Whether the window stands in the task bar only until the icon is there.
    stands_in: AtomicBool,
}

impl Tray {
    fn is_there(&self) -> bool {
        self.there.load(Ordering::Relaxed)
    }
}

/// What is chosen in the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Open,
    Make,
    Quit,
}

/// Puts the icon where it was asked for, and keeps its menu true for as long as the program runs.
pub(crate) fn start(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        let mut shown = None;
        loop {
            // Without an icon nobody reads the schedules for its menu, least of all while the program starts.
            if app::start::kept_tray() {
                if !put(&app, Host::MayCome).await {
                    // Hidden by a quiet start, the window would be lost.
                    stand_in(&app);
                }
                let menu = menu(&app).await;
                if shown.as_ref() != Some(&menu) {
                    show(&app, menu.clone()).await;
                    shown = Some(menu);
                }
            } else {
                // Another icon begins anew.
                shown = None;
            }
            let desk = app.state::<Desk>();
            let _ = timeout(PAUSE, desk.stirred()).await;
        }
    });
}

/// Returns whether staying was asked for, and what keeps it from being so.
pub(crate) async fn state(app: &AppHandle, lang: Lang) -> TrayState {
    let tray = app.state::<Tray>();
    let is_possible = tray.is_there() || timeout(PATIENCE, system::is_offered()).await.unwrap_or(false);
    TrayState { on: app::start::kept_tray(), problem: (!is_possible).then(|| Failure::NoTray.words(lang)) }
}

/// Has closing the window leave the program in the notification area, or end it again.
///
/// # Errors
/// [`Failure::NoTray`] where the desktop has none, and those of the disk.
pub(crate) async fn keep(app: &AppHandle, on: bool) -> Result<(), Failure> {
    if on && !put(app, Host::MustBeThere).await {
        return Err(Failure::NoTray);
    }
    app::start::save_tray(on)?;
    if !on {
        let tray = app.state::<Tray>();
        tray.there.store(false, Ordering::Relaxed);
        if let Some(icon) = tray.icon.lock().await.take() {
            icon.remove(app).await;
        }
    }
    Ok(())
}

/// Returns what closing the window does now.
pub(crate) fn on_close(app: &AppHandle) -> Closing {
    app::tray::on_close(app::start::kept_tray(), app.state::<Tray>().is_there())
}

/// Whether the desktop may show its notification area only later, as when the session has just begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Host {
    MustBeThere,
    MayCome,
}

/// Notes that somebody brought the window forward: it stands in for nothing any more.
pub(crate) fn leave_window(app: &AppHandle) {
    app.state::<Tray>().stands_in.store(false, Ordering::Relaxed);
}

/// Puts the icon there unless it is; returns whether somebody sees it.
async fn put(app: &AppHandle, host: Host) -> bool {
    let tray = app.state::<Tray>();
    let mut icon = tray.icon.lock().await;
    if icon.is_none() {
        let menu = menu(app).await;
        // Whoever shows it, or does not, may say so before it is put.
        tray.there.store(true, Ordering::Relaxed);
        match timeout(PATIENCE, system::Icon::put(app, menu, host)).await {
            Ok(Ok(new)) => *icon = Some(new),
            Ok(Err(error)) => {
                tracing::info!(%error, "there is no icon in the notification area");
                tray.there.store(false, Ordering::Relaxed);
            }
            Err(_) => tray.there.store(false, Ordering::Relaxed),
        }
    }
    tray.is_there()
}

async fn menu(app: &AppHandle) -> Menu {
    let lang = app::start::kept_lang();
    let outlook = match app.state::<Desk>().open_house().await {
        Some(house) => schedule::outlook(&house, lang, desk::today()).await.ok(),
        None => None,
    };
    app::tray::menu(outlook.as_ref(), lang)
}

async fn show(app: &AppHandle, menu: Menu) {
    if let Some(icon) = app.state::<Tray>().icon.lock().await.as_ref() {
        icon.show(app, menu).await;
    }
}

/// Does what was chosen, without holding up whoever shows the menu.
fn choose(app: &AppHandle, choice: Choice) {
    match choice {
        Choice::Open => window::bring_forward(app, &[]),
        Choice::Make => {
            let app = app.clone();
            tauri::async_runtime::spawn(async move {
                scheduling::make_now(&app).await;
                app.state::<Desk>().stir();
            });
        }
        Choice::Quit => app.exit(0),
    }
}

/// Notes that the icon is seen again; a window that stood in for it goes.
#[cfg(target_os = "linux")]
fn came(app: &AppHandle) {
    let tray = app.state::<Tray>();
    tray.there.store(true, Ordering::Relaxed);
    if !tray.stands_in.swap(false, Ordering::Relaxed) {
        return;
    }
    if let Some(window) = app.get_webview_window("main")
        && window.is_minimized().unwrap_or(false)
    {
        let _ = window.hide();
    }
}

/// Notes that nobody shows the icon any more; a desktop that only begins again soon does.
#[cfg(target_os = "linux")]
fn went(app: &AppHandle) {
    app.state::<Tray>().there.store(false, Ordering::Relaxed);
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(PATIENCE).await;
        stand_in(&app);
    });
}

/// Brings a hidden window back to the task bar where no icon would.
fn stand_in(app: &AppHandle) {
    let tray = app.state::<Tray>();
    let Some(window) = app.get_webview_window("main") else { return };
    if tray.is_there() || window.is_visible().unwrap_or(true) {
        return;
    }
    tray.stands_in.store(true, Ordering::Relaxed);
    if let Err(error) = window.show().and_then(|()| window.minimize()) {
        tracing::warn!(%error, "the window did not come back");
    }
}
