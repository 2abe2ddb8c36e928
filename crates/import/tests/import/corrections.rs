//! What a person corrects on the way in.

use crate::support::Sample;
use domain::fact::Facts;
use domain::field::Field;
use import::{
    Batch, ColumnReading, Correction, Corrections, Fix, Hints, Order, Plan, Source, Understood, Which, Why,
};
use std::ops::ControlFlow;
use std::sync::Arc;

const TEXT: &str = "\
Référence pli;Date de réponse;Intérêt
P1;31/09/2026;positif
P2;31/09/2026;refus
P3;bientôt;neutre
P4;03/04/2026;
";

fn plan(source: &Source, list: Vec<Correction>, columns: Vec<ColumnReading>) -> Plan {
    let look = import::inspect(source, 0, &Hints::default()).unwrap();
    let mut plan = import::plan(&look, Vec::new()).unwrap();
    plan.corrections = Corrections::new(list, columns);
    plan
}

fn read(list: Vec<Correction>, columns: Vec<ColumnReading>) -> Batch {
    let sample = Sample::new("essai.csv", TEXT.as_bytes());
    let source = sample.open().unwrap();
    let plan = plan(&source, list, columns);
    let mut batches = Vec::new();
    import::read(&source, &plan, 100, &mut |batch| {
        batches.push(batch);
        ControlFlow::Continue(())
    })
    .unwrap();
    batches.pop().unwrap()
}

fn dates(batch: &Batch) -> Vec<String> {
    let Facts::Responses(rows) = &batch.facts else { panic!("{:?}", batch.facts) };
    rows.iter().map(|row| format!("{} {}", row.row, row.fact.date)).collect()
}

fn correct(column: Option<usize>, cells: Which, fix: Fix) -> Correction {
    Correction { column, cells, fix }
}

#[test]
fn a_wrong_cell_all_like_it_and_a_whole_cause_are_corrected() {
    let replace = |text: &str| Fix::Replace(text.to_owned());
    let (raw, cause) = (Which::Raw("31/09/2026".to_owned()), Which::Cause("not_a_date".to_owned()));
    let all = |last: &str| vec![format!("5 {last}")];
    for (list, taken, set_aside, left_out) in [
        (vec![], all("2026-04-03"), 3, 0),
        (
            vec![correct(Some(1), Which::Row(4), replace("02/10/2026"))],
            vec!["4 2026-10-02".to_owned(), "5 2026-04-03".to_owned()],
            2,
            0,
        ),
        (
            vec![correct(Some(1), raw, replace("30/09/2026"))],
            vec!["2 2026-09-30".to_owned(), "3 2026-09-30".to_owned(), "5 2026-04-03".to_owned()],
            1,
            0,
        ),
        (vec![correct(Some(1), cause.clone(), Fix::LeaveOut)], all("2026-04-03"), 0, 3),
        (vec![correct(Some(2), cause.clone(), Fix::LeaveOut)], all("2026-04-03"), 3, 0),
        (
            vec![correct(None, cause, replace("30/09/2026"))],
            vec![
                "2 2026-09-30".to_owned(),
                "3 2026-09-30".to_owned(),
                "4 2026-09-30".to_owned(),
                "5 2026-04-03".to_owned(),
            ],
            0,
            0,
        ),
    ] {
        let batch = read(list.clone(), Vec::new());
        assert_eq!(dates(&batch), taken, "{list:?}");
        assert_eq!((batch.set_aside.len(), batch.left_out.len()), (set_aside, left_out), "{list:?}");
    }
}

#[test]
fn one_column_can_be_read_month_first() {
    let own = ColumnReading { column: 1, order: Some(Order::MonthFirst), mark: None };
    let batch = read(Vec::new(), vec![own]);
    assert_eq!(dates(&batch), ["5 2026-03-04"]);
}

#[test]
fn the_first_rows_tell_what_each_cell_became() {
    let correction = correct(Some(1), Which::Row(2), Fix::Replace("30/09/2026".to_owned()));
    let batch = read(vec![correction], Vec::new());
    let first = &batch.first_rows[0];
    assert_eq!((first.row, &first.corrected[..]), (2, &[1][..]));
    assert_eq!(first.raw, ["P1", "30/09/2026", "positif"]);
    let value = |field: Field| first.cells.iter().find(|cell| cell.field == field).unwrap();
    assert_eq!(value(Field::Reference).value, Understood::Text("P1".to_owned()));
    assert_eq!(value(Field::ResponseDate).value, Understood::Date("2026-09-30".parse().unwrap()));
    assert_eq!(value(Field::Interest).value, Understood::Word("positive"));
    assert_eq!(value(Field::Interest).column, Some(2));
    assert_eq!((batch.first_rows.len(), &batch.empty[..]), (4, &[0, 0, 1][..]));
    assert_eq!(batch.corrected, 1);
}

#[test]
fn the_same_file_with_other_corrections_is_another_import() {
    let sample = Sample::new("essai.csv", TEXT.as_bytes());
    let source = sample.open().unwrap();
    let plain = plan(&source, Vec::new(), Vec::new()).signature();
    assert_eq!(plain, plan(&source, Vec::new(), Vec::new()).signature());
    let one = correct(Some(1), Which::Row(2), Fix::Empty);
    let own = ColumnReading { column: 1, order: Some(Order::MonthFirst), mark: None };
    assert_ne!(plain, plan(&source, vec![one], Vec::new()).signature());
    assert_ne!(plain, plan(&source, Vec::new(), vec![own]).signature());
}

#[test]
fn pasted_cells_are_read_from_memory() {
    let pasted = "Référence pli\tDate de réponse\tVerbatim\nP1\t30/09/2026\t\"deux\nlignes\"\n";
    let source = import::open_bytes("Collage", Arc::from(pasted.as_bytes())).unwrap();
    let plan = plan(&source, Vec::new(), Vec::new());
    let mut facts = Vec::new();
    for _twice in 0..2 {
        import::read(&source, &plan, 100, &mut |batch| {
            facts.push(batch.facts);
            ControlFlow::Continue(())
        })
        .unwrap();
    }
    let Facts::Responses(rows) = &facts[0] else { panic!("{facts:?}") };
    assert_eq!(rows[0].fact.verbatim.as_deref(), Some("deux\nlignes"));
    assert_eq!(facts[0], facts[1]);
    assert!(import::open_bytes("Collage", Arc::from(&b"PK\x03\x04"[..])).is_err());
    assert!(import::open_bytes("Collage", Arc::from(&b"  "[..])).is_err());
}

#[test]
fn the_columns_that_we_add_to_rows_to_correct_are_never_read() {
    let text =
        "Référence pli;Date de réponse;À corriger (Baromail);Ligne (Baromail)\nP1;30/09/2026;Date;12\n";
    let sample = Sample::new("essai.csv", text.as_bytes());
    let look = import::inspect(&sample.open().unwrap(), 0, &Hints::default()).unwrap();
    let ours: Vec<_> = look.columns.iter().map(|column| (column.field, column.why == Why::Ours)).collect();
    assert_eq!(ours[2..], [(None, true), (None, true)]);
    assert!(ours[..2].iter().all(|(field, ours)| field.is_some() && !ours));
}
