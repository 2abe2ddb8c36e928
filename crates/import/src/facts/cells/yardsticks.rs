//! Cells against which figures are held: rates, scores, years, periods, targets.

use super::{Cells, Need};
use crate::cell::{number, period};
use crate::facts::sort;
use crate::issue::IssueCode;
use crate::understood::Understood;
use chrono::NaiveDate;
use domain::fact::TargetValue;
use domain::field::Field;
use domain::money::Money;
use rust_decimal::Decimal;

impl Cells<'_> {
    /// Returns a share of a whole.
    pub(crate) fn rate(&mut self, field: Field, need: Need) -> Option<Decimal> {
        let given = self.sound(field, need)?;
        let rate = sort::rate(number::parse(given.text, self.mark(given)));
        match rate {
            Some(rate) => self.became(field, given, || Understood::Share(rate)),
            None => self.wrong(given, IssueCode::NotARate, need),
        }
        rate
    }

    /// Returns a score from 0 to 10, without which there is no answer.
    pub(crate) fn score(&mut self) -> Option<u8> {
        let given = self.sound(Field::Score, Need::Required)?;
        let score = sort::score(given.text, self.mark(given));
        match score {
            Some(score) => self.became(Field::Score, given, || Understood::Count(u64::from(score))),
            None => self.wrong(given, IssueCode::NotAScore, Need::Required),
        }
        score
    }

    pub(crate) fn year(&mut self, field: Field) -> Option<u16> {
        self.understood(field, sort::year, Understood::Year, IssueCode::NotAYear)
    }

    /// Returns the first and last day of a period; a wrong one would measure against other days.
    pub(crate) fn period(&mut self, field: Field) -> Option<(NaiveDate, NaiveDate)> {
        let given = self.sound(field, Need::Sound)?;
        let within = || period::month_of(self.date_if_any(field)?);
        let period = period::parse(given.text).or_else(within);
        match period {
            Some((from, to)) => self.became(field, given, || Understood::Period(from, to)),
            None => self.wrong(given, IssueCode::NotAPeriod, Need::Sound),
        }
        period
    }

    /// Returns what a figure should reach, as it is written.
    pub(crate) fn target(&mut self) -> Option<TargetValue> {
        let given = self.sound(Field::TargetValue, Need::Required)?;
        let mark = self.mark(given);
        let Some(number) = number::parse(given.text, mark) else {
            let suggestion = number::suggest(given.text, mark);
            self.wrong(given, IssueCode::NotANumber { suggestion }, Need::Required);
            return None;
        };
        Some(match number.unit {
            number::Unit::Percent => {
                self.became(Field::TargetValue, given, || Understood::Share(number.value));
                TargetValue::Ratio(number.value)
            }
            number::Unit::Money(currency) => TargetValue::Money(Money { amount: number.value, currency }),
            number::Unit::None if self.has(Field::Currency) => {
                let currency = self.currency();
                TargetValue::Money(Money { amount: number.value, currency })
            }
            number::Unit::None => TargetValue::Number(number.value),
        })
    }
}
