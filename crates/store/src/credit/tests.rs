//! Each rule on letters to one person, by hand; then on random histories.

mod random;

use super::Joins;
use crate::recent::Asked;
use crate::testing::{Db, by_reference, date, db, eur, order, person, piece, piece_to, rows};
use crate::{CampaignChange, Dependents};
use domain::dimension::Dimension;
use domain::fact::{ContactFact, Facts, OrderFact, PieceFact, Scope};
use domain::filter::Filter;
use domain::money::Money;
use domain::slice::Slice;
use domain::term::{Reason, Term};
use domain::totals::{Measure, Totals};
use domain::words::{Attribution, Basis};
use rust_decimal::Decimal;

/// Three letters to Durand, 30 days apart, each of a campaign of its own with a window of 90 days.
async fn three_letters() -> Db {
    let db = db().await;
    let letters = [("A", "2026-01-01"), ("B", "2026-01-31"), ("C", "2026-03-02")];
    let pieces = letters.map(|(code, day)| piece_to(code, day, &format!("{code}1"), "Durand"));
    db.import(Facts::Pieces(rows(pieces.to_vec()))).await;
    db
}

async fn sell(db: &Db, orders: Vec<OrderFact>) {
    db.import(Facts::Orders(rows(orders))).await;
}

fn by(rule: Attribution) -> Filter {
    Filter { attribution: Some(rule), ..Filter::default() }
}

async fn of_campaign(db: &Db, code: &str, rule: Attribution) -> Totals {
    let filter = Filter { attribution: Some(rule), ..Filter::campaign(code) };
    crate::testing::merged(&db.slices(&filter).await)
}

/// Returns a sum of each of the three campaigns as text, without the currency.
async fn each(db: &Db, rule: Attribution, measure: Measure) -> [String; 3] {
    let mut told = [const { String::new() }; 3];
    for (text, code) in told.iter_mut().zip(["A", "B", "C"]) {
        let term = of_campaign(db, code, rule).await.get(measure);
        *text = term.value().map_or("?".to_owned(), |value| value.normalize().to_string());
    }
    told
}

#[tokio::test]
async fn an_order_of_7_000_euros_goes_where_each_rule_says() {
    let db = three_letters().await;
    // On 10 March all three windows are open: that of A ends on 1 April.
    sell(&db, vec![order(person("Durand"), "2026-03-10", 700_000)]).await;
    for (rule, revenue, orders) in [
        (Attribution::Last, ["0", "0", "7000"], ["0", "0", "1"]),
        (Attribution::First, ["7000", "0", "0"], ["1", "0", "0"]),
        // 7 000 in three is 2 333,3333 and a third; the ten-thousandth over goes to the earliest letter.
        (
            Attribution::Equal,
            ["2333.3334", "2333.3333", "2333.3333"],
            ["0.333333334", "0.333333333", "0.333333333"],
        ),
        // Posted 60, 30 and 0 days before the last letter, they weigh 1 : 2 : 4, sevenths of 7 000. A seventh of an
        // order is 0,142857142857…, two are 0,285714285714…, four 0,571428571428…: the first two parts round down
        // to …142 and …714, what is left of the billionths is 857, 714 and 428, so that A and B get one each.
        (Attribution::Decay, ["1000", "2000", "4000"], ["0.142857143", "0.285714286", "0.571428571"]),
        // No code names a letter.
        (Attribution::Code, ["0", "0", "0"], ["0", "0", "0"]),
    ] {
        assert_eq!(each(&db, rule, Measure::Revenue).await, revenue, "{rule:?}");
        assert_eq!(each(&db, rule, Measure::Orders).await, orders, "{rule:?}");
        // The order made Durand a new customer, in the same parts.
        assert_eq!(each(&db, rule, Measure::NewCustomers).await, orders, "{rule:?}");
    }
}

#[tokio::test]
async fn only_letters_whose_window_holds_the_day_share() {
    let db = three_letters().await;
    // On 2 April the window of A (90 days from 1 January) has ended the day before: no file told orders of A.
    sell(&db, vec![order(person("Durand"), "2026-04-02", 300_000)]).await;
    assert_eq!(each(&db, Attribution::First, Measure::Revenue).await, ["?", "3000", "0"]);
    assert_eq!(each(&db, Attribution::Equal, Measure::Revenue).await, ["?", "1500", "1500"]);
    // 30 days apart they weigh 1 : 2.
    assert_eq!(each(&db, Attribution::Decay, Measure::Revenue).await, ["?", "1000", "2000"]);
    db.store.change_campaign("A", &[CampaignChange::WindowDays(91)]).await.unwrap();
    assert_eq!(each(&db, Attribution::Equal, Measure::Revenue).await, ["1000", "1000", "1000"]);
    // A letter posted after the order never counts.
    let before = order(person("Durand"), "2026-02-15", 200_000);
    sell(&db, vec![before]).await;
    assert_eq!(each(&db, Attribution::Equal, Measure::Revenue).await, ["2000", "2000", "1000"]);
}

