//! The long view: figures month by month, beside the same month of the year before, and their seasons.

use crate::aims::aimed_groups;
use crate::cohorts::cell_of;
use crate::dashboard::choices;
use crate::dto::figure::{Figure, Question, Unit};
use crate::dto::long::{FigureByMonth, GridCell, LongPage, LongView, MonthPoint, Season};
use crate::failure::Failure;
use crate::figures::{
    Group, capitalised, decimal_text, definitions, figure, is_attributed, shown_number, unit,
};
use crate::house::House;
use crate::lang::{Lang, named};
use crate::{charts, question, words};
use chart::{Chart, Medium, draw};
use chrono::{Datelike, Months, NaiveDate};
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::format::{NBSP, month_name, number, percent};
use domain::term::{Reason, Term};
use domain::totals::{Measure, Totals};
use kpi::show::UNKNOWN;
use kpi::{Definition, Formula, evaluate};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// The figures where none is asked for.
const FIGURES: [&str; 4] = ["response_rate", "revenue", "cost_per_response", "roi_margin"];
/// What seasons take: two years of full months.
const SEASON_MONTHS: u32 = 24;
/// Campaigns that seasons take.
const SEASON_CAMPAIGNS: u32 = 6;
/// Months of a year.
const YEAR: u32 = 12;

/// The groups of a question by their months.
type ByMonth = BTreeMap<NaiveDate, Group>;

/// Returns figures over the last months, this one the last, each beside the same month of the year before.
///
/// They are those of a grouping by month, by the basis of the filter, whose period does not matter.
///
/// # Errors
/// [`Failure::UnknownFigure`].
pub async fn long_view(
    house: &House,
    keys: &[String],
    months: u32,
    filter: &Filter,
    (lang, today): (Lang, NaiveDate),
) -> Result<LongView, Failure> {
    let entries =
        if keys.is_empty() { definitions(&FIGURES.map(str::to_owned))? } else { definitions(keys)? };
    let filter = Filter { from: None, to: None, ..filter.clone() };
    let groups = aimed_groups(house, &entries, &filter, &[Dimension::Month], today).await?;
    let by_month: ByMonth =
        groups.into_iter().filter_map(|group| Some((first_day(&group)?, group))).collect();
    let this_month = today.with_day(1).unwrap_or(today);
    let seasons = Seasons::of(&by_month, this_month);
    let figures = entries.into_iter().map(|entry| FigureByMonth {
        key: entry.key.to_owned(),
        name: capitalised(entry.name.get(lang)),
        unit: unit(entry.unit),
        attributed: is_attributed(entry),
        months: (0..months)
            .rev()
            .map(|back| point(entry, &by_month, months_before(this_month, back), &filter, lang))
            .collect(),
        seasons: seasons
            .as_ref()
            .map_or_else(|_| Vec::new(), |seasons| seasons.of_figure(entry, &filter, lang)),
    });
    Ok(LongView {
        figures: figures.collect(),
        no_seasons: seasons
            .as_ref()
            .err()
            .map(|has| words::cohorts::no_seasons(*has, (SEASON_MONTHS, SEASON_CAMPAIGNS), lang)),
    })
}

/// Returns the leading figures over the last months with their charts, as the window shows them.
///
/// # Errors
/// Those of [`question::filter`].
pub async fn page(
    house: &House,
    question: &Question,
    months: u32,
    today: NaiveDate,
) -> Result<LongPage, Failure> {
    let (lang, months) = (named(&question.lang), months.clamp(1, 2 * YEAR));
    let filter = question::filter(question)?;
    let view = long_view(house, &[], months, &filter, (lang, today)).await?;
    // The months of the table and those of the year before, beside which they stand.
    let from = months_before(today.with_day(1).unwrap_or(today), months - 1 + YEAR);
    let shown = Filter { from: Some(from), to: None, ..filter.clone() };
    let mut pictures = Vec::new();
    for entry in definitions(&FIGURES.map(str::to_owned))? {
        let plate = charts::bars(house, entry, Dimension::Month, &shown, lang, today).await?;
        let bars = match &plate.chart {
            Chart::Bars(bars) => bars.bars.len(),
            _ => 0,
        };
        let height = 60.0 + 24.0 * bars.max(4) as f64;
        let drawing = draw(&plate.chart, &charts::look(lang, Medium::Screen, 960.0, height))?;
        pictures.push(charts::picture(&plate, drawing));
    }
    Ok(LongPage { view, pictures, choices: choices(house, &filter).await? })
}

fn first_day(group: &Group) -> Option<NaiveDate> {
    let (_, month) = group.key.first()?;
    format!("{}-01", month.as_deref()?).parse().ok()
}

fn months_before(month: NaiveDate, months: u32) -> NaiveDate {
    month.checked_sub_months(Months::new(months)).unwrap_or(month)
}

/// Returns the group of a month in which nothing was posted.
fn nothing() -> Group {
    let mut totals = Totals::never_imported();
    for measure in Measure::ALL {
        totals.set(*measure, Term::Unknown(Reason::NothingToDivideBy(Measure::PiecesPosted)));
    }
    Group { key: Vec::new(), role: None, provisional: false, campaigns: Vec::new(), totals, sure: None }
}

fn point(
    entry: &Definition,
    by_month: &ByMonth,
    month: NaiveDate,
    filter: &Filter,
    lang: Lang,
) -> MonthPoint {
    let of = |month: NaiveDate| match by_month.get(&month) {
        Some(group) => figure(entry, group, filter, lang),
        None => figure(entry, &nothing(), filter, lang),
    };
    let (now, before) = (of(month), of(months_before(month, YEAR)));
    let (difference, change) = changes(&now, &before);
    let key = month.format("%Y-%m").to_string();
    MonthPoint {
        label: words::cohorts::month(&key, lang),
        month: key,
        value: cell_of(now),
        year_before: cell_of(before),
        difference,
        change,
    }
}

