//! The icon as Tauri makes it, on Windows and macOS, where a notification area always is.
//!
//! Linux is what the tests run on; these lines follow Tauri's manual.

use super::{Choice, Host, Tray, choose};
use app::tray::Menu as Said;
use tauri::menu::{Menu, MenuEvent, MenuItem, PredefinedMenuItem};
use tauri::tray::{MouseButton, MouseButtonState, TrayIcon, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Manager, Wry};

const NAME: &str = "baromail";
const CHOICES: [(&str, Choice); 3] = [("open", Choice::Open), ("make", Choice::Make), ("quit", Choice::Quit)];

/// The icon, for as long as it is kept.
pub(super) struct Icon(TrayIcon);

/// Returns whether the desktop shows icons.
#[expect(clippy::unused_async, reason = "on Linux the desktop is asked")]
pub(super) async fn is_offered() -> bool {
    true
}

#[expect(clippy::unused_async, reason = "on Linux the desktop is asked")]
impl Icon {
    /// Puts the icon there; one that was taken away is shown again.
    pub(super) async fn put(app: &AppHandle, said: Said, _host: Host) -> tauri::Result<Self> {
        if let Some(icon) = app.tray_by_id(NAME) {
            icon.set_visible(true)?;
            let icon = Self(icon);
            icon.show(app, said).await;
            return Ok(icon);
        }
        let mut builder = TrayIconBuilder::with_id(NAME)
            .menu(&menu(app, &said)?)
            .tooltip(tip(&said))
            .show_menu_on_left_click(false)
            .on_menu_event(chosen)
            .on_tray_icon_event(clicked);
        if let Some(picture) = app.default_window_icon() {
            builder = builder.icon(picture.clone());
        }
        builder.build(app).map(Self)
    }

    /// Shows another menu.
    pub(super) async fn show(&self, app: &AppHandle, said: Said) {
        let shown = menu(app, &said)
            .and_then(|menu| self.0.set_menu(Some(menu)))
            .and_then(|()| self.0.set_tooltip(Some(tip(&said))));
        if let Err(error) = shown {
            tracing::warn!(%error, "the menu stayed as it was");
        }
    }

    /// Takes the icon away.
    pub(super) async fn remove(self, _app: &AppHandle) {
        if let Err(error) = self.0.set_visible(false) {
            tracing::warn!(%error, "the icon stayed");
        }
    }
}

fn menu(app: &AppHandle, said: &Said) -> tauri::Result<Menu<Wry>> {
    let menu = Menu::new(app)?;
    let line = |name: &str, label: &str, enabled| MenuItem::with_id(app, name, label, enabled, None::<&str>);
    menu.append(&line("open", &said.open, true)?)?;
    menu.append(&PredefinedMenuItem::separator(app)?)?;
    if let Some(next) = &said.next {
        menu.append(&line("next", next, false)?)?;
    }
    if let Some(make) = &said.make {
        menu.append(&line("make", make, true)?)?;
    }
    if said.next.is_some() || said.make.is_some() {
        menu.append(&PredefinedMenuItem::separator(app)?)?;
    }
    menu.append(&line("quit", &said.quit, true)?)?;
    Ok(menu)
}

fn tip(said: &Said) -> String {
    said.next.as_ref().map_or_else(|| "Baromail".to_owned(), |next| format!("Baromail\n{next}"))
}

fn chosen(app: &AppHandle, event: MenuEvent) {
    if let Some((_, choice)) = CHOICES.into_iter().find(|(name, _)| event.id() == name) {
        choose(app, choice);
    }
}

fn clicked(icon: &TrayIcon, event: TrayIconEvent) {
    if let TrayIconEvent::Click { button: MouseButton::Left, button_state: MouseButtonState::Up, .. } = event
    {
        choose(icon.app_handle(), Choice::Open);
    }
}
