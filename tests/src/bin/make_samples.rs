//! Writes `samples/` and `tests/fixtures/reference/` from their seed.

use std::error::Error;
use std::path::Path;

use house_tests::sheet::File;
use house_tests::{reference, samples};

fn main() -> Result<(), Box<dyn Error>> {
    let house = Path::new(env!("CARGO_MANIFEST_DIR"));
    write(&house.join("../samples"), &samples::files(samples::SEED)?)?;
    write(&house.join("fixtures/reference"), &reference::files())?;
    Ok(())
}

fn write(folder: &Path, files: &[File]) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    for file in files {
        std::fs::write(folder.join(file.name), &file.bytes)?;
        println!("{} ({} kB)", file.name, file.bytes.len() / 1000);
    }
    Ok(())
}
