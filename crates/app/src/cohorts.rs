//! Cohorts: the letters of each posting month, what became of them month by month, and whether customers come back.

use crate::dto::figure::{Flag, Question, Unit, Unknown};
use crate::dto::long::{CohortRow, Cohorts, GridCell};
use crate::failure::Failure;
use crate::figures::{Group, decimal_text, figure, groups};
use crate::house::House;
use crate::lang::{Lang, named, one_of};
use crate::lifetime::stands_in;
use crate::{question, reasons, words};
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::slice::{Place, Slice};
use domain::term::{Reason, Term};
use domain::totals::{Measure, Totals};
use domain::words::{Basis, CellRole};
use kpi::cohort::{Member, Returned, growth, returned};
use kpi::{Definition, find, reason_text};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap};
use store::Customer;

/// Shades of a grid, beside none.
const SHADES: u8 = 4;
/// Months that a grid shows at most.
pub const MOST_MONTHS: u32 = 36;

/// Months that the window shows.
const A_YEAR: u32 = 12;

/// What the months of a grid tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grid {
    /// Responders so far, over the pieces posted.
    Response,
    /// Revenue so far.
    Revenue,
    /// Customers who ordered again in that month of theirs.
    Retention,
}

impl Grid {
    /// Every grid.
    pub const ALL: [Self; 3] = [Self::Response, Self::Revenue, Self::Retention];

    /// Returns its name on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Response => "response",
            Self::Revenue => "revenue",
            Self::Retention => "retention",
        }
    }

    /// Returns the grid of a name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grid| grid.key() == key)
    }

    /// The figure of the catalogue by which its numbers are evaluated.
    const fn figure(self) -> &'static str {
        match self {
            Self::Response => "response_rate",
            Self::Revenue => "revenue",
            Self::Retention => "repeat_rate",
        }
    }

    const fn unit(self) -> Unit {
        match self {
            Self::Response | Self::Retention => Unit::Ratio,
            Self::Revenue => Unit::Money,
        }
    }
}

/// Returns the grid of a name over a year, as the window shows it; an unknown name is that of the responses.
///
/// # Errors
/// Those of [`question::filter`].
pub async fn page(
    house: &House,
    question: &Question,
    name: &str,
    today: NaiveDate,
) -> Result<Cohorts, Failure> {
    let grid = Grid::from_key(name).unwrap_or(Grid::Response);
    let filter = question::filter(question)?;
    cohorts(house, grid, A_YEAR, &filter, (named(&question.lang), today)).await
}

/// One cohort with the sums of its months.
struct Cohort {
    group: Group,
    months: Vec<Totals>,
    /// Whether a month is over for some of its customers only.
    partly: Vec<bool>,
}

/// Returns the cohorts of the letters that a filter takes, with so many months at most; its period and basis do not
/// matter, since a cohort is all letters of a posting month with all that followed.
pub async fn cohorts(
    house: &House,
    grid: Grid,
    months: u32,
    filter: &Filter,
    (lang, today): (Lang, NaiveDate),
) -> Result<Cohorts, Failure> {
    let months = months.clamp(1, MOST_MONTHS);
    let by_event = filter.basis == Basis::Event;
    let filter = Filter { from: None, to: None, basis: Basis::Posting, ..filter.clone() };
    let grouped = groups(house, &filter, &[Dimension::Month], today).await?;
    let mut unnamed = 0;
    let mut rows: Vec<Cohort> = match grid {
        Grid::Response => grown(house, grouped, Measure::Responders, months, &filter, today).await?,
        Grid::Revenue => grown(house, grouped, Measure::Revenue, months, &filter, today).await?,
        Grid::Retention => kept(house, grouped, months, &filter, today, &mut unnamed).await?,
    };
    let Some(entry) = find(grid.figure()) else {
        return Err(Failure::UnknownFigure { key: grid.figure().to_owned(), nearest: None });
    };
    trim(&mut rows, entry, &filter);
    let mut all = together(&rows, grid, entry, &filter, lang);
    let mut cells: Vec<Vec<GridCell>> = rows
        .iter()
        .map(|row| {
            let cell = |(totals, partly): (&Totals, &bool)| month_cell(entry, totals, *partly, &filter, lang);
            row.months.iter().zip(&row.partly).map(cell).collect()
        })
        .collect();
    shade(cells.iter_mut().flatten().chain(&mut all));
    let rows =
        rows.into_iter().zip(cells).map(|(row, months)| cohort_row(&row.group, months, lang)).collect();
    Ok(Cohorts {
        measure: grid.key().to_owned(),
        unit: grid.unit(),
        title: words::cohorts::title(grid, lang),
        rows,
        all,
        notes: words::cohorts::notes(grid, (unnamed, by_event), lang),
    })
}

