//! The key of the encrypted file.

/// A raw 256-bit key; it shows itself to nobody.
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; 32]);

/// The text is not 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a key has 64 hexadecimal digits")]
pub struct NotAKey;

impl Key {
    /// Returns the key of these bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
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
        Ok(Self(bytes))
    }

    /// Returns the value of `PRAGMA key`: raw, so that no derivation slows the start.
    pub(crate) fn pragma(&self) -> String {
        use std::fmt::Write;
        let mut text = String::with_capacity(72);
        text.push_str("\"x'");
        for byte in self.0 {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text.push_str("'\"");
        text
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
        self.0 = [0; 32];
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
    fn a_key_does_not_print_itself() {
        assert_eq!(format!("{:?}", Key::from_bytes([7; 32])), "Key(…)");
    }
}
