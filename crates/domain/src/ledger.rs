//! The sums of one campaign, measure by measure.
//!
//! Most places tell few measures, and there are many places: a column holds what was told and nothing else.

use crate::attribution::WHOLE;
use crate::currency::Currency;
use crate::measures::Measures;
use crate::money::Money;
use crate::slice::{Place, Slice};
use crate::term::{Reason, Term};
use crate::totals::{Measure, Series, Totals};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What the values of a column count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// Things, each whole.
    Whole,
    /// Parts of things, out of [`WHOLE`].
    Part,
    /// Ten-thousandths of a currency.
    Money(Currency),
}

/// What one measure adds up to, place by place.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What is summed.
    pub measure: Measure,
    /// In what.
    pub unit: Unit,
    /// The number of the place, and a value that counts there; a place can come more than once.
    pub values: Vec<(u32, i64)>,
}

/// Series that are counted one by one, place by place.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// What they are.
    pub of: Series,
    /// The number of the place, the value, and how often it occurred in parts of [`WHOLE`].
    pub values: Vec<(u32, i64, u64)>,
}

/// The sums of one campaign.
///
/// A measure that is known adds up to zero wherever nothing is told; one that is not is unknown everywhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// The campaign's code.
    pub campaign: String,
    /// What is known of it at all.
    pub known: Measures,
    /// Where its sums stand.
    pub places: Vec<Place>,
    /// The places of a file of totals, with the measures that are known no finer than the place pins down.
    pub coarse: BTreeMap<u32, Vec<Measure>>,
    /// What its measures add up to; fixed costs are not in here but in [`crate::slice::CostPot`].
    pub columns: Vec<Column>,
    /// Sums that are not known where they stand, and why.
    pub unknown: Vec<(u32, Measure, Reason)>,
    /// What medians are computed from.
    pub counted: Vec<Counted>,
    /// Who follows the contacts of a place.
    pub salespeople: Vec<(u32, String)>,
}

impl Unit {
    /// Returns what a sum of such values is.
    pub fn term(self, sum: i128) -> Term {
        let (scale, currency) = match self {
            Self::Whole => (0, None),
            Self::Part => (9, None),
            Self::Money(currency) => (4, Some(currency)),
        };
        match Decimal::try_from_i128_with_scale(sum, scale) {
            Ok(value) => Term::Known { value: value.normalize(), currency },
            Err(_) => Term::Unknown(Reason::TooLarge),
        }
    }

    /// Returns the value that a known number is, and in what; nothing where it is too large or too fine.
    fn of(value: Decimal, currency: Option<Currency>) -> Option<(Self, i64)> {
        if let Some(currency) = currency {
            return Some((Self::Money(currency), Money { amount: value, currency }.to_e4().ok()?));
        }
        if value.is_integer() {
            return Some((Self::Whole, i64::try_from(value).ok()?));
        }
        let parts = value.checked_mul(Decimal::from(WHOLE))?.normalize();
        Some((Self::Part, i64::try_from(parts).ok().filter(|_| parts.is_integer())?))
    }
}

