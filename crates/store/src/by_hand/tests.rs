use super::*;
use crate::testing::{
    Db, by_reference, cost, date, db, deal, enters, eur, known, order, person, piece_to, response, rows,
    totals,
};
use crate::{Dependents, Outcome, StoreError, Told};
use domain::fact::{CostAmount, Facts, Figure, OrderFact, PieceFact, ResponseFact, Scope, SurveyFact};
use domain::field::Field;
use domain::totals::Measure;
use domain::words::{CostItem, Interest, JoinedBy, OpportunityStatus};

const AT: &str = "2026-05-04T10:00:00";

fn letters() -> Facts {
    let two = [piece_to("P", "2026-03-02", "R1", "Durand"), piece_to("P", "2026-03-02", "R2", "Martin")];
    Facts::Pieces(rows(two.to_vec()))
}

fn number(entity: &str, row: i64) -> RowNumber {
    RowNumber { entity: entity.to_owned(), row }
}

async fn leave_out(db: &Db, entity: &str, row: i64) {
    db.store.leave_out(&[number(entity, row)], "doublon", AT).await.unwrap();
    assert_eq!(db.store.check().await.unwrap(), []);
}

async fn correct(db: &Db, row: &RowNumber, field: Field, value: NewValue) -> i64 {
    let change = FieldCorrection { field, value };
    let numbers = db.store.correct(row, &[change], "relu au téléphone", AT).await.unwrap();
    assert_eq!(db.store.check().await.unwrap(), []);
    numbers[0]
}

/// Files whose last row has number 2 of its table, without and with that row.
fn kinds() -> Vec<(&'static str, Facts, Facts)> {
    let sale = |name: &str, cents| order(person(name), "2026-03-20", cents);
    let answers = [response(by_reference("R1"), "2026-03-09"), response(by_reference("R2"), "2026-03-10")];
    let spent = |item, cents| cost("P", item, CostAmount::Fixed(eur(cents)));
    let asked = |name: &str, score| SurveyFact { contact: person(name), score, ..SurveyFact::default() };
    let (one, two) = (deal("D1", person("Durand"), "2026-03-20"), deal("D2", person("Martin"), "2026-03-21"));
    let held = |cell: &str, count| {
        let scope = domain::fact::Scope { cell: Some(cell.to_owned()), ..crate::testing::of_campaign("P") };
        totals(scope, vec![(Measure::Responders, Figure::Count(count))])
    };
    macro_rules! both {
        ($entity:literal, $kind:ident, $first:expr, $second:expr) => {
            ($entity, Facts::$kind(rows(vec![$first.clone()])), Facts::$kind(rows(vec![$first, $second])))
        };
    }
    vec![
        both!("response", Responses, answers[0].clone(), answers[1].clone()),
        both!("orders", Orders, sale("Durand", 100), sale("Martin", 300)),
        both!("cost", Costs, spent(CostItem::Postage, 100), spent(CostItem::Printing, 900)),
        both!("survey_answer", Surveys, asked("Durand", 9), asked("Martin", 3)),
        both!("opportunity", Opportunities, one, two),
        both!("total_fact", Totals, held("A", 7), held("B", 9)),
    ]
}

#[tokio::test]
async fn a_row_left_out_counts_nowhere_as_if_it_had_never_come() {
    for (entity, without, with) in kinds() {
        let (plain, touched) = (db().await, db().await);
        for (db, facts) in [(&plain, without), (&touched, with)] {
            db.import(letters()).await;
            db.import(facts).await;
        }
        let before = touched.dump().await;
        leave_out(&touched, entity, 2).await;
        assert_eq!(touched.totals().await, plain.totals().await, "{entity}");
        touched.store.put_back(&[number(entity, 2)]).await.unwrap();
        assert_eq!(touched.dump().await, before, "{entity}");
    }
}

