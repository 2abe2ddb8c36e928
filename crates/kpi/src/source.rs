//! Where the formula of a figure comes from, in both languages.

use crate::definition::Definition;
use domain::lang::Lang;

/// Returns where a figure's formula comes from; what was published keeps its title.
pub fn source_text(entry: &Definition, lang: Lang) -> String {
    match lang {
        Lang::En => entry.source.to_owned(),
        Lang::Fr => {
            let told = FRENCH.iter().fold(entry.source.to_owned(), |told, (en, fr)| told.replace(en, fr));
            told.replace('“', "«\u{a0}").replace('”', "\u{a0}»")
        }
    }
}

/// Sources that are sentences, and what stands beside a title.
const FRENCH: &[(&str, &str)] = &[
    (
        "A rate over the rate that is usual; the reference is taken as exact and named with its source and year",
        "Un taux rapporté au taux habituel\u{202f}; la référence est prise pour exacte et nommée avec sa source et son année",
    ),
    (
        "The formula as it is often written: all responses received over pieces posted",
        "La formule telle qu’on l’écrit souvent\u{a0}: toutes les réponses reçues rapportées aux plis envoyés",
    ),
    ("The glossary of the trade says what is counted", "Le vocabulaire du métier dit ce qui est compté"),
    (
        "The middle value, or the mean of the two middle ones",
        "La valeur du milieu, ou la moyenne des deux du milieu",
    ),
    (
        "The rate r for which pieces × r × margin per responder equals pieces × cost per piece",
        "Le taux r pour lequel plis × r × marge par répondant égale plis × coût par pli",
    ),
    ("The sum of the values over their number", "La somme des valeurs divisée par leur nombre"),
    (
        "This method’s definition of the acquisition cost: by qualified lead",
        "La définition que cette méthode donne du coût d’acquisition\u{a0}: par prospect qualifié",
    ),
    (
        "Usage of direct marketing, with the denominator that its name says",
        "Usage du marketing direct, avec le dénominateur que dit son nom",
    ),
    (
        "Usage of finance: what came in against what was spent",
        "Usage de la finance\u{a0}: ce qui est entré face à ce qui a été dépensé",
    ),
    ("What was reached over what was aimed at", "Ce qui est atteint rapporté à ce qui était visé"),
    (
        "Usage of controlled tests: what the tested did beyond the control’s rate times its own size; over several campaigns the sum of what each gained on its own control",
        "Usage des tests avec témoin\u{a0}: ce que la cellule testée a fait de plus que le taux du témoin multiplié par sa propre taille\u{202f}; sur plusieurs campagnes, la somme de ce que chacune a gagné sur son propre témoin",
    ),
    (", with an interval made of theirs", ", avec un intervalle tiré des leurs"),
    (
        ", with a constant yearly margin and retention, without discount",
        ", avec une marge et une rétention annuelles constantes, sans actualisation",
    ),
    (
        ", fitted by maximum likelihood to all orders of named customers",
        ", ajusté par maximum de vraisemblance à toutes les commandes des clients nommés",
    ),
    (" and P. ", " et P. "),
    (" and N. ", " et N. "),
    (" and K. ", " et K. "),
    (" and A. ", " et A. "),
    (" and B. ", " et B. "),
    ("(BG/NBD), and P.", "(BG/NBD), et P."),
    (", December 2003", ", décembre 2003"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::catalog;

    #[test]
    fn no_source_stays_english_in_french_and_none_names_a_file() {
        for entry in catalog() {
            let told = source_text(entry, Lang::Fr).replace("Journal of the American", "Journal");
            for word in [" the ", "The rate", "Usage of", " and ", "what ", " with ", "“", " ;", " :"] {
                assert!(!told.contains(word), "{}: {told}", entry.key);
            }
            assert!(!entry.source.contains(".md"), "{}: {}", entry.key, entry.source);
        }
        let nps = source_text(crate::catalog::find("nps").unwrap(), Lang::Fr);
        assert!(nps.contains("«\u{a0}The One Number You Need to Grow\u{a0}»"), "{nps}");
    }
}