#[tokio::test]
async fn an_order_that_names_its_letter_stays_with_it() {
    let named = [
        OrderFact { scope: by_reference("B1"), ..order(ContactFact::default(), "2026-03-10", 100_000) },
        // The campaign is told: of its letters alone the order may be.
        OrderFact {
            scope: Scope { campaign: Some("B".to_owned()), ..Scope::default() },
            ..order(person("Durand"), "2026-03-10", 100_000)
        },
    ];
    for (place, fact) in named.into_iter().enumerate() {
        let db = three_letters().await;
        sell(&db, vec![fact]).await;
        for rule in Attribution::ALL {
            let here = *rule != Attribution::Code || place == 0;
            // A file that names its campaign tells nothing of the others.
            let others = if place == 0 { "0" } else { "?" };
            let expected = [others, if here { "1000" } else { "0" }, others];
            assert_eq!(each(&db, *rule, Measure::Revenue).await, expected, "{rule:?}, {place}");
        }
    }
}

#[tokio::test]
async fn by_code_only_what_a_code_names_counts() {
    let db = db().await;
    let letter = |code: &str, day: &str, cell: &str| PieceFact {
        contact: person("Durand"),
        ..piece(code, day, cell, &format!("{code}1"))
    };
    db.import(Facts::Pieces(rows(vec![letter("A", "2026-01-01", "KA"), letter("B", "2026-01-31", "KB")])))
        .await;
    let keyed = |cell: &str, who: ContactFact, cents: i64| OrderFact {
        scope: Scope { cell: Some(cell.to_owned()), ..Scope::default() },
        ..order(who, "2026-03-10", cents)
    };
    sell(
        &db,
        vec![
            // 10: a code and nobody; 20: a code and its person; 40: the person alone, who goes by the last letter to B.
            keyed("KA", ContactFact::default(), 1_000),
            keyed("KA", person("Durand"), 2_000),
            order(person("Durand"), "2026-03-11", 4_000),
        ],
    )
    .await;
    let revenue = async |rule| {
        let mut told = Vec::new();
        for code in ["A", "B"] {
            told.push(crate::testing::known(&of_campaign(&db, code, rule).await, Measure::Revenue));
        }
        told
    };
    assert_eq!(revenue(Attribution::Last).await, [Some(30), Some(40)]);
    assert_eq!(revenue(Attribution::Code).await, [Some(30), Some(0)]);
    assert_eq!(revenue(Attribution::First).await, [Some(70), Some(0)]);
    assert_eq!(revenue(Attribution::Equal).await, [Some(50), Some(20)]);
}

#[tokio::test]
async fn a_column_of_the_list_gives_way_where_any_letter_shares_its_order() {
    let db = three_letters().await;
    let mut told = piece_to("A", "2026-01-01", "A1", "Durand");
    told.outcome.revenue = Some(eur(90_000));
    told.outcome.order_date = Some(date("2026-03-10"));
    db.import(Facts::Pieces(rows(vec![told]))).await;
    sell(&db, vec![order(person("Durand"), "2026-03-10", 300_000)]).await;
    // By the last letter the file speaks of C and the list of A: two orders. By the others it is one order.
    for (rule, revenue) in [
        (Attribution::Last, ["900", "0", "3000"]),
        (Attribution::First, ["3000", "0", "0"]),
        (Attribution::Equal, ["1000", "1000", "1000"]),
        // The list's own row names its letter, the file's row does not.
        (Attribution::Code, ["900", "0", "0"]),
    ] {
        assert_eq!(each(&db, rule, Measure::Revenue).await, revenue, "{rule:?}");
    }
}

