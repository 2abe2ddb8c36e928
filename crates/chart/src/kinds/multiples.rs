//! Small multiples: one figure drawn once for each group, in small charts side by side that can be compared.

mod panel;

use crate::axis::Scale;
use crate::drawing::{Drawing, Look, Table};
use crate::figure::{BarUnit, Decimals, figure, tick};
use crate::kinds::bars::{Bar, columns, finite, row};
use crate::kinds::{listed, named, nothing};
use crate::page::Page;
use crate::style::TICK;
use domain::lang::{Lang, Words};
use panel::Frame;

/// One figure, drawn once for each group.
#[derive(Clone, Debug, PartialEq)]
pub struct Multiples {
    /// What is shown, in the reader's language.
    pub title: String,
    /// What the groups are: a heading of the table.
    pub heading: String,
    /// What the values are counted in.
    pub unit: BarUnit,
    /// What every small chart runs along.
    pub places: Places,
    /// Whether all of them share their axis.
    pub scales: Scales,
    /// The groups in the order of reading.
    pub panels: Vec<Panel>,
    /// What is said when there is no group.
    pub empty: String,
}

/// What small charts run along: the same places in each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// What the places are: a heading of the table.
    pub heading: String,
    /// Their names in order.
    pub names: Vec<String>,
    /// How values are drawn.
    pub form: Form,
}

/// How the values of a small chart are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A line with its points: places that follow one another, such as months.
    Line,
    /// A bar for each place.
    Bars,
}

/// Whether small charts share their axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scales {
    /// All have the same, so that heights can be compared from one to another.
    #[default]
    Common,
    /// Each has its own, so that the small ones can be read.
    Own,
}

/// The small chart of one group.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// The group's name with its figure over all places.
    pub whole: Bar,
    /// The figure at each place, in their order; none where the group has nothing there. Their labels are not read.
    pub points: Vec<Option<Bar>>,
}

/// What a group's figure over all places is called.
pub const WHOLE: Words = Words { fr: "ensemble", en: "overall" };
/// The least and the most width of a small chart.
const NARROWEST: f64 = 148.0;
const WIDEST: f64 = 420.0;
/// Between two small charts.
const GAP: f64 = 22.0;
/// The least and the most height of its plane.
const LOWEST: f64 = 56.0;
const HIGHEST: f64 = 150.0;
/// Above the plane: the title, and the interval below it.
const HEAD: f64 = 42.0;
/// Below the plane: the texts of the axis.
const FOOT: f64 = 18.0;
/// A bar with its distance to the next.
const BAR: f64 = 16.0;

/// Returns the drawing of small multiples; with many it is taller than asked for.
pub(crate) fn multiples(chart: &Multiples, look: &Look) -> Drawing {
    let look = look.drawable();
    if chart.panels.is_empty() || chart.places.names.is_empty() {
        return nothing(&chart.title, &chart.empty, look, headings(chart, look.lang));
    }
    let sheet = Sheet::of(chart, look);
    let mut page = Page::new(look);
    for (place, panel) in chart.panels.iter().enumerate() {
        sheet.frame(panel, place).draw(&mut page);
    }
    let table = Table { columns: headings(chart, look.lang), rows: rows(chart, sheet.decimals, look.lang) };
    page.finish(&chart.title, summary(chart, sheet.decimals, look.lang), sheet.height(), table)
}

/// Where the small charts stand, and what they share.
struct Sheet<'a> {
    chart: &'a Multiples,
    lang: Lang,
    decimals: Decimals,
    columns: usize,
    /// Width of a small chart.
    wide: f64,
    /// Height of its plane.
    high: f64,
    common: Scale,
}

impl<'a> Sheet<'a> {
    fn of(chart: &'a Multiples, look: Look) -> Self {
        let count = chart.panels.len();
        let fit = ((look.width + GAP) / (NARROWEST + GAP)).floor().clamp(1.0, 6.0) as usize;
        // Full rows rather than one that is nearly empty.
        let columns = count.div_ceil(count.div_ceil(fit));
        let rows = count.div_ceil(columns) as f64;
        let wide = ((look.width + GAP) / columns as f64 - GAP).min(WIDEST);
        let high = match chart.places.form {
            Form::Line => ((look.height + GAP) / rows - GAP - HEAD - FOOT).clamp(LOWEST, HIGHEST).floor(),
            Form::Bars => BAR * chart.places.names.len() as f64,
        };
        let decimals = Decimals::of(chart.panels.iter().flat_map(values), chart.unit);
        let common = scale(chart.places.form, chart.panels.iter(), (wide, high));
        Self { chart, lang: look.lang, decimals, columns, wide, high, common }
    }

