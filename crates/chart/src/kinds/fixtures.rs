//! Charts that the tests of all kinds share.

use crate::drawing::{Look, Medium};
use crate::figure::BarUnit;
use crate::kinds::Chart;
use crate::kinds::bars::{Bar, Bars, Reference, Sample};
use crate::kinds::response_curve::{Curve, End, Point, ResponseCurve};
use crate::kinds::shares::{Part, Shares};
use domain::lang::{Lang, Words};

pub(crate) const LOOK: Look = Look { lang: Lang::Fr, medium: Medium::Print, width: 620.0, height: 210.0 };

pub(crate) fn all(lang: Lang) -> [Chart; 3] {
    [Chart::ResponseCurve(curves(lang)), Chart::Bars(rates(lang)), Chart::Shares(costs(lang))]
}

pub(crate) fn curves(lang: Lang) -> ResponseCurve {
    let words = |fr, en| Words { fr, en }.get(lang).to_owned();
    let curve = |name: String, shares: &[f64], end| {
        let points = shares.iter().zip([0_u32, 5, 10, 20, 30, 45, 60]);
        let points = points.map(|(share, days)| Point { days, share: *share }).collect();
        Curve { name, points, end }
    };
    ResponseCurve {
        title: words("Réponses cumulées", "Cumulative responses"),
        unit_label: words("% des plis postés", "% of pieces posted"),
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
