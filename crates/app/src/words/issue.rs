//! What is wrong with a cell, in words.

use super::{Sentences, field};
use crate::lang::Lang;
use domain::field::Field;
use domain::format::{self, number};
use import::{Issue, IssueCode};
use rust_decimal::Decimal;

/// Returns what is wrong with a cell, and what to write instead.
pub(crate) fn of(issue: &Issue, lang: Lang) -> Sentences {
    let (fr, en) = sentences(issue);
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

/// Returns the cause without the cell's own text, for grouping.
pub(crate) fn cause(code: &IssueCode, lang: Lang) -> String {
    let (fr, en) = match code {
        IssueCode::NotADate { .. } => ("Ce n’est pas une date", "Not a date"),
        IssueCode::AmbiguousDate { .. } => {
            ("Jour et mois pourraient s’échanger", "Day and month could change places")
        }
        IssueCode::NotANumber { .. } => ("Ce n’est pas un nombre", "Not a number"),
        IssueCode::NegativeCount => ("Nombre négatif", "Negative count"),
        IssueCode::NotAWholeNumber { .. } => ("Ce n’est pas un nombre entier", "Not a whole number"),
        IssueCode::TooFine { .. } => ("Plus de quatre décimales", "More than four decimals"),
        IssueCode::TooLarge => ("Montant trop grand", "Amount too large"),
        IssueCode::NotAPostalCode => ("Ce n’est pas un code postal", "Not a postal code"),
        IssueCode::NotASiret => ("Ce n’est pas un SIRET", "Not a SIRET number"),
        IssueCode::NotAnEmail => ("Ce n’est pas une adresse e-mail", "Not an e-mail address"),
        IssueCode::NotAPhone => ("Ce n’est pas un numéro de téléphone", "Not a telephone number"),
        IssueCode::NotYesOrNo => ("Ni oui ni non", "Neither yes nor no"),
        IssueCode::NotACurrency => ("Ce n’est pas une devise", "Not a currency"),
        IssueCode::NotARate => ("Ce n’est pas un taux", "Not a rate"),
        IssueCode::NotAScore => ("Ce n’est pas une note de 0 à 10", "Not a score from 0 to 10"),
        IssueCode::NotAYear => ("Ce n’est pas une année", "Not a year"),
        IssueCode::NotAPeriod => ("Ce n’est pas une période", "Not a period"),
        IssueCode::UnknownFigure { .. } => ("Indicateur inconnu", "Unknown figure"),
        IssueCode::NotAShare => ("Il manque le signe\u{a0}%", "The sign % is missing"),
        IssueCode::UnknownWord {
            field: Field::AppointmentOutcome | Field::OpportunityStatus | Field::ListType | Field::Role,
        } => ("Mot inconnu, laissé sans effet", "Unknown word, left without effect"),
        IssueCode::UnknownWord { .. } => {
            ("Mot inconnu, compté comme neutre ou autre", "Unknown word, counted as neutral or other")
        }
        IssueCode::MissingValue { .. } => ("Valeur manquante", "Missing value"),
        IssueCode::TooLong { .. } => ("Texte trop long", "Text too long"),
        IssueCode::ErrorCell => ("Formule en erreur", "Failed formula"),
        IssueCode::FormulaWithoutResult => {
            ("Formule sans résultat enregistré", "Formula without a saved result")
        }
        IssueCode::UnreadableLetters => ("Lettres illisibles", "Unreadable letters"),
        IssueCode::LostDigits => ("Derniers chiffres perdus", "Last digits lost"),
        IssueCode::TaxOnly => ("Montant TTC seul", "Amount with VAT only"),
        IssueCode::LessThanItsParts { .. } => ("Total inférieur à ses parties", "Total less than its parts"),
        IssueCode::TotalRow => ("Ligne de total laissée de côté", "Row of totals left out"),
        IssueCode::RowTooWide { .. } => ("Plus de cellules que d’en-têtes", "More cells than headings"),
        IssueCode::OpenQuote { .. } => ("Guillemet resté ouvert", "Quote left open"),
    };
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
    .to_owned()
}

#[expect(clippy::too_many_lines, reason = "one arm a sentence")]
fn sentences(issue: &Issue) -> (Sentences, Sentences) {
    let raw = &issue.raw;
    let fr_is = |what: &str| format!("«\u{a0}{raw}\u{a0}» {what}.");
    let en_is = |what: &str| format!("“{raw}” {what}.");
    let pair = |fr: (&str, String), en: (&str, String)| ((fr_is(fr.0), fr.1), (en_is(en.0), en.1));
    let same = |fr: (&str, &str), en: (&str, &str)| pair((fr.0, fr.1.to_owned()), (en.0, en.1.to_owned()));
    match &issue.code {
        IssueCode::NotADate { example } => pair(
            ("n’est pas une date", format!("Écrire une date comme {}.", example.format("%d/%m/%Y"))),
            ("is not a date", format!("Write a date such as {}.", example.format("%Y-%m-%d"))),
        ),
        IssueCode::AmbiguousDate { read_as } => pair(
            ("peut se lire de deux façons", format!("Lu comme le {}.", format::date(*read_as, Lang::Fr))),
            ("can be read in two ways", format!("Read as {}.", format::date(*read_as, Lang::En))),
        ),
        IssueCode::NotANumber { suggestion } => pair(
            ("n’est pas un nombre", suggested(*suggestion, Lang::Fr)),
            ("is not a number", suggested(*suggestion, Lang::En)),
        ),
        IssueCode::NegativeCount => same(
            ("est négatif", "Écrire le nombre de plis ou de personnes, sans signe moins."),
            ("is negative", "Write the number of pieces or people, without a minus sign."),
        ),
        IssueCode::NotAWholeNumber { suggestion } => pair(
            ("n’est pas un nombre entier", suggested(Some(*suggestion), Lang::Fr)),
            ("is not a whole number", suggested(Some(*suggestion), Lang::En)),
        ),
        IssueCode::TooFine { rounded } => pair(
            ("a plus de quatre décimales", suggested(Some(*rounded), Lang::Fr)),
            ("has more than four decimals", suggested(Some(*rounded), Lang::En)),
        ),
        IssueCode::TooLarge => same(
            ("est trop grand", "Vérifier les zéros et la virgule."),
            ("is too large", "Check its zeros and its decimal mark."),
        ),
        IssueCode::NotAPostalCode => same(
            ("n’est pas un code postal", "Écrire cinq chiffres, comme 01000."),
            ("is not a postal code", "Write five digits, such as 01000."),
        ),
        IssueCode::NotASiret => same(
            ("n’est pas un SIRET", "Écrire quatorze chiffres\u{202f}; le dernier vérifie les autres."),
            ("is not a SIRET number", "Write fourteen digits; the last one checks the others."),
        ),
        IssueCode::NotAnEmail => same(
            ("n’est pas une adresse e-mail", "Écrire une adresse comme nom@exemple.fr."),
            ("is not an e-mail address", "Write an address such as name@example.com."),
        ),
        IssueCode::NotAPhone => same(
            ("n’est pas un numéro de téléphone", "Écrire dix chiffres, comme 0612345678."),
            ("is not a telephone number", "Write ten digits, such as 0612345678."),
        ),
        IssueCode::NotYesOrNo => {
            same(("n’est ni oui ni non", "Écrire oui ou non."), ("is neither yes nor no", "Write yes or no."))
        }
        IssueCode::NotACurrency => same(
            ("n’est pas une devise", "Écrire EUR, ou € après le montant."),
            ("is not a currency", "Write EUR, or € after the amount."),
        ),
        IssueCode::NotARate => same(
            ("n’est pas un taux entre 0 et 100\u{a0}%", "Écrire un pourcentage, comme 4,4\u{a0}%."),
            ("is not a rate from 0 to 100%", "Write a percentage, such as 4.4%."),
        ),
        IssueCode::NotAScore => same(
            ("n’est pas une note de 0 à 10", "Écrire un nombre entier de 0 à 10."),
            ("is not a score from 0 to 10", "Write a whole number from 0 to 10."),
        ),
        IssueCode::NotAYear => same(
            ("n’est pas une année", "Écrire quatre chiffres, comme 2026."),
            ("is not a year", "Write four digits, such as 2026."),
        ),
        IssueCode::NotAPeriod => same(
            (
                "n’est pas une période",
                "Écrire un mois, un trimestre ou une année, comme 03/2026, T1 2026 ou 2026.",
            ),
            ("is not a period", "Write a month, a quarter or a year, such as 2026-03, Q1 2026 or 2026."),
        ),
        IssueCode::UnknownFigure { nearest } => pair(
            ("n’est pas un indicateur de Baromail", did_you_mean(nearest.as_ref(), Lang::Fr)),
            ("is not a figure of Baromail", did_you_mean(nearest.as_ref(), Lang::En)),
        ),
        IssueCode::NotAShare => pair(
            (
                "vise un taux",
                format!("Écrire un pourcentage, comme {raw}\u{a0}%, ou une fraction comme 0,03."),
            ),
            (
                "is meant for a rate",
                format!("Write a percentage, such as {raw}%, or a fraction such as 0.03."),
            ),
        ),
        IssueCode::UnknownWord { field: f } => pair(
            (
                "est un mot inconnu ici",
                format!("Gardé tel quel dans «\u{a0}{}\u{a0}».", field::name(*f, Lang::Fr)),
            ),
            ("is an unknown word here", format!("Kept as it is in “{}”.", field::name(*f, Lang::En))),
        ),
        IssueCode::MissingValue { field: f } => (
            (
                format!("Il manque «\u{a0}{}\u{a0}».", field::name(*f, Lang::Fr)),
                "Remplir la cellule.".to_owned(),
            ),
            (format!("“{}” is missing.", field::name(*f, Lang::En)), "Fill the cell.".to_owned()),
        ),
        IssueCode::TooLong { limit } => (
            (format!("Le texte dépasse {limit}\u{a0}caractères."), "Le raccourcir.".to_owned()),
            (format!("The text exceeds {limit}\u{a0}characters."), "Shorten it.".to_owned()),
        ),
        IssueCode::ErrorCell => same(
            ("est le résultat d’une formule en erreur", "Corriger la formule, ou écrire la valeur."),
            ("is the result of a failed formula", "Mend the formula, or write the value."),
        ),
        IssueCode::FormulaWithoutResult => (
            (
                "Formule sans résultat enregistré.".to_owned(),
                "Ouvrir le classeur dans le tableur et l’enregistrer, ou écrire la valeur.".to_owned(),
            ),
            (
                "Formula without a saved result.".to_owned(),
                "Open the workbook in the spreadsheet program and save it, or write the value.".to_owned(),
            ),
        ),
        IssueCode::UnreadableLetters => same(
            (
                "contient des lettres d’un autre encodage",
                "Remplacer les signes \u{fffd} par les lettres d’origine.",
            ),
            ("holds letters of another encoding", "Replace the signs \u{fffd} by the original letters."),
        ),
        IssueCode::LostDigits => same(
            (
                "a perdu ses derniers chiffres dans le tableur",
                "Reprendre le numéro d’origine, dans une colonne au format Texte.",
            ),
            (
                "lost its last digits in the spreadsheet program",
                "Take the original number again, in a column formatted as text.",
            ),
        ),
        IssueCode::TaxOnly => same(
            ("est un montant TTC", "Ajouter une colonne Montant HT."),
            ("is an amount with VAT", "Add a column with the amount net of VAT."),
        ),
        IssueCode::LessThanItsParts { parts } => pair(
            (
                "est moins que la somme de ses parties",
                format!("Les parties sont gardées\u{a0}: {}.", number(*parts, 2, Lang::Fr)),
            ),
            (
                "is less than the sum of its parts",
                format!("The parts are kept: {}.", number(*parts, 2, Lang::En)),
            ),
        ),
        IssueCode::TotalRow => (
            (
                "Cette ligne additionne les autres.".to_owned(),
                "Rien à faire\u{a0}: elle n’est pas comptée.".to_owned(),
            ),
            ("This row adds up the others.".to_owned(), "Nothing to do: it is not counted.".to_owned()),
        ),
        IssueCode::RowTooWide { expected, found } => (
            (
                format!("La ligne a {found}\u{a0}cellules pour {expected}\u{a0}en-têtes."),
                "Mettre entre guillemets les textes qui contiennent le séparateur.".to_owned(),
            ),
            (
                format!("The row has {found}\u{a0}cells for {expected}\u{a0}headings."),
                "Put texts that hold the separator in quotes.".to_owned(),
            ),
        ),
        IssueCode::OpenQuote { lines } => (
            (
                format!("Un guillemet ouvert court sur {lines}\u{a0}lignes."),
                "Fermer le guillemet.".to_owned(),
            ),
            (format!("An open quote runs over {lines}\u{a0}lines."), "Close the quote.".to_owned()),
        ),
    }
}

fn suggested(suggestion: Option<Decimal>, lang: Lang) -> String {
    match (suggestion, lang) {
        (Some(n), Lang::Fr) => format!("Écrire {}.", n.normalize().to_string().replace('.', ",")),
        (Some(n), Lang::En) => format!("Write {}.", n.normalize()),
        (None, Lang::Fr) => "Écrire un nombre, comme 1234,50.".to_owned(),
        (None, Lang::En) => "Write a number, such as 1234.50.".to_owned(),
    }
}

fn did_you_mean(nearest: Option<&domain::lang::Words>, lang: Lang) -> String {
    match (nearest, lang) {
        (Some(near), Lang::Fr) => format!("Vouliez-vous dire «\u{a0}{}\u{a0}»\u{202f}?", near.fr),
        (Some(near), Lang::En) => format!("Did you mean “{}”?", near.en),
        (None, Lang::Fr) => "La commande «\u{a0}baromail kpi\u{a0}» les liste.".to_owned(),
        (None, Lang::En) => "The command “baromail kpi” lists them.".to_owned(),
    }
}
