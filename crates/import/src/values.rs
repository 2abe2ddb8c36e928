//! What the values of a column can hardly fail to be, where its heading tells nothing.

use crate::cell::date::{self, Epoch, Order};
use crate::cell::number::{self, Mark, Unit};
use crate::cell::{boolean, email, phone, postal, siret};
use crate::row::{Nature, Row};
use crate::words;
use domain::field::Field;
use domain::fold::fold;
use domain::kind::Kind;
use std::collections::HashSet;

/// Values looked at in each column.
const LOOKED_AT: usize = 200;
/// Values below which nothing is concluded.
const FEWEST: usize = 3;

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueSort {
    /// E-mail addresses.
    Email,
    /// SIRET numbers.
    Siret,
    /// Postal codes.
    PostalCode,
    /// Telephone numbers.
    Phone,
    /// Dates.
    Date,
    /// Amounts of money.
    Amount,
    /// Plain numbers.
    Number,
    /// Yes or no.
    YesNo,
    /// M., Mme.
    Civility,
    /// Words of interest: chaud, refus.
    Interest,
    /// Ways in which responses come: tél, coupon.
    Channel,
    /// Reasons for which pieces come back: NPAI.
    ReturnReason,
    /// Items of cost: impression, routage.
    CostItem,
    /// Streets and numbers.
    Address,
    /// Names with a form of company: SARL, SAS.
    Company,
    /// References like those of pieces that are known.
    KnownReference,
    /// Codes all made alike, each another.
    Reference,
}

impl ValueSort {
    /// Returns whether a heading could hardly look so too.
    pub(crate) const fn is_telling(self) -> bool {
        matches!(
            self,
            Self::Email
                | Self::Siret
                | Self::PostalCode
                | Self::Phone
                | Self::Date
                | Self::Amount
                | Self::Address
        )
    }
}

impl ValueSort {
    /// Returns whether the values alone settle what a column of a kind is: a day could be any day of the trade.
    pub(crate) const fn settles(self, kind: Kind) -> bool {
        match self {
            Self::Email
            | Self::Siret
            | Self::PostalCode
            | Self::Phone
            | Self::Civility
            | Self::Address
            | Self::KnownReference => true,
            Self::Interest | Self::Channel => matches!(kind, Kind::Responses),
            Self::ReturnReason => matches!(kind, Kind::Undelivered),
            Self::CostItem => matches!(kind, Kind::Costs),
            _ => false,
        }
    }
}

/// What the values of a column were found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The sort.
    pub sort: ValueSort,
    /// How many of the values are so.
    pub fits: usize,
    /// How many were looked at.
    pub of: usize,
}

/// Whether a value is of a sort.
type Test = fn(&str) -> bool;

/// The sorts that one value can show, the most telling first, with the share of values (in tenths) that must.
const TESTS: [(ValueSort, usize, Test); 13] = [
    (ValueSort::Email, 9, |text| email::parse(text).is_some()),
    (ValueSort::Siret, 9, |text| text.len() >= 14 && siret::parse(text).is_some()),
    (ValueSort::PostalCode, 9, |text| text.len() == 5 && postal::parse(text).is_some()),
    (ValueSort::Phone, 9, |text| {
        text.len() >= 10 && text.starts_with(['0', '+']) && phone::parse(text).is_some()
    }),
    (ValueSort::Civility, 9, is_civility),
    (ValueSort::Date, 9, is_date),
    (ValueSort::Amount, 5, is_money),
    (ValueSort::YesNo, 9, |text| boolean::parse(text).is_some()),
    (ValueSort::Interest, 7, |text| is_word(text) && words::built_in(Field::Interest, text).is_some()),
    (ValueSort::Channel, 7, |text| is_word(text) && words::built_in(Field::Channel, text).is_some()),
    (ValueSort::ReturnReason, 6, |text| {
        is_word(text) && words::built_in(Field::ReturnReason, text).is_some()
    }),
    (ValueSort::CostItem, 6, |text| is_word(text) && words::built_in(Field::CostItem, text).is_some()),
    (ValueSort::Address, 5, is_address),
];

const CIVILITIES: &[&str] = &[
    "m",
    "mr",
    "mme",
    "mlle",
    "monsieur",
    "madame",
    "mademoiselle",
    "mrs",
    "ms",
    "miss",
    "dr",
    "docteur",
    "me",
    "maitre",
    "m et mme",
    "mm",
    "mmes",
];
const STREETS: &[&str] = &[
    "rue",
    "r",
    "avenue",
    "av",
    "ave",
    "boulevard",
    "bd",
    "bld",
    "place",
    "pl",
    "chemin",
    "ch",
    "allee",
    "allees",
    "impasse",
    "imp",
    "route",
    "rte",
    "quai",
    "cours",
    "square",
    "zone",
    "za",
    "zi",
    "zac",
    "lotissement",
    "passage",
    "street",
    "road",
    "lane",
    "bp",
];
const FORMS: &[&str] =
    &["sarl", "sas", "sasu", "eurl", "sa", "sci", "snc", "scop", "ets", "etablissements", "gie", "ste"];

