//! What leaves for another program comes back from it: people, deals with sum, stage and end, follow-ups.

use app::dto::contacts::FollowUpEdit;
use app::export::{self, Dialect, Target, Watch, sheet_named};
use app::house::House;
use app::imports::job::{Said, jobs_of};
use app::imports::run::{Mode, Watch as ImportWatch, run};
use app::lang::Lang;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

const LETTERS: (&str, &str) = (
    "plis.csv",
    "Référence pli;Campagne;Date d'envoi;Cellule;Référence client;Civilité;Prénom;Nom;Société;E-mail;Téléphone;\
     Adresse;Code postal;Ville\n\
     P1;AUTO26;02/10/2026;A;K1;Mme;Hélène;Vidal;Électricité Bœuf;h.vidal@exemple.fr;0478000001;\
     3 rue de l'Église;01000;Bourg\n\
     P2;AUTO26;02/10/2026;A;K2;M.;Luc;Prat;Garage Prat;l.prat@exemple.fr;0478000002;4 rue X;69003;Lyon\n\
     P3;AUTO26;02/10/2026;B;K3;M.;Jean;Noël;Toits Noël;j.noel@exemple.fr;0478000003;5 rue Y;69007;Lyon\n",
);
const DEALS: (&str, &str) = (
    "affaires.csv",
    "N° opportunité;Nom de l'opportunité;Référence pli;Date d'ouverture;Date de clôture;Étape;Montant HT;Statut\n\
     D1;Toiture;P1;10/10/2026;;Devis;2800;ouverte\n\
     D2;Chaudière;P2;11/10/2026;20/10/2026;Négociation;4200,5;gagnée\n\
     D3;Façade;P3;12/10/2026;25/10/2026;Devis;990;perdue\n",
);
/// What is known of each deal: number, sum, stage, how it stands.
const STAND: [[&str; 4]; 3] = [
    ["D1", "2800", "Devis", ""],
    ["D2", "4200,5", "Négociation", "gagnée"],
    ["D3", "990", "Devis", "perdue"],
];
/// Programs that take deals and follow-ups, and whether a deal's end has a column of its own there.
const PROGRAMS: [(&str, bool); 5] = [
    ("HubSpot", false),
    ("Salesforce", false),
    ("Pipedrive", true),
    ("EspoCRM", false),
    // The others take no follow-ups.
    ("Odoo", false),
];

async fn take(house: &House, files: &[PathBuf]) -> app::dto::import::ImportOutcome {
    let mut jobs = Vec::new();
    for file in files {
        let offered = jobs_of(file, None, &Said::default(), Lang::Fr).unwrap();
        assert!(offered.passed_over.is_empty(), "{}: {:?}", file.display(), offered.passed_over);
        jobs.extend(offered.jobs);
    }
    let watch = ImportWatch { tell: &|_| (), cancelled: &Arc::default() };
    run(house, jobs, Mode::Write, Lang::Fr, "2026-11-26T10:00:00", &watch).await.unwrap().0
}

/// Returns a house in which these files were taken in.
async fn house(folder: &Path, files: &[(&str, &str)]) -> House {
    let house = House::for_a_try().await.unwrap();
    for (name, text) in files {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        let outcome = take(&house, &[path]).await;
        assert!(outcome.sheets.iter().all(|sheet| sheet.set_aside == 0), "{name}: {outcome:?}");
    }
    house
}

/// Returns what files told of a kind, as rows of the columns of these headings; nothing for a column that is not there.
async fn told(house: &House, folder: &Path, kind: &str, headings: &[&str]) -> Vec<Vec<String>> {
    let path = folder.join(format!("{kind}.csv"));
    let into = Target { path: &path, lang: Lang::Fr, dialect: Dialect::French };
    let watch = Watch { tell: &|_, _| (), cancelled: &AtomicBool::new(false) };
    let written = export::told(house, &[sheet_named(kind).unwrap()], into, &watch).await.unwrap();
    if written.is_empty() {
        return Vec::new();
    }
    let text = std::fs::read_to_string(&path).unwrap();
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let known = reader.headers().unwrap().clone();
    let places: Vec<Option<usize>> =
        headings.iter().map(|heading| known.iter().position(|one| one == *heading)).collect();
    let row = |row: csv::StringRecord| {
        places.iter().map(|place| place.map_or("", |place| &row[place]).to_owned()).collect::<Vec<_>>()
    };
    let mut rows: Vec<Vec<String>> = reader.records().map(|found| row(found.unwrap())).collect();
    rows.sort();
    rows
}