#[tokio::test]
async fn what_is_left_out_is_told_by_the_same_rule() {
    let db = three_letters().await;
    let mut told = piece_to("A", "2026-01-01", "A1", "Durand");
    told.outcome.revenue = Some(eur(90_000));
    told.outcome.order_date = Some(date("2026-03-10"));
    db.import(Facts::Pieces(rows(vec![told]))).await;
    sell(&db, vec![order(person("Durand"), "2026-03-10", 300_000)]).await;
    let sheet = |code: &str, cents: i64| {
        let figures = vec![(Measure::Revenue, domain::fact::Figure::Amount(eur(cents)))];
        crate::testing::totals(crate::testing::of_campaign(code), figures)
    };
    db.import(Facts::Totals(rows(vec![sheet("A", 100_000), sheet("C", 300_000)]))).await;
    // The sheet says 1 000 of A and 3 000 of C. By the last letter they have 900 and 3 000; by equal shares, which leave
    // the list's own 900 to the file, 1 000 each.
    for (rule, gaps, given) in [
        (Attribution::Last, vec![("A", 900)], None),
        (Attribution::Equal, vec![("C", 1_000)], Some(900)),
        (Attribution::Code, vec![("A", 900), ("C", 0)], None),
    ] {
        let found = db.store.gaps(&by(rule)).await.unwrap();
        let counted: Vec<_> = found
            .iter()
            .map(|gap| (gap.campaign.as_str(), gap.counted.value().unwrap().try_into().unwrap()))
            .collect::<Vec<(&str, i64)>>();
        assert_eq!(counted, gaps, "{rule:?}");
        let given_way = db.store.gave_way(&by(rule)).await.unwrap();
        let amounts = given_way.iter().map(|given| given.gave_way.value());
        assert_eq!(
            amounts.collect::<Vec<_>>(),
            given.map(|euros: i64| Some(euros.into())).into_iter().collect::<Vec<_>>()
        );
    }
}

#[tokio::test]
async fn a_buyer_is_a_customer_in_the_parts_of_the_first_order_and_known_by_any_order() {
    let db = three_letters().await;
    sell(
        &db,
        vec![
            // Before A was posted, outside every window: it makes Durand known to all three.
            order(person("Durand"), "2025-12-01", 50_000),
            order(person("Durand"), "2026-02-10", 100_000),
            order(person("Durand"), "2026-03-10", 300_000),
        ],
    )
    .await;
    // Equal shares: 10 February is shared by A and B, 10 March by A, B and C. In A and B Durand's first order is that of
    // February, half of it each, and another follows; in C it is that of March, a third of it, and the only one.
    let halves_and_a_third = ["0.5", "0.5", "0.333333333"];
    assert_eq!(each(&db, Attribution::Equal, Measure::ReactivatedCustomers).await, halves_and_a_third);
    assert_eq!(each(&db, Attribution::Equal, Measure::RepeatCustomers).await, ["0.5", "0.5", "0"]);
    assert_eq!(each(&db, Attribution::Equal, Measure::NewCustomers).await, ["0", "0", "0"]);
    assert_eq!(
        each(&db, Attribution::Equal, Measure::Orders).await,
        ["0.833333334", "0.833333333", "0.333333333"]
    );
    // By the first letter both orders are A's.
    assert_eq!(each(&db, Attribution::First, Measure::Orders).await, ["2", "0", "0"]);
    assert_eq!(each(&db, Attribution::First, Measure::RepeatCustomers).await, ["1", "0", "0"]);
}

#[tokio::test]
async fn a_margin_follows_the_letter_and_stays_unknown_where_a_campaign_tells_none() {
    let db = three_letters().await;
    let own = OrderFact { margin: Some(eur(100_000)), ..order(person("Durand"), "2026-03-10", 300_000) };
    sell(&db, vec![own, order(person("Durand"), "2026-03-11", 600_000)]).await;
    let rate = |code: &'static str, hundredths| {
        let rate = CampaignChange::MarginRate(Some(Decimal::new(hundredths, 2)));
        let db = &db;
        async move { db.store.change_campaign(code, &[rate]).await.unwrap() }
    };
    rate("A", 40).await;
    rate("C", 10).await;
    // A third of the order's own 1 000, and 40 % or 10 % of a third of 6 000; B has no rate.
    assert_eq!(each(&db, Attribution::Equal, Measure::Margin).await, ["1133.3334", "?", "533.3333"]);
    let reason = of_campaign(&db, "B", Attribution::Equal).await.margin.reason();
    assert_eq!(reason, Some(Reason::NeverImported(Measure::Margin)));
    // The first letter has both orders: 1 000, and 40 % of 6 000. Nothing is sold in B, so that its margin is known.
    assert_eq!(each(&db, Attribution::First, Measure::Margin).await, ["3400", "0", "0"]);
}

