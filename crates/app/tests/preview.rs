//! The preview of an import as the window asks for it: lists, corrections, pasted cells, drafts.

use app::dto::import::{Correction, ImportOutcome, Progress, SheetChoice};
use app::failure::Failure;
use app::house::House;
use app::imports::choices::{look_again, run};
use app::imports::draft::draft;
use app::imports::lists::Kept;
use app::imports::offers::Offer;
use app::imports::run::Mode;
use app::imports::set_aside;
use app::imports::unfinished::{self, Unfinished};
use app::lang::Lang;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;
use tempfile::TempDir;

const NOW: &str = "2026-11-25T14:30:00";
const PIECES: &str = "\
Référence pli;Campagne;Date d'envoi;Cellule;Raison sociale;Code postal
P1;C1;2026-03-02;A;Alpha;75001
P2;C1;2026-03-02;A;Bêta;01000
P3;C1;2026-03-02;B;Gamma;69001
";
const RESPONSES: &str = "\
Référence pli;Date de réponse;Intérêt
P1;31/09/2026;positif
P2;31/09/2026;refus
P3;30/09/2026;positif
P9;30/09/2026;positif
";

/// A house of its own, and the folder where its spreadsheets are.
struct Home {
    house: House,
    folder: TempDir,
    offers: Vec<(u32, Offer)>,
    cancelled: Arc<AtomicBool>,
}

impl Home {
    async fn new() -> Self {
        let (house, folder) = (House::for_a_try().await.unwrap(), tempfile::tempdir().unwrap());
        Self { house, folder, offers: Vec::new(), cancelled: Arc::default() }
    }

