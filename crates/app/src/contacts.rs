//! Contacts: found and listed; one of them with all that happened, and what a person writes about them.

mod by_hand;
pub mod merge;
pub mod timeline;

use crate::dto::contacts::{ContactFilters, ContactLine, ContactsPage, ContactsQuestion};
use crate::failure::Failure;
use crate::house::House;
use crate::{campaigns, lang::Lang, score};
pub use by_hand::{delete_follow_up, delete_note, oppose, save_follow_up, save_note, unoppose};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use store::{CONTACTS, ContactCard, ContactOrder, ContactsAsked};

/// Signs of what is searched for: more than any name has.
const TYPED: usize = 200;

/// Returns a page of contacts.
pub async fn page(
    house: &House,
    question: &ContactsQuestion,
    today: NaiveDate,
) -> Result<ContactsPage, Failure> {
    let mut only = match question.band.as_deref() {
        None => None,
        Some(band) => Some(score::of_band(house, band, today).await?),
    };
    if let Some(which) = question.follow_up.as_deref() {
        let due = to_follow_up(house, which, today).await?;
        only = Some(match only {
            Some(of_band) => of_band.into_iter().filter(|contact| due.contains(contact)).collect(),
            None => due.into_iter().collect(),
        });
    }
    let asked = ContactsAsked {
        text: question.text.chars().take(TYPED).collect(),
        campaign: question.campaign.clone(),
        sector: question.sector.clone(),
        departement: question.departement.clone(),
        salesperson: question.salesperson.clone(),
        responded: question.responded,
        customer: question.customer,
        opposed: question.opposed,
        only,
        order: match question.order.as_str() {
            "town" => ContactOrder::Town,
            "latest" => ContactOrder::Latest,
            _ => ContactOrder::Name,
        },
        reversed: question.reversed,
    };
    let found = house.store.contact_cards(&asked, question.page, today).await?;
    Ok(ContactsPage {
        total: found.total,
        all: found.all,
        per_page: u32::try_from(CONTACTS).unwrap_or(u32::MAX),
        lines: found.cards.into_iter().map(line).collect(),
    })
}

/// Returns the contacts about whom something is to be done: `overdue`, or on whatever day.
async fn to_follow_up(house: &House, which: &str, today: NaiveDate) -> Result<BTreeSet<u32>, Failure> {
    let open = house.store.open_follow_ups().await?;
    let due = open.into_iter().filter(|one| which != "overdue" || one.day < today);
    Ok(due.map(|one| one.contact).collect())
}

/// Returns what contacts can be filtered by.
pub async fn filters(house: &House, today: NaiveDate) -> Result<ContactFilters, Failure> {
    let choices = house.store.contact_choices(today).await?;
    let campaigns = campaigns::list(house, Lang::Fr, today).await?;
    Ok(ContactFilters {
        campaigns: campaigns.into_iter().map(|campaign| campaign.code).collect(),
        sectors: choices.sectors,
        departements: choices.departements,
        salespeople: choices.salespeople,
    })
}

/// Returns the number of the contact that has this reference, e-mail address, SIRET, piece's reference or number
/// (`contact:12`).
///
/// # Errors
/// [`Failure::NoContact`].
pub async fn named(house: &House, text: &str) -> Result<u32, Failure> {
    let text = text.trim();
    let found = match merge::numbered(text) {
        Some(number) => Some(number),
        None => house.store.contact_named(text).await?,
    };
    found.ok_or_else(|| Failure::NoContact { name: text.to_owned() })
}

fn line(card: ContactCard) -> ContactLine {
    let (name, person) = names(card.company, card.first_name, card.last_name, card.reference.as_deref());
    ContactLine {
        contact: card.contact,
        name,
        person,
        town: town(card.postal_code.as_deref(), card.city.as_deref()),
        reference: card.reference,
        email: card.email,
        phone: card.phone,
        sector: card.sector,
        salesperson: card.salesperson,
        responded: card.responded,
        customer: card.customer,
        opposed: card.opposed,
        latest: card.latest.map(|day| day.to_string()),
    }
}

/// Returns what a contact is called, and the person where that is a company.
pub(crate) fn names(
    company: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    reference: Option<&str>,
) -> (String, String) {
    let person = [first_name, last_name].into_iter().flatten().collect::<Vec<_>>().join(" ");
    match company.filter(|company| !company.is_empty()) {
        Some(company) => (company, person),
        None if person.is_empty() => (reference.unwrap_or("–").to_owned(), person),
        None => (person, String::new()),
    }
}

pub(crate) fn town(postal_code: Option<&str>, city: Option<&str>) -> String {
    [postal_code, city].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
