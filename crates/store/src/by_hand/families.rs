//! Who is one person by a person's word: trees of contacts, each merged into another, and what stands of them.

use crate::changes::Values;
use crate::contact;
use crate::error::{Result, StoreError};
use crate::row::{Value, of_image};
use crate::table::{CONTACT, json};
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Columns before those that a contact tells: id, identity, content.
const BEFORE: usize = 3;

/// A part of what is known of a contact that one of two merged contacts gives as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactPart {
    /// Civility, first and last name.
    Name,
    /// Company.
    Company,
    /// What they do there.
    JobTitle,
    /// The whole postal address.
    Address,
    /// E-mail address.
    Email,
    /// Telephone number.
    Phone,
    /// SIRET.
    Siret,
    /// The reference in the user's files.
    Reference,
    /// Line of business.
    Sector,
    /// Who follows them.
    Salesperson,
    /// How large the company is.
    CompanySize,
}

impl ContactPart {
    /// All parts, in the order in which a person reads them.
    pub const ALL: [Self; 11] = [
        Self::Name,
        Self::Company,
        Self::JobTitle,
        Self::Address,
        Self::Email,
        Self::Phone,
        Self::Siret,
        Self::Reference,
        Self::Sector,
        Self::Salesperson,
        Self::CompanySize,
    ];

    /// Returns its stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Company => "company",
            Self::JobTitle => "job_title",
            Self::Address => "address",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Siret => "siret",
            Self::Reference => "reference",
            Self::Sector => "sector",
            Self::Salesperson => "salesperson",
            Self::CompanySize => "company_size",
        }
    }

    /// Returns the part of a stable name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.key() == key)
    }

    /// Returns where its columns stand among those that a contact tells.
    const fn columns(self) -> std::ops::Range<usize> {
        match self {
            Self::Reference => 0..1,
            Self::Siret => 1..2,
            Self::Company => 2..3,
            Self::Name => 3..6,
            Self::JobTitle => 6..7,
            Self::Email => 7..8,
            Self::Phone => 8..9,
            Self::Address => 9..14,
            Self::Sector => 14..15,
            Self::Salesperson => 15..16,
            Self::CompanySize => 16..17,
        }
    }
}

/// A person's word that one contact is another; both by identity.
#[derive(Clone, Debug)]
pub(crate) struct Edge {
    pub(crate) duplicate: i64,
    pub(crate) kept: i64,
    pub(crate) wins: Vec<ContactPart>,
}

/// A contact of a family, as files tell it.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) id: i64,
    pub(crate) identity: i64,
    /// What files tell of it, and the run.
    pub(crate) values: Vec<Value>,
    pub(crate) image: String,
}

/// Contacts that are one person, two at least.
#[derive(Clone, Debug)]
pub(crate) struct Family {
    /// Who stands for all.
    pub(crate) kept: Member,
    /// The others.
    pub(crate) others: Vec<Member>,
    /// What stands of the kept one: what was chosen, filled by the others.
    pub(crate) values: Vec<Value>,
}

impl Family {
    /// Returns all of them as files tell them, and as the one that they are.
    pub(crate) fn all(&self) -> impl Iterator<Item = &[Value]> {
        let told = std::iter::once(&self.kept).chain(&self.others).map(|member| member.values.as_slice());
        told.chain(std::iter::once(self.values.as_slice()))
    }
}

/// Returns what persons said of who is one, the earliest first.
pub(crate) async fn edges(connection: &mut SqliteConnection) -> Result<Vec<Edge>> {
    let rows: Vec<(i64, i64, String, String)> =
        sqlx::query_as(include_str!("../../sql/own_merge/list.sql")).fetch_all(connection).await?;
    rows.into_iter()
        .map(|(duplicate, kept, wins, _)| Ok(Edge { duplicate, kept, wins: json("own_merge", &wins)? }))
        .collect()
}

/// Returns the last identity into which this one was merged, over however many others.
pub(crate) fn root(edges: &[Edge], identity: i64) -> i64 {
    let mut at = identity;
    // No more steps than there are words: nothing here goes round in circles.
    for _ in edges {
        match edges.iter().find(|edge| edge.duplicate == at) {
            Some(edge) => at = edge.kept,
            None => break,
        }
    }
    at
}

