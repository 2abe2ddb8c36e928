//! What happened to the rows of one sheet, counted and grouped while they are taken in.

use super::columns::Columns;
use super::first_rows;
use super::issues::Issues;
use super::job::Job;
use super::lists::{Rows, SheetLists};
use super::run::Mode;
use super::set_aside::{SetAsideRow, SetAsideRows, Typed};
use crate::dto::import::{ColumnCount, Heading, Joined, SheetOutcome, UnderstoodRow};
use crate::failure::Failure;
use crate::lang::{Lang, say};
use crate::words::{self, file::kind_name};
use domain::field::Field;
use domain::format::counted;
use import::{Batch, Effect, Fix, Notice};
use store::{ImportId, ImportSummary, Outcome, Refusal};

/// The account of one sheet.
pub(super) struct Account {
    pub(super) import: Option<ImportId>,
    mode: Mode,
    rows: u64,
    taken: u64,
    corrected: u64,
    without_campaign: u64,
    without_date: u64,
    already: Option<String>,
    columns: Columns,
    first_rows: Vec<UnderstoodRow>,
    lists: SheetLists,
    notices: Vec<Notice>,
}

impl Account {
    pub(super) fn open(job: &Job, mode: Mode, lang: Lang) -> Self {
        let headings = job.letters.iter().zip(&job.plan.headings);
        Self {
            import: None,
            mode,
            rows: 0,
            taken: 0,
            corrected: 0,
            without_campaign: 0,
            without_date: 0,
            already: None,
            columns: Columns::of(job),
            first_rows: Vec::new(),
            lists: SheetLists {
                headings: headings
                    .map(|(letter, text)| Heading { letter: letter.clone(), text: text.clone() })
                    .collect(),
                issues: Issues::of(&job.source.name, &job.sheet, &job.plan.headings, lang),
                set_aside: SetAsideRows {
                    file: job.source.name.clone(),
                    sheet: job.sheet.clone(),
                    headings: job.plan.headings.clone(),
                    typed: if job.source.is_workbook() { Typed::Yes } else { Typed::No },
                    ..SetAsideRows::default()
                },
                ..SheetLists::default()
            },
            notices: job.notices.clone(),
        }
    }

    /// Notes that the file was known already.
    pub(super) fn already(&mut self, id: ImportId, at: &str, lang: Lang) {
        let day = at.split('T').next().unwrap_or(at);
        let day = day.parse().map_or_else(|_| day.to_owned(), |day| domain::format::date(day, lang));
        self.already = Some(say(
            lang,
            format!("Rien à faire\u{a0}: ce fichier est déjà importé (n°\u{a0}{}, {day}).", id.0),
            format!("Nothing to do: this file was imported already (number {}, {day}).", id.0),
        ));
    }

    /// Returns whether the run is worth writing for this sheet's sake.
    pub(super) fn is_worth_writing(&self) -> bool {
        self.taken > 0
    }

    /// Returns what the columns hold so far.
    pub(super) fn columns_so_far(&self) -> Vec<ColumnCount> {
        self.columns.so_far()
    }

    /// Enters a batch with what became of its rows.
    pub(super) fn enter(&mut self, job: &Job, batch: Batch, outcomes: &[Outcome], lang: Lang) {
        let rows = (outcomes.len() + batch.set_aside.len()) as u64;
        self.rows += rows;
        self.corrected += batch.corrected;
        self.columns.count(rows, &batch.empty);
        for first in &batch.first_rows {
            self.first_rows.push(first_rows::row(job, first, &batch.issues, lang));
        }
        for issue in &batch.issues {
            self.lists.issues.read(issue, job.plan.corrections.reading(issue.column, job.plan.reading));
            self.columns.issue(issue, || words::issue::of(issue, lang).0);
        }
        for row in batch.left_out {
            self.rows += 1;
            self.lists.left_out.add(row.row, || row.raw);
        }
        for row in batch.set_aside {
            let issues = || row.issues.iter().filter_map(|place| batch.issues.get(*place));
            self.lists.set_aside.add(|| {
                let reasons: Vec<_> = issues().map(|issue| words::issue::of(issue, lang).0).collect();
                let wrong = issues().filter(|issue| issue.effect != Effect::Notice);
                let wrong = wrong.filter_map(|issue| issue.column).collect();
                SetAsideRow::new(row.row, &row.raw, reasons.join(" "), wrong)
            });
        }
        let rows = batch.facts.rows();
        for (place, (outcome, row)) in outcomes.iter().zip(rows).enumerate() {
            let raw = || batch.raw.row(place);
            match outcome {
                Outcome::Refused(refusal) => self.refuse(job, refusal, row, &raw(), lang),
                Outcome::New => self.take(row, raw, |lists| &mut lists.new),
                Outcome::Changed => self.take(row, raw, |lists| &mut lists.changed),
                Outcome::Same => self.take(row, raw, |lists| &mut lists.same),
            }
        }
    }

