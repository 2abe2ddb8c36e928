//! Campaigns, mailings and cells by what they are called: few enough to be kept in memory during an import.

use crate::error::Result;
use crate::outcome::Refusal;
use crate::row::{Value, some_day};
use chrono::NaiveDate;
use domain::words::CellRole;
use sqlx::SqliteConnection;
use std::collections::{BTreeSet, HashMap};

/// What makes a cell, beside its mailing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct CellKey {
    pub(crate) key_code: Option<String>,
    pub(crate) role: Option<CellRole>,
    pub(crate) list_source: Option<String>,
    pub(crate) segment: Option<String>,
    pub(crate) offer: Option<String>,
    pub(crate) creative: Option<String>,
}

/// A mailing of a campaign.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MailingKnown {
    pub(crate) id: i64,
    pub(crate) campaign: i64,
    pub(crate) posting: Option<NaiveDate>,
}

/// A campaign.
#[derive(Clone, Debug)]
pub(crate) struct CampaignKnown {
    pub(crate) code: String,
    pub(crate) window_days: u64,
    pub(crate) mailings: Vec<MailingKnown>,
}

/// All that is known.
#[derive(Debug, Default)]
pub(crate) struct Known {
    ids: HashMap<String, i64>,
    campaigns: HashMap<i64, CampaignKnown>,
    mailings: HashMap<(i64, Option<NaiveDate>, Option<String>), i64>,
    cells: HashMap<i64, HashMap<CellKey, i64>>,
    by_key_code: HashMap<String, Vec<(i64, MailingKnown)>>,
}

type CellColumns = (
    i64,
    i64,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
);

impl Known {
    /// Reads all that is known.
    pub(crate) async fn load(connection: &mut SqliteConnection) -> Result<Self> {
        let mut known = Self::default();
        let campaigns: Vec<(i64, String, i64)> =
            sqlx::query_as(include_str!("../sql/campaign/known.sql")).fetch_all(&mut *connection).await?;
        for (id, code, window_days) in campaigns {
            known.keep_campaign(id, &code, window_days.unsigned_abs());
        }
        let mailings: Vec<(i64, i64, Option<String>, Option<String>)> =
            sqlx::query_as(include_str!("../sql/mailing/known.sql")).fetch_all(&mut *connection).await?;
        let mut by_id = HashMap::new();
        for (id, campaign, posting, format) in mailings {
            let posting = some_day("mailing", "posting_date", posting.as_deref())?;
            let mailing = MailingKnown { id, campaign, posting };
            by_id.insert(id, mailing);
            known.keep_mailing(mailing, format);
        }
        let cells: Vec<CellColumns> =
            sqlx::query_as(include_str!("../sql/cell/known.sql")).fetch_all(&mut *connection).await?;
        for (id, mailing, key_code, role, list_source, segment, offer, creative) in cells {
            let role = role.as_deref().and_then(CellRole::from_key);
            let key = CellKey { key_code, role, list_source, segment, offer, creative };
            if let Some(mailing) = by_id.get(&mailing) {
                known.keep_cell(id, *mailing, key);
            }
        }
        Ok(known)
    }

    /// Returns the campaign of a code.
    pub(crate) fn campaign(&self, code: &str) -> Option<i64> {
        self.ids.get(code).copied()
    }

    /// Returns what is known of a campaign.
    pub(crate) fn of(&self, campaign: i64) -> Option<&CampaignKnown> {
        self.campaigns.get(&campaign)
    }

    /// Returns a campaign's code.
    pub(crate) fn code(&self, campaign: i64) -> &str {
        self.campaigns.get(&campaign).map_or("", |known| known.code.as_str())
    }

    /// Returns the cells of a key code with their mailings.
    pub(crate) fn cells_of(&self, key_code: &str) -> &[(i64, MailingKnown)] {
        self.by_key_code.get(key_code).map_or(&[], Vec::as_slice)
    }

