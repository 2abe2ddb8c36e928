//! The committed spreadsheets are those that the generator writes.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::read;
use std::io::{Cursor, Read};
use std::path::Path;

use house_tests::sheet::File;
use house_tests::{reference, samples};

#[test]
fn committed_samples_are_what_the_generator_writes() -> Result<(), Box<dyn Error>> {
    compare("../samples", &samples::files(samples::SEED)?)
}

#[test]
fn committed_reference_campaign_is_what_the_generator_writes() -> Result<(), Box<dyn Error>> {
    compare("fixtures/reference", &reference::files())
}

#[test]
fn a_seed_gives_the_same_bytes_twice() -> Result<(), Box<dyn Error>> {
    let (first, second, other) = (samples::files(1)?, samples::files(1)?, samples::files(2)?);
    assert!(first.iter().zip(&second).all(|(left, right)| left.bytes == right.bytes));
    assert!(first.iter().zip(&other).any(|(left, right)| left.bytes != right.bytes));
    Ok(())
}

fn compare(folder: &str, files: &[File]) -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    for file in files {
        let committed = read(folder.join(file.name))?;
        let same = if Path::new(file.name).extension().is_some_and(|end| end == "xlsx") {
            parts(&committed)? == parts(&file.bytes)?
        } else {
            committed == file.bytes
        };
        assert!(same, "{} is stale: run `cargo run -p house-tests --bin make_samples`", file.name);
    }
    Ok(())
}

/// Returns the parts of a workbook: the text counts, not how tightly a version of the packer squeezes it.
fn parts(workbook: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, Box<dyn Error>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook))?;
    let mut parts = BTreeMap::new();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place)?;
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes)?;
        let name = part.name()?.into_owned();
        parts.insert(name, bytes);
    }
    Ok(parts)
}
