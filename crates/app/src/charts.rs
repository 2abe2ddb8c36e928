//! The charts: from sums to drawings.

use crate::aims::aimed_groups;
use crate::dto::dashboard::{Mark, Picture, Table};
use crate::failure::Failure;
use crate::figures::{Group, definitions, figure, groups};
use crate::house::House;
use crate::lang::{Lang, say};
use crate::words;
use chart::{
    Bar, BarUnit, Bars, Chart, Curve, Drawing, End, Look, Medium, Part, Point, ResponseCurve, Sample, Shares,
    draw,
};
use chrono::{Days, NaiveDate};
use domain::currency::Currency;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::slice::mailing_code;
use domain::words::{CellRole, CostItem};
use kpi::{Definition, Unit};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;

/// What is drawn, before it is drawn.
#[derive(Clone, Debug)]
pub struct Plate {
    /// The chart.
    pub chart: Chart,
    /// What the axes mean, in small.
    pub note: String,
}

/// A chart's look in one language for one medium.
pub const fn look(lang: Lang, medium: Medium, width: f64, height: f64) -> Look {
    Look { lang, medium, width, height }
}

/// Returns the cumulative response rate by days since posting: a line for each cell of one campaign, else for each
/// mailing.
pub async fn response_curve(
    house: &House,
    filter: &Filter,
    lang: Lang,
    today: NaiveDate,
) -> Result<Plate, Failure> {
    let days = house.store.response_days(filter).await?;
    let windows: BTreeMap<String, u32> = house
        .store
        .campaigns()
        .await?
        .into_iter()
        .map(|campaign| (campaign.code, campaign.window_days))
        .collect();
    let one_campaign = days.windows(2).all(|pair| pair[0].campaign == pair[1].campaign);
    let mut lines: BTreeMap<String, Line> = BTreeMap::new();
    for cell in days {
        if !one_campaign && cell.role == Some(CellRole::Holdout) {
            continue;
        }
        let mailing =
            cell.posting_date.map_or_else(|| cell.campaign.clone(), |day| mailing_code(&cell.campaign, day));
        let name = if one_campaign { cell.cell.clone().unwrap_or(mailing) } else { mailing };
        let line = lines.entry(name).or_default();
        line.people += cell.people;
        for (day, responders) in cell.days.iter() {
            *line.days.entry(u32::try_from(day).unwrap_or(0)).or_default() += responders;
        }
        let open_until = cell.posting_date.and_then(|day| {
            day.checked_add_days(Days::new(u64::from(
                windows.get(&cell.campaign).copied().unwrap_or_default(),
            )))
        });
        line.open |= open_until.is_some_and(|end| end >= today);
    }
    let last_day =
        lines.values().filter_map(|line| line.days.keys().max()).max().copied().unwrap_or_default();
    let series = lines.into_iter().filter_map(|(name, line)| line.curve(name, last_day)).collect();
    Ok(Plate {
        chart: Chart::ResponseCurve(ResponseCurve {
            title: say(lang, "Réponses cumulées".into(), "Cumulative responses".into()),
            unit_label: say(lang, "% des plis envoyés".into(), "% of pieces posted".into()),
            series,
            empty: say(
                lang,
                "Aucune réponse datée n’est importée".into(),
                "No dated response is imported".into(),
            ),
        }),
        note: say(lang, "jours depuis l’envoi".into(), "days since posting".into()),
    })
}

/// What one line of the response curve is made of.
#[derive(Debug, Default)]
struct Line {
    people: u64,
    days: BTreeMap<u32, u64>,
    open: bool,
}

impl Line {
    fn curve(self, name: String, last_day: u32) -> Option<Curve> {
        if self.people == 0 || self.days.is_empty() {
            return None;
        }
        let mut points = vec![Point { days: 0, share: 0.0 }];
        let mut responders = 0;
        for (day, more) in &self.days {
            responders += more;
            points.push(Point { days: *day, share: responders as f64 / self.people as f64 });
        }
        if let Some(end) = points.last().copied().filter(|end| end.days < last_day && !self.open) {
            points.push(Point { days: last_day, ..end });
        }
        Some(Curve { name, points, end: if self.open { End::Open } else { End::Complete } })
    }
}

/// Returns bars of a figure by a grouping, with intervals.
pub async fn bars(
    house: &House,
    entry: &Definition,
    by: Dimension,
    filter: &Filter,
    lang: Lang,
    today: NaiveDate,
) -> Result<Plate, Failure> {
    let grouped = aimed_groups(house, &[entry], filter, &[by], today).await?;
    Ok(bars_of(entry, &grouped, &[by], filter, lang))
}