#[tokio::test]
async fn what_was_never_imported_stays_unknown_by_every_rule() {
    let db = three_letters().await;
    for rule in Attribution::ALL {
        let totals = crate::testing::merged(&db.slices(&by(*rule)).await);
        for measure in Measure::ALL.iter().filter(|measure| measure.is_attributed()) {
            let reason = totals.get(*measure).reason();
            assert_eq!(reason, Some(Reason::NeverImported(*measure)), "{rule:?}");
        }
    }
    sell(&db, vec![order(person("Durand"), "2026-03-10", 100_000)]).await;
    let foreign = Money { amount: Decimal::from(10), currency: "CHF".parse().unwrap() };
    sell(&db, vec![OrderFact { amount: foreign, ..order(person("Durand"), "2026-03-11", 0) }]).await;
    let totals = crate::testing::merged(&db.slices(&by(Attribution::Equal)).await);
    assert_eq!(totals.revenue.reason(), Some(Reason::TwoCurrencies));
    assert_eq!(totals.orders, Term::number(2));
}

#[tokio::test]
async fn the_setting_holds_where_a_question_names_no_rule() {
    let db = three_letters().await;
    sell(&db, vec![order(person("Durand"), "2026-03-10", 100_000)]).await;
    let revenue_of_a = async || {
        let slices = db.slices(&Filter::campaign("A")).await;
        crate::testing::known(&crate::testing::merged(&slices), Measure::Revenue)
    };
    assert_eq!((db.store.attribution().await.unwrap(), revenue_of_a().await), (Attribution::Last, Some(0)));
    db.store.put_attribution(Attribution::First).await.unwrap();
    assert_eq!(
        (db.store.attribution().await.unwrap(), revenue_of_a().await),
        (Attribution::First, Some(1000))
    );
}

#[tokio::test]
async fn an_undo_gives_every_figure_back() {
    let db = three_letters().await;
    sell(&db, vec![order(person("Durand"), "2026-03-10", 100_000)]).await;
    let all = async || {
        let mut told = Vec::new();
        for rule in Attribution::ALL {
            told.push(db.slices(&Filter { basis: Basis::Event, ..by(*rule) }).await);
            told.push(db.slices(&by(*rule)).await);
        }
        told
    };
    let before = all().await;
    let later = db.import(Facts::Pieces(rows(vec![piece_to("D", "2026-03-05", "D1", "Durand")]))).await;
    let sold = db.import(Facts::Orders(rows(vec![order(person("Durand"), "2026-03-12", 999)]))).await;
    let after = all().await;
    assert_ne!(before, after);
    db.store.undo(sold.id, Dependents::Undo).await.unwrap();
    db.store.undo(later.id, Dependents::Undo).await.unwrap();
    assert_eq!(all().await, before);
    db.store.redo(later.id).await.unwrap();
    db.store.redo(sold.id).await.unwrap();
    assert_eq!(all().await, after);
}

#[tokio::test]
async fn the_rows_behind_a_figure_are_those_that_the_rule_counts() {
    let db = three_letters().await;
    sell(&db, vec![order(person("Durand"), "2026-03-10", 700_000)]).await;
    for (rule, code, expected) in [
        (Attribution::Last, "A", vec![]),
        (Attribution::First, "A", vec![eur(700_000)]),
        (Attribution::Decay, "B", vec![eur(200_000)]),
        (Attribution::Code, "C", vec![]),
    ] {
        let filter = Filter { attribution: Some(rule), ..Filter::campaign(code) };
        let behind = db.store.rows_behind(Measure::Revenue, &filter, 0, 10).await.unwrap();
        assert_eq!(behind.total, expected.len() as u64, "{rule:?}");
        let amounts: Vec<_> = behind.rows.iter().filter_map(|row| row.amount).collect();
        assert_eq!(amounts, expected, "{rule:?}");
        let sources = db.store.sources_of(Measure::Orders, &filter).await.unwrap();
        assert_eq!(sources.iter().map(|source| source.rows).sum::<u64>(), expected.len() as u64);
        if let Some(row) = behind.rows.first() {
            let piece = format!("{code}1");
            assert_eq!((row.row, row.reference.as_deref()), (2, Some(piece.as_str())));
            assert_eq!((row.who.as_deref(), row.date), (Some("Durand"), Some(date("2026-03-10"))));
        }
    }
    // The second page of one row a page, over all letters: the order stands there once for each.
    let behind = db.store.rows_behind(Measure::Orders, &by(Attribution::Equal), 1, 1).await.unwrap();
    assert_eq!((behind.total, behind.rows[0].reference.as_deref()), (3, Some("B1")));
}

