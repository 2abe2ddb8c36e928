//! `baromail import`: all files of one command are one run.

use crate::args::{Import, Reading};
use crate::context::{Context, Ended, pairs};
use crate::print::say;
use crate::{json, print};
use app::dto::import::{ImportOutcome, Progress};
use app::failure::Failure;
use app::imports::choices::{field, kind};
use app::imports::job::{Offered, Said, jobs_in, jobs_of};
use app::imports::offers::{Offer, PASTE_BYTES};
use app::imports::recall::Confirmed;
use app::imports::run::{Mode, Watch, run as run_jobs};
use app::imports::set_aside;
use app::lang::Lang;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// The name of the standard input among files.
const STANDARD_INPUT: &str = "-";

/// Takes files in.
pub(crate) async fn run(context: &Context, arguments: &Import) -> Result<Ended, Failure> {
    let Offered { jobs, passed_over } = offered(context, &arguments.reading).await?;
    let mode = if arguments.dry_run { Mode::Preview } else { Mode::Write };
    let house = match mode {
        // A preview leaves nothing, not even an empty file where there was none.
        Mode::Preview => context.write_or_try().await?,
        _ => context.write().await?,
    };
    let bar = bar(context);
    let tell = |progress: Progress| {
        bar.set_position((progress.share * 1000.0) as u64);
        bar.set_message(format!("{} · {} · {}/s", progress.file, progress.rows, progress.rows_per_second));
    };
    let cancelled = Arc::new(AtomicBool::new(false));
    stop_on_interrupt(&cancelled);
    let watch = Watch { tell: &tell, cancelled: &cancelled };
    let done = run_jobs(house, jobs, mode, context.lang, &context.now, &watch).await;
    bar.finish_and_clear();
    let (outcome, kept) = done?;
    if let Some(path) = &arguments.rejects
        && kept.has_set_aside()
    {
        set_aside::save(&kept, path, context.lang)?;
    }
    if context.json {
        say!("{}", json::outcome(&outcome, &passed_over));
    } else {
        say(&outcome, context.lang);
        for sheet in &passed_over {
            say!("{} {}{colon} {}", sheet.file, sheet.sheet, sheet.why, colon = print::colon(context.lang));
        }
    }
    Ok(ended(&outcome))
}

/// A dry run ends as the real one would.
fn ended(outcome: &ImportOutcome) -> Ended {
    let taken = outcome.sheets.iter().any(|sheet| sheet.new + sheet.changed + sheet.same > 0);
    let known = outcome.sheets.iter().any(|sheet| sheet.already.is_some());
    let set_aside = outcome.sheets.iter().any(|sheet| sheet.set_aside > 0);
    match (taken || known, set_aside) {
        (false, _) => Ended::Nothing,
        (true, true) => Ended::SetAside,
        (true, false) => Ended::Done,
    }
}

/// Returns the sheets of files under the options that say how they are read.
pub(super) async fn offered(context: &Context, arguments: &Reading) -> Result<Offered, Failure> {
    let known = Arc::new(context.known().await?);
    let is_said = arguments.kind.is_some() || !arguments.map.is_empty();
    let mut said = Said {
        kind: arguments.kind.as_deref().map(kind).transpose()?,
        template: arguments.template.as_deref().map(|name| known.template(name)).transpose()?,
        confirmed: if is_said { Confirmed::Yes } else { Confirmed::No },
        known,
        ..Said::default()
    };
    for (heading, name) in pairs(&arguments.map)? {
        let ignored = ["", "-", "ignore"].contains(&name.as_str());
        said.columns.push((heading, if ignored { None } else { Some(field(&name)?) }));
    }
    for (name, value) in pairs(&arguments.set)? {
        said.constants.push((field(&name)?, value));
    }
    if let Some(code) = &arguments.campaign {
        said.constants.push((field("campaign")?, code.clone()));
    }
    let mut offered = Offered::default();
    let sheet = arguments.sheet.as_deref();
    for path in &arguments.files {
        offered.add(if path.as_os_str() == STANDARD_INPUT {
            jobs_in(&standard_input()?.open()?, sheet, &said, context.lang)?
        } else {
            jobs_of(path, sheet, &said, context.lang)?
        });
    }
    Ok(offered)
}

/// Returns the text of the standard input, as cells that were pasted.
fn standard_input() -> Result<Offer, Failure> {
    let mut text = Vec::new();
    std::io::stdin()
        .lock()
        .take(PASTE_BYTES as u64 + 1)
        .read_to_end(&mut text)
        .map_err(|error| Failure::Disk { path: STANDARD_INPUT.into(), kind: error.kind() })?;
    if text.len() > PASTE_BYTES {
        return Err(Failure::TooMuchPasted { limit: PASTE_BYTES });
    }
    Ok(Offer::Pasted { name: STANDARD_INPUT.to_owned(), text: Arc::from(text) })
}

fn bar(context: &Context) -> ProgressBar {
    if context.json {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(1000);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {percent:>3} % {msg}") {
        bar.set_style(style);
    }
    bar
}

/// Ctrl+C stops the run, which then leaves no trace.
fn stop_on_interrupt(cancelled: &Arc<AtomicBool>) {
    let cancelled = Arc::clone(cancelled);
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            cancelled.store(true, std::sync::atomic::Ordering::Relaxed);
        }
    });
}

fn say(outcome: &ImportOutcome, lang: Lang) {
    let colon = print::colon(lang);
    for sheet in &outcome.sheets {
        if let Some(already) = &sheet.already {
            say!("{}{colon} {already}", sheet.file);
            continue;
        }
        let counts = match lang {
            Lang::Fr => format!(
                "{} nouvelles, {} changées, {} déjà là, {} mises de côté",
                sheet.new, sheet.changed, sheet.same, sheet.set_aside
            ),
            Lang::En => format!(
                "{} new, {} changed, {} already there, {} set aside",
                sheet.new, sheet.changed, sheet.same, sheet.set_aside
            ),
        };
        let name = format!("{} {}", sheet.file, sheet.sheet);
        say!("{} ({}){colon} {counts}", name.trim_end(), sheet.kind);
        for notice in &sheet.notices {
            say!("  {notice}");
        }
        for joined in &sheet.joined {
            say!("  {}{colon} {}", joined.by, joined.rows);
        }
        for group in &sheet.issues {
            let column = Some(&group.heading).filter(|heading| !heading.is_empty());
            let column = column.map(|heading| format!(" ({heading})")).unwrap_or_default();
            say!("  {} × {}{column}", group.count, group.cause);
            for line in &group.examples {
                say!("    {} {} {}", line.place, line.message, line.remedy);
            }
        }
    }
    if !outcome.written {
        say!(
            "{}",
            match lang {
                Lang::Fr => "Rien n’a été écrit.",
                Lang::En => "Nothing was written.",
            }
        );
    }
}
