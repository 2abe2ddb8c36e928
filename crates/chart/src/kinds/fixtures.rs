//! Charts that the tests of all kinds share.

use crate::drawing::{Look, Medium};
use crate::figure::BarUnit;
use crate::kinds::Chart;
use crate::kinds::area_map::{Area, AreaMap};
use crate::kinds::bars::{Bar, Bars, Reference, Sample};
use crate::kinds::funnel::{Funnel, Reached};
use crate::kinds::grid::{Cell, Grid, Row};
use crate::kinds::lines::{Along, Curve, End, Lines, Point};
use crate::kinds::multiples::{Form, Multiples, Panel, Places, Scales};
use crate::kinds::shares::{Part, Shares};
use crate::kinds::staircase::{Staircase, Step};
use domain::currency::Currency;
use domain::lang::{Lang, Words};

pub(crate) const LOOK: Look = Look { lang: Lang::Fr, medium: Medium::Print, width: 620.0, height: 210.0 };

pub(crate) fn all(lang: Lang) -> [Chart; 9] {
    [
        Chart::Lines(curves(lang)),
        Chart::Bars(rates(lang)),
        Chart::Shares(costs(lang)),
        Chart::Staircase(steps(lang)),
        Chart::Funnel(reached(lang)),
        Chart::Grid(cohorts(lang)),
        Chart::Map(places(lang)),
        Chart::Multiples(side_by_side(lang)),
        Chart::Multiples(bars_side_by_side(lang)),
    ]
}

pub(crate) fn curves(lang: Lang) -> Lines {
    let words = |fr, en| Words { fr, en }.get(lang).to_owned();
    let curve = |name: String, shares: &[f64], end| {
        let points = shares.iter().zip([0_u32, 5, 10, 20, 30, 45, 60]);
        let points = points.map(|(share, days)| Point { at: days, value: *share }).collect();
        Curve { name, points, end }
    };
    Lines {
        title: words("Réponses cumulées", "Cumulative responses"),
        unit_label: words("% des plis postés", "% of pieces posted"),
        unit: BarUnit::Percent,
        along: Along::Days,
        series: vec![
            curve(
                words("A · Lettre", "A · Letter"),
                &[0.0, 0.01, 0.016, 0.022, 0.024, 0.0248, 0.0249],
                End::Complete,
            ),
            curve(
                words("B · Lettre, audit offert", "B · Letter, free audit"),
                &[0.0, 0.015, 0.026, 0.035, 0.039, 0.0402, 0.0406],
                End::Complete,
            ),
            curve(words("C · Carte", "C · Card"), &[0.0, 0.012, 0.018, 0.0232, 0.0246], End::Open),
        ],
        empty: words("Aucune réponse importée.", "No response imported."),
    }
}

pub(crate) fn rates(lang: Lang) -> Bars {
    let words = |fr, en| Words { fr, en }.get(lang).to_owned();
    let bar = |label: String, value, low, high, sample, note| Bar { label, value, low, high, sample, note };
    let (enough, none) = (Sample::Enough, String::new);
    let trades = "Travaux de plâtrerie et de menuiserie intérieure du bâtiment".to_owned();
    let hostile = "<script>alert(\"&\")</script>".to_owned();
    let few = (Some(0.0476), Some(0.0133), Some(0.155));
    Bars {
        title: words("Taux de réponse par secteur", "Response rate by sector"),
        unit: BarUnit::Percent,
        bars: vec![
            bar(trades, Some(0.0406), Some(0.0336), Some(0.0491), enough, none()),
            bar(words("Maçonnerie", "Masonry"), Some(0.0249), Some(0.0195), Some(0.0318), enough, none()),
            bar(hostile, few.0, few.1, few.2, Sample::Few, words("21 plis", "21 pieces")),
            bar(
                "Électricité".to_owned(),
                None,
                None,
                None,
                enough,
                words("aucune réponse importée", "no response imported"),
            ),
            bar("Plomberie".to_owned(), Some(0.0), None, None, enough, none()),
        ],
        reference: Some(Reference { label: words("Moyenne", "Average"), value: 0.0328 }),
        empty: words("Aucun secteur connu.", "No sector known."),
    }
}

pub(crate) fn costs(lang: Lang) -> Shares {
    let words = |fr, en| Words { fr, en }.get(lang).to_owned();
    let part = |label, value_text, share| Part { label, value_text, share };
    Shares {
        title: words("Où va le budget", "Where the budget goes"),
        parts: vec![
            part(words("Affranchissement", "Postage"), words("3\u{202f}410\u{a0}€", "€3,410"), 0.459),
            part(words("Impression", "Printing"), words("1\u{202f}870\u{a0}€", "€1,870"), 0.252),
            part(words("Création", "Design"), words("990\u{a0}€", "€990"), 0.133),
            part(words("Fichier", "List"), words("660\u{a0}€", "€660"), 0.089),
            part(
                words("Routage & mise sous pli", "Lettershop & handling"),
                words("499\u{a0}€", "€499"),
                0.067,
            ),
        ],
        empty: words("Aucun coût importé.", "No cost imported."),
    }
}

pub(crate) fn steps(lang: Lang) -> Staircase {
    let words = |fr, en| Words { fr, en }.get(lang).to_owned();
    let step = |label, value, limit| Step { label, value, limit, note: String::new() };
    Staircase {
        title: words("Escalier des coûts", "Cost staircase"),
        unit: BarUnit::Money(Currency::EUR),
        steps: vec![
            step(words("Pli", "Piece"), Some(1.35), Some(2.88)),
            step(words("Réponse", "Response"), Some(56.25), Some(120.0)),
            step(words("Prospect qualifié & <vérifié>", "Qualified lead"), Some(150.0), Some(320.0)),
            Step {
                note: words("aucun rendez-vous importé", "no appointment imported"),
                ..step(words("Rendez-vous", "Appointment"), None, None)
            },
            step(words("Nouveau client", "New customer"), Some(562.5), Some(1200.0)),
        ],
        limit: words("seuil de rentabilité", "break-even"),
        empty: words("Aucun coût importé.", "No cost imported."),
    }
}

