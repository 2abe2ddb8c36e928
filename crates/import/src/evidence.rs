//! What the cells prove of how a sheet is written, each with the cell that proves it.

use crate::cell::date::{self, Order, Parsed};
use crate::cell::number::{self, Mark};
use crate::facts::{Sort, sort_of};
use crate::mapping::Hints;
use crate::row::{Nature, Row, address};
use crate::source::Source;
use domain::field::Field;
use domain::lang::Lang;

/// How a file is written, and why this is believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Encoding of a text file.
    pub encoding: Option<Decided<&'static str>>,
    /// Separator of a text file.
    pub separator: Option<Decided<char>>,
    /// Comma or point before the decimals.
    pub mark: Decided<Mark>,
    /// Day or month first.
    pub order: Decided<Order>,
}

/// A decision with its proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided<T> {
    /// What was decided.
    pub value: T,
    /// Why.
    pub proof: Proof,
}

/// Why something was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// A cell allows nothing else, and none allows only the contrary.
    Cell(Witness),
    /// Cells contradict one another: most of them decide.
    Most {
        /// The first of those that decide.
        with: Witness,
        /// How many they are.
        cells: usize,
        /// The first of the others.
        against: Witness,
        /// How many they are.
        others: usize,
    },
    /// The bytes of a text file.
    Bytes(BytesProof),
    /// Most of the first lines of a text file are cut into equally many cells.
    Lines {
        /// How many lines are cut alike.
        alike: usize,
        /// How many were looked at.
        lines: usize,
        /// Into how many cells.
        cells: usize,
    },
    /// A person said so.
    Said,
    /// No cell proves it: it follows the last file with these headings.
    Before {
        /// The first cell that could be read otherwise.
        example: Witness,
    },
    /// No cell proves it: it follows the language.
    Language {
        /// The first cell that could be read otherwise; none where nothing depends on it.
        example: Option<Witness>,
    },
}

/// A cell that shows something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// Its address, such as `B27`.
    pub cell: String,
    /// What it holds.
    pub raw: String,
}

/// What the bytes of a text file show of its encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BytesProof {
    /// It begins with the mark of its encoding.
    Mark,
    /// Every other byte is zero.
    Zeros,
    /// Its letters are valid UTF-8, which no other encoding is by chance.
    Valid,
    /// It has no letter outside ASCII: nothing depends on the encoding.
    Plain,
    /// Its letters fit this one best: a guess.
    Likeness,
}

/// What proves one thing, and what leaves it open.
struct Question<T> {
    wanted: fn(Field) -> bool,
    proves: fn(&str) -> Option<T>,
    is_open: fn(&str) -> bool,
    before: Option<T>,
    otherwise: T,
    said: Option<T>,
}

/// Returns what the rows below the headings prove.
pub(crate) fn gather(source: &Source, rows: &[Row], fields: &[Option<Field>], hints: &Hints) -> Evidence {
    let options = hints.options;
    let (order, mark) = match hints.lang {
        Lang::Fr => (Order::DayFirst, Mark::Comma),
        Lang::En => (Order::MonthFirst, Mark::Point),
    };
    let usual = hints.recalled.as_ref().map(|recalled| recalled.usual).unwrap_or_default();
    let look = source.text_look();
    Evidence {
        encoding: look.map(|look| Decided {
            value: look.told(options.text).encoding.name(),
            proof: options.text.encoding.map_or(Proof::Bytes(look.bytes), |_| Proof::Said),
        }),
        separator: look.map(|look| Decided {
            value: char::from(look.told(options.text).separator),
            proof: options.text.separator.map_or(
                Proof::Lines { alike: look.cut.alike, lines: look.cut.lines, cells: look.cut.cells },
                |_| Proof::Said,
            ),
        }),
        mark: Question {
            wanted: is_number,
            proves: number::proves,
            is_open: number::is_open,
            before: usual.mark,
            otherwise: mark,
            said: options.mark,
        }
        .decide(rows, fields),
        order: Question {
            wanted: is_date,
            proves: date::proves,
            is_open: date_is_open,
            before: usual.order,
            otherwise: order,
            said: options.order,
        }
        .decide(rows, fields),
    }
}

impl<T: Copy + PartialEq> Question<T> {
    /// Returns what most proving cells prove, with the first of them; else what the language has.
    fn decide(&self, rows: &[Row], fields: &[Option<Field>]) -> Decided<T> {
        if let Some(value) = self.said {
            return Decided { value, proof: Proof::Said };
        }
        let columns: Vec<usize> =
            (0..fields.len()).filter(|column| fields[*column].is_some_and(self.wanted)).collect();
        let mut usual = Votes::default();
        let mut contrary: Votes<T> = Votes::default();
        let mut example = None;
        for (row, column) in rows.iter().flat_map(|row| columns.iter().map(move |column| (row, *column))) {
            let cell = row.get(column);
            if cell.nature != Nature::Text || cell.text.is_empty() {
                continue;
            }
            let witness = || Witness { cell: address(column, row.number), raw: cell.text.to_owned() };
            match (self.proves)(cell.text) {
                Some(value) if value == self.otherwise => usual.add(value, witness),
                Some(value) => contrary.add(value, witness),
                None if example.is_none() && (self.is_open)(cell.text) => example = Some(witness()),
                None => {}
            }
        }
        let (winner, loser) =
            if usual.cells >= contrary.cells { (usual, contrary) } else { (contrary, usual) };
        match (winner.first, loser.first) {
            (Some((value, with)), None) => Decided { value, proof: Proof::Cell(with) },
            (Some((value, with)), Some((_, against))) => {
                let (cells, others) = (winner.cells, loser.cells);
                Decided { value, proof: Proof::Most { with, cells, against, others } }
            }
            (None, _) => self.assumed(example),
        }
    }

    /// Returns what no cell proves.
    fn assumed(&self, example: Option<Witness>) -> Decided<T> {
        match (self.before, example) {
            (Some(value), Some(example)) => Decided { value, proof: Proof::Before { example } },
            (before, example) => {
                Decided { value: before.unwrap_or(self.otherwise), proof: Proof::Language { example } }
            }
        }
    }
}

/// The cells that prove one value.
struct Votes<T> {
    first: Option<(T, Witness)>,
    cells: usize,
}

impl<T> Default for Votes<T> {
    fn default() -> Self {
        Self { first: None, cells: 0 }
    }
}

impl<T> Votes<T> {
    fn add(&mut self, value: T, witness: impl Fn() -> Witness) {
        self.cells += 1;
        if self.first.is_none() {
            self.first = Some((value, witness()));
        }
    }
}

/// Returns whether day and month of a text could change places.
fn date_is_open(text: &str) -> bool {
    matches!(date::parse(text, Order::DayFirst, date::Epoch::Y1900), Some(Parsed::ByOrder(_)))
}

fn is_date(field: Field) -> bool {
    sort_of(field) == Sort::Date || field == Field::Responded
}

fn is_number(field: Field) -> bool {
    matches!(sort_of(field), Sort::Amount | Sort::Count)
}
