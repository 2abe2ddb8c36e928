//! `baromail kpi`: figures of the catalogue, grouped and filtered.

use crate::args::Kpi;
use crate::context::{Context, Ended};
use crate::print::say;
use crate::{json, print};
use app::aims::aimed_groups;
use app::dto::figure::Figure;
use app::failure::Failure;
use app::figures::{Group, definitions, figure};
use app::lang::Lang;
use app::question;
use serde_json::{Value, json};

/// Prints figures.
pub(crate) async fn run(context: &Context, arguments: &Kpi) -> Result<Ended, Failure> {
    let entries = definitions(&arguments.keys)?;
    let mut by = Vec::new();
    for name in &arguments.by {
        let dimension = question::dimension(name)?;
        if !by.contains(&dimension) {
            by.push(dimension);
        }
    }
    let house = context.read().await?;
    let filter = context.filter(house, &arguments.filters).await?;
    let found: Vec<(Group, Vec<Figure>)> = aimed_groups(house, &entries, &filter, &by, context.today)
        .await?
        .into_iter()
        .map(|group| {
            let figures = entries.iter().map(|entry| figure(entry, &group, &filter, context.lang)).collect();
            (group, figures)
        })
        .collect();
    if context.json {
        let groups: Vec<Value> = found.iter().map(|(group, figures)| json::group(group, figures)).collect();
        say!("{}", json!({ "filters": json::filters(&filter), "groups": groups }));
    } else {
        say(&found, context.lang);
    }
    Ok(Ended::Done)
}

/// One column a group, one row a figure.
fn say(found: &[(Group, Vec<Figure>)], lang: Lang) {
    let Some((_, first)) = found.first() else {
        return say!(
            "{}",
            match lang {
                Lang::Fr => "Rien à montrer\u{a0}: aucun pli ne répond à ces filtres.",
                Lang::En => "Nothing to show: no piece answers to these filters.",
            }
        );
    };
    let mut headings = vec![String::new()];
    headings.extend(found.iter().map(|(group, _)| name(group, lang)));
    let rows: Vec<Vec<String>> = first
        .iter()
        .enumerate()
        .map(|(place, entry)| {
            let mut row = vec![entry.name.clone()];
            row.extend(
                found.iter().filter_map(|(_, figures)| figures.get(place)).map(|f| print::shown(f, lang)),
            );
            row
        })
        .collect();
    say!("{}", print::table(&headings, &rows));
}

fn name(group: &Group, lang: Lang) -> String {
    let unknown = match lang {
        Lang::Fr => "inconnu",
        Lang::En => "unknown",
    };
    let mut parts: Vec<&str> =
        group.key.iter().map(|(_, value)| value.as_deref().unwrap_or(unknown)).collect();
    parts.extend(group.role.map(app::figures::CellRole::key));
    parts.join(" · ")
}
