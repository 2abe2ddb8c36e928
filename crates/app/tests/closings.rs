//! Closings: what was known is kept, what comes later is late, and a change is broken exactly.

use app::closings::{self, Refusal};
use app::failure::Failure;
use app::house::House;
use app::imports::job::{Said, jobs_of};
use app::imports::run::{Mode, Watch, run};
use app::lang::Lang;
use app::reports::options::Options;
use app::reports::template::Template;
use app::reports::{self, Ask, period};
use chrono::NaiveDate;
use domain::filter::Filter;
use rust_decimal::Decimal;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn takes(house: &House, name: &str, rows: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, rows).unwrap();
    let jobs = jobs_of(&path, None, &Said::default(), Lang::Fr).unwrap().jobs;
    let cancelled = Arc::default();
    let watch = Watch { tell: &|_| (), cancelled: &cancelled };
    run(house, jobs, Mode::Write, Lang::Fr, "2026-11-26T10:00:00", &watch).await.unwrap();
}

/// Letters of March 2nd to a hundred people, forty answers of which twenty are qualified, and ten orders of 200 €.
async fn march() -> House {
    let house = House::for_a_try().await.unwrap();
    let lines =
        |line: &dyn Fn(usize) -> String, from: usize, to: usize| (from..to).map(line).collect::<String>();
    let pieces = lines(&|n| format!("P;2026-03-02;A;R{n};C{n}\n"), 0, 100);
    takes(
        &house,
        "plis.csv",
        &format!("Campagne;Date d'envoi;Cellule;Référence pli;Référence contact\n{pieces}"),
    )
    .await;
    let answers = lines(&|n| format!("R{n};2026-03-10;mail;{}\n", if n < 20 { "oui" } else { "non" }), 0, 40);
    takes(&house, "reponses.csv", &format!("Référence pli;Date de réponse;Canal;Qualifié\n{answers}")).await;
    takes(&house, "couts.csv", "Campagne;Poste;Montant HT;Date\nP;impression;500,00;2026-03-01\n").await;
    let orders = lines(&|n| format!("F{n};R{n};2026-03-20;200,00\n"), 0, 10);
    takes(&house, "ventes.csv", &format!("N° facture;Référence pli;Date de commande;Montant HT\n{orders}"))
        .await;
    house
}

fn text(pdf: &[u8]) -> String {
    let mut child = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("poppler-utils are part of the tests' set-up");
    child.stdin.take().unwrap().write_all(pdf).unwrap();
    String::from_utf8_lossy(&child.wait_with_output().unwrap().stdout).into_owned()
}

async fn report_of(house: &House, name: &str) -> String {
    let period = period::read(name).unwrap();
    let filter = Filter { from: Some(period.from), to: Some(period.to), ..Filter::default() };
    let ask = Ask { template: Template::Period, filter, lang: Lang::En };
    text(&reports::pdf(house, &ask, &Options::default(), day("2026-05-04")).await.unwrap())
}

#[tokio::test]
async fn the_next_report_tells_new_from_late_and_breaks_the_change() {
    let house = march().await;
    let closed = closings::close(&house, Some("2026-03"), day("2026-04-01")).await.unwrap();
    assert_eq!((closed.number, closed.period.revenue.value()), (1, Some(Decimal::from(2000))));
    // Two invoices of March come late, and one is of April.
    takes(
        &house,
        "ventes_avril.csv",
        "N° facture;Référence pli;Date de commande;Montant HT\nF90;R10;2026-03-30;300,00\nF91;R11;2026-03-31;300,00\nF92;R12;2026-04-08;500,00\n",
    )
    .await;
    let told = report_of(&house, "2026-04").await;
    let line = |start: &str, of: &str| {
        let after = told.split_once(of).unwrap_or_else(|| panic!("{of} in {told}")).1;
        let line = after.lines().find(|line| line.trim_start().starts_with(start));
        line.unwrap_or_else(|| panic!("{start} after {of} in {told}")).to_owned()
    };
    let revenue = line("Revenue", "New and late");
    for amount in ["€500", "€600", "€1,100"] {
        assert!(revenue.contains(amount), "{revenue}");
    }
    // 100 × 40 % × 50 % × 10/20 × 200 = 2 000 became 100 × 40 % × 50 % × 13/20 × 3 100/13 = 3 100: closing and basket.
    for still in ["Volume", "Response", "Qualification"] {
        assert!(line(still, "What the change comes from").contains("€0"), "{told}");
    }
    let (before, after) =
        (closed.standing, closings::standing_of(&house, day("2026-04-30"), day("2026-05-04")).await.unwrap());
    let broken = closings::revenue_change(&before, &after).unwrap();
    assert_eq!((broken.before, broken.after), (Decimal::from(2000), Decimal::from(3100)));
    assert_eq!(broken.shares.iter().sum::<Decimal>(), Decimal::from(1100));
    assert!(broken.shares[..3].iter().all(Decimal::is_zero));
    let cost = closings::customer_cost_change(&before, &after).unwrap();
    assert_eq!(
        (cost.before, cost.shares.iter().sum::<Decimal>()),
        (Decimal::from(50), cost.after - cost.before)
    );
}

#[tokio::test]
async fn periods_are_closed_in_order_and_the_latest_is_taken_back() {
    let house = march().await;
    let today = day("2026-05-04");
    let none = closings::close(&house, Some("novembre"), today).await.unwrap_err();
    assert!(matches!(none, Failure::BadValue { .. }), "{none}");
    closings::close(&house, Some("2026-03-H2"), today).await.unwrap();
    for (period, why, fr, en) in [
        ("2026-05", Refusal::Runs(day("2026-05-31")), "1er\u{a0}juin 2026", "1\u{a0}June 2026"),
        ("2026-06-H1", Refusal::Runs(day("2026-06-15")), "16\u{a0}juin 2026", "16\u{a0}June 2026"),
        ("2026-03-H1", Refusal::Closed(day("2026-03-31")), "31\u{a0}mars 2026", "31\u{a0}March 2026"),
        ("2026-03", Refusal::Closed(day("2026-03-31")), "31\u{a0}mars 2026", "31\u{a0}March 2026"),
        ("2026-03-H2", Refusal::Closed(day("2026-03-31")), "31\u{a0}mars 2026", "31\u{a0}March 2026"),
    ] {
        let refused = closings::close(&house, Some(period), today).await.unwrap_err();
        assert!(
            matches!(&refused, Failure::CannotClose { name, why: said } if name == period && *said == why),
            "{refused:?}"
        );
        for (lang, day) in [(Lang::Fr, fr), (Lang::En, en)] {
            let said = refused.words(lang);
            assert!(said.remedy.contains(day) && said.message.contains(period), "{said:?}");
            assert_eq!(said.field.as_deref(), Some("period"));
        }
    }
    let next = closings::close(&house, None, today).await.unwrap();
    assert_eq!((next.number, next.from), (2, day("2026-04-01")));
    let refused = closings::reopen(&house, 1).await.unwrap_err();
    assert!(!refused.words(Lang::Fr).remedy.is_empty());
    closings::reopen(&house, 2).await.unwrap();
    let items = closings::list(&house, Lang::Fr).await.unwrap();
    assert_eq!(items.iter().map(|item| (item.number, item.latest)).collect::<Vec<_>>(), [(1, true)]);
    assert_eq!(items[0].period, "2026-03-H2");
}
