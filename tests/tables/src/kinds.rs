//! A small table of each kind; those of one set belong together, and two sets have no row in common.

use domain::kind::Kind;

/// Each kind with its table; `§` stands for the mark of the set.
const TABLES: &[(Kind, &str)] = &[
    (
        Kind::Pieces,
        "Référence;Campagne;Date d’envoi;Cellule;Société;Adresse;Code postal;Ville;Téléphone;Coût du pli\n\
         A§-001;BTP§;2026-09-03;A;Éts Lefèvre;12 rue des Œillets;01000;Bourg;0474123456;0.62\n\
         A§-002;BTP§;2026-09-03;B;Toitures d’Ain;3 quai Zoé;69003;Lyon;;0.62\n",
    ),
    (
        Kind::Totals,
        "Campagne;Date d’envoi;Cellule;Plis envoyés;NPAI;Réponses;Commandes;CA\n\
         TOT§;2026-09-03;A;2500;31;64;7;18450.5\n\
         TOT§;2026-09-03;B;2500;28;51;4;9020\n",
    ),
    (
        Kind::Responses,
        "Réf. courrier;Date retour;Canal;Intérêt;CP;Com.\n\
         A§-001;2026-10-03;tél;chaud;01000;rappeler après 17 h\n\
         A§-002;2026-10-05;coupon;tiède;69003;\n",
    ),
    (Kind::Undelivered, "Réf. pli;Date retour;Motif\nA§-001;2026-09-10;NPAI\nA§-002;2026-09-11;décédé\n"),
    (
        Kind::Costs,
        "Campagne;Poste;Fournisseur;Montant HT\nBTP§;impression;Imprimerie Ézé;1870.25\nBTP§;affranchissement;La Poste;3100\n",
    ),
    (
        Kind::Orders,
        "N° commande;Date commande;Réf. pli;Montant HT;Marge\nC§-1;2026-10-20;A§-001;4200.5;1260\nC§-2;2026-11-02;A§-002;990;\n",
    ),
    (
        Kind::Appointments,
        "N° RDV;Réf. pli;Pris le;Date RDV;RDV tenu\nR§-1;A§-001;2026-10-05;2026-10-12;oui\nR§-2;A§-002;2026-10-06;2026-10-14;annulé\n",
    ),
    (
        Kind::Opportunities,
        "N° opportunité;Opportunité;Réf. pli;Étape;Montant HT;Statut;Date de création\n\
         O§-1;Bardage;A§-001;Devis;8200.5;en cours;2026-10-12\n\
         O§-2;Toiture;A§-002;Signature;3100;gagnée;2026-10-14\n",
    ),
    (
        Kind::Surveys,
        "E-mail;Date enquête;Moment;Score (0-10);Verbatim\na§@x.fr;2026-11-02;après chantier;9;Très bien\nb§@x.fr;2026-11-03;après devis;0;\n",
    ),
    (
        Kind::Contacts,
        "Code client;Société;Nom;Prénom;Fonction;E-mail;Téléphone;Commercial\nC§1;Éts Lefèvre;Lefèvre;Zoé;Gérante;z§@x.fr;0474123456;Dupuis\n\
         C§2;Bois d’Ain;Petit;Noé;Achats;n§@x.fr;;Lambert\n",
    ),
    (
        Kind::Suppressions,
        "Nom;Prénom;CP;Ville;Motif d’opposition;Opposé le\nFaure §;Marc;01000;Bourg;décès;2026-01-15\nColin §;Ève;69003;Lyon;opposition;2026-02-03\n",
    ),
    (
        Kind::References,
        "Secteur;Type de liste;Pays;Bas;Taux;Haut;Année;Source\nBTP §;froide;France;0.01;0.024;0.03;2025;Étude\nBTP §;chaude;France;;0.05;;2025;Étude\n",
    ),
    (
        Kind::Targets,
        "Indicateur;Campagne;Objectif;Du;Au\nCommandes;BTP§;15;2026-09-01;2026-12-31\nCA;BTP§;36000;2026-09-01;2026-12-31\n",
    ),
];

/// Returns a table of each kind, as text whose numbers and dates are numbers and dates in workbooks.
///
/// The mark is part of every name and number, so that sets of two marks stand beside each other in one database.
pub fn tables(mark: &str) -> Vec<(Kind, String)> {
    TABLES.iter().map(|(kind, table)| (*kind, table.replace('§', mark))).collect()
}

/// Returns the table of one kind.
pub fn table_of(kind: Kind, mark: &str) -> String {
    tables(mark).into_iter().find(|(one, _)| *one == kind).expect("each kind has a table").1
}
