//! What should be known of a sheet, in words.

use crate::dto::import::PassedOver;
use crate::failure::Failure;
use crate::lang::{Lang, say};
use domain::format::counted;
use import::Notice;

/// Why a sheet is not taken in.
pub(crate) enum WhyNot {
    /// Its author hid it.
    Hidden,
    /// Its headings make no kind of sheet.
    NotRecognised,
    /// It cannot be read.
    Failed(Failure),
}

/// Returns a sheet that is not taken in, with why and what to do.
pub(crate) fn passed_over(file: &str, sheet: &str, why: &WhyNot, lang: Lang) -> PassedOver {
    let why = match why {
        WhyNot::Hidden => say(
            lang,
            "Feuille masquée, laissée de côté\u{a0}: affichez-la dans votre tableur pour l’importer.".to_owned(),
            "Hidden sheet, left out: show it in your spreadsheet program to import it.".to_owned(),
        ),
        WhyNot::NotRecognised => say(
            lang,
            "Feuille non reconnue, laissée de côté\u{a0}: importez-la seule en disant ce que disent ses lignes."
                .to_owned(),
            "Sheet not recognised, left out: import it alone and say what its rows tell.".to_owned(),
        ),
        WhyNot::Failed(failure) => {
            let said = failure.words(lang);
            format!("{} {}", said.message, said.remedy)
        }
    };
    PassedOver { file: file.to_owned(), sheet: sheet.to_owned(), why }
}

/// Returns something that should be known of a whole sheet.
pub(crate) fn notice(notice: Notice, lang: Lang) -> String {
    match notice {
        Notice::HiddenRows { rows } => {
            let (one, many) = match lang {
                Lang::Fr => ("ligne masquée", "lignes masquées"),
                Lang::En => ("hidden row", "hidden rows"),
            };
            let counted = counted(rows, one, many, lang);
            say(
                lang,
                format!("{counted} par le tableur\u{a0}: lues comme les autres."),
                format!("{counted} in the spreadsheet program: read like the others."),
            )
        }
        Notice::HiddenRowsNotTold => say(
            lang,
            "Ce format ne dit pas quelles lignes sont masquées\u{a0}: toutes sont lues.".to_owned(),
            "This format does not tell which rows are hidden: all are read.".to_owned(),
        ),
        Notice::TwoHeadingRows => say(
            lang,
            "Les en-têtes tiennent sur deux lignes\u{a0}: elles sont lues ensemble.".to_owned(),
            "The headings take two rows: they are read together.".to_owned(),
        ),
    }
}
