//! A dashboard as it is seen: the same parts in the same places, on paper.

use super::front::{self, BAROMETER, PAID, of_tile, plain};
use super::period_report::brought;
use super::{Asked, basis_notes, scope_words};
use crate::boards::{self, Kind};
use crate::dashboard::parts;
use crate::dto::dashboard::{BoardItem, BoardPart, Notice, Picture};
use crate::dto::figure::Figure;
use crate::explain::rule_of;
use crate::failure::Failure;
use crate::figures::{Group, HEADLINE};
use crate::lang::{Lang, one_of, say};
use crate::summary::verdict::paid;
use crate::words::attribution;
use domain::filter::Filter;
use domain::words::Basis;
use kpi::find;
use report::{Board, BoardBody, Headline, Notices, Run, Span, Summary};
use std::collections::BTreeSet;

/// Figures of the first view at most.
const TILES: usize = 6;

/// Returns what the report prints of the dashboard of a name or number; without one, of the first: one view for whoever
/// decides, then the dashboard.
pub(super) async fn body(asked: &Asked<'_>, name: Option<&str>) -> Result<Summary, Failure> {
    let Asked { house, filter, lang, today } = *asked;
    let group = asked.all().await?;
    let board = boards::layout(house, name, lang).await?;
    let rule = attribution::name(rule_of(house, filter).await?, lang);
    let shown = parts(house, filter, &board.items, lang, today).await?;
    let tiles = first_figures(&board.items);
    Ok(Summary {
        verdict: verdict(&group, filter, shown.is_empty(), lang),
        barometer: front::barometer(asked, BAROMETER).await?,
        headline: front::headline(asked, &tiles).await?,
        next: front::next(asked, Vec::new()).await?,
        title: board.name,
        subtitle: scope_words(filter, lang),
        board: Some(Board {
            parts: shown.into_iter().filter_map(|part| printed(part, rule, lang)).collect(),
        }),
        notes: basis_notes(asked).await?,
        ..Summary::default()
    })
}

/// Returns the figures of a dashboard and of its first view, which its annex traces.
pub(super) async fn figures(asked: &Asked<'_>, name: Option<&str>) -> Result<Vec<String>, Failure> {
    let board = boards::layout(asked.house, name, asked.lang).await?;
    let on_it = board.items.iter().filter(|item| find(&item.name).is_some()).map(|item| item.name.as_str());
    let mut all = BTreeSet::new();
    let first_view = [BAROMETER, PAID].into_iter().chain(first_figures(&board.items));
    Ok(first_view.chain(on_it).filter(|key| all.insert(*key)).map(str::to_owned).collect())
}

/// Returns the figures of the first view: those that come first on the dashboard, beside the one that decides; where it
/// has none, those that come first anywhere.
fn first_figures(items: &[BoardItem]) -> Vec<&str> {
    let figures = items.iter().filter(|item| Kind::of(item) == Some(Kind::Figure));
    let own: Vec<&str> = figures.map(|item| item.name.as_str()).collect();
    let all = if own.is_empty() { HEADLINE.to_vec() } else { own };
    all.into_iter().filter(|key| *key != BAROMETER).take(TILES).collect()
}

fn verdict(group: &Group, filter: &Filter, is_empty: bool, lang: Lang) -> Vec<Run> {
    let mut runs = match filter.basis {
        Basis::Posting => paid(group, filter, lang),
        Basis::Event => [brought(group, filter, lang), vec![plain(".")]].concat(),
    };
    if is_empty {
        runs.push(plain(one_of(
            lang,
            " Rien n’est sur ce tableau de bord.",
            " Nothing is on this dashboard.",
        )));
    }
    runs
}

fn printed(part: BoardPart, rule: &str, lang: Lang) -> Option<report::BoardPart> {
    let body = match (part.figure, part.picture, part.notices) {
        (Some(figure), ..) => BoardBody::Tile(tile(&figure, rule, lang)),
        (_, Some(picture), _) => BoardBody::Picture(drawing(picture)),
        (.., Some(told)) => BoardBody::Notices(notices(told, lang)),
        _ => return None,
    };
    Some(report::BoardPart { columns: part.item.width, rows: part.item.height, body })
}

/// A tile with all that the window says on it: what should make careful, and the rule that credits orders.
fn tile(figure: &Figure, rule: &str, lang: Lang) -> Headline {
    let shown = of_tile(figure, lang);
    if figure.unknown.is_some() {
        return shown;
    }
    let careful = crate::analysis::note(figure, lang);
    let credited = figure
        .attributed
        .then(|| say(lang, format!("attribution\u{a0}: {rule}"), format!("attribution: {rule}")));
    let said = [Some(shown.detail), Some(careful), credited].into_iter().flatten();
    let said: Vec<String> = said.filter(|text| !text.is_empty()).collect();
    Headline { detail: said.join(" · "), ..shown }
}

/// The drawing of the window, in the colours of paper.
fn drawing(picture: Picture) -> report::Picture {
    report::Picture {
        heading: picture.title,
        svg: chart::printed(&picture.svg),
        alt: picture.summary,
        note: picture.note,
        span: Span::Full,
    }
}

fn notices(told: Vec<Notice>, lang: Lang) -> Notices {
    let tone = |tone: &str| match tone {
        "act" => one_of(lang, "agir", "act"),
        "test" => one_of(lang, "tester", "test"),
        "go_on" => one_of(lang, "poursuivre", "go on"),
        _ => one_of(lang, "à savoir", "know"),
    };
    Notices {
        heading: one_of(lang, "Ce qui mérite votre attention", "What deserves your attention").to_owned(),
        none: one_of(
            lang,
            "Rien de particulier pour ces filtres.",
            "Nothing in particular for these filters.",
        )
        .to_owned(),
        told: told
            .into_iter()
            .map(|one| [tone(&one.tone).to_owned(), one.text, one.remedy.unwrap_or_default()])
            .collect(),
    }
}
