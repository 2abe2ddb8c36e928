//! What keeps a use case from being done, in words.

use super::{Sentences, file, store};
use crate::failure::Failure;
use crate::lang::Lang;
use crate::reports::template::Template;
use domain::dimension::Dimension;
use domain::kind::Kind;
use std::io::ErrorKind;

/// Returns what happened and where, and what to do next.
pub(crate) fn of(failure: &Failure, lang: Lang) -> Sentences {
    match failure {
        Failure::File(error) => file::of(error, lang),
        Failure::Store(error) => store::of(error, lang),
        other => {
            let (fr, en) = sentences(other);
            match lang {
                Lang::Fr => fr,
                Lang::En => en,
            }
        }
    }
}

pub(super) type Both = ((String, String), (String, String));

pub(super) fn both(fr: String, fr_do: &str, en: String, en_do: &str) -> Both {
    ((fr, fr_do.to_owned()), (en, en_do.to_owned()))
}

fn sentences(failure: &Failure) -> Both {
    match failure {
        Failure::NoKey { .. }
        | Failure::BadKey
        | Failure::KeyWouldOrphan { .. }
        | Failure::NoRandom
        | Failure::NoFolder
        | Failure::NoDatabase { .. }
        | Failure::Disk { .. } => of_the_disk(failure),
        Failure::NoSheet { .. }
        | Failure::NothingRecognised { .. }
        | Failure::NoColumn { .. }
        | Failure::NoCampaign { .. }
        | Failure::NoPostingDate { .. }
        | Failure::TooMuchPasted { .. }
        | Failure::NothingToResume
        | Failure::Cancelled => of_an_import(failure),
        Failure::NoTemplate { .. }
        | Failure::TemplateTaken { .. }
        | Failure::BadTemplate { .. }
        | Failure::NotAWord { .. }
        | Failure::NoWord { .. } => super::settled::of(failure),
        Failure::NoBoard { name, names } => super::naming::no_board(name, names),
        Failure::NoScenario { name, names } => super::naming::no_scenario(name, names),
        Failure::NotAName { longest, .. } => super::naming::not_a_name(*longest),
        Failure::NameTaken { name } => super::naming::taken(name),
        Failure::NoSchedule { .. } | Failure::NoMade { .. } | Failure::NoReportFolder { .. } => {
            super::schedule::refused(failure)
        }
        Failure::CannotClose { name, why } => super::closing::refused(name, *why),
        Failure::NoReason | Failure::NoRowField { .. } | Failure::BadField { .. } => super::row::of(failure),
        Failure::NoReference { name } => super::reference::none(name),
        Failure::NoTarget { name } => super::reference::no_target(name),
        Failure::NoContact { name } => super::people::none(name),
        Failure::NoAlert { name } => super::alert::none(name),
        _ => of_a_question(failure),
    }
}

fn of_the_disk(failure: &Failure) -> Both {
    match failure {
        Failure::NoKey { database } => both(
            format!("Aucune clé pour {}.", database.display()),
            "Donnez BAROMAIL_KEY ou BAROMAIL_KEY_FILE\u{202f}; pour un nouveau fichier, --create-key-file en crée une à côté.",
            format!("No key for {}.", database.display()),
            "Give BAROMAIL_KEY or BAROMAIL_KEY_FILE; for a new file, --create-key-file makes one beside it.",
        ),
        Failure::BadKey => both(
            "La clé ne peut pas être lue.".into(),
            "Une clé compte 64\u{a0}chiffres hexadécimaux, ou c’est une phrase secrète.",
            "The key cannot be read.".into(),
            "A key has 64 hexadecimal digits, or is a passphrase.",
        ),
        Failure::KeyWouldOrphan { database } => both(
            format!("{} existe, mais sa clé est introuvable.", database.display()),
            "Retrouvez sa clé\u{a0}: une nouvelle ne l’ouvrirait pas.",
            format!("{} exists, but its key is not found.", database.display()),
            "Find its key: a new one would not open it.",
        ),
        Failure::NoRandom => both(
            "Le système n’a pas fourni de quoi créer une clé.".into(),
            "Redémarrez l’ordinateur, puis recommencez.",
            "The system gave nothing to make a key from.".into(),
            "Restart the computer, then try again.",
        ),
        Failure::NoDatabase { path } => both(
            format!("{} n’existe pas.", path.display()),
            "Importez d’abord un fichier\u{a0}: baromail import.",
            format!("{} does not exist.", path.display()),
            "Import a file first: baromail import.",
        ),
        Failure::Disk { path, kind } => {
            let (fr, en) = disk_remedy(*kind);
            let told = format!("{}\u{a0}: {}.", path.display(), disk_trouble(*kind));
            let busy = *kind == ErrorKind::ResourceBusy;
            let what = if busy { "another program has it open".to_owned() } else { kind.to_string() };
            both(told, fr, format!("{}: {what}.", path.display()), en)
        }
        _ => both(
            "Le système n’a pas de dossier pour les données.".into(),
            "Donnez-en un par BAROMAIL_DATA, ou un fichier par --db.",
            "The system has no folder for the data.".into(),
            "Give one by BAROMAIL_DATA, or a file by --db.",
        ),
    }
}

