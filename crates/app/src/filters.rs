//! What figures can be filtered by, beside campaigns, cells and months: whom the letters went to, and who follows them.

use crate::dto::dashboard::{Choice, FilterValues};
use crate::failure::Failure;
use crate::house::House;
use crate::lang::Lang;
use crate::words::group;
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What one list can be ticked of: more could not be read.
const MOST: usize = 200;
/// By what, in this order.
const OFFERED: [Dimension; 3] = [Dimension::Sector, Dimension::Departement, Dimension::Salesperson];

/// Returns the values of each dimension that some file names, those with most letters, by their names.
pub async fn values(house: &House, lang: Lang, today: NaiveDate) -> Result<Vec<FilterValues>, Failure> {
    let mut offered = Vec::new();
    for dimension in OFFERED {
        let slices = house.store.slices_at(&Filter::default(), &[dimension], today).await?;
        let mut pieces: BTreeMap<Option<String>, Decimal> = BTreeMap::new();
        for slice in &slices {
            let of_slice = slice.totals.posted_or_held().value().unwrap_or_default();
            *pieces.entry(slice.place.value(dimension)).or_default() += of_slice;
        }
        if pieces.keys().any(Option::is_some) {
            offered.push(of_dimension(dimension, pieces, lang));
        }
    }
    Ok(offered)
}

fn of_dimension(dimension: Dimension, pieces: BTreeMap<Option<String>, Decimal>, lang: Lang) -> FilterValues {
    let mut most: Vec<_> = pieces.into_iter().collect();
    most.sort_by_key(|(_, pieces)| Reverse(*pieces));
    let left_out = most.len().saturating_sub(MOST);
    most.truncate(MOST);
    most.sort_by(|(a, _), (b, _)| a.is_none().cmp(&b.is_none()).then_with(|| a.cmp(b)));
    let choice = |value: Option<String>| Choice {
        name: group::value(dimension, value.as_deref(), lang),
        code: value.unwrap_or_default(),
    };
    FilterValues {
        dimension: dimension.key().to_owned(),
        name: group::heading(dimension, lang),
        values: most.into_iter().map(|(value, _)| choice(value)).collect(),
        left_out: u32::try_from(left_out).unwrap_or(u32::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_are_offered_by_name_and_the_unknown_last() {
        let mut pieces: BTreeMap<Option<String>, Decimal> =
            (0..250).map(|at| (Some(format!("S{at:03}")), Decimal::from(at))).collect();
        pieces.insert(None, Decimal::from(1_000));
        let offered = of_dimension(Dimension::Sector, pieces, Lang::En);
        assert_eq!((offered.values.len(), offered.left_out), (MOST, 51));
        let codes: Vec<&str> = offered.values.iter().map(|choice| choice.code.as_str()).collect();
        assert_eq!((codes[0], codes[198], codes[199]), ("S051", "S249", ""));
        assert_eq!((offered.name.as_str(), offered.values[199].name.as_str()), ("Sector", "unknown"));
    }
}
