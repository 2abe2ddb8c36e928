//! What is exported is imported again without a change.

use app::dto::contacts::FollowUpEdit;
use app::dto::pipeline::DealMove;
use app::export::{self, Dialect, Target, Watch, Written, sheet_named, sheet_names};
use app::failure::Failure;
use app::figures::{Dimension, Filter};
use app::house::House;
use app::imports::job::{Said, jobs_of};
use app::imports::run::{Mode, Watch as ImportWatch, run};
use app::lang::Lang;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use tempfile::TempDir;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures");
/// What the fixtures lack: costs a piece, deals' currencies, people known by little.
const MORE: [(&str, &str); 4] = [
    (
        "couts.csv",
        "Campagne;Poste;Fournisseur;Prix unitaire HT;Quantité;Date facture\n\
         BTP26;Impression;=Imprim+;0,1234;2;04/03/2026\n\
         BTP26;Gadgets;;0,5;;\n",
    ),
    (
        "reponses.csv",
        "Campagne;E-mail;Nom;Date de réponse;Canal;Intérêt;Commentaire\n\
         BTP26;h.vidal@charpentes-vidal.fr;Vidal;09/03/2026;tél;chaud;\"Rappeler, \"\"vite\"\"\"\n\
         BTP26;;;10/03/2026;pigeon;bof;\n",
    ),
    (
        "pnd.csv",
        "Référence pli;Campagne;Date retour;Motif\n\
         BTP-002;BTP26;11/03/2026;NPAI\n",
    ),
    (
        "suivi.csv",
        "Campagne;Cellule;Plis envoyés;Répondants;Rendez-vous décrochés;RDV tenus;Coût total\n\
         SUIVI25;A;1000;23;7;5;812,50\n\
         SUIVI25;B;1000;31;9;8;812,50\n",
    ),
];

fn today() -> chrono::NaiveDate {
    "2026-11-26".parse().unwrap()
}

async fn take(house: &House, files: &[PathBuf], mode: Mode) -> app::dto::import::ImportOutcome {
    let mut jobs = Vec::new();
    for file in files {
        let offered = jobs_of(file, None, &Said::default(), Lang::Fr).unwrap();
        assert!(offered.passed_over.is_empty(), "{}: {:?}", file.display(), offered.passed_over);
        jobs.extend(offered.jobs);
    }
    let watch = ImportWatch { tell: &|_| (), cancelled: &Arc::default() };
    run(house, jobs, mode, Lang::Fr, "2026-11-26T10:00:00", &watch).await.unwrap().0
}

