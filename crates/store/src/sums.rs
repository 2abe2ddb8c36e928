//! The sums of new and corrected pieces, added up while they are taken in.
//!
//! They are what `sql/tally/fill.sql` would find for them, without reading a million rows again.
//! A campaign where anything else changed is worked out anew instead (`tally.rs`).

use crate::bulk::Bulk;
use crate::error::Result;
use crate::people::{Spot, Spots};
use crate::reach::{Mailed, add_people, pack_people};
use crate::row::{Value, iso};
use crate::tally::{fill_sources, pack, work_out};
use chrono::NaiveDate;
use domain::currency::Currency;
use domain::totals::Measure;
use hashbrown::HashMap;
use sqlx::SqliteConnection;
use std::collections::{BTreeMap, HashSet};

static TALLY: Bulk = Bulk::new(include_str!("../sql/tally/put.sql"));
static SOURCE: Bulk = Bulk::new(include_str!("../sql/piece_source/add.sql"));

/// To what a cell belongs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Home {
    pub(crate) campaign: i64,
    pub(crate) mailing: i64,
    pub(crate) posting: NaiveDate,
}

/// What one piece adds, or what a corrected one takes back.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    pub(crate) cell: i64,
    pub(crate) spot: u32,
    pub(crate) cost: Option<(i64, Currency)>,
    /// The run that told it.
    pub(crate) import: i64,
    /// Its row in that run's file.
    pub(crate) row: u32,
    /// To whom it went.
    pub(crate) contact: Option<i64>,
}

/// The pieces of a cell that one run told, and those of them that tell their own cost.
#[derive(Clone, Copy, Debug, Default)]
struct Source {
    pieces: i64,
    priced: i64,
    rows: Option<(u32, u32)>,
    priced_rows: Option<(u32, u32)>,
}

/// Sums of pieces by cell and by what their contacts share.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    homes: HashMap<i64, Home>,
    parts: HashMap<(i64, u32), Parts>,
    /// Costs in other currencies than the first that their cell and spot had.
    foreign: HashMap<(i64, u32, Currency), i64>,
    /// Pieces by cell and run.
    sources: HashMap<(i64, i64), Source>,
    /// Who was mailed, by cell.
    people: HashMap<i64, Mailed>,
    corrected: HashSet<i64>,
}

/// Sums of one cell and spot, side by side: there are as many as a third of the rows.
#[derive(Clone, Copy, Debug, Default)]
struct Parts {
    pieces: i32,
    currency: Option<Currency>,
    cost: i64,
}

/// A kept sum: number and value, by cell, spot, measure and currency.
/// A sum of a cell, of a spot and, for money, of a currency.
type Sum = (i64, u32, Option<Currency>, i64);

type Kept = HashMap<(i64, u32, Option<Currency>), (i64, i64)>;

type Columns = (i64, i64, Option<String>, Option<String>, Option<String>, Option<String>, i64);

impl Sums {
    /// Remembers to what a cell belongs.
    pub(crate) fn home(&mut self, cell: i64, home: Home) {
        self.homes.insert(cell, home);
    }

    /// Counts a piece.
    ///
    /// # Errors
    /// [`crate::error::StoreError::Inconsistent`] for a contact whose number no file reaches.
    pub(crate) fn add(&mut self, part: Part) -> Result<()> {
        self.count(part, 1);
        self.people.entry(part.cell).or_default().add(part.contact)
    }

    /// Takes a piece back that is about to be corrected.
    pub(crate) fn take_back(&mut self, part: Part, campaign: i64) {
        self.corrected.insert(campaign);
        self.count(part, -1);
    }

    fn count(&mut self, part: Part, sign: i32) {
        self.sources.entry((part.cell, part.import)).or_default().count(part, sign);
        let parts = self.parts.entry((part.cell, part.spot)).or_default();
        parts.pieces += sign;
        if let Some((cost, currency)) = part.cost {
            if *parts.currency.get_or_insert(currency) == currency {
                parts.cost += i64::from(sign) * cost;
            } else {
                *self.foreign.entry((part.cell, part.spot, currency)).or_default() += i64::from(sign) * cost;
            }
        }
    }

