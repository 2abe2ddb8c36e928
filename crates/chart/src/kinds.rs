//! The kinds of charts: one file each, one arm each.

pub(crate) mod bars;
pub(crate) mod response_curve;
pub(crate) mod shares;

use crate::drawing::{Drawing, Look, Mark, Table};
use crate::error::ChartError;
use crate::page::{Anchor, LABEL, Page};
use crate::theme::Ink;
use domain::format::NBSP;
use domain::lang::Lang;

/// A chart of any kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// Response rate by days since posting.
    ResponseCurve(response_curve::ResponseCurve),
    /// A figure by a grouping, with its intervals.
    Bars(bars::Bars),
    /// Parts of a whole.
    Shares(shares::Shares),
}

/// Returns the drawing of a chart.
pub fn draw(chart: &Chart, look: &Look) -> Result<Drawing, ChartError> {
    match chart {
        Chart::ResponseCurve(chart) => response_curve::response_curve(chart, look),
        Chart::Bars(chart) => bars::bars(chart, look),
        Chart::Shares(chart) => shares::shares(chart, look),
    }
}

impl Mark {
    /// Returns what is read aloud for a mark.
    pub(crate) fn spoken(&self, lang: Lang) -> String {
        let what = match &self.series {
            Some(series) => format!("{series}, {}", self.label),
            None => self.label.clone(),
        };
        named(&what, &self.value, lang)
    }
}

/// Returns `name: text` with the colon of the language.
pub(crate) fn named(name: &str, text: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{name}{NBSP}: {text}"),
        Lang::En => format!("{name}: {text}"),
    }
}

/// Returns a drawing that says in words that there is nothing to draw.
pub(crate) fn nothing(title: &str, words: &str, look: Look, columns: Vec<String>) -> Drawing {
    let mut page = Page::new(look);
    let kind = LABEL.anchored(Anchor::Middle).inked(Ink::Soft);
    let lines = crate::letters::wrap(words, kind.size, kind.weight, look.width - 24.0);
    let leading = 18.0;
    let mut y = look.height / 2.0 - leading * (lines.len() as f64 - 1.0) / 2.0;
    for line in &lines {
        page.text((look.width / 2.0, y), kind, line);
        y += leading;
    }
    let summary = format!("{}.", named(title, words.trim_end_matches('.'), look.lang));
    page.finish(title, summary, look.height, Table { columns, rows: Vec::new() })
}
