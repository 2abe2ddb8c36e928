//! How many different people were mailed: the same person counts once, however many letters went out.
//!
//! The contacts of each cell are kept as one packed set of their numbers. Sets are united for a question, and cut with
//! those of a sector, département or salesperson.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::placed::{Placed, takes};
use domain::dimension::{About, Dimension, GroupKey};
use domain::filter::Filter;
use domain::place::region;
use domain::slice::Place;
use domain::words::CellRole;
use roaring::{MultiOps, RoaringBitmap};
use sqlx::SqliteConnection;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The people of one cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Mailed {
    people: RoaringBitmap,
    /// Pieces that name nobody: each went to somebody else.
    nameless: u64,
}

/// A cell of the whole file.
#[derive(Debug)]
struct CellMailed {
    place: Place,
    mailed: Mailed,
}

/// Everybody mailed, and who is like whom; read once and kept until somebody writes.
#[derive(Debug, Default)]
pub(crate) struct Everybody {
    cells: Vec<CellMailed>,
    /// All contacts by what they have in common, as far as it was asked.
    alike: HashMap<Dimension, BTreeMap<Option<String>, RoaringBitmap>>,
}

/// How many different people were mailed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleMailed {
    /// By value in each dimension; a group that is not there was mailed to nobody.
    pub groups: HashMap<GroupKey, u64>,
    /// The campaigns of which a file told piece by piece to whom they went.
    pub campaigns: BTreeSet<String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    people: Vec<u8>,
    nameless: i64,
    #[sqlx(flatten)]
    placed: Placed,
}

impl Mailed {
    /// Counts a piece to a contact, or to nobody who is named.
    pub(crate) fn add(&mut self, contact: Option<i64>) -> Result<()> {
        match contact {
            Some(contact) => {
                self.people.insert(number(contact)?);
            }
            None => self.nameless += 1,
        }
        Ok(())
    }

    fn unite(&mut self, other: &Self) {
        self.people |= &other.people;
        self.nameless += other.nameless;
    }

    fn of_row(people: &[u8], nameless: i64) -> Result<Self> {
        let people = RoaringBitmap::deserialize_from(people).map_err(|error| wrong(error.to_string()))?;
        Ok(Self { people, nameless: nameless.unsigned_abs() })
    }

    async fn put(&self, connection: &mut SqliteConnection, campaign: i64, cell: i64) -> Result<()> {
        let mut people = Vec::new();
        self.people.serialize_into(&mut people).map_err(|error| wrong(error.to_string()))?;
        sqlx::query(include_str!("../sql/people_pack/put.sql"))
            .bind(campaign)
            .bind(cell)
            .bind(people)
            .bind(self.nameless.cast_signed())
            .execute(connection)
            .await?;
        Ok(())
    }
}

fn number(contact: i64) -> Result<u32> {
    u32::try_from(contact).map_err(|_| wrong(contact.to_string()))
}

fn wrong(value: String) -> StoreError {
    StoreError::Inconsistent { table: "people_pack", column: "people", value }
}

fn numbers(text: &str) -> Result<RoaringBitmap> {
    text.split_ascii_whitespace().map(|id| id.parse::<u32>().map_err(|_| wrong(id.to_owned()))).collect()
}

/// Packs who was mailed by a campaign anew, from its pieces.
pub(crate) async fn pack_people(connection: &mut SqliteConnection, campaign: i64) -> Result<()> {
    sqlx::query(include_str!("../sql/people_pack/clear.sql"))
        .bind(campaign)
        .execute(&mut *connection)
        .await?;
    for (cell, mailed) in counted(&mut *connection, campaign).await? {
        mailed.put(&mut *connection, campaign, cell).await?;
    }
    Ok(())
}

/// Packs who was mailed by campaigns that have no such pack.
pub(crate) async fn pack_missing_people(connection: &mut SqliteConnection) -> Result<()> {
    let missing: Vec<i64> = sqlx::query_scalar(include_str!("../sql/people_pack/missing.sql"))
        .fetch_all(&mut *connection)
        .await?;
    for campaign in missing {
        pack_people(&mut *connection, campaign).await?;
    }
    Ok(())
}

/// Adds the people of new pieces to those of their campaign's cells.
pub(crate) async fn add_people(
    connection: &mut SqliteConnection,
    campaign: i64,
    more: BTreeMap<i64, &Mailed>,
) -> Result<()> {
    let kept = kept(&mut *connection, campaign).await?;
    for (cell, new) in more {
        let mut mailed = kept.get(&cell).cloned().unwrap_or_default();
        mailed.unite(new);
        mailed.put(&mut *connection, campaign, cell).await?;
    }
    Ok(())
}

