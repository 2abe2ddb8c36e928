//! Which campaigns tell what a figure is made of, where others do not: kept alone, they make it known.

use crate::dto::dashboard::{Choice, ToldBy};
use crate::dto::figure::Figure;
use crate::failure::Failure;
use crate::figures::groups;
use crate::house::House;
use crate::lang::{Lang, one_of};
use crate::reasons::NOT_EVERYWHERE;
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::format::{NBSP, counted};
use domain::totals::Measure;
use kpi::find;
use std::collections::BTreeSet;

/// Names in a sentence: more could not be read.
const MOST_NAMES: usize = 5;

/// Returns the campaigns that tell what figures lack elsewhere; nothing where none of them is unknown for that, or no
/// campaign tells any of it.
///
/// Of several figures it may be that no campaign tells all: then those that tell most.
pub(crate) async fn told_by(
    house: &House,
    figures: &[&Figure],
    filter: &Filter,
    (lang, today): (Lang, NaiveDate),
) -> Result<Option<ToldBy>, Failure> {
    let lacking = figures
        .iter()
        .filter(|figure| figure.unknown.as_ref().is_some_and(|unknown| unknown.reason == NOT_EVERYWHERE));
    let needs: BTreeSet<Measure> =
        lacking.filter_map(|figure| find(&figure.key)).flat_map(kpi::Definition::needs).collect();
    if needs.is_empty() {
        return Ok(None);
    }
    let names = house.store.campaigns().await?;
    let name = |code: &str| {
        let own = names.iter().find(|campaign| campaign.code == code);
        Choice { code: code.to_owned(), name: own.map_or(code, |own| &own.name).to_owned() }
    };
    let mut campaigns: Vec<(usize, Choice)> = Vec::new();
    for group in groups(house, filter, &[Dimension::Campaign], today).await? {
        let Some((_, Some(code))) = group.key.first() else { continue };
        let told = needs.iter().filter(|measure| group.totals.get(**measure).value().is_some()).count();
        campaigns.push((told, name(code)));
    }
    let most = campaigns.iter().map(|(told, _)| *told).max().unwrap_or_default();
    if most == 0 || (figures.len() == 1 && most < needs.len()) {
        return Ok(None);
    }
    let (told, silent): (Vec<_>, Vec<_>) = campaigns.into_iter().partition(|(told, _)| *told == most);
    let choices = |of: Vec<(usize, Choice)>| of.into_iter().map(|(_, choice)| choice).collect::<Vec<_>>();
    let (told, silent) = (choices(told), choices(silent));
    Ok((!silent.is_empty()).then(|| ToldBy { text: sentence(&told, &silent, lang), campaigns: told }))
}

fn sentence(told: &[Choice], silent: &[Choice], lang: Lang) -> String {
    let all = counted((told.len() + silent.len()) as u64, "campagne", "campagnes", lang);
    let count = told.len();
    let (told, silent) = (listed(told, lang), listed(silent, lang));
    one_of(
        lang,
        format!("Connu de {count} sur {all}{NBSP}: {told}. Manque{NBSP}: {silent}."),
        format!("Known of {count} of {}: {told}. Missing: {silent}.", all.replace("campagne", "campaign")),
    )
}

fn listed(campaigns: &[Choice], lang: Lang) -> String {
    let names = campaigns.iter().take(MOST_NAMES).map(|choice| choice.name.as_str());
    let mut text = names.collect::<Vec<_>>().join(", ");
    let more = campaigns.len().saturating_sub(MOST_NAMES);
    if more > 0 {
        text += &one_of(lang, format!(" et {more} autres"), format!(" and {more} more"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices(names: &[&str]) -> Vec<Choice> {
        names.iter().map(|name| Choice { code: (*name).to_owned(), name: (*name).to_owned() }).collect()
    }

    #[test]
    fn a_few_campaigns_are_named_and_the_others_counted() {
        let told = choices(&["A", "B"]);
        let silent = choices(&["C", "D", "E", "F", "G", "H", "I"]);
        assert_eq!(
            sentence(&told, &silent, Lang::Fr),
            "Connu de 2 sur 9\u{a0}campagnes\u{a0}: A, B. Manque\u{a0}: C, D, E, F, G et 2 autres."
        );
        assert_eq!(
            sentence(&told, &silent[..1], Lang::En),
            "Known of 2 of 3\u{a0}campaigns: A, B. Missing: C."
        );
    }
}
