//! Files that cannot be read say why.

use crate::support::{Sample, tell, zipped};
use import::limits::{EXPANDED_BYTES, LINE_BYTES};
use import::{Hints, Limit, Looks, Problem};
use rust_xlsxwriter::Workbook;
use std::io::{Cursor, Read};
use zip::ZipArchive;

fn problem(name: &str, bytes: &[u8]) -> Problem {
    let error =
        tell(&Sample::new(name, bytes), &Hints::default(), Vec::new()).err().expect("the file is broken");
    assert_eq!(error.file, name);
    error.problem
}

fn workbook_bytes() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "ref").unwrap();
    sheet.write_string(1, 0, "A-1").unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn what_is_no_spreadsheet_is_named() {
    assert!(matches!(problem("vide.xlsx", b""), Problem::Empty));
    assert!(matches!(problem("blanc.csv", b"\r\n \r\n"), Problem::Empty));
    assert!(matches!(problem("facture.xlsx", b"%PDF-1.7\n%"), Problem::NotASpreadsheet(Looks::Pdf)));
    assert!(matches!(problem("photo.csv", b"\x89PNG\r\n\x1a\n"), Problem::NotASpreadsheet(Looks::Picture)));
    let letter = zipped(&[("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")]);
    assert!(matches!(problem("lettre.xlsx", &letter), Problem::NotASpreadsheet(Looks::Document)));
    let binary = zipped(&[("[Content_Types].xml", b"<x/>"), ("xl/workbook.bin", b"x")]);
    assert!(matches!(problem("classeur.xlsx", &binary), Problem::Truncated | Problem::Damaged { .. }));
    let archive = zipped(&[("a.txt", b"x")]);
    assert!(matches!(problem("a.xlsx", &archive), Problem::NotASpreadsheet(Looks::Archive)));
}

#[test]
fn a_password_and_a_broken_old_workbook_are_told_apart() {
    let compound = |name: &str| {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.resize(2_048, 0);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    assert!(matches!(problem("secret.xlsx", &compound("EncryptedPackage")), Problem::PasswordProtected));
    let old = problem("ancien.xls", &compound("Workbook"));
    assert!(matches!(old, Problem::Truncated | Problem::Damaged { .. }), "{old:?}");
}

#[test]
fn a_cut_workbook_is_truncated_wherever_it_is_cut() {
    let whole = workbook_bytes();
    for part in [5, 3, 2] {
        let cut = &whole[..whole.len() - whole.len() / part];
        assert!(matches!(problem("coupé.xlsx", cut), Problem::Truncated), "{part}");
    }
}

#[test]
fn a_sheet_without_rows_is_told() {
    assert!(matches!(problem("titres.csv", b"ref;date;canal\n"), Problem::NoRows));
    let mut workbook = Workbook::new();
    workbook.add_worksheet();
    assert!(matches!(problem("vide.xlsx", &workbook.save_to_buffer().unwrap()), Problem::NoRows));
}

/// A workbook of one endless cell, whose sheet grows about a thousand times and declares what one wants.
fn bomb(declared: u32) -> Vec<u8> {
    let mut sheet = br#"<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>"#.to_vec();
    sheet.resize(12 * 1024 * 1024, b'0');
    let mut book = ZipArchive::new(Cursor::new(workbook_bytes())).unwrap();
    let mut parts = Vec::new();
    for index in 0..book.len() {
        let mut part = book.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let name = part.name().unwrap().into_owned();
        parts.push(if name.ends_with("sheet1.xml") { (name, sheet.clone()) } else { (name, bytes) });
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let mut bomb = zipped(&parts);
    let size = (sheet.len() as u32).to_le_bytes();
    let places: Vec<usize> = (0..bomb.len() - 4).filter(|place| bomb[*place..place + 4] == size).collect();
    assert_eq!(places.len(), 2, "the part's own header and the directory");
    for place in places {
        bomb[place..place + 4].copy_from_slice(&declared.to_le_bytes());
    }
    bomb
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    let honest = problem("bombe.xlsx", &bomb(12 * 1024 * 1024));
    assert!(matches!(honest, Problem::TooLarge { limit: Limit::Ratio, found: 500.. }), "{honest:?}");
    let huge = problem("bombe.xlsx", &bomb(300 * 1024 * 1024));
    assert!(
        matches!(huge, Problem::TooLarge { limit: Limit::ExpandedBytes, found } if found > EXPANDED_BYTES)
    );
}

#[test]
fn a_bomb_that_declares_little_goes_no_further_than_it_declares() {
    let lying = problem("bombe.xlsx", &bomb(1_000));
    assert!(matches!(lying, Problem::Truncated | Problem::Damaged { .. }), "{lying:?}");
}

#[test]
fn a_table_of_strings_that_claims_the_moon_is_refused() {
    let strings = br#"<sst uniqueCount="99999999999"><si><t>a</t></si></sst>"#;
    let book = zipped(&[("xl/workbook.xml", b"<x/>"), ("xl/sharedStrings.xml", strings)]);
    assert!(matches!(problem("lune.xlsx", &book), Problem::TooLarge { limit: Limit::SharedMarkup, .. }));
}

#[test]
fn an_open_quote_is_bounded() {
    let mut endless = b"ref;date;canal\nA;2026-01-02;\"".to_vec();
    endless.resize(endless.len() + LINE_BYTES as usize + 1_000_000, b'x');
    assert!(matches!(problem("guillemet.csv", &endless), Problem::TooLarge { limit: Limit::LineBytes, .. }));
    let lines = "B;2026-01-02;tél\n".repeat(80);
    let text = format!("ref;date;canal\nA;2026-01-02;\"oubli\n{lines}\"\nC;2026-01-02;tél\n");
    let told = tell(&Sample::new("g.csv", text.as_bytes()), &Hints::default(), Vec::new()).unwrap();
    assert_eq!(told.issues(), ["A2 A OpenQuote { lines: 82 } RowSetAside"]);
    assert_eq!(told.summary.taken, 1);
}

#[test]
fn a_missing_file_and_a_folder_are_told() {
    let sample = Sample::new("x.csv", b"x");
    let folder = sample.path().parent().unwrap().to_owned();
    assert!(matches!(import::open(&folder).err().unwrap().problem, Problem::Io(_)));
    assert!(matches!(import::open(&folder.join("absent.csv")).err().unwrap().problem, Problem::Io(_)));
}
