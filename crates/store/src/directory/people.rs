//! Who there is, and how they are found.

use super::pages::each_page;
use super::{ContactChoices, ContactOrder, ContactsAsked};
use crate::contact;
use crate::error::Result;
use crate::row::of_image;
use crate::suppression::Opposed;
use crate::table::json;
use domain::fact::ContactFact;
use domain::fold::fold;
use memchr::memmem;
use sqlx::SqliteConnection;
use std::collections::HashMap;

/// Stands between the folded texts of a person: no folded text has it, and it sorts before every letter.
const MARK: char = '\u{1f}';

type Text = Option<String>;
/// Number, company, last and first name, commune, postal code, e-mail, telephone, reference, SIRET, address
/// key, département, sector, salesperson.
type Row = (u32, Text, Text, Text, Text, Text, Text, Text, Text, Text, Option<i64>, Text, Text, Text);

/// Everybody, in the order of their numbers; a *place* is where somebody stands in it.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) ids: Vec<u32>,
    /// For each: name, commune, all else that is searched, folded.
    text: String,
    /// Where each one's text begins, and the commune in it; one more at the end.
    starts: Vec<u32>,
    towns: Vec<u32>,
    sectors: Names,
    departements: Names,
    salespeople: Names,
    pub(super) opposed: Vec<bool>,
    by_name: Vec<u32>,
    by_town: Vec<u32>,
}

/// Names that many people share, each kept once; 0 stands for none.
#[derive(Debug, Default)]
struct Names {
    known: HashMap<String, u32>,
    of: Vec<u32>,
}

impl Names {
    fn push(&mut self, name: Text) {
        let next = self.known.len() as u32 + 1;
        let number = name.map_or(0, |name| *self.known.entry(name).or_insert(next));
        self.of.push(number);
    }

    fn sorted(&self) -> Vec<String> {
        let mut names: Vec<String> = self.known.keys().cloned().collect();
        names.sort_by_cached_key(|name| fold(name));
        names
    }

    /// Returns whether somebody has a name, where one is asked for.
    fn takes(&self, asked: Option<&String>) -> impl Fn(usize) -> bool {
        // A name that nobody has is none of the numbers.
        let number = asked.map(|name| self.known.get(name).copied().unwrap_or(u32::MAX));
        move |place| number.is_none_or(|number| self.of.get(place) == Some(&number))
    }
}

impl People {
    pub(super) async fn read(connection: &mut SqliteConnection) -> Result<Self> {
        let mut people = Self::default();
        let opposed = Opposed::load(connection).await?;
        let merged = merged(connection).await?;
        each_page(connection, include_str!("../../sql/directory/contacts.sql"), |text| {
            for row in json::<Vec<Row>>("contact", text)? {
                let also = merged.get(&row.0);
                people.push(row, &opposed, also);
            }
            Ok(())
        })
        .await?;
        people.starts.push(people.text.len() as u32);
        people.sort();
        Ok(people)
    }

    /// `also`: what those are called who were merged into them, folded.
    fn push(&mut self, row: Row, opposed: &Opposed, also: Option<&String>) {
        let (
            id,
            company,
            last,
            first,
            city,
            postal,
            email,
            phone,
            reference,
            siret,
            key,
            departement,
            sector,
            by,
        ) = row;
        let folded = |text: &Text| text.as_deref().map(fold).unwrap_or_default();
        let name = [folded(&company), folded(&last), folded(&first)];
        self.ids.push(id);
        self.starts.push(self.text.len() as u32);
        self.text.extend(name.iter().filter(|part| !part.is_empty()).flat_map(|part| [part.as_str(), " "]));
        self.text.push(MARK);
        self.towns.push(self.text.len() as u32);
        for part in [&city, &postal, &email, &phone, &reference] {
            self.text.push_str(&folded(part));
            self.text.push(MARK);
        }
        self.text.extend(also.map(String::as_str));
        self.departements.push(departement);
        self.sectors.push(sector);
        self.salespeople.push(by);
        let fact = ContactFact {
            reference,
            siret,
            first_name: first,
            last_name: last,
            email,
            phone,
            ..ContactFact::default()
        };
        self.opposed.push(!opposed.is_empty() && opposed.since_at(&fact, key).is_some());
    }

    fn sort(&mut self) {
        let everybody: Vec<u32> = (0..self.ids.len() as u32).collect();
        self.by_name = sorted(&everybody, |place| self.of(place));
        self.by_town = sorted(&self.by_name, |place| self.town(place));
    }

    /// Returns the place of a number.
    pub(super) fn place(&self, contact: u32) -> Option<usize> {
        self.ids.binary_search(&contact).ok()
    }

    /// Returns all that is searched of somebody, the name first.
    fn of(&self, place: usize) -> &str {
        let end = self.starts.get(place + 1).copied().unwrap_or_default() as usize;
        self.starts.get(place).and_then(|start| self.text.get(*start as usize..end)).unwrap_or_default()
    }

    fn town(&self, place: usize) -> &str {
        let rest = self.towns.get(place).and_then(|at| self.text.get(*at as usize..)).unwrap_or_default();
        rest.split(MARK).next().unwrap_or_default()
    }

    pub(super) fn choices(&self) -> ContactChoices {
        ContactChoices {
            sectors: self.sectors.sorted(),
            departements: self.departements.sorted(),
            salespeople: self.salespeople.sorted(),
        }
    }

