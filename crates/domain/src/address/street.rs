//! Streets: number, kind of way and name in one order and one spelling.

use super::letters::words;
use super::push;
use std::ops::ControlFlow;

/// Writes a street behind what `text` holds; post boxes and business parks beside a street do not count.
pub(super) fn write(line: &str, text: &mut String) {
    let mut reader = Reader { start: text.len(), text, seen: Seen::Nothing, after_digits: false };
    words(line, |word| reader.take(word));
    reader.settle();
}

/// What the line has told so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    /// Nothing.
    Nothing,
    /// The number in the street.
    Number,
    /// The number and an `R`, which is a way unless a way follows: 12 R rue Hugo, 12 r Hugo.
    NumberAndR,
    /// The number with its letter.
    NumberAndLetter,
    /// The kind of way or the first word of a name.
    Name,
    /// A post box, whose number is still to come.
    PostBox,
}

struct Reader<'a> {
    text: &'a mut String,
    start: usize,
    seen: Seen,
    after_digits: bool,
}

impl Reader<'_> {
    fn take(&mut self, word: &str) -> ControlFlow<()> {
        let digits = word.as_bytes()[0].is_ascii_digit();
        let after_digits = std::mem::replace(&mut self.after_digits, digits);
        if digits {
            self.take_number(word);
            return ControlFlow::Continue(());
        }
        if after_digits && matches!(word, "ER" | "ERE" | "EME" | "IEME" | "NDE") {
            return ControlFlow::Continue(());
        }
        match word {
            "CEDEX" => return ControlFlow::Break(()),
            "BP" | "CS" | "TSA" => {
                self.settle();
                self.seen = Seen::PostBox;
                return ControlFlow::Continue(());
            }
            "N" | "NO" | "NUMERO" if self.seen == Seen::Nothing => return ControlFlow::Continue(()),
            "ZI" | "ZA" | "ZAC" | "PARC" if self.has_street() => return ControlFlow::Break(()),
            _ => {}
        }
        if self.seen == Seen::Number && self.take_letter(word) {
            return ControlFlow::Continue(());
        }
        self.take_word(word);
        ControlFlow::Continue(())
    }

    fn take_number(&mut self, word: &str) {
        let plain = word.trim_start_matches('0');
        match self.seen {
            Seen::PostBox => {
                self.seen = if self.text.len() > self.start { Seen::Name } else { Seen::Nothing }
            }
            Seen::Nothing => {
                push(self.text, self.start, plain);
                self.seen = Seen::Number;
            }
            // 12-14 rue Hugo is at number 12.
            Seen::Number | Seen::NumberAndLetter => {}
            Seen::NumberAndR | Seen::Name => {
                self.settle();
                push(self.text, self.start, plain);
            }
        }
    }

    /// Takes the letter of a number: bis is B, ter T, quater Q.
    fn take_letter(&mut self, word: &str) -> bool {
        let letter = match word {
            "BIS" => "B",
            "TER" => "T",
            "QUATER" => "Q",
            "R" => {
                self.seen = Seen::NumberAndR;
                return true;
            }
            // An elided article: 12 l'Orée du bois, 12 d'Artagnan.
            "L" | "D" => return false,
            word if word.len() == 1 => word,
            _ => return false,
        };
        self.text.push_str(letter);
        self.seen = Seen::NumberAndLetter;
        true
    }

    fn take_word(&mut self, word: &str) {
        let spelt = spelt(word);
        if self.seen == Seen::NumberAndR && is_way(spelt) {
            self.text.push('R');
            self.seen = Seen::NumberAndLetter;
        }
        self.settle();
        self.seen = if self.seen == Seen::PostBox && self.text.len() == self.start {
            Seen::Nothing
        } else {
            Seen::Name
        };
        if !matches!(spelt, "DE" | "DU" | "DES" | "D" | "LA" | "LE" | "LES" | "L" | "ET") {
            push(self.text, self.start, spelt);
            self.seen = Seen::Name;
        }
    }

    /// Decides that an `R` behind the number was a way.
    fn settle(&mut self) {
        if self.seen == Seen::NumberAndR {
            push(self.text, self.start, "RUE");
            self.seen = Seen::Name;
        }
    }

    fn has_street(&self) -> bool {
        self.seen == Seen::Name && self.text[self.start..].split(' ').any(is_way)
    }
}