pub(crate) fn reached(lang: Lang) -> Funnel {
    let words = |fr, en| Words { fr, en }.get(lang).to_owned();
    let step = |label, count, rate, days| Reached { label, count, rate, days, note: String::new() };
    Funnel {
        title: words("Entonnoir", "Funnel"),
        steps: vec![
            step(words("Plis envoyés", "Pieces posted"), Some(5000.0), None, None),
            step(words("Répondants", "Responders"), Some(120.0), Some(0.024), Some(9.0)),
            step(words("Qualifiés & <triés>", "Qualified & <sorted>"), Some(45.0), Some(0.375), None),
            Reached {
                note: words("aucun rendez-vous importé", "no appointment imported"),
                ..step(words("Rendez-vous", "Appointments"), None, None, None)
            },
            step(words("Nouveaux clients", "New customers"), Some(12.0), Some(0.266_667), Some(10.5)),
        ],
        empty: words("Rien n’a été envoyé.", "Nothing was posted."),
    }
}

pub(crate) fn places(lang: Lang) -> AreaMap {
    let words = |fr, en| Words { fr, en }.get(lang).to_owned();
    let area = |code: &str, value, note| Area { code: code.to_owned(), value, sample: Sample::Enough, note };
    let elsewhere = words("lieu inconnu", "unknown place");
    AreaMap {
        title: words("Taux de réponse par département", "Response rate by département"),
        unit: BarUnit::Percent,
        areas: vec![
            area("69", Some(0.048), words("900 plis", "900 pieces")),
            area("01", Some(0.012), words("300 plis", "300 pieces")),
            area("75", Some(0.024), words("1\u{202f}200 plis", "1,200 pieces")),
            Area { sample: Sample::Few, ..area("974", Some(0.25), words("12 plis", "12 pieces")) },
            area("2A", None, words("aucune réponse importée", "no response imported")),
            area(&elsewhere, Some(0.03), words("40 plis", "40 pieces")),
        ],
        empty: words("Rien n’a été envoyé.", "Nothing was posted."),
    }
}

pub(crate) fn cohorts(lang: Lang) -> Grid {
    let words = |fr, en| Words { fr, en }.get(lang).to_owned();
    let cell = |text: &str, shade| Cell { text: text.to_owned(), shade, note: String::new() };
    Grid {
        title: words("Rétention par cohorte", "Retention by cohort"),
        heading: words("Envoi", "Posting"),
        columns: (1..=4).map(|month| format!("M{month}")).collect(),
        rows: vec![
            Row {
                label: words("janvier 2026", "January 2026"),
                cells: vec![cell("40,0 %", 4), cell("22,5 %", 3), cell("10,0 %", 1), cell("0 %", 0)],
            },
            Row {
                label: words("février 2026", "February 2026"),
                cells: vec![cell("35,1 %", 4), cell("18,4 %", 2)],
            },
            Row { label: "<b>&</b>".to_owned(), cells: Vec::new() },
        ],
        empty: words("Aucun client connu.", "No customer known."),
    }
}

pub(crate) fn side_by_side(lang: Lang) -> Multiples {
    let words = |fr, en| Words { fr, en }.get(lang).to_owned();
    let bar = |label: String, (value, low, high)| Bar {
        label,
        value: Some(value),
        low: Some(low),
        high: Some(high),
        sample: Sample::Enough,
        note: String::new(),
    };
    let month = |value: f64| Some(bar(String::new(), (value, value * 0.8, value * 1.2)));
    let few = Bar { sample: Sample::Few, ..bar(String::new(), (0.05, 0.01, 0.15)) };
    let unknown = Bar {
        value: None,
        low: None,
        high: None,
        note: words("aucune réponse importée", "no response imported"),
        ..bar("<b>&</b>".to_owned(), (0.0, 0.0, 0.0))
    };
    Multiples {
        title: words("Taux de réponse par mois et par campagne", "Response rate by month and by campaign"),
        heading: words("Campagne", "Campaign"),
        unit: BarUnit::Percent,
        places: Places {
            heading: words("Mois", "Month"),
            names: ["janv. 2026", "févr. 2026", "mars 2026", "avr. 2026"].map(str::to_owned).to_vec(),
            form: Form::Line,
        },
        scales: Scales::Common,
        panels: vec![
            Panel {
                whole: bar("Travaux de plâtrerie et de menuiserie".to_owned(), (0.0249, 0.0195, 0.0318)),
                points: vec![month(0.021), month(0.026), month(0.03), month(0.024)],
            },
            Panel {
                whole: bar("Bureaux".to_owned(), (0.034, 0.027, 0.041)),
                points: vec![None, month(0.04), Some(few), month(0.032)],
            },
            Panel { whole: bar("Mairies".to_owned(), (0.011, 0.008, 0.014)), points: vec![month(0.011)] },
            Panel { whole: unknown.clone(), points: vec![Some(unknown)] },
        ],
        empty: words("Aucune campagne.", "No campaign."),
    }
}

pub(crate) fn bars_side_by_side(lang: Lang) -> Multiples {
    let chart = side_by_side(lang);
    let names = ["Hôtels et hébergement similaire", "Commerce", "Bâtiment", "Santé"];
    let places = Places { names: names.map(str::to_owned).to_vec(), form: Form::Bars, ..chart.places };
    Multiples { places, scales: Scales::Own, ..chart }
}