/// Returns what the values of a column are, where they can hardly be anything else.
pub(crate) fn found(rows: &[Row], column: usize, known_shapes: &[String]) -> Option<Found> {
    let values: Vec<(&str, Nature)> = rows
        .iter()
        .map(|row| row.get(column))
        .filter(|cell| !cell.text.is_empty())
        .map(|cell| (cell.text, cell.nature))
        .take(LOOKED_AT)
        .collect();
    let of = values.len();
    if of < FEWEST {
        return None;
    }
    let enough = |fits: usize, tenths: usize| fits * 10 >= of * tenths;
    let dated = values.iter().filter(|(_, nature)| *nature == Nature::Date).count();
    if enough(dated, 9) {
        return Some(Found { sort: ValueSort::Date, fits: dated, of });
    }
    let texts = || values.iter().map(|(text, _)| *text);
    let known = texts().filter(|text| known_shapes.contains(&shape(text))).count();
    if enough(known, 8) {
        return Some(Found { sort: ValueSort::KnownReference, fits: known, of });
    }
    for (sort, tenths, test) in TESTS {
        let fits = texts().filter(|text| test(text)).count();
        if enough(fits, tenths) && (sort != ValueSort::Amount || all_numbers(texts())) {
            return Some(Found { sort, fits, of });
        }
    }
    by_the_whole(&texts().collect::<Vec<_>>())
}

/// Returns what only the column as a whole shows.
fn by_the_whole(texts: &[&str]) -> Option<Found> {
    let of = texts.len();
    let companies = texts.iter().filter(|text| has_word(text, FORMS)).count();
    if companies * 10 >= of * 3 {
        return Some(Found { sort: ValueSort::Company, fits: companies, of });
    }
    let first = shape(texts[0]);
    let alike = texts.iter().filter(|text| shape(text) == first).count();
    let different = texts.iter().collect::<HashSet<_>>().len();
    let mixed = first.contains('9') && first.contains(['A', '-', '/', '_', '.']);
    if mixed && alike * 10 >= of * 9 && different * 20 >= of * 19 {
        return Some(Found { sort: ValueSort::Reference, fits: alike, of });
    }
    all_numbers(texts.iter().copied()).then_some(Found { sort: ValueSort::Number, fits: of, of })
}

/// Returns how a code is made: `BTP-0042` is made as `AAA-9999`.
pub fn shape(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            c if c.is_ascii_digit() => '9',
            c if c.is_alphabetic() => 'A',
            c => c,
        })
        .collect()
}

/// Returns whether all values of a column are numbers, of which there is one at least.
pub(crate) fn are_numbers(rows: &[Row], column: usize) -> bool {
    let texts =
        || rows.iter().map(|row| row.get(column).text).filter(|text| !text.is_empty()).take(LOOKED_AT);
    texts().next().is_some() && all_numbers(texts())
}

fn all_numbers<'a>(mut texts: impl Iterator<Item = &'a str>) -> bool {
    texts.all(|text| number::parse(text, Mark::Comma).or_else(|| number::parse(text, Mark::Point)).is_some())
}

fn is_word(text: &str) -> bool {
    text.chars().count() <= 40 && text.chars().any(char::is_alphabetic)
}

fn is_civility(text: &str) -> bool {
    CIVILITIES.contains(&fold(text).as_str())
}

/// A bare number could be a serial date and is none here.
fn is_date(text: &str) -> bool {
    let written = text.chars().any(|c| !c.is_ascii_digit() && c != ',' && c != '.');
    let has_two_signs = text.chars().filter(|c| !c.is_ascii_digit()).count() >= 2;
    has_two_signs
        && (written || text.matches('.').count() == 2)
        && [Order::DayFirst, Order::MonthFirst]
            .iter()
            .any(|order| date::parse(text, *order, Epoch::Y1900).is_some())
}

fn is_money(text: &str) -> bool {
    let number = number::parse(text, Mark::Comma).or_else(|| number::parse(text, Mark::Point));
    let cents = text.len() > 3 && text.as_bytes()[text.len() - 3] == b',';
    number.is_some_and(|number| matches!(number.unit, Unit::Money(_)) || cents && number.unit == Unit::None)
}

fn is_address(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && has_word(text, STREETS)
}

fn has_word(text: &str, words: &[&str]) -> bool {
    fold(text).split(' ').any(|word| words.contains(&word))
}

