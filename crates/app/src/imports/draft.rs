//! How offered files are understood, before anything is decided.

use super::job::{Said, look, sheet_name, wanted};
use super::offers::Offer;
use super::options::options;
use super::recall::{self, Recall};
use super::understood::{Understood, understood};
use crate::dto::import::{ColumnDraft, ImportDraft, PassedOver, SheetDraft, UnreadableFile};
use crate::failure::Failure;
use crate::house::House;
use crate::lang::{Lang, say};
use crate::words::{self, sheet::WhyNot};
use domain::field::Field;
use domain::kind::Kind;
use import::{Column, Confidence, Inspection, KindBy, Source, Why};
use std::sync::Arc;

/// Returns how each sheet of the offered files is understood; unreadable files come apart.
pub async fn draft(house: &House, files: &[(u32, Offer)], lang: Lang) -> Result<ImportDraft, Failure> {
    let files = files.to_vec();
    let known = Arc::new(recall::known(house).await?);
    let said = Said { known, recall: Recall::Nearly, ..Said::default() };
    let with = said.clone();
    let looks = tokio::task::spawn_blocking(move || looks(&files, &with, lang)).await;
    let Looks { sheets: mut looks, unreadable, passed_over } = looks.map_err(|_| Failure::Cancelled)?;
    looks.sort_by_key(|(_, _, look)| look.kind.map_or(u8::MAX, Kind::turn));
    let known = house.store.imports().await?;
    let seen = |source: &Source| {
        known.iter().any(|run| run.file == source.name && run.state == store::ImportState::Done)
    };
    let sheets = looks.into_iter().map(|(id, source, look)| {
        let already = seen(&source).then(|| {
            say(
                lang,
                "Un fichier de ce nom est déjà importé\u{a0}: seules ses lignes nouvelles ou corrigées changeront quelque chose.".into(),
                "A file of this name was imported already: only its new or corrected rows will change anything.".into(),
            )
        });
        sheet_draft(id, &source, &look, &said, already, lang)
    });
    Ok(ImportDraft { sheets: sheets.collect(), unreadable, passed_over })
}

type Look = (u32, Arc<Source>, Inspection);

/// What a look at every offered file tells.
#[derive(Default)]
struct Looks {
    sheets: Vec<Look>,
    unreadable: Vec<UnreadableFile>,
    passed_over: Vec<PassedOver>,
}

fn looks(files: &[(u32, Offer)], said: &Said, lang: Lang) -> Looks {
    let mut all = Looks::default();
    for (id, offer) in files {
        let file = offer.name();
        match looks_of(offer, said, lang, &mut all.passed_over) {
            Ok((source, found)) => {
                all.sheets.extend(found.into_iter().map(|look| (*id, Arc::clone(&source), look)));
            }
            Err(failure) => {
                let said = failure.words(lang);
                all.unreadable.push(UnreadableFile { file, message: said.message, remedy: said.remedy });
            }
        }
    }
    all
}

/// Looks at every visible sheet; those without rows are named where another has some.
fn looks_of(
    offer: &Offer,
    said: &Said,
    lang: Lang,
    passed_over: &mut Vec<PassedOver>,
) -> Result<(Arc<Source>, Vec<Inspection>), Failure> {
    let source = offer.open()?;
    let (wanted, mut unseen) = wanted(&source, None, lang);
    let mut found = Vec::new();
    let mut failures = Vec::new();
    for place in wanted {
        match look(&source, place, said, lang) {
            Ok(look) => found.push(look),
            Err(failure) => failures.push((place, failure)),
        }
    }
    if found.is_empty() {
        let first = failures.into_iter().next().map(|(_, failure)| failure);
        return Err(first.unwrap_or_else(|| Failure::NothingRecognised { file: source.name.clone() }));
    }
    unseen.extend(failures.into_iter().map(|(place, failure)| {
        words::sheet::passed_over(&source.name, &source.sheets[place].name, &WhyNot::Failed(failure), lang)
    }));
    passed_over.append(&mut unseen);
    Ok((source, found))
}

/// Returns how a sheet is understood, as the user reads it.
pub(super) fn sheet_draft(
    id: u32,
    source: &Source,
    look: &Inspection,
    said: &Said,
    already: Option<String>,
    lang: Lang,
) -> SheetDraft {
    let Understood { kind_confidence, kind_guess, preset, remembered, unknown_words } =
        understood(look, said, lang);
    SheetDraft {
        kind_confidence,
        kind_guess,
        preset,
        remembered,
        unknown_words,
        file_id: id,
        file: source.name.clone(),
        kind: look.kind.map(|kind| kind.key().to_owned()),
        kind_why: kind_why(look, lang),
        rows: look.rows,
        needs: needs(look),
        evidence: words::evidence::sentences(&look.evidence, lang),
        columns: look.columns.iter().map(|column| column_draft(column, lang)).collect(),
        sheet: sheet_name(source, &look.sheet),
        options: options(source, look, &said.options, lang),
        already,
        notices: look.notices.iter().map(|notice| words::sheet::notice(*notice, lang)).collect(),
    }
}