#[tokio::test]
async fn a_row_left_out_is_known_when_it_comes_again_and_stays_left_out() {
    let db = db().await;
    db.import(letters()).await;
    let answer = |interest| {
        let fact = response(by_reference("R1"), "2026-03-09");
        Facts::Responses(rows(vec![ResponseFact { interest: Some(interest), ..fact }]))
    };
    db.import(answer(Interest::Refusal)).await;
    leave_out(&db, "response", 1).await;
    let lines = || async { known(&db.totals().await, Measure::ResponseLines) };
    assert_eq!(lines().await, Some(0));
    assert_eq!(db.import(answer(Interest::Refusal)).await.outcomes, [Outcome::Same]);
    assert_eq!(lines().await, Some(0));
    // Told otherwise, it is brought up to date where it lies.
    let later = db.import(answer(Interest::Positive)).await;
    assert_eq!((later.outcomes, lines().await), (vec![Outcome::Changed], Some(0)));
    db.store.put_back(&[number("response", 1)]).await.unwrap();
    assert_eq!(known(&db.totals().await, Measure::PositiveResponders), Some(1));
    db.store.undo(later.id, Dependents::Refuse).await.unwrap();
    assert_eq!(known(&db.totals().await, Measure::PositiveResponders), Some(0));
}

#[tokio::test]
async fn the_undo_of_an_import_takes_its_rows_left_out_and_gives_them_back_left_out() {
    let db = db().await;
    db.import(letters()).await;
    let before = db.dump().await;
    let sale = Facts::Orders(rows(vec![order(person("Durand"), "2026-03-20", 100)]));
    let done = db.import(sale).await;
    leave_out(&db, "orders", 1).await;
    let whole = db.dump().await;
    assert_eq!(db.store.undo_plan(done.id).await.unwrap().by_hand, 1);
    db.store.undo(done.id, Dependents::Refuse).await.unwrap();
    assert_eq!(
        crate::testing::without(&db.dump().await, "left_out"),
        crate::testing::without(&before, "left_out")
    );
    assert_eq!(db.store.left_out_by_hand(0).await.unwrap(), (0, Vec::new()));
    db.store.redo(done.id).await.unwrap();
    assert_eq!(db.dump().await, whole);
}

#[tokio::test]
async fn the_outcomes_of_a_letter_left_out_stay_and_are_joined_as_if_it_had_never_come() {
    let db = db().await;
    let again = |posting: &str, reference: &str| PieceFact { ..piece_to("P", posting, reference, "Durand") };
    db.import(Facts::Pieces(rows(vec![again("2026-03-02", "R1"), again("2026-03-09", "R2")]))).await;
    db.import(Facts::Responses(rows(vec![response(by_reference("R2"), "2026-03-12")]))).await;
    db.import(Facts::Orders(rows(vec![order(person("Durand"), "2026-03-20", 100)]))).await;
    let joined = async |table: &str| db.joined(table).await.0;
    assert_eq!((joined("response").await, joined("orders").await), (Some(2), Some(2)));
    leave_out(&db, "piece", 2).await;
    assert_eq!((joined("response").await, joined("orders").await), (Some(1), Some(1)));
    assert_eq!(known(&db.totals().await, Measure::PiecesPosted), Some(1));
    leave_out(&db, "piece", 1).await;
    assert_eq!((joined("response").await, joined("orders").await), (None, None));
    assert_eq!(known(&db.totals().await, Measure::Responders), Some(1));
    db.store.put_back(&[number("piece", 2), number("piece", 1)]).await.unwrap();
    assert_eq!((joined("response").await, joined("orders").await), (Some(2), Some(2)));
}

