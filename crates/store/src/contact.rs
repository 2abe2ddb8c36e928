//! Contacts: recognised by what identifies them, completed by each file that says more.

use crate::changes::Values;
use crate::error::Result;
use crate::join::{Keys, Place};
use crate::people::Person;
use crate::row::{Told, Value, hash, hash_values, of_image};
use crate::table::{CONTACT, json_numbers};
use crate::work::Work;
use domain::address::Addressee;
use domain::fact::ContactFact;
use domain::fold::fold;
use sqlx::SqliteConnection;
use std::collections::HashMap;

/// Columns before those that a contact tells: id, identity, content.
const BEFORE: usize = 3;
/// Where the postal code stands among them.
const POSTAL_CODE: usize = 11;
/// Where the département stands; sector and salesperson follow.
const DEPARTEMENT: usize = 13;
/// Where the size of the company stands.
const COMPANY_SIZE: usize = 16;
/// Where the address key stands, the last of what a contact tells.
const ADDRESS_KEY: usize = 17;

/// Returns what a contact is recognised by: its reference, else e-mail, SIRET or address with the name.
///
/// Colleagues share an e-mail address and a SIRET; they stay persons of their own.
pub(crate) fn identity(fact: &ContactFact) -> Option<i64> {
    if let Some(reference) = &fact.reference {
        return Some(identity_by_reference(reference));
    }
    let name = name(fact);
    if let Some(email) = &fact.email {
        return Some(hash(["email", email, &name]));
    }
    if let Some(siret) = &fact.siret {
        return Some(hash(["siret", siret, &name]));
    }
    if let Some(identity) = at_address(fact) {
        return Some(identity);
    }
    let company = folded(fact.company.as_ref());
    if name.is_empty() && company.is_empty() && fact.phone.is_none() {
        return None;
    }
    Some(hash(["name", &name, &company, fact.phone.as_deref().unwrap_or_default()]))
}

/// Returns what the contact with this reference is recognised by, and it alone.
pub(crate) fn identity_by_reference(reference: &str) -> i64 {
    hash(["reference", reference])
}

/// Returns what a contact can be joined by.
pub(crate) fn keys(fact: &ContactFact) -> Option<Keys> {
    let address_key = address_key(fact);
    let place = address_key.map(|_| {
        let at = addressee(fact);
        let address = if at.address.is_empty() { at.address_2 } else { at.address };
        Place {
            address: address.to_owned(),
            postal_code: at.postal_code.to_owned(),
            city: at.city.to_owned(),
        }
    });
    let keys = Keys {
        reference: fact.reference.clone(),
        siret: fact.siret.clone(),
        email: fact.email.clone(),
        address_key,
        place: place.unwrap_or_default(),
    };
    (!keys.is_empty()).then_some(keys)
}

/// Returns the hash of all that a row says of its contact; what follows from it (département, address key) is left out.
pub(crate) fn told_hash(fact: &ContactFact) -> i64 {
    hash_told(&mut Told::default(), fact)
}

/// Returns the same hash without new memory for each row.
pub(crate) fn hash_told(told: &mut Told, fact: &ContactFact) -> i64 {
    told.restart();
    for text in [
        &fact.reference,
        &fact.siret,
        &fact.company,
        &fact.civility,
        &fact.first_name,
        &fact.last_name,
        &fact.job_title,
        &fact.email,
        &fact.phone,
        &fact.address,
        &fact.address_2,
        &fact.postal_code,
        &fact.city,
        &fact.sector,
        &fact.salesperson,
    ] {
        told.some_text(text.as_deref());
    }
    // Only where it is told, so that contacts of before it was read are still told the same.
    if fact.company_size.is_some() {
        told.some_text(fact.company_size.as_deref());
    }
    told.hash()
}

/// Returns the same hash of what is stored.
pub(crate) fn stored_hash(values: &[Value]) -> i64 {
    let size = values[COMPANY_SIZE..ADDRESS_KEY].iter().filter(|size| **size != Value::Null);
    hash_values(values[..DEPARTEMENT].iter().chain(&values[DEPARTEMENT + 1..COMPANY_SIZE]).chain(size))
}

/// A contact that a row names.
pub(crate) struct Wanted<'a> {
    pub(crate) identity: i64,
    pub(crate) told: i64,
    pub(crate) fact: &'a ContactFact,
}

/// What the file knows of contacts that rows tell otherwise, by identity.
pub(crate) type Otherwise = HashMap<i64, Known>;

/// A contact as it is stored, or about to be.
pub(crate) struct Known {
    id: i64,
    /// As it was stored; nothing for a new contact.
    before: Option<Vec<Value>>,
    /// What contacts tell, and the run.
    values: Vec<Value>,
    told: i64,
}

