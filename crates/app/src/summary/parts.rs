//! The parts of a summary: headline, cells, drawings, tables.

use crate::charts::{self, Plate};
use crate::compare::{Cell, Standing};
use crate::dto::figure::Figure;
use crate::failure::Failure;
use crate::figures::{Group, figure, groups};
use crate::house::House;
use crate::lang::{Lang, say};
use chart::{Chart, Medium, draw};
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::format::{self, counted};
use domain::totals::Measure;
use domain::words::CellRole;
use kpi::{Definition, Unit, Verdict, evaluate, find, shown};
use report::{CellRow, CellTable, Column, Gauge, Picture, Span, Table};
use rust_decimal::prelude::ToPrimitive;
use store::CampaignRow;

/// From the letter to the customer: the count, the passage from the step before, the cost of one.
const STEPS: [(&str, Option<&str>, Option<&str>); 6] = [
    ("pieces_posted", None, Some("cost_per_piece")),
    ("responders", Some("response_rate"), Some("cost_per_response")),
    ("qualified_leads", Some("qualification_rate"), Some("cost_per_qualified_lead")),
    ("appointments", Some("stage_conversion.qualified"), Some("cost_per_appointment")),
    ("opportunities", Some("stage_conversion.appointment"), None),
    ("new_customers", None, Some("cost_per_new_customer")),
];
/// The columns of the tables of the second page.
pub(super) const COLUMNS: [&str; 4] = ["pieces_posted", "response_rate", "cost_total", "revenue"];
/// The shares of the cost, each with its item.
pub(super) const SHARES: &str = "cost_share";
/// Steps that many a firm keeps no list of: they stand only where a file tells them.
const IF_TOLD: [Measure; 2] = [Measure::Appointments, Measure::Opportunities];

/// Returns the line below the title.
pub(super) fn subtitle(
    campaign: &CampaignRow,
    group: &Group,
    open_until: Option<NaiveDate>,
    lang: Lang,
) -> String {
    let pieces = group.totals.pieces_posted.value().and_then(|n| n.to_u64()).unwrap_or(campaign.pieces);
    let pieces = match lang {
        Lang::Fr => counted(pieces, "pli envoyé", "plis envoyés", lang),
        Lang::En => counted(pieces, "piece posted", "pieces posted", lang),
    };
    let days: Vec<String> = campaign.mailings.iter().map(|day| format::date(*day, lang)).collect();
    let mut text = match (days.as_slice(), lang) {
        ([], _) => pieces,
        ([day], Lang::Fr) => format!("{pieces} le {day}"),
        ([day], Lang::En) => format!("{pieces} on {day}"),
        (days, Lang::Fr) => format!("{pieces} en {}\u{a0}vagues", days.len()),
        (days, Lang::En) => format!("{pieces} in {}\u{a0}mailings", days.len()),
    };
    if let Some(end) = open_until {
        let end = format::date(end, lang);
        text.push_str(&say(
            lang,
            format!(" · provisoire\u{a0}: commandes comptées jusqu’au {end}"),
            format!(" · provisional: orders counted until {end}"),
        ));
    }
    text
}

/// Returns a gauge for a figure with an interval; `max` where several share a scale.
fn gauge(figure: &Figure, mark: Option<f64>, max: Option<f64>) -> Option<Gauge> {
    let number = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<f64>().ok());
    let (point, low, high) = (number(&figure.value)?, number(&figure.low)?, number(&figure.high)?);
    let room = high.max(mark.unwrap_or(0.0)) * 1.3;
    Some(Gauge { low, high, band: None, point, max: max.unwrap_or(room), mark, alt: figure.detail.clone() })
}

/// Returns the comparison of the cells.
pub(super) async fn cells(
    house: &House,
    standing: &Standing,
    filter: &Filter,
    code: &str,
    lang: Lang,
) -> Result<CellTable, Failure> {
    let rows = house.store.cells(code).await?;
    let highest = standing.cells.iter().filter_map(|cell| high(cell, filter, lang)).fold(0.0, f64::max);
    let columns = [
        Column::words(say(lang, "Cellule".into(), "Cell".into())),
        Column::figures(say(lang, "Plis".into(), "Pieces".into())),
        Column::figures(say(lang, "Répondants".into(), "Responders".into())),
        Column::figures(say(lang, "Taux".into(), "Rate".into())),
        Column::figures(say(lang, "Coût par réponse".into(), "Cost per response".into())),
    ];
    let held = standing.cells.iter().any(|cell| cell.group.role == Some(CellRole::Holdout));
    Ok(CellTable {
        heading: say(lang, "Quelle lettre marche le mieux".into(), "Which letter works best".into()),
        columns: columns.into(),
        gauge_column: say(lang, "Intervalle à 95\u{a0}%".into(), "95% interval".into()),
        verdict_column: say(lang, "Verdict".into(), "Verdict".into()),
        rows: standing
            .cells
            .iter()
            .map(|cell| {
                let name = rows.iter().find(|row| row.key_code.as_deref() == Some(&cell.key));
                let offer = name.and_then(|row| row.offer.clone().or_else(|| row.creative.clone()));
                cell_row(cell, offer, standing, filter, highest * 1.2, lang)
            })
            .collect(),
        caption: if held {
            say(
                lang,
                "Cellule non envoyée\u{a0}: ses destinataires n’ont rien reçu.".into(),
                "Holdout: its people were mailed nothing.".into(),
            )
        } else {
            String::new()
        },
    })
}

