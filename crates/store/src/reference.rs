//! Published rates, to compare one's own with.

use crate::error::Result;
use crate::import_run::ImportId;
use crate::outcome::{Outcome, Refusal};
use crate::row::Value;
use crate::table::REFERENCE_RATE;
use crate::waiting;
use crate::work::{Draft, Work};
use domain::fact::{Located, ReferenceFact};
use domain::words::ListType;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use sqlx::SqliteConnection;

/// Takes published rates.
pub(crate) async fn take(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &[Located<ReferenceFact>],
) -> Result<Vec<Outcome>> {
    let mut drafts = Vec::with_capacity(rows.len());
    for located in rows {
        drafts.push(match e6(located.fact.value) {
            None => Err(Refusal::Amount),
            Some(value) => Ok(draft(work, import, located, value)?),
        });
    }
    waiting::write(connection, work, &REFERENCE_RATE, import, drafts).await
}

fn draft(work: &mut Work, import: ImportId, located: &Located<ReferenceFact>, value: i64) -> Result<Draft> {
    let fact = &located.fact;
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    let list_type = fact.list_type.map_or("", ListType::key).to_owned();
    let year = fact.year.map(|year| year.to_string()).unwrap_or_default();
    let parts = [
        text(&fact.sector),
        text(&fact.audience),
        list_type,
        text(&fact.country),
        text(&fact.basis),
        year,
        text(&fact.source),
    ];
    let identity = waiting::identity(work, import, "reference", None, &parts, None)?;
    let values = vec![
        (&fact.sector).into(),
        (&fact.audience).into(),
        fact.list_type.map(ListType::key).into(),
        (&fact.country).into(),
        (&fact.basis).into(),
        fact.low.and_then(e6).into(),
        Value::Int(value),
        fact.high.and_then(e6).into(),
        fact.year.map(i64::from).into(),
        (&fact.source).into(),
        (&fact.address).into(),
    ];
    Ok(Draft::of_values(located.row, identity, values))
}

/// Returns a number in millionths, `None` where it is finer or too large.
pub(crate) fn e6(number: Decimal) -> Option<i64> {
    let millionths = number.checked_mul(Decimal::from(1_000_000))?;
    if millionths.fract().is_zero() { millionths.to_i64() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{db, rows};
    use domain::fact::Facts;

    #[tokio::test]
    async fn a_published_rate_is_known_by_all_that_it_is_of() {
        let db = db().await;
        let rate = |year, value| ReferenceFact {
            sector: Some("BTP".to_owned()),
            list_type: Some(ListType::Cold),
            year: Some(year),
            value,
            ..ReferenceFact::default()
        };
        let sheet = |value| Facts::References(rows(vec![rate(2024, value), rate(2025, value)]));
        let (one, two) = (Decimal::new(9, 3), Decimal::new(11, 3));
        assert_eq!(db.import(sheet(one)).await.outcomes, [Outcome::New, Outcome::New]);
        assert_eq!(db.import(sheet(one)).await.outcomes, [Outcome::Same, Outcome::Same]);
        assert_eq!(db.import(sheet(two)).await.outcomes, [Outcome::Changed, Outcome::Changed]);
        let kept: Vec<i64> = sqlx::query_scalar("SELECT value_e6 FROM reference_rate ORDER BY id")
            .fetch_all(db.store.readers())
            .await
            .unwrap();
        assert_eq!(kept, [11_000, 11_000]);
    }
}
