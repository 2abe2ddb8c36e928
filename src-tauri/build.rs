//! Tauri's own part of the build, and the day of the program's last change.

use std::env;
use std::process::Command;

fn main() {
    println!("cargo:rustc-env=BAROMAIL_DATE={}", day().unwrap_or_default());
    println!("cargo:rerun-if-env-changed=BAROMAIL_DATE");
    // A build at one's desk is not made anew at each commit for a day that nobody reads there.
    if env::var("PROFILE").is_ok_and(|profile| profile == "release")
        && let Some(log) = git(&["rev-parse", "--git-path", "logs/HEAD"])
    {
        println!("cargo:rerun-if-changed={log}");
    }
    tauri_build::build();
}

/// Returns the day that `cargo xtask dist` names, else that of the last commit.
fn day() -> Option<String> {
    let named = env::var("BAROMAIL_DATE").ok().filter(|day| !day.is_empty());
    named.or_else(|| git(&["log", "-1", "--format=%cd", "--date=format-local:%Y-%m-%d"]))
}

fn git(arguments: &[&str]) -> Option<String> {
    let said = Command::new("git").args(arguments).env("TZ", "UTC").output().ok()?;
    let text = String::from_utf8(said.stdout).ok()?;
    Some(text.trim().to_owned()).filter(|text| said.status.success() && !text.is_empty())
}