    async fn with_pieces() -> Self {
        let mut home = Self::new().await;
        home.write("plis.csv", PIECES);
        let (outcome, _) = home.go("plis.csv", "pieces", &[], Mode::Accept).await.unwrap();
        assert!(outcome.written);
        home
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    fn choice(&mut self, name: &str, kind: &str, corrections: &[Correction]) -> SheetChoice {
        let id = self.offers.len() as u32;
        self.offers.push((id, Offer::File(self.folder.path().join(name))));
        SheetChoice {
            file_id: id,
            kind: kind.to_owned(),
            corrections: corrections.to_vec(),
            ..SheetChoice::default()
        }
    }

    async fn go(
        &mut self,
        name: &str,
        kind: &str,
        corrections: &[Correction],
        mode: Mode,
    ) -> Result<(ImportOutcome, Kept), Failure> {
        let choice = self.choice(name, kind, corrections);
        self.run(&[choice], mode, &|_| ()).await
    }

    async fn run(
        &self,
        choices: &[SheetChoice],
        mode: Mode,
        tell: &(dyn Fn(Progress) + Send + Sync),
    ) -> Result<(ImportOutcome, Kept), Failure> {
        self.cancelled.store(false, Ordering::Relaxed);
        run(&self.house, &self.offers, choices, mode, Lang::Fr, NOW, tell, &self.cancelled).await
    }
}

fn replace(letter: &str, raw: &str, value: &str) -> Correction {
    Correction {
        letter: Some(letter.to_owned()),
        raw: Some(raw.to_owned()),
        action: "replace".to_owned(),
        value: Some(value.to_owned()),
        ..Correction::default()
    }
}

fn leave_out(cause: &str) -> Correction {
    Correction { cause: Some(cause.to_owned()), action: "leave_out".to_owned(), ..Correction::default() }
}

#[tokio::test]
async fn a_preview_lists_what_is_new_set_aside_and_wrong() {
    let mut home = Home::with_pieces().await;
    home.write("r.csv", RESPONSES);
    let (outcome, kept) = home.go("r.csv", "responses", &[], Mode::Preview).await.unwrap();
    let sheet = &outcome.sheets[0];
    assert_eq!((sheet.rows, sheet.new, sheet.set_aside, outcome.written), (4, 1, 3, false));

    let dates = &sheet.columns[1];
    assert_eq!((dates.valid, dates.to_fix, dates.empty), (2, 2, 0));
    assert_eq!(dates.bad[0].raw, "31/09/2026");
    assert_eq!((sheet.columns[0].valid, sheet.columns[0].to_fix), (3, 1), "P9 is nobody's");

    let first = &sheet.first_rows[2];
    let shown: Vec<_> = first.cells.iter().map(|cell| (cell.value.as_str(), cell.state.as_str())).collect();
    assert_eq!(
        shown,
        [("P3", "understood"), ("30\u{a0}septembre 2026", "understood"), ("positif", "understood")]
    );
    assert_eq!(sheet.first_rows[0].cells[1].state, "to_fix");

    let group = sheet.issues.iter().position(|group| group.code == "not_a_date").unwrap();
    let told = &sheet.issues[group];
    assert_eq!((told.count, told.values, told.letter.as_deref()), (2, 1, Some("B")));
    assert!(told.remedies.contains(&"month_first".to_owned()));
    let cells = kept.issues(0, group as u32, 0);
    assert_eq!((cells.total, cells.cells[1].row, cells.cells[1].same), (2, 3, 2));
    assert_eq!(cells.cells[0].place, "r.csv!B2");
    let values = kept.values(0, group as u32, 0);
    assert_eq!((values.values[0].cells, values.values[0].suggestion.as_deref()), (2, Some("30/09/2026")));

    let rows = kept.rows(0, "set_aside", 0);
    assert_eq!((rows.rows.len(), rows.rows[0].cells[1].as_str()), (3, "31/09/2026"));
    assert!(rows.rows.iter().all(|row| !row.reason.is_empty()));
    assert_eq!(kept.rows(0, "new", 0).rows[0].cells[0], "P3");
}

#[tokio::test]
async fn one_fix_corrects_all_like_cells_and_a_cause_is_left_out() {
    let mut home = Home::with_pieces().await;
    let file = home.write("r.csv", RESPONSES);
    let fixes = [replace("B", "31/09/2026", "30/09/2026"), leave_out("unknown_reference")];
    let (outcome, kept) = home.go("r.csv", "responses", &fixes, Mode::Preview).await.unwrap();
    let sheet = &outcome.sheets[0];
    assert_eq!((sheet.new, sheet.set_aside, sheet.left_out, sheet.corrected), (3, 0, 1, 2));
    assert_eq!(kept.rows(0, "left_out", 0).rows[0].cells[0], "P9");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), RESPONSES, "the file is never changed");

    let (outcome, _) = home.go("r.csv", "responses", &fixes, Mode::Accept).await.unwrap();
    assert!(outcome.written);
    let made = home.house.store.corrections().await.unwrap();
    assert_eq!(made[0].correction.raw.as_deref(), Some("31/09/2026"));
    assert_eq!(made[0].correction.value.as_deref(), Some("30/09/2026"));
    let (again, _) = home.go("r.csv", "responses", &fixes, Mode::Preview).await.unwrap();
    assert!(again.sheets[0].already.as_ref().is_some_and(|said| said.contains("25\u{a0}novembre 2026")));
    let (other, _) = home.go("r.csv", "responses", &fixes[..1], Mode::Preview).await.unwrap();
    assert_eq!((other.sheets[0].already.as_ref(), other.sheets[0].same), (None, 3));
}

#[tokio::test]
async fn a_changed_row_shows_the_old_value_and_the_new_one() {
    let mut home = Home::with_pieces().await;
    home.write("plis2.csv", PIECES.replace("P2;C1;2026-03-02;A;Bêta", "P2;C1;2026-03-02;B;Bêta"));
    let (outcome, kept) = home.go("plis2.csv", "pieces", &[], Mode::Preview).await.unwrap();
    let sheet = &outcome.sheets[0];
    assert_eq!((sheet.new, sheet.changed, sheet.same), (0, 1, 2));
    let changed = kept.rows(0, "changed", 0);
    let change = &changed.rows[0].changes[0];
    assert_eq!((changed.rows[0].row, change.old.as_str(), change.new.as_str()), (3, "A", "B"));
}

