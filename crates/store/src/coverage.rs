//! Which measures of which campaign are known, and from where: never imported is not zero.

use crate::cost::TELLS as COSTS;
use crate::error::{Result, StoreError};
use domain::measures::Measures;
use domain::term::{Reason, Term};
use domain::totals::Measure;
use sqlx::SqliteConnection;
use std::collections::{HashMap, HashSet};

/// What is known of one campaign.
#[derive(Debug, Default)]
pub(crate) struct Coverage {
    /// Measures that rows tell.
    pub(crate) rows: HashSet<Measure>,
    /// Measures that only totals tell.
    pub(crate) totals: HashSet<Measure>,
}

/// Returns what is known, by the campaign's code.
///
/// `lacks_margin`: the campaigns whose margin some order leaves unknown; without it, as by the last letter.
pub(crate) async fn coverage(
    connection: &mut SqliteConnection,
    lacks_margin: Option<&HashSet<String>>,
) -> Result<HashMap<String, Coverage>> {
    let told: Vec<(String, String, bool)> =
        sqlx::query_as(include_str!("../sql/coverage/list.sql")).fetch_all(connection).await?;
    let mut campaigns: HashMap<String, Coverage> = HashMap::new();
    let mut margin_missing = HashSet::new();
    for (campaign, key, by_rows) in told {
        if key == "margin_missing" {
            margin_missing.insert(campaign);
            continue;
        }
        let measure = measure("coverage", &key)?;
        let known = campaigns.entry(campaign).or_default();
        if by_rows {
            known.rows.insert(measure)
        } else {
            known.totals.insert(measure)
        };
    }
    for (campaign, known) in &mut campaigns {
        known.imply(lacks_margin.unwrap_or(&margin_missing).contains(campaign));
    }
    Ok(campaigns)
}

/// Returns the measure of a stored name.
pub(crate) fn measure(table: &'static str, key: &str) -> Result<Measure> {
    Measure::from_key(key).ok_or_else(|| StoreError::Inconsistent {
        table,
        column: "measure",
        value: key.to_owned(),
    })
}

impl Coverage {
    /// Adds what follows from what is told.
    fn imply(&mut self, margin_missing: bool) {
        if self.rows.contains(&Measure::Revenue) && !margin_missing {
            self.rows.insert(Measure::Margin);
        }
        if self.rows.contains(&Measure::PiecesPosted) {
            self.rows.insert(Measure::PeopleHeld);
        }
        if self.totals.contains(&Measure::PiecesPosted) {
            self.totals.insert(Measure::PeopleHeld);
        }
        // A sheet with one cost tells all of them: what is not on it was not spent.
        if self.totals.iter().any(|measure| measure.is_cost()) {
            self.totals.extend(COSTS);
        }
        self.totals.retain(|measure| !self.rows.contains(measure));
    }

    /// Returns the measures that are known: zero where nothing happened.
    pub(crate) fn known(&self) -> Measures {
        self.rows.iter().chain(&self.totals).copied().collect()
    }
}

/// Returns why a total does not answer a finer question.
pub(crate) const fn not_that_fine(measure: Measure) -> Term {
    Term::Unknown(Reason::NotThatFine(measure))
}
