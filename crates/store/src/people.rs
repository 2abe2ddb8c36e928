//! Contacts that an import has met, by what identifies them: some 30 bytes a person instead of a look-up a row.

use crate::error::Result;
use crate::table::json;
use hashbrown::{HashMap, HashTable};
use sqlx::SqliteConnection;

/// People kept at most: past them the file's own index is asked again.
const MOST: usize = 6_000_000;
/// People asked for one by one before all are read at once.
const PATIENCE: usize = 20_000;
/// Contacts read at once.
const PAGE: i64 = 10_000;

/// A contact as an import needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) identity: i64,
    /// Hash of what is known of the person, or of what a row told that brought nothing new.
    pub(crate) told: i64,
    pub(crate) id: u32,
    /// Sector, département and salesperson, as [`Spots`] number them.
    pub(crate) spot: u32,
}

/// How far the people kept reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// Every contact of the file is among them.
    All,
    /// A person who is not among them may be in the file.
    Some,
    /// The same, and there are too many to read them all.
    TooMany,
}

/// The people that an import has met.
#[derive(Debug)]
pub(crate) struct People {
    places: HashTable<u32>,
    persons: Vec<Person>,
    reach: Reach,
    asked: usize,
    pub(crate) spots: Spots,
}

type Columns = (i64, i64, i64, Option<String>, Option<String>, Option<String>);

impl People {
    /// Returns nobody yet, knowing whether the file has contacts at all.
    pub(crate) async fn of(connection: &mut SqliteConnection) -> Result<Self> {
        let last: i64 =
            sqlx::query_scalar(include_str!("../sql/contact/last.sql")).fetch_one(connection).await?;
        Ok(Self {
            places: HashTable::new(),
            persons: Vec::new(),
            reach: if last == 0 { Reach::All } else { Reach::Some },
            asked: 0,
            spots: Spots::default(),
        })
    }

    /// Returns whether a person who is not kept is not in the file either.
    pub(crate) fn is_whole(&self) -> bool {
        self.reach == Reach::All
    }

    pub(crate) fn get(&self, identity: i64) -> Option<&Person> {
        let place = self.places.find(bits(identity), |place| self.identity(*place) == identity)?;
        self.persons.get(*place as usize)
    }

    /// Keeps a person, or what is now known of one kept before.
    pub(crate) fn keep(&mut self, person: Person) {
        let hash = bits(person.identity);
        if let Some(place) = self.places.find(hash, |place| self.identity(*place) == person.identity) {
            self.persons[*place as usize] = person;
            return;
        }
        if self.persons.len() >= MOST {
            self.forget();
            self.reach = Reach::TooMany;
        }
        let place = self.persons.len() as u32;
        self.persons.push(person);
        let persons = &self.persons;
        self.places.insert_unique(hash, place, |place| {
            persons.get(*place as usize).map_or(0, |person| bits(person.identity))
        });
    }

    /// Lets go of everybody, and of the memory that they take.
    pub(crate) fn forget(&mut self) {
        self.places = HashTable::new();
        self.persons = Vec::new();
    }

    fn identity(&self, place: u32) -> i64 {
        self.persons.get(place as usize).map_or(0, |person| person.identity)
    }

    /// Looks people up in the file; where it is asked for very many, it is read as a whole.
    pub(crate) async fn meet(&mut self, connection: &mut SqliteConnection, identities: &[i64]) -> Result<()> {
        if self.is_whole() {
            return Ok(());
        }
        let unknown: Vec<i64> = identities.iter().copied().filter(|i| self.get(*i).is_none()).collect();
        if unknown.is_empty() {
            return Ok(());
        }
        self.asked += unknown.len();
        if self.asked > PATIENCE && self.reach == Reach::Some {
            return self.meet_all(connection).await;
        }
        let text: String = sqlx::query_scalar(include_str!("../sql/contact/meet.sql"))
            .bind(crate::table::json_numbers(unknown.into_iter()))
            .fetch_one(connection)
            .await?;
        self.keep_rows(json("contact", &text)?);
        Ok(())
    }