#[tokio::test]
async fn rows_to_correct_go_in_again_once_corrected() {
    let mut home = Home::with_pieces().await;
    home.write("r.csv", RESPONSES);
    let (_, kept) = home.go("r.csv", "responses", &[], Mode::Accept).await.unwrap();
    let path = home.folder.path().join("a_corriger.xlsx");
    set_aside::save(&kept, &path, Lang::Fr).unwrap();
    home.offers.push((99, Offer::File(path)));
    let choice = SheetChoice {
        file_id: 99,
        sheet: "Sheet1".to_owned(),
        kind: "responses".to_owned(),
        corrections: vec![replace("B", "31/09/2026", "30/09/2026"), replace("A", "P9", "P3")],
        ..SheetChoice::default()
    };
    let (outcome, _) = home.run(&[choice], Mode::Accept, &|_| ()).await.unwrap();
    let sheet = &outcome.sheets[0];
    assert_eq!((sheet.set_aside, sheet.new, sheet.same), (0, 2, 1), "P3's answer was there already");
    assert_eq!(sheet.columns.last().unwrap().heading, "Ligne d’origine (Baromail)");
    assert!(sheet.issues.is_empty(), "{:?}", sheet.issues);
}

#[tokio::test]
async fn pasted_cells_are_previewed_and_an_unfinished_import_comes_back() {
    let home = Home::with_pieces().await;
    let pasted = Offer::pasted("Référence pli\tDate de réponse\nP1\t30/09/2026\n", NOW, Lang::Fr).unwrap();
    let csv = Offer::File(home.write("r.csv", RESPONSES));
    let offered = vec![(3, pasted), (4, csv)];
    let seen = draft(&home.house, &offered, Lang::Fr).await.unwrap();
    let paste = seen.sheets.iter().find(|sheet| sheet.file == "Collage du 25\u{a0}nov. à 14\u{a0}h\u{a0}30");
    let options = &paste.unwrap().options;
    assert!(options.iter().any(|option| option.option == "separator" && option.value == "tab"));

    assert_eq!(unfinished::told(&home.house, Lang::Fr).await.unwrap(), None);
    let fix = replace("B", "31/09/2026", "30/09/2026");
    let choices = [3, 4].map(|file_id| SheetChoice {
        file_id,
        kind: "responses".to_owned(),
        corrections: if file_id == 4 { vec![fix.clone()] } else { Vec::new() },
        ..SheetChoice::default()
    });
    let kept = Unfinished { offered, choices: choices.to_vec(), step: "check".to_owned() };
    unfinished::keep(&home.house, &kept, NOW).await.unwrap();
    let told = unfinished::told(&home.house, Lang::Fr).await.unwrap().unwrap();
    assert!(told.said.contains("1\u{a0}correction") && told.lost.is_empty(), "{told:?}");
    assert_eq!(unfinished::resume(&home.house).await.unwrap(), kept);

    home.write("r.csv", format!("{RESPONSES}P1;30/09/2026;refus\n"));
    let told = unfinished::told(&home.house, Lang::Fr).await.unwrap().unwrap();
    assert!(told.lost[0].contains("a changé depuis"), "{told:?}");

    let resumed = unfinished::resume(&home.house).await.unwrap();
    let cancelled = Arc::default();
    let went = run(
        &home.house,
        &resumed.offered,
        &resumed.choices,
        Mode::Accept,
        Lang::Fr,
        NOW,
        &|_| (),
        &cancelled,
    );
    assert!(went.await.unwrap().0.written);
    assert_eq!(
        unfinished::told(&home.house, Lang::Fr).await.unwrap(),
        None,
        "accepted, it is unfinished no more"
    );
}

#[tokio::test]
async fn a_sheet_is_looked_at_again_under_what_was_said() {
    let mut home = Home::new().await;
    home.write("r.csv", "Réf. pli,Date de réponse\nP1,03/04/2026\nP2,05/06/2026\n");
    let mut choice = home.choice("r.csv", "responses", &[]);
    let seen = look_again(&home.house, &home.offers, &choice, Lang::Fr).await.unwrap();
    let order = seen.options.iter().find(|option| option.option == "order").unwrap();
    assert_eq!(
        (order.value.as_str(), order.proven.as_str(), order.choices.len()),
        ("day_first", "assumed", 2)
    );
    choice.reading.order = Some("month_first".to_owned());
    let seen = look_again(&home.house, &home.offers, &choice, Lang::Fr).await.unwrap();
    let order = seen.options.iter().find(|option| option.option == "order").unwrap();
    assert_eq!((order.value.as_str(), order.proven.as_str()), ("month_first", "chosen"));
    choice.reading.order = Some("backwards".to_owned());
    let wrong = look_again(&home.house, &home.offers, &choice, Lang::Fr).await;
    assert!(matches!(wrong, Err(Failure::BadValue { .. })), "{wrong:?}");
}

