//! Scenarios that were kept by name.

use super::assumed;
use crate::dto::simulator::{Assumed, KeptScenario, ScenarioView};
use crate::failure::Failure;
use crate::house::House;
use crate::naming;
use domain::currency::Currency;
use domain::fold::fold;
use kpi::simulate::Assumption;
use rust_decimal::Decimal;

/// Returns the scenarios that were kept, by name.
pub async fn list(house: &House) -> Result<Vec<ScenarioView>, Failure> {
    Ok(house.store.scenarios().await?.into_iter().map(view).collect())
}

/// Returns the scenario of a name.
///
/// # Errors
/// [`Failure::NoScenario`].
pub async fn named(house: &House, name: &str) -> Result<ScenarioView, Failure> {
    let kept = list(house).await?;
    let names = kept.iter().map(|one| one.name.clone()).collect();
    let found = kept.into_iter().find(|one| fold(&one.name) == fold(name));
    found.ok_or_else(|| Failure::NoScenario { name: name.to_owned(), names })
}

/// Keeps a scenario, new or changed, or one that was deleted again; what cannot be taken as it was typed is not kept.
///
/// # Errors
/// [`Failure::NotAName`], [`Failure::NameTaken`].
pub async fn save(house: &House, scenario: &ScenarioView) -> Result<KeptScenario, Failure> {
    let others = house.store.scenarios().await?;
    let others = others.iter().filter(|other| other.id != scenario.id).map(|other| other.name.as_str());
    let name = naming::name(&scenario.name, others)?;
    let (read, _) = assumed::read(&scenario.values, Currency::EUR);
    let assumed = read.values.iter().map(|(one, value)| (one.key().to_owned(), value.to_string())).collect();
    let id = house.store.put_scenario(&store::Scenario { id: scenario.id, name, assumed }).await?;
    Ok(KeptScenario { id, kept: list(house).await? })
}

/// Deletes a scenario.
pub async fn remove(house: &House, id: u32) -> Result<Vec<ScenarioView>, Failure> {
    house.store.remove_scenario(id).await?;
    list(house).await
}

fn view(kept: store::Scenario) -> ScenarioView {
    let value = |one: Assumption| {
        let value = kept.assumed.get(one.key())?.parse::<Decimal>().ok()?;
        Some(Assumed { key: one.key().to_owned(), value: assumed::text(value, one.kind()) })
    };
    let values = Assumption::ALL.into_iter().filter_map(value).collect();
    ScenarioView { id: kept.id, name: kept.name, values }
}
