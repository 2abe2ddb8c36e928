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
    (
        Kind::Appointments,
        "N° RDV;Réf. pli;Pris le;Date RDV;RDV tenu\nR-1;A-001;2026-10-05;2026-10-12;oui\nR-2;A-002;2026-10-06;2026-10-14;annulé\n",
    ),
    (
        Kind::Opportunities,
        "N° opportunité;Opportunité;Réf. pli;Étape;Montant HT;Statut;Date de création\n\
         O-1;Bardage;A-001;Devis;8200.5;en cours;2026-10-12\n\
         O-2;Toiture;A-002;Signature;3100;gagnée;2026-10-14\n",
    ),
    (
        Kind::Surveys,
        "E-mail;Date enquête;Moment;Score (0-10);Verbatim\na@x.fr;2026-11-02;après chantier;9;Très bien\nb@x.fr;2026-11-03;après devis;0;\n",
    ),
    (
        Kind::Contacts,
        "Code client;Société;Nom;Prénom;Fonction;E-mail;Téléphone;Commercial\nC1;Éts Lefèvre;Lefèvre;Zoé;Gérante;z@x.fr;0474123456;Dupuis\n\
         C2;Bois d’Ain;Petit;Noé;Achats;n@x.fr;;Lambert\n",
    ),
    (
        Kind::Suppressions,
        "Nom;Prénom;CP;Ville;Motif d’opposition;Opposé le\nFaure;Marc;01000;Bourg;décès;2026-01-15\nColin;Ève;69003;Lyon;opposition;2026-02-03\n",
    ),
    (
        Kind::References,
        "Secteur;Type de liste;Pays;Bas;Taux;Haut;Année;Source\nBTP;froide;France;0.01;0.024;0.03;2025;Étude\nBTP;chaude;France;;0.05;;2025;Étude\n",
    ),
    (
        Kind::Targets,
        "Indicateur;Campagne;Objectif;Du;Au\nCommandes;BTP26;15;2026-09-01;2026-12-31\nCA;;36000;2026-09-01;2026-12-31\n",
    ),
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
