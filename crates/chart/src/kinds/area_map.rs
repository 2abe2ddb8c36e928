//! A figure by département, on the map of France: the more, the stronger the colour.

use crate::drawing::{Drawing, Look, Mark, Table};
use crate::figure::{BarUnit, Decimals, UNKNOWN, figure};
use crate::kinds::bars::Sample;
use crate::kinds::{listed, named, nothing};
use crate::outlines::{AROUND_PARIS, CREDIT, HEIGHT, OVERSEAS, Outline, WIDTH, metropolitan, name};
use crate::page::{At, Page};
use crate::style::{Anchor, Fill, LABEL, MIDDLE, Stroke, TICK};
use crate::theme::{Dash, Ink};
use domain::lang::{Lang, Words};

/// A figure by département.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaMap {
    /// What is shown, in the reader's language.
    pub title: String,
    /// What the figure is counted in.
    pub unit: BarUnit,
    /// The départements to which something was sent, in any order.
    pub areas: Vec<Area>,
    /// What is said when nothing was sent anywhere.
    pub empty: String,
}

/// One département.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Its code, `01` to `976`; any other text is a group that no map shows.
    pub code: String,
    /// The figure, where it is known.
    pub value: Option<f64>,
    /// Whether enough was sent to tell.
    pub sample: Sample,
    /// What to know about it, as how much was sent there; may be empty.
    pub note: String,
}

const AREA: Words = Words { fr: "Département", en: "Département" };
const CODE: Words = Words { fr: "Numéro", en: "Number" };
const VALUE: Words = Words { fr: "Valeur", en: "Value" };
const NOTE: Words = Words { fr: "Remarque", en: "Note" };
const FEW: Words = Words { fr: "moins de 30\u{a0}plis", en: "fewer than 30 pieces" };
const UNSENT: Words = Words { fr: "aucun pli", en: "no piece" };
const UNKNOWN_HERE: Words = Words { fr: "inconnu", en: "unknown" };
const OUTLINES: Words = Words { fr: "Contours", en: "Outlines" };
const PARIS: Words = Words { fr: "Paris et environs", en: "Around Paris" };
const SEAS: Words = Words { fr: "Outre-mer", en: "Overseas" };
const OFF: Words = Words { fr: "hors carte", en: "not on the map" };
const MOST: Words = Words { fr: "le plus", en: "most" };
const LEAST: Words = Words { fr: "le moins", en: "least" };

/// From pale to strong: each is told from the next in grey as well.
const SHADES: [f64; 5] = [0.16, 0.36, 0.56, 0.78, 1.0];
const BORDER: Stroke = Stroke { ink: Ink::LineStrong, width: 0.6, dash: Dash::Solid, opacity: 1.0 };
const FRAME: Stroke = Stroke { ink: Ink::Line, width: 1.0, dash: Dash::Solid, opacity: 1.0 };
const BLANK: Fill = Fill { ink: Ink::Surface, opacity: 1.0 };
const GREY: Fill = Fill { ink: Ink::Series5, opacity: 0.3 };
/// Where the inset of Paris stands on the map and how much larger it is. *Unit*: those of the outlines.
const INSET: (f64, f64, f64, f64) = (2.0, 18.0, 118.0, 118.0);
const ENLARGED: f64 = 5.0;
/// The middle of what the inset shows.
const PARIS_AT: At = (314.0, 144.5);
/// Where the squares of the overseas départements stand. *Unit*: those of the outlines.
const SQUARES: (f64, f64, f64) = (4.0, 470.0, 44.0);
/// Width of the key on the right, and of one of its rows.
const KEY: f64 = 170.0;
const ROW: f64 = 19.0;
/// Texts on the map are left out where it is smaller than this.
const READABLE: f64 = 0.5;

/// Returns the drawing of a map.
pub(crate) fn area_map(chart: &AreaMap, look: &Look) -> Drawing {
    let look = look.drawable();
    if chart.areas.is_empty() {
        return nothing(&chart.title, &chart.empty, look, columns(look.lang));
    }
    let sheet = Sheet::of(chart, look);
    let mut page = Page::new(look);
    sheet.insets(&mut page);
    for outline in metropolitan() {
        sheet.area(&mut page, outline.code, |page, fill| sheet.outline(page, outline, fill));
    }
    for (place, (code, _)) in OVERSEAS.iter().enumerate() {
        sheet.area(&mut page, code, |page, fill| sheet.square(page, place, (code, fill)));
    }
    sheet.key(&mut page);
    let table = Table { columns: columns(look.lang), rows: sheet.rows() };
    page.finish(&chart.title, sheet.summary(), sheet.height, table)
}

