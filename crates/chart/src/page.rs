//! The SVG as it is written: groups, titles and presentation attributes.

use crate::drawing::{Drawing, Look, Mark, Medium, Table};
use crate::letters::{Weight, fit};
use crate::style::{Anchor, Fill, Stroke, Type};
use crate::theme::Shape;
use std::fmt::Write;

/// A place on the page. *Unit*: those of the view box.
pub(crate) type At = (f64, f64);

/// An SVG document being written.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) look: Look,
    body: String,
    marks: Vec<Mark>,
}

impl Page {
    pub(crate) const fn new(look: Look) -> Self {
        Self { look, body: String::new(), marks: Vec::new() }
    }

    /// Opens a group that is read as a whole.
    pub(crate) fn open(&mut self, label: &str) {
        self.body.push_str("<g role=\"group\"");
        attribute(&mut self.body, "aria-label", label);
        self.body.push_str(">\n");
    }

    /// Opens the group of a mark; its index is given here.
    pub(crate) fn open_mark(&mut self, mark: Mark) {
        let index = self.marks.len();
        let spoken = mark.spoken(self.look.lang);
        let _ = write!(self.body, "<g role=\"img\" data-mark=\"{index}\"");
        attribute(&mut self.body, "aria-label", &spoken);
        let _ = writeln!(self.body, "><title>{}</title>", escape(&spoken));
        self.marks.push(Mark { index, ..mark });
    }

    /// Closes the group opened last.
    pub(crate) fn close(&mut self) {
        self.body.push_str("</g>\n");
    }

    /// Draws a line through points; a point equal to the one before is left out.
    pub(crate) fn line(&mut self, points: impl IntoIterator<Item = At>, stroke: Stroke) {
        let path = path(points);
        let _ = write!(self.body, "<path d=\"{path}\" fill=\"none\"");
        self.stroke(stroke);
        self.body.push_str(" stroke-linejoin=\"round\"/>\n");
    }

    /// Draws a closed outline.
    pub(crate) fn outline(
        &mut self,
        points: impl IntoIterator<Item = At>,
        fill: Fill,
        stroke: Option<Stroke>,
    ) {
        let path = path(points);
        let _ = write!(self.body, "<path d=\"{path}Z\"");
        self.fill(fill);
        if let Some(stroke) = stroke {
            self.stroke(stroke);
        }
        self.body.push_str("/>\n");
    }

