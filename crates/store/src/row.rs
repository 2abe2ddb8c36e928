//! Values on their way into and out of a table, and the hashes that rows are recognised by.

use crate::error::{Result, StoreError};
use chrono::{Datelike, NaiveDate};
use domain::currency::Currency;
use domain::money::Money;
use sqlx::Arguments;
use sqlx::sqlite::SqliteArguments;
use twox_hash::XxHash3_64;

/// A value of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Null,
    Int(i64),
    Text(String),
}

impl Value {
    pub(crate) fn bind(self, arguments: &mut SqliteArguments) -> Result<()> {
        let added = match self {
            Self::Null => arguments.add(None::<i64>),
            Self::Int(number) => arguments.add(number),
            Self::Text(text) => arguments.add(text),
        };
        added.map_err(|error| sqlx::Error::Encode(error).into())
    }

    /// Returns the text of a value that is one.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Null | Self::Int(_) => None,
        }
    }

    /// Returns the whole number of a value that is one.
    pub(crate) const fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            Self::Null | Self::Text(_) => None,
        }
    }

    pub(crate) fn of_json(value: &serde_json::Value) -> Option<Self> {
        match value {
            serde_json::Value::Null => Some(Self::Null),
            serde_json::Value::Number(number) => number.as_i64().map(Self::Int),
            serde_json::Value::String(text) => Some(Self::Text(text.clone())),
            _ => None,
        }
    }

    /// Returns it as JSON has it.
    pub(crate) fn json(&self) -> serde_json::Value {
        match self {
            Self::Null => serde_json::Value::Null,
            Self::Int(number) => (*number).into(),
            Self::Text(text) => text.as_str().into(),
        }
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<Option<i64>> for Value {
    fn from(number: Option<i64>) -> Self {
        number.map_or(Self::Null, Self::Int)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&Option<String>> for Value {
    fn from(text: &Option<String>) -> Self {
        text.clone().map_or(Self::Null, Self::Text)
    }
}

impl From<Option<&'static str>> for Value {
    fn from(text: Option<&'static str>) -> Self {
        text.map_or(Self::Null, |text| Self::Text(text.to_owned()))
    }
}

impl From<Option<NaiveDate>> for Value {
    fn from(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Null, |day| Self::Text(iso(day)))
    }
}

/// Returns a day as it is stored.
pub(crate) fn iso(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// Returns a stored day.
pub(crate) fn day(table: &'static str, column: &'static str, text: &str) -> Result<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| StoreError::Inconsistent {
        table,
        column,
        value: text.to_owned(),
    })
}

/// Returns a stored day that may be missing.
pub(crate) fn some_day(
    table: &'static str,
    column: &'static str,
    text: Option<&str>,
) -> Result<Option<NaiveDate>> {
    text.map(|text| day(table, column, text)).transpose()
}

/// Returns the member of a closed set that a stored word names.
pub(crate) fn word<T>(
    table: &'static str,
    column: &'static str,
    text: Option<&str>,
    from_key: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>> {
    text.map(|text| {
        from_key(text).ok_or_else(|| StoreError::Inconsistent { table, column, value: text.to_owned() })
    })
    .transpose()
}

/// Returns a stored amount.
pub(crate) fn money(table: &'static str, e4: i64, currency: &str) -> Result<Money> {
    let currency: Currency = currency.parse().map_err(|_| StoreError::Inconsistent {
        table,
        column: "currency",
        value: currency.to_owned(),
    })?;
    Ok(Money::from_e4(e4, currency))
}

/// Returns the values of a row image.
pub(crate) fn of_image(table: &'static str, image: &str) -> Result<Vec<Value>> {
    let wrong = || StoreError::Inconsistent { table, column: "image", value: image.to_owned() };
    let values: Vec<serde_json::Value> = serde_json::from_str(image).map_err(|_| wrong())?;
    values.iter().map(|value| Value::of_json(value).ok_or_else(wrong)).collect()
}

/// What is about to be hashed, byte by byte; cleared and filled again for the next row.
///
/// XXH3 is written down once and for all, so that a hash means the same in every version; a cryptographic one took a
/// microsecond a row for a promise that nothing here needs.
#[derive(Debug, Default)]
pub(crate) struct Told(Vec<u8>);

impl Told {
    /// Starts anew.
    pub(crate) fn restart(&mut self) -> &mut Self {
        self.0.clear();
        self
    }

    /// Adds a text that no other can run into.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.0.push(2);
        self.0.extend_from_slice(&(text.len() as u64).to_le_bytes());
        self.0.extend_from_slice(text.as_bytes());
        self
    }

    /// Adds a number.
    pub(crate) fn number(&mut self, number: i64) -> &mut Self {
        self.0.push(1);
        self.0.extend_from_slice(&number.to_le_bytes());
        self
    }

    /// Adds that something is missing.
    pub(crate) fn nothing(&mut self) -> &mut Self {
        self.0.push(0);
        self
    }

    /// Adds a text or that it is missing.
    pub(crate) fn some_text(&mut self, text: Option<&str>) -> &mut Self {
        match text {
            Some(text) => self.text(text),
            None => self.nothing(),
        }
    }

    /// Adds a number or that it is missing.
    pub(crate) fn some_number(&mut self, number: Option<i64>) -> &mut Self {
        match number {
            Some(number) => self.number(number),
            None => self.nothing(),
        }
    }

    /// Adds a day or that it is missing.
    pub(crate) fn some_day(&mut self, day: Option<NaiveDate>) -> &mut Self {
        self.some_number(day.map(|day| i64::from(day.num_days_from_ce())))
    }

    /// Returns 64 bits that stand for all that was added.
    pub(crate) fn hash(&self) -> i64 {
        XxHash3_64::oneshot(&self.0).cast_signed()
    }
}

/// Returns 64 bits that stand for these parts; the parts cannot run into one another.
pub(crate) fn hash<'a>(parts: impl IntoIterator<Item = &'a str>) -> i64 {
    let mut told = Told::default();
    for part in parts {
        told.text(part);
    }
    told.hash()
}

/// Returns 64 bits that stand for a row's values.
pub(crate) fn hash_values<'a>(values: impl IntoIterator<Item = &'a Value>) -> i64 {
    let mut told = Told::default();
    for value in values {
        match value {
            Value::Null => told.nothing(),
            Value::Int(number) => told.number(*number),
            Value::Text(text) => told.text(text),
        };
    }
    told.hash()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_into_one_another() {
        assert_ne!(hash(["ab", "c"]), hash(["a", "bc"]));
        // What XXH3 gives for no byte at all: stored hashes must mean the same for ever.
        assert_eq!(hash([]).cast_unsigned(), 0x2D06_8005_38D3_94C2);
        assert_ne!(hash_values(&[Value::Null]), hash_values(&[Value::Text(String::new())]));
        assert_ne!(hash_values(&[Value::Int(1)]), hash_values(&[Value::from("1")]));
    }
}
