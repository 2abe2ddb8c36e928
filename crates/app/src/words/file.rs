//! What is wrong with a spreadsheet, in words.

use super::{Sentences, field, place};
use crate::lang::Lang;
use domain::format::number;
use domain::kind::Kind;
use import::{FileError, Limit, Looks, Problem};
use rust_decimal::Decimal;
use std::io::ErrorKind;

/// Returns what is wrong with a file, and what to do.
pub(crate) fn of(error: &FileError, lang: Lang) -> Sentences {
    let sheet = place::sheet(&error.file, error.sheet.as_deref());
    let place = sheet.map_or_else(|| error.file.clone(), |sheet| format!("{} ({sheet})", error.file));
    let (what, remedy) = problem(&error.problem, lang);
    match lang {
        Lang::Fr => (format!("{place}\u{a0}: {what}"), remedy),
        Lang::En => (format!("{place}: {what}"), remedy),
    }
}

#[expect(clippy::too_many_lines, reason = "one arm a sentence")]
fn problem(problem: &Problem, lang: Lang) -> Sentences {
    let (fr, en): ((String, &str), (String, &str)) = match problem {
        Problem::Io(error) if error.kind() == ErrorKind::NotFound => (
            ("le fichier n’existe pas.".into(), "Vérifiez son nom et son dossier."),
            ("the file does not exist.".into(), "Check its name and its folder."),
        ),
        Problem::Io(error) if error.kind() == ErrorKind::IsADirectory => (
            ("c’est un dossier.".into(), "Donnez les fichiers qu’il contient."),
            ("this is a folder.".into(), "Give the files that are in it."),
        ),
        Problem::Io(error) => (
            (
                format!("le fichier ne peut pas être lu ({error})."),
                "Fermez-le dans les autres programmes, puis recommencez.",
            ),
            (format!("the file cannot be read ({error})."), "Close it in other programs, then try again."),
        ),
        Problem::NotASpreadsheet(looks) => (
            (format!("ce n’est pas un tableur, mais {}.", looks_like(*looks, Lang::Fr)), SAVE_FR),
            (format!("this is not a spreadsheet but {}.", looks_like(*looks, Lang::En)), SAVE_EN),
        ),
        Problem::ForbiddenDeclaration => (
            (
                "il contient une déclaration interdite (DOCTYPE ou ENTITY), qu’aucun tableur n’écrit.".into(),
                "Demandez d’où vient ce fichier\u{202f}; ouvrez-le dans votre tableur et enregistrez-le de nouveau.",
            ),
            (
                "it holds a forbidden declaration (DOCTYPE or ENTITY), which no spreadsheet program writes."
                    .into(),
                "Ask where this file comes from; open it in your spreadsheet program and save it again.",
            ),
        ),
        Problem::NoReader(error) => (
            (
                format!("le lecteur de ce format n’a pas démarré ({error})."),
                "Enregistrez le classeur en .xlsx, puis déposez ce fichier.",
            ),
            (
                format!("the reader of this format did not start ({error})."),
                "Save the workbook as .xlsx, then drop that file.",
            ),
        ),
        Problem::Empty => (
            ("le fichier est vide.".into(), "Choisissez le fichier qui contient vos lignes."),
            ("the file is empty.".into(), "Choose the file that holds your rows."),
        ),
        Problem::PasswordProtected => (
            (
                "le classeur est protégé par un mot de passe.".into(),
                "Ouvrez-le, enregistrez-le sans mot de passe, puis déposez-le de nouveau.",
            ),
            (
                "the workbook is protected by a password.".into(),
                "Open it, save it without a password, then drop it again.",
            ),
        ),
        Problem::Truncated => (
            (
                "la fin du fichier manque\u{a0}: il a été coupé.".into(),
                "Copiez-le ou téléchargez-le de nouveau.",
            ),
            ("the end of the file is missing: it was cut.".into(), "Copy or download it again."),
        ),
        Problem::Damaged { after } => (
            (
                format!(
                    "le fichier est abîmé{}.",
                    after.as_ref().map(|cell| format!(" après la cellule {cell}")).unwrap_or_default()
                ),
                "Ouvrez-le dans votre tableur et enregistrez-le de nouveau.",
            ),
            (
                format!(
                    "the file is damaged{}.",
                    after.as_ref().map(|cell| format!(" after cell {cell}")).unwrap_or_default()
                ),
                "Open it in your spreadsheet program and save it again.",
            ),
        ),
        Problem::TooLarge { limit, .. } => (
            (
                format!("le fichier dépasse {}.", limit_name(*limit, Lang::Fr)),
                "Enregistrez la feuille utile seule, en .csv si elle est très longue.",
            ),
            (
                format!("the file exceeds {}.", limit_name(*limit, Lang::En)),
                "Save the useful sheet alone, as .csv if it is very long.",
            ),
        ),
        Problem::NoRows => (
            (
                "aucune ligne sous les en-têtes.".into(),
                "Vérifiez que la bonne feuille est enregistrée, avec ses en-têtes sur une ligne.",
            ),
            (
                "no row below the headings.".into(),
                "Check that the right sheet is saved, with its headings on one row.",
            ),
        ),
        Problem::NoSheet(place) => (
            (format!("il n’y a pas de feuille n°\u{a0}{}.", place + 1), "Choisissez une autre feuille."),
            (format!("there is no sheet number {}.", place + 1), "Choose another sheet."),
        ),
        Problem::Changed => (
            (
                "le fichier a changé pendant la lecture.".into(),
                "Enregistrez-le, fermez-le, puis recommencez.",
            ),
            ("the file changed while it was read.".into(), "Save and close it, then try again."),
        ),
        Problem::KindUnclear(_) => (
            (
                "on ne sait pas ce que disent ses lignes.".into(),
                "Dites-le\u{a0}: --kind pieces, totals, responses, undelivered, costs, orders, appointments, opportunities, surveys, contacts, suppressions, references ou targets.",
            ),
            (
                "it is not clear what its rows tell.".into(),
                "Say it: --kind pieces, totals, responses, undelivered, costs, orders, appointments, opportunities, surveys, contacts, suppressions, references or targets.",
            ),
        ),
        Problem::FieldOutOfPlace { field: f, kind: k } => (
            (
                format!(
                    "le champ «\u{a0}{}\u{a0}» n’a pas de sens parmi les {}.",
                    field::name(*f, Lang::Fr),
                    kind_name(*k, Lang::Fr)
                ),
                "Choisissez un autre champ ou une autre sorte de fichier.",
            ),
            (
                format!(
                    "the field “{}” has no meaning among {}.",
                    field::name(*f, Lang::En),
                    kind_name(*k, Lang::En)
                ),
                "Choose another field or another kind of file.",
            ),
        ),
        Problem::BadConstant { field: f, raw } => (
            (
                format!(
                    "«\u{a0}{raw}\u{a0}» ne convient pas au champ «\u{a0}{}\u{a0}».",
                    field::name(*f, Lang::Fr)
                ),
                "Corrigez la valeur\u{202f}; une date s’écrit 2026-09-03 ou 03/09/2026.",
            ),
            (
                format!("“{raw}” does not fit the field “{}”.", field::name(*f, Lang::En)),
                "Correct the value; a date is written 2026-09-03 or 03/09/2026.",
            ),
        ),
        Problem::MissingField { kind: k, fields } => return missing(*k, fields, lang),
    };
    let (what, remedy) = match lang {
        Lang::Fr => fr,
        Lang::En => en,
    };
    (what, remedy.to_owned())
}

