//! Backups, in words.

use crate::backups::Why;
use crate::lang::{Lang, one_of};
use domain::format::{self, counted};
use rust_decimal::Decimal;
use store::Contents;

/// Returns what a backup was made for.
pub(crate) fn why(why: Option<Why>, lang: Lang) -> String {
    let (fr, en) = match why {
        Some(Why::Import) => ("avant un import", "before an import"),
        Some(Why::Undo) => ("avant une annulation", "before an undo"),
        Some(Why::Redo) => ("avant un rétablissement", "before a redo"),
        Some(Why::Restore) => ("avant une restauration", "before a restore"),
        Some(Why::Hand) => ("faite à la demande", "made on request"),
        None => ("avant une mise à jour", "before an update"),
    };
    one_of(lang, fr, en).to_owned()
}

/// Returns a size as a person reads it.
pub(crate) fn size(bytes: u64, lang: Lang) -> String {
    let tenths = bytes.div_ceil(100_000);
    let megabytes = Decimal::new(i64::try_from(tenths).unwrap_or(i64::MAX), 1);
    format!("{}\u{a0}{}", format::number(megabytes, 1, lang), one_of(lang, "Mo", "MB"))
}

/// Returns what restoring would change.
pub(crate) fn restore(now: &Contents, then: &Contents, lang: Lang) -> String {
    let lost = u64::try_from(now.imports - then.imports).unwrap_or(0);
    let (one, many) = (one_of(lang, "import", "import"), one_of(lang, "imports", "imports"));
    let when = then.last_import.as_deref().and_then(|at| at.split('T').next()?.parse().ok());
    let since = when.map_or_else(String::new, |day| {
        let day = format::date(day, lang);
        one_of(lang, format!(" (dernier import du {day})"), format!(" (last import of {day})"))
    });
    match lost {
        0 => one_of(
            lang,
            format!("La sauvegarde compte {}{since}.", counted(then.imports.unsigned_abs(), one, many, lang)),
            format!("The backup has {}{since}.", counted(then.imports.unsigned_abs(), one, many, lang)),
        ),
        lost => {
            let runs = counted(lost, one, many, lang);
            one_of(
                lang,
                format!("Restaurer retirerait {runs}{since}\u{202f}; le fichier actuel serait gardé."),
                format!("Restoring would take {runs} away{since}; the present file would be kept."),
            )
        }
    }
}
