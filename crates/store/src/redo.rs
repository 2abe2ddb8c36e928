//! Undoing an undo: what it took away comes back under the same numbers, and everything is as it was before.

use crate::Store;
use crate::by_hand;
use crate::error::{Result, StoreError};
use crate::import_run::{ImportId, ImportState};
use crate::known::Known;
use crate::later;
use crate::table::{PLACES, Rows, TABLES, json_numbers};
use crate::tally::{Recount, refresh};
use crate::undo::{clear_sums, set_state, state};
use crate::value_word::mean_again;
use sqlx::SqliteConnection;
use std::collections::{HashMap, HashSet};

/// Rows given back at once.
const CHUNK: i64 = 5_000;

/// A run that an undo took away.
#[derive(sqlx::FromRow)]
struct Gone {
    undo: i64,
    #[sqlx(rename = "import_id")]
    run: i64,
    /// The last run when it went.
    last: i64,
    /// The runs that were undone by then, as a JSON list; missing where an older program undid it.
    undone: Option<String>,
}

impl Store {
    /// Gives back what the undo of an import took away, with the runs that went with it; returns these, oldest first.
    ///
    /// # Errors
    /// [`StoreError::NoImport`], [`StoreError::NotUndone`], [`StoreError::ImportedAgain`], [`StoreError::RedoFirst`]
    /// and [`StoreError::NoLongerFits`]; nothing is changed then.
    pub async fn redo(&self, id: ImportId) -> Result<Vec<ImportId>> {
        let mut tx = self.writer()?.begin_with("BEGIN IMMEDIATE").await?;
        match state(&mut tx, id).await? {
            None => return Err(StoreError::NoImport(id)),
            Some(ImportState::Done) => return Err(StoreError::NotUndone(id)),
            Some(ImportState::Undone) => {}
        }
        let runs: Vec<Gone> = sqlx::query_as(include_str!("../sql/import_undone/runs.sql"))
            .bind(id.0)
            .fetch_all(&mut *tx)
            .await?;
        let Some(oldest) = runs.first() else {
            return Err(StoreError::NotUndone(id));
        };
        let (undo, last) = (oldest.undo, oldest.last);
        for gone in &runs {
            not_imported_again(&mut tx, gone.run).await?;
        }
        let lifted = by_hand::lift(&mut tx).await?;
        not_brought_again(&mut tx, id, oldest).await?;
        let mut touched = HashSet::new();
        if let Err(error) = give_back(&mut tx, undo, &runs, &mut touched).await {
            return Err(explained(&mut tx, id, undo, last, error).await?);
        }
        sqlx::query(include_str!("../sql/import_undone/forget.sql")).bind(undo).execute(&mut *tx).await?;
        touched.extend(mean_again(&mut tx).await?);
        touched.extend(by_hand::lay(&mut tx, lifted).await?.touched);
        let known = Known::load(&mut tx).await?;
        refresh(&mut tx, &known, &mut touched, Recount::All).await?;
        tx.commit().await?;
        Ok(runs.into_iter().map(|gone| ImportId(gone.run)).collect())
    }

    /// Returns the undone runs whose undo can be undone, each with the number of its undo.
    pub async fn undos(&self) -> Result<HashMap<ImportId, i64>> {
        let rows: Vec<(i64, i64)> =
            sqlx::query_as(include_str!("../sql/import_undone/list.sql")).fetch_all(self.readers()).await?;
        Ok(rows.into_iter().map(|(run, undo)| (ImportId(run), undo)).collect())
    }
}

/// Gives runs back, oldest first; campaigns and the like that went with a newer one may be an older one's too.
async fn give_back(
    connection: &mut SqliteConnection,
    undo: i64,
    runs: &[Gone],
    touched: &mut HashSet<i64>,
) -> Result<()> {
    for rows in PLACES.iter().rev() {
        for Gone { run, .. } in runs {
            Redo { undo, run: *run }.put(connection, rows).await?;
        }
    }
    for Gone { run, .. } in runs {
        Redo { undo, run: *run }.give_back(connection, touched).await?;
    }
    Ok(())
}

async fn not_imported_again(connection: &mut SqliteConnection, run: i64) -> Result<()> {
    let again: Option<(i64, String)> = sqlx::query_as(include_str!("../sql/import_run/again.sql"))
        .bind(run)
        .fetch_optional(connection)
        .await?;
    again.map_or(Ok(()), |(by, file)| {
        Err(StoreError::ImportedAgain { id: ImportId(run), by: ImportId(by), file })
    })
}

