//! Parts of a whole: one stacked bar and a row for each part.

use crate::axis::{Axis, Grid, Margins, Plane, Scale};
use crate::drawing::{Drawing, Look, Mark, Table};
use crate::error::ChartError;
use crate::figure::{BarUnit, Decimals, figure};
use crate::kinds::{named, nothing};
use crate::page::Page;
use crate::pen::filled;
use crate::style::{Anchor, Fill, LABEL, MIDDLE, Stroke, TICK};
use crate::theme::{Dash, Ink};
use domain::lang::{Lang, Words};
use plotters::prelude::Rectangle;
use std::cell::RefCell;

/// Parts of a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// What is shown, in the reader's language.
    pub title: String,
    /// The parts, the largest first as a rule.
    pub parts: Vec<Part>,
    /// What is said when there is no part.
    pub empty: String,
}

/// One part.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is.
    pub label: String,
    /// Its value, formatted with its unit.
    pub value_text: String,
    /// How much of the whole it is. *Unit*: a part of one; not a number where unknown.
    pub share: f64,
}

const PART: Words = Words { fr: "Poste", en: "Item" };
const AMOUNT: Words = Words { fr: "Montant", en: "Amount" };
const SHARE: Words = Words { fr: "Part", en: "Share" };
/// From dark to pale: neighbours stay apart in greyscale and in both themes.
const SHADES: [f64; 6] = [1.0, 0.82, 0.45, 0.3, 0.18, 0.1];
const BAR: f64 = 28.0;
const ROW: f64 = 26.0;
const RIM: Stroke = Stroke { ink: Ink::Series1, width: 1.0, dash: Dash::Solid, opacity: 1.0 };

/// Returns the drawing of parts; with many it is taller than asked for.
pub fn shares(chart: &Shares, look: &Look) -> Result<Drawing, ChartError> {
    let look = look.drawable();
    if chart.parts.is_empty() {
        return Ok(nothing(&chart.title, &chart.empty, look, columns(look.lang)));
    }
    let rows = chart.parts.len() as f64;
    let row = ((look.height - BAR - 10.0) / rows).clamp(22.0, ROW + 6.0);
    let height = (BAR + 10.0 + row * rows).ceil();
    let page = RefCell::new(Page::new(look));
    let mut bar = stack(&page, height)?;
    let sum: f64 = chart.parts.iter().map(|part| drawn(part.share)).sum();
    let columns_at = Columns::of(chart, look);
    let mut from = 0.0;
    for (place, part) in chart.parts.iter().enumerate() {
        let to = from + drawn(part.share) / sum.max(1.0);
        let middle = BAR + 10.0 + row * (place as f64 + 0.5);
        page.borrow_mut().open_mark(mark(part, look, (middle - row / 2.0, row)));
        segment(&page, &mut bar, place, part, (from, to))
            .ok_or(ChartError::Layout { width: look.width, height })?;
        columns_at.row(&mut page.borrow_mut(), place, part, middle);
        page.borrow_mut().close();
        from = to;
    }
    drop(bar);
    let rows = chart
        .parts
        .iter()
        .map(|part| vec![part.label.clone(), part.value_text.clone(), percentage(part, look.lang)]);
    let table = Table { columns: columns(look.lang), rows: rows.collect() };
    Ok(page.into_inner().finish(&chart.title, summary(chart, look.lang), height, table))
}

/// Returns the plane of the stacked bar, its trough drawn.
fn stack(page: &RefCell<Page>, height: f64) -> Result<Plane<'_>, ChartError> {
    let width = page.borrow().look.width;
    let trough = Fill { ink: Ink::Sunken, opacity: 1.0 };
    page.borrow_mut().rect((0.0, 0.0), (width, BAR), 0.0, trough, None);
    let one = Scale { low: 0.0, high: 1.0, step: 1.0 };
    let margins = Margins { left: 0.0, right: 0.0, top: 0.0, bottom: height - BAR };
    let axis = Axis { scale: one, text: None, grid: Grid::Hidden };
    Plane::draw(page, height, margins, &axis, &axis)
}

fn mark(part: &Part, look: Look, (y, height): (f64, f64)) -> Mark {
    Mark {
        x: 0.0,
        y,
        width: look.width,
        height,
        series: None,
        label: part.label.clone(),
        value: format!("{}, {}", part.value_text, percentage(part, look.lang)),
        index: 0,
    }
}

/// Draws one part of the stacked bar, with a separator and its percentage where that fits.
fn segment(
    page: &RefCell<Page>,
    bar: &mut Plane<'_>,
    place: usize,
    part: &Part,
    (from, to): (f64, f64),
) -> Option<()> {
    if to <= from {
        return Some(());
    }
    let shade = Fill { ink: Ink::Series1, opacity: shade(place) };
    bar.chart.draw_series([Rectangle::new([(from, 1.0), (to, 0.0)], filled(shade))]).ok()?;
    let ((left, _), (right, _)) = (bar.at(from, 1.0), bar.at(to, 0.0));
    let mut page = page.borrow_mut();
    let separator = Stroke { ink: Ink::Surface, width: 2.0, dash: Dash::Solid, opacity: 1.0 };
    if place > 0 {
        page.line([(left, 0.0), (left, BAR)], separator);
    }
    let kind = TICK.semibold().anchored(Anchor::Middle).inked(on(place));
    // A narrow part says it without decimals.
    let texts =
        [1, 0].map(|decimals| figure(part.share, BarUnit::Percent, Decimals(decimals), page.look.lang));
    if let Some(text) = texts.iter().find(|text| kind.width(text) + 6.0 <= right - left) {
        page.text((f64::midpoint(left, right), BAR / 2.0 + MIDDLE * kind.size), kind, text);
    }
    Some(())
}

