//! A rich summary for the tests: eight figures, three cells, two drawings, five tables' worth of rows.

use crate::{
    Barometer, CellRow, CellTable, Column, Gauge, Headline, Labels, Picture, Run, Span, Summary, Table,
};
use chrono::NaiveDate;
use domain::lang::Lang;

pub(crate) fn rich(lang: Lang) -> Summary {
    let say = |fr: &str, en: &str| match lang {
        Lang::Fr => fr.to_owned(),
        Lang::En => en.to_owned(),
    };
    let run = |text: String, strong| Run { text, strong };
    Summary {
        lang,
        title: say("BTP Rhône-Alpes · automne 2026", "Builders of Rhône-Alpes · autumn 2026"),
        subtitle: say(
            "5\u{202f}000 plis déposés le 2\u{a0}septembre 2026 · provisoire\u{a0}: ventes comptées jusqu’au 1er\u{a0}décembre",
            "5,000 pieces posted on 2\u{a0}September 2026 · provisional: sales count until 1\u{a0}December",
        ),
        author: "Établissements Exemple".to_owned(),
        footer: say("Établissements Exemple · document interne", "Établissements Exemple · internal"),
        date: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
        stated_at: say("Données arrêtées au 23\u{a0}novembre 2026", "Data up to 23\u{a0}November 2026"),
        verdict: vec![
            run(say("La campagne a rapporté ", "The campaign brought in "), false),
            run(
                say("3,14\u{a0}€ de chiffre d’affaires par euro dépensé", "€3.14 of revenue per euro spent"),
                true,
            ),
            run(
                say(
                    ". L’audit offert (B) fait mieux que la remise (A), et l’écart est établi. Le fichier «\u{a0}Fédération\u{a0}» mérite d’être réutilisé\u{202f}; «\u{a0}Loué 69\u{a0}» ne couvre pas son coût.",
                    ". The free audit (B) does better than the discount (A), and the difference is established. The list “Federation” deserves another mailing; “Rented 69” does not cover its cost.",
                ),
                false,
            ),
        ],
        headline: headline(lang),
        cells: cells(lang),
        figures: vec![
            Picture {
                heading: say(
                    "Réponses cumulées, en jours depuis le dépôt",
                    "Responses by days since posting",
                ),
                svg: curve(),
                alt: say(
                    "Courbes des réponses cumulées\u{a0}: B atteint 4,1\u{a0}% et A 2,5\u{a0}% après 60 jours.",
                    "Curves of responses: B reaches 4.1% and A 2.5% after 60 days.",
                ),
                note: String::new(),
                span: Span::Half,
            },
            Picture {
                heading: say("Taux de réponse par fichier", "Response rate by list source"),
                svg: bars(),
                alt: say(
                    "Barres\u{a0}: Fédération 4,4\u{a0}%, Loué 69 1,9\u{a0}%.",
                    "Bars: Federation 4.4%, Rented 69 1.9%.",
                ),
                note: say("Traits\u{a0}: intervalles à 95\u{a0}%.", "Lines: 95% intervals."),
                span: Span::Full,
            },
        ],
        shares: shares(lang),
        steps: Some(steps(lang)),
        tables: vec![lists(lang)],
        notes: notes(lang),
        labels: Labels::of(lang),
        barometer: Some(barometer(lang)),
        next: vec![
            say("Réutilisez le fichier «\u{a0}Fédération\u{a0}».", "Mail the list “Federation” again."),
            say("Appelez les 7 prospects chauds.", "Call the 7 hot leads."),
        ],
        ..Summary::default()
    }
}

fn barometer(lang: Lang) -> Barometer {
    let (label, value, end, legend) = match lang {
        Lang::Fr => ("Taux de réponse", "3,28\u{a0}%", "6\u{a0}%", "Bande grise\u{a0}: vos campagnes."),
        Lang::En => ("Response rate", "3.28%", "6%", "Grey band: your campaigns."),
    };
    let gauge =
        Gauge { low: 2.82, high: 3.81, band: Some((1.5, 4.4)), point: 3.28, max: 6.0, ..Gauge::default() };
    Barometer {
        label: label.to_owned(),
        value: value.to_owned(),
        gauge: Gauge { mark: Some(1.13), alt: format!("{label} {value}"), ..gauge },
        ends: ("0".to_owned(), end.to_owned()),
        legend: legend.to_owned(),
    }
}