/// Refuses letters without reference that a run brought while they were away: nothing else would keep them from being
/// counted twice.
async fn not_brought_again(connection: &mut SqliteConnection, id: ImportId, gone: &Gone) -> Result<()> {
    let since: Vec<(i64, String)> = sqlx::query_as(include_str!("../sql/import_undone/brought_again.sql"))
        .bind(gone.undo)
        .bind(gone.last)
        .bind(gone.undone.as_deref())
        .fetch_all(connection)
        .await?;
    if since.is_empty() {
        return Ok(());
    }
    let since = since.into_iter().map(|(run, file)| (ImportId(run), file)).collect();
    Err(StoreError::NoLongerFits { id, since })
}

/// Returns what keeps rows from coming back, in place of the engine's own words.
async fn explained(
    connection: &mut SqliteConnection,
    id: ImportId,
    undo: i64,
    last: i64,
    error: StoreError,
) -> Result<StoreError> {
    let named =
        |runs: Vec<(i64, String)>| runs.into_iter().map(|(run, file)| (ImportId(run), file)).collect();
    let unfit = matches!(error, StoreError::NoLongerFits { .. });
    if error.names_a_missing_row() {
        let later: Vec<(i64, String)> = sqlx::query_as(include_str!("../sql/import_undone/later.sql"))
            .bind(undo)
            .fetch_all(&mut *connection)
            .await?;
        if !later.is_empty() {
            return Ok(StoreError::RedoFirst { id, later: named(later) });
        }
    } else if !unfit && !error.repeats_a_row() {
        return Ok(error);
    }
    let since: Vec<(i64, String)> =
        sqlx::query_as(include_str!("../sql/import_run/since.sql")).bind(last).fetch_all(connection).await?;
    Ok(StoreError::NoLongerFits { id, since: named(since) })
}

/// One run on its way back.
struct Redo {
    undo: i64,
    run: i64,
}

impl Redo {
    async fn give_back(&self, connection: &mut SqliteConnection, touched: &mut HashSet<i64>) -> Result<()> {
        for table in TABLES.iter().rev() {
            self.put(connection, table).await?;
        }
        self.execute(connection, include_str!("../sql/import_change/give_back.sql")).await?;
        // From here on the run is known again for the part that it has in the sums.
        touched.extend(clear_sums(connection, self.run).await?);
        for table in TABLES.iter().rev() {
            self.change(connection, table).await?;
        }
        self.execute(connection, include_str!("../sql/coverage/give_back.sql")).await?;
        self.execute(connection, include_str!("../sql/match_decision/give_back.sql")).await?;
        touched.extend(clear_sums(connection, self.run).await?);
        set_state(connection, self.run, ImportState::Done).await
    }

    async fn execute(&self, connection: &mut SqliteConnection, sql: &'static str) -> Result<()> {
        sqlx::query(sql).bind(self.undo).bind(self.run).execute(connection).await?;
        Ok(())
    }

    /// Writes the rows that the run had made.
    async fn put(&self, connection: &mut SqliteConnection, rows: &Rows) -> Result<()> {
        let mut after = 0_i64;
        loop {
            let kept: Vec<(i64, String)> = sqlx::query_as(include_str!("../sql/import_undone/removed.sql"))
                .bind(self.undo)
                .bind(self.run)
                .bind(rows.entity)
                .bind(after)
                .bind(CHUNK)
                .fetch_all(&mut *connection)
                .await?;
            let Some((last, _)) = kept.last() else { return Ok(()) };
            after = *last;
            let images: Vec<&str> = kept.iter().map(|(_, image)| image.as_str()).collect();
            rows.restore(connection, &images).await?;
        }
    }

