//! Dashboards of one's own: what stands on each, in what order and how large.

pub mod models;

use crate::charts::catalog::{CHARTS, Entry, Named, item as chart_item, parse};
use crate::dto::dashboard::{BoardItem, BoardOffer, BoardView, Boards, Choice, KeptBoard};
use crate::failure::Failure;
use crate::figures::{Dimension, capitalised};
use crate::house::House;
use crate::lang::{Lang, say};
use crate::{naming, words};
use domain::fold::fold;
use kpi::{catalog, find};
use models::Role;
use std::collections::BTreeSet;
use store::Board;

/// The first dashboard, which always is there.
const FIRST: u32 = 1;
/// Columns of a dashboard.
const COLUMNS: u32 = 12;
/// Things on a dashboard at most: more takes too long to be read.
const MOST: usize = 60;

/// What stands on a dashboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A tile.
    Figure,
    /// A chart.
    Chart,
    /// What deserves attention.
    Notices,
}

impl Kind {
    /// Returns the kind of a thing, where there is such a kind.
    pub fn of(item: &BoardItem) -> Option<Self> {
        match item.kind.as_str() {
            "figure" => Some(Self::Figure),
            "chart" => Some(Self::Chart),
            "notices" => Some(Self::Notices),
            _ => None,
        }
    }

    /// Returns the fewest columns and rows in which it can be read, and the most rows.
    const fn sizes(self) -> (u32, u32, u32) {
        match self {
            Self::Figure => (3, 1, 2),
            Self::Chart => (4, 2, 4),
            Self::Notices => (4, 1, 4),
        }
    }
}

/// Returns the things that can be shown, each once and in a size that can be read; others are left away, as a figure
/// that a later version of the program knows.
pub(crate) fn known(items: &[BoardItem]) -> Vec<BoardItem> {
    let mut seen = BTreeSet::new();
    let fits = |item: &BoardItem| {
        let kind = Kind::of(item)?;
        let by = item.by.as_deref();
        let there = match kind {
            Kind::Figure => find(&item.name).is_some() && by.is_none(),
            Kind::Chart => can_draw(&item.name, by),
            Kind::Notices => true,
        };
        let (columns, fewest, most) = kind.sizes();
        there.then(|| BoardItem {
            width: item.width.clamp(columns, COLUMNS),
            height: item.height.clamp(fewest, most),
            ..item.clone()
        })
    };
    let mut new = |item: &BoardItem| seen.insert((item.kind.clone(), item.name.clone(), item.by.clone()));
    items.iter().filter_map(fits).filter(|item| new(item)).take(MOST).collect()
}

/// Returns whether a chart can be drawn: by a name of the list, with a figure and a grouping where it takes them; a
/// figure alone needs its grouping.
fn can_draw(name: &str, by: Option<&str>) -> bool {
    let known = by.is_none_or(|by| Dimension::from_key(by).is_some());
    match parse(name) {
        Ok((Entry { chart: Named::Bars, .. }, _)) => find(name).is_some() && by.is_some() && known,
        Ok((entry, _)) => {
            let item = chart_item(entry, Lang::Fr);
            (item.takes_figure || entry.name == name) && (by.is_none() || item.takes_grouping && known)
        }
        Err(_) => false,
    }
}

/// Returns the charts that are offered by their own name; a figure by a grouping is asked for as both.
fn own_charts() -> impl Iterator<Item = &'static Entry> {
    CHARTS.iter().filter(|entry| entry.chart != Named::Bars)
}

/// Returns every dashboard, the first one first, and what can be put on one.
pub async fn list(house: &House, lang: Lang) -> Result<Boards, Failure> {
    let role = models::role(house).await?;
    let mut boards: Vec<BoardView> = house.store.boards().await?.into_iter().map(view).collect();
    if boards.first().is_none_or(|board| board.id != Some(FIRST)) {
        boards.insert(0, first(role, lang));
    }
    Ok(Boards { boards, role: role.key().to_owned(), models: models::all(), offer: offer(lang) })
}

/// Returns the layout of the dashboard of a name or number, for whoever shows or prints it; without one, of the first.
///
/// # Errors
/// [`Failure::NoBoard`].
pub async fn layout(house: &House, name: Option<&str>, lang: Lang) -> Result<BoardView, Failure> {
    let boards = list(house, lang).await?.boards;
    let names = || boards.iter().map(|board| board.name.clone()).collect();
    let wanted = name.map(fold);
    let fits = |board: &&BoardView| match (&wanted, name) {
        (Some(wanted), Some(name)) => {
            fold(&board.name) == *wanted || board.id.is_some_and(|id| id.to_string() == name.trim())
        }
        _ => board.id == Some(FIRST),
    };
    let found = boards.iter().find(fits).cloned();
    found.ok_or_else(|| Failure::NoBoard { name: name.unwrap_or_default().to_owned(), names: names() })
}

/// Keeps a dashboard, new or changed, or one that was deleted again.
///
/// # Errors
/// [`Failure::NotAName`], [`Failure::NameTaken`].
pub async fn save(house: &House, board: &BoardView, lang: Lang) -> Result<KeptBoard, Failure> {
    let others = list(house, lang).await?.boards;
    let others = others.iter().filter(|other| other.id != board.id).map(|other| other.name.as_str());
    let name = naming::name(&board.name, others)?;
    let items = known(&board.items).into_iter().map(kept).collect();
    let id = house.store.put_board(&Board { id: board.id, name, items }).await?;
    Ok(KeptBoard { id, boards: list(house, lang).await? })
}

/// Deletes a dashboard; the first one becomes again what it was at first.
pub async fn remove(house: &House, id: u32, lang: Lang) -> Result<Boards, Failure> {
    house.store.remove_board(id).await?;
    list(house, lang).await
}

/// Returns the first dashboard as long as nobody changed it.
fn first(role: Role, lang: Lang) -> BoardView {
    let name = say(lang, "Tableau de bord".to_owned(), "Dashboard".to_owned());
    BoardView { id: Some(FIRST), name, items: models::of(role) }
}

fn view(board: Board) -> BoardView {
    let item = |item: store::BoardItem| BoardItem {
        kind: item.kind,
        name: item.name,
        by: item.by,
        width: item.width,
        height: item.height,
    };
    let items: Vec<BoardItem> = board.items.into_iter().map(item).collect();
    BoardView { id: board.id, name: board.name, items: known(&items) }
}

fn kept(item: BoardItem) -> store::BoardItem {
    store::BoardItem { kind: item.kind, name: item.name, by: item.by, width: item.width, height: item.height }
}

/// Returns what can be put on a dashboard.
fn offer(lang: Lang) -> BoardOffer {
    let choice = |code: &str, name: String| Choice { code: code.to_owned(), name };
    BoardOffer {
        figures: catalog().map(|entry| choice(entry.key, capitalised(entry.name.get(lang)))).collect(),
        charts: own_charts().map(|entry| chart_item(entry, lang)).collect(),
        dimensions: Dimension::ALL
            .iter()
            .map(|one| choice(one.key(), words::group::heading(*one, lang)))
            .collect(),
    }
}

#[cfg(test)]
mod tests;
