//! French places: from a postal code to its département and region.

/// Returns the département of a five-digit postal code, `None` for anything else.
///
/// *Source*: the first two digits; Corsica is 2A (200, 201) and 2B (202, 206); overseas takes three digits (97x, 98x).
///
/// # Example
/// ```
/// assert_eq!(domain::place::departement("69003"), Some("69".to_owned()));
/// assert_eq!(domain::place::departement("20200"), Some("2B".to_owned()));
/// assert_eq!(domain::place::departement("97410"), Some("974".to_owned()));
/// ```
pub fn departement(postal_code: &str) -> Option<String> {
    if postal_code.len() != 5 || !postal_code.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match &postal_code[..3] {
        "200" | "201" => Some("2A".to_owned()),
        three if three.starts_with("20") => Some("2B".to_owned()),
        three if three.starts_with("97") || three.starts_with("98") => Some(three.to_owned()),
        three if three.starts_with("00") || three.starts_with("96") || three.starts_with("99") => None,
        three => Some(three[..2].to_owned()),
    }
}

/// Returns the region of a département code, by the map of 2016.
///
/// *Source*: law 2015-29 of 16 January 2015.
pub fn region(departement: &str) -> Option<&'static str> {
    REGIONS
        .iter()
        .find(|(_, members)| members.split(' ').any(|member| member == departement))
        .map(|(name, _)| *name)
}

const REGIONS: &[(&str, &str)] = &[
    ("Auvergne-Rhône-Alpes", "01 03 07 15 26 38 42 43 63 69 73 74"),
    ("Bourgogne-Franche-Comté", "21 25 39 58 70 71 89 90"),
    ("Bretagne", "22 29 35 56"),
    ("Centre-Val de Loire", "18 28 36 37 41 45"),
    ("Corse", "2A 2B"),
    ("Grand Est", "08 10 51 52 54 55 57 67 68 88"),
    ("Hauts-de-France", "02 59 60 62 80"),
    ("Île-de-France", "75 77 78 91 92 93 94 95"),
    ("Normandie", "14 27 50 61 76"),
    ("Nouvelle-Aquitaine", "16 17 19 23 24 33 40 47 64 79 86 87"),
    ("Occitanie", "09 11 12 30 31 32 34 46 48 65 66 81 82"),
    ("Pays de la Loire", "44 49 53 72 85"),
    ("Provence-Alpes-Côte d’Azur", "04 05 06 13 83 84"),
    ("Guadeloupe", "971"),
    ("Martinique", "972"),
    ("Guyane", "973"),
    ("La Réunion", "974"),
    ("Mayotte", "976"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_metropolitan_departement_has_a_region() {
        let missing: Vec<_> = (1..=95)
            .filter(|n| *n != 20)
            .map(|n| format!("{n:02}"))
            .filter(|code| region(code).is_none())
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn what_is_not_a_postal_code_has_no_departement() {
        for text in ["", "1000", "69 003", "ABCDE", "00000", "99999"] {
            assert_eq!(departement(text), None, "{text}");
        }
    }
}
