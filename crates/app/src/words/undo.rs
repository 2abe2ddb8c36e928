//! What an undo would take away, in words.

use crate::dto::import::CountLine;
use crate::lang::{Lang, one_of};
use domain::format::counted;
use store::UndoPlan;

/// Returns how many rows of a table there are, named as a person names them.
pub(crate) fn count_line(entity: &str, rows: u64, lang: Lang) -> CountLine {
    let (one, many) = names(entity, lang);
    CountLine {
        what: entity.to_owned(),
        label: if rows < 2 { one } else { many }.to_owned(),
        count: u32::try_from(rows).unwrap_or(u32::MAX),
    }
}

/// Returns what an undo would do: `Annuler cet import retire 5 000 plis.`
pub(crate) fn sentence(plan: &UndoPlan, lang: Lang) -> String {
    let gone: Vec<String> = plan
        .gone
        .iter()
        .map(|(entity, rows)| {
            let (one, many) = names(entity, lang);
            counted(*rows, one, many, lang)
        })
        .collect();
    let mut parts = Vec::new();
    if !gone.is_empty() {
        let gone = gone.join(", ");
        parts.push(one_of(lang, format!("retire {gone}"), format!("takes {gone} away")));
    }
    if plan.restored > 0 {
        let rows = counted(plan.restored, one_of(lang, "ligne", "row"), one_of(lang, "lignes", "rows"), lang);
        parts.push(one_of(
            lang,
            format!("rend leur valeur d’avant à {rows}"),
            format!("gives {rows} back their earlier value"),
        ));
    }
    let others = plan.dependents.len() as u64;
    if others > 0 {
        let (one, many) =
            (one_of(lang, "autre import", "other import"), one_of(lang, "autres imports", "other imports"));
        let runs = counted(others, one, many, lang);
        parts.push(one_of(lang, format!("emporte {runs}"), format!("takes {runs} with it")));
    }
    if plan.by_hand > 0 {
        let one = one_of(lang, "choix fait à la main", "decision made by hand");
        let many = one_of(lang, "choix faits à la main", "decisions made by hand");
        let rows = counted(plan.by_hand, one, many, lang);
        parts.push(one_of(lang, format!("emporte {rows}"), format!("takes {rows} with it")));
    }
    if parts.is_empty() {
        return one_of(
            lang,
            "Annuler cet import ne change aucun chiffre.",
            "Undoing this import changes no figure.",
        )
        .to_owned();
    }
    let what = parts.join(one_of(lang, " et ", " and "));
    one_of(lang, format!("Annuler cet import {what}."), format!("Undoing this import {what}."))
}

/// Returns what rows of a table are called: one of them, several of them.
pub(crate) fn names(entity: &str, lang: Lang) -> (&'static str, &'static str) {
    match (entity, lang) {
        ("piece", Lang::Fr) => ("pli", "plis"),
        ("piece", Lang::En) => ("piece", "pieces"),
        ("response", Lang::Fr) => ("réponse", "réponses"),
        ("response", Lang::En) => ("response", "responses"),
        ("undelivered", Lang::Fr) => ("non distribué", "non distribués"),
        ("undelivered", Lang::En) => ("undelivered piece", "undelivered pieces"),
        ("orders", Lang::Fr) => ("commande", "commandes"),
        ("orders", Lang::En) => ("order", "orders"),
        ("cost", Lang::Fr) => ("coût", "coûts"),
        ("cost", Lang::En) => ("cost", "costs"),
        ("total_fact", Lang::Fr) => ("total", "totaux"),
        ("total_fact", Lang::En) => ("total", "totals"),
        ("appointment", Lang::Fr) => ("rendez-vous", "rendez-vous"),
        ("appointment", Lang::En) => ("appointment", "appointments"),
        ("opportunity", Lang::Fr) => ("opportunité", "opportunités"),
        ("opportunity", Lang::En) => ("opportunity", "opportunities"),
        ("opportunity_stage", Lang::Fr) => ("étape", "étapes"),
        ("opportunity_stage", Lang::En) => ("stage", "stages"),
        ("survey_answer", Lang::Fr) => ("avis", "avis"),
        ("survey_answer", Lang::En) => ("survey answer", "survey answers"),
        ("contact", Lang::Fr) => ("destinataire", "destinataires"),
        ("contact", Lang::En) => ("contact", "contacts"),
        ("suppression", _) => ("opposition", "oppositions"),
        ("reference_rate", Lang::Fr) => ("taux de référence", "taux de référence"),
        ("reference_rate", Lang::En) => ("reference rate", "reference rates"),
        ("target", Lang::Fr) => ("objectif", "objectifs"),
        ("target", Lang::En) => ("target", "targets"),
        (_, Lang::Fr) => ("ligne", "lignes"),
        (_, Lang::En) => ("row", "rows"),
    }
}