    /// Returns the campaigns that it has sums of.
    pub(crate) fn campaigns(&self) -> impl Iterator<Item = i64> {
        self.homes.values().map(|home| home.campaign)
    }

    /// Adds the sums to the kept ones, but for campaigns that were worked out anew.
    pub(crate) async fn write(
        &mut self,
        connection: &mut SqliteConnection,
        spots: &mut Spots,
        worked_out: &HashSet<i64>,
    ) -> Result<()> {
        for (campaign, cells) in self.by_campaign() {
            if worked_out.contains(&campaign) {
                continue;
            }
            // A response of a corrected piece gives it a channel, which only the rows tell.
            if self.corrected.contains(&campaign) && has_responders(connection, campaign).await? {
                work_out(connection, campaign).await?;
                continue;
            }
            let kept = kept(connection, spots, campaign).await?;
            match self.rows(&cells, &kept, spots) {
                Some(rows) => {
                    TALLY.put(connection, rows).await?;
                    self.write_sources(connection, campaign).await?;
                    self.write_people(connection, campaign).await?;
                    pack(connection, campaign).await?;
                }
                None => work_out(connection, campaign).await?,
            }
        }
        Ok(())
    }

    /// Adds to who was mailed by a campaign; where pieces were corrected, only they tell who is left.
    async fn write_people(&self, connection: &mut SqliteConnection, campaign: i64) -> Result<()> {
        if self.corrected.contains(&campaign) {
            return pack_people(connection, campaign).await;
        }
        let own = |cell: &i64| self.homes.get(cell).is_some_and(|home| home.campaign == campaign);
        let more = self.people.iter().filter(|(cell, _)| own(cell)).map(|(cell, mailed)| (*cell, mailed));
        add_people(connection, campaign, more.collect()).await
    }

    /// Adds to the counts of a campaign's pieces by the runs that told them; where pieces were corrected, only they tell
    /// which rows are left to the run before.
    async fn write_sources(&self, connection: &mut SqliteConnection, campaign: i64) -> Result<()> {
        if self.corrected.contains(&campaign) {
            return fill_sources(connection, campaign).await;
        }
        let own = |cell: &i64| self.homes.get(cell).is_some_and(|home| home.campaign == campaign);
        let of_campaign = self.sources.iter().filter(|((cell, _), _)| own(cell));
        let rows = of_campaign.map(|((cell, run), source)| source.values(campaign, *cell, *run)).collect();
        SOURCE.put(connection, rows).await
    }

    /// Returns the sums of each campaign, in an order that does not depend on chance.
    fn by_campaign(&self) -> BTreeMap<i64, Vec<Sum>> {
        let mut campaigns: BTreeMap<i64, Vec<_>> = BTreeMap::new();
        let pieces = self.parts.iter().map(|((cell, spot), parts)| (*cell, *spot, None, parts.pieces.into()));
        let costs = self
            .parts
            .iter()
            .filter_map(|((cell, spot), parts)| Some((*cell, *spot, Some(parts.currency?), parts.cost)));
        let foreign = self
            .foreign
            .iter()
            .map(|((cell, spot, currency), value)| (*cell, *spot, Some(*currency), *value));
        for sum in pieces.chain(costs).chain(foreign) {
            if let Some(home) = self.homes.get(&sum.0) {
                campaigns.entry(home.campaign).or_default().push(sum);
            }
        }
        for sums in campaigns.values_mut() {
            sums.sort_unstable();
        }
        campaigns
    }

