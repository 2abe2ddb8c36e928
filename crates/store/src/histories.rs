//! Random histories of imports, corrections, undos and redos: the whole database is compared, row by row.

use crate::testing::{
    Db, by_reference, cost, db, eur, of_campaign, order, person, piece, response, rows, undelivered,
};
use crate::{Dependents, ImportId, ImportState, Outcome};
use domain::fact::{ContactFact, CostAmount, Facts, OrderFact, PieceFact, ResponseFact, Scope};
use domain::words::CostItem;
use proptest::collection::vec;
use proptest::prelude::*;

const DAYS: [&str; 2] = ["2026-03-02", "2026-04-02"];
const NAMES: [&str; 4] = ["Durand", "Martin", "Petit", "Roux"];

/// Numbers from which a row of any kind is made.
type Dice = (u8, u8, u8, u8);

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
        fact.outcome.order_date = Some(crate::testing::date("2026-04-20"));
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

fn facts(kind: u8, dice: &[Dice]) -> Facts {
    let dice = dice.iter().copied();
    match kind % 8 {
        0..=2 => Facts::Pieces(rows(dice.map(piece_of).collect())),
        3 | 4 => Facts::Responses(rows(dice.map(response_of).collect())),
        5 => {
            let told = dice.map(|dice| {
                let (scope, contact) = scope_of(dice);
                domain::fact::UndeliveredFact { contact, ..undelivered(scope, "2026-04-15") }
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

type File = (u8, Vec<Dice>);

fn files(most: usize) -> impl Strategy<Value = Vec<File>> {
    vec((any::<u8>(), vec(any::<Dice>(), 1..5)), 1..most)
}

fn run<F: Future<Output = ()>>(test: F) {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(test);
}

/// Takes files in, each after a look at the database; files that nothing could be taken of are passed over.
async fn take(db: &Db, files: &[File]) -> Vec<(ImportId, String)> {
    let mut taken = Vec::new();
    for (kind, dice) in files {
        let before = db.dump().await;
        let facts = facts(*kind, dice);
        let done = db.import(facts).await;
        if done.outcomes.iter().all(|outcome| matches!(outcome, Outcome::Refused(_))) {
            db.store.undo(done.id, Dependents::Refuse).await.unwrap();
        } else {
            taken.push((done.id, before));
        }
    }
    taken
}

async fn standing(db: &Db) -> Vec<ImportId> {
    let runs = db.store.imports().await.unwrap();
    runs.into_iter().filter(|run| run.state == ImportState::Done).map(|run| run.id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_import_can_be_undone_and_the_undo_undone(files in files(8), which in any::<prop::sample::Index>()) {
        run(async {
            let db = db().await;
            let taken = take(&db, &files).await;
            if taken.is_empty() {
                return;
            }
            let (id, before) = &taken[which.index(taken.len())];
            let whole = db.dump().await;
            let plan = db.store.undo_plan(*id).await.unwrap();
            let gone = db.store.undo(*id, Dependents::Undo).await.unwrap();
            assert_eq!(gone.len(), plan.dependents.len() + 1);
            assert_eq!(db.store.check().await.unwrap(), []);

            let after = db.dump().await;
            let back = db.store.redo(*id).await.unwrap();
            assert_eq!(back.len(), gone.len());
            assert_eq!(db.dump().await, whole);
            assert_eq!(db.store.check().await.unwrap(), []);
            db.store.undo(*id, Dependents::Undo).await.unwrap();
            assert_eq!(db.dump().await, after);

            let mut undone = Vec::new();
            for later in standing(&db).await.into_iter().rev().filter(|later| later > id) {
                // One that stood on what this one kept in place may have gone with it.
                if standing(&db).await.contains(&later) {
                    db.store.undo(later, Dependents::Undo).await.unwrap();
                    undone.push(later);
                }
            }
            assert_eq!(&db.dump().await, before);
            for later in undone.into_iter().rev() {
                db.store.redo(later).await.unwrap();
            }
            db.store.redo(*id).await.unwrap();
            assert_eq!(db.dump().await, whole);
        });
    }

    #[test]
    fn a_long_history_goes_back_to_nothing_and_forth_again(
        files in files(6), steps in vec((any::<bool>(), any::<prop::sample::Index>()), 0..8),
    ) {
        run(async {
            let db = db().await;
            let empty = db.dump().await;
            take(&db, &files).await;
            for (redo, which) in steps {
                let runs = db.store.imports().await.unwrap();
                let wanted = if redo { ImportState::Undone } else { ImportState::Done };
                let ids: Vec<_> = runs.iter().filter(|run| run.state == wanted).map(|run| run.id).collect();
                if ids.is_empty() {
                    continue;
                }
                let id = ids[which.index(ids.len())];
                let before = db.dump().await;
                if redo {
                    // What no longer fits is refused and changes nothing.
                    if db.store.redo(id).await.is_err() {
                        assert_eq!(db.dump().await, before);
                    }
                } else {
                    db.store.undo(id, Dependents::Undo).await.unwrap();
                    let after = db.dump().await;
                    db.store.redo(id).await.unwrap();
                    assert_eq!(db.dump().await, before);
                    db.store.undo(id, Dependents::Undo).await.unwrap();
                    assert_eq!(db.dump().await, after);
                }
                assert_eq!(db.store.check().await.unwrap(), []);
            }
            let whole = db.dump().await;
            let mut undone = Vec::new();
            for id in standing(&db).await.into_iter().rev() {
                if standing(&db).await.contains(&id) {
                    db.store.undo(id, Dependents::Undo).await.unwrap();
                    undone.push(id);
                }
            }
            assert_eq!(db.dump().await, empty);
            for id in undone.into_iter().rev() {
                db.store.redo(id).await.unwrap();
            }
            assert_eq!(db.dump().await, whole);
        });
    }
}
