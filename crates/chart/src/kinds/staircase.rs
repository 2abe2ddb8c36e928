//! What each thing that a mailing brings costs, step by step, beside what it may cost at most.
//!
//! A piece costs cents and a customer hundreds: the axis counts in tenfolds, and so the steps are lines, never bars,
//! whose lengths would lie.

use crate::axis::{Axis, Grid, Margins, Plane, Scale};
use crate::drawing::{Drawing, Look, Mark, Medium, Table};
use crate::error::ChartError;
use crate::figure::{BarUnit, Decimals, UNKNOWN, figure, tick};
use crate::kinds::{listed, named, nothing};
use crate::letters::wrap;
use crate::page::Page;
use crate::style::{Anchor, Fill, LABEL, Stroke, TICK};
use crate::theme::{Dash, Ink};
use domain::format::capitalised;
use domain::lang::{Lang, Words};
use std::cell::RefCell;

/// Costs by step.
#[derive(Clone, Debug, PartialEq)]
pub struct Staircase {
    /// What is shown, in the reader's language.
    pub title: String,
    /// What the steps are counted in.
    pub unit: BarUnit,
    /// The steps, the cheapest first as a rule.
    pub steps: Vec<Step>,
    /// What the dashed lines mean.
    pub limit: String,
    /// What is said when no step is known.
    pub empty: String,
}

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What costs so much.
    pub label: String,
    /// What it costs, where that is known.
    pub value: Option<f64>,
    /// What it may cost at most, where that is known.
    pub limit: Option<f64>,
    /// Why it is unknown, or what to know about it; may be empty.
    pub note: String,
}

const STEP: Words = Words { fr: "Étape", en: "Step" };
const COST: Words = Words { fr: "Coût", en: "Cost" };
const NOTE: Words = Words { fr: "Remarque", en: "Note" };
const TREAD: Stroke = Stroke { ink: Ink::Series1, width: 3.0, dash: Dash::Solid, opacity: 1.0 };
const RISER: Stroke = Stroke { ink: Ink::Series1, width: 1.0, dash: Dash::Solid, opacity: 0.6 };
const LIMIT: Stroke = Stroke { ink: Ink::Series2, width: 2.0, dash: Dash::Short, opacity: 1.0 };
/// Two lines of a name under a step.
const NAMES: f64 = 34.0;
const LEADING: f64 = 14.0;

/// Returns the drawing of a staircase.
pub(crate) fn staircase(chart: &Staircase, look: &Look) -> Result<Drawing, ChartError> {
    let look = look.drawable();
    if chart.steps.iter().all(|step| drawable(step.value).is_none()) {
        return Ok(nothing(&chart.title, &chart.empty, look, columns(chart, look.lang)));
    }
    let sheet = Sheet::of(chart, look);
    let page = RefCell::new(Page::new(look));
    // In the window the legend says it, from which a line can be left out.
    if look.medium == Medium::Print {
        sheet.key(&mut page.borrow_mut());
    }
    let plane = sheet.plane(&page)?;
    let mut before = None;
    for (place, step) in chart.steps.iter().enumerate() {
        before = sheet.step(&mut page.borrow_mut(), &plane, (place, step), before);
    }
    drop(plane);
    let rows = chart.steps.iter().map(|step| sheet.row(step)).collect();
    let table = Table { columns: columns(chart, look.lang), rows };
    Ok(page.into_inner().finish(&chart.title, sheet.summary(), sheet.height, table))
}

/// What all steps share.
struct Sheet<'a> {
    chart: &'a Staircase,
    look: Look,
    /// In powers of ten.
    scale: Scale,
    margins: Margins,
    height: f64,
}

impl<'a> Sheet<'a> {
    fn of(chart: &'a Staircase, look: Look) -> Self {
        let ends = chart.steps.iter().flat_map(|step| [step.value, step.limit]);
        let powers: Vec<f64> = ends.filter_map(drawable).map(f64::log10).collect();
        let low = powers.iter().copied().fold(f64::INFINITY, f64::min).floor();
        let high = powers.iter().copied().fold(f64::NEG_INFINITY, f64::max).ceil().max(low + 1.0);
        let scale = Scale { low, high, step: ((high - low) / 5.0).ceil().max(1.0) };
        let ticks =
            scale.lines().into_iter().map(|power| TICK.width(&power_text(power, chart.unit, look.lang)));
        let left = (ticks.fold(0.0, f64::max) + 8.0).min(look.width * 0.3).ceil();
        let top = if look.medium == Medium::Print { 42.0 } else { 24.0 };
        let margins = Margins { left, right: 0.0, top, bottom: NAMES };
        Self { chart, look, scale, margins, height: look.height.max(180.0) }
    }

