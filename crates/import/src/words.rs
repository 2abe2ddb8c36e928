//! The words of closed columns: `words.toml`, folded once.

use domain::fold::fold;
use domain::words::{
    AppointmentOutcome, CellRole, Channel, CostItem, Interest, ListType, OpportunityStatus,
    SuppressionReason, UndeliveredReason,
};
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

pub(crate) fn appointment_outcome(text: &str) -> Option<AppointmentOutcome> {
    find("appointment_outcome", text, Match::Whole).and_then(AppointmentOutcome::from_key)
}

pub(crate) fn opportunity_status(text: &str) -> Option<OpportunityStatus> {
    find("opportunity_status", text, Match::Whole).and_then(OpportunityStatus::from_key)
}

pub(crate) fn suppression_reason(text: &str) -> Option<SuppressionReason> {
    find("suppression_reason", text, Match::Within).and_then(SuppressionReason::from_key)
}

pub(crate) fn list_type(text: &str) -> Option<ListType> {
    find("list_type", text, Match::Whole).and_then(ListType::from_key)
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
                    "appointment_outcome" => AppointmentOutcome::from_key(key).is_some(),
                    "opportunity_status" => OpportunityStatus::from_key(key).is_some(),
                    "suppression_reason" => SuppressionReason::from_key(key).is_some(),
                    "list_type" => ListType::from_key(key).is_some(),
                    _ => false,
                };
                assert!(known, "{list}.{key}");
                for word in words.iter().map(|word| fold(word)).chain([fold(key)]) {
                    let other = seen.insert(word.clone(), key).filter(|other| *other != key);
                    assert_eq!(other, None, "{list}: {word}");
                }
            }
        }
        assert_eq!(file.len(), 9);
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
        assert_eq!(appointment_outcome("Honoré"), Some(AppointmentOutcome::Held));
        assert_eq!(appointment_outcome("No-show"), Some(AppointmentOutcome::Missed));
        assert_eq!(appointment_outcome("annulé"), Some(AppointmentOutcome::Cancelled));
        assert_eq!(opportunity_status("Closed Won"), Some(OpportunityStatus::Won));
        assert_eq!(opportunity_status("En cours"), Some(OpportunityStatus::Open));
        assert_eq!(opportunity_status("Devis envoyé"), None);
        assert_eq!(suppression_reason("Opposition par courrier"), Some(SuppressionReason::Objection));
        assert_eq!(suppression_reason("Décès"), Some(SuppressionReason::Deceased));
        assert_eq!(list_type("Prospects"), Some(ListType::Cold));
    }
}
