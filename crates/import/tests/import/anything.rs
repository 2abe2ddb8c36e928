//! Whatever the bytes, there is an answer and no panic.

use crate::support::{Sample, tell};
use domain::kind::Kind;
use import::Hints;
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

static BOOK: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, line) in (0..).zip(["ref;date;canal;montant", "A;2026-01-02;tél;12", "B;31/02/2026;mail;1,5"])
    {
        for (column, cell) in (0..).zip(line.split(';')) {
            sheet.write_string(row, column, cell).unwrap();
        }
        sheet.write_number(row, 5, 45_933).unwrap();
    }
    workbook.save_to_buffer().unwrap()
});

/// Returns the book with bytes of its parts changed, packed again so that its sums are right.
fn repacked(changes: &[(prop::sample::Index, prop::sample::Index, Vec<u8>)]) -> Vec<u8> {
    let mut book = ZipArchive::new(Cursor::new(BOOK.as_slice())).unwrap();
    let mut parts = Vec::new();
    for index in 0..book.len() {
        let mut part = book.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        parts.push((part.name().unwrap().into_owned(), bytes));
    }
    for (part, place, new) in changes {
        let bytes = &mut parts[part.index(book.len())].1;
        let place = place.index(bytes.len());
        let end = (place + new.len()).min(bytes.len());
        bytes.splice(place..end, new.iter().copied());
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn splices() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        prop::collection::vec(any::<u8>(), 1..4),
        "[0-9]{1,12}".prop_map(String::into_bytes),
        Just(b"<c r=\"XFE99999999\" t=\"s\"><v>".to_vec()),
        Just(b"&#x110000;&lol;".to_vec()),
        Just(b"\"/>".to_vec()),
        Just(b" t=\"d\" s=\"-1\"".to_vec()),
        Just(b"1e308".to_vec()),
        Just(b"-99999999999".to_vec()),
    ]
}

fn kinds() -> impl Strategy<Value = Option<Kind>> {
    prop::option::of(prop::sample::select(Kind::ALL))
}

/// Cells and signs that rows are made of, in any order.
fn rows() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"ref;date;canal;montant;poste;CP\n".to_vec()),
        Just(b";".to_vec()),
        Just(b"\"".to_vec()),
        Just(b"\r\n".to_vec()),
        Just(b"31/12/2026".to_vec()),
        Just(b"1e999999999".to_vec()),
        Just("1\u{202f}234,50 €".as_bytes().to_vec()),
        Just(b"Total".to_vec()),
        Just(b"\xe9\x80".to_vec()),
        "[-0-9 ,./:()%a-z]{1,12}".prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..6),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..400), kind in kinds()) {
        let hints = Hints { kind, ..Hints::default() };
        let _answer = tell(&Sample::new("x.csv", &bytes), &hints, Vec::new()).map(|told| told.summary);
    }

    #[test]
    fn any_rows_are_taken_or_set_aside(bytes in rows(), kind in kinds()) {
        let hints = Hints { kind, ..Hints::default() };
        if let Ok(told) = tell(&Sample::new("x.csv", &bytes), &hints, Vec::new()) {
            let summary = told.summary;
            prop_assert_eq!(summary.rows, summary.taken + summary.set_aside + summary.totals_left_out);
            prop_assert_eq!(summary.taken, told.raw.len() as u64);
            prop_assert!(told.set_aside.iter().all(|aside| !aside.issues.is_empty()));
        }
    }

    #[test]
    fn a_workbook_with_wrong_bytes_has_an_answer(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = BOOK.clone();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _answer = tell(&Sample::new("x.xlsx", &bytes), &Hints::default(), Vec::new()).map(|told| told.summary);
    }

    #[test]
    fn a_workbook_with_wrong_parts_has_an_answer(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), splices()), 1..5),
    ) {
        let sample = Sample::new("x.xlsx", &repacked(&changes));
        let _answer = tell(&sample, &Hints::default(), Vec::new()).map(|told| told.summary);
    }
}
