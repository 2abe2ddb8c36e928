//! One small chart: its name with its figure, and a line or bars below.

use super::{Form, HEAD, Panel, Places, WHOLE};
use crate::axis::Scale;
use crate::drawing::Mark;
use crate::figure::{BarUnit, Decimals, UNKNOWN, tick};
use crate::kinds::bars::{Bar, FEW, Sample, finite, interval, spoken, value};
use crate::page::{At, Page};
use crate::style::{Anchor, Fill, LABEL, MIDDLE, Stroke, TICK};
use crate::theme::{Dash, Ink};
use domain::lang::Lang;

/// A small chart, placed.
pub(super) struct Frame<'a> {
    pub(super) panel: &'a Panel,
    pub(super) places: &'a Places,
    pub(super) unit: BarUnit,
    pub(super) decimals: Decimals,
    pub(super) lang: Lang,
    pub(super) scale: Scale,
    /// Upper left corner of the whole.
    pub(super) head: At,
    /// Width of the whole.
    pub(super) wide: f64,
    /// Upper left corner of the plane.
    pub(super) plane: At,
    /// Width and height of the plane.
    pub(super) size: (f64, f64),
}

const GRID: Stroke = Stroke { ink: Ink::Line, width: 1.0, dash: Dash::Solid, opacity: 1.0 };
const ZERO: Stroke = Stroke { ink: Ink::LineStrong, ..GRID };
const LINE: Stroke = Stroke { ink: Ink::Series1, width: 1.8, dash: Dash::Solid, opacity: 1.0 };
const RIM: Stroke = Stroke { ink: Ink::Series1, width: 1.2, dash: Dash::Solid, opacity: 1.0 };
const PALE: Stroke = Stroke { dash: Dash::Short, width: 1.0, ..RIM };
const WHISKER: Stroke = Stroke { ink: Ink::Text, width: 1.2, dash: Dash::Solid, opacity: 1.0 };
const HALO: Stroke = Stroke { ink: Ink::Surface, width: 3.4, dash: Dash::Solid, opacity: 0.85 };

impl Frame<'_> {
    /// Draws it as a group of its own.
    pub(super) fn draw(&self, page: &mut Page) {
        page.open(&self.panel.whole.label);
        self.title(page);
        match self.places.form {
            Form::Line => self.line(page),
            Form::Bars => self.bars(page),
        }
        page.close();
    }

    /// Draws the name, the figure beside it and its interval below: what can be pointed at first.
    fn title(&self, page: &mut Page) {
        let (whole, (x, y)) = (&self.panel.whole, self.head);
        page.open_mark(Mark {
            x,
            y,
            width: self.wide,
            height: HEAD - 12.0,
            series: Some(whole.label.clone()),
            label: WHOLE.get(self.lang).to_owned(),
            value: spoken(whole, self.unit, self.decimals, self.lang),
            index: 0,
        });
        // Under the texts, so that the whole of it can be pointed at.
        let unseen = Fill { ink: Ink::Surface, opacity: 0.0 };
        page.rect((x, y), (self.wide, HEAD - 12.0), 0.0, unseen, None);
        let text = value(whole, self.unit, self.decimals, self.lang);
        page.text_and_strong((x, y + 12.0), LABEL, (&whole.label, &text), self.wide);
        page.text_within((x, y + 26.0), TICK, &self.under(), self.wide);
        page.close();
    }

    /// Returns what stands under the name: the interval, else why there is no figure.
    fn under(&self) -> String {
        let whole = &self.panel.whole;
        let between =
            interval(whole, self.unit, self.decimals, self.lang).filter(|_| finite(whole.value).is_some());
        let between = between.map(|(low, high)| match self.lang {
            Lang::Fr => format!("de {low} à {high}"),
            Lang::En => format!("{low} to {high}"),
        });
        let few = (whole.sample == Sample::Few).then(|| FEW.get(self.lang).to_owned());
        let note = Some(whole.note.clone()).filter(|note| !note.is_empty());
        between.into_iter().chain(few).chain(note).collect::<Vec<_>>().join(", ")
    }

    fn mark(&self, place: usize, bar: &Bar, (x, y): At, (width, height): At) -> Mark {
        Mark {
            x,
            y,
            width,
            height,
            series: Some(self.panel.whole.label.clone()),
            label: self.places.names.get(place).cloned().unwrap_or_default(),
            value: spoken(bar, self.unit, self.decimals, self.lang),
            index: 0,
        }
    }

    /// Returns how far along its axis a value lies, from 0 to 1; what lies beyond stays at the end.
    fn part(&self, value: f64) -> f64 {
        ((value - self.scale.low) / (self.scale.high - self.scale.low)).clamp(0.0, 1.0)
    }

    fn tick(&self, value: f64) -> String {
        tick(value, self.scale.step, self.unit, self.lang)
    }
}

