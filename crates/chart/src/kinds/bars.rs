//! A figure by a grouping: horizontal bars with their intervals.

use crate::axis::{Axis, Grid, Margins, Plane, Scale};
use crate::drawing::{Drawing, Look, Mark, Table};
use crate::error::ChartError;
use crate::figure::{BarUnit, Decimals, UNKNOWN, figure, tick};
use crate::kinds::{listed, named, nothing};
use crate::page::Page;
use crate::pen::filled;
use crate::style::{Anchor, Fill, LABEL, MIDDLE, Stroke, TICK};
use crate::theme::{Dash, Ink};
use domain::format::counted;
use domain::lang::{Lang, Words};
use plotters::prelude::Rectangle;
use std::cell::RefCell;

/// A figure by a grouping.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// What is shown, in the reader's language.
    pub title: String,
    /// What the values are counted in.
    pub unit: BarUnit,
    /// The bars from top to bottom.
    pub bars: Vec<Bar>,
    /// A value to compare with, drawn across all bars.
    pub reference: Option<Reference>,
    /// What is said when there is no bar.
    pub empty: String,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Its value, none where unknown.
    pub value: Option<f64>,
    /// Lower end of its interval.
    pub low: Option<f64>,
    /// Upper end of its interval.
    pub high: Option<f64>,
    /// Whether its base is large enough to be trusted.
    pub sample: Sample,
    /// Why the value is unknown, or what to know about it; empty for nothing.
    pub note: String,
}

/// Whether a value stands on enough cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// Enough.
    Enough,
    /// Fewer than 30: the bar is pale with a dashed rim.
    Few,
}

/// A value to compare with.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// What it is.
    pub label: String,
    /// The value.
    pub value: f64,
}

const GROUP: Words = Words { fr: "Groupe", en: "Group" };
const VALUE: Words = Words { fr: "Valeur", en: "Value" };
const LOW: Words = Words { fr: "De", en: "From" };
const HIGH: Words = Words { fr: "À", en: "To" };
const NOTE: Words = Words { fr: "Remarque", en: "Note" };
pub(crate) const FEW: Words = Words { fr: "peu de données", en: "few data" };
/// The most height of a row, and of the bar in it: a few bars fill the room that they are given, and stay bars.
const MOST_ROW: f64 = 64.0;
const MOST_BAR: f64 = 26.0;
/// The interval's line and its ends.
const WHISKER: Stroke = Stroke { ink: Ink::Text, width: 1.4, dash: Dash::Solid, opacity: 1.0 };
/// Drawn under a whisker, so that it is seen on the bar as well as beside it.
const HALO: Stroke = Stroke { ink: Ink::Surface, width: 4.0, dash: Dash::Solid, opacity: 0.85 };

/// Returns the drawing of bars; with many it is taller than asked for.
pub fn bars(chart: &Bars, look: &Look) -> Result<Drawing, ChartError> {
    let look = look.drawable();
    if chart.bars.is_empty() {
        return Ok(nothing(&chart.title, &chart.empty, look, columns(look.lang)));
    }
    let sheet = Sheet::of(chart, look);
    let page = RefCell::new(Page::new(look));
    let mut plane = sheet.plane(&page)?;
    sheet.reference(&mut page.borrow_mut(), &plane);
    for (place, bar) in chart.bars.iter().enumerate() {
        sheet
            .bar(&page, &mut plane, place, bar)
            .ok_or(ChartError::Layout { width: look.width, height: sheet.height })?;
    }
    drop(plane);
    let row = |bar| row(bar, chart.unit, sheet.decimals, look.lang);
    let rows = chart.bars.iter().map(row).collect();
    let table = Table { columns: columns(look.lang), rows };
    Ok(page.into_inner().finish(&chart.title, sheet.summary(), sheet.height, table))
}

/// What all bars of one chart share.
struct Sheet<'a> {
    chart: &'a Bars,
    look: Look,
    decimals: Decimals,
    scale: Scale,
    margins: Margins,
    height: f64,
}

