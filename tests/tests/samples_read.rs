//! The import recognises every committed spreadsheet and stumbles over nothing but the mistakes made on purpose.

use std::ops::ControlFlow;
use std::path::Path;

use domain::kind::Kind;
use import::{Hints, Inspection, Issue, ReadSummary, Source};

/// A file, what it is, rows taken, rows set aside, issues, headings without a meaning.
type Expected = (&'static str, Kind, u64, u64, usize, &'static [&'static str]);

const SAMPLES: &[Expected] = &[
    ("mailing_chauffage_septembre_2026.xlsx", Kind::Pieces, 5000, 0, 0, &[]),
    // 31/09/2026 and an empty date; a wrong reference and a date before the posting are seen by the join only.
    ("reponses_centre_appels.csv", Kind::Responses, 141, 2, 2, &[]),
    ("npai_septembre.csv", Kind::Undelivered, 188, 0, 0, &[]),
    // A row of sums, told and left out.
    ("budget_campagne.xlsx", Kind::Costs, 5, 0, 1, &[]),
    // An amount that reads "à confirmer".
    ("factures_octobre.csv", Kind::Orders, 26, 1, 1, &["Règlement"]),
    // A negative count.
    ("suivi_2025.xlsx", Kind::Totals, 2, 1, 1, &[]),
];

const REFERENCE: &[Expected] = &[
    ("pieces.csv", Kind::Pieces, 5000, 0, 0, &[]),
    ("undelivered.csv", Kind::Undelivered, 240, 0, 0, &[]),
    ("responses.csv", Kind::Responses, 130, 0, 0, &[]),
    ("costs.csv", Kind::Costs, 5, 0, 0, &[]),
    ("orders.csv", Kind::Orders, 15, 0, 0, &[]),
    ("totals.csv", Kind::Totals, 1, 0, 0, &[]),
];

#[test]
fn samples_are_recognised_and_only_their_mistakes_are_set_aside() {
    for expected in SAMPLES {
        check("../samples", expected);
    }
}

#[test]
fn the_reference_campaign_is_recognised_and_has_no_issue() {
    for expected in REFERENCE {
        check("fixtures/reference", expected);
    }
}

fn check(folder: &str, (name, kind, taken, set_aside, told, unknown): &Expected) {
    let (inspection, summary, issues) = look(folder, name);
    assert_eq!(inspection.kind, Some(*kind), "{name}");
    let headings = inspection.columns.iter().filter(|column| column.field.is_none());
    let headings: Vec<&str> = headings.map(|column| column.heading.as_str()).collect();
    assert_eq!(headings, *unknown, "{name}: headings without a meaning");
    let found = (summary.taken, summary.set_aside, issues.len());
    assert_eq!(found, (*taken, *set_aside, *told), "{name}: {issues:#?}");
}

fn look(folder: &str, name: &str) -> (Inspection, ReadSummary, Vec<Issue>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(name);
    let source: Source = import::open(&path).unwrap_or_else(|error| panic!("{name}: {error:?}"));
    let inspection =
        import::inspect(&source, 0, &Hints::default()).unwrap_or_else(|error| panic!("{name}: {error:?}"));
    let plan = import::plan(&inspection, Vec::new()).unwrap_or_else(|error| panic!("{name}: {error:?}"));
    let mut issues = Vec::new();
    let summary = import::read(&source, &plan, 1000, &mut |batch| {
        issues.extend(batch.issues);
        ControlFlow::Continue(())
    });
    (inspection, summary.unwrap_or_else(|error| panic!("{name}: {error:?}")), issues)
}
