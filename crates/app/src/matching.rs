//! Outcomes to be matched: what joined nothing or only a campaign, and a person's decisions about it.

use crate::dto::matching::{MatchCandidate, WaitingPage, WaitingRow};
use crate::failure::Failure;
use crate::house::House;
use crate::lang::Lang;
use crate::words;
use store::{PieceFound, Who};

/// Returns a page of the outcomes that wait, newest first; only those of one kind where it is named.
pub async fn waiting(
    house: &House,
    page: u32,
    kind: Option<&str>,
    lang: Lang,
) -> Result<WaitingPage, Failure> {
    let counts = house.store.count_waiting().await?;
    let total = counts.iter().filter(|(entity, _)| kind.is_none_or(|kind| kind == entity));
    let total = total.map(|(_, rows)| rows).sum();
    let rows = house.store.waiting(kind, page).await?;
    Ok(self::page(total, &counts, rows, lang))
}

/// Returns a page of the outcomes that a person joined, the newest decision first.
pub async fn joined_by_hand(house: &House, page: u32, lang: Lang) -> Result<WaitingPage, Failure> {
    let counts = house.store.count_by_hand().await?;
    let total = counts.iter().map(|(_, rows)| rows).sum();
    let rows = house.store.joined_by_hand(page).await?;
    Ok(self::page(total, &counts, rows, lang))
}

/// Returns pieces found by name, postal code or reference; without a text, those that look like the outcome.
pub async fn candidates(
    house: &House,
    entity: &str,
    row: u32,
    text: &str,
) -> Result<Vec<MatchCandidate>, Failure> {
    let mut found = if text.trim().is_empty() {
        let (postal_code, name) = house.store.whom(entity, i64::from(row)).await?;
        let both = [postal_code.as_deref(), name.as_deref()].into_iter().flatten().collect::<Vec<_>>();
        let mut found = house.store.search_pieces(&both.join(" ")).await?;
        if found.is_empty()
            && let Some(postal_code) = postal_code
        {
            found = house.store.search_pieces(&postal_code).await?;
        }
        found
    } else {
        house.store.search_pieces(text).await?
    };
    found.truncate(50);
    Ok(found.iter().map(candidate).collect())
}

/// Joins an outcome to a piece, by a person's decision.
///
/// # Errors
/// [`store::StoreError::NotWaiting`], [`store::StoreError::NoPiece`].
pub async fn join(house: &House, entity: &str, row: u32, piece: u32, now: &str) -> Result<(), Failure> {
    Ok(house.store.join_by_hand(entity, i64::from(row), i64::from(piece), now).await?)
}

/// Takes such a decision back, and returns the number of the piece that it was for.
///
/// # Errors
/// [`store::StoreError::NotWaiting`] where nobody decided anything.
pub async fn unjoin(house: &House, entity: &str, row: u32) -> Result<u32, Failure> {
    let piece = house.store.unjoin_by_hand(entity, i64::from(row)).await?;
    Ok(u32::try_from(piece).unwrap_or(u32::MAX))
}

fn page(total: u64, counts: &[(String, u64)], rows: Vec<store::WaitingRow>, lang: Lang) -> WaitingPage {
    WaitingPage {
        total: u32::try_from(total).unwrap_or(u32::MAX),
        kinds: counts.iter().map(|(entity, rows)| words::undo::count_line(entity, *rows, lang)).collect(),
        rows: rows.into_iter().map(|row| waiting_row(row, lang)).collect(),
    }
}

fn waiting_row(row: store::WaitingRow, lang: Lang) -> WaitingRow {
    WaitingRow {
        row: u32::try_from(row.row).unwrap_or(u32::MAX),
        kind: words::undo::names(&row.entity, lang).0.to_owned(),
        date: row.day.map(|day| day.to_string()),
        who: who(&row.who),
        says: words::matching::says(&row.says, lang),
        campaign: row.campaign,
        piece: row.reference,
        file: row.file,
        sheet: row.sheet.unwrap_or_default(),
        line: u32::try_from(row.line).unwrap_or(u32::MAX),
        entity: row.entity,
    }
}

fn candidate(found: &PieceFound) -> MatchCandidate {
    MatchCandidate {
        piece: u32::try_from(found.piece).unwrap_or(u32::MAX),
        reference: found.reference.clone().unwrap_or_default(),
        who: who(&found.who),
        address: found.address.clone().unwrap_or_default(),
        campaign: found.campaign.clone(),
        posting: found.posting.map(|day| day.to_string()),
        cell: found.key_code.clone().unwrap_or_default(),
    }
}

/// Returns a person or company in one line: `Durand SA, Anne Durand, 69003 Lyon`.
fn who(who: &Who) -> String {
    let pair = |one: &Option<String>, other: &Option<String>| {
        [one, other].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
    };
    let parts = [
        who.company.clone().unwrap_or_default(),
        pair(&who.first_name, &who.last_name),
        pair(&who.postal_code, &who.city),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
