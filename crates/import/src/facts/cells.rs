//! The cells of one row, asked for by field; what is wrong with one becomes an issue.

mod yardsticks;

use crate::cell::scientific::{self, Scientific};
use crate::cell::{boolean, date, email, number, phone, postal, siret};
use crate::issue::{Effect, Issue, IssueCode, RAW_CHARACTERS};
use crate::limits::CELL_CHARACTERS;
use crate::plan::{Grounds, Plan, Reading};
use crate::row::{Nature, Row, address};
use crate::understood::{Understood, UnderstoodCell};
use crate::words;
use crate::workbook::is_too_long;
use chrono::NaiveDate;
use domain::currency::Currency;
use domain::field::Field;
use domain::fold::fold;
use domain::money::{Money, MoneyError};
use rust_decimal::Decimal;
use std::collections::HashSet;

/// How much a row needs a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// A wrong cell is left out.
    Optional,
    /// A wrong cell sets its row aside; a missing one does not.
    Sound,
    /// A wrong or missing cell sets its row aside.
    Required,
}

/// Where each field stands: a column, a value for all rows, or both.
pub(crate) struct Places {
    list: Vec<Place>,
    /// Of each field, by its number, the first place in the list: most fields that a row is asked for are in no file.
    first: [Option<u16>; Field::NUMBERS],
}

struct Place {
    field: Field,
    column: Option<usize>,
    constant: Option<usize>,
}

/// What stands in a closed column.
pub(crate) struct Word<T> {
    /// What it means; nothing where nobody knows the word.
    pub(crate) means: Option<T>,
    /// What it means by the program's own words.
    pub(crate) plain: Option<T>,
    /// The word as written.
    pub(crate) text: String,
}

/// The issues found so far and what is told only once.
#[derive(Default)]
pub(crate) struct Log {
    pub(crate) sheet: String,
    pub(crate) issues: Vec<Issue>,
    /// What cells become, while the first rows are read.
    pub(crate) understood: Option<Vec<UnderstoodCell>>,
    unknown_words: HashSet<(Field, String)>,
    ambiguous: HashSet<Field>,
}

/// The cells of one row.
pub(crate) struct Cells<'a> {
    plan: &'a Plan,
    places: &'a Places,
    row: &'a Row,
    log: &'a mut Log,
    set_aside: Verdict,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Kept,
    SetAside,
}

/// What stands in a field of one row.
#[derive(Clone, Copy)]
struct Given<'a> {
    text: &'a str,
    nature: Nature,
    column: Option<usize>,
}

impl Log {
    pub(crate) fn of(sheet: String) -> Self {
        Self { sheet, ..Self::default() }
    }
}

impl Places {
    pub(crate) fn of(plan: &Plan) -> Self {
        let mut places: Vec<Place> = Vec::new();
        for (column, field) in plan.columns.iter().enumerate() {
            if let Some(field) = *field {
                places.push(Place { field, column: Some(column), constant: None });
            }
        }
        for (index, (field, _)) in plan.constants.iter().enumerate() {
            match places.iter_mut().find(|place| place.field == *field) {
                Some(place) => place.constant = Some(index),
                None => places.push(Place { field: *field, column: None, constant: Some(index) }),
            }
        }
        let mut first = [None; Field::NUMBERS];
        for (index, place) in places.iter().enumerate().rev() {
            first[place.field.number()] = u16::try_from(index).ok();
        }
        Self { list: places, first }
    }

    fn find(&self, field: Field) -> Option<&Place> {
        self.list.get(usize::from(self.first[field.number()]?))
    }
}

impl<'a> Cells<'a> {
    pub(crate) fn new(plan: &'a Plan, places: &'a Places, row: &'a Row, log: &'a mut Log) -> Self {
        Self { plan, places, row, log, set_aside: Verdict::Kept }
    }

    pub(crate) const fn row_number(&self) -> u32 {
        self.row.number
    }

    pub(crate) fn is_set_aside(&self) -> bool {
        self.set_aside == Verdict::SetAside
    }

