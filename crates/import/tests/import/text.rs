//! Text files: what people and programs export.

use crate::support::{Sample, facts, tell, tell_text};
use chrono::NaiveDate;
use domain::fact::{CostAmount, Figure};
use domain::field::Field;
use domain::kind::Kind;
use domain::lang::Lang;
use domain::money::Money;
use domain::totals::Measure;
use domain::words::{Channel, CostItem, Interest, UndeliveredReason};
use import::{BytesProof, Decided, Hints, Order, Problem, Proof, ReadEnd, Witness};
use std::ops::ControlFlow;

fn on(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn euros(text: &str) -> Money {
    Money::eur(text.parse().unwrap())
}

#[test]
fn the_mailing_list_of_the_real_data_is_recognised_and_the_rest_is_ignored() {
    let told = tell_text(
        "ref,campaign,posting_date,messages,sex,yearofbirth,hhsize,primary2004\n\
         MI000001,PRIMARY2006,2006-07-25,Civic Duty,male,1941,2,0\n\
         MI000002,PRIMARY2006,2006-07-25,Control,female,1947,2,1\n\
         MI000003,PRIMARY2006,2006-07-25,Control,female,1950,3,1\n",
    );
    assert_eq!(told.inspection.kind, Some(Kind::Pieces));
    let mapped = [Field::Reference, Field::Campaign, Field::PostingDate, Field::Cell].map(Some);
    assert_eq!(told.fields(), [&mapped[..], &[None; 4]].concat());
    let pieces = facts!(told, Pieces);
    assert_eq!(pieces[0].scope.cell.as_deref(), Some("Civic Duty"));
    assert_eq!(pieces[0].scope.posting_date, Some(on(2006, 7, 25)));
    assert!(pieces[0].contact.is_empty());
    assert_eq!(told.issues(), [""; 0]);
}

#[test]
fn an_unknown_interest_keeps_its_rows_and_is_told_once() {
    let told = tell_text("ref,date,nature\nMI000003,2006-08-08,voted\nMI000004,2006-08-08,voted\n");
    assert_eq!(told.inspection.kind, Some(Kind::Responses));
    assert_eq!(told.fields(), [Field::Reference, Field::ResponseDate, Field::Interest].map(Some));
    let responses = facts!(told, Responses);
    assert_eq!(responses.len(), 2);
    assert_eq!(responses[1].interest, Some(Interest::Neutral));
    assert_eq!(responses[1].interest_text.as_deref(), Some("voted"));
    assert_eq!(told.issues(), ["C2 voted UnknownWord { field: Interest } Notice"]);
}

#[test]
fn a_mailing_list_in_windows_1252_gets_its_accents_zeros_and_cents() {
    let text = "id_client;civilite;prenom;nom;adresse;complement;code_postal;ville;campagne;cellule;date_envoi;cout\r\n\
                C1;Mme;Zoé;Lefèvre;3 rue de l’Église;;1000;Bourg-en-Bresse;P26;A;02/03/2026;0,615\r\n";
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(text);
    let told = tell(&Sample::new("fichier.csv", &bytes), &Hints::default(), Vec::new()).unwrap();
    let evidence = told.inspection.evidence.clone();
    let proof = Proof::Bytes(BytesProof::Likeness);
    assert_eq!(evidence.encoding, Some(Decided { value: "windows-1252", proof }));
    assert_eq!(evidence.separator.map(|separator| separator.value), Some(';'));
    let piece = &facts!(told, Pieces)[0];
    assert_eq!(piece.contact.reference.as_deref(), Some("C1"));
    assert_eq!(piece.contact.last_name.as_deref(), Some("Lefèvre"));
    assert_eq!(piece.contact.address.as_deref(), Some("3 rue de l’Église"));
    assert_eq!(piece.contact.postal_code.as_deref(), Some("01000"));
    assert_eq!(piece.cost, Some(euros("0.615")));
    assert_eq!(piece.scope.posting_date, Some(on(2026, 3, 2)));
}

#[test]
fn utf16_with_tabs_is_read_like_any_other() {
    let text = "Réf. courrier\tDate retour\tCanal\tIntérêt\nA-1\t13/10/2026\ttél\tchaud\n";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let told = tell(&Sample::new("réponses.txt", &bytes), &Hints::default(), Vec::new()).unwrap();
    let proof = Proof::Bytes(BytesProof::Zeros);
    assert_eq!(told.inspection.evidence.encoding, Some(Decided { value: "UTF-16LE", proof }));
    let response = &facts!(told, Responses)[0];
    assert_eq!((response.date, response.channel), (on(2026, 10, 13), Some(Channel::Phone)));
    assert_eq!(response.interest, Some(Interest::Positive));
}

fn witness(cell: &str, raw: &str) -> Witness {
    Witness { cell: cell.to_owned(), raw: raw.to_owned() }
}

#[test]
fn cells_that_contradict_one_another_are_both_named() {
    let rows = "ref;date;canal\nA;13/04/2026;tél\nB;14/04/2026;tél\nC;04/15/2026;mail\n";
    let told = tell_text(rows).inspection.evidence.order;
    let (with, against) = (witness("B2", "13/04/2026"), witness("B4", "04/15/2026"));
    let proof = Proof::Most { with, cells: 2, against, others: 1 };
    assert_eq!(told, Decided { value: Order::DayFirst, proof });
}

#[test]
fn dates_that_leave_nothing_open_need_no_proof() {
    let told = tell_text("ref;date;canal\nA;2026-04-03;tél\n").inspection.evidence.order;
    assert_eq!(told, Decided { value: Order::DayFirst, proof: Proof::Language { example: None } });
}

#[test]
fn a_person_may_say_how_a_file_is_written() {
    use import::{Headings, Mark, ReadingOptions, Separator, TextEncoding, TextOptions};
    let rows = "export;;\nR\u{e9}f,date|Date,canal\nA,x|03/04/2026,t\u{e9}l\n";
    let bytes: Vec<u8> = rows.chars().map(|letter| letter as u32 as u8).collect();
    let text = TextOptions { encoding: Some(TextEncoding::Latin9), separator: Some(Separator::Pipe) };
    let options = ReadingOptions {
        order: Some(Order::MonthFirst),
        mark: Some(Mark::Point),
        headings: Some(Headings::Row(2)),
        text,
        ..ReadingOptions::default()
    };
    let hints = Hints { options, ..Hints::default() };
    let overrides = vec![("Date,canal".to_owned(), Some(Field::ResponseDate))];
    let hints = Hints { kind: Some(Kind::Responses), overrides, ..hints };
    let source = Sample::new("r.csv", &bytes).open().unwrap();
    let look = import::inspect(&source, 0, &hints).unwrap();
    let headings: Vec<_> = look.columns.iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(headings, ["Réf,date", "Date,canal"]);
    assert_eq!(look.evidence.encoding, Some(Decided { value: "ISO-8859-15", proof: Proof::Said }));
    assert_eq!(look.evidence.separator, Some(Decided { value: '|', proof: Proof::Said }));
    assert_eq!(look.evidence.order, Decided { value: Order::MonthFirst, proof: Proof::Said });
    assert_eq!(
        (look.heading_row, look.columns[1].samples.as_slice()),
        (2, &["03/04/2026,tél".to_owned()][..])
    );
}

#[test]
fn a_cell_that_proves_the_order_of_day_and_month_is_named() {
    let rows = "ref;date;canal\nA;03/04/2026;tél\nB;13/04/2026;mail\n";
    for lang in [Lang::Fr, Lang::En] {
        let hints = Hints { lang, ..Hints::default() };
        let told = tell(&Sample::new("r.csv", rows.as_bytes()), &hints, Vec::new()).unwrap();
        let order = &told.inspection.evidence.order;
        assert_eq!(order.value, Order::DayFirst);
        assert_eq!(order.proof, Proof::Cell(witness("B3", "13/04/2026")));
        assert_eq!(facts!(told, Responses)[0].date, on(2026, 4, 3));
        assert_eq!(told.issues(), [""; 0]);
    }
}

#[test]
fn dates_that_nothing_proves_follow_the_language_and_say_so_once() {
    let rows = "ref;date;canal\nA;03/04/2026;tél\nB;05/04/2026;mail\n";
    for (lang, date) in [(Lang::Fr, on(2026, 4, 3)), (Lang::En, on(2026, 3, 4))] {
        let hints = Hints { lang, ..Hints::default() };
        let told = tell(&Sample::new("r.csv", rows.as_bytes()), &hints, Vec::new()).unwrap();
        let example = Some(witness("B2", "03/04/2026"));
        assert_eq!(told.inspection.evidence.order.proof, Proof::Language { example });
        assert_eq!(facts!(told, Responses)[0].date, date);
        assert_eq!(told.issues(), [format!("B2 03/04/2026 AmbiguousDate {{ read_as: {date} }} Notice")]);
    }
}

#[test]
fn a_wrong_required_cell_sets_its_row_aside_and_a_wrong_optional_one_does_not() {
    let told = tell_text(
        "Réf. courrier;Date retour;Canal;CP;Tél;E-mail\n\
         A-1;31/09/2026;tél;69003;0612345678;a@b.fr\n\
         A-2;;tél;69003;;\n\
         A-3;30/09/2026;tél;99999;12;pas d’adresse\n\
         \n\
         A-4;#N/A;tél;69003;;\n",
    );
    assert_eq!(
        told.issues(),
        [
            "B2 31/09/2026 NotADate { example: 2026-09-30 } RowSetAside",
            "B3  MissingValue { field: ResponseDate } RowSetAside",
            "F4 pas d’adresse NotAnEmail CellIgnored",
            "E4 12 NotAPhone CellIgnored",
            "D4 99999 NotAPostalCode CellIgnored",
            "B6 #N/A ErrorCell RowSetAside",
        ]
    );
    let aside: Vec<_> = told.set_aside.iter().map(|aside| (aside.row, aside.issues.clone())).collect();
    assert_eq!(aside, [(2, vec![0]), (3, vec![1]), (6, vec![5])]);
    assert_eq!(told.set_aside[0].raw, ["A-1", "31/09/2026", "tél", "69003", "0612345678", "a@b.fr"]);
    assert_eq!(told.raw, [["A-3", "30/09/2026", "tél", "99999", "12", "pas d’adresse"]]);
    assert_eq!((told.summary.rows, told.summary.taken, told.summary.set_aside), (4, 1, 3));
}

#[test]
fn an_invoicing_program_gives_orders_without_their_total() {
    let told = tell_text(
        "N° facture;Date;Client;Total HT;Total TTC;Marge\n\
         F-1;13/05/2026;Éts Martin;1 234,50 €;1 481,40 €;493,80 €\n\
         F-2;14/05/2026;Total Énergies;-120,00;-144,00;\n\
         F-3;15/05/2026;Sans HT;;120,00;\n\
         Total;;;1 114,50;1 337,40;493,80\n",
    );
    let orders = facts!(told, Orders);
    assert_eq!(orders.len(), 2);
    assert_eq!(orders[0].amount, euros("1234.50"));
    assert_eq!(orders[0].margin, Some(euros("493.80")));
    assert_eq!(orders[0].contact.company.as_deref(), Some("Éts Martin"));
    assert_eq!(orders[1].amount, euros("-120"));
    assert_eq!(told.issues(), ["E4 120,00 TaxOnly RowSetAside", "A5 Total TotalRow Notice"]);
}

#[test]
fn costs_are_fixed_or_a_price_for_each_piece() {
    let told = tell_text(
        "Poste;Fournisseur;Montant HT;Prix unitaire;Quantité\n\
         Création;Studio B;900;;\n\
         Impression 5 000 dépliants;Imprimerie C;;0,34;5 000\n\
         Affranchissement;La Poste;;0,62;\n\
         Goodies;;12,12345;;\n\
         Routage;;;;\n\
         Cadeaux;;45;;\n\
         Total général HT;;3 400;;\n",
    );
    let costs = facts!(told, Costs);
    let seen: Vec<_> = costs.iter().map(|cost| (cost.item, cost.label.as_deref(), cost.amount)).collect();
    let piece = |price, quantity| CostAmount::PerPiece { price: euros(price), quantity };
    assert_eq!(
        seen,
        [
            (CostItem::Creation, Some("Studio B"), CostAmount::Fixed(euros("900"))),
            (CostItem::Printing, Some("Imprimerie C"), piece("0.34", Some(5_000))),
            (CostItem::Postage, Some("La Poste"), piece("0.62", None)),
            (CostItem::Other, Some("Cadeaux"), CostAmount::Fixed(euros("45"))),
        ]
    );
    assert_eq!(
        told.issues(),
        [
            "A5 Goodies UnknownWord { field: CostItem } Notice",
            "C5 12,12345 TooFine { rounded: 12.1234 } RowSetAside",
            "C6  MissingValue { field: CostAmount } RowSetAside",
            "A7 Cadeaux UnknownWord { field: CostItem } Notice",
            "A8 Total général HT TotalRow Notice",
        ]
    );
}

#[test]
fn a_tracking_sheet_gives_its_counts_and_sums() {
    let told = tell_text(
        "Suivi des mailings 2026\n\n\
         Campagne;Date d’envoi;Plis envoyés;NPAI;Réponses;Prospects qualifiés;RDV;CA HT;Création;Fichier;Coût total\n\
         P26;02/03/2026;5 000;240;120;45;36;36 000,00 €;900;600;6 750\n\
         Q26;13/03/2026;-5;;12.5k;2,5;;;;;\n\
         Total;;5 000;240;120;;;;;;\n",
    );
    assert_eq!(told.inspection.heading_row, 3);
    let totals = facts!(told, Totals);
    assert_eq!(totals.len(), 1);
    let figure = |measure| totals[0].figures.iter().find(|(m, _)| *m == measure).map(|(_, figure)| *figure);
    for (measure, expected) in [
        (Measure::PiecesPosted, Figure::Count(5_000)),
        (Measure::Undelivered, Figure::Count(240)),
        (Measure::Responders, Figure::Count(120)),
        (Measure::QualifiedLeads, Figure::Count(45)),
        (Measure::Appointments, Figure::Count(36)),
        (Measure::Revenue, Figure::Amount(euros("36000"))),
        (Measure::CostList, Figure::Amount(euros("600"))),
        // 6 750 less 900 and 600.
        (Measure::CostOther, Figure::Amount(euros("5250"))),
    ] {
        assert_eq!(figure(measure), Some(expected), "{measure:?}");
    }
    assert_eq!(
        told.issues(),
        [
            "C5 -5 NegativeCount RowSetAside",
            "E5 12.5k NotANumber { suggestion: Some(12500) } RowSetAside",
            "F5 2,5 NotAWholeNumber { suggestion: 2 } RowSetAside",
            "C5  MissingValue { field: Total(PiecesPosted) } RowSetAside",
            "A6 Total TotalRow Notice",
        ]
    );
}

#[test]
fn returned_pieces_keep_the_reason_as_it_was_written() {
    let told = tell_text("Réf. pli;Motif de retour\nA-1;N'habite pas à l'adresse indiquée\nA-2;mystère\n");
    let returned = facts!(told, Undelivered);
    assert_eq!(returned[0].reason, Some(UndeliveredReason::UnknownAtAddress));
    assert_eq!(returned[1].reason, Some(UndeliveredReason::Other));
    assert_eq!(returned[1].reason_text.as_deref(), Some("mystère"));
}

#[test]
fn an_outcome_column_may_hold_a_date_instead_of_yes() {
    let told =
        tell_text("Réf. pli;Cellule;Répondu;Retour NPAI\nA-1;A;13/03/2026;\nA-2;A;non;oui\nA-3;A;x;décédé\n");
    let pieces = facts!(told, Pieces);
    let seen: Vec<_> = pieces
        .iter()
        .map(|piece| (piece.outcome.responded, piece.outcome.response_date, piece.outcome.came_back))
        .collect();
    assert_eq!(
        seen,
        [
            (Some(true), Some(on(2026, 3, 13)), None),
            (Some(false), None, Some(true)),
            (Some(true), None, Some(true))
        ]
    );
}

#[test]
fn quoted_line_ends_do_not_shift_row_numbers() {
    let told = tell_text("ref;date;commentaire\r\nA;2026-01-02;\"deux\r\nlignes\"\r\n\r\nB;demain;x\r\n");
    assert_eq!(told.issues(), ["B4 demain NotADate { example: 2026-12-31 } RowSetAside"]);
    assert_eq!(facts!(told, Responses)[0].verbatim.as_deref(), Some("deux\nlignes"));
}

#[test]
fn a_row_with_more_cells_than_headings_waits_for_a_person() {
    let told = tell_text("ref;date;canal\nA;2026-01-02;tél;et encore\nB;2026-01-02;tél;;\n");
    assert_eq!(told.issues(), ["A2 A RowTooWide { expected: 3, found: 4 } RowSetAside"]);
    assert_eq!(told.summary.taken, 1);
}

#[test]
fn columns_without_a_heading_are_kept_where_rows_fill_them() {
    let told = tell_text(
        "ref;date;canal;;;\nA;2026-01-02;tél;69003;;\nB;2026-01-02;tél;1000;;\nC;2026-01-02;tél;75001;;\n",
    );
    let letters: Vec<_> = told.inspection.columns.iter().map(|column| column.letter.as_str()).collect();
    assert_eq!(letters, ["A", "B", "C", "D"]);
    assert_eq!((told.summary.taken, told.summary.set_aside), (3, 0));
}

#[test]
fn a_file_that_changes_after_the_look_is_not_read() {
    let sample = Sample::new("r.csv", b"ref;date;canal\nA;2026-01-02;t\xc3\xa9l\n");
    let source = sample.open().unwrap();
    std::fs::write(sample.path(), b"ref;date;canal\nB;2026-01-02;mail;plus\n").unwrap();
    let error = import::inspect(&source, 0, &Hints::default()).unwrap_err();
    assert!(matches!(error.problem, Problem::Changed));
}

#[test]
fn a_source_can_go_to_another_thread() {
    fn goes<T: Send + Sync>() {}
    goes::<import::Source>();
}

#[test]
fn the_line_that_tells_a_program_its_separator_is_no_heading() {
    let told = tell_text("sep=;\nref;date;canal\nA;2026-01-02;tél\n");
    assert_eq!((told.inspection.heading_row, told.summary.taken), (2, 1));
}

#[test]
fn a_value_for_all_rows_fills_what_rows_do_not_say() {
    let sample = Sample::new("liste.csv", b"ref;nom;campagne\nA;Dupont;\nB;Martin;Q26\n");
    let constants = vec![(Field::Campaign, "P26".to_owned()), (Field::PostingDate, "02/03/2026".to_owned())];
    let told = tell(&sample, &Hints::default(), constants).unwrap();
    let campaigns: Vec<_> = facts!(told, Pieces).into_iter().map(|piece| piece.scope).collect();
    assert_eq!(campaigns[0].campaign.as_deref(), Some("P26"));
    assert_eq!(campaigns[1].campaign.as_deref(), Some("Q26"));
    assert_eq!(campaigns[1].posting_date, Some(on(2026, 3, 2)));
}

#[test]
fn a_plan_refuses_what_cannot_be_meant() {
    let sample = Sample::new("liste.csv", b"ref;nom\nA;Dupont\n");
    let source = sample.open().unwrap();
    let inspect =
        |kind| import::inspect(&source, 0, &Hints { kind: Some(kind), ..Hints::default() }).unwrap();
    let problem = |kind, field, value: &str| {
        import::plan(&inspect(kind), vec![(field, value.to_owned())]).unwrap_err().problem
    };
    assert!(matches!(problem(Kind::Pieces, Field::CostItem, "x"), Problem::FieldOutOfPlace { .. }));
    assert!(matches!(problem(Kind::Pieces, Field::PostingDate, "31/09/2026"), Problem::BadConstant { .. }));
    assert!(matches!(problem(Kind::Orders, Field::Campaign, "P26"), Problem::MissingField { .. }));
    let unclear = Sample::new("x.csv", b"aaa;bbb\n1;2\n");
    let inspection = import::inspect(&unclear.open().unwrap(), 0, &Hints::default()).unwrap();
    assert!(matches!(import::plan(&inspection, Vec::new()).unwrap_err().problem, Problem::KindUnclear(_)));
}

#[test]
fn the_receiver_can_stop_and_two_plans_have_two_signatures() {
    let rows: Vec<String> = (0..50).map(|n| format!("A{n};2026-01-02;tél\n")).collect();
    let rows = rows.concat();
    let sample = Sample::new("r.csv", format!("ref;date;canal\n{rows}").as_bytes());
    let source = sample.open().unwrap();
    let inspection = import::inspect(&source, 0, &Hints::default()).unwrap();
    assert_eq!(inspection.rows, Some(50));
    let plan = import::plan(&inspection, Vec::new()).unwrap();
    let mut batches = Vec::new();
    let summary = import::read(&source, &plan, 20, &mut |batch| {
        batches.push((batch.facts.len(), batch.rows_read));
        if batches.len() == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(batches, [(20, 20), (20, 40)]);
    assert_eq!(summary.unwrap().end, ReadEnd::Stopped);
    let other = import::plan(&inspection, vec![(Field::Campaign, "P26".to_owned())]).unwrap();
    assert_ne!(plan.signature(), other.signature());
    assert_eq!(plan.signature(), import::plan(&inspection, Vec::new()).unwrap().signature());
}
