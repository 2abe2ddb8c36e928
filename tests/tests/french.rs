//! French typography of whatever sentence stands in the program's source, wherever it is made.
//!
//! The window's own words have the same rules in `ui/src/messages/messages.test.ts`.

use std::fs::{read_dir, read_to_string};
use std::path::{Path, PathBuf};

const NBSP: char = '\u{a0}';
const NNBSP: char = '\u{202f}';
/// Stands for a value that is put into a sentence.
const VALUE: char = '§';

/// Written as it is typed, and given its spaces by the code beside it.
const SPACED_LATER: &[&str] = &["crates/kpi/src/docs/guide.rs"];

/// What goes with a number, and must not leave it at the end of a line.
const NOUNS: &str = "jour ligne pli réponse commande campagne heure minute seconde mois an semaine fichier client \
    avis octets point destinataire affaire cellule lettre colonne feuille opportunité \
    rendez-vous prospect répondant personne contact euro import caractère";

#[test]
fn french_sentences_of_the_program_have_their_spaces_and_signs() {
    let mut wrong = Vec::new();
    let mut french = 0;
    for file in sources() {
        let text = read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        for sentence in literals(text).into_iter().filter(|sentence| is_french(sentence)) {
            french += 1;
            wrong.extend(faults(&sentence).map(|fault| format!("{}: {fault}: {sentence}", file.display())));
        }
    }
    assert!(french > 1000, "{french} sentences were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_fault_is_seen_and_what_is_right_is_not() {
    for (sentence, fault) in [
        ("Il n'y a rien.", "apostrophe"),
        ("Attendez...", "three dots"),
        ("Redémarrez sans elle ; rien ne se perd.", "space before ; ! ?"),
        ("Qui est-ce\u{a0}?", "space before ; ! ?"),
        ("Attention!", "space before ; ! ?"),
        ("Rien à montrer : aucun pli.", "space before :"),
        ("La part est de 12 %.", "space before %"),
        ("La clé «fichier» manque.", "space inside « »"),
        ("Depuis 30 jours.", "a number leaves its noun"),
        ("Depuis § jours.", "a number leaves its noun"),
    ] {
        assert_eq!(faults(sentence).next(), Some(fault), "{sentence}");
    }
    let right = "§\u{a0}plis sur 12 pour l’«\u{a0}offre\u{a0}»\u{202f}; à 14:30, 3\u{a0}% et 2 à 3\u{a0}jours\u{a0}: oui\u{202f}!";
    assert_eq!(faults(right).next(), None);
    // A number sign within would end the text.
    let code = r#"// "Il n'y a"
        let a = 'a'; let b = '"'; let c = "un \"mot\" \
            {x:.2} et {{y}} \u{a0}:"; r¤"la "clé""¤; "{NBSP}; les""#
        .replace('¤', "#");
    assert_eq!(literals(&code), ["un \"mot\" § et {y} \u{a0}:", "la \"clé\"", "\u{a0}; les"]);
    assert!(is_french("Il manque le signe") && !is_french("A sign of the cell is missing"));
}

/// Returns whether a text speaks French: more of its small words than of English ones, or its accents.
fn is_french(text: &str) -> bool {
    const FR: &str = "le la les l des une du de est sont pas et un ne pour dans à au aux sur par avec votre vos ce \
    cette qui que ou son sa ses sans plus";
    const EN: &str =
        "the of and is are to a an for in on by with your this that which or it its not from no at";
    let lower = text.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphabetic());
    let (mut french, mut english) = (0, 0);
    for word in words {
        french += usize::from(FR.split(' ').any(|small| small == word));
        english += usize::from(EN.split(' ').any(|small| small == word));
    }
    french > english || (french == english && lower.contains(|letter| "éèêàçùôîûœ".contains(letter)))
}

