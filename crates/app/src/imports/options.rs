//! How a sheet is written, each with its proof and what it can be changed to in one click.

use crate::dto::import::{OptionChoice, ReadingOption};
use crate::lang::{Lang, Words};
use crate::words::evidence::{mark, order, proof, sign};
use import::{BytesProof, Decided, Epoch, Inspection, Mark, Order, Proof, Separator, Source, TextEncoding};

/// Returns everything about the writing of a sheet that can be said otherwise.
pub(super) fn options(
    source: &Source,
    look: &Inspection,
    said: &import::ReadingOptions,
    lang: Lang,
) -> Vec<ReadingOption> {
    let evidence = &look.evidence;
    let mut options = vec![
        decided(
            ORDER,
            &evidence.order,
            evidence.order.value.key(),
            order(evidence.order.value),
            orders(lang),
            lang,
        ),
        decided(
            MARK,
            &evidence.mark,
            evidence.mark.value.key(),
            mark(evidence.mark.value),
            marks(lang),
            lang,
        ),
    ];
    if let Some(encoding) = &evidence.encoding {
        let key = encoding.value.to_ascii_lowercase();
        let shown = (encoding.value, encoding.value);
        options.push(decided(ENCODING, encoding, &key, shown, encodings(), lang));
    }
    if let Some(separator) = &evidence.separator {
        let key = separator_key(separator.value);
        options.push(decided(SEPARATOR, separator, key, sign(separator.value), separators(lang), lang));
    }
    options.push(heading_row(look, said, lang));
    if source.is_workbook() {
        options.push(epoch(look, said, lang));
    }
    options
}

/// The name of an option on the wire and on screen.
type Named = (&'static str, Words);

const ORDER: Named = ("order", Words { fr: "Jour et mois", en: "Day and month" });
const MARK: Named = ("mark", Words { fr: "Décimales", en: "Decimals" });
const ENCODING: Named = ("encoding", Words { fr: "Encodage", en: "Encoding" });
const SEPARATOR: Named = ("separator", Words { fr: "Séparateur", en: "Separator" });
const HEADINGS: Named = ("heading_row", Words { fr: "Ligne des en-têtes", en: "Row of the headings" });
const EPOCH: Named = ("epoch", Words { fr: "Calendrier", en: "Calendar" });

fn decided<T>(
    (option, name): Named,
    decided: &Decided<T>,
    value: &str,
    shown: (&str, &str),
    choices: Vec<OptionChoice>,
    lang: Lang,
) -> ReadingOption {
    ReadingOption {
        option: option.to_owned(),
        name: name.get(lang).to_owned(),
        value: value.to_owned(),
        shown: pick(shown, lang),
        proof: proof(&decided.proof, lang),
        proven: how_sure(&decided.proof).to_owned(),
        choices,
    }
}

/// Returns whether a file proves something, a person said it, or it is only likely.
const fn how_sure(proof: &Proof) -> &'static str {
    match proof {
        Proof::Said => "chosen",
        Proof::Cell(_) | Proof::Language { example: None } => "proven",
        Proof::Bytes(BytesProof::Likeness)
        | Proof::Before { .. }
        | Proof::Language { .. }
        | Proof::Most { .. } => "assumed",
        Proof::Bytes(_) => "proven",
        Proof::Lines { alike, lines, .. } => {
            if *alike < *lines {
                "assumed"
            } else {
                "proven"
            }
        }
    }
}

fn heading_row(look: &Inspection, said: &import::ReadingOptions, lang: Lang) -> ReadingOption {
    let row = look.heading_row;
    let shown = if row == 0 {
        Words { fr: "sans en-têtes", en: "no headings" }.get(lang).to_owned()
    } else {
        match lang {
            Lang::Fr => format!("ligne {row}"),
            Lang::En => format!("row {row}"),
        }
    };
    told(HEADINGS, &row.to_string(), shown, said.headings.is_some(), Vec::new(), lang)
}

fn epoch(look: &Inspection, said: &import::ReadingOptions, lang: Lang) -> ReadingOption {
    let shown = |epoch: Epoch| match epoch {
        Epoch::Y1900 => Words { fr: "depuis 1900 (Windows)", en: "since 1900 (Windows)" },
        Epoch::Y1904 => Words { fr: "depuis 1904 (Mac)", en: "since 1904 (Mac)" },
    };
    let all = [Epoch::Y1900, Epoch::Y1904].map(|epoch| value(epoch.key(), shown(epoch).get(lang)));
    let now = look.reading.epoch;
    told(EPOCH, now.key(), shown(now).get(lang).to_owned(), said.epoch.is_some(), all.to_vec(), lang)
}

fn told(
    (option, name): Named,
    value: &str,
    shown: String,
    is_said: bool,
    choices: Vec<OptionChoice>,
    lang: Lang,
) -> ReadingOption {
    let by = if is_said {
        Words { fr: "choisi par vous", en: "chosen by you" }
    } else {
        Words { fr: "d’après le fichier", en: "as the file has it" }
    };
    ReadingOption {
        option: option.to_owned(),
        name: name.get(lang).to_owned(),
        value: value.to_owned(),
        shown,
        proof: by.get(lang).to_owned(),
        proven: if is_said { "chosen" } else { "proven" }.to_owned(),
        choices,
    }
}

fn pick((fr, en): (&str, &str), lang: Lang) -> String {
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
    .to_owned()
}

fn value(value: &str, name: &str) -> OptionChoice {
    OptionChoice { value: value.to_owned(), name: name.to_owned() }
}

fn orders(lang: Lang) -> Vec<OptionChoice> {
    Order::ALL.iter().map(|one| value(one.key(), &pick(order(*one), lang))).collect()
}

fn marks(lang: Lang) -> Vec<OptionChoice> {
    Mark::ALL.iter().map(|one| value(one.key(), &pick(mark(*one), lang))).collect()
}

fn encodings() -> Vec<OptionChoice> {
    TextEncoding::ALL.iter().map(|one| value(one.key(), &one.key().to_uppercase())).collect()
}

fn separators(lang: Lang) -> Vec<OptionChoice> {
    Separator::ALL.iter().map(|one| value(one.key(), &pick(sign(sign_of(*one)), lang))).collect()
}

const fn sign_of(separator: Separator) -> char {
    match separator {
        Separator::Semicolon => ';',
        Separator::Tab => '\t',
        Separator::Comma => ',',
        Separator::Pipe => '|',
    }
}

fn separator_key(sign: char) -> &'static str {
    Separator::ALL.iter().find(|one| sign_of(**one) == sign).map_or(";", |one| one.key())
}
