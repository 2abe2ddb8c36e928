//! Every template on what no demonstration has: a single cell, figures that nobody knows, 200 cells, names of 300 letters,
//! emoji, Arabic and Hebrew, formulas.

mod told;

use app::house::House;
use app::imports::job::{Said, jobs_of};
use app::imports::run::{Mode, Watch, run};
use app::lang::Lang;
use app::reports::options::Options;
use app::reports::template::Template;
use app::reports::{self, Ask};
use domain::filter::Filter;
use std::fmt::Write as _;
use std::sync::Arc;
use told::told;

fn today() -> chrono::NaiveDate {
    "2026-11-26".parse().unwrap()
}

async fn house(files: &[(&str, String)]) -> House {
    let folder = tempfile::tempdir().unwrap();
    let mut jobs = Vec::new();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let offered = jobs_of(&path, None, &Said::default(), Lang::Fr).unwrap();
        assert!(offered.passed_over.is_empty(), "{name}: {:?}", offered.passed_over);
        jobs.extend(offered.jobs);
    }
    let house = House::for_a_try().await.unwrap();
    let watch = Watch { tell: &|_| (), cancelled: &Arc::default() };
    let outcome = run(&house, jobs, Mode::Write, Lang::Fr, "2026-11-26T10:00:00", &watch).await.unwrap().0;
    assert!(outcome.written, "{outcome:?}");
    house
}

/// Names that no typesetter likes: long, without a place to break, from right to left, drawn, a formula.
fn hostile_names() -> [String; 5] {
    [
        format!("Société {} et Fils", "très longue ".repeat(24).trim_end()),
        "Anticonstitutionnellement".repeat(12),
        "شركة البناء – חברת בנייה".to_owned(),
        "👩\u{200d}🔧 Plomberie 🚿".to_owned(),
        "=HYPERLINK(\"x\") #panic()".to_owned(),
    ]
}

/// 200 cells of one campaign, with answers, orders, deals, returns and opinions of people with such names.
async fn hostile() -> House {
    let names = hostile_names();
    let quoted = |place: usize| format!("\"{}\"", names[place % names.len()].replace('"', "\"\""));
    let mut pieces = String::from(
        "Référence pli;Campagne;Date d'envoi;Cellule;Code client;Société;Nom;Téléphone;Ville;Code postal;Fichier;Secteur\n",
    );
    for at in 0..400 {
        let (cell, name) = (at / 2, quoted(at));
        let code = if at < 398 { "C1" } else { "Campagne d’une longueur que personne n’attendait ici" };
        writeln!(
            pieces,
            "P{at};{code};02/10/2026;Z{cell};K{at};{name};{name};04780000{:02};{name};69003;{name};{name}",
            at % 100
        )
        .unwrap();
    }
    let mut answers = String::from("Référence pli;Date de réponse;Canal;Intérêt;Commentaire\n");
    let mut orders = String::from("N° de commande;Date de commande;Référence pli;Montant HT\n");
    let mut deals = String::from("N° opportunité;Référence pli;Date d'ouverture;Étape;Montant HT;Statut\n");
    let mut returns = String::from("Référence pli;Date retour;Motif\n");
    let mut opinions = String::from("Référence pli;Date de l'avis;Note;Commentaire\n");
    for at in (0..400).step_by(5) {
        let said = quoted(at / 5);
        writeln!(answers, "P{at};12/10/2026;téléphone;positif;{said}").unwrap();
        writeln!(opinions, "P{at};20/10/2026;{};{said}", at / 5 % 11).unwrap();
        writeln!(returns, "P{};15/10/2026;NPAI", at + 1).unwrap();
        if at % 20 == 0 {
            writeln!(orders, "O{at};30/10/2026;P{at};2800").unwrap();
            writeln!(deals, "D{at};P{at};14/10/2026;Devis;2800;gagnée").unwrap();
        }
    }
    let costs = "Campagne;Poste;Montant HT\nC1;Impression;812,50\n".to_owned();
    house(&[
        ("plis.csv", pieces),
        ("reponses.csv", answers),
        ("commandes.csv", orders),
        ("affaires.csv", deals),
        ("pnd.csv", returns),
        ("avis.csv", opinions),
        ("couts.csv", costs),
    ])
    .await
}

/// One letter of one cell, and nothing else: nearly every figure is unknown.
async fn meagre() -> House {
    let pieces = "Référence pli;Campagne;Date d'envoi;Cellule\nP1;C1;02/10/2026;A\n".to_owned();
    house(&[("plis.csv", pieces)]).await
}