const SAVE_FR: &str = "Enregistrez vos lignes en .xlsx ou .csv, puis déposez ce fichier.";
const SAVE_EN: &str = "Save your rows as .xlsx or .csv, then drop that file.";

fn missing(kind: Kind, fields: &[domain::field::Field], lang: Lang) -> Sentences {
    let names = |joint: &str| {
        fields.iter().map(|f| format!("«{}»", field::name(*f, lang))).collect::<Vec<_>>().join(joint)
    };
    let option = fields.first().map_or("", |f| f.key());
    match lang {
        Lang::Fr => (
            format!(
                "parmi les {}, il manque {}.",
                kind_name(kind, lang),
                names(" ou ").replace('«', "«\u{a0}").replace('»', "\u{a0}»")
            ),
            format!(
                "Dites quelle colonne c’est (--map \"en-tête={option}\"), ou donnez la valeur pour tout le fichier (--set \"{option}=…\")."
            ),
        ),
        Lang::En => (
            format!(
                "among {}, {} is missing.",
                kind_name(kind, lang),
                names(" or ").replace('«', "“").replace('»', "”")
            ),
            format!(
                "Say which column it is (--map \"heading={option}\"), or give a value for the whole file (--set \"{option}=…\")."
            ),
        ),
    }
}

/// Returns a kind of sheet in the plural, in lower case.
pub(crate) const fn kind_name(kind: Kind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (Kind::Pieces, Lang::Fr) => "plis",
        (Kind::Pieces, Lang::En) => "pieces",
        (Kind::Totals, Lang::Fr) => "totaux",
        (Kind::Totals, Lang::En) => "totals",
        (Kind::Responses, Lang::Fr) => "réponses",
        (Kind::Responses, Lang::En) => "responses",
        (Kind::Undelivered, Lang::Fr) => "plis non distribués",
        (Kind::Undelivered, Lang::En) => "undelivered pieces",
        (Kind::Costs, Lang::Fr) => "coûts",
        (Kind::Costs, Lang::En) => "costs",
        (Kind::Orders, Lang::Fr) => "commandes",
        (Kind::Orders, Lang::En) => "orders",
        (Kind::Appointments, Lang::Fr) => "rendez-vous",
        (Kind::Appointments, Lang::En) => "appointments",
        (Kind::Opportunities, Lang::Fr) => "opportunités",
        (Kind::Opportunities, Lang::En) => "opportunities",
        (Kind::Surveys, Lang::Fr) => "avis",
        (Kind::Surveys, Lang::En) => "survey answers",
        (Kind::Contacts, Lang::Fr) => "destinataires",
        (Kind::Contacts, Lang::En) => "contacts",
        (Kind::Suppressions, Lang::Fr) => "oppositions",
        (Kind::Suppressions, Lang::En) => "suppressions",
        (Kind::References, Lang::Fr) => "références",
        (Kind::References, Lang::En) => "references",
        (Kind::Targets, Lang::Fr) => "objectifs",
        (Kind::Targets, Lang::En) => "targets",
    }
}