    fn height(&self) -> f64 {
        let rows = self.chart.panels.len().div_ceil(self.columns) as f64;
        (rows * (HEAD + self.high + FOOT + GAP) - GAP).ceil()
    }

    fn frame<'b>(&'b self, panel: &'b Panel, place: usize) -> Frame<'b> {
        let (column, line) = ((place % self.columns) as f64, (place / self.columns) as f64);
        let (left, top) = (column * (self.wide + GAP), line * (HEAD + self.high + FOOT + GAP));
        let scale = match self.chart.scales {
            Scales::Common => self.common,
            Scales::Own => scale(self.chart.places.form, std::iter::once(panel), (self.wide, self.high)),
        };
        let gutter = match self.chart.places.form {
            Form::Line => self.ticks(scale).min(self.wide * 0.4),
            Form::Bars => self.names().min(self.wide * 0.46),
        };
        Frame {
            panel,
            places: &self.chart.places,
            unit: self.chart.unit,
            decimals: self.decimals,
            lang: self.lang,
            scale,
            head: (left, top),
            wide: self.wide,
            plane: (left + gutter, top + HEAD),
            size: (self.wide - gutter, self.high),
        }
    }

    fn ticks(&self, scale: Scale) -> f64 {
        let text = |value: f64| TICK.width(&tick(value, scale.step, self.chart.unit, self.lang));
        scale.lines().into_iter().map(text).fold(0.0, f64::max) + 7.0
    }

    fn names(&self) -> f64 {
        self.chart.places.names.iter().map(|name| TICK.width(name)).fold(0.0, f64::max) + 7.0
    }
}

fn values(panel: &Panel) -> impl Iterator<Item = f64> + '_ {
    panel.points.iter().flatten().chain([&panel.whole]).filter_map(|bar| finite(bar.value))
}

/// Returns an axis for the values of small charts; bars have room for their intervals too.
fn scale<'a>(form: Form, panels: impl Iterator<Item = &'a Panel>, (wide, high): (f64, f64)) -> Scale {
    let points = panels.flat_map(|panel| panel.points.iter().flatten());
    match form {
        Form::Line => {
            Scale::around(points.filter_map(|bar| finite(bar.value)), (high / 32.0).clamp(1.0, 4.0).floor())
        }
        Form::Bars => {
            let ends = points.flat_map(|bar| [bar.value, bar.low, bar.high]).filter_map(finite);
            Scale::around(ends, (wide / 130.0).clamp(1.0, 3.0).floor())
        }
    }
}

fn headings(chart: &Multiples, lang: Lang) -> Vec<String> {
    let values = columns(lang).into_iter().skip(1);
    [chart.heading.clone(), chart.places.heading.clone()].into_iter().chain(values).collect()
}

/// Returns a row for each group over all places, and one for each place where it has something.
fn rows(chart: &Multiples, decimals: Decimals, lang: Lang) -> Vec<Vec<String>> {
    let one = |panel: &Panel, place: &str, bar: &Bar| {
        let mut cells = row(bar, chart.unit, decimals, lang);
        cells.splice(..1, [panel.whole.label.clone(), place.to_owned()]);
        cells
    };
    let of = |panel: &Panel| {
        let mut rows = vec![one(panel, WHOLE.get(lang), &panel.whole)];
        let there = chart.places.names.iter().zip(&panel.points);
        rows.extend(there.filter_map(|(name, bar)| Some(one(panel, name, bar.as_ref()?))));
        rows
    };
    chart.panels.iter().flat_map(of).collect()
}

fn summary(chart: &Multiples, decimals: Decimals, lang: Lang) -> String {
    let said = |panel: &Panel| {
        let value = finite(panel.whole.value).map(|value| figure(value, chart.unit, decimals, lang))?;
        Some(format!("{}, {value}", panel.whole.label))
    };
    format!("{}.", named(&chart.title, &listed(chart.panels.iter().filter_map(said), lang), lang))
}

#[cfg(test)]
mod tests;
