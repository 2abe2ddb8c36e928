//! Contacts and the pipeline as the screens are answered: follow-ups, opposition, deals moved, appointments settled.

use app::alerts;
use app::charts::{Asked, Scales, named, on_screen};
use app::contacts::{self, timeline};
use app::dto::contacts::{ContactsQuestion, FollowUpEdit, NoteEdit};
use app::dto::dashboard::Mark;
use app::dto::pipeline::{DealMove, OrderLine, OrdersQuestion, PipelineQuestion};
use app::failure::Failure;
use app::house::House;
use app::lang::Lang;
use app::pipeline::{self, agenda};
use app::score::page::page as calls;
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use rust_decimal::Decimal;
use std::sync::Arc;

fn today() -> NaiveDate {
    "2026-11-26".parse().unwrap()
}

async fn demonstration() -> House {
    let house = House::for_a_try().await.unwrap();
    app::demo::load(&house, Lang::Fr, "2026-11-26T10:00:00", &|_| (), &Arc::default()).await.unwrap();
    house
}

#[tokio::test]
async fn a_band_of_the_score_filters_contacts_and_pages_do_not_overlap() {
    let house = demonstration().await;
    let all = ContactsQuestion { order: "town".to_owned(), ..ContactsQuestion::default() };
    let first = contacts::page(&house, &all, today()).await.unwrap();
    let second = contacts::page(&house, &ContactsQuestion { page: 1, ..all.clone() }, today()).await.unwrap();
    assert_eq!((first.lines.len(), first.total), (first.per_page as usize, first.all));
    assert!(second.lines.iter().all(|line| first.lines.iter().all(|other| other.contact != line.contact)));
    let hot = ContactsQuestion { band: Some("hot".to_owned()), ..ContactsQuestion::default() };
    let hot = contacts::page(&house, &hot, today()).await.unwrap();
    assert!(hot.total > 0 && hot.total < first.total && hot.lines.iter().all(|line| line.responded));
    let one = timeline::view(&house, hot.lines[0].contact, Lang::Fr, today()).await.unwrap();
    let score = one.score.unwrap();
    assert_eq!(score.points.iter().map(|points| points.points).sum::<u32>(), score.score);
    assert!(one.timeline.iter().any(|line| line.kind == "piece" && line.source.contains("ligne")));
    let filters = contacts::filters(&house, today()).await.unwrap();
    assert!(!filters.campaigns.is_empty() && !filters.departements.is_empty());
}

#[tokio::test]
async fn a_follow_up_that_is_overdue_is_an_alert_and_stands_in_the_call_list() {
    let house = demonstration().await;
    let first = calls(&house, None, 0, Lang::Fr, today()).await.unwrap().lines.remove(0);
    let edit = |id, day: &str, what: &str| FollowUpEdit {
        id,
        contact: first.contact,
        day: day.to_owned(),
        what: what.to_owned(),
        who: None,
        done_on: None,
    };
    let id = contacts::save_follow_up(&house, &edit(None, "2026-11-20", "Rappeler")).await.unwrap();
    contacts::save_follow_up(&house, &edit(None, "2026-12-20", "Relancer")).await.unwrap();
    let next = calls(&house, None, 0, Lang::Fr, today()).await.unwrap().lines.remove(0).follow_up.unwrap();
    assert_eq!((next.date.as_str(), next.what.as_str()), ("2026-11-20", "Rappeler"));
    let found = alerts::list(&house, Lang::Fr, today()).await.unwrap();
    let late = found.iter().find(|alert| alert.kind == "follow_ups").unwrap();
    assert_eq!(late.text, "1 relance est en retard, la plus ancienne de 6 jours.");
    let due = async |which: &str| {
        let asked = ContactsQuestion { follow_up: Some(which.to_owned()), ..ContactsQuestion::default() };
        let page = contacts::page(&house, &asked, today()).await.unwrap();
        page.lines.iter().map(|line| line.contact).collect::<Vec<_>>()
    };
    assert_eq!((due("overdue").await, due("open").await), (vec![first.contact], vec![first.contact]));
    let done =
        FollowUpEdit { done_on: Some("2026-11-26".to_owned()), ..edit(Some(id), "2026-11-20", "Rappeler") };
    contacts::save_follow_up(&house, &done).await.unwrap();
    let found = alerts::list(&house, Lang::Fr, today()).await.unwrap();
    assert!(found.iter().all(|alert| alert.kind != "follow_ups"));
    assert_eq!((due("overdue").await, due("open").await), (vec![], vec![first.contact]), "one lies ahead");
    for (wrong, field) in [(edit(None, "demain", "x"), "day"), (edit(None, "2026-11-20", "  "), "what")] {
        let refused = contacts::save_follow_up(&house, &wrong).await;
        assert!(matches!(refused, Err(Failure::BadValue { field: named, .. }) if named == field));
    }
    let note =
        NoteEdit { id: None, contact: first.contact, day: None, text: "Accueil fermé le lundi".to_owned() };
    contacts::save_note(&house, &note, today()).await.unwrap();
    contacts::oppose(&house, first.contact, today()).await.unwrap();
    let view = timeline::view(&house, first.contact, Lang::Fr, today()).await.unwrap();
    assert_eq!((view.follow_ups.len(), view.notes[0].day.as_str()), (2, "2026-11-26"));
    assert!(view.opposition.unwrap().by_hand && !view.score.unwrap().to_call);
}

