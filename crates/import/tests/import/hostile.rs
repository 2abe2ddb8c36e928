//! Files made to harm: each is read by a program of its own under 512 MB and is ended after half a minute, and each
//! gets an answer.
//!
//! What a person could meet, an absurd size claimed by a harmless sheet, is read; the rest is refused by its limit.

use crate::support::{examined, repacked, zipped};
use house_tables::{Cell, ods_of, table, xls, xlsx};

/// Bytes that do not pack, so that a bomb's ratio stays below what is refused at first sight.
fn noise(bytes: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as u8
    };
    std::iter::repeat_with(next).take(bytes).collect()
}

const RESPONSES: &str = "Réf. pli;Date retour;Canal\nA-1;2026-10-03;coupon\n";

fn book() -> Vec<u8> {
    xlsx(&table(RESPONSES))
}

/// Returns a workbook in which a part holds something else, beside bytes that do not pack.
fn with_part(part: &str, bytes: &[u8]) -> Vec<u8> {
    repacked(
        &book(),
        &mut |name, old| if name.ends_with(part) { bytes.to_vec() } else { old },
        &noise(500_000),
    )
}

/// Returns a workbook whose sheet is written anew.
fn with_sheet(change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut changed = |name: &str, old: Vec<u8>| {
        if name.ends_with("sheet1.xml") {
            change(std::str::from_utf8(&old).unwrap()).into_bytes()
        } else {
            old
        }
    };
    repacked(&book(), &mut changed, b"")
}

#[track_caller]
fn says(name: &str, bytes: &[u8], expected: &str) {
    let said = examined(name, bytes);
    assert!(said.contains(expected), "{name}: {said:?} does not say {expected:?}");
}

const READ: &str = "responses: 1 rows, 1 taken, 0 set aside";

