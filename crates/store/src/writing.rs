//! One transaction in which files are taken in: all of them or none.

use crate::Store;
use crate::bulk::Indexes;
use crate::by_hand::{self, Lifted};
use crate::error::Result;
use crate::import_run::{ImportId, ImportSummary, NewImport, Started};
use crate::notice::Notice;
use crate::outcome::{Outcome, Refusal};
use crate::pipe::Pipe;
use crate::rejoin::rejoin;
use crate::suppression::Opposed;
use crate::table::CONTACT;
use crate::tally::{Recount, refresh};
use crate::work::{CHUNK, Run, Work};
use crate::{
    appointment, contact_list, cost, import_run, later, opportunity, orders, piece, reference, response,
    suppression, survey, target, total_fact, undelivered,
};
use domain::fact::{ContactFact, Facts, Known};
use std::collections::{HashMap, HashSet};

/// A transaction of imports; dropped unfinished, it leaves no trace.
#[derive(Debug)]
pub struct Writing {
    pipe: Pipe,
    work: Work,
    /// Who must not be mailed, once it was asked for; forgotten when the list grows.
    opposed: Option<Opposed>,
    notices: Vec<Notice>,
    contacts: Indexes,
    /// What persons decided of single rows, lifted off until all rows are there.
    lifted: Lifted,
}

impl Store {
    /// Returns a transaction for imports; others read the state before it until it is finished.
    ///
    /// # Errors
    /// [`crate::StoreError::ReadOnly`] where the file was opened for reading.
    pub async fn begin(&self) -> Result<Writing> {
        let mut tx = self.writer()?.begin_with(include_str!("../sql/schema/begin_import.sql")).await?;
        let lifted = by_hand::lift(&mut tx).await?;
        let work = Work::new(&mut tx).await?;
        // A first import sorts its contacts into their indexes once they are all there.
        let contacts = if work.people.is_whole() {
            Indexes::drop_of(&mut tx, CONTACT.entity).await?
        } else {
            Indexes::default()
        };
        Ok(Writing { pipe: Pipe::new(tx), work, contacts, lifted, opposed: None, notices: Vec::new() })
    }
}

impl Writing {
    /// Starts the run of one sheet, unless a standing run had the same digest.
    pub async fn start(&mut self, import: &NewImport) -> Result<Started> {
        if let Some((id, at)) = import_run::find(self.pipe.home().await?, &import.digest).await? {
            return Ok(Started::Already { id, at });
        }
        let id = import_run::make(self.pipe.home().await?, import).await?;
        self.work.runs.push(Run {
            id: id.0,
            import: import.clone(),
            rows: import_run::RowCounts::default(),
            met: HashMap::new(),
            told: HashMap::new(),
            stored: None,
            orders: None,
            claimed: HashSet::new(),
        });
        Ok(Started::Fresh(id))
    }

    /// Takes rows of a run, of its kind and in the order of the sheet, and returns what became of each.
    ///
    /// # Errors
    /// [`crate::StoreError::NoImport`] for a run that this transaction did not start.
    pub async fn take(&mut self, import: ImportId, facts: &Facts) -> Result<Vec<Outcome>> {
        let settled: Vec<Option<Outcome>> = facts.known().into_iter().map(settled).collect();
        // Pieces find themselves in the order of the list, those too that are known to be the same.
        let outcomes = if matches!(facts, Facts::Pieces(_)) || settled.iter().all(Option::is_none) {
            self.take_open(import, facts).await?
        } else {
            let claimed = facts.known().into_iter().flatten().filter_map(Known::identity);
            self.work.run(import)?.claimed.extend(claimed);
            let open = facts.only(|known| self::settled(known).is_none());
            let mut taken = self.take_open(import, &open).await?.into_iter();
            settled.into_iter().filter_map(|outcome| outcome.or_else(|| taken.next())).collect()
        };
        let run = self.work.run(import)?;
        for outcome in &outcomes {
            run.count(outcome);
        }
        self.look_for_opposed(facts, &outcomes).await?;
        Ok(outcomes)
    }

