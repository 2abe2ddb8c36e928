//! Workbooks of other programs by the command line: .xls is read by the program itself, run once more.

use crate::house::House;
use std::path::Path;

#[test]
fn each_format_is_read_and_the_sheets_left_out_are_named() {
    let house = House::with_pieces("formats");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../import/tests/fixtures/formats");
    for name in ["xlwt.xls", "libreoffice.xls", "libreoffice.ods"] {
        house.write(name, std::fs::read(folder.join(name)).expect("the fixture is there"));
        let told = house.run(&["import", "--dry-run", "--campaign", "C1", name]);
        for said in ["Retours (responses)", "31/09/2026", "Notes", "Calculs: Hidden sheet", "hidden"] {
            assert!(told.out.contains(said), "{name}: {said}: {}{}", told.out, told.err);
        }
        let one = house.run(&["import", "--dry-run", "--sheet", "Notes", name]);
        assert!(one.code == Some(1) && one.err.contains("headings"), "{name}: {}{}", one.out, one.err);
    }
}

#[test]
fn a_broken_old_workbook_ends_its_reader_and_not_the_program() {
    let house = House::new("broken");
    let fixture =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../import/tests/fixtures/formats/libreoffice.xls");
    let mut bytes = std::fs::read(fixture).expect("the fixture is there");
    for place in (600..bytes.len()).step_by(7) {
        bytes[place] ^= 0x55;
    }
    house.write("broken.xls", bytes);
    let told = house.run(&["import", "broken.xls"]);
    assert!(told.code == Some(1) && told.err.contains("broken.xls"), "{}{}", told.out, told.err);
}
