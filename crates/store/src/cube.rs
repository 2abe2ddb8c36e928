//! What figures are read from: the packs of all campaigns, and the few rows that say what their numbers mean.
//!
//! It is read once and kept until somebody writes; a question is then answered from memory.

mod classes;

use crate::coverage::{Coverage, coverage};
use crate::error::Result;
use crate::pack::{Column, Level, Pack, Sums};
use crate::recent::Asked;
use crate::row::{some_day, word};
use crate::setting::{attribution, cycle_start};
use crate::slices::TotalRow;
use crate::table::json;
use chrono::NaiveDate;
use domain::slice::Place;
use domain::words::{Attribution, Basis, CellRole, CycleStart};
use sqlx::SqliteConnection;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub(crate) use classes::Question;

/// For how many sets of columns packs are kept that tell no other apart.
const ROLLED: usize = 12;

/// The sums of the whole file.
#[derive(Debug)]
pub(crate) struct Cube {
    /// Codes with their numbers, of campaigns that have sums.
    campaigns: BTreeMap<String, i64>,
    mailings: HashMap<String, MailingSaid>,
    cells: HashMap<String, CellSaid>,
    packs: HashMap<(Level, i64), Pack>,
    /// The same where a question tells far fewer places apart, by the columns that it tells
    /// apart; nothing where they are hardly fewer.
    rolled: HashMap<(u16, i64), Option<Pack>>,
    /// Customers active and kept, which no campaign's own rows tell.
    customers: HashMap<i64, Pack>,
    scopes: CostScopes,
    pub(crate) known: HashMap<String, Coverage>,
    pub(crate) posting_dates: HashMap<String, BTreeSet<NaiveDate>>,
    /// Totals that stand in for rows.
    pub(crate) totals: Vec<TotalRow>,
    pub(crate) cycle_start: CycleStart,
    /// To which letters orders are credited, where a question does not say.
    pub(crate) attribution: Attribution,
}

/// Whether some cost is about a mailing, or a cell, alone.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CostScopes {
    pub(crate) mailing: bool,
    pub(crate) cell: bool,
}

#[derive(Debug)]
struct MailingSaid {
    posting_date: Option<NaiveDate>,
    format: Option<String>,
}

#[derive(Debug)]
struct CellSaid {
    key_code: Option<String>,
    role: Option<CellRole>,
    offer: Option<String>,
    creative: Option<String>,
    list_source: Option<String>,
    segment: Option<String>,
}

type MailingRow = (String, Option<String>, Option<String>);
type CellRow =
    (String, Option<String>, Option<String>, Option<String>, Option<String>, Option<String>, Option<String>);

impl Cube {
    /// Reads what every question needs; packs are fetched when they are asked for.
    pub(crate) async fn read(connection: &mut SqliteConnection) -> Result<Self> {
        let campaigns: Vec<(String, i64)> = sqlx::query_as(include_str!("../sql/tally_pack/campaigns.sql"))
            .fetch_all(&mut *connection)
            .await?;
        let (mailing, cell) =
            sqlx::query_as(include_str!("../sql/tally_pack/scopes.sql")).fetch_one(&mut *connection).await?;
        Ok(Self {
            campaigns: campaigns.into_iter().collect(),
            mailings: mailings(&mut *connection).await?,
            cells: cells(&mut *connection).await?,
            packs: HashMap::new(),
            rolled: HashMap::new(),
            customers: customers(&mut *connection).await?,
            scopes: CostScopes { mailing, cell },
            known: coverage(&mut *connection, None).await?,
            posting_dates: posting_dates(&mut *connection).await?,
            totals: sqlx::query_as(include_str!("../sql/total_fact/list.sql"))
                .fetch_all(&mut *connection)
                .await?,
            cycle_start: cycle_start(&mut *connection).await?,
            attribution: attribution(&mut *connection).await?,
        })
    }

    /// Fetches the packs that a question asks for, unless they are there.
    pub(crate) async fn fetch(
        &mut self,
        connection: &mut SqliteConnection,
        question: &Question<'_>,
    ) -> Result<()> {
        let (level, columns) = (question.level(), question.columns());
        if self.rolled.len() > self.campaigns.len() * ROLLED {
            self.rolled.clear();
        }
        for campaign in self.campaigns.iter().filter(|(code, _)| question.asks_campaign(code)) {
            let campaign = *campaign.1;
            if let Entry::Vacant(new) = self.packs.entry((level, campaign)) {
                let body: Vec<u8> =
                    sqlx::query_scalar(level.sql()).bind(campaign).fetch_one(&mut *connection).await?;
                new.insert(Pack::from_bytes(&body)?);
            }
            if let Entry::Vacant(new) = self.rolled.entry((columns, campaign)) {
                let pack = &self.packs[&(level, campaign)];
                let classes = question.told_apart(pack, |cell| role(&self.cells, cell));
                new.insert(pack.sums(&classes).packed());
            }
        }
        Ok(())
    }