    /// Says above the steps what the dashed lines are.
    fn key(&self, page: &mut Page) {
        if self.chart.steps.iter().any(|step| drawable(step.limit).is_some()) {
            page.open(&capitalised(&self.chart.limit));
            page.line([(0.0, 7.0), (22.0, 7.0)], LIMIT);
            page.text_within(
                (28.0, 11.0),
                TICK.inked(Ink::Soft),
                &capitalised(&self.chart.limit),
                self.look.width - 28.0,
            );
            page.close();
        }
    }

    fn plane<'p>(&self, page: &'p RefCell<Page>) -> Result<Plane<'p>, ChartError> {
        let text = |power: &f64| power_text(*power, self.chart.unit, self.look.lang);
        let columns = Scale { low: 0.0, high: self.chart.steps.len() as f64, step: 1.0 };
        Plane::draw(
            page,
            self.height,
            self.margins,
            &Axis { scale: columns, text: None, grid: Grid::Hidden },
            &Axis { scale: self.scale, text: Some(&text), grid: Grid::Drawn },
        )
    }

    /// Draws a step and returns where its tread ends, from where the next one rises.
    fn step(
        &self,
        page: &mut Page,
        plane: &Plane<'_>,
        (column, step): (usize, &Step),
        before: Option<f64>,
    ) -> Option<f64> {
        let (left, bottom) = plane.at(column as f64, self.scale.low);
        let (right, top) = plane.at(column as f64 + 1.0, self.scale.high);
        let at = |value: f64| plane.at(0.0, value.log10()).1;
        page.open_mark(Mark {
            x: left,
            y: top,
            width: right - left,
            height: self.height - top,
            series: None,
            label: step.label.clone(),
            value: self.spoken(step),
            index: 0,
        });
        let tread = drawable(step.value).map(at);
        // Costs and limits are groups of their own, so that either can be left out.
        if let Some(y) = tread {
            page.open(COST.get(self.look.lang));
            let ground = Fill { ink: Ink::Series1, opacity: 0.12 };
            page.rect((left, y), (right - left, bottom - y), 0.0, ground, None);
            page.line([(left, y), (right, y)], TREAD);
            if let Some(from) = before {
                page.line([(left, from), (left, y)], RISER);
            }
            page.close();
        }
        let limit = drawable(step.limit).map(at);
        if let Some(y) = limit {
            page.open(&capitalised(&self.chart.limit));
            page.line([(left, y), (right, y)], LIMIT);
            page.close();
        }
        self.texts(page, step, (left, right), (tread.unwrap_or(bottom), limit, bottom));
        page.close();
        tread
    }

    /// Sets the value at its tread, clear of what it may cost, and the name below the plane.
    fn texts(
        &self,
        page: &mut Page,
        step: &Step,
        (left, right): (f64, f64),
        (tread, limit, bottom): (f64, Option<f64>, f64),
    ) {
        let (middle, room) = (f64::midpoint(left, right), right - left - 4.0);
        let known = drawable(step.value).is_some();
        let ink = if known { Ink::Text } else { Ink::Soft };
        let kind = LABEL.semibold().anchored(Anchor::Middle).inked(ink);
        let text = self.text(step.value);
        page.open(COST.get(self.look.lang));
        page.text_within((middle, baseline(tread, limit, bottom)), kind, &text, room);
        page.close();
        let kind = TICK.anchored(Anchor::Middle).inked(Ink::Soft);
        for (line, text) in wrap(&step.label, kind.size, kind.weight, room).iter().take(2).enumerate() {
            let y = self.height - NAMES + 15.0 + LEADING * line as f64;
            page.text_within((middle, y), kind, text, room);
        }
    }

    fn text(&self, value: Option<f64>) -> String {
        value.map_or_else(
            || UNKNOWN.to_owned(),
            |value| figure(value, self.chart.unit, Decimals::of([value], self.chart.unit), self.look.lang),
        )
    }

    fn spoken(&self, step: &Step) -> String {
        let mut said = self.text(step.value);
        if step.limit.is_some() {
            let limit = named(&self.chart.limit, &self.text(step.limit), self.look.lang);
            said = format!("{said} ({limit})");
        }
        if !step.note.is_empty() {
            said = format!("{said}, {}", step.note);
        }
        said
    }

    fn row(&self, step: &Step) -> Vec<String> {
        vec![step.label.clone(), self.text(step.value), self.text(step.limit), step.note.clone()]
    }

    fn summary(&self) -> String {
        let lang = self.look.lang;
        let said = self.chart.steps.iter().map(|step| format!("{} {}", step.label, self.spoken(step)));
        format!("{}.", named(&self.chart.title, &listed(said, lang), lang))
    }
}

