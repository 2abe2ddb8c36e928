//! Workbooks, written here cell by cell.

use crate::support::{Sample, Told, facts, tell};
use chrono::NaiveDate;
use domain::field::Field;
use domain::kind::Kind;
use domain::money::Money;
use import::{Hints, Shown};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn on(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn saved(mut workbook: Workbook) -> Sample {
    Sample::new("classeur.xlsx", &workbook.save_to_buffer().unwrap())
}

fn told(fill: impl Fn(&mut Worksheet)) -> Told {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet().set_name("Retours").unwrap());
    tell(&saved(workbook), &Hints::default(), Vec::new()).unwrap()
}

/// Returns a workbook with one text of its parts replaced by another.
fn repacked(book: &[u8], old: &str, new: &str) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut part = from.by_index(index).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        to.start_file(part.name().unwrap().into_owned(), SimpleFileOptions::default()).unwrap();
        to.write_all(text.replace(old, new).as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

fn headings(sheet: &mut Worksheet, row: u32, headings: &[&str]) {
    for (column, heading) in (0..).zip(headings) {
        sheet.write_string(row, column, *heading).unwrap();
    }
}

#[test]
fn a_call_centre_export_is_read_cell_by_cell() {
    let told = told(|sheet| {
        sheet.write_string(0, 0, "Retours d’octobre").unwrap();
        headings(sheet, 2, &["Réf. courrier", "Date retour", "Canal", "Interet", "CP", "Téléphone", "Com."]);
        let day = Format::new().set_num_format("dd/mm/yyyy");
        let date = ExcelDateTime::from_ymd(2026, 10, 3).unwrap();
        sheet.write_string(3, 0, "BTP26-A-00412").unwrap();
        sheet.write_datetime_with_format(3, 1, &date, &day).unwrap();
        sheet.write_string(3, 2, "tél").unwrap();
        sheet.write_string(3, 3, "chaud").unwrap();
        sheet.write_number(3, 4, 1000).unwrap();
        sheet.write_number(3, 5, 612_345_678).unwrap();
        sheet.write_string(3, 6, "rappeler après 17 h").unwrap();
        sheet.write_string(5, 0, "BTP26-B-00038").unwrap();
        sheet.write_number(5, 1, 45_933).unwrap();
        sheet.write_string(6, 0, "BTP26-B-00039").unwrap();
        sheet.write_formula(6, 1, Formula::new("=NA()").set_result("#N/A")).unwrap();
        sheet.write_string(7, 0, "BTP26-B-00040").unwrap();
        sheet.write_string(7, 1, "31/09/2026").unwrap();
    });
    assert_eq!(told.inspection.kind, Some(Kind::Responses));
    assert_eq!(told.inspection.heading_row, 3);
    assert_eq!(told.inspection.sheet, "Retours");
    let responses = facts!(told, Responses);
    assert_eq!(responses[0].date, on(2026, 10, 3));
    assert_eq!(responses[0].contact.postal_code.as_deref(), Some("01000"));
    assert_eq!(responses[0].contact.phone.as_deref(), Some("0612345678"));
    assert_eq!(responses[0].verbatim.as_deref(), Some("rappeler après 17 h"));
    assert_eq!(responses[1].date, on(2025, 10, 3));
    assert_eq!(
        told.issues(),
        ["B7 #N/A ErrorCell RowSetAside", "B8 31/09/2026 NotADate { example: 2026-09-30 } RowSetAside",]
    );
}

#[test]
fn the_result_of_a_formula_counts_and_float_noise_does_not() {
    let told = told(|sheet| {
        headings(sheet, 0, &["N° commande", "Date commande", "Montant HT"]);
        for (row, result) in [(1, "0.30000000000000004"), (2, "1234.5")] {
            sheet.write_string(row, 0, format!("C{row}")).unwrap();
            sheet.write_string(row, 1, "2026-03-04").unwrap();
            sheet.write_formula(row, 2, Formula::new("=A1").set_result(result)).unwrap();
        }
    });
    let amounts: Vec<_> = facts!(told, Orders).into_iter().map(|order| order.amount).collect();
    assert_eq!(amounts, ["0.3", "1234.5"].map(|text| Money::eur(text.parse().unwrap())));
}

#[test]
fn numbers_of_a_workbook_never_follow_the_comma_of_the_language() {
    let told = told(|sheet| {
        headings(sheet, 0, &["Poste", "Montant HT"]);
        sheet.write_string(1, 0, "Impression").unwrap();
        sheet.write_number(1, 1, 1.234).unwrap();
        sheet.write_string(2, 0, "Routage").unwrap();
        sheet.write_string(2, 1, "1.234,50 €").unwrap();
    });
    let amounts: Vec<_> =
        facts!(told, Costs).into_iter().map(|cost| cost.amount.for_pieces(1).amount).collect();
    assert_eq!(amounts, ["1.234", "1234.50"].map(|text| text.parse().unwrap()));
}

#[test]
fn a_workbook_of_1904_keeps_its_days() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    headings(sheet, 0, &["Réf. pli", "Date retour", "Canal"]);
    sheet.write_string(1, 0, "A-1").unwrap();
    sheet.write_number_with_format(1, 1, 44_471, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
    sheet.write_string(2, 0, "A-2").unwrap();
    sheet.write_number(2, 1, 44_471).unwrap();
    let bytes = repacked(&workbook.save_to_buffer().unwrap(), "<workbookPr ", "<workbookPr date1904=\"1\" ");
    let told = tell(&Sample::new("mac.xlsx", &bytes), &Hints::default(), Vec::new()).unwrap();
    // 44 471 days after 1 January 1904.
    let dates: Vec<_> = facts!(told, Responses).into_iter().map(|response| response.date).collect();
    assert_eq!(dates, [on(2025, 10, 3); 2]);
}

#[test]
fn hidden_sheets_are_named_as_such() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Liste").unwrap().write_string(0, 0, "ref").unwrap();
    workbook.add_worksheet().set_name("Listes déroulantes").unwrap().set_hidden(true);
    let source = saved(workbook).open().unwrap();
    let sheets: Vec<_> = source.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.shown)).collect();
    assert_eq!(sheets, [("Liste", Shown::Yes), ("Listes déroulantes", Shown::Hidden)]);
}

#[test]
fn a_cell_in_the_last_corner_costs_nothing() {
    let told = told(|sheet| {
        headings(sheet, 0, &["Réf. pli", "Motif"]);
        sheet.write_string(1, 0, "A-1").unwrap();
        sheet.write_string(1, 1, "NPAI").unwrap();
        sheet.write_string(1_048_575, 16_383, "ici").unwrap();
    });
    assert_eq!(told.fields(), [Some(Field::Reference), Some(Field::ReturnReason)]);
    assert_eq!(told.summary.taken, 1);
}

#[test]
fn notes_beside_the_table_do_not_set_a_row_aside() {
    let told = told(|sheet| {
        headings(sheet, 0, &["Réf. pli", "Motif"]);
        sheet.write_string(1, 0, "A-1").unwrap();
        sheet.write_string(1, 5, "à vérifier avec Paul").unwrap();
    });
    assert_eq!((told.summary.taken, told.summary.set_aside), (1, 0));
}
