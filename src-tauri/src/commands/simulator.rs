//! The simulator: what it begins with, what would come of a mailing, and scenarios kept by name.

use crate::desk::{self, Desk};
use app::dto::figure::Question;
use app::dto::message::AppError;
use app::dto::simulator::{KeptScenario, ScenarioView, Simulation, SimulatorQuestion, SimulatorStart};
use app::{lang, simulator};
use tauri::State;

/// Returns what a simulation begins with: the real figures of the campaigns asked for.
#[tauri::command]
#[specta::specta]
pub(crate) async fn simulator_start(
    desk: State<'_, Desk>,
    question: Question,
) -> Result<SimulatorStart, AppError> {
    let house = desk.house_in(&question.lang).await?;
    simulator::start(&house, &question, desk::today())
        .await
        .map_err(|failure| failure.words(lang::named(&question.lang)))
}

/// Returns what would come of one to three mailings.
#[tauri::command]
#[specta::specta]
pub(crate) async fn simulate(question: SimulatorQuestion) -> Result<Simulation, AppError> {
    simulator::simulate(&question).map_err(|failure| failure.words(lang::named(&question.lang)))
}

/// Keeps a scenario.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_scenario(
    desk: State<'_, Desk>,
    scenario: ScenarioView,
    lang: String,
) -> Result<KeptScenario, AppError> {
    let house = desk.house_in(&lang).await?;
    let kept = simulator::kept::save(&house, &scenario).await;
    kept.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Deletes a scenario.
#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_scenario(
    desk: State<'_, Desk>,
    id: u32,
    lang: String,
) -> Result<Vec<ScenarioView>, AppError> {
    let house = desk.house_in(&lang).await?;
    let kept = simulator::kept::remove(&house, id).await;
    kept.map_err(|failure| failure.words(lang::named(&lang)))
}