fn more(folder: &Path) -> Vec<PathBuf> {
    let write = |(name, text): &(&str, &str)| {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    MORE.iter().map(write).collect()
}

/// A house in which every kind has rows.
async fn full(folder: &TempDir) -> House {
    let house = of_files().await;
    take(&house, &more(folder.path()), Mode::Write).await;
    let code = house.store.campaigns().await.unwrap().remove(0).code;
    let said =
        [("item", "handling"), ("amount", "45,50"), ("day", "2026-03-31"), ("note", "Routage, devis 118")];
    let pairs = said.map(|(field, value)| (field.to_owned(), value.to_owned()));
    app::costs::save(&house, &code, None, &pairs).await.unwrap();
    house
}

async fn of_files() -> House {
    let house = House::for_a_try().await.unwrap();
    let kinds = ["contacts", "pieces", "appointments", "opportunities", "stages", "stage_columns", "surveys"];
    let also = ["references", "targets"];
    let file = |name: &&str| Path::new(FIXTURES).join(format!("kinds/{name}.csv"));
    take(&house, &kinds.iter().chain(&also).map(file).collect::<Vec<_>>(), Mode::Write).await;
    let reference = ["pieces", "responses", "undelivered", "costs", "orders", "totals"];
    let file = |name: &&str| Path::new(FIXTURES).join(format!("reference/{name}.csv"));
    take(&house, &reference.iter().map(file).collect::<Vec<_>>(), Mode::Write).await;
    house
}

async fn told(house: &House, path: &Path, lang: Lang) -> Vec<Written> {
    let asked: Vec<_> = sheet_names().map(|name| sheet_named(name).unwrap()).collect();
    let into = Target { path, lang, dialect: Dialect::of(lang) };
    let watch = Watch { tell: &|_, _| (), cancelled: &AtomicBool::new(false) };
    export::told(house, &asked, into, &watch).await.unwrap()
}

/// What a house tells, as text, and its figures.
async fn all(house: &House, folder: &Path) -> BTreeMap<String, String> {
    std::fs::create_dir(folder).unwrap();
    let mut written = told(house, &folder.join("x.csv"), Lang::Fr).await;
    let path = folder.join("figures.csv");
    let into = Target { path: &path, lang: Lang::Fr, dialect: Dialect::French };
    let by = vec![vec![Dimension::Campaign, Dimension::Cell], vec![Dimension::Month]];
    written.extend(export::figures(house, &Filter::default(), &by, into, today()).await.unwrap());
    written.into_iter().map(|table| (table.name, std::fs::read_to_string(table.file).unwrap())).collect()
}

#[tokio::test]
async fn every_heading_is_known_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let house = full(&folder).await;
    let mut unknown = Vec::new();
    for lang in [Lang::Fr, Lang::En] {
        let path = folder.path().join("all.xlsx");
        told(&house, &path, lang).await;
        let source = import::open(&path).unwrap();
        for sheet in 0..source.sheets.len() {
            let look = import::inspect(&source, sheet, &import::Hints::default()).unwrap();
            let surely =
                |column: &&import::Column| !matches!(column.why, import::Why::Synonym | import::Why::Ours);
            let columns = look.columns.iter().filter(surely);
            unknown.extend(
                columns.map(|column| (look.sheet.clone(), column.heading.clone(), column.why.clone())),
            );
        }
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}

#[tokio::test]
async fn every_kind_is_read_again_in_another_house_without_a_change() {
    let folder = tempfile::tempdir().unwrap();
    let house = Box::pin(by_hand(&folder)).await;
    let before = all(&house, &folder.path().join("before")).await;
    assert_eq!(before.len(), 16, "{:?}", before.keys());
    for (lang, name) in [(Lang::Fr, "tout.xlsx"), (Lang::En, "all.xlsx"), (Lang::Fr, "tout.csv")] {
        let path = folder.path().join(name);
        let mut files: Vec<PathBuf> =
            told(&house, &path, lang).await.into_iter().map(|table| table.file).collect();
        files.dedup();
        let other = House::for_a_try().await.unwrap();
        let outcome = take(&other, &files, Mode::Write).await;
        assert!(outcome.written, "{outcome:?}");
        let after = all(&other, &folder.path().join(format!("after {name}"))).await;
        for (table, text) in &before {
            let lines = |text: &str| text.replace(';', "\n");
            let (left, right) = (lines(text), lines(&after[table]));
            let pairs = left.lines().zip(right.lines());
            let different: Vec<_> = pairs.enumerate().filter(|(_, (left, right))| left != right).collect();
            assert!(different.is_empty() && left.len() == right.len(), "{name}: {table}: {different:?}");
        }
    }
}

/// A house in which a person also moved a deal, settled an appointment, corrected rows of every kind and left one out.
async fn by_hand(folder: &TempDir) -> House {
    let house = full(folder).await;
    let to =
        DealMove { deal: 1, stage: String::new(), state: "won".to_owned(), reason: Some("Prix".to_owned()) };
    app::pipeline::move_deal(&house, &to, Lang::Fr, today()).await.unwrap();
    app::pipeline::agenda::settle(&house, 1, Some("missed")).await.unwrap();
    let said = ("Relu au téléphone", "2026-11-26T10:00:00");
    for (row, field, value) in [
        ("piece:1", "piece_cost", "0,75"),
        ("response:2", "verbatim", "=Rappeler"),
        ("undelivered:2", "return_date", "12/03/2026"),
        ("orders:3", "amount", "120,10"),
        ("cost:1", "cost_amount", "333,33"),
        ("appointment:2", "obtained_on", "20/03/2026"),
        ("opportunity:2", "opportunity_amount", "4200"),
        ("survey_answer:1", "score", "3"),
        ("total_fact:1", "appointments", "11"),
    ] {
        let pairs = [(field.to_owned(), value.to_owned())];
        app::rows::correct(&house, row, &pairs, said, Lang::Fr)
            .await
            .unwrap_or_else(|e| panic!("{row}: {e:?}"));
    }
    app::rows::leave_out(&house, &["orders:5".to_owned()], said.0, said.1).await.unwrap();
    house
}

fn differing(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Vec<String> {
    let lines = |text: &str| text.replace(';', "\n");
    let mut found = Vec::new();
    for (table, text) in before {
        let (left, right) = (lines(text), lines(after.get(table).map_or("", String::as_str)));
        let pairs = left.lines().zip(right.lines()).enumerate();
        let different: Vec<_> = pairs.filter(|(_, (left, right))| left != right).take(5).collect();
        if left != right {
            found.push(format!("{table}: {} {} {different:?}", left.len(), right.len()));
        }
    }
    found
}

#[tokio::test]
async fn read_again_into_the_same_file_an_export_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let house = Box::pin(by_hand(&folder)).await;
    let before = all(&house, &folder.path().join("before")).await;
    for (lang, name) in
        [(Lang::Fr, "tout.xlsx"), (Lang::En, "all.xlsx"), (Lang::Fr, "tout.csv"), (Lang::En, "all.csv")]
    {
        let into = folder.path().join(format!("out {name}"));
        std::fs::create_dir(&into).unwrap();
        let mut files: Vec<PathBuf> =
            told(&house, &into.join(name), lang).await.into_iter().map(|table| table.file).collect();
        files.dedup();
        let outcome = take(&house, &files, Mode::Write).await;
        assert_eq!(outcome.sheets.len(), 13, "every kind");
        let wrong: Vec<_> = outcome
            .sheets
            .iter()
            .filter(|sheet| (sheet.new, sheet.changed, sheet.set_aside) != (0, 0, 0) || sheet.rows == 0)
            .map(|sheet| {
                format!(
                    "{}: {} new, {} changed, {} set aside",
                    sheet.kind, sheet.new, sheet.changed, sheet.set_aside
                )
            })
            .collect();
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
        let after = all(&house, &folder.path().join(format!("after {name}"))).await;
        assert_eq!(differing(&before, &after), [""; 0], "{name}");
    }
    assert_eq!(house.store.check().await.unwrap(), []);
}

/// Writes one sheet, changes its text, and takes it in again.
async fn edited(
    house: &House,
    folder: &TempDir,
    sheet: &str,
    edit: (&str, &str),
) -> app::dto::import::SheetOutcome {
    let path = folder.path().join(format!("{sheet}.csv"));
    let into = Target { path: &path, lang: Lang::Fr, dialect: Dialect::French };
    let watch = Watch { tell: &|_, _| (), cancelled: &AtomicBool::new(false) };
    export::told(house, &[sheet_named(sheet).unwrap()], into, &watch).await.unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches(edit.0).count(), 1, "{text}");
    std::fs::write(&path, text.replace(edit.0, edit.1)).unwrap();
    take(house, &[path], Mode::Write).await.sheets.remove(0)
}

