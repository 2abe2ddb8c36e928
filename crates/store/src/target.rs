//! What figures should reach.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::import_run::ImportId;
use crate::outcome::{Outcome, Refusal};
use crate::reference::e6;
use crate::row::{Value, hash, hash_values, iso, money, some_day};
use crate::table::TARGET;
use crate::waiting;
use crate::work::{Draft, Work};
use domain::fact::{Located, TargetFact, TargetValue};
use rust_decimal::Decimal;
use sqlx::SqliteConnection;

/// Takes targets; a figure has one a campaign and period.
pub(crate) async fn take(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &[Located<TargetFact>],
) -> Result<Vec<Outcome>> {
    let mut drafts = Vec::with_capacity(rows.len());
    for located in rows {
        drafts.push(match amounts(located.fact.value) {
            None => Err(Refusal::Amount),
            Some(amounts) => draft(work, import, located, amounts)?,
        });
    }
    waiting::write(connection, work, &TARGET, import, drafts).await
}

fn draft(
    work: &mut Work,
    import: ImportId,
    located: &Located<TargetFact>,
    amounts: [Value; 4],
) -> Result<std::result::Result<Draft, Refusal>> {
    let fact = &located.fact;
    let run = work.run(import)?;
    let campaign = fact.campaign.clone().or_else(|| run.import.campaign.clone());
    let day = |day: Option<_>| day.map(iso).unwrap_or_default();
    let of = campaign.clone().unwrap_or_default();
    let identity = hash(["target", &fact.figure, &of, &day(fact.from), &day(fact.to)]);
    let mut values =
        vec![Value::from(fact.figure.as_str()), (&campaign).into(), fact.from.into(), fact.to.into()];
    values.extend(amounts);
    Ok(match run.contradicted(identity, located.row, hash_values(&values)) {
        Some(row) => Err(Refusal::Contradicts { row }),
        None => Ok(Draft::of_values(located.row, identity, values)),
    })
}

/// Returns the columns of a target's value: number, ratio, amount, currency.
fn amounts(value: TargetValue) -> Option<[Value; 4]> {
    let mut columns = [Value::Null, Value::Null, Value::Null, Value::Null];
    match value {
        TargetValue::Number(number) => columns[0] = Value::Int(e6(number)?),
        TargetValue::Ratio(ratio) => columns[1] = Value::Int(e6(ratio)?),
        TargetValue::Money(money) => {
            columns[2] = Value::Int(money.to_e4().ok()?);
            columns[3] = Value::from(money.currency.code());
        }
    }
    Some(columns)
}

/// A target with its number in the database.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetRow {
    /// Its number.
    pub id: i64,
    /// What it says; its figure is a key of the catalogue.
    pub fact: TargetFact,
}

#[derive(sqlx::FromRow)]
struct Columns {
    id: i64,
    figure: String,
    campaign: Option<String>,
    from_day: Option<String>,
    to_day: Option<String>,
    number_e6: Option<i64>,
    ratio_e6: Option<i64>,
    amount_e4: Option<i64>,
    currency: Option<String>,
}

impl Store {
    /// Returns every target, by figure, campaign and period.
    pub async fn targets(&self) -> Result<Vec<TargetRow>> {
        let sql = include_str!("../sql/target/list.sql");
        let rows: Vec<Columns> = sqlx::query_as(sql).fetch_all(self.readers()).await?;
        rows.into_iter().map(target_of).collect()
    }
}

fn target_of(row: Columns) -> Result<TargetRow> {
    let e6 = |number| Decimal::new(number, 6).normalize();
    let value = match (row.number_e6, row.ratio_e6, row.amount_e4, &row.currency) {
        (Some(number), ..) => TargetValue::Number(e6(number)),
        (_, Some(ratio), ..) => TargetValue::Ratio(e6(ratio)),
        (_, _, Some(amount), Some(currency)) => TargetValue::Money(money("target", amount, currency)?),
        _ => {
            let value = row.id.to_string();
            return Err(StoreError::Inconsistent { table: "target", column: "number_e6", value });
        }
    };
    let fact = TargetFact {
        from: some_day("target", "from_day", row.from_day.as_deref())?,
        to: some_day("target", "to_day", row.to_day.as_deref())?,
        figure: row.figure,
        campaign: row.campaign,
        value,
    };
    Ok(TargetRow { id: row.id, fact })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{db, eur, rows};
    use domain::fact::Facts;

    fn target(figure: &str, value: TargetValue) -> TargetFact {
        TargetFact { figure: figure.to_owned(), campaign: None, from: None, to: None, value }
    }

    #[tokio::test]
    async fn a_target_is_known_by_its_figure_campaign_and_period() {
        let db = db().await;
        let three = TargetValue::Ratio(Decimal::new(3, 2));
        let of_p = TargetFact { campaign: Some("P".to_owned()), ..target("response_rate", three) };
        let facts = vec![
            target("response_rate", three),
            of_p,
            target("revenue", TargetValue::Money(eur(36_000))),
            target("orders", TargetValue::Number(Decimal::from(15))),
            target("orders", TargetValue::Number(Decimal::from(16))),
            target("roas", TargetValue::Number(Decimal::new(1, 9))),
        ];
        let done = db.import(Facts::Targets(rows(facts))).await;
        let refused = |refusal| Outcome::Refused(refusal);
        assert_eq!(
            done.outcomes,
            [
                Outcome::New,
                Outcome::New,
                Outcome::New,
                Outcome::New,
                refused(Refusal::Contradicts { row: 5 }),
                refused(Refusal::Amount)
            ]
        );
        let again = target("response_rate", TargetValue::Ratio(Decimal::new(4, 2)));
        assert_eq!(db.import(Facts::Targets(rows(vec![again.clone()]))).await.outcomes, [Outcome::Changed]);
        let kept: Vec<TargetFact> =
            db.store.targets().await.unwrap().into_iter().map(|row| row.fact).collect();
        let revenue = target("revenue", TargetValue::Money(eur(36_000)));
        assert_eq!((kept.len(), kept.contains(&again), kept.contains(&revenue)), (4, true, true));
    }
}