    /// Draws a rectangle with its corners rounded by `radius`.
    pub(crate) fn rect(
        &mut self,
        (x, y): At,
        (width, height): At,
        radius: f64,
        fill: Fill,
        stroke: Option<Stroke>,
    ) {
        let (x, y, width, height) = (unit(x), unit(y), unit(width.max(0.0)), unit(height.max(0.0)));
        let _ = write!(self.body, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
        if radius > 0.0 {
            let _ = write!(self.body, " rx=\"{}\"", unit(radius));
        }
        self.fill(fill);
        if let Some(stroke) = stroke {
            self.stroke(stroke);
        }
        self.body.push_str("/>\n");
    }

    /// Draws a circle.
    pub(crate) fn circle(&mut self, (x, y): At, radius: f64, fill: Fill, stroke: Option<Stroke>) {
        let _ = write!(self.body, "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"", unit(x), unit(y), unit(radius));
        self.fill(fill);
        if let Some(stroke) = stroke {
            self.stroke(stroke);
        }
        self.body.push_str("/>\n");
    }

    /// Draws nothing that is seen, but can be pointed at.
    pub(crate) fn target(&mut self, (x, y): At, radius: f64) {
        let (x, y, radius) = (unit(x), unit(y), unit(radius));
        let _ = writeln!(
            self.body,
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"none\" pointer-events=\"all\"/>"
        );
    }

    /// Draws the mark of a series at a point.
    pub(crate) fn marker(&mut self, (x, y): At, shape: Shape, fill: Fill, stroke: Stroke) {
        let r = 4.0;
        let corners = match shape {
            Shape::Circle => return self.circle((x, y), r, fill, Some(stroke)),
            Shape::Square => vec![(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)],
            Shape::Triangle => vec![(x, y - r - 1.0), (x + r + 1.0, y + r), (x - r - 1.0, y + r)],
            Shape::Diamond => {
                vec![(x, y - r - 1.0), (x + r + 1.0, y), (x, y + r + 1.0), (x - r - 1.0, y)]
            }
            Shape::Downward => vec![(x, y + r + 1.0), (x + r + 1.0, y - r), (x - r - 1.0, y - r)],
        };
        self.outline(corners, fill, Some(stroke));
    }

    /// Sets a text on its baseline.
    pub(crate) fn text(&mut self, (x, y): At, kind: Type, text: &str) {
        self.open_text((x, y), kind);
        let _ = writeln!(self.body, "{}</text>", escape(text));
    }

    /// Sets a text within `room`; what does not fit is in its title.
    pub(crate) fn text_within(&mut self, at: At, kind: Type, text: &str, room: f64) {
        self.open_text(at, kind);
        self.fitted(kind, text, room);
        self.body.push_str("</text>\n");
    }

    /// Sets a text within `room`, followed by a strong one that is never cut.
    pub(crate) fn text_and_strong(&mut self, at: At, kind: Type, (text, strong): (&str, &str), room: f64) {
        self.open_text(at, kind);
        self.fitted(kind, text, room - kind.width(" ") - kind.semibold().width(strong));
        let (weight, strong) = (Weight::SemiBold.number(), escape(strong));
        let _ = writeln!(self.body, " <tspan font-weight=\"{weight}\">{strong}</tspan></text>");
    }

    /// Returns the finished drawing.
    pub(crate) fn finish(self, title: &str, summary: String, height: f64, table: Table) -> Drawing {
        let Look { width, medium, lang, .. } = self.look;
        let id = digest([title, &summary, &self.body]);
        let (title, desc) = (escape(title), escape(&summary));
        let lang = match lang {
            domain::lang::Lang::Fr => "fr",
            domain::lang::Lang::En => "en",
        };
        let (w, h) = (unit(width), unit(height));
        let family = match medium {
            Medium::Screen => "InterVariable, Inter, sans-serif",
            Medium::Print => "Inter",
        };
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" lang=\"{lang}\" viewBox=\"0 0 {w} {h}\" \
             width=\"{w}\" height=\"{h}\" aria-labelledby=\"t{id:016x} d{id:016x}\" font-family=\"{family}\">\n\
             <title id=\"t{id:016x}\">{title}</title>\n<desc id=\"d{id:016x}\">{desc}</desc>\n{}</svg>\n",
            self.body
        );
        Drawing { svg, marks: self.marks, width, height, summary, table, medium }
    }

    fn fitted(&mut self, kind: Type, text: &str, room: f64) {
        let shown = fit(text, kind.size, kind.weight, room);
        if shown != text {
            let _ = write!(self.body, "<title>{}</title>", escape(text));
        }
        self.body.push_str(&escape(&shown));
    }

    fn open_text(&mut self, (x, y): At, kind: Type) {
        let (x, y, size, weight) = (unit(x), unit(y), unit(kind.size), kind.weight.number());
        let fill = kind.ink.paint(self.look.medium);
        let _ = write!(self.body, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\"");
        match kind.anchor {
            Anchor::Start => {}
            Anchor::Middle => self.body.push_str(" text-anchor=\"middle\""),
            Anchor::End => self.body.push_str(" text-anchor=\"end\""),
        }
        let _ = write!(self.body, " fill=\"{fill}\">");
    }

    fn fill(&mut self, fill: Fill) {
        let _ = write!(self.body, " fill=\"{}\"", fill.ink.paint(self.look.medium));
        opacity(&mut self.body, "fill-opacity", fill.opacity);
    }

    fn stroke(&mut self, stroke: Stroke) {
        let paint = stroke.ink.paint(self.look.medium);
        let _ = write!(self.body, " stroke=\"{paint}\" stroke-width=\"{}\"", unit(stroke.width));
        if let Some(dashes) = stroke.dash.array() {
            let _ = write!(self.body, " stroke-dasharray=\"{dashes}\"");
        }
        opacity(&mut self.body, "stroke-opacity", stroke.opacity);
    }
}

fn opacity(body: &mut String, name: &str, opacity: f64) {
    if opacity < 1.0 {
        let _ = write!(body, " {name}=\"{}\"", (opacity * 100.0).round() / 100.0);
    }
}

fn attribute(body: &mut String, name: &str, value: &str) {
    let _ = write!(body, " {name}=\"{}\"", escape(value));
}

fn path(points: impl IntoIterator<Item = At>) -> String {
    let mut path = String::new();
    let mut last = String::new();
    for (x, y) in points {
        let point = format!("{} {}", unit(x), unit(y));
        if point != last {
            path.push(if path.is_empty() { 'M' } else { 'L' });
            path.push_str(&point);
            last = point;
        }
    }
    path
}

/// Returns a length to the tenth of a pixel; what is not a number is 0, so that the document stays readable.
fn unit(length: f64) -> f64 {
    let tenths = (length * 10.0).round() / 10.0;
    if tenths.is_finite() { tenths + 0.0 } else { 0.0 }
}

/// Returns a text that XML can hold: names come from spreadsheets.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            other => safe.push(other),
        }
    }
    safe
}

/// Returns 64 bits that tell drawings of one page apart, the same at every run.
///
/// *Source*: FNV-1a.
fn digest<'a>(texts: impl IntoIterator<Item = &'a str>) -> u64 {
    texts
        .into_iter()
        .flat_map(str::bytes)
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::lang::Lang;

    #[test]
    fn names_from_spreadsheets_are_text_and_nothing_else() {
        for (name, safe) in [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("Dupont & \"Fils\"", "Dupont &amp; &quot;Fils&quot;"),
            ("l'été", "l&#39;été"),
            ("a\u{0}b\u{b}c\nd", "a\u{fffd}b\u{fffd}c d"),
        ] {
            assert_eq!(escape(name), safe);
        }
    }

    #[test]
    fn lengths_that_are_not_numbers_leave_a_readable_document() {
        for length in [f64::NAN, f64::INFINITY, -f64::INFINITY, -0.01] {
            assert_eq!(unit(length).to_string(), "0");
        }
        assert_eq!(unit(12.345).to_string(), "12.3");
    }

    #[test]
    fn two_drawings_of_one_page_have_different_names() {
        let look = Look { lang: Lang::Fr, medium: Medium::Print, width: 200.0, height: 100.0 };
        let named = |title| Page::new(look).finish(title, String::new(), 100.0, Table::default()).svg;
        let id = |svg: String| svg.split("aria-labelledby=\"").nth(1).unwrap()[..34].to_owned();
        assert_ne!(id(named("A")), id(named("B")));
        assert_eq!(id(named("A")), id(named("A")));
    }
}
