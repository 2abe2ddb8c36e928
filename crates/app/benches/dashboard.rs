//! Times what a dashboard asks: `dashboard DATABASE [FILTERS]`, with the key in `BAROMAIL_KEY`.
//!
//! Five questions, as a script of peers asks them (`cargo xtask bench dashboard`): by campaign, by campaign and cell,
//! by département, by month, and all; each group with its pieces and what they cost, as other programs are asked.
//! *Cold* begins before the file is opened; *warm* asks again on another day, so that no kept answer serves; *filter*
//! asks for one département, or line of business, after another; *people* counts different people by campaign, of all
//! and of one département or line of business. The last line is JSON, in milliseconds.

use app::Access;
use app::aims::aimed_groups;
use app::figures::{Dimension, Filter, definitions, figure, groups};
use app::house::House;
use app::lang::Lang;
use chrono::{Days, NaiveDate};
use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

/// As in the programs that ask so.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const QUESTIONS: [&[Dimension]; 5] = [
    &[Dimension::Campaign],
    &[Dimension::Campaign, Dimension::Cell],
    &[Dimension::Departement],
    &[Dimension::Month],
    &[],
];
const FIGURES: [&str; 2] = ["pieces_posted", "cost_total"];
const WARM: u64 = 5;
const FILTERS: usize = 100;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("usage: dashboard DATABASE [FILTERS]")?;
    let filters = arguments.next().map_or(Ok(FILTERS), |number| number.parse())?;
    let first = NaiveDate::from_ymd_opt(2026, 11, 25).ok_or("a day of the calendar")?;
    let all = Filter::default();

    let start = Instant::now();
    let house = House::open(Path::new(&path), Access::Read).await?;
    let pieces = ask(&house, &all, first).await?;
    let cold = start.elapsed();

    let mut warm = Vec::new();
    for day in 1..=WARM {
        let start = Instant::now();
        ask(&house, &all, first + Days::new(day)).await?;
        warm.push(start.elapsed());
    }
    let mut filtered = Vec::new();
    let choices = choices(&house, first).await?;
    for turn in 0..filters {
        // Steps of a prime visit the choices in an order without a pattern.
        let wanted = vec![choices[turn * 7919 % choices.len()].clone()];
        let filter = Filter { wanted, ..Filter::default() };
        let day = first + Days::new(WARM + 1 + turn as u64);
        let start = Instant::now();
        ask(&house, &filter, day).await?;
        filtered.push(start.elapsed());
    }
    let people = people(&house, &all, first).await?;
    let mut people_filtered = Vec::new();
    for turn in 0..filters {
        let wanted = vec![choices[turn * 7919 % choices.len()].clone()];
        people_filtered.push(self::people(&house, &Filter { wanted, ..Filter::default() }, first).await?);
    }
    println!(
        r#"{{"n": {pieces}, "cold_ms": {}, "warm_ms": {}, "filter_ms": {}, "filter_p95_ms": {}, "filter_max_ms": {}, "people_ms": {}, "people_filter_ms": {}}}"#,
        milliseconds(cold),
        milliseconds(share(&mut warm, 0)),
        milliseconds(share(&mut filtered, 50)),
        milliseconds(share(&mut filtered, 95)),
        milliseconds(share(&mut filtered, 100)),
        milliseconds(people),
        milliseconds(share(&mut people_filtered, 50)),
    );
    Ok(house.close().await?)
}

/// Asks all questions, and returns how many pieces the last one counts.
async fn ask(house: &House, filter: &Filter, today: NaiveDate) -> Result<String, Box<dyn Error>> {
    let entries = definitions(&FIGURES.map(str::to_owned))?;
    let mut pieces = "0".to_owned();
    for by in QUESTIONS {
        for group in groups(house, filter, by, today).await? {
            let figures: Vec<_> =
                entries.iter().map(|entry| figure(entry, &group, filter, Lang::Fr)).collect();
            if by.is_empty() {
                pieces = figures[0].value.clone().ok_or("no pieces")?;
            }
        }
    }
    Ok(pieces)
}

/// Returns how long it takes to count the different people mailed by campaign, once they were asked about.
async fn people(house: &House, filter: &Filter, today: NaiveDate) -> Result<Duration, Box<dyn Error>> {
    let found = definitions(&["people_mailed".to_owned()])?;
    let by = [Dimension::Campaign];
    aimed_groups(house, &found, filter, &by, today).await?;
    let start = Instant::now();
    let groups = aimed_groups(house, &found, filter, &by, today).await?;
    if groups.iter().any(|group| group.totals.people_mailed.value().is_none()) {
        return Err("people of a campaign are unknown".into());
    }
    Ok(start.elapsed())
}

/// Returns the départements and lines of business that pieces went to.
async fn choices(
    house: &House,
    today: NaiveDate,
) -> Result<Vec<(Dimension, Option<String>)>, Box<dyn Error>> {
    let mut choices = Vec::new();
    for dimension in [Dimension::Departement, Dimension::Sector] {
        for group in groups(house, &Filter::default(), &[dimension], today).await? {
            choices.extend(group.key.into_iter().filter(|(_, value)| value.is_some()));
        }
    }
    Ok(choices)
}

/// Returns the time that so many in a hundred keep within.
fn share(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    times.get((times.len().saturating_sub(1)) * percent / 100).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e6).round() / 1e3
}
