//! Cells beside each other: who did better, and is it proven?

use crate::failure::Failure;
use crate::figures::{Group, groups};
use crate::house::House;
use crate::lang::{Lang, say};
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::term::Term;
use domain::words::CellRole;
use kpi::Comparison;
use rust_decimal::prelude::ToPrimitive;

/// The cells of a campaign beside its control.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The key code that the others are compared with, where there is one.
    pub control: Option<String>,
    /// Every cell, the control first, then by key code.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Its key code.
    pub key: String,
    /// Its sums and role.
    pub group: Group,
    /// Pieces posted, or people held.
    pub people: u64,
    /// Responders, where responses were imported.
    pub responders: Option<u64>,
    /// How it did against the control.
    pub comparison: Option<Comparison>,
}

/// Which cell the others are compared with.
#[derive(Clone, Copy, Debug)]
pub enum Control<'a> {
    /// This one.
    Named(&'a str),
    /// The one marked as control, else the only holdout; without either, none.
    Marked,
    /// As [`Control::Marked`], else the first: for the window, where it can be changed at once.
    MarkedOrFirst,
}

/// Returns the cells of a campaign beside its control.
///
/// # Errors
/// [`store::StoreError::NoCell`] where the named control does not exist.
pub async fn standing(
    house: &House,
    campaign: &str,
    control: Control<'_>,
    today: NaiveDate,
) -> Result<Standing, Failure> {
    let grouped = groups(house, &Filter::campaign(campaign), &[Dimension::Cell], today).await?;
    let mut cells: Vec<Cell> = grouped.into_iter().filter_map(cell).collect();
    let control = chosen(&cells, control, campaign)?;
    cells.sort_by_key(|cell| (Some(&cell.key) != control.as_ref(), cell.key.clone()));
    if control.is_some() {
        compare(&mut cells);
    }
    Ok(Standing { control, cells })
}

fn cell(group: Group) -> Option<Cell> {
    let key = group.key.first()?.1.clone()?;
    let people = whole(group.totals.posted_or_held())?;
    let responders = whole(group.totals.responders);
    Some(Cell { key, group, people, responders, comparison: None })
}

fn whole(term: Term) -> Option<u64> {
    term.value().and_then(|value| value.to_u64())
}

fn chosen(cells: &[Cell], control: Control, campaign: &str) -> Result<Option<String>, Failure> {
    let of_role = |role| {
        let mut with_role = cells.iter().filter(move |cell| cell.group.role == Some(role));
        with_role.next().filter(|_| with_role.next().is_none()).map(|cell| cell.key.clone())
    };
    let marked = || of_role(CellRole::Control).or_else(|| of_role(CellRole::Holdout));
    match control {
        Control::Named(key) if cells.iter().any(|cell| cell.key == key) => Ok(Some(key.to_owned())),
        Control::Named(key) => {
            Err(store::StoreError::NoCell { campaign: campaign.to_owned(), cell: key.to_owned() }.into())
        }
        Control::Marked => Ok(marked()),
        Control::MarkedOrFirst => Ok(marked().or_else(|| cells.first().map(|cell| cell.key.clone()))),
    }
}

/// Compares every cell with the first.
fn compare(cells: &mut [Cell]) {
    let Some((control, others)) = cells.split_first_mut() else { return };
    let Some(control) = control.responders.map(|responders| (responders, control.people)) else { return };
    let mut counted: Vec<&mut Cell> = others.iter_mut().filter(|cell| cell.responders.is_some()).collect();
    let pairs: Vec<_> =
        counted.iter().map(|cell| (cell.responders.unwrap_or_default(), cell.people)).collect();
    for (cell, comparison) in counted.iter_mut().zip(kpi::compare(control, &pairs)) {
        cell.comparison = comparison;
    }
}

/// Returns the verdict on a cell as one sentence, nothing where it was not compared.
pub fn sentence(cell: &Cell, lang: Lang) -> Option<String> {
    Some(kpi::verdict_text(cell.comparison.as_ref()?, &cell.key, cell.group.provisional, lang))
}

/// The verdicts on the cells of a campaign, for a page.
pub(crate) struct Verdicts<'a> {
    /// That more may come, where that holds for several: said once, above.
    pub(crate) open: Option<String>,
    /// Each cell that was compared, with its sentence.
    pub(crate) cells: Vec<(&'a Cell, String)>,
}

impl Verdicts<'_> {
    /// Returns all there is to say, in order.
    pub(crate) fn sentences(self) -> Vec<String> {
        self.open.into_iter().chain(self.cells.into_iter().map(|(_, sentence)| sentence)).collect()
    }
}

/// Returns the verdicts on cells, each called a cell.
pub(crate) fn verdicts<'a>(cells: impl Iterator<Item = &'a Cell>, lang: Lang) -> Verdicts<'a> {
    let compared: Vec<_> = cells.filter_map(|cell| Some((cell, cell.comparison.as_ref()?))).collect();
    let several = compared.len() > 1;
    let open = several && compared.iter().any(|(cell, _)| cell.group.provisional);
    let sentence = |(cell, comparison): (&'a Cell, &Comparison)| {
        let key = &cell.key;
        let name = say(lang, format!("La cellule {key}"), format!("Cell {key}"));
        (cell, kpi::verdict_text(comparison, &name, cell.group.provisional && !several, lang))
    };
    Verdicts {
        open: open.then(|| {
            say(
                lang,
                "La fenêtre est encore ouverte\u{a0}: rien n’est définitif.".into(),
                "The window is still open: nothing is final.".into(),
            )
        }),
        cells: compared.into_iter().map(sentence).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::totals::Totals;

    fn cell(key: &str, responders: u64, provisional: bool) -> Cell {
        let group = Group {
            key: Vec::new(),
            role: None,
            provisional,
            campaigns: Vec::new(),
            totals: Totals::never_imported(),
            sure: None,
        };
        Cell { key: key.to_owned(), group, people: 2_500, responders: Some(responders), comparison: None }
    }

    fn said(cells: &mut [Cell]) -> Vec<String> {
        compare(cells);
        verdicts(cells.iter(), Lang::Fr).sentences()
    }

    #[test]
    fn that_the_window_is_open_is_said_once_of_many_cells_and_within_the_sentence_of_one() {
        let b = "La cellule B fait mieux que le témoin, c’est établi";
        assert_eq!(
            said(&mut [cell("A", 48, true), cell("B", 72, true)]),
            [format!("{b}\u{202f}; la fenêtre est encore ouverte.")]
        );
        let many = said(&mut [cell("A", 48, true), cell("B", 90, true), cell("C", 90, true)]);
        assert_eq!(many.len(), 3);
        assert_eq!(many[0], "La fenêtre est encore ouverte\u{a0}: rien n’est définitif.");
        assert_eq!(many[1], format!("{b}."));
        assert!(!many[2].contains("fenêtre"), "{many:?}");
        let closed = said(&mut [cell("A", 48, false), cell("B", 90, false), cell("C", 90, false)]);
        assert_eq!(closed.len(), 2, "{closed:?}");
    }
}
