//! What the tests of this crate share.

use crate::credit::Joins;
use crate::recent::Asked;
use crate::{ImportId, ImportSummary, Key, NewImport, Outcome, RowNumber, Started, Store};
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::fact::{
    AppointmentFact, ContactFact, CostAmount, CostFact, Facts, Located, OpportunityFact, OrderFact,
    PieceFact, ResponseFact, Scope, StageEntry, SuppressionFact, TotalsFact, UndeliveredFact,
};
use domain::filter::Filter;
use domain::ledger::Ledger;
use domain::money::Money;
use domain::slice::Slice;
use domain::term::Term;
use domain::totals::{Measure, Totals};
use domain::words::{CostItem, OpportunityStatus};
use sqlx::AssertSqlSafe;
use std::sync::atomic::{AtomicU8, Ordering};
use tempfile::TempDir;

pub(crate) const KEY: [u8; 32] = [0xA7; 32];

/// A new database in a folder of its own.
pub(crate) struct Db {
    pub(crate) folder: TempDir,
    pub(crate) store: Store,
}

pub(crate) async fn db() -> Db {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&folder.path().join("baromail.db"), &Key::from_bytes(KEY)).await.unwrap();
    Db { folder, store }
}

/// What one import did.
pub(crate) struct Done {
    pub(crate) id: ImportId,
    pub(crate) outcomes: Vec<Outcome>,
    pub(crate) summary: ImportSummary,
}

pub(crate) fn import_of(facts: &Facts) -> NewImport {
    static FILES: AtomicU8 = AtomicU8::new(0);
    let n = FILES.fetch_add(1, Ordering::Relaxed);
    NewImport {
        file: format!("{}.csv", facts.kind().key()),
        sheet: None,
        kind: facts.kind(),
        digest: [n; 32],
        at: "2026-03-20T09:00:00".to_owned(),
        campaign: None,
        posting_date: None,
    }
}

impl Db {
    /// Takes one file in.
    pub(crate) async fn import(&self, facts: Facts) -> Done {
        let mut writing = self.store.begin().await.unwrap();
        let Started::Fresh(id) = writing.start(&import_of(&facts)).await.unwrap() else {
            panic!("each file of a test has its own digest");
        };
        let outcomes = writing.take(id, &facts).await.unwrap();
        let summary = writing.finish().await.unwrap().remove(0);
        assert_eq!(self.store.check().await.unwrap(), []);
        Done { id, outcomes, summary }
    }

    pub(crate) async fn slices(&self, filter: &Filter) -> Vec<Slice> {
        let by = Dimension::ALL.to_vec();
        let asked = Asked { filter: filter.clone(), by, around: false, today: None, joins: Joins::All };
        self.store.slices(asked).await.unwrap()
    }

    /// Makes joins of orders probable, as matching without a code will.
    pub(crate) async fn join_probably(&self, which: &str) {
        self.probably("orders", which).await;
    }

    /// Does the same with any outcome.
    pub(crate) async fn probably(&self, table: &str, which: &str) {
        let sql = format!("UPDATE {table} SET joined_probability = 0.9 WHERE {which}");
        sqlx::query(AssertSqlSafe(sql)).execute(self.store.writer().unwrap()).await.unwrap();
    }

    /// Returns to which piece the first row of a table is joined, and how.
    pub(crate) async fn joined(&self, table: &str) -> (Option<i64>, Option<String>) {
        let sql = format!("SELECT piece_id, joined_by FROM {table} ORDER BY id LIMIT 1");
        sqlx::query_as(AssertSqlSafe(sql)).fetch_one(self.store.readers()).await.unwrap()
    }

    /// Returns whose each order is, to which piece it is joined, and the code of its campaign.
    pub(crate) async fn whose_orders(&self) -> Vec<(Option<i64>, Option<i64>, Option<String>)> {
        let sql = "SELECT o.contact_id, o.piece_id, c.code FROM orders o
                   LEFT JOIN campaign c ON c.id = o.campaign_id ORDER BY o.id";
        sqlx::query_as(sql).fetch_all(self.store.readers()).await.unwrap()
    }

