//! The program in the notification area: when closing the window only hides it, and what is said there.

use crate::lang::{Lang, one_of, say};
use crate::schedule::Outlook;
use domain::format::date;

/// What closing the window does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// The window goes, the program stays.
    Hide,
    /// The program ends.
    End,
}

/// Returns what closing the window does, where staying was `asked` for and an icon is `there` to bring it back.
///
/// Without the icon nobody would find the window again: then closing it ends the program, whatever was asked.
pub const fn on_close(asked: bool, there: bool) -> Closing {
    if asked && there { Closing::Hide } else { Closing::End }
}

/// How the window opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// In front.
    Shown,
    /// In the task bar alone.
    Minimised,
    /// Not at all, until somebody asks for it.
    Hidden,
}

/// Returns how the window opens, `quietly` with the session or by somebody, where staying was `asked` for.
pub const fn on_start(quietly: bool, asked: bool) -> Opening {
    match (quietly, asked) {
        (false, _) => Opening::Shown,
        (true, false) => Opening::Minimised,
        (true, true) => Opening::Hidden,
    }
}

/// What the icon's menu says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Menu {
    /// Brings the window back.
    pub open: String,
    /// What comes next by itself; nothing while the data are not open.
    pub next: Option<String>,
    /// Makes what is due and was not made; nothing where nothing waits.
    pub make: Option<String>,
    /// Ends the program.
    pub quit: String,
}

/// Returns what the menu says; without an outlook the data are not open.
pub fn menu(outlook: Option<&Outlook>, lang: Lang) -> Menu {
    Menu {
        open: one_of(lang, "Ouvrir Baromail", "Open Baromail").to_owned(),
        next: outlook.map(|outlook| next(outlook, lang)),
        make: outlook.and_then(|outlook| make(outlook.waiting, lang)),
        quit: one_of(lang, "Quitter Baromail", "Quit Baromail").to_owned(),
    }
}

fn next(outlook: &Outlook, lang: Lang) -> String {
    let Some((title, day)) = &outlook.next else {
        return one_of(lang, "Aucun rapport à venir", "No report to come").to_owned();
    };
    let day = date(*day, lang);
    say(lang, format!("Prochain rapport\u{a0}: {title}, {day}"), format!("Next report: {title}, {day}"))
}

fn make(waiting: usize, lang: Lang) -> Option<String> {
    match waiting {
        0 => None,
        1 => Some(one_of(lang, "Faire le rapport en attente", "Make the report that waits").to_owned()),
        n => Some(say(
            lang,
            format!("Faire les {n}\u{a0}rapports en attente"),
            format!("Make the {n}\u{a0}reports that wait"),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_is_hidden_only_where_an_icon_brings_it_back() {
        for (asked, there, expected) in [
            (false, false, Closing::End),
            (false, true, Closing::End),
            (true, false, Closing::End),
            (true, true, Closing::Hide),
        ] {
            assert_eq!(on_close(asked, there), expected, "asked {asked}, there {there}");
        }
    }

    #[test]
    fn only_a_quiet_start_hides_the_window_and_only_where_that_was_asked_for() {
        for (quietly, asked, expected) in [
            (false, false, Opening::Shown),
            (false, true, Opening::Shown),
            (true, false, Opening::Minimised),
            (true, true, Opening::Hidden),
        ] {
            assert_eq!(on_start(quietly, asked), expected, "quietly {quietly}, asked {asked}");
        }
    }

    #[test]
    fn the_menu_says_what_comes_next_and_what_waits() {
        let day = "2026-12-01".parse().unwrap();
        let outlook = Outlook { next: Some(("Rapport de période".to_owned(), day)), waiting: 2 };
        let said = menu(Some(&outlook), Lang::Fr);
        assert_eq!(
            said.next.as_deref(),
            Some("Prochain rapport\u{a0}: Rapport de période, 1er\u{a0}décembre 2026")
        );
        assert_eq!(said.make.as_deref(), Some("Faire les 2\u{a0}rapports en attente"));
        let said = menu(Some(&Outlook { next: None, waiting: 1 }), Lang::En);
        assert_eq!(said.next.as_deref(), Some("No report to come"));
        assert_eq!(said.make.as_deref(), Some("Make the report that waits"));
        let closed = menu(None, Lang::En);
        assert_eq!((closed.next, closed.make, &*closed.open), (None, None, "Open Baromail"));
        assert_eq!(menu(Some(&Outlook::default()), Lang::Fr).make, None);
    }
}
