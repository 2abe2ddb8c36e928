//! The icon as desktops on Linux have it: a `StatusNotifierItem` on the session's bus, without a library of the system.
//!
//! Tauri's own icon loads `libayatana-appindicator3` while the program runs, and ends the program where that is not
//! installed; it knows neither a click nor whether anybody shows it.

use super::{Choice, Host, came, choose, went};
use app::tray::Menu;
use ksni::menu::StandardItem;
use ksni::{Handle, MenuItem, OfflineReason, ToolTip, TrayMethods};
use std::path::Path;
use tauri::AppHandle;

/// Who shows icons, where somebody does.
const WATCHER: &str = "org.kde.StatusNotifierWatcher";

/// The icon, for as long as it is kept.
pub(super) struct Icon(Handle<Item>);

struct Item {
    app: AppHandle,
    menu: Menu,
    pictures: Vec<ksni::Icon>,
}

/// Returns whether the desktop shows icons.
pub(super) async fn is_offered() -> bool {
    let asked = async {
        let bus = zbus::Connection::session().await?;
        let watcher = zbus::names::BusName::try_from(WATCHER)?;
        zbus::Result::Ok(zbus::fdo::DBusProxy::new(&bus).await?.name_has_owner(watcher).await?)
    };
    asked.await.unwrap_or_else(|error| {
        tracing::info!(%error, "there is no bus of the session");
        false
    })
}

impl Icon {
    /// Puts the icon there.
    pub(super) async fn put(app: &AppHandle, menu: Menu, host: Host) -> Result<Self, ksni::Error> {
        let item = Item { app: app.clone(), menu, pictures: pictures(app) };
        // Nothing in a sandbox may take a name of its own on the bus.
        let is_in_sandbox = Path::new("/.flatpak-info").exists();
        let asked = item.disable_dbus_name(is_in_sandbox).assume_sni_available(host == Host::MayCome);
        asked.spawn().await.map(Self)
    }

    /// Shows another menu.
    pub(super) async fn show(&self, _app: &AppHandle, menu: Menu) {
        self.0.update(|item| item.menu = menu).await;
    }

    /// Takes the icon away.
    pub(super) async fn remove(self, _app: &AppHandle) {
        self.0.shutdown().await;
    }
}

impl ksni::Tray for Item {
    fn id(&self) -> String {
        self.app.config().identifier.clone()
    }

    fn title(&self) -> String {
        "Baromail".to_owned()
    }

    fn icon_pixmap(&self) -> Vec<ksni::Icon> {
        self.pictures.clone()
    }

    fn tool_tip(&self) -> ToolTip {
        let description = self.menu.next.clone().unwrap_or_default();
        ToolTip { title: self.title(), description, ..ToolTip::default() }
    }

    fn activate(&mut self, _x: i32, _y: i32) {
        choose(&self.app, Choice::Open);
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        let menu = &self.menu;
        let mut items = vec![item(&menu.open, Some(Choice::Open)), MenuItem::Separator];
        items.extend(menu.next.iter().map(|label| item(label, None)));
        items.extend(menu.make.iter().map(|label| item(label, Some(Choice::Make))));
        if items.len() > 2 {
            items.push(MenuItem::Separator);
        }
        items.push(item(&menu.quit, Some(Choice::Quit)));
        items
    }

    fn watcher_online(&self) {
        came(&self.app);
    }

    fn watcher_offline(&self, _reason: OfflineReason) -> bool {
        went(&self.app);
        true
    }
}

fn item(label: &str, choice: Option<Choice>) -> MenuItem<Item> {
    StandardItem {
        // One underscore would mark a key.
        label: label.replace('_', "__"),
        enabled: choice.is_some(),
        activate: Box::new(move |item: &mut Item| {
            if let Some(choice) = choice {
                choose(&item.app, choice);
            }
        }),
        ..StandardItem::default()
    }
    .into()
}

/// Returns the program's picture as bytes: by name a desktop would find it only where a package put it.
fn pictures(app: &AppHandle) -> Vec<ksni::Icon> {
    let picture = app.default_window_icon().and_then(|picture| {
        let (width, height) = (i32::try_from(picture.width()).ok()?, i32::try_from(picture.height()).ok()?);
        Some(ksni::Icon { width, height, data: alpha_first(picture.rgba()) })
    });
    picture.into_iter().collect()
}

/// Returns pixels in the order of the bus.
fn alpha_first(rgba: &[u8]) -> Vec<u8> {
    let mut pixels = rgba.to_vec();
    pixels.chunks_exact_mut(4).for_each(|pixel| pixel.rotate_right(1));
    pixels
}

#[cfg(test)]
mod tests {
    #[test]
    fn pixels_begin_with_how_opaque_they_are() {
        assert_eq!(super::alpha_first(&[1, 2, 3, 255, 4, 5, 6, 0]), [255, 1, 2, 3, 0, 4, 5, 6]);
    }
}