fn of_an_import(failure: &Failure) -> Both {
    match failure {
        Failure::NoSheet { file, sheet } => both(
            format!("{file} n’a pas de feuille «\u{a0}{sheet}\u{a0}»."),
            "Vérifiez le nom donné par --sheet.",
            format!("{file} has no sheet “{sheet}”."),
            "Check the name given by --sheet.",
        ),
        Failure::NothingRecognised { file } => both(
            format!("{file}\u{a0}: ses en-têtes ne disent pas ce que sont ses lignes."),
            "Dites-le par --kind, et les colonnes par --map \"en-tête=champ\".",
            format!("{file}: its headings do not tell what its rows are."),
            "Say it by --kind, and the columns by --map \"heading=field\".",
        ),
        Failure::NoColumn { file, heading } => both(
            format!("{file} n’a pas de colonne «\u{a0}{heading}\u{a0}»."),
            "Copiez l’en-tête tel qu’il est dans le fichier.",
            format!("{file} has no column “{heading}”."),
            "Copy the heading as it stands in the file.",
        ),
        Failure::NoCampaign { file, kind } => both(
            format!(
                "{file}\u{a0}: rien ne dit à quelle campagne appartiennent ces {}.",
                file::kind_name(*kind, Lang::Fr)
            ),
            "Donnez-la\u{a0}: --campaign CODE, ou une colonne Campagne.",
            format!(
                "{file}: nothing says to which campaign these {} belong.",
                file::kind_name(*kind, Lang::En)
            ),
            "Give it: --campaign CODE, or a column Campaign.",
        ),
        Failure::NoPostingDate { file } => both(
            format!("{file}\u{a0}: rien ne dit quand ces plis ont été envoyés."),
            "Donnez la date\u{a0}: --set \"posting date=2026-09-03\", ou une colonne Date d’envoi.",
            format!("{file}: nothing says when these pieces were posted."),
            "Give the date: --set \"posting date=2026-09-03\", or a column Posting date.",
        ),
        Failure::TooMuchPasted { limit } => both(
            format!("Le collage dépasse {}\u{a0}Mo.", limit / 1024 / 1024),
            "Enregistrez ces cellules dans un fichier, puis déposez-le.",
            format!("What was pasted exceeds {}\u{a0}MB.", limit / 1024 / 1024),
            "Save these cells as a file, then drop it.",
        ),
        Failure::NothingToResume => both(
            "Aucun import n’est resté en suspens.".into(),
            "Déposez les fichiers à importer.",
            "No import was left unfinished.".into(),
            "Drop the files to be imported.",
        ),
        _ => both(
            "L’import a été interrompu.".into(),
            "Rien n’a été changé.",
            "The import was cancelled.".into(),
            "Nothing was changed.",
        ),
    }
}