#[tokio::test]
async fn what_stands_beside_a_letter_in_its_own_row_and_the_stages_of_a_deal_go_with_it() {
    let db = db().await;
    let mut fact = piece_to("P", "2026-03-02", "R1", "Durand");
    fact.outcome.responded = Some(true);
    fact.outcome.revenue = Some(eur(5_000));
    db.import(Facts::Pieces(rows(vec![fact, piece_to("P", "2026-03-02", "R2", "Martin")]))).await;
    db.import(Facts::Opportunities(rows(vec![deal("D1", person("Durand"), "2026-03-20")]))).await;
    let won = enters("D1", "Signature", "2026-04-20", Some(OpportunityStatus::Won));
    db.import(Facts::Opportunities(rows(vec![won]))).await;
    let before = db.dump().await;
    leave_out(&db, "piece", 1).await;
    leave_out(&db, "opportunity", 1).await;
    let sums = db.totals().await;
    assert_eq!(known(&sums, Measure::PiecesPosted), Some(1));
    for measure in [Measure::ResponseLines, Measure::Revenue, Measure::Opportunities] {
        assert_eq!(known(&sums, measure).unwrap_or(0), 0, "{measure:?}");
    }
    let (total, listed) = db.store.left_out_by_hand(0).await.unwrap();
    assert_eq!((total, listed.iter().map(|row| row.parts).collect::<Vec<_>>()), (2, vec![1, 2]));
    db.store.put_back(&[number("opportunity", 1), number("piece", 1)]).await.unwrap();
    assert_eq!(db.dump().await, before);
}

fn sold(cents: i64) -> Facts {
    let number = Some("F1".to_owned());
    let sale = order(person("Durand"), "2026-03-20", cents);
    Facts::Orders(rows(vec![OrderFact { number, ..sale }]))
}

#[tokio::test]
async fn a_correction_stands_over_later_files_until_it_is_taken_back() {
    let db = db().await;
    db.import(letters()).await;
    let first = db.import(sold(10_000)).await;
    let row = number("orders", 1);
    let revenue = || async { known(&db.totals().await, Measure::Revenue) };
    let before = db.dump().await;
    let correction = correct(&db, &row, Field::Revenue, NewValue::Number(2_500_000)).await;
    assert_eq!(revenue().await, Some(250));
    // The same row changes nothing; told otherwise, the file's value changes beneath.
    assert_eq!(db.import(sold(10_000)).await.outcomes, [Outcome::Same]);
    let later = db.import(sold(30_000)).await;
    assert_eq!((later.outcomes, revenue().await), (vec![Outcome::Changed], Some(250)));
    let now = db.store.row_now(&row).await.unwrap();
    let amount = now.fields.iter().find(|field| field.open.field == Field::Revenue).unwrap();
    let told = |cents| Some(Told::Amount(eur(cents)));
    assert_eq!((&amount.value, &amount.told), (&told(25_000), &Some(told(30_000))));
    db.store.take_back(&[correction]).await.unwrap();
    assert_eq!(revenue().await, Some(300));
    db.store.undo(later.id, Dependents::Refuse).await.unwrap();
    assert_eq!(
        crate::testing::without(&db.dump().await, "coverage"),
        crate::testing::without(&before, "coverage")
    );
    db.store.undo(first.id, Dependents::Undo).await.unwrap();
    assert!(matches!(db.store.row_now(&row).await, Err(StoreError::NoRow { .. })));
}

#[tokio::test]
async fn a_correction_moves_an_order_into_its_window_and_a_deal_to_its_end() {
    let db = db().await;
    db.import(letters()).await;
    db.import(Facts::Orders(rows(vec![order(person("Durand"), "2027-03-20", 10_000)]))).await;
    db.import(Facts::Opportunities(rows(vec![deal("D1", person("Martin"), "2026-03-20")]))).await;
    assert_eq!(known(&db.totals().await, Measure::Orders), None);
    correct(&db, &number("orders", 1), Field::OrderDate, NewValue::Text("2026-03-20".into())).await;
    assert_eq!(known(&db.totals().await, Measure::Orders), Some(1));
    let deal = number("opportunity", 1);
    let changes = [
        FieldCorrection { field: Field::OpportunityStatus, value: NewValue::Text("won".into()) },
        FieldCorrection { field: Field::OpportunityAmount, value: NewValue::Number(9_000_000) },
    ];
    let numbers = db.store.correct(&deal, &changes, "signé", AT).await.unwrap();
    let sums = db.totals().await;
    assert_eq!(
        (known(&sums, Measure::WonOpportunities), known(&sums, Measure::Signed)),
        (Some(1), Some(900))
    );
    db.store.take_back(&numbers).await.unwrap();
    assert_eq!(known(&db.totals().await, Measure::WonOpportunities).unwrap_or(0), 0);
}

