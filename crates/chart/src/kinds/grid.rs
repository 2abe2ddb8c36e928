//! A grid of shaded numbers: cohorts in rows, months in columns.

use crate::drawing::{Drawing, Look, Mark, Table};
use crate::error::ChartError;
use crate::kinds::{named, nothing};
use crate::page::Page;
use crate::style::{Anchor, Fill, LABEL, MIDDLE, TICK};
use crate::theme::Ink;
use domain::lang::Lang;

/// Shaded numbers in rows and columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// What is shown, in the reader's language.
    pub title: String,
    /// What the rows are.
    pub heading: String,
    /// The headings of the columns.
    pub columns: Vec<String>,
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
    /// What is said when there is no row.
    pub empty: String,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub label: String,
    /// Its numbers, the first column first; there may be fewer than columns.
    pub cells: Vec<Cell>,
}

/// One number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The number as it is read.
    pub text: String,
    /// How dark, from 0 to 4.
    pub shade: u8,
    /// What to know about it; empty for nothing.
    pub note: String,
}

/// From none to the darkest: apart in greyscale and in both themes.
const SHADES: [f64; 5] = [0.0, 0.16, 0.34, 0.62, 0.9];
const ROW: f64 = 28.0;
const HEAD: f64 = 22.0;

/// Returns the drawing of a grid; with many rows it is taller than asked for.
pub fn grid(chart: &Grid, look: &Look) -> Result<Drawing, ChartError> {
    let look = look.drawable();
    if chart.rows.is_empty() || chart.columns.is_empty() {
        return Ok(nothing(&chart.title, &chart.empty, look, columns(chart)));
    }
    let height = HEAD + ROW * chart.rows.len() as f64;
    let sheet = Sheet::of(chart, look);
    let mut page = Page::new(look);
    sheet.heads(&mut page, chart);
    for (place, row) in chart.rows.iter().enumerate() {
        sheet.row(&mut page, chart, row, HEAD + ROW * place as f64);
    }
    let rows = chart.rows.iter().map(|row| cells(chart, row)).collect();
    let table = Table { columns: columns(chart), rows };
    Ok(page.finish(&chart.title, summary(chart, look.lang), height, table))
}

/// Where the columns stand.
struct Sheet {
    left: f64,
    wide: f64,
}

impl Sheet {
    fn of(chart: &Grid, look: Look) -> Self {
        let label =
            chart.rows.iter().map(|row| LABEL.width(&row.label)).fold(TICK.width(&chart.heading), f64::max);
        let left = (label + 12.0).min(look.width * 0.3).ceil();
        // A grid of two columns is not drawn as two walls.
        Self { left, wide: ((look.width - left) / chart.columns.len() as f64).min(110.0) }
    }

    fn heads(&self, page: &mut Page, chart: &Grid) {
        page.text_within((0.0, 13.0), TICK, &chart.heading, self.left - 8.0);
        let kind = TICK.anchored(Anchor::Middle);
        for (place, column) in chart.columns.iter().enumerate() {
            let middle = self.left + self.wide * (place as f64 + 0.5);
            page.text_within((middle, 13.0), kind, column, self.wide - 2.0);
        }
    }

    fn row(&self, page: &mut Page, chart: &Grid, row: &Row, y: f64) {
        page.text_within((0.0, y + ROW / 2.0 + MIDDLE * LABEL.size), LABEL, &row.label, self.left - 8.0);
        for (place, (cell, column)) in row.cells.iter().zip(&chart.columns).enumerate() {
            let x = self.left + self.wide * place as f64;
            let value = if cell.note.is_empty() {
                cell.text.clone()
            } else {
                format!("{}, {}", cell.note, cell.text)
            };
            page.open_mark(Mark {
                x: x + 1.0,
                y: y + 1.0,
                width: self.wide - 2.0,
                height: ROW - 2.0,
                series: Some(row.label.clone()),
                label: column.clone(),
                value,
                index: 0,
            });
            let shade = SHADES.get(usize::from(cell.shade)).copied().unwrap_or(SHADES[4]);
            let ground = Fill { ink: Ink::Sunken, opacity: 1.0 };
            page.rect((x + 1.0, y + 1.0), (self.wide - 2.0, ROW - 2.0), 3.0, ground, None);
            let fill = Fill { ink: Ink::Series1, opacity: shade };
            page.rect((x + 1.0, y + 1.0), (self.wide - 2.0, ROW - 2.0), 3.0, fill, None);
            let ink = if shade > 0.5 { Ink::OnAccent } else { Ink::Text };
            let kind = TICK.inked(ink).anchored(Anchor::Middle);
            let middle = y + ROW / 2.0 + MIDDLE * kind.size;
            page.text_within((x + self.wide / 2.0, middle), kind, &cell.text, self.wide - 6.0);
            page.close();
        }
    }
}

fn columns(chart: &Grid) -> Vec<String> {
    std::iter::once(chart.heading.clone()).chain(chart.columns.iter().cloned()).collect()
}

fn cells(chart: &Grid, row: &Row) -> Vec<String> {
    let mut cells: Vec<String> =
        std::iter::once(row.label.clone()).chain(row.cells.iter().map(|cell| cell.text.clone())).collect();
    cells.resize(chart.columns.len() + 1, String::new());
    cells
}

fn summary(chart: &Grid, lang: Lang) -> String {
    let said = |row: &Row| {
        let last = row.cells.iter().zip(&chart.columns).rfind(|(cell, _)| !cell.text.is_empty());
        last.map(|(cell, column)| format!("{} {} ({column})", row.label, cell.text))
    };
    let rows: Vec<String> = chart.rows.iter().filter_map(said).collect();
    format!("{}.", named(&chart.title, &rows.join(", "), lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::Medium;
    use crate::kinds::fixtures::{LOOK, cohorts};

    #[test]
    fn the_drawing_is_as_reviewed() {
        for (lang, medium, name) in
            [(Lang::Fr, Medium::Print, "fr_print"), (Lang::Fr, Medium::Screen, "fr_screen")]
        {
            let drawing = grid(&cohorts(lang), &Look { lang, medium, ..LOOK }).unwrap();
            insta::assert_snapshot!(name, drawing.svg);
        }
    }

    #[test]
    fn a_row_that_has_not_lived_a_month_has_no_cell_there_and_an_empty_one_in_the_table() {
        let drawing = grid(&cohorts(Lang::Fr), &LOOK).unwrap();
        assert_eq!(drawing.marks.len(), 6);
        assert_eq!(drawing.table.rows[1], ["février 2026", "35,1 %", "18,4 %", "", ""]);
    }
}
