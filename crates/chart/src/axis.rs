//! Where an axis begins, ends and has its lines, and the plane that two of them span.

use crate::error::ChartError;
use crate::page::{At, Page};
use crate::pen::{GRAIN, Pen, grains, inked, stroked};
use crate::style::{Stroke, TICK};
use crate::theme::{Dash, Ink};
use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, KeyPointWeight, Ranged};
use plotters::prelude::{
    Cartesian2d, ChartBuilder, ChartContext, FontFamily, FontStyle, IntoDrawingArea, IntoFont,
    LabelAreaPosition, TextStyle,
};
use std::cell::RefCell;
use std::ops::Range;

/// The line of a grid: thin and pale.
const GRID: Stroke = Stroke { ink: Ink::Line, width: 1.0, dash: Dash::Solid, opacity: 1.0 };
const UNSEEN: Stroke = Stroke { opacity: 0.0, ..GRID };

/// An axis: finite, longer than nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scale {
    pub(crate) low: f64,
    pub(crate) high: f64,
    /// Between two lines.
    pub(crate) step: f64,
}

impl Scale {
    /// Returns an axis that holds zero and all values, with at most `lines` round steps.
    pub(crate) fn around(values: impl IntoIterator<Item = f64>, lines: f64) -> Self {
        let finite = values.into_iter().filter(|value| value.is_finite());
        let (low, high) = finite.fold((0.0_f64, 0.0_f64), |(low, high), value| {
            (low.min(value).max(-1e15), high.max(value).min(1e15))
        });
        let (low, high) = if high - low > 1e-9 { (low, high) } else { (0.0, 1.0) };
        let step = round_step((high - low) / lines.max(1.0));
        let high = (high / step - 1e-9).ceil() * step;
        Self { low: (low / step + 1e-9).floor() * step, high, step }
    }

    /// Returns an axis that ends with the values: for charts that write each value beside its mark.
    pub(crate) fn tight(values: &[f64], lines: f64) -> Self {
        let round = Self::around(values.iter().copied(), lines);
        let finite = || values.iter().copied().filter(|value| value.is_finite());
        let low = finite().fold(0.0, f64::min).max(round.low);
        let high = finite().fold(0.0, f64::max).min(round.high);
        if high - low > round.step / 2.0 { Self { low, high, ..round } } else { round }
    }

    /// Returns an axis of days that ends with the last one, with lines at customary intervals.
    pub(crate) fn days(last: u32, lines: f64) -> Self {
        let high = f64::from(last.max(1));
        let narrowest = high / lines.max(1.0);
        let customary = [1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0, 60.0, 90.0, 180.0, 360.0];
        let step =
            customary.into_iter().find(|step| *step >= narrowest).unwrap_or_else(|| round_step(narrowest));
        Self { low: 0.0, high, step }
    }

    /// Returns where its lines are.
    pub(crate) fn lines(&self) -> Vec<f64> {
        let first = (self.low / self.step - 1e-6).ceil();
        let count = (self.high / self.step + 1e-6).floor() - first;
        (0..=count as u32).map(|place| (first + f64::from(place)) * self.step).collect()
    }
}

/// Returns the least of 1, 1.5, 2, 2.5, 3, 5 times a power of ten that is not below `least`.
fn round_step(least: f64) -> f64 {
    let power = 10_f64.powf(least.log10().floor());
    let round = [1.0, 1.5, 2.0, 2.5, 3.0, 5.0].into_iter().map(|part| part * power);
    round.into_iter().find(|step| *step >= least * (1.0 - 1e-9)).unwrap_or(10.0 * power)
}

/// What is kept free around the plane. *Unit*: pixels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Margins {
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
}

/// An axis with its lines and their texts, where it has any.
pub(crate) struct Axis<'a> {
    pub(crate) scale: Scale,
    pub(crate) text: Option<&'a dyn Fn(&f64) -> String>,
    pub(crate) grid: Grid,
}

/// Whether the lines of an axis are drawn across the plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grid {
    Drawn,
    Hidden,
}

/// An axis as plotters sees it: its lines are ours.
pub(crate) struct Ruled {
    scale: Scale,
    lines: Vec<f64>,
}

impl Ranged for Ruled {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (from, to): (i32, i32)) -> i32 {
        let part = (value - self.scale.low) / (self.scale.high - self.scale.low);
        (f64::from(from) + part * f64::from(to - from)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        match hint.weight() {
            KeyPointWeight::Bold => self.lines.clone(),
            KeyPointWeight::Any => Vec::new(),
        }
    }

    fn range(&self) -> Range<f64> {
        self.scale.low..self.scale.high
    }
}

/// The plane of a chart: values in, places on the page out; series are drawn on it by plotters.
pub(crate) struct Plane<'a> {
    pub(crate) chart: ChartContext<'a, Pen<'a>, Cartesian2d<Ruled, Ruled>>,
}

