//! Times charts and reports (`cargo xtask bench report`).
//!
//! `report chart FILE` and `report pdf FILE` do what a script of peers asks of other programs: 96 bars as SVG, and four
//! tagged pages of figures, tables and charts as PDF. `report again TURNS` makes those pages so often in one process,
//! each time with other names; `report annex FILE` an annex of more than a hundred pages: both say how long it took, and
//! their goals. `report own [DATABASE]` times every template on that file, else on the demonstration, within one process:
//! first, again after a change, as pages of the preview. Whoever runs it can measure the whole process from outside.

use app::Access;
use app::demo;
use app::house::House;
use app::lang::Lang;
use app::reports::options::Options;
use app::reports::template::Template;
use app::reports::{self, Ask};
use chart::{Bar, BarUnit, Bars, Chart, Look, Medium, Sample, draw};
use chrono::NaiveDate;
use domain::filter::Filter;
use report::{Column, Headline, Picture, Span, Summary, Table, Trace};
use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

/// As in the programs that make reports.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

type Done = Result<(), Box<dyn Error>>;

const TURNS: usize = 5;
/// How many times faster each further report should be than the first of a process.
const FASTER: f64 = 3.0;
/// What an annex of a hundred pages may take, in seconds and in megabytes.
const ANNEX: (f64, f64) = (3.0, 300.0);

fn main() -> Done {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["chart", file] => std::fs::write(file, bars(96, 760.0, 420.0)?).map_err(Into::into),
        ["pdf", file] => std::fs::write(file, report::pdf(&four_pages("")?)?).map_err(Into::into),
        ["again", turns] => again(turns.parse()?),
        ["annex", file] => long(Path::new(file)),
        ["own"] => own(None),
        ["own", database] => own(Some(Path::new(database))),
        _ => Err("usage: report chart FILE | pdf FILE | again TURNS | annex FILE | own [DATABASE]".into()),
    }
}

/// Returns bars of invented rates as SVG.
fn bars(count: usize, width: f64, height: f64) -> Result<String, Box<dyn Error>> {
    let bar = |place: usize| Bar {
        label: format!("Campagne {} · {}", place / 8 + 1, place % 8 + 1),
        value: Some((place * 37 % 90) as f64 / 1000.0),
        low: None,
        high: None,
        sample: Sample::Enough,
        note: String::new(),
    };
    let chart = Chart::Bars(Bars {
        title: "Taux de réponse".to_owned(),
        unit: BarUnit::Percent,
        bars: (0..count).map(bar).collect(),
        reference: None,
        empty: String::new(),
    });
    Ok(draw(&chart, &Look { lang: Lang::Fr, medium: Medium::Print, width, height })?.svg)
}

/// Returns a report of four pages: twelve figures, four tables of 24 rows, a chart for each.
fn four_pages(mark: &str) -> Result<Summary, Box<dyn Error>> {
    let tile = |place: usize| Headline {
        label: format!("Chiffre {place}"),
        value: format!("{},{} %", place * 37 % 90, place % 10),
        detail: "164 ÷ 5 000".to_owned(),
        gauge: None,
    };
    let row = |place: usize| {
        let words = format!("Campagne {place}{mark}");
        let rate = format!("{},{} %", place * 37 % 90 / 10, place * 37 % 10);
        vec![words, (place * 7919 % 100_000).to_string(), rate, format!("{},50 €", place * 997 % 9999)]
    };
    let table = |place: usize| Table {
        heading: format!("Tableau {place}"),
        columns: vec![
            Column::words("Campagne"),
            Column::figures("Plis"),
            Column::figures("Taux de réponse"),
            Column::figures("Coût"),
        ],
        rows: (0..24).map(row).collect(),
        note: String::new(),
    };
    let picture = |place: usize| -> Result<Picture, Box<dyn Error>> {
        Ok(Picture {
            heading: format!("Graphique {place}"),
            svg: bars(24, 672.0, 420.0)?,
            alt: "24 taux de réponse".to_owned(),
            note: String::new(),
            span: Span::Full,
        })
    };
    Ok(Summary {
        title: "Bilan de campagne".to_owned(),
        author: "Baromail".to_owned(),
        date: day()?,
        headline: (0..12).map(tile).collect(),
        figures: (1..=4).map(picture).collect::<Result<_, _>>()?,
        tables: (1..=4).map(table).collect(),
        ..Summary::default()
    })
}

