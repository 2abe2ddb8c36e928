//! Deals, and the days on which they entered stages.

use crate::error::Result;
use crate::import_run::ImportId;
use crate::outcome::{Outcome, Refusal};
use crate::outcome_row::Told;
use crate::row::{Value, hash, hash_values, iso};
use crate::table::{OPPORTUNITY, OPPORTUNITY_STAGE};
use crate::waiting::{self, Nobody, Put};
use crate::work::{Draft, Work};
use domain::fact::{Located, OpportunityFact};
use domain::words::OpportunityStatus;
use sqlx::SqliteConnection;
use std::collections::{HashMap, HashSet};

/// Takes deals and changes of stage.
///
/// A change of stage of a deal that is known says nothing of the deal itself; of one that is not, it makes it known.
pub(crate) async fn take(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &[Located<OpportunityFact>],
) -> Result<Vec<Outcome>> {
    let numbers = rows.iter().filter_map(|row| row.fact.number.as_deref()).map(of_number);
    let known = OPPORTUNITY.find(connection, numbers).await?;
    let mut deals: HashMap<i64, i64> = known.iter().map(|(identity, found)| (*identity, found.id)).collect();
    let is_known = |fact: &OpportunityFact| {
        fact.is_history()
            && fact.number.as_deref().is_some_and(|number| known.contains_key(&of_number(number)))
    };
    let (histories, others): (Vec<_>, Vec<_>) =
        (0..rows.len()).partition(|place| is_known(&rows[*place].fact));

    let mut outcomes: Vec<Outcome> = vec![Outcome::Same; rows.len()];
    let mut identities: Vec<Option<i64>> = vec![None; rows.len()];
    for place in histories {
        identities[place] = rows[place].fact.number.as_deref().map(of_number);
    }
    let drafts = drafts(connection, work, import, rows, &others).await?;
    let mut written = Vec::with_capacity(drafts.len());
    let mut places = Vec::with_capacity(drafts.len());
    let mut made: HashSet<i64> = HashSet::new();
    for (place, draft) in drafts {
        match draft {
            Err(refusal) => outcomes[place] = Outcome::Refused(refusal),
            Ok(draft) => {
                identities[place] = Some(draft.identity);
                // The first change of stage makes the deal known, the next ones add nothing to it.
                if made.insert(draft.identity) || !rows[place].fact.is_history() {
                    places.push(place);
                    written.push(draft);
                }
            }
        }
    }
    let ids: Vec<i64> = written.iter().map(|draft| draft.identity).collect();
    let done = work.write(connection, &OPPORTUNITY, import.0, written).await?;
    for ((place, identity), (id, outcome)) in places.into_iter().zip(ids).zip(done) {
        deals.insert(identity, id);
        outcomes[place] = outcome;
    }
    stages(connection, work, import, rows, &identities, &deals, &mut outcomes).await?;
    Ok(outcomes)
}

fn of_number(number: &str) -> i64 {
    hash(["opportunity", "number", number])
}

/// Returns the deals that these rows tell, by the row's place.
async fn drafts(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &[Located<OpportunityFact>],
    places: &[usize],
) -> Result<Vec<(usize, std::result::Result<Draft, Refusal>)>> {
    let told: Vec<Told<'_>> = places.iter().map(|place| told(&rows[*place].fact)).collect();
    let put = waiting::put(connection, work, import, &told, Nobody::Refused).await?;
    let mut drafts = Vec::with_capacity(places.len());
    for (place, put) in places.iter().zip(put) {
        let draft = match put {
            Err(refusal) => Err(refusal),
            Ok(put) => draft(work, import, &rows[*place], put)?,
        };
        drafts.push((*place, draft));
    }
    Ok(drafts)
}

fn told(fact: &OpportunityFact) -> Told<'_> {
    let entered = fact.entered.iter().map(|entry| entry.on).min();
    Told { scope: &fact.scope, contact: &fact.contact, date: fact.opened_on.or(entered).or(fact.closed_on) }
}