#[tokio::test]
async fn ten_thousand_rows_are_told_while_they_are_read_and_a_cancelled_run_leaves_nothing() {
    let mut home = Home::new().await;
    let headings = "Référence pli;Campagne;Date d'envoi;Code postal".to_owned();
    let rows = (0..30_000).map(|n| format!("P{n};C1;2026-03-02;7500{}", n % 10));
    let lines: Vec<String> = std::iter::once(headings).chain(rows).collect();
    home.write("plis.csv", lines.join("\n"));
    let choice = home.choice("plis.csv", "pieces", &[]);
    let told: Mutex<Vec<Progress>> = Mutex::default();
    let seen = |progress: Progress| told.lock().unwrap().push(progress);
    let (outcome, kept) = home.run(std::slice::from_ref(&choice), Mode::Preview, &seen).await.unwrap();
    assert_eq!(outcome.sheets[0].new, 30_000);
    assert_eq!(outcome.sheets[0].lists[0].kept, 10_000);
    assert_eq!(kept.rows(0, "new", 9_999).rows.len(), 1);
    let told = told.into_inner().unwrap();
    let reading = told.iter().filter(|progress| progress.phase == "reading");
    assert!(reading.clone().any(|progress| progress.columns.first().is_some_and(|column| column.valid > 0)));

    let before = home.house.store.imports().await.unwrap();
    for stop_at in ["reading", "joining"] {
        let cancelled = Arc::clone(&home.cancelled);
        let asked = Arc::new(Mutex::new(None));
        let noted = Arc::clone(&asked);
        let stop = move |progress: Progress| {
            if progress.phase == stop_at && noted.lock().unwrap().is_none() {
                *noted.lock().unwrap() = Some(Instant::now());
                cancelled.store(true, Ordering::Relaxed);
            }
        };
        let stopped = home.run(std::slice::from_ref(&choice), Mode::Accept, &stop).await;
        assert!(matches!(stopped, Err(Failure::Cancelled)), "{stop_at}");
        assert!(asked.lock().unwrap().is_some(), "{stop_at}");
        assert_eq!(home.house.store.imports().await.unwrap(), before, "{stop_at}");
        assert!(home.house.store.campaigns().await.unwrap().is_empty(), "{stop_at}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_is_asked_for_only_where_no_row_leads_to_one() {
    let mut home = Home::new().await;
    for (name, headings, expected) in [
        ("avis.csv", "E-mail;Date enquête;Moment;Score (0-10)\na@x.fr;02/11/2026;après devis;9", &[][..]),
        ("anonymes.csv", "Date enquête;Moment;Score (0-10)\n02/11/2026;après devis;9", &["campaign"]),
        ("étapes.csv", "N° opportunité;Étape;Date étape\nO-1;Devis;02/11/2026", &[]),
        ("rdv.csv", "Code client;Pris le;Date RDV;RDV tenu\nC1;02/11/2026;12/11/2026;oui", &[]),
        ("réponses.csv", "E-mail;Date de réponse;Canal\na@x.fr;02/11/2026;coupon", &["campaign"]),
        (
            "plis.csv",
            "Référence pli;Cellule;Raison sociale;CP\nP1;A;Alpha;75001",
            &["campaign", "posting_date"],
        ),
    ] {
        home.write(name, headings);
        home.choice(name, "", &[]);
        let told = draft(&home.house, &home.offers[home.offers.len() - 1..], Lang::Fr).await.unwrap();
        let sheet = &told.sheets[0];
        assert_eq!(sheet.needs, expected, "{name} as {:?}", sheet.kind);
    }
}