impl<'a> Sheet<'a> {
    fn of(chart: &'a Bars, look: Look) -> Self {
        let known = chart.bars.iter().filter_map(|bar| bar.value);
        let decimals = Decimals::of(known, chart.unit);
        let ends = chart.bars.iter().flat_map(|bar| [bar.value, bar.low, bar.high]).flatten();
        let reference = chart.reference.iter().map(|reference| reference.value);
        let label = chart.bars.iter().map(|bar| LABEL.width(&bar.label)).fold(0.0, f64::max);
        let text = |bar: &Bar| LABEL.semibold().width(&value(bar, chart.unit, decimals, look.lang));
        let margins = Margins {
            left: (label + 10.0).min(look.width * 0.38).ceil(),
            right: (chart.bars.iter().map(text).fold(0.0, f64::max) + 10.0).min(look.width * 0.3).ceil(),
            top: if chart.reference.is_some() { 20.0 } else { 4.0 },
            bottom: 20.0,
        };
        let room = look.width - margins.left - margins.right;
        let scale =
            Scale::tight(&ends.chain(reference).collect::<Vec<_>>(), (room / 80.0).clamp(2.0, 6.0).floor());
        let rows = chart.bars.len() as f64;
        let least = margins.top + margins.bottom + 24.0 * rows;
        let most = margins.top + margins.bottom + MOST_ROW * rows;
        Self { chart, look, decimals, scale, margins, height: look.height.min(most).max(least).ceil() }
    }

    fn plane<'p>(&self, page: &'p RefCell<Page>) -> Result<Plane<'p>, ChartError> {
        let Self { scale, look, chart, .. } = self;
        let text = |value: &f64| tick(*value, scale.step, chart.unit, look.lang);
        let rows = Scale { low: 0.0, high: chart.bars.len() as f64, step: 1.0 };
        Plane::draw(
            page,
            self.height,
            self.margins,
            &Axis { scale: *scale, text: Some(&text), grid: Grid::Drawn },
            &Axis { scale: rows, text: None, grid: Grid::Hidden },
        )
    }

    /// Draws the value to compare with across all bars, named above them.
    fn reference(&self, page: &mut Page, plane: &Plane<'_>) {
        let Some(reference) = self.chart.reference.as_ref().filter(|one| one.value.is_finite()) else {
            return;
        };
        let (x, bottom) = plane.at(reference.value, 0.0);
        let value = figure(reference.value, self.chart.unit, self.decimals, self.look.lang);
        let text = format!("{} · {value}", reference.label);
        let kind = TICK.inked(Ink::Soft);
        let room = self.look.width - self.margins.left;
        let half = kind.width(&text).min(room) / 2.0;
        let middle = x.min(self.look.width - half).max(self.margins.left + half);
        page.open(&named(&reference.label, &value, self.look.lang));
        page.text_within((middle, 11.0), kind.anchored(Anchor::Middle), &text, room);
        let line = Stroke { ink: Ink::Soft, width: 1.2, dash: Dash::Short, opacity: 1.0 };
        page.line([(x, self.margins.top - 4.0), (x, bottom)], line);
        page.close();
    }

    fn bar(&self, page: &RefCell<Page>, plane: &mut Plane<'_>, row: usize, bar: &Bar) -> Option<()> {
        let row = (self.chart.bars.len() - row) as f64;
        let (left, top) = plane.at(self.scale.low, row);
        let (right, bottom) = plane.at(self.scale.high, row - 1.0);
        let text = value(bar, self.chart.unit, self.decimals, self.look.lang);
        page.borrow_mut().open_mark(Mark {
            x: 0.0,
            y: top,
            width: self.look.width,
            height: bottom - top,
            series: None,
            label: bar.label.clone(),
            value: spoken(bar, self.chart.unit, self.decimals, self.look.lang),
            index: 0,
        });
        self.texts(&mut page.borrow_mut(), bar, &text, f64::midpoint(top, bottom));
        let end = match finite(bar.value) {
            Some(value) => self.body(page, plane, bar, value, row - 0.5)?,
            None => plane.at(0.0, row).0,
        };
        let mut page = page.borrow_mut();
        note(&mut page, bar, (end.max(left) + 8.0, f64::midpoint(top, bottom)), right);
        page.close();
        Some(())
    }

    fn texts(&self, page: &mut Page, bar: &Bar, text: &str, middle: f64) {
        let baseline = middle + MIDDLE * LABEL.size;
        page.text_within((0.0, baseline), LABEL, &bar.label, self.margins.left - 10.0);
        let ink = match (finite(bar.value), bar.sample) {
            (Some(_), Sample::Enough) => Ink::Text,
            _ => Ink::Soft,
        };
        let kind = LABEL.semibold().inked(ink).anchored(Anchor::End);
        page.text_within((self.look.width, baseline), kind, text, self.margins.right - 6.0);
    }

    /// Draws bar and whisker, and returns how far to the right they reach.
    fn body(
        &self,
        page: &RefCell<Page>,
        plane: &mut Plane<'_>,
        bar: &Bar,
        value: f64,
        row: f64,
    ) -> Option<f64> {
        let value = value.clamp(self.scale.low, self.scale.high);
        let one = plane.at(0.0, 0.0).1 - plane.at(0.0, 1.0).1;
        let thick = (MOST_BAR / 2.0 / one.max(1.0)).min(0.29);
        let (zero, tip) = (plane.at(0.0, row + thick), plane.at(value, row - thick));
        match bar.sample {
            Sample::Enough => {
                let corners = [(0.0, row + thick), (value, row - thick)];
                let fill = filled(Fill { ink: Ink::Series1, opacity: 1.0 });
                plane.chart.draw_series([Rectangle::new(corners, fill)]).ok()?;
            }
            Sample::Few => {
                let rim = Stroke { ink: Ink::Series1, width: 1.0, dash: Dash::Short, opacity: 1.0 };
                let (x, width) = (zero.0.min(tip.0), (tip.0 - zero.0).abs());
                let fill = Fill { ink: Ink::Series1, opacity: 0.18 };
                page.borrow_mut().rect((x, zero.1), (width, tip.1 - zero.1), 0.0, fill, Some(rim));
            }
        }
        let mut reach = zero.0.max(tip.0);
        if let (Some(low), Some(high)) = (finite(bar.low), finite(bar.high)) {
            let held = |end: f64| plane.at(end.clamp(self.scale.low, self.scale.high), row);
            let ((from, y), (to, _)) = (held(low), held(high));
            whisker(&mut page.borrow_mut(), from, to, y);
            reach = reach.max(to);
        }
        Some(reach)
    }

    fn summary(&self) -> String {
        let lang = self.look.lang;
        let mut known: Vec<(&str, f64)> =
            self.chart.bars.iter().filter_map(|bar| Some((bar.label.as_str(), finite(bar.value)?))).collect();
        known.sort_by(|a, b| b.1.total_cmp(&a.1));
        let unknown = self.chart.bars.len() - known.len();
        let text = |value| figure(value, self.chart.unit, self.decimals, lang);
        let mut parts = Vec::new();
        if let [(first, top), .., (last, bottom)] = known.as_slice() {
            let (top, bottom) = (text(*top), text(*bottom));
            parts.push(match lang {
                Lang::Fr => format!("de {bottom} ({last}) à {top} ({first})"),
                Lang::En => format!("from {bottom} ({last}) to {top} ({first})"),
            });
        } else if let [(only, value)] = known.as_slice() {
            parts.push(format!("{only}, {}", text(*value)));
        }
        if unknown > 0 {
            let unknown = unknown as u64;
            parts.push(match lang {
                Lang::Fr => counted(unknown, "valeur inconnue", "valeurs inconnues", lang),
                Lang::En => counted(unknown, "unknown value", "unknown values", lang),
            });
        }
        format!("{}.", named(&self.chart.title, &listed(parts, lang), lang))
    }
}

