//! `baromail dashboard`: a dashboard as it was put together, or all of them.

use crate::args::Dashboard;
use crate::context::{Context, Ended};
use crate::json;
use crate::print::{self, say};
use app::boards;
use app::dto::dashboard::{BoardItem, BoardPart};
use app::failure::Failure;
use app::figures::shown_figure;
use app::lang::Lang;
use serde_json::{Value, json};

/// Prints the figures and notices of a dashboard, or lists the dashboards.
pub(crate) async fn run(context: &Context, arguments: &Dashboard) -> Result<Ended, Failure> {
    let house = context.read().await?;
    if arguments.list {
        list(&boards::list(house, context.lang).await?.boards, context);
        return Ok(Ended::Done);
    }
    let board = boards::layout(house, arguments.name.as_deref(), context.lang).await?;
    let filter = context.filter(house, &arguments.filters).await?;
    let shown = app::dashboard::parts(house, &filter, &board.items, context.lang, context.today).await?;
    if context.json {
        let parts: Vec<Value> = shown.iter().map(part).collect();
        say!("{}", json!({ "name": board.name, "filters": json::filters(&filter), "parts": parts }));
    } else {
        say!("{}", board.name);
        print_parts(&shown, context.lang);
    }
    Ok(Ended::Done)
}

fn list(boards: &[app::dto::dashboard::BoardView], context: &Context) {
    if context.json {
        let boards: Vec<Value> = boards
            .iter()
            .map(|board| {
                let items: Vec<Value> = board.items.iter().map(item).collect();
                json!({ "id": board.id, "name": board.name, "items": items })
            })
            .collect();
        say!("{}", json!({ "dashboards": boards }));
    } else {
        for board in boards {
            say!("{}", board.name);
        }
    }
}

fn item(item: &BoardItem) -> Value {
    json!({
        "kind": item.kind,
        "name": item.name,
        "by": item.by,
        "width": item.width,
        "height": item.height,
    })
}

fn part(part: &BoardPart) -> Value {
    let notices = part.notices.as_ref().map(|notices| {
        let notice = |one: &app::dto::dashboard::Notice| json!({ "tone": one.tone, "text": one.text, "remedy": one.remedy });
        notices.iter().map(notice).collect::<Vec<_>>()
    });
    json!({
        "item": item(&part.item),
        "figure": part.figure.as_ref().map(json::figure),
        "chart": part.picture.as_ref().map(|picture| json!({
            "title": picture.title,
            "summary": picture.summary,
            "columns": picture.table.columns,
            "rows": picture.table.rows,
        })),
        "notices": notices,
    })
}

fn print_parts(parts: &[BoardPart], lang: Lang) {
    let tiles = parts.iter().filter_map(|part| part.figure.as_ref());
    let rows: Vec<Vec<String>> = tiles
        .map(|figure| vec![figure.name.clone(), shown_figure(figure, lang), figure.detail.clone()])
        .collect();
    if !rows.is_empty() {
        say!("{}", print::table(&[String::new(), String::new(), String::new()], &rows));
    }
    for part in parts {
        if let Some(picture) = &part.picture {
            say!("{}", picture.title);
            say!("{}", print::table(&picture.table.columns, &picture.table.rows));
        }
        for notice in part.notices.iter().flatten() {
            say!("- {}", notice.text);
        }
    }
}
