//! Costs of whole campaigns, mailings and cells.

use crate::error::{Result, StoreError};
use crate::import_run::ImportId;
use crate::outcome::{Outcome, Refusal};
use crate::row::{Value, hash, hash_values, iso, money, some_day};
use crate::table::COST;
use crate::work::{Draft, Work};
use domain::fact::{CostAmount, CostFact, Located};
use domain::money::Money;
use domain::slice::CostPot;
use domain::totals::Measure;
use domain::words::CostItem;
use sqlx::SqliteConnection;

/// A cost tells all items: one that is not on the list was not spent.
pub(crate) const TELLS: [Measure; 6] = [
    Measure::CostCreation,
    Measure::CostList,
    Measure::CostPrinting,
    Measure::CostHandling,
    Measure::CostPostage,
    Measure::CostOther,
];

/// On what a cost was spent.
struct Spent {
    campaign: i64,
    mailing: Option<i64>,
    cell: Option<i64>,
}

/// Takes costs.
pub(crate) async fn take(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &[Located<CostFact>],
) -> Result<Vec<Outcome>> {
    let mut outcomes = Vec::with_capacity(rows.len());
    let mut drafts = Vec::with_capacity(rows.len());
    let mut places = Vec::with_capacity(rows.len());
    for located in rows {
        let spent = spent_on(work, import, &located.fact)?;
        match spent.and_then(|spent| Ok((amounts(located.fact.amount)?, spent))) {
            Err(refusal) => outcomes.push(Outcome::Refused(refusal)),
            Ok((amounts, spent)) => {
                places.push(outcomes.len());
                outcomes.push(Outcome::Same);
                work.tells(spent.campaign, import.0, &TELLS);
                drafts.push(draft(work, import, located, &spent, amounts)?);
            }
        }
    }
    let written = work.write(connection, &COST, import.0, drafts).await?;
    for (place, (_, outcome)) in places.into_iter().zip(written) {
        outcomes[place] = outcome;
    }
    Ok(outcomes)
}

fn spent_on(
    work: &mut Work,
    import: ImportId,
    fact: &CostFact,
) -> Result<std::result::Result<Spent, Refusal>> {
    let run = work.run(import)?;
    let posting = fact.scope.posting_date.or(run.import.posting_date);
    let Some(code) = fact.scope.campaign.clone().or_else(|| run.import.campaign.clone()) else {
        return Ok(Err(Refusal::NoCampaign));
    };
    let Some(campaign) = work.known.campaign(&code) else {
        return Ok(Err(Refusal::UnknownCampaign(code)));
    };
    let mailings = work.known.of(campaign).map_or(&[][..], |known| known.mailings.as_slice());
    let mailing = posting.map(|date| (date, mailings.iter().find(|m| m.posting == Some(date))));
    if let Some((date, None)) = mailing {
        return Ok(Err(Refusal::UnknownMailing(date)));
    }
    let mailing = mailing.and_then(|(_, mailing)| mailing.map(|mailing| mailing.id));
    let cell = match &fact.scope.cell {
        None => None,
        Some(code) => {
            let fits = |(_, m): &&(i64, crate::known::MailingKnown)| {
                m.campaign == campaign && posting.is_none_or(|posting| m.posting == Some(posting))
            };
            match work.known.cells_of(code).iter().find(fits) {
                Some((cell, _)) => Some(*cell),
                None => return Ok(Err(Refusal::UnknownCell(code.clone()))),
            }
        }
    };
    Ok(Ok(Spent { campaign, mailing, cell }))
}

/// Returns fixed amount, unit price, quantity and currency.
fn amounts(amount: CostAmount) -> std::result::Result<[Value; 4], Refusal> {
    let e4 = |money: Money| money.to_e4().map_err(|_| Refusal::Amount);
    Ok(match amount {
        CostAmount::Fixed(money) => {
            [Value::Int(e4(money)?), Value::Null, Value::Null, Value::from(money.currency.code())]
        }
        CostAmount::PerPiece { price, quantity } => {
            let quantity = quantity.map(i64::try_from).transpose().map_err(|_| Refusal::Amount)?;
            [Value::Null, Value::Int(e4(price)?), quantity.into(), Value::from(price.currency.code())]
        }
    })
}

fn draft(
    work: &mut Work,
    import: ImportId,
    located: &Located<CostFact>,
    spent: &Spent,
    amounts: [Value; 4],
) -> Result<Draft> {
    let fact = &located.fact;
    let date = fact.date.map(iso).unwrap_or_default();
    let posting = fact.scope.posting_date.map(iso).unwrap_or_default();
    let natural = hash([
        "cost",
        work.known.code(spent.campaign),
        &posting,
        fact.scope.cell.as_deref().unwrap_or_default(),
        fact.plain_item.unwrap_or(fact.item).key(),
        fact.label.as_deref().unwrap_or_default(),
        &date,
    ]);
    let identity = work.run(import)?.identity(natural, located.changes());
    let mut values = vec![
        Value::Int(spent.campaign),
        spent.mailing.into(),
        spent.cell.into(),
        (&fact.scope.cell).into(),
        Value::from(fact.item.key()),
        (&fact.item_text).into(),
        (&fact.label).into(),
    ];
    values.extend(amounts);
    values.push(fact.date.into());
    let mut content = values.clone();
    if fact.item_text.is_some() {
        // What the text means may be translated anew: the row is the same.
        content[4] = Value::Null;
    }
    Ok(Draft { row: located.row, identity, content: hash_values(&content), values })
}