#[tokio::test]
async fn deals_and_follow_ups_come_back_from_every_program_as_they_left() {
    let folder = tempfile::tempdir().unwrap();
    let ours = house(folder.path(), &[LETTERS, DEALS]).await;
    let contact = app::contacts::named(&ours, "K2").await.unwrap();
    let edit = FollowUpEdit {
        id: None,
        contact,
        day: "2026-12-01".to_owned(),
        what: "Rappeler pour le devis".to_owned(),
        who: Some("Dupuis".to_owned()),
        done_on: None,
    };
    app::contacts::save_follow_up(&ours, &edit).await.unwrap();
    for (program, has_status) in PROGRAMS {
        for lang in [Lang::Fr, Lang::En] {
            let what = format!("{program} {lang:?}");
            let file = folder.path().join(format!("{what}.xlsx"));
            let into = Target { path: &file, lang, dialect: Dialect::of(lang) };
            let watch = Watch { tell: &|_, _| (), cancelled: &AtomicBool::new(false) };
            let written = export::for_program(&ours, program, into, &watch).await.unwrap();
            let wanted = if program == "Odoo" { vec![3, 3] } else { vec![3, 3, 1] };
            assert_eq!(written.iter().map(|table| table.rows).collect::<Vec<_>>(), wanted, "{what}");

            let theirs = house(folder.path(), &[LETTERS]).await;
            let outcome = take(&theirs, &[file]).await;
            let aside: Vec<_> = outcome.sheets.iter().map(|sheet| (&sheet.kind, sheet.set_aside)).collect();
            assert!(aside.iter().all(|(_, rows)| *rows == 0), "{what}: {aside:?}");
            come_back(&theirs, folder.path(), has_status, lang, &what).await;
            if program != "Odoo" {
                let headings = ["Date du rendez-vous", "Commercial", "Société"];
                let back = told(&theirs, folder.path(), "appointments", &headings).await;
                assert_eq!(back, [["01/12/2026", "Dupuis", "Garage Prat"]], "{what}");
            }
            theirs.close().await.unwrap();
        }
    }
    ours.close().await.unwrap();
}

/// Every deal has its number and sum; its stage and end, where the program has a column for each, else its end as stage.
async fn come_back(house: &House, folder: &Path, has_status: bool, lang: Lang, what: &str) {
    let headings = ["N° d’opportunité", "Montant de l’opportunité", "Étape", "Gagné ou perdu"];
    let back = told(house, folder, "opportunities", &headings).await;
    assert_eq!(back.len(), STAND.len(), "{what}: {back:?}");
    for (deal, [number, amount, stage, end]) in back.iter().zip(STAND) {
        assert_eq!((deal[0].as_str(), deal[1].as_str()), (number, amount), "{what}");
        let is_open = end.is_empty();
        if has_status || is_open {
            assert_eq!(deal[2], stage, "{what}");
        } else {
            let said = match (end, lang) {
                ("gagnée", Lang::Fr) => "Gagnée",
                ("gagnée", Lang::En) => "Won",
                (_, Lang::Fr) => "Perdue",
                (_, Lang::En) => "Lost",
            };
            assert_eq!(deal[2], said, "{what}: the program knows the end by its stage");
        }
        let stands = deal[3].to_lowercase();
        let expected: &[&str] = match end {
            "gagnée" => &["gagnée", "won"],
            "perdue" => &["perdue", "lost"],
            _ => &["", "ouverte", "en cours", "open"],
        };
        assert!(expected.contains(&stands.as_str()), "{what}: {number} {stands}");
    }
}
