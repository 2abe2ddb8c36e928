//! `baromail pages`: manual pages and completions of shells, from the definitions of the commands themselves.

use crate::args::{Arguments, Pages};
use clap::{Command, CommandFactory};
use clap_complete::Shell;
use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// Shells whose completions are packaged.
const SHELLS: [Shell; 3] = [Shell::Bash, Shell::Fish, Shell::Zsh];

/// Writes the pages; packages are made with it, so it needs no file and no key.
pub(crate) fn run(asked: &Pages) -> ExitCode {
    match write(&asked.folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("baromail: {}: {error}", asked.folder.display());
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> io::Result<()> {
    let (manual, completions) = (folder.join("man"), folder.join("completions"));
    fs::create_dir_all(&manual)?;
    fs::create_dir_all(&completions)?;
    let mut root = Arguments::command();
    for shell in SHELLS {
        clap_complete::generate_to(shell, &mut root, "baromail", &completions)?;
    }
    root.build();
    page(&root, "baromail", &manual)?;
    for command in root.get_subcommands().filter(|command| !command.is_hide_set()) {
        page(command, &format!("baromail-{}", command.get_name()), &manual)?;
    }
    Ok(())
}

/// Writes one manual page; actions of a command are told in its help.
fn page(command: &Command, name: &str, folder: &Path) -> io::Result<()> {
    let command = command.clone().display_name(name.to_owned()).version(env!("CARGO_PKG_VERSION"));
    let mut bytes = Vec::new();
    clap_mangen::Man::new(command)
        .date("")
        .source(concat!("Baromail ", env!("CARGO_PKG_VERSION")))
        .render(&mut bytes)?;
    fs::write(folder.join(format!("{name}.1")), bytes)
}
