//! Orders: kept as they are told, and joined anew whenever pieces, contacts or windows change.

use crate::contact;
use crate::error::Result;
use crate::import_run::ImportId;
use crate::outcome::{Outcome, Refusal};
use crate::row::{Value, hash, hash_values, iso};
use crate::table::ORDERS;
use crate::work::{Draft, Work};
use domain::fact::{ContactFact, Located, OrderFact};
use domain::totals::Measure;
use sqlx::SqliteConnection;

/// What orders tell; margin is known only where each order has one, or the campaign a rate.
pub(crate) const TELLS: [Measure; 5] = [
    Measure::Orders,
    Measure::Revenue,
    Measure::NewCustomers,
    Measure::ReactivatedCustomers,
    Measure::RepeatCustomers,
];

/// Takes orders.
pub(crate) async fn take(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &[Located<OrderFact>],
) -> Result<Vec<Outcome>> {
    let identified: Vec<(usize, i64, &ContactFact)> = rows
        .iter()
        .enumerate()
        .filter_map(|(place, row)| Some((place, contact::identity(&row.fact.contact)?, &row.fact.contact)))
        .collect();
    let wanted: Vec<(i64, &ContactFact)> = identified.iter().map(|(_, id, fact)| (*id, *fact)).collect();
    let ids = contact::take(connection, work, import.0, &wanted).await?;
    let mut contacts = vec![None; rows.len()];
    for ((place, ..), id) in identified.iter().zip(ids) {
        contacts[*place] = Some(id);
    }
    let mut outcomes = Vec::with_capacity(rows.len());
    let mut drafts = Vec::with_capacity(rows.len());
    let mut places = Vec::with_capacity(rows.len());
    for (located, contact) in rows.iter().zip(contacts) {
        match draft(work, import, located, contact)? {
            Err(refusal) => outcomes.push(Outcome::Refused(refusal)),
            Ok(draft) => {
                places.push(outcomes.len());
                outcomes.push(Outcome::Same);
                drafts.push(draft);
            }
        }
    }
    let written = work.write(connection, &ORDERS, import.0, drafts).await?;
    for (place, (_, outcome)) in places.into_iter().zip(written) {
        outcomes[place] = outcome;
    }
    Ok(outcomes)
}

