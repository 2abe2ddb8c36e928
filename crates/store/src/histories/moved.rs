//! Deals moved, appointments settled and people opposed by hand, among imports, undos and redos.

use super::files::{Dice, File, facts, files};
use super::{config, run, standing};
use crate::testing::{Db, date, db};
use crate::{Dependents, ImportState, Move};
use domain::words::{AppointmentOutcome, OpportunityStatus};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

#[derive(Clone, Debug)]
enum Step {
    File(File),
    Undo(Index),
    Redo(Index),
    Hand(Dice),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => files(2).prop_map(|mut files| files.pop().map_or(Step::Hand((0, 0, 0, 0)), Step::File)),
        // Deals and appointments come too rarely among all kinds.
        3 => (128_u8..130, vec(any::<Dice>(), 1..5)).prop_map(|(kind, dice)| Step::File((kind, dice))),
        1 => any::<Index>().prop_map(Step::Undo),
        1 => any::<Index>().prop_map(Step::Redo),
        4 => any::<Dice>().prop_map(Step::Hand),
    ]
}

/// What was done by hand and not taken back.
#[derive(Default)]
struct Hand {
    moves: Vec<u32>,
    settled: Vec<u32>,
    opposed: Vec<u32>,
}

impl Hand {
    /// Does something; what is not there is refused.
    async fn does(&mut self, db: &Db, (a, b, c, d): Dice) {
        let row = u32::from(b % 3) + 1;
        match a % 4 {
            0 | 1 => {
                let ends =
                    [None, Some(OpportunityStatus::Won), Some(OpportunityStatus::Lost)][usize::from(c % 3)];
                let stage = ["Contact", "Devis"][usize::from(d % 2)].to_owned();
                let on = date(["2026-04-01", "2026-05-02"][usize::from(c % 2)]);
                self.moves.extend(db.store.move_deal(row, &Move { stage, on, ends, reason: None }).await);
            }
            2 => {
                let outcome = [AppointmentOutcome::Held, AppointmentOutcome::Missed][usize::from(c % 2)];
                if db.store.settle_appointment(row, Some(outcome)).await.is_ok() {
                    self.settled.push(row);
                }
            }
            _ => {
                if db.store.oppose(row, date("2026-04-01")).await.is_ok() {
                    self.opposed.push(row);
                }
            }
        }
    }

    /// Takes everything back; what is said of rows that are away waits with them.
    async fn goes_back(self, db: &Db) {
        for number in self.moves.into_iter().rev() {
            db.store.unmove_deal(number).await.unwrap();
        }
        for row in self.settled {
            let _ = db.store.settle_appointment(row, None).await;
        }
        for contact in self.opposed {
            let _ = db.store.unoppose(contact).await;
        }
    }
}

/// Goes through a history, with what is done by hand or without.
async fn go(db: &Db, steps: &[Step], hand: &mut Option<Hand>) {
    for step in steps {
        match step {
            Step::File((kind, dice)) => drop(db.import(facts(*kind, dice)).await),
            Step::Undo(which) => {
                let ids = standing(db).await;
                if !ids.is_empty() {
                    let whole = db.dump().await;
                    let id = ids[which.index(ids.len())];
                    db.store.undo(id, Dependents::Undo).await.unwrap();
                    let gone = db.dump().await;
                    db.store.redo(id).await.unwrap();
                    assert_eq!(db.dump().await, whole);
                    db.store.undo(id, Dependents::Undo).await.unwrap();
                    assert_eq!(db.dump().await, gone);
                }
            }
            Step::Redo(which) => {
                let runs = db.store.imports().await.unwrap();
                let undone: Vec<_> = runs.iter().filter(|run| run.state == ImportState::Undone).collect();
                if !undone.is_empty() {
                    let _ = db.store.redo(undone[which.index(undone.len())].id).await;
                }
            }
            Step::Hand(dice) => {
                if let Some(hand) = hand {
                    hand.does(db, *dice).await;
                }
            }
        }
        assert_eq!(db.store.check().await.unwrap(), []);
    }
}

/// Returns a dump without what waits for rows that are away.
async fn settled(db: &Db) -> String {
    let dump = db.dump().await;
    ["own_appointment", "own_suppression"]
        .iter()
        .fold(dump, |dump, table| crate::testing::without(&dump, table))
}

async fn leaves_no_trace(steps: &[Step]) {
    let (with, bare) = (db().await, db().await);
    let mut hand = Some(Hand::default());
    go(&with, steps, &mut hand).await;
    go(&bare, steps, &mut None).await;
    if let Some(hand) = hand {
        hand.goes_back(&with).await;
    }
    assert_eq!(with.store.check().await.unwrap(), []);
    assert_eq!(settled(&with).await, settled(&bare).await);
    for db in [with, bare] {
        db.store.close().await.unwrap();
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_done_by_hand_lives_with_any_import_and_leaves_no_trace_once_taken_back(
        steps in vec(step(), 1..14),
    ) {
        run(leaves_no_trace(&steps));
    }
}