/// Makes a report and checks what holds for each; returns its text.
async fn printed(house: &House, template: Template, lang: Lang) -> String {
    let mut options = Options::default();
    options.add_annex(template);
    options.remarks = hostile_names().join("\n");
    let filter = if template == Template::Summary { Filter::campaign("C1") } else { Filter::default() };
    let ask = Ask { template, filter, lang };
    let made = reports::pdf(house, &ask, &options, today()).await;
    let made = made.unwrap_or_else(|failure| panic!("{template:?} {lang:?}: {failure}"));
    let facts = told("pdfinfo", &["-"], &made);
    assert!(facts.lines().any(|line| line.starts_with("Tagged:") && line.ends_with("yes")), "{facts}");
    let landscape = template.lies();
    let (width, height) = if landscape { (841.9, 595.3) } else { (595.3, 841.9) };
    let boxes = told("pdftotext", &["-bbox", "-", "-"], &made);
    // 45 pt of margin at the sides, 42.5 to the foot’s last line; a hyphen may lean out by three.
    for (side, edge) in [("xMax", width - 42.0), ("yMax", height - 41.5)] {
        let label = format!("{side}=\"");
        let ends =
            boxes.split(label.as_str()).skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok());
        let farthest = ends.fold(0.0, f64::max);
        assert!(
            farthest > edge / 3.0 && farthest <= edge,
            "{template:?} {lang:?}: {side} {farthest} > {edge}"
        );
    }
    let first = told("pdftotext", &["-l", "1", "-", "-"], &made);
    let next = if lang == Lang::Fr { "Que faire ensuite" } else { "What to do next" };
    assert!(first.contains(next), "{template:?} {lang:?}: one view for whoever decides: {first}");
    let fonts = told("pdffonts", &["-"], &made);
    for line in fonts.lines().skip(2) {
        assert!(line.contains("+Inter") && line.contains("yes yes yes"), "{template:?}: {fonts}");
    }
    // The tags alone: their text would have every page drawn once for each of them.
    let tree = told("pdfinfo", &["-struct", "-"], &made);
    assert_eq!(tree.lines().filter(|line| line.trim_start().starts_with("H1")).count(), 1, "{template:?}");
    told("pdftotext", &["-", "-"], &made)
}

/// Returns lines in which a French sign stands without its space. A short one alone may be a tick of an axis, of which
/// the reader of texts drops the space.
fn wrong_signs(text: &str) -> Vec<&str> {
    let bad = |line: &&str| {
        let letters: Vec<char> = line.chars().collect();
        letters.windows(2).any(|pair| pair[0].is_ascii_digit() && matches!(pair[1], '%' | '€'))
    };
    text.lines().filter(|line| line.chars().count() > 4).filter(bad).collect()
}

#[tokio::test]
async fn hostile_names_and_two_hundred_cells_stay_on_their_pages_in_every_template() {
    let house = hostile().await;
    for template in Template::ALL {
        for lang in [Lang::Fr, Lang::En] {
            let text = printed(&house, template, lang).await;
            for wrong in ["NaN", "null", "Infinity", "None"] {
                assert!(!text.contains(wrong), "{template:?} {lang:?}: {wrong}");
            }
            let undrawn = match lang {
                Lang::Fr => "caractères que la police ne dessine pas sont remplacés par □",
                Lang::En => "characters that the font does not draw are replaced by □",
            };
            assert!(text.replace('\n', " ").contains(undrawn), "{template:?} {lang:?}: {text}");
            if lang == Lang::Fr {
                assert_eq!(wrong_signs(&text), Vec::<&str>::new(), "{template:?}");
            }
            if template == Template::Summary {
                assert!(text.contains("Z199") || text.contains("Z198"), "every cell has its row: {text}");
            }
        }
    }
    house.close().await.unwrap();
}

#[tokio::test]
async fn a_single_letter_makes_every_report_and_what_is_unknown_is_a_dash() {
    let house = meagre().await;
    for template in Template::ALL {
        for lang in [Lang::Fr, Lang::En] {
            let text = printed(&house, template, lang).await;
            for wrong in ["NaN", "null", "1 lettres", "1 plis", "1 pieces ", "0 plis envoyés", "1 cellules"]
            {
                assert!(!text.contains(wrong), "{template:?} {lang:?}: {wrong} in {text}");
            }
            if matches!(template, Template::Summary | Template::Comparison | Template::Dashboard) {
                assert!(text.contains('–'), "{template:?}: {text}");
            }
        }
    }
    house.close().await.unwrap();
}
