//! How a sheet is written and what shows it, in words.

use crate::lang::{Lang, say};
use import::{BytesProof, Decided, Evidence, Mark, Order, Proof, Witness};

/// Returns one sentence for each thing decided, with its proof; what nothing depends on is left out.
pub(crate) fn sentences(evidence: &Evidence, lang: Lang) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(encoding) = &evidence.encoding {
        let (fr, en) = (encoding.value, encoding.value);
        said.push(sentence(("Encodage", "Encoding"), (fr, en), &encoding.proof, lang));
    }
    if let Some(separator) = &evidence.separator {
        said.push(sentence(("Séparateur", "Separator"), sign(separator.value), &separator.proof, lang));
    }
    if matters(&evidence.order) {
        let value = order(evidence.order.value);
        said.push(sentence(("Dates", "Dates"), value, &evidence.order.proof, lang));
    }
    if matters(&evidence.mark) {
        let value = mark(evidence.mark.value);
        said.push(sentence(("Nombres", "Numbers"), value, &evidence.mark.proof, lang));
    }
    said
}

fn matters<T>(decided: &Decided<T>) -> bool {
    decided.proof != Proof::Language { example: None }
}

fn sentence(what: (&str, &str), value: (&str, &str), shown: &Proof, lang: Lang) -> String {
    let proof = proof(shown, lang);
    say(
        lang,
        format!("{}\u{a0}: {} ({proof})", what.0, value.0),
        format!("{}: {} ({proof})", what.1, value.1),
    )
}

/// Returns the order of day and month, in both languages.
pub(crate) const fn order(order: Order) -> (&'static str, &'static str) {
    match order {
        Order::DayFirst => ("le jour vient d’abord", "the day comes first"),
        Order::MonthFirst => ("le mois vient d’abord", "the month comes first"),
    }
}

/// Returns the decimal mark, in both languages.
pub(crate) const fn mark(mark: Mark) -> (&'static str, &'static str) {
    match mark {
        Mark::Comma => ("virgule décimale", "decimal comma"),
        Mark::Point => ("point décimal", "decimal point"),
    }
}

/// Returns the sign between cells, in both languages.
pub(crate) const fn sign(separator: char) -> (&'static str, &'static str) {
    match separator {
        ';' => ("point-virgule", "semicolon"),
        '\t' => ("tabulation", "tab"),
        ',' => ("virgule", "comma"),
        _ => ("barre verticale", "vertical bar"),
    }
}

/// Returns why something was decided.
pub(crate) fn proof(proof: &Proof, lang: Lang) -> String {
    match proof {
        Proof::Cell(Witness { cell, raw }) => {
            say(lang, format!("{raw} en {cell} le prouve"), format!("{raw} in {cell} proves it"))
        }
        Proof::Most { with, cells, against, others } => say(
            lang,
            format!(
                "la plupart des cellules le disent ({cells}, dont {} en {}), d’autres le contraire ({others}, dont {} en {})",
                with.raw, with.cell, against.raw, against.cell
            ),
            format!(
                "most cells say so ({cells}, such as {} in {}), others the contrary ({others}, such as {} in {})",
                with.raw, with.cell, against.raw, against.cell
            ),
        ),
        Proof::Bytes(bytes) => of_bytes(*bytes, lang),
        Proof::Lines { alike, lines, cells } => say(
            lang,
            format!("{alike} des {lines} premières lignes ont ainsi {cells}\u{a0}cellules"),
            format!("{alike} of the first {lines} lines have {cells} cells so"),
        ),
        Proof::Said => say(lang, "choisi par vous".into(), "chosen by you".into()),
        Proof::Language { example: Some(Witness { cell, raw }) } => say(
            lang,
            format!("aucune cellule ne le prouve\u{a0}: {raw} en {cell} pourrait se lire autrement"),
            format!("no cell proves it: {raw} in {cell} could be read otherwise"),
        ),
        Proof::Before { example: Witness { cell, raw } } => say(
            lang,
            format!(
                "comme le dernier fichier aux mêmes titres\u{a0}: {raw} en {cell} pourrait se lire autrement"
            ),
            format!("as in the last file with these headings: {raw} in {cell} could be read otherwise"),
        ),
        Proof::Language { example: None } => {
            say(lang, "rien n’en dépend ici".into(), "nothing depends on it here".into())
        }
    }
}

fn of_bytes(proof: BytesProof, lang: Lang) -> String {
    let (fr, en) = match proof {
        BytesProof::Mark => ("le fichier commence par sa marque", "the file begins with its mark"),
        BytesProof::Zeros => ("un octet sur deux est nul", "every other byte is zero"),
        BytesProof::Valid => ("toutes ses lettres le confirment", "all of its letters confirm it"),
        BytesProof::Plain => ("rien n’en dépend ici", "nothing depends on it here"),
        BytesProof::Likeness => ("le plus vraisemblable, sans preuve", "the likeliest, without proof"),
    };
    say(lang, fr.into(), en.into())
}
