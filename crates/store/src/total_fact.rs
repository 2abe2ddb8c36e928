//! Counts and sums of campaigns, mailings and cells without rows behind them.

use crate::error::Result;
use crate::import_run::ImportId;
use crate::known::CellKey;
use crate::outcome::{Outcome, Refusal};
use crate::row::{Value, hash, iso};
use crate::table::TOTAL_FACT;
use crate::work::{Draft, Work};
use domain::fact::{Figure, Located, TotalsFact};
use sqlx::SqliteConnection;

/// Of what a row of totals is.
struct Of {
    campaign: i64,
    mailing: Option<i64>,
    cell: Option<i64>,
}

/// Takes totals.
pub(crate) async fn take(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &[Located<TotalsFact>],
) -> Result<Vec<Outcome>> {
    let mut outcomes = Vec::with_capacity(rows.len());
    let mut drafts = Vec::new();
    let mut places = Vec::new();
    for located in rows {
        match figures(&located.fact) {
            Err(refusal) => outcomes.push(Outcome::Refused(refusal)),
            Ok(figures) => match put_in_place(connection, work, import, &located.fact).await? {
                Err(refusal) => outcomes.push(Outcome::Refused(refusal)),
                Ok(of) => {
                    let told = drafts_of(work, import, located, &of, figures)?;
                    places.extend(told.iter().map(|_| outcomes.len()));
                    drafts.extend(told);
                    outcomes.push(Outcome::Same);
                }
            },
        }
    }
    let written = work.write(connection, &TOTAL_FACT, import.0, drafts).await?;
    for (place, (_, outcome)) in places.into_iter().zip(written) {
        outcomes[place] = sum_up(&outcomes[place], outcome);
    }
    Ok(outcomes)
}

/// A row is new when all of its figures are, the same when all are, else changed.
fn sum_up(row: &Outcome, figure: Outcome) -> Outcome {
    match (row, figure) {
        (Outcome::Same, Outcome::Same) => Outcome::Same,
        (Outcome::Same | Outcome::New, Outcome::New) => Outcome::New,
        _ => Outcome::Changed,
    }
}

type Told = (&'static str, i64, Value);

fn figures(fact: &TotalsFact) -> std::result::Result<Vec<Told>, Refusal> {
    fact.figures
        .iter()
        .map(|(measure, figure)| {
            Ok(match figure {
                Figure::Count(n) => {
                    (measure.key(), i64::try_from(*n).map_err(|_| Refusal::Amount)?, Value::Null)
                }
                Figure::Amount(money) => (
                    measure.key(),
                    money.to_e4().map_err(|_| Refusal::Amount)?,
                    Value::from(money.currency.code()),
                ),
            })
        })
        .collect()
}

async fn put_in_place(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    fact: &TotalsFact,
) -> Result<std::result::Result<Of, Refusal>> {
    let run = work.run(import)?;
    let Some(code) = fact.scope.campaign.clone().or_else(|| run.import.campaign.clone()) else {
        return Ok(Err(Refusal::NoCampaign));
    };
    let told_date = fact.scope.posting_date.or(run.import.posting_date);
    let campaign = work.known.make_campaign(connection, import.0, &code).await?;
    work.touched.insert(campaign);
    let key = CellKey {
        key_code: fact.scope.cell.clone(),
        role: fact.role,
        list_source: fact.list_source.clone(),
        segment: fact.segment.clone(),
        offer: fact.offer.clone(),
        creative: fact.creative.clone(),
    };
    let in_cell = key != CellKey::default();
    if told_date.is_none() && !in_cell && fact.format.is_none() {
        return Ok(Ok(Of { campaign, mailing: None, cell: None }));
    }
    // A cell belongs to the only mailing, or to one whose date nobody told.
    let posting = told_date.or_else(|| work.known.only_posting_date(campaign).ok());
    let mailing =
        work.known.make_mailing(connection, import.0, campaign, posting, fact.format.as_ref()).await?;
    let cell =
        if in_cell { Some(work.known.make_cell(connection, import.0, mailing, key).await?) } else { None };
    Ok(Ok(Of { campaign, mailing: Some(mailing.id), cell }))
}

fn drafts_of(
    work: &mut Work,
    import: ImportId,
    located: &Located<TotalsFact>,
    of: &Of,
    figures: Vec<Told>,
) -> Result<Vec<Draft>> {
    let fact = &located.fact;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let natural = hash([
        "totals",
        work.known.code(of.campaign),
        &fact.scope.posting_date.map(iso).unwrap_or_default(),
        &text(&fact.scope.cell),
        &text(&fact.list_source),
        &text(&fact.segment),
        &text(&fact.offer),
        &text(&fact.creative),
        &text(&fact.format),
        fact.role.map_or("", domain::words::CellRole::key),
    ]);
    let ordinal = work.run(import)?.ordinal(natural);
    let drafts = figures.into_iter().map(|(measure, value, currency)| {
        let identity = hash(["ordinal", &natural.to_string(), &ordinal.to_string(), measure]);
        let values = vec![
            Value::Int(of.campaign),
            of.mailing.into(),
            of.cell.into(),
            Value::from(measure),
            Value::Int(value),
            currency,
        ];
        Draft::of_values(located.row, identity, values)
    });
    Ok(drafts.collect())
}
