//! People who may be in the file twice: proposed, compared, made one, and separated again.

use super::{named, names, town};
use crate::dto::merge::{DuplicatesPage, MergeEdit, MergedLine, PairView, PartView, PersonView};
use crate::failure::Failure;
use crate::house::House;
use crate::lang::Lang;
use crate::words::merge as words;
use chrono::NaiveDate;
use domain::fact::ContactFact;
use std::collections::{HashMap, HashSet};
use store::{ContactPart, ContactsAsked, Duplicate, Likelihood, Merge, StoreError, Weight};

/// Pairs of a page.
pub const PAIRS: usize = 20;

/// What a contact's number is written behind, where a name is asked for.
const NUMBER: &str = "contact:";

/// Returns a page of people who may be one, `page` from 0, the surest first.
pub async fn duplicates(
    house: &House,
    page: u32,
    lang: Lang,
    today: NaiveDate,
) -> Result<DuplicatesPage, Failure> {
    let found = house.store.duplicates().await?;
    let count = |pairs: usize| u32::try_from(pairs).unwrap_or(u32::MAX);
    let sure = found.iter().filter(|pair| pair.likelihood == Likelihood::Sure).count();
    let of_page: Vec<Duplicate> =
        found.iter().copied().skip((page as usize).saturating_mul(PAIRS)).take(PAIRS).collect();
    let both: Vec<u32> = of_page.iter().flat_map(|pair| [pair.one, pair.other]).collect();
    let known = Known::read(house, &both, today).await?;
    let mut pairs = Vec::with_capacity(of_page.len());
    for found in of_page {
        let mut pair = pair(house, (found.one, found.other), &known, lang).await?;
        pair.reason = words::reason(found.shared, found.same_name, lang);
        words::likelihood(found.likelihood).clone_into(&mut pair.likelihood);
        pairs.push(pair);
    }
    Ok(DuplicatesPage { total: count(found.len()), sure: count(sure), per_page: count(PAIRS), pairs })
}

/// Returns two people chosen by hand beside each other; the first is proposed to be kept.
///
/// # Errors
/// A contact that there is not.
pub async fn compare(
    house: &House,
    (kept, duplicate): (u32, u32),
    lang: Lang,
    today: NaiveDate,
) -> Result<PairView, Failure> {
    if kept == duplicate {
        return Err(StoreError::SamePerson { kept, duplicate }.into());
    }
    let known = Known::read(house, &[kept, duplicate], today).await?;
    let [one, other] = [house.store.person(kept).await?, house.store.person(duplicate).await?];
    Ok(beside((kept, one), (duplicate, other), &known, lang))
}

/// Makes two people one at this moment, and returns by what it can be taken back.
///
/// # Errors
/// [`Failure::BadValue`] for a part that there is not; a contact that there is not, two who are one already.
pub async fn merge(house: &House, edit: &MergeEdit, now: &str) -> Result<Vec<String>, Failure> {
    let part = |key: &String| {
        ContactPart::from_key(key).ok_or_else(|| Failure::BadValue {
            field: "wins".to_owned(),
            value: key.clone(),
            allowed: "name, company, job_title, address, email, phone, siret, reference, sector, salesperson, company_size",
        })
    };
    let wins = edit.wins.iter().map(part).collect::<Result<Vec<_>, _>>()?;
    let merge = Merge { kept: edit.kept, duplicate: edit.duplicate, wins };
    let made = house.store.merge(&[merge], now).await?;
    Ok(made.into_iter().map(|one| one.to_string()).collect())
}

/// Takes merges back, each as [`merge`] named it.
///
/// # Errors
/// One that was taken back before.
pub async fn unmerge(house: &House, made: &[String]) -> Result<(), Failure> {
    let number = |text: &String| {
        let wrong = || Failure::BadValue { field: "made".to_owned(), value: text.clone(), allowed: "-12345" };
        text.parse().map_err(|_| wrong())
    };
    let made = made.iter().map(number).collect::<Result<Vec<i64>, _>>()?;
    Ok(house.store.unmerge(&made).await?)
}

/// Makes whoever was merged their own person again; returns what was said, to be said again.
///
/// # Errors
/// One who was not merged.
pub async fn separate(house: &House, contact: u32) -> Result<Option<MergeEdit>, Failure> {
    let taken = house.store.separate(&[contact]).await?;
    Ok(taken.into_iter().next().map(|(merge, _)| MergeEdit {
        kept: merge.kept,
        duplicate: merge.duplicate,
        wins: merge.wins.iter().map(|part| part.key().to_owned()).collect(),
    }))
}

/// Says that two people are not one; they are not proposed again.
pub async fn not_duplicates(house: &House, one: u32, other: u32, now: &str) -> Result<(), Failure> {
    Ok(house.store.not_duplicates(&[(one, other)], now).await?)
}

/// Takes that back.
pub async fn perhaps_duplicates(house: &House, one: u32, other: u32) -> Result<(), Failure> {
    Ok(house.store.perhaps_duplicates(&[(one, other)]).await?)
}

/// Returns who was merged into a contact.
pub(crate) async fn merged_into(house: &House, contact: u32) -> Result<Vec<MergedLine>, Failure> {
    let merged = house.store.merged_into(contact).await?;
    let line = |one: store::MergedContact| {
        let ContactFact { company, first_name, last_name, reference, .. } = one.who.clone();
        let (name, person) = names(company, first_name, last_name, reference.as_deref());
        let place = text(&one.who, ContactPart::Address);
        let detail = [Some(person), place, one.who.email, one.who.phone, reference];
        let detail: Vec<String> = detail.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        // A moment is a day and an hour.
        let on = one.at.map(|at| at.chars().take(10).collect());
        MergedLine { contact: one.contact, name, detail: detail.join(", "), on }
    };
    Ok(merged.into_iter().map(line).collect())
}

