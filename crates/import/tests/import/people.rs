//! Sheets as people make them: titles, groups of headings, sums at the end, hidden rows, numbers that lost something.

use crate::support::{Sample, golden, tell, tell_sheet, tell_text};
use house_tables::{ods_of, table, xlsb_hiding};
use import::{Hints, Notice, Shown};
use rust_xlsxwriter::{Format, Formula, Workbook};

#[test]
fn headings_over_two_rows_with_merged_cells_are_joined() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet.write_string(0, 0, "Budget de l’opération").unwrap();
    sheet.merge_range(2, 0, 3, 0, "Campagne", &plain).unwrap();
    sheet.merge_range(2, 1, 3, 1, "Date d’envoi", &plain).unwrap();
    sheet.merge_range(2, 2, 3, 2, "Plis envoyés", &plain).unwrap();
    sheet.merge_range(2, 3, 2, 5, "Coûts", &plain).unwrap();
    for (column, heading) in [(3, "Création"), (4, "Impression"), (5, "Affranchissement")] {
        sheet.write_string(3, column, heading).unwrap();
    }
    sheet.write_string(4, 0, "BTP26").unwrap();
    sheet.write_string(4, 1, "2026-09-03").unwrap();
    for (column, amount) in [(2, 5000.0), (3, 1200.0), (4, 1870.5), (5, 3100.0)] {
        sheet.write_number(4, column, amount).unwrap();
    }
    let told =
        tell(&Sample::new("budget.xlsx", &book.save_to_buffer().unwrap()), &Hints::default(), Vec::new());
    insta::assert_snapshot!(golden(&told.unwrap()));
}

#[test]
fn sums_below_the_rows_are_left_out_and_said_so() {
    for (what, text) in [
        (
            "a word",
            "N° commande;Date commande;Client;Montant HT\nC-1;2026-03-04;Martin;100\nTOTAL GÉNÉRAL;;;100\n",
        ),
        ("no word", "N° commande;Date commande;Client;Montant HT\nC-1;2026-03-04;Martin;100\n;;;\n;;;100\n"),
        ("among pieces", "Référence;Campagne;Nom;Coût du pli\nA-1;BTP26;Martin;0,62\nTotal;;;0,62\n"),
        ("among responses", "Réf. pli;Date retour;Canal\nA-1;2026-03-04;tél\nTotal;1;\n"),
    ] {
        let told = tell_text(text);
        assert_eq!((told.summary.taken, told.summary.totals_left_out), (1, 1), "{what}");
        assert!(told.issues()[0].ends_with("TotalRow Notice"), "{what}: {:?}", told.issues());
    }
    for (what, text, taken) in [
        (
            "a row that lacks its words, with rows below",
            "N° commande;Date commande;Montant HT\n;;100\nC-1;2026-03-04;100\n",
            1,
        ),
        (
            "a customer named Total",
            "Référence;Société;Adresse;CP\nA-1;Martin;1 rue X;01000\n;Total;2 rue Y;69003\n",
            2,
        ),
    ] {
        let told = tell_text(text);
        assert_eq!((told.summary.taken, told.summary.totals_left_out), (taken, 0), "{what}");
    }
    let numbers = Sample::new("nombres.csv", b"Pli envoy\xe9s;R\xe9ponses\n2500;31\n2500;28\n");
    let hints = Hints { kind: Some(domain::kind::Kind::Totals), ..Hints::default() };
    let constants = vec![(domain::field::Field::Campaign, "BTP26".to_owned())];
    let told = tell(&numbers, &hints, constants).unwrap();
    assert_eq!((told.summary.taken, told.summary.totals_left_out), (2, 0), "a table of numbers alone");
}

#[test]
fn hidden_rows_are_read_and_counted() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip([["Réf. pli", "Motif"], ["A-1", "NPAI"], ["A-2", "NPAI"]]) {
        for (column, text) in (0..).zip(cells) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    sheet.set_row_hidden(2).unwrap();
    sheet.set_row_hidden(9).unwrap();
    let told =
        tell(&Sample::new("masquées.xlsx", &book.save_to_buffer().unwrap()), &Hints::default(), Vec::new())
            .unwrap();
    assert_eq!(told.inspection.notices, [Notice::HiddenRows { rows: 1 }]);
    assert_eq!((told.inspection.rows, told.summary.taken), (Some(2), 2));
}

#[test]
fn hidden_rows_of_xlsb_are_read_and_counted() {
    let rows = table("Réf. pli;Motif\nA-1;NPAI\nA-2;NPAI\nA-3;NPAI");
    let told =
        tell(&Sample::new("masquées.xlsb", &xlsb_hiding(&rows, &[1, 3, 9])), &Hints::default(), Vec::new())
            .unwrap();
    assert_eq!(told.inspection.notices, [Notice::HiddenRows { rows: 2 }]);
    assert_eq!((told.inspection.rows, told.summary.taken), (Some(3), 3));
}

