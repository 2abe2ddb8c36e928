use super::*;
use crate::testing::{KEY, db};
use std::sync::{Arc, Mutex};
use tracing_subscriber::fmt::MakeWriter;

fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

#[tokio::test]
async fn a_wrong_key_or_a_damaged_file_changes_no_byte() {
    let db = db().await;
    let path = db.store.path().to_owned();
    db.store.close().await.unwrap();
    let sound = bytes(&path);
    let damaged: Vec<u8> = sound.iter().map(|byte| byte ^ 0x5A).collect();
    let (right, wrong) = (Key::from_bytes(KEY), Key::from_bytes([1; 32]));
    for (content, key) in
        [(&sound, &wrong), (&damaged, &right), (&b"name;date\n".to_vec(), &right), (&Vec::new(), &right)]
    {
        std::fs::write(&path, content).unwrap();
        for access in [Access::Read, Access::Write] {
            let error = Store::open(&path, key, access).await.unwrap_err();
            assert!(matches!(error, StoreError::KeyOrFile(_)), "{error:?}");
            assert_eq!(&bytes(&path), content);
        }
    }
    std::fs::write(&path, &sound).unwrap();
    assert!(Store::open(&path, &right, Access::Write).await.is_ok());
}

#[tokio::test]
async fn a_file_from_before_is_brought_up_to_date_by_whoever_opens_it() {
    for access in [Access::Read, Access::Write] {
        let db = db().await;
        let letters = vec![crate::testing::piece("P", "2026-03-02", "A", "R1")];
        db.import(domain::fact::Facts::Pieces(crate::testing::rows(letters))).await;
        let writer = db.store.writer().unwrap();
        // What newer migrations made: each one adds its tables here.
        for statement in [
            "DROP VIEW person; DROP TABLE merged_row; DROP TABLE merged_contact",
            "DROP TABLE own_distinct; DROP TABLE own_merge",
            "DROP TABLE report_made",
            "DROP TABLE schedule",
            "DROP TABLE board",
            "DROP TABLE scenario",
            "DROP TABLE closing_sum",
            "DROP TABLE closing",
            "DROP TABLE report_option",
            "DROP TABLE own_cost; DROP VIEW cell_now; DROP TABLE own_cell",
            "DROP TABLE people_pack",
            "ALTER TABLE piece_source DROP COLUMN first_row; ALTER TABLE piece_source DROP COLUMN last_row",
            "ALTER TABLE piece_source DROP COLUMN first_priced; ALTER TABLE piece_source DROP COLUMN last_priced",
            "DELETE FROM _sqlx_migrations WHERE version >= 16",
        ] {
            sqlx::query(statement).execute(writer).await.unwrap();
        }
        let path = db.store.path().to_owned();
        db.store.close().await.unwrap();
        let key = Key::from_bytes(KEY);
        let store = Store::open(&path, &key, access).await.unwrap();
        assert_eq!((store.access(), store.check().await.unwrap()), (access, vec![]));
        store.close().await.unwrap();
        // What it was before lies beside it: sound, by the schema of then, with all that was told.
        let kept: Vec<_> =
            std::fs::read_dir(backup_folder(&path)).unwrap().map(|file| file.unwrap()).collect();
        assert_eq!(kept.iter().map(std::fs::DirEntry::file_name).collect::<Vec<_>>(), ["schema 15 (1).db"]);
        let copy = kept[0].path();
        assert_eq!(inspect(&copy, &key).await.unwrap(), 15);
        let copy = Store::open(&copy, &key, Access::Read).await.unwrap();
        assert_eq!((copy.contents().await.unwrap().pieces, copy.check().await.unwrap()), (1, vec![]));
        assert_eq!(copy.search_pieces("R1").await.unwrap().len(), 1);
        copy.close().await.unwrap();
    }
}

#[tokio::test]
async fn a_file_of_a_newer_schema_is_refused_untouched() {
    let db = db().await;
    let path = db.store.path().to_owned();
    sqlx::query("UPDATE _sqlx_migrations SET version = 9000 WHERE version = 1")
        .execute(db.store.writer().unwrap())
        .await
        .unwrap();
    db.store.close().await.unwrap();
    let before = bytes(&path);
    let last = MIGRATIONS.iter().map(|migration| migration.version).max().unwrap();
    for access in [Access::Read, Access::Write] {
        let error = Store::open(&path, &Key::from_bytes(KEY), access).await.unwrap_err();
        assert!(matches!(error, StoreError::Newer { found: 9000, known, .. } if known == last), "{error:?}");
        assert_eq!(bytes(&path), before);
        assert!(!backup_folder(&path).exists());
    }
}

