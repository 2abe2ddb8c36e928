//! Which opinions are quoted beside a figure: those that say most, of each kind, and nobody is named.

use super::group_of;
use crate::dto::opinions::Quote;
use crate::failure::Failure;
use crate::house::House;
use crate::lang::Lang;
use domain::filter::Filter;
use domain::format;
use domain::totals::Measure;
use kpi::Definition;
use std::cmp::Reverse;
use store::{Opinion, PAGE, RowNumber};

/// Quoted of each kind at most.
const EACH: usize = 2;
/// Shorter words say little.
const SHORTEST: usize = 12;
/// Longer ones are no quotation.
const LONGEST: usize = 280;

/// Returns what is quoted beside a figure that counts opinions: first what went wrong, then what went well.
///
/// Of each kind the newest [`PAGE`] rows behind the figure are looked at.
pub(crate) async fn quotes(
    house: &House,
    entry: &Definition,
    filter: &Filter,
    lang: Lang,
) -> Result<Vec<Quote>, Failure> {
    if !entry.needs().contains(&Measure::Promoters) {
        return Ok(Vec::new());
    }
    let mut quotes = Vec::new();
    for measure in [Measure::Detractors, Measure::Passives, Measure::Promoters] {
        let total = house.store.rows_behind(measure, filter, 0, 1).await?.total;
        let last = u32::try_from(total.saturating_sub(1) / u64::from(PAGE)).unwrap_or_default();
        let mut ids = Vec::new();
        for page in last.saturating_sub(1)..=last {
            let rows = house.store.rows_behind(measure, filter, page, PAGE).await?.rows;
            ids.extend(
                rows.into_iter().filter(|row| row.number.entity == super::ENTITY).map(|row| row.number.row),
            );
        }
        let found = house.store.opinions_by_id(&ids).await?;
        quotes.extend(telling(found).into_iter().map(|one| quote(one, lang)));
    }
    Ok(quotes)
}

/// Returns the opinions that say most: tagged ones first, then the furthest score, then the most words.
fn telling(mut found: Vec<Opinion>) -> Vec<Opinion> {
    let length = |one: &Opinion| one.verbatim.as_deref().unwrap_or_default().trim().chars().count();
    found.retain(|one| (SHORTEST..=LONGEST).contains(&length(one)));
    let far = |one: &Opinion| (i16::from(one.score) * 10 - 75).abs();
    found.sort_by_key(|one| {
        (one.tags.is_empty(), Reverse(far(one)), Reverse(length(one)), Reverse(one.date), Reverse(one.id))
    });
    found.truncate(EACH);
    found
}

fn quote(one: Opinion, lang: Lang) -> Quote {
    let about = [one.campaign, one.moment, one.date.map(|day| format::date(day, lang))];
    Quote {
        name: RowNumber { entity: super::ENTITY.to_owned(), row: one.id }.to_string(),
        score: u32::from(one.score),
        group: group_of(one.score).to_owned(),
        text: one.verbatim.unwrap_or_default().trim().to_owned(),
        about: about.into_iter().flatten().collect::<Vec<_>>().join(" · "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(id: i64, score: u8, verbatim: &str, tags: &[&str]) -> Opinion {
        Opinion {
            id,
            score,
            date: None,
            moment: None,
            verbatim: Some(verbatim.to_owned()),
            campaign: None,
            who: Some("Durand SA".to_owned()),
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            file: String::new(),
            sheet: None,
            row: 2,
            waits: None,
        }
    }

    #[test]
    fn what_says_most_is_quoted_and_nobody_is_named() {
        let long = "x".repeat(LONGEST + 1);
        let found = vec![
            said(1, 4, "Un peu lent à répondre", &[]),
            said(2, 0, "Jamais rappelé malgré deux relances", &[]),
            said(3, 0, "Bof", &[]),
            said(4, 0, &long, &[]),
            said(5, 6, "Livraison en retard de dix jours", &["délai"]),
            said(6, 0, "Jamais rappelé", &[]),
        ];
        let ids: Vec<i64> = telling(found.clone()).into_iter().map(|one| one.id).collect();
        assert_eq!(ids, [5, 2], "a tag first, then the lowest score with the most words");
        let quote = quote(found[1].clone(), Lang::Fr);
        assert_eq!((quote.group.as_str(), quote.about.as_str()), ("detractor", ""));
    }
}