#[test]
fn sheets_of_ods_are_read_apart_and_hidden_ones_known() {
    let cell = |text: &str| {
        format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
    };
    let rows = |first: &str| {
        format!(
            "<table:table-row>{}{}</table:table-row><table:table-row table:visibility=\"filter\">{}{}</table:table-row>",
            cell("Réf. pli"),
            cell("Motif"),
            cell(first),
            cell("NPAI")
        )
    };
    let book = ods_of(&format!(
        r#"<table:table table:name="Un &amp; deux">{}</table:table><table:table table:name="Cachée" table:style-name="ta2">{}</table:table>"#,
        rows("A-1"),
        rows("A-2")
    ));
    let sample = Sample::new("deux.ods", &book);
    let source = sample.open().unwrap();
    let shown: Vec<_> = source.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.shown)).collect();
    assert_eq!(shown, [("Un & deux", Shown::Yes), ("Cachée", Shown::Hidden)]);
    let told = tell_sheet(&source, 1, &Hints::default(), Vec::new()).unwrap();
    assert_eq!(told.raw, [["A-2", "NPAI"]]);
    assert_eq!(told.inspection.notices, [Notice::HiddenRows { rows: 1 }]);
}

#[test]
fn cells_of_ods_say_what_they_say_in_excel() {
    let rows = r#"
        <table:table-row><table:table-cell office:value-type="string"><text:p>Réf. pli</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Date retour</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Com.</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>CP</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell office:value-type="string"><text:p>A-<text:span>1</text:span></text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2026-10-03T14:30:00"><text:p>hier</text:p></table:table-cell><table:table-cell office:value-type="string"><office:annotation><text:p>une note</text:p></office:annotation><text:p>Dupont &amp; fils&#160;<text:s text:c="2"/>!</text:p><text:p>suite</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="1000"><text:p>1 000</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell office:value-type="string"><text:p>A-2</text:p></table:table-cell><table:table-cell table:formula="of:=TODAY()"/><table:table-cell/><table:table-cell/></table:table-row>
        <table:table-row><table:table-cell office:value-type="string"><text:p>A-3</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2026-10-04"/><table:table-cell table:formula="of:=NA()" office:value-type="string" calcext:value-type="error"><text:p>#N/D</text:p></table:table-cell><table:table-cell/></table:table-row>"#;
    let told = tell(
        &Sample::new("a.ods", &ods_of(&format!(r#"<table:table table:name="F">{rows}</table:table>"#))),
        &Hints::default(),
        Vec::new(),
    );
    insta::assert_snapshot!(golden(&told.unwrap()));
}

#[test]
fn a_formula_whose_result_was_never_saved_is_told() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in [(0, "Réf. pli"), (1, "Date retour"), (2, "Canal")] {
        sheet.write_string(0, column, heading).unwrap();
    }
    sheet.write_string(1, 0, "A-1").unwrap();
    sheet.write_string(1, 1, "2026-10-03").unwrap();
    sheet.write_formula(1, 2, Formula::new("=A1").set_result("zzz")).unwrap();
    // As openpyxl writes a formula: with an empty value.
    let bytes = crate::support::repacked(
        &book.save_to_buffer().unwrap(),
        &mut |name, old| {
            if !name.ends_with("sheet1.xml") {
                return old;
            }
            String::from_utf8(old)
                .unwrap()
                .replace(r#" t="str"><f>"#, "><f>")
                .replace("<v>zzz</v>", "<v></v>")
                .into_bytes()
        },
        b"",
    );
    let told = tell(&Sample::new("formule.xlsx", &bytes), &Hints::default(), Vec::new()).unwrap();
    assert_eq!(told.issues(), ["C2 = FormulaWithoutResult CellIgnored"]);
}

#[test]
fn numbers_that_a_spreadsheet_shortened_are_restored_or_told() {
    let told = tell_text(
        "Référence;Société;SIRET;Téléphone;CP;Campagne\n\
         A-1;Martin;7,3282932000074E+13;6,12345678E+8;1000;C\n\
         A-2;Durand;7,32829E+13;6,1E+08;01000;C\n\
         A-3;«\u{a0}L’Étoile\u{a0}»\u{202f};732 829 320 00074;06\u{a0}12\u{a0}34\u{a0}56\u{a0}78;69003\u{a0};C\n",
    );
    let contacts: Vec<_> = crate::support::facts!(told, Pieces)
        .into_iter()
        .map(|piece| (piece.contact.siret, piece.contact.phone, piece.contact.postal_code))
        .collect();
    let whole = (Some("73282932000074".to_owned()), Some("0612345678".to_owned()));
    assert_eq!((contacts[0].0.clone(), contacts[0].1.clone()), whole);
    assert_eq!((contacts[2].0.clone(), contacts[2].1.clone()), whole);
    assert_eq!(contacts[0].2.as_deref(), Some("01000"));
    assert_eq!(contacts[2].2.as_deref(), Some("69003"));
    let mut issues = told.issues();
    issues.sort();
    assert_eq!(issues, ["C3 7,32829E+13 LostDigits CellIgnored", "D3 6,1E+08 LostDigits CellIgnored"]);
}

#[test]
fn letters_of_another_encoding_keep_their_row_and_are_told() {
    let mut bytes = "Réf. pli;Date retour;Com.\n".as_bytes().to_vec();
    for n in 1..20 {
        bytes.extend(format!("A-{n};2026-10-03;très intéressé\n").bytes());
    }
    bytes.extend(b"A-20;2026-10-03;tr\xe8s press\xe9\n");
    let told = tell(&Sample::new("mêlé.csv", &bytes), &Hints::default(), Vec::new()).unwrap();
    assert_eq!(told.summary.taken, 20);
    assert_eq!(told.issues(), ["C21 tr\u{fffd}s press\u{fffd} UnreadableLetters Notice"]);
}
