//! The bundled faces hold what French numbers need.

use std::fs::{read, read_dir};
use std::path::Path;

use ttf_parser::{Face, Tag};

/// Spaces that do not break, the minus, the euro, ligatures and capitals with accents.
const NEEDED: &[char] = &['\u{A0}', '\u{202F}', '\u{2212}', '€', 'œ', 'Œ', 'É', '’', '«', '»', '–', '…'];

#[test]
fn every_face_has_the_signs_of_french_and_figures_of_one_width() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fonts");
    let mut seen = 0;
    for entry in read_dir(&folder).expect("the house has its fonts") {
        let path = entry.expect("the folder can be read").path();
        if path.extension().is_some_and(|end| end == "ttf") {
            seen += 1;
            let bytes = read(&path).expect("a face can be read");
            let face = Face::parse(&bytes, 0).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            for sign in NEEDED {
                assert!(face.glyph_index(*sign).is_some(), "{} lacks U+{:04X}", path.display(), *sign as u32);
            }
            let features = face.tables().gsub.map(|table| table.features);
            let tabular =
                features.is_some_and(|list| list.into_iter().any(|one| one.tag == Tag::from_bytes(b"tnum")));
            assert!(tabular, "{} has no figures of one width", path.display());
        }
    }
    assert_eq!(seen, 4, "regular, italic, semibold and bold");
}
