//! `cargo xtask pictures`: the guide's pictures, taken of the real window with the demonstration's data.

use std::fs;

use crate::consent::Consent;
use crate::display;
use crate::failure::Failure;
use crate::house;
use crate::node;
use crate::packages;
use crate::steps::{run, step};
use crate::tools::{self, TAURI_DRIVER};

/// Room for the largest picture and the frame around its window.
const SIZE: &str = "1960x1160";

/// Takes them into `docs/guide/pictures`, over those of the last time.
pub(crate) fn take(consent: Consent) -> Result<(), Failure> {
    let groups: &[&[&str]] = &[packages::BUILD, packages::DISPLAY, packages::TEST];
    step("System packages", || packages::ensure(groups, consent))?;
    step("tauri-driver", || tools::ensure(&TAURI_DRIVER))?;
    step("Packages of the interface", node::install)?;
    step("Interface", node::build)?;
    step("Build", || run(house::cargo().args(["build", "--bins"])))?;
    step("Pictures", || {
        // Screens show where data lies: a place that is the same for everybody.
        let folder = std::env::temp_dir().join("Baromail");
        fs::create_dir_all(&folder).map_err(|error| Failure::File(folder.clone(), error))?;
        let display = display::start(&folder, SIZE)?;
        let mut test = display.command(&house::built("desktop"));
        test.arg(house::built("baromail-desktop")).arg(TAURI_DRIVER.path()).arg(&folder);
        run(test.arg("--pictures").arg(house::root().join("docs/guide/pictures")))
    })
}
