use super::{ContactOrder, ContactsAsked};
use crate::testing::{Db, by_reference, date, db, order, person, piece_to, response, rows};
use domain::fact::{ContactFact, Facts, PieceFact};

fn known(company: &str, city: &str, postal_code: &str, phone: &str, sector: &str) -> ContactFact {
    let some = |text: &str| Some(text.to_owned());
    ContactFact {
        company: some(company),
        city: some(city),
        postal_code: some(postal_code),
        phone: some(phone),
        sector: some(sector),
        ..ContactFact::default()
    }
}

async fn mailed() -> Db {
    let db = db().await;
    let to =
        |campaign, day, reference, contact| PieceFact { contact, ..piece_to(campaign, day, reference, "") };
    let list = vec![
        to("P", "2026-03-02", "R1", known("Électricité Bœuf", "Besançon", "25000", "0381000001", "BTP")),
        to("P", "2026-03-02", "R2", known("Garage Martin", "Lyon", "69003", "0478000002", "Auto")),
        to("Q", "2026-04-02", "R3", known("Atelier Zola", "Aix", "13100", "0442000003", "BTP")),
    ];
    db.import(Facts::Pieces(rows(list))).await;
    db.import(Facts::Responses(rows(vec![response(by_reference("R2"), "2026-04-20")]))).await;
    db
}

async fn found(db: &Db, asked: ContactsAsked) -> Vec<String> {
    let page = db.store.contact_cards(&asked, 0, date("2026-05-01")).await.unwrap();
    assert_eq!(page.total as usize, page.cards.len());
    page.cards.into_iter().map(|card| card.company.or(card.last_name).unwrap()).collect()
}

fn text(text: &str) -> ContactsAsked {
    ContactsAsked { text: text.to_owned(), ..ContactsAsked::default() }
}

#[tokio::test]
async fn accents_case_and_parts_of_words_find_people_by_anything_known_of_them() {
    let db = mailed().await;
    for (asked, expected) in [
        ("", &["Atelier Zola", "Électricité Bœuf", "Garage Martin"][..]),
        ("ELECTRICITE", &["Électricité Bœuf"]),
        ("boeuf besanc", &["Électricité Bœuf"]),
        ("69003", &["Garage Martin"]),
        ("04 78 00 00 02", &["Garage Martin"]),
        ("zola lyon", &[]),
        ("  ", &["Atelier Zola", "Électricité Bœuf", "Garage Martin"]),
    ] {
        assert_eq!(found(&db, text(asked)).await, expected, "{asked}");
    }
}

#[tokio::test]
async fn filters_and_orders_hold_together() {
    let db = mailed().await;
    let some = |text: &str| Some(text.to_owned());
    for (asked, expected) in [
        (ContactsAsked { campaign: some("P"), ..text("") }, &["Électricité Bœuf", "Garage Martin"][..]),
        (ContactsAsked { campaign: some("nowhere"), ..text("") }, &[]),
        (ContactsAsked { sector: some("BTP"), ..text("") }, &["Atelier Zola", "Électricité Bœuf"]),
        (ContactsAsked { sector: some("Banque"), ..text("") }, &[]),
        (ContactsAsked { departement: some("69"), ..text("") }, &["Garage Martin"]),
        (ContactsAsked { responded: Some(true), ..text("") }, &["Garage Martin"]),
        (ContactsAsked { responded: Some(false), campaign: some("P"), ..text("") }, &["Électricité Bœuf"]),
        (ContactsAsked { only: Some(vec![1, 99]), ..text("") }, &["Électricité Bœuf"]),
        (ContactsAsked { only: Some(vec![1]), campaign: some("Q"), ..text("") }, &[]),
        (
            ContactsAsked { order: ContactOrder::Town, ..text("") },
            &["Atelier Zola", "Électricité Bœuf", "Garage Martin"],
        ),
        (
            ContactsAsked { order: ContactOrder::Latest, ..text("") },
            &["Garage Martin", "Atelier Zola", "Électricité Bœuf"],
        ),
        (
            ContactsAsked { reversed: true, ..text("") },
            &["Garage Martin", "Électricité Bœuf", "Atelier Zola"],
        ),
    ] {
        assert_eq!(found(&db, asked.clone()).await, expected, "{asked:?}");
    }
    let choices = db.store.contact_choices(date("2026-05-01")).await.unwrap();
    assert_eq!(
        (choices.sectors.len(), choices.departements, choices.salespeople),
        (2, vec!["13".to_owned(), "25".to_owned(), "69".to_owned()], vec![],)
    );
}

#[tokio::test]
async fn the_list_follows_orders_the_opposition_list_and_undone_imports() {
    let db = mailed().await;
    let customers = || ContactsAsked { customer: Some(true), ..text("") };
    let opposed = || ContactsAsked { opposed: Some(true), ..text("") };
    assert_eq!(found(&db, customers()).await, Vec::<String>::new());
    let run = db.import(Facts::Orders(rows(vec![order(person("Durand"), "2026-04-25", 100)]))).await.id;
    assert_eq!(found(&db, customers()).await, ["Durand"]);
    db.store.undo(run, crate::Dependents::Refuse).await.unwrap();
    assert_eq!(found(&db, customers()).await, Vec::<String>::new());
    assert_eq!(found(&db, text("")).await.len(), 3);
    db.store.oppose(2, date("2026-04-30")).await.unwrap();
    assert_eq!(found(&db, opposed()).await, ["Garage Martin"]);
    db.store.unoppose(2).await.unwrap();
    assert_eq!(found(&db, opposed()).await, Vec::<String>::new());
    let latest =
        db.store.contact_cards(&text("martin"), 0, date("2026-05-01")).await.unwrap().cards[0].latest;
    assert_eq!(latest, Some(date("2026-04-20")));
    // What has not happened yet is no last event.
    let earlier =
        db.store.contact_cards(&text("martin"), 0, date("2026-04-01")).await.unwrap().cards[0].latest;
    assert_eq!(earlier, Some(date("2026-03-02")));
}

#[tokio::test]
async fn people_are_found_before_any_letter_is_known() {
    let db = db().await;
    assert_eq!(found(&db, text("")).await, [""; 0]);
    db.import(Facts::Contacts(rows(vec![known("Garage Martin", "Lyon", "69003", "0478000002", "Auto")])))
        .await;
    assert_eq!(found(&db, text("martin")).await, ["Garage Martin"]);
}