/// Returns bars of a figure for groups, in their order.
pub(crate) fn bars_of(
    entry: &Definition,
    grouped: &[Group],
    by: &[Dimension],
    filter: &Filter,
    lang: Lang,
) -> Plate {
    let currency = grouped
        .iter()
        .find_map(|group| figure(entry, group, filter, lang).currency)
        .and_then(|code| code.parse().ok())
        .unwrap_or(Currency::EUR);
    let bars = grouped.iter().map(|group| bar(entry, group, filter, lang)).collect();
    let by: Vec<&str> = by.iter().map(|dimension| dimension_name(*dimension, lang)).collect();
    let title = format!(
        "{} {}",
        crate::figures::capitalised(entry.name.get(lang)),
        by.join(crate::lang::one_of(lang, " et ", " and "))
    );
    Plate {
        chart: Chart::Bars(Bars {
            title,
            unit: bar_unit(entry.unit, currency),
            bars,
            reference: None,
            empty: say(
                lang,
                "Rien à montrer pour ces filtres".into(),
                "Nothing to show for these filters".into(),
            ),
        }),
        note: say(lang, "traits\u{a0}: intervalle à 95\u{a0}%".into(), "lines: 95% interval".into()),
    }
}

fn bar(entry: &Definition, group: &Group, filter: &Filter, lang: Lang) -> Bar {
    let figure = figure(entry, group, filter, lang);
    let number = |text: &Option<String>| text.as_ref().and_then(|text| text.parse().ok());
    let unknown = figure.unknown.as_ref().map(|unknown| unknown.text.clone());
    Bar {
        label: words::group::name(&group.key, lang),
        value: number(&figure.value),
        low: number(&figure.low),
        high: number(&figure.high),
        sample: if figure.flags.contains(&crate::dto::figure::Flag::TooFew) {
            Sample::Few
        } else {
            Sample::Enough
        },
        note: unknown.or_else(|| held(group, lang)).unwrap_or_default(),
    }
}

fn held(group: &Group, lang: Lang) -> Option<String> {
    (group.role == Some(CellRole::Holdout))
        .then(|| say(lang, "non envoyé".to_owned(), "not mailed".to_owned()))
}

/// Returns where the money went.
pub async fn cost_shares(
    house: &House,
    filter: &Filter,
    lang: Lang,
    today: NaiveDate,
) -> Result<Plate, Failure> {
    let grouped = groups(house, filter, &[], today).await?;
    let mut parts = Vec::new();
    for group in &grouped {
        let total = group.totals.cost().value().unwrap_or_default();
        for item in CostItem::ALL {
            let cost = group.totals.get(item.measure());
            let amount = cost.value().unwrap_or_default();
            if total > Decimal::ZERO && amount > Decimal::ZERO {
                parts.push((
                    amount,
                    Part {
                        label: item_name(*item, lang).to_owned(),
                        value_text: kpi::shown(cost, Unit::Money, lang),
                        share: (amount / total).to_f64().unwrap_or_default(),
                    },
                ));
            }
        }
    }
    parts.sort_by_key(|(amount, _)| std::cmp::Reverse(*amount));
    Ok(Plate {
        chart: Chart::Shares(Shares {
            title: say(lang, "Où va le budget".into(), "Where the budget goes".into()),
            parts: parts.into_iter().map(|(_, part)| part).collect(),
            empty: say(lang, "Aucun coût importé".into(), "No cost imported".into()),
        }),
        note: say(lang, "HT, par poste".into(), "net of VAT, by item".into()),
    })
}

/// Returns the chart of a name: `response_curve`, `cost_shares`, or a figure's key with a grouping.
///
/// # Errors
/// [`Failure::UnknownFigure`] for any other name.
pub async fn named(
    house: &House,
    name: &str,
    by: Option<Dimension>,
    filter: &Filter,
    lang: Lang,
    today: NaiveDate,
) -> Result<Plate, Failure> {
    match name {
        "response_curve" => response_curve(house, filter, lang, today).await,
        "cost_shares" | "cost_share" => cost_shares(house, filter, lang, today).await,
        key => {
            let entries = definitions(&[key.to_owned()])?;
            let entry = entries
                .first()
                .ok_or_else(|| Failure::UnknownFigure { key: key.to_owned(), nearest: None })?;
            bars(house, entry, by.unwrap_or(Dimension::Cell), filter, lang, today).await
        }
    }
}

/// Returns a drawing as the window shows it.
pub fn picture(plate: &Plate, drawing: Drawing) -> Picture {
    let (kind, title) = match &plate.chart {
        Chart::ResponseCurve(curve) => ("response_curve", &curve.title),
        Chart::Bars(bars) => ("bars", &bars.title),
        Chart::Shares(shares) => ("shares", &shares.title),
    };
    Picture {
        kind: kind.to_owned(),
        title: title.clone(),
        note: plate.note.clone(),
        svg: drawing.svg,
        summary: drawing.summary,
        marks: drawing
            .marks
            .into_iter()
            .map(|mark| Mark {
                x: mark.x,
                y: mark.y,
                width: mark.width,
                height: mark.height,
                series: mark.series,
                label: mark.label,
                value: mark.value,
            })
            .collect(),
        table: Table { columns: drawing.table.columns, rows: drawing.table.rows },
    }
}

