//! The arguments of the window's own command: files to open, and the demonstration for `cargo xtask run`.

use crate::desk::{self, Desk};
use app::dto::message::AppError;
use app::house::House;
use app::lang::Lang;
use std::ffi::OsString;
use std::path::PathBuf;

/// How the program is started with the user's session: its window waits in the task bar.
pub(crate) const QUIETLY: &str = "--quietly";

/// What the program was started with.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    /// Load the demonstration data, write `summary.pdf` and then `ready` into this folder once figures are shown.
    pub(crate) demo_to: Option<PathBuf>,
    /// Open the window in the task bar alone.
    pub(crate) quietly: bool,
    /// Open the window as if for the first time: wherever it was left, nobody may see it there.
    pub(crate) reset_window: bool,
    /// Files to import.
    pub(crate) files: Vec<PathBuf>,
}

impl Asked {
    /// Reads the arguments.
    pub(crate) fn from_arguments(arguments: impl Iterator<Item = OsString>) -> Result<Self, &'static str> {
        let mut asked = Self::default();
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            if argument == "--demo-to" {
                let folder = arguments.next().ok_or("--demo-to needs a folder")?;
                asked.demo_to = Some(PathBuf::from(folder));
            } else if argument == QUIETLY {
                asked.quietly = true;
            } else if argument == "--reset-window" {
                asked.reset_window = true;
            } else {
                asked.files.push(PathBuf::from(argument));
            }
        }
        Ok(asked)
    }
}

/// Loads the demonstration data into an empty house, for `--demo-to`.
pub(crate) async fn load_if_empty(house: &House, desk: &Desk) -> Result<(), AppError> {
    let loaded = app::demo::load_if_empty(house, Lang::Fr, &desk::now(), &desk.fresh_cancel()).await;
    loaded.map_err(|failure| failure.words(Lang::Fr))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_the_demonstration_are_told_apart() {
        let arguments = ["a.csv", "--demo-to", "out", "--quietly", "--reset-window"];
        let asked = Asked::from_arguments(arguments.into_iter().map(OsString::from));
        let expected = Asked {
            demo_to: Some("out".into()),
            quietly: true,
            reset_window: true,
            files: vec!["a.csv".into()],
        };
        assert_eq!(asked, Ok(expected));
        assert!(Asked::from_arguments([OsString::from("--demo-to")].into_iter()).is_err());
    }
}
