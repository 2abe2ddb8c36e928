//! .ods by hand.

use crate::{Cell, DAY_0, Table, zipped};

/// Returns an .ods of one sheet.
pub fn ods(table: &Table) -> Vec<u8> {
    let rows: Vec<String> =
        table.iter().map(|row| format!("<table:table-row>{}</table:table-row>", cells(row))).collect();
    let rows = rows.concat();
    ods_of(&format!(r#"<table:table table:name="Feuille">{rows}</table:table>"#))
}

/// Returns an .ods with these tables.
pub fn ods_of(tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

fn cells(row: &[Cell]) -> String {
    let cells = row
        .iter()
        .map(|cell| match cell {
            Cell::Empty => "<table:table-cell/>".to_owned(),
            Cell::Text(text) => {
                let text = text.replace('&', "&amp;").replace('<', "&lt;");
                format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
            }
            Cell::Number(number) => format!(
                r#"<table:table-cell office:value-type="float" office:value="{number}"><text:p>{number}</text:p></table:table-cell>"#
            ),
            Cell::Date(days) => {
                let day = DAY_0 + chrono::Days::new(u64::from(*days));
                format!(
                    r#"<table:table-cell office:value-type="date" office:date-value="{day}"><text:p>{day}</text:p></table:table-cell>"#
                )
            }
        });
    cells.collect::<Vec<_>>().concat()
}
