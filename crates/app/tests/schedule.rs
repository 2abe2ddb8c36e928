//! Reports that are made by themselves: each once, whole, from what is known, and never lost to a bad folder.

use app::dto::schedule::ScheduleEdit;
use app::failure::Failure;
use app::house::House;
use app::imports::job::{Said, jobs_of};
use app::imports::run::{Mode, Watch, run};
use app::lang::Lang;
use app::schedule::{self, Listing, Outlook, Standing};
use chrono::{Days, NaiveDate};
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A file with one letter of 2 March 2026, whose campaign ends with its usual window.
async fn house() -> House {
    let house = House::for_a_try().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plis.csv");
    std::fs::write(&path, "Campagne;Date d'envoi;Cellule;Référence pli\nP;2026-03-02;A;R1\n").unwrap();
    let jobs = jobs_of(&path, None, &Said::default(), Lang::Fr).unwrap().jobs;
    let cancelled = Arc::default();
    let watch = Watch { tell: &|_| (), cancelled: &cancelled };
    run(&house, jobs, Mode::Write, Lang::Fr, "2026-03-02T10:00:00", &watch).await.unwrap();
    house
}

fn edit(template: &str, rhythm: &str) -> ScheduleEdit {
    ScheduleEdit { id: None, template: template.to_owned(), rhythm: rhythm.to_owned(), closes: false }
}

async fn due(house: &House, on: &str) -> app::dto::schedule::ScheduleRun {
    schedule::make_due(house, Lang::Fr, day(on), &format!("{on}T08:00:00")).await.unwrap()
}

fn pdfs(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    all.sort();
    all
}

fn own_folder(house: &House) -> PathBuf {
    house.path.parent().unwrap().join("rapports programmés")
}

#[tokio::test]
async fn a_false_clock_through_spring_makes_each_report_once_also_after_weeks_off() {
    let house = house().await;
    schedule::save(&house, &edit("period", "twice-monthly"), day("2026-03-10")).await.unwrap();
    let mut made = Vec::new();
    let days = std::iter::successors(Some(day("2026-03-10")), NaiveDate::succ_opt);
    for today in days.take_while(|today| *today <= day("2026-05-20")) {
        // Off from before the clocks go forward (29 March) until after two more reports were due.
        if (day("2026-03-20")..day("2026-04-19")).contains(&today) {
            continue;
        }
        for _ in 0..2 {
            let run = due(&house, &today.to_string()).await;
            assert_eq!((run.problems.len(), run.passed_over), (0, 0));
            made.extend(
                run.made.into_iter().map(|item| (item.file, item.made_at[..10].to_owned(), item.late)),
            );
        }
    }
    let expected = [
        ("2026-03-H1", "2026-03-16", false),
        ("2026-03-H2", "2026-04-19", true),
        ("2026-04-H1", "2026-04-19", true),
        ("2026-04-H2", "2026-05-01", false),
        ("2026-05-H1", "2026-05-16", false),
    ]
    .map(|(about, on, late)| (format!("Rapport de période {about}.pdf"), on.to_owned(), late));
    assert_eq!(made, expected);
    let files = pdfs(&own_folder(&house));
    assert_eq!(files.len(), 5);
    assert!(files.iter().all(|file| std::fs::read(file).unwrap().starts_with(b"%PDF-")));
    let history = schedule::state(&house, Lang::Fr, day("2026-05-20")).await.unwrap().history;
    assert_eq!(history.len(), 5);
    assert_eq!(history[0].title, "Rapport de période · du 1er\u{a0}mai 2026 au 15\u{a0}mai 2026");
    assert_eq!(
        history[0].data,
        format!("1\u{a0}import, jusqu’au n°\u{a0}1 (plis.csv) · Baromail {}", env!("CARGO_PKG_VERSION"))
    );
    house.close().await.unwrap();
}

