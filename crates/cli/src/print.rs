//! Tables and figures for a terminal.

use app::dto::figure::{Figure, Flag};
use app::lang::Lang;
use comfy_table::presets::UTF8_BORDERS_ONLY;
use comfy_table::{Cell, CellAlignment, Table};
use std::io::Write;

/// Prints a line; where nobody reads any more, as behind `| head`, it goes nowhere.
macro_rules! say {
    ($($text:tt)*) => { $crate::print::line(format_args!($($text)*)) };
}
pub(crate) use say;

/// Prints a line.
pub(crate) fn line(text: std::fmt::Arguments<'_>) {
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

/// Returns a table whose first column holds words and whose other columns hold figures.
pub(crate) fn table(headings: &[String], rows: &[Vec<String>]) -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_BORDERS_ONLY);
    table.set_header(headings);
    for row in rows {
        table.add_row(row.iter().enumerate().map(|(place, text)| {
            let side = if place == 0 { CellAlignment::Left } else { CellAlignment::Right };
            Cell::new(text).set_alignment(side)
        }));
    }
    table
}

/// Returns a colon as the language sets it: French puts a space before.
pub(crate) const fn colon(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "\u{a0}:",
        Lang::En => ":",
    }
}

/// Returns a figure as a person reads it, its cautions behind it.
pub(crate) fn shown(figure: &Figure, lang: Lang) -> String {
    let mut text = app::figures::shown_figure(figure, lang);
    for flag in &figure.flags {
        text.push_str(match (flag, lang) {
            (Flag::TooFew, Lang::Fr) => " (trop peu)",
            (Flag::TooFew, Lang::En) => " (too few)",
            (Flag::NotProven, Lang::Fr) => " (non prouvé)",
            (Flag::NotProven, Lang::En) => " (not proven)",
            (Flag::Provisional, Lang::Fr) => " (provisoire)",
            (Flag::Provisional, Lang::En) => " (provisional)",
        });
    }
    text
}
