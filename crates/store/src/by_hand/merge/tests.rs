use super::*;
use crate::testing::{Db, by_reference, date, db, known, order, person, piece, piece_to, response, rows};
use crate::{ContactsAsked, Dependents, FollowUp, Note, Outcome};
use domain::fact::{Facts, PieceFact, ResponseFact};
use domain::totals::Measure;

const AT: &str = "2026-05-04T10:00:00";

fn told(name: &str, email: &str, sector: Option<&str>) -> ContactFact {
    let email = (!email.is_empty()).then(|| email.to_owned());
    ContactFact { email, sector: sector.map(str::to_owned), ..person(name) }
}

/// Durand, and Durant who is the same.
fn letters() -> Facts {
    let to =
        |campaign, day, reference, contact| PieceFact { contact, ..piece(campaign, day, "A", reference) };
    Facts::Pieces(rows(vec![
        to("P", "2026-03-02", "R1", told("Durand", "d@x.fr", None)),
        to("Q", "2026-04-02", "R2", told("Durant", "durant@x.fr", Some("BTP"))),
        to("Q", "2026-04-02", "R3", told("Petit", "p@x.fr", None)),
    ]))
}

fn sold(email: &str, day: &str) -> Facts {
    let buyer = ContactFact { email: Some(email.to_owned()), ..ContactFact::default() };
    Facts::Orders(rows(vec![order(buyer, day, 10_000)]))
}

async fn number(db: &Db, name: &str) -> u32 {
    db.store.contact_named(name).await.unwrap().unwrap()
}

fn into(kept: u32, duplicate: u32) -> Merge {
    Merge { kept, duplicate, wins: Vec::new() }
}

async fn merged() -> (Db, u32, u32) {
    let db = db().await;
    db.import(letters()).await;
    let (kept, duplicate) = (number(&db, "d@x.fr").await, number(&db, "durant@x.fr").await);
    db.store.merge(&[into(kept, duplicate)], AT).await.unwrap();
    assert_eq!(db.store.check().await.unwrap(), []);
    (db, kept, duplicate)
}

#[tokio::test]
async fn the_list_shows_one_person_found_by_what_either_was_called() {
    let (db, kept, duplicate) = merged().await;
    let list = db.store.contact_cards(&ContactsAsked::default(), 0, date("2026-05-04")).await.unwrap();
    assert_eq!(list.all, 2);
    let person = db.store.person(kept).await.unwrap();
    assert_eq!((person.email.as_deref(), person.sector.as_deref()), (Some("d@x.fr"), Some("BTP")));
    assert_eq!(number(&db, "durant@x.fr").await, kept);
    assert_eq!(db.store.stands_for(duplicate).await.unwrap(), kept);
    for text in ["durant", "durant@x", "durand"] {
        let asked = ContactsAsked { text: text.to_owned(), ..ContactsAsked::default() };
        let found = db.store.contact_cards(&asked, 0, date("2026-05-04")).await.unwrap();
        assert_eq!(found.cards.iter().map(|card| card.contact).collect::<Vec<_>>(), [kept], "{text}");
    }
    assert!(matches!(db.store.person(duplicate).await, Err(StoreError::NoSuch { .. })));
    let kinds: Vec<_> =
        db.store.happenings(kept).await.unwrap().into_iter().map(|one| one.campaign).collect();
    assert_eq!(kinds, [Some("P".to_owned()), Some("Q".to_owned())]);
    let aside = db.store.merged_into(kept).await.unwrap();
    assert_eq!(aside.len(), 1);
    assert_eq!((aside[0].contact, aside[0].who.last_name.as_deref()), (duplicate, Some("Durant")));

    assert_eq!(db.store.separate(&[duplicate]).await.unwrap(), [(into(kept, duplicate), AT.to_owned())]);
    let list = db.store.contact_cards(&ContactsAsked::default(), 0, date("2026-05-04")).await.unwrap();
    assert_eq!(list.all, 3);
    assert!(matches!(db.store.separate(&[duplicate]).await, Err(StoreError::NotMerged(_))));
}