/// Writes why a value is unknown, or what to know about it, where there is room; it is spoken in any case.
fn note(page: &mut Page, bar: &Bar, (x, middle): (f64, f64), right: f64) {
    let kind = TICK.inked(Ink::Soft);
    let room = right - x;
    let wanted = kind.width(&bar.note);
    let unknown = finite(bar.value).is_none();
    if !bar.note.is_empty() && (wanted <= room || unknown) {
        // The line of the reference may pass behind: the text stands on the surface.
        let ground = Fill { ink: Ink::Surface, opacity: 1.0 };
        page.rect((x - 3.0, middle - 8.0), (wanted.min(room) + 6.0, 16.0), 0.0, ground, None);
        page.text_within((x, middle + MIDDLE * kind.size), kind, &bar.note, room);
    }
}

/// Returns a value as it is read aloud: with its interval, whether it stands on few cases, and what to know about it.
pub(crate) fn spoken(bar: &Bar, unit: BarUnit, decimals: Decimals, lang: Lang) -> String {
    let mut said = value(bar, unit, decimals, lang);
    if let (Some(_), Some((low, high))) = (finite(bar.value), interval(bar, unit, decimals, lang)) {
        said = match lang {
            Lang::Fr => format!("{said} (de {low} à {high})"),
            Lang::En => format!("{said} ({low} to {high})"),
        };
    }
    if bar.sample == Sample::Few {
        said.push_str(", ");
        said.push_str(FEW.get(lang));
    }
    if !bar.note.is_empty() {
        said.push_str(", ");
        said.push_str(&bar.note);
    }
    said
}

/// Returns the ends of a value's interval as texts, where it has one.
pub(crate) fn interval(bar: &Bar, unit: BarUnit, decimals: Decimals, lang: Lang) -> Option<(String, String)> {
    let text = |end| figure(end, unit, decimals, lang);
    Some((text(finite(bar.low)?), text(finite(bar.high)?)))
}

