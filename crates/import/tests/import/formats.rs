//! One table of each kind in every format: the facts are the same.

use crate::support::{Sample, Told, tell};
use domain::kind::Kind;
use house_tables::{BOOKS, TEXTS, kinds, table, text};
use import::Hints;

fn told(name: &str, bytes: &[u8]) -> Told {
    tell(&Sample::new(name, bytes), &Hints::default(), Vec::new()).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn every_kind_says_the_same_in_every_format() {
    let tables = kinds::tables("26");
    let known: Vec<Kind> = tables.iter().map(|(kind, _)| *kind).collect();
    assert!(Kind::ALL.iter().all(|kind| known.contains(kind)), "a kind has no table");
    for (kind, written) in &tables {
        let plain = told("plain.csv", written.as_bytes());
        assert_eq!(plain.inspection.kind, Some(*kind), "{written}");
        assert!(plain.summary.taken > 1, "{written}");
        for (ending, write) in BOOKS {
            let book = told(&format!("table.{ending}"), &write(&table(written)));
            assert_eq!(book.inspection.kind, Some(*kind), "{ending}");
            assert_eq!(book.facts, plain.facts, "{kind:?} as {ending}");
            assert_eq!(book.issues(), plain.issues(), "{kind:?} as {ending}");
        }
        for (name, separator, encode) in TEXTS {
            let file = told(name, &encode(&text(written, separator)));
            assert_eq!(file.facts, plain.facts, "{kind:?} as {name}");
        }
    }
}

#[test]
fn the_bytes_tell_the_format_and_not_the_name() {
    let written = kinds::table_of(Kind::Responses, "26");
    for (ending, write) in BOOKS {
        let odd = told("export.csv", &write(&table(&written)));
        assert_eq!(odd.summary.taken, 2, "{ending} named .csv");
    }
    // What many programs call .xls is text.
    assert_eq!(told("export.xls", text(&written, '\t').as_bytes()).summary.taken, 2);
}

#[test]
fn files_of_real_programs_are_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats");
    for name in ["libreoffice.xls", "libreoffice.ods", "xlwt.xls"] {
        let told = told(name, &std::fs::read(folder.join(name)).unwrap());
        insta::assert_snapshot!(name, crate::support::golden(&told));
    }
}