impl Ledger {
    /// Returns the ledgers of slices, one for each campaign in order.
    pub fn of<'a>(slices: impl IntoIterator<Item = &'a Slice>) -> Vec<Self> {
        let mut all: BTreeMap<&str, Self> = BTreeMap::new();
        for slice in slices {
            let new = || Self::new(&slice.place.campaign, Measures::default());
            all.entry(&slice.place.campaign).or_insert_with(new).take(slice);
        }
        all.into_values().collect()
    }

    /// Returns the ledger of a campaign of which some measures are known.
    pub fn new(campaign: &str, known: Measures) -> Self {
        Self { campaign: campaign.to_owned(), known, ..Self::default() }
    }

    /// Adds a place, and returns its number.
    pub fn begin(&mut self, place: Place) -> u32 {
        self.places.push(place);
        self.places.len() as u32 - 1
    }

    /// Returns the values of a measure, to be added to.
    pub fn column(&mut self, measure: Measure, unit: Unit) -> &mut Vec<(u32, i64)> {
        let same = |column: &Column| column.measure == measure && column.unit == unit;
        let found = self.columns.iter().position(same).unwrap_or_else(|| {
            self.columns.push(Column { measure, unit, values: Vec::new() });
            self.columns.len() - 1
        });
        &mut self.columns[found].values
    }

    /// Returns the values that are counted one by one, to be added to.
    pub fn counted(&mut self, of: Series) -> &mut Vec<(u32, i64, u64)> {
        let found = self.counted.iter().position(|counted| counted.of == of).unwrap_or_else(|| {
            self.counted.push(Counted { of, values: Vec::new() });
            self.counted.len() - 1
        });
        &mut self.counted[found].values
    }

    /// Adds to a measure of a place, where it is known of the campaign.
    pub fn add(&mut self, place: u32, measure: Measure, term: Term) {
        if !self.known.contains(measure) {
            return;
        }
        match term {
            Term::Unknown(reason) => self.unknown.push((place, measure, reason)),
            Term::Known { value, currency } => match Unit::of(value, currency) {
                Some((unit, value)) => self.column(measure, unit).push((place, value)),
                None => self.unknown.push((place, measure, Reason::TooLarge)),
            },
        }
    }

    /// Returns whether a place comes from a file of totals.
    pub fn is_coarse(&self, place: u32) -> bool {
        self.coarse.contains_key(&place)
    }

    /// Adds a slice of the campaign; what it knows is known.
    pub fn take(&mut self, slice: &Slice) {
        let place = self.begin(slice.place.clone());
        if !slice.coarse.is_empty() {
            self.coarse.insert(place, slice.coarse.clone());
        }
        for measure in Measure::ALL {
            let term = slice.totals.get(*measure);
            if term != Term::Unknown(Reason::NeverImported(*measure)) {
                self.known.insert(*measure);
                if term != Term::number(0) {
                    self.add(place, *measure, term);
                }
            }
        }
        for of in Series::ALL {
            let spread = slice.totals.spread(*of);
            let parts = WHOLE.unsigned_abs() / spread.unit();
            if !spread.is_empty() {
                self.counted(*of).extend(spread.iter().map(|(value, times)| (place, value, times * parts)));
            }
        }
        self.salespeople.extend(slice.totals.salesperson_names.iter().map(|name| (place, name.clone())));
    }

    /// Puts places in order; what rows tell of one place stands together.
    pub fn put_in_order(&mut self) {
        let (places, coarse) = (&self.places, &self.coarse);
        let key = |number: &u32| (&places[*number as usize], coarse.contains_key(number));
        let mut order: Vec<u32> = (0..places.len() as u32).collect();
        if order.is_sorted_by(|a, b| key(a) < key(b)) {
            return;
        }
        order.sort_by(|a, b| key(a).cmp(&key(b)));
        let mut new = vec![0; places.len()];
        let mut kept: Vec<u32> = Vec::with_capacity(places.len());
        for number in order {
            let same = |last: &u32| key(last) == key(&number) && !coarse.contains_key(&number);
            if !kept.last().is_some_and(same) {
                kept.push(number);
            }
            new[number as usize] = kept.len() as u32 - 1;
        }
        self.renumber(&kept, &new);
    }

    fn renumber(&mut self, kept: &[u32], new: &[u32]) {
        let renumber = |place: &mut u32| *place = new[*place as usize];
        self.places = kept.iter().map(|old| std::mem::take(&mut self.places[*old as usize])).collect();
        let coarse = std::mem::take(&mut self.coarse);
        self.coarse = coarse.into_iter().map(|(place, told)| (new[place as usize], told)).collect();
        let values = self.columns.iter_mut().flat_map(|column| &mut column.values);
        values.for_each(|(place, _)| renumber(place));
        self.unknown.iter_mut().for_each(|(place, ..)| renumber(place));
        let values = self.counted.iter_mut().flat_map(|counted| &mut counted.values);
        values.for_each(|(place, ..)| renumber(place));
        self.salespeople.iter_mut().for_each(|(place, _)| renumber(place));
    }

    /// Returns the sums of classes of places: `class` names that of each place, of which there are so many.
    ///
    /// What is not told is zero where it is known, and unknown elsewhere.
    pub fn totals(&self, known: Measures, class: &[Option<u32>], classes: usize) -> Vec<Totals> {
        let mut all = vec![Totals::nothing_of(known); classes];
        let class = |place: u32| class[place as usize].map(|class| class as usize);
        for column in &self.columns {
            for (place, value) in &column.values {
                if let Some(class) = class(*place) {
                    all[class].add(column.measure, column.unit.term(i128::from(*value)));
                }
            }
        }
        for (place, measure, reason) in &self.unknown {
            if let Some(class) = class(*place) {
                all[class].add(*measure, Term::Unknown(*reason));
            }
        }
        for counted in &self.counted {
            for (place, value, parts) in &counted.values {
                if let Some(class) = class(*place) {
                    all[class].spread_mut(counted.of).add_part(*value, *parts);
                }
            }
        }
        for (place, name) in &self.salespeople {
            if let Some(class) = class(*place) {
                all[class].salesperson_names.insert(name.clone());
            }
        }
        all
    }

    /// Returns its sums place by place.
    pub fn slices(&self) -> impl Iterator<Item = Slice> {
        let each: Vec<_> = (0..self.places.len() as u32).map(Some).collect();
        let totals = self.totals(self.known, &each, each.len());
        (0..).zip(self.places.iter().zip(totals)).map(|(number, (place, totals))| Slice {
            place: place.clone(),
            totals: Box::new(totals),
            coarse: self.coarse.get(&number).cloned().unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slice(cell: &str, counts: &[(Measure, u64)], coarse: Vec<Measure>) -> Slice {
        let mut totals = Totals::nothing_of(counts.iter().map(|(measure, _)| *measure).collect());
        for (measure, n) in counts {
            totals.count(*measure, *n);
        }
        let cell = Some(cell.to_owned());
        let place = Place { campaign: "P".to_owned(), cell, ..Place::default() };
        Slice { place, totals: Box::new(totals), coarse }
    }

    #[test]
    fn slices_come_out_as_they_went_in() {
        let counts = [(Measure::PiecesPosted, 5), (Measure::Orders, 0)];
        let mut one = slice("A", &counts, Vec::new());
        one.totals.set(Measure::Orders, Term::number(Decimal::new(25, 2)));
        one.totals.order_values.add_part(7, WHOLE.unsigned_abs() / 4);
        one.totals.buyer_values.add(9, 3);
        one.totals.salesperson_names.insert("Anne".to_owned());
        let mut other = slice("B", &counts, vec![Measure::Orders]);
        other.totals.set(Measure::Orders, Term::Unknown(Reason::NotThatFine(Measure::Orders)));
        other.totals.set(Measure::PiecesPosted, Term::money(Money::eur(Decimal::new(15, 1))));
        let all = [one, other];
        let ledgers = Ledger::of(&all);
        assert_eq!(ledgers.iter().flat_map(Ledger::slices).collect::<Vec<_>>(), all);
    }

    #[test]
    fn places_are_put_in_order_and_what_rows_tell_of_one_stands_together() {
        let told = |n| [(Measure::PiecesPosted, n)];
        let all = [
            slice("B", &told(1), Vec::new()),
            slice("A", &told(2), vec![Measure::PiecesPosted]),
            slice("A", &told(4), Vec::new()),
            slice("B", &told(8), Vec::new()),
        ];
        let mut ledger = Ledger::of(&all).remove(0);
        ledger.put_in_order();
        let expected = [all[2].clone(), all[1].clone(), slice("B", &told(9), Vec::new())];
        assert_eq!(ledger.slices().collect::<Vec<_>>(), expected);
        ledger.put_in_order();
        assert_eq!(ledger.slices().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_is_not_known_of_a_campaign_adds_nothing() {
        let mut ledger = Ledger::new("P", [Measure::Orders].into_iter().collect());
        let place = ledger.begin(Place::default());
        ledger.add(place, Measure::Margin, Term::number(3));
        ledger.add(place, Measure::Orders, Term::number(3));
        ledger.add(place, Measure::Orders, Term::number(Decimal::MAX));
        let totals = ledger.slices().next().unwrap().totals;
        assert_eq!(totals.margin, Term::Unknown(Reason::NeverImported(Measure::Margin)));
        assert_eq!(totals.orders, Term::Unknown(Reason::TooLarge));
    }
}
