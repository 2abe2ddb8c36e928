//! The `baromail` command: the same house by another door.
//!
//! It parses arguments, calls `app`, prints tables or JSON, and holds no rule of the trade.
//! A command is a variant in `args.rs`, a file in `commands/` and an arm below.

mod args;
mod commands;
mod context;
mod json;
mod print;

use args::{Arguments, Command};
use clap::Parser;
use context::{Context, Ended};
use std::process::ExitCode;

/// Wrong usage.
const USAGE: u8 = 2;

/// An import makes its texts on one thread and frees them on another, which this allocator does well.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    if let Some(code) = app::imports::serve_as_reader() {
        return code;
    }
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
    if let Command::Pages(asked) = &arguments.command {
        return commands::pages::run(asked);
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("baromail: {error}");
            return ExitCode::FAILURE;
        }
    };
    let mut context = Context::new(&arguments);
    let ended = runtime.block_on(async {
        let ended = run(&context, arguments.command).await;
        let closed = context.close().await;
        ended.and_then(|ended| closed.map(|()| ended))
    });
    match ended {
        Ok(ended) => ExitCode::from(ended.code()),
        Err(failure) => {
            context.say_failure(&failure);
            ExitCode::FAILURE
        }
    }
}

/// Prints what clap found wrong; help and version are no errors.
fn usage(error: &clap::Error) -> ExitCode {
    let wants_json = std::env::args().any(|argument| argument == "--json");
    if !error.use_stderr() {
        // Help asked for and a closed pipe both end well.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    if wants_json {
        eprintln!("{}", json::usage(&error.to_string()));
    } else {
        let _ = error.print();
    }
    ExitCode::from(USAGE)
}

async fn run(context: &Context, command: Command) -> Result<Ended, app::failure::Failure> {
    match command {
        Command::Import(arguments) => commands::import::run(context, &arguments).await,
        Command::Templates(arguments) => commands::templates::run(context, arguments.action.as_ref()).await,
        Command::Mappings(arguments) => commands::mappings::run(context, arguments.action.as_ref()).await,
        Command::Words(arguments) => commands::words::run(context, arguments.action.as_ref()).await,
        Command::Imports(arguments) => commands::imports::run(context, arguments.action.as_ref()).await,
        Command::Kpi(arguments) => commands::kpi::run(context, &arguments).await,
        Command::Explain(arguments) => commands::explain::run(context, &arguments).await,
        Command::LeaveOut(arguments) => commands::rows::leave_out(context, &arguments).await,
        Command::PutBack(arguments) => commands::rows::put_back(context, &arguments).await,
        Command::Correct(arguments) => commands::rows::correct(context, &arguments).await,
        Command::Compare(arguments) => commands::compare::run(context, &arguments).await,
        Command::Cohorts(arguments) => commands::cohorts::run(context, &arguments).await,
        Command::Long(arguments) => commands::long::run(context, &arguments).await,
        Command::Contacts(arguments) => commands::contacts::list(context, &arguments).await,
        Command::Contact(arguments) => commands::contacts::one(context, &arguments).await,
        Command::Duplicates(arguments) => commands::merge::duplicates(context, &arguments).await,
        Command::Merge(arguments) => commands::merge::merge(context, &arguments).await,
        Command::Separate(arguments) => commands::merge::separate(context, &arguments).await,
        Command::Pipeline => commands::pipeline::run(context).await,
        Command::Appointments(arguments) => commands::pipeline::appointments(context, &arguments).await,
        Command::Dashboard(arguments) => commands::dashboard::run(context, &arguments).await,
        Command::Score(arguments) => commands::score::run(context, &arguments).await,
        Command::Opinions(arguments) => commands::opinions::list(context, &arguments).await,
        Command::Tag(arguments) => commands::opinions::tag(context, &arguments).await,
        Command::Simulate(arguments) => commands::simulate::run(context, &arguments).await,
        Command::Targets(arguments) => commands::targets::run(context, arguments.action.as_ref()).await,
        Command::Alerts(arguments) => commands::alerts::run(context, &arguments).await,
        Command::References(arguments) => commands::references::run(context, arguments.action.as_ref()).await,
        Command::Costs(arguments) => commands::costs::run(context, &arguments).await,
        Command::Campaign(arguments) => commands::campaign::run(context, &arguments).await,
        Command::Cell(arguments) => commands::cell::run(context, &arguments).await,
        Command::Settings(arguments) => commands::settings::run(context, &arguments).await,
        Command::Chart(arguments) => commands::chart::run(context, &arguments).await,
        Command::Report(arguments) => commands::report::run(context, &arguments).await,
        Command::Schedule(arguments) => commands::schedule::run(context, &arguments).await,
        Command::Export(arguments) => commands::export::run(context, &arguments).await,
        Command::Close(arguments) => commands::closings::close(context, &arguments).await,
        Command::Closings(arguments) => commands::closings::list(context, &arguments).await,
        Command::Demo(demo) => commands::demo::run(context, &demo).await,
        Command::Check => commands::check::run(context).await,
        Command::Match(arguments) => commands::matching::run(context, &arguments).await,
        Command::Watch(arguments) => commands::watch::run(context, &arguments).await,
        Command::Backup(arguments) => commands::backup::run(context, &arguments).await,
        Command::Restore(arguments) => commands::restore::run(context, &arguments).await,
        // Written before anything is opened.
        Command::Pages(_) => Ok(Ended::Done),
    }
}