/// What became of the contacts that rows name.
#[derive(Default)]
pub(crate) struct Settled {
    /// Their numbers, in the rows' order.
    pub(crate) ids: Vec<i64>,
    /// Those that are told otherwise than before.
    pub(crate) changed: Vec<i64>,
    /// Those among them whose sector, département or salesperson is another one.
    pub(crate) moved: Vec<i64>,
}

/// Returns the contacts' numbers; new ones are made, known ones completed by what these rows say.
pub(crate) async fn take(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: i64,
    wanted: &[(i64, &ContactFact)],
) -> Result<Vec<i64>> {
    let mut told = Told::default();
    let wanted: Vec<Wanted<'_>> = wanted
        .iter()
        .map(|(identity, fact)| Wanted { identity: *identity, told: hash_told(&mut told, fact), fact })
        .collect();
    let otherwise = meet(connection, work, &wanted).await?;
    let settled = settle(work, import, &wanted, otherwise);
    keep(connection, work, import, &settled).await?;
    work.on_the_way.flush(connection).await?;
    Ok(settled.ids)
}

/// Looks up who is not known yet, and what is stored of those whom a row tells otherwise.
pub(crate) async fn meet(
    connection: &mut SqliteConnection,
    work: &mut Work,
    wanted: &[Wanted<'_>],
) -> Result<Otherwise> {
    let identities: Vec<i64> = wanted.iter().map(|contact| contact.identity).collect();
    if !work.people.is_whole() {
        work.on_the_way.flush(connection).await?;
        work.people.meet(connection, &identities).await?;
    }
    let differing: HashMap<i64, i64> = wanted
        .iter()
        .filter_map(|contact| {
            let person = work.people.get(contact.identity).filter(|person| person.told != contact.told)?;
            Some((i64::from(person.id), contact.identity))
        })
        .collect();
    let mut otherwise = HashMap::new();
    if differing.is_empty() {
        return Ok(otherwise);
    }
    work.on_the_way.flush(connection).await?;
    for (id, image) in CONTACT.images(connection, differing.keys().copied()).await? {
        let values = of_image("contact", &image)?.split_off(BEFORE);
        let told = stored_hash(&values);
        otherwise.insert(differing[&id], Known { id, before: Some(values.clone()), values, told });
    }
    Ok(otherwise)
}

/// Returns whether a row's contact can be settled without a look at what is stored of it.
pub(crate) fn is_clear(work: &Work, who: Option<i64>, told: i64) -> bool {
    let person = || who.and_then(|who| work.people.get(who));
    work.people.is_whole() && person().is_none_or(|person| person.told == told)
}

/// Gives each row its contact; what is new or told otherwise waits to be written.
pub(crate) fn settle(work: &mut Work, import: i64, wanted: &[Wanted<'_>], mut open: Otherwise) -> Settled {
    let mut settled = Settled { ids: Vec::with_capacity(wanted.len()), ..Settled::default() };
    let mut order: Vec<i64> = open.keys().copied().collect();
    order.sort_unstable();
    for contact in wanted {
        if let Some(known) = open.get_mut(&contact.identity) {
            if known.told != contact.told {
                complete(&mut known.values, told(contact.fact));
                known.told = contact.told;
            }
            settled.ids.push(known.id);
        } else if let Some(person) = work.people.get(contact.identity) {
            settled.ids.push(i64::from(person.id));
        } else {
            let mut values = told(contact.fact);
            values.push(Value::Int(import));
            let id = work.fresh_contact();
            open.insert(contact.identity, Known { id, before: None, values, told: contact.told });
            order.push(contact.identity);
            settled.ids.push(id);
        }
    }
    for identity in order {
        if let Some(known) = open.remove(&identity) {
            put(work, identity, known, &mut settled);
        }
    }
    settled
}

fn put(work: &mut Work, identity: i64, known: Known, settled: &mut Settled) {
    let Known { id, before, values, told } = known;
    let spot_of = |work: &mut Work, values: &[Value]| {
        let [departement, sector, salesperson] =
            [DEPARTEMENT, DEPARTEMENT + 1, DEPARTEMENT + 2].map(|column| values[column].as_text());
        work.people.spots.of(sector, departement, salesperson)
    };
    let spot = spot_of(work, &values);
    if let Some(before) = &before {
        // A row that tells less is not looked up again and again.
        if *before == values {
            return work.people.keep(Person { identity, told, id: id as u32, spot });
        }
        settled.changed.push(id);
        if spot_of(work, before) != spot {
            settled.moved.push(id);
        }
    }
    let content = stored_hash(&values);
    work.people.keep(Person { identity, told, id: id as u32, spot });
    work.on_the_way
        .contacts
        .push([Value::Int(id), Value::Int(identity), Value::Int(content)].into_iter().chain(values));
}

/// Keeps changed contacts as they were before, and tells which campaigns' sums they move.
pub(crate) async fn keep(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: i64,
    settled: &Settled,
) -> Result<()> {
    CONTACT.keep_images(connection, import, settled.changed.iter().copied()).await?;
    if !settled.moved.is_empty() {
        let campaigns: Vec<i64> = sqlx::query_scalar(include_str!("../sql/contact/campaigns.sql"))
            .bind(json_numbers(settled.moved.iter().copied()))
            .fetch_all(connection)
            .await?;
        work.touched.extend(&campaigns);
        work.moved.extend(campaigns);
    }
    Ok(())
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
        (&fact.company_size).into(),
        address_key(fact).into(),
    ]
}

/// Returns where columns stand among those that a contact tells, with what shall stand there; others are passed over.
pub(crate) fn places(said: &Values) -> Vec<(usize, Value)> {
    let columns: Vec<&str> = CONTACT.columns().skip(BEFORE).collect();
    let place = |column: &String| columns.iter().position(|name| name == column);
    said.iter().filter_map(|(column, value)| place(column).zip(Value::of_json(value))).collect()
}

/// Writes what a person says over what stands, and the département and the key that follow from it.
pub(crate) fn say(values: &mut [Value], said: &[(usize, Value)]) {
    for (place, value) in said {
        if let Some(own) = values.get_mut(*place) {
            own.clone_from(value);
        }
    }
    if said.iter().any(|(place, _)| *place == POSTAL_CODE) {
        let code = values.get(POSTAL_CODE).and_then(Value::as_text);
        let departement = code.and_then(domain::place::departement);
        if let Some(own) = values.get_mut(DEPARTEMENT) {
            *own = (&departement).into();
        }
    }
    write_address_key(values);
}

/// Returns the columns that follow from what stands of a contact, `said` over `now`: département, key and content.
pub(crate) fn follows(now: &Values, said: &Values) -> Vec<(String, serde_json::Value)> {
    let mut values = vec![Value::Null; CONTACT.columns().count().saturating_sub(BEFORE)];
    for (place, value) in places(now) {
        values[place] = value;
    }
    say(&mut values, &places(said));
    let of = [
        ("departement", values[DEPARTEMENT].json()),
        ("address_key", values[ADDRESS_KEY].json()),
        ("content", stored_hash(&values).into()),
    ];
    of.into_iter().map(|(column, value)| (column.to_owned(), value)).collect()
}

/// Writes the key that follows from the other values of a contact.
pub(crate) fn write_address_key(values: &mut [Value]) {
    let key = address_key(&fact(values));
    if let Some(value) = values.get_mut(ADDRESS_KEY) {
        *value = key.into();
    }
}

/// Returns what values of a contact tell, in their order.
pub(crate) fn fact(values: &[Value]) -> ContactFact {
    let text = |place: usize| values.get(place).and_then(Value::as_text).map(str::to_owned);
    ContactFact {
        reference: text(0),
        siret: text(1),
        company: text(2),
        civility: text(3),
        first_name: text(4),
        last_name: text(5),
        job_title: text(6),
        email: text(7),
        phone: text(8),
        address: text(9),
        address_2: text(10),
        postal_code: text(11),
        city: text(12),
        sector: text(DEPARTEMENT + 1),
        salesperson: text(DEPARTEMENT + 2),
        company_size: text(COMPANY_SIZE),
    }
}

/// Returns the hash of the normalised name, company, département and commune, where there are a name and a place.
///
/// Street and postal code are compared by the join, as far as both sides tell them ([`Addressee::is_at`]).
fn address_key(fact: &ContactFact) -> Option<i64> {
    let mut key = String::with_capacity(64);
    addressee(fact).write_key(&mut key).then(|| hash(["address", &key]))
}

/// Returns the hash of the normalised name and whole address: namesakes of a town are persons of their own.
fn at_address(fact: &ContactFact) -> Option<i64> {
    let (mut key, mut street) = (String::with_capacity(64), String::with_capacity(32));
    let addressee = addressee(fact);
    if !addressee.write_key(&mut key) {
        return None;
    }
    addressee.write_street(&mut street);
    Some(hash(["at address", &key, addressee.postal_code, &street]))
}

/// Returns whom a contact's letter is addressed to.
pub(crate) fn addressee(fact: &ContactFact) -> Addressee<'_> {
    fn told(text: Option<&String>) -> &str {
        text.map(String::as_str).unwrap_or_default()
    }
    Addressee {
        company: told(fact.company.as_ref()),
        first_name: told(fact.first_name.as_ref()),
        last_name: told(fact.last_name.as_ref()),
        address: told(fact.address.as_ref()),
        address_2: told(fact.address_2.as_ref()),
        postal_code: told(fact.postal_code.as_ref()),
        city: told(fact.city.as_ref()),
    }
}

fn name(fact: &ContactFact) -> String {
    let first = folded(fact.first_name.as_ref());
    let last = folded(fact.last_name.as_ref());
    if last.is_empty() { first } else { format!("{last} {first}") }
}

fn folded(text: Option<&String>) -> String {
    text.map(|text| fold(text)).unwrap_or_default()
}
