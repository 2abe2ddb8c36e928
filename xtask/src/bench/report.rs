//! `cargo xtask bench report [DATABASE]`, or `PEERS.PY FOLDER [--rounds N …]`: how fast charts and reports are made.
//!
//! Without peers: every template on that file (its key in `BAROMAIL_KEY`), else on the demonstration, first, again and
//! in the preview; then a report again and again in one process, and an annex of a hundred pages, each beside its goal.
//! With peers: the script there has a chart and four pages made by other programs too; those that this
//! machine lacks are named first, and again by the script.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::Failure;
use crate::house::{cargo, target};
use crate::steps::{run, say, step};

/// What the peers need: a module of Python, or a program.
const MODULES: [&str; 5] = ["matplotlib", "plotly", "weasyprint", "typst", "reportlab"];
const PROGRAM: &str = "wkhtmltopdf";
/// Reports of four pages that one process makes.
const REPORTS: &str = "6";

/// Runs the bench.
pub(super) fn bench(arguments: &[OsString]) -> Result<(), Failure> {
    let maker = built()?;
    if let [peers, data, rest @ ..] = arguments
        && peers.to_string_lossy().ends_with(".py")
    {
        for name in missing() {
            say(&format!(
                "{name} is not installed: its row is missing (pip install, or apt install {PROGRAM})"
            ));
        }
        ["chart", "pdf"].into_iter().try_for_each(|work| beside(&maker, work, peers, data, rest))
    } else {
        run(Command::new(&maker).arg("own").args(arguments.first()))?;
        goals(&maker)
    }
}

/// Runs what has a goal of its own, each in a process of its own.
fn goals(maker: &Path) -> Result<(), Failure> {
    run(Command::new(maker).args(["again", REPORTS]))?;
    run(Command::new(maker).arg("annex").arg(target().join("bench-annex.pdf")))
}

fn built() -> Result<PathBuf, Failure> {
    let build = ["build", "--release", "-p", "app", "--example", "report"];
    step("build what makes charts and reports", || run(cargo().args(build)))?;
    Ok(target().join("release/examples").join(format!("report{}", std::env::consts::EXE_SUFFIX)))
}

fn missing() -> impl Iterator<Item = &'static str> {
    let there = |program: &str, arguments: &[&str]| {
        let asked =
            Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
        asked.is_ok_and(|status| status.success())
    };
    let modules = MODULES.into_iter().filter(move |name| {
        !there(
            "python3",
            &["-c", &format!("import importlib.util, sys; sys.exit(not importlib.util.find_spec('{name}'))")],
        )
    });
    modules.chain(Some(PROGRAM).filter(move |name| !there(name, &["--version"])))
}

fn beside(maker: &Path, work: &str, peers: &OsStr, data: &OsStr, rest: &[OsString]) -> Result<(), Failure> {
    run(Command::new("python3")
        .args([peers, OsStr::new(work), OsStr::new("--data"), data])
        .args([format!("--product-{work}"), format!("{} {work} {{out}}", maker.display())])
        .args(rest))
}