const fn looks_like(looks: Looks, lang: Lang) -> &'static str {
    match (looks, lang) {
        (Looks::Pdf, Lang::Fr) => "un PDF",
        (Looks::Pdf, Lang::En) => "a PDF",
        (Looks::Document, Lang::Fr) => "un document de traitement de texte",
        (Looks::Document, Lang::En) => "a word processor’s document",
        (Looks::Slides, Lang::Fr) => "une présentation",
        (Looks::Slides, Lang::En) => "a slide show",
        (Looks::Picture, Lang::Fr) => "une image",
        (Looks::Picture, Lang::En) => "a picture",
        (Looks::WebPage, Lang::Fr) => "une page web",
        (Looks::WebPage, Lang::En) => "a web page",
        (Looks::Xml, Lang::Fr) => "un fichier XML",
        (Looks::Xml, Lang::En) => "an XML file",
        (Looks::Archive, Lang::Fr) => "une archive",
        (Looks::Archive, Lang::En) => "an archive",
        (Looks::Binary, Lang::Fr) => "un fichier d’un autre programme",
        (Looks::Binary, Lang::En) => "a file of another program",
    }
}

fn limit_name(limit: Limit, lang: Lang) -> String {
    let allowed = limit.allowed();
    let count = |n: u64| number(Decimal::from(n), 0, lang);
    let megabytes = count(allowed / 1024 / 1024);
    match (limit, lang) {
        (Limit::ExpandedBytes, Lang::Fr) => format!("{megabytes}\u{a0}Mo une fois ouvert"),
        (Limit::ExpandedBytes, Lang::En) => format!("{megabytes}\u{a0}MB once opened"),
        (Limit::Entries, Lang::Fr) => format!("{}\u{a0}parties internes", count(allowed)),
        (Limit::Entries, Lang::En) => format!("{}\u{a0}inner parts", count(allowed)),
        (Limit::Ratio, Lang::Fr) => format!("{}\u{a0}fois sa taille une fois ouvert", count(allowed)),
        (Limit::Ratio, Lang::En) => format!("{}\u{a0}times its size once opened", count(allowed)),
        (Limit::SharedMarkup, Lang::Fr) => "le nombre de textes qu’un classeur peut partager".to_owned(),
        (Limit::SharedMarkup, Lang::En) => "the number of texts that a workbook can share".to_owned(),
        (Limit::PartMarkup, Lang::Fr) => format!("{}\u{a0}styles et noms", count(allowed)),
        (Limit::PartMarkup, Lang::En) => format!("{}\u{a0}styles and names", count(allowed)),
        (Limit::MarkBytes, Lang::Fr) => format!("{megabytes}\u{a0}Mo pour une seule cellule"),
        (Limit::MarkBytes, Lang::En) => format!("{megabytes}\u{a0}MB for a single cell"),
        (Limit::ReaderBytes, Lang::Fr) => format!("{megabytes}\u{a0}Mo de mémoire une fois ouvert"),
        (Limit::ReaderBytes, Lang::En) => format!("{megabytes}\u{a0}MB of memory once opened"),
        (Limit::ReaderSeconds, Lang::Fr) => format!("{}\u{a0}secondes de lecture", count(allowed)),
        (Limit::ReaderSeconds, Lang::En) => format!("{}\u{a0}seconds of reading", count(allowed)),
        (Limit::Cells, Lang::Fr) => format!("{}\u{a0}cellules", count(allowed)),
        (Limit::Cells, Lang::En) => format!("{}\u{a0}cells", count(allowed)),
        (Limit::Rows, Lang::Fr) => format!("{}\u{a0}lignes", count(allowed)),
        (Limit::Rows, Lang::En) => format!("{}\u{a0}rows", count(allowed)),
        (Limit::LineBytes, Lang::Fr) => format!("{megabytes}\u{a0}Mo pour une seule ligne"),
        (Limit::LineBytes, Lang::En) => format!("{megabytes}\u{a0}MB for a single line"),
    }
}