/// Returns the field that values of a sort make in a kind of sheet.
pub(crate) fn field_of_values(sort: ValueSort, kind: Kind) -> Option<Field> {
    let field = match sort {
        ValueSort::Email => Field::Email,
        ValueSort::Siret => Field::Siret,
        ValueSort::PostalCode => Field::PostalCode,
        ValueSort::Phone => Field::Phone,
        ValueSort::Civility => Field::Civility,
        ValueSort::Interest => Field::Interest,
        ValueSort::Channel => Field::Channel,
        ValueSort::ReturnReason => Field::ReturnReason,
        ValueSort::CostItem => Field::CostItem,
        ValueSort::Address => Field::Address,
        ValueSort::Company => Field::Company,
        ValueSort::KnownReference | ValueSort::Reference => Field::Reference,
        ValueSort::Date => date_of(kind)?,
        ValueSort::Amount => amount_of(kind)?,
        ValueSort::YesNo if kind == Kind::Pieces => Field::Responded,
        ValueSort::YesNo => Field::Qualified,
        ValueSort::Number => return None,
    };
    field.kinds().contains(&kind).then_some(field)
}

/// Returns the one date that a kind can hardly do without.
const fn date_of(kind: Kind) -> Option<Field> {
    Some(match kind {
        Kind::Pieces => Field::PostingDate,
        Kind::Responses => Field::ResponseDate,
        Kind::Undelivered => Field::ReturnDate,
        Kind::Costs => Field::CostDate,
        Kind::Orders => Field::OrderDate,
        Kind::Appointments => Field::AppointmentDate,
        Kind::Opportunities => Field::OpenedOn,
        Kind::Surveys => Field::SurveyDate,
        Kind::Suppressions => Field::SuppressionDate,
        Kind::Totals | Kind::Contacts | Kind::References | Kind::Targets => return None,
    })
}

/// Returns the one amount that a kind can hardly do without.
const fn amount_of(kind: Kind) -> Option<Field> {
    match kind {
        Kind::Costs => Some(Field::CostAmount),
        Kind::Orders => Some(Field::Revenue),
        Kind::Opportunities => Some(Field::OpportunityAmount),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sort_of(values: &[&str]) -> Option<ValueSort> {
        let rows: Vec<Row> = (2..)
            .zip(values)
            .map(|(number, value)| {
                let mut row = Row::default();
                row.restart(number);
                row.push(value, Nature::Text);
                row
            })
            .collect();
        found(&rows, 0, &["AAA-9999".to_owned()]).map(|found| found.sort)
    }

    #[test]
    fn values_show_what_they_are() {
        use ValueSort as S;
        for (values, expected) in [
            (&["a@b.fr", "c@d.com", "e.f@g.fr"][..], Some(S::Email)),
            (&["73282932000074", "732 829 320 00074", "73282932000074"], Some(S::Siret)),
            (&["69003", "01000", "75011"], Some(S::PostalCode)),
            (&["06 12 34 56 78", "0472000000", "+33 6 12 34 56 78"], Some(S::Phone)),
            (&["M.", "Mme", "Madame"], Some(S::Civility)),
            (&["03/04/2026", "13/04/2026", "2026-05-01"], Some(S::Date)),
            (&["3 sept. 2026", "1er mars 2026", "4 mai 2026"], Some(S::Date)),
            (&["1 234,50 €", "99 €", "1200"], Some(S::Amount)),
            (&["1234,50", "99,00", "12,10"], Some(S::Amount)),
            (&["12", "15", "1000"], Some(S::Number)),
            (&["oui", "non", "oui"], Some(S::YesNo)),
            (&["x", "0", "x"], Some(S::YesNo)),
            (&["chaud", "tiède", "froid"], Some(S::Interest)),
            (&["tél", "mail", "coupon", "pigeon"], Some(S::Channel)),
            (&["NPAI", "n'habite pas à l'adresse", "refusé"], Some(S::ReturnReason)),
            (&["Impression 5 000 dépliants", "Routage", "Timbres"], Some(S::CostItem)),
            (&["12 rue des Lilas", "3, av. Foch", "8 bis bd Voltaire"], Some(S::Address)),
            (&["Bati SARL", "Dupont SAS", "Lefèvre"], Some(S::Company)),
            (&["BTP-0001", "BTP-0002", "BTP-0003"], Some(S::KnownReference)),
            (&["A1/001", "A1/002", "B7/003"], Some(S::Reference)),
            (&["A1/001", "A1/001", "A1/001"], None),
            (&["Martin", "Durand", "Petit"], None),
            (&["69003", "01000"], None),
            (&["", "", ""], None),
        ] {
            assert_eq!(sort_of(values), expected, "{values:?}");
        }
    }
}