    /// Returns the places of those asked for, in their order; `mailed` are the only ones where a campaign is asked for,
    /// `takes` says what else they must be.
    pub(super) fn find(
        &self,
        asked: &ContactsAsked,
        mailed: Option<&[u32]>,
        latest: &[u32],
        takes: impl Fn(usize) -> bool,
    ) -> Vec<u32> {
        let said = self.said(&words(&asked.text));
        let allowed = self.allowed(asked, mailed);
        let (sector, departement) =
            (self.sectors.takes(asked.sector.as_ref()), self.departements.takes(asked.departement.as_ref()));
        let salesperson = self.salespeople.takes(asked.salesperson.as_ref());
        let fits = |place: &&u32| {
            let place = **place as usize;
            allowed.as_ref().is_none_or(|allowed| allowed.get(place) == Some(&true))
                && sector(place)
                && departement(place)
                && salesperson(place)
                && takes(place)
                && said.as_ref().is_none_or(|said| said.get(place) == Some(&true))
        };
        let order = match asked.order {
            ContactOrder::Name => &self.by_name,
            ContactOrder::Town => &self.by_town,
            ContactOrder::Latest => latest,
        };
        if asked.reversed {
            order.iter().rev().filter(fits).copied().collect()
        } else {
            order.iter().filter(fits).copied().collect()
        }
    }

    /// Returns whose text has all of these words; nothing where there are none.
    ///
    /// The text is gone through once, in the order in which it stands, for the word that most likely finds the fewest.
    fn said(&self, words: &[String]) -> Option<Vec<bool>> {
        let longest = words.iter().max_by_key(|word| word.len())?;
        let finder = memmem::Finder::new(longest.as_bytes());
        let text = self.text.as_bytes();
        let mut marked = vec![false; self.ids.len()];
        let (mut place, mut from) = (0, 0);
        while let Some(at) = text.get(from..).and_then(|rest| finder.find(rest)) {
            let end = |place: usize| self.starts.get(place + 1).map_or(usize::MAX, |end| *end as usize);
            while end(place) <= from + at {
                place += 1;
            }
            let has = |word: &String| word == longest || self.of(place).contains(word.as_str());
            if let Some(mark) = marked.get_mut(place) {
                *mark = words.iter().all(has);
            }
            from = end(place);
        }
        Some(marked)
    }

    /// Returns who is among those mailed and those asked for by number; nothing where neither is asked for.
    fn allowed(&self, asked: &ContactsAsked, mailed: Option<&[u32]>) -> Option<Vec<bool>> {
        let marked = |places: &mut dyn Iterator<Item = usize>| {
            let mut marked = vec![false; self.ids.len()];
            places.for_each(|place| marked[place] = true);
            marked
        };
        let mailed = mailed.map(|places| marked(&mut places.iter().map(|place| *place as usize)));
        let only = asked.only.as_ref();
        let only = only.map(|ids| marked(&mut ids.iter().filter_map(|contact| self.place(*contact))));
        match (mailed, only) {
            (Some(mut mailed), Some(only)) => {
                mailed.iter_mut().zip(only).for_each(|(mailed, only)| *mailed &= only);
                Some(mailed)
            }
            (mailed, only) => mailed.or(only),
        }
    }

    /// Returns everybody by the latest day on which anything happened, then by name.
    pub(super) fn by_latest(&self, days: &[i32]) -> Vec<u32> {
        let mut order = self.by_name.clone();
        order.sort_by_key(|place| std::cmp::Reverse(days.get(*place as usize).copied().unwrap_or_default()));
        order
    }
}

/// Returns places by their texts; those of the same text stay in the order that they have.
///
/// The first eight bytes stand with the place and tell most of them apart, so that the texts are seldom looked up.
fn sorted<'a>(places: &[u32], text: impl Fn(usize) -> &'a str) -> Vec<u32> {
    let begin = |text: &str| {
        let mut first = [0; 8];
        first.iter_mut().zip(text.bytes()).for_each(|(to, from)| *to = from);
        u64::from_be_bytes(first)
    };
    let mut keyed: Vec<(u64, u32)> =
        places.iter().map(|place| (begin(text(*place as usize)), *place)).collect();
    keyed.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| text(a.1 as usize).cmp(text(b.1 as usize))));
    keyed.into_iter().map(|(_, place)| place).collect()
}

/// Returns what people are called who were merged into others, folded, by the number of who stands for them.
async fn merged(connection: &mut SqliteConnection) -> Result<HashMap<u32, String>> {
    let rows: Vec<(u32, u32, String)> =
        sqlx::query_as(include_str!("../../sql/merged_contact/list.sql")).fetch_all(connection).await?;
    let mut texts: HashMap<u32, String> = HashMap::new();
    for (_, kept, image) in rows {
        let told = of_image("contact", &image)?;
        // Number, identity and content come before what files tell.
        let ContactFact {
            company, last_name, first_name, city, postal_code, email, phone, reference, ..
        } = contact::fact(told.get(3..).unwrap_or_default());
        let text = texts.entry(kept).or_default();
        // Who was kept may be called otherwise now, but is found by what files call them too.
        for part in
            [company, last_name, first_name, city, postal_code, email, phone, reference].into_iter().flatten()
        {
            text.push_str(&fold(&part));
            text.push(MARK);
        }
    }
    Ok(texts)
}

/// Returns what is looked for: each word of a search, and the digits of a telephone number in one.
fn words(text: &str) -> Vec<String> {
    let words: Vec<String> = fold(text).split_whitespace().map(str::to_owned).collect();
    let is_number = |word: &String| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    if words.len() > 2 && words.iter().all(is_number) { vec![words.concat()] } else { words }
}