#[tokio::test]
async fn a_field_corrected_twice_goes_back_one_step_at_a_time() {
    let db = db().await;
    db.import(letters()).await;
    db.import(sold(10_000)).await;
    let row = number("orders", 1);
    let first = correct(&db, &row, Field::Revenue, NewValue::Number(2_000_000)).await;
    let second = correct(&db, &row, Field::Revenue, NewValue::Number(3_000_000)).await;
    let (total, listed) = db.store.corrected_by_hand(0).await.unwrap();
    assert_eq!(total, 1);
    let numbers: Vec<_> = listed[0].corrected.iter().map(|one| one.number).collect();
    assert_eq!((numbers, listed[0].row.amount), (vec![first, second], Some(eur(30_000))));
    db.store.take_back(&[second]).await.unwrap();
    assert_eq!(known(&db.totals().await, Measure::Revenue), Some(200));
    db.store.take_back(&[first]).await.unwrap();
    assert_eq!(known(&db.totals().await, Measure::Revenue), Some(100));
    assert!(matches!(db.store.take_back(&[first]).await, Err(StoreError::NoCorrection(_))));
}

#[tokio::test]
async fn what_no_row_can_hold_is_refused_and_changes_nothing() {
    let db = db().await;
    db.import(letters()).await;
    db.import(sold(10_000)).await;
    let before = db.dump().await;
    let row = number("orders", 1);
    for (field, value) in [
        (Field::OrderDate, NewValue::Text("20 mars".into())),
        (Field::Revenue, NewValue::Nothing),
        (Field::Interest, NewValue::Text("positive".into())),
        (Field::Revenue, NewValue::Text("100".into())),
    ] {
        let refused = db.store.correct(&row, &[FieldCorrection { field, value }], "essai", AT).await;
        assert!(matches!(refused, Err(StoreError::NotCorrectable { .. })), "{field:?}");
    }
    let nobody = [number("orders", 9), number("contact", 1)];
    for row in &nobody {
        let refused = db.store.leave_out(std::slice::from_ref(row), "essai", AT).await;
        assert!(matches!(refused, Err(StoreError::NoRow { .. })), "{row}");
    }
    assert!(matches!(db.store.put_back(&[row]).await, Err(StoreError::NotLeftOut { .. })));
    assert_eq!(db.dump().await, before);
    let names = ["orders:1", " orders:1 "].map(|name| name.parse::<RowNumber>().unwrap());
    assert!(names.iter().all(|name| *name == number("orders", 1)));
    for wrong in ["orders", "orders:x", "mailing:1", ""] {
        assert!(matches!(wrong.parse::<RowNumber>(), Err(StoreError::NotARow(_))), "{wrong}");
    }
}

#[tokio::test]
async fn rows_by_hand_are_listed_with_their_place_and_reason() {
    let db = db().await;
    db.import(letters()).await;
    let said = ResponseFact {
        verbatim: Some("rappelez-moi".to_owned()),
        ..response(by_reference("R2"), "2026-03-09")
    };
    let done = db.import(Facts::Responses(rows(vec![said]))).await;
    leave_out(&db, "response", 1).await;
    let (total, listed) = db.store.left_out_by_hand(0).await.unwrap();
    let row = &listed[0].row;
    assert_eq!((total, listed[0].why.as_deref(), listed[0].at.as_str()), (1, Some("doublon"), AT));
    assert_eq!((row.number.to_string(), row.import, row.row), ("response:1".to_owned(), done.id, 2));
    assert_eq!((row.campaign.as_str(), row.who.as_deref()), ("P", Some("Martin")));
    assert_eq!((row.date, row.text.as_deref()), (Some(date("2026-03-09")), Some("rappelez-moi")));
    let counts = db.store.count_left_out().await.unwrap();
    assert_eq!((counts.len(), counts[0].rows, counts[0].campaign.as_deref()), (1, 1, Some("P")));
    // Behind a figure a row has the same name.
    db.store.put_back(&[number("response", 1)]).await.unwrap();
    let filter = domain::filter::Filter::default();
    let behind = db.store.rows_behind(Measure::Responders, &filter, 0, 10).await.unwrap();
    assert_eq!(behind.rows[0].number, number("response", 1));
}

