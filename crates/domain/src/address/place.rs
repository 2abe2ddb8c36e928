//! Postal codes and communes: CEDEX, arrondissements, saints.

use super::letters::words;
use super::push;
use std::ops::ControlFlow;

/// Returns the first digits of a postal code: two of them, three overseas; nothing of what is no code.
///
/// A CEDEX code has those of its commune, so that they can be compared where whole codes cannot.
pub(super) fn departement(postal_code: &str) -> &str {
    let digits = if postal_code.starts_with("97") || postal_code.starts_with("98") { 3 } else { 2 };
    postal_code
        .get(..digits)
        .filter(|text| text.bytes().all(|b| b.is_ascii_alphanumeric()))
        .unwrap_or_default()
}

/// Writes a commune behind what `text` holds: without articles, CEDEX and arrondissement.
pub(super) fn write_commune(city: &str, text: &mut String) {
    let start = text.len();
    words(city, |word| {
        match word {
            "CEDEX" => return ControlFlow::Break(()),
            "ST" => push(text, start, "SAINT"),
            "STE" => push(text, start, "SAINTE"),
            "S" => push(text, start, "SUR"),
            "LE" | "LA" | "LES" | "L" | "E" | "ER" | "EME" | "IEME" | "ARR" | "ARRDT" | "ARRONDISSEMENT" => {}
            word if word.starts_with(|first: char| first.is_ascii_digit()) => {}
            word => push(text, start, word),
        }
        ControlFlow::Continue(())
    });
}

/// Returns whether two postal codes, each with its commune, can be one place's.
pub(super) fn agree(one: (&str, &str), other: (&str, &str)) -> bool {
    one.0 == other.0
        || (departement(one.0) == departement(other.0)
            && [one, other].iter().any(|(code, city)| is_cedex(code, city) || is_whole_city(code)))
}

/// Returns whether a code is one of a firm's or of post boxes, and not of streets.
fn is_cedex(code: &str, city: &str) -> bool {
    let mut said = false;
    words(city, |word| {
        said = word == "CEDEX";
        if said { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let number = code.parse::<u32>().unwrap_or(0);
    // Where every arrondissement has a code of its own, any other code of the city is a CEDEX.
    let elsewhere = match departement(code) {
        "75" => !matches!(number, 75_000..=75_020 | 75_116),
        _ => false,
    };
    said || elsewhere
}

/// Returns whether a code names a city of arrondissements as a whole.
fn is_whole_city(code: &str) -> bool {
    ["75000", "69000", "13000"].contains(&code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commune_has_one_name() {
        for (written, expected) in [
            ("Lyon", "LYON"),
            ("LYON CEDEX 03", "LYON"),
            ("Lyon 3e", "LYON"),
            ("Lyon 3ème arrondissement", "LYON"),
            ("Paris 15", "PARIS"),
            ("St-Étienne", "SAINT ETIENNE"),
            ("Ste Foy lès Lyon", "SAINTE FOY LYON"),
            ("Châlons s/ Marne", "CHALONS SUR MARNE"),
            ("Le Havre", "HAVRE"),
            ("L'Haÿ-les-Roses", "HAY ROSES"),
            ("", ""),
        ] {
            let mut text = String::new();
            write_commune(written, &mut text);
            assert_eq!(text, expected, "{written}");
        }
    }

    #[test]
    fn codes_agree_where_one_of_them_is_no_streets_code() {
        for (one, other, expected) in [
            (("69003", "Lyon"), ("69003", "LYON 3"), true),
            (("69003", "Lyon"), ("69004", "Lyon"), false),
            (("69003", "Lyon"), ("69433", "Lyon Cedex 03"), true),
            (("69003", "Lyon"), ("69000", "Lyon"), true),
            (("75015", "Paris"), ("75737", "Paris"), true),
            (("75015", "Paris"), ("75016", "Paris"), false),
            (("31000", "Toulouse"), ("31200", "Toulouse"), false),
            (("38000", "Grenoble"), ("69433", "Grenoble cedex"), false),
            (("97400", "Saint-Denis"), ("97410", "Saint-Denis"), false),
        ] {
            assert_eq!(agree(one, other), expected, "{one:?} {other:?}");
            assert_eq!(agree(other, one), expected, "{other:?} {one:?}");
        }
    }
}
