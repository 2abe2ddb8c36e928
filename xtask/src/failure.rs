//! What can go wrong in a chore, as a sentence with a remedy.

use std::fmt;
use std::path::PathBuf;
use std::process::ExitStatus;

/// Why a chore ended early.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line is wrong.
    Usage(lexopt::Error),
    /// There is no such task.
    UnknownTask(String),
    /// There is no such bench.
    UnknownBench(String),
    /// A step failed; its name and why.
    Step(&'static str, Box<Failure>),
    /// A program could not be started.
    NotStarted(String, std::io::Error),
    /// A program ended with an error.
    Ended(String, ExitStatus),
    /// A file could not be read or written.
    File(PathBuf, std::io::Error),
    /// Something must be installed by hand; what to do, a line each.
    InstallByHand(Vec<String>),
    /// The person said no.
    Refused(Vec<&'static str>),
    /// A program is missing or too old: what was found, what is needed, where to get it.
    TooOld { program: &'static str, found: Option<String>, needed: &'static str, remedy: &'static str },
    /// The demonstration did not get ready; after how many seconds, and where its messages are.
    NotReady { seconds: u64, messages: PathBuf },
    /// The window closed before it was ready.
    ClosedEarly { status: ExitStatus, messages: PathBuf },
    /// A virtual display or its message bus did not come up.
    NoAnswer(&'static str),
    /// Files were given, and there is no display to show them on.
    FilesWithoutDisplay,
    /// Something is not as it should be: what, and what was found, a line each.
    Unexpected(&'static str, Vec<String>),
    /// Some tests failed.
    TestsFailed(u64),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(error) => write!(f, "{error}; `cargo xtask` lists the tasks"),
            Self::UnknownTask(task) => write!(f, "there is no task `{task}`; `cargo xtask` lists them"),
            Self::UnknownBench(name) => {
                write!(f, "there is no bench `{name}`; `cargo xtask bench` lists them")
            }
            Self::Step(name, cause) => write!(f, "step \"{name}\" failed: {cause}"),
            Self::NotStarted(program, error) => write!(f, "`{program}` could not be started: {error}"),
            Self::Ended(program, status) => write!(f, "`{program}` ended with {status}"),
            Self::File(path, error) => write!(f, "{}: {error}", path.display()),
            Self::InstallByHand(lines) => write!(f, "something is missing\n  {}", lines.join("\n  ")),
            Self::Refused(packages) => write!(f, "these packages are needed: {}", packages.join(" ")),
            Self::TooOld { program, found, needed, remedy } => {
                let found = found.as_deref().unwrap_or("none");
                write!(f, "{program} {needed} or newer is needed, found: {found}\n  {remedy}")
            }
            Self::NotReady { seconds, messages } => {
                write!(f, "the dashboard showed no figures within {seconds} s; see {}", messages.display())
            }
            Self::ClosedEarly { status, messages } => {
                write!(f, "the program ended with {status} before it was ready; see {}", messages.display())
            }
            Self::NoAnswer(program) => write!(f, "{program} did not come up"),
            Self::FilesWithoutDisplay => {
                write!(f, "there is no display to show files on; use `target/debug/baromail import FILE...`")
            }
            Self::Unexpected(what, found) => write!(f, "{what}\n  {}", found.join("\n  ")),
            Self::TestsFailed(count) => write!(f, "{count} tests failed"),
        }
    }
}
