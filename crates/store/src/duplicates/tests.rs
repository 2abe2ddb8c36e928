use super::*;
use crate::testing::{Db, db, person, piece, rows};
use domain::fact::{Facts, PieceFact};

async fn with(people: Vec<ContactFact>) -> Db {
    let db = db().await;
    let letter = |(place, contact): (usize, ContactFact)| PieceFact {
        contact: ContactFact { reference: Some(format!("K{place}")), ..contact },
        ..piece("P", "2026-03-02", "A", "")
    };
    db.import(Facts::Pieces(rows(people.into_iter().enumerate().map(letter).collect()))).await;
    db
}

fn of(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn at(first: &str, last: &str, company: &str, street: &str) -> ContactFact {
    ContactFact {
        first_name: of(first),
        last_name: of(last),
        company: of(company),
        address: of(street),
        postal_code: of("69003"),
        city: of("Lyon"),
        ..ContactFact::default()
    }
}

fn by(contact: ContactFact, email: &str, siret: &str, phone: &str) -> ContactFact {
    ContactFact { email: of(email), siret: of(siret), phone: of(phone), ..contact }
}

fn compared(one: ContactFact, other: ContactFact) -> Option<(Likelihood, Shared)> {
    let somebody = |id: u32, fact: ContactFact| {
        let ContactFact { siret, company, first_name, last_name, email, phone, address, address_2, .. } =
            fact;
        let place = (fact.postal_code, fact.city);
        somebody((
            id,
            id.into(),
            fact.reference,
            siret,
            company,
            first_name,
            last_name,
            email,
            phone,
            address,
            address_2,
            place.0,
            place.1,
        ))
    };
    let found = find(&[somebody(1, one), somebody(2, other)], &Distinct::default());
    found.first().map(|pair| (pair.likelihood, pair.shared))
}

#[test]
fn pairs_are_as_likely_as_what_they_share() {
    let street = "12 rue des Lilas";
    let durand = |first| at(first, "Durand", "", street);
    for (one, other, expected) in [
        (durand("Jean"), durand("Jean"), Some((Likelihood::Sure, Shared::Address))),
        (
            at("Jean", "DURAND", "", "12, R. DES LILAS"),
            at("Durand", "Jean", "", street),
            Some((Likelihood::Sure, Shared::Address)),
        ),
        (durand("Jean"), durand("J."), Some((Likelihood::Possible, Shared::Address))),
        (durand("Jean"), at("Jean", "Durant", "", street), Some((Likelihood::Possible, Shared::Address))),
        (durand("Jean"), durand("Marie"), None),
        (durand("Jean"), at("Jean", "Durand", "", ""), Some((Likelihood::Likely, Shared::PostalCode))),
        (durand("Jean"), at("Jean", "Durand", "", "4 place Bellecour"), None),
        (
            by(person("A. Roux"), "a@x.fr", "", ""),
            by(at("", "A. Roux", "", "1 rue X"), "a@x.fr", "", ""),
            Some((Likelihood::Sure, Shared::Email)),
        ),
        // Colleagues share an address, and are two.
        (by(person("Roux"), "contact@x.fr", "", ""), by(person("Martin"), "contact@x.fr", "", ""), None),
        (
            by(at("", "", "SARL Dupont", street), "", "1", ""),
            by(at("", "", "Dupont", ""), "", "1", ""),
            Some((Likelihood::Sure, Shared::Siret)),
        ),
        (by(at("", "", "Dupont", street), "", "1", ""), by(at("", "", "Dupont", street), "", "2", ""), None),
        (
            by(at("", "", "Dupont", ""), "", "1", ""),
            by(at("Luc", "Roux", "Dupont", ""), "", "1", ""),
            Some((Likelihood::Likely, Shared::Siret)),
        ),
        (
            by(at("Luc", "Roux", "Dupont", ""), "l@x.fr", "", ""),
            by(at("Luc", "Roux", "Bâti Sud", ""), "l@x.fr", "", ""),
            Some((Likelihood::Likely, Shared::Email)),
        ),
    ] {
        assert_eq!(compared(one.clone(), other.clone()), expected, "{one:?} {other:?}");
    }
}

#[test]
fn two_references_are_two_on_purpose_perhaps() {
    let with =
        |reference: &str| ContactFact { reference: of(reference), ..at("Jean", "Durand", "", "1 rue X") };
    assert_eq!(compared(with("C1"), with("C2")), Some((Likelihood::Likely, Shared::Address)));
    assert_eq!(compared(with("C1"), with("")), Some((Likelihood::Sure, Shared::Address)));
}

#[tokio::test]
async fn whom_a_person_said_are_two_is_not_proposed_again() {
    let lilas = || at("Jean", "Durand", "", "12 rue des Lilas");
    let db = with(vec![lilas(), lilas(), lilas(), at("Luc", "Roux", "", "1 rue X")]).await;
    let pairs = async || {
        let found = db.store.duplicates().await.unwrap();
        found.into_iter().map(|pair| (pair.one, pair.other)).collect::<Vec<_>>()
    };
    assert_eq!(pairs().await, [(1, 2), (1, 3), (2, 3)]);
    db.store.not_duplicates(&[(2, 1)], "2026-05-04T10:00:00").await.unwrap();
    assert_eq!(pairs().await, [(1, 3), (2, 3)]);
    // One who was merged into another takes that along.
    let merge = crate::Merge { kept: 3, duplicate: 1, wins: Vec::new() };
    db.store.merge(&[merge], "2026-05-04T10:00:00").await.unwrap();
    assert_eq!(pairs().await, []);
    db.store.separate(&[1]).await.unwrap();
    db.store.perhaps_duplicates(&[(1, 2)]).await.unwrap();
    assert_eq!(pairs().await.len(), 3);
}