#[derive(sqlx::FromRow)]
struct Pot {
    campaign: String,
    posting_date: Option<String>,
    cell: Option<String>,
    item: String,
    e4: i64,
    currency: String,
    day: Option<String>,
}

/// Returns the costs of [`Beside::pots`](crate::Beside::pots).
pub(crate) async fn cost_pots(connection: &mut SqliteConnection) -> Result<Vec<CostPot>> {
    let rows: Vec<Pot> = sqlx::query_as(include_str!("../sql/cost/pots.sql")).fetch_all(connection).await?;
    rows.into_iter().map(pot).collect()
}

fn pot(row: Pot) -> Result<CostPot> {
    let item = CostItem::from_key(&row.item);
    Ok(CostPot {
        item: item.ok_or(StoreError::Inconsistent { table: "cost", column: "item", value: row.item })?,
        amount: money("cost", row.e4, &row.currency)?,
        posting_date: some_day("mailing", "posting_date", row.posting_date.as_deref())?,
        day: some_day("cost", "date", row.day.as_deref())?,
        campaign: row.campaign,
        cell: row.cell,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CellChange;
    use crate::testing::{cost, date, db, eur, known, of_campaign, piece, rows};
    use domain::fact::{Facts, Scope};
    use domain::words::CellRole;

    #[tokio::test]
    async fn a_price_a_piece_is_paid_for_the_pieces_of_its_scope_but_a_holdout() {
        let db = db().await;
        let places = [("A", "03"), ("A", "03"), ("B", "03"), ("A", "04")];
        let letters = places.map(|(cell, month)| piece("P", &format!("2026-{month}-02"), cell, ""));
        db.import(Facts::Pieces(rows(letters.to_vec()))).await;
        let price = CostAmount::PerPiece { price: eur(62), quantity: None };
        let stated = CostAmount::PerPiece { price: eur(10), quantity: Some(1000) };
        let second = Scope { posting_date: Some(date("2026-04-02")), ..of_campaign("P") };
        let mut of_wave = cost("P", CostItem::Printing, price);
        of_wave.scope = second;
        db.import(Facts::Costs(rows(vec![
            cost("P", CostItem::Postage, price),
            cost("P", CostItem::List, stated),
            cost("P", CostItem::Creation, CostAmount::Fixed(eur(90_000))),
            of_wave,
        ])))
        .await;
        let pots = |pots: Vec<CostPot>| -> Vec<(CostItem, Money)> {
            pots.into_iter().map(|pot| (pot.item, pot.amount)).collect()
        };
        let before = pots(db.store.beside().await.unwrap().pots.clone());
        for expected in [
            (CostItem::Postage, eur(4 * 62)),
            (CostItem::List, eur(10_000)),
            (CostItem::Creation, eur(90_000)),
            (CostItem::Printing, eur(62)),
        ] {
            assert!(before.contains(&expected), "{expected:?} in {before:?}");
        }
        db.store.change_cell("P", "B", &[CellChange::Role(Some(CellRole::Holdout))]).await.unwrap();
        let after = pots(db.store.beside().await.unwrap().pots.clone());
        assert!(after.contains(&(CostItem::Postage, eur(3 * 62))), "{after:?}");
        assert_eq!(known(&db.totals().await, Measure::CostOther), Some(0));
    }

    #[tokio::test]
    async fn a_cost_without_a_known_scope_is_refused() {
        let db = db().await;
        db.import(Facts::Pieces(rows(vec![piece("P", "2026-03-02", "A", "R1")]))).await;
        let with = |scope: Scope| CostFact { scope, ..cost("", CostItem::List, CostAmount::Fixed(eur(100))) };
        let wave = Scope { posting_date: Some(date("2026-05-02")), ..of_campaign("P") };
        let cell = Scope { cell: Some("Z".to_owned()), ..of_campaign("P") };
        let scopes = vec![with(Scope::default()), with(of_campaign("Z")), with(wave), with(cell)];
        let refusals = [
            Refusal::NoCampaign,
            Refusal::UnknownCampaign("Z".to_owned()),
            Refusal::UnknownMailing(date("2026-05-02")),
            Refusal::UnknownCell("Z".to_owned()),
        ];
        assert_eq!(db.import(Facts::Costs(rows(scopes))).await.outcomes, refusals.map(Outcome::Refused));
        assert_eq!(db.store.beside().await.unwrap().pots, []);
    }
}
