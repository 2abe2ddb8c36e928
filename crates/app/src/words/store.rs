//! What the database refuses, in words.

use super::Sentences;
use crate::lang::{Lang, say};
use domain::format;
use store::{Notice, Refusal, StoreError};

/// Returns what the database refused, and what to do.
#[expect(clippy::too_many_lines, reason = "one arm a sentence")]
pub(crate) fn of(error: &StoreError, lang: Lang) -> Sentences {
    let both = |fr: (String, &str), en: (String, &str)| match lang {
        Lang::Fr => (fr.0, fr.1.to_owned()),
        Lang::En => (en.0, en.1.to_owned()),
    };
    match error {
        StoreError::NoFile(path) => both(
            (
                format!("{} n’existe pas.", path.display()),
                "Vérifiez le chemin, ou importez d’abord un fichier.",
            ),
            (format!("{} does not exist.", path.display()), "Check the path, or import a file first."),
        ),
        StoreError::AlreadyThere(path) => both(
            (format!("{} existe déjà.", path.display()), "Choisissez un autre nom."),
            (format!("{} exists already.", path.display()), "Choose another name."),
        ),
        StoreError::KeyOrFile(path) => both(
            (
                format!("{}\u{a0}: clé ou fichier, l’un des deux ne va pas.", path.display()),
                "Vérifiez BAROMAIL_KEY ou le fichier de clé\u{202f}; sinon, restaurez une sauvegarde. Rien n’a été changé.",
            ),
            (
                format!("{}: either the key or the file is wrong.", path.display()),
                "Check BAROMAIL_KEY or the key file; else restore a backup. Nothing was changed.",
            ),
        ),
        StoreError::Foreign(path) => both(
            (
                format!("{} est la base d’un autre programme.", path.display()),
                "Choisissez un fichier de Baromail.",
            ),
            (format!("{} is a database of another program.", path.display()), "Choose a file of Baromail."),
        ),
        StoreError::Newer { path, found, known } => both(
            (
                format!(
                    "{} vient d’une version plus récente (schéma {found}, connu {known}).",
                    path.display()
                ),
                "Mettez Baromail à jour. Rien n’a été changé.",
            ),
            (
                format!("{} was made by a newer version (schema {found}, known {known}).", path.display()),
                "Update Baromail. Nothing was changed.",
            ),
        ),
        StoreError::HeldBy { who, .. } => {
            let who = who.clone();
            both(
                (
                    format!(
                        "La base est déjà utilisée par {}.",
                        who.clone().unwrap_or_else(|| "un autre programme".into())
                    ),
                    "Fermez la fenêtre ou attendez la fin de l’autre commande, puis recommencez.",
                ),
                (
                    format!("The database is in use by {}.", who.unwrap_or_else(|| "another program".into())),
                    "Close the window or wait for the other command, then try again.",
                ),
            )
        }
        StoreError::ReadOnly => both(
            (
                "La base est ouverte en lecture seule.".into(),
                "Vérifiez les droits du fichier et de son dossier.",
            ),
            ("The database is open for reading only.".into(), "Check the rights of the file and its folder."),
        ),
        StoreError::NoCampaign(code) => both(
            (
                format!("Il n’y a pas de campagne «\u{a0}{code}\u{a0}»."),
                "La commande «\u{a0}baromail campaign\u{a0}» les liste.",
            ),
            (format!("There is no campaign “{code}”."), "The command “baromail campaign” lists them."),
        ),
        StoreError::NoCell { campaign, cell } => both(
            (
                format!("La campagne {campaign} n’a pas de cellule «\u{a0}{cell}\u{a0}»."),
                "La commande «\u{a0}baromail cell --campaign CODE\u{a0}» les liste.",
            ),
            (
                format!("Campaign {campaign} has no cell “{cell}”."),
                "The command “baromail cell --campaign CODE” lists them.",
            ),
        ),
        StoreError::NoImport(id) => both(
            (
                format!("Il n’y a pas d’import n°\u{a0}{}.", id.0),
                "La commande «\u{a0}baromail imports\u{a0}» les liste.",
            ),
            (format!("There is no import number {}.", id.0), "The command “baromail imports” lists them."),
        ),
        StoreError::AlreadyUndone(id) => both(
            (format!("L’import n°\u{a0}{} est déjà annulé.", id.0), "Rien à faire."),
            (format!("Import number {} was undone before.", id.0), "Nothing to do."),
        ),
        StoreError::BuiltUpon { .. }
        | StoreError::NotUndone(_)
        | StoreError::ImportedAgain { .. }
        | StoreError::RedoFirst { .. }
        | StoreError::NoLongerFits { .. } => of_an_undo(error, lang),
        StoreError::NotARow(_)
        | StoreError::NotATag(_)
        | StoreError::NoRow { .. }
        | StoreError::AlreadyLeftOut { .. }
        | StoreError::NotLeftOut { .. }
        | StoreError::NotCorrectable { .. }
        | StoreError::NoCorrection(_) => super::row::refused(error, lang),
        StoreError::NotWaiting { row, .. } => both(
            (
                format!("La ligne {row} n’est pas à rapprocher."),
                "La liste des lignes à rapprocher a peut-être changé\u{a0}: affichez-la de nouveau.",
            ),
            (
                format!("Row {row} is not to be matched."),
                "The list of rows to be matched may have changed: show it again.",
            ),
        ),
        StoreError::NoSuch { .. }
        | StoreError::Unrecognisable(_)
        | StoreError::SamePerson { .. }
        | StoreError::NotMerged(_) => super::people::refused(error, lang),
        StoreError::NoPiece(piece) => both(
            (format!("Il n’y a pas de pli n°\u{a0}{piece}."), "Cherchez le pli de nouveau."),
            (format!("There is no piece number {piece}."), "Search for the piece again."),
        ),
        StoreError::Damaged(path) => both(
            (
                format!("{}\u{a0}: la copie n’est pas saine.", path.display()),
                "Vérifiez le disque, puis recommencez. Rien n’a été changé.",
            ),
            (
                format!("{}: the copy is not sound.", path.display()),
                "Check the disk, then try again. Nothing was changed.",
            ),
        ),
        StoreError::DiskFull => both(
            ("Disque plein\u{a0}: rien n’a été changé.".into(), "Faites de la place, puis recommencez."),
            ("The disk is full: nothing was changed.".into(), "Make room, then try again."),
        ),
        StoreError::Io { path, source } => both(
            (
                format!("{}\u{a0}: {source}.", path.display()),
                "Vérifiez les droits du dossier et la place sur le disque.",
            ),
            (format!("{}: {source}.", path.display()), "Check the folder’s rights and the room on the disk."),
        ),
        StoreError::Inconsistent { .. } | StoreError::Money(_) | StoreError::Engine(_) => both(
            (
                format!("La base a refusé\u{a0}: {error}."),
                "Lancez «\u{a0}baromail check\u{a0}», et restaurez une sauvegarde s’il trouve un problème.",
            ),
            (
                format!("The database refused: {error}."),
                "Run “baromail check”, and restore a backup if it finds a problem.",
            ),
        ),
    }
}