/// Returns what breaks the rules of French typography.
fn faults(text: &str) -> impl Iterator<Item = &'static str> {
    let letters: Vec<char> = text.chars().collect();
    let at = |place: usize| letters.get(place).copied().unwrap_or(' ');
    let places = |rule: &dyn Fn(char, char, char) -> bool| {
        (0..letters.len()).any(|place| rule(at(place.wrapping_sub(1)), at(place), at(place + 1)))
    };
    let ends = |after: char| after.is_whitespace() || matches!(after, VALUE | ')' | '»' | '.' | ',' | ';');
    let apostrophe =
        places(&|before, sign, after| before.is_alphabetic() && sign == '\'' && after.is_alphabetic());
    let wide = places(&|before, sign, after| {
        matches!(sign, ';' | '!' | '?')
            && ends(after)
            && before != NNBSP
            && !matches!(before, '(' | '«' | '“')
    });
    // Between two values a colon is no sign of a sentence, and a unit can open one.
    let colon = places(&|before, sign, after| sign == ':' && after != VALUE && ends(after) && before != NBSP);
    let percent =
        !text.starts_with('%') && places(&|before, sign, after| sign == '%' && ends(after) && before != NBSP);
    let quotes =
        places(&|before, sign, after| (sign == '«' && after != NBSP) || (sign == '»' && before != NBSP));
    let left = (1..letters.len()).any(|place| {
        let number = at(place - 1) == VALUE || at(place - 1).is_ascii_digit();
        let rest = letters.get(place + 1..).unwrap_or_default().iter().collect::<String>();
        number && at(place) == ' ' && NOUNS.split(' ').any(|noun| begins_with_noun(&rest, noun))
    });
    [
        (apostrophe, "apostrophe"),
        (text.contains("..."), "three dots"),
        (wide, "space before ; ! ?"),
        (colon, "space before :"),
        (percent, "space before %"),
        (quotes, "space inside « »"),
        (left, "a number leaves its noun"),
    ]
    .into_iter()
    .filter_map(|(wrong, fault)| wrong.then_some(fault))
}

fn begins_with_noun(text: &str, noun: &str) -> bool {
    text.strip_prefix(noun).is_some_and(|rest| {
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        !rest.starts_with(char::is_alphabetic)
    })
}

/// Returns what stands between quotes in a source, comments aside: escapes read, and a sign for each value put in.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(letter) = rest.chars().next() {
        let opened = raw(rest);
        if rest.starts_with("//") {
            rest = rest.split_once('\n').map_or("", |(_, after)| after);
        } else if let Some((text, after)) = opened {
            found.push(text.to_owned());
            rest = after;
        } else if letter == '\'' {
            rest = &rest[of_letter(rest)..];
        } else if let Some(inside) = rest.strip_prefix('"') {
            let end = closed(inside);
            found.push(said(&inside[..end]));
            rest = inside.get(end + 1..).unwrap_or_default();
        } else {
            rest = &rest[letter.len_utf8()..];
        }
    }
    found
}

/// Returns the text of a raw literal and what follows it.
fn raw(source: &str) -> Option<(&str, &str)> {
    let marks = source.strip_prefix('r')?;
    let inside = marks.trim_start_matches('#');
    let end = format!("\"{}", "#".repeat(marks.len() - inside.len()));
    inside.strip_prefix('"')?.split_once(&end)
}

/// Returns the length of a letter between quotes, or of the quote alone before a lifetime.
fn of_letter(source: &str) -> usize {
    let mut letters = source.char_indices().skip(1);
    let escaped = letters.next().is_some_and(|(_, letter)| letter == '\\');
    if escaped {
        return source[3..].find('\'').map_or(1, |end| end + 4);
    }
    letters.next().filter(|(_, letter)| *letter == '\'').map_or(1, |(end, _)| end + 1)
}

fn closed(inside: &str) -> usize {
    let mut escaped = false;
    for (place, letter) in inside.char_indices() {
        match letter {
            '"' if !escaped => return place,
            _ => escaped = letter == '\\' && !escaped,
        }
    }
    inside.len()
}

/// Returns a literal as it is read: its escapes, and a sign for each value.
fn said(literal: &str) -> String {
    let mut text = String::new();
    let mut letters = literal.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('u') => {
                    let code: String = letters.by_ref().skip(1).take_while(|letter| *letter != '}').collect();
                    text.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
                }
                Some('\n') => while letters.next_if(|letter| letter.is_whitespace()).is_some() {},
                Some('n') => text.push('\n'),
                Some(other) => text.push(other),
                None => {}
            },
            '{' if letters.next_if_eq(&'{').is_some() => text.push('{'),
            '}' if letters.next_if_eq(&'}').is_some() => text.push('}'),
            '{' => {
                let name: String = letters.by_ref().take_while(|letter| *letter != '}').collect();
                text.push(match name.as_str() {
                    "NBSP" => NBSP,
                    "NNBSP" => NNBSP,
                    _ => VALUE,
                });
            }
            other => text.push(other),
        }
    }
    text
}

/// Returns the sources of the program, without what only tests and samples are made of.
fn sources() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in ["crates", "src-tauri/src"] {
        collect(&house().join(folder), &mut files);
    }
    files.retain(|file| {
        let name = file.strip_prefix(house()).unwrap_or(file).to_string_lossy().replace('\\', "/");
        let tests = ["/tests/", "/benches/", "/testing.rs", "/tests.rs", "/sample.rs", "/fixtures.rs"];
        !tests.iter().any(|part| name.contains(part)) && !SPACED_LATER.contains(&name.as_str())
    });
    files
}

fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests live in the house").to_owned()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.map(|entry| entry.expect("a folder of ours can be read").path()) {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
}