#[tokio::test]
async fn a_row_changed_in_an_export_changes_that_very_row() {
    let folder = tempfile::tempdir().unwrap();
    let house = full(&folder).await;
    for (sheet, edit) in [
        // Told by its e-mail address at first, and by everything that is known of Mrs Vidal now.
        ("responses", ("Rappeler, \"\"vite\"\"", "Rappelée")),
        ("costs", ("0,1234", "0,2")),
    ] {
        let found = edited(&house, &folder, sheet, edit).await;
        assert_eq!((found.new, found.changed, found.set_aside), (0, 1, 0), "{sheet}");
        assert_eq!(found.same + found.changed, found.rows);
    }
    assert_eq!(house.store.check().await.unwrap(), []);
}

#[tokio::test]
async fn a_cost_by_hand_that_is_changed_in_an_export_is_not_counted_twice() {
    let folder = tempfile::tempdir().unwrap();
    let house = full(&folder).await;
    let before = all(&house, &folder.path().join("before")).await;
    let found = edited(&house, &folder, "costs", ("45,5", "54,5")).await;
    assert_eq!((found.new, found.changed, found.set_aside), (0, 0, 1));
    let after = all(&house, &folder.path().join("after")).await;
    assert_eq!(differing(&before, &after), [""; 0]);
}