/// Returns the cohorts with what came of their letters as time went on.
async fn grown(
    house: &House,
    grouped: Vec<Group>,
    measure: Measure,
    months: u32,
    filter: &Filter,
    today: NaiveDate,
) -> Result<Vec<Cohort>, Failure> {
    let campaigns: Vec<_> =
        (filter.wanted.iter()).filter(|(dimension, _)| *dimension == Dimension::Campaign).cloned().collect();
    let named = filter.wanted.iter().map(|(dimension, _)| *dimension);
    let asked: Vec<Dimension> = named.chain([Dimension::Mailing]).collect();
    let attribution = filter.attribution;
    let by_event = Filter { wanted: campaigns, basis: Basis::Event, attribution, ..Filter::default() };
    let slices = house.store.slices_at(&by_event, &asked, today).await?;
    let mut by_month: BTreeMap<Option<String>, Vec<&Slice>> = BTreeMap::new();
    for slice in &slices {
        let place = posted(&slice.place);
        let wanted = |(of, _): &(Dimension, _)| filter.takes(*of, place.value(*of).as_deref());
        if place.role != Some(CellRole::Holdout) && filter.wanted.iter().all(wanted) {
            by_month.entry(place.value(Dimension::Month)).or_default().push(slice);
        }
    }
    let cohort = |group: Group| {
        let own = group.key.first().and_then(|(_, month)| by_month.get(month));
        let whole = group.totals.get(measure);
        let sums = growth(own.map_or(&[], Vec::as_slice), whole, measure, months, today);
        let totals = |sum: Term| {
            let mut totals = group.totals.clone();
            totals.set(measure, sum);
            totals
        };
        Cohort { months: sums.into_iter().map(totals).collect(), partly: vec![false; months as usize], group }
    };
    Ok(grouped.into_iter().map(cohort).collect())
}

/// Returns a place as letters are counted: on the day of their posting.
fn posted(place: &Place) -> Place {
    Place { day: place.posting_date, ..place.clone() }
}

/// Returns the cohorts with those of their customers who ordered again, month by month from their first order; counts
/// the customers whom no file names.
async fn kept(
    house: &House,
    grouped: Vec<Group>,
    months: u32,
    filter: &Filter,
    today: NaiveDate,
    unnamed: &mut usize,
) -> Result<Vec<Cohort>, Failure> {
    let mut orders: HashMap<i64, Vec<NaiveDate>> = HashMap::new();
    for purchase in house.store.purchases().await? {
        let buys = purchase.amount.amount > Decimal::ZERO && purchase.date <= today;
        orders.entry(purchase.contact).or_default().extend(buys.then_some(purchase.date));
    }
    let customers = house.store.customers(Basis::Posting).await?;
    let member = |customer: &&Customer| {
        let days = orders.get(&customer.contact?)?;
        Some(Member { since: customer.since?, orders: days.clone() })
    };
    let mut cohort = |group: Group| {
        let own: Vec<&Customer> =
            customers.iter().filter(|customer| stands_in(&customer.place, &group, filter)).collect();
        let members: Vec<Member> = own.iter().filter_map(member).collect();
        *unnamed += own.len() - members.len();
        let found = returned(&members, months, today);
        let whole = group.totals.customers();
        Cohort {
            partly: found.iter().map(|month| month.customers < members.len() as u64).collect(),
            months: found.into_iter().map(|month| of_returned(month, members.len(), whole)).collect(),
            group,
        }
    };
    Ok(grouped.into_iter().map(&mut cohort).collect())
}

/// Returns the sums by which those who returned are evaluated as those who bought again are.
fn of_returned(month: Returned, members: usize, whole: Term) -> Totals {
    let mut totals = Totals::never_imported();
    let unknown = match whole {
        Term::Unknown(reason) => Some(reason),
        Term::Known { value, .. } if value.is_zero() => {
            Some(Reason::NothingToDivideBy(Measure::NewCustomers))
        }
        // Customers whom only a tracking sheet or an order without a name tells cannot be followed.
        Term::Known { .. } if members == 0 => Some(Reason::NotThatFine(Measure::NewCustomers)),
        Term::Known { .. } => (month.customers == 0).then_some(Reason::NotOver),
    };
    if let Some(reason) = unknown {
        totals.repeat_customers = Term::Unknown(reason);
        return totals;
    }
    totals.count(Measure::RepeatCustomers, month.again);
    totals.count(Measure::NewCustomers, month.customers);
    totals.count(Measure::ReactivatedCustomers, 0);
    totals
}

