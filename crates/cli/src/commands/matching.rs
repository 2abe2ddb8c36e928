//! `baromail match`: outcomes to be matched, and joining one by hand.

use crate::args::{Match, MatchAction};
use crate::context::{Context, Ended};
use crate::print;
use crate::print::say;
use app::dto::matching::{MatchCandidate, WaitingPage};
use app::failure::Failure;
use app::lang::Lang;
use app::matching;
use serde_json::{Value, json};

/// Lists what waits, searches pieces for a row, joins one, or takes that back.
pub(crate) async fn run(context: &Context, arguments: &Match) -> Result<Ended, Failure> {
    match &arguments.action {
        None => {
            let house = context.read().await?;
            let page =
                matching::waiting(house, arguments.page, arguments.kind.as_deref(), context.lang).await?;
            show(context, &page);
        }
        Some(MatchAction::Find { entity, row, text }) => {
            let found = matching::candidates(context.read().await?, entity, *row, text).await?;
            show_found(context, &found);
        }
        Some(MatchAction::Join { entity, row, piece }) => {
            matching::join(context.write().await?, entity, *row, *piece, &context.now).await?;
            done(context);
        }
        Some(MatchAction::Unjoin { entity, row }) => {
            matching::unjoin(context.write().await?, entity, *row).await?;
            done(context);
        }
    }
    Ok(Ended::Done)
}

fn done(context: &Context) {
    if context.json {
        say!("{}", json!({ "ok": true }));
    }
}

fn show(context: &Context, page: &WaitingPage) {
    if context.json {
        let rows: Vec<Value> = page
            .rows
            .iter()
            .map(|row| {
                json!({
                    "entity": row.entity, "row": row.row, "date": row.date, "who": row.who, "says": row.says,
                    "campaign": row.campaign, "file": row.file, "sheet": row.sheet, "line": row.line,
                })
            })
            .collect();
        say!("{}", json!({ "total": page.total, "waiting": rows }));
        return;
    }
    let headings = match context.lang {
        Lang::Fr => ["Qui", "Sorte", "N°", "Date", "Dit", "Campagne", "Fichier", "Ligne"],
        Lang::En => ["Who", "Kind", "No.", "Date", "Says", "Campaign", "File", "Row"],
    };
    let rows: Vec<Vec<String>> = page
        .rows
        .iter()
        .map(|row| {
            vec![
                row.who.clone(),
                row.entity.clone(),
                row.row.to_string(),
                row.date.clone().unwrap_or_default(),
                row.says.clone(),
                row.campaign.clone().unwrap_or_default(),
                format!("{} {}", row.file, row.sheet).trim().to_owned(),
                row.line.to_string(),
            ]
        })
        .collect();
    say!("{}", print::table(&headings.map(str::to_owned), &rows));
}

fn show_found(context: &Context, found: &[MatchCandidate]) {
    if context.json {
        let found: Vec<Value> = found
            .iter()
            .map(|one| {
                json!({
                    "piece": one.piece, "reference": one.reference, "who": one.who, "address": one.address,
                    "campaign": one.campaign, "posting": one.posting, "cell": one.cell,
                })
            })
            .collect();
        say!("{}", json!({ "pieces": found }));
        return;
    }
    let headings = match context.lang {
        Lang::Fr => ["À qui", "Pli n°", "Référence", "Adresse", "Campagne", "Envoi", "Cellule"],
        Lang::En => ["To whom", "Piece no.", "Reference", "Address", "Campaign", "Posted", "Cell"],
    };
    let rows: Vec<Vec<String>> = found
        .iter()
        .map(|one| {
            vec![
                one.who.clone(),
                one.piece.to_string(),
                one.reference.clone(),
                one.address.clone(),
                one.campaign.clone(),
                one.posting.clone().unwrap_or_default(),
                one.cell.clone(),
            ]
        })
        .collect();
    say!("{}", print::table(&headings.map(str::to_owned), &rows));
}
