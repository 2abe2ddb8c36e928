//! `cargo xtask bench hostile [COUNT] [SEED]`: ten thousand broken files of every format, none of which may end its
//! reader, take ten seconds or 512 MB.

use std::ffi::OsString;

use crate::failure::Failure;
use crate::house;
use crate::steps::{run, step};

const COUNT: &str = "10000";

/// Runs the mutation test of `import` over more files than a test run has time for.
pub(crate) fn hostile(arguments: &[OsString]) -> Result<(), Failure> {
    let mut test = house::cargo();
    test.args(["test", "--release", "--package", "import", "--test", "import"]);
    test.args(["--", "--nocapture", "no_broken_file_ends_its_reader"]);
    test.env("MUTANTS", arguments.first().map_or_else(|| OsString::from(COUNT), Clone::clone));
    if let Some(seed) = arguments.get(1) {
        test.env("MUTANTS_FROM", seed);
    }
    step("Broken files", || run(&mut test))
}
