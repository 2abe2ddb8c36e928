//! The words of closed columns: `words.toml`, folded once.

use domain::fold::fold;
use domain::words::{CellRole, Channel, CostItem, Interest, UndeliveredReason};
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

type WordsFile = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// How a text may match a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Match {
    /// The whole text: "pas intéressé" is not "intéressé".
    Whole,
    /// Some words in a row of the text; the longest match wins.
    Within,
}

/// One closed column: folded words and the keys that they mean.
struct List {
    keys: HashMap<String, String>,
}

static LISTS: LazyLock<HashMap<String, List>> =
    LazyLock::new(|| read().expect("words.toml is part of the program and read by a test"));

fn read() -> Result<HashMap<String, List>, toml::de::Error> {
    let file: WordsFile = toml::from_str(include_str!("words.toml"))?;
    let list = |keys: BTreeMap<String, Vec<String>>| List {
        keys: keys
            .into_iter()
            .flat_map(|(key, words)| {
                let own = fold(&key);
                words
                    .iter()
                    .map(|word| fold(word))
                    .chain([own])
                    .map(move |word| (word, key.clone()))
                    .collect::<Vec<_>>()
            })
            .collect(),
    };
    Ok(file.into_iter().map(|(name, keys)| (name, list(keys))).collect())
}

fn find(list: &str, text: &str, how: Match) -> Option<&'static str> {
    let list = LISTS.get(list)?;
    let folded = fold(text);
    if let Some(key) = list.keys.get(&folded) {
        return Some(key);
    }
    if how == Match::Whole {
        return None;
    }
    let padded = format!(" {folded} ");
    let within = list.keys.iter().filter(|(word, _)| padded.contains(&format!(" {word} ")));
    within.max_by_key(|(word, _)| (word.len(), *word)).map(|(_, key)| key.as_str())
}

pub(crate) fn interest(text: &str) -> Option<Interest> {
    find("interest", text, Match::Whole).and_then(Interest::from_key)
}

pub(crate) fn channel(text: &str) -> Option<Channel> {
    find("channel", text, Match::Within).and_then(Channel::from_key)
}

pub(crate) fn return_reason(text: &str) -> Option<UndeliveredReason> {
    find("return_reason", text, Match::Within).and_then(UndeliveredReason::from_key)
}

pub(crate) fn cost_item(text: &str) -> Option<CostItem> {
    find("cost_item", text, Match::Within).and_then(CostItem::from_key)
}

pub(crate) fn role(text: &str) -> Option<CellRole> {
    find("role", text, Match::Whole).and_then(CellRole::from_key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_names_members_of_its_set_and_no_word_twice() {
        let file: WordsFile = toml::from_str(include_str!("words.toml")).unwrap();
        for (list, keys) in &file {
            let mut seen = HashMap::new();
            for (key, words) in keys {
                let known = match list.as_str() {
                    "interest" => Interest::from_key(key).is_some(),
                    "channel" => Channel::from_key(key).is_some(),
                    "return_reason" => UndeliveredReason::from_key(key).is_some(),
                    "cost_item" => CostItem::from_key(key).is_some(),
                    "role" => CellRole::from_key(key).is_some(),
                    _ => false,
                };
                assert!(known, "{list}.{key}");
                for word in words.iter().map(|word| fold(word)).chain([fold(key)]) {
                    let other = seen.insert(word.clone(), key).filter(|other| *other != key);
                    assert_eq!(other, None, "{list}: {word}");
                }
            }
        }
        assert_eq!(file.len(), 5);
    }

    #[test]
    fn words_are_understood_as_they_are_written() {
        assert_eq!(interest("Chaud"), Some(Interest::Positive));
        assert_eq!(interest("pas intéressé"), Some(Interest::Refusal));
        assert_eq!(interest("Ne plus contacter !"), Some(Interest::Stop));
        assert_eq!(interest("voted"), None);
        assert_eq!(channel("Tél."), Some(Channel::Phone));
        assert_eq!(channel("Carte-réponse T"), Some(Channel::Coupon));
        assert_eq!(channel("par téléphone"), Some(Channel::Phone));
        assert_eq!(
            return_reason("N'habite pas à l'adresse indiquée"),
            Some(UndeliveredReason::UnknownAtAddress)
        );
        assert_eq!(return_reason("Pli avisé et non réclamé"), Some(UndeliveredReason::Unclaimed));
        assert_eq!(cost_item("Impression 5 000 dépliants"), Some(CostItem::Printing));
        assert_eq!(cost_item("Location d’adresses"), Some(CostItem::List));
        assert_eq!(role("Groupe témoin"), Some(CellRole::Holdout));
        assert_eq!(role("Témoin"), Some(CellRole::Control));
    }
}
