//! The annex: where every figure of the report comes from, as the window explains it.

use super::Asked;
use crate::dto::explain::Explanation;
use crate::explain;
use crate::failure::Failure;
use crate::lang::{Lang, one_of};
use domain::format::{counted, date};
use report::Trace;

/// Returns where figures come from.
pub(super) async fn traces(
    asked: &Asked<'_>,
    keys: impl IntoIterator<Item = impl AsRef<str>>,
) -> Result<Vec<Trace>, Failure> {
    let mut traces = Vec::new();
    for key in keys {
        let told = explain::of(asked.house, key.as_ref(), asked.filter, asked.lang, asked.today).await?;
        traces.push(trace(&told, asked.lang));
    }
    Ok(traces)
}

fn trace(told: &Explanation, lang: Lang) -> Trace {
    let word = |fr: &str, en: &str| one_of(lang, format!("{fr}\u{a0}:"), format!("{en}:"));
    let figure = &told.figure;
    let value = figure
        .value
        .as_deref()
        .and_then(|value| crate::figures::shown_number(value, figure.currency.as_deref(), figure.unit, lang))
        .unwrap_or_else(|| kpi::show::UNKNOWN.to_owned());
    let files = told.parts.iter().flat_map(|part| {
        part.files.iter().map(|file| {
            let rows = one_of(
                lang,
                counted(u64::from(file.rows), "ligne", "lignes", lang),
                counted(u64::from(file.rows), "row", "rows", lang),
            );
            let day = file.imported.parse().map_or_else(|_| file.imported.clone(), |day| date(day, lang));
            format!("{} – {}, {day}, {rows}", part.text, file.file)
        })
    });
    let left_out = told.left_out.iter().chain(&told.left_out_by_hand).cloned();
    let lines = [
        (word("Formule", "Formula"), vec![told.formula.clone()]),
        (word("Calcul", "Worked out"), vec![format!("{} = {value}", told.worked)]),
        (word("Intervalle", "Interval"), told.interval.clone().into_iter().collect()),
        (
            word("Inconnu", "Unknown"),
            figure.unknown.as_ref().map(|why| why.text.clone()).into_iter().collect(),
        ),
        (word("Nombres et fichiers", "Numbers and files"), files.collect()),
        (word("Règles", "Rules"), told.rules.clone()),
        (word("Laissé de côté", "Left out"), left_out.collect()),
        (word("Source de la formule", "Source of the formula"), vec![told.source.clone()]),
    ];
    Trace {
        heading: format!("{} · {value}", figure.name),
        told: lines
            .into_iter()
            .filter(|(_, texts): &(_, Vec<String>)| texts.iter().any(|text| !text.is_empty()))
            .collect(),
    }
}
