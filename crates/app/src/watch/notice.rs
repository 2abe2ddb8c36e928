//! What the system is asked to tell of files of the watched folder.

use crate::dto::watch::WatchedFile;
use crate::lang::Lang;
use crate::words::watch as words;

/// A notice by the system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its heading.
    pub title: String,
    /// What it says, as plain text.
    pub body: String,
}

/// Returns one notice of all that was taken in at once, so that a folder full of files does not make as many.
pub fn notice(files: &[WatchedFile], lang: Lang) -> Option<Notice> {
    match files {
        [] => None,
        [one] => Some(Notice {
            title: words::one(one.is_done(), lang),
            // What went wrong does not name the file.
            body: if one.sentence.contains(&one.file) {
                one.sentence.clone()
            } else {
                format!("{}\n{}", one.file, one.sentence)
            },
        }),
        several => {
            Some(Notice { title: words::several(several.len(), lang), body: words::sum(several, lang) })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, ending: &str, sentence: &str) -> WatchedFile {
        WatchedFile {
            file: name.to_owned(),
            at: "2026-11-25T09:00:00".to_owned(),
            ending: ending.to_owned(),
            sentence: sentence.to_owned(),
            imports: Vec::new(),
        }
    }

    fn told(files: &[WatchedFile], lang: Lang) -> Option<[String; 2]> {
        notice(files, lang).map(|notice| [notice.title, notice.body.replace('\u{a0}', " ")])
    }

    #[test]
    fn one_file_is_told_of_by_its_sentence() {
        let done = file("plis.csv", "done", "plis.csv : 8 nouvelles lignes.");
        let expected =
            ["Fichier du dossier surveillé importé", "plis.csv : 8 nouvelles lignes."].map(String::from);
        assert_eq!(told(&[done], Lang::Fr), Some(expected));
        let left = file("bad.csv", "to_correct", "Nothing in it was recognised.");
        let expected = ["File of the watched folder to correct", "bad.csv\nNothing in it was recognised."]
            .map(String::from);
        assert_eq!(told(&[left], Lang::En), Some(expected));
    }

    #[test]
    fn several_files_are_one_notice_that_names_those_to_correct() {
        let files =
            ["a", "b", "c"].map(|name| file(name, if name == "c" { "to_correct" } else { "done" }, ""));
        for (files, lang, expected) in [
            (&files[..], Lang::Fr, ["3\u{a0}fichiers du dossier surveillé", "2 importés, 1 à corriger : c."]),
            (&files[..], Lang::En, ["3 files of the watched folder", "2 imported, 1 to correct: c."]),
            (&files[1..], Lang::Fr, ["2\u{a0}fichiers du dossier surveillé", "1 importé, 1 à corriger : c."]),
            (&files[..2], Lang::Fr, ["2\u{a0}fichiers du dossier surveillé", "2 importés."]),
        ] {
            assert_eq!(told(files, lang), Some(expected.map(String::from)));
        }
        assert_eq!(told(&[], Lang::Fr), None);
    }
}
