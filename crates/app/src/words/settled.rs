//! What goes wrong with templates and words, in words.

use super::failure::{Both, both};
use super::meaning;
use crate::failure::Failure;
use crate::lang::Lang;
use domain::field::Field;
use import::{TemplateError, meanings_of};

/// Returns what happened and where, and what to do next.
pub(super) fn of(failure: &Failure) -> Both {
    match failure {
        Failure::NoTemplate { name } => both(
            format!("Il n’y a pas de modèle «\u{a0}{name}\u{a0}»."),
            "La commande «\u{a0}baromail templates\u{a0}» les liste.",
            format!("There is no template “{name}”."),
            "The command “baromail templates” lists them.",
        ),
        Failure::TemplateTaken { name } => both(
            format!("Un modèle s’appelle déjà «\u{a0}{name}\u{a0}»."),
            "Choisissez un autre nom.",
            format!("There is a template “{name}” already."),
            "Choose another name.",
        ),
        Failure::NotAWord { field, text, meaning } => {
            let (fr, en) = (meanings(*field, Lang::Fr), meanings(*field, Lang::En));
            let (fr, en) = (format!("Écrivez l’un de\u{a0}: {fr}."), format!("Write one of: {en}."));
            both(
                format!("«\u{a0}{text}\u{a0}» ne peut pas vouloir dire «\u{a0}{meaning}\u{a0}»."),
                &fr,
                format!("“{text}” cannot mean “{meaning}”."),
                &en,
            )
        }
        Failure::NoWord { text, .. } => both(
            format!("«\u{a0}{text}\u{a0}» n’a pas de traduction."),
            "La commande «\u{a0}baromail words\u{a0}» les liste.",
            format!("“{text}” has no translation."),
            "The command “baromail words” lists them.",
        ),
        Failure::BadTemplate { name, error } => of_a_template(name, error),
        other => both(
            format!("Refusé\u{a0}: {other}."),
            "Recommencez.",
            format!("Refused: {other}."),
            "Try again.",
        ),
    }
}

fn of_a_template(name: &str, error: &TemplateError) -> Both {
    let (fr, en) = match error {
        TemplateError::NotATemplate => {
            (format!("{name} n’est pas un modèle Baromail."), format!("{name} is no Baromail template."))
        }
        TemplateError::Newer(version) => (
            format!("{name} vient d’une version plus récente (modèle n°\u{a0}{version})."),
            format!("{name} comes from a newer version (template number {version})."),
        ),
        TemplateError::TooLong => {
            (format!("{name} est trop long pour un modèle."), format!("{name} is too long for a template."))
        }
        TemplateError::Unknown(what) => (
            format!("{name}\u{a0}: «\u{a0}{what}\u{a0}» n’est pas connu ici."),
            format!("{name}: “{what}” is not known here."),
        ),
        TemplateError::BadText(text) => {
            (format!("«\u{a0}{text}\u{a0}» ne peut pas être un nom."), format!("“{text}” cannot be a name."))
        }
    };
    both(
        fr,
        "Rien n’a été gardé. Demandez un fichier .baromail-template fait par Baromail.",
        en,
        "Nothing was kept. Ask for a .baromail-template file made by Baromail.",
    )
}

fn meanings(field: Field, lang: Lang) -> String {
    let names: Vec<String> =
        meanings_of(field).iter().map(|key| format!("{key} ({})", meaning::name(field, key, lang))).collect();
    names.join(", ")
}