/// Writes a chart to a file, in the format of its name.
///
/// # Errors
/// [`Failure::PictureFormat`] for a name that ends neither in .svg nor in .png.
pub fn write(plate: &Plate, lang: Lang, path: &std::path::Path) -> Result<(), Failure> {
    let drawing = draw(&plate.chart, &look(lang, Medium::Print, 760.0, 360.0))?;
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let bytes = match ending.as_deref() {
        Some("svg") => drawing.svg.into_bytes(),
        Some("png") => chart::png(&drawing, 2.0)?,
        _ => return Err(Failure::PictureFormat { path: path.to_owned() }),
    };
    crate::files::write_whole(path, &bytes)
}

/// Returns an item of cost's name.
pub const fn item_name(item: CostItem, lang: Lang) -> &'static str {
    match (item, lang) {
        (CostItem::Creation, Lang::Fr) => "Création",
        (CostItem::Creation, Lang::En) => "Creation",
        (CostItem::List, Lang::Fr) => "Fichier",
        (CostItem::List, Lang::En) => "List",
        (CostItem::Printing, Lang::Fr) => "Impression",
        (CostItem::Printing, Lang::En) => "Printing",
        (CostItem::Handling, Lang::Fr) => "Routage",
        (CostItem::Handling, Lang::En) => "Handling",
        (CostItem::Postage, Lang::Fr) => "Affranchissement",
        (CostItem::Postage, Lang::En) => "Postage",
        (CostItem::Other, Lang::Fr) => "Autres",
        (CostItem::Other, Lang::En) => "Other",
    }
}

/// Returns `par cellule`, `by cell`.
pub const fn dimension_name(dimension: Dimension, lang: Lang) -> &'static str {
    match (dimension, lang) {
        (Dimension::Campaign, Lang::Fr) => "par campagne",
        (Dimension::Campaign, Lang::En) => "by campaign",
        (Dimension::Mailing, Lang::Fr) => "par vague",
        (Dimension::Mailing, Lang::En) => "by mailing",
        (Dimension::Cell, Lang::Fr) => "par cellule",
        (Dimension::Cell, Lang::En) => "by cell",
        (Dimension::Offer, Lang::Fr) => "par offre",
        (Dimension::Offer, Lang::En) => "by offer",
        (Dimension::Creative, Lang::Fr) => "par création",
        (Dimension::Creative, Lang::En) => "by creative",
        (Dimension::ListSource, Lang::Fr) => "par fichier",
        (Dimension::ListSource, Lang::En) => "by list source",
        (Dimension::Segment, Lang::Fr) => "par segment",
        (Dimension::Segment, Lang::En) => "by segment",
        (Dimension::Format, Lang::Fr) => "par format",
        (Dimension::Format, Lang::En) => "by format",
        (Dimension::Sector, Lang::Fr) => "par secteur",
        (Dimension::Sector, Lang::En) => "by sector",
        (Dimension::Departement, Lang::Fr) => "par département",
        (Dimension::Departement, Lang::En) => "by département",
        (Dimension::Region, Lang::Fr) => "par région",
        (Dimension::Region, Lang::En) => "by region",
        (Dimension::Salesperson, Lang::Fr) => "par commercial",
        (Dimension::Salesperson, Lang::En) => "by salesperson",
        (Dimension::Channel, Lang::Fr) => "par canal",
        (Dimension::Channel, Lang::En) => "by channel",
        (Dimension::Moment, Lang::Fr) => "par moment",
        (Dimension::Moment, Lang::En) => "by moment",
        (Dimension::Stage, Lang::Fr) => "par étape",
        (Dimension::Stage, Lang::En) => "by stage",
        (Dimension::Month, Lang::Fr) => "par mois",
        (Dimension::Month, Lang::En) => "by month",
        (Dimension::Quarter, Lang::Fr) => "par trimestre",
        (Dimension::Quarter, Lang::En) => "by quarter",
        (Dimension::Year, Lang::Fr) => "par année",
        (Dimension::Year, Lang::En) => "by year",
    }
}

const fn bar_unit(unit: Unit, currency: Currency) -> BarUnit {
    match unit {
        Unit::Ratio | Unit::Growth => BarUnit::Percent,
        Unit::Money => BarUnit::Money(currency),
        Unit::Count => BarUnit::Count,
        Unit::Times | Unit::Days | Unit::Points => BarUnit::Number,
    }
}