#[tokio::test]
async fn a_word_explained_meanwhile_tells_a_row_that_comes_back_but_no_corrected_one() {
    let db = db().await;
    db.import(letters()).await;
    let warm = |reference: &str| ResponseFact {
        interest: Some(Interest::Neutral),
        interest_text: Some("Bouillant".to_owned()),
        ..response(by_reference(reference), "2026-03-09")
    };
    db.import(Facts::Responses(rows(vec![warm("R1"), warm("R2")]))).await;
    leave_out(&db, "response", 1).await;
    correct(&db, &number("response", 2), Field::Interest, NewValue::Text("refusal".into())).await;
    let word = crate::ValueWord {
        field: "interest".to_owned(),
        folded: "bouillant".to_owned(),
        text: "Bouillant".to_owned(),
        meaning: "positive".to_owned(),
    };
    let meant = crate::Meant { texts: vec!["Bouillant".to_owned()], meaning: "positive".to_owned() };
    db.store.put_value_word(&word, &meant).await.unwrap();
    let positive = || async { known(&db.totals().await, Measure::PositiveResponders) };
    assert_eq!(positive().await, Some(0));
    db.store.put_back(&[number("response", 1)]).await.unwrap();
    assert_eq!(positive().await, Some(1));
    assert_eq!(db.store.check().await.unwrap(), []);
}

#[tokio::test]
async fn a_decision_for_another_letter_lasts_as_long_as_the_own_one_is_left_out() {
    let db = db().await;
    db.import(letters()).await;
    db.import(Facts::Responses(rows(vec![response(by_reference("R1"), "2026-03-09")]))).await;
    let before = db.dump().await;
    leave_out(&db, "piece", 1).await;
    db.store.join_by_hand("response", 1, 2, AT).await.unwrap();
    let by_hand = (Some(2), Some(JoinedBy::ByHand.key().to_owned()));
    assert_eq!(db.joined("response").await, by_hand);
    // An import lifts everything off and lays it on again.
    db.import(sold(100)).await;
    assert_eq!(db.joined("response").await, by_hand);
    db.store.put_back(&[number("piece", 1)]).await.unwrap();
    assert_eq!(db.joined("response").await, (Some(1), Some("piece_reference".to_owned())));
    let last = db.store.imports().await.unwrap().into_iter().map(|run| run.id).max().unwrap();
    db.store.undo(last, Dependents::Refuse).await.unwrap();
    assert_eq!(db.dump().await, before);
}

/// Returns which lines of business the pieces are counted in.
async fn sectors(db: &Db) -> Vec<(Option<String>, Option<i64>)> {
    let slices = db.slices(&domain::filter::Filter::default()).await;
    let mut found: Vec<_> = slices
        .iter()
        .map(|slice| (slice.place.sector.clone(), known(&slice.totals, Measure::PiecesPosted)))
        .filter(|(_, pieces)| pieces.is_some_and(|pieces| pieces > 0))
        .collect();
    found.sort();
    found
}

