//! Names that a person gives: to a dashboard, to a scenario.

use crate::failure::Failure;
use domain::fold::fold;

/// Signs of a name at most.
const LONGEST: usize = 60;

/// Returns a name as it is kept, which none of the others has, accents and capitals aside.
///
/// # Errors
/// [`Failure::NotAName`], [`Failure::NameTaken`].
pub(crate) fn name<'a>(text: &str, mut others: impl Iterator<Item = &'a str>) -> Result<String, Failure> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > LONGEST {
        return Err(Failure::NotAName { name, longest: LONGEST });
    }
    let folded = fold(&name);
    if others.any(|other| fold(other) == folded) {
        return Err(Failure::NameTaken { name });
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_something_and_is_nobody_elses() {
        let given = |text: &str| name(text, ["Réunion du lundi"].into_iter());
        assert_eq!(given("  Mes  ventes ").unwrap(), "Mes ventes");
        assert!(matches!(given("reunion du LUNDI"), Err(Failure::NameTaken { .. })));
        assert!(matches!(given(" \u{a0}"), Err(Failure::NotAName { .. })));
        assert!(given(&"é".repeat(60)).is_ok() && given(&"é".repeat(61)).is_err());
    }
}
