//! Values on their way into and out of a table, and the hashes that rows are recognised by.

use crate::error::{Result, StoreError};
use chrono::NaiveDate;
use domain::currency::Currency;
use domain::money::Money;
use sqlx::Arguments;
use sqlx::sqlite::SqliteArguments;

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

    fn of_json(value: &serde_json::Value) -> Option<Self> {
        match value {
            serde_json::Value::Null => Some(Self::Null),
            serde_json::Value::Number(number) => number.as_i64().map(Self::Int),
            serde_json::Value::String(text) => Some(Self::Text(text.clone())),
            _ => None,
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

/// Returns 64 bits that stand for these parts; the parts cannot run into one another.
pub(crate) fn hash<'a>(parts: impl IntoIterator<Item = &'a str>) -> i64 {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    first_64(&hasher)
}

/// Returns 64 bits that stand for a row's values.
pub(crate) fn hash_values(values: &[Value]) -> i64 {
    let mut hasher = blake3::Hasher::new();
    for value in values {
        match value {
            Value::Null => {
                hasher.update(&[0]);
            }
            Value::Int(number) => {
                hasher.update(&[1]).update(&number.to_le_bytes());
            }
            Value::Text(text) => {
                hasher.update(&[2]).update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
            }
        }
    }
    first_64(&hasher)
}

fn first_64(hasher: &blake3::Hasher) -> i64 {
    let mut bytes = [0; 8];
    hasher.finalize_xof().fill(&mut bytes);
    i64::from_le_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_into_one_another() {
        assert_ne!(hash(["ab", "c"]), hash(["a", "bc"]));
        assert_ne!(hash_values(&[Value::Null]), hash_values(&[Value::Text(String::new())]));
        assert_ne!(hash_values(&[Value::Int(1)]), hash_values(&[Value::from("1")]));
    }
}