/// Returns why imports cannot be taken back or given back, and what to do.
fn of_an_undo(error: &StoreError, lang: Lang) -> Sentences {
    let names = |runs: &[(store::ImportId, String)]| {
        runs.iter().map(|(id, file)| format!("{} ({file})", id.0)).collect::<Vec<_>>().join(", ")
    };
    let (fr, en) = match error {
        StoreError::BuiltUpon { id, later } => {
            let names = names(later);
            (
                (
                    format!("D’autres imports s’appuient sur le n°\u{a0}{}\u{a0}: {names}.", id.0),
                    "Annulez-les avec lui (--with-dependents), ou d’abord.",
                ),
                (
                    format!("Other imports build on number {}: {names}.", id.0),
                    "Undo them with it (--with-dependents), or first.",
                ),
            )
        }
        StoreError::ImportedAgain { id, by, file } => (
            (
                format!(
                    "Le fichier de l’import n°\u{a0}{} a été importé de nouveau\u{a0}: n°\u{a0}{} ({file}).",
                    id.0, by.0
                ),
                "Rien à rétablir\u{a0}: ses lignes sont là.",
            ),
            (
                format!("The file of import number {} was imported again: number {} ({file}).", id.0, by.0),
                "Nothing to give back: its rows are there.",
            ),
        ),
        StoreError::RedoFirst { id, later } => {
            let names = names(later);
            (
                (
                    format!(
                        "L’import n°\u{a0}{} a besoin de ce qui a été annulé après lui\u{a0}: {names}.",
                        id.0
                    ),
                    "Rétablissez d’abord le dernier annulé.",
                ),
                (
                    format!("Import number {} needs what was undone after it: {names}.", id.0),
                    "Give back the last undone first.",
                ),
            )
        }
        StoreError::NoLongerFits { id, since } => {
            let names = names(since);
            (
                (
                    format!(
                        "Depuis son annulation, les lignes de l’import n°\u{a0}{} ont été apportées ou changées autrement. {names}",
                        id.0
                    ),
                    "Importez de nouveau son fichier, ou annulez d’abord les imports plus récents.",
                ),
                (
                    format!(
                        "Since its undo, rows of import number {} came or changed otherwise. {names}",
                        id.0
                    ),
                    "Import its file again, or undo the newer imports first.",
                ),
            )
        }
        other => {
            let id = if let StoreError::NotUndone(id) = other { id.0 } else { 0 };
            (
                (format!("L’import n°\u{a0}{id} n’est pas annulé."), "Rien à rétablir."),
                (format!("Import number {id} is not undone."), "Nothing to give back."),
            )
        }
    };
    let (what, remedy) = match lang {
        Lang::Fr => fr,
        Lang::En => en,
    };
    (what.trim_end().to_owned(), remedy.to_owned())
}

