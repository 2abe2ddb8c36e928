//! Every export of a known program in `tests/fixtures/presets`, as it is understood: a reviewed text beside the files.

use domain::lang::Lang;
use import::{Confidence, Hints, ReadEnd, Why, inspect, open, plan, read};
use std::fmt::Write;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/presets")
}

fn understood(path: &Path) -> String {
    let english = path.file_stem().is_some_and(|stem| stem.to_string_lossy().ends_with("_en"));
    let lang = if english { Lang::En } else { Lang::Fr };
    let source = open(path).unwrap();
    let look = inspect(&source, 0, &Hints { lang, ..Hints::default() }).unwrap();
    let mut said = format!("{}\n", source.name);
    let name =
        look.preset.map_or_else(|| "no preset".to_owned(), |p| format!("{} {:?}", p.program, p.export));
    writeln!(said, "  {name}: {}", look.kind.map_or("unclear", |kind| kind.key())).unwrap();
    for column in look.columns.iter().filter(|column| column.confidence != Confidence::Ignored) {
        let field = column.field.map_or("-", |field| field.key());
        let why = match &column.why {
            Why::Preset(_) => String::new(),
            other => format!(" ({other:?})"),
        };
        writeln!(said, "  {} = {field}{why}", column.heading).unwrap();
    }
    let ignored = look.columns.iter().filter(|column| column.confidence == Confidence::Ignored);
    let ignored: Vec<_> = ignored
        .map(|column| match &column.why {
            Why::Preset(_) => column.heading.clone(),
            other => format!("{} ({other:?})", column.heading),
        })
        .collect();
    writeln!(said, "  ignored: {}", ignored.join(", ")).unwrap();
    let plan = plan(&look, Vec::new()).unwrap();
    let mut issues = Vec::new();
    let summary = read(&source, &plan, 100, &mut |batch| {
        issues.extend(batch.issues.into_iter().map(|issue| format!("{} {:?}", issue.cell, issue.code)));
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(summary.end, ReadEnd::Whole);
    writeln!(said, "  {} rows, {} taken", summary.rows, summary.taken).unwrap();
    for issue in issues {
        writeln!(said, "  ! {issue}").unwrap();
    }
    said
}

#[test]
fn exports_of_known_programs_are_understood_as_reviewed() {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "csv"));
    files.sort();
    let said: String = files.iter().map(|path| understood(path)).collect();
    let golden = folder().join("understood.txt");
    let before = fs::read_to_string(&golden).unwrap_or_default().replace('\r', "");
    if before != said {
        fs::write(&golden, &said).unwrap();
    }
    assert!(
        before == said,
        "tests/fixtures/presets/understood.txt was stale and has been rewritten: review it"
    );
}