/// Returns whether what is kept of a campaign's people is what its pieces say.
pub(crate) async fn are_people_right(connection: &mut SqliteConnection, campaign: i64) -> Result<bool> {
    Ok(kept(&mut *connection, campaign).await? == counted(connection, campaign).await?)
}

async fn kept(connection: &mut SqliteConnection, campaign: i64) -> Result<BTreeMap<i64, Mailed>> {
    let rows: Vec<(i64, Vec<u8>, i64)> = sqlx::query_as(include_str!("../sql/people_pack/of_campaign.sql"))
        .bind(campaign)
        .fetch_all(connection)
        .await?;
    rows.into_iter().map(|(cell, people, nameless)| Ok((cell, Mailed::of_row(&people, nameless)?))).collect()
}

async fn counted(connection: &mut SqliteConnection, campaign: i64) -> Result<BTreeMap<i64, Mailed>> {
    let rows: Vec<(i64, String, i64)> = sqlx::query_as(include_str!("../sql/people_pack/count.sql"))
        .bind(campaign)
        .fetch_all(connection)
        .await?;
    rows.into_iter()
        .map(|(cell, contacts, nameless)| {
            Ok((cell, Mailed { people: numbers(&contacts)?, nameless: nameless.unsigned_abs() }))
        })
        .collect()
}

impl Everybody {
    /// Reads the people of all cells.
    pub(crate) async fn read(connection: &mut SqliteConnection) -> Result<Self> {
        let rows: Vec<Row> =
            sqlx::query_as(include_str!("../sql/people_pack/list.sql")).fetch_all(connection).await?;
        let cell = |row: Row| {
            let place = row.placed.place(domain::words::Basis::Posting)?;
            Ok(CellMailed { place, mailed: Mailed::of_row(&row.people, row.nameless)? })
        };
        Ok(Self { cells: rows.into_iter().map(cell).collect::<Result<_>>()?, alike: HashMap::new() })
    }

    /// Reads who is like whom in the dimensions of people that a question names.
    pub(crate) async fn fetch(
        &mut self,
        connection: &mut SqliteConnection,
        filter: &Filter,
        by: &[Dimension],
    ) -> Result<()> {
        let named = by.iter().chain(filter.wanted.iter().map(|(dimension, _)| dimension));
        for dimension in named.copied().filter(|dimension| is_of_people(*dimension)) {
            if let Entry::Vacant(place) = self.alike.entry(dimension) {
                place.insert(alike(&mut *connection, dimension).await?);
            }
        }
        Ok(())
    }

    /// Returns how many people were mailed in each group, by its value in each dimension.
    pub(crate) fn by(&self, filter: &Filter, by: &[Dimension]) -> PeopleMailed {
        let (of_people, of_letters): (Vec<Dimension>, Vec<Dimension>) =
            by.iter().partition(|dimension| is_of_people(**dimension));
        let mut letters: BTreeMap<Vec<Option<String>>, Vec<&Mailed>> = BTreeMap::new();
        let own = filter.of_letters();
        let is_taken = |place: &Place| {
            place.role != Some(CellRole::Holdout) && takes(&own, place) && own.covers(place.day)
        };
        for cell in self.cells.iter().filter(|cell| is_taken(&cell.place)) {
            let key = of_letters.iter().map(|dimension| cell.place.value(*dimension)).collect();
            letters.entry(key).or_default().push(&cell.mailed);
        }
        let wanted = self.wanted(filter);
        let mut groups = HashMap::new();
        for (key, cells) in letters {
            let mailed = together(&cells, wanted.as_ref());
            let key: GroupKey = of_letters.iter().copied().zip(key).collect();
            self.split(&mailed, &of_people, &key, &mut |key, people| {
                let at = |dimension: &Dimension| key.iter().find(|(own, _)| own == dimension).cloned();
                groups.insert(by.iter().filter_map(at).collect(), people);
            });
        }
        let campaigns = self.cells.iter().map(|cell| cell.place.campaign.clone()).collect();
        PeopleMailed { groups, campaigns }
    }

    /// Returns the people whom a filter takes, and whether it takes those who are not named; nothing where it takes all.
    fn wanted(&self, filter: &Filter) -> Option<(RoaringBitmap, bool)> {
        let mut taken: Option<(RoaringBitmap, bool)> = None;
        for (dimension, alike) in &self.alike {
            let wanted: Vec<_> = filter.wanted.iter().filter(|(own, _)| own == dimension).collect();
            if wanted.is_empty() {
                continue;
            }
            let people = wanted.iter().filter_map(|(_, value)| alike.get(value)).union();
            let nameless = wanted.iter().any(|(_, value)| value.is_none());
            taken = Some(match taken {
                Some((before, also)) => (before & people, also && nameless),
                None => (people, nameless),
            });
        }
        taken
    }

