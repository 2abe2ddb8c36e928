//! `examine FILE...`: opens each file, looks at every sheet, reads it to its end, and prints what came of it.
//!
//! A strange file is looked at with it, and the mutation test drives it: it bounds its own memory as a file from
//! anywhere must be bounded, so that going beyond ends it.

use import::{Batch, FileError, Hints, Plan, Source};
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(code) = import::serve() {
        return code;
    }
    #[cfg(unix)]
    if let Err(error) = bound() {
        eprintln!("examine: {error}");
        return ExitCode::FAILURE;
    }
    for file in std::env::args_os().skip(1) {
        let path = Path::new(&file);
        // Before anything can go wrong: the last line names the file that ended the program.
        print!("{}: ", path.display());
        let _ = std::io::stdout().flush();
        match examine(path) {
            Ok(said) => println!("{said}"),
            Err(error) => println!("{error}"),
        }
    }
    ExitCode::SUCCESS
}

#[cfg(unix)]
fn bound() -> std::io::Result<()> {
    rlimit::setrlimit(rlimit::Resource::CORE, 0, 0)?;
    rlimit::setrlimit(rlimit::Resource::DATA, import::limits::READER_BYTES, import::limits::READER_BYTES)
}

fn examine(path: &Path) -> Result<String, FileError> {
    let source = import::open(path)?;
    let sheets: Vec<String> = (0..source.sheets.len()).map(|sheet| sheet_said(&source, sheet)).collect();
    Ok(sheets.join("; "))
}

fn sheet_said(source: &Source, sheet: usize) -> String {
    let read = || -> Result<String, FileError> {
        let look = import::inspect(source, sheet, &Hints::default())?;
        let plan: Plan = import::plan(&look, Vec::new())?;
        let summary = import::read(source, &plan, 1_000, &mut |_: Batch| ControlFlow::Continue(()))?;
        Ok(format!(
            "{} {}: {} rows, {} taken, {} set aside, {} issues",
            look.sheet,
            plan.kind.key(),
            summary.rows,
            summary.taken,
            summary.set_aside,
            summary.issues
        ))
    };
    read().unwrap_or_else(|error| error.to_string())
}
