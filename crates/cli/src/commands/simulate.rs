//! `baromail simulate`: what a mailing would bring.

use crate::args::Simulate;
use crate::context::{Context, Ended, pairs};
use crate::json;
use crate::print::{self, say};
use app::dto::figure::Question;
use app::dto::simulator::{ScenarioView, Simulation, SimulatorQuestion};
use app::failure::Failure;
use app::figures::shown_figure;
use app::house::House;
use app::lang::Lang;
use app::simulator::{self, assumed, kept};
use serde_json::{Map, Value, json};

/// Prints what would come of a mailing, or what was kept.
pub(crate) async fn run(context: &Context, arguments: &Simulate) -> Result<Ended, Failure> {
    let writes = arguments.save.is_some() || arguments.delete.is_some();
    let house = if writes { context.write().await? } else { context.read().await? };
    if let Some(name) = &arguments.delete {
        let found = kept::named(house, name).await?;
        kept::remove(house, found.id.unwrap_or_default()).await?;
    }
    if arguments.list || arguments.delete.is_some() {
        list(context, &kept::list(house).await?);
        return Ok(Ended::Done);
    }
    let (mut scenario, currency) = begin(context, house, arguments).await?;
    assumed::set(&mut scenario.values, &pairs(&arguments.set)?)?;
    if let Some(name) = &arguments.save {
        let before = kept::named(house, name).await.ok().and_then(|before| before.id);
        kept::save(house, &ScenarioView { id: before, name: name.clone(), ..scenario.clone() }).await?;
    }
    let question = SimulatorQuestion {
        lang: lang_key(context.lang).to_owned(),
        currency,
        scenarios: vec![scenario.clone()],
        shown: 0,
        other_rate: arguments.against.clone().unwrap_or_default(),
    };
    let simulation = simulator::simulate(&question)?;
    if let (Some(_), Some(rate)) = (&simulation.wrong_rate, &arguments.against) {
        let (field, value) = ("against".to_owned(), rate.clone());
        return Err(Failure::BadValue { field, value, allowed: "0 … 100" });
    }
    show(context, &scenario, &simulation);
    Ok(Ended::Done)
}

const fn lang_key(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "fr",
        Lang::En => "en",
    }
}

/// Returns what a simulation begins with, and what its amounts are counted in.
async fn begin(
    context: &Context,
    house: &House,
    arguments: &Simulate,
) -> Result<(ScenarioView, String), Failure> {
    if let Some(code) = &arguments.from {
        app::campaigns::row(house, code).await?;
    }
    let question = Question {
        lang: lang_key(context.lang).to_owned(),
        basis: "posting".to_owned(),
        campaigns: arguments.from.iter().cloned().collect(),
        ..Question::default()
    };
    let start = simulator::start(house, &question, context.today).await?;
    let scenario = match &arguments.scenario {
        Some(name) => kept::named(house, name).await?,
        None => simulator::view(&start),
    };
    Ok((scenario, start.currency))
}

fn assumed_values(scenario: &ScenarioView) -> Value {
    let values = scenario.values.iter().map(|one| (one.key.clone(), json!(one.value)));
    Value::Object(values.collect::<Map<_, _>>())
}

fn list(context: &Context, kept: &[ScenarioView]) {
    if context.json {
        let one = |kept: &ScenarioView| json!({ "name": kept.name, "assumed": assumed_values(kept) });
        say!("{}", json!({ "scenarios": kept.iter().map(one).collect::<Vec<_>>() }));
    } else {
        for one in kept {
            say!("{}", one.name);
        }
    }
}

fn show(context: &Context, scenario: &ScenarioView, simulation: &Simulation) {
    let figures = simulation.scenarios.first().map(Vec::as_slice).unwrap_or_default();
    if context.json {
        let kpis: Map<_, _> =
            figures.iter().map(|figure| (figure.key.clone(), json::figure(figure))).collect();
        say!("{}", json!({ "assumed": assumed_values(scenario), "kpis": kpis, "test": simulation.test }));
        return;
    }
    let rows: Vec<Vec<String>> =
        figures.iter().map(|figure| vec![figure.name.clone(), shown_figure(figure, context.lang)]).collect();
    say!("{}", print::table(&[String::new(), String::new()], &rows));
    for sentence in &simulation.test {
        say!("{sentence}");
    }
}
