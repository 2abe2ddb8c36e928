//! What a report prints, in the order of the page; every text is formatted and in the language of the reader.

use crate::board::Board;
use crate::further::{Barometer, Letter, Part, Trace};
use crate::look::Look;
use chrono::NaiveDate;
use domain::lang::{Lang, Words};

/// A report, ready to print: one view of everything first, then the parts that were asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// Language of the texts: it chooses hyphenation and what a screen reader speaks.
    pub lang: Lang,
    /// The campaign's name, which is also the title of the document.
    pub title: String,
    /// One line below the title: what was posted when.
    pub subtitle: String,
    /// The organisation that the document comes from.
    pub author: String,
    /// Left half of every page's foot.
    pub footer: String,
    /// Day of the report: the only date that enters the file.
    pub date: NaiveDate,
    /// Up to when facts are counted, in words.
    pub stated_at: String,
    /// The result in two or three sentences.
    pub verdict: Vec<Run>,
    /// The figure that decides, on its scale.
    pub barometer: Option<Barometer>,
    /// The headline figures; four stand in a row and eight is a good number.
    pub headline: Vec<Headline>,
    /// What to do next, a sentence each.
    pub next: Vec<String>,
    /// A dashboard as it was put together, after the first view.
    pub board: Option<Board>,
    /// The comparison of the cells.
    pub cells: CellTable,
    /// The drawings.
    pub figures: Vec<Picture>,
    /// Where the money went.
    pub shares: Table,
    /// From the letter to the customer.
    pub steps: Option<Table>,
    /// Further tables, in order.
    pub tables: Vec<Table>,
    /// A letter to somebody else.
    pub letter: Option<Letter>,
    /// What the user wrote for the reader, a paragraph each.
    pub remarks: Vec<String>,
    /// What is unknown and why, base, windows, attribution.
    pub notes: Vec<String>,
    /// Where the figures come from.
    pub annex: Vec<Trace>,
    /// The parts that follow the first view, in this order; nothing: all of them in the usual one.
    pub order: Option<Vec<Part>>,
    /// The parts that begin a page.
    pub new_page: Vec<Part>,
    /// Paper, colour and logo.
    pub look: Look,
    /// The words that the page itself needs.
    pub labels: Labels,
}

impl Summary {
    /// Returns every drawing, in the order in which the typesetter finds them.
    pub(crate) fn drawings(&self) -> impl Iterator<Item = &Picture> {
        self.figures.iter().chain(self.board.iter().flat_map(Board::pictures))
    }
}

/// A stretch of a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The words, with the spaces that join them to the next stretch.
    pub text: String,
    /// Printed bold.
    pub strong: bool,
}

/// One headline figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Headline {
    /// Name of the figure.
    pub label: String,
    /// The figure itself, or the dash of an unknown one.
    pub value: String,
    /// What it is made of, or why it is unknown.
    pub detail: String,
    /// Where it stands on its scale.
    pub gauge: Option<Gauge>,
}

/// A figure on a scale that starts at zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gauge {
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
    /// The reference, printed as a broad grey band.
    pub band: Option<(f64, f64)>,
    /// The figure.
    pub point: f64,
    /// Right end of the scale.
    pub max: f64,
    /// A goal or break-even to reach, printed as a triangle.
    pub mark: Option<f64>,
    /// The same in words for who cannot see it; empty when the text beside says it already.
    pub alt: String,
}

/// The comparison of the cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellTable {
    /// Question that the table answers.
    pub heading: String,
    /// Columns of the texts.
    pub columns: Vec<Column>,
    /// Heading of the gauges, which follow the texts.
    pub gauge_column: String,
    /// Heading of the verdicts, which come last.
    pub verdict_column: String,
    /// One row for each cell.
    pub rows: Vec<CellRow>,
    /// How to read the table, printed below it.
    pub caption: String,
}

/// One cell in the comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellRow {
    /// One text for each column.
    pub cells: Vec<String>,
    /// Its interval.
    pub gauge: Option<Gauge>,
    /// The judgement in a few words.
    pub verdict: String,
    /// The row to look at: its name and verdict are bold.
    pub strong: bool,
}

/// A drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// What it shows.
    pub heading: String,
    /// The drawing, whose texts are in Inter.
    pub svg: String,
    /// The same in words.
    pub alt: String,
    /// How to read it, printed below.
    pub note: String,
    /// How much of the page's width it takes.
    pub span: Span,
}

/// How much of the page's width a drawing takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Span {
    /// The whole width.
    #[default]
    Full,
    /// One column: the first such drawing stands beside the shares, the others in pairs.
    Half,
}

impl Span {
    /// Returns the width at which a drawing's texts print in their own size.
    ///
    /// *Unit*: CSS pixels, 96 to the inch.
    pub const fn width(self) -> u32 {
        match self {
            Self::Full => 672,
            Self::Half => 368,
        }
    }
}

/// A table of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it lists.
    pub heading: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; a short row is filled up with empty texts.
    pub rows: Vec<Vec<String>>,
    /// How to read it, printed below.
    pub note: String,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Side on which its texts stand.
    pub align: Align,
}

impl Column {
    /// Returns a column of words.
    pub fn words(title: impl Into<String>) -> Self {
        Self { title: title.into(), align: Align::Start }
    }

    /// Returns a column of figures.
    pub fn figures(title: impl Into<String>) -> Self {
        Self { title: title.into(), align: Align::End }
    }
}

/// Side on which the texts of a column stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Left: words.
    #[default]
    Start,
    /// Right: figures.
    End,
}

/// The words that the page itself needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// Left half of the first page's head.
    pub kind: String,
    /// Stands before "1 / 2".
    pub page: String,
    /// Heading of the notes.
    pub notes: String,
    /// What a drawing without words of its own is called.
    pub picture: String,
    /// Heading of what to do next.
    pub next: String,
    /// Heading of what the user wrote.
    pub remarks: String,
    /// Heading of the annex.
    pub annex: String,
}

impl Labels {
    /// Returns the words in one language.
    pub fn of(lang: Lang) -> Self {
        let word = |words: Words| words.get(lang).to_owned();
        Self {
            kind: word(Words { fr: "Baromail · Synthèse de campagne", en: "Baromail · Campaign summary" }),
            page: word(Words { fr: "page", en: "page" }),
            notes: word(Words { fr: "Pour lire ces chiffres", en: "How to read these figures" }),
            picture: word(Words { fr: "Graphique", en: "Chart" }),
            next: word(Words { fr: "Que faire ensuite", en: "What to do next" }),
            remarks: word(Words { fr: "Remarques", en: "Remarks" }),
            annex: word(Words { fr: "D’où viennent ces chiffres", en: "Where these figures come from" }),
        }
    }
}

impl Default for Labels {
    fn default() -> Self {
        Self::of(Lang::default())
    }
}