fn of_a_question(failure: &Failure) -> Both {
    match failure {
        Failure::UnknownKind { name } => {
            let kinds = list(Kind::ALL.iter().map(|kind| kind.key()));
            let (fr, en) = (format!("Il y a\u{a0}: {kinds}."), format!("There are: {kinds}."));
            both(
                format!("Il n’y a pas de sorte «\u{a0}{name}\u{a0}»."),
                &fr,
                format!("There is no kind “{name}”."),
                &en,
            )
        }
        Failure::UnknownField { name } => both(
            format!("Il n’y a pas de champ «\u{a0}{name}\u{a0}»."),
            "Par exemple\u{a0}: reference, posting date, cell, response date, amount.",
            format!("There is no field “{name}”."),
            "For example: reference, posting date, cell, response date, amount.",
        ),
        Failure::NoEquals { text } => both(
            format!("«\u{a0}{text}\u{a0}» n’a pas la forme nom=valeur."),
            "Écrivez par exemple \"posting date=2026-09-03\".",
            format!("“{text}” is not of the form name=value."),
            "Write for example \"posting date=2026-09-03\".",
        ),
        Failure::UnknownFigure { key, nearest } => {
            let near = nearest.unwrap_or("response_rate");
            let (fr, en) = (format!("Vouliez-vous dire {near}\u{202f}?"), format!("Did you mean {near}?"));
            both(
                format!("Il n’y a pas d’indicateur «\u{a0}{key}\u{a0}»."),
                &fr,
                format!("There is no figure “{key}”."),
                &en,
            )
        }
        Failure::UnknownDimension { name } => {
            let all = list(Dimension::ALL.iter().map(|dimension| dimension.key()));
            let (fr, en) = (format!("Il y a\u{a0}: {all}."), format!("There are: {all}."));
            both(
                format!("On ne peut pas grouper par «\u{a0}{name}\u{a0}»."),
                &fr,
                format!("One cannot group by “{name}”."),
                &en,
            )
        }
        Failure::UnknownMeasure { name } => both(
            format!("Il n’y a pas de mesure «\u{a0}{name}\u{a0}»."),
            "Rien à faire.",
            format!("There is no measure “{name}”."),
            "Nothing to do.",
        ),
        Failure::BadDay { text } => both(
            format!("«\u{a0}{text}\u{a0}» n’est pas un jour."),
            "Écrivez une date comme 2026-09-03.",
            format!("“{text}” is not a day."),
            "Write a date such as 2026-09-03.",
        ),
        Failure::BadValue { field, value, allowed } => {
            let (fr, en) = (format!("Valeurs possibles\u{a0}: {allowed}."), format!("It can be: {allowed}."));
            both(
                format!("«\u{a0}{value}\u{a0}» ne convient pas à {field}."),
                &fr,
                format!("“{value}” does not fit {field}."),
                &en,
            )
        }
        Failure::NoSetting { name, allowed } => {
            let (fr, en) =
                (format!("Réglages possibles\u{a0}: {allowed}."), format!("There are: {allowed}."));
            both(
                format!("Il n’y a pas de réglage «\u{a0}{name}\u{a0}»."),
                &fr,
                format!("There is no setting “{name}”."),
                &en,
            )
        }
        Failure::NoMailing { name } => both(
            format!("Il n’y a pas de vague «\u{a0}{name}\u{a0}»."),
            "Écrivez-la CODE/2026-09-03\u{202f}; la commande «\u{a0}baromail campaign\u{a0}» les liste.",
            format!("There is no mailing “{name}”."),
            "Write it CODE/2026-09-03; the command “baromail campaign” lists them.",
        ),
        Failure::WhichCampaign { codes } => {
            let codes = list(codes.iter().map(String::as_str));
            let (fr, en) =
                (format!("Donnez --campaign\u{a0}: {codes}."), format!("Give --campaign: {codes}."));
            both("Il y a plusieurs campagnes.".into(), &fr, "There are several campaigns.".into(), &en)
        }
        Failure::WhichControl { cells } => {
            let cells = list(cells.iter().map(String::as_str));
            let (fr, en) = (
                format!(
                    "Donnez --control\u{a0}: {cells}\u{202f}; ou marquez-la par baromail cell … --set role=control."
                ),
                format!("Give --control: {cells}; or mark it by baromail cell … --set role=control."),
            );
            both("Aucune cellule n’est le témoin.".into(), &fr, "No cell is the control.".into(), &en)
        }
        _ => of_a_drawing(failure),
    }
}

