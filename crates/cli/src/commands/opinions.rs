//! `baromail opinions` and `tag`: what customers answered, and how a person sorts it.

use crate::args::{Opinions, Tag};
use crate::context::{Context, Ended};
use crate::print::say;
use crate::{json, print};
use app::dto::opinions::{Opinion, OpinionGroup, OpinionPage, OpinionQuestion};
use app::failure::Failure;
use app::lang::Lang;
use app::opinions;
use serde_json::{Value, json};

/// What asks for rows that have none of something.
const NONE: &str = "none";

/// Lists opinions with their scores.
pub(crate) async fn list(context: &Context, arguments: &Opinions) -> Result<Ended, Failure> {
    let house = context.read().await?;
    if let Some(code) = arguments.campaign.as_deref().filter(|code| *code != NONE) {
        app::campaigns::row(house, code).await?;
    }
    let asked =
        |text: &Option<String>| text.clone().map(|text| if text == NONE { String::new() } else { text });
    let question = OpinionQuestion {
        campaign: asked(&arguments.campaign),
        moment: asked(&arguments.moment),
        group: arguments.group.clone(),
        tag: arguments.tag.clone(),
        search: arguments.search.clone(),
        from: arguments.from.clone(),
        to: arguments.to.clone(),
    };
    let found = opinions::opinions(house, &question, arguments.page, context.lang).await?;
    if context.json {
        let groups = |groups: &[OpinionGroup]| groups.iter().map(group).collect::<Vec<_>>();
        let rows: Vec<Value> = found.rows.iter().map(document).collect();
        say!(
            "{}",
            json!({
                "all": group(&found.all), "by_moment": groups(&found.by_moment), "by_tag": groups(&found.by_tag),
                "waiting": found.waiting, "waiting_why": found.waiting_why, "opinions": rows,
            })
        );
    } else {
        show(&found, context.lang);
    }
    Ok(Ended::Done)
}

/// Gives an opinion tags and takes others from it, and shows it.
pub(crate) async fn tag(context: &Context, arguments: &Tag) -> Result<Ended, Failure> {
    let house = if arguments.add.is_empty() && arguments.remove.is_empty() {
        context.read().await?
    } else {
        let house = context.write().await?;
        opinions::tag(house, &arguments.row, &arguments.add, &arguments.remove).await?;
        house
    };
    let found = opinions::one(house, &arguments.row, context.lang).await?;
    if context.json {
        say!("{}", document(&found));
    } else {
        say!("{}", rows(std::slice::from_ref(&found), context.lang));
    }
    Ok(Ended::Done)
}

fn group(group: &OpinionGroup) -> Value {
    json!({
        "name": group.name, "opinions": group.opinions, "promoters": group.promoters,
        "passives": group.passives, "detractors": group.detractors, "nps": json::figure(&group.score),
    })
}

fn document(one: &Opinion) -> Value {
    json!({
        "name": one.name, "score": one.score, "group": one.group, "date": one.date, "moment": one.moment,
        "campaign": one.campaign, "who": one.who, "verbatim": one.verbatim, "tags": one.tags,
        "file": one.file, "sheet": one.sheet, "row": one.row, "waits": one.waits,
    })
}

fn show(found: &OpinionPage, lang: Lang) {
    let none = match lang {
        Lang::Fr => "(aucun)",
        Lang::En => "(none)",
    };
    let headings = match lang {
        Lang::Fr => ["Avis", "NPS", "Nombre", "Promoteurs", "Passifs", "Détracteurs"],
        Lang::En => ["Opinions", "NPS", "Number", "Promoters", "Passives", "Detractors"],
    };
    let all = match lang {
        Lang::Fr => "tous",
        Lang::En => "all",
    };
    let line = |what: String, group: &OpinionGroup| {
        let counts = [group.opinions, group.promoters, group.passives, group.detractors];
        let mut line = vec![what, print::shown(&group.score, lang)];
        line.extend(counts.map(|count| count.to_string()));
        line
    };
    let mut lines = vec![line(all.to_owned(), &found.all)];
    lines.extend(
        found
            .by_moment
            .iter()
            .map(|group| line(group.name.clone().unwrap_or_else(|| none.to_owned()), group)),
    );
    lines.extend(
        found
            .by_tag
            .iter()
            .map(|group| line(format!("#{}", group.name.as_deref().unwrap_or_default()), group)),
    );
    say!("{}", print::table(&headings.map(str::to_owned), &lines));
    for why in &found.waiting_why {
        say!("{why}");
    }
    if !found.rows.is_empty() {
        say!("{}", rows(&found.rows, lang));
    }
}

fn rows(found: &[Opinion], lang: Lang) -> comfy_table::Table {
    let headings = match lang {
        Lang::Fr => ["Nom", "Note", "Date", "Moment", "Campagne", "Qui", "Verbatim", "Étiquettes"],
        Lang::En => ["Name", "Score", "Date", "Moment", "Campaign", "Who", "Verbatim", "Tags"],
    };
    let line = |one: &Opinion| {
        vec![
            one.name.clone(),
            one.score.to_string(),
            one.date.clone().unwrap_or_default(),
            one.moment.clone().unwrap_or_default(),
            one.campaign
                .clone()
                .or_else(|| one.waits.clone().map(|why| format!("– ({why})")))
                .unwrap_or_default(),
            one.who.clone().unwrap_or_default(),
            one.verbatim.clone().unwrap_or_default(),
            one.tags.join(", "),
        ]
    };
    print::table(&headings.map(str::to_owned), &found.iter().map(line).collect::<Vec<_>>())
}