/// Where the columns of the rows stand.
struct Columns {
    width: f64,
    value_end: f64,
    value_room: f64,
    label_room: f64,
}

impl Columns {
    const LABEL_AT: f64 = 20.0;

    fn of(chart: &Shares, look: Look) -> Self {
        let lang = look.lang;
        let percent = chart.parts.iter().map(|part| LABEL.width(&percentage(part, lang))).fold(0.0, f64::max);
        let value = chart.parts.iter().map(|part| LABEL.width(&part.value_text)).fold(0.0, f64::max);
        let value_end = look.width - percent - 16.0;
        let value_room = value.min(look.width * 0.35) + 0.5;
        Self {
            width: look.width,
            value_end,
            value_room,
            label_room: value_end - value_room - 12.0 - Self::LABEL_AT,
        }
    }

    fn row(&self, page: &mut Page, place: usize, part: &Part, middle: f64) {
        let baseline = middle + MIDDLE * LABEL.size;
        let end = LABEL.anchored(Anchor::End);
        let fill = Fill { ink: Ink::Series1, opacity: shade(place) };
        page.rect((0.5, middle - 6.0), (12.0, 12.0), 2.0, fill, Some(RIM));
        page.text_within((Self::LABEL_AT, baseline), LABEL, &part.label, self.label_room);
        page.text_within((self.value_end, baseline), end, &part.value_text, self.value_room);
        page.text((self.width, baseline), end.inked(Ink::Soft), &percentage(part, page.look.lang));
    }
}

/// Returns how much of the bar a share takes; what is not known or negative takes none.
fn drawn(share: f64) -> f64 {
    if share.is_finite() { share.clamp(0.0, 1e6) } else { 0.0 }
}

fn percentage(part: &Part, lang: Lang) -> String {
    figure(part.share, BarUnit::Percent, Decimals(1), lang)
}

/// Returns how opaque a part is; past the sixth, pale shades alternate.
fn shade(place: usize) -> f64 {
    SHADES.get(place).copied().unwrap_or(if place.is_multiple_of(2) { 0.3 } else { 0.1 })
}

/// Returns the colour of text on a part.
fn on(place: usize) -> Ink {
    if shade(place) > 0.5 { Ink::OnAccent } else { Ink::Text }
}

fn summary(chart: &Shares, lang: Lang) -> String {
    let parts = chart.parts.iter().map(|part| format!("{} {}", part.label, percentage(part, lang)));
    format!("{}.", named(&chart.title, &parts.collect::<Vec<_>>().join(", "), lang))
}

fn columns(lang: Lang) -> Vec<String> {
    [PART, AMOUNT, SHARE].map(|words| words.get(lang).to_owned()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::Medium;
    use crate::kinds::fixtures::{LOOK, costs};

    #[test]
    fn the_drawing_is_as_reviewed() {
        for (lang, medium, name) in [
            (Lang::Fr, Medium::Print, "fr_print"),
            (Lang::En, Medium::Print, "en_print"),
            (Lang::Fr, Medium::Screen, "fr_screen"),
        ] {
            let drawing = shares(&costs(lang), &Look { lang, medium, ..LOOK }).unwrap();
            insta::assert_snapshot!(name, drawing.svg);
        }
    }

    #[test]
    fn neighbours_stay_apart_in_greyscale() {
        let grey = |place: usize| 1.0 - shade(place);
        for place in 0..20 {
            assert!((grey(place) - grey(place + 1)).abs() > 0.07, "{place}");
        }
    }

    #[test]
    fn a_share_that_is_unknown_is_a_dash_and_takes_no_room() {
        let part = |share| Part { label: "Création".to_owned(), value_text: "–".to_owned(), share };
        let parts = vec![part(f64::NAN), part(-0.5), part(f64::INFINITY), part(0.5)];
        let drawing = shares(&Shares { parts, ..costs(Lang::Fr) }, &LOOK).unwrap();
        assert_eq!(drawing.table.rows[0], ["Création", "–", "–"]);
        assert_eq!(drawing.svg.matches(&format!("height=\"{BAR}\"")).count(), 2, "the trough and one part");
    }

    #[test]
    fn shares_beyond_the_whole_still_fit_the_bar() {
        let part = |share| Part { label: "A".to_owned(), value_text: "1".to_owned(), share };
        let chart = Shares { parts: vec![part(3.0), part(1.0)], ..costs(Lang::Fr) };
        let svg = shares(&chart, &LOOK).unwrap().svg;
        assert!(svg.contains("<rect x=\"0\" y=\"0\" width=\"465\""), "{svg}");
    }
}
