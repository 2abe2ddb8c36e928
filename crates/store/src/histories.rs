//! Random histories of imports, corrections, undos and redos: the whole database is compared, row by row.

mod by_hand;
mod files;
mod moved;

use crate::testing::{Db, db};
use crate::{Dependents, ImportId, ImportState, Outcome};
pub(crate) use files::files;
use files::{File, facts};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

pub(crate) fn run<F: Future<Output = ()>>(test: F) {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(test);
}

/// Takes files in, each after a look at the database; files that nothing could be taken of are passed over.
pub(crate) async fn take(db: &Db, files: &[File]) -> Vec<(ImportId, String)> {
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

pub(crate) async fn standing(db: &Db) -> Vec<ImportId> {
    let runs = db.store.imports().await.unwrap();
    runs.into_iter().filter(|run| run.state == ImportState::Done).map(|run| run.id).collect()
}

/// A few histories each time; `PROPTEST_CASES` asks for more.
pub(crate) fn config() -> ProptestConfig {
    let asked = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { 24 };
    ProptestConfig { cases, ..asked }
}

/// Undoes one import and gives it back, then with all that came later.
async fn goes_and_comes_back(files: &[File], which: Index) {
    let db = db().await;
    let taken = take(&db, files).await;
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
}

/// Undoes and redoes at random, then everything.
async fn goes_back_to_nothing(files: &[File], steps: &[(bool, Index)]) {
    let db = db().await;
    let empty = db.dump().await;
    take(&db, files).await;
    for (redo, which) in steps.iter().copied() {
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
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_import_can_be_undone_and_the_undo_undone(files in files(8), which in any::<Index>()) {
        run(goes_and_comes_back(&files, which));
    }

    #[test]
    fn a_long_history_goes_back_to_nothing_and_forth_again(
        files in files(6), steps in vec((any::<bool>(), any::<Index>()), 0..8),
    ) {
        run(goes_back_to_nothing(&files, &steps));
    }
}
