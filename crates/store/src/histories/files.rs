//! Files of every kind, made of numbers.

use crate::testing::{
    appointment, by_reference, cost, date, deal, enters, eur, of_campaign, opposed, order, person, piece,
    response, rows, totals, undelivered,
};
use domain::fact::{
    AppointmentFact, ContactFact, CostAmount, Facts, Figure, OpportunityFact, OrderFact, PieceFact,
    ReferenceFact, ResponseFact, Scope, SurveyFact, TargetFact, TargetValue, TotalsFact, UndeliveredFact,
};
use domain::totals::Measure;
use domain::words::{AppointmentOutcome, CostItem, OpportunityStatus};
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;

const DAYS: [&str; 2] = ["2026-03-02", "2026-04-02"];
const NAMES: [&str; 4] = ["Durand", "Martin", "Petit", "Roux"];

/// Numbers from which a row of any kind is made.
pub(crate) type Dice = (u8, u8, u8, u8);

fn campaign(die: u8) -> &'static str {
    ["P", "Q"][usize::from(die % 2)]
}

fn name(die: u8) -> &'static str {
    NAMES[usize::from(die % 4)]
}

fn whom(name: &str, die: u8) -> ContactFact {
    let phone = die.is_multiple_of(5).then(|| "0102030405".to_owned());
    ContactFact { phone, ..person(name) }
}

fn piece_of((a, b, c, d): Dice) -> PieceFact {
    let reference = if c.is_multiple_of(3) { String::new() } else { format!("R{}", c % 6) };
    let cell = ["A", "B"][usize::from(d % 2)];
    let mut fact = piece(campaign(a), DAYS[usize::from(b % 2)], cell, &reference);
    fact.contact = whom(name(d), c);
    if a.is_multiple_of(5) {
        fact.outcome.responded = Some(true);
    }
    if b.is_multiple_of(7) {
        fact.outcome.revenue = Some(eur(1000 * i64::from(d)));
        fact.outcome.order_date = Some(date("2026-04-20"));
    }
    fact
}

fn scope_of((a, b, c, _): Dice) -> (Scope, ContactFact) {
    match a % 4 {
        0 => (by_reference(&format!("R{}", b % 6)), ContactFact::default()),
        1 => (Scope::default(), person(name(c))),
        2 => (of_campaign(campaign(b)), person(name(c))),
        _ => (Scope { cell: Some("A".to_owned()), ..of_campaign(campaign(b)) }, person(name(c))),
    }
}

fn response_of(dice: Dice) -> ResponseFact {
    let (scope, contact) = scope_of(dice);
    let day = if dice.3.is_multiple_of(2) { "2026-04-10" } else { "2026-04-12" };
    ResponseFact { contact, qualified: dice.3.is_multiple_of(3).then_some(true), ..response(scope, day) }
}

fn order_of((a, b, c, d): Dice) -> OrderFact {
    let number = a.is_multiple_of(2).then(|| format!("F{}", b % 4));
    let scope = if c.is_multiple_of(4) { of_campaign(campaign(b)) } else { Scope::default() };
    OrderFact { number, scope, ..order(person(name(c)), "2026-04-20", 1000 * i64::from(d % 4 + 1)) }
}

fn appointment_of(dice: Dice) -> AppointmentFact {
    let (scope, contact) = scope_of(dice);
    let (a, b, _, d) = dice;
    let day = ["2026-03-01", "2026-03-20", "2026-04-10"][usize::from(d % 3)];
    AppointmentFact {
        scope,
        number: a.is_multiple_of(2).then(|| format!("V{}", b % 3)),
        outcome: d.is_multiple_of(2).then_some(AppointmentOutcome::Held),
        ..appointment(contact, day)
    }
}

fn opportunity_of(dice: Dice) -> OpportunityFact {
    let (a, b, c, d) = dice;
    let number = format!("D{}", b % 3);
    let day = ["2026-03-20", "2026-04-20"][usize::from(d % 2)];
    if a.is_multiple_of(3) {
        let (stage, ends) =
            [("Devis", None), ("Signature", Some(OpportunityStatus::Won))][usize::from(c % 2)];
        return OpportunityFact { contact: person(name(d)), ..enters(&number, stage, day, ends) };
    }
    let (scope, contact) = scope_of(dice);
    let amount = d.is_multiple_of(3).then(|| eur(1000 * i64::from(c % 4 + 1)));
    let number = (!d.is_multiple_of(5)).then_some(number);
    OpportunityFact { scope, amount, number, ..deal("", contact, day) }
}