/// What the whole map shares.
struct Sheet<'a> {
    chart: &'a AreaMap,
    look: Look,
    decimals: Decimals,
    /// The ends of the values that stand on enough, and how many shades lie between them.
    range: Option<(f64, f64, usize)>,
    /// Pixels in a unit of the outlines.
    scale: f64,
    /// Where the key begins.
    key: At,
    height: f64,
}

impl<'a> Sheet<'a> {
    fn of(chart: &'a AreaMap, look: Look) -> Self {
        let told: Vec<f64> = chart.areas.iter().filter_map(told).collect();
        let low = told.iter().copied().fold(f64::INFINITY, f64::min);
        let high = told.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let range = (!told.is_empty()).then(|| (low, high, if high > low { SHADES.len() } else { 1 }));
        let beside = look.width >= 2.0 * KEY;
        let room = if beside { look.width - KEY } else { look.width };
        let scale = (room / WIDTH).min(look.height.max(240.0) / HEIGHT);
        let rows = range.map_or(0, |(_, _, shades)| shades) + 3;
        let list = ROW * rows as f64 + 18.0;
        let map = HEIGHT * scale;
        let key = if beside { (WIDTH * scale + 16.0, (map - list).max(0.0) / 2.0) } else { (0.0, map + 8.0) };
        let height = if beside { map.max(list) } else { map + 8.0 + list }.ceil();
        Self { chart, look, decimals: Decimals::of(told, chart.unit), range, scale, key, height }
    }

    /// Draws a département, as a mark where something was sent there.
    fn area(&self, page: &mut Page, code: &str, draw: impl Fn(&mut Page, Fill) -> Extent) {
        let Some(area) = self.chart.areas.iter().find(|area| area.code == code) else {
            draw(page, BLANK);
            return;
        };
        // The box is known once it is drawn: a blank page takes that drawing.
        let extent = draw(&mut Page::new(self.look), BLANK);
        page.open_mark(Mark {
            x: extent.left,
            y: extent.top,
            width: extent.right - extent.left,
            height: extent.bottom - extent.top,
            series: None,
            label: label(code),
            value: self.spoken(area),
            index: 0,
        });
        draw(page, self.fill(area));
        page.close();
    }

    fn fill(&self, area: &Area) -> Fill {
        match (area.sample, told(area), self.range) {
            (Sample::Few, _, _) => GREY,
            (Sample::Enough, Some(value), Some((low, high, shades))) => {
                let part = if high > low { (value - low) / (high - low) } else { 1.0 };
                let place = (part * shades as f64).floor().clamp(0.0, shades as f64 - 1.0) as usize;
                shade(place, shades)
            }
            _ => BLANK,
        }
    }

    fn outline(&self, page: &mut Page, outline: &Outline, fill: Fill) -> Extent {
        let mut extent = Extent::default();
        let plain = |(x, y): At| (x * self.scale, y * self.scale);
        for ring in &outline.rings {
            page.outline(ring.iter().map(|point| extent.with(plain(*point))), fill, Some(BORDER));
        }
        if AROUND_PARIS.contains(&outline.code) {
            // What is pointed at is the larger one.
            extent = Extent::default();
            let (left, top, width, height) = INSET;
            let near = |(x, y): At| {
                plain((
                    left + width / 2.0 + (x - PARIS_AT.0) * ENLARGED,
                    top + height / 2.0 + (y - PARIS_AT.1) * ENLARGED,
                ))
            };
            for ring in &outline.rings {
                page.outline(ring.iter().map(|point| extent.with(near(*point))), fill, Some(BORDER));
            }
        }
        extent
    }

    fn square(&self, page: &mut Page, place: usize, (code, fill): (&str, Fill)) -> Extent {
        let (left, top, side) = SQUARES;
        let (column, row) = ((place % 3) as f64, (place / 3) as f64);
        let (x, y) = ((left + column * (side + 4.0)) * self.scale, (top + row * (side + 4.0)) * self.scale);
        let side = side * self.scale;
        page.rect((x, y), (side, side), 0.0, fill, Some(BORDER));
        if self.scale >= READABLE {
            let ink = if fill.opacity > 0.7 && fill.ink == Ink::Series1 { Ink::OnAccent } else { Ink::Text };
            let kind = TICK.anchored(Anchor::Middle).inked(ink);
            page.text((x + side / 2.0, y + side / 2.0 + MIDDLE * kind.size), kind, code);
        }
        Extent { left: x, top: y, right: x + side, bottom: y + side }
    }

