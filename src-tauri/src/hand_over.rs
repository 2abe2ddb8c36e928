//! Hands a finished PDF to other programs: mail, clipboard, printer queue.
//!
//! Each is a program of the system that is started with the file's path as an argument of its own, never through a shell.
//! Linux is what the tests run on; the lines for Windows and macOS follow their manuals and were not run.

use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Opens the system's mail program on a new message with the file attached; says whether it started.
pub(crate) fn mail(path: &Path, subject: &str) -> bool {
    let mut command = if cfg!(target_os = "windows") {
        let mut command = Command::new("powershell");
        // The path comes by the environment: in the script's text it could be read as code.
        command.env("BAROMAIL_FILE", path).env("BAROMAIL_SUBJECT", subject).args([
            "-NoProfile",
            "-Command",
            "$m = (New-Object -ComObject Outlook.Application).CreateItem(0); $m.Subject = $env:BAROMAIL_SUBJECT; \
             [void]$m.Attachments.Add($env:BAROMAIL_FILE); $m.Display()",
        ]);
        command
    } else if cfg!(target_os = "macos") {
        let mut command = Command::new("open");
        command.arg("-a").arg("Mail").arg(path);
        command
    } else {
        message("xdg-email", path, subject)
    };
    ended_well(&mut command)
}

/// Puts the file itself on the clipboard, to be pasted into a folder or a message; says whether it is there.
pub(crate) fn copy(path: &Path) -> bool {
    if cfg!(target_os = "windows") {
        let mut command = Command::new("powershell");
        let script = "Set-Clipboard -LiteralPath $env:BAROMAIL_FILE";
        return ended_well(command.env("BAROMAIL_FILE", path).args(["-NoProfile", "-Command", script]));
    }
    if cfg!(target_os = "macos") {
        let mut command = Command::new("osascript");
        let script = "set the clipboard to (POSIX file (system attribute \"BAROMAIL_FILE\"))";
        return ended_well(command.env("BAROMAIL_FILE", path).args(["-e", script]));
    }
    let Ok(address) = url_of(path) else { return false };
    fed("wl-copy", &["--type", "text/uri-list"], &address)
        || fed("xclip", &["-selection", "clipboard", "-t", "text/uri-list"], &address)
}

/// Sends the file to the system's printer queue; says whether it was taken.
pub(crate) fn queue(path: &Path) -> bool {
    ended_well(&mut print("lp", path))
}

/// Returns how a program such as `xdg-email` is asked for a new message with a file attached.
fn message(program: impl AsRef<OsStr>, path: &Path, subject: &str) -> Command {
    let mut command = Command::new(program);
    command.arg("--subject").arg(subject).arg("--attach").arg(path);
    command
}

/// Returns how a program such as `lp` is asked to print a file, whatever its name begins with.
fn print(program: impl AsRef<OsStr>, path: &Path) -> Command {
    let mut command = Command::new(program);
    command.arg("--").arg(path);
    command
}

/// Says whether this system has a printer queue to send to.
pub(crate) fn has_queue() -> bool {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    cfg!(unix) && std::env::split_paths(&folders).any(|folder| folder.join("lp").is_file())
}

fn url_of(path: &Path) -> Result<String, ()> {
    tauri::Url::from_file_path(path).map(|address| format!("{address}\r\n"))
}

fn ended_well(command: &mut Command) -> bool {
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// Starts a program and gives it a text; it goes on holding the clipboard by itself.
fn fed(program: &str, arguments: &[&str], text: &str) -> bool {
    let started = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = started else { return false };
    let given = child.stdin.take().is_some_and(|mut input| input.write_all(text.as_bytes()).is_ok());
    given && child.wait().is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_on_the_clipboard_by_its_address() {
        let address = url_of(Path::new("/tmp/Synthèse CH26.pdf"));
        assert_eq!(address.as_deref(), Ok("file:///tmp/Synth%C3%A8se%20CH26.pdf\r\n"));
        assert!(url_of(Path::new("CH26.pdf")).is_err());
        assert!(!fed("no-such-program-of-baromail", &[], ""));
        assert!(!ended_well(&mut Command::new("no-such-program-of-baromail")));
    }

    /// A program that writes down what it was started with, and fails where there is no such file.
    #[cfg(unix)]
    fn recorder(folder: &Path) -> std::path::PathBuf {
        use std::os::unix::fs::PermissionsExt;
        let program = folder.join("recorder");
        let script = "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$(dirname \"$0\")/told\"\n\
                      for last; do :; done\ntest -f \"$last\"\n";
        std::fs::write(&program, script).expect("a script");
        let mut rights = std::fs::metadata(&program).expect("the script").permissions();
        rights.set_mode(0o700);
        std::fs::set_permissions(&program, rights).expect("a program");
        program
    }

    #[cfg(unix)]
    #[test]
    fn mail_and_printer_are_given_the_file_whatever_its_name_holds() {
        let folder = std::env::temp_dir().join(format!("baromail-hand-over-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let program = recorder(&folder);
        let told = || std::fs::read_to_string(folder.join("told")).expect("what was told");
        let path = folder.join("-o \"Synthèse\" $(id); CH26.pdf");
        assert!(!ended_well(&mut print(&program, &path)), "no such file");
        std::fs::write(&path, "%PDF").expect("a file");
        assert!(ended_well(&mut message(&program, &path, "Synthèse\u{a0}: «\u{a0}CH26\u{a0}» & plus")));
        let expected =
            format!("--subject\nSynthèse\u{a0}: «\u{a0}CH26\u{a0}» & plus\n--attach\n{}\n", path.display());
        assert_eq!(told(), expected);
        assert!(ended_well(&mut print(&program, &path)));
        assert_eq!(told(), format!("--\n{}\n", path.display()));
        std::fs::remove_dir_all(&folder).expect("the folder goes");
    }
}