fn survey_of(dice: Dice) -> SurveyFact {
    let (scope, contact) = scope_of(dice);
    let day = dice.3.is_multiple_of(2).then(|| date("2026-04-10"));
    SurveyFact { scope, contact, score: dice.3 % 11, date: day, ..SurveyFact::default() }
}

fn contact_of((a, b, c, d): Dice) -> ContactFact {
    ContactFact {
        sector: a.is_multiple_of(2).then(|| format!("S{}", b % 2)),
        salesperson: d.is_multiple_of(3).then(|| "Lea".to_owned()),
        company_size: (a % 3 == 1).then(|| format!("{}", 10 * u32::from(b))),
        ..whom(name(c), d)
    }
}

fn reference_of((a, _, _, d): Dice) -> ReferenceFact {
    let sector = a.is_multiple_of(2).then(|| "BTP".to_owned());
    ReferenceFact { sector, value: Decimal::new(i64::from(d % 4), 3), ..ReferenceFact::default() }
}

fn target_of((a, b, _, d): Dice) -> TargetFact {
    TargetFact {
        figure: ["response_rate", "orders"][usize::from(a % 2)].to_owned(),
        campaign: b.is_multiple_of(2).then(|| campaign(a).to_owned()),
        from: None,
        to: None,
        value: TargetValue::Ratio(Decimal::new(i64::from(d % 4), 2)),
    }
}

fn totals_of((a, b, c, d): Dice) -> TotalsFact {
    let posting_date = b.is_multiple_of(2).then(|| date(DAYS[usize::from(a % 2)]));
    let cell = c.is_multiple_of(3).then(|| ["A", "B"][usize::from(d % 2)].to_owned());
    let figures = vec![
        (Measure::PiecesPosted, Figure::Count(u64::from(d % 4) + 100)),
        (Measure::Responders, Figure::Count(u64::from(c % 4))),
    ];
    totals(Scope { posting_date, cell, ..of_campaign(campaign(b)) }, figures)
}

/// Files of the kinds that come more rarely.
fn rarer(kind: u8, dice: impl Iterator<Item = Dice>) -> Facts {
    match kind % 8 {
        0 => Facts::Appointments(rows(dice.map(appointment_of).collect())),
        1 => Facts::Opportunities(rows(dice.map(opportunity_of).collect())),
        2 => Facts::Surveys(rows(dice.map(survey_of).collect())),
        3 => Facts::Contacts(rows(dice.map(contact_of).collect())),
        4 => Facts::Suppressions(rows(
            dice.map(|(_, _, c, d)| opposed(whom(name(c), d), "2026-03-21")).collect(),
        )),
        5 => Facts::References(rows(dice.map(reference_of).collect())),
        6 => Facts::Targets(rows(dice.map(target_of).collect())),
        _ => Facts::Totals(rows(dice.map(totals_of).collect())),
    }
}

/// Returns the file that the dice make.
pub(super) fn facts(kind: u8, dice: &[Dice]) -> Facts {
    let dice = dice.iter().copied();
    if kind >= 128 {
        return rarer(kind, dice);
    }
    match kind % 8 {
        0..=2 => Facts::Pieces(rows(dice.map(piece_of).collect())),
        3 | 4 => Facts::Responses(rows(dice.map(response_of).collect())),
        5 => {
            let told = dice.map(|dice| {
                let (scope, contact) = scope_of(dice);
                UndeliveredFact { contact, ..undelivered(scope, "2026-04-15") }
            });
            Facts::Undelivered(rows(told.collect()))
        }
        6 => Facts::Orders(rows(dice.map(order_of).collect())),
        _ => {
            let told = dice.map(|(a, _, c, _)| {
                cost(campaign(a), CostItem::Postage, CostAmount::Fixed(eur(100 * i64::from(c % 3 + 1))))
            });
            Facts::Costs(rows(told.collect()))
        }
    }
}

/// A kind, and the dice of its rows.
pub(crate) type File = (u8, Vec<Dice>);

pub(crate) fn files(most: usize) -> impl Strategy<Value = Vec<File>> {
    vec((any::<u8>(), vec(any::<Dice>(), 1..5)), 1..most)
}