    async fn meet_all(&mut self, connection: &mut SqliteConnection) -> Result<()> {
        self.forget();
        let mut after = 0_i64;
        loop {
            let text: String = sqlx::query_scalar(include_str!("../sql/contact/page.sql"))
                .bind(after)
                .bind(PAGE)
                .fetch_one(&mut *connection)
                .await?;
            let rows: Vec<Columns> = json("contact", &text)?;
            let Some(last) = rows.last() else {
                self.reach = Reach::All;
                return Ok(());
            };
            after = last.1;
            self.keep_rows(rows);
            if self.reach == Reach::TooMany {
                return Ok(());
            }
        }
    }

    fn keep_rows(&mut self, rows: Vec<Columns>) {
        for (identity, id, told, sector, departement, salesperson) in rows {
            let spot = self.spots.of(sector.as_deref(), departement.as_deref(), salesperson.as_deref());
            // Four thousand million contacts would not fit a laptop's disk.
            let id = u32::try_from(id).unwrap_or(u32::MAX);
            self.keep(Person { identity, told, id, spot });
        }
    }
}

/// Identities are hashes already; only their bits are spread over both ends, as the table wants them.
fn bits(identity: i64) -> u64 {
    identity.cast_unsigned() ^ identity.cast_unsigned().rotate_left(32)
}

/// What contacts share and figures are grouped by: sector, département and salesperson, each combination numbered.
#[derive(Debug, Default)]
pub(crate) struct Spots {
    numbers: HashMap<String, u32>,
    numbered: Vec<Spot>,
    key: String,
}

/// A sector, a département and a salesperson.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) sector: Option<String>,
    pub(crate) departement: Option<String>,
    pub(crate) salesperson: Option<String>,
}

impl Spots {
    /// Returns the number of a combination.
    pub(crate) fn of(
        &mut self,
        sector: Option<&str>,
        departement: Option<&str>,
        salesperson: Option<&str>,
    ) -> u32 {
        self.key.clear();
        for part in [sector, departement, salesperson] {
            self.key.push(if part.is_some() { '\u{1}' } else { '\u{0}' });
            self.key.push_str(part.unwrap_or_default());
            self.key.push('\u{0}');
        }
        if let Some(number) = self.numbers.get(&self.key) {
            return *number;
        }
        let number = self.numbered.len() as u32;
        self.numbers.insert(self.key.clone(), number);
        self.numbered.push(Spot {
            sector: sector.map(str::to_owned),
            departement: departement.map(str::to_owned),
            salesperson: salesperson.map(str::to_owned),
        });
        number
    }

    /// Returns the combination of a number.
    pub(crate) fn get(&self, number: u32) -> Spot {
        self.numbered.get(number as usize).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn people_are_found_by_what_identifies_them() {
        let db = crate::testing::db().await;
        let mut connection = db.store.writer().unwrap().acquire().await.unwrap();
        let mut people = People::of(&mut connection).await.unwrap();
        assert!(people.is_whole());
        let person = |identity: i64, told: i64| Person { identity, told, id: 7, spot: 0 };
        for identity in -50..50 {
            people.keep(person(identity, 1));
        }
        people.keep(person(3, 2));
        assert_eq!(people.get(3).map(|person| person.told), Some(2));
        assert_eq!(people.get(-50).map(|person| person.told), Some(1));
        assert_eq!(people.get(50), None);
        assert_eq!(people.persons.len(), 100);
    }

    #[test]
    fn a_missing_sector_is_not_an_empty_one() {
        let mut spots = Spots::default();
        let numbers = [
            spots.of(None, Some("69"), None),
            spots.of(Some(""), Some("69"), None),
            spots.of(Some("69"), None, None),
            spots.of(None, Some("69"), None),
        ];
        assert_eq!(numbers, [0, 1, 2, 0]);
        assert_eq!(spots.get(0).departement.as_deref(), Some("69"));
    }
}