/// Leaves out the last months, of which nothing is known in any cohort; the first stays.
fn trim(rows: &mut [Cohort], entry: &Definition, filter: &Filter) {
    let known = |totals: &Totals| kpi::evaluate(entry, totals, filter.basis).value.value().is_some();
    let lived = |row: &Cohort| row.months.iter().rposition(known).map_or(1, |last| last + 1);
    let longest = rows.iter().map(lived).max().unwrap_or(1);
    for row in rows {
        row.months.truncate(longest);
        row.partly.truncate(longest);
    }
}

/// Returns each month for all cohorts that have lived it: the ratio of the sums.
fn together(rows: &[Cohort], grid: Grid, entry: &Definition, filter: &Filter, lang: Lang) -> Vec<GridCell> {
    if grid == Grid::Revenue || rows.len() < 2 {
        return Vec::new();
    }
    let months = rows.first().map_or(0, |row| row.months.len());
    let known = |totals: &&Totals| kpi::evaluate(entry, totals, filter.basis).value.value().is_some();
    let cell = |month: usize| {
        let lived = rows.iter().filter_map(|row| row.months.get(month)).filter(known).cloned();
        let sum = lived.reduce(|mut sum, totals| {
            sum.merge(&totals);
            sum
        });
        let partly = rows.iter().any(|row| row.partly.get(month) == Some(&true));
        sum.map(|totals| month_cell(entry, &totals, partly, filter, lang))
    };
    let none = || plain(Term::Unknown(Reason::NotOver), Unit::Ratio, lang);
    (0..months).map(|month| cell(month).unwrap_or_else(none)).collect()
}

fn month_cell(entry: &Definition, totals: &Totals, partly: bool, filter: &Filter, lang: Lang) -> GridCell {
    let group = Group {
        key: Vec::new(),
        role: None,
        provisional: partly,
        campaigns: Vec::new(),
        totals: totals.clone(),
        sure: None,
    };
    cell_of(figure(entry, &group, filter, lang))
}

/// Returns a figure as a number of a grid.
pub(crate) fn cell_of(figure: crate::dto::figure::Figure) -> GridCell {
    GridCell {
        value: figure.value,
        currency: figure.currency,
        low: figure.low,
        high: figure.high,
        numerator: figure.numerator,
        denominator: figure.denominator,
        unknown: figure.unknown,
        flags: figure.flags,
        shade: 0,
    }
}

/// Returns a plain sum as a number of a grid.
fn plain(term: Term, unit: Unit, lang: Lang) -> GridCell {
    GridCell {
        value: term.value().map(|value| decimal_text(value, unit)),
        currency: term.currency().map(|currency| currency.code().to_owned()),
        low: None,
        high: None,
        numerator: None,
        denominator: None,
        unknown: term.reason().map(|reason| Unknown {
            reason: reasons::key(reason).to_owned(),
            text: reason_text(reason, lang),
            drop: reasons::missing_kind(reason).map(|kind| kind.key().to_owned()),
        }),
        flags: Vec::new(),
        shade: 0,
    }
}

fn cohort_row(group: &Group, months: Vec<GridCell>, lang: Lang) -> CohortRow {
    let month = group.key.first().and_then(|(_, month)| month.clone());
    let totals = &group.totals;
    let so_far = |term: Term, unit: Unit| {
        let mut cell = plain(term, unit, lang);
        cell.flags.extend((group.provisional && cell.value.is_some()).then_some(Flag::Provisional));
        cell
    };
    CohortRow {
        label: month.as_deref().map_or_else(
            || one_of(lang, "sans date d’envoi", "without a posting date").to_owned(),
            |month| words::cohorts::month(month, lang),
        ),
        pieces: plain(totals.posted_or_held(), Unit::Count, lang),
        responders: so_far(totals.responders, Unit::Count),
        customers: so_far(totals.customers(), Unit::Count),
        revenue: so_far(totals.revenue, Unit::Money),
        month,
        months,
    }
}

/// Shades numbers by the largest of them.
fn shade<'a>(cells: impl Iterator<Item = &'a mut GridCell>) {
    let number = |cell: &GridCell| cell.value.as_deref().and_then(|text| text.parse::<Decimal>().ok());
    let cells: Vec<&mut GridCell> = cells.collect();
    let largest = cells.iter().filter_map(|cell| number(cell)).max().unwrap_or_default();
    if largest <= Decimal::ZERO {
        return;
    }
    for cell in cells {
        let part = number(cell).unwrap_or_default().max(Decimal::ZERO) / largest;
        cell.shade = u8::try_from((part * Decimal::from(SHADES)).ceil()).unwrap_or_default().min(SHADES);
    }
}
