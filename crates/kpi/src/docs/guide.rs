//! The catalogue as a page of the user's guide, in each language.

use super::{interval, numbers, result};
use crate::catalog::catalog;
use crate::definition::{Better, Definition, Family, Interval, Unit};
use crate::evaluate::evaluate;
use crate::example::reference_totals;
use crate::explain::formula_text;
use crate::source::source_text;
use domain::lang::{Lang, Words};
use domain::words::Basis;
use std::fmt::Write as _;

const OPENING: Words = Words {
    fr: "\
# Tous les indicateurs
<!-- Écrite d’après crates/kpi/src/catalog : modifiez l’entrée là-bas, pas cette page. -->

Chaque chiffre de Baromail : ce qu’il dit, sa formule (écrite par le code même qui la calcule), ce qu’elle donne pour une campagne d’exemple, et d’où elle vient.

La campagne d’exemple : 5 000 plis envoyés le 2 mars 2026, 240 non distribués, 130 réponses de 120 répondants, 45 prospects qualifiés, 36 rendez-vous, 28 opportunités, 12 nouveaux clients, 15 commandes pour 36 000 €, 6 750 € de coûts, 9 avis, deux commerciaux, 80 clients actifs au départ dont 68 conservés.

Un taux est le rapport des sommes. Ce qui ne peut pas être calculé est inconnu, avec sa raison, et jamais zéro. Les intervalles sont à 95 %.
",
    en: "\
# All figures
<!-- Written from crates/kpi/src/catalog: edit an entry there, not this page. -->

Each figure of Baromail: what it says, its formula (printed by the very code that computes it), what it gives for an example campaign, and where it comes from.

The example campaign: 5,000 pieces posted on 2 March 2026, 240 undelivered, 130 responses of 120 responders, 45 qualified leads, 36 appointments, 28 opportunities, 12 new customers, 15 orders for €36,000, costs of €6,750, 9 survey answers, two salespeople, 80 customers active at the start, 68 of them kept.

A ratio is the ratio of the sums. What cannot be computed is unknown, with its reason, and never zero. Intervals are at 95%.
",
};

/// Returns the page of figures of the user's guide; the same catalogue gives the same bytes.
pub fn guide_markdown(lang: Lang) -> String {
    let mut page = spaced(OPENING.get(lang), lang);
    for family in Family::ALL {
        let _ = writeln!(page, "\n## {}", family.name().get(lang));
        for definition in catalog().filter(|definition| definition.family == *family) {
            page.push_str(&entry(definition, lang));
        }
    }
    page
}

fn entry(kpi: &Definition, lang: Lang) -> String {
    let figure = evaluate(kpi, &reference_totals(), Basis::Posting);
    let name = kpi.name.get(lang);
    let mut letters = name.chars();
    let capital = letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters);
    let mut text = format!("\n### {} `{}`\n", capital.collect::<String>(), kpi.key);
    let _ = writeln!(text, "{}\n", kpi.help.get(lang));
    let better = match (kpi.better, lang) {
        (Better::Neither, _) => "",
        (Better::Higher, Lang::Fr) => " Plus haut vaut mieux.",
        (Better::Higher, Lang::En) => " Higher is better.",
        (Better::Lower, Lang::Fr) => " Plus bas vaut mieux.",
        (Better::Lower, Lang::En) => " Lower is better.",
    };
    let says = |label: Words| spaced(label.get(lang), lang);
    let _ =
        writeln!(text, "- {} {}", says(Words { fr: "Formule :", en: "Formula:" }), formula_text(kpi, lang));
    let _ = writeln!(
        text,
        "- {} {}.{better}",
        says(Words { fr: "Unité :", en: "Unit:" }),
        unit(kpi.unit).get(lang)
    );
    let example = says(Words { fr: "Exemple :", en: "Example:" });
    let _ = writeln!(text, "- {example} {} = {}", numbers(kpi, lang), result(kpi, &figure, lang));
    if kpi.interval != Interval::None {
        let how = match lang {
            Lang::Fr => interval_fr(kpi.interval),
            Lang::En => interval(kpi.interval).replace(" %", "%"),
        };
        let _ = writeln!(text, "- {} {how}", says(Words { fr: "Intervalle :", en: "Interval:" }));
    }
    let _ = writeln!(text, "- {} {}", says(Words { fr: "Source :", en: "Source:" }), source_text(kpi, lang));
    text
}