    /// Returns to which piece each response is joined.
    pub(crate) async fn pieces_of_responses(&self) -> Vec<Option<i64>> {
        let sql = "SELECT piece_id FROM response ORDER BY id";
        sqlx::query_scalar(sql).fetch_all(self.store.readers()).await.unwrap()
    }

    /// Returns how many different people letters name.
    pub(crate) async fn addressees(&self) -> i64 {
        let sql = "SELECT count(DISTINCT contact_id) FROM piece";
        sqlx::query_scalar(sql).fetch_one(self.store.readers()).await.unwrap()
    }

    /// Returns every row that counts or waits and could be left out.
    pub(crate) async fn standing_rows(&self) -> Vec<RowNumber> {
        let mut all = Vec::new();
        for entity in crate::by_hand::OPEN {
            let sql = format!("SELECT id FROM {entity} ORDER BY id");
            let ids: Vec<i64> =
                sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(self.store.readers()).await.unwrap();
            all.extend(ids.into_iter().map(|row| RowNumber { entity: entity.to_owned(), row }));
        }
        all
    }

    /// Returns what was decided by hand, wherever its rows are: rows left out, and numbers of corrections.
    pub(crate) async fn decided_by_hand(&self) -> (Vec<RowNumber>, Vec<i64>) {
        let readers = self.store.readers();
        let left_out: Vec<(String, i64)> =
            sqlx::query_as("SELECT entity, row_id FROM left_out").fetch_all(readers).await.unwrap();
        let corrections =
            sqlx::query_scalar("SELECT id FROM row_correction").fetch_all(readers).await.unwrap();
        (left_out.into_iter().map(|(entity, row)| RowNumber { entity, row }).collect(), corrections)
    }

    /// Returns the numbers of all people, and what was said of who is one, wherever they are.
    pub(crate) async fn people_and_merges(&self) -> (Vec<u32>, Vec<i64>) {
        let readers = self.store.readers();
        let people =
            sqlx::query_scalar("SELECT id FROM contact ORDER BY id").fetch_all(readers).await.unwrap();
        let merges =
            sqlx::query_scalar("SELECT duplicate FROM own_merge ORDER BY 1").fetch_all(readers).await;
        (people, merges.unwrap())
    }

    /// Returns the sums of all slices.
    pub(crate) async fn totals(&self) -> Totals {
        merged(&self.slices(&Filter::default()).await)
    }

    /// Returns every row of every table, but the list of imports with what was corrected; numbers of worked-out rows do not count.
    pub(crate) async fn dump(&self) -> String {
        let columns: Vec<(String, String)> = sqlx::query_as(
            "SELECT t.name, group_concat('quote(' || c.name || ')', ' || '','' || ')
             FROM sqlite_schema t JOIN pragma_table_info(t.name) c
             WHERE t.type = 'table' AND t.name NOT LIKE '\\_%' ESCAPE '\\'
                 AND t.name NOT IN ('sqlite_sequence', 'import_run', 'import_undone', 'import_correction')
                 AND NOT (t.name IN ('tally', 'responder') AND c.name = 'id')
             GROUP BY t.name ORDER BY t.name",
        )
        .fetch_all(self.store.readers())
        .await
        .unwrap();
        let mut dump = String::new();
        for (table, columns) in columns {
            let sql = format!("SELECT {columns} FROM {table} ORDER BY 1");
            let rows: Vec<String> =
                sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(self.store.readers()).await.unwrap();
            dump.extend([&table, "\n", &rows.join("\n"), "\n"]);
        }
        dump
    }
}

/// Returns a dump without one table.
pub(crate) fn without(dump: &str, table: &str) -> String {
    let mut kept = true;
    let is_name = |line: &str| !line.is_empty() && line.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let mut lines = Vec::new();
    for line in dump.lines() {
        if is_name(line) {
            kept = line != table;
        }
        if kept {
            lines.push(line);
        }
    }
    lines.join("\n")
}

pub(crate) fn slices_of(ledgers: &[Ledger]) -> Vec<Slice> {
    ledgers.iter().flat_map(Ledger::slices).collect()
}

pub(crate) fn merged(slices: &[Slice]) -> Totals {
    let mut totals = (*slices[0].totals).clone();
    for slice in &slices[1..] {
        totals.merge(&slice.totals);
    }
    totals
}