#[tokio::test]
async fn what_is_corrected_of_a_contact_counts_outlives_files_and_leaves_no_trace() {
    let db = db().await;
    db.import(letters()).await;
    let before = db.dump().await;
    let who = number("contact", 1);
    let email = correct(&db, &who, Field::Email, NewValue::Text("durand@exemple.fr".into())).await;
    let sector = correct(&db, &who, Field::Sector, NewValue::Text("Chauffage".into())).await;
    let code = correct(&db, &who, Field::PostalCode, NewValue::Text("38000".into())).await;
    let one = |sector: Option<&str>| (sector.map(str::to_owned), Some(1));
    assert_eq!(sectors(&db).await, [one(None), one(Some("Chauffage"))]);
    let place: (String, String) = sqlx::query_as("SELECT departement, postal_code FROM contact WHERE id = 1")
        .fetch_one(db.store.readers())
        .await
        .unwrap();
    assert_eq!(place, ("38".to_owned(), "38000".to_owned()));
    // A file that tells the person as before, then otherwise: the word stands over both.
    let told = |sector: Option<&str>| {
        let contact = domain::fact::ContactFact { sector: sector.map(str::to_owned), ..person("Durand") };
        Facts::Contacts(rows(vec![contact]))
    };
    db.import(told(None)).await;
    let later = db.import(told(Some("Toiture"))).await;
    assert_eq!(sectors(&db).await, [one(None), one(Some("Chauffage"))]);
    let now = db.store.row_now(&who).await.unwrap();
    let field = |field| now.fields.iter().find(|one| one.open.field == field).unwrap();
    let text = |text: &str| Some(Told::Text(text.to_owned()));
    assert_eq!(
        (&field(Field::Sector).value, &field(Field::Sector).told),
        (&text("Chauffage"), &Some(text("Toiture")))
    );
    assert_eq!(now.row.file, "pieces.csv", "where they come from");
    db.store.take_back(&[sector]).await.unwrap();
    assert_eq!(sectors(&db).await, [one(None), one(Some("Toiture"))]);
    db.store.take_back(&[email, code]).await.unwrap();
    db.store.undo(later.id, Dependents::Refuse).await.unwrap();
    assert_eq!(
        crate::testing::without(&db.dump().await, "import_undone"),
        crate::testing::without(&before, "import_undone")
    );
}

#[tokio::test]
async fn a_contact_is_never_left_out_nor_left_without_a_name() {
    let db = db().await;
    db.import(letters()).await;
    let who = number("contact", 1);
    assert!(matches!(
        db.store.leave_out(std::slice::from_ref(&who), "doublon", AT).await,
        Err(StoreError::NoRow { .. })
    ));
    let nothing = FieldCorrection { field: Field::LastName, value: NewValue::Nothing };
    let refused = db.store.correct(&who, &[nothing], "relu", AT).await;
    assert!(matches!(refused, Err(StoreError::NotCorrectable { .. })), "{refused:?}");
}

#[tokio::test]
async fn an_answer_joins_by_the_corrected_address_and_no_longer_by_the_old_one() {
    let db = db().await;
    db.import(letters()).await;
    let known_by =
        |email: &str| domain::fact::ContactFact { email: Some(email.to_owned()), ..Default::default() };
    let of_campaign = Scope { campaign: Some("P".to_owned()), ..Scope::default() };
    let answer =
        ResponseFact { contact: known_by("durand@exemple.fr"), ..response(of_campaign, "2026-03-09") };
    db.import(Facts::Responses(rows(vec![answer]))).await;
    let waiting = db.joined("response").await;
    assert_eq!(waiting.0, None);
    let email =
        correct(&db, &number("contact", 1), Field::Email, NewValue::Text("durand@exemple.fr".into())).await;
    assert_eq!(db.joined("response").await.0, Some(1));
    db.store.take_back(&[email]).await.unwrap();
    assert_eq!(db.joined("response").await, waiting);
}

#[tokio::test]
async fn what_is_corrected_of_who_is_kept_stands_over_those_merged_into_them() {
    let db = db().await;
    db.import(letters()).await;
    let before = db.dump().await;
    let wins = vec![ContactPart::Sector, ContactPart::Email];
    let made = db.store.merge(&[Merge { kept: 1, duplicate: 2, wins }], AT).await.unwrap();
    let numbers = [
        correct(&db, &number("contact", 2), Field::Sector, NewValue::Text("Toiture".into())).await,
        correct(&db, &number("contact", 1), Field::Sector, NewValue::Text("Chauffage".into())).await,
    ];
    assert_eq!(sectors(&db).await, [(Some("Chauffage".to_owned()), Some(2))]);
    db.store.unmerge(&made).await.unwrap();
    let one = |sector: &str| (Some(sector.to_owned()), Some(1));
    assert_eq!(sectors(&db).await, [one("Chauffage"), one("Toiture")]);
    db.store.take_back(&numbers).await.unwrap();
    assert_eq!(db.dump().await, before);
}
