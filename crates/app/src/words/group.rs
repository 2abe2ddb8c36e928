//! Groups in words: what a value of a dimension is called.

use super::matching;
use crate::charts::dimension_name;
use crate::figures::capitalised;
use crate::lang::{Lang, one_of};
use chrono::NaiveDate;
use domain::dimension::{Dimension, GroupKey};
use domain::format::short_month;
use domain::words::Channel;

/// Returns a group's name: its values, one after the other.
pub(crate) fn name(key: &GroupKey, lang: Lang) -> String {
    let values: Vec<String> =
        key.iter().map(|(dimension, of)| value(*dimension, of.as_deref(), lang)).collect();
    values.join(" · ")
}

/// Returns a value as a person reads it: a month and a channel in words, anything else as it was written.
pub(crate) fn value(dimension: Dimension, value: Option<&str>, lang: Lang) -> String {
    let Some(text) = value else { return one_of(lang, "inconnu", "unknown").to_owned() };
    let said = match dimension {
        Dimension::Month => month(text, lang),
        Dimension::Quarter => quarter(text, lang),
        Dimension::Channel => {
            Channel::from_key(text).map(|channel| matching::channel(channel, lang).to_owned())
        }
        _ => None,
    };
    said.unwrap_or_else(|| text.to_owned())
}

fn month(text: &str, lang: Lang) -> Option<String> {
    let first: NaiveDate = format!("{text}-01").parse().ok()?;
    Some(short_month(first, lang))
}

/// `2026-Q3` is `T3 2026` to a French reader.
fn quarter(text: &str, lang: Lang) -> Option<String> {
    let (year, quarter) = text.split_once("-Q")?;
    Some(format!("{}{quarter} {year}", one_of(lang, "T", "Q")))
}

/// Returns a dimension as a heading: `Cellule`.
pub(crate) fn heading(dimension: Dimension, lang: Lang) -> String {
    let by = dimension_name(dimension, lang);
    capitalised(by.split_once(' ').map_or(by, |(_, noun)| noun))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_named_as_people_say_them() {
        let key = vec![
            (Dimension::Month, Some("2026-09".to_owned())),
            (Dimension::Channel, Some("phone".to_owned())),
            (Dimension::Sector, None),
        ];
        assert_eq!(name(&key, Lang::Fr), "sept. 2026 · téléphone · inconnu");
        assert_eq!(name(&key, Lang::En), "Sept 2026 · telephone · unknown");
        assert_eq!(value(Dimension::Quarter, Some("2026-Q3"), Lang::Fr), "T3 2026");
        assert_eq!(value(Dimension::Month, Some("jamais"), Lang::Fr), "jamais");
        assert_eq!(heading(Dimension::ListSource, Lang::Fr), "Fichier");
    }
}
