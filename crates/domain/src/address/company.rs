//! Company names without their legal form.

use super::letters::words;
use super::push;
use std::ops::ControlFlow;

/// Writes a company's name behind what `text` holds; one that is nothing but a form is written as it stands.
pub(super) fn write(company: &str, text: &mut String) {
    let start = text.len();
    words(company, |word| {
        match word {
            // In the middle `Ste` is a saint, at the beginning a company.
            "STE" if text.len() > start => push(text, start, "SAINTE"),
            "ST" => push(text, start, "SAINT"),
            "CIE" | "COMPAGNIE" => push(text, start, "CIE"),
            "AND" => push(text, start, "ET"),
            form if is_form(form) => {}
            word => push(text, start, word),
        }
        ControlFlow::Continue(())
    });
    if text.len() == start {
        words(company, |word| {
            push(text, start, word);
            ControlFlow::Continue(())
        });
    }
}

/// Legal forms and the like are no part of what a company is called by.
fn is_form(word: &str) -> bool {
    matches!(
        word,
        "SARL"
            | "SAS"
            | "SASU"
            | "SA"
            | "EURL"
            | "SNC"
            | "SCI"
            | "SCP"
            | "SCM"
            | "SCOP"
            | "SELARL"
            | "SELAS"
            | "SELURL"
            | "EARL"
            | "GAEC"
            | "GIE"
            | "EI"
            | "EIRL"
            | "ETS"
            | "ETB"
            | "ETABLISSEMENT"
            | "ETABLISSEMENTS"
            | "STE"
            | "SOC"
            | "SOCIETE"
            | "ENT"
            | "ENTREPRISE"
            | "ENTREPRISES"
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn legal_forms_do_not_count() {
        for (written, expected) in [
            ("SARL Dupont", "DUPONT"),
            ("Dupont (S.A.R.L.)", "DUPONT"),
            ("Ets Dupont & Cie", "DUPONT ET CIE"),
            ("Sté Générale de Chauffage", "GENERALE DE CHAUFFAGE"),
            ("Société générale de chauffage SAS", "GENERALE DE CHAUFFAGE"),
            ("Clinique Ste-Marie", "CLINIQUE SAINTE MARIE"),
            ("Garage St Jean EURL", "GARAGE SAINT JEAN"),
            ("S.N.C. Le Balto", "LE BALTO"),
            ("SA", "SA"),
            ("3M France", "3 M FRANCE"),
            ("", ""),
        ] {
            let mut text = String::new();
            super::write(written, &mut text);
            assert_eq!(text, expected, "{written}");
        }
    }
}
