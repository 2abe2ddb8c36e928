//! The transaction of an import: at home, or away writing rows while the next ones are understood.

use crate::bulk::Sealed;
use crate::error::Result;
use sqlx::{Sqlite, SqliteConnection, Transaction};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::task::JoinHandle;

/// Chunks of rows that may wait for the engine: enough that neither side stands still for the other's wake-up.
const WAITING: usize = 4;

type Tx = Transaction<'static, Sqlite>;

/// A transaction that can be sent off with rows to write; whoever needs it waits until it is back.
#[derive(Debug)]
pub(crate) struct Pipe {
    /// Nothing while it is away, or for good where it did not come back.
    here: Option<Tx>,
    away: Option<Away>,
}

#[derive(Debug)]
struct Away {
    rows: Sender<[Sealed; 2]>,
    back: JoinHandle<(Tx, Result<()>)>,
}

impl Pipe {
    pub(crate) const fn new(tx: Tx) -> Self {
        Self { here: Some(tx), away: None }
    }

    /// Returns the connection, once it has written all that it was sent off with.
    ///
    /// # Errors
    /// What went wrong while it wrote; [`sqlx::Error::WorkerCrashed`] where it did not come back.
    pub(crate) async fn home(&mut self) -> Result<&mut SqliteConnection> {
        if let Some(Away { rows, back }) = self.away.take() {
            drop(rows);
            let (tx, written) = back.await.map_err(|_| sqlx::Error::WorkerCrashed)?;
            self.here = Some(tx);
            written?;
        }
        Ok(self.here.as_mut().ok_or(sqlx::Error::WorkerCrashed)?)
    }

    /// Sends it off to write these rows after those before, in their order.
    ///
    /// # Errors
    /// What went wrong with rows before.
    pub(crate) async fn send(&mut self, rows: [Sealed; 2]) -> Result<()> {
        if rows.iter().all(Sealed::is_empty) {
            return Ok(());
        }
        if let Some(tx) = self.here.take() {
            let (give, take) = channel(WAITING);
            self.away = Some(Away { rows: give, back: tokio::spawn(write(tx, take)) });
        }
        let sent = match &self.away {
            Some(away) => away.rows.send(rows).await.is_ok(),
            None => false,
        };
        // It stops taking rows when one could not be written; coming home tells why.
        if !sent {
            self.home().await?;
        }
        Ok(())
    }

    /// Makes all of it stand.
    pub(crate) async fn commit(self) -> Result<()> {
        Ok(self.ended().await?.commit().await?)
    }

    /// Leaves no trace.
    pub(crate) async fn roll_back(self) -> Result<()> {
        Ok(self.ended().await?.rollback().await?)
    }

    async fn ended(mut self) -> Result<Tx> {
        self.home().await?;
        Ok(self.here.take().ok_or(sqlx::Error::WorkerCrashed)?)
    }
}

async fn write(mut tx: Tx, mut chunks: Receiver<[Sealed; 2]>) -> (Tx, Result<()>) {
    while let Some(chunk) = chunks.recv().await {
        for rows in chunk {
            if let Err(error) = rows.write(&mut tx).await {
                return (tx, Err(error));
            }
        }
    }
    (tx, Ok(()))
}
