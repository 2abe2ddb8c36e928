//! The call list as an address book.
//!
//! vCard 3.0 (RFC 2426) and not 4.0: Outlook and older telephones pass over 4.0 or read it with holes, and every program
//! that reads 4.0 reads 3.0. It requires `FN` and `N`; a company alone is its own name.

use super::LeadLine;
use crate::content_line::{escaped, write};
use crate::lang::{Lang, say};
use crate::words;
use domain::format::{NBSP, date};

/// Returns people as cards, in their order.
pub(super) fn cards(lines: &[LeadLine], lang: Lang) -> String {
    let mut text = String::new();
    for line in lines {
        card(&mut text, line, lang);
    }
    text
}

fn card(text: &mut String, line: &LeadLine, lang: Lang) {
    let company = line.company.as_deref().unwrap_or_default();
    let called = [line.name.as_str(), company, line.phone.as_deref().unwrap_or_default()];
    let called = called.into_iter().find(|name| !name.is_empty()).unwrap_or("–");
    write(text, "BEGIN", "VCARD");
    write(text, "VERSION", "3.0");
    write(text, "PRODID", "-//Baromail//Baromail//FR");
    write(text, "UID", &format!("contact-{}@baromail", line.contact));
    write(text, "FN", &escaped(called));
    // A whole name is known, and not which part of it is the family's.
    write(text, "N", &format!("{};;;;", escaped(&line.name)));
    let told = [
        ("ORG", line.company.as_deref()),
        ("TEL;TYPE=WORK,VOICE", line.phone.as_deref()),
        ("EMAIL;TYPE=INTERNET", line.email.as_deref()),
    ];
    for (name, value) in told {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            write(text, name, &escaped(value));
        }
    }
    write(text, "NOTE", &escaped(&note(line, lang)));
    write(text, "CATEGORIES", "Baromail");
    write(text, "END", "VCARD");
}

/// Why to call, and what was said last.
fn note(line: &LeadLine, lang: Lang) -> String {
    let (score, band) = (line.score, words::score::band(line.band, lang));
    let answered = line.responded_on.map(|day| {
        let day = date(day, lang);
        say(lang, format!("Réponse le {day}"), format!("Responded on {day}"))
    });
    let campaign = &line.campaign;
    let said = [
        Some(say(lang, format!("Score{NBSP}: {score} ({band})"), format!("Score: {score} ({band})"))),
        Some(line.reason.clone()),
        Some(say(lang, format!("Campagne {campaign}"), format!("Campaign {campaign}"))),
        answered,
        line.verbatim.clone(),
    ];
    said.into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content_line::read;
    use kpi::score::Band;

    fn line(name: &str, company: Option<&str>) -> LeadLine {
        LeadLine {
            contact: 7,
            reference: None,
            company: company.map(str::to_owned),
            name: name.to_owned(),
            phone: Some("04 78 00 00 01".to_owned()),
            email: Some("h.vidal@exemple.fr".to_owned()),
            salesperson: None,
            campaign: "C1".to_owned(),
            points: Vec::new(),
            score: 82,
            band: Band::Hot,
            reason: "a demandé un devis".to_owned(),
            responded_on: "2026-10-08".parse().ok(),
            waiting_days: Some(49),
            last_contact: None,
            verbatim: Some("Rappeler; vite, \\o/\nmerci".to_owned()),
            bought: false,
            to_call: true,
        }
    }

    #[test]
    fn a_card_is_read_back_as_it_was_meant() {
        let long = format!("Électricité, Bœuf; {}", "éà€".repeat(60));
        let read =
            read(&cards(&[line("Hélène Vidal", Some(&long)), line("", Some("Garage Prat"))], Lang::Fr));
        let values = |name: &str| -> Vec<&str> {
            read.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str()).collect()
        };
        assert_eq!(values("BEGIN"), ["VCARD", "VCARD"]);
        assert_eq!(values("VERSION"), ["3.0", "3.0"]);
        assert_eq!(values("FN"), ["Hélène Vidal", "Garage Prat"]);
        assert_eq!(values("N"), ["Hélène Vidal;;;;", ";;;;"]);
        assert_eq!(values("ORG"), [long.as_str(), "Garage Prat"]);
        assert_eq!(values("TEL;TYPE=WORK,VOICE")[0], "04 78 00 00 01");
        assert_eq!(values("EMAIL;TYPE=INTERNET")[0], "h.vidal@exemple.fr");
        let note = values("NOTE")[0];
        assert!(
            note.starts_with("Score\u{a0}: 82 (") && note.ends_with("Rappeler; vite, \\o/\nmerci"),
            "{note}"
        );
        assert!(note.contains("Réponse le 8\u{a0}octobre 2026"), "{note}");
    }

    #[test]
    fn somebody_of_whom_nothing_is_known_still_has_a_name() {
        let nobody = LeadLine { phone: None, email: None, ..line("", None) };
        assert!(cards(&[nobody], Lang::En).contains("\r\nFN:–\r\n"));
        assert_eq!(cards(&[], Lang::En), "");
    }
}