    /// Draws what stands around the insets.
    fn insets(&self, page: &mut Page) {
        let scaled = |(x, y): At| (x * self.scale, y * self.scale);
        let (left, top, width, height) = INSET;
        page.rect(scaled((left, top)), scaled((width, height)), 4.0, BLANK, Some(FRAME));
        if self.scale >= READABLE {
            let kind = TICK.inked(Ink::Soft);
            let lang = self.look.lang;
            let (x, y) = scaled((left, top));
            page.text_within((x, y - 5.0), kind, PARIS.get(lang), 130.0 * self.scale);
            let (x, y) = scaled((SQUARES.0, SQUARES.1));
            page.text_within((x, y - 5.0), kind, SEAS.get(lang), 150.0 * self.scale);
        }
    }

    fn key(&self, page: &mut Page) {
        let lang = self.look.lang;
        let (x, mut y) = self.key;
        let mut row = |page: &mut Page, fill: Fill, text: &str| {
            page.rect((x + 0.5, y + 2.5), (16.0, 13.0), 2.0, fill, Some(BORDER));
            let at = (x + 24.0, y + 9.0 + MIDDLE * LABEL.size);
            page.text_within(at, LABEL.inked(Ink::Soft), text, self.look.width - x - 24.0);
            y += ROW;
        };
        if let Some((low, high, shades)) = self.range {
            let step = (high - low) / shades as f64;
            for place in (0..shades).rev() {
                let from = low + step * place as f64;
                let text = if shades == 1 {
                    self.text(low)
                } else {
                    format!("{} – {}", self.text(from), self.text(from + step))
                };
                row(page, shade(place, shades), &text);
            }
        }
        row(page, GREY, FEW.get(lang));
        row(page, BLANK, UNSENT.get(lang));
        let credit = named(OUTLINES.get(lang), CREDIT, lang);
        page.text_within((x, y + 14.0), TICK, &credit, self.look.width - x);
    }

    fn text(&self, value: f64) -> String {
        figure(value, self.chart.unit, self.decimals, self.look.lang)
    }

    fn spoken(&self, area: &Area) -> String {
        let lang = self.look.lang;
        let value = match (area.sample, finite(area.value)) {
            (Sample::Few, _) => FEW.get(lang).to_owned(),
            (Sample::Enough, Some(value)) => self.text(value),
            (Sample::Enough, None) => UNKNOWN_HERE.get(lang).to_owned(),
        };
        if area.note.is_empty() { value } else { format!("{value}, {}", area.note) }
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let lang = self.look.lang;
        let mut areas: Vec<&Area> = self.chart.areas.iter().collect();
        areas.sort_by(|one, other| one.code.cmp(&other.code));
        let row = |area: &&Area| {
            let value = finite(area.value).map_or_else(|| UNKNOWN.to_owned(), |value| self.text(value));
            let few = (area.sample == Sample::Few).then(|| FEW.get(lang).to_owned());
            let off = name(&area.code).is_none().then(|| OFF.get(lang).to_owned());
            let note = Some(area.note.clone()).filter(|note| !note.is_empty());
            let notes: Vec<String> = [note, few, off].into_iter().flatten().collect();
            let own = name(&area.code).unwrap_or(&area.code).to_owned();
            let code = if name(&area.code).is_some() { area.code.clone() } else { String::new() };
            vec![code, own, value, notes.join(", ")]
        };
        areas.iter().map(row).collect()
    }

    fn summary(&self) -> String {
        let lang = self.look.lang;
        let mut known: Vec<(&Area, f64)> =
            self.chart.areas.iter().filter_map(|area| Some((area, told(area)?))).collect();
        known.sort_by(|one, other| other.1.total_cmp(&one.1));
        let few = self.chart.areas.iter().filter(|area| area.sample == Sample::Few).count();
        let end = |words: Words, (area, value): &(&Area, f64)| {
            named(words.get(lang), &format!("{}, {}", label(&area.code), self.text(*value)), lang)
        };
        let mut parts = Vec::new();
        parts.extend(known.first().map(|first| end(MOST, first)));
        parts.extend(known.last().filter(|_| known.len() > 1).map(|last| end(LEAST, last)));
        if few > 0 {
            parts.push(format!("{few} × {}", FEW.get(lang)));
        }
        format!("{}.", named(&self.chart.title, &listed(parts, lang), lang))
    }
}

