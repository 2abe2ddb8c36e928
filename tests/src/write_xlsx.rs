//! Writes sheets as a workbook with the same bytes each time.

use chrono::Datelike;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::sheet::{Cell, Sheet};

/// Returns the workbook's bytes; its creation date is fixed, so that the same sheets give the same bytes.
///
/// # Errors
/// What the writer refuses, such as a sheet name of over 31 characters.
pub fn xlsx_bytes(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2026, 9, 1)?;
    workbook.set_properties(&DocProperties::new().set_author("Thermoval").set_creation_datetime(&created));
    for sheet in sheets {
        write_sheet(workbook.add_worksheet(), sheet)?;
    }
    workbook.save_to_buffer()
}

fn write_sheet(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    worksheet.set_name(sheet.name)?;
    let mut line = 0;
    if let Some(title) = sheet.title {
        worksheet.write_string_with_format(0, 0, title, &bold)?;
        line = 2;
    }
    for (column, heading) in (0..).zip(sheet.headings) {
        worksheet.write_string_with_format(line, column, *heading, &bold)?;
        worksheet.set_column_width(column, 16)?;
    }
    let day_format = Format::new().set_num_format("dd/mm/yyyy");
    let money_format = Format::new().set_num_format("#,##0.00");
    for (row, cells) in (line + 1..).zip(&sheet.rows) {
        for (column, cell) in (0..).zip(cells) {
            write_cell(worksheet, (row, column), cell, (&day_format, &money_format))?;
        }
    }
    Ok(())
}

fn write_cell(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    (day_format, money_format): (&Format, &Format),
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Text(text) => worksheet.write_string(row, column, text)?,
        Cell::Whole(number) => worksheet.write_number(row, column, *number as f64)?,
        Cell::Cents(cents) => {
            worksheet.write_number_with_format(row, column, *cents as f64 / 100.0, money_format)?
        }
        Cell::Day(day) => {
            let excel = ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8)?;
            worksheet.write_datetime_with_format(row, column, &excel, day_format)?
        }
    };
    Ok(())
}