#[test]
fn bombs_of_xlsx_are_refused_by_their_limit() {
    let many: Vec<(String, &[u8])> = (0..10_001).map(|n| (format!("p{n}"), &b""[..])).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    says("parties.xlsx", &zipped(&many), "Entries");
    says("poupées.xlsx", &zipped(&[("dedans.xlsx", &book())]), "Archive");
    let strings = [b"<sst>".to_vec(), b"<si/>".repeat(16_000_001), b"</sst>".to_vec()].concat();
    says("textes.xlsx", &with_part("sharedStrings.xml", &strings), "SharedMarkup");
    let endless = [b"<sst><si><t>".to_vec(), vec![b'x'; 6_000_000]].concat();
    says("texte.xlsx", &with_part("sharedStrings.xml", &endless), "MarkBytes");
    let styles = [b"<styleSheet><cellXfs>".to_vec(), b"<xf/>".repeat(1_000_001)].concat();
    says("styles.xlsx", &with_part("styles.xml", &styles), "PartMarkup");
    let cell = [br#"<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>"#.to_vec(), vec![b'0'; 6_000_000]]
        .concat();
    says("cellule.xlsx", &with_part("sheet1.xml", &cell), "MarkBytes");
    let deep = [b"<worksheet><sheetData>".to_vec(), b"<row>".repeat(20_000)].concat();
    says("profond.xlsx", &with_part("sheet1.xml", &deep), "damaged");
}

#[test]
fn claimed_sizes_cost_nothing_and_real_cells_are_read() {
    let claimed = with_sheet(|sheet| sheet.replace("A1:C2", "A1:XFD1048576"));
    says("dimension.xlsx", &claimed, READ);
    let far = with_sheet(|sheet| {
        let cell = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>"#;
        sheet.replace("</sheetData>", cell)
    });
    says("lointaine.xlsx", &far, READ);
    let mut wide = table(RESPONSES);
    wide.resize(65_536, Vec::new());
    if let Some(last) = wide.last_mut() {
        last.resize(65_535, Cell::Empty);
        last.push(Cell::Number(1.0));
    }
    says("lointaine.xls", &xls(&wide), "ReaderBytes");
}

#[test]
fn repeats_of_ods_cost_nothing_and_real_cells_are_read() {
    let row = |cells: &[&str]| {
        let cells: Vec<String> = cells
            .iter()
            .map(|text| format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#))
            .collect();
        cells.concat()
    };
    let sheet = |after: &str| {
        let (heads, cells) =
            (row(&["Réf. pli", "Date retour", "Canal"]), row(&["A-1", "2026-10-03", "coupon"]));
        ods_of(&format!(
            r#"<table:table table:name="F"><table:table-row>{heads}<table:table-cell table:number-columns-repeated="2000000000"/></table:table-row><table:table-row table:number-rows-repeated="1000"/><table:table-row>{cells}</table:table-row>{after}</table:table>"#
        ))
    };
    says(
        "vides.ods",
        &sheet(
            r#"<table:table-row table:number-rows-repeated="2000000000"><table:table-cell table:number-columns-repeated="2000000000"/></table:table-row>"#,
        ),
        READ,
    );
    let spaces = row(&["A-2", "2026-10-03", r#"coupon<text:s text:c="2000000000"/>"#]);
    says("espaces.ods", &sheet(&format!("<table:table-row>{spaces}</table:table-row>")), "2 rows, 2 taken");
    let filled = row(&["A-2", "2026-10-03", "coupon"]);
    let repeated =
        format!(r#"<table:table-row table:number-rows-repeated="2000000000">{filled}</table:table-row>"#);
    says("répétées.ods", &sheet(&repeated), "Rows");
    let columns = r#"<table:table-row><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="2000000000"/></table:table-row>"#;
    says("colonnes.ods", &sheet(columns), "2 rows, 1 taken, 1 set aside");
    let endless = format!("<table:table-row>{}</table:table-row>", row(&["x".repeat(6_000_000).as_str()]));
    says("texte.ods", &sheet(&endless), "MarkBytes");
}

#[test]
fn a_document_type_is_refused_and_nothing_is_expanded_or_fetched() {
    let laughs =
        r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>"#;
    let outside = r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>"#;
    for declared in [laughs, outside] {
        let part = format!(
            "{declared}<worksheet><sheetData><row><c t=\"str\"><v>&a;</v></c></row></sheetData></worksheet>"
        );
        for name in ["sheet1.xml", "sharedStrings.xml", "workbook.xml", "styles.xml"] {
            says("entités.xlsx", &with_part(name, part.as_bytes()), "declares a document type");
        }
        let content = format!("{declared}<office:document-content/>");
        let book = zipped(&[("mimetype", b"x"), ("content.xml", content.as_bytes())]);
        says("entités.ods", &book, "declares a document type");
    }
}

#[test]
fn shared_formulas_that_turn_in_circles_give_their_saved_values() {
    let formula = |formula: &str| {
        with_sheet(|sheet| {
            let cells = format!(
                r#"<row r="3"><c r="A3" t="str">{formula}<v>A-2</v></c><c r="B3" t="str"><f t="shared" ref="B3:A1" si="0">A3</f><v>2026-10-04</v></c><c r="C3" t="str"><v>tél</v></c></row></sheetData>"#
            );
            sheet.replace("</sheetData>", &cells)
        })
    };
    for written in [
        r#"<f t="shared" ref="A3:A99999999999" si="0">B3</f>"#,
        r#"<f t="shared" si="99999999999999"/>"#,
        r#"<f t="shared" si="x">A3</f>"#,
        "<f>A3+A3</f>",
    ] {
        says("cercle.xlsx", &formula(written), "2 rows, 2 taken");
    }
    let none = with_sheet(|sheet| {
        let cells = r#"<row r="3"><c r="A3" t="str"><v>A-2</v></c><c r="B3"><f>TODAY()</f></c><c r="C3" t="str"><v>tél</v></c></row></sheetData>"#;
        sheet.replace("</sheetData>", cells)
    });
    says("sans.xlsx", &none, "2 rows, 1 taken, 1 set aside, 1 issues");
}

#[test]
fn texts_made_to_harm_are_bounded() {
    let line = [RESPONSES.as_bytes().to_vec(), vec![b'x'; 100_000_000]].concat();
    says("ligne.csv", &line, "LineBytes");
    let quote = [RESPONSES.as_bytes(), b"A-2;2026-10-03;\"", &b"x\n".repeat(10_000_000)].concat();
    says("guillemet.csv", &quote, "LineBytes");
    let columns = [RESPONSES.as_bytes(), &b";".repeat(1_000_000), b"\nA-2;2026-10-04;coupon\n"].concat();
    says("colonnes.csv", &columns, "2 taken");
    let zeros = [RESPONSES.as_bytes(), b"A-2;2026-10-04;cou\0pon\n"].concat();
    says("nuls.csv", &zeros, "Binary");
    let late = [
        RESPONSES.as_bytes().to_vec(),
        b"A-2;2026-10-04;coupon\n".repeat(4_000),
        b"A-3;2026-10-04;cou\0pon\n".to_vec(),
    ];
    says("nul.csv", &late.concat(), "4002 rows, 4002 taken");
}

#[test]
fn whatever_is_cut_gets_an_answer() {
    for (name, whole) in [("coupé.xlsx", book()), ("coupé.xls", xls(&table(RESPONSES)))] {
        for part in 1..8 {
            let said = examined(name, &whole[..whole.len() * part / 8]);
            assert!(
                ["missing", "damaged", "exceeds", "not a spreadsheet"].iter().any(|word| said.contains(word)),
                "{said}"
            );
        }
    }
}