/// Returns the name of a refusal, by which like ones are grouped and corrected together.
pub(crate) const fn code(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NoCampaign => "no_campaign",
        Refusal::UnknownCampaign(_) => "unknown_campaign",
        Refusal::NoMailing => "no_mailing",
        Refusal::SeveralMailings(_) => "several_mailings",
        Refusal::UnknownMailing(_) => "unknown_mailing",
        Refusal::UnknownCell(_) => "unknown_cell",
        Refusal::UnknownReference { .. } => "unknown_reference",
        Refusal::ReferenceInTwoCampaigns(_) => "reference_in_two_campaigns",
        Refusal::DuplicateReference { .. } => "duplicate_reference",
        Refusal::BeforePosting { .. } => "before_posting",
        Refusal::Contradicts { .. } => "contradicts",
        Refusal::Nobody => "nobody",
        Refusal::ByHand => "by_hand",
        Refusal::Amount => "amount",
    }
}

/// Returns the cause of a refusal without the row's own values, for grouping.
pub(crate) fn cause(refusal: &Refusal, lang: Lang) -> String {
    let (fr, en) = match refusal {
        Refusal::NoCampaign => ("Campagne manquante", "Missing campaign"),
        Refusal::UnknownCampaign(_) => ("Campagne inconnue", "Unknown campaign"),
        Refusal::NoMailing | Refusal::SeveralMailings(_) => {
            ("Date d’envoi manquante", "Missing posting date")
        }
        Refusal::UnknownMailing(_) => ("Vague inconnue", "Unknown mailing"),
        Refusal::UnknownCell(_) => ("Cellule inconnue", "Unknown cell"),
        Refusal::UnknownReference { .. } => ("Référence inconnue", "Unknown reference"),
        Refusal::ReferenceInTwoCampaigns(_) => {
            ("Référence de plusieurs campagnes", "Reference of several campaigns")
        }
        Refusal::DuplicateReference { .. } => ("Référence en double", "Reference given twice"),
        Refusal::BeforePosting { .. } => ("Date d’avant l’envoi", "Date before the posting"),
        Refusal::Contradicts { .. } => {
            ("Deux lignes qui se contredisent", "Two rows that contradict each other")
        }
        Refusal::Nobody => ("Personne n’est nommé", "Nobody is named"),
        Refusal::ByHand => ("Saisi à la main", "Entered by hand"),
        Refusal::Amount => ("Montant impossible", "Impossible amount"),
    };
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
    .to_owned()
}

