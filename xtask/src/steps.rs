//! Steps with a name and a time, and the programs they start.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::failure::Failure;

/// Does one named piece of work: says its name before and its time after.
pub(crate) fn step<T>(name: &'static str, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    println!("\n==> {name}");
    let started = Instant::now();
    let done = work().map_err(|cause| Failure::Step(name, Box::new(cause)))?;
    println!("    {name}: {:.1} s", started.elapsed().as_secs_f64());
    Ok(done)
}

/// Runs a program to its end; what it says goes to the terminal.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(|error| Failure::NotStarted(name(command), error))?;
    if status.success() { Ok(()) } else { Err(Failure::Ended(name(command), status)) }
}

/// What a program said, and how it ended.
pub(crate) struct Said {
    /// Its standard output.
    pub text: String,
    /// The failure, when it did not end well.
    pub end: Result<(), Failure>,
}

/// Runs a program to its end; what it says goes to the terminal and is kept too.
pub(crate) fn run_and_listen(command: &mut Command) -> Result<Said, Failure> {
    let started = command.stdout(Stdio::piped()).spawn();
    let mut child = started.map_err(|error| Failure::NotStarted(name(command), error))?;
    let mut text = String::new();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            text.push_str(&line);
            text.push('\n');
        }
    }
    let status = child.wait().map_err(|error| Failure::NotStarted(name(command), error))?;
    let end = if status.success() { Ok(()) } else { Err(Failure::Ended(name(command), status)) };
    Ok(Said { text, end })
}

/// Returns what a program prints, `None` where it is missing or fails.
pub(crate) fn ask(program: &str, arguments: &[&str]) -> Option<String> {
    let answer = Command::new(program).args(arguments).stderr(Stdio::null()).output().ok()?;
    answer.status.success().then(|| String::from_utf8_lossy(&answer.stdout).into_owned())
}

/// Says a line at once, also into a pipe.
pub(crate) fn say(line: &str) {
    println!("    {line}");
    // A terminal that went away is no reason to stop.
    let _ = std::io::stdout().flush();
}

fn name(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
