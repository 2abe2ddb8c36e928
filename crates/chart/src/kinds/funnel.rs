//! From pieces to customers: how many reach each step, what part of the step before, and after how long.

use crate::drawing::{Drawing, Look, Mark, Table};
use crate::figure::{BarUnit, Decimals, UNKNOWN, figure};
use crate::kinds::{listed, named, nothing};
use crate::page::Page;
use crate::style::{Fill, LABEL, MIDDLE, Stroke, TICK};
use crate::theme::{Dash, Ink};
use domain::lang::{Lang, Words};

/// Steps, each a part of the one before.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// What is shown, in the reader's language.
    pub title: String,
    /// The steps in their order.
    pub steps: Vec<Reached>,
    /// What is said when no step is known.
    pub empty: String,
}

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct Reached {
    /// What is counted.
    pub label: String,
    /// How many, where that is known.
    pub count: Option<f64>,
    /// What part of the step before comes here. *Unit*: a part of one.
    pub rate: Option<f64>,
    /// After how many days, for the one in the middle.
    pub days: Option<f64>,
    /// Why it is unknown, or what to know about it; may be empty.
    pub note: String,
}

const STEP: Words = Words { fr: "Étape", en: "Step" };
const COUNT: Words = Words { fr: "Nombre", en: "Count" };
const RATE: Words = Words { fr: "Passage depuis l’étape précédente", en: "Rate from the step before" };
const DAYS: Words = Words { fr: "Délai médian", en: "Median delay" };
const NOTE: Words = Words { fr: "Remarque", en: "Note" };
const BEYOND: Words = Words { fr: "hors échelle", en: "not to scale" };
const OF_BEFORE: Words = Words { fr: "de l’étape précédente", en: "of the step before" };
const IN: Words = Words { fr: "en", en: "in" };
const BAR: f64 = 20.0;
/// Room between two bars for rate and delay.
const GAP: f64 = 20.0;
/// The first step is drawn to the scale of the others only where it is at most so many times the second.
const COMPARABLE: f64 = 4.0;
const BROKEN: Stroke = Stroke { ink: Ink::Series1, width: 1.0, dash: Dash::Short, opacity: 1.0 };

/// Returns the drawing of a funnel; with many steps it is taller than asked for.
pub(crate) fn funnel(chart: &Funnel, look: &Look) -> Drawing {
    let look = look.drawable();
    if chart.steps.iter().all(|step| finite(step.count).is_none()) {
        return nothing(&chart.title, &chart.empty, look, columns(look.lang));
    }
    let sheet = Sheet::of(chart, look);
    let mut page = Page::new(look);
    for (place, step) in chart.steps.iter().enumerate() {
        sheet.step(&mut page, place, step);
    }
    let rows = chart.steps.iter().map(|step| sheet.row(step)).collect();
    let table = Table { columns: columns(look.lang), rows };
    page.finish(&chart.title, sheet.summary(), sheet.height, table)
}

/// What all steps share.
struct Sheet<'a> {
    chart: &'a Funnel,
    look: Look,
    /// Where bars begin and end.
    bars: (f64, f64),
    /// The count of a bar of full length.
    whole: f64,
    /// Whether the first step is longer than its bar.
    broken: bool,
    height: f64,
}

impl<'a> Sheet<'a> {
    fn of(chart: &'a Funnel, look: Look) -> Self {
        let label = chart.steps.iter().map(|step| LABEL.width(&step.label)).fold(0.0, f64::max);
        let left = (label + 14.0).min(look.width * 0.4).ceil();
        let counts: Vec<f64> =
            chart.steps.iter().map(|step| finite(step.count).unwrap_or_default()).collect();
        let text = |step: &Reached| LABEL.semibold().width(&count(step, look.lang));
        let widest = chart.steps.iter().map(text).fold(0.0, f64::max);
        let others = counts.iter().skip(1).copied().fold(0.0, f64::max);
        let first = counts.first().copied().unwrap_or_default();
        let broken = others > 0.0 && first > others * COMPARABLE;
        let right = (look.width - widest - 8.0).max(left + 20.0);
        let rows = chart.steps.len() as f64;
        Self {
            chart,
            look,
            bars: (left, right),
            whole: if broken { others } else { first.max(others) },
            broken,
            height: (rows * BAR + (rows - 1.0) * GAP).max(80.0),
        }
    }

    fn step(&self, page: &mut Page, place: usize, step: &Reached) {
        let top = place as f64 * (BAR + GAP);
        let above = if place == 0 { 0.0 } else { GAP };
        page.open_mark(Mark {
            x: 0.0,
            y: top - above,
            width: self.look.width,
            height: BAR + above,
            series: None,
            label: step.label.clone(),
            value: self.spoken(step),
            index: 0,
        });
        let (left, right) = self.bars;
        let baseline = top + BAR / 2.0 + MIDDLE * LABEL.size;
        page.text_within((0.0, baseline), LABEL, &step.label, left - 10.0);
        let end = self.bar(page, place, step, top);
        let ink = if finite(step.count).is_some() { Ink::Text } else { Ink::Soft };
        let number = count(step, self.look.lang);
        let kind = LABEL.semibold().inked(ink);
        let at = (end + 6.0).min(self.look.width - kind.width(&number)).max(0.0);
        page.text_within((at, baseline), kind, &number, self.look.width - at);
        self.aside(page, step, (at + kind.width(&number) + 8.0, baseline), place);
        if place > 0 {
            let between = (left + 2.0, top - GAP / 2.0 + MIDDLE * TICK.size);
            page.text_within(between, TICK.inked(Ink::Soft), &self.passage(step), right - left);
        }
        page.close();
    }

