//! `cargo xtask pictures reports`: every report of the demonstration, in both languages, as PDF and page by page as
//! pictures, to be looked at. They stay in `target/reports`, and are no part of the house.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::consent::Consent;
use crate::failure::Failure;
use crate::house;
use crate::packages;
use crate::steps::{run, say, step};

/// The templates, as the command line names them.
const TEMPLATES: [&str; 8] =
    ["summary", "comparison", "period", "funnel", "calls", "undelivered", "opinions", "dashboard"];
const LANGUAGES: [&str; 2] = ["fr", "en"];
/// The campaign of the one that is about a campaign.
const CAMPAIGN: &str = "CHAUF26";
/// The day of the demonstration: the same pages come out each time.
const TODAY: &str = "2026-11-26";
/// Of a file that holds nothing but the demonstration.
const KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
/// Dots an inch: small type can be read.
const FINE: &str = "96";

/// Writes them over those of the last time.
pub(crate) fn take(consent: Consent) -> Result<(), Failure> {
    step("System packages", || packages::ensure(&[packages::BUILD, packages::TEST], consent))?;
    step("Build", || run(house::cargo().args(["build", "--bins"])))?;
    let folder = house::target().join("reports");
    // What lies there from the last time; nothing does the first time.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| Failure::File(folder.clone(), error))?;
    step("Demonstration", || run(baromail(&folder).arg("demo")))?;
    for template in TEMPLATES {
        for lang in LANGUAGES {
            make(&folder, template, lang, &format!("{template}-{lang}"), &[])?;
        }
    }
    for lang in LANGUAGES {
        make(&folder, "summary", lang, &format!("annex-{lang}"), &["--parts", "annex"])?;
    }
    say(&folder.display().to_string());
    Ok(())
}

/// Writes one report and its pages.
fn make(folder: &Path, template: &str, lang: &str, name: &str, more: &[&str]) -> Result<(), Failure> {
    let pdf = folder.join(format!("{name}.pdf"));
    let mut report = baromail(folder);
    report.args(["--lang", lang, "report", template, "--out"]).arg(&pdf).args(more);
    if template == "summary" {
        report.args(["--campaign", CAMPAIGN]);
    }
    run(&mut report)?;
    run(Command::new("pdftoppm").args(["-png", "-r", FINE]).arg(&pdf).arg(folder.join(name)))
}

fn baromail(folder: &Path) -> Command {
    let mut command = Command::new(house::built("baromail"));
    command.arg("--db").arg(folder.join("demo.db")).args(["--today", TODAY]).env("BAROMAIL_KEY", KEY);
    command
}