    /// Writes the rows that the run had changed, unless another import changed them meanwhile.
    async fn change(&self, connection: &mut SqliteConnection, rows: &Rows) -> Result<()> {
        type Kept = (i64, Option<String>, String);
        let kept: Vec<Kept> = sqlx::query_as(include_str!("../sql/import_undone/changed.sql"))
            .bind(self.undo)
            .bind(self.run)
            .bind(rows.entity)
            .fetch_all(&mut *connection)
            .await?;
        if kept.is_empty() {
            return Ok(());
        }
        let mut earliest: HashMap<i64, (&Option<String>, &str)> = HashMap::new();
        for (row, image, before) in &kept {
            earliest.entry(*row).or_insert((image, before));
        }
        let ids: Vec<i64> = earliest.keys().copied().collect();
        later::loosen(connection, rows.entity, &ids).await?;
        let now = rows.images(connection, ids.iter().copied()).await?;
        // As the undo had left them, to be compared in the same form: without what is worked out.
        let before: Vec<&str> = earliest.values().map(|(_, before)| *before).collect();
        rows.restore(connection, &before).await?;
        later::loosen(connection, rows.entity, &ids).await?;
        if rows.images(connection, ids.iter().copied()).await? != now {
            return Err(StoreError::NoLongerFits { id: ImportId(self.run), since: Vec::new() });
        }
        let images: Vec<&str> = earliest.values().filter_map(|(image, _)| image.as_deref()).collect();
        rows.restore(connection, &images).await?;
        let gone = earliest.iter().filter(|(_, (image, _))| image.is_none()).map(|(row, _)| *row);
        sqlx::query(rows.remove).bind(json_numbers(gone)).execute(connection).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Dependents::Refuse;
    use crate::testing::{appointment, db, eur, order, person, piece, piece_to, rows};
    use domain::fact::{AppointmentFact, ContactFact, Facts, OrderFact, PieceFact};
    use domain::words::AppointmentOutcome;

    #[tokio::test]
    async fn a_correction_comes_back_after_the_campaign_that_its_row_was_joined_to_went() {
        let sold = |cents| {
            let number = Some("F1".to_owned());
            let sale = order(person("Durand"), "2026-03-20", 100);
            Facts::Orders(rows(vec![OrderFact { number, amount: eur(cents), ..sale }]))
        };
        let met = |outcome| {
            let number = Some("V1".to_owned());
            let visit = appointment(person("Durand"), "2026-03-20");
            Facts::Appointments(rows(vec![AppointmentFact { number, outcome, ..visit }]))
        };
        for [told, corrected] in [[sold(100), sold(200)], [met(None), met(Some(AppointmentOutcome::Held))]] {
            let db = db().await;
            db.import(told).await;
            let letters = Facts::Pieces(rows(vec![piece_to("P", "2026-03-02", "R1", "Durand")]));
            let letters = db.import(letters).await;
            let correction = db.import(corrected).await;
            let whole = db.dump().await;
            db.store.undo(letters.id, Refuse).await.unwrap();
            let without_letters = db.dump().await;
            db.store.undo(correction.id, Refuse).await.unwrap();
            assert_eq!(db.store.check().await.unwrap(), []);
            db.store.redo(correction.id).await.unwrap();
            assert_eq!(db.dump().await, without_letters);
            db.store.redo(letters.id).await.unwrap();
            assert_eq!(db.dump().await, whole);
        }
    }

    #[tokio::test]
    async fn a_letter_without_reference_that_came_corrected_meanwhile_is_not_counted_twice() {
        let to = |name: &str, sector: Option<&str>| {
            let sector = sector.map(str::to_owned);
            let contact = ContactFact { sector, ..person(name) };
            Facts::Pieces(rows(vec![PieceFact { contact, ..piece("P", "2026-03-02", "A", "") }]))
        };
        let nobody = |cents| {
            let fact = piece("P", "2026-03-02", "A", "");
            Facts::Pieces(rows(vec![PieceFact { cost: Some(eur(cents)), ..fact }]))
        };
        for [told, corrected] in [[to("Durand", None), to("Durand", Some("BTP"))], [nobody(50), nobody(60)]] {
            let db = db().await;
            // Campaign, cell and person stay when the list goes.
            db.import(to("Martin", None)).await;
            db.import(Facts::Orders(rows(vec![order(person("Durand"), "2026-03-20", 100)]))).await;
            let list = db.import(told).await.id;
            db.store.undo(list, Refuse).await.unwrap();
            db.import(to("Petit", None)).await;
            db.store.redo(list).await.unwrap();
            db.store.undo(list, Refuse).await.unwrap();

            let corrected = db.import(corrected).await.id;
            let before = db.dump().await;
            assert_eq!(keeps_away(db.store.redo(list).await), [corrected]);
            assert_eq!(db.dump().await, before);
            db.store.undo(corrected, Refuse).await.unwrap();
            db.store.redo(list).await.unwrap();
            assert_eq!(keeps_away(db.store.redo(corrected).await), [list]);
            assert_eq!(db.store.campaigns().await.unwrap()[0].pieces, 3);
        }
    }

    fn keeps_away(redone: Result<Vec<ImportId>>) -> Vec<ImportId> {
        let Err(StoreError::NoLongerFits { since, .. }) = redone else { panic!("{redone:?}") };
        since.into_iter().map(|(id, _)| id).collect()
    }
}
