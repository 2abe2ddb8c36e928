//! What the options of a report change on paper, and that it stays a tagged document whatever they are.

use crate::pages::pages;
use crate::pdf::{layout, pdf};
use crate::sample;
use crate::{Accent, Column, Letter, Logo, Look, Part, Summary, Table, Trace};
use domain::lang::Lang;
use typst::layout::{Frame, FrameItem};

const LOGO: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='30'><rect width='90' height='30' fill='#123456'/></svg>";

fn printed(summary: &Summary) -> Vec<String> {
    fn walk(frame: &Frame, text: &mut String) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => walk(&group.frame, text),
                FrameItem::Text(part) => text.push_str(&part.text),
                _ => {}
            }
        }
    }
    let (_, document) = layout(summary).unwrap();
    let page = |page: &typst_layout::Page| {
        let mut text = String::new();
        walk(&page.frame, &mut text);
        text
    };
    document.pages().iter().map(page).collect()
}

fn full() -> Summary {
    let rows = (0..60).map(|row| vec![format!("Liste {row}"), "12".to_owned()]).collect();
    let columns = vec![Column::words("Fichier"), Column::figures("Plis")];
    Summary {
        letter: Some(Letter {
            from: vec!["Établissements Exemple".into()],
            to: vec!["Fournisseur".into()],
            dated: "Le 26 novembre 2026".into(),
            subject: "Demande d’avoir".into(),
            before: vec!["Madame, Monsieur,".into()],
            table: Table {
                rows: vec![vec!["Loué 69".into(), "240".into()]],
                columns: columns.clone(),
                ..Table::default()
            },
            after: vec!["Nos salutations.".into()],
            signed: "Camille".into(),
        }),
        remarks: vec!["#panic() *gras*".into(), String::new(), "Deuxième.".into()],
        annex: (0..40)
            .map(|place| Trace {
                heading: format!("Chiffre {place}"),
                told: vec![
                    ("Formule :".into(), vec!["a ÷ b".into()]),
                    ("Fichiers :".into(), vec!["a.xlsx".into(), "b.csv".into()]),
                ],
            })
            .collect(),
        tables: vec![Table { heading: "Fichiers".into(), columns, rows, note: String::new() }],
        new_page: vec![Part::Letter, Part::Annex],
        look: Look { landscape: true, accent: Accent::read("#a33327"), logo: Logo::read(LOGO.into()).ok() },
        ..sample::rich(Lang::Fr)
    }
}

#[test]
fn every_option_at_once_still_meets_the_standards() {
    let bytes = pdf(&full()).unwrap();
    assert!(bytes == pdf(&full()).unwrap(), "the same bytes");
    let raw = String::from_utf8_lossy(&bytes);
    assert!(raw.contains("841.8898 595.2756") || raw.contains("841.89 595.28"), "it lies on its side");
    let Look { logo, .. } = full().look;
    assert!(logo.is_some());
}

#[test]
fn the_letter_stands_on_a_page_of_its_own_and_the_annex_begins_one() {
    let pages = printed(&full());
    let letter = pages.iter().position(|page| page.contains("Madame, Monsieur")).unwrap();
    assert!(pages[letter].contains("Camille") && !pages[letter - 1].contains("Demande d’avoir"));
    let annex = pages.iter().position(|page| page.contains("D’où viennent ces chiffres")).unwrap();
    assert!(!pages[annex].contains("Pour lire ces chiffres"));
    assert!(pages.last().unwrap().contains("Chiffre 39"));
    assert!(pages.iter().any(|page| page.contains("#panic() *gras*")), "what is typed is never markup");
}

#[test]
fn parts_come_in_the_order_wanted_and_those_left_out_do_not() {
    let order = Some(vec![Part::Notes, Part::Steps]);
    let text = printed(&Summary { order, ..sample::rich(Lang::Fr) }).concat();
    let (notes, steps) =
        (text.find("Pour lire ces chiffres").unwrap(), text.find("De la lettre au client").unwrap());
    assert!(notes < steps && !text.contains("Quelle lettre marche") && !text.contains("Par fichier"));
    assert!(text.starts_with("Baromail · Synthèse"), "the first view comes first whatever the order");
    assert!(text.contains("Que faire ensuite"));
}

#[test]
fn no_heading_is_left_alone_at_the_foot_of_a_page() {
    for count in 0..14 {
        let rows = (0..count).map(|row| vec![format!("Ligne {row}"), "1".to_owned()]).collect();
        let filler =
            Table { heading: "Avant".into(), columns: vec![Column::words("x")], rows, note: String::new() };
        let summary = full();
        let tables = vec![filler.clone(), filler, summary.tables[0].clone()];
        let look = Look::default();
        for page in printed(&Summary { tables, annex: Vec::new(), letter: None, look, ..summary }) {
            let body = page.split("document interne").next().unwrap().trim_end();
            assert!(!body.ends_with("Fichiers") && !body.ends_with("Avant"), "{count}: {body}");
        }
    }
}

#[test]
fn a_raster_logo_and_every_page_are_drawn() {
    let mut png = Vec::new();
    let pixels = tiny_png(&mut png);
    assert!(pixels > 0);
    let look = Look { logo: Some(Logo::read(png).unwrap()), ..Look::default() };
    let summary = Summary { look, ..sample::rich(Lang::En) };
    assert!(pdf(&summary).unwrap().starts_with(b"%PDF"));
    assert_eq!(pages(&summary).unwrap().len(), 2);
    let plain = Summary::default();
    let two_hundred =
        (0..200).map(|row| crate::CellRow { cells: vec![format!("C{row}")], ..crate::CellRow::default() });
    for rows in [1, 200] {
        let cells = crate::CellTable {
            rows: two_hundred.clone().take(rows).collect(),
            ..crate::CellTable::default()
        };
        assert!(pdf(&Summary { cells, ..plain.clone() }).is_ok());
    }
}

/// Writes a picture of one grey pixel, stored without compression.
fn tiny_png(png: &mut Vec<u8>) -> u32 {
    png.extend(b"\x89PNG\r\n\x1a\n");
    // One scan line: filter 0 and the pixel, in a zlib stream of one stored block.
    let line = [0_u8, 0x80];
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in line {
        a = (a + u32::from(byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    let mut data = vec![0x78, 0x01, 0x01, 2, 0, 0xfd, 0xff];
    data.extend(line);
    data.extend((b << 16 | a).to_be_bytes());
    for (kind, body) in
        [(b"IHDR", vec![0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]), (b"IDAT", data), (b"IEND", vec![])]
    {
        png.extend(u32::try_from(body.len()).unwrap().to_be_bytes());
        let from = png.len();
        png.extend(kind);
        png.extend(&body);
        let crc = png[from..].iter().fold(u32::MAX, |crc, byte| {
            (0..8).fold(
                crc ^ u32::from(*byte),
                |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 },
            )
        });
        png.extend((!crc).to_be_bytes());
    }
    1
}
