//! What keeps a row from being corrected or left out, in words.

use super::failure::{Both, both};
use super::{Sentences, meaning};
use crate::failure::Failure;
use crate::lang::{Lang, one_of};
use domain::field::Field;
use store::{Sort, StoreError};

/// Returns why a row was not corrected or left out, and what to do.
pub(super) fn of(failure: &Failure) -> Both {
    match failure {
        Failure::NoReason => both(
            "Le motif manque.".to_owned(),
            "Dites pourquoi en quelques mots\u{a0}: on le lira dans l’explication du chiffre.",
            "The reason is missing.".to_owned(),
            "Say why in a few words: it is read where the figure is explained.",
        ),
        Failure::NoRowField { name, allowed } => both(
            format!("Cette ligne n’a pas de champ «\u{a0}{name}\u{a0}» à corriger."),
            &format!("Champs possibles\u{a0}: {allowed}."),
            format!("This row has no field “{name}” to correct."),
            &format!("There are: {allowed}."),
        ),
        Failure::BadField { field, value, sort, required, choices } => {
            let [fr, en] = [Lang::Fr, Lang::En].map(|lang| bad(*field, value, *required, lang));
            let [fr_do, en_do] = [Lang::Fr, Lang::En].map(|lang| remedy(*field, *sort, choices, lang));
            both(fr, &fr_do, en, &en_do)
        }
        _ => both(String::new(), "", String::new(), ""),
    }
}

fn bad(field: Field, value: &str, required: bool, lang: Lang) -> String {
    let name = super::field::name(field, lang);
    if value.trim().is_empty() && required {
        return one_of(
            lang,
            format!("«\u{a0}{name}\u{a0}» ne peut pas être vide."),
            format!("“{name}” cannot be empty."),
        );
    }
    one_of(
        lang,
        format!("«\u{a0}{value}\u{a0}» ne convient pas à «\u{a0}{name}\u{a0}»."),
        format!("“{value}” does not fit “{name}”."),
    )
}

fn remedy(field: Field, sort: Sort, choices: &[&'static str], lang: Lang) -> String {
    match sort {
        Sort::Day => one_of(lang, "Écrivez 20/03/2026.", "Write 2026-03-20.").to_owned(),
        Sort::Amount => one_of(
            lang,
            "Écrivez 1\u{202f}234,50, dans la devise de la ligne.",
            "Write 1,234.50, in the row’s currency.",
        )
        .to_owned(),
        Sort::Count => {
            one_of(lang, "Écrivez un nombre entier\u{a0}: 12.", "Write a whole number: 12.").to_owned()
        }
        Sort::Score => {
            one_of(lang, "Écrivez un nombre de 0 à 10.", "Write a number from 0 to 10.").to_owned()
        }
        Sort::YesNo => one_of(lang, "Écrivez oui ou non.", "Write yes or no.").to_owned(),
        Sort::Text if field == Field::Email => one_of(
            lang,
            "Écrivez une adresse comme nom@exemple.fr.",
            "Write an address such as name@example.com.",
        )
        .to_owned(),
        Sort::Text if field == Field::Phone => one_of(
            lang,
            "Écrivez un numéro comme 04\u{a0}72\u{a0}00\u{a0}12\u{a0}34.",
            "Write a number such as 04 72 00 12 34.",
        )
        .to_owned(),
        Sort::Text if field == Field::PostalCode => {
            one_of(lang, "Écrivez cinq chiffres, comme 69003.", "Write five digits, such as 69003.")
                .to_owned()
        }
        Sort::Text => {
            one_of(lang, "Écrivez 2\u{202f}000\u{a0}caractères au plus.", "Write 2,000 characters at most.")
                .to_owned()
        }
        Sort::Choice => {
            let names: Vec<&str> = choices.iter().map(|key| meaning::name(field, key, lang)).collect();
            let names = names.join(", ");
            one_of(lang, format!("Valeurs possibles\u{a0}: {names}."), format!("It can be: {names}."))
        }
    }
}

/// Returns what the database refused to do with a row, and what to do.
pub(super) fn refused(error: &StoreError, lang: Lang) -> Sentences {
    let (what, remedy) = match error {
        StoreError::NotARow(name) => (
            one_of(
                lang,
                format!("«\u{a0}{name}\u{a0}» n’est pas le nom d’une ligne."),
                format!("“{name}” is not the name of a row."),
            ),
            one_of(
                lang,
                "Une ligne se nomme comme orders:12\u{a0}: «\u{a0}baromail explain CLÉ --rows\u{a0}» les donne.",
                "A row is named like orders:12: “baromail explain KEY --rows” prints them.",
            ),
        ),
        StoreError::NotATag(tag) => (
            one_of(
                lang,
                format!("«\u{a0}{tag}\u{a0}» n’est pas une étiquette."),
                format!("“{tag}” is no tag."),
            ),
            one_of(
                lang,
                "Écrivez quelques mots, 40\u{a0}caractères au plus.",
                "Write a few words, 40 characters at most.",
            ),
        ),
        StoreError::AlreadyLeftOut { entity, row } => (
            one_of(
                lang,
                format!("La ligne {entity}:{row} est déjà laissée de côté."),
                format!("Row {entity}:{row} was left out before."),
            ),
            one_of(
                lang,
                "Rien à faire\u{202f}; «\u{a0}baromail leave-out\u{a0}» les liste.",
                "Nothing to do; “baromail leave-out” lists them.",
            ),
        ),
        StoreError::NotLeftOut { entity, row } => (
            one_of(
                lang,
                format!("La ligne {entity}:{row} n’est pas laissée de côté."),
                format!("Row {entity}:{row} is not left out."),
            ),
            one_of(
                lang,
                "La commande «\u{a0}baromail leave-out\u{a0}» liste celles qui le sont.",
                "The command “baromail leave-out” lists those that are.",
            ),
        ),
        StoreError::NotCorrectable { entity, row, field } => (
            one_of(
                lang,
                format!("La ligne {entity}:{row} ne peut pas avoir cette valeur ({field})."),
                format!("Row {entity}:{row} cannot have that value ({field})."),
            ),
            one_of(
                lang,
                "Un rendez-vous garde au moins une date, un destinataire un nom\u{202f}; un montant ne se vide pas.",
                "An appointment keeps one day at least, a contact a name; an amount is never empty.",
            ),
        ),
        StoreError::NoCorrection(number) => (
            one_of(
                lang,
                format!("Il n’y a pas de correction n°\u{a0}{number}."),
                format!("There is no correction number {number}."),
            ),
            one_of(lang, "Elle est peut-être déjà reprise.", "It may have been taken back before."),
        ),
        other => (
            one_of(
                lang,
                format!("Pas de telle ligne\u{a0}: {}.", named(other)),
                format!("No such row: {}.", named(other)),
            ),
            one_of(
                lang,
                "Son import est peut-être annulé\u{a0}: affichez de nouveau les lignes du chiffre.",
                "Its import may have been undone: show the rows of the figure again.",
            ),
        ),
    };
    (what, remedy.to_owned())
}

fn named(error: &StoreError) -> String {
    match error {
        StoreError::NoRow { entity, row } => format!("{entity}:{row}"),
        other => other.to_string(),
    }
}