#[tokio::test]
async fn a_folder_that_is_gone_says_so_and_the_report_stays_due() {
    let (house, disk) = (house().await, tempfile::tempdir().unwrap());
    let folder = disk.path().join("usb");
    let id = schedule::save(&house, &edit("period", "monthly"), day("2026-04-01")).await.unwrap();
    schedule::choose_folder(&house, id, &folder).await.unwrap();
    let run = due(&house, "2026-04-01").await;
    assert!(run.made.is_empty() && run.problems[0].contains("usb"), "{run:?}");
    let state = schedule::state(&house, Lang::Fr, day("2026-04-02")).await.unwrap();
    assert_eq!((state.waiting, state.history.len(), pdfs(disk.path()).len()), (1, 0, 0));
    assert!(state.schedules[0].problem.is_some());
    std::fs::create_dir(&folder).unwrap();
    let run = due(&house, "2026-04-03").await;
    assert_eq!((run.made.len(), run.problems.len(), pdfs(&folder).len()), (1, 0, 1));
    assert!(run.made[0].late && run.sentence.contains("en retard"), "{}", run.sentence);
    // The last choice of a folder is taken back, and holds again.
    schedule::swap_folder(&house, id).await.unwrap();
    assert!(!schedule::state(&house, Lang::Fr, day("2026-04-03")).await.unwrap().schedules[0].own_folder);
    house.close().await.unwrap();
}

#[tokio::test]
async fn a_run_that_broke_off_goes_on_with_its_own_file_and_never_with_somebody_elses() {
    let house = house().await;
    schedule::save(&house, &edit("period", "monthly"), day("2026-04-01")).await.unwrap();
    let folder = own_folder(&house);
    std::fs::create_dir(&folder).unwrap();
    let theirs = folder.join("Rapport de période 2026-03.pdf");
    std::fs::write(&theirs, "theirs").unwrap();
    assert_eq!(due(&house, "2026-04-01").await.made.len(), 1);
    // As after a crash between the file and its line: the file is there, the history does not know that it is whole.
    let mut broken = house.store.reports_made().await.unwrap().remove(0);
    broken.made_at = None;
    house.store.put_report_made(&broken).await.unwrap();
    assert_eq!(due(&house, "2026-04-02").await.made.len(), 1);
    assert_eq!(pdfs(&folder), [folder.join("Rapport de période 2026-03 (2).pdf"), theirs.clone()]);
    assert_eq!(std::fs::read(theirs).unwrap(), b"theirs");
    assert_eq!(house.store.reports_made().await.unwrap().len(), 1);
    house.close().await.unwrap();
}

#[tokio::test]
async fn a_window_that_ends_brings_the_summary_and_a_closing_goes_with_its_report() {
    let house = house().await;
    schedule::save(&house, &edit("summary", "window_end"), day("2026-03-01")).await.unwrap();
    let closing = ScheduleEdit { closes: true, ..edit("period", "monthly") };
    schedule::save(&house, &closing, day("2026-03-01")).await.unwrap();
    let days = house.store.campaigns().await.unwrap()[0].window_days;
    let end = day("2026-03-02") + Days::new(u64::from(days));
    let before = due(&house, &end.to_string()).await;
    assert!(before.made.iter().all(|item| item.title.starts_with("Rapport de période")), "{before:?}");
    let on = due(&house, &(end + Days::new(1)).to_string()).await;
    assert_eq!(on.made.iter().filter(|item| item.file == "Synthèse de campagne P.pdf").count(), 1);
    let closings = house.store.closings().await.unwrap();
    assert_eq!((closings[0].from, closings[0].to), (day("2026-02-01"), day("2026-02-28")));
    house.close().await.unwrap();
}