/// Returns the number of who was merged and has this reference, e-mail address, SIRET or number.
///
/// # Errors
/// [`Failure::NoContact`]; [`StoreError::NotMerged`].
pub async fn merged_named(house: &House, name: &str) -> Result<u32, Failure> {
    let name = name.trim();
    if let Some(number) = numbered(name) {
        return Ok(number);
    }
    let kept = named(house, name).await?;
    let merged = house.store.merged_into(kept).await?;
    let is_it = |who: &ContactFact| {
        [&who.reference, &who.email, &who.siret].iter().any(|own| own.as_deref() == Some(name))
    };
    let found = merged.iter().find(|one| is_it(&one.who)).or(match merged.as_slice() {
        [only] => Some(only),
        _ => None,
    });
    found.map(|one| one.contact).ok_or_else(|| StoreError::NotMerged(kept).into())
}

/// Returns the number of a text such as `contact:12`.
pub(super) fn numbered(name: &str) -> Option<u32> {
    name.strip_prefix(NUMBER)?.parse().ok()
}

/// Returns how a contact's number is written where a name is asked for.
pub fn number(contact: u32) -> String {
    format!("{NUMBER}{contact}")
}

/// What is known of people beside who they are.
struct Known {
    weights: HashMap<u32, Weight>,
    /// Who must not be mailed.
    opposed: HashSet<u32>,
}

impl Known {
    async fn read(house: &House, contacts: &[u32], today: NaiveDate) -> Result<Self, Failure> {
        let weights = house.store.weights(contacts, today).await?;
        let asked = ContactsAsked { only: Some(contacts.to_vec()), ..ContactsAsked::default() };
        let cards = house.store.contact_cards(&asked, 0, today).await?.cards;
        let opposed = cards.into_iter().filter(|card| card.opposed).map(|card| card.contact).collect();
        Ok(Self { weights, opposed })
    }
}

/// Returns two people beside each other; whoever did more is proposed to be kept.
async fn pair(
    house: &House,
    (one, other): (u32, u32),
    known: &Known,
    lang: Lang,
) -> Result<PairView, Failure> {
    let [a, b] = [house.store.person(one).await?, house.store.person(other).await?];
    let worth = |contact: u32, who: &ContactFact| {
        let weight = known.weights.get(&contact);
        let told = ContactPart::ALL.iter().filter(|part| text(who, **part).is_some()).count();
        (weight.map(|weight| weight.counts.values().sum::<u32>()), told)
    };
    if worth(other, &b) > worth(one, &a) {
        Ok(beside((other, b), (one, a), known, lang))
    } else {
        Ok(beside((one, a), (other, b), known, lang))
    }
}

fn beside(
    (kept, one): (u32, ContactFact),
    (duplicate, other): (u32, ContactFact),
    known: &Known,
    lang: Lang,
) -> PairView {
    let parts = ContactPart::ALL.into_iter().filter_map(|part| {
        let (kept, duplicate) = (text(&one, part), text(&other, part));
        (kept.is_some() || duplicate.is_some()).then(|| PartView {
            part: part.key().to_owned(),
            name: words::part(part, lang).to_owned(),
            differs: kept.is_some() && duplicate.is_some() && kept != duplicate,
            kept,
            duplicate,
        })
    });
    let parts = parts.collect();
    let view = |contact: u32, who: ContactFact| {
        let weight = known.weights.get(&contact);
        let (name, person) = names(who.company, who.first_name, who.last_name, who.reference.as_deref());
        PersonView {
            contact,
            name,
            person,
            events: weight.map(|weight| words::events(&weight.counts, lang)).unwrap_or_default(),
            latest: weight.and_then(|weight| weight.latest).map(|day| day.to_string()),
            opposed: known.opposed.contains(&contact),
        }
    };
    PairView {
        kept: view(kept, one),
        duplicate: view(duplicate, other),
        reason: String::new(),
        likelihood: String::new(),
        parts,
    }
}

/// Returns a part of what is known of somebody as one line.
fn text(who: &ContactFact, part: ContactPart) -> Option<String> {
    let joined = |parts: &[&Option<String>], between: &str| {
        let told: Vec<&str> = parts.iter().filter_map(|part| part.as_deref()).collect();
        told.join(between)
    };
    let line = match part {
        ContactPart::Name => joined(&[&who.civility, &who.first_name, &who.last_name], " "),
        ContactPart::Company => joined(&[&who.company], ""),
        ContactPart::JobTitle => joined(&[&who.job_title], ""),
        ContactPart::Address => {
            let town =
                Some(town(who.postal_code.as_deref(), who.city.as_deref())).filter(|town| !town.is_empty());
            joined(&[&who.address, &who.address_2, &town], ", ")
        }
        ContactPart::Email => joined(&[&who.email], ""),
        ContactPart::Phone => joined(&[&who.phone], ""),
        ContactPart::Siret => joined(&[&who.siret], ""),
        ContactPart::Reference => joined(&[&who.reference], ""),
        ContactPart::Sector => joined(&[&who.sector], ""),
        ContactPart::Salesperson => joined(&[&who.salesperson], ""),
        ContactPart::CompanySize => joined(&[&who.company_size], ""),
    };
    (!line.is_empty()).then_some(line)
}
