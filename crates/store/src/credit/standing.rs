//! Which orders could be tied to a person who was mailed, and which of them the rule credits.

use super::{Credited, Joins, Letter, Wanted, letters, rule};
use crate::Store;
use crate::detail::Detail;
use crate::error::Result;
use crate::placed::takes;
use domain::attribution::WHOLE;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::term::Term;
use domain::words::{CellRole, JoinedBy};

/// How many orders, and their amount net of credit notes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tallied {
    /// How many; by the rules that share, maybe in parts.
    pub orders: Term,
    /// For how much.
    pub revenue: Term,
}

/// Orders by what became of them; *here* are the letters that a filter takes.
///
/// `matched` is what was credited here but for `unnamed`, and `elsewhere`, `outside` and `uncredited` together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// All orders of the file, whatever the filter.
    pub told: Tallied,
    /// Of people to whom a letter from here was mailed.
    pub matched: Tallied,
    /// Credited here by the rule.
    pub credited: Tallied,
    /// Credited here by a code or a campaign's name alone: they name nobody who was mailed.
    pub unnamed: Tallied,
    /// Of people mailed from here, and credited to other letters.
    pub elsewhere: Tallied,
    /// Of people mailed from here, and outside the window of every letter.
    pub outside: Tallied,
    /// Of people mailed from here, within a window, and credited to no letter by the rule.
    pub uncredited: Tallied,
    /// Of nobody who was ever mailed, and credited to no campaign.
    pub nobody: Tallied,
}

impl Store {
    /// Returns what became of the orders.
    pub async fn order_standing(&self, filter: &Filter) -> Result<Standing> {
        let mut tx = self.readers().begin().await?;
        let rule = rule(&mut tx, filter).await?;
        let letters = letters(&mut tx, Detail::of(filter, &[]), Wanted::All).await?;
        standing(&Credited::of(letters, rule, Joins::All)?, filter)
    }
}

fn standing(credited: &Credited, filter: &Filter) -> Result<Standing> {
    let mut all = Standing::default();
    let mut parts = credited.parts.as_slice();
    let mut from = 0;
    for order in credited.letters.chunk_by(|one, next| one.order_id == next.order_id) {
        from += order.len();
        let (own, rest) = parts.split_at(parts.partition_point(|part| part.letter < from));
        parts = rest;
        let first = &order[0];
        if own.is_empty() && first.joined_by.as_deref() == Some(JoinedBy::SameRow.key()) {
            // It gave way to a file of orders that tells it too.
            continue;
        }
        let mut here = (0, 0);
        for part in own {
            if is_here(&credited.letters[part.letter], filter)? {
                here = (here.0 + part.of_whole, here.1 + part.amount);
            }
        }
        let mut matched = false;
        for letter in order.iter().filter(|letter| letter.piece_id.is_some()) {
            matched = matched || is_here(letter, filter)?;
        }
        let whole = (WHOLE, first.amount_e4);
        all.told.add(first, whole)?;
        all.credited.add(first, here)?;
        if matched {
            all.matched.add(first, whole)?;
            if !own.is_empty() {
                all.elsewhere.add(first, (WHOLE - here.0, first.amount_e4 - here.1))?;
            } else if order.iter().any(|letter| letter.within) {
                all.uncredited.add(first, whole)?;
            } else {
                all.outside.add(first, whole)?;
            }
        } else {
            all.unnamed.add(first, here)?;
        }
        if own.is_empty() && order.iter().all(|letter| letter.piece_id.is_none()) {
            all.nobody.add(first, whole)?;
        }
    }
    Ok(all)
}

/// Returns whether a letter is among those that a filter takes, as figures take them.
pub(super) fn is_here(letter: &Letter, filter: &Filter) -> Result<bool> {
    let held = letter.placed.role.as_deref() == Some(CellRole::Holdout.key());
    let shows_held = || filter.wanted.iter().any(|(dimension, _)| *dimension == Dimension::Cell);
    if letter.campaign_id.is_none() || (held && !shows_held()) {
        return Ok(false);
    }
    // Of many letters a place is made only where something is asked of it.
    if filter.wanted.is_empty() && filter.from.is_none() && filter.to.is_none() {
        return Ok(true);
    }
    let place = letter.placed.place(filter.basis)?;
    Ok(takes(filter, &place) && filter.covers(place.day))
}

impl Default for Standing {
    fn default() -> Self {
        let none = Tallied { orders: Term::number(0), revenue: Term::number(0) };
        Self {
            told: none,
            matched: none,
            credited: none,
            unnamed: none,
            elsewhere: none,
            outside: none,
            uncredited: none,
            nobody: none,
        }
    }
}

impl Tallied {
    fn add(&mut self, order: &Letter, (part, amount): (i64, i64)) -> Result<()> {
        if part == 0 {
            return Ok(());
        }
        // A credit note lowers the revenue and is no order.
        if order.amount_e4 > 0 {
            self.orders = self.orders + Term::number(super::parts_of_one(part));
        }
        self.revenue = self.revenue + Term::money(crate::row::money("orders", amount, &order.currency)?);
        Ok(())
    }
}
