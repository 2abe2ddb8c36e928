//! Currencies by their ISO 4217 letters.

use std::fmt;
use std::str::FromStr;

/// A currency: three capital letters of ISO 4217, such as `EUR`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

/// The text is not three letters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a currency of three letters")]
pub struct NotACurrency(pub String);

impl Currency {
    /// The euro, in which French spreadsheets count unless they say otherwise.
    pub const EUR: Self = Self(*b"EUR");

    /// Returns the three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// Returns the sign that people write, or the letters where there is none of its own.
    pub fn sign(&self) -> &str {
        match self.code() {
            "EUR" => "€",
            "USD" => "$",
            "GBP" => "£",
            code => code,
        }
    }
}

impl FromStr for Currency {
    type Err = NotACurrency;

    /// Reads `EUR`, `eur` or a sign (`€`, `$`, `£`).
    fn from_str(text: &str) -> Result<Self, NotACurrency> {
        let letters = match text.trim() {
            "€" => "EUR",
            "$" => "USD",
            "£" => "GBP",
            other => other,
        };
        match letters.to_ascii_uppercase().as_bytes() {
            [a, b, c] if [a, b, c].iter().all(|x| x.is_ascii_uppercase()) => Ok(Self([*a, *b, *c])),
            _ => Err(NotACurrency(text.to_owned())),
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
