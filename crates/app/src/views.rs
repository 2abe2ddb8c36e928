//! Views of the analyses kept in the file: named, renamed, deleted, and all of that taken back, by giving the list anew.

use crate::dto::views::SavedView;
use crate::failure::Failure;
use crate::house::House;
use std::collections::BTreeSet;

/// Under which name the list is kept.
const SETTING: &str = "analysis_views";
/// Views at most: more could not be found again.
const MOST: usize = 50;
/// Signs of a name, and of what is asked, at most.
const NAME: usize = 80;
const ASKED: usize = 20_000;

/// Returns the views in the order in which they were kept.
pub async fn views(house: &House) -> Result<Vec<SavedView>, Failure> {
    let kept = house.store.setting(SETTING).await?;
    // What a newer program kept otherwise is left alone and not shown.
    Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default())
}

/// Keeps a list of views in the place of the one before, and returns it.
///
/// # Errors
/// [`Failure::BadValue`] for an empty or long name, one that two views share, or more views than can be kept.
pub async fn save(house: &House, views: &[SavedView]) -> Result<Vec<SavedView>, Failure> {
    let views = checked(views)?;
    let text = serde_json::to_string(&views).unwrap_or_default();
    house.store.put_setting(SETTING, &text).await?;
    Ok(views)
}

fn checked(views: &[SavedView]) -> Result<Vec<SavedView>, Failure> {
    let bad = |value: &str, allowed| Failure::BadValue {
        field: "view".to_owned(),
        value: value.chars().take(NAME).collect(),
        allowed,
    };
    let mut names = BTreeSet::new();
    let mut kept = Vec::new();
    for view in views {
        let name = view.name.trim();
        if name.is_empty() || name.chars().count() > NAME || view.asked.chars().count() > ASKED {
            return Err(bad(name, "1 … 80"));
        }
        if !names.insert(name.to_lowercase()) {
            return Err(bad(name, "≠"));
        }
        kept.push(SavedView { name: name.to_owned(), asked: view.asked.clone() });
    }
    if kept.len() > MOST {
        return Err(bad(&kept.len().to_string(), "0 … 50"));
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(name: &str) -> SavedView {
        SavedView { name: name.to_owned(), asked: "{}".to_owned() }
    }

    #[test]
    fn names_are_trimmed_and_no_two_are_the_same() {
        assert_eq!(checked(&[view(" Par mois "), view("Par fichier")]).unwrap()[0].name, "Par mois");
        let long = "é".repeat(NAME + 1);
        let many: Vec<SavedView> = (0..=MOST).map(|n| view(&n.to_string())).collect();
        for wrong in [&[view("A"), view("a ")][..], &[view("  ")], &[view(&long)], &many] {
            assert!(matches!(checked(wrong), Err(Failure::BadValue { .. })));
        }
        assert_eq!(checked(&many[..MOST]).unwrap().len(), MOST);
    }
}