fn draft(
    work: &mut Work,
    import: ImportId,
    located: &Located<OpportunityFact>,
    put: Put,
) -> Result<std::result::Result<Draft, Refusal>> {
    let fact = &located.fact;
    let Ok(amount) = fact.amount.map(domain::money::Money::to_e4).transpose() else {
        return Ok(Err(Refusal::Amount));
    };
    // Where the row has the days of stages, they say how far the deal is and how it ended.
    let by_itself = fact.entered.is_empty();
    let status = fact.status.filter(|_| by_itself || fact.status_text.is_some());
    let own = [
        (&fact.number).into(),
        (&fact.name).into(),
        fact.opened_on.into(),
        fact.closed_on.into(),
        status.map(OpportunityStatus::key).into(),
        (&fact.status_text).into(),
        (&fact.stage.clone().filter(|_| by_itself)).into(),
        amount.into(),
        fact.amount.map_or(Value::Null, |money| Value::from(money.currency.code())),
    ];
    let mut content = waiting::told(&put.values).to_vec();
    content.extend(own.iter().cloned());
    content.push(Value::Int(put.told_contact));
    let content = hash_values(&content);
    let identity = match &fact.number {
        None => {
            let opened = fact.opened_on.map(iso).unwrap_or_default();
            let parts = [put.who.to_string(), fact.name.clone().unwrap_or_default(), opened];
            waiting::identity(work, import, "opportunity", None, &parts, located.changes())?
        }
        Some(number) => {
            let identity = of_number(number);
            // A change of stage says nothing of the deal that another row could contradict.
            let run = work.run(import)?;
            if !fact.is_history()
                && let Some(row) = run.contradicted(identity, located.row, content)
            {
                return Ok(Err(Refusal::Contradicts { row }));
            }
            identity
        }
    };
    let mut values = put.values;
    values.extend(own);
    Ok(Ok(Draft { row: located.row, identity, content, values }))
}

