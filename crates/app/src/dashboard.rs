//! A dashboard: tiles, charts and what deserves attention, as they were put together, and what can be filtered.

use crate::aims::{Usual, yardsticks};
use crate::alerts::{self, Alert};
use crate::boards::{self, Kind};
use crate::charts;
use crate::compare::{self, Control, standing};
use crate::dto::dashboard::{BoardItem, BoardPart, Choice, Choices, Dashboard, Notice, Picture};
use crate::dto::figure::{Figure, Question, Reference, Unit};
use crate::failure::Failure;
use crate::figures::{Group, HEADLINE, decimal_text, figure, groups};
use crate::house::House;
use crate::lang::{Lang, named, say};
use crate::question;
use chart::Scales;
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::words::CellRole;
use kpi::{Definition, find};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Returns all that a dashboard of these parts shows; what is not known any more is passed over.
pub async fn dashboard(
    house: &House,
    question: &Question,
    items: &[BoardItem],
    today: NaiveDate,
) -> Result<Dashboard, Failure> {
    let filter = question::filter(question)?;
    let parts = parts(house, &filter, items, named(&question.lang), today).await?;
    Ok(Dashboard { parts, choices: choices(house, &filter).await? })
}

/// Returns what deserves attention beside the figures of a dashboard of these parts; it takes longer than they do.
pub async fn attention_beside(
    house: &House,
    question: &Question,
    items: &[BoardItem],
    today: NaiveDate,
) -> Result<Vec<Notice>, Failure> {
    let (filter, lang) = (question::filter(question)?, named(&question.lang));
    let tiles = tiles(house, &filter, &figures_of(items), lang, today).await?;
    notices(house, &filter, &tiles, lang, today).await
}

fn figures_of(items: &[BoardItem]) -> Vec<&'static Definition> {
    let figures = items.iter().filter(|item| Kind::of(item) == Some(Kind::Figure));
    figures.filter_map(|item| find(&item.name)).collect()
}

/// Returns what the parts of a dashboard show.
pub async fn parts(
    house: &House,
    filter: &Filter,
    items: &[BoardItem],
    lang: Lang,
    today: NaiveDate,
) -> Result<Vec<BoardPart>, Failure> {
    let items = boards::known(items);
    let tiles = tiles(house, filter, &figures_of(&items), lang, today).await?;
    let mut parts = Vec::new();
    for item in items {
        let (mut figure, mut picture, mut noticed) = (None, None, None);
        match Kind::of(&item) {
            Some(Kind::Figure) => figure = tiles.iter().find(|tile| tile.key == item.name).cloned(),
            Some(Kind::Chart) => picture = Some(drawn(house, &item, filter, lang, today).await?),
            Some(Kind::Notices) => noticed = Some(notices(house, filter, &tiles, lang, today).await?),
            None => continue,
        }
        parts.push(BoardPart { item, figure, picture, notices: noticed });
    }
    Ok(parts)
}

/// Returns figures with what they are compared with and the ends of their scales; none where nothing is known.
pub(crate) async fn tiles(
    house: &House,
    filter: &Filter,
    entries: &[&Definition],
    lang: Lang,
    today: NaiveDate,
) -> Result<Vec<Figure>, Failure> {
    let yardsticks = yardsticks(house, today).await?;
    let grouped = yardsticks.groups(house, entries, filter, &[], today).await?;
    let Some(group) = grouped.first() else { return Ok(Vec::new()) };
    let others = other_campaigns(house, filter, today).await?;
    let usual = yardsticks.usual(&group.campaigns).ok();
    let beside = (usual.as_ref(), others.as_ref());
    Ok(entries.iter().map(|entry| tile(entry, group, beside, filter, lang)).collect())
}

/// Returns one figure beside what is usual or what other campaigns gave, with its break-even and the ends of its scale.
pub(crate) fn tile(
    entry: &Definition,
    group: &Group,
    (usual, others): (Option<&Usual>, Option<&Group>),
    filter: &Filter,
    lang: Lang,
) -> Figure {
    let mut tile = figure(entry, group, filter, lang);
    tile.reference = if entry.key == HEADLINE[0] { usual_band(usual, lang) } else { None }
        .or_else(|| others.and_then(|others| band(&figure(entry, others, filter, lang), lang)));
    tile.break_even = break_even(entry.key, group, filter, lang);
    scale(&mut tile);
    tile
}

