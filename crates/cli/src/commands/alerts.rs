//! `baromail alerts`: what deserves attention, with what to do about it.

use crate::args::{Alerts, AlertsAction};
use crate::context::{Context, Ended};
use crate::print::say;
use app::alerts::{self, Alert};
use app::failure::Failure;
use app::lang::Lang;
use serde_json::{Value, json};

/// Lists what deserves attention after whatever was asked for.
pub(crate) async fn run(context: &Context, arguments: &Alerts) -> Result<Ended, Failure> {
    let house = match &arguments.action {
        None => context.read().await?,
        Some(AlertsAction::Dismiss { name }) => {
            let house = context.write().await?;
            alerts::dismiss(house, name, context.today, &context.now).await?;
            house
        }
        Some(AlertsAction::Recall { name }) => {
            let house = context.write().await?;
            alerts::recall(house, name).await?;
            house
        }
    };
    let mut found = alerts::list(house, context.lang, context.today).await?;
    found.retain(|alert| arguments.all || !alert.dismissed);
    if context.json {
        let alerts: Vec<Value> = found.iter().map(document).collect();
        say!("{}", json!({ "alerts": alerts }));
    } else {
        say(&found, context.lang);
    }
    Ok(Ended::Done)
}

fn document(alert: &Alert) -> Value {
    json!({
        "name": alert.name,
        "kind": alert.kind,
        "tone": alert.tone,
        "text": alert.text,
        "remedy": alert.remedy,
        "link": { "figure": alert.figure, "campaign": alert.campaign },
        "dismissed": alert.dismissed,
    })
}

fn say(found: &[Alert], lang: Lang) {
    if found.is_empty() {
        say!(
            "{}",
            match lang {
                Lang::Fr => "Rien ne demande votre attention.",
                Lang::En => "Nothing deserves your attention.",
            }
        );
    }
    for alert in found {
        say!("{}\n  {}", alert.text, alert.remedy);
        let campaign = alert.campaign.as_ref().map_or_else(String::new, |code| format!(" --campaign {code}"));
        match &alert.figure {
            Some(figure) => say!("  baromail explain {figure}{campaign}"),
            None if alert.kind == "hot_leads" => say!("  baromail score"),
            None => say!("  baromail report{campaign}"),
        }
        say!("  baromail alerts dismiss \"{}\"", alert.name);
    }
}
