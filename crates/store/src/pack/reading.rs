//! A pack's places put together as a question tells them apart, and what is summed in each.

use super::{COLUMNS, Column, Pack, Series, Values};
use hashbrown::HashMap;

/// For each column how its values are put together; nothing where it is not told apart.
pub(crate) type Classes = [Option<Class>; COLUMNS];

/// How the values of a column are put together.
#[derive(Debug)]
pub(crate) struct Class {
    /// The class of each code, counted from 0 without a gap.
    pub(crate) of: Vec<u32>,
    /// The code that stands for each class.
    pub(crate) standing: Vec<u32>,
}

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
/// How many times fewer groups than places there must be to be worth a pack of their own.
const FEWER: usize = 4;

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
            // What all values share tells nothing apart.
            let Some(class) = class.as_ref().filter(|class| class.standing.len() > 1) else { continue };
            let width = class.standing.len() as u64;
            dense &= range.checked_mul(width).is_some_and(|range| range < u64::from(u32::MAX) << 16);
            for (number, code) in numbers.iter_mut().zip(&values.codes) {
                *number = number.wrapping_mul(width).wrapping_add(u64::from(class.of[*code as usize]));
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
            let code = |(values, class): (&Values, &Option<Class>)| {
                class.as_ref().map_or(0, |class| class.of[values.codes[place] as usize])
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
        let code = self.code(group, column) as usize;
        self.pack.columns[column as usize].known.get(code.checked_sub(1)?).map(String::as_str)
    }

    /// Returns the code that stands for what a group says in a column, 0 where it says nothing.
    fn code(&self, group: usize, column: Column) -> u32 {
        self.classes[column as usize].as_ref().map_or(0, |class| {
            let code = self.pack.columns[column as usize].codes[self.standing[group] as usize];
            class.standing[class.of[code as usize] as usize]
        })
    }

    /// Returns a pack of the groups, for questions that tell nothing else apart; nothing where that is hardly smaller, or
    /// a sum too large.
    pub(crate) fn packed(&self) -> Option<Pack> {
        if self.len() > self.of.len() / FEWER {
            return None;
        }
        let mut order: Vec<usize> = (0..self.len()).collect();
        order.sort_by_key(|group| Column::ALL.map(|column| self.code(*group, column)));
        let mut place_of = vec![0; order.len()];
        for (place, group) in (0..).zip(&order) {
            place_of[*group] = place;
        }
        let columns = Column::ALL.map(|column| Values {
            known: self.classes[column as usize]
                .as_ref()
                .map_or_else(Vec::new, |_| self.pack.columns[column as usize].known.clone()),
            codes: order.iter().map(|group| self.code(*group, column)).collect(),
        });
        let series: Option<Vec<Series>> =
            self.pack.series.iter().map(|series| self.series(series, &place_of)).collect();
        Some(Pack { columns, series: series? })
    }

    fn series(&self, series: &Series, place_of: &[u32]) -> Option<Series> {
        let mut rows: Vec<(u32, i64, i64)> = if series.points.is_empty() {
            let sums = self.added(series).into_iter();
            sums.map(|(group, sum)| Some((place_of[group], 0, i64::try_from(sum).ok()?)))
                .collect::<Option<_>>()?
        } else {
            self.counted(series)
                .into_iter()
                .map(|(group, point, times)| (place_of[group], point, times))
                .collect()
        };
        rows.sort_unstable();
        Some(Series {
            measure: series.measure.clone(),
            currency: series.currency.clone(),
            places: rows.iter().map(|(place, ..)| *place).collect(),
            points: if series.points.is_empty() {
                Vec::new()
            } else {
                rows.iter().map(|(_, point, _)| *point).collect()
            },
            values: rows.iter().map(|(.., value)| *value).collect(),
        })
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
    use std::collections::BTreeMap;

    #[test]
    fn values_counted_in_a_table_are_those_put_in_order() {
        let points = |step: i64| (0..200).map(move |n| ((n % 3) as usize, n * step % 17 - 8, 1 + n % 2));
        for step in [1, 5, 11] {
            let ordered = in_order(points(step).collect());
            assert_eq!(in_table(points(step), -8, 17, 3 * 17), ordered, "{step}");
        }
    }

    /// Puts codes together that a rule gives the same name.
    fn class(codes: u32, name: impl Fn(u32) -> u32) -> Class {
        let mut standing: Vec<u32> = Vec::new();
        let of = (0..codes).map(|code| {
            let known = standing.iter().position(|first| name(*first) == name(code));
            known.unwrap_or_else(|| {
                standing.push(code);
                standing.len() - 1
            }) as u32
        });
        Class { of: of.collect(), standing }
    }

    /// What a group says, a measure, and the value where values are counted one by one.
    type Of = (Vec<Option<String>>, String, Option<i64>);

    /// Returns every sum by what it is of.
    fn told(pack: &Pack, classes: &Classes) -> BTreeMap<Of, i128> {
        let sums = pack.sums(classes);
        let says = |group| Column::ALL.map(|column| sums.value(group, column).map(str::to_owned)).to_vec();
        let mut told = BTreeMap::new();
        for sum in sums.each_sum() {
            let rows: Vec<_> = match sum.told {
                Told::Sums(sums) => sums.into_iter().map(|(group, sum)| (group, None, sum)).collect(),
                Told::Points(points) => {
                    points.into_iter().map(|(group, point, n)| (group, Some(point), n.into())).collect()
                }
            };
            for (group, point, value) in rows {
                assert_eq!(told.insert((says(group), sum.measure.to_owned(), point), value), None);
            }
        }
        told
    }

    #[test]
    fn a_pack_of_groups_answers_as_the_whole_one() {
        let mut pack = Pack::default();
        for values in &mut pack.columns {
            values.codes = vec![0; 600];
        }
        for (column, known, step) in
            [(Column::Mailing, 2, 7), (Column::Cell, 30, 11), (Column::Departement, 5, 3)]
        {
            pack.columns[column as usize] = Values {
                known: (1..=known).map(|code| format!("{column:?} {code}")).collect(),
                codes: (0..600).map(|place| place * step / 2 % (known + 1)).collect(),
            };
        }
        let series = |measure: &str, every: u32, points: Vec<i64>| Series {
            measure: measure.to_owned(),
            places: (0..600).filter(|place| place % every == 0).collect(),
            values: (0..600)
                .filter(|place| place % i64::from(every) == 0)
                .map(|place| place % 9 - 2)
                .collect(),
            points,
            ..Series::default()
        };
        pack.series.push(series("pieces_posted", 1, Vec::new()));
        pack.series.push(series("response_delay", 3, (0..200).map(|n| n * 5 % 40).collect()));
        let own = |code| code;
        let apart = |departement: fn(u32) -> u32| {
            let mut classes = Classes::default();
            classes[Column::Mailing as usize] = Some(class(3, own));
            classes[Column::Cell as usize] = Some(class(31, |code| code % 2));
            classes[Column::Departement as usize] = Some(class(6, departement));
            classes
        };
        let whole = apart(own);
        let packed = pack.sums(&whole).packed().unwrap();
        // Of 3 x 2 x 6 groups these numbers meet 24.
        assert_eq!((packed.places(), packed.is_whole()), (24, true));
        for question in [whole, apart(|code| u32::from(code == 2))] {
            let expected = told(&pack, &question);
            assert!(expected.len() > 12, "{}", expected.len());
            assert_eq!(told(&packed, &question), expected);
        }
        assert!(packed.sums(&apart(own)).packed().is_none(), "it is hardly smaller");
    }
}