fn of_a_drawing(failure: &Failure) -> Both {
    match failure {
        Failure::NoCampaigns => both(
            "Il n’y a encore aucune campagne.".into(),
            "Importez une liste de plis\u{a0}: baromail import.",
            "There is no campaign yet.".into(),
            "Import a mailing list: baromail import.",
        ),
        Failure::NothingToCompare { campaign } => both(
            format!("Rien à comparer dans {campaign}\u{a0}: il faut deux cellules et leurs réponses."),
            "Importez les réponses.",
            format!("Nothing to compare in {campaign}: it takes two cells and their responses."),
            "Import the responses.",
        ),
        Failure::PictureFormat { path } => both(
            format!("{} n’est ni .svg, ni .png, ni .csv.", path.display()),
            "Donnez un nom qui finit par .svg, .png ou .csv.",
            format!("{} is none of .svg, .png and .csv.", path.display()),
            "Give a name that ends in .svg, .png or .csv.",
        ),
        Failure::NoViewer { path } => both(
            format!("{} n’a pas pu être ouvert.", path.display()),
            "Ouvrez-le depuis son dossier.",
            format!("{} could not be opened.", path.display()),
            "Open it from its folder.",
        ),
        Failure::NoClosing { number } => both(
            format!("La clôture n°\u{a0}{number} ne peut pas être reprise."),
            "Seule la dernière clôture peut l’être\u{a0}: «\u{a0}baromail closings\u{a0}» les liste.",
            format!("Closing no.\u{a0}{number} cannot be taken back."),
            "Only the latest closing can: “baromail closings” lists them.",
        ),
        Failure::NoMailProgram { path } => both(
            "Aucun programme de courrier n’a pris le PDF.".to_owned(),
            &format!("Il est enregistré\u{a0}: joignez à un message {}.", path.display()),
            "No mail program took the PDF.".to_owned(),
            &format!("It is saved: attach {} to a message.", path.display()),
        ),
        Failure::NoClipboard { path } => both(
            "Le presse-papiers n’a pas pris le PDF.".to_owned(),
            &format!("Il est enregistré\u{a0}: copiez {}.", path.display()),
            "The clipboard did not take the PDF.".to_owned(),
            &format!("It is saved: copy {}.", path.display()),
        ),
        Failure::NoLoginStart => both(
            "Le système garde ce qui s’ouvre avec votre session tel qu’il est.".to_owned(),
            "Changez-le dans ses propres réglages, parmi les applications au démarrage.",
            "The system keeps what opens with your session as it is.".to_owned(),
            "Change it in its own settings, among the startup applications.",
        ),
        Failure::NoTray => both(
            "Votre bureau ne montre pas de zone de notification\u{a0}: fermer la fenêtre quitte Baromail."
                .to_owned(),
            "Sous GNOME, installez l’extension AppIndicator, puis rouvrez votre session. Sur un autre bureau, ajoutez \
             la zone de notification à sa barre.",
            "Your desktop shows no notification area: closing the window ends Baromail.".to_owned(),
            "On GNOME, install the AppIndicator extension, then log in again. On another desktop, add the \
             notification area to its bar.",
        ),
        Failure::NoPrinter { path } => both(
            "Aucune imprimante n’a pris le PDF.".to_owned(),
            &format!("Imprimez {} depuis un autre programme.", path.display()),
            "No printer took the PDF.".to_owned(),
            &format!("Print {} from another program.", path.display()),
        ),
        Failure::NoReport { name } => {
            let names = list(Template::ALL.into_iter().map(Template::key));
            both(
                format!("Il n’y a pas de rapport «\u{a0}{name}\u{a0}»."),
                &format!("Choisissez parmi\u{a0}: {names}."),
                format!("There is no report “{name}”."),
                &format!("Choose among: {names}."),
            )
        }
        Failure::Report(report::ReportError::Logo { problem }) => both(
            "Le logo ne peut pas être lu.".to_owned(),
            "Choisissez une image PNG, JPEG ou SVG de 2\u{a0}Mo et 16\u{a0}millions de pixels au plus.",
            format!("The logo cannot be read: {problem}."),
            "Choose a PNG, JPEG or SVG picture of at most 2 MB and 16 million pixels.",
        ),
        other => both(
            format!("Le dessin a échoué\u{a0}: {other}."),
            "Recommencez\u{202f}; si l’erreur revient, signalez-la avec ce texte.",
            format!("Drawing failed: {other}."),
            "Try again; if it comes back, report it with this text.",
        ),
    }
}

/// Returns in French what the system said; a rare trouble stays in its words.
fn disk_trouble(kind: ErrorKind) -> String {
    match kind {
        ErrorKind::NotFound => "fichier ou dossier introuvable".into(),
        ErrorKind::PermissionDenied => "accès refusé".into(),
        ErrorKind::AlreadyExists => "existe déjà".into(),
        ErrorKind::IsADirectory => "c’est un dossier".into(),
        ErrorKind::NotADirectory => "ce n’est pas un dossier".into(),
        ErrorKind::ResourceBusy => "un autre programme le tient ouvert".into(),
        ErrorKind::StorageFull => "le disque est plein".into(),
        ErrorKind::ReadOnlyFilesystem => "le disque est en lecture seule".into(),
        other => other.to_string(),
    }
}

/// Returns what to do about it, in French and in English.
const fn disk_remedy(kind: ErrorKind) -> (&'static str, &'static str) {
    match kind {
        ErrorKind::ResourceBusy => (
            "Fermez-le dans l’autre programme (souvent le lecteur de PDF ou le tableur), ou enregistrez sous un autre nom.",
            "Close it in the other program (often the reader of PDF or of spreadsheets), or save under another name.",
        ),
        ErrorKind::StorageFull => (
            "Libérez de la place ou choisissez un autre disque\u{202f}; rien n’a été écrit à moitié.",
            "Make room or choose another disk; nothing was half-written.",
        ),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => (
            "Choisissez un dossier où vous pouvez écrire, ou demandez-en le droit.",
            "Choose a folder in which you may write, or ask for the right to.",
        ),
        _ => (
            "Vérifiez que le fichier existe, ses droits, la place sur le disque, et qu’aucun autre programme ne le tient ouvert.",
            "Check that the file exists, its rights, the room on the disk, and that no other program has it open.",
        ),
    }
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}