#[tokio::test]
async fn a_second_writer_is_told_who_holds_the_file_and_readers_come_in() {
    let db = db().await;
    let key = Key::from_bytes(KEY);
    let error = Store::open(db.store.path(), &key, Access::Write).await.unwrap_err();
    let StoreError::HeldBy { who: Some(who), since: Some(_), .. } = error else {
        panic!("{error:?}");
    };
    assert!(who.ends_with(&format!(", {}", std::process::id())), "{who}");
    let reader = Store::open(db.store.path(), &key, Access::Read).await.unwrap();
    assert_eq!(reader.campaigns().await.unwrap(), []);
    assert!(matches!(reader.begin().await, Err(StoreError::ReadOnly)));
    reader.close().await.unwrap();
    let path = db.store.path().to_owned();
    db.store.close().await.unwrap();
    assert!(Store::open(&path, &key, Access::Write).await.is_ok());
}

#[tokio::test]
async fn nothing_is_made_over_an_older_file_and_a_missing_one_is_not_made() {
    let db = db().await;
    let key = Key::from_bytes(KEY);
    let again = Store::create(db.store.path(), &key).await.unwrap_err();
    assert!(matches!(again, StoreError::AlreadyThere(_)));
    let missing = db.folder.path().join("other.db");
    assert!(matches!(Store::open(&missing, &key, Access::Write).await, Err(StoreError::NoFile(_))));
    assert!(!missing.exists());
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_may_read_the_file_and_its_folder() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own").join("baromail.db");
    let store = Store::create(&path, &Key::from_bytes(KEY)).await.unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    for file in std::fs::read_dir(path.parent().unwrap()).unwrap() {
        let file = file.unwrap().path();
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
    store.close().await.unwrap();
}

#[tokio::test]
async fn nothing_of_the_content_is_readable_in_the_file() {
    let db = db().await;
    let path = db.store.path().to_owned();
    db.store.close().await.unwrap();
    let content = bytes(&path);
    for clear in ["SQLite format 3", "CREATE TABLE", "campaign"] {
        assert!(!content.windows(clear.len()).any(|bytes| bytes == clear.as_bytes()), "{clear}");
    }
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn no_log_of_any_level_holds_the_key() {
    let log = Log::default();
    let subscriber =
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(log.clone()).finish();
    // The driver works on threads of its own, so that the subscriber has to be everybody's.
    tracing::subscriber::set_global_default(subscriber).unwrap();
    let db = db().await;
    let path = db.store.path().to_owned();
    db.store.close().await.unwrap();
    let wrong = Store::open(&path, &Key::from_bytes([0xB6; 32]), Access::Write).await.unwrap_err();
    tracing::error!(?wrong, "a line of our own");
    Store::open(&path, &Key::from_bytes(KEY), Access::Write).await.unwrap().close().await.unwrap();
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap().to_lowercase();
    assert!(text.contains("a line of our own"));
    for key in ["a7a7a7a7", "b6b6b6b6", "167, 167, 167", "182, 182, 182"] {
        assert!(!text.contains(key), "{key}");
    }
}

#[tokio::test]
async fn the_engine_is_the_one_that_the_rule_of_one_writer_is_for() {
    // SQLite before 3.51.3 can damage a file when two connections write or checkpoint one log at once.
    // Once these fail with newer versions, the lock file and the read-only readers may be relaxed.
    let db = db().await;
    let one = |sql: &'static str| sqlx::query_scalar::<_, String>(sql).fetch_one(db.store.readers());
    assert_eq!(one("SELECT sqlite_version()").await.unwrap(), "3.50.4");
    assert!(one("PRAGMA cipher_version").await.unwrap().starts_with("4.10.0"));
}

#[tokio::test]
async fn the_writer_syncs_fully_and_erases_what_it_deletes() {
    let db = db().await;
    let writer = db.store.writer().unwrap();
    for (pragma, value) in
        [("PRAGMA synchronous", 2_i64), ("PRAGMA secure_delete", 1), ("PRAGMA foreign_keys", 1)]
    {
        let set: i64 = sqlx::query_scalar(pragma).fetch_one(writer).await.unwrap();
        assert_eq!(set, value, "{pragma}");
    }
    let mode: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(writer).await.unwrap();
    assert_eq!(mode, "wal");
}

fn statements(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            statements(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[tokio::test]
async fn every_statement_fits_the_schema() {
    use sqlx::{AssertSqlSafe, Executor, SqlSafeStr};
    let db = db().await;
    let mut files = Vec::new();
    statements(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sql"), &mut files);
    assert!(files.len() > 80, "{}", files.len());
    for file in files {
        let sql = std::fs::read_to_string(&file).unwrap();
        let prepared = db.store.writer().unwrap().prepare(AssertSqlSafe(sql).into_sql_str()).await;
        assert!(prepared.is_ok(), "{}: {:?}", file.display(), prepared.err());
    }
}

#[tokio::test]
async fn every_table_is_strict() {
    let db = db().await;
    let loose: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND schema = 'main'
         AND name NOT LIKE 'sqlite%' AND name <> '_sqlx_migrations'",
    )
    .fetch_all(db.store.readers())
    .await
    .unwrap();
    assert_eq!(loose, Vec::<String>::new());
}