fn high(cell: &Cell, filter: &Filter, lang: Lang) -> Option<f64> {
    figure(find("response_rate")?, &cell.group, filter, lang).high?.parse().ok()
}

fn cell_row(
    cell: &Cell,
    offer: Option<String>,
    standing: &Standing,
    filter: &Filter,
    max: f64,
    lang: Lang,
) -> CellRow {
    let show = |key: &str| {
        find(key).map_or_else(String::new, |entry| {
            shown(evaluate(entry, &cell.group.totals, filter.basis).value, entry.unit, lang)
        })
    };
    let count = |n: u64| format::number(n.into(), 0, lang);
    let rate = find("response_rate").map(|entry| figure(entry, &cell.group, filter, lang));
    let role = match cell.group.role {
        Some(CellRole::Holdout) => say(lang, " (non envoyée)".into(), " (holdout)".into()),
        _ => offer.map_or_else(String::new, |offer| format!(" · {offer}")),
    };
    CellRow {
        cells: vec![
            format!("{}{role}", cell.key),
            count(cell.people),
            cell.responders.map_or_else(|| "–".to_owned(), count),
            show("response_rate"),
            show("cost_per_response"),
        ],
        gauge: rate.and_then(|rate| gauge(&rate, None, Some(max))),
        verdict: verdict_words(cell, standing, lang),
        strong: cell.comparison.as_ref().is_some_and(|found| found.verdict == Verdict::Better),
    }
}

fn verdict_words(cell: &Cell, standing: &Standing, lang: Lang) -> String {
    let (fr, en) = match cell.comparison.as_ref().map(|comparison| comparison.verdict) {
        _ if standing.control.as_deref() == Some(&cell.key) => ("témoin", "control"),
        _ if cell.group.role == Some(CellRole::Holdout) => ("non envoyée", "not mailed"),
        Some(Verdict::Better) => ("meilleure, établi", "better, proven"),
        Some(Verdict::Worse) => ("moins bonne, établi", "worse, proven"),
        Some(Verdict::NotProven { .. }) => ("pas assez de plis", "not enough pieces"),
        Some(Verdict::CouldBeChance) => ("hasard possible", "could be chance"),
        None => ("–", "–"),
    };
    say(lang, fr.to_owned(), en.to_owned())
}

/// Returns the drawings.
pub(super) async fn figures(
    house: &House,
    filter: &Filter,
    lang: Lang,
    today: NaiveDate,
) -> Result<Vec<Picture>, Failure> {
    let curve = charts::response_curve(house, filter, lang, today).await?;
    let mut pictures = vec![drawn(&curve, Span::Half, 160.0, lang)?];
    if let Some(rate) = find("response_rate") {
        let lists = charts::bars(house, rate, Dimension::ListSource, filter, lang, today).await?;
        let sectors = charts::bars(house, rate, Dimension::Sector, filter, lang, today).await?;
        for plate in [lists, sectors] {
            if bar_count(&plate) > 1 {
                pictures.push(drawn(&plate, Span::Half, 200.0, lang)?);
            }
        }
    }
    Ok(pictures)
}

fn bar_count(plate: &Plate) -> usize {
    match &plate.chart {
        Chart::Bars(bars) => bars.bars.len(),
        _ => 0,
    }
}

/// Draws a chart for paper.
pub(crate) fn drawn(plate: &Plate, span: Span, height: f64, lang: Lang) -> Result<Picture, Failure> {
    let drawing = draw(&plate.chart, &charts::look(lang, Medium::Print, f64::from(span.width()), height))?;
    let picture = charts::picture(plate, drawing);
    Ok(Picture {
        heading: picture.title,
        svg: picture.svg,
        alt: picture.summary,
        note: plate.note.clone(),
        span,
    })
}

/// Returns where the budget goes.
pub(super) async fn shares(
    house: &House,
    filter: &Filter,
    lang: Lang,
    today: NaiveDate,
) -> Result<Table, Failure> {
    let plate = charts::cost_shares(house, filter, lang, today).await?;
    let drawing =
        draw(&plate.chart, &charts::look(lang, Medium::Print, f64::from(Span::Half.width()), 200.0))?;
    let columns = drawing.table.columns.into_iter().enumerate();
    Ok(Table {
        heading: say(lang, "Où va le budget".into(), "Where the budget goes".into()),
        columns: columns
            .map(|(place, title)| if place == 0 { Column::words(title) } else { Column::figures(title) })
            .collect(),
        rows: drawing.table.rows,
        note: String::new(),
    })
}