    /// Returns the rows to write; nothing where a correction brings a sum to zero: whether its row stays, only the
    /// pieces tell.
    fn rows(&self, sums: &[Sum], kept: &Kept, spots: &Spots) -> Option<Vec<Vec<Value>>> {
        let mut rows = Vec::with_capacity(sums.len());
        for (cell, spot, currency, value) in sums {
            let before = kept.get(&(*cell, *spot, *currency));
            let value = before.map_or(0, |(_, value)| *value) + value;
            let home = self.homes.get(cell)?;
            if value == 0 && self.corrected.contains(&home.campaign) {
                return None;
            }
            rows.push(row(
                before.map(|(id, _)| *id),
                *home,
                *cell,
                &spots.get(*spot),
                currency.as_ref(),
                value,
            ));
        }
        Some(rows)
    }
}

fn row(
    id: Option<i64>,
    home: Home,
    cell: i64,
    spot: &Spot,
    currency: Option<&Currency>,
    value: i64,
) -> Vec<Value> {
    let measure = if currency.is_some() { Measure::CostOther } else { Measure::PiecesPosted };
    vec![
        id.into(),
        Value::Int(home.campaign),
        Value::Int(home.mailing),
        Value::Int(cell),
        (&spot.sector).into(),
        (&spot.departement).into(),
        (&spot.salesperson).into(),
        Value::Text(iso(home.posting)),
        Value::from(measure.key()),
        currency.map_or(Value::Null, |currency| Value::from(currency.code())),
        Value::Int(value),
    ]
}

impl Source {
    fn count(&mut self, part: Part, sign: i32) {
        let priced = part.cost.is_some();
        self.pieces += i64::from(sign);
        self.priced += i64::from(priced) * i64::from(sign);
        // Which rows are left once one is taken back, only the pieces tell.
        if sign > 0 {
            widen(&mut self.rows, part.row);
            if priced {
                widen(&mut self.priced_rows, part.row);
            }
        }
    }

    fn values(self, campaign: i64, cell: i64, run: i64) -> Vec<Value> {
        let row = |row: Option<u32>| row.map(i64::from);
        let ends = |rows: Option<(u32, u32)>| [row(rows.map(|rows| rows.0)), row(rows.map(|rows| rows.1))];
        let [first, last] = ends(self.rows).map(|row| Value::Int(row.unwrap_or_default()));
        let [first_priced, last_priced] = ends(self.priced_rows).map(Value::from);
        let [campaign, cell, run, pieces, priced] =
            [campaign, cell, run, self.pieces, self.priced].map(Value::Int);
        vec![campaign, cell, run, pieces, priced, first, last, first_priced, last_priced]
    }
}

fn widen(rows: &mut Option<(u32, u32)>, row: u32) {
    let (first, last) = rows.unwrap_or((row, row));
    *rows = Some((first.min(row), last.max(row)));
}

async fn has_responders(connection: &mut SqliteConnection, campaign: i64) -> Result<bool> {
    Ok(sqlx::query_scalar(include_str!("../sql/responder/any.sql"))
        .bind(campaign)
        .fetch_one(connection)
        .await?)
}

