//! Languages by their names on the wire and on the command line.

pub use domain::lang::{Lang, Words};

/// Returns the language of a name: `en` is English, all else French.
pub fn named(name: &str) -> Lang {
    if name == "en" { Lang::En } else { Lang::Fr }
}

/// Returns the language of the system's user: English where the system speaks another one than French.
///
/// A system that says nothing (`C`, `POSIX`) counts as French, the program's own.
pub fn of_system() -> Lang {
    sys_locale::get_locale().map_or(Lang::Fr, |locale| of_locale(&locale))
}

fn of_locale(locale: &str) -> Lang {
    let spoken = locale.split(['-', '_', '.', '@']).next().unwrap_or_default().to_ascii_lowercase();
    if matches!(spoken.as_str(), "fr" | "" | "c" | "posix") { Lang::Fr } else { Lang::En }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_speaks_french_english_for_it_or_says_nothing() {
        for locale in ["fr-FR", "fr_CA.UTF-8", "fr", "C", "C.UTF-8", "POSIX", ""] {
            assert_eq!(of_locale(locale), Lang::Fr, "{locale}");
        }
        for locale in ["en-GB", "en_US.UTF-8", "de-DE", "frr"] {
            assert_eq!(of_locale(locale), Lang::En, "{locale}");
        }
    }
}