    /// Returns the posting dates of a campaign, earliest first.
    pub(crate) fn posting_dates(&self, campaign: i64) -> BTreeSet<NaiveDate> {
        self.of(campaign).into_iter().flat_map(|known| &known.mailings).filter_map(|m| m.posting).collect()
    }

    /// Returns the only posting date of a campaign.
    pub(crate) fn only_posting_date(&self, campaign: i64) -> std::result::Result<NaiveDate, Refusal> {
        let dates = self.posting_dates(campaign);
        match dates.first() {
            None => Err(Refusal::NoMailing),
            Some(date) if dates.len() == 1 => Ok(*date),
            Some(_) => Err(Refusal::SeveralMailings(dates.into_iter().collect())),
        }
    }

    /// Returns the campaign of a code, made where it is new.
    pub(crate) async fn make_campaign(
        &mut self,
        connection: &mut SqliteConnection,
        import: i64,
        code: &str,
    ) -> Result<i64> {
        if let Some(id) = self.campaign(code) {
            return Ok(id);
        }
        let (id, window_days): (i64, i64) = sqlx::query_as(include_str!("../sql/campaign/make.sql"))
            .bind(code)
            .bind(import)
            .fetch_one(connection)
            .await?;
        self.keep_campaign(id, code, window_days.unsigned_abs());
        Ok(id)
    }

    /// Returns the mailing of a date and format, made where it is new.
    pub(crate) async fn make_mailing(
        &mut self,
        connection: &mut SqliteConnection,
        import: i64,
        campaign: i64,
        posting: Option<NaiveDate>,
        format: Option<&String>,
    ) -> Result<MailingKnown> {
        if let Some(id) = self.mailings.get(&(campaign, posting, format.cloned())) {
            return Ok(MailingKnown { id: *id, campaign, posting });
        }
        let id: i64 = sqlx::query_scalar(include_str!("../sql/mailing/make.sql"))
            .bind(campaign)
            .bind(posting.map(crate::row::iso))
            .bind(format)
            .bind(import)
            .fetch_one(connection)
            .await?;
        let mailing = MailingKnown { id, campaign, posting };
        self.keep_mailing(mailing, format.cloned());
        Ok(mailing)
    }

    /// Returns the cell of a mailing, made where it is new.
    pub(crate) async fn make_cell(
        &mut self,
        connection: &mut SqliteConnection,
        import: i64,
        mailing: MailingKnown,
        key: CellKey,
    ) -> Result<i64> {
        if let Some(id) = self.cells.get(&mailing.id).and_then(|cells| cells.get(&key)) {
            return Ok(*id);
        }
        let mut arguments = sqlx::sqlite::SqliteArguments::default();
        let role = key.role.map(CellRole::key);
        for value in [
            Value::Int(mailing.id),
            (&key.key_code).into(),
            role.into(),
            (&key.list_source).into(),
            (&key.segment).into(),
            (&key.offer).into(),
            (&key.creative).into(),
            Value::Int(import),
        ] {
            value.bind(&mut arguments)?;
        }
        let (id,): (i64,) = sqlx::query_as_with(include_str!("../sql/cell/make.sql"), arguments)
            .fetch_one(connection)
            .await?;
        self.keep_cell(id, mailing, key);
        Ok(id)
    }

    fn keep_campaign(&mut self, id: i64, code: &str, window_days: u64) {
        self.ids.insert(code.to_owned(), id);
        self.campaigns.insert(id, CampaignKnown { code: code.to_owned(), window_days, mailings: Vec::new() });
    }

    fn keep_mailing(&mut self, mailing: MailingKnown, format: Option<String>) {
        self.mailings.insert((mailing.campaign, mailing.posting, format), mailing.id);
        if let Some(campaign) = self.campaigns.get_mut(&mailing.campaign) {
            campaign.mailings.push(mailing);
        }
    }

    fn keep_cell(&mut self, id: i64, mailing: MailingKnown, key: CellKey) {
        if let Some(code) = &key.key_code {
            self.by_key_code.entry(code.clone()).or_default().push((id, mailing));
        }
        self.cells.entry(mailing.id).or_default().insert(key, id);
    }
}