/// Returns a value as a row of a table: its name, the value, its interval, what to know about it.
pub(crate) fn row(bar: &Bar, unit: BarUnit, decimals: Decimals, lang: Lang) -> Vec<String> {
    let unknown = || (UNKNOWN.to_owned(), UNKNOWN.to_owned());
    let (low, high) = interval(bar, unit, decimals, lang).unwrap_or_else(unknown);
    vec![bar.label.clone(), value(bar, unit, decimals, lang), low, high, bar.note.clone()]
}

/// Returns a value in its unit, or a dash.
pub(crate) fn value(bar: &Bar, unit: BarUnit, decimals: Decimals, lang: Lang) -> String {
    bar.value.map_or_else(|| UNKNOWN.to_owned(), |value| figure(value, unit, decimals, lang))
}

/// Returns a value that can be drawn.
pub(crate) fn finite(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite())
}

fn whisker(page: &mut Page, from: f64, to: f64, y: f64) {
    let cap = 4.0;
    for stroke in [HALO, WHISKER] {
        page.line([(from, y), (to, y)], stroke);
    }
    page.line([(from, y - cap), (from, y + cap)], WHISKER);
    page.line([(to, y - cap), (to, y + cap)], WHISKER);
}

/// Returns the headings of a table of bars.
pub(crate) fn columns(lang: Lang) -> Vec<String> {
    [GROUP, VALUE, LOW, HIGH, NOTE].map(|words| words.get(lang).to_owned()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::Medium;
    use crate::kinds::fixtures::{LOOK, rates};
    use domain::currency::Currency;

    #[test]
    fn the_drawing_is_as_reviewed() {
        for (lang, medium, name) in [
            (Lang::Fr, Medium::Print, "fr_print"),
            (Lang::En, Medium::Print, "en_print"),
            (Lang::Fr, Medium::Screen, "fr_screen"),
        ] {
            let drawing = bars(&rates(lang), &Look { lang, medium, ..LOOK }).unwrap();
            insta::assert_snapshot!(name, drawing.svg);
        }
    }

    #[test]
    fn a_mark_says_value_interval_and_reservations() {
        let drawing = bars(&rates(Lang::Fr), &LOOK).unwrap();
        let said: Vec<_> = drawing.marks.iter().map(|mark| mark.value.replace('\u{a0}', " ")).collect();
        let expected = [
            "4,06 % (de 3,36 % à 4,91 %)",
            "2,49 % (de 1,95 % à 3,18 %)",
            "4,76 % (de 1,33 % à 15,50 %), peu de données, 21 plis",
            "–, aucune réponse importée",
            "0,00 %",
        ];
        assert_eq!(said, expected);
        assert_eq!(drawing.table.rows[3], ["Électricité", "–", "–", "–", "aucune réponse importée"]);
    }

    #[test]
    fn the_summary_names_both_ends_and_what_is_unknown() {
        let summary = bars(&rates(Lang::En), &Look { lang: Lang::En, ..LOOK }).unwrap().summary;
        let expected = "Response rate by sector: from 0.00% (Plomberie) to 4.76% (<script>alert(\"&\")</script>); \
                        1\u{a0}unknown value.";
        assert_eq!(summary, expected);
    }

    #[test]
    fn forty_bars_make_a_taller_drawing_with_room_for_each() {
        let bar = rates(Lang::Fr).bars[0].clone();
        let chart = Bars { bars: vec![bar; 40], ..rates(Lang::Fr) };
        let drawing = bars(&chart, &LOOK).unwrap();
        assert!(drawing.height >= 40.0 * 24.0);
        assert!(drawing.marks.windows(2).all(|pair| pair[1].y - pair[0].y >= 23.8));
    }

    #[test]
    fn values_beyond_reason_are_drawn_without_a_fault() {
        let odd = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, -1e300, 0.0, -0.5, 1e-12];
        for unit in [BarUnit::Percent, BarUnit::Money(Currency::EUR), BarUnit::Count, BarUnit::Number] {
            for value in odd {
                let bar = Bar {
                    value: Some(value),
                    low: Some(-value),
                    high: Some(value),
                    ..rates(Lang::Fr).bars[0].clone()
                };
                let reference = Some(Reference { label: "Moyenne".to_owned(), value });
                let chart = Bars { unit, bars: vec![bar], reference, ..rates(Lang::Fr) };
                let svg = bars(&chart, &LOOK).unwrap().svg;
                assert!(!svg.contains("NaN") && !svg.contains("inf\""), "{unit:?} {value}");
            }
        }
    }
}
