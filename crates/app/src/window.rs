//! What is said where the window itself cannot say it.

use crate::lang::{Lang, say};

/// A question that the system's own dialog asks, with its two answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// What happened, and what can be done.
    pub text: String,
    /// Starts the program once more.
    pub again: String,
    /// Goes on waiting.
    pub wait: String,
}

/// Returns what to ask where the window stays empty.
pub fn blank(lang: Lang) -> Blank {
    Blank {
        text: say(
            lang,
            "La fenêtre de Baromail reste vide. Sur certains postes, le pilote de la carte graphique en est la cause. \
             Baromail peut redémarrer sans elle\u{202f}; vos données ne risquent rien."
                .to_owned(),
            "The window of Baromail stays empty. On some machines the driver of the graphics card causes this. \
             Baromail can start once more without it; your data are safe."
                .to_owned(),
        ),
        again: say(lang, "Redémarrer".to_owned(), "Start again".to_owned()),
        wait: say(lang, "Attendre".to_owned(), "Wait".to_owned()),
    }
}

/// Returns what to say where the window stays empty in spite of the remedy.
pub fn still_blank(lang: Lang) -> String {
    say(
        lang,
        "La fenêtre de Baromail reste vide, même sans la carte graphique. Mettez à jour WebKitGTK et le pilote, puis \
         relancez Baromail. En attendant, la commande «\u{a0}baromail\u{a0}» lit et complète vos données."
            .to_owned(),
        "The window of Baromail stays empty, even without the graphics card. Update WebKitGTK and the driver, then \
         start Baromail again. Meanwhile the command `baromail` reads your data and adds to them."
            .to_owned(),
    )
}

/// Returns what to say where the system could not open a window at all.
pub fn no_window(lang: Lang, why: &str) -> String {
    say(
        lang,
        format!(
            "Baromail n’a pas pu ouvrir sa fenêtre\u{a0}: {why}\n\nSous Windows, il lui faut Microsoft Edge WebView2. \
             L’installeur «\u{a0}hors ligne\u{a0}» de Baromail l’apporte\u{202f}; vos données ne risquent rien."
        ),
        format!(
            "Baromail could not open its window: {why}\n\nOn Windows it needs Microsoft Edge WebView2. \
             The offline installer of Baromail brings it along; your data are safe."
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_sees_nothing_is_told_why_and_what_to_do() {
        for lang in [Lang::Fr, Lang::En] {
            let Blank { text, again, wait } = blank(lang);
            assert!(text.contains("Baromail") && again != wait);
            assert!(still_blank(lang).contains("WebKitGTK") && still_blank(lang) != text);
            let why = "no such library";
            assert!(no_window(lang, why).contains(why) && no_window(lang, why).contains("WebView2"));
        }
    }
}
