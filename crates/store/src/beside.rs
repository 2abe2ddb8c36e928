//! What every figure needs beside its sums: costs still to be shared out, campaigns and their cells, and whether joins are
//! sure.

use crate::Store;
use crate::campaign::{CampaignRow, campaigns};
use crate::cost::cost_pots;
use crate::error::Result;
use domain::slice::CostPot;
use sqlx::SqliteConnection;
use std::sync::Arc;

/// What stands beside the sums, as long as nobody writes.
#[derive(Debug)]
pub struct Beside {
    /// The costs of whole campaigns, mailings and cells, prices a piece multiplied out.
    ///
    /// A price a piece without a number of pieces is paid for the pieces posted in its scope, not for a holdout.
    /// Costs of a file of totals count where no row tells a cost of that campaign.
    pub pots: Vec<CostPot>,
    /// Every campaign, by its code.
    pub campaigns: Vec<CampaignRow>,
    /// The key codes of cells, each with its campaign's code.
    pub key_codes: Vec<(String, String)>,
    /// Whether some order, response or returned letter is joined with a probability alone.
    pub(crate) probable: bool,
}

impl Store {
    /// Returns what every figure needs beside its sums; it is read once and kept until somebody writes.
    pub async fn beside(&self) -> Result<Arc<Beside>> {
        self.recent().beside(self.path(), self.key()).await
    }
}

/// Reads it.
pub(crate) async fn beside(connection: &mut SqliteConnection) -> Result<Beside> {
    Ok(Beside {
        pots: cost_pots(&mut *connection).await?,
        campaigns: campaigns(&mut *connection).await?,
        key_codes: sqlx::query_as(include_str!("../sql/cell/key_codes.sql"))
            .fetch_all(&mut *connection)
            .await?,
        probable: sqlx::query_scalar(include_str!("../sql/outcome/probable.sql"))
            .fetch_one(connection)
            .await?,
    })
}
