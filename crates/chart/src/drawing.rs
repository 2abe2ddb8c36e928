//! What goes in beside the numbers, and what comes out.

use domain::lang::Lang;

/// Where the drawing will be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// In the window: colours are names of the theme, so that light and dark need no second drawing.
    Screen,
    /// On paper, in a PDF or a picture: the light theme's colours, fixed.
    Print,
}

/// How a chart should look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// The language of numbers and of the words of axes.
    pub lang: Lang,
    /// Where it will be seen.
    pub medium: Medium,
    /// Width of the view box. *Unit*: pixels; held between 240 and 4000.
    pub width: f64,
    /// Least height of the view box. *Unit*: pixels; a drawing with many rows is taller.
    pub height: f64,
}

impl Look {
    /// Returns the same look with a size that can be drawn, whatever was asked for.
    pub(crate) fn drawable(self) -> Self {
        let held = |size: f64, low: f64| if size.is_finite() { size.clamp(low, 4000.0).round() } else { low };
        Self { width: held(self.width, 240.0), height: held(self.height, 80.0), ..self }
    }
}

/// A finished chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The SVG document.
    pub svg: String,
    /// What can be hovered, walked with the keyboard and read aloud, in order of reading.
    pub marks: Vec<Mark>,
    /// Width of the view box. *Unit*: pixels.
    pub width: f64,
    /// Height of the view box. *Unit*: pixels.
    pub height: f64,
    /// One sentence for those who cannot see it.
    pub summary: String,
    /// The same numbers as a table.
    pub table: Table,
    /// For which medium the colours were written.
    pub medium: Medium,
}

/// One thing in a chart that stands for one value.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Left edge. *Unit*: those of the view box.
    pub x: f64,
    /// Upper edge. *Unit*: those of the view box.
    pub y: f64,
    /// Width. *Unit*: those of the view box.
    pub width: f64,
    /// Height. *Unit*: those of the view box.
    pub height: f64,
    /// The line to which it belongs, where a chart has several.
    pub series: Option<String>,
    /// What it stands for: a day, a segment, a kind of cost.
    pub label: String,
    /// Its value as the reader sees it, with its unit.
    pub value: String,
    /// Its place in [`Drawing::marks`], also `data-mark` in the SVG.
    pub index: usize,
}

/// The numbers behind a chart, formatted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The headings.
    pub columns: Vec<String>,
    /// The rows, each as long as the headings.
    pub rows: Vec<Vec<String>>,
}