/// Returns where a value is written: above its tread, else below it, else above the line of what it may cost.
fn baseline(tread: f64, limit: Option<f64>, bottom: f64) -> f64 {
    // As high as a figure, with air on both sides.
    let taken = 22.0;
    match limit.filter(|limit| (tread - taken..=tread + 2.0).contains(limit)) {
        None => tread - 8.0,
        Some(_) if bottom - tread >= taken => tread + 16.0,
        Some(limit) => limit.min(tread) - 6.0,
    }
}

/// Returns a value that has a place on the axis: nothing that is free or unknown has one.
fn drawable(value: Option<f64>) -> Option<f64> {
    value.filter(|value| (1e-6..1e15).contains(value))
}

fn power_text(power: f64, unit: BarUnit, lang: Lang) -> String {
    let value = 10_f64.powf(power);
    tick(value, value, unit, lang)
}

fn columns(chart: &Staircase, lang: Lang) -> Vec<String> {
    let own = [STEP, COST].map(|words| words.get(lang).to_owned());
    own.into_iter().chain([capitalised(&chart.limit), NOTE.get(lang).to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::Medium;
    use crate::kinds::fixtures::{LOOK, steps};

    #[test]
    fn the_drawing_is_as_reviewed() {
        for (lang, medium, name) in [
            (Lang::Fr, Medium::Print, "fr_print"),
            (Lang::En, Medium::Print, "en_print"),
            (Lang::Fr, Medium::Screen, "fr_screen"),
        ] {
            let drawing = staircase(&steps(lang), &Look { lang, medium, ..LOOK }).unwrap();
            insta::assert_snapshot!(name, drawing.svg);
        }
    }

    #[test]
    fn a_step_says_what_it_costs_and_may_cost() {
        let drawing = staircase(&steps(Lang::En), &Look { lang: Lang::En, ..LOOK }).unwrap();
        let said: Vec<_> = drawing.marks.iter().map(|mark| mark.value.as_str()).collect();
        assert_eq!(said[0], "€1.35 (break-even: €2.88)");
        assert_eq!(said[3], "–, no appointment imported");
        assert_eq!(drawing.table.rows[4], ["New customer", "€562.50", "€1,200", ""]);
        assert!(drawing.summary.contains("Response €56.25 (break-even: €120)"), "{}", drawing.summary);
    }

    /// By hand: a figure is about 9 high; the line is 2 thick.
    #[test]
    fn a_value_is_written_clear_of_what_the_step_may_cost() {
        assert!((baseline(100.0, None, 200.0) - 92.0).abs() < 1e-9, "nothing is in the way");
        assert!((baseline(100.0, Some(60.0), 200.0) - 92.0).abs() < 1e-9, "the line is far above");
        assert!((baseline(100.0, Some(90.0), 200.0) - 116.0).abs() < 1e-9, "below the tread");
        assert!((baseline(190.0, Some(180.0), 200.0) - 174.0).abs() < 1e-9, "no room below: above the line");
        assert!(
            (baseline(100.0, Some(130.0), 200.0) - 92.0).abs() < 1e-9,
            "a line below the tread is not in the way"
        );
    }

    #[test]
    fn steps_rise_where_costs_rise() {
        let drawing = staircase(&steps(Lang::Fr), &LOOK).unwrap();
        let treads: Vec<f64> = drawing
            .svg
            .lines()
            .filter(|line| line.contains("stroke-width=\"3\""))
            .map(|line| line.split([' ', 'L']).nth(2).unwrap().parse().unwrap())
            .collect();
        assert_eq!(treads.len(), 4);
        assert!(treads.windows(2).all(|pair| pair[1] < pair[0]), "{treads:?}");
    }

    #[test]
    fn costs_beyond_reason_are_drawn_without_a_fault() {
        for value in [f64::NAN, f64::INFINITY, 0.0, -5.0, 1e-300, 1e300, 1e14] {
            let step = Step { value: Some(value), limit: Some(value), ..steps(Lang::Fr).steps[0].clone() };
            let chart = Staircase { steps: vec![step], ..steps(Lang::Fr) };
            let svg = staircase(&chart, &LOOK).unwrap().svg;
            assert!(!svg.contains("NaN") && !svg.contains("inf\""), "{value}");
        }
    }
}
