//! Every kind from a believable file: what it tells and what is wrong with it, as a reviewed snapshot.

use crate::support::{Sample, tell};
use domain::kind::Kind;
use import::Hints;
use std::fmt::Write;
use std::path::Path;

fn told(file: &str, kind: Kind) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/kinds").join(file);
    let bytes = std::fs::read(path).expect("the fixture is there");
    let told = tell(&Sample::new(file, &bytes), &Hints::default(), Vec::new()).expect("the file is read");
    assert_eq!(told.inspection.kind, Some(kind), "{file}");
    let mut text = format!("{} rows, {} taken\n", told.summary.rows, told.summary.taken);
    for facts in &told.facts {
        // What a row does not say would drown what it does.
        let whole = format!("{facts:#?}");
        let said = whole.lines().filter(|line| !line.ends_with(": None,"));
        said.for_each(|line| text.extend([line, "\n"]));
    }
    for issue in told.issues() {
        let _ = writeln!(text, "{issue}");
    }
    text
}

macro_rules! kinds {
    ($($test:ident $file:literal $kind:ident,)*) => {$(
        #[test]
        fn $test() {
            insta::assert_snapshot!(stringify!($test), told($file, Kind::$kind));
        }
    )*};
}

kinds! {
    appointments_are_understood "appointments.csv" Appointments,
    deals_are_understood "opportunities.csv" Opportunities,
    changes_of_stage_are_understood "stages.csv" Opportunities,
    columns_of_stages_are_understood "stage_columns.csv" Opportunities,
    survey_answers_are_understood "surveys.csv" Surveys,
    contacts_are_understood "contacts.csv" Contacts,
    oppositions_are_understood "suppressions.csv" Suppressions,
    references_are_understood "references.csv" References,
    targets_are_understood "targets.csv" Targets,
}
