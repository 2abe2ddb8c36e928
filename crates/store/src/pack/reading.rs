//! A pack's places put together as a question tells them apart, and what is summed in each.

use super::{COLUMNS, Column, Pack, Series};
use hashbrown::HashMap;

/// For each column the code that stands for each code; nothing where the column is not told apart.
pub(crate) type Classes = [Option<Vec<u32>>; COLUMNS];

/// Groups of places, none of which a question tells apart.
pub(crate) struct Sums<'a> {
    pack: &'a Pack,
    /// The group of each place.
    of: Vec<u32>,
    /// A place that stands for each group.
    standing: Vec<u32>,
    classes: &'a Classes,
}

/// Numbers below which groups are found by their place in a table rather than by their hash.
const DENSE: u64 = 1 << 22;
const NONE: u32 = u32::MAX;

impl Pack {
    /// Returns the values of a column, each once, the first with the code 1.
    pub(crate) fn known(&self, column: Column) -> &[String] {
        &self.columns[column as usize].known
    }

    /// Puts places together.
    pub(crate) fn sums<'a>(&'a self, classes: &'a Classes) -> Sums<'a> {
        let mut numbers = vec![0_u64; self.places()];
        let mut range = 1_u64;
        let mut dense = true;
        for (values, class) in self.columns.iter().zip(classes) {
            let Some(class) = class else { continue };
            let width = values.known.len() as u64 + 1;
            dense &= range.checked_mul(width).is_some_and(|range| range < u64::from(u32::MAX) << 16);
            for (number, code) in numbers.iter_mut().zip(&values.codes) {
                *number = number.wrapping_mul(width).wrapping_add(u64::from(class[*code as usize]));
            }
            range = range.saturating_mul(width);
        }
        let (of, standing) = match range {
            _ if !dense => self.told_apart(classes),
            range if range <= DENSE => by_table(&numbers, range as usize),
            _ => by_hash(numbers.iter().copied()),
        };
        Sums { pack: self, of, standing, classes }
    }

    /// The same where there are more combinations than numbers.
    fn told_apart(&self, classes: &Classes) -> (Vec<u32>, Vec<u32>) {
        by_hash((0..self.places()).map(|place| {
            let code = |(values, class): (&super::Values, &Option<Vec<u32>>)| {
                class.as_ref().map_or(0, |class| class[values.codes[place] as usize])
            };
            let mut codes = [0; COLUMNS];
            for (into, pair) in codes.iter_mut().zip(self.columns.iter().zip(classes)) {
                *into = code(pair);
            }
            codes
        }))
    }
}

fn by_table(numbers: &[u64], range: usize) -> (Vec<u32>, Vec<u32>) {
    let mut groups = vec![NONE; range];
    let (mut of, mut standing) = (Vec::with_capacity(numbers.len()), Vec::new());
    for (place, number) in (0..).zip(numbers) {
        let group = &mut groups[*number as usize];
        if *group == NONE {
            *group = standing.len() as u32;
            standing.push(place);
        }
        of.push(*group);
    }
    (of, standing)
}

fn by_hash<K: std::hash::Hash + Eq>(keys: impl Iterator<Item = K>) -> (Vec<u32>, Vec<u32>) {
    let mut groups = HashMap::new();
    let (mut of, mut standing) = (Vec::new(), Vec::new());
    for (place, key) in (0..).zip(keys) {
        let group = *groups.entry(key).or_insert_with(|| {
            standing.push(place);
            standing.len() as u32 - 1
        });
        of.push(group);
    }
    (of, standing)
}

impl<'a> Sums<'a> {
    /// Returns the number of groups.
    pub(crate) const fn len(&self) -> usize {
        self.standing.len()
    }