fn headline(lang: Lang) -> Vec<Headline> {
    let gauge = |low, high, band, point, max| {
        Some(Gauge { low, high, band: Some(band), point, max, ..Gauge::default() })
    };
    let all = [
        (
            "Taux de réponse",
            "Response rate",
            "3,28\u{a0}%",
            "3.28%",
            "164 ÷ 5\u{202f}000 · IC 2,82 – 3,81\u{a0}%",
            "164 ÷ 5,000 · CI 2.82 – 3.81%",
            gauge(2.82, 3.81, (1.5, 4.4), 3.28, 6.0),
        ),
        (
            "Coût par prospect qualifié",
            "Cost per qualified lead",
            "87,40\u{a0}€",
            "€87.40",
            "7\u{202f}429\u{a0}€ HT ÷ 85",
            "€7,429 ÷ 85, before VAT",
            gauge(74.0, 104.0, (60.0, 120.0), 87.4, 160.0),
        ),
        (
            "ROI sur chiffre d’affaires",
            "Return on revenue",
            "+\u{a0}214\u{a0}%",
            "+214%",
            "23\u{202f}328\u{a0}€ pour 7\u{202f}429\u{a0}€",
            "€23,328 for €7,429",
            gauge(120.0, 300.0, (50.0, 180.0), 214.0, 360.0),
        ),
        (
            "Cycle de vente médian",
            "Median sales cycle",
            "41\u{a0}j",
            "41 d",
            "18 ventes · 22 en cours comptées",
            "18 sales · 22 open ones counted",
            gauge(34.0, 49.0, (30.0, 60.0), 41.0, 90.0),
        ),
        (
            "Coût par pli",
            "Cost per piece",
            "1,49\u{a0}€",
            "€1.49",
            "7\u{202f}429\u{a0}€ HT ÷ 5\u{202f}000",
            "€7,429 ÷ 5,000",
            None,
        ),
        (
            "Coût par réponse",
            "Cost per response",
            "45,30\u{a0}€",
            "€45.30",
            "7\u{202f}429\u{a0}€ HT ÷ 164",
            "€7,429 ÷ 164",
            gauge(39.0, 52.7, (30.0, 60.0), 45.3, 90.0),
        ),
        (
            "Panier moyen",
            "Average order value",
            "1\u{202f}296\u{a0}€",
            "€1,296",
            "23\u{202f}328\u{a0}€ ÷ 18 commandes",
            "€23,328 ÷ 18 orders",
            None,
        ),
        (
            "Valeur vie client",
            "Customer lifetime value",
            "–",
            "–",
            "inconnue\u{a0}: aucun réachat importé",
            "unknown: no repeat order imported",
            None,
        ),
    ];
    let pick = |fr: &str, en: &str| if lang == Lang::Fr { fr.to_owned() } else { en.to_owned() };
    all.into_iter()
        .map(|(label_fr, label_en, value_fr, value_en, detail_fr, detail_en, gauge)| Headline {
            label: pick(label_fr, label_en),
            value: pick(value_fr, value_en),
            detail: pick(detail_fr, detail_en),
            gauge,
        })
        .collect()
}

fn cells(lang: Lang) -> CellTable {
    let pick = |fr: &str, en: &str| if lang == Lang::Fr { fr.to_owned() } else { en.to_owned() };
    let row = |cells: [String; 5], (low, high, point): (f64, f64, f64), alt, verdict, strong| CellRow {
        cells: cells.to_vec(),
        gauge: Some(Gauge { low, high, point, band: Some((1.5, 4.4)), max: 6.0, mark: Some(2.1), alt }),
        verdict,
        strong,
    };
    CellTable {
        heading: pick("Quelle lettre marche le mieux", "Which letter works best"),
        columns: vec![
            Column::words(pick("Cellule", "Cell")),
            Column::figures(pick("Plis", "Pieces")),
            Column::figures(pick("Réponses", "Responses")),
            Column::figures(pick("Taux", "Rate")),
            Column::figures(pick("Coût par réponse", "Cost per response")),
        ],
        gauge_column: pick("Intervalle à 95\u{a0}%", "95% interval"),
        verdict_column: "Verdict".to_owned(),
        rows: vec![
            row(
                [
                    pick("A · Lettre, remise de 10\u{a0}%", "A · Letter, 10% discount"),
                    pick("2\u{202f}490", "2,490"),
                    "62".into(),
                    pick("2,49\u{a0}%", "2.49%"),
                    pick("59,70\u{a0}€", "€59.70"),
                ],
                (1.95, 3.18, 2.49),
                pick("2,49\u{a0}%, intervalle de 1,95 à 3,18\u{a0}%", "2.49%, interval from 1.95 to 3.18%"),
                pick("référence", "reference"),
                false,
            ),
            row(
                [
                    pick("B · Lettre, audit offert", "B · Letter, free audit"),
                    pick("2\u{202f}510", "2,510"),
                    "102".into(),
                    pick("4,06\u{a0}%", "4.06%"),
                    pick("36,50\u{a0}€", "€36.50"),
                ],
                (3.36, 4.91, 4.06),
                pick("4,06\u{a0}%, intervalle de 3,36 à 4,91\u{a0}%", "4.06%, interval from 3.36 to 4.91%"),
                pick("meilleure, établi", "better, established"),
                true,
            ),
            CellRow {
                cells: vec![
                    pick("T · Témoin sans courrier", "T · Holdout, no mail"),
                    "500".into(),
                    "3".into(),
                    pick("0,60\u{a0}%", "0.60%"),
                    "–".into(),
                ],
                gauge: None,
                verdict: pick("non posté", "not mailed"),
                strong: false,
            },
        ],
        caption: pick(
            "Trait foncé\u{a0}: taux · barre\u{a0}: intervalle à 95\u{a0}% · bande grise\u{a0}: référence du secteur · triangle\u{a0}: seuil de rentabilité.",
            "Dark mark: rate · bar: 95% interval · grey band: reference of the trade · triangle: break-even.",
        ),
    }
}