    /// Counts the people of each value of the dimensions that are left.
    fn split(
        &self,
        mailed: &Mailed,
        by: &[Dimension],
        key: &GroupKey,
        count: &mut dyn FnMut(&GroupKey, u64),
    ) {
        let Some((first, rest)) = by.split_first() else {
            let people = mailed.people.len() + mailed.nameless;
            if people > 0 {
                count(key, people);
            }
            return;
        };
        for (value, like) in self.alike.get(first).into_iter().flatten() {
            let nameless = if value.is_none() { mailed.nameless } else { 0 };
            let part = Mailed { people: &mailed.people & like, nameless };
            let mut key = key.clone();
            key.push((*first, value.clone()));
            self.split(&part, rest, &key, count);
        }
    }
}

/// Unites the people of some cells, those who are wanted.
fn together(cells: &[&Mailed], wanted: Option<&(RoaringBitmap, bool)>) -> Mailed {
    let mut people = cells.iter().map(|mailed| &mailed.people).union();
    if let Some((wanted, _)) = wanted {
        people &= wanted;
    }
    let nameless = cells.iter().map(|mailed| mailed.nameless).sum();
    Mailed { people, nameless: if wanted.is_none_or(|(_, nameless)| *nameless) { nameless } else { 0 } }
}

fn is_of_people(dimension: Dimension) -> bool {
    dimension.about() == About::Person
}

async fn alike(
    connection: &mut SqliteConnection,
    dimension: Dimension,
) -> Result<BTreeMap<Option<String>, RoaringBitmap>> {
    let sql = match dimension {
        Dimension::Sector => include_str!("../sql/people_pack/by_sector.sql"),
        Dimension::Salesperson => include_str!("../sql/people_pack/by_salesperson.sql"),
        _ => include_str!("../sql/people_pack/by_departement.sql"),
    };
    let rows: Vec<(Option<String>, String)> = sqlx::query_as(sql).fetch_all(connection).await?;
    let mut alike: BTreeMap<Option<String>, RoaringBitmap> = BTreeMap::from([(None, RoaringBitmap::new())]);
    for (value, contacts) in rows {
        let value = match dimension {
            Dimension::Region => value.as_deref().and_then(region).map(str::to_owned),
            _ => value,
        };
        *alike.entry(value).or_default() |= numbers(&contacts)?;
    }
    Ok(alike)
}