#[tokio::test]
async fn what_was_chosen_of_the_duplicate_stands_and_goes_again() {
    let db = db().await;
    db.import(letters()).await;
    let before = db.dump().await;
    let (kept, duplicate) = (number(&db, "d@x.fr").await, number(&db, "durant@x.fr").await);
    let wins = vec![ContactPart::Name, ContactPart::Email];
    db.store.merge(&[Merge { wins, ..into(kept, duplicate) }], AT).await.unwrap();
    let person = db.store.person(kept).await.unwrap();
    assert_eq!((person.last_name.as_deref(), person.email.as_deref()), (Some("Durant"), Some("durant@x.fr")));
    db.store.separate(&[duplicate]).await.unwrap();
    assert_eq!(db.dump().await, before);
}

#[tokio::test]
async fn an_order_that_names_either_goes_to_the_last_letter_of_both() {
    let (db, kept, duplicate) = merged().await;
    db.import(sold("d@x.fr", "2026-04-20")).await;
    assert_eq!(db.whose_orders().await, [(Some(kept.into()), Some(2), Some("Q".to_owned()))]);
    db.store.separate(&[duplicate]).await.unwrap();
    assert_eq!(db.whose_orders().await, [(Some(kept.into()), Some(1), Some("P".to_owned()))]);
    assert_eq!(db.store.check().await.unwrap(), []);
}

#[tokio::test]
async fn a_customer_of_either_is_not_new() {
    let (db, ..) = merged().await;
    db.import(sold("durant@x.fr", "2026-01-20")).await;
    db.import(sold("d@x.fr", "2026-03-20")).await;
    let totals = crate::testing::merged(&db.slices(&domain::filter::Filter::campaign("P")).await);
    assert_eq!(known(&totals, Measure::NewCustomers).unwrap_or(0), 0);
    assert_eq!(known(&totals, Measure::Orders), Some(1));
}

#[tokio::test]
async fn two_letters_to_one_person_reach_one_person() {
    let (db, kept, _) = merged().await;
    assert_eq!(db.addressees().await, 2);
    // A letter of a later list, to the name that is no longer there.
    let again =
        PieceFact { contact: told("Durant", "durant@x.fr", None), ..piece("S", "2026-05-02", "A", "R9") };
    db.import(Facts::Pieces(rows(vec![again]))).await;
    assert_eq!(db.addressees().await, 2);
    assert_eq!(db.store.weights(&[kept], date("2026-05-04")).await.unwrap()[&kept].counts["letters"], 3);
}

#[tokio::test]
async fn the_same_file_again_changes_nothing() {
    let (db, ..) = merged().await;
    let before = db.dump().await;
    let done = db.import(letters()).await;
    assert_eq!(done.outcomes, [Outcome::Same, Outcome::Same, Outcome::Same]);
    let without = |dump: &str| crate::testing::without(dump, "coverage");
    assert_eq!(without(&db.dump().await), without(&before));
}

#[tokio::test]
async fn an_undo_takes_the_duplicate_away_and_a_redo_gives_the_merge_back() {
    let db = db().await;
    db.import(Facts::Pieces(rows(vec![piece_to("P", "2026-03-02", "R1", "Durand")]))).await;
    let before = db.dump().await;
    let second = db.import(Facts::Pieces(rows(vec![piece_to("Q", "2026-04-02", "R2", "Durant")]))).await;
    let (kept, duplicate) = (number(&db, "R1").await, number(&db, "R2").await);
    db.store.merge(&[into(duplicate, kept)], AT).await.unwrap();
    let whole = db.dump().await;
    db.store.undo(second.id, Dependents::Refuse).await.unwrap();
    let without = |dump: &str| crate::testing::without(dump, "own_merge");
    assert_eq!(without(&db.dump().await), without(&before));
    assert_eq!(db.store.check().await.unwrap(), []);
    db.store.redo(second.id).await.unwrap();
    assert_eq!(db.dump().await, whole);
    assert_eq!(number(&db, "R1").await, duplicate);
}

