//! One table of each kind in every format: the facts are the same.

use crate::books::{BOOKS, TEXTS, table, text};
use crate::support::{Sample, Told, tell};
use domain::kind::Kind;
use import::Hints;

/// A table of each kind, as a text whose numbers and dates are numbers and dates in workbooks.
const TABLES: &[(Kind, &str)] = &[
    (
        Kind::Pieces,
        "Référence;Campagne;Date d’envoi;Cellule;Société;Adresse;Code postal;Ville;Téléphone;Coût du pli\n\
         A-001;BTP26;2026-09-03;A;Éts Lefèvre;12 rue des Œillets;01000;Bourg;0474123456;0.62\n\
         A-002;BTP26;2026-09-03;B;Toitures d’Ain;3 quai Zoé;69003;Lyon;;0.62\n",
    ),
    (
        Kind::Totals,
        "Campagne;Date d’envoi;Cellule;Plis envoyés;NPAI;Réponses;Commandes;CA\n\
         BTP26;2026-09-03;A;2500;31;64;7;18450.5\n\
         BTP26;2026-09-03;B;2500;28;51;4;9020\n",
    ),
    (
        Kind::Responses,
        "Réf. courrier;Date retour;Canal;Intérêt;CP;Com.\n\
         A-001;2026-10-03;tél;chaud;01000;rappeler après 17 h\n\
         A-002;2026-10-05;coupon;tiède;69003;\n",
    ),
    (Kind::Undelivered, "Réf. pli;Date retour;Motif\nA-001;2026-09-10;NPAI\nA-002;2026-09-11;décédé\n"),
    (
        Kind::Costs,
        "Campagne;Poste;Fournisseur;Montant HT\nBTP26;impression;Imprimerie Ézé;1870.25\nBTP26;affranchissement;La Poste;3100\n",
    ),
    (
        Kind::Orders,
        "N° commande;Date commande;Réf. pli;Montant HT;Marge\nC-1;2026-10-20;A-001;4200.5;1260\nC-2;2026-11-02;A-002;990;\n",
    ),
    (Kind::Appointments, include_str!("../../../../tests/fixtures/kinds/appointments.csv")),
    (Kind::Opportunities, include_str!("../../../../tests/fixtures/kinds/opportunities.csv")),
    (Kind::Surveys, include_str!("../../../../tests/fixtures/kinds/surveys.csv")),
    (Kind::Contacts, include_str!("../../../../tests/fixtures/kinds/contacts.csv")),
    (Kind::Suppressions, include_str!("../../../../tests/fixtures/kinds/suppressions.csv")),
    (Kind::References, include_str!("../../../../tests/fixtures/kinds/references.csv")),
    (Kind::Targets, include_str!("../../../../tests/fixtures/kinds/targets.csv")),
];

fn told(name: &str, bytes: &[u8]) -> Told {
    tell(&Sample::new(name, bytes), &Hints::default(), Vec::new()).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn every_kind_says_the_same_in_every_format() {
    let kinds: Vec<Kind> = TABLES.iter().map(|(kind, _)| *kind).collect();
    assert!(Kind::ALL.iter().all(|kind| kinds.contains(kind)), "a kind has no table here");
    for (kind, written) in TABLES {
        let plain = told("plain.csv", written.as_bytes());
        assert_eq!(plain.inspection.kind, Some(*kind), "{written}");
        assert!(plain.summary.taken > 1, "{written}");
        for (ending, write) in BOOKS {
            let book = told(&format!("table.{ending}"), &write(&table(written)));
            assert_eq!(book.inspection.kind, Some(*kind), "{ending}");
            assert_eq!(book.facts, plain.facts, "{kind:?} as {ending}");
            assert_eq!(book.issues(), plain.issues(), "{kind:?} as {ending}");
        }
        for (name, separator, encode) in TEXTS {
            let file = told(name, &encode(&text(written, separator)));
            assert_eq!(file.facts, plain.facts, "{kind:?} as {name}");
        }
    }
}

#[test]
fn the_bytes_tell_the_format_and_not_the_name() {
    let (_, written) = TABLES[2];
    for (ending, write) in BOOKS {
        let odd = told("export.csv", &write(&table(written)));
        assert_eq!(odd.summary.taken, 2, "{ending} named .csv");
    }
    // What many programs call .xls is text.
    assert_eq!(told("export.xls", text(written, '\t').as_bytes()).summary.taken, 2);
}

#[test]
fn files_of_real_programs_are_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats");
    for name in ["libreoffice.xls", "libreoffice.ods", "xlwt.xls"] {
        let told = told(name, &std::fs::read(folder.join(name)).unwrap());
        insta::assert_snapshot!(name, crate::support::golden(&told));
    }
}
