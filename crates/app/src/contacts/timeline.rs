//! One contact, from letter to order.

use super::names;
use crate::dto::contacts::{ContactScore, ContactView, FollowUpLine, NoteLine, OppositionView, TimelineLine};
use crate::dto::figure::Unit;
use crate::dto::score::PointsLine;
use crate::failure::Failure;
use crate::figures::decimal_text;
use crate::house::House;
use crate::lang::Lang;
use crate::score::{self, LeadLine};
use crate::words;
use chrono::NaiveDate;
use domain::fact::ContactFact;
use store::{FollowUp, Happening};

/// Returns one contact; whoever was merged into another is shown as the one who stands for both.
///
/// # Errors
/// [`store::StoreError::NoSuch`] for a contact that there is not.
pub async fn view(house: &House, contact: u32, lang: Lang, today: NaiveDate) -> Result<ContactView, Failure> {
    let contact = house.store.stands_for(contact).await?;
    let who = house.store.person(contact).await?;
    let opposition = house.store.opposition(contact).await?;
    let score = score::of_contact(house, contact, lang, today).await?;
    let happened = house.store.happenings(contact).await?;
    let follow_ups = house.store.follow_ups(contact).await?;
    let notes = house.store.notes(contact).await?;
    let merged = super::merge::merged_into(house, contact).await?;
    let address = address(&who);
    let (name, person) = names(who.company, who.first_name, who.last_name, who.reference.as_deref());
    Ok(ContactView {
        contact,
        name,
        person,
        job_title: who.job_title,
        reference: who.reference,
        siret: who.siret,
        address,
        email: who.email,
        phone: who.phone,
        sector: who.sector,
        salesperson: who.salesperson,
        opposition: opposition
            .map(|one| OppositionView { since: one.since.map(|day| day.to_string()), by_hand: one.by_hand }),
        score: score.map(worth),
        timeline: happened.into_iter().map(|one| line(one, lang)).collect(),
        follow_ups: follow_ups.into_iter().map(|one| follow_up(one, today)).collect(),
        notes: notes
            .into_iter()
            .filter_map(|note| Some(NoteLine { id: note.id?, day: note.day.to_string(), text: note.text }))
            .collect(),
        merged,
    })
}

fn address(who: &ContactFact) -> Vec<String> {
    let town = super::town(who.postal_code.as_deref(), who.city.as_deref());
    let lines = [who.address.clone(), who.address_2.clone(), Some(town)];
    lines.into_iter().flatten().filter(|line| !line.is_empty()).collect()
}

fn worth(line: LeadLine) -> ContactScore {
    let points = line.points.into_iter().map(|one| PointsLine {
        criterion: one.criterion.key().to_owned(),
        when: one.when,
        points: one.points,
    });
    ContactScore {
        score: line.score,
        band: line.band.key().to_owned(),
        points: points.collect(),
        reason: line.reason,
        to_call: line.to_call,
    }
}

fn line(one: Happening, lang: Lang) -> TimelineLine {
    let (title, detail) = words::people::happening(&one, lang);
    let source = if one.by_hand && one.kind == "stage" {
        String::new()
    } else {
        words::people::source(&one.file, one.sheet.as_deref(), one.line, lang)
    };
    TimelineLine {
        title,
        detail,
        source,
        kind: one.kind,
        text: one.text,
        date: one.day.map(|day| day.to_string()),
        campaign: one.campaign,
        cell: one.cell,
        reference: one.reference,
        amount: one.amount.map(|money| decimal_text(money.amount, Unit::Money)),
        currency: one.amount.map(|money| money.currency.code().to_owned()),
        by_hand: one.by_hand,
    }
}

fn follow_up(one: FollowUp, today: NaiveDate) -> FollowUpLine {
    FollowUpLine {
        id: one.id.unwrap_or_default(),
        overdue: one.done_on.is_none() && one.day < today,
        day: one.day.to_string(),
        what: one.what,
        who: one.who,
        done_on: one.done_on.map(|day| day.to_string()),
    }
}
