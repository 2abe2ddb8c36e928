//! Contacts: recognised by what identifies them, completed by each file that says more.

use crate::error::Result;
use crate::join::Keys;
use crate::row::{Value, hash, hash_values, of_image};
use crate::table::CONTACT;
use crate::work::Work;
use domain::fact::ContactFact;
use domain::fold::fold;
use sqlx::SqliteConnection;
use std::collections::HashMap;

/// Columns before those that a contact tells: id, identity, content.
const BEFORE: usize = 3;

/// Returns what a contact is recognised by: its reference, else e-mail, SIRET or address with the name.
///
/// Colleagues share an e-mail address and a SIRET; they stay persons of their own.
pub(crate) fn identity(fact: &ContactFact) -> Option<i64> {
    if let Some(reference) = &fact.reference {
        return Some(hash(["reference", reference]));
    }
    let name = name(fact);
    if let Some(email) = &fact.email {
        return Some(hash(["email", email, &name]));
    }
    if let Some(siret) = &fact.siret {
        return Some(hash(["siret", siret, &name]));
    }
    if let Some(key) = address_key(fact) {
        return Some(key);
    }
    let company = folded(fact.company.as_ref());
    if name.is_empty() && company.is_empty() && fact.phone.is_none() {
        return None;
    }
    Some(hash(["name", &name, &company, fact.phone.as_deref().unwrap_or_default()]))
}

/// Returns what a contact can be joined by.
pub(crate) fn keys(fact: &ContactFact) -> Option<Keys> {
    let keys = Keys {
        reference: fact.reference.clone(),
        siret: fact.siret.clone(),
        email: fact.email.clone(),
        address_key: address_key(fact),
    };
    (keys != Keys::default()).then_some(keys)
}

/// Returns the hash of all that a row says of its contact.
pub(crate) fn told_hash(fact: &ContactFact) -> i64 {
    if fact.is_empty() { 0 } else { hash_values(&told(fact)) }
}

/// Returns the contacts' numbers; new ones are made, known ones completed by what these rows say.
pub(crate) async fn take(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: i64,
    wanted: &[(i64, &ContactFact)],
) -> Result<Vec<i64>> {
    let found = CONTACT.find(connection, wanted.iter().map(|(identity, _)| *identity)).await?;
    let mut rows: HashMap<i64, (i64, Vec<Value>)> = HashMap::new();
    let told: Vec<Vec<Value>> = wanted.iter().map(|(_, fact)| told(fact)).collect();
    let differing = wanted.iter().zip(&told).filter_map(|((identity, _), told)| {
        found.get(identity).filter(|row| row.content != hash_values(told)).map(|row| (row.id, *identity))
    });
    let differing: HashMap<i64, i64> = differing.collect();
    for (id, image) in CONTACT.images(connection, differing.keys().copied()).await? {
        let values = of_image("contact", &image)?;
        rows.insert(differing[&id], (id, values[BEFORE..].to_vec()));
    }
    let before: HashMap<i64, Vec<Value>> = rows.values().cloned().collect();

    let mut ids = Vec::with_capacity(wanted.len());
    let mut made = Vec::new();
    for ((identity, _), told) in wanted.iter().zip(told) {
        if let Some((id, values)) = rows.get_mut(identity) {
            complete(values, told);
            ids.push(*id);
        } else if let Some(row) = found.get(identity) {
            ids.push(row.id);
        } else {
            let id = work.next_id(connection, &CONTACT).await?;
            let mut values = told;
            values.push(Value::Int(import));
            rows.insert(*identity, (id, values));
            made.push(*identity);
            ids.push(id);
        }
    }
    let changed: Vec<i64> = differing.values().copied().filter(|i| before[&rows[i].0] != rows[i].1).collect();
    CONTACT.keep_images(connection, import, changed.iter().map(|identity| rows[identity].0)).await?;
    let puts = made.into_iter().chain(changed).map(|identity| {
        let (id, values) = &rows[&identity];
        let content = hash_values(&values[..values.len() - 1]);
        let mut row = vec![Value::Int(*id), Value::Int(identity), Value::Int(content)];
        row.extend_from_slice(values);
        row
    });
    CONTACT.put.put(connection, puts.collect()).await?;
    Ok(ids)
}

/// What a row says wins, what it leaves out stays.
fn complete(values: &mut [Value], told: Vec<Value>) {
    for (value, told) in values.iter_mut().zip(told) {
        if told != Value::Null {
            *value = told;
        }
    }
}

fn told(fact: &ContactFact) -> Vec<Value> {
    let departement = fact.postal_code.as_deref().and_then(domain::place::departement);
    vec![
        (&fact.reference).into(),
        (&fact.siret).into(),
        (&fact.company).into(),
        (&fact.civility).into(),
        (&fact.first_name).into(),
        (&fact.last_name).into(),
        (&fact.job_title).into(),
        (&fact.email).into(),
        (&fact.phone).into(),
        (&fact.address).into(),
        (&fact.address_2).into(),
        (&fact.postal_code).into(),
        (&fact.city).into(),
        (&departement).into(),
        (&fact.sector).into(),
        (&fact.salesperson).into(),
        address_key(fact).into(),
    ]
}

/// Returns the hash of the normalised name and address, where there are a name or company and a place.
fn address_key(fact: &ContactFact) -> Option<i64> {
    let (name, company) = (name(fact), folded(fact.company.as_ref()));
    let postal_code = fact.postal_code.as_deref()?;
    if name.is_empty() && company.is_empty() {
        return None;
    }
    Some(hash(["address", &name, &company, postal_code, &folded(fact.city.as_ref())]))
}

fn name(fact: &ContactFact) -> String {
    let first = folded(fact.first_name.as_ref());
    let last = folded(fact.last_name.as_ref());
    if last.is_empty() { first } else { format!("{last} {first}") }
}

fn folded(text: Option<&String>) -> String {
    text.map(|text| fold(text)).unwrap_or_default()
}
