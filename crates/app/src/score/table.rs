//! The table of points as a whole: shown, checked line by line, saved, put back.

use super::{SETTING, can_hold, criterion, keep, same, table};
use crate::dto::dashboard::Choice;
use crate::dto::score::{ScoreTable, TableCheck, TableLine, TableLineEdit, TableProblem};
use crate::failure::Failure;
use crate::house::House;
use crate::lang::Lang;
use crate::words;
use domain::words::Channel;
use kpi::score::{HALF, Line, most};

/// Lines that a table can have.
const MOST_LINES: usize = 200;

/// Returns the table.
pub async fn shown(house: &House, lang: Lang) -> Result<ScoreTable, Failure> {
    let lines = table(house).await?;
    let channel = |of: &Channel| Choice {
        code: of.key().to_owned(),
        name: words::matching::channel(*of, lang).to_owned(),
    };
    Ok(ScoreTable {
        changed: house.store.setting(SETTING).await?.is_some() && lines != super::default_table(),
        channels: Channel::ALL.iter().map(channel).collect(),
        check: worth(&lines, Vec::new(), lang),
        lines: lines.into_iter().map(line).collect(),
    })
}

fn line(line: Line) -> TableLine {
    TableLine { criterion: line.criterion.key().to_owned(), when: line.when, points: line.points.to_string() }
}

/// Returns what keeps a table from being saved, and what it gives at most.
pub fn check(typed: &[TableLineEdit], lang: Lang) -> TableCheck {
    let (lines, problems) = read(typed, lang);
    worth(&lines, problems, lang)
}

/// Saves a table where nothing is wrong with it, and returns the check.
pub async fn save(house: &House, typed: &[TableLineEdit], lang: Lang) -> Result<TableCheck, Failure> {
    let (lines, problems) = read(typed, lang);
    let check = worth(&lines, problems, lang);
    if check.problems.is_empty() {
        keep(house, &lines).await?;
    }
    Ok(check)
}

fn worth(lines: &[Line], mut problems: Vec<TableProblem>, lang: Lang) -> TableCheck {
    let (fit, interest) = most(lines);
    for (place, sum) in [("fit", fit), ("interest", interest)] {
        if sum > HALF {
            let text = words::score::too_much(sum, HALF, lang);
            problems.push(TableProblem { line: None, place: place.to_owned(), text });
        }
    }
    TableCheck { problems, fit, interest, half: HALF }
}

/// Reads what was typed: the lines that are right, and what is wrong with the others.
fn read(typed: &[TableLineEdit], lang: Lang) -> (Vec<Line>, Vec<TableProblem>) {
    let mut lines: Vec<Line> = Vec::new();
    let mut problems = Vec::new();
    for (at, edit) in (0..).zip(typed.iter().take(MOST_LINES)) {
        let mut wrong = |place: &str, text: String| {
            problems.push(TableProblem { line: Some(at), place: place.to_owned(), text });
        };
        let Some(of) = criterion(&edit.criterion) else { continue };
        let when = edit.when.trim();
        let points = edit.points.trim().parse::<u32>().ok().filter(|points| *points <= HALF);
        if !can_hold(of, when) {
            wrong("when", words::score::cannot_hold(of, lang));
        } else if lines.iter().any(|line| line.criterion == of && same(&line.when, when)) {
            wrong("when", words::score::said_before(lang));
        }
        if points.is_none() {
            wrong("points", words::score::no_points(HALF, lang));
        }
        lines.push(Line { criterion: of, when: when.to_owned(), points: points.unwrap_or(0) });
    }
    (lines, problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(criterion: &str, when: &str, points: &str) -> TableLineEdit {
        let [criterion, when, points] = [criterion, when, points].map(str::to_owned);
        TableLineEdit { criterion, when, points }
    }

    #[tokio::test]
    async fn a_table_is_saved_whole_or_says_beside_which_field_it_is_wrong() {
        let house = House::for_a_try().await.unwrap();
        let wrong = [
            edit("channel", "pigeon", "10"),
            edit("speed", "7", "vingt"),
            edit("speed", "7", "10"),
            edit("sector", "BTP", "51"),
        ];
        let found = save(&house, &wrong, Lang::Fr).await.unwrap();
        let places: Vec<_> = found.problems.iter().map(|one| (one.line, one.place.as_str())).collect();
        assert_eq!(places, [(Some(0), "when"), (Some(1), "points"), (Some(2), "when"), (Some(3), "points")]);
        assert!(!shown(&house, Lang::Fr).await.unwrap().changed, "nothing was written");
        let heavy = [edit("sector", "BTP", "30"), edit("size", "*", "25"), edit("speed", "7", "50")];
        let found = save(&house, &heavy, Lang::Fr).await.unwrap();
        assert_eq!((found.fit, found.interest, found.problems.len()), (55, 50, 1));
        assert_eq!(found.problems[0].place, "fit");
        let right = [edit("sector", "BTP", "25"), edit("size", "*", " 25 "), edit("speed", "7", "50")];
        assert_eq!(save(&house, &right, Lang::Fr).await.unwrap().problems, []);
        let kept = shown(&house, Lang::Fr).await.unwrap();
        assert!(kept.changed);
        assert_eq!(
            kept.lines.iter().map(|line| line.points.as_str()).collect::<Vec<_>>(),
            ["25", "25", "50"]
        );
        super::super::reset(&house).await.unwrap();
        assert!(!shown(&house, Lang::Fr).await.unwrap().changed);
    }
}