    /// Enters what is worth knowing of rows that were taken.
    pub(super) fn note_all(&mut self, notices: Vec<store::Notice>) {
        for notice in notices {
            self.lists.issues.noticed(&notice);
        }
    }

    fn take(&mut self, row: u32, raw: impl Fn() -> Vec<String>, list: fn(&mut SheetLists) -> &mut Rows) {
        self.taken += 1;
        // Once written, only what needs the user's hand is listed.
        if self.mode == Mode::Preview {
            list(&mut self.lists).add(row, raw);
        }
    }

    fn refuse(&mut self, job: &Job, refusal: &Refusal, row: u32, raw: &[String], lang: Lang) {
        match refusal {
            Refusal::NoCampaign => self.without_campaign += 1,
            Refusal::NoMailing | Refusal::SeveralMailings(_) => self.without_date += 1,
            _ => {}
        }
        let column = column_of(job, refusal);
        let code = words::store::code(refusal);
        if job.plan.corrections.of_cause(column, code) == Some(&Fix::LeaveOut) {
            self.lists.left_out.add(row, || raw.to_vec());
            return;
        }
        let cell = column.and_then(|column| raw.get(column)).map_or("", String::as_str);
        let (message, _) = words::store::refusal(refusal, lang);
        self.lists.issues.refused(refusal, row, column, cell);
        if let Some(column) = column {
            self.columns.refused(column, row, cell, &message);
        }
        self.lists.set_aside.add(|| SetAsideRow::new(row, raw, message, column.into_iter().collect()));
    }

    /// Turns a lack that every row has into one error that names the option.
    pub(super) fn refuse_if_nothing_says_where(&self, job: &Job) -> Result<(), Failure> {
        let file = job.source.name.clone();
        let refused = self.lists.set_aside.total;
        if self.taken > 0 || refused == 0 {
            return Ok(());
        }
        if self.without_campaign == refused {
            return Err(Failure::NoCampaign { file, kind: job.plan.kind });
        }
        if self.without_date == refused {
            return Err(Failure::NoPostingDate { file });
        }
        Ok(())
    }

    /// Returns the numbers of the changed rows that are listed.
    pub(super) fn changed_rows(&self) -> impl Iterator<Item = u32> {
        self.lists.changed.numbers()
    }

    /// Keeps what changes of what is known, row by row.
    pub(super) fn tell_changes(&mut self, changes: Vec<store::RowChange>, lang: Lang) {
        for change in changes {
            let told = words::change::of(&change, lang);
            self.lists.changes.entry(change.row).or_default().push(told);
        }
    }

    /// Returns the account as the user reads it, and the lists that stay to be paged.
    pub(super) fn close(
        mut self,
        job: &Job,
        summaries: &[ImportSummary],
        written: bool,
        lang: Lang,
    ) -> (SheetOutcome, SheetLists) {
        let summary = summaries.iter().find(|summary| Some(summary.id) == self.import);
        let counts = summary.map(|summary| summary.rows).unwrap_or_default();
        let waits = |summary: &ImportSummary| {
            summary.joined.iter().filter(|(by, _)| by.is_none()).map(|(_, rows)| rows).sum()
        };
        let outcome = SheetOutcome {
            import_id: self.import.filter(|_| written).and_then(|id| u32::try_from(id.0).ok()),
            file: job.source.name.clone(),
            sheet: job.sheet.clone(),
            kind: job.plan.kind.key().to_owned(),
            rows: small(self.rows),
            new: small(counts.new),
            changed: small(counts.changed),
            same: small(counts.same),
            set_aside: small(self.lists.set_aside.total),
            joined: summary.map(|summary| joined(summary, lang)).unwrap_or_default(),
            issues: self.lists.issues.close(),
            already: self.already,
            notices: self.notices.iter().map(|notice| words::sheet::notice(*notice, lang)).collect(),
            columns: self.columns.close(),
            first_rows: self.first_rows,
            to_match: small(summary.map_or(0, waits)),
            left_out: small(self.lists.left_out.total()),
            corrected: small(self.corrected),
            lists: self.lists.told(),
        };
        (outcome, self.lists)
    }
}

