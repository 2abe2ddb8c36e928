//! The drawings and the shares of the cost: the first half-width drawing stands beside the shares.

use super::{Section, table};
use crate::columns;
use crate::summary::{Picture, Span, Summary};
use serde_json::{Value, json};

/// Shows the drawings.
pub(super) const SECTION: Section =
    Section { name: "pictures", template: include_str!("../../templates/sections/pictures.typ"), value };

/// Returns where the typesetter finds a drawing.
pub(crate) fn picture_path(place: usize) -> String {
    format!("pictures/{place}.svg")
}

fn value(summary: &Summary) -> Option<Value> {
    let mut rows = Vec::new();
    let mut waiting = table(&summary.shares, columns::BESIDE);
    let mut half: Option<Value> = None;
    for (place, picture) in summary.figures.iter().enumerate() {
        let drawn = drawing(summary, picture, &picture_path(place));
        match (picture.span, waiting.take(), half.take()) {
            (Span::Half, Some(shares), None) => rows.push(json!({ "left": drawn, "table": shares })),
            (Span::Half, shares, Some(left)) => {
                waiting = shares;
                rows.push(json!({ "left": left, "right": drawn }));
            }
            (Span::Half, None, None) => half = Some(drawn),
            (Span::Full, shares, left) => {
                waiting = shares;
                half = left;
                rows.push(json!({ "full": drawn }));
            }
        }
    }
    rows.extend(half.map(|left| json!({ "left": left })));
    rows.extend(waiting.map(|shares| json!({ "table": shares })));
    (!rows.is_empty()).then(|| json!({ "rows": rows }))
}

pub(super) fn drawing(summary: &Summary, picture: &Picture, path: &str) -> Value {
    let told = [&picture.alt, &picture.heading, &summary.labels.picture];
    let alt = told.into_iter().find(|words| !words.trim().is_empty());
    json!({
        "path": format!("/{path}"),
        "heading": picture.heading,
        "alt": alt,
        "note": picture.note,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::summary::Table;

    fn shape(spans: &[Span], shares: &[&str]) -> Vec<String> {
        let figures = spans.iter().map(|span| Picture { span: *span, ..Picture::default() }).collect();
        let rows = shares.iter().map(|text| vec![(*text).to_owned()]).collect();
        let summary = Summary { figures, shares: Table { rows, ..Table::default() }, ..Summary::default() };
        let rows = value(&summary).map(|value| value["rows"].clone()).unwrap_or_default();
        let keys = |row: &Value| row.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join("+");
        rows.as_array().into_iter().flatten().map(keys).collect()
    }

    #[test]
    fn halves_stand_beside_the_shares_then_in_pairs() {
        use Span::{Full, Half};
        for (spans, shares, expected) in [
            (&[][..], &[][..], &[][..]),
            (&[], &["Poste"], &["table"]),
            (&[Half], &["Poste"], &["left+table"]),
            (&[Half, Full], &["Poste"], &["left+table", "full"]),
            (&[Full, Half], &["Poste"], &["full", "left+table"]),
            (&[Half, Half, Half], &["Poste"], &["left+table", "left+right"]),
            (&[Half, Full, Half], &[], &["full", "left+right"]),
            (&[Half], &[], &["left"]),
        ] {
            assert_eq!(shape(spans, shares), expected, "{spans:?} {shares:?}");
        }
    }
}