/// Returns why a row was refused, and what to write instead.
#[expect(clippy::too_many_lines, reason = "one arm a sentence")]
pub(crate) fn refusal(refusal: &Refusal, lang: Lang) -> Sentences {
    let (fr, en): (Sentences, Sentences) = match refusal {
        Refusal::NoCampaign => (
            (
                "aucune campagne n’est nommée.".into(),
                "Ajoutez une colonne Campagne, ou donnez --campaign CODE.".into(),
            ),
            ("no campaign is named.".into(), "Add a column Campaign, or give --campaign CODE.".into()),
        ),
        Refusal::UnknownCampaign(code) => (
            (
                format!("la campagne «\u{a0}{code}\u{a0}» n’existe pas."),
                "Importez d’abord sa liste de plis, ou corrigez le code.".into(),
            ),
            (
                format!("campaign “{code}” does not exist."),
                "Import its mailing list first, or correct the code.".into(),
            ),
        ),
        Refusal::NoMailing => (
            (
                "la date d’envoi manque.".into(),
                "Ajoutez une colonne Date d’envoi, ou donnez --set \"posting date=2026-09-03\".".into(),
            ),
            (
                "the posting date is missing.".into(),
                "Add a column Posting date, or give --set \"posting date=2026-09-03\".".into(),
            ),
        ),
        Refusal::SeveralMailings(days) => {
            let days = days.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            (
                (
                    format!("la campagne a plusieurs vagues ({days})."),
                    "Dites laquelle par une colonne Date d’envoi, ou --set \"posting date=…\".".into(),
                ),
                (
                    format!("the campaign has several mailings ({days})."),
                    "Say which by a column Posting date, or --set \"posting date=…\".".into(),
                ),
            )
        }
        Refusal::UnknownMailing(day) => (
            (format!("la campagne n’a pas de vague du {day}."), "Corrigez la date d’envoi.".into()),
            (format!("the campaign has no mailing of {day}."), "Correct the posting date.".into()),
        ),
        Refusal::UnknownCell(cell) => (
            (
                format!("la cellule «\u{a0}{cell}\u{a0}» n’existe pas."),
                "Corrigez le code de la cellule.".into(),
            ),
            (format!("cell “{cell}” does not exist."), "Correct the cell’s key code.".into()),
        ),
        Refusal::UnknownReference { reference, nearest } => (
            (
                format!("«\u{a0}{reference}\u{a0}» ne correspond à aucun pli."),
                nearest.as_ref().map_or_else(
                    || "Corrigez la référence, ou importez d’abord la liste de plis.".into(),
                    |near| format!("Vouliez-vous dire {near}\u{202f}?"),
                ),
            ),
            (
                format!("“{reference}” matches no piece."),
                nearest.as_ref().map_or_else(
                    || "Correct the reference, or import the mailing list first.".into(),
                    |near| format!("Did you mean {near}?"),
                ),
            ),
        ),
        Refusal::ReferenceInTwoCampaigns(codes) => (
            (
                format!("cette référence existe dans plusieurs campagnes ({}).", codes.join(", ")),
                "Ajoutez une colonne Campagne, ou donnez --campaign CODE.".into(),
            ),
            (
                format!("this reference exists in several campaigns ({}).", codes.join(", ")),
                "Add a column Campaign, or give --campaign CODE.".into(),
            ),
        ),
        Refusal::DuplicateReference { row } => (
            (
                format!("la ligne {row} porte déjà cette référence."),
                "Donnez à chaque pli sa propre référence.".into(),
            ),
            (format!("row {row} has this reference already."), "Give each piece its own reference.".into()),
        ),
        Refusal::BeforePosting { posting } => (
            (
                format!("la date précède l’envoi du {}.", format::date(*posting, Lang::Fr)),
                "Corrigez la date, ou la référence si elle désigne un autre pli.".into(),
            ),
            (
                format!("the date is before the posting of {}.", format::date(*posting, Lang::En)),
                "Correct the date, or the reference if it is another piece’s.".into(),
            ),
        ),
        Refusal::Contradicts { row } => (
            (
                format!("la ligne {row} dit autre chose de la même chose."),
                "Gardez une seule des deux lignes, ou donnez-leur des numéros différents.".into(),
            ),
            (
                format!("row {row} says something else of the same thing."),
                "Keep one of the two rows, or give them different numbers.".into(),
            ),
        ),
        Refusal::Nobody => (
            (
                "rien ne dit de qui il s’agit.".into(),
                "Ajoutez un nom avec son code postal, un e-mail, un SIRET ou une référence.".into(),
            ),
            (
                "nothing says who it is.".into(),
                "Add a name with its postal code, an e-mail, a SIRET or a reference.".into(),
            ),
        ),
        Refusal::ByHand => (
            (
                "cette ligne a été saisie à la main, et le fichier la dit autrement.".into(),
                "Changez-la là où elle a été saisie\u{a0}: les coûts, sur la page de la campagne.".into(),
            ),
            (
                "this row was entered by hand, and the file says it otherwise.".into(),
                "Change it where it was entered: costs, on the campaign’s page.".into(),
            ),
        ),
        Refusal::Amount => (
            (
                "le montant a plus de quatre décimales ou est trop grand.".into(),
                "Écrivez-le avec deux décimales, comme 1234,50.".into(),
            ),
            (
                "the amount has more than four decimals or is too large.".into(),
                "Write it with two decimals, as 1234.50.".into(),
            ),
        ),
    };
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

/// Returns the cause of a notice, then what is said of its row.
pub(crate) fn notice(notice: &Notice, lang: Lang) -> (String, Sentences) {
    let Notice::Opposed { since, .. } = notice;
    let day = |lang| since.map(|day| format::date(day, lang));
    let cause = say(lang, "Sur la liste d’opposition".into(), "On the opposition list".into());
    let message = match (day(lang), lang) {
        (Some(day), Lang::Fr) => format!("Cette personne est opposée à la prospection depuis le {day}."),
        (Some(day), Lang::En) => format!("This person has objected to mailings since {day}."),
        (None, Lang::Fr) => "Cette personne est opposée à la prospection.".to_owned(),
        (None, Lang::En) => "This person has objected to mailings.".to_owned(),
    };
    let remedy = say(
        lang,
        "La ligne est prise\u{202f}; n’écrivez plus à cette personne.".into(),
        "The row is taken; do not write to this person again.".into(),
    );
    (cause, (message, remedy))
}

/// Returns how an outcome was joined, in words.
pub(crate) fn joined_by(by: Option<domain::words::JoinedBy>, lang: Lang) -> String {
    use domain::words::JoinedBy as J;
    let (fr, en) = match by {
        Some(J::PieceReference) => ("référence du pli", "piece reference"),
        Some(J::ContactReference) => ("référence du destinataire", "contact reference"),
        Some(J::Siret) => ("SIRET", "SIRET"),
        Some(J::Email) => ("e-mail", "e-mail"),
        Some(J::Address) => ("nom et adresse", "name and address"),
        Some(J::KeyCode) => ("code de la cellule", "key code"),
        Some(J::Campaign) => ("campagne seule", "campaign alone"),
        Some(J::SameRow) => ("même ligne", "same row"),
        Some(J::ByHand) => ("à la main", "by hand"),
        None => ("pas encore rattaché", "not joined yet"),
    };
    say(lang, fr.to_owned(), en.to_owned())
}