#[tokio::test]
async fn an_export_of_before_rows_were_named_is_read_as_any_list() {
    let folder = tempfile::tempdir().unwrap();
    let house = full(&folder).await;
    let path = folder.path().join("old.csv");
    let into = Target { path: &path, lang: Lang::Fr, dialect: Dialect::French };
    let watch = Watch { tell: &|_, _| (), cancelled: &AtomicBool::new(false) };
    export::told(&house, &[sheet_named("contacts").unwrap()], into, &watch).await.unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let without: String = text
        .lines()
        .enumerate()
        .map(|(at, line)| {
            let cut = line.rfind(';').unwrap();
            if at == 0 { format!("{line}\n") } else { format!("{};\n", &line[..cut]) }
        })
        .collect();
    assert_ne!(without, text);
    std::fs::write(&path, without).unwrap();
    let other = House::for_a_try().await.unwrap();
    let found = take(&other, std::slice::from_ref(&path), Mode::Write).await.sheets.remove(0);
    assert_eq!((found.new, found.set_aside), (found.rows, 0));
    let found = take(&house, &[path], Mode::Preview).await.sheets.remove(0);
    assert_eq!((found.new, found.set_aside), (0, 0));
}

#[tokio::test]
async fn follow_ups_leave_for_a_program_with_whom_they_are_about() {
    let folder = tempfile::tempdir().unwrap();
    let house = of_files().await;
    let contact = app::contacts::named(&house, "C001").await.unwrap();
    let edit = FollowUpEdit {
        id: None,
        contact,
        day: "2026-12-01".to_owned(),
        what: "Rappeler; devis".to_owned(),
        who: Some("Dupuis".to_owned()),
        done_on: None,
    };
    app::contacts::save_follow_up(&house, &edit).await.unwrap();
    let done = FollowUpEdit { done_on: Some("2026-11-20".to_owned()), ..edit.clone() };
    app::contacts::save_follow_up(&house, &done).await.unwrap();
    let path = folder.path().join("x.csv");
    let into = Target { path: &path, lang: Lang::Fr, dialect: Dialect::French };
    let watch = Watch { tell: &|_, _| (), cancelled: &AtomicBool::new(false) };
    let written = export::for_program(&house, "hubspot", into, &watch).await.unwrap();
    let names: Vec<&str> = written.iter().map(|table| table.name.as_str()).collect();
    assert_eq!(names, ["Destinataires", "Opportunités", "Relances"]);
    assert_eq!(written[2].rows, 1, "what is done is not to be done");
    let text = std::fs::read_to_string(&written[2].file).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(
        lines[0].contains("Titre de la réunion;Heure de début de la réunion;Activité attribuée à"),
        "{text}"
    );
    assert!(lines[1].starts_with("\"Rappeler; devis\";01/12/2026;Dupuis;"), "{text}");
}

#[tokio::test]
async fn an_export_is_one_moment_of_the_file_whatever_comes_in_meanwhile() {
    async fn count(telling: &mut store::Telling) -> u32 {
        let mut rows = 0;
        let sheet = sheet_named("pieces").unwrap();
        telling
            .each::<Failure>(sheet, &mut |_, _, _| {
                rows += 1;
                Ok(())
            })
            .await
            .unwrap();
        rows
    }
    let folder = tempfile::tempdir().unwrap();
    let house = of_files().await;
    let mut telling = house.store.telling().await.unwrap();
    let before = count(&mut telling).await;
    let path = folder.path().join("plis.csv");
    std::fs::write(&path, "Référence pli;Campagne;Date d'envoi\nNEW-1;NEW;02/10/2026\n").unwrap();
    take(&house, &[path], Mode::Write).await;
    assert_eq!(count(&mut telling).await, before);
    assert_eq!(count(&mut house.store.telling().await.unwrap()).await, before + 1);
}

#[tokio::test]
async fn an_export_that_is_stopped_or_refused_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let house = full(&folder).await;
    let asked = [sheet_named("pieces").unwrap(), sheet_named("costs").unwrap()];
    let stop = AtomicBool::new(true);
    let watch = Watch { tell: &|_, _| (), cancelled: &stop };
    for name in ["x.xlsx", "x.csv"] {
        let path = folder.path().join("out").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let into = Target { path: &path, lang: Lang::Fr, dialect: Dialect::French };
        let stopped = export::told(&house, &asked, into, &watch).await;
        assert!(matches!(stopped, Err(Failure::Cancelled)), "{stopped:?}");
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 0);
        let nowhere = folder.path().join("none").join(name);
        let going = Watch { tell: &|_, _| (), cancelled: &AtomicBool::new(false) };
        let refused = export::told(&house, &asked, Target { path: &nowhere, ..into }, &going).await;
        assert!(matches!(refused, Err(Failure::Disk { .. })), "{refused:?}");
    }
    assert!(matches!(sheet_named("suppressions"), Err(Failure::UnknownKind { .. })));
}