async fn kept(connection: &mut SqliteConnection, spots: &mut Spots, campaign: i64) -> Result<Kept> {
    let rows: Vec<Columns> =
        sqlx::query_as(include_str!("../sql/tally/pieces.sql")).bind(campaign).fetch_all(connection).await?;
    let mut kept = Kept::new();
    for (id, cell, sector, departement, salesperson, currency, value) in rows {
        let spot = spots.of(sector.as_deref(), departement.as_deref(), salesperson.as_deref());
        let currency = crate::row::word("tally", "currency", currency.as_deref(), |text| text.parse().ok())?;
        kept.insert((cell, spot, currency), (id, value));
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Db, db, eur, piece, rows};
    use domain::fact::{ContactFact, Facts, PieceFact};

    /// A seeded stream of numbers, the same on every machine.
    struct Chance(u64);

    impl Chance {
        fn below(&mut self, end: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % end
        }

        fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
            words[self.below(words.len() as u64) as usize]
        }
    }

    fn letter(chance: &mut Chance) -> PieceFact {
        let some = |chance: &mut Chance, words| Some(chance.of(words).to_owned()).filter(|w| !w.is_empty());
        let reference = if chance.below(3) == 0 { format!("R{}", chance.below(40)) } else { String::new() };
        let posting = chance.of(&["2026-03-02", "2026-04-02"]);
        let campaign = chance.of(&["P", "Q"]);
        let cell = chance.of(&["A", "B", "C"]);
        let mut fact = piece(campaign, posting, cell, &reference);
        fact.contact = ContactFact {
            reference: some(chance, &["", "K1", "K2", "K3", "K4", "K5", "K6"]),
            last_name: some(chance, &["", "Durand", "Martin"]),
            postal_code: some(chance, &["", "69003", "01000"]),
            sector: some(chance, &["", "", "", "BTP", "Santé"]),
            salesperson: some(chance, &["", "", "Anne"]),
            ..ContactFact::default()
        };
        fact.cost = (chance.below(3) > 0).then(|| eur([0, 10, 20][chance.below(3) as usize]));
        fact.outcome.responded = (chance.below(30) == 0).then_some(true);
        fact
    }

    /// Returns the kept sums: those of the tally and what stands after it, and from which runs pieces come.
    async fn tally(db: &Db) -> String {
        let dump = db.dump().await;
        let after = |table: &str| dump.split_once(table).map_or("", |(_, rest)| rest);
        let of = |table: &str| after(table).lines().take_while(|line| line.contains(',')).collect::<Vec<_>>();
        let (people, sources) = (of("\npeople_pack\n"), of("\npiece_source\n"));
        people.into_iter().chain(sources).chain(after("\ntally\n").lines()).collect::<Vec<_>>().join("\n")
    }

    async fn worked_out(db: &Db) -> String {
        let mut writer = db.store.writer().unwrap().acquire().await.unwrap();
        let campaigns: Vec<i64> =
            sqlx::query_scalar("SELECT id FROM campaign").fetch_all(&mut *writer).await.unwrap();
        for campaign in campaigns {
            work_out(&mut writer, campaign).await.unwrap();
        }
        drop(writer);
        tally(db).await
    }

    #[tokio::test]
    async fn sums_added_up_on_the_way_are_those_of_the_rows() {
        for seed in 0..6 {
            let mut chance = Chance(seed);
            let db = db().await;
            let mut before: Vec<PieceFact> = Vec::new();
            for _ in 0..6 {
                // Some rows of the file before come again, a few of them corrected.
                let mut facts: Vec<PieceFact> =
                    before.iter().filter(|_| chance.below(2) == 0).cloned().collect();
                for fact in facts.iter_mut().filter(|_| chance.below(5) == 0) {
                    fact.cost = Some(eur(70));
                }
                facts.extend((0..chance.below(60)).map(|_| letter(&mut chance)));
                let done = db.import(Facts::Pieces(rows(facts.clone()))).await;
                let kept = tally(&db).await;
                assert_eq!(kept, worked_out(&db).await, "seed {seed}, {:?}", done.summary.rows);
                before.extend(facts);
            }
        }
    }

    #[tokio::test]
    async fn a_file_that_comes_again_in_another_order_changes_nothing() {
        let mut chance = Chance(99);
        let facts: Vec<PieceFact> = (0..2_500).map(|_| letter(&mut chance)).collect();
        let db = db().await;
        db.import(Facts::Pieces(rows(facts.clone()))).await;
        let kept = crate::testing::without(&db.dump().await, "coverage");
        for order in 0..3 {
            let mut again = facts.clone();
            match order {
                0 => {}
                1 => again.reverse(),
                _ => again.rotate_left(1_300),
            }
            // Which of two rows with one reference comes first decides which is refused.
            again.retain(|fact| fact.scope.reference.is_none());
            let done = db.import(Facts::Pieces(rows(again))).await;
            assert_eq!((done.summary.rows.new, done.summary.rows.changed), (0, 0), "order {order}");
            assert_eq!(crate::testing::without(&db.dump().await, "coverage"), kept, "order {order}");
        }
    }
}