fn draft(
    work: &mut Work,
    import: ImportId,
    located: &Located<OrderFact>,
    contact: Option<i64>,
) -> Result<std::result::Result<Draft, Refusal>> {
    let fact = &located.fact;
    let run = work.run(import)?;
    let (Ok(amount), Ok(margin)) =
        (fact.amount.to_e4(), fact.margin.map(domain::money::Money::to_e4).transpose())
    else {
        return Ok(Err(Refusal::Amount));
    };
    let natural = if let Some(number) = &fact.number {
        hash(["order", number])
    } else {
        let who = contact::identity(&fact.contact).unwrap_or_default().to_string();
        let reference = fact.scope.reference.as_deref().unwrap_or_default();
        hash(["order of", &who, reference, &iso(fact.date), &amount.to_string()])
    };
    let identity = run.identity(natural, located.changes());
    let campaign = fact.scope.campaign.clone().or_else(|| run.import.campaign.clone());
    match campaign.as_deref().map(|code| work.known.campaign(code)) {
        Some(Some(id)) => {
            work.tells(id, import.0, &TELLS);
            work.touched.insert(id);
        }
        // A campaign still to come is joined when it comes.
        Some(None) => {}
        None => work.run(import)?.saw_order(fact.date),
    }
    let mut values = vec![Value::Null; 7];
    let own = [
        (&campaign).into(),
        fact.scope.posting_date.into(),
        (&fact.scope.cell).into(),
        (&fact.scope.reference).into(),
        contact.into(),
        (&fact.number).into(),
        Some(fact.date).into(),
        Value::Int(amount),
        margin.into(),
        Value::from(fact.amount.currency.code()),
    ];
    let mut content = own.to_vec();
    content.push(Value::Int(contact::told_hash(&fact.contact)));
    values.extend(own);
    Ok(Ok(Draft { row: located.row, identity, content: hash_values(&content), values }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CampaignChange;
    use crate::testing::{Db, db, eur, known, of_campaign, order, person, piece_to, rows};
    use domain::fact::{Facts, PieceFact, Scope};
    use domain::words::JoinedBy;

    fn sheet(orders: Vec<OrderFact>) -> Facts {
        Facts::Orders(rows(orders))
    }

    fn letter(campaign: &str, posting: &str, name: &str) -> Facts {
        Facts::Pieces(rows(vec![piece_to(campaign, posting, &format!("{campaign}-{name}"), name)]))
    }

    async fn orders_of(db: &Db, code: &str) -> Option<i64> {
        let slices = db.slices(&domain::filter::Filter::campaign(code)).await;
        known(&crate::testing::merged(&slices), Measure::Orders)
    }

    #[tokio::test]
    async fn an_order_joins_the_last_letter_within_the_window() {
        // Posted on 2 March with a window of 90 days: the last day is 31 May.
        for (day, expected) in [("2026-03-01", 0), ("2026-03-02", 1), ("2026-05-31", 1), ("2026-06-01", 0)] {
            let db = db().await;
            db.import(letter("P", "2026-03-02", "Durand")).await;
            // The second order keeps the campaign told of, whatever becomes of the first.
            let within = order(person("Nobody"), "2026-03-09", 100);
            db.import(sheet(vec![order(person("Durand"), day, 36_000), within])).await;
            assert_eq!(orders_of(&db, "P").await, Some(expected), "{day}");
        }
    }

    #[tokio::test]
    async fn each_order_joins_one_letter_the_last_one() {
        let db = db().await;
        db.import(letter("P", "2026-03-02", "Durand")).await;
        db.import(letter("Q", "2026-04-02", "Durand")).await;
        db.import(sheet(vec![order(person("Durand"), "2026-04-20", 36_000)])).await;
        assert_eq!((orders_of(&db, "P").await, orders_of(&db, "Q").await), (Some(0), Some(1)));
    }

    #[tokio::test]
    async fn an_order_that_came_before_its_letter_joins_when_the_letter_comes() {
        let db = db().await;
        let done = db.import(sheet(vec![order(person("Durand"), "2026-04-20", 36_000)])).await;
        assert_eq!(done.outcomes, [Outcome::New]);
        assert_eq!(done.summary.joined, [(None, 1)]);
        db.import(letter("P", "2026-03-02", "Durand")).await;
        assert_eq!(orders_of(&db, "P").await, Some(1));
    }

    #[tokio::test]
    async fn a_wider_window_brings_late_orders_in() {
        let db = db().await;
        db.import(letter("P", "2026-03-02", "Durand")).await;
        let soon = OrderFact { scope: of_campaign("P"), ..order(person("Autre"), "2026-03-20", 100) };
        db.import(sheet(vec![order(person("Durand"), "2026-06-20", 36_000), soon])).await;
        assert_eq!(orders_of(&db, "P").await, Some(1));
        db.store.change_campaign("P", &[CampaignChange::WindowDays(120)]).await.unwrap();
        assert_eq!(orders_of(&db, "P").await, Some(2));
        assert_eq!(db.store.check().await.unwrap(), []);
    }

    #[tokio::test]
    async fn an_explicit_reference_joins_whatever_the_window() {
        let db = db().await;
        db.import(letter("P", "2026-03-02", "Durand")).await;
        let scope = Scope { reference: Some("P-Durand".to_owned()), ..of_campaign("P") };
        let late = OrderFact { scope, ..order(ContactFact::default(), "2027-01-20", 36_000) };
        let done = db.import(sheet(vec![late])).await;
        assert_eq!(done.summary.joined, [(Some(JoinedBy::PieceReference), 1)]);
        assert_eq!(orders_of(&db, "P").await, Some(1));
    }

    #[tokio::test]
    async fn a_customer_is_new_without_an_order_before_the_posting() {
        let db = db().await;
        let people = ["Neuf", "Ancien", "Fidele"];
        let facts = people.map(|name| piece_to("P", "2026-03-02", name, name));
        db.import(Facts::Pieces(rows(facts.to_vec()))).await;
        db.import(sheet(vec![
            order(person("Neuf"), "2026-03-20", 10_000),
            order(person("Neuf"), "2026-04-20", 20_000),
            order(person("Ancien"), "2025-03-20", 10_000),
            order(person("Ancien"), "2026-03-20", 10_000),
            // A credit note lowers the revenue, and makes neither an order nor a customer.
            order(person("Fidele"), "2026-03-25", -5_000),
        ]))
        .await;
        let totals = db.totals().await;
        for (measure, expected) in [
            (Measure::NewCustomers, 1),
            (Measure::ReactivatedCustomers, 1),
            (Measure::Orders, 3),
            (Measure::Revenue, 350),
        ] {
            assert_eq!(known(&totals, measure), Some(expected), "{measure:?}");
        }
        let values: Vec<_> = totals.order_values.iter().collect();
        assert_eq!(values, [(1_000_000, 2), (2_000_000, 1)]);
        // Neuf 300 in two orders, Ancien 100 after the posting, Fidele the credit note alone.
        let buyers: Vec<_> = totals.buyer_values.iter().collect();
        assert_eq!(buyers, [(-500_000, 1), (1_000_000, 1), (3_000_000, 1)]);
    }

    #[tokio::test]
    async fn a_buyer_known_by_another_key_is_the_same_buyer() {
        let db = db().await;
        let email = |name: &str| ContactFact {
            email: Some("durand@x.fr".to_owned()),
            last_name: (!name.is_empty()).then(|| name.to_owned()),
            ..ContactFact::default()
        };
        let fact = PieceFact { contact: email("Durand"), ..piece_to("P", "2026-03-02", "R1", "") };
        db.import(Facts::Pieces(rows(vec![fact]))).await;
        let sales = ["2025-01-20", "2026-03-20"].map(|day| order(email(""), day, 10_000));
        db.import(sheet(sales.to_vec())).await;
        assert_eq!(known(&db.totals().await, Measure::ReactivatedCustomers), Some(1));
    }

    #[tokio::test]
    async fn a_margin_is_the_orders_own_else_by_the_rate_else_unknown() {
        let db = db().await;
        db.import(letter("P", "2026-03-02", "Durand")).await;
        let own = OrderFact { margin: Some(eur(3_000)), ..order(person("Durand"), "2026-03-20", 10_000) };
        db.import(sheet(vec![own, order(person("Durand"), "2026-04-20", 20_000)])).await;
        assert!(crate::testing::is_never(db.totals().await.margin));
        let rate = rust_decimal::Decimal::new(4, 1);
        db.store.change_campaign("P", &[CampaignChange::MarginRate(Some(rate))]).await.unwrap();
        // 30 of its own, and 40 % of 200.
        assert_eq!(known(&db.totals().await, Measure::Margin), Some(110));
    }

    #[tokio::test]
    async fn a_file_of_orders_wins_over_the_lists_own_column() {
        let db = db().await;
        let mut fact: PieceFact = piece_to("P", "2026-03-02", "R1", "Durand");
        fact.outcome.revenue = Some(eur(9_000));
        fact.outcome.order_date = Some(crate::testing::date("2026-03-20"));
        db.import(Facts::Pieces(rows(vec![fact]))).await;
        assert_eq!(known(&db.totals().await, Measure::Revenue), Some(90));
        db.import(sheet(vec![order(person("Durand"), "2026-03-20", 10_000)])).await;
        for (measure, expected) in [
            (Measure::Revenue, 100),
            (Measure::Orders, 1),
            (Measure::NewCustomers, 1),
            (Measure::RepeatCustomers, 0),
        ] {
            assert_eq!(known(&db.totals().await, measure), Some(expected), "{measure:?}");
        }
    }

    #[tokio::test]
    async fn a_file_from_before_has_what_each_buyer_brought() {
        let db = db().await;
        db.import(letter("P", "2026-03-02", "Durand")).await;
        let sales = [("2026-03-20", 10_000), ("2026-04-20", 20_000)];
        db.import(sheet(sales.map(|(day, cents)| order(person("Durand"), day, cents)).to_vec())).await;
        let before = db.totals().await;
        let writer = db.store.writer().unwrap();
        for statement in [
            "DELETE FROM tally WHERE measure = 'buyer_value'",
            "DROP VIEW bought",
            "DELETE FROM _sqlx_migrations WHERE version = 8",
        ] {
            sqlx::query(statement).execute(writer).await.unwrap();
        }
        let path = db.store.path().to_owned();
        db.store.close().await.unwrap();
        let key = crate::Key::from_bytes(crate::testing::KEY);
        let store = crate::Store::open(&path, &key, crate::Access::Write).await.unwrap();
        assert_eq!(store.check().await.unwrap(), []);
        let db = Db { store, ..db };
        let after = db.totals().await;
        assert_eq!(after, before);
        assert_eq!(after.buyer_values.iter().collect::<Vec<_>>(), [(3_000_000, 1)]);
    }
}