fn shares(lang: Lang) -> Table {
    let pick = |fr: &str, en: &str| if lang == Lang::Fr { fr.to_owned() } else { en.to_owned() };
    let rows = [
        ("Affranchissement", "Postage", "3\u{202f}410\u{a0}€", "€3,410", "45,9\u{a0}%", "45.9%"),
        ("Impression", "Printing", "1\u{202f}870\u{a0}€", "€1,870", "25,2\u{a0}%", "25.2%"),
        ("Création", "Creative", "990\u{a0}€", "€990", "13,3\u{a0}%", "13.3%"),
        ("Fichier", "List", "660\u{a0}€", "€660", "8,9\u{a0}%", "8.9%"),
        ("Routage", "Handling", "499\u{a0}€", "€499", "6,7\u{a0}%", "6.7%"),
    ];
    Table {
        heading: pick("Où va le budget", "Where the money went"),
        columns: vec![
            Column::words(pick("Poste", "Item")),
            Column::figures(pick("Montant HT", "Before VAT")),
            Column::figures(pick("Part", "Share")),
        ],
        rows: rows
            .iter()
            .map(|row| vec![pick(row.0, row.1), pick(row.2, row.3), pick(row.4, row.5)])
            .collect(),
        note: String::new(),
    }
}

fn steps(lang: Lang) -> Table {
    let pick = |fr: &str, en: &str| if lang == Lang::Fr { fr.to_owned() } else { en.to_owned() };
    let figure = |text: &str| if lang == Lang::Fr { text.to_owned() } else { english(text) };
    let rows = [
        ("Plis envoyés", "Pieces posted", "5\u{202f}000", "–", "–", "1,49\u{a0}€"),
        ("Répondants", "Responders", "164", "3,3\u{a0}%", "9\u{a0}j", "45,30\u{a0}€"),
        ("Prospects qualifiés", "Qualified leads", "85", "51,8\u{a0}%", "3\u{a0}j", "87,40\u{a0}€"),
        ("Rendez-vous tenus", "Appointments held", "51", "60,0\u{a0}%", "6\u{a0}j", "145,67\u{a0}€"),
        ("Nouveaux clients", "New customers", "18", "35,3\u{a0}%", "17\u{a0}j", "412,72\u{a0}€"),
    ];
    Table {
        heading: pick("De la lettre au client", "From letter to customer"),
        columns: vec![
            Column::words(pick("Étape", "Step")),
            Column::figures(pick("Nombre", "Count")),
            Column::figures(pick("Passage", "Passed on")),
            Column::figures(pick("Délai médian", "Median delay")),
            Column::figures(pick("Coût unitaire", "Unit cost")),
        ],
        rows: rows
            .iter()
            .map(|row| vec![pick(row.0, row.1), figure(row.2), figure(row.3), figure(row.4), figure(row.5)])
            .collect(),
        note: String::new(),
    }
}