    /// Returns the fields that have a column or a value for all rows.
    pub(crate) fn mapped(&self) -> impl Iterator<Item = Field> + '_ {
        self.places.list.iter().map(|place| place.field)
    }

    /// Returns whether anything stands in a field.
    pub(crate) fn has(&self, field: Field) -> bool {
        self.find(field).is_some()
    }

    fn find(&self, field: Field) -> Option<Given<'a>> {
        let place = self.places.find(field)?;
        if let Some(column) = place.column {
            let cell = self.row.get(column);
            if !cell.text.is_empty() {
                return Some(Given { text: cell.text, nature: cell.nature, column: Some(column) });
            }
        }
        let (_, value) = self.plan.constants.get(place.constant?)?;
        Some(Given { text: value.trim(), nature: Nature::Text, column: None })
    }

    /// Returns what stands in a field, unless it is missing where it is needed, failed or endless.
    fn sound(&mut self, field: Field, need: Need) -> Option<Given<'a>> {
        let Some(given) = self.find(field) else {
            if need == Need::Required {
                self.missing(field);
            }
            return None;
        };
        if given.nature == Nature::Failed {
            self.wrong(given, IssueCode::ErrorCell, need);
            return None;
        }
        if given.nature == Nature::NoResult {
            self.wrong(given, IssueCode::FormulaWithoutResult, need);
            return None;
        }
        if is_too_long(given.text) {
            self.wrong(given, IssueCode::TooLong { limit: CELL_CHARACTERS }, need);
            return None;
        }
        Some(given)
    }

    /// Sets the row aside for want of a field.
    pub(crate) fn missing(&mut self, field: Field) {
        let column = self.places.find(field).and_then(|place| place.column);
        let given = Given { text: "", nature: Nature::Text, column };
        self.wrong(given, IssueCode::MissingValue { field }, Need::Required);
    }

    /// Tells what is wrong with a field's cell, with the effect that its need has.
    pub(crate) fn refuse(&mut self, field: Field, code: IssueCode, need: Need) {
        if let Some(given) = self.find(field) {
            self.wrong(given, code, need);
        }
    }

    fn wrong(&mut self, given: Given<'a>, code: IssueCode, need: Need) {
        let effect = if need == Need::Optional { Effect::CellIgnored } else { Effect::RowSetAside };
        if effect == Effect::RowSetAside {
            self.set_aside = Verdict::SetAside;
        }
        self.tell(given, code, effect);
    }

    fn tell(&mut self, given: Given<'a>, code: IssueCode, effect: Effect) {
        let heading = given.column.and_then(|column| self.plan.headings.get(column)).cloned();
        self.log.issues.push(Issue {
            sheet: self.log.sheet.clone(),
            cell: address(given.column.unwrap_or(0), self.row.number),
            column: given.column,
            row: self.row.number,
            heading: heading.unwrap_or_default(),
            raw: given.text.chars().take(RAW_CHARACTERS).collect(),
            code,
            effect,
        });
    }

    /// Notes what a cell became, while the first rows are read.
    fn became(&mut self, field: Field, given: Given<'a>, value: impl FnOnce() -> Understood) {
        if let Some(cells) = &mut self.log.understood {
            cells.push(UnderstoodCell { column: given.column, field, value: value() });
        }
    }

    fn reading(&self, given: Given<'a>) -> Reading {
        self.plan.corrections.reading(given.column, self.plan.reading)
    }

    pub(crate) fn text(&mut self, field: Field) -> Option<String> {
        self.text_needed(field, Need::Optional)
    }

    fn text_needed(&mut self, field: Field, need: Need) -> Option<String> {
        let given = self.sound(field, need)?;
        self.became(field, given, || Understood::Text(given.text.to_owned()));
        Some(given.text.to_owned())
    }

    /// Returns the text of a field that says what the row belongs to: a wrong one sets the row aside.
    pub(crate) fn scope_text(&mut self, field: Field) -> Option<String> {
        self.text_needed(field, Need::Sound)
    }

    pub(crate) fn date(&mut self, field: Field, need: Need) -> Option<NaiveDate> {
        let given = self.sound(field, need)?;
        self.date_of(field, given, need)
    }

    fn date_of(&mut self, field: Field, given: Given<'a>, need: Need) -> Option<NaiveDate> {
        let reading = self.reading(given);
        match date::parse(given.text, reading.order, reading.epoch) {
            Some(date::Parsed::Sure(date)) => {
                self.became(field, given, || Understood::Date(date));
                Some(date)
            }
            Some(date::Parsed::ByOrder(date)) => {
                self.became(field, given, || Understood::Date(date));
                if reading.order_proof == Grounds::Assumed && self.log.ambiguous.insert(field) {
                    self.tell(given, IssueCode::AmbiguousDate { read_as: date }, Effect::Notice);
                }
                Some(date)
            }
            None => {
                let example = date::example_near(given.text, reading.order);
                self.wrong(given, IssueCode::NotADate { example }, need);
                None
            }
        }
    }

    /// Returns the dates of all columns of a field that repeats, each with its heading; a wrong one sets the row aside.
    pub(crate) fn dates_by_heading(&mut self, field: Field) -> Vec<(String, NaiveDate)> {
        let columns =
            self.places.list.iter().filter(|place| place.field == field).filter_map(|place| place.column);
        let mut dates = Vec::new();
        for column in columns.collect::<Vec<_>>() {
            let cell = self.row.get(column);
            let given = Given { text: cell.text, nature: cell.nature, column: Some(column) };
            if cell.text.is_empty() {
                continue;
            }
            let (date, heading) = (self.date_of(field, given, Need::Sound), self.plan.headings.get(column));
            dates.extend(heading.cloned().zip(date));
        }
        dates
    }

    fn number(&mut self, given: Given<'a>, need: Need) -> Option<number::Number> {
        let mark = self.mark(given);
        let parsed = number::parse(given.text, mark).filter(|number| number.unit != number::Unit::Percent);
        if parsed.is_none() {
            let suggestion = number::suggest(given.text, mark);
            self.wrong(given, IssueCode::NotANumber { suggestion }, need);
        }
        parsed
    }

    /// Returns an amount in the currency written beside it, else in that of the row, else in euros.
    pub(crate) fn money(&mut self, field: Field, need: Need) -> Option<Money> {
        let given = self.sound(field, need)?;
        let number = self.number(given, need)?;
        let currency = match number.unit {
            number::Unit::Money(currency) => currency,
            _ => self.currency(),
        };
        let money = Money { amount: number.value, currency };
        match money.to_e4() {
            Ok(_) => {
                self.became(field, given, || Understood::Amount(money));
                return Some(money);
            }
            Err(MoneyError::TooFine(amount)) => {
                self.wrong(given, IssueCode::TooFine { rounded: amount.round_dp(4) }, need);
            }
            Err(_) => self.wrong(given, IssueCode::TooLarge, need),
        }
        None
    }

    fn currency(&mut self) -> Currency {
        let Some(given) = self.sound(Field::Currency, Need::Sound) else {
            return Currency::EUR;
        };
        self.became(Field::Currency, given, || Understood::Text(given.text.to_owned()));
        given.text.parse().unwrap_or_else(|_| {
            self.wrong(given, IssueCode::NotACurrency, Need::Sound);
            Currency::EUR
        })
    }

    pub(crate) fn count(&mut self, field: Field, need: Need) -> Option<u64> {
        let given = self.sound(field, need)?;
        let value = self.number(given, need)?.value;
        let problem = if value.is_sign_negative() && !value.is_zero() {
            IssueCode::NegativeCount
        } else if !value.fract().is_zero() {
            IssueCode::NotAWholeNumber { suggestion: value.round() }
        } else if value > Decimal::from(i64::MAX) {
            IssueCode::TooLarge
        } else {
            let count = u64::try_from(value.trunc()).ok();
            self.became(field, given, || Understood::Count(count.unwrap_or_default()));
            return count;
        };
        self.wrong(given, problem, need);
        None
    }

    pub(crate) fn yes_no(&mut self, field: Field) -> Option<bool> {
        self.understood(field, boolean::parse, Understood::YesNo, IssueCode::NotYesOrNo)
    }

    /// Returns whether a piece came back: by yes or no, or by the reason that stands there instead.
    pub(crate) fn yes_no_or_reason(&mut self) -> Option<bool> {
        let returned = |text: &str| boolean::parse(text).or_else(|| words::return_reason(text).map(|_| true));
        self.understood(Field::CameBack, returned, Understood::YesNo, IssueCode::NotYesOrNo)
    }

    pub(crate) fn postal_code(&mut self) -> Option<String> {
        self.understood(Field::PostalCode, postal::parse, Understood::Text, IssueCode::NotAPostalCode)
    }

    pub(crate) fn phone(&mut self) -> Option<String> {
        self.long_number(Field::Phone, phone::parse, IssueCode::NotAPhone)
    }

    pub(crate) fn siret(&mut self) -> Option<String> {
        self.long_number(Field::Siret, siret::parse, IssueCode::NotASiret)
    }

    /// Returns a number of many digits, also one that a spreadsheet wrote as a power of ten, if no digit is lost.
    fn long_number(
        &mut self,
        field: Field,
        parse: fn(&str) -> Option<String>,
        code: IssueCode,
    ) -> Option<String> {
        let lost = self.find(field).and_then(|given| scientific::digits(given.text));
        match lost {
            Some(Scientific::Lost) => {
                self.understood(field, |_| None, Understood::Text, IssueCode::LostDigits)
            }
            Some(Scientific::Whole(digits)) => {
                self.understood(field, |_| parse(&digits), Understood::Text, code)
            }
            None => self.understood(field, parse, Understood::Text, code),
        }
    }

    pub(crate) fn email(&mut self) -> Option<String> {
        self.understood(Field::Email, email::parse, Understood::Text, IssueCode::NotAnEmail)
    }

    fn understood<T: Clone>(
        &mut self,
        field: Field,
        parse: impl Fn(&str) -> Option<T>,
        shown: fn(T) -> Understood,
        code: IssueCode,
    ) -> Option<T> {
        let given = self.sound(field, Need::Optional)?;
        let value = parse(given.text);
        match &value {
            Some(value) => self.became(field, given, || shown(value.clone())),
            None => self.wrong(given, code, Need::Optional),
        }
        value
    }

    /// Returns the text of a field that the row cannot do without.
    pub(crate) fn required_text(&mut self, field: Field) -> Option<String> {
        self.text_needed(field, Need::Required)
    }

    /// Returns what stands before the decimals of a cell.
    fn mark(&self, given: Given<'a>) -> number::Mark {
        if given.nature == Nature::Number { number::Mark::Point } else { self.reading(given).mark }
    }

    /// Returns a date where a yes or no could stand too, without complaint.
    pub(crate) fn date_if_any(&mut self, field: Field) -> Option<NaiveDate> {
        let given = self.find(field)?;
        let reading = self.reading(given);
        match date::parse(given.text, reading.order, reading.epoch)? {
            date::Parsed::Sure(date) | date::Parsed::ByOrder(date) => {
                self.became(field, given, || Understood::Date(date));
                Some(date)
            }
        }
    }

    /// Returns the member of a closed column with the text as written; an unknown word is told once.
    pub(crate) fn word<T: Copy + Into<&'static str>>(
        &mut self,
        field: Field,
        find: fn(&str) -> Option<T>,
    ) -> Option<(Option<T>, String)> {
        self.told_word(field, find).map(|word| (word.means, word.text))
    }

    /// Returns the same with what the word means when nobody translates it.
    pub(crate) fn told_word<T: Copy + Into<&'static str>>(
        &mut self,
        field: Field,
        find: fn(&str) -> Option<T>,
    ) -> Option<Word<T>> {
        let given = self.sound(field, Need::Optional)?;
        let plain = find(given.text);
        // Where labels name the items they are words of items too.
        let meant_as = if field == Field::CostLabel { Field::CostItem } else { field };
        // A meaning's own key is one of the program's words.
        let means = self.plan.words.get(meant_as, given.text).map_or(plain, find);
        self.became(field, given, || match means {
            Some(means) => Understood::Word(means.into()),
            None => Understood::UnknownWord(given.text.to_owned()),
        });
        if means.is_none() && self.log.unknown_words.insert((field, fold(given.text))) {
            self.tell(given, IssueCode::UnknownWord { field: meant_as }, Effect::Notice);
        }
        Some(Word { means, plain, text: given.text.to_owned() })
    }
}
