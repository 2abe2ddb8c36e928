//! The key of the encrypted file.

/// What opens the file; it shows itself to nobody.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(Secret);

#[derive(Clone, PartialEq, Eq)]
enum Secret {
    /// A raw 256-bit key: no derivation slows the start.
    Raw([u8; 32]),
    /// A passphrase, from which SQLCipher derives a key with the file's own salt
    /// (PBKDF2-HMAC-SHA512, 256 000 rounds: <https://www.zetetic.net/sqlcipher/design/>).
    Passphrase(String),
}

/// The text is not 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a key has 64 hexadecimal digits")]
pub struct NotAKey;

impl Key {
    /// Returns the key of these bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Secret::Raw(bytes))
    }

    /// Returns the key of a text: 64 hexadecimal digits are the key itself, anything else is a passphrase.
    ///
    /// # Errors
    /// [`NotAKey`] for a blank text, or one with a NUL, at which the engine would stop reading.
    pub fn from_text(text: &str) -> Result<Self, NotAKey> {
        let text = text.trim();
        if text.is_empty() || text.contains('\0') {
            return Err(NotAKey);
        }
        Self::from_hex(text).or_else(|_| Ok(Self(Secret::Passphrase(text.to_owned()))))
    }

    /// Returns the key written as 64 hexadecimal digits; blanks around them do not count.
    ///
    /// # Errors
    /// [`NotAKey`] for anything else.
    pub fn from_hex(text: &str) -> Result<Self, NotAKey> {
        let digits = text.trim().as_bytes();
        if digits.len() != 64 {
            return Err(NotAKey);
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| NotAKey)?;
            if pair.starts_with('+') {
                return Err(NotAKey);
            }
            *byte = u8::from_str_radix(pair, 16).map_err(|_| NotAKey)?;
        }
        Ok(Self(Secret::Raw(bytes)))
    }

    /// Returns the value of `PRAGMA key`.
    pub(crate) fn pragma(&self) -> String {
        use std::fmt::Write;
        match &self.0 {
            Secret::Raw(bytes) => {
                let mut text = String::with_capacity(72);
                text.push_str("\"x'");
                for byte in bytes {
                    // Writing to a string cannot fail.
                    let _ = write!(text, "{byte:02x}");
                }
                text.push_str("'\"");
                text
            }
            Secret::Passphrase(words) => format!("'{}'", words.replace('\'', "''")),
        }
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Drop for Key {
    /// Overwrites the bytes, so that a core file or a swapped page holds them no longer than needed.
    fn drop(&mut self) {
        match &mut self.0 {
            Secret::Raw(bytes) => *bytes = [0; 32],
            Secret::Passphrase(words) => {
                let mut bytes = std::mem::take(words).into_bytes();
                bytes.fill(0);
                std::hint::black_box(&bytes);
            }
        }
        std::hint::black_box(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_64_hexadecimal_digits_and_nothing_else() {
        assert!(Key::from_hex(&"0aF9".repeat(16)).is_ok());
        assert!(Key::from_hex(&format!(" {}\n", "00".repeat(32))).is_ok());
        for bad in [
            "",
            "secret",
            &"0".repeat(63),
            &"0".repeat(65),
            &"zz".repeat(32),
            &"+1".repeat(32),
            &"é".repeat(32),
        ] {
            assert_eq!(Key::from_hex(bad), Err(NotAKey), "{bad}");
        }
    }

    #[test]
    fn any_other_text_is_a_passphrase_and_its_quotes_stay_inside() {
        let phrase = Key::from_text(" l'été à Lyon ").unwrap();
        assert_eq!(phrase.pragma(), "'l''été à Lyon'");
        assert_eq!(Key::from_text(&"00".repeat(32)), Key::from_hex(&"00".repeat(32)));
        assert_eq!(Key::from_text("  "), Err(NotAKey));
        assert_eq!(Key::from_text("a\0b"), Err(NotAKey));
    }

    #[test]
    fn a_key_does_not_print_itself() {
        assert_eq!(format!("{:?}", Key::from_bytes([7; 32])), "Key(…)");
    }
}
