//! A folder with an encrypted file of its own for each test.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// Two cells, two list sources and two people in each of two départements; the fifth says neither.
pub(crate) const PIECES: &str = "\
Référence pli;Campagne;Date d'envoi;Cellule;Source fichier;Référence client;Code postal
P1;C1;2026-03-02;A;Loué;K1;75001
P2;C1;2026-03-02;A;Loué;K2;75001
P3;C1;2026-03-02;B;Maison;K3;01000
P4;C1;2026-03-02;B;Maison;K4;1000
P5;C1;2026-03-02;H;;K5;
";

/// An encrypted file and the spreadsheets beside it.
pub(crate) struct House {
    pub(crate) folder: PathBuf,
}

/// What a command said.
pub(crate) struct Told {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl House {
    pub(crate) fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rulings").join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("the build folder takes files");
        Self { folder }
    }

    /// Returns a house whose campaign C1 has the five pieces above.
    pub(crate) fn with_pieces(name: &str) -> Self {
        let house = Self::new(name);
        house.takes("pieces.csv", PIECES);
        house
    }

    pub(crate) fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.folder.join(file), bytes).expect("the folder takes files");
    }

    /// Imports a file, every row of which must be taken.
    pub(crate) fn takes(&self, file: &str, text: &str) {
        self.write(file, text);
        let told = self.run(&["import", file]);
        assert_eq!(told.code, Some(0), "{file}: {}{}", told.out, told.err);
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Told {
        self.run_with_key(arguments, Some(&"5a".repeat(32)))
    }

    pub(crate) fn run_with_key(&self, arguments: &[&str], key: Option<&str>) -> Told {
        self.told_by(arguments, key, Stdio::null())
    }

    fn told_by(&self, arguments: &[&str], key: Option<&str>, input: Stdio) -> Told {
        let mut command = Command::new(env!("CARGO_BIN_EXE_baromail"));
        command.stdin(input).current_dir(&self.folder).args(arguments).args(["--today", "2026-11-23"]);
        if !arguments.contains(&"--db") {
            command.args(["--db", "house.db"]);
        }
        if !arguments.contains(&"--lang") {
            command.args(["--lang", "en"]);
        }
        command.env_remove("BAROMAIL_KEY").env_remove("BAROMAIL_KEY_FILE");
        if let Some(key) = key {
            command.env("BAROMAIL_KEY", key);
        }
        let output = command.output().expect("the program starts");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Told { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// Runs a command that reads a text from the standard input.
    pub(crate) fn run_on(&self, arguments: &[&str], text: &str) -> Told {
        self.write("standard-input", text);
        let input = std::fs::File::open(self.folder.join("standard-input")).expect("it was just written");
        self.told_by(arguments, Some(&"5a".repeat(32)), input.into())
    }

    /// Returns the JSON of a command that must do well.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let told = self.run(&[arguments, &["--json"]].concat());
        assert_eq!(told.code, Some(0), "{arguments:?}: {}{}", told.out, told.err);
        serde_json::from_str(&told.out).expect("one JSON document")
    }

    /// Returns the value of one figure, `–` with the reason where it is unknown.
    pub(crate) fn figure(&self, key: &str, filters: &[&str]) -> String {
        let told = self.json(&[&["kpi", key], filters].concat());
        shown(&told["groups"][0]["kpis"][key])
    }

    /// Returns one figure by a grouping: `A=0.5`; a group without a name is `null`.
    pub(crate) fn by(&self, key: &str, dimension: &str, filters: &[&str]) -> Vec<String> {
        let told = self.json(&[&["kpi", key, "--by", dimension], filters].concat());
        let groups = told["groups"].as_array().expect("groups are a list");
        groups
            .iter()
            .map(|group| {
                let name = &group["by"][dimension];
                let name = name.as_str().map_or_else(|| name.to_string(), str::to_owned);
                format!("{name}={}", shown(&group["kpis"][key]))
            })
            .collect()
    }
}

fn shown(figure: &Value) -> String {
    match figure["value"].as_str() {
        Some(value) => value.to_owned(),
        None => format!("– {}", figure["unknown"]["reason"].as_str().unwrap_or("no such figure")),
    }
}