impl Store {
    /// Returns how many different people were mailed in each group that a filter takes, by its value in each dimension;
    /// nothing where a dimension is one of outcomes.
    ///
    /// People of a holdout were mailed nothing. A piece that names nobody went to one person more.
    /// *By event* a piece counts on its posting date, as *by posting*.
    pub async fn people_mailed(&self, filter: &Filter, by: &[Dimension]) -> Result<Option<PeopleMailed>> {
        let mut named = by.iter().chain(filter.wanted.iter().map(|(dimension, _)| dimension));
        // What an outcome says, most people mailed never told.
        if named.any(|dimension| dimension.about() == About::Outcome) {
            return Ok(None);
        }
        self.recent().people(self.path(), self.key(), filter, by).await.map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CellChange;
    use crate::testing::{by_reference, date, db, person, piece, response, rows};
    use domain::fact::{Facts, PieceFact};

    /// Letters of two campaigns, two days and three cells to people who get several; some name nobody.
    fn letters() -> Vec<PieceFact> {
        (0..300)
            .map(|n: usize| {
                let (campaign, day) = [("P", "2026-03-02"), ("Q", "2026-04-02"), ("P", "2026-05-04")][n % 3];
                let mut fact = piece(campaign, day, ["A", "B", "C"][n / 11 % 3], &format!("R{n}"));
                if !n.is_multiple_of(17) {
                    fact.contact = person(&format!("Nom{}", n * 7 % 80));
                    fact.contact.postal_code =
                        ["69003", "13001", "01000", ""].get(n * 7 % 80 % 4).map(|&code| code.to_owned());
                    fact.contact.sector = (!(n * 7 % 80).is_multiple_of(5)).then(|| "BTP".to_owned());
                }
                fact
            })
            .collect()
    }

    /// Counts people without any kept set: names, and letters that name nobody, by one value of each letter.
    fn expected(
        letters: &[PieceFact],
        taken: impl Fn(&PieceFact) -> bool,
        value: impl Fn(&PieceFact) -> String,
    ) -> BTreeMap<String, u64> {
        let mut people: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for letter in letters.iter().filter(|letter| taken(letter)) {
            let name = letter.contact.last_name.clone();
            let who = name.unwrap_or_else(|| letter.scope.reference.clone().unwrap_or_default());
            people.entry(value(letter)).or_default().insert(who);
        }
        people.into_iter().map(|(value, people)| (value, people.len() as u64)).collect()
    }

    async fn counted(db: &crate::testing::Db, filter: &Filter, by: &[Dimension]) -> BTreeMap<String, u64> {
        let groups = db.store.people_mailed(filter, by).await.unwrap().unwrap().groups;
        let text = |key: GroupKey| {
            let values: Vec<String> = key.into_iter().map(|(_, value)| value.unwrap_or_default()).collect();
            values.join("/")
        };
        groups.into_iter().map(|(key, people)| (text(key), people)).collect()
    }

    fn departement(letter: &PieceFact) -> String {
        letter.contact.postal_code.as_deref().map_or("", |code| code.get(..2).unwrap_or("")).to_owned()
    }

    fn campaign(letter: &PieceFact) -> String {
        letter.scope.campaign.clone().unwrap_or_default()
    }

    #[tokio::test]
    async fn a_person_counts_once_however_many_letters_went_out() {
        let (db, letters) = (db().await, letters());
        // In two files, so that sets that are kept are added to.
        db.import(Facts::Pieces(rows(letters[..170].to_vec()))).await;
        db.import(Facts::Pieces(rows(letters[170..].to_vec()))).await;
        let all = Filter::default();
        let of = |dimension, value: Option<&str>| Filter {
            wanted: vec![(dimension, value.map(str::to_owned))],
            ..Filter::default()
        };
        let everyone = expected(&letters, |_| true, |_| String::new());
        assert_eq!(counted(&db, &all, &[]).await, everyone);
        assert!(everyone[""] < 120, "people get several letters");
        let by_campaign = expected(&letters, |_| true, campaign);
        assert_eq!(counted(&db, &all, &[Dimension::Campaign]).await, by_campaign);
        assert!(by_campaign.values().sum::<u64>() > everyone[""], "a person of two campaigns is one person");
        let by_both =
            expected(&letters, |_| true, |letter| format!("{}/{}", departement(letter), campaign(letter)));
        let both = [Dimension::Departement, Dimension::Campaign];
        assert_eq!(counted(&db, &all, &both).await, by_both);
        let rhone = expected(&letters, |letter| departement(letter) == "69", campaign);
        assert_eq!(counted(&db, &of(Dimension::Departement, Some("69")), &both[1..]).await, rhone);
        let nowhere = expected(&letters, |letter| departement(letter).is_empty(), campaign);
        assert_eq!(counted(&db, &of(Dimension::Departement, None), &both[1..]).await, nowhere);
        let may = Filter { from: Some(date("2026-05-01")), ..Filter::default() };
        let later = expected(&letters, |letter| letter.scope.posting_date > may.from, campaign);
        assert_eq!(counted(&db, &may, &both[1..]).await, later);
        assert_eq!(db.store.people_mailed(&all, &[Dimension::Channel]).await.unwrap(), None);
    }

    #[tokio::test]
    async fn people_follow_corrections_undos_and_holdouts() {
        let (db, letters) = (db().await, letters());
        db.import(Facts::Pieces(rows(letters.clone()))).await;
        let before = counted(&db, &Filter::default(), &[Dimension::Cell]).await;
        // The same letters went to others.
        let moved = letters.iter().step_by(5).cloned().map(|mut letter| {
            letter.contact = person(&format!("Autre {}", letter.scope.reference.clone().unwrap_or_default()));
            letter
        });
        let run = db.import(Facts::Pieces(rows(moved.collect()))).await;
        let after = counted(&db, &Filter::default(), &[Dimension::Cell]).await;
        assert_ne!(after, before);
        db.import(Facts::Responses(rows(vec![response(by_reference("R1"), "2026-03-09")]))).await;
        assert_eq!(db.store.check().await.unwrap(), []);
        db.store.undo(run.id, crate::Dependents::Undo).await.unwrap();
        assert_eq!(counted(&db, &Filter::default(), &[Dimension::Cell]).await, before);
        assert_eq!(db.store.check().await.unwrap(), []);
        db.store.change_cell("P", "A", &[CellChange::Role(Some(CellRole::Holdout))]).await.unwrap();
        let held = counted(&db, &Filter::campaign("P"), &[Dimension::Cell]).await;
        assert!(held.contains_key("B") && !held.contains_key("A"), "{held:?}");
    }
}