/// Writes the days on which deals entered stages.
async fn stages(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &[Located<OpportunityFact>],
    identities: &[Option<i64>],
    deals: &HashMap<i64, i64>,
    outcomes: &mut [Outcome],
) -> Result<()> {
    let mut drafts = Vec::new();
    let mut places = Vec::new();
    for (place, located) in rows.iter().enumerate() {
        let Some((identity, deal)) = identities[place].and_then(|i| Some((i, *deals.get(&i)?))) else {
            continue;
        };
        for entry in &located.fact.entered {
            let identity = hash(["stage", &identity.to_string(), &entry.stage, &iso(entry.on)]);
            let values = vec![
                Value::Int(deal),
                Value::from(entry.stage.as_str()),
                Some(entry.on).into(),
                entry.ends.map(OpportunityStatus::key).into(),
            ];
            places.push(place);
            drafts.push(Draft::of_values(located.row, identity, values));
        }
    }
    let done = work.write(connection, &OPPORTUNITY_STAGE, import.0, drafts).await?;
    for (place, (_, outcome)) in places.into_iter().zip(done) {
        if outcomes[place] == Outcome::Same {
            outcomes[place] = outcome;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Db, db, deal, enters, eur, is_never, known, person, piece_to, rows};
    use domain::fact::{ContactFact, Facts};
    use domain::totals::Measure;

    async fn mailed() -> Db {
        let db = db().await;
        let letters = ["Durand", "Martin", "Petit"].map(|name| piece_to("P", "2026-03-02", name, name));
        db.import(Facts::Pieces(rows(letters.to_vec()))).await;
        db
    }

    fn sheet(deals: Vec<OpportunityFact>) -> Facts {
        Facts::Opportunities(rows(deals))
    }

    fn won(number: &str, name: &str, cents: i64) -> OpportunityFact {
        OpportunityFact {
            status: Some(OpportunityStatus::Won),
            amount: Some(eur(cents)),
            ..deal(number, person(name), "2026-03-20")
        }
    }

    #[tokio::test]
    async fn deals_are_counted_open_won_and_lost() {
        let db = mailed().await;
        let lost = OpportunityFact {
            status: Some(OpportunityStatus::Lost),
            ..deal("D2", person("Martin"), "2026-03-21")
        };
        db.import(sheet(vec![won("D1", "Durand", 280_000), lost, deal("D3", person("Petit"), "2026-03-22")]))
            .await;
        let totals = db.totals().await;
        for (measure, expected) in [
            (Measure::Opportunities, 3),
            (Measure::WonOpportunities, 1),
            (Measure::LostOpportunities, 1),
            (Measure::Signed, 2_800),
        ] {
            assert_eq!(known(&totals, measure), Some(expected), "{measure:?}");
        }
    }

    #[tokio::test]
    async fn a_deal_won_without_its_amount_leaves_the_sum_unknown() {
        let db = mailed().await;
        let bare = OpportunityFact { amount: None, ..won("D2", "Martin", 1) };
        db.import(sheet(vec![won("D1", "Durand", 280_000), bare])).await;
        assert!(is_never(db.totals().await.signed));
        assert_eq!(known(&db.totals().await, Measure::WonOpportunities), Some(2));
    }

    #[tokio::test]
    async fn a_history_of_stages_says_how_a_deal_ended_and_leaves_what_its_own_row_says() {
        let db = mailed().await;
        let open =
            OpportunityFact { amount: Some(eur(280_000)), ..deal("D1", person("Durand"), "2026-03-20") };
        let first = db.import(sheet(vec![open])).await;
        let history = || {
            sheet(vec![
                enters("D1", "Devis", "2026-03-25", None),
                enters("D1", "Signature", "2026-04-10", Some(OpportunityStatus::Won)),
            ])
        };
        let done = db.import(history()).await;
        assert_eq!(done.outcomes, [Outcome::New, Outcome::New]);
        let totals = db.totals().await;
        assert_eq!(known(&totals, Measure::Opportunities), Some(1));
        assert_eq!(known(&totals, Measure::Signed), Some(2_800));
        assert_eq!(db.import(history()).await.outcomes, [Outcome::Same, Outcome::Same]);
        assert!(matches!(
            db.store.undo(first.id, crate::Dependents::Refuse).await,
            Err(crate::StoreError::BuiltUpon { .. })
        ));
    }

    #[tokio::test]
    async fn a_history_alone_makes_its_deals_known() {
        let db = mailed().await;
        let told = |stage: &str, day: &str| OpportunityFact {
            contact: person("Durand"),
            ..enters("D9", stage, day, None)
        };
        let done = db.import(sheet(vec![told("Contact", "2026-03-20"), told("Devis", "2026-03-25")])).await;
        assert_eq!(done.outcomes, [Outcome::New, Outcome::New]);
        assert_eq!(known(&db.totals().await, Measure::Opportunities), Some(1));
        // The deal's own row comes later, and says more.
        let done = db.import(sheet(vec![won("D9", "Durand", 100)])).await;
        assert_eq!(done.outcomes, [Outcome::Changed]);
        assert_eq!(known(&db.totals().await, Measure::WonOpportunities), Some(1));
        assert_eq!(known(&db.totals().await, Measure::Opportunities), Some(1));
    }

    #[tokio::test]
    async fn the_same_number_twice_is_refused_unless_the_rows_are_alike() {
        let db = mailed().await;
        let twice = vec![won("D1", "Durand", 100), won("D1", "Durand", 100), won("D1", "Martin", 200)];
        let done = db.import(sheet(twice)).await;
        let contradicts = Outcome::Refused(Refusal::Contradicts { row: 2 });
        assert_eq!(done.outcomes, [Outcome::New, Outcome::Same, contradicts]);
    }

    #[tokio::test]
    async fn a_deal_without_a_number_is_its_person_name_and_day() {
        let db = mailed().await;
        let unnumbered = |cents| OpportunityFact {
            number: None,
            name: Some("Chaudière".to_owned()),
            ..won("", "Durand", cents)
        };
        assert_eq!(db.import(sheet(vec![unnumbered(100)])).await.outcomes, [Outcome::New]);
        assert_eq!(db.import(sheet(vec![unnumbered(100)])).await.outcomes, [Outcome::Same]);
        assert_eq!(db.import(sheet(vec![unnumbered(200)])).await.outcomes, [Outcome::Changed]);
        let nobody = OpportunityFact { contact: ContactFact::default(), ..won("D5", "", 1) };
        let refused = db.import(sheet(vec![nobody])).await;
        assert_eq!(refused.outcomes, [Outcome::Refused(Refusal::NoCampaign)]);
    }
}