/// What a shape covers. *Unit*: pixels.
#[derive(Clone, Copy, Debug)]
struct Extent {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Default for Extent {
    fn default() -> Self {
        Self { left: f64::INFINITY, top: f64::INFINITY, right: f64::NEG_INFINITY, bottom: f64::NEG_INFINITY }
    }
}

impl Extent {
    /// Takes a point in and returns it.
    fn with(&mut self, (x, y): At) -> At {
        *self = Self {
            left: self.left.min(x),
            top: self.top.min(y),
            right: self.right.max(x),
            bottom: self.bottom.max(y),
        };
        (x, y)
    }
}

/// Returns a value that can be told: known, and of enough pieces.
fn told(area: &Area) -> Option<f64> {
    finite(area.value).filter(|_| area.sample == Sample::Enough)
}

fn finite(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite())
}

/// Returns the colour of a step; a single one is the middle.
fn shade(place: usize, shades: usize) -> Fill {
    let opacity = if shades == 1 { SHADES[2] } else { SHADES[place.min(SHADES.len() - 1)] };
    Fill { ink: Ink::Series1, opacity }
}

/// Returns `69 Rhône`.
fn label(code: &str) -> String {
    name(code).map_or_else(|| code.to_owned(), |name| format!("{code} {name}"))
}

fn columns(lang: Lang) -> Vec<String> {
    [CODE, AREA, VALUE, NOTE].map(|words| words.get(lang).to_owned()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::Medium;
    use crate::kinds::fixtures::{LOOK, places};

    /// The outlines are a file of their own: here only what is drawn with them.
    fn without_outlines(svg: &str) -> String {
        let line = |line: &str| match (line.split_once("d=\""), line.rsplit_once('"')) {
            (Some((head, tail)), Some(_)) if line.starts_with("<path") => {
                format!("{head}d=\"…\"{}\n", tail.split_once('"').map_or("", |(_, rest)| rest))
            }
            _ => format!("{line}\n"),
        };
        svg.lines().map(line).collect()
    }

    #[test]
    fn the_drawing_is_as_reviewed() {
        for (lang, medium, name) in [
            (Lang::Fr, Medium::Print, "fr_print"),
            (Lang::En, Medium::Print, "en_print"),
            (Lang::Fr, Medium::Screen, "fr_screen"),
        ] {
            let drawing = area_map(&places(lang), &Look { lang, medium, height: 400.0, ..LOOK });
            // One whole, which the window’s tests draw; the outlines are the same in the others.
            let shown = if medium == Medium::Screen { drawing.svg } else { without_outlines(&drawing.svg) };
            insta::assert_snapshot!(name, shown);
        }
    }

    #[test]
    fn a_place_says_its_figure_or_that_too_little_was_sent() {
        let drawing = area_map(&places(Lang::Fr), &LOOK);
        let said: Vec<_> = drawing
            .marks
            .iter()
            .map(|mark| format!("{}\u{a0}: {}", mark.label, mark.value).replace('\u{a0}', " "))
            .collect();
        let expected = [
            "01 Ain : 1,20 %, 300 plis",
            "2A Corse-du-Sud : inconnu, aucune réponse importée",
            "69 Rhône : 4,80 %, 900 plis",
            "75 Paris : 2,40 %, 1\u{202f}200 plis",
            "974 La Réunion : moins de 30 plis, 12 plis",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn the_table_holds_what_no_map_shows() {
        let table = area_map(&places(Lang::En), &Look { lang: Lang::En, ..LOOK }).table;
        assert_eq!(table.rows.len(), 6);
        assert_eq!(table.rows[5], ["", "unknown place", "3.00%", "40 pieces, not on the map"]);
    }

    #[test]
    fn shades_are_told_apart_in_grey() {
        assert!(SHADES.windows(2).all(|pair| pair[1] - pair[0] >= 0.18));
    }

    #[test]
    fn what_is_pointed_at_around_paris_is_large_enough() {
        let drawing = area_map(&places(Lang::Fr), &Look { height: 400.0, ..LOOK });
        let paris = drawing.marks.iter().find(|mark| mark.label.starts_with("75")).unwrap();
        assert!(paris.width > 24.0 && paris.height > 12.0, "{paris:?}");
    }

    #[test]
    fn values_beyond_reason_are_drawn_without_a_fault() {
        for value in [f64::NAN, f64::INFINITY, -1e300, 1e300, 0.0] {
            let mut chart = places(Lang::Fr);
            for area in &mut chart.areas {
                area.value = Some(value);
            }
            let svg = area_map(&chart, &LOOK).svg;
            assert!(!svg.contains("NaN") && !svg.contains("inf\""), "{value}");
        }
    }
}
