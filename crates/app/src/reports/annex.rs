//! The annex: where every figure of the report comes from, as the window explains it.

use super::template::Template;
use super::{Asked, board, period_report};
use crate::dto::explain::Explanation;
use crate::dto::figure::Figure;
use crate::explain;
use crate::failure::Failure;
use crate::lang::{Lang, one_of};
use crate::summary;
use domain::format::date;
use report::Trace;

/// Returns where the figures of a report come from; of the dashboard of a name or number those that stand on it.
pub(super) async fn of(
    asked: &Asked<'_>,
    template: Template,
    board: Option<&str>,
) -> Result<Vec<Trace>, Failure> {
    let mut all = traces(asked, template.traced(), |_| true).await?;
    match template {
        Template::Summary => {
            all.extend(traces(asked, summary::printed_where_known(), summary::prints).await?);
        }
        Template::Period => {
            let Asked { house, lang, today, .. } = *asked;
            let letters = period_report::letters_until(asked.filter);
            let of_letters = Asked { house, filter: &letters, lang, today };
            let known = |figure: &Figure| figure.value.is_some();
            all.extend(traces(&of_letters, period_report::OF_LETTERS, known).await?);
        }
        Template::Dashboard => {
            all.extend(traces(asked, board::figures(asked, board).await?, |_| true).await?);
        }
        _ => {}
    }
    Ok(all)
}

/// Returns where those figures come from that are printed.
async fn traces(
    asked: &Asked<'_>,
    keys: impl IntoIterator<Item = impl AsRef<str>>,
    printed: impl Fn(&Figure) -> bool,
) -> Result<Vec<Trace>, Failure> {
    let mut traces = Vec::new();
    for key in keys {
        let told = explain::of(asked.house, key.as_ref(), asked.filter, asked.lang, asked.today).await?;
        if printed(&told.figure) {
            traces.push(trace(&told, asked.lang));
        }
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
            let day = file.imported.parse().map_or_else(|_| file.imported.clone(), |day| date(day, lang));
            format!("{} – {}, {}, {day}", part.text, file.file, file.place)
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