#[tokio::test]
async fn matched_and_attributed_orders_are_counted_apart() {
    let db = three_letters().await;
    let named = OrderFact { scope: by_reference("A1"), ..order(ContactFact::default(), "2026-03-09", 200) };
    let campaign = Scope { campaign: Some("C".to_owned()), ..Scope::default() };
    sell(
        &db,
        vec![
            order(person("Durand"), "2026-03-10", 100),
            named,
            // After every window, and before every letter.
            order(person("Durand"), "2027-03-10", 400),
            order(person("Durand"), "2025-03-10", 800),
            order(person("Inconnu"), "2026-03-10", 1_600),
            OrderFact { scope: campaign, ..order(person("Autre"), "2026-03-11", 3_200) },
        ],
    )
    .await;
    let told = async |filter: Filter| {
        let standing = db.store.order_standing(&filter).await.unwrap();
        let in_cents = |tallied: super::Tallied| {
            let orders = tallied.orders.value().unwrap().normalize().to_string();
            (orders, tallied.revenue.value().unwrap() * Decimal::ONE_HUNDRED)
        };
        [
            standing.told,
            standing.matched,
            standing.credited,
            standing.unnamed,
            standing.elsewhere,
            standing.outside,
            standing.uncredited,
            standing.nobody,
        ]
        .map(in_cents)
        .map(|(orders, cents)| format!("{orders} {}", cents.normalize()))
    };
    assert_eq!(
        told(by(Attribution::Last)).await,
        ["6 6300", "4 1500", "3 3500", "1 3200", "0 0", "2 1200", "0 0", "1 1600"]
    );
    // By code alone the first order has a letter and the last one a campaign, and no code says which.
    assert_eq!(
        told(by(Attribution::Code)).await,
        ["6 6300", "4 1500", "1 200", "0 0", "0 0", "2 1200", "1 100", "2 4800"]
    );
    // Campaign A has a third of the first order, the other two letters the rest.
    let a = Filter { attribution: Some(Attribution::Equal), ..Filter::campaign("A") };
    assert_eq!(
        told(a).await,
        ["6 6300", "4 1500", "1.333333334 233.34", "0 0", "0.666666666 66.66", "2 1200", "0 0", "1 1600"]
    );
}

#[tokio::test]
async fn sure_joins_are_those_without_a_probability() {
    let db = three_letters().await;
    let orders =
        vec![order(person("Durand"), "2026-03-10", 100_000), order(person("Durand"), "2026-03-11", 300_000)];
    sell(&db, orders).await;
    let all = Filter::default();
    let today = date("2026-04-01");
    assert_eq!(db.store.sure_ledgers_around(&all, &[], today).await.unwrap(), None);
    db.join_probably("date = '2026-03-11'").await;
    for rule in Attribution::ALL.iter().filter(|rule| **rule != Attribution::Code) {
        let sure = db.store.sure_ledgers_around(&by(*rule), &[], today).await.unwrap().unwrap();
        let sure = crate::testing::merged(&crate::testing::slices_of(&sure));
        assert_eq!(crate::testing::known(&sure, Measure::Revenue), Some(1_000), "{rule:?}");
        assert_eq!(crate::testing::known(&sure, Measure::Orders), Some(1), "{rule:?}");
        let whole = crate::testing::merged(&db.slices(&by(*rule)).await);
        assert_eq!(crate::testing::known(&whole, Measure::Revenue), Some(4_000), "{rule:?}");
    }
}

#[tokio::test]
async fn a_probability_goes_with_the_join_that_it_was_of() {
    let db = three_letters().await;
    let orders =
        vec![order(person("Durand"), "2026-03-10", 100_000), order(person("Durand"), "2026-03-11", 300_000)];
    sell(&db, orders).await;
    let sure =
        async || db.store.sure_ledgers_around(&Filter::default(), &[], date("2026-04-01")).await.unwrap();
    db.join_probably("1").await;
    assert!(sure().await.is_some());
    // No window holds them any more; then the same windows again, by a name and an address that are exact.
    let codes: Vec<String> = db.store.campaigns().await.unwrap().into_iter().map(|row| row.code).collect();
    for days in [1, 90] {
        for code in &codes {
            db.store.change_campaign(code, &[CampaignChange::WindowDays(days)]).await.unwrap();
        }
    }
    assert!(sure().await.is_none(), "what is joined anew is joined without a probability");
}

/// Returns the sums of sure joins, which are read from the orders themselves and not from the maintained sums.
async fn read_anew(db: &Db, filter: &Filter) -> Vec<Slice> {
    let asked = Asked {
        filter: filter.clone(),
        by: Dimension::ALL.to_vec(),
        around: false,
        today: None,
        joins: Joins::Sure,
    };
    db.store.slices(asked).await.unwrap()
}
