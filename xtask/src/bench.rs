//! `cargo xtask bench NAME`: what takes too long for every test run, built as it is shipped.
//!
//! A bench is a module under `bench/` and a line in [`BENCHES`].

mod dashboard;
mod hostile;
mod import;
mod report;
mod start;

use std::ffi::OsString;

use crate::failure::Failure;
pub(crate) use import::KEY;

/// A bench: its name, what it shows, and what runs it.
struct Bench {
    name: &'static str,
    shows: &'static str,
    run: fn(&[OsString]) -> Result<(), Failure>,
}

const BENCHES: &[Bench] = &[
    Bench {
        name: "import",
        shows: "a mailing list of a million rows: first time, again, corrected; beside other programs with PEERS.PY DATA",
        run: import::bench,
    },
    Bench {
        name: "dashboard",
        shows: "the figures of a screen on a million pieces: cold, warm, filtered; beside other programs with PEERS.PY DATA",
        run: dashboard::bench,
    },
    Bench {
        name: "report",
        shows: "[DATABASE]  charts, every template as PDF and in the preview; beside other programs with PEERS.PY DATA",
        run: report::bench,
    },
    Bench {
        name: "start",
        shows: "[ROUNDS] [ROWS]  the window's first paint, its figures and its memory beside a bare window",
        run: start::bench,
    },
    Bench {
        name: "hostile",
        shows: "[COUNT] [SEED]  broken files of every format get an answer within time and memory",
        run: hostile::hostile,
    },
];

/// Runs the bench that the first argument names with the others; without one, lists them.
pub(crate) fn bench(arguments: &[OsString]) -> Result<(), Failure> {
    let Some((name, rest)) = arguments.split_first() else {
        for bench in BENCHES {
            println!("  cargo xtask bench {:<10} {}", bench.name, bench.shows);
        }
        return Ok(());
    };
    let found = BENCHES.iter().find(|bench| name == bench.name);
    let bench = found.ok_or_else(|| Failure::UnknownBench(name.to_string_lossy().into_owned()))?;
    (bench.run)(rest)
}