#[tokio::test]
async fn what_is_off_is_not_made_and_what_is_removed_comes_back() {
    let house = house().await;
    let id = schedule::save(&house, &edit("calls", "weekly"), day("2026-03-02")).await.unwrap();
    schedule::set_standing(&house, id, Standing::Off, day("2026-03-03")).await.unwrap();
    assert!(due(&house, "2026-03-16").await.made.is_empty());
    // On again, it begins with that day: the weeks of which nothing was wanted are not late.
    schedule::set_standing(&house, id, Standing::On, day("2026-03-17")).await.unwrap();
    assert!(due(&house, "2026-03-22").await.made.is_empty());
    assert_eq!(due(&house, "2026-03-23").await.made.len(), 1);
    schedule::set_standing(&house, id, Standing::Removed, day("2026-03-24")).await.unwrap();
    assert!(schedule::state(&house, Lang::Fr, day("2026-03-24")).await.unwrap().schedules.is_empty());
    assert!(due(&house, "2026-03-30").await.made.is_empty());
    schedule::set_standing(&house, id, Standing::On, day("2026-03-31")).await.unwrap();
    assert_eq!(due(&house, "2026-03-31").await.made.len(), 1);
    // Taken off the list, a report is not made again; made again, it is listed again.
    let made = schedule::state(&house, Lang::Fr, day("2026-03-31")).await.unwrap().history.remove(0);
    schedule::list_made(&house, made.id, Listing::TakenOff).await.unwrap();
    assert_eq!(schedule::state(&house, Lang::Fr, day("2026-03-31")).await.unwrap().history.len(), 1);
    assert!(due(&house, "2026-03-31").await.made.is_empty());
    std::fs::remove_file(schedule::file_of(&house, made.id).await.unwrap()).unwrap();
    assert!(matches!(schedule::file_of(&house, made.id).await, Err(Failure::NoMade { .. })));
    schedule::make_again(&house, made.id, Lang::Fr, day("2026-04-01"), "2026-04-01T09:00:00").await.unwrap();
    assert!(schedule::file_of(&house, made.id).await.is_ok());
    house.close().await.unwrap();
}

#[tokio::test]
async fn a_rhythm_that_does_not_go_with_its_template_is_refused() {
    let house = house().await;
    for (template, rhythm, closes) in [
        ("summary", "monthly", false),
        ("period", "window_end", false),
        ("period", "daily", false),
        ("period", "weekly", true),
    ] {
        let edit = ScheduleEdit { closes, ..edit(template, rhythm) };
        assert!(matches!(
            schedule::save(&house, &edit, day("2026-03-02")).await,
            Err(Failure::BadValue { .. })
        ));
    }
    assert!(matches!(
        schedule::save(&house, &edit("novel", "weekly"), day("2026-03-02")).await,
        Err(Failure::NoReport { .. })
    ));
    assert!(matches!(schedule::swap_folder(&house, 9).await, Err(Failure::NoSchedule { number: 9 })));
    house.close().await.unwrap();
}

#[tokio::test]
async fn the_outlook_is_the_first_report_of_all_that_are_on_and_what_waits() {
    let house = house().await;
    let outlook = async |on: &str| schedule::outlook(&house, Lang::Fr, day(on)).await.unwrap();
    assert_eq!(outlook("2026-03-10").await, Outlook::default());
    let calls = schedule::save(&house, &edit("calls", "weekly"), day("2026-03-10")).await.unwrap();
    schedule::save(&house, &edit("period", "monthly"), day("2026-03-10")).await.unwrap();
    // The Monday after 10 March 2026 is the 16th.
    let first = outlook("2026-03-10").await;
    assert_eq!(first, Outlook { next: Some(("Liste d’appels".to_owned(), day("2026-03-16"))), waiting: 0 });
    assert_eq!(outlook("2026-03-16").await.waiting, 1);
    schedule::set_standing(&house, calls, Standing::Off, day("2026-03-16")).await.unwrap();
    let then = outlook("2026-03-16").await;
    assert_eq!(
        then,
        Outlook { next: Some(("Rapport de période".to_owned(), day("2026-04-01"))), waiting: 0 }
    );
    house.close().await.unwrap();
}
