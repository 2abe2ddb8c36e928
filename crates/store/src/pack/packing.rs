//! From rows of the tally to a pack: the same bytes in whatever order the rows come.

use super::{COLUMNS, Column, Level, Pack, Series, Values};
use hashbrown::HashMap;
use sqlx::FromRow;

/// A maintained sum of a campaign.
#[derive(FromRow)]
pub(crate) struct TallyRow {
    pub(crate) id: i64,
    mailing_id: Option<String>,
    cell_id: Option<String>,
    key_code: Option<String>,
    salesperson: Option<String>,
    sector: Option<String>,
    departement: Option<String>,
    channel: Option<String>,
    moment: Option<String>,
    stage: Option<String>,
    day: Option<String>,
    measure: String,
    currency: Option<String>,
    point: Option<i64>,
    value: i64,
}

/// A measure in a currency; whether values are counted one by one.
type Name = (String, Option<String>, bool);
/// Codes of a place, by column.
type Place = [u32; COLUMNS];
/// Number of a name, place, value counted, and what is summed or how often.
type Sum = (u32, Place, i64, i64);

/// Sums on their way into a pack.
#[derive(Default)]
pub(crate) struct Packing {
    known: [HashMap<String, u32>; COLUMNS],
    names: HashMap<Name, u32>,
    rows: Vec<(Place, u32, i64, i64)>,
}

impl Packing {
    /// Adds a sum.
    pub(crate) fn add(&mut self, row: TallyRow) {
        let texts = [
            row.mailing_id,
            row.cell_id,
            row.key_code,
            row.salesperson,
            row.sector,
            row.departement,
            row.channel,
            row.moment,
            row.stage,
            row.day,
        ];
        let mut place = [0; COLUMNS];
        for ((code, known), text) in place.iter_mut().zip(&mut self.known).zip(texts) {
            *code = text.map_or(0, |text| code_of(known, text));
        }
        let name = code_of(&mut self.names, (row.measure, row.currency, row.point.is_some()));
        self.rows.push((place, name, row.point.unwrap_or_default(), row.value));
    }

    /// Returns whether there is nothing to pack.
    pub(crate) const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Returns the sums in some detail.
    pub(crate) fn pack(&self, level: Level) -> Pack {
        let mut columns: [Values; COLUMNS] = Default::default();
        let mut renamed: [Vec<u32>; COLUMNS] = Default::default();
        for column in Column::ALL.into_iter().filter(|column| level.tells(*column)) {
            let place = column as usize;
            (columns[place].known, renamed[place]) = in_order(&self.known[place]);
        }
        let (names, renumbered) = in_order(&self.names);
        let mut sums: Vec<Sum> = Vec::with_capacity(self.rows.len());
        for (codes, name, point, value) in &self.rows {
            let mut place = [0; COLUMNS];
            for ((code, new), old) in place.iter_mut().zip(&renamed).zip(codes) {
                *code = new.get(*old as usize).copied().unwrap_or_default();
            }
            sums.push((renumbered[*name as usize], place, *point, *value));
        }
        sums.sort_unstable();
        sums.dedup_by(|next, kept| {
            let same = (next.0, next.1, next.2) == (kept.0, kept.1, kept.2);
            // Beyond nine hundred thousand billion; the engine refuses such a sum before.
            kept.3 = if same { kept.3.saturating_add(next.3) } else { kept.3 };
            same
        });
        let mut places: Vec<Place> = sums.iter().map(|(_, place, ..)| *place).collect();
        places.sort_unstable();
        places.dedup();
        for (column, values) in columns.iter_mut().enumerate() {
            values.codes = places.iter().map(|place| place[column]).collect();
        }
        Pack { columns, series: series(names, &places, sums) }
    }
}

fn code_of<T: std::hash::Hash + Eq>(known: &mut HashMap<T, u32>, value: T) -> u32 {
    let next = known.len() as u32 + 1;
    *known.entry(value).or_insert(next)
}

/// Returns the values in order, and the new code of each old one; 0 stays 0.
fn in_order<T: Ord + Clone>(known: &HashMap<T, u32>) -> (Vec<T>, Vec<u32>) {
    let mut values: Vec<(&T, u32)> = known.iter().map(|(value, code)| (value, *code)).collect();
    values.sort_unstable();
    let mut new = vec![0; values.len() + 1];
    for (place, (_, old)) in (1..).zip(&values) {
        new[*old as usize] = place;
    }
    (values.into_iter().map(|(value, _)| value.clone()).collect(), new)
}

fn series(names: Vec<Name>, places: &[Place], sums: Vec<Sum>) -> Vec<Series> {
    let mut all: Vec<(Series, bool)> = names
        .into_iter()
        .map(|(measure, currency, counted)| (Series { measure, currency, ..Series::default() }, counted))
        .collect();
    for (name, place, point, value) in sums {
        let (series, counted) = &mut all[name as usize - 1];
        // Every place was collected from these sums.
        series.places.push(places.binary_search(&place).unwrap_or_default() as u32);
        series.values.push(value);
        if *counted {
            series.points.push(point);
        }
    }
    all.into_iter().map(|(series, _)| series).collect()
}
