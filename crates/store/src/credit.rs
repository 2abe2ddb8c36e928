//! To which letters orders are credited, and in what parts, where the maintained sums do not say so.
//!
//! Those sums credit each order to the last letter (`tally`). By any other rule, and for sure joins alone, orders are
//! read with the letters of their people and credited anew: nothing of it is kept, so that no undo can leave it behind.

mod customers;
mod parts;
mod rows;
mod standing;
#[cfg(test)]
mod tests;

pub use standing::{Standing, Tallied};

use crate::detail::Detail;
use crate::error::Result;
use crate::placed::Placed;
use crate::setting::attribution;
use domain::attribution::WHOLE;
use domain::filter::Filter;
use domain::ledger::Ledger;
use domain::money::Money;
use domain::term::Term;
use domain::totals::{Measure, Series};
use domain::words::Attribution;
use rust_decimal::Decimal;
use sqlx::{FromRow, SqliteConnection};
use std::collections::HashSet;

/// Which joins of orders count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joins {
    /// All of them.
    All,
    /// Those that were made without a probability.
    Sure,
}

/// An order beside one of the letters that reached its person; beside none where nobody was mailed.
#[derive(Debug, FromRow)]
struct Letter {
    order_id: i64,
    piece_id: Option<i64>,
    campaign_id: Option<i64>,
    /// Whether the order may be credited to the letter.
    within: bool,
    contact_id: Option<i64>,
    amount_e4: i64,
    margin_e4: Option<i64>,
    currency: String,
    joined_by: Option<String>,
    probable: bool,
    told_key_code: Option<String>,
    import_id: i64,
    source_row: i64,
    margin_rate_e4: Option<i64>,
    /// The buyer's first order, attributed or not.
    known_since: Option<String>,
    #[sqlx(flatten)]
    placed: Placed,
}

/// What falls to one letter of an order.
#[derive(Clone, Copy, Debug)]
struct Part {
    /// The place of the letter among all.
    letter: usize,
    /// Out of [`WHOLE`].
    of_whole: i64,
    amount: i64,
    /// Nothing where neither the order nor its campaign tells a margin.
    margin: Option<i64>,
    /// New or reactivated, where this order made its buyer a customer of the letter's campaign.
    customer: Option<Measure>,
    /// Whether that customer bought again there.
    repeat: bool,
}

/// All orders with what falls to each of their letters.
#[derive(Debug)]
pub(crate) struct Credited {
    letters: Vec<Letter>,
    parts: Vec<Part>,
    lacks_margin: HashSet<String>,
}

/// What falls to one letter, beside it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Share<'a> {
    letter: &'a Letter,
    part: Part,
}

/// Returns the rule that a filter asks for, else that of the file.
pub(crate) async fn rule(connection: &mut SqliteConnection, filter: &Filter) -> Result<Attribution> {
    match filter.attribution {
        Some(rule) => Ok(rule),
        None => attribution(connection).await,
    }
}

/// Credits every order by a rule.
pub(crate) async fn credited(
    connection: &mut SqliteConnection,
    rule: Attribution,
    joins: Joins,
    detail: Detail,
) -> Result<Credited> {
    let letters = letters(connection, detail, Wanted::Within).await?;
    Credited::of(letters, rule, joins)
}

/// Which letters of an order are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    /// Those that it may be credited to.
    Within,
    /// All that reached its person, and orders without any.
    All,
}

async fn letters(connection: &mut SqliteConnection, detail: Detail, wanted: Wanted) -> Result<Vec<Letter>> {
    let [sector, departement, channel, ..] = detail.0;
    Ok(sqlx::query_as(include_str!("../sql/orders/letters.sql"))
        .bind(sector)
        .bind(departement)
        .bind(channel)
        .bind(wanted == Wanted::All)
        .fetch_all(connection)
        .await?)
}

impl Credited {
    fn of(letters: Vec<Letter>, rule: Attribution, joins: Joins) -> Result<Self> {
        let mut parts = parts::parts(&letters, rule, joins)?;
        customers::mark(&letters, &mut parts);
        let lacking = parts.iter().filter(|part| part.margin.is_none());
        let lacks_margin = lacking.map(|part| letters[part.letter].placed.campaign.clone()).collect();
        Ok(Self { letters, parts, lacks_margin })
    }

    /// Returns what falls to each letter.
    pub(crate) fn shares(&self) -> impl Iterator<Item = Share<'_>> {
        self.parts.iter().map(|part| Share { letter: &self.letters[part.letter], part: *part })
    }

    /// Returns what each buyer brought in one place, in ten-thousandths, with the place of the first of it.
    pub(crate) fn buyers(&self) -> Vec<(&Placed, i64)> {
        customers::brought(&self.letters, &self.parts)
    }

    /// Returns the campaigns whose margin some order leaves unknown.
    pub(crate) const fn lacks_margin(&self) -> &HashSet<String> {
        &self.lacks_margin
    }
}

impl Share<'_> {
    /// Returns where it counts.
    pub(crate) const fn placed(&self) -> &Placed {
        &self.letter.placed
    }

    /// Adds it to the sums of its place, which has this number.
    pub(crate) fn count(&self, ledger: &mut Ledger, place: u32) -> Result<()> {
        for measure in Measure::ALL.iter().filter(|measure| measure.is_attributed()) {
            if let Some(term) = self.of(*measure)? {
                ledger.add(place, *measure, term);
            }
        }
        if self.letter.amount_e4 > 0 {
            let part = self.part.of_whole.unsigned_abs();
            ledger.counted(Series::OrderValues).push((place, self.letter.amount_e4, part));
        }
        Ok(())
    }

    /// Returns what it adds to a sum; nothing where it does not count there.
    fn of(&self, measure: Measure) -> Result<Option<Term>> {
        let part = &self.part;
        let counted = || Term::number(parts_of_one(part.of_whole));
        Ok(match measure {
            Measure::Orders => (self.letter.amount_e4 > 0).then(counted),
            Measure::NewCustomers | Measure::ReactivatedCustomers => {
                (part.customer == Some(measure)).then(counted)
            }
            Measure::RepeatCustomers => part.repeat.then(counted),
            Measure::Revenue => Some(Term::money(self.money(part.amount)?)),
            Measure::Margin => part.margin.map(|e4| self.money(e4).map(Term::money)).transpose()?,
            _ => None,
        })
    }

    fn money(&self, e4: i64) -> Result<Money> {
        crate::row::money("orders", e4, &self.letter.currency)
    }
}

/// Returns parts of [`WHOLE`] as a number of whole ones.
fn parts_of_one(parts: i64) -> Decimal {
    const _: () = assert!(WHOLE == 1_000_000_000);
    Decimal::new(parts, 9).normalize()
}
