//! `baromail pipeline` and `appointments`: where deals stand, and who is met when.

use crate::args::Appointments;
use crate::context::{Context, Ended};
use crate::print::{self, say};
use app::dto::figure::Unit;
use app::dto::pipeline::{AppointmentLine, Board, DealCard, PipelineQuestion, StageColumn};
use app::failure::Failure;
use app::figures::shown_number;
use app::lang::Lang;
use app::pipeline::{self, agenda, ics};
use serde_json::{Value, json};

/// Prints deals by stage.
pub(crate) async fn run(context: &Context) -> Result<Ended, Failure> {
    let house = context.read().await?;
    let board = pipeline::board(house, &PipelineQuestion::default(), context.today).await?;
    if context.json {
        let columns: Vec<Value> = board.columns.iter().map(column).collect();
        say!("{}", json!({ "stages": columns }));
    } else {
        show(&board, context.lang);
    }
    Ok(Ended::Done)
}

fn column(one: &StageColumn) -> Value {
    let sums: Vec<Value> =
        one.sums.iter().map(|sum| json!({ "value": sum.value, "currency": sum.currency })).collect();
    let deals: Vec<Value> = one.cards.iter().map(deal).collect();
    json!({
        "stage": one.stage,
        "state": one.state,
        "count": one.count,
        "sums": sums,
        "median_days": one.median,
        "deals": deals,
    })
}

fn deal(one: &DealCard) -> Value {
    json!({
        "title": one.title,
        "name": one.name,
        "amount": one.amount.as_ref().map(|amount| &amount.value),
        "currency": one.amount.as_ref().map(|amount| &amount.currency),
        "since": one.since,
        "days": one.days,
        "closed": one.closed,
        "reason": one.reason,
    })
}

fn show(board: &Board, lang: Lang) {
    let headings = match lang {
        Lang::Fr => ["Étape", "Opportunités", "Montant HT", "Durée médiane (jours)", "La plus ancienne"],
        Lang::En => ["Stage", "Deals", "Amount", "Median stay (days)", "Longest there"],
    };
    let row = |one: &StageColumn| {
        let name = match (one.state.as_str(), lang) {
            ("won", Lang::Fr) => "gagnées",
            ("lost", Lang::Fr) => "perdues",
            ("won" | "lost", Lang::En) => one.state.as_str(),
            _ if one.stage.is_empty() => "–",
            _ => one.stage.as_str(),
        };
        let sums: Vec<String> = one
            .sums
            .iter()
            .filter_map(|sum| shown_number(&sum.value, Some(&sum.currency), Unit::Money, lang))
            .collect();
        let first = one.cards.first().filter(|_| one.state == "open");
        let first = first.map(|card| {
            card.days.map_or_else(|| card.title.clone(), |days| format!("{} ({days})", card.title))
        });
        vec![
            name.to_owned(),
            one.count.to_string(),
            sums.join(" + "),
            one.median.clone().unwrap_or_else(|| "–".to_owned()),
            first.unwrap_or_default(),
        ]
    };
    let rows: Vec<Vec<String>> = board.columns.iter().map(row).collect();
    say!("{}", print::table(&headings.map(str::to_owned), &rows));
}

/// Lists appointments, or saves them as a calendar.
pub(crate) async fn appointments(context: &Context, arguments: &Appointments) -> Result<Ended, Failure> {
    let house = context.read().await?;
    let asked = PipelineQuestion::default();
    if let Some(path) = &arguments.ics {
        let count = ics::save_asked(house, &asked, None, path, context.stamp(), context.lang).await?;
        if context.json {
            say!("{}", json!({ "file": path.display().to_string(), "appointments": count }));
        } else {
            say!("{} ({count})", path.display());
        }
        return Ok(Ended::Done);
    }
    let rows = agenda::all(house, &asked).await?;
    let lines: Vec<AppointmentLine> = rows.iter().map(agenda::line).collect();
    if context.json {
        let lines: Vec<Value> = lines.iter().map(appointment).collect();
        say!("{}", json!({ "appointments": lines }));
    } else {
        show_appointments(&lines, context.lang);
    }
    Ok(Ended::Done)
}

fn appointment(one: &AppointmentLine) -> Value {
    json!({
        "date": one.date,
        "title": one.title,
        "person": one.person,
        "outcome": one.outcome,
        "phone": one.phone,
        "place": one.place,
        "campaign": one.campaign,
        "by_hand": one.by_hand,
    })
}

fn show_appointments(lines: &[AppointmentLine], lang: Lang) {
    let headings = match lang {
        Lang::Fr => ["Avec", "Jour", "Issue", "Téléphone", "Lieu"],
        Lang::En => ["With", "Day", "Outcome", "Telephone", "Place"],
    };
    let outcome = |key: &str| match (key, lang) {
        ("planned", Lang::Fr) => "prévu",
        ("held", Lang::Fr) => "tenu",
        ("missed", Lang::Fr) => "manqué",
        ("cancelled", Lang::Fr) => "annulé",
        ("planned", Lang::En) => "planned",
        ("held", Lang::En) => "held",
        ("missed", Lang::En) => "missed",
        ("cancelled", Lang::En) => "cancelled",
        _ => "–",
    };
    let row = |one: &AppointmentLine| {
        vec![
            one.title.clone(),
            one.date.clone().unwrap_or_else(|| "–".to_owned()),
            outcome(one.outcome.as_deref().unwrap_or_default()).to_owned(),
            one.phone.clone().unwrap_or_else(|| "–".to_owned()),
            one.place.clone(),
        ]
    };
    let rows: Vec<Vec<String>> = lines.iter().map(row).collect();
    say!("{}", print::table(&headings.map(str::to_owned), &rows));
}
