//! What figures should reach.

use crate::error::Result;
use crate::import_run::ImportId;
use crate::outcome::{Outcome, Refusal};
use crate::reference::e6;
use crate::row::{Value, hash, hash_values, iso};
use crate::table::TARGET;
use crate::waiting;
use crate::work::{Draft, Work};
use domain::fact::{Located, TargetFact, TargetValue};
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
pub(crate) fn amounts(value: TargetValue) -> Option<[Value; 4]> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{db, eur, rows};
    use domain::fact::Facts;
    use rust_decimal::Decimal;

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
            db.store.imported_targets().await.unwrap().into_iter().filter_map(|row| row.fact).collect();
        let revenue = target("revenue", TargetValue::Money(eur(36_000)));
        assert_eq!((kept.len(), kept.contains(&again), kept.contains(&revenue)), (4, true, true));
    }
}
