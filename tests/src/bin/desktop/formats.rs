//! Tables of every kind in every format, dropped on the window and taken in.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use domain::kind::Kind;
use house_tables::kinds::tables;
use house_tables::{BOOKS, TEXTS, table, text};
use serde_json::Value;

use crate::checks::{Failure, Outcome};
use crate::pointer;
use crate::window::Window;

/// Which pairs of kind and format are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Each kind in three formats, each format with several kinds: one drop, for every run.
    Some,
    /// All of them, one drop for each format.
    All,
}

/// The formats by the ending of a file's name; of the texts, one separator and encoding each.
const ENDINGS: [&str; 8] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "txt"];
/// From one round to the next a kind goes on by so many formats; eight rounds go through all.
const STEP: usize = 3;
/// Rows of each table.
const ROWS: u64 = 2;

/// A table as a file.
struct Written {
    kind: Kind,
    ending: &'static str,
    path: PathBuf,
}

/// What the window shows of one file that was taken in.
struct Shown {
    file: String,
    kind: String,
    rows: u64,
}

/// Drops tables of every kind in many formats; each is recognised and each of its rows is taken.
pub(crate) async fn every_kind_in_its_formats(window: &Window, folder: &Path, reach: Reach) -> Outcome {
    let rounds: Vec<usize> = (0..if reach == Reach::All { ENDINGS.len() } else { STEP }).collect();
    let drops: Vec<&[usize]> =
        if reach == Reach::All { rounds.chunks(1).collect() } else { vec![&rounds[..]] };
    let mut taken = Vec::new();
    for drop in drops {
        let files: io::Result<Vec<_>> = drop.iter().map(|round| write(folder, *round)).collect();
        let files: Vec<Written> = files.map_err(Failure::File)?.into_iter().flatten().collect();
        taken.extend(take_in(window, &files).await?);
    }
    print(&taken);
    Ok(())
}

/// Prints a table of kinds and formats: the rows that were taken in.
fn print(taken: &[(Kind, &str, u64)]) {
    println!("{:<15}{}", "", ENDINGS.map(|ending| format!("{ending:>6}")).concat());
    for kind in Kind::ALL {
        let rows = ENDINGS.map(|ending| {
            let found = taken.iter().find(|(one, of, _)| one == kind && *of == ending);
            found.map_or_else(|| format!("{:>6}", "·"), |(.., rows)| format!("{rows:>6}"))
        });
        println!("{:<15}{}", kind.key(), rows.concat());
    }
}

/// Drops files, has them taken in, and returns how many rows each gave.
async fn take_in(window: &Window, files: &[Written]) -> Result<Vec<(Kind, &'static str, u64)>, Failure> {
    window.click("nav-dashboard").await?;
    pointer::drag(&files.iter().map(|file| file.path.clone()).collect::<Vec<_>>())?;
    window.reads("import-screen", &format!("{} feuilles", files.len())).await?;
    window.click("import-accept").await?;
    window.reads("import-done", &format!("{} lignes", ROWS * files.len() as u64)).await?;
    let shown: Vec<Shown> = list(&window.answer(CARDS).await?).collect();
    files.iter().map(|file| taken(file, &shown).map(|rows| (file.kind, file.ending, rows))).collect()
}

/// Returns how many rows a file gave; one that was taken for another kind fails.
fn taken(written: &Written, shown: &[Shown]) -> Result<u64, Failure> {
    let name = format!("{}.{}", written.kind.key(), written.ending);
    let Some(Shown { kind, rows, .. }) =
        shown.iter().find(|one| one.file.split(' ').next() == Some(name.as_str()))
    else {
        return Err(Failure::Unchanged("a file that was not taken in", name));
    };
    let expected = format!("{} {ROWS}", name_of(written.kind));
    let found = format!("{kind} {rows}");
    if found == expected { Ok(*rows) } else { Err(Failure::Reads { name, expected, found }) }
}

/// The cards of what was taken in: file, kind, new rows.
const CARDS: &str = "return [...document.querySelectorAll('[data-testid=\"sheet-done\"]')].map((card) => [
    card.querySelector('h2').textContent, card.querySelector('.note').textContent,
    Number(card.querySelector('td.n').textContent)])";

fn list(answer: &Value) -> impl Iterator<Item = Shown> {
    let text = |cell: &Value| cell.as_str().unwrap_or_default().to_owned();
    answer.as_array().into_iter().flatten().map(move |card| Shown {
        file: text(&card[0]),
        kind: text(&card[1]),
        rows: card[2].as_u64().unwrap_or_default(),
    })
}

/// Writes a file of each kind, each in the format that its turn has come to.
fn write(folder: &Path, round: usize) -> io::Result<Vec<Written>> {
    let folder = folder.join(format!("round-{round}"));
    fs::create_dir_all(&folder)?;
    tables(&format!("{round}F"))
        .into_iter()
        .enumerate()
        .map(|(place, (kind, written))| {
            let ending = ENDINGS[(place + STEP * round) % ENDINGS.len()];
            let path = folder.join(kind.key()).with_extension(ending);
            fs::write(&path, bytes(&written, ending)).map(|()| Written { kind, ending, path })
        })
        .collect()
}

fn bytes(written: &str, ending: &str) -> Vec<u8> {
    if let Some((_, write)) = BOOKS.iter().find(|(book, _)| *book == ending) {
        return write(&table(written));
    }
    let format =
        TEXTS.iter().rfind(|(name, ..)| Path::new(name).extension().is_some_and(|end| end == ending));
    format.map(|(_, separator, encode)| encode(&text(written, *separator))).unwrap_or_default()
}

/// Returns how the window names a kind.
fn name_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Pieces => "Fichier d’envoi",
        Kind::Totals => "Totaux",
        Kind::Responses => "Réponses",
        Kind::Undelivered => "Non distribués",
        Kind::Costs => "Coûts",
        Kind::Appointments => "Rendez-vous",
        Kind::Opportunities => "Opportunités",
        Kind::Orders => "Commandes",
        Kind::Surveys => "Avis clients",
        Kind::Contacts => "Destinataires",
        Kind::Suppressions => "Liste d’opposition",
        Kind::References => "Taux de référence",
        Kind::Targets => "Objectifs",
    }
}