/// Returns the difference and what share it is of the year before; nothing where either is unknown.
fn changes(now: &Figure, before: &Figure) -> (Option<String>, Option<String>) {
    let number = |figure: &Figure| figure.value.as_deref().and_then(|text| text.parse::<Decimal>().ok());
    let Some((now_is, before_was)) = number(now).zip(number(before)) else { return (None, None) };
    if now.currency != before.currency {
        return (None, None);
    }
    let difference = now_is - before_was;
    let change = difference.checked_div(before_was.abs());
    (Some(decimal_text(difference, now.unit)), change.map(|change| decimal_text(change, Unit::Growth)))
}

/// The full years whose months are laid over each other.
struct Seasons {
    whole: Totals,
    by_calendar_month: BTreeMap<u32, Totals>,
}

impl Seasons {
    /// Returns the seasons of the latest full years, else how many full months and campaigns there are.
    fn of(by_month: &ByMonth, this_month: NaiveDate) -> Result<Self, (u32, u32)> {
        let first = by_month.keys().next().copied().unwrap_or(this_month);
        let full = months_between(first, this_month);
        // Short of two years, campaigns are counted over all that there is.
        let years = if full < SEASON_MONTHS { full } else { full - full % YEAR };
        let from = months_before(this_month, years);
        let used = || by_month.range(from..this_month);
        let campaigns: BTreeSet<&String> = used().flat_map(|(_, group)| &group.campaigns).collect();
        let campaigns = u32::try_from(campaigns.len()).unwrap_or(u32::MAX);
        if full < SEASON_MONTHS || campaigns < SEASON_CAMPAIGNS {
            return Err((full, campaigns));
        }
        let mut by_calendar_month: BTreeMap<u32, Totals> = BTreeMap::new();
        for (month, group) in used() {
            by_calendar_month
                .entry(month.month())
                .and_modify(|sum| sum.merge(&group.totals))
                .or_insert_with(|| group.totals.clone());
        }
        let whole = by_calendar_month.values().cloned().reduce(|mut sum, totals| {
            sum.merge(&totals);
            sum
        });
        whole.map(|whole| Self { whole, by_calendar_month }).ok_or((full, campaigns))
    }

    /// Returns each calendar month over the mean month.
    ///
    /// *Formula*: of a sum, that of the calendar month times 12 over that of all; of any other figure, that of the
    /// calendar month's letters over that of all letters. Never a mean of ratios.
    fn of_figure(&self, entry: &Definition, filter: &Filter, lang: Lang) -> Vec<Season> {
        let value = |totals: &Totals| evaluate(entry, totals, filter.basis).value.value();
        let mean = value(&self.whole).filter(|mean| *mean > Decimal::ZERO);
        let adds_up = matches!(entry.formula, Formula::Value(_));
        let times = if adds_up { Decimal::from(YEAR) } else { Decimal::ONE };
        let index = |month: u32| {
            let own = match self.by_calendar_month.get(&month) {
                Some(totals) => value(totals)?,
                None if adds_up => Decimal::ZERO,
                None => return None,
            };
            own.checked_mul(times)?.checked_div(mean?)
        };
        let season = |month: u32| {
            let day = NaiveDate::from_ymd_opt(2000, month, 1)?;
            Some(Season {
                month: u8::try_from(month).ok()?,
                label: month_name(day, lang).to_owned(),
                index: index(month).map(|index| decimal_text(index, Unit::Times)),
            })
        };
        (1..=YEAR).filter_map(season).collect()
    }
}

fn months_between(from: NaiveDate, to: NaiveDate) -> u32 {
    let months = |day: NaiveDate| i64::from(day.year()) * i64::from(YEAR) + i64::from(day.month0());
    u32::try_from(months(to) - months(from)).unwrap_or_default()
}

/// Returns a number of a grid as a person reads it, `–` where it is unknown.
pub fn shown_cell(cell: &GridCell, unit: Unit, lang: Lang) -> String {
    let known = cell.value.as_deref();
    let shown = known.and_then(|value| shown_number(value, cell.currency.as_deref(), unit, lang));
    shown.unwrap_or_else(|| UNKNOWN.to_owned())
}

/// Returns how a month differs from that of the year before, as a person reads it: in points for a share, in percent
/// for all else; `–` where either is unknown.
pub fn shown_change(point: &MonthPoint, unit: Unit, lang: Lang) -> String {
    let signed = |text: &str| if text.starts_with('-') { "" } else { "+" };
    let shown = match unit {
        Unit::Ratio | Unit::Growth => point.difference.as_deref().and_then(|difference| {
            let hundredths = difference.parse::<Decimal>().ok()? * Decimal::ONE_HUNDRED;
            Some(format!("{}{}{NBSP}pt", signed(difference), number(hundredths, 2, lang)))
        }),
        Unit::Count | Unit::Money | Unit::Times | Unit::Days | Unit::Points => point
            .change
            .as_deref()
            .and_then(|change| Some(format!("{}{}", signed(change), percent(change.parse().ok()?, 1, lang)))),
    };
    shown.unwrap_or_else(|| UNKNOWN.to_owned())
}

/// Returns how many times the mean month a calendar month is, as a person reads it.
pub fn shown_season(season: &Season, lang: Lang) -> String {
    let index = season.index.as_deref().and_then(|text| text.parse().ok());
    index.map_or_else(|| UNKNOWN.to_owned(), |index| format!("×{NBSP}{}", number(index, 2, lang)))
}
