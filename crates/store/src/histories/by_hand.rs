//! Random histories in which a person leaves rows out, corrects them and merges people, beside the same ones without.

use super::{File, config, facts, files, run};
use crate::testing::{Db, db, without};
use crate::{
    ContactPart, Dependents, FieldCorrection, FieldNow, ImportState, Merge, NewValue, RowNumber, Sort,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

const AT: &str = "2026-05-04T10:00:00";

/// What happens after an import: its kind and three choices.
type Step = (u8, Index, Index, u8);

fn value(field: &FieldNow, die: u8) -> NewValue {
    if !field.open.required && die.is_multiple_of(5) {
        return NewValue::Nothing;
    }
    match field.open.sort {
        Sort::Day => NewValue::Text(["2026-02-01", "2026-04-01", "2026-05-02"][usize::from(die % 3)].into()),
        Sort::Text => NewValue::Text(format!("écrit à la main {}", die % 3)),
        Sort::Amount => NewValue::Number(i64::from(die) * 10_000),
        Sort::Count | Sort::Score => NewValue::Number(i64::from(die % 11)),
        Sort::YesNo => NewValue::Number(i64::from(die % 2)),
        Sort::Choice => {
            let words = field.open.choices();
            NewValue::Text(words[usize::from(die) % words.len()].to_owned())
        }
    }
}

/// Finds two dumps alike, or shows the lines in which they differ.
#[track_caller]
fn same(one: &str, other: &str, what: &str) {
    let beside = |a: &str, b: &str| {
        let known: Vec<&str> = b.lines().collect();
        a.lines().filter(|line| !known.contains(line)).map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(one == other, "{what}: {:#?} instead of {:#?}", beside(one, other), beside(other, one));
}

/// Makes two people one, and finds that taking it back leaves no trace.
async fn merge(db: &Db, (_, one, other, die): &Step) {
    let (people, _) = db.people_and_merges().await;
    if people.is_empty() {
        return;
    }
    let (kept, duplicate) = (people[one.index(people.len())], people[other.index(people.len())]);
    let parts = ContactPart::ALL.into_iter().zip(0..);
    let wins = parts.filter(|(_, place)| ((u32::from(*die) * 257) >> place) & 1 == 1).map(|(part, _)| part);
    let merge = [Merge { kept, duplicate, wins: wins.collect() }];
    let before = db.dump().await;
    let Ok(made) = db.store.merge(&merge, AT).await else {
        // One with themselves.
        same(&db.dump().await, &before, "refused");
        return;
    };
    let after = db.dump().await;
    assert_eq!(db.store.check().await.unwrap(), []);
    db.store.unmerge(&made).await.unwrap();
    same(&db.dump().await, &before, &format!("{merge:?}"));
    db.store.merge(&merge, AT).await.unwrap();
    same(&db.dump().await, &after, "merged again");
}

/// Decides something of a row, and finds that taking it back leaves no trace.
async fn decide(db: &Db, (kind, row, field, die): &Step) {
    let mut rows = db.standing_rows().await;
    if kind % 2 == 1 {
        // People are corrected too, though never left out.
        let (people, _) = db.people_and_merges().await;
        let row = |id: u32| RowNumber { entity: "contact".to_owned(), row: id.into() };
        rows.extend(people.into_iter().map(row));
    }
    if rows.is_empty() {
        return;
    }
    let row = &rows[row.index(rows.len())];
    let before = db.dump().await;
    if kind % 2 == 0 {
        let one = std::slice::from_ref(row);
        db.store.leave_out(one, "doublon", AT).await.unwrap();
        let after = db.dump().await;
        assert_eq!(db.store.check().await.unwrap(), []);
        db.store.put_back(one).await.unwrap();
        same(&db.dump().await, &before, &row.to_string());
        db.store.leave_out(one, "doublon", AT).await.unwrap();
        same(&db.dump().await, &after, "back and forth");
        return;
    }
    let fields = db.store.row_now(row).await.unwrap().fields;
    let field = &fields[field.index(fields.len())];
    let change = FieldCorrection { field: field.open.field, value: value(field, *die) };
    // An appointment without any day is none.
    let Ok(numbers) = db.store.correct(row, std::slice::from_ref(&change), "relu", AT).await else {
        same(&db.dump().await, &before, "back and forth");
        return;
    };
    assert_eq!(db.store.check().await.unwrap(), []);
    db.store.take_back(&numbers).await.unwrap();
    same(&db.dump().await, &before, &format!("{row} {change:?}"));
    db.store.correct(row, &[change], "relu", AT).await.unwrap();
}

/// Takes one thing back that was decided.
async fn take_back(db: &Db, which: Index) {
    let (left_out, corrections) = db.decided_by_hand().await;
    let (_, merges) = db.people_and_merges().await;
    let all = left_out.len() + corrections.len() + merges.len();
    if all == 0 {
        return;
    }
    match which.index(all) {
        place if place < left_out.len() => db.store.put_back(&left_out[place..=place]).await.unwrap(),
        place if place < left_out.len() + corrections.len() => {
            db.store.take_back(&[corrections[place - left_out.len()]]).await.unwrap();
        }
        place => db.store.unmerge(&[merges[place - left_out.len() - corrections.len()]]).await.unwrap(),
    }
}

/// Undoes or redoes the same import in both files; what no longer fits is refused in both.
async fn back_or_forth(touched: &Db, plain: &Db, redo: bool, which: Index) {
    let wanted = if redo { ImportState::Undone } else { ImportState::Done };
    let runs = plain.store.imports().await.unwrap();
    let ids: Vec<_> = runs.iter().filter(|run| run.state == wanted).map(|run| run.id).collect();
    if ids.is_empty() {
        return;
    }
    let id = ids[which.index(ids.len())];
    if redo {
        let (one, other) = (touched.store.redo(id).await, plain.store.redo(id).await);
        assert_eq!(one.is_ok(), other.is_ok(), "{one:?} {other:?}");
        return;
    }
    let whole = touched.dump().await;
    let announced = touched.store.undo_plan(id).await.unwrap();
    let gone = touched.store.undo(id, Dependents::Undo).await.unwrap();
    assert_eq!(gone.len(), announced.dependents.len() + 1);
    let after = touched.dump().await;
    touched.store.redo(id).await.unwrap();
    same(&touched.dump().await, &whole, "back and forth");
    touched.store.undo(id, Dependents::Undo).await.unwrap();
    same(&touched.dump().await, &after, "back and forth");
    assert_eq!(gone, plain.store.undo(id, Dependents::Undo).await.unwrap());
}

/// Returns a dump without how rows were joined when an import changed them: that follows from what stood then.
fn comparable(dump: &str) -> String {
    without(dump, "import_change")
}

async fn lies_over_any_history(files: &[File], steps: &[Step]) {
    let (touched, plain) = (db().await, db().await);
    let mut files = files.iter();
    for step in steps {
        match step.0 % 10 {
            0..=2 => {
                if let Some((kind, dice)) = files.next() {
                    let one = touched.import(facts(*kind, dice)).await;
                    let other = plain.import(facts(*kind, dice)).await;
                    assert_eq!((one.id, one.outcomes), (other.id, other.outcomes));
                }
            }
            3 => back_or_forth(&touched, &plain, step.3.is_multiple_of(2), step.1).await,
            4 => take_back(&touched, step.1).await,
            5 | 6 => merge(&touched, step).await,
            _ => decide(&touched, step).await,
        }
        assert_eq!(touched.store.check().await.unwrap(), []);
    }
    let (left_out, corrections) = touched.decided_by_hand().await;
    let (_, merges) = touched.people_and_merges().await;
    touched.store.put_back(&left_out).await.unwrap();
    touched.store.unmerge(&merges).await.unwrap();
    touched.store.take_back(&corrections).await.unwrap();
    same(&comparable(&touched.dump().await), &comparable(&plain.dump().await), "with nothing decided");
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_a_person_decided_lies_over_any_history_and_leaves_no_trace(
        files in files(8),
        steps in vec((any::<u8>(), any::<Index>(), any::<Index>(), any::<u8>()), 4..24),
    ) {
        run(lies_over_any_history(&files, &steps));
    }
}
