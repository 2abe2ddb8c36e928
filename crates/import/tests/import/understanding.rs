//! How a sheet is understood: by what was settled before, by its values, without headings, with a person's words.

use crate::support::{Sample, facts, tell};
use domain::field::Field;
use domain::kind::Kind;
use domain::words::{Channel, Interest};
use import::{Hints, Why};

#[test]
fn a_sheet_without_headings_is_noticed_and_read_from_its_first_row() {
    let rows = "P-001;13/04/2026;tél;chaud\nP-002;14/04/2026;mail;tiède\nP-003;15/04/2026;coupon;froid\n";
    let source = Sample::new("r.csv", rows.as_bytes()).open().unwrap();
    let look = import::inspect(&source, 0, &Hints::default()).unwrap();
    assert_eq!((look.heading_row, look.kind), (0, None));
    let guess = &look.kind_candidates[0];
    assert_eq!((guess.kind, guess.by), (Kind::Responses, import::KindBy::Values));
    let columns: Vec<_> = look.columns.iter().map(|column| (column.heading.as_str(), column.field)).collect();
    let expected = [
        ("A", Some(Field::Reference)),
        ("B", Some(Field::ResponseDate)),
        ("C", Some(Field::Channel)),
        ("D", Some(Field::Interest)),
    ];
    assert_eq!(columns, expected);
    let hints = Hints { kind: Some(Kind::Responses), ..Hints::default() };
    let read = tell(&Sample::new("r.csv", rows.as_bytes()), &hints, Vec::new()).unwrap();
    assert_eq!(facts!(read, Responses).len(), 3);
}

#[test]
fn values_settle_what_headings_do_not_and_say_how_many_fit() {
    let rows = "Réf. courrier;Date réponse;x1;x2;x3\nA;13/04/2026;69003;chaud;1 200 €\nB;14/04/2026;01000;froid;30 €\nC;15/04/2026;75011;bof;99 €\n";
    let responses = Hints { kind: Some(Kind::Responses), ..Hints::default() };
    let source = Sample::new("r.csv", rows.as_bytes()).open().unwrap();
    let look = import::inspect(&source, 0, &responses).unwrap();
    let columns = &look.columns;
    let found = |sort, fits| Why::Values(import::Found { sort, fits, of: 3 });
    assert_eq!(columns[2].why, found(import::ValueSort::PostalCode, 3));
    assert_eq!(columns[3].field, None, "two words in three are no interest yet");
    assert_eq!((columns[4].field, &columns[4].why), (None, &Why::Unknown { did_you_mean: None }));
    let known = Hints { known_shapes: vec!["AA-999".to_owned()], ..Hints::default() };
    let rows = "Code;Jour;Objet\nBT-001;13/04/2026;a\nBT-002;14/04/2026;b\nBT-003;15/04/2026;c\n";
    let hints = Hints { kind: Some(Kind::Responses), ..known };
    let source = Sample::new("r.csv", rows.as_bytes()).open().unwrap();
    let look = import::inspect(&source, 0, &hints).unwrap();
    assert_eq!(look.columns[0].field, Some(Field::Reference));
}

#[test]
fn what_was_settled_before_is_kept_and_a_new_heading_is_asked_about() {
    use import::{Recalled, RecalledFrom, Template};
    let rows = "Truc;Machin;Bidule\nA1;13/04/2026;tél\n";
    let template = Template {
        kind: Kind::Responses,
        columns: vec![
            ("MACHIN".to_owned(), Some(Field::ResponseDate)),
            ("truc".to_owned(), Some(Field::Reference)),
        ],
        constants: Vec::new(),
        options: import::ReadingOptions::default(),
        words: import::ValueWords::default(),
    };
    let from = RecalledFrom::Memory { at: "2026-03-12T09:00:00".to_owned() };
    let recalled = Some(Recalled { from: from.clone(), template, usual: import::Usual::default() });
    let hints = Hints { recalled, ..Hints::default() };
    let told = tell(&Sample::new("r.csv", rows.as_bytes()), &hints, Vec::new()).unwrap();
    let look = &told.inspection;
    assert_eq!((look.kind, look.kind_candidates[0].by), (Some(Kind::Responses), import::KindBy::Recalled));
    let why: Vec<_> = look.columns.iter().map(|column| column.why.clone()).collect();
    let unknown = Why::Unknown { did_you_mean: None };
    assert_eq!(why, [Why::Recalled(from.clone()), Why::Recalled(from), unknown]);
}

#[test]
fn a_persons_word_comes_first_and_tells_one_plan_from_another() {
    let rows = "ref;date;canal;interet\nA;13/04/2026;pigeon;bouillant\n";
    let source = Sample::new("r.csv", rows.as_bytes()).open().unwrap();
    let look = import::inspect(&source, 0, &Hints::default()).unwrap();
    let unknown: Vec<_> = look.unknown_words.iter().map(|word| (word.field, word.text.as_str())).collect();
    assert_eq!(unknown, [(Field::Channel, "pigeon"), (Field::Interest, "bouillant")]);
    let plain = import::plan(&look, Vec::new()).unwrap();
    let mut told = plain.clone();
    told.words.put(Field::Channel, "Pigeon", "letter").unwrap();
    told.words.put(Field::Interest, "Bouillant", "positive").unwrap();
    assert_ne!(plain.signature(), told.signature());
    let mut elsewhere = plain.clone();
    elsewhere.words.put(Field::ReturnReason, "Pigeon", "moved").unwrap();
    assert_eq!(plain.signature(), elsewhere.signature());
    let mut facts = Vec::new();
    import::read(&source, &told, 10, &mut |batch| {
        facts.push(batch.facts);
        std::ops::ControlFlow::Continue(())
    })
    .unwrap();
    let domain::fact::Facts::Responses(responses) = &facts[0] else { panic!("{facts:?}") };
    let fact = &responses[0].fact;
    assert_eq!((fact.channel, fact.plain_channel), (Some(Channel::Letter), Some(Channel::Other)));
    assert_eq!((fact.interest, fact.interest_text.as_deref()), (Some(Interest::Positive), Some("bouillant")));
}