    /// Takes rows of which it is not known already that nothing is to be done.
    async fn take_open(&mut self, import: ImportId, facts: &Facts) -> Result<Vec<Outcome>> {
        let mut outcomes = Vec::with_capacity(facts.len());
        if !matches!(facts, Facts::Pieces(_)) {
            self.work.on_the_way.flush(self.pipe.home().await?).await?;
            self.contacts.make(self.pipe.home().await?).await?;
        }
        if let Facts::Pieces(rows) = facts {
            for rows in rows.chunks(CHUNK) {
                outcomes.extend(piece::take(&mut self.pipe, &mut self.work, import, rows).await?);
            }
        }
        macro_rules! chunks {
            ($rows:expr, $table:ident) => {
                for rows in $rows.chunks(CHUNK) {
                    outcomes
                        .extend($table::take(self.pipe.home().await?, &mut self.work, import, rows).await?);
                }
            };
        }
        match facts {
            Facts::Pieces(_) => {}
            Facts::Totals(rows) => chunks!(rows, total_fact),
            Facts::Responses(rows) => chunks!(rows, response),
            Facts::Undelivered(rows) => chunks!(rows, undelivered),
            Facts::Costs(rows) => chunks!(rows, cost),
            Facts::Orders(rows) => chunks!(rows, orders),
            Facts::Appointments(rows) => chunks!(rows, appointment),
            Facts::Opportunities(rows) => chunks!(rows, opportunity),
            Facts::Surveys(rows) => chunks!(rows, survey),
            Facts::Contacts(rows) => chunks!(rows, contact_list),
            Facts::Suppressions(rows) => chunks!(rows, suppression),
            Facts::References(rows) => chunks!(rows, reference),
            Facts::Targets(rows) => chunks!(rows, target),
        }
        // More people than are kept in memory: from now on they are looked up.
        if !self.work.people.is_whole() {
            self.contacts.make(self.pipe.home().await?).await?;
        }
        Ok(outcomes)
    }

    /// Returns what is worth knowing of the rows taken since the last time; they were taken all the same.
    pub fn notices(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.notices)
    }

    /// Notes the people of a list who must not be mailed.
    async fn look_for_opposed(&mut self, facts: &Facts, outcomes: &[Outcome]) -> Result<()> {
        let people: Vec<(u32, &ContactFact)> = match facts {
            Facts::Pieces(rows) => rows.iter().map(|row| (row.row, &row.fact.contact)).collect(),
            Facts::Contacts(rows) => rows.iter().map(|row| (row.row, &row.fact)).collect(),
            Facts::Suppressions(_) => {
                self.opposed = None;
                return Ok(());
            }
            _ => return Ok(()),
        };
        if self.opposed.is_none() {
            self.opposed = Some(Opposed::load(self.pipe.home().await?).await?);
        }
        let Some(opposed) = self.opposed.as_ref().filter(|opposed| !opposed.is_empty()) else {
            return Ok(());
        };
        let written = people.into_iter().zip(outcomes);
        let written = written.filter(|(_, outcome)| matches!(outcome, Outcome::New | Outcome::Changed));
        self.notices.extend(written.filter_map(|((row, contact), _)| {
            opposed.since(contact).map(|since| Notice::Opposed { row, since })
        }));
        Ok(())
    }

    /// Counts rows of a run that could not even be read, for its history.
    ///
    /// # Errors
    /// [`crate::StoreError::NoImport`] for a run that this transaction did not start.
    pub fn count_unread(&mut self, import: ImportId, rows: u64) -> Result<()> {
        self.work.run(import)?.rows.refused += rows;
        Ok(())
    }

    /// Returns whether rows were added or changed so far.
    pub fn has_rows(&self) -> bool {
        self.work.runs.iter().any(|run| run.rows.new + run.rows.changed > 0)
    }

    /// Joins, brings the sums up to date, commits, and returns what each run did.
    pub async fn finish(mut self) -> Result<Vec<ImportSummary>> {
        let summaries = self.prepare().await?;
        self.commit().await?;
        Ok(summaries)
    }

    /// Joins and brings the sums up to date, so that nothing but [`Writing::commit`] is left; returns what each run
    /// did.
    pub async fn prepare(&mut self) -> Result<Vec<ImportSummary>> {
        self.settle().await?;
        let laid = by_hand::lay(self.pipe.home().await?, std::mem::take(&mut self.lifted)).await?;
        for run in &self.work.runs {
            let moved: Vec<i64> = sqlx::query_scalar(include_str!("../sql/import_run/moved.sql"))
                .bind(run.id)
                .fetch_all(self.pipe.home().await?)
                .await?;
            self.work.touched.extend(moved);
        }
        let Work { known, sums, people, touched, moved, .. } = &mut self.work;
        moved.extend(sums.campaigns());
        moved.extend(laid.recount);
        touched.extend(laid.touched);
        refresh(self.pipe.home().await?, known, touched, Recount::Only(moved)).await?;
        sums.write(self.pipe.home().await?, &mut people.spots, touched).await?;
        self.sum_up().await
    }

    /// Makes everything of this transaction stand.
    pub async fn commit(self) -> Result<()> {
        self.pipe.commit().await
    }

    /// Joins what waits, and returns what each run would do; the sums are left alone, since nobody will read them.
    pub async fn prepare_to_tell(&mut self) -> Result<Vec<ImportSummary>> {
        self.settle().await?;
        by_hand::lay(self.pipe.home().await?, std::mem::take(&mut self.lifted)).await?;
        rejoin(self.pipe.home().await?, &self.work.known).await?;
        later::retry(self.pipe.home().await?, &self.work.known).await?;
        self.sum_up().await
    }

    /// Leaves no trace.
    pub async fn roll_back(self) -> Result<()> {
        self.pipe.roll_back().await
    }

    /// Returns the connection of the transaction, once nothing waits to be written to it.
    pub(crate) async fn flushed(&mut self) -> Result<&mut sqlx::SqliteConnection> {
        let connection = self.pipe.home().await?;
        self.work.on_the_way.flush(connection).await?;
        Ok(connection)
    }

    async fn settle(&mut self) -> Result<()> {
        self.work.on_the_way.flush(self.pipe.home().await?).await?;
        self.work.people.forget();
        self.contacts.make(self.pipe.home().await?).await?;
        for (campaign, measure, import) in &self.work.coverage {
            sqlx::query(include_str!("../sql/coverage/put.sql"))
                .bind(campaign)
                .bind(measure.key())
                .bind(import)
                .execute(self.pipe.home().await?)
                .await?;
        }
        for run in &self.work.runs {
            import_run::settle(self.pipe.home().await?, run).await?;
        }
        Ok(())
    }

    async fn sum_up(&mut self) -> Result<Vec<ImportSummary>> {
        let mut summaries = Vec::with_capacity(self.work.runs.len());
        for run in &self.work.runs {
            summaries.push(import_run::sum_up(self.pipe.home().await?, run).await?);
        }
        Ok(summaries)
    }
}

