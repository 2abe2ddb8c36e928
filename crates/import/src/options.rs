//! How a person says that a sheet is to be read, where it differs from what the file shows.

use crate::cell::date::{Epoch, Order};
use crate::cell::number::Mark;
use encoding_rs::Encoding;

/// What a person said of how a sheet is written; what is not said, the file tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadingOptions {
    /// Day or month first.
    pub order: Option<Order>,
    /// Comma or point before the decimals.
    pub mark: Option<Mark>,
    /// From which day serial numbers count.
    pub epoch: Option<Epoch>,
    /// How a text file is cut into letters and cells.
    pub text: TextOptions,
    /// Where the headings stand.
    pub headings: Option<Headings>,
}

/// How a text file is cut into letters and cells; a workbook pays no attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextOptions {
    /// Encoding of its letters.
    pub encoding: Option<TextEncoding>,
    /// Sign between its cells.
    pub separator: Option<Separator>,
}

/// Where the headings stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headings {
    /// In this row, from 1; the rows above it are not read.
    Row(u32),
    /// Nowhere: the first row is data already, and columns are named by letter.
    Absent,
}

/// Defines a closed set of reading options with the key that each has on the wire and in templates.
macro_rules! keyed {
    ($name:ident { $($variant:ident $key:literal,)* }) => {
        impl $name {
            /// Every member.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns its name on the wire and in templates.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }

            /// Returns the member of a name.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.key() == key)
            }
        }
    };
}

/// An encoding of text files that people have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextEncoding {
    /// Today's.
    Utf8,
    /// "Unicode text" of spreadsheet programs.
    Utf16Le,
    /// The same from other machines.
    Utf16Be,
    /// Windows in western Europe.
    Windows1252,
    /// Latin-9.
    Latin9,
    /// Old Macintoshes.
    Macintosh,
}

/// A sign between the cells of a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// `;`
    Semicolon,
    /// Tab.
    Tab,
    /// `,`
    Comma,
    /// `|`
    Pipe,
}

keyed!(Order { DayFirst "day_first", MonthFirst "month_first", });
keyed!(Mark { Comma "comma", Point "point", });
keyed!(Epoch { Y1900 "1900", Y1904 "1904", });
keyed!(TextEncoding {
    Utf8 "utf-8",
    Utf16Le "utf-16le",
    Utf16Be "utf-16be",
    Windows1252 "windows-1252",
    Latin9 "iso-8859-15",
    Macintosh "macintosh",
});
keyed!(Separator { Semicolon ";", Tab "tab", Comma ",", Pipe "|", });

impl TextEncoding {
    /// Returns the decoder's own name for it.
    pub(crate) const fn decoder(self) -> &'static Encoding {
        match self {
            Self::Utf8 => encoding_rs::UTF_8,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Windows1252 => encoding_rs::WINDOWS_1252,
            Self::Latin9 => encoding_rs::ISO_8859_15,
            Self::Macintosh => encoding_rs::MACINTOSH,
        }
    }
}

impl Separator {
    pub(crate) const fn byte(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Comma => b',',
            Self::Pipe => b'|',
        }
    }
}

impl Headings {
    /// Returns the row as a number: 0 where there are no headings.
    pub const fn row(self) -> u32 {
        match self {
            Self::Row(row) => row,
            Self::Absent => 0,
        }
    }

    /// Returns where headings stand by the row's number; 0 means nowhere.
    pub const fn from_row(row: u32) -> Self {
        if row == 0 { Self::Absent } else { Self::Row(row) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_is_found_by_its_own_key() {
        assert!(Order::ALL.iter().all(|member| Order::from_key(member.key()) == Some(*member)));
        assert!(Mark::ALL.iter().all(|member| Mark::from_key(member.key()) == Some(*member)));
        assert!(Epoch::ALL.iter().all(|member| Epoch::from_key(member.key()) == Some(*member)));
        assert!(TextEncoding::ALL.iter().all(|member| TextEncoding::from_key(member.key()) == Some(*member)));
        assert!(Separator::ALL.iter().all(|member| Separator::from_key(member.key()) == Some(*member)));
        assert_eq!(Separator::from_key("x"), None);
    }

    #[test]
    fn an_encoding_is_known_to_the_decoder_by_its_key() {
        for encoding in TextEncoding::ALL {
            assert_eq!(Encoding::for_label(encoding.key().as_bytes()), Some(encoding.decoder()));
        }
    }
}