const fn unit(unit: Unit) -> Words {
    match unit {
        Unit::Count => Words { fr: "nombre", en: "count" },
        Unit::Ratio => Words { fr: "pourcentage", en: "percentage" },
        Unit::Growth => {
            Words { fr: "gain en pourcentage, parfois négatif", en: "gain in percent, sometimes negative" }
        }
        Unit::Money => Words { fr: "montant hors taxes", en: "amount net of VAT" },
        Unit::Times => Words { fr: "nombre de fois", en: "number of times" },
        Unit::Days => Words { fr: "jours", en: "days" },
        Unit::Points => Words { fr: "score de −100 à +100", en: "score from −100 to +100" },
    }
}

fn interval_fr(interval: Interval) -> String {
    let text = match interval {
        Interval::None => "aucun",
        Interval::Wilson => "Wilson, 95 %",
        Interval::Scaled => "celui du taux de réponse (Wilson, 95 %), rapporté au même taux",
        Interval::NetScore => "par la variance p + d − (p − d)² sur n, 95 %",
        Interval::Ranks => "par les rangs des valeurs (loi binomiale), 95 %",
        Interval::Student => "Student, 95 %",
        Interval::Greenwood => "par les bornes de Greenwood de la courbe (log-log), 95 %",
        Interval::RateRatio => "celui de Newcombe pour un rapport de taux (MOVER-R), 95 %",
        Interval::Gained => {
            "celui de Newcombe pour une différence de taux, multiplié par les personnes testées, 95 %"
        }
        Interval::Foreseen => "par la précision avec laquelle le modèle est connu (méthode delta), 95 %",
        Interval::Drawn => "centiles de 2 000 tirages des plis, zéros compris (bootstrap), 95 %",
        Interval::GainedRevenue => "par la variance de ce que chaque personne a apporté, 95 %",
        Interval::GainedTurnedRound => "celui des commandes gagnées (Newcombe, 95 %), retourné",
        Interval::TurnedRound => "celui du taux sur plis envoyés (Wilson, 95 %), retourné",
    };
    spaced(text, Lang::Fr)
}

/// Puts the spaces of French signs, so that the words above can be read as they are typed.
fn spaced(text: &str, lang: Lang) -> String {
    match lang {
        Lang::En => text.to_owned(),
        Lang::Fr => text
            .replace(" :", "\u{a0}:")
            .replace(" %", "\u{a0}%")
            .replace(" €", "\u{a0}€")
            .replace(" ;", "\u{202f};")
            .replace("5 000 plis", "5\u{202f}000\u{a0}plis")
            .replace("36 000", "36\u{202f}000")
            .replace("6 750", "6\u{202f}750")
            .replace("2 000", "2\u{202f}000\u{a0}")
            .replace("\u{a0} ", "\u{a0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_figure_is_there_once_with_its_name_formula_example_and_source() {
        for lang in [Lang::Fr, Lang::En] {
            let page = guide_markdown(lang);
            for kpi in catalog() {
                assert_eq!(page.matches(&format!(" `{}`\n", kpi.key)).count(), 1, "{}", kpi.key);
                assert!(page.contains(kpi.help.get(lang)), "{}", kpi.key);
                assert!(page.contains(&formula_text(kpi, lang)), "{}", kpi.key);
            }
        }
    }

    #[test]
    fn the_rate_of_the_example_is_written_as_each_language_does() {
        let rate = crate::catalog::find("response_rate").unwrap();
        let fr = entry(rate, Lang::Fr);
        assert!(fr.contains("- Exemple\u{a0}: 120 répondants ÷ 5\u{202f}000 plis envoyés = 2,40\u{a0}% (entre 2,01\u{a0}% et 2,86\u{a0}%)\n"), "{fr}");
        let en = entry(rate, Lang::En);
        assert!(en.contains("= 2.40% (between 2.01% and 2.86%)\n"), "{en}");
    }
}