#[tokio::test]
async fn the_orders_of_a_campaign_add_up_to_its_revenue_and_name_their_customers() {
    let house = demonstration().await;
    let mut code = String::new();
    for campaign in house.store.campaigns().await.unwrap() {
        let asked = OrdersQuestion { campaign: campaign.code.clone(), ..OrdersQuestion::default() };
        if app::orders::table(&house, &asked, Lang::Fr).await.unwrap().total > 1 {
            code = campaign.code;
        }
    }
    let asked = OrdersQuestion { campaign: code.clone(), sort: "amount".to_owned(), reversed: true, page: 0 };
    let mut lines = Vec::new();
    for page in 0.. {
        let told =
            app::orders::table(&house, &OrdersQuestion { page, ..asked.clone() }, Lang::Fr).await.unwrap();
        lines.extend(told.lines);
        if lines.len() >= told.total as usize {
            break;
        }
    }
    let amount =
        |line: &OrderLine| line.amount.as_ref().map(|amount| amount.value.parse::<Decimal>().unwrap());
    let amounts: Vec<Decimal> = lines.iter().filter_map(amount).collect();
    assert!(amounts.is_sorted_by(|a, b| a >= b) && amounts.len() > 1, "{amounts:?}");
    let revenue =
        app::explain::of(&house, "revenue", &Filter::campaign(&code), Lang::Fr, today()).await.unwrap();
    assert_eq!(Some(amounts.iter().sum::<Decimal>()), revenue.figure.value.map(|text| text.parse().unwrap()));
    let who =
        lines.iter().find_map(|line| Some((line.contact?, line.who.clone()?))).expect("a customer is known");
    let view = timeline::view(&house, who.0, Lang::Fr, today()).await.unwrap();
    assert!(view.name == who.1 || view.person == who.1, "{who:?} is not {}", view.name);
    let unknown = OrdersQuestion { campaign: "nowhere".to_owned(), ..asked };
    assert!(app::orders::table(&house, &unknown, Lang::Fr).await.is_err());
}

#[tokio::test]
async fn marks_of_bars_and_maps_lead_to_what_they_stand_for() {
    let house = demonstration().await;
    let filter = Filter::default();
    let drawn = async |name: &str, by| {
        let asked = Asked {
            by,
            along: None,
            scales: Scales::Common,
            filter: &filter,
            lang: Lang::Fr,
            today: today(),
        };
        let plate = named(&house, name, asked).await.unwrap();
        on_screen(&plate, Lang::Fr, (640.0, 320.0)).unwrap().marks
    };
    let code = house.store.campaigns().await.unwrap().remove(0).code;
    let bars = drawn("bars:response_rate", Some(Dimension::Campaign)).await;
    let leads = |to: &str, value: &str, marks: &[Mark]| {
        marks.iter().filter_map(|mark| mark.link.as_ref()).any(|link| link.to == to && link.value == value)
    };
    assert!(leads("campaign", &code, &bars), "{bars:?}");
    let map = drawn("map:response_rate", None).await;
    let places = map.iter().filter_map(|mark| mark.link.as_ref()).filter(|link| link.to == "departement");
    assert!(places.count() > 1, "{map:?}");
    assert!(leads("figure", "cost_per_response", &drawn("cost_staircase", None).await));
    for (name, to, key) in [
        ("cost_shares", "figure", "cost_share."),
        ("retention_curve", "cohorts", "retention"),
        ("gains", "calls", ""),
    ] {
        let marks = drawn(name, None).await;
        let leads =
            |mark: &Mark| mark.link.as_ref().is_some_and(|link| link.to == to && link.value.starts_with(key));
        assert!(!marks.is_empty() && marks.iter().all(leads), "{name} {marks:?}");
    }
    let small = drawn("small_multiples:response_rate", Some(Dimension::Campaign)).await;
    assert!(leads("campaign", &code, &small), "{small:?}");
    let both = |mark: &Mark| {
        let link = mark.link.as_ref().unwrap();
        let also = link.also.as_ref().map(|also| also.dimension.as_str());
        link.to == "campaign" && also == (mark.label != "ensemble").then_some("month")
    };
    assert!(small.iter().all(both), "{small:?}");
    let months = drawn("months:response_rate", None).await;
    assert!(
        months.iter().all(|mark| mark.link.as_ref().is_some_and(|link| link.to == "month")),
        "{months:?}"
    );
}