    /// Draws the bar and returns where it ends.
    fn bar(&self, page: &mut Page, place: usize, step: &Reached, top: f64) -> f64 {
        let (left, right) = self.bars;
        let Some(count) = finite(step.count) else { return left };
        let part = if self.whole > 0.0 { (count / self.whole).clamp(0.0, 1.0) } else { 0.0 };
        // One is seen, however many there are.
        let width = (part * (right - left)).max(if count > 0.0 { 2.0 } else { 0.0 });
        if place == 0 && self.broken {
            page.rect(
                (left, top),
                (width, BAR),
                0.0,
                Fill { ink: Ink::Series1, opacity: 0.18 },
                Some(BROKEN),
            );
        } else {
            page.rect((left, top), (width, BAR), 0.0, Fill { ink: Ink::Series1, opacity: 1.0 }, None);
        }
        left + width
    }

    /// Says why a step is unknown, or that the first bar is cut, where there is room.
    fn aside(&self, page: &mut Page, step: &Reached, (x, baseline): (f64, f64), place: usize) {
        let (left, right) = self.bars;
        let kind = TICK.inked(Ink::Soft);
        if place == 0 && self.broken {
            let text = BEYOND.get(self.look.lang);
            if kind.width(text) + 12.0 < right - left {
                page.text((left + 8.0, baseline), kind, text);
            }
        } else if !step.note.is_empty() && self.look.width - x > 40.0 {
            page.text_within((x, baseline), kind, &step.note, self.look.width - x);
        }
    }

    /// Returns rate and delay as they stand between two bars: `↓ 2,40 % · 9 j`.
    fn passage(&self, step: &Reached) -> String {
        let known = [rate(step, self.look.lang), days(step, self.look.lang)];
        let known: Vec<String> = known.into_iter().flatten().collect();
        if known.is_empty() { String::new() } else { format!("↓ {}", known.join(" · ")) }
    }

    fn spoken(&self, step: &Reached) -> String {
        let lang = self.look.lang;
        let mut said = vec![count(step, lang)];
        said.extend(rate(step, lang).map(|rate| format!("{rate} {}", OF_BEFORE.get(lang))));
        said.extend(days(step, lang).map(|days| format!("{} {days}", IN.get(lang))));
        said.extend((!step.note.is_empty()).then(|| step.note.clone()));
        said.join(", ")
    }

    fn row(&self, step: &Reached) -> Vec<String> {
        let lang = self.look.lang;
        let or_dash = |text: Option<String>| text.unwrap_or_else(|| UNKNOWN.to_owned());
        vec![
            step.label.clone(),
            count(step, lang),
            or_dash(rate(step, lang)),
            or_dash(days(step, lang)),
            step.note.clone(),
        ]
    }

    fn summary(&self) -> String {
        let lang = self.look.lang;
        let said = self.chart.steps.iter().map(|step| named(&step.label, &self.spoken(step), lang));
        format!("{}.", named(&self.chart.title, &listed(said, lang), lang))
    }
}

fn finite(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite())
}

fn count(step: &Reached, lang: Lang) -> String {
    step.count.map_or_else(
        || UNKNOWN.to_owned(),
        |count| figure(count, BarUnit::Count, Decimals::of([count], BarUnit::Count), lang),
    )
}

fn rate(step: &Reached, lang: Lang) -> Option<String> {
    let rate = finite(step.rate)?;
    Some(figure(rate, BarUnit::Percent, Decimals::of([rate], BarUnit::Percent), lang))
}

fn days(step: &Reached, lang: Lang) -> Option<String> {
    let days = finite(step.days)?;
    Some(figure(days, BarUnit::Days, Decimals::of([days], BarUnit::Days), lang))
}

fn columns(lang: Lang) -> Vec<String> {
    [STEP, COUNT, RATE, DAYS, NOTE].map(|words| words.get(lang).to_owned()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::Medium;
    use crate::kinds::fixtures::{LOOK, reached};

    #[test]
    fn the_drawing_is_as_reviewed() {
        for (lang, medium, name) in [
            (Lang::Fr, Medium::Print, "fr_print"),
            (Lang::En, Medium::Print, "en_print"),
            (Lang::Fr, Medium::Screen, "fr_screen"),
        ] {
            insta::assert_snapshot!(name, funnel(&reached(lang), &Look { lang, medium, ..LOOK }).svg);
        }
    }

    #[test]
    fn a_step_says_count_rate_and_delay() {
        let drawing = funnel(&reached(Lang::En), &Look { lang: Lang::En, ..LOOK });
        let said: Vec<_> = drawing.marks.iter().map(|mark| mark.value.replace('\u{a0}', " ")).collect();
        let expected = [
            "5,000",
            "120, 2.40% of the step before, in 9 d",
            "45, 37.5% of the step before",
            "–, no appointment imported",
            "12, 26.7% of the step before, in 10.5 d",
        ];
        assert_eq!(said, expected);
        assert_eq!(drawing.table.rows[1].len(), drawing.table.columns.len());
    }

    #[test]
    fn a_first_step_too_long_for_the_scale_says_so() {
        let drawn = |count| {
            let mut chart = reached(Lang::Fr);
            chart.steps[0].count = Some(count);
            funnel(&chart, &LOOK).svg.contains("hors échelle")
        };
        assert_eq!([drawn(5000.0), drawn(400.0)], [true, false]);
    }

    #[test]
    fn counts_beyond_reason_are_drawn_without_a_fault() {
        for count in [f64::NAN, f64::INFINITY, -1.0, 0.0, 1e300] {
            let mut chart = reached(Lang::Fr);
            for step in &mut chart.steps {
                (step.count, step.rate, step.days) = (Some(count), Some(count), Some(count));
            }
            let svg = funnel(&chart, &LOOK).svg;
            assert!(!svg.contains("NaN") && !svg.contains("inf\""), "{count}");
        }
    }
}