    /// Returns whether a question can be answered without reading anything more.
    pub(crate) fn answers(&self, asked: &Asked) -> bool {
        let question = Question::new(asked, self.scopes);
        let level = question.level();
        let here = |(code, campaign): (&String, &i64)| {
            !question.asks_campaign(code) || self.packs.contains_key(&(level, *campaign))
        };
        asked.is_maintained(self.attribution) && self.campaigns.iter().all(here)
    }

    pub(crate) const fn scopes(&self) -> CostScopes {
        self.scopes
    }

    /// Visits the sums of each campaign asked for, place by place as the question tells them apart.
    pub(crate) fn each_campaign(
        &self,
        question: &Question<'_>,
        visit: &mut dyn FnMut(&str, &Sums<'_>) -> Result<()>,
    ) -> Result<()> {
        let (level, columns) = (question.level(), question.columns());
        for (code, campaign) in self.campaigns.iter().filter(|(code, _)| question.asks_campaign(code)) {
            let rolled = self.rolled.get(&(columns, *campaign)).and_then(Option::as_ref);
            let own = rolled.or_else(|| self.packs.get(&(level, *campaign)));
            for pack in own.into_iter().chain(self.customers.get(campaign)) {
                let classes = question.classes(pack, |cell| role(&self.cells, cell));
                visit(code, &pack.sums(&classes))?;
            }
        }
        Ok(())
    }

    /// Returns where a group of places stands; what the question does not tell apart is left unsaid.
    pub(crate) fn place(
        &self,
        campaign: &str,
        sums: &Sums<'_>,
        group: usize,
        question: &Question<'_>,
    ) -> Result<Place> {
        let text = |column| sums.value(group, column).map(str::to_owned);
        let mailing = sums.value(group, Column::Mailing).and_then(|id| self.mailings.get(id));
        let cell = sums.value(group, Column::Cell).and_then(|id| self.cells.get(id));
        let told = cell.filter(|_| question.tells_cells());
        let posting_date = mailing.and_then(|said| said.posting_date);
        Ok(Place {
            campaign: campaign.to_owned(),
            posting_date,
            cell: told.and_then(|said| said.key_code.clone()).or_else(|| text(Column::KeyCode)),
            role: cell.and_then(|said| said.role),
            offer: told.and_then(|said| said.offer.clone()),
            creative: told.and_then(|said| said.creative.clone()),
            list_source: told.and_then(|said| said.list_source.clone()),
            segment: told.and_then(|said| said.segment.clone()),
            format: mailing.and_then(|said| said.format.clone()),
            sector: text(Column::Sector),
            departement: text(Column::Departement),
            salesperson: text(Column::Salesperson),
            channel: text(Column::Channel),
            moment: text(Column::Moment),
            stage: text(Column::Stage),
            day: match question.basis() {
                Basis::Posting => posting_date,
                Basis::Event => some_day("tally", "day", sums.value(group, Column::Day))?,
            },
        })
    }
}

fn role(cells: &HashMap<String, CellSaid>, cell: &str) -> Option<CellRole> {
    cells.get(cell).and_then(|said| said.role)
}

async fn mailings(connection: &mut SqliteConnection) -> Result<HashMap<String, MailingSaid>> {
    let text: String =
        sqlx::query_scalar(include_str!("../sql/tally_pack/mailings.sql")).fetch_one(connection).await?;
    let rows: Vec<MailingRow> = json("mailing", &text)?;
    rows.into_iter()
        .map(|(id, posting_date, format)| {
            let posting_date = some_day("mailing", "posting_date", posting_date.as_deref())?;
            Ok((id, MailingSaid { posting_date, format }))
        })
        .collect()
}

async fn cells(connection: &mut SqliteConnection) -> Result<HashMap<String, CellSaid>> {
    let text: String =
        sqlx::query_scalar(include_str!("../sql/tally_pack/cells.sql")).fetch_one(connection).await?;
    let rows: Vec<CellRow> = json("cell", &text)?;
    rows.into_iter()
        .map(|(id, key_code, role, offer, creative, list_source, segment)| {
            let role = word("cell", "role", role.as_deref(), CellRole::from_key)?;
            Ok((id, CellSaid { key_code, role, offer, creative, list_source, segment }))
        })
        .collect()
}

async fn customers(connection: &mut SqliteConnection) -> Result<HashMap<i64, Pack>> {
    let packs: Vec<(i64, Vec<u8>)> =
        sqlx::query_as(include_str!("../sql/customer_pack/list.sql")).fetch_all(connection).await?;
    packs.into_iter().map(|(campaign, body)| Ok((campaign, Pack::from_bytes(&body)?))).collect()
}

async fn posting_dates(connection: &mut SqliteConnection) -> Result<HashMap<String, BTreeSet<NaiveDate>>> {
    let rows: Vec<(String, Option<String>)> =
        sqlx::query_as(include_str!("../sql/mailing/dates.sql")).fetch_all(connection).await?;
    let mut dates: HashMap<String, BTreeSet<NaiveDate>> = HashMap::new();
    for (campaign, date) in rows {
        dates.entry(campaign).or_default().extend(some_day("mailing", "posting_date", date.as_deref())?);
    }
    Ok(dates)
}