/// Returns what became of a row before it is taken, where that is known.
fn settled(known: Option<Known>) -> Option<Outcome> {
    match known? {
        Known::Same(_) => Some(Outcome::Same),
        Known::ByHand => Some(Outcome::Refused(Refusal::ByHand)),
        Known::Changed(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Refusal;
    use crate::testing::{by_reference, date, db, import_of, piece, piece_to, response, rows, without};
    use domain::fact::{Located, PieceFact};

    fn pieces(facts: Vec<PieceFact>) -> Facts {
        Facts::Pieces(rows(facts))
    }

    fn two() -> Facts {
        pieces(vec![piece("P", "2026-03-02", "A", "R1"), piece_to("P", "2026-03-02", "R2", "Durand")])
    }

    #[tokio::test]
    async fn the_same_row_in_another_file_changes_nothing() {
        let db = db().await;
        assert_eq!(db.import(two()).await.outcomes, [Outcome::New, Outcome::New]);
        let before = db.dump().await;
        assert_eq!(db.import(two()).await.outcomes, [Outcome::Same, Outcome::Same]);
        // Only that a second file tells it is new.
        assert_eq!(without(&db.dump().await, "coverage"), without(&before, "coverage"));
    }

    #[tokio::test]
    async fn the_same_file_is_recognised_until_its_import_is_undone() {
        let db = db().await;
        let facts = two();
        let import = import_of(&facts);
        for round in 0..2 {
            let mut writing = db.store.begin().await.unwrap();
            let Started::Fresh(id) = writing.start(&import).await.unwrap() else {
                panic!("round {round}");
            };
            writing.take(id, &facts).await.unwrap();
            writing.finish().await.unwrap();
            let mut again = db.store.begin().await.unwrap();
            let started = again.start(&import).await.unwrap();
            assert_eq!(started, Started::Already { id, at: import.at.clone() });
            drop(again);
            db.store.undo(id, crate::Dependents::Refuse).await.unwrap();
        }
    }

    #[tokio::test]
    async fn a_row_with_other_content_replaces_the_old_one() {
        let db = db().await;
        db.import(two()).await;
        let changed = pieces(vec![piece("P", "2026-03-02", "B", "R1")]);
        assert_eq!(db.import(changed).await.outcomes, [Outcome::Changed]);
        let cells = db.store.cells("P").await.unwrap();
        let people: Vec<_> =
            cells.iter().map(|cell| (cell.key_code.as_deref().unwrap(), cell.people)).collect();
        assert_eq!(people, [("A", 1), ("B", 1)]);
    }

    #[tokio::test]
    async fn identical_rows_without_a_reference_are_pieces_of_their_own() {
        let db = db().await;
        let twice = || pieces(vec![piece("P", "2026-03-02", "A", ""), piece("P", "2026-03-02", "A", "")]);
        assert_eq!(db.import(twice()).await.outcomes, [Outcome::New, Outcome::New]);
        assert_eq!(db.import(twice()).await.outcomes, [Outcome::Same, Outcome::Same]);
    }

    #[tokio::test]
    async fn a_reference_given_twice_is_refused_unless_the_rows_are_identical() {
        let db = db().await;
        let facts = pieces(vec![
            piece("P", "2026-03-02", "A", "R1"),
            piece("P", "2026-03-02", "A", "R1"),
            piece("P", "2026-03-02", "B", "R1"),
            piece("Q", "2026-03-02", "B", "R1"),
        ]);
        let duplicate = Outcome::Refused(Refusal::DuplicateReference { row: 2 });
        let done = db.import(facts).await;
        assert_eq!(done.outcomes, [Outcome::New, Outcome::Same, duplicate, Outcome::New]);
        assert_eq!(done.summary.rows.refused, 1);
    }

    #[tokio::test]
    async fn what_a_piece_lacks_is_named() {
        let db = db().await;
        let without = |campaign: Option<&str>, posting: Option<&str>| {
            let mut fact = piece("", "2026-03-02", "A", "");
            fact.scope.campaign = campaign.map(str::to_owned);
            fact.scope.posting_date = posting.map(date);
            fact
        };
        let done = db
            .import(pieces(vec![
                without(None, Some("2026-03-02")),
                without(Some("P"), None),
                without(Some("P"), Some("2026-03-02")),
                without(Some("P"), None),
                without(Some("P"), Some("2026-04-02")),
                without(Some("P"), None),
            ]))
            .await;
        let several = Refusal::SeveralMailings(vec![date("2026-03-02"), date("2026-04-02")]);
        assert_eq!(
            done.outcomes,
            [
                Outcome::Refused(Refusal::NoCampaign),
                Outcome::Refused(Refusal::NoMailing),
                Outcome::New,
                Outcome::New,
                Outcome::New,
                Outcome::Refused(several),
            ]
        );
    }

    #[tokio::test]
    async fn several_files_of_a_run_see_one_another() {
        let db = db().await;
        let answers = Facts::Responses(rows(vec![response(by_reference("R1"), "2026-03-10")]));
        let mut writing = db.store.begin().await.unwrap();
        for facts in [two(), answers] {
            let Started::Fresh(id) = writing.start(&import_of(&facts)).await.unwrap() else {
                panic!("a new digest");
            };
            let outcomes = writing.take(id, &facts).await.unwrap();
            assert!(outcomes.iter().all(|outcome| *outcome == Outcome::New), "{outcomes:?}");
        }
        assert_eq!(writing.finish().await.unwrap().len(), 2);
    }

    #[tokio::test]
    async fn what_is_rolled_back_or_dropped_leaves_no_trace_in_the_file() {
        let db = db().await;
        db.import(two()).await;
        let (before, path) = (db.dump().await, db.store.path().to_owned());
        sqlx::query(include_str!("../sql/schema/checkpoint.sql"))
            .execute(db.store.writer().unwrap())
            .await
            .unwrap();
        let pages = std::fs::read(&path).unwrap();
        for undone_by_hand in [true, false] {
            let mut writing = db.store.begin().await.unwrap();
            let facts = pieces((0..3000).map(|n| piece("Q", "2026-05-02", "A", &format!("Q{n}"))).collect());
            let Started::Fresh(id) = writing.start(&import_of(&facts)).await.unwrap() else {
                panic!("a new digest");
            };
            writing.take(id, &facts).await.unwrap();
            if undone_by_hand {
                assert_eq!(writing.prepare_to_tell().await.unwrap()[0].rows.new, 3000);
                writing.roll_back().await.unwrap();
            } else {
                drop(writing);
            }
            assert_eq!(db.dump().await, before);
        }
        sqlx::query(include_str!("../sql/schema/checkpoint.sql"))
            .execute(db.store.writer().unwrap())
            .await
            .unwrap();
        assert!(std::fs::read(&path).unwrap() == pages, "the file's pages differ");
        assert_eq!(db.store.imports().await.unwrap().len(), 1);
    }

    #[tokio::test]
    async fn readers_never_see_part_of_an_import() {
        let db = db().await;
        let mut writing = db.store.begin().await.unwrap();
        let facts = two();
        let Started::Fresh(id) = writing.start(&import_of(&facts)).await.unwrap() else {
            panic!("a new digest");
        };
        writing.take(id, &facts).await.unwrap();
        assert_eq!(db.store.campaigns().await.unwrap(), []);
        assert_eq!(db.store.imports().await.unwrap(), []);
        writing.finish().await.unwrap();
        assert_eq!(db.store.campaigns().await.unwrap()[0].pieces, 2);
    }

    #[tokio::test]
    async fn many_rows_come_through_the_large_statements_unharmed() {
        let db = db().await;
        let facts: Vec<Located<PieceFact>> = rows(
            (0..2345).map(|n| piece_to("P", "2026-03-02", &format!("R{n}"), &format!("Nom {n}"))).collect(),
        );
        let done = db.import(Facts::Pieces(facts)).await;
        assert_eq!(done.summary.rows.new, 2345);
        assert_eq!(db.store.campaigns().await.unwrap()[0].pieces, 2345);
    }
}