impl<'a> Plane<'a> {
    /// Returns the plane within its margins, its grid and the texts of its axes drawn.
    pub(crate) fn draw(
        page: &'a RefCell<Page>,
        height: f64,
        margins: Margins,
        x: &Axis<'_>,
        y: &Axis<'_>,
    ) -> Result<Self, ChartError> {
        let fault = ChartError::Layout { width: page.borrow().look.width, height };
        Self::build(page, height, margins, x, y).ok_or(fault)
    }

    fn build(
        page: &'a RefCell<Page>,
        height: f64,
        margins: Margins,
        x: &Axis<'_>,
        y: &Axis<'_>,
    ) -> Option<Self> {
        let area = Pen::new(page, height).into_drawing_area();
        let chart = ChartBuilder::on(&area)
            .margin_top(grains(margins.top))
            .margin_right(grains(margins.right))
            .set_label_area_size(LabelAreaPosition::Left, grains(margins.left))
            .set_label_area_size(LabelAreaPosition::Bottom, grains(margins.bottom))
            .build_cartesian_2d(ruled(x), ruled(y))
            .ok()?;
        let mut plane = Self { chart };
        plane.mesh(x, y)?;
        Some(plane)
    }

    fn mesh(&mut self, x: &Axis<'_>, y: &Axis<'_>) -> Option<()> {
        let font = (FontFamily::Name("Inter"), TICK.size * GRAIN, FontStyle::Normal).into_font();
        let ink = inked(TICK.ink);
        let text = TextStyle::from(font).color(&ink);
        let blank = |_: &f64| String::new();
        let mut mesh = self.chart.configure_mesh();
        mesh.bold_line_style(stroked(GRID))
            .light_line_style(stroked(UNSEEN))
            .axis_style(stroked(UNSEEN))
            .label_style(text)
            .set_all_tick_mark_size(grains(3.0))
            .x_label_formatter(x.text.unwrap_or(&blank))
            .y_label_formatter(y.text.unwrap_or(&blank));
        if x.grid == Grid::Hidden {
            mesh.disable_x_mesh();
        }
        if y.grid == Grid::Hidden {
            mesh.disable_y_mesh();
        }
        mesh.draw().ok()
    }

    /// Returns where a pair of values stands on the page.
    pub(crate) fn at(&self, x: f64, y: f64) -> At {
        let (x, y) = self.chart.backend_coord(&(x, y));
        (f64::from(x) / GRAIN, f64::from(y) / GRAIN)
    }
}

fn ruled(axis: &Axis<'_>) -> Ruled {
    let lines = if axis.text.is_some() { axis.scale.lines() } else { Vec::new() };
    Ruled { scale: axis.scale, lines }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_end_at_round_numbers_and_hold_every_value() {
        for (values, lines, low, high, step) in [
            (vec![0.0406], 4.0, 0.0, 0.045, 0.015),
            (vec![0.033], 3.0, 0.0, 0.045, 0.015),
            (vec![59.7, 36.5], 4.0, 0.0, 60.0, 15.0),
            (vec![-0.5, 2.1], 4.0, -1.0, 3.0, 1.0),
            (vec![-0.4, -0.1], 4.0, -0.4, 0.0, 0.1),
            (vec![], 4.0, 0.0, 1.0, 0.25),
            (vec![0.0, f64::NAN, f64::INFINITY], 4.0, 0.0, 1.0, 0.25),
        ] {
            let scale = Scale::around(values.clone(), lines);
            let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
            assert!(
                near(scale.low, low) && near(scale.high, high) && near(scale.step, step),
                "{values:?} {scale:?}"
            );
        }
    }

    #[test]
    fn days_are_counted_in_customary_intervals() {
        for (last, lines, step) in
            [(60, 6.0, 10.0), (90, 6.0, 15.0), (1, 6.0, 1.0), (0, 6.0, 1.0), (9999, 5.0, 2000.0)]
        {
            assert!((Scale::days(last, lines).step - step).abs() < 1e-9, "{last}");
        }
        assert_eq!(Scale::days(60, 3.0).lines(), [0.0, 20.0, 40.0, 60.0]);
        assert_eq!(Scale::days(31, 3.0).lines(), [0.0, 15.0, 30.0]);
    }

    #[test]
    fn a_tight_axis_ends_with_its_values_and_keeps_round_lines() {
        let scale = Scale::tight(&[1296.0, 36.5, -700.0, f64::NAN], 4.0);
        assert_eq!(scale, Scale { low: -700.0, high: 1296.0, step: 500.0 });
        assert_eq!(scale.lines(), [-500.0, 0.0, 500.0, 1000.0]);
        assert_eq!(Scale::tight(&[0.0], 4.0), Scale::around([0.0], 4.0));
    }
}
