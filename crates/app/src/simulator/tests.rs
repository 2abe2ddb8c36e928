use super::*;
use crate::dto::simulator::Assumed;

const TODAY: &str = "2026-11-26";

fn assumed_of(pairs: &[(&str, &str)]) -> Vec<Assumed> {
    pairs.iter().map(|(key, value)| Assumed { key: (*key).to_owned(), value: (*value).to_owned() }).collect()
}

/// 10 000 pieces at 0.90 €, 900 € of creation; 3 % answer, half are qualified, half of these meet, one in three buys for
/// 2 000 € with 40 % of margin.
fn thought() -> Vec<Assumed> {
    assumed_of(&[
        ("pieces", "10 000"),
        ("creation", "900"),
        ("other", "0"),
        ("list", "0,10"),
        ("printing", "0,15"),
        ("handling", "0,05"),
        ("postage", "0,60"),
        ("response_rate", "3"),
        ("qualification_rate", "50"),
        ("appointment_rate", "50"),
        ("closing_rate", "20"),
        ("basket", "2000"),
        ("margin_rate", "40"),
    ])
}

fn asked(scenarios: Vec<Vec<Assumed>>, other_rate: &str) -> SimulatorQuestion {
    let scenario = |values| ScenarioView { id: None, name: "A".to_owned(), values };
    SimulatorQuestion {
        lang: "fr".to_owned(),
        currency: "EUR".to_owned(),
        scenarios: scenarios.into_iter().map(scenario).collect(),
        shown: 0,
        other_rate: other_rate.to_owned(),
    }
}

fn value<'a>(figures: &'a [Figure], key: &str) -> Option<&'a str> {
    figures.iter().find(|figure| figure.key == key)?.value.as_deref()
}

#[test]
fn two_mailings_side_by_side_are_those_computed_by_hand() {
    let mut dearer = thought();
    dearer.retain(|one| one.key != "postage");
    dearer.extend(assumed_of(&[("postage", "1,20")]));
    let simulation = simulate(&asked(vec![thought(), dearer], "4")).unwrap();
    let [first, second] = simulation.scenarios.as_slice() else { panic!("two mailings") };
    for (key, by_hand, dearer) in [
        ("response_lines", "300", "300"),                   // 10 000 x 3 %
        ("qualified_leads", "150", "150"),                  // 300 x 50 %
        ("appointments", "75", "75"),                       // 150 x 50 %
        ("new_customers", "15", "15"),                      // 75 x 20 %
        ("revenue", "30000", "30000"),                      // 15 x 2 000
        ("margin", "12000", "12000"),                       // 30 000 x 40 %
        ("cost_total", "9900", "15900"),                    // 900 + 10 000 x 0.90; 900 + 10 000 x 1.50
        ("cost_per_response", "33", "53"),                  // / 300
        ("cost_per_new_customer", "660", "1060"),           // / 15
        ("roi_margin", "0.212121", "-0.245283"), // (12 000 - 9 900) / 9 900; (12 000 - 15 900) / 15 900
        ("break_even_response_rate", "0.02475", "0.03975"), // 0.99 / (12 000 / 300); 1.59 / 40
    ] {
        assert_eq!((value(first, key), value(second, key)), (Some(by_hand), Some(dearer)), "{key}");
    }
    let rate = simulation.rate.unwrap();
    assert_eq!(
        (rate.value.as_deref(), rate.break_even.map(|mark| mark.low)),
        (Some("0.03"), Some("0.02475".to_owned()))
    );
    assert_eq!(simulation.staircase.unwrap().table.rows.len(), 5);
    // Fleiss by hand: (1.959964 √(2 x 0.035 x 0.965) + 0.841621 √(0.03 x 0.97 + 0.04 x 0.96))² / 0.01² = 5 300.6.
    assert!(simulation.test[0].contains("5\u{202f}301\u{a0}plis par lettre"), "{:?}", simulation.test);
    assert!(simulation.test[0].contains("plus que la moitié"), "{:?}", simulation.test);
}

#[test]
fn what_is_missing_or_wrong_is_said_beside_its_figure_and_its_field() {
    let mut values = thought();
    values.retain(|one| one.key != "closing_rate");
    values[0].value = "beaucoup".to_owned();
    let simulation = simulate(&asked(vec![values], "x")).unwrap();
    assert_eq!(simulation.wrong.iter().map(|one| one.key.as_str()).collect::<Vec<_>>(), ["pieces"]);
    let revenue = simulation.scenarios[0].iter().find(|figure| figure.key == "revenue").unwrap();
    let told = &revenue.unknown.as_ref().unwrap().text;
    assert_eq!(told, "Il manque\u{a0}: plis envoyés, nouveaux clients par rendez-vous");
    assert!(simulation.wrong_rate.is_some());
    assert!(simulate(&asked(Vec::new(), "")).unwrap().scenarios.is_empty());
}

#[tokio::test]
async fn a_simulation_that_begins_with_a_real_campaign_gives_its_own_figures_back() {
    let house = House::for_a_try().await.unwrap();
    let today: NaiveDate = TODAY.parse().unwrap();
    crate::demo::load(&house, Lang::Fr, "2026-11-26T10:00:00", &|_| (), &std::sync::Arc::default())
        .await
        .unwrap();
    let code = house.store.campaigns().await.unwrap()[0].code.clone();
    let question = Question {
        lang: "fr".to_owned(),
        basis: "posting".to_owned(),
        campaigns: vec![code],
        ..Question::default()
    };
    let began = start(&house, &question, today).await.unwrap();
    let simulation = simulate(&asked(vec![view(&began).values], "")).unwrap();
    let filter = question::filter(&question).unwrap();
    let real = groups(&house, &filter, &[], today).await.unwrap().remove(0);
    let mut known = 0;
    for simulated in &simulation.scenarios[0] {
        // Lines of response and customers reactivated are no assumptions.
        let real = figure(find(&simulated.key).unwrap(), &real, &filter, Lang::Fr);
        if simulated.key != "response_lines" && simulated.value.is_some() && real.value.is_some() {
            assert_eq!(simulated.value, real.value, "{}", simulated.key);
            known += 1;
        }
    }
    assert!(known > 8, "{known}");
    assert!(began.fields.iter().all(|field| field.value.is_some() != field.unknown.is_some()));
}

#[tokio::test]
async fn nothing_imported_leaves_every_field_open_with_its_reason() {
    let house = House::for_a_try().await.unwrap();
    let began = start(&house, &Question::default(), TODAY.parse().unwrap()).await.unwrap();
    assert!(began.fields.len() == 13 && began.fields.iter().all(|field| field.unknown.is_some()));
}

#[tokio::test]
async fn scenarios_are_kept_by_name_with_what_was_typed() {
    let house = House::for_a_try().await.unwrap();
    let own = ScenarioView { id: None, name: " Prudent ".to_owned(), values: thought() };
    let made = kept::save(&house, &own).await.unwrap();
    let back = kept::named(&house, "prudent").await.unwrap();
    assert_eq!((back.id, back.name.as_str()), (Some(made.id), "Prudent"));
    let figures = |values| simulate(&asked(vec![values], "")).unwrap().scenarios;
    assert_eq!(figures(back.values.clone()), figures(thought()));
    assert!(matches!(kept::save(&house, &own).await, Err(Failure::NameTaken { .. })));
    kept::remove(&house, made.id).await.unwrap();
    assert!(matches!(kept::named(&house, "Prudent").await, Err(Failure::NoScenario { .. })));
    assert_eq!(kept::save(&house, &back).await.unwrap().id, made.id, "an undo gives it back");
}