/// Returns the column that a refusal is about.
fn column_of(job: &Job, refusal: &Refusal) -> Option<usize> {
    let fields: &[Field] = match refusal {
        Refusal::UnknownReference { .. }
        | Refusal::ReferenceInTwoCampaigns(_)
        | Refusal::DuplicateReference { .. } => &[Field::Reference, Field::ContactReference],
        Refusal::BeforePosting { .. } => &[
            Field::ResponseDate,
            Field::ReturnDate,
            Field::OrderDate,
            Field::ObtainedOn,
            Field::AppointmentDate,
            Field::OpenedOn,
            Field::SurveyDate,
        ],
        Refusal::UnknownCell(_) => &[Field::Cell],
        Refusal::UnknownMailing(_) => &[Field::PostingDate],
        Refusal::UnknownCampaign(_) => &[Field::Campaign],
        Refusal::Contradicts { .. } => &[Field::OpportunityNumber, Field::TargetFigure],
        Refusal::Amount | Refusal::ByHand => &[
            Field::Revenue,
            Field::CostAmount,
            Field::UnitPrice,
            Field::OpportunityAmount,
            Field::ReferenceValue,
            Field::TargetValue,
        ],
        Refusal::NoCampaign | Refusal::NoMailing | Refusal::SeveralMailings(_) | Refusal::Nobody => &[],
    };
    job.plan.columns.iter().position(|field| field.is_some_and(|field| fields.contains(&field)))
}

fn joined(summary: &ImportSummary, lang: Lang) -> Vec<Joined> {
    summary
        .joined
        .iter()
        .map(|(by, rows)| Joined { by: words::store::joined_by(*by, lang), rows: small(*rows) })
        .collect()
}

fn small(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Returns the words of the button: `Importer 161 réponses`.
pub(super) fn action(sheets: &[SheetOutcome], lang: Lang) -> String {
    let taken: u32 = sheets.iter().map(|sheet| sheet.new + sheet.changed).sum();
    let mut kinds: Vec<_> =
        sheets.iter().filter_map(|sheet| domain::kind::Kind::from_key(&sheet.kind)).collect();
    kinds.dedup();
    let what = match kinds.as_slice() {
        [kind] => counted(u64::from(taken), singular(*kind, lang), kind_name(*kind, lang), lang),
        _ => counted(
            u64::from(taken),
            say(lang, "ligne".into(), "row".into()).as_str(),
            say(lang, "lignes".into(), "rows".into()).as_str(),
            lang,
        ),
    };
    say(lang, format!("Importer {what}"), format!("Import {what}"))
}

const fn singular(kind: domain::kind::Kind, lang: Lang) -> &'static str {
    use domain::kind::Kind;
    match (kind, lang) {
        (Kind::Pieces, Lang::Fr) => "pli",
        (Kind::Pieces, Lang::En) => "piece",
        (Kind::Totals, _) => "total",
        (Kind::Responses, Lang::Fr) => "réponse",
        (Kind::Responses, Lang::En) => "response",
        (Kind::Undelivered, Lang::Fr) => "pli non distribué",
        (Kind::Undelivered, Lang::En) => "undelivered piece",
        (Kind::Costs, Lang::Fr) => "coût",
        (Kind::Costs, Lang::En) => "cost",
        (Kind::Orders, Lang::Fr) => "commande",
        (Kind::Orders, Lang::En) => "order",
        (Kind::Appointments, Lang::Fr) => "rendez-vous",
        (Kind::Appointments, Lang::En) => "appointment",
        (Kind::Opportunities, Lang::Fr) => "opportunité",
        (Kind::Opportunities, Lang::En) => "opportunity",
        (Kind::Surveys, Lang::Fr) => "avis",
        (Kind::Surveys, Lang::En) => "survey answer",
        (Kind::Contacts, Lang::Fr) => "destinataire",
        (Kind::Contacts, Lang::En) => "contact",
        (Kind::Suppressions, Lang::Fr) => "opposition",
        (Kind::Suppressions, Lang::En) => "suppression",
        (Kind::References, Lang::Fr) => "référence",
        (Kind::References, Lang::En) => "reference",
        (Kind::Targets, Lang::Fr) => "objectif",
        (Kind::Targets, Lang::En) => "target",
    }
}
