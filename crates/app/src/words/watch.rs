//! What the system tells of the watched folder while one looks elsewhere.

use crate::dto::watch::WatchedFile;
use crate::lang::{Lang, one_of};
use domain::format::counted;

/// Returns what became of a sheet's rows: the new ones, and of those changed, already there and set aside what there is.
pub(crate) fn rows(name: &str, [new, changed, same, set_aside]: [u32; 4], lang: Lang) -> String {
    let count = |rows: u32, one: (&str, &str), many: (&str, &str)| {
        counted(u64::from(rows), one_of(lang, one.0, one.1), one_of(lang, many.0, many.1), lang)
    };
    let mut parts = vec![count(new, ("nouvelle ligne", "new row"), ("nouvelles lignes", "new rows"))];
    for (rows, one, many) in [
        (changed, ("changée", "changed"), ("changées", "changed")),
        (same, ("déjà là", "already there"), ("déjà là", "already there")),
        (set_aside, ("mise de côté", "set aside"), ("mises de côté", "set aside")),
    ] {
        if rows > 0 {
            parts.push(count(rows, one, many));
        }
    }
    one_of(lang, format!("{name}\u{a0}: {}.", parts.join(", ")), format!("{name}: {}.", parts.join(", ")))
}

/// Returns the heading of a notice of one file.
pub(crate) fn one(is_done: bool, lang: Lang) -> String {
    let (fr, en) = if is_done {
        ("Fichier du dossier surveillé importé", "File of the watched folder imported")
    } else {
        ("Fichier du dossier surveillé à corriger", "File of the watched folder to correct")
    };
    one_of(lang, fr, en).to_owned()
}

/// Returns the heading of a notice of several files.
pub(crate) fn several(files: usize, lang: Lang) -> String {
    one_of(
        lang,
        format!("{files}\u{a0}fichiers du dossier surveillé"),
        format!("{files} files of the watched folder"),
    )
}

/// Returns what became of several files: how many came in, and which are to be corrected.
pub(crate) fn sum(files: &[WatchedFile], lang: Lang) -> String {
    let left: Vec<&str> =
        files.iter().filter(|file| !file.is_done()).map(|file| file.file.as_str()).collect();
    let taken = files.len() - left.len();
    let came = one_of(
        lang,
        format!("{taken} importé{}", if taken > 1 { "s" } else { "" }),
        format!("{taken} imported"),
    );
    if left.is_empty() {
        return format!("{came}.");
    }
    let names = left.join(", ");
    one_of(
        lang,
        format!("{came}, {} à corriger\u{a0}: {names}.", left.len()),
        format!("{came}, {} to correct: {names}.", left.len()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_there_is_is_told_of_rows() {
        for (counts, lang, expected) in [
            ([1, 0, 0, 0], Lang::Fr, "a.csv : 1 nouvelle ligne."),
            (
                [1_200, 1, 2, 3],
                Lang::Fr,
                "a.csv : 1\u{202f}200 nouvelles lignes, 1 changée, 2 déjà là, 3 mises de côté.",
            ),
            ([0, 0, 2, 1], Lang::En, "a.csv: 0 new rows, 2 already there, 1 set aside."),
            ([1, 1, 0, 0], Lang::En, "a.csv: 1 new row, 1 changed."),
        ] {
            assert_eq!(rows("a.csv", counts, lang).replace('\u{a0}', " "), expected);
        }
    }
}