/// Returns every family of which two members at least are there, whether it is laid on or not.
pub(crate) async fn families(connection: &mut SqliteConnection) -> Result<Vec<Family>> {
    let edges = edges(&mut *connection).await?;
    if edges.is_empty() {
        return Ok(Vec::new());
    }
    let corrected = corrected(&mut *connection).await?;
    let members = members(connection, &edges).await?;
    let mut tree = Tree { children: BTreeMap::new(), members };
    let mut order = Vec::new();
    let duplicates: HashSet<i64> = edges.iter().map(|edge| edge.duplicate).collect();
    for edge in &edges {
        if !duplicates.contains(&edge.kept) && !order.contains(&edge.kept) {
            order.push(edge.kept);
        }
        tree.children.entry(edge.kept).or_default().push(edge);
    }
    let mut families: Vec<Family> = order.into_iter().filter_map(|root| tree.family(root)).collect();
    for family in &mut families {
        // What was corrected of who is kept stands whatever the others' files say.
        if let Some(said) = corrected.get(&family.kept.id) {
            contact::say(&mut family.values, said);
        }
    }
    Ok(families)
}

/// Returns what was corrected of people, by number: where it stands among what a contact tells, and what it is.
async fn corrected(connection: &mut SqliteConnection) -> Result<HashMap<i64, Vec<(usize, Value)>>> {
    let said: Vec<(String, i64, String)> =
        sqlx::query_as(include_str!("../../sql/row_correction/list.sql")).fetch_all(connection).await?;
    let mut all: HashMap<i64, Vec<(usize, Value)>> = HashMap::new();
    for (_, contact, said) in said.iter().filter(|(entity, ..)| entity == CONTACT.entity) {
        let said: Values = json("row_correction", said)?;
        all.entry(*contact).or_default().extend(contact::places(&said));
    }
    Ok(all)
}

/// Returns the contacts that are there of those whom somebody spoke of.
async fn members(connection: &mut SqliteConnection, edges: &[Edge]) -> Result<HashMap<i64, Member>> {
    let asked: HashSet<i64> = edges.iter().flat_map(|edge| [edge.duplicate, edge.kept]).collect();
    let found = CONTACT.find(&mut *connection, asked.iter().copied()).await?;
    let mut images = CONTACT.images(&mut *connection, found.values().map(|found| found.id)).await?;
    // What stands aside is told there, and not by what stands in its place.
    let aside: Vec<(i64, i64, String)> =
        sqlx::query_as(include_str!("../../sql/merged_contact/list.sql")).fetch_all(connection).await?;
    images.extend(aside.into_iter().map(|(id, _, image)| (id, image)));
    let mut members = HashMap::with_capacity(images.len());
    for (id, image) in images {
        let mut values = of_image("contact", &image)?;
        let identity = values.get(1).and_then(Value::as_int).ok_or_else(|| StoreError::Inconsistent {
            table: "merged_contact",
            column: "image",
            value: image.clone(),
        })?;
        let values = values.split_off(BEFORE.min(values.len()));
        members.insert(identity, Member { id, identity, values, image });
    }
    Ok(members)
}

struct Tree<'a> {
    children: BTreeMap<i64, Vec<&'a Edge>>,
    members: HashMap<i64, Member>,
}

impl Tree<'_> {
    /// Returns the family under an identity: whoever stands nearest to it stands for all.
    fn family(&self, root: i64) -> Option<Family> {
        let mut there = Vec::new();
        let mut level = vec![root];
        while !level.is_empty() {
            there.extend(level.iter().filter_map(|identity| self.members.get(identity)));
            let below = level.iter().filter_map(|identity| self.children.get(identity)).flatten();
            level = below.map(|edge| edge.duplicate).collect();
        }
        let (kept, others) = there.split_first()?;
        if others.is_empty() {
            return None;
        }
        let mut values = self.fold(root)?;
        // Of which import it is stays as it is, and its key follows from what stands now.
        if let (Some(own), Some(import)) = (values.last_mut(), kept.values.last()) {
            *own = import.clone();
        }
        contact::write_address_key(&mut values);
        Some(Family {
            kept: (*kept).clone(),
            others: others.iter().map(|one| (*one).clone()).collect(),
            values,
        })
    }

    /// Returns what stands of an identity with all that was merged into it; nothing where nobody is there.
    fn fold(&self, identity: i64) -> Option<Vec<Value>> {
        let mut values = self.members.get(&identity).map(|member| member.values.clone());
        for edge in self.children.get(&identity).into_iter().flatten() {
            let Some(other) = self.fold(edge.duplicate) else { continue };
            match &mut values {
                None => values = Some(other),
                Some(values) => take(values, &other, &edge.wins),
            }
        }
        values
    }
}

/// Takes those parts of another that win, and those that nothing was known of.
fn take(values: &mut [Value], other: &[Value], wins: &[ContactPart]) {
    for part in ContactPart::ALL {
        let (Some(own), Some(others)) = (values.get_mut(part.columns()), other.get(part.columns())) else {
            continue;
        };
        let is_empty = |values: &[Value]| values.iter().all(|value| *value == Value::Null);
        if !is_empty(others) && (is_empty(own) || wins.contains(&part)) {
            own.clone_from_slice(others);
        }
    }
}
