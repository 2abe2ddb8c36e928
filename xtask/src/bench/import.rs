//! `cargo xtask bench import [ROWS] [--peers PEERS.PY --data FOLDER]`: how fast a mailing list is taken in.
//!
//! Without peers: a list made here, taken in, offered again, and offered again with a row in a hundred corrected.
//! With peers: the script there times the program beside others on the same files; `product.py` tells it what the
//! program counted, by asking the program itself.

use std::ffi::{OsStr, OsString};
use std::fs::{File, create_dir_all, remove_dir_all};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::house::{cargo, root, target};
use crate::steps::{run, say, step};

/// Rows of the list unless the command says otherwise.
const ROWS: u64 = 1_000_000;
/// A key for databases that hold nobody.
pub(crate) const KEY: &str = "0707070707070707070707070707070707070707070707070707070707070707";
/// How often a process is asked for its memory.
const LOOK: Duration = Duration::from_millis(10);

/// Runs the bench.
pub(crate) fn bench(arguments: &[OsString]) -> Result<(), Failure> {
    let program = built()?;
    if let [peers, data, rest @ ..] = arguments
        && peers.to_string_lossy().ends_with(".py")
    {
        return beside(&program, peers, data, rest);
    }
    let rows = arguments.first().and_then(|rows| rows.to_str()?.parse().ok()).unwrap_or(ROWS);
    let folder = target().join("bench-import");
    // What an earlier bench left; nothing is there the first time.
    let _ = remove_dir_all(&folder);
    create_dir_all(&folder).map_err(|error| Failure::File(folder.clone(), error))?;
    let lists = [("list.csv", u64::MAX), ("again.csv", u64::MAX), ("corrected.csv", 100)];
    for (name, every) in lists {
        write_list(&folder.join(name), rows, every, name)?;
    }
    let database = folder.join("bench.db");
    for (what, list) in [
        ("for the first time", "list.csv"),
        ("the same file", "list.csv"),
        ("its rows in another file", "again.csv"),
        ("one row in a hundred corrected", "corrected.csv"),
    ] {
        let (seconds, megabytes) = timed(&program, &database, &folder.join(list))?;
        say(&format!("{rows} rows, {what}: {seconds:.2} s, {megabytes} MB at most"));
    }
    Ok(())
}

pub(super) fn built() -> Result<PathBuf, Failure> {
    step("build the program as it is shipped", || run(cargo().args(["build", "--release", "-p", "cli"])))?;
    Ok(target().join("release").join(format!("baromail{}", std::env::consts::EXE_SUFFIX)))
}

fn beside(program: &Path, peers: &OsStr, data: &OsStr, rest: &[OsString]) -> Result<(), Failure> {
    let workload = rest.first().map_or(OsStr::new("import-csv"), OsString::as_os_str);
    run(Command::new("python3")
        .arg(peers)
        .arg(workload)
        .arg("--data")
        .arg(data)
        .args(["--product", &product(program)])
        .args(rest.get(1..).unwrap_or_default()))
}

/// Returns the command by which a script of peers takes a file in.
pub(super) fn product(program: &Path) -> String {
    let adapter = root().join("xtask/src/bench/product.py");
    format!("python3 {} {} {{file}} {{db}}", adapter.display(), program.display())
}

/// Writes a list of people who are mailed about three times each; `corrected` pieces cost one cent more.
pub(super) fn write_list(path: &Path, rows: u64, corrected: u64, mark: &str) -> Result<(), Failure> {
    let wrong = |error| Failure::File(path.to_owned(), error);
    let mut file = BufWriter::new(File::create(path).map_err(wrong)?);
    let head = "id_client;civilite;prenom;nom;adresse;code_postal;ville;campagne;cellule;date_envoi;cout";
    writeln!(file, "{head}\r").map_err(wrong)?;
    for row in 0..rows {
        // Numbers that wander without a pattern, the same on every machine.
        let chance =
            row.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let (person, campaign, wave) = (row / 30 * 10 + chance % 10, chance / 10 % 12, chance / 120 % 4);
        let cents = 42 + chance / 480 % 56 + u64::from(corrected != u64::MAX && row % corrected == 0);
        writeln!(
            file,
            "C{person:08};Mme;Jeanne;Dupont{};{} rue de la Gare;{:02}000;Ville {};C{campaign:02};{};{:02}/0{}/2025;0,{cents}\r",
            person % 977,
            person % 120,
            person % 95 + 1,
            person % 3_001,
            chance / 27_000 % 8,
            wave * 7 + 1,
            campaign % 9 + 1
        )
        .map_err(wrong)?;
    }
    // A line without cells is no row, and makes another file of the same rows.
    writeln!(file, "{}\r", if mark == "again.csv" { ";;" } else { "" }).map_err(wrong)?;
    file.flush().map_err(wrong)
}

/// Takes a list in and returns the seconds and the megabytes that it took.
pub(super) fn timed(program: &Path, database: &Path, list: &Path) -> Result<(f64, u64), Failure> {
    let started = Instant::now();
    let mut child = Command::new(program)
        .arg("--db")
        .arg(database)
        .args(["--json", "import"])
        .arg(list)
        .env("BAROMAIL_KEY", KEY)
        .stdout(Stdio::null())
        .spawn()
        .map_err(|error| Failure::NotStarted(program.display().to_string(), error))?;
    let mut megabytes = 0;
    loop {
        megabytes = megabytes.max(memory(&child));
        let ended = child.try_wait().map_err(|error| Failure::File(program.to_owned(), error))?;
        match ended {
            None => std::thread::sleep(LOOK),
            // 4: done, with rows set aside.
            Some(status) if status.success() || status.code() == Some(4) => break,
            Some(status) => return Err(Failure::Ended(program.display().to_string(), status)),
        }
    }
    Ok((started.elapsed().as_secs_f64(), megabytes))
}

/// Returns the most memory that a process had so far, where the system tells it.
fn memory(child: &Child) -> u64 {
    let told = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = told.lines().find(|line| line.starts_with("VmHWM:"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
