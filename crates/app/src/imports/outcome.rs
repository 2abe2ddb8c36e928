//! What happened to the rows of one sheet, counted and grouped while they are taken in.

use super::job::Job;
use super::set_aside::{SetAsideRow, SetAsideRows};
use crate::dto::import::{IssueGroup, IssueLine, Joined, SheetOutcome};
use crate::failure::Failure;
use crate::lang::{Lang, say};
use crate::words::{self, file::kind_name};
use domain::field::Field;
use domain::format::counted;
use import::{Batch, Effect, Notice};
use std::collections::BTreeMap;
use store::{ImportId, ImportSummary, Outcome, Refusal};

/// Examples kept of each cause.
const EXAMPLES: usize = 3;

/// The account of one sheet.
pub(super) struct Account {
    pub(super) import: Option<ImportId>,
    file: String,
    sheet: String,
    kind: domain::kind::Kind,
    columns: Vec<Option<Field>>,
    letters: Vec<String>,
    rows: u64,
    taken: u64,
    without_campaign: u64,
    without_date: u64,
    already: Option<String>,
    issues: BTreeMap<(u8, String), (u64, Vec<IssueLine>)>,
    set_aside: SetAsideRows,
    notices: Vec<Notice>,
}

impl Account {
    pub(super) fn open(job: &Job) -> Self {
        Self {
            import: None,
            file: job.source.name.clone(),
            kind: job.plan.kind,
            columns: job.plan.columns.clone(),
            letters: job.letters.clone(),
            rows: 0,
            taken: 0,
            without_campaign: 0,
            without_date: 0,
            already: None,
            issues: BTreeMap::new(),
            set_aside: SetAsideRows {
                file: job.source.name.clone(),
                sheet: job.sheet.clone(),
                headings: job.plan.headings.clone(),
                rows: Vec::new(),
            },
            sheet: job.sheet.clone(),
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

    /// Enters a batch with what became of its rows.
    pub(super) fn enter(&mut self, batch: Batch, outcomes: &[Outcome], lang: Lang) {
        self.rows += (outcomes.len() + batch.set_aside.len()) as u64;
        for issue in &batch.issues {
            let (message, remedy) = words::issue::of(issue, lang);
            let place = self.place(&issue.cell);
            self.note(
                issue.effect,
                words::issue::cause(&issue.code, lang),
                IssueLine { place, message, remedy },
            );
        }
        for row in batch.set_aside {
            let why = row.issues.iter().filter_map(|place| batch.issues.get(*place));
            let reason = why.map(|issue| words::issue::of(issue, lang).0).collect::<Vec<_>>().join(" ");
            self.set_aside.rows.push(SetAsideRow { row: row.row, cells: row.raw, reason });
        }
        let rows = batch.facts.rows();
        for ((outcome, raw), row) in outcomes.iter().zip(batch.raw).zip(rows) {
            match outcome {
                Outcome::Refused(refusal) => self.refuse(refusal, row, raw, lang),
                Outcome::New | Outcome::Changed | Outcome::Same => self.taken += 1,
            }
        }
    }

    /// Enters what is worth knowing of rows that were taken.
    pub(super) fn note_all(&mut self, notices: Vec<store::Notice>, lang: Lang) {
        for notice in notices {
            let (cause, (message, remedy)) = words::store::notice(&notice, lang);
            let store::Notice::Opposed { row, .. } = notice;
            let line = IssueLine { place: self.place(&format!("A{row}")), message, remedy };
            self.note(Effect::Notice, cause, line);
        }
    }

    fn refuse(&mut self, refusal: &Refusal, row: u32, raw: Vec<String>, lang: Lang) {
        match refusal {
            Refusal::NoCampaign => self.without_campaign += 1,
            Refusal::NoMailing | Refusal::SeveralMailings(_) => self.without_date += 1,
            _ => {}
        }
        let (message, remedy) = words::store::refusal(refusal, lang);
        let cell = format!("{}{row}", self.column_of(refusal));
        let line = IssueLine { place: self.place(&cell), message: message.clone(), remedy };
        self.note(Effect::RowSetAside, cause(refusal, lang), line);
        self.set_aside.rows.push(SetAsideRow { row, cells: raw, reason: message });
    }

    /// Returns the letter of the column that a refusal is about.
    fn column_of(&self, refusal: &Refusal) -> &str {
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
            Refusal::Amount => &[
                Field::Revenue,
                Field::CostAmount,
                Field::UnitPrice,
                Field::OpportunityAmount,
                Field::ReferenceValue,
                Field::TargetValue,
            ],
            Refusal::NoCampaign | Refusal::NoMailing | Refusal::SeveralMailings(_) | Refusal::Nobody => &[],
        };
        let place = self.columns.iter().position(|field| field.is_some_and(|field| fields.contains(&field)));
        self.letters.get(place.unwrap_or(0)).map_or("A", String::as_str)
    }

    /// Returns where a cell is: file, sheet and address, as spreadsheet programs write it.
    fn place(&self, cell: &str) -> String {
        match self.sheet.as_str() {
            "" => format!("{}!{cell}", self.file),
            sheet => format!("{} · {sheet}!{cell}", self.file),
        }
    }

    fn note(&mut self, effect: Effect, cause: String, line: IssueLine) {
        let weight = match effect {
            Effect::RowSetAside => 0,
            Effect::CellIgnored => 1,
            Effect::Notice => 2,
        };
        let (count, examples) = self.issues.entry((weight, cause)).or_default();
        *count += 1;
        if examples.len() < EXAMPLES {
            examples.push(line);
        }
    }

    /// Turns a lack that every row has into one error that names the option.
    pub(super) fn refuse_if_nothing_says_where(&self, job: &Job) -> Result<(), Failure> {
        let file = job.source.name.clone();
        let refused = self.set_aside.rows.len() as u64;
        if self.taken > 0 || refused == 0 {
            return Ok(());
        }
        if self.without_campaign == refused {
            return Err(Failure::NoCampaign { file, kind: self.kind });
        }
        if self.without_date == refused {
            return Err(Failure::NoPostingDate { file });
        }
        Ok(())
    }

    /// Returns the account as the user reads it.
    pub(super) fn close(
        self,
        summaries: &[ImportSummary],
        written: bool,
        lang: Lang,
    ) -> (SheetOutcome, SetAsideRows) {
        let summary = summaries.iter().find(|summary| Some(summary.id) == self.import);
        let counts = summary.map(|summary| summary.rows).unwrap_or_default();
        let mut issues: Vec<IssueGroup> = self
            .issues
            .into_iter()
            .map(|((weight, cause), (count, examples))| group(weight, cause, count, examples))
            .collect();
        issues.sort_by_key(|group| std::cmp::Reverse((group.effect == "set_aside", group.count)));
        let outcome = SheetOutcome {
            import_id: self.import.filter(|_| written).and_then(|id| u32::try_from(id.0).ok()),
            file: self.file,
            sheet: self.sheet,
            kind: self.kind.key().to_owned(),
            rows: small(self.rows),
            new: small(counts.new),
            changed: small(counts.changed),
            same: small(counts.same),
            set_aside: small(self.set_aside.rows.len() as u64),
            joined: summary.map(|summary| joined(summary, lang)).unwrap_or_default(),
            issues,
            already: self.already,
            notices: self.notices.iter().map(|notice| words::sheet::notice(*notice, lang)).collect(),
        };
        (outcome, self.set_aside)
    }
}

fn joined(summary: &ImportSummary, lang: Lang) -> Vec<Joined> {
    summary
        .joined
        .iter()
        .map(|(by, rows)| Joined { by: words::store::joined_by(*by, lang), rows: small(*rows) })
        .collect()
}

fn group(weight: u8, cause: String, count: u64, examples: Vec<IssueLine>) -> IssueGroup {
    let effect = match weight {
        0 => "set_aside",
        1 => "ignored",
        _ => "notice",
    };
    IssueGroup { cause, count: small(count), effect: effect.to_owned(), examples }
}

fn small(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn cause(refusal: &Refusal, lang: Lang) -> String {
    let (fr, en) = match refusal {
        Refusal::NoCampaign => ("Campagne manquante", "Missing campaign"),
        Refusal::UnknownCampaign(_) => ("Campagne inconnue", "Unknown campaign"),
        Refusal::NoMailing | Refusal::SeveralMailings(_) => {
            ("Date d’envoi manquante", "Missing posting date")
        }
        Refusal::UnknownMailing(_) => ("Vague inconnue", "Unknown mailing"),
        Refusal::UnknownCell(_) => ("Cellule inconnue", "Unknown cell"),
        Refusal::UnknownReference { .. } => ("Référence inconnue", "Unknown reference"),
        Refusal::ReferenceInTwoCampaigns(_) => {
            ("Référence de plusieurs campagnes", "Reference of several campaigns")
        }
        Refusal::DuplicateReference { .. } => ("Référence en double", "Reference given twice"),
        Refusal::BeforePosting { .. } => ("Date d’avant l’envoi", "Date before the posting"),
        Refusal::Contradicts { .. } => {
            ("Deux lignes qui se contredisent", "Two rows that contradict each other")
        }
        Refusal::Nobody => ("Personne n’est nommé", "Nobody is named"),
        Refusal::Amount => ("Montant impossible", "Impossible amount"),
    };
    say(lang, fr.to_owned(), en.to_owned())
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