    /// Returns what a group says in a column, nothing where it says nothing or is not told apart by it.
    pub(crate) fn value(&self, group: usize, column: Column) -> Option<&'a str> {
        let class = self.classes[column as usize].as_ref()?;
        let values = &self.pack.columns[column as usize];
        let code = class[values.codes[self.standing[group] as usize] as usize] as usize;
        values.known.get(code.checked_sub(1)?).map(String::as_str)
    }

    /// Returns each value that some place of a group has in a column, group by group.
    pub(crate) fn each(&self, column: Column) -> impl Iterator<Item = (usize, &'a str)> {
        let values = &self.pack.columns[column as usize];
        let width = values.known.len() + 1;
        let mut seen = vec![false; if width > 1 { self.len() * width } else { 0 }];
        let marked = self.of.iter().zip(&values.codes).filter(|_| width > 1);
        for (group, code) in marked {
            seen[*group as usize * width + *code as usize] = true;
        }
        seen.into_iter().enumerate().filter(|(_, seen)| *seen).filter_map(move |(number, _)| {
            Some((number / width, values.known.get((number % width).checked_sub(1)?)?.as_str()))
        })
    }

    /// Visits every measure and currency with what its groups add up to.
    pub(crate) fn each_sum(&self) -> impl Iterator<Item = Sum<'a>> {
        self.pack.series.iter().map(|series| {
            let (measure, currency) = (series.measure.as_str(), series.currency.as_deref());
            let told = if series.points.is_empty() {
                Told::Sums(self.added(series))
            } else {
                Told::Points(self.counted(series))
            };
            Sum { measure, currency, told }
        })
    }

    fn added(&self, series: &Series) -> Vec<(usize, i128)> {
        let mut sums = vec![None; self.len()];
        for (place, value) in series.places.iter().zip(&series.values) {
            *sums[self.of[*place as usize] as usize].get_or_insert(0) += i128::from(*value);
        }
        sums.into_iter().enumerate().filter_map(|(group, sum)| Some((group, sum?))).collect()
    }

    fn counted(&self, series: &Series) -> Vec<(usize, i64, i64)> {
        let low = series.points.iter().copied().min().unwrap_or_default();
        let high = series.points.iter().copied().max().unwrap_or_default();
        let width = usize::try_from(high.abs_diff(low)).unwrap_or(usize::MAX).saturating_add(1);
        let cells = width.saturating_mul(self.len());
        let points = series.places.iter().zip(&series.points).zip(&series.values);
        let points =
            points.map(|((place, point), value)| (self.of[*place as usize] as usize, *point, *value));
        // Days are few, amounts are not.
        if cells <= FEW * series.points.len() {
            in_table(points, low, width, cells)
        } else {
            in_order(points.collect())
        }
    }
}

/// Cells of a table for each value in it, up to which a table is faster than putting them in order.
const FEW: usize = 4;

fn in_table(
    points: impl Iterator<Item = (usize, i64, i64)>,
    low: i64,
    width: usize,
    cells: usize,
) -> Vec<(usize, i64, i64)> {
    let mut times = vec![0; cells];
    for (group, point, value) in points {
        times[group * width + point.abs_diff(low) as usize] += value;
    }
    let met = times.into_iter().enumerate().filter(|(_, times)| *times != 0);
    met.map(|(cell, times)| (cell / width, low.saturating_add_unsigned((cell % width) as u64), times))
        .collect()
}

fn in_order(mut counts: Vec<(usize, i64, i64)>) -> Vec<(usize, i64, i64)> {
    counts.sort_unstable();
    counts.dedup_by(|next, kept| {
        let same = (next.0, next.1) == (kept.0, kept.1);
        kept.2 += if same { next.2 } else { 0 };
        same
    });
    counts
}

/// What a measure in a currency adds up to in each group.
pub(crate) struct Sum<'a> {
    pub(crate) measure: &'a str,
    pub(crate) currency: Option<&'a str>,
    pub(crate) told: Told,
}

pub(crate) enum Told {
    /// By group.
    Sums(Vec<(usize, i128)>),
    /// Group, value counted, how often; in order.
    Points(Vec<(usize, i64, i64)>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_counted_in_a_table_are_those_put_in_order() {
        let points = |step: i64| (0..200).map(move |n| ((n % 3) as usize, n * step % 17 - 8, 1 + n % 2));
        for step in [1, 5, 11] {
            let ordered = in_order(points(step).collect());
            assert_eq!(in_table(points(step), -8, 17, 3 * 17), ordered, "{step}");
        }
    }
}