fn is_way(word: &str) -> bool {
    matches!(
        word,
        "RUE"
            | "BD"
            | "AV"
            | "PL"
            | "CHE"
            | "IMP"
            | "ALL"
            | "RTE"
            | "SQ"
            | "CRS"
            | "QU"
            | "FG"
            | "PAS"
            | "VOIE"
            | "MTE"
            | "ESP"
    )
}

/// Returns the one spelling of a word of a street.
fn spelt(word: &str) -> &str {
    match word {
        "R" => "RUE",
        "BOULEVARD" | "BLD" | "BLVD" | "BOUL" | "BVD" | "BLV" => "BD",
        "AVENUE" | "AVE" => "AV",
        "PLACE" => "PL",
        "CHEMIN" | "CH" | "CHEM" | "CHM" => "CHE",
        "IMPASSE" => "IMP",
        "ALLEE" | "ALLEES" | "AL" => "ALL",
        "ROUTE" => "RTE",
        "SQUARE" => "SQ",
        "RESIDENCE" | "RESID" => "RES",
        "LOTISSEMENT" | "LOTISS" => "LOT",
        "COURS" => "CRS",
        "QUAI" => "QU",
        "FAUBOURG" | "FBG" => "FG",
        "PASSAGE" | "PASS" => "PAS",
        "MONTEE" => "MTE",
        "ESPLANADE" => "ESP",
        "HAMEAU" => "HAM",
        "QUARTIER" | "QRT" => "QUA",
        "BATIMENT" => "BAT",
        "IMMEUBLE" => "IMM",
        "APPARTEMENT" | "APPT" | "APP" => "APT",
        "ESCALIER" => "ESC",
        "SAINT" => "ST",
        "SAINTE" => "STE",
        "GENERAL" | "GEN" => "GAL",
        "MARECHAL" => "MAL",
        "DOCTEUR" => "DR",
        "PRESIDENT" | "PRES" => "PDT",
        "PROFESSEUR" | "PROF" => "PR",
        "COMMANDANT" => "CDT",
        "CAPITAINE" => "CNE",
        "COLONEL" => "COL",
        "LIEUTENANT" => "LT",
        "MONSEIGNEUR" => "MGR",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_street_has_one_spelling() {
        for (written, expected) in [
            ("12 rue Victor Hugo", "12 RUE VICTOR HUGO"),
            ("12, R. Victor-Hugo", "12 RUE VICTOR HUGO"),
            ("n° 12 r Victor Hugo", "12 RUE VICTOR HUGO"),
            ("012 rue Victor Hugo BP 45", "12 RUE VICTOR HUGO"),
            ("BP 45 12 rue Victor Hugo", "12 RUE VICTOR HUGO"),
            ("12 rue Victor Hugo - CS 70001", "12 RUE VICTOR HUGO"),
            ("12 rue Victor Hugo ZI Nord", "12 RUE VICTOR HUGO"),
            ("12-14 rue Victor Hugo", "12 RUE VICTOR HUGO"),
            ("1 bis av. de la Gare", "1B AV GARE"),
            ("1B avenue de la Gare", "1B AV GARE"),
            ("1bis, Ave de la gare", "1B AV GARE"),
            ("1 ter bd St Michel", "1T BD ST MICHEL"),
            ("1 R rue Saint-Michel", "1R RUE ST MICHEL"),
            ("3 pl. du Gal de Gaulle", "3 PL GAL GAULLE"),
            ("3 place du Général-de-Gaulle", "3 PL GAL GAULLE"),
            ("Chemin des Lilas", "CHE LILAS"),
            ("ch. des Lilas", "CHE LILAS"),
            ("ZI Nord", "ZI NORD"),
            ("10 rue du 8 mai 1945", "10 RUE 8 MAI 1945"),
            ("4 rue du 1er Mai", "4 RUE 1 MAI"),
            ("Rés. les Pins, imp. Foch", "RES PINS IMP FOCH"),
            ("BP 12", ""),
            ("", ""),
        ] {
            let mut text = String::new();
            super::write(written, &mut text);
            assert_eq!(text, expected, "{written}");
        }
    }
}