/// Returns an annex as long as that of a hundred pages.
fn annex() -> Result<Summary, Box<dyn Error>> {
    let trace = |place: usize| Trace {
        heading: format!("Chiffre {place} · 3,28 %"),
        told: vec![
            ("Formule :".to_owned(), vec!["répondants ÷ plis distribués".to_owned()]),
            (
                "Nombres et fichiers :".to_owned(),
                (0..60)
                    .map(|file| format!("{file} répondants – fichier_{place}_{file}.csv, 12 lignes"))
                    .collect(),
            ),
        ],
    };
    Ok(Summary {
        title: "Annexe".to_owned(),
        date: day()?,
        annex: (0..130).map(trace).collect(),
        ..Summary::default()
    })
}

fn day() -> Result<NaiveDate, Box<dyn Error>> {
    Ok(NaiveDate::from_ymd_opt(2026, 11, 26).ok_or("a day of the calendar")?)
}

/// Makes four pages again and again, each time with other names.
fn again(turns: usize) -> Done {
    let mut taken = Vec::new();
    for turn in 0..turns {
        let start = Instant::now();
        report::pdf(&four_pages(&format!(" ({turn})"))?)?;
        taken.push(start.elapsed().as_secs_f64() * 1e3);
    }
    if let [first, further @ ..] = taken.as_mut_slice()
        && !further.is_empty()
    {
        further.sort_by(f64::total_cmp);
        let middle = further[further.len() / 2];
        println!(
            "four pages: the first {first:.0} ms, each further one {middle:.0} ms, {:.1} times faster (wanted: {FASTER})",
            *first / middle
        );
    }
    Ok(())
}

/// Makes an annex of more than a hundred pages.
fn long(file: &Path) -> Done {
    let start = Instant::now();
    let made = report::pdf(&annex()?)?;
    let (seconds, megabytes) = ANNEX;
    let taken = start.elapsed().as_secs_f64();
    println!("annex of more than a hundred pages: {taken:.2} s (wanted: under {seconds})");
    match peak() {
        Some(peak) => println!("its memory at the most: {peak:.0} MB (wanted: under {megabytes})"),
        None => println!("its memory is not known on this system (wanted: under {megabytes} MB)"),
    }
    Ok(std::fs::write(file, made)?)
}

/// Returns how many megabytes this process held at the most, where the system tells it.
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<f64>().ok()? / 1e3)
}

fn own(database: Option<&Path>) -> Done {
    for turn in 0..TURNS {
        timed(&format!("chart of 96 bars, turn {}", turn + 1), || bars(96, 760.0, 420.0))?;
    }
    for turn in 0..TURNS {
        let mark = " ·".repeat(turn);
        timed(&format!("four pages as PDF, turn {}", turn + 1), || Ok(report::pdf(&four_pages(&mark)?)?))?;
    }
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(templates(database))?;
    if let Some(peak) = peak() {
        println!("memory at the most: {peak:.0} MB");
    }
    Ok(())
}

/// Times every template: as PDF, again with other remarks, and as pages once an option changed.
async fn templates(database: Option<&Path>) -> Done {
    let house = if let Some(path) = database {
        House::open(path, Access::Read).await?
    } else {
        let house = House::for_a_try().await?;
        demo::load(&house, Lang::Fr, "2026-11-26T10:00:00", &|_| (), &Arc::default()).await?;
        house
    };
    let today = day()?;
    let campaign = app::campaigns::list(&house, Lang::Fr, today).await?.into_iter().next();
    for template in Template::ALL {
        let filter = match (template, &campaign) {
            (Template::Summary, Some(first)) => Filter::campaign(&first.code),
            _ => Filter::default(),
        };
        let ask = Ask { template, filter, lang: Lang::Fr };
        let mut options = Options::default();
        for turn in 0..TURNS {
            options.remarks = format!("Remarque {turn}.");
            let start = Instant::now();
            let made = reports::pdf(&house, &ask, &options, today).await?;
            say(&format!("{} as PDF, turn {}", template.key(), turn + 1), start, made.len());
        }
        for turn in 0..TURNS {
            options.landscape = Some(turn % 2 == 0);
            let start = Instant::now();
            let pages = reports::pages(&house, &ask, &options, today).await?;
            let of = format!("{} as {} pages of the preview, turn {}", template.key(), pages.len(), turn + 1);
            say(&of, start, pages.iter().map(String::len).sum());
        }
    }
    Ok(house.close().await?)
}

fn timed<T: AsRef<[u8]>>(what: &str, work: impl FnOnce() -> Result<T, Box<dyn Error>>) -> Done {
    let start = Instant::now();
    let made = work()?;
    say(what, start, made.as_ref().len());
    Ok(())
}

fn say(what: &str, start: Instant, bytes: usize) {
    println!("{what}: {:.1} ms, {} kB", start.elapsed().as_secs_f64() * 1e3, bytes / 1000);
}