/// Returns the sums of the campaigns of the same list type that the filter leaves out, when it asks for exactly one.
pub(crate) async fn other_campaigns(
    house: &House,
    filter: &Filter,
    today: NaiveDate,
) -> Result<Option<Group>, Failure> {
    let asked: Vec<_> =
        filter.wanted.iter().filter(|(dimension, _)| *dimension == Dimension::Campaign).collect();
    let [(_, Some(code))] = asked.as_slice() else { return Ok(None) };
    let campaigns = house.store.campaigns().await?;
    let list_type = campaigns.iter().find(|campaign| campaign.code == *code).and_then(|own| own.list_type);
    let wanted: Vec<_> = campaigns
        .into_iter()
        .filter(|campaign| campaign.code != *code && campaign.list_type == list_type)
        .map(|campaign| (Dimension::Campaign, Some(campaign.code)))
        .collect();
    if wanted.is_empty() {
        return Ok(None);
    }
    let others = Filter { wanted, basis: filter.basis, attribution: filter.attribution, ..Filter::default() };
    Ok(groups(house, &others, &[], today).await?.into_iter().next())
}

/// Returns the grey band of the response rate: the user's own closed campaigns, else a published rate.
fn usual_band(usual: Option<&Usual>, lang: Lang) -> Option<Reference> {
    let usual = usual?;
    let (low, high) = usual.ends();
    Some(Reference {
        label: usual.label(lang),
        low: decimal_text(low, Unit::Ratio),
        high: decimal_text(high, Unit::Ratio),
    })
}

/// Returns the grey band: the interval of the same figure over the user's other campaigns.
fn band(others: &Figure, lang: Lang) -> Option<Reference> {
    let value = others.value.clone()?;
    if matches!(others.unit, Unit::Count) || others.key == "revenue" {
        return None;
    }
    Some(Reference {
        label: say(lang, "vos autres campagnes".into(), "your other campaigns".into()),
        low: others.low.clone().unwrap_or_else(|| value.clone()),
        high: others.high.clone().unwrap_or(value),
    })
}

/// Returns the response rate from which on the campaign pays, for the tile of the response rate.
pub(crate) fn break_even(key: &str, group: &Group, filter: &Filter, lang: Lang) -> Option<Reference> {
    if key != HEADLINE[0] {
        return None;
    }
    let value = figure(find("break_even_response_rate")?, group, filter, lang).value?;
    Some(Reference {
        label: say(lang, "seuil de rentabilité".into(), "break-even".into()),
        low: value.clone(),
        high: value,
    })
}

/// Gives the barometer its ends: room for the value, its interval and what it is compared with.
pub(crate) fn scale(tile: &mut Figure) {
    let parse = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<Decimal>().ok());
    let mut ends: Vec<Decimal> = [&tile.value, &tile.low, &tile.high].into_iter().filter_map(parse).collect();
    for reference in [&tile.reference, &tile.break_even].into_iter().flatten() {
        ends.extend(
            [&reference.low, &reference.high].into_iter().filter_map(|text| text.parse::<Decimal>().ok()),
        );
    }
    let (Some(low), Some(high)) = (ends.iter().min(), ends.iter().max()) else { return };
    let room = Decimal::new(13, 1);
    let unit = Unit::Times;
    tile.scale_min = Some(decimal_text((*low * room).min(Decimal::ZERO), unit));
    tile.scale_max =
        (*high > Decimal::ZERO).then(|| decimal_text(*high * room, unit)).or(Some("0".to_owned()));
}

/// Returns a chart drawn for the columns and rows that it takes.
async fn drawn(
    house: &House,
    item: &BoardItem,
    filter: &Filter,
    lang: Lang,
    today: NaiveDate,
) -> Result<Picture, Failure> {
    let by = item.by.as_deref().map(question::dimension).transpose()?;
    let asked = charts::Asked { by, along: None, scales: Scales::Common, filter, lang, today };
    let plate = charts::named(house, &item.name, asked).await?;
    let (width, height) = (86.0 * f64::from(item.width) - 42.0, 138.0 * f64::from(item.height) - 36.0);
    charts::on_screen(&plate, lang, (width, height))
}

