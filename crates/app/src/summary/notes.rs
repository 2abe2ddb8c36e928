//! What the reader of a summary must know: basis, window, what is unknown and why.

use crate::explain::rule_of;
use crate::failure::Failure;
use crate::figures::Group;
use crate::house::House;
use crate::lang::{Lang, say};
use crate::words;
use domain::filter::Filter;
use domain::words::CellRole;
use kpi::{evaluate, find, reason_text};
use std::collections::BTreeSet;
use store::CampaignRow;

/// Figures whose absence is told.
const TOLD: [&str; 6] =
    ["response_rate", "undelivered_rate", "qualified_leads", "cost_total", "orders", "margin"];

/// Returns the notes, one sentence or two each.
pub(super) async fn notes(
    house: &House,
    campaign: &CampaignRow,
    group: &Group,
    filter: &Filter,
    lang: Lang,
) -> Result<Vec<String>, Failure> {
    let days = campaign.window_days;
    let rule = words::attribution::name(rule_of(house, filter).await?, lang);
    let mut notes = vec![say(
        lang,
        format!(
            "Base\u{a0}: plis envoyés, montants HT. Attribution\u{a0}: {rule}, {days}\u{a0}jours après l’envoi."
        ),
        format!(
            "Basis: pieces posted, amounts net of VAT. Attribution: {rule}, {days}\u{a0}days after posting."
        ),
    )];
    notes.push(say(
        lang,
        "Intervalles à 95\u{a0}% (Wilson)\u{202f}; écarts entre cellules corrigés du nombre de comparaisons (Holm).".into(),
        "Intervals at 95% (Wilson); differences between cells corrected for the number of comparisons (Holm).".into(),
    ));
    let mut said = BTreeSet::new();
    for key in TOLD {
        let Some(entry) = find(key) else { continue };
        let Some(reason) = evaluate(entry, &group.totals, filter.basis).value.reason() else { continue };
        let name = crate::figures::capitalised(entry.name.get(lang));
        let why = reason_text(reason, lang);
        if said.insert(why.clone()) {
            notes.push(say(
                lang,
                format!("{name}\u{a0}: inconnu, {why}."),
                format!("{name}: unknown, {why}."),
            ));
        }
    }
    let cells = house.store.cells(&campaign.code).await?;
    if cells.iter().any(|cell| cell.role == Some(CellRole::Holdout)) {
        notes.push(say(
            lang,
            "Une cellule non envoyée ne compte que dans les comparaisons, jamais dans les plis envoyés."
                .into(),
            "A holdout counts in comparisons only, never among the pieces posted.".into(),
        ));
    }
    Ok(notes)
}