fn lists(lang: Lang) -> Table {
    let pick = |fr: &str, en: &str| if lang == Lang::Fr { fr.to_owned() } else { en.to_owned() };
    let figure = |text: &str| if lang == Lang::Fr { text.to_owned() } else { english(text) };
    let rows = [
        ("Fédération du bâtiment", "2\u{202f}700", "118", "4,37\u{a0}%", "34,00\u{a0}€"),
        ("Loué 69", "2\u{202f}300", "46", "2,00\u{a0}%", "74,26\u{a0}€"),
    ];
    Table {
        heading: pick("Par fichier", "By list source"),
        columns: vec![
            Column::words(pick("Fichier", "List source")),
            Column::figures(pick("Plis", "Pieces")),
            Column::figures(pick("Réponses", "Responses")),
            Column::figures(pick("Taux de réponse", "Response rate")),
            Column::figures(pick("Coût par réponse", "Cost per response")),
        ],
        rows: rows
            .iter()
            .map(|row| vec![row.0.into(), figure(row.1), figure(row.2), figure(row.3), figure(row.4)])
            .collect(),
        note: pick("Plis sans fichier connu\u{a0}: aucun.", "Pieces without a known list: none."),
    }
}

fn notes(lang: Lang) -> Vec<String> {
    let all = [
        ("Base\u{a0}: plis envoyés, montants hors taxes.", "Base: pieces posted, amounts before VAT."),
        ("Attribution\u{a0}: dernière lettre, 90 jours.", "Attribution: last letter, 90 days."),
        ("130 plis non distribués (2,6\u{a0}%).", "130 pieces undelivered (2.6%)."),
        ("NPS non affiché\u{a0}: 6 avis, trop peu.", "NPS not shown: 6 opinions are too few."),
        (
            "Valeur vie client inconnue\u{a0}: aucun réachat n’a été importé.",
            "Customer lifetime value unknown: no repeat order was imported.",
        ),
        (
            "Bande grise\u{a0}: référence du secteur, avec sa source dans l’aide de chaque indicateur.",
            "Grey band: reference of the trade, with its source in the help of each figure.",
        ),
    ];
    all.iter().map(|(fr, en)| if lang == Lang::Fr { (*fr).to_owned() } else { (*en).to_owned() }).collect()
}

/// Returns a French figure as English readers write it.
fn english(figure: &str) -> String {
    let text = figure.replace('\u{202f}', ";").replace(',', ".").replace(';', ",").replace("\u{a0}%", "%");
    match text.strip_suffix("\u{a0}€") {
        Some(amount) => format!("€{amount}"),
        None => text.replace("\u{a0}j", " d"),
    }
}

/// A drawing as the chart crate writes it for print: presentation attributes, a title, texts in Inter.
fn curve() -> String {
    r##"<svg xmlns="http://www.w3.org/2000/svg" width="368" height="182" viewBox="0 0 384 190" role="img"><title>Réponses</title>
<g stroke="#e1dcd1"><path d="M34 160H376M34 112H376M34 64H376M34 16H376"/></g>
<g font-family="Inter" font-size="10" fill="#55617a"><text x="0" y="163">0 %</text><text x="0" y="115">1,5</text><text x="0" y="67">3,0</text><text x="0" y="19">4,5</text><text x="34" y="178">0 j</text><text x="196" y="178">30 j</text><text x="354" y="178">60 j</text></g>
<path d="M34 160C74 146 98 90 144 66S290 36 376 30" fill="none" stroke="#2450a4" stroke-width="2"/>
<path d="M34 160C74 154 98 116 144 102S290 84 376 80" fill="none" stroke="#cf7a22" stroke-width="2" stroke-dasharray="6 3"/>
<g font-family="Inter" font-size="10" font-weight="600"><text x="340" y="26" fill="#2450a4">B</text><text x="340" y="74" fill="#a85d12">A</text></g></svg>"##
        .to_owned()
}

fn bars() -> String {
    r##"<svg xmlns="http://www.w3.org/2000/svg" width="672" height="130" viewBox="0 0 672 130" role="img"><title>Taux</title>
<g font-family="Inter" font-size="11" fill="#55617a"><text x="130" y="34" text-anchor="end">Fédération</text><text x="130" y="78" text-anchor="end">Loué 69</text><text x="140" y="118">0 %</text><text x="370" y="118">3 %</text><text x="600" y="118">6 %</text></g>
<path d="M140 8V102M370 8V102M600 8V102" stroke="#e1dcd1"/>
<rect x="140" y="18" width="335" height="22" fill="#2450a4"/><rect x="140" y="62" width="153" height="22" fill="#cf7a22"/>
<path d="M418 29H541M240 73H346" stroke="#1b2638" stroke-width="1.5"/></svg>"##
        .to_owned()
}
