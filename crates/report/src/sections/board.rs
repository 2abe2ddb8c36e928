//! A dashboard, cut into bands that a page can keep whole: no part lies across the edge of a band.

use super::pictures::{drawing, picture_path};
use super::{Section, headline};
use crate::board::{Board, BoardBody, BoardPart, COLUMNS, Notices, places};
use crate::summary::Summary;
use serde_json::{Value, json};

/// Shows a dashboard.
pub(super) const SECTION: Section =
    Section { name: "board", template: include_str!("../../templates/sections/board.typ"), value };

fn value(summary: &Summary) -> Option<Value> {
    let board = summary.board.as_ref().filter(|board| !board.parts.is_empty())?;
    let mut drawn = summary.figures.len();
    let mut shown = Vec::new();
    for part in &board.parts {
        shown.push(match &part.body {
            BoardBody::Tile(tile) => json!({ "kind": "tile", "tile": headline::tile(tile) }),
            BoardBody::Picture(picture) => {
                drawn += 1;
                let picture = drawing(summary, picture, &picture_path(drawn - 1));
                json!({ "kind": "picture", "picture": picture })
            }
            BoardBody::Notices(notices) => json!({ "kind": "notices", "notices": said(notices) }),
        });
    }
    Some(json!({ "bands": bands(board, shown) }))
}

fn said(notices: &Notices) -> Value {
    let told: Vec<Value> = notices
        .told
        .iter()
        .map(|[tone, text, remedy]| json!({ "tone": tone, "text": text, "remedy": remedy }))
        .collect();
    json!({ "heading": notices.heading, "none": notices.none, "told": told })
}

/// Puts parts in their places, and ends a band after each row across which no part goes on.
fn bands(board: &Board, shown: Vec<Value>) -> Vec<Value> {
    let sizes: Vec<(u32, u32)> = board.parts.iter().map(size).collect();
    let ends: Vec<u32> =
        places(&sizes).iter().zip(&sizes).map(|(place, (_, rows))| place.row + rows).collect();
    let mut placed: Vec<_> = places(&sizes).into_iter().zip(sizes).zip(shown).collect();
    let mut bands = Vec::new();
    let mut first = 0;
    for end in 1..=ends.iter().copied().max().unwrap_or_default() {
        let across = placed.iter().any(|((place, (_, rows)), _)| place.row < end && place.row + rows > end);
        if across {
            continue;
        }
        let (band, rest): (Vec<_>, Vec<_>) = placed.into_iter().partition(|((place, _), _)| place.row < end);
        placed = rest;
        let parts: Vec<Value> = band
            .into_iter()
            .map(|((place, (columns, rows)), body)| {
                let (x, y) = (place.column, place.row - first);
                json!({ "x": x, "y": y, "columns": columns, "rows": rows, "body": body })
            })
            .collect();
        bands.push(json!({ "rows": end - first, "parts": parts }));
        first = end;
    }
    bands
}

fn size(part: &BoardPart) -> (u32, u32) {
    (part.columns.clamp(1, COLUMNS), part.rows.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::summary::{Headline, Picture};

    fn shape(sizes: &[(u32, u32)]) -> Vec<(u64, usize)> {
        let part = |(columns, rows): &(u32, u32)| BoardPart {
            columns: *columns,
            rows: *rows,
            body: BoardBody::Tile(Headline::default()),
        };
        let board = Board { parts: sizes.iter().map(part).collect() };
        let summary = Summary { board: Some(board), ..Summary::default() };
        let bands = value(&summary).map(|value| value["bands"].clone()).unwrap_or_default();
        let band = |band: &Value| (band["rows"].as_u64().unwrap(), band["parts"].as_array().unwrap().len());
        bands.as_array().into_iter().flatten().map(band).collect()
    }

    #[test]
    fn a_band_ends_where_no_part_goes_on() {
        assert_eq!(shape(&[(3, 1); 8]), [(1, 4), (1, 4)]);
        assert_eq!(shape(&[(12, 1), (7, 2), (5, 2), (12, 1)]), [(1, 1), (2, 2), (1, 1)]);
        assert_eq!(shape(&[(6, 2), (6, 1), (6, 2), (6, 1)]), [(3, 4)]);
        assert_eq!(shape(&[]), []);
    }

    #[test]
    fn drawings_of_the_board_follow_those_of_the_report() {
        let picture = || BoardPart { columns: 6, rows: 2, body: BoardBody::Picture(Picture::default()) };
        let summary = Summary {
            figures: vec![Picture::default(); 2],
            board: Some(Board { parts: vec![picture(), picture()] }),
            ..Summary::default()
        };
        let found = value(&summary).unwrap();
        let path = |place: usize| found["bands"][0]["parts"][place]["body"]["picture"]["path"].clone();
        assert_eq!((path(0), path(1)), (json!("/pictures/2.svg"), json!("/pictures/3.svg")));
        assert_eq!(summary.drawings().count(), 4);
    }
}
