//! Files of every format, broken at random places: each gets an answer within time and memory, and never ends its
//! reader.
//!
//! A few hundred run with the tests, always the same; `cargo xtask bench hostile` sets `MUTANTS` to ten thousand. In
//! zip formats a mutant is broken outside as well as inside its parts, which are packed anew then, so that it passes
//! the check sum. A find is mended and becomes a case of `hostile.rs` or a file of `fixtures/hostile`.

use crate::support::{examine, repacked};
use house_tables::{BOOKS, TEXTS, table, text};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Mutants of a test run.
const FEW: usize = 240;
/// Files that one reader looks at in turn.
const AT_ONCE: usize = 25;
/// Seconds that one file may take.
const PATIENCE: u32 = 10;

const TABLE: &str = "Réf. courrier;Date retour;Canal;Intérêt;CP;Montant HT;Com.\n\
    A-001;2026-10-03;tél;chaud;01000;1250.5;rappeler après 17 h\n\
    A-002;2026-10-05;coupon;tiède;69003;12;Éts Lefèvre\n\
    A-003;2026-10-06;QR;oui;75011;;\n\
    Total;;;;;1262.5;\n";

/// A sequence that looks random and is always the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

/// Returns the files that are broken: every format, by hand and by real programs.
fn seeds() -> Vec<(String, Vec<u8>)> {
    let written = table(TABLE);
    let mut seeds: Vec<(String, Vec<u8>)> =
        BOOKS.iter().map(|(ending, write)| (format!("table.{ending}"), write(&written))).collect();
    for (name, separator, encode) in TEXTS {
        seeds.push((name.to_owned(), encode(&text(TABLE, separator))));
    }
    for folder in ["formats", "hostile"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder);
        let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let mut files: Vec<PathBuf> = files.map(|file| file.path()).collect();
        files.sort();
        for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending != "md")) {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            seeds.push((name, std::fs::read(file).unwrap()));
        }
    }
    seeds
}

/// Breaks some bytes: flips, runs of one byte, pieces cut out, doubled or moved, numbers at their extremes.
fn broken(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(4) {
        if bytes.is_empty() {
            break;
        }
        let place = dice.below(bytes.len());
        let end = (place + 1 + dice.below(64)).min(bytes.len());
        match dice.below(8) {
            0 => bytes[place] ^= 1 << dice.below(8),
            1 => bytes[place] = dice.below(256) as u8,
            2 => bytes[place..end].fill([0, 0xff, b'<', b'9'][dice.below(4)]),
            3 => drop(bytes.drain(place..end)),
            4 => {
                let piece = bytes[place..end].to_vec();
                let times = 1 + dice.below(200);
                drop(bytes.splice(place..place, piece.repeat(times)));
            }
            5 => bytes.truncate(place),
            6 => {
                let piece = bytes[place..end].to_vec();
                let to = dice.below(bytes.len());
                drop(bytes.splice(to..to, piece));
            }
            _ => {
                let wide = (place + 4).min(bytes.len());
                let extreme = [[0xff; 4], [0xff, 0xff, 0xff, 0x7f], [0, 0, 0, 0x80], [0xff, 0xff, 0, 0]];
                bytes[place..wide].copy_from_slice(&extreme[dice.below(4)][..wide - place]);
            }
        }
    }
    bytes
}

/// Breaks a file, where it is an archive mostly inside its parts.
fn mutant(seed: &[u8], dice: &mut Dice) -> Vec<u8> {
    if !seed.starts_with(b"PK") || dice.below(4) == 0 {
        return broken(seed, dice);
    }
    let chosen = dice.below(1_000);
    let mut part = 0;
    let count = zip::ZipArchive::new(std::io::Cursor::new(seed)).unwrap().len();
    let mut change = |_: &str, old: Vec<u8>| {
        part += 1;
        if part - 1 == chosen % count { broken(&old, dice) } else { old }
    };
    repacked(seed, &mut change, b"")
}

/// Looks at files in one go; where that ends badly, at each alone, so that the one to blame is known and kept.
fn look_at(files: &[PathBuf]) -> Vec<String> {
    let count = files.len() as u32;
    if examine(files, Duration::from_secs(u64::from(PATIENCE)) * count).is_ok() {
        return Vec::new();
    }
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mutants");
    let mut finds = Vec::new();
    for file in files {
        if let Err(said) = examine(std::slice::from_ref(file), Duration::from_secs(u64::from(PATIENCE) * 2)) {
            std::fs::create_dir_all(&kept).unwrap();
            std::fs::copy(file, kept.join(file.file_name().unwrap())).unwrap();
            finds.push(said);
        }
    }
    finds
}

#[test]
fn no_broken_file_ends_its_reader() {
    let wanted = std::env::var("MUTANTS").ok().and_then(|count| count.parse().ok()).unwrap_or(FEW);
    let first = std::env::var("MUTANTS_FROM").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_125);
    let mut dice = Dice(first);
    let seeds = seeds();
    let folder = tempfile::tempdir().unwrap();
    let mut finds = Vec::new();
    let mut files = Vec::new();
    for number in 0..wanted {
        let (name, bytes) = &seeds[number % seeds.len()];
        let file = folder.path().join(format!("{number}-{name}"));
        std::fs::write(&file, mutant(bytes, &mut dice)).unwrap();
        files.push(file);
        if files.len() == AT_ONCE || number + 1 == wanted {
            finds.extend(look_at(&files));
            files.drain(..).for_each(|file| std::fs::remove_file(file).unwrap());
        }
    }
    assert!(
        finds.is_empty(),
        "{} of {wanted} mutants ended their reader:\n{}",
        finds.len(),
        finds.join("\n\n")
    );
    println!("{wanted} mutants of {} files answered", seeds.len());
}
