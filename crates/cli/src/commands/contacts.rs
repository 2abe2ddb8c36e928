//! `baromail contacts` and `contact`: who there is, and what happened with one of them.

use crate::args::{Contact, Contacts};
use crate::context::{Context, Ended};
use crate::print::{self, say};
use app::contacts::merge::number;
use app::contacts::{self, timeline};
use app::dto::contacts::{ContactLine, ContactView, ContactsPage, ContactsQuestion, TimelineLine};
use app::failure::Failure;
use app::figures::shown_number;
use app::lang::Lang;
use serde_json::{Value, json};

/// Lists contacts.
pub(crate) async fn list(context: &Context, arguments: &Contacts) -> Result<Ended, Failure> {
    let house = context.read().await?;
    let question = ContactsQuestion {
        text: arguments.search.join(" "),
        campaign: arguments.campaign.clone(),
        page: arguments.page.saturating_sub(1),
        ..ContactsQuestion::default()
    };
    let found = contacts::page(house, &question, context.today).await?;
    if context.json {
        let lines: Vec<Value> = found.lines.iter().map(line).collect();
        say!("{}", json!({ "total": found.total, "contacts": lines }));
    } else {
        show(&found, context.lang);
    }
    Ok(Ended::Done)
}

/// Prints one contact.
pub(crate) async fn one(context: &Context, arguments: &Contact) -> Result<Ended, Failure> {
    let house = context.read().await?;
    let contact = contacts::named(house, &arguments.reference).await?;
    let view = timeline::view(house, contact, context.lang, context.today).await?;
    if context.json {
        say!("{}", document(&view));
    } else {
        show_one(&view, context.lang);
    }
    Ok(Ended::Done)
}

fn line(one: &ContactLine) -> Value {
    json!({
        "reference": one.reference,
        "name": one.name,
        "person": one.person,
        "town": one.town,
        "email": one.email,
        "phone": one.phone,
        "sector": one.sector,
        "salesperson": one.salesperson,
        "responded": one.responded,
        "customer": one.customer,
        "opposed": one.opposed,
        "latest": one.latest,
    })
}

fn show(found: &ContactsPage, lang: Lang) {
    let headings = match lang {
        Lang::Fr => ["Nom", "Personne", "Ville", "Référence", "Téléphone", "Dernier événement"],
        Lang::En => ["Name", "Person", "Town", "Reference", "Telephone", "Last event"],
    };
    let text = |part: &Option<String>| part.clone().unwrap_or_else(|| "–".to_owned());
    let row = |one: &ContactLine| {
        vec![
            one.name.clone(),
            one.person.clone(),
            one.town.clone(),
            text(&one.reference),
            text(&one.phone),
            text(&one.latest),
        ]
    };
    let rows: Vec<Vec<String>> = found.lines.iter().map(row).collect();
    say!("{}", print::table(&headings.map(str::to_owned), &rows));
    say!("{} / {}", found.lines.len(), found.total);
}

fn document(view: &ContactView) -> Value {
    let happened: Vec<Value> = view
        .timeline
        .iter()
        .map(|one| {
            json!({
                "kind": one.kind,
                "date": one.date,
                "title": one.title,
                "detail": one.detail,
                "text": one.text,
                "campaign": one.campaign,
                "cell": one.cell,
                "reference": one.reference,
                "amount": one.amount,
                "currency": one.currency,
                "source": one.source,
                "by_hand": one.by_hand,
            })
        })
        .collect();
    let follow_ups: Vec<Value> = view
        .follow_ups
        .iter()
        .map(|one| json!({ "day": one.day, "what": one.what, "who": one.who, "done_on": one.done_on }))
        .collect();
    let notes: Vec<Value> =
        view.notes.iter().map(|one| json!({ "day": one.day, "text": one.text })).collect();
    json!({
        "name": view.name,
        "person": view.person,
        "reference": view.reference,
        "siret": view.siret,
        "address": view.address,
        "email": view.email,
        "phone": view.phone,
        "opposed": view.opposition.is_some(),
        "score": view.score.as_ref().map(|score| score.score),
        "timeline": happened,
        "follow_ups": follow_ups,
        "notes": notes,
        "merged": view.merged.iter().map(|one| json!({
            "contact": number(one.contact), "name": one.name, "detail": one.detail, "on": one.on,
        })).collect::<Vec<_>>(),
    })
}

fn show_one(view: &ContactView, lang: Lang) {
    let who = [Some(&view.name), Some(&view.person), view.phone.as_ref(), view.email.as_ref()];
    let who: Vec<&str> =
        who.into_iter().flatten().map(String::as_str).filter(|part| !part.is_empty()).collect();
    say!("{}", who.join(", "));
    say!("{}", view.address.join(", "));
    let headings = match lang {
        Lang::Fr => ["Quoi", "Date", "Détail", "Campagne", "Source"],
        Lang::En => ["What", "Date", "Detail", "Campaign", "Source"],
    };
    let row = |one: &TimelineLine| {
        let amount = one.amount.as_deref().and_then(|amount| {
            shown_number(amount, one.currency.as_deref(), app::dto::figure::Unit::Money, lang)
        });
        let said = [Some(one.detail.clone()), one.text.clone(), one.reference.clone(), amount];
        let said: Vec<String> = said.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        vec![
            one.title.clone(),
            one.date.clone().unwrap_or_else(|| "–".to_owned()),
            said.join(", "),
            one.campaign.clone().unwrap_or_default(),
            one.source.clone(),
        ]
    };
    let rows: Vec<Vec<String>> = view.timeline.iter().map(row).collect();
    say!("{}", print::table(&headings.map(str::to_owned), &rows));
    for one in &view.follow_ups {
        let mark = if one.done_on.is_some() { "x" } else { " " };
        say!("[{mark}] {} {}", one.day, one.what);
    }
    for note in &view.notes {
        say!("{} {}", note.day, note.text);
    }
    let merged = match lang {
        Lang::Fr => "fusionné\u{a0}:",
        Lang::En => "merged:",
    };
    for one in &view.merged {
        say!("{merged} {} {}, {}", number(one.contact), one.name, one.detail);
    }
}
