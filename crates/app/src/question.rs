//! A question of the window or the command line, as a filter.

use crate::dto::figure::Question;
use crate::failure::Failure;
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::words::{Attribution, Basis};

/// Returns the filter of a question that came over the wire.
///
/// # Errors
/// [`Failure::BadDay`], [`Failure::UnknownDimension`].
pub fn filter(question: &Question) -> Result<Filter, Failure> {
    let wanted = |dimension: Dimension, values: &[String]| {
        values.iter().map(move |value| (dimension, Some(value.clone()))).collect::<Vec<_>>()
    };
    let mut filter = Filter {
        wanted: wanted(Dimension::Campaign, &question.campaigns),
        from: day(question.from.as_deref())?,
        to: day(question.to.as_deref())?,
        basis: Basis::from_key(&question.basis).unwrap_or(Basis::Posting),
        attribution: question.attribution.as_deref().map(rule).transpose()?,
    };
    filter.wanted.extend(wanted(Dimension::Cell, &question.cells));
    for only in &question.only {
        filter.wanted.push((dimension(&only.dimension)?, only.value.clone()));
    }
    Ok(filter)
}

/// Returns the rule of attribution of a name.
///
/// # Errors
/// [`Failure::BadValue`], which lists those there are.
pub fn rule(name: &str) -> Result<Attribution, Failure> {
    Attribution::from_key(name.trim()).ok_or_else(|| Failure::BadValue {
        field: "attribution".to_owned(),
        value: name.to_owned(),
        allowed: "last, first, equal, decay, code",
    })
}

fn day(text: Option<&str>) -> Result<Option<NaiveDate>, Failure> {
    text.filter(|text| !text.is_empty())
        .map(|text| text.parse().map_err(|_| Failure::BadDay { text: text.to_owned() }))
        .transpose()
}

/// Returns the dimension of a name on the command line.
///
/// # Errors
/// [`Failure::UnknownDimension`], which lists those there are.
pub fn dimension(name: &str) -> Result<Dimension, Failure> {
    Dimension::from_key(name).ok_or_else(|| Failure::UnknownDimension { name: name.to_owned() })
}

/// Adds a mailing as filters name it: its code, or a posting date within the filtered campaigns.
///
/// # Errors
/// [`Failure::NoMailing`].
pub fn mailing(name: &str, filter: &mut Filter, codes: &[String]) -> Result<(), Failure> {
    let matching: Vec<_> = codes
        .iter()
        .filter(|code| code.as_str() == name || code.rsplit_once('/').is_some_and(|(_, day)| day == name))
        .collect();
    if matching.is_empty() {
        return Err(Failure::NoMailing { name: name.to_owned() });
    }
    filter.wanted.extend(matching.into_iter().map(|code| (Dimension::Mailing, Some(code.clone()))));
    Ok(())
}