pub(crate) fn known(totals: &Totals, measure: Measure) -> Option<i64> {
    let value = totals.get(measure).value()?;
    i64::try_from(value).ok()
}

pub(crate) fn is_never(term: Term) -> bool {
    matches!(term.reason(), Some(domain::term::Reason::NeverImported(_)))
}

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn eur(cents: i64) -> Money {
    Money::from_e4(cents * 100, domain::currency::Currency::EUR)
}

/// Gives facts the rows 2, 3, 4 … below a heading.
pub(crate) fn rows<T>(facts: Vec<T>) -> Vec<Located<T>> {
    facts.into_iter().zip(2..).map(|(fact, row)| Located { row, fact, known: None }).collect()
}

pub(crate) fn piece(campaign: &str, posting: &str, cell: &str, reference: &str) -> PieceFact {
    PieceFact {
        scope: Scope {
            campaign: Some(campaign.to_owned()),
            posting_date: Some(date(posting)),
            cell: Some(cell.to_owned()),
            reference: (!reference.is_empty()).then(|| reference.to_owned()),
        },
        ..PieceFact::default()
    }
}

/// A piece to a person who lives where nobody else does.
pub(crate) fn piece_to(campaign: &str, posting: &str, reference: &str, name: &str) -> PieceFact {
    PieceFact { contact: person(name), ..piece(campaign, posting, "A", reference) }
}

pub(crate) fn person(name: &str) -> ContactFact {
    ContactFact {
        last_name: Some(name.to_owned()),
        postal_code: Some("69003".to_owned()),
        city: Some("Lyon".to_owned()),
        ..ContactFact::default()
    }
}

pub(crate) fn by_reference(reference: &str) -> Scope {
    Scope { reference: Some(reference.to_owned()), ..Scope::default() }
}

pub(crate) fn of_campaign(code: &str) -> Scope {
    Scope { campaign: Some(code.to_owned()), ..Scope::default() }
}

pub(crate) fn response(scope: Scope, day: &str) -> ResponseFact {
    ResponseFact {
        scope,
        contact: ContactFact::default(),
        date: date(day),
        channel: None,
        channel_text: None,
        plain_channel: None,
        interest: None,
        interest_text: None,
        qualified: None,
        verbatim: None,
    }
}

pub(crate) fn undelivered(scope: Scope, day: &str) -> UndeliveredFact {
    UndeliveredFact { scope, date: Some(date(day)), ..UndeliveredFact::default() }
}

pub(crate) fn order(contact: ContactFact, day: &str, cents: i64) -> OrderFact {
    OrderFact {
        scope: Scope::default(),
        contact,
        number: None,
        date: date(day),
        amount: eur(cents),
        margin: None,
    }
}

pub(crate) fn cost(campaign: &str, item: CostItem, amount: CostAmount) -> CostFact {
    CostFact {
        scope: of_campaign(campaign),
        item,
        item_text: None,
        plain_item: None,
        label: None,
        amount,
        date: None,
    }
}

pub(crate) fn totals(scope: Scope, figures: Vec<(Measure, domain::fact::Figure)>) -> TotalsFact {
    TotalsFact { scope, figures, ..TotalsFact::default() }
}

pub(crate) fn appointment(contact: ContactFact, day: &str) -> AppointmentFact {
    AppointmentFact { contact, planned_on: Some(date(day)), ..AppointmentFact::default() }
}

pub(crate) fn deal(number: &str, contact: ContactFact, opened: &str) -> OpportunityFact {
    OpportunityFact {
        contact,
        number: Some(number.to_owned()),
        opened_on: Some(date(opened)),
        ..OpportunityFact::default()
    }
}

/// A change of stage, as a history has them.
pub(crate) fn enters(
    number: &str,
    stage: &str,
    day: &str,
    ends: Option<OpportunityStatus>,
) -> OpportunityFact {
    OpportunityFact {
        number: Some(number.to_owned()),
        stage: Some(stage.to_owned()),
        entered: vec![StageEntry { stage: stage.to_owned(), on: date(day), ends }],
        ..OpportunityFact::default()
    }
}

pub(crate) fn opposed(contact: ContactFact, day: &str) -> SuppressionFact {
    SuppressionFact { contact, date: Some(date(day)), ..SuppressionFact::default() }
}
