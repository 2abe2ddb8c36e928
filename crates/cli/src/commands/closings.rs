//! `baromail close` and `closings`: periods that are closed with the sums known then.

use crate::args::{Close, Closings, ClosingsAction};
use crate::context::{Context, Ended};
use crate::print::say;
use app::closings;
use app::dto::closings::ClosingItem;
use app::failure::Failure;
use serde_json::{Value, json};

/// Closes a period.
pub(crate) async fn close(context: &Context, arguments: &Close) -> Result<Ended, Failure> {
    let house = context.write().await?;
    let closed = closings::close(house, arguments.period.as_deref(), context.today).await?;
    let item = closings::item(&closed, true, context.lang);
    if context.json {
        say!("{}", document(&item));
    } else {
        say!("{}", item.text);
    }
    Ok(Ended::Done)
}

/// Lists the closings after whatever was asked for.
pub(crate) async fn list(context: &Context, arguments: &Closings) -> Result<Ended, Failure> {
    let house = match &arguments.action {
        None => context.read().await?,
        Some(ClosingsAction::Undo { number }) => {
            let house = context.write().await?;
            closings::reopen(house, *number).await?;
            house
        }
    };
    let items = closings::list(house, context.lang).await?;
    if context.json {
        say!("{}", json!({ "closings": items.iter().map(document).collect::<Vec<_>>() }));
    } else {
        for item in &items {
            say!("{} · {}", item.text, item.revenue);
        }
    }
    Ok(Ended::Done)
}

fn document(item: &ClosingItem) -> Value {
    json!({
        "number": item.number,
        "period": item.period,
        "from": item.from,
        "to": item.to,
        "closed_on": item.closed_on,
    })
}
