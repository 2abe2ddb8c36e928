//! Orders: kept as they are told, and joined anew whenever pieces, contacts or windows change.

use crate::contact;
use crate::error::Result;
use crate::import_run::ImportId;
use crate::join::{Ask, Joined, Keys, Span, resolve};
use crate::known::Known;
use crate::outcome::{Outcome, Refusal};
use crate::row::{Value, hash, hash_values, iso, some_day};
use crate::table::ORDERS;
use crate::work::{CHUNK, Draft, Work};
use domain::fact::{ContactFact, Located, OrderFact};
use domain::totals::Measure;
use domain::words::JoinedBy;
use sqlx::SqliteConnection;
use std::collections::HashSet;

/// What orders tell; margin is known only where each order has one, or the campaign a rate.
pub(crate) const TELLS: [Measure; 4] =
    [Measure::Orders, Measure::Revenue, Measure::NewCustomers, Measure::ReactivatedCustomers];

/// Takes orders.
pub(crate) async fn take(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &[Located<OrderFact>],
) -> Result<Vec<Outcome>> {
    let identified: Vec<(usize, i64, &ContactFact)> = rows
        .iter()
        .enumerate()
        .filter_map(|(place, row)| Some((place, contact::identity(&row.fact.contact)?, &row.fact.contact)))
        .collect();
    let wanted: Vec<(i64, &ContactFact)> = identified.iter().map(|(_, id, fact)| (*id, *fact)).collect();
    let ids = contact::take(connection, work, import.0, &wanted).await?;
    let mut contacts = vec![None; rows.len()];
    for ((place, ..), id) in identified.iter().zip(ids) {
        contacts[*place] = Some(id);
    }
    let mut outcomes = Vec::with_capacity(rows.len());
    let mut drafts = Vec::with_capacity(rows.len());
    let mut places = Vec::with_capacity(rows.len());
    for (located, contact) in rows.iter().zip(contacts) {
        match draft(work, import, located, contact)? {
            Err(refusal) => outcomes.push(Outcome::Refused(refusal)),
            Ok(draft) => {
                places.push(outcomes.len());
                outcomes.push(Outcome::Same);
                drafts.push(draft);
            }
        }
    }
    let written = work.write(connection, &ORDERS, import.0, drafts).await?;
    for (place, (_, outcome)) in places.into_iter().zip(written) {
        outcomes[place] = outcome;
    }
    Ok(outcomes)
}

fn draft(
    work: &mut Work,
    import: ImportId,
    located: &Located<OrderFact>,
    contact: Option<i64>,
) -> Result<std::result::Result<Draft, Refusal>> {
    let fact = &located.fact;
    let run = work.run(import)?;
    let (Ok(amount), Ok(margin)) =
        (fact.amount.to_e4(), fact.margin.map(domain::money::Money::to_e4).transpose())
    else {
        return Ok(Err(Refusal::Amount));
    };
    let natural = if let Some(number) = &fact.number {
        hash(["order", number])
    } else {
        let who = contact::identity(&fact.contact).unwrap_or_default().to_string();
        let reference = fact.scope.reference.as_deref().unwrap_or_default();
        hash(["order of", &who, reference, &iso(fact.date), &amount.to_string()])
    };
    let ordinal = run.ordinal(natural);
    let campaign = fact.scope.campaign.clone().or_else(|| run.import.campaign.clone());
    match campaign.as_deref().map(|code| work.known.campaign(code)) {
        Some(Some(id)) => {
            work.tells(id, import.0, &TELLS);
            work.touched.insert(id);
        }
        // A campaign still to come is joined when it comes.
        Some(None) => {}
        None => work.run(import)?.saw_order(fact.date),
    }
    let mut values = vec![Value::Null; 7];
    let own = [
        (&campaign).into(),
        fact.scope.posting_date.into(),
        (&fact.scope.cell).into(),
        (&fact.scope.reference).into(),
        contact.into(),
        (&fact.number).into(),
        Some(fact.date).into(),
        Value::Int(amount),
        margin.into(),
        Value::from(fact.amount.currency.code()),
    ];
    let mut content = own.to_vec();
    content.push(Value::Int(contact::told_hash(&fact.contact)));
    values.extend(own);
    let identity = hash(["ordinal", &natural.to_string(), &ordinal.to_string()]);
    Ok(Ok(Draft { row: located.row, identity, content: hash_values(&content), values }))
}

