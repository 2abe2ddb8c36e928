//! Notices by the system; where nobody shows them, the window's own has to do.

use app::watch::Notice;

/// Asks the system to show a notice, without waiting for it.
pub(crate) fn show(notice: Notice, identifier: &str) {
    let identifier = identifier.to_owned();
    // The system's answer is waited for there: it can be slow, and it may never come.
    std::thread::spawn(move || {
        if let Err(error) = ask(&notice, &identifier) {
            tracing::info!(%error, "the system shows no notices");
        }
    });
}

fn ask(notice: &Notice, identifier: &str) -> notify_rust::error::Result<()> {
    let mut asked = notify_rust::Notification::new();
    asked.appname("Baromail").summary(&notice.title).body(&body(&notice.body));
    belong(&mut asked, identifier);
    asked.show().map(drop)
}

/// Says whose notice it is: by the desktop entry, which the package names after the program.
#[cfg(target_os = "linux")]
fn belong(asked: &mut notify_rust::Notification, _identifier: &str) {
    asked.icon("baromail-desktop").hint(notify_rust::Hint::DesktopEntry("Baromail".to_owned()));
}

/// Says whose notice it is: by the name under which the installer registered the program.
#[cfg(target_os = "windows")]
fn belong(asked: &mut notify_rust::Notification, identifier: &str) {
    asked.app_id(identifier);
}

/// Says whose notice it is, once for the process.
#[cfg(target_os = "macos")]
fn belong(_asked: &mut notify_rust::Notification, identifier: &str) {
    let _ = notify_rust::set_application(identifier);
}

/// Returns a text as the one who shows it reads it: a file's name is no markup.
#[cfg(target_os = "linux")]
fn body(text: &str) -> String {
    let reads_markup =
        notify_rust::get_capabilities().is_ok_and(|all| all.iter().any(|one| one == "body-markup"));
    if reads_markup { escaped(text) } else { text.to_owned() }
}

#[cfg(not(target_os = "linux"))]
fn body(text: &str) -> String {
    text.to_owned()
}

#[cfg(target_os = "linux")]
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #[test]
    fn a_name_of_a_file_is_no_markup() {
        assert_eq!(super::escaped("a&b <b>.csv"), "a&amp;b &lt;b&gt;.csv");
    }
}
