//! Languages by their names on the wire and on the command line.

pub use domain::lang::{Lang, Words};

/// Returns the language of a name: `en` is English, all else French.
pub fn named(name: &str) -> Lang {
    if name == "en" { Lang::En } else { Lang::Fr }
}

/// Returns one of two sentences: for those that carry values and so cannot be [`Words`].
pub(crate) fn say(lang: Lang, fr: String, en: String) -> String {
    one_of(lang, fr, en)
}

/// Returns the language's one of two things.
pub(crate) fn one_of<T>(lang: Lang, fr: T, en: T) -> T {
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}