async fn with_deals() -> House {
    let house = House::for_a_try().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let files = [
        (
            "p.csv",
            "Référence pli;Campagne;Date d'envoi;Code client;Société;Commercial\nP1;C1;2026-10-02;K1;Vidal;Léa\nP2;C1;2026-10-02;K2;Prat;Ali\n",
        ),
        (
            "d.csv",
            "N° opportunité;Référence pli;Date d'ouverture;Étape;Montant HT;Statut\nD1;P1;2026-10-10;Devis;2800;ouverte\nD2;P2;2026-11-10;Contact;500;ouverte\n",
        ),
        ("a.csv", "Date du rendez-vous;Référence pli;Tenu\n2026-11-24;P1;\n2026-12-01;P2;\n"),
    ];
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let said = app::imports::job::Said::default();
        let jobs = app::imports::job::jobs_of(&path, None, &said, Lang::Fr).unwrap().jobs;
        let watch = app::imports::run::Watch { tell: &|_| (), cancelled: &Arc::default() };
        let mode = app::imports::run::Mode::Write;
        app::imports::run::run(&house, jobs, mode, Lang::Fr, "2026-11-26T10:00:00", &watch).await.unwrap();
    }
    house
}

#[tokio::test]
async fn a_deal_is_moved_on_the_board_and_in_the_table_and_back() {
    let house = with_deals().await;
    let all = PipelineQuestion::default();
    let shape = async || {
        let board = pipeline::board(&house, &all, today()).await.unwrap();
        let column =
            |one: &app::dto::pipeline::StageColumn| format!("{}{}:{}", one.stage, one.state, one.count);
        board.columns.iter().map(column).collect::<Vec<_>>()
    };
    let before = shape().await;
    assert_eq!(before, ["Contactopen:1", "Devisopen:1", "won:0", "lost:0"]);
    let to = |state: &str, stage: &str| DealMove {
        deal: 1,
        stage: stage.to_owned(),
        state: state.to_owned(),
        reason: Some("Prix".to_owned()),
    };
    let number = pipeline::move_deal(&house, &to("won", ""), Lang::Fr, today()).await.unwrap();
    assert_eq!(shape().await, ["Contactopen:1", "Devisopen:0", "won:1", "lost:0"]);
    let won = PipelineQuestion { state: Some("won".to_owned()), ..all.clone() };
    let table = pipeline::table(&house, &won, today()).await.unwrap();
    let line = &table.lines[0];
    assert_eq!(
        (line.title.as_str(), line.closed.as_deref(), line.reason.as_deref()),
        ("Vidal", Some("2026-11-26"), Some("Prix"))
    );
    pipeline::unmove_deal(&house, number).await.unwrap();
    assert_eq!(shape().await, before);
    for (state, stage, field) in [("gone", "x", "state"), ("open", " ", "stage"), ("open", "Devis", "stage")]
    {
        let refused = pipeline::move_deal(&house, &to(state, stage), Lang::Fr, today()).await;
        assert!(
            matches!(refused, Err(Failure::BadValue { field: named, .. }) if named == field),
            "{state} {stage}"
        );
    }
    let by_days = pipeline::table(&house, &all, today()).await.unwrap();
    assert_eq!(by_days.lines[0].title, "Vidal", "the longest wait comes first");
    let by_amount = PipelineQuestion { sort: "amount".to_owned(), reversed: true, ..all.clone() };
    assert_eq!(pipeline::table(&house, &by_amount, today()).await.unwrap().lines[0].title, "Prat");
    let of_ali = PipelineQuestion { salesperson: Some("Ali".to_owned()), ..all };
    assert_eq!(pipeline::table(&house, &of_ali, today()).await.unwrap().total, 1);
}

#[tokio::test]
async fn a_week_of_appointments_is_shown_and_one_is_settled_and_unsettled() {
    let house = with_deals().await;
    let all = PipelineQuestion::default();
    let week = agenda::week(&house, &all, None, today()).await.unwrap();
    assert_eq!((week.monday.as_str(), week.week, week.days.len()), ("2026-11-23", 48, 7));
    assert_eq!(week.days[1].lines[0].title, "Vidal");
    assert_eq!((week.before, week.after.as_deref()), (None, Some("2026-11-30")));
    assert_eq!((week.unsettled_total, week.unsettled[0].title.as_str()), (1, "Vidal"));
    let appointment = week.unsettled[0].appointment;
    assert_eq!(agenda::settle(&house, appointment, Some("held")).await.unwrap(), None);
    let week = agenda::week(&house, &all, Some("2026-11-24"), today()).await.unwrap();
    assert_eq!((week.unsettled_total, week.days[1].lines[0].outcome.as_deref()), (0, Some("held")));
    assert_eq!(agenda::settle(&house, appointment, None).await.unwrap().as_deref(), Some("held"));
    assert!(matches!(agenda::settle(&house, appointment, Some("late")).await, Err(Failure::BadValue { .. })));
    assert!(matches!(agenda::week(&house, &all, Some("lundi"), today()).await, Err(Failure::BadDay { .. })));
}
