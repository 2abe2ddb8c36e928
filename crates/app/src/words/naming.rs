//! What a person names: dashboards and scenarios, in words.

use super::failure::{Both, both};

/// Returns that no dashboard has this name.
pub(crate) fn no_board(name: &str, names: &[String]) -> Both {
    let names = names.join(", ");
    both(
        format!("Il n’y a pas de tableau de bord «\u{a0}{name}\u{a0}»."),
        &format!("Tableaux de bord\u{a0}: {names}."),
        format!("There is no dashboard “{name}”."),
        &format!("There are: {names}."),
    )
}

/// Returns that no scenario has this name.
pub(crate) fn no_scenario(name: &str, names: &[String]) -> Both {
    let (fr, en) = if names.is_empty() {
        ("Aucun n’est encore enregistré.".to_owned(), "None is kept yet.".to_owned())
    } else {
        let names = names.join(", ");
        (format!("Scénarios enregistrés\u{a0}: {names}."), format!("There are: {names}."))
    };
    both(
        format!("Il n’y a pas de scénario «\u{a0}{name}\u{a0}»."),
        &fr,
        format!("There is no scenario “{name}”."),
        &en,
    )
}

/// Returns that a name is empty or too long.
pub(crate) fn not_a_name(longest: usize) -> Both {
    both(
        "Il faut un nom.".to_owned(),
        &format!("Écrivez-en un de {longest}\u{a0}signes au plus."),
        "A name is needed.".to_owned(),
        &format!("Write one of {longest} signs at most."),
    )
}

/// Returns that another one has this name.
pub(crate) fn taken(name: &str) -> Both {
    both(
        format!("«\u{a0}{name}\u{a0}» existe déjà."),
        "Choisissez un autre nom.",
        format!("“{name}” is there already."),
        "Choose another name.",
    )
}