/// Values that follow one another.
impl Frame<'_> {
    fn line(&self, page: &mut Page) {
        let (x, y) = self.plane;
        let (wide, high) = self.size;
        for value in self.scale.lines() {
            let at = self.up(value);
            page.line([(x, at), (x + wide, at)], if value.abs() < 1e-12 { ZERO } else { GRID });
            let kind = TICK.anchored(Anchor::End);
            page.text((x - 5.0, at + MIDDLE * kind.size), kind, &self.tick(value));
        }
        self.ends(page, y + high + 14.0);
        let spots: Vec<(usize, &Bar, At)> = self.spots().collect();
        if spots.len() > 1 {
            page.line(spots.iter().map(|(_, _, at)| *at), LINE);
        }
        for (place, bar, (x, y)) in spots {
            let radius = 5.0;
            page.open_mark(self.mark(place, bar, (x - radius, y - radius), (2.0 * radius, 2.0 * radius)));
            let (ink, rim) = match bar.sample {
                Sample::Enough => (Ink::Series1, RIM),
                Sample::Few => (Ink::Surface, RIM),
            };
            page.circle((x, y), 2.4, Fill { ink, opacity: 1.0 }, Some(rim));
            page.target((x, y), radius);
            page.close();
        }
    }

    fn up(&self, value: f64) -> f64 {
        self.plane.1 + self.size.1 * (1.0 - self.part(value))
    }

    fn spots(&self) -> impl Iterator<Item = (usize, &Bar, At)> {
        let inset = 4.0;
        let steps = self.places.names.len().saturating_sub(1) as f64;
        let across = move |place: usize| {
            let part = if steps > 0.0 { place as f64 / steps } else { 0.5 };
            self.plane.0 + inset + part * (self.size.0 - 2.0 * inset)
        };
        let there = self.panel.points.iter().take(self.places.names.len()).enumerate();
        there.filter_map(move |(place, bar)| {
            let bar = bar.as_ref()?;
            Some((place, bar, (across(place), self.up(finite(bar.value)?))))
        })
    }

    /// Names the first place and the last, as far as there is room for both.
    fn ends(&self, page: &mut Page, y: f64) {
        let (x, wide) = (self.plane.0, self.size.0);
        match self.places.names.as_slice() {
            [only] => page.text_within((x + wide / 2.0, y), TICK.anchored(Anchor::Middle), only, wide),
            [first, .., last] => {
                let room = wide / 2.0 - 4.0;
                page.text_within((x, y), TICK, first, room);
                page.text_within((x + wide, y), TICK.anchored(Anchor::End), last, room);
            }
            [] => {}
        }
    }
}

/// Values of places that have no order.
impl Frame<'_> {
    fn bars(&self, page: &mut Page) {
        let (x, y) = self.plane;
        let (_, high) = self.size;
        let mut free = f64::NEG_INFINITY;
        for value in self.scale.lines() {
            let at = self.across(value);
            page.line([(at, y), (at, y + high)], if value.abs() < 1e-12 { ZERO } else { GRID });
            let text = self.tick(value);
            let half = TICK.width(&text) / 2.0;
            let middle = at.clamp(self.head.0 + half, (x + self.size.0 - half).max(self.head.0 + half));
            if middle - half > free {
                page.text((middle, y + high + 14.0), TICK.anchored(Anchor::Middle), &text);
                free = middle + half + 4.0;
            }
        }
        let step = high / self.places.names.len() as f64;
        for (place, name) in self.places.names.iter().enumerate() {
            let top = y + step * place as f64;
            let room = x - self.head.0 - 7.0;
            let kind = TICK.inked(Ink::Soft);
            page.text_within((self.head.0, top + step / 2.0 + MIDDLE * kind.size), kind, name, room);
            if let Some(bar) = self.panel.points.get(place).and_then(Option::as_ref) {
                page.open_mark(self.mark(place, bar, (self.head.0, top), (self.wide, step)));
                self.bar(page, bar, (top, step));
                page.close();
            }
        }
    }

    fn bar(&self, page: &mut Page, bar: &Bar, (top, step): (f64, f64)) {
        let (zero, middle) = (self.across(0.0), top + step / 2.0);
        let Some(value) = finite(bar.value) else {
            let kind = TICK.inked(Ink::Soft);
            return page.text((zero + 4.0, middle + MIDDLE * kind.size), kind, UNKNOWN);
        };
        let tip = self.across(value);
        let (opacity, rim) = match bar.sample {
            Sample::Enough => (1.0, None),
            Sample::Few => (0.18, Some(PALE)),
        };
        let body = ((tip - zero).abs(), step - 5.0);
        page.rect((zero.min(tip), top + 2.5), body, 0.0, Fill { ink: Ink::Series1, opacity }, rim);
        if let (Some(low), Some(high)) = (finite(bar.low), finite(bar.high)) {
            for stroke in [HALO, WHISKER] {
                page.line([(self.across(low), middle), (self.across(high), middle)], stroke);
            }
        }
    }

    fn across(&self, value: f64) -> f64 {
        self.plane.0 + self.size.0 * self.part(value)
    }
}
