//! Lines of calendars and of address books: a name, a colon, a value.
//!
//! *Source*: RFC 5545 3.1 and 3.3.11, and RFC 2426 2.6 and 5 the same: lines end in CRLF and are folded at 75 bytes,
//! texts are escaped.

/// Bytes of a line, its end not counted.
const LINE: usize = 75;

/// Writes a line, folded between two signs.
pub(crate) fn write(text: &mut String, name: &str, value: &str) {
    let mut room = LINE;
    for sign in name.chars().chain([':']).chain(value.chars()) {
        if sign.len_utf8() > room {
            text.push_str("\r\n ");
            room = LINE - 1;
        }
        text.push(sign);
        room -= sign.len_utf8();
    }
    text.push_str("\r\n");
}

/// Returns a text as a value: no line end, comma, semicolon or backslash of its own.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => escaped.extend(['\\', sign]),
            '\n' => escaped.push_str("\\n"),
            sign if sign.is_control() => {}
            sign => escaped.push(sign),
        }
    }
    escaped
}

/// Reads a file as the standards say: unfolded, then names and unescaped values.
#[cfg(test)]
pub(crate) fn read(text: &str) -> Vec<(String, String)> {
    assert!(text.ends_with("\r\n"));
    assert!(text.split("\r\n").all(|line| line.len() <= LINE && !line.contains(['\r', '\n'])));
    let whole = text.replace("\r\n ", "");
    let lines = whole.split_terminator("\r\n").map(|line| line.split_once(':').expect("a name"));
    lines.map(|(name, value)| (name.to_owned(), unescaped(value))).collect()
}

#[cfg(test)]
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut signs = value.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next().expect("an escaped sign") {
                'n' => text.push('\n'),
                sign => text.push(sign),
            },
            sign => text.push(sign),
        }
    }
    text
}
