//! The list of contacts: searched, filtered and sorted in memory, some 150 bytes a person, and read a page at a time.
//!
//! No index of the file could find a part of a word, without accents, in any of seven columns within 50 ms.
//! Who there is is read once and kept until an import, an undo or the opposition list changes it, and so is who was mailed,
//! once a question is about that; what followed is read anew after each change. The places of the last answer are kept, so that any page of it is cut
//! out at once, wherever the reader scrolls to.

mod letters;
mod pages;
mod people;
mod recent;
#[cfg(test)]
mod tests;

use crate::Store;
use crate::error::Result;
use crate::row::iso;
use crate::table::json_numbers;
use chrono::NaiveDate;
pub(crate) use recent::Held;
use std::collections::HashMap;

/// Contacts of a page.
pub const CONTACTS: usize = 200;

/// By what contacts are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ContactOrder {
    /// By company, else by name.
    #[default]
    Name,
    /// By commune, then by name.
    Town,
    /// The latest day on which anything happened first.
    Latest,
}

/// Which contacts are asked for, and in what order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactsAsked {
    /// Parts of words that all stand in name, company, place, e-mail address, telephone number or reference.
    pub text: String,
    /// The code of a campaign that mailed them.
    pub campaign: Option<String>,
    /// Their line of business.
    pub sector: Option<String>,
    /// Their département.
    pub departement: Option<String>,
    /// Who follows them.
    pub salesperson: Option<String>,
    /// Whether they answered.
    pub responded: Option<bool>,
    /// Whether they ordered.
    pub customer: Option<bool>,
    /// Whether they must not be mailed.
    pub opposed: Option<bool>,
    /// Only these.
    pub only: Option<Vec<u32>>,
    /// The order.
    pub order: ContactOrder,
    /// Whether it is turned round.
    pub reversed: bool,
}

/// A contact in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactCard {
    /// Their number.
    pub contact: u32,
    /// Their reference in the user's files.
    pub reference: Option<String>,
    /// Company.
    pub company: Option<String>,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Commune.
    pub city: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Line of business.
    pub sector: Option<String>,
    /// Who follows them.
    pub salesperson: Option<String>,
    /// Whether they answered.
    pub responded: bool,
    /// Whether they ordered.
    pub customer: bool,
    /// Whether they must not be mailed.
    pub opposed: bool,
    /// The latest day on which anything happened.
    pub latest: Option<NaiveDate>,
}

/// A page of contacts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactCards {
    /// How many there are on all pages.
    pub total: u32,
    /// How many there are whatever was asked.
    pub all: u32,
    /// Those of the page.
    pub cards: Vec<ContactCard>,
}

/// What contacts can be filtered by, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactChoices {
    /// Lines of business.
    pub sectors: Vec<String>,
    /// Départements.
    pub departements: Vec<String>,
    /// Who follows them.
    pub salespeople: Vec<String>,
}

/// What is known of a contact beside their card.
#[derive(Clone, Copy, Debug)]
struct Marks {
    contact: u32,
    responded: bool,
    customer: bool,
    opposed: bool,
    latest: Option<NaiveDate>,
}

#[derive(sqlx::FromRow)]
struct Columns {
    id: u32,
    reference: Option<String>,
    company: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    postal_code: Option<String>,
    city: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    sector: Option<String>,
    salesperson: Option<String>,
}

impl Store {
    /// Returns a page of contacts, `page` from 0; what happens after `today` is left out.
    pub async fn contact_cards(
        &self,
        asked: &ContactsAsked,
        page: u32,
        today: NaiveDate,
    ) -> Result<ContactCards> {
        let at = (page as usize).saturating_mul(CONTACTS);
        let (total, all, marks) =
            self.directory().page(self.path(), self.key(), asked, &iso(today), at).await?;
        let rows: Vec<Columns> = sqlx::query_as(include_str!("../sql/directory/cards.sql"))
            .bind(json_numbers(marks.iter().map(|one| one.contact.into())))
            .fetch_all(self.readers())
            .await?;
        let mut rows: HashMap<u32, Columns> = rows.into_iter().map(|row| (row.id, row)).collect();
        let cards = marks.into_iter().filter_map(|one| Some(card(rows.remove(&one.contact)?, one)));
        Ok(ContactCards { total, all, cards: cards.collect() })
    }

    /// Returns what contacts can be filtered by.
    pub async fn contact_choices(&self, today: NaiveDate) -> Result<ContactChoices> {
        self.directory().choices(self.path(), self.key(), &iso(today)).await
    }
}

fn card(row: Columns, marks: Marks) -> ContactCard {
    ContactCard {
        contact: row.id,
        reference: row.reference,
        company: row.company,
        first_name: row.first_name,
        last_name: row.last_name,
        postal_code: row.postal_code,
        city: row.city,
        email: row.email,
        phone: row.phone,
        sector: row.sector,
        salesperson: row.salesperson,
        responded: marks.responded,
        customer: marks.customer,
        opposed: marks.opposed,
        latest: marks.latest,
    }
}
