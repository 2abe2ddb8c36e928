//! `baromail schedule` and `report --due`: reports that are made by themselves.

use crate::args::{Schedule, ScheduleAction};
use crate::context::{Context, Ended};
use crate::print::say;
use app::dto::schedule::{MadeItem, ScheduleEdit, ScheduleItem};
use app::failure::Failure;
use app::house::House;
use app::schedule::{self, Standing};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::path::Path;

/// Lists the schedules and what they made, after whatever was asked for.
pub(crate) async fn run(context: &Context, arguments: &Schedule) -> Result<Ended, Failure> {
    let house = match &arguments.action {
        None => context.read().await?,
        Some(action) => {
            let house = context.write().await?;
            change(context, house, action).await?;
            house
        }
    };
    let state = schedule::state(house, context.lang, context.today).await?;
    if context.json {
        let document = json!({
            "proposed": state.proposed,
            "why": state.why,
            "waiting": state.waiting,
            "schedules": state.schedules.iter().map(item).collect::<Vec<_>>(),
            "history": state.history.iter().map(made).collect::<Vec<_>>(),
        });
        say!("{document}");
        return Ok(Ended::Done);
    }
    say!("{}", state.why);
    for item in &state.schedules {
        let next = item.next.as_deref().unwrap_or("–");
        let sign = if item.on { "on" } else { "off" };
        say!("{} · {} · {sign} · {next} · {}", item.id, item.text, item.folder);
        if let Some(problem) = &item.problem {
            say!("  {problem}");
        }
    }
    for made in &state.history {
        say!("{} · {} · {}", made.made_at, made.title, Path::new(&made.folder).join(&made.file).display());
    }
    Ok(Ended::Done)
}

async fn change(context: &Context, house: &House, action: &ScheduleAction) -> Result<(), Failure> {
    let today = context.today;
    match action {
        ScheduleAction::Add { template, rhythm, folder, close, since } => {
            let rhythm = match (rhythm, template.as_str()) {
                (Some(rhythm), _) => rhythm.clone(),
                (None, "summary") => "window_end".to_owned(),
                (None, _) => proposed(context, house).await?,
            };
            let edit = ScheduleEdit { id: None, template: template.clone(), rhythm, closes: *close };
            let id = schedule::save(house, &edit, since.unwrap_or(today)).await?;
            if let Some(folder) = folder {
                // A timer starts elsewhere than whoever typed this.
                let whole = std::path::absolute(folder)
                    .map_err(|error| Failure::Disk { path: folder.clone(), kind: error.kind() })?;
                schedule::choose_folder(house, id, &whole).await?;
            }
            Ok(())
        }
        ScheduleAction::On { number } => schedule::set_standing(house, *number, Standing::On, today).await,
        ScheduleAction::Off { number } => schedule::set_standing(house, *number, Standing::Off, today).await,
        ScheduleAction::Remove { number } => {
            schedule::set_standing(house, *number, Standing::Removed, today).await
        }
    }
}

async fn proposed(context: &Context, house: &House) -> Result<String, Failure> {
    let state = schedule::state(house, context.lang, context.today).await?;
    Ok(state.proposed.unwrap_or_else(|| "monthly".to_owned()))
}

/// Makes what is due and says what was made and where; what was not ends with 1.
pub(crate) async fn due(context: &Context, on: Option<NaiveDate>) -> Result<Ended, Failure> {
    let house = context.write().await?;
    let run = schedule::make_due(house, context.lang, on.unwrap_or(context.today), &context.now).await?;
    if context.json {
        let document = json!({
            "made": run.made.iter().map(made).collect::<Vec<_>>(),
            "problems": run.problems,
            "passed_over": run.passed_over,
        });
        say!("{document}");
    } else {
        for item in &run.made {
            say!("{}", Path::new(&item.folder).join(&item.file).display());
        }
        for problem in &run.problems {
            eprintln!("{problem}");
        }
    }
    Ok(if run.problems.is_empty() { Ended::Done } else { Ended::Nothing })
}

fn item(item: &ScheduleItem) -> Value {
    json!({
        "number": item.id,
        "template": item.template,
        "rhythm": item.rhythm,
        "on": item.on,
        "closes": item.closes,
        "folder": item.folder,
        "problem": item.problem,
        "next": item.next,
    })
}

fn made(item: &MadeItem) -> Value {
    json!({
        "title": item.title,
        "made_at": item.made_at,
        "due_on": item.due_on,
        "late": item.late,
        "data": item.data,
        "file": Path::new(&item.folder).join(&item.file),
        "there": item.there,
    })
}