fn kind_why(look: &Inspection, lang: Lang) -> String {
    let Some(best) =
        look.kind_candidates.first().filter(|best| look.kind.is_none_or(|kind| kind == best.kind))
    else {
        return String::new();
    };
    match (best.by, &look.recalled, look.preset) {
        (KindBy::Recalled, Some(recalled), _) => return words::recall::from(&recalled.from, lang),
        (KindBy::Preset, _, Some(preset)) => return words::recall::preset(preset, lang),
        _ => {}
    }
    let fields: Vec<_> = best.because.iter().map(|field| words::field::name(*field, lang)).collect();
    let fields = fields.join(", ");
    if best.by == KindBy::Values {
        return say(lang, format!("d’après ses valeurs\u{a0}: {fields}"), format!("by its values: {fields}"));
    }
    say(lang, format!("reconnu à\u{a0}: {fields}"), format!("recognised by: {fields}"))
}

/// What leads to a person, and by the person to the letter.
const OF_A_PERSON: [Field; 3] = [Field::ContactReference, Field::Siret, Field::Email];

/// Returns the values for the whole sheet that nothing gives yet.
///
/// One campaign for a whole sheet would be wrong where its rows find their letters by themselves, or wait for them.
fn needs(look: &Inspection) -> Vec<String> {
    let has = |field: Field| look.columns.iter().any(|column| column.field == Some(field));
    let mut needs = Vec::new();
    let finds_its_letter = match look.kind {
        Some(Kind::Pieces) => false,
        Some(Kind::Appointments | Kind::Surveys) => has(Field::Reference) || OF_A_PERSON.into_iter().any(has),
        Some(Kind::Opportunities) => {
            has(Field::Reference) || has(Field::OpportunityNumber) || OF_A_PERSON.into_iter().any(has)
        }
        _ => has(Field::Reference),
    };
    if !has(Field::Campaign) && !finds_its_letter && look.kind.is_none_or(Kind::is_of_a_campaign) {
        needs.push(Field::Campaign.key().to_owned());
    }
    if !has(Field::PostingDate) && look.kind == Some(Kind::Pieces) {
        needs.push(Field::PostingDate.key().to_owned());
    }
    needs
}

fn column_draft(column: &Column, lang: Lang) -> ColumnDraft {
    ColumnDraft {
        letter: column.letter.clone(),
        heading: column.heading.clone(),
        samples: column.samples.clone(),
        field: column.field.map(|field| field.key().to_owned()),
        confidence: match column.confidence {
            Confidence::Sure => "sure",
            Confidence::ToCheck => "to_check",
            Confidence::Ignored => "ignored",
        }
        .to_owned(),
        fits: fits(&column.why),
        why: why(&column.why, lang),
    }
}

/// Returns the share of values that fit, where values decided.
fn fits(why: &Why) -> Option<f64> {
    match why {
        Why::Values(found) if found.of > 0 => Some(found.fits as f64 / found.of as f64),
        _ => None,
    }
}

fn why(why: &Why, lang: Lang) -> String {
    let name = |field: Field| words::field::name(field, lang);
    match why {
        Why::Synonym => say(lang, "en-tête connu".into(), "known heading".into()),
        Why::Fuzzy { closest } => {
            say(lang, format!("ressemble à «\u{a0}{closest}\u{a0}»"), format!("resembles “{closest}”"))
        }
        Why::Values(found) => words::recall::found(*found, lang),
        Why::Preset(preset) => words::recall::preset(*preset, lang),
        Why::Recalled(from) => words::recall::from(from, lang),
        Why::Given => say(lang, "choisi par vous".into(), "chosen by you".into()),
        Why::Ours => say(
            lang,
            "ajoutée par Baromail, jamais importée".into(),
            "added by Baromail, never imported".into(),
        ),
        Why::TakenBy { heading, field } => say(
            lang,
            format!("«\u{a0}{heading}\u{a0}» est déjà {}", name(*field)),
            format!("“{heading}” is {} already", name(*field)),
        ),
        Why::Unknown { did_you_mean: Some(field) } => {
            say(lang, format!("peut-être {}\u{202f}?", name(*field)), format!("perhaps {}?", name(*field)))
        }
        Why::Unknown { did_you_mean: None } => say(lang, "en-tête inconnu".into(), "unknown heading".into()),
    }
}