async fn notices(
    house: &House,
    filter: &Filter,
    tiles: &[Figure],
    lang: Lang,
    today: NaiveDate,
) -> Result<Vec<Notice>, Failure> {
    let mut notices = Vec::new();
    notices.extend(attention(house, filter, lang, today).await?);
    notices.extend(verdicts(house, filter, lang, today).await?);
    let mut said = BTreeSet::new();
    for tile in tiles {
        let Some(unknown) = &tile.unknown else { continue };
        let Some(drop) = unknown.drop.as_deref().and_then(domain::kind::Kind::from_key) else { continue };
        if said.insert(drop) {
            let kind = crate::words::file::kind_name(drop, lang);
            let of = if kind.starts_with(['a', 'o']) { "d’" } else { "de " };
            notices.push(Notice {
                tone: "know".to_owned(),
                text: say(
                    lang,
                    format!("Pour compléter ce tableau, déposez votre fichier {of}{kind}."),
                    format!("To complete this dashboard, drop your file of {kind}."),
                ),
                explain: Some(tile.key.clone()),
                remedy: None,
                name: None,
                campaign: None,
            });
        }
    }
    Ok(notices)
}

/// Returns what deserves attention in the campaigns asked for and was not dismissed.
async fn attention(
    house: &House,
    filter: &Filter,
    lang: Lang,
    today: NaiveDate,
) -> Result<Vec<Notice>, Failure> {
    let concerns = |alert: &Alert| {
        alert.campaign.as_ref().is_none_or(|code| filter.takes(Dimension::Campaign, Some(code)))
    };
    let alerts = alerts::list(house, lang, today).await?;
    let alerts = alerts.into_iter().filter(|alert| !alert.dismissed && concerns(alert));
    Ok(alerts
        .map(|alert| Notice {
            tone: alert.tone.to_owned(),
            text: alert.text,
            explain: alert.figure,
            remedy: Some(alert.remedy),
            name: Some(alert.name),
            campaign: alert.campaign,
        })
        .collect())
}

/// Returns what the comparisons of a single campaign's cells say.
async fn verdicts(
    house: &House,
    filter: &Filter,
    lang: Lang,
    today: NaiveDate,
) -> Result<Vec<Notice>, Failure> {
    let asked: Vec<_> =
        filter.wanted.iter().filter(|(dimension, _)| *dimension == Dimension::Campaign).collect();
    let [(_, Some(code))] = asked.as_slice() else { return Ok(Vec::new()) };
    let standing = standing(house, code, Control::MarkedOrFirst, today).await?;
    let mailed = standing.cells.iter().filter(|cell| cell.group.role != Some(CellRole::Holdout));
    let verdicts = compare::verdicts(mailed, lang);
    let notice = |tone: &str, text| Notice {
        tone: tone.to_owned(),
        text,
        explain: Some(HEADLINE[0].to_owned()),
        remedy: None,
        name: None,
        campaign: None,
    };
    let of_cell = |(cell, text): (&compare::Cell, String)| {
        let better = cell.comparison.as_ref().is_some_and(|found| found.verdict == kpi::Verdict::Better);
        notice(if better { "go_on" } else { "test" }, text)
    };
    let open = verdicts.open.map(|text| notice("know", text));
    Ok(open.into_iter().chain(verdicts.cells.into_iter().map(of_cell)).collect())
}

/// Returns what the filters can choose from.
pub(crate) async fn choices(house: &House, filter: &Filter) -> Result<Choices, Failure> {
    let beside = house.store.beside().await?;
    let mut campaigns: Vec<_> = beside.campaigns.iter().collect();
    campaigns.sort_by_key(|campaign| std::cmp::Reverse(campaign.mailings.iter().max().copied()));
    let taken = beside.key_codes.iter().filter(|(code, _)| filter.takes(Dimension::Campaign, Some(code)));
    let cells: BTreeSet<&String> = taken.map(|(_, key)| key).collect();
    let months: BTreeSet<_> = campaigns
        .iter()
        .flat_map(|campaign| &campaign.mailings)
        .map(|day| day.format("%Y-%m").to_string())
        .collect();
    Ok(Choices {
        campaigns: campaigns
            .into_iter()
            .map(|campaign| Choice { code: campaign.code.clone(), name: campaign.name.clone() })
            .collect(),
        cells: cells.into_iter().map(|key| Choice { code: key.clone(), name: key.clone() }).collect(),
        months: months.into_iter().rev().collect(),
        attribution: house.store.attribution().await?.key().to_owned(),
    })
}