/// Returns the figures of the steps: counts, passages and costs.
pub(crate) fn step_figures() -> Vec<&'static str> {
    let all = STEPS.into_iter().flat_map(|(count, passage, cost)| [Some(count), passage, cost]);
    all.flatten().filter(|key| find(key).is_some()).collect()
}

/// Returns the steps from the letter to the customer.
pub(crate) fn steps(group: &Group, filter: &Filter, lang: Lang) -> Table {
    let show = |key: &str| {
        find(key).map_or_else(String::new, |entry| {
            shown(evaluate(entry, &group.totals, filter.basis).value, entry.unit, lang)
        })
    };
    let or_dash = |key: Option<&str>| key.map_or_else(|| "–".to_owned(), show);
    let name = |key: &str| find(key).map(|entry| crate::figures::capitalised(entry.name.get(lang)));
    let responders = shown(group.totals.responders, Unit::Count, lang);
    Table {
        heading: say(lang, "De la lettre au client".into(), "From the letter to the customer".into()),
        columns: vec![
            Column::words(say(lang, "Étape".into(), "Step".into())),
            Column::figures(say(lang, "Nombre".into(), "Number".into())),
            Column::figures(say(lang, "Passage".into(), "Passage".into())),
            Column::figures(say(lang, "Coût unitaire".into(), "Cost of one".into())),
        ],
        rows: STEPS
            .iter()
            .filter(|(key, ..)| {
                IF_TOLD.iter().all(|one| one.key() != *key || group.totals.get(*one).value().is_some())
            })
            .map(|(key, passage, cost)| {
                let label = name(key).unwrap_or_else(|| say(lang, "Répondants".into(), "Responders".into()));
                let number = if find(key).is_some() { show(key) } else { responders.clone() };
                vec![label, number, or_dash(*passage), or_dash(*cost)]
            })
            .collect(),
        note: String::new(),
    }
}

/// Returns the tables of the second page: list sources, départements, and what was gained and lasts.
pub(super) async fn tables(
    house: &House,
    filter: &Filter,
    lang: Lang,
    today: NaiveDate,
) -> Result<Vec<Table>, Failure> {
    let mut tables = Vec::new();
    let known =
        |grouped: &[Group]| grouped.iter().any(|group| group.key.iter().any(|(_, value)| value.is_some()));
    let sectors = groups(house, filter, &[Dimension::Sector], today).await?;
    for (by, heading) in [
        (Dimension::ListSource, say(lang, "Par fichier d’origine".into(), "By list source".into())),
        (Dimension::Departement, say(lang, "Par département".into(), "By département".into())),
    ] {
        // Two pages hold sectors, which are drawn, or départements; the comparison has both.
        if by == Dimension::Departement && known(&sectors) {
            continue;
        }
        let grouped = groups(house, filter, &[by], today).await?;
        if known(&grouped) {
            tables.push(table(heading, &grouped, filter, lang));
        }
    }
    tables.extend(super::lasting::table(house, filter, lang, today).await?);
    Ok(tables)
}

/// The rows of a table that a page has room for.
const ROWS: usize = 6;

fn table(heading: String, grouped: &[Group], filter: &Filter, lang: Lang) -> Table {
    let entries: Vec<&Definition> = COLUMNS.iter().filter_map(|key| find(key)).collect();
    let titles = match lang {
        Lang::Fr => ["Plis", "Taux", "Budget HT", "CA HT"],
        Lang::En => ["Pieces", "Rate", "Cost", "Revenue"],
    };
    let mut columns = vec![Column::words(String::new())];
    columns.extend(titles.map(Column::figures));
    let mut sorted: Vec<&Group> = grouped.iter().collect();
    sorted.sort_by_key(|group| std::cmp::Reverse(group.totals.pieces_posted.value()));
    let rows = sorted.iter().take(ROWS).map(|group| {
        let label = group.key.first().and_then(|(_, value)| value.clone());
        let mut row = vec![label.unwrap_or_else(|| say(lang, "inconnu".into(), "unknown".into()))];
        row.extend(
            entries
                .iter()
                .map(|entry| shown(evaluate(entry, &group.totals, filter.basis).value, entry.unit, lang)),
        );
        row
    });
    let left = grouped.len().saturating_sub(ROWS);
    let note = if left == 0 {
        String::new()
    } else {
        say(lang, format!("et {left} autres"), format!("and {left} more"))
    };
    Table { heading, columns, rows: rows.collect(), note }
}
