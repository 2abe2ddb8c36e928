//! Keys, bad files, encodings, pictures and documents.

use crate::house::{House, PIECES};

#[test]
fn bad_files_are_refused_with_what_to_do() {
    let house = House::new("bad");
    let cases: [(&str, &[u8], &str); 7] = [
        ("picture.csv", b"\x89PNG\r\n\x1a\n0000IHDR\x00\x01", "picture"),
        ("paper.xlsx", b"%PDF-1.4 junk", "PDF"),
        ("empty.csv", b"", "empty"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0\0\0\0\0", "the file"),
        ("cut.xlsx", b"PK\x03\x04\x14\0\0\0\x08\0", ""),
        ("bare.csv", "Référence pli;Date d'envoi\n".as_bytes(), "headings"),
        ("word.txt", b"hello", "headings"),
    ];
    for (file, bytes, said) in cases {
        house.write(file, bytes);
        let told = house.run(&["import", file]);
        assert_eq!(told.code, Some(1), "{file}: {}", told.out);
        assert!(told.err.contains(file) && told.err.contains(said), "{file}: {}", told.err);
        assert!(!told.err.contains("panicked"), "{}", told.err);
    }
    let told = house.run(&["import", "nowhere.csv", "--lang", "fr"]);
    assert!(told.code == Some(1) && told.err.contains("n’existe pas"), "{}", told.err);
}

#[test]
fn french_text_comes_in_whatever_its_encoding() {
    let house = House::new("encodings");
    let text = "Référence pli;Campagne;Date d'envoi;Cellule\nW1;C1;02/03/2026;Été\n";
    let western: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    let wide = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
        mark.iter().copied().chain(text.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>()
    };
    for (campaign, bytes) in [
        ("W", western),
        ("L", wide(&[0xff, 0xfe], u16::to_le_bytes)),
        ("B", wide(&[0xfe, 0xff], u16::to_be_bytes)),
    ] {
        let file = format!("{campaign}.csv");
        house.write(&file, bytes);
        let told = house.run(&["import", &file, "--lang", "fr"]);
        assert_eq!(told.code, Some(0), "{campaign}: {}", told.err);
        let told = house.run(&["imports", "undo", "1"]);
        assert_eq!(told.code, Some(0), "{}", told.err);
        std::fs::remove_file(house.folder.join("house.db")).expect("the file is closed");
        house.write(&file, text);
    }
    house.write("w.csv", text.chars().map(|c| c as u8).collect::<Vec<u8>>());
    house.run(&["import", "w.csv", "--lang", "fr"]);
    assert_eq!(house.by("pieces_posted", "cell", &[]), ["Été=1"]);
    assert_eq!(house.by("pieces_posted", "mailing", &[]), ["C1/2026-03-02=1"]);
}

#[test]
fn without_the_right_key_nothing_opens() {
    let house = House::with_pieces("keys");
    let wrong = house.run_with_key(&["kpi", "orders"], Some(&"6b".repeat(32)));
    assert!(wrong.code == Some(1) && wrong.err.contains("key"), "{}", wrong.err);
    let none = house.run_with_key(&["kpi", "orders"], None);
    assert!(none.code == Some(1) && none.err.contains("BAROMAIL_KEY"), "{}", none.err);
    house.write("pieces.csv", PIECES);
    let fresh = ["import", "pieces.csv", "--db", "fresh.db"];
    assert_eq!(house.run_with_key(&fresh, None).code, Some(1), "no key is made without a yes");
    let made = house.run_with_key(&[&fresh[..], &["--create-key-file"]].concat(), None);
    assert_eq!(made.code, Some(0), "{}", made.err);
    let read = house.run_with_key(&["kpi", "pieces_posted", "--db", "fresh.db"], None);
    assert_eq!(read.code, Some(0), "{}", read.err);
    let absent = house.run(&["kpi", "--db", "absent.db"]);
    assert!(absent.code == Some(1) && !house.folder.join("absent.db").exists(), "{}", absent.err);
}

/// A chart that the list offers can be drawn, and the table behind it opened in a spreadsheet.
#[test]
fn every_chart_of_the_list_is_drawn_by_its_name() {
    let house = House::with_pieces("named");
    house.takes("r.csv", "Référence pli;Date de réponse;Canal\nP1;2026-03-10;mail\nP3;2026-03-12;mail\n");
    let listed = house.json(&["chart"]);
    let charts = listed["charts"].as_array().expect("the charts");
    assert!(charts.len() >= 12, "{listed}");
    for chart in charts {
        let name = chart["name"].as_str().expect("a name");
        for ending in ["svg", "png", "csv"] {
            let out = format!("{name}.{ending}");
            let told = house.run(&["chart", name, "--out", &out]);
            assert_eq!(told.code, Some(0), "{out}: {}", told.err);
            let bytes = std::fs::read(house.folder.join(&out)).expect("it was written");
            let start = match ending {
                "svg" => &b"<svg"[..],
                "png" => b"\x89PNG",
                _ => "\u{feff}".as_bytes(),
            };
            assert!(bytes.starts_with(start), "{out}");
        }
    }
    let map = house.run(&["chart", "map:revenue", "--out", "m.svg", "--lang", "en"]);
    assert_eq!(map.code, Some(0), "{}", map.err);
    assert_eq!(house.run(&["chart", "map:pie", "--out", "m.svg"]).code, Some(1));
    assert_eq!(house.run(&["chart", "funnel"]).code, Some(2), "a chart is drawn into a file");
}

#[test]
fn pictures_and_documents_are_made_again_byte_for_byte() {
    let house = House::with_pieces("made");
    house.takes("r.csv", "Référence pli;Date de réponse;Canal\nP1;2026-03-10;mail\nP3;2026-03-12;mail\n");
    let read = |name: &str| std::fs::read(house.folder.join(name)).expect("it was written");
    for (arguments, start) in [
        (["chart", "response_curve", "--out", "curve.svg"], &b"<svg"[..]),
        (["chart", "response_rate", "--out", "bars.png"], b"\x89PNG"),
        (["chart", "cost_shares", "--out", "shares.svg"], b"<svg"),
        (["report", "summary", "--out", "summary.pdf"], b"%PDF"),
    ] {
        let told = house.run(&arguments);
        assert_eq!(told.code, Some(0), "{arguments:?}: {}", told.err);
        let first = read(arguments[3]);
        assert!(first.starts_with(start), "{arguments:?}");
        house.run(&arguments);
        assert_eq!(read(arguments[3]), first, "{arguments:?}");
    }
    for arguments in [
        ["chart", "response_rate", "--out", "x.pdf"],
        ["chart", "no_such_rate", "--out", "x.svg"],
        ["report", "summary", "--out", "nowhere/x.pdf"],
    ] {
        assert_eq!(house.run(&arguments).code, Some(1), "{arguments:?}");
    }
    let french = house.run(&["report", "--out", "nowhere/x.pdf", "--lang", "fr"]);
    assert!(french.err.contains("introuvable"), "{}", french.err);
}

#[test]
fn every_template_of_a_report_is_made_and_its_options_are_kept() {
    let house = House::with_pieces("reports");
    for template in ["summary", "comparison", "period", "funnel", "calls", "undelivered", "opinions"] {
        let told = house.run(&["report", template, "--out", "r.pdf", "--annex", "--json"]);
        assert_eq!(told.code, Some(0), "{template}: {}", told.err);
        assert!(std::fs::read(house.folder.join("r.pdf")).expect("made").starts_with(b"%PDF"), "{template}");
    }
    let made = |name: &str, more: &[&str]| {
        let told = house.run(&[&["report", "funnel", "--out", name][..], more].concat());
        (told.code, std::fs::read(house.folder.join(name)).unwrap_or_default())
    };
    let (code, plain) = made("plain.pdf", &[]);
    assert_eq!(code, Some(0));
    let (_, wished) =
        made("wished.pdf", &["--landscape", "--parts", "notes,steps", "--remarks", "Lu.", "--keep"]);
    assert!(wished != plain);
    assert_eq!(made("again.pdf", &[]).1, wished, "what was kept holds for the next one");
    for wrong in
        [["--accent", "#ffffff"], ["--parts", "poem"], ["--logo", "absent.png"], ["--period", "2026-13"]]
    {
        let (code, file) = made("wrong.pdf", &wrong);
        assert!(code == Some(1) && file.is_empty(), "{wrong:?}");
    }
}

#[test]
fn the_program_ends_well_every_time() {
    let house = House::with_pieces("ends");
    for _ in 0..40 {
        assert_eq!(house.run(&["kpi", "pieces_posted"]).code, Some(0));
        let wrong = house.run_with_key(&["kpi", "orders"], Some(&"6b".repeat(32)));
        assert_eq!(wrong.code, Some(1), "{}", wrong.err);
    }
}

#[test]
fn wrong_usage_ends_with_2() {
    let house = House::new("usage");
    for arguments in [&["frobnicate"][..], &["import"], &["kpi", "--basis", "wish"], &["report", "novel"]] {
        let told = house.run(&[arguments, &["--json"]].concat());
        assert_eq!(told.code, Some(2), "{arguments:?}");
        assert!(serde_json::from_str::<serde_json::Value>(&told.err).is_ok(), "{}", told.err);
    }
}

#[test]
fn sample_spreadsheets_are_saved_and_taken_in_like_any_others() {
    let house = House::new("samples");
    let told = house.run(&["demo", "--samples", ".", "--lang", "en"]);
    assert_eq!(told.code, Some(0), "{}", told.err);
    assert!(told.out.contains("Baromail samples"), "{}", told.out);
    assert!(!house.folder.join("house.db").exists(), "saving samples loads nothing");
    let told =
        house.run(&["import", "Baromail samples/mailing_chauffage_septembre_2026.xlsx", "--lang", "fr"]);
    assert_eq!(told.code, Some(0), "{}", told.err);
}