#[tokio::test]
async fn chains_hold_whoever_is_there_and_never_close() {
    let db = db().await;
    let mut runs = Vec::new();
    for (reference, name) in [("R1", "A"), ("R2", "B"), ("R3", "C")] {
        runs.push(
            db.import(Facts::Pieces(rows(vec![piece_to("P", "2026-03-02", reference, name)]))).await.id,
        );
    }
    let [a, b, c] = [1, 2, 3];
    db.store.merge(&[into(b, a)], AT).await.unwrap();
    db.store.merge(&[into(c, b)], "2026-05-05T10:00:00").await.unwrap();
    let stands = async |reference: &str| db.store.contact_named(reference).await.unwrap();
    assert_eq!((stands("R1").await, stands("R2").await), (Some(c), Some(c)));
    for (kept, duplicate) in [(a, c), (c, a), (b, c), (a, a)] {
        let refused = db.store.merge(&[into(kept, duplicate)], AT).await;
        assert!(matches!(refused, Err(StoreError::SamePerson { .. })), "{refused:?}");
    }
    // Without the one in the middle the others still are one; without the last, the middle stands for the first.
    db.store.undo(runs[1], Dependents::Refuse).await.unwrap();
    assert_eq!(stands("R1").await, Some(c));
    db.store.redo(runs[1]).await.unwrap();
    db.store.undo(runs[2], Dependents::Refuse).await.unwrap();
    assert_eq!(stands("R1").await, Some(b));
    assert_eq!(db.store.check().await.unwrap(), []);
    db.store.redo(runs[2]).await.unwrap();
    // Whoever is separated takes along those merged into them.
    db.store.separate(&[b]).await.unwrap();
    assert_eq!((stands("R1").await, stands("R2").await, stands("R3").await), (Some(b), Some(b), Some(c)));
}

#[tokio::test]
async fn notes_follow_ups_and_opposition_are_of_both() {
    let db = db().await;
    db.import(letters()).await;
    let (kept, duplicate) = (number(&db, "d@x.fr").await, number(&db, "durant@x.fr").await);
    let day = date("2026-04-10");
    db.store.put_note(duplicate, &Note { id: None, day, text: "Rappeler".to_owned() }).await.unwrap();
    let call =
        |contact| FollowUp { id: None, contact, day, what: "Appeler".to_owned(), who: None, done_on: None };
    db.store.put_follow_up(&call(duplicate)).await.unwrap();
    db.store.oppose(duplicate, day).await.unwrap();
    db.store.merge(&[into(kept, duplicate)], AT).await.unwrap();
    assert_eq!(db.store.notes(kept).await.unwrap().len(), 1);
    assert_eq!(db.store.follow_ups(kept).await.unwrap()[0].contact, kept);
    assert_eq!(db.store.open_follow_ups().await.unwrap().len(), 1);
    let opposition = db.store.opposition(kept).await.unwrap().unwrap();
    assert_eq!((opposition.since, opposition.by_hand), (Some(day), true));
    let asked = ContactsAsked { opposed: Some(true), ..ContactsAsked::default() };
    assert_eq!(db.store.contact_cards(&asked, 0, date("2026-05-04")).await.unwrap().total, 1);
    db.store.separate(&[duplicate]).await.unwrap();
    assert_eq!(db.store.opposition(kept).await.unwrap(), None);
    assert_eq!(
        (db.store.notes(kept).await.unwrap().len(), db.store.notes(duplicate).await.unwrap().len()),
        (0, 1)
    );
}

#[tokio::test]
async fn an_answer_that_came_to_the_duplicate_goes_back_with_it() {
    let db = db().await;
    db.import(letters()).await;
    let said = ResponseFact {
        contact: told("Durant", "durant@x.fr", None),
        ..response(crate::testing::of_campaign("P"), "2026-03-20")
    };
    db.import(Facts::Responses(rows(vec![said, response(by_reference("R2"), "2026-04-10")]))).await;
    let before = db.dump().await;
    let (kept, duplicate) = (number(&db, "d@x.fr").await, number(&db, "durant@x.fr").await);
    db.store.merge(&[into(kept, duplicate)], AT).await.unwrap();
    assert_eq!(db.store.check().await.unwrap(), []);
    // The first named campaign P, which had written to Durand.
    assert_eq!(db.pieces_of_responses().await, [Some(1), Some(2)]);
    db.store.separate(&[duplicate]).await.unwrap();
    assert_eq!(db.dump().await, before);
}