#[derive(sqlx::FromRow)]
struct Open {
    id: i64,
    campaign_id: Option<i64>,
    mailing_id: Option<i64>,
    cell_id: Option<i64>,
    key_code: Option<String>,
    piece_id: Option<i64>,
    contact_id: Option<i64>,
    joined_by: Option<String>,
    told_campaign: Option<String>,
    told_posting_date: Option<String>,
    told_key_code: Option<String>,
    told_reference: Option<String>,
    told_contact_id: Option<i64>,
    reference: Option<String>,
    siret: Option<String>,
    email: Option<String>,
    address_key: Option<i64>,
    date: Option<String>,
}

/// Joins every order anew, but those of a list's own columns and of a person's decision.
///
/// Returns the campaigns that gained or lost an order.
pub(crate) async fn rejoin(connection: &mut SqliteConnection, known: &Known) -> Result<HashSet<i64>> {
    let mut touched = HashSet::new();
    let mut after = 0_i64;
    loop {
        let open: Vec<Open> = sqlx::query_as(include_str!("../sql/orders/open.sql"))
            .bind(after)
            .bind(CHUNK.cast_signed() as i64)
            .fetch_all(&mut *connection)
            .await?;
        let Some(last) = open.last() else {
            return Ok(touched);
        };
        after = last.id;
        let asks = open.iter().map(|order| order.ask(known)).collect::<Result<Vec<_>>>()?;
        let joined = resolve(connection, known, &asks, Span::Window).await?;
        for (order, joined) in open.iter().zip(joined) {
            // A code that no campaign has joins nothing, and least of all another campaign.
            let nowhere = order.told_campaign.as_ref().is_some_and(|code| known.campaign(code).is_none());
            let joined = joined.ok().filter(|_| !nowhere);
            if !order.is_joined(joined.as_ref()) {
                touched.extend(order.campaign_id);
                touched.extend(joined.as_ref().map(|joined| joined.campaign));
                order.store(connection, joined.as_ref()).await?;
            }
        }
    }
}

impl Open {
    fn ask(&self, known: &Known) -> Result<Ask> {
        let keys = Keys {
            reference: self.reference.clone(),
            siret: self.siret.clone(),
            email: self.email.clone(),
            address_key: self.address_key,
        };
        Ok(Ask {
            campaign: self.told_campaign.as_ref().and_then(|code| known.campaign(code)),
            posting: some_day("orders", "told_posting_date", self.told_posting_date.as_deref())?,
            key_code: self.told_key_code.clone(),
            reference: self.told_reference.clone(),
            keys: (keys != Keys::default()).then_some(keys),
            date: some_day("orders", "date", self.date.as_deref())?,
        })
    }

    fn is_joined(&self, joined: Option<&Joined>) -> bool {
        let now = joined.map(|j| {
            let contact = j.contact.or(self.told_contact_id);
            (Some(j.campaign), j.mailing, j.cell, &j.key_code, j.piece, contact, Some(j.by.key()))
        });
        let none = (None, None, None, &None, None, self.told_contact_id, None);
        let before = (
            self.campaign_id,
            self.mailing_id,
            self.cell_id,
            &self.key_code,
            self.piece_id,
            self.contact_id,
            self.joined_by.as_deref(),
        );
        now.unwrap_or(none) == before
    }

    async fn store(&self, connection: &mut SqliteConnection, joined: Option<&Joined>) -> Result<()> {
        sqlx::query(include_str!("../sql/orders/join.sql"))
            .bind(joined.map(|joined| joined.campaign))
            .bind(joined.and_then(|joined| joined.mailing))
            .bind(joined.and_then(|joined| joined.cell))
            .bind(joined.and_then(|joined| joined.key_code.clone()))
            .bind(joined.and_then(|joined| joined.piece))
            .bind(joined.and_then(|joined| joined.contact).or(self.told_contact_id))
            .bind(joined.map(|joined| joined.by).map(JoinedBy::key))
            .bind(self.id)
            .execute(connection)
            .await?;
        Ok(())
    }
}
