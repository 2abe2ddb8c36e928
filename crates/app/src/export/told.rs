//! What files told, as spreadsheets that the import reads again.

use super::cell::Cell;
use super::sheet::Table;
use super::{Target, Watch, Written, sheets};
use crate::failure::Failure;
use crate::figures::capitalised;
use crate::house::House;
use crate::imports::is_marked;
use crate::lang::{Lang, one_of};
use crate::words;
use domain::field::Field;
use domain::kind::Kind;
use import::{Fingerprints, PlainCell};
use rust_decimal::Decimal;
use store::{Telling, ToldSheet, ToldValue};

/// Letters of what says which row a row was.
const MARK: usize = 17;

/// What a first look at a sheet tells: what it has, before any of it is written.
#[derive(Default)]
struct Look {
    fields: Vec<Field>,
    /// How wide each column is; nothing where no row says anything in it.
    widths: Vec<usize>,
    rows: u64,
}

/// Writes what files told, each kind a table with the headings that the import knows. Kinds of which there is no row are
/// left out; of people who must not be mailed only hashes are kept, so that they cannot be written.
///
/// # Errors
/// [`Failure::Disk`], [`Failure::Cancelled`]; no file is left then.
pub async fn told(
    house: &House,
    asked: &[ToldSheet],
    into: Target<'_>,
    watch: &Watch<'_>,
) -> Result<Vec<Written>, Failure> {
    let mut out = sheets(into)?;
    let mut telling = house.store.telling().await?;
    for sheet in asked {
        let look = look(&mut telling, *sheet, into.lang, watch).await?;
        if look.rows == 0 {
            continue;
        }
        let used: Vec<bool> = look.widths.iter().map(|width| *width > 0).collect();
        let table = table(*sheet, &look, into.lang);
        out.begin(&table)?;
        let fields: Vec<Field> =
            look.fields.iter().zip(&used).filter(|(_, used)| **used).map(|(field, _)| *field).collect();
        let mut prints = is_marked(kind(*sheet)).then(|| Fingerprints::of_fields(kind(*sheet), &fields));
        let mut row = 0;
        telling
            .each(*sheet, &mut |fields, values, _| {
                row += 1;
                watch.at(&table.name, row)?;
                let told = fields.iter().zip(values).zip(&used).filter(|(_, used)| **used);
                let mut cells: Vec<Cell> =
                    told.map(|((field, value), _)| cell(*field, value, into.lang)).collect();
                let mark = prints.as_mut().and_then(|prints| prints.of(cells.iter().map(Cell::plain)));
                cells.push(mark.map_or(Cell::Empty, |mark| Cell::Text(mark.to_string())));
                out.row(&cells)
            })
            .await?;
    }
    out.save()
}

async fn look(
    telling: &mut Telling,
    sheet: ToldSheet,
    lang: Lang,
    watch: &Watch<'_>,
) -> Result<Look, Failure> {
    let mut look = Look::default();
    telling
        .each(sheet, &mut |fields, values, _| {
            if look.rows == 0 {
                look.fields = fields.to_vec();
                look.widths = vec![0; fields.len()];
            }
            look.rows += 1;
            for ((width, field), value) in look.widths.iter_mut().zip(fields).zip(values) {
                *width = (*width).max(cell(*field, value, lang).width());
            }
            watch.at("", 1)
        })
        .await?;
    Ok(look)
}

fn table(sheet: ToldSheet, look: &Look, lang: Lang) -> Table {
    let used = look.fields.iter().zip(&look.widths).filter(|(_, width)| **width > 0);
    let (mut headings, mut widths): (Vec<String>, Vec<usize>) = used
        .map(|(field, width)| {
            let heading = capitalised(words::field::name(*field, lang));
            let width = (*width).max(heading.chars().count());
            (heading, width)
        })
        .unzip();
    // The import knows by it what the rows tell, and in it which row of the file each was.
    let mark = import::mark_of(kind(sheet));
    widths.push(mark.len().max(MARK));
    headings.push(mark);
    Table { name: capitalised(name(sheet, lang)), headings, widths }
}

/// Returns what the rows of a sheet tell.
pub(crate) const fn kind(sheet: ToldSheet) -> Kind {
    match sheet {
        ToldSheet::Of(kind) => kind,
        ToldSheet::Stages => Kind::Opportunities,
    }
}

fn name(sheet: ToldSheet, lang: Lang) -> &'static str {
    match sheet {
        ToldSheet::Of(kind) => words::file::kind_name(kind, lang),
        ToldSheet::Stages => one_of(lang, "étapes des opportunités", "opportunity stages"),
    }
}

/// Returns the sheet of a name as the command line has it: a kind, or `stages`.
///
/// # Errors
/// [`Failure::UnknownKind`].
pub fn sheet_named(name: &str) -> Result<ToldSheet, Failure> {
    let found =
        if name == STAGES { Some(ToldSheet::Stages) } else { Kind::from_key(name).map(ToldSheet::Of) };
    found
        .filter(|sheet| ToldSheet::ALL.contains(sheet))
        .ok_or_else(|| Failure::UnknownKind { name: name.to_owned() })
}

/// Returns the names of all sheets that can be written.
pub fn sheet_names() -> impl Iterator<Item = &'static str> {
    ToldSheet::ALL.into_iter().map(|sheet| match sheet {
        ToldSheet::Of(kind) => kind.key(),
        ToldSheet::Stages => STAGES,
    })
}

const STAGES: &str = "stages";

/// Returns a value of a row as it is read again; nothing for what the row does not say.
pub(crate) fn plain(told: Option<(Field, Option<ToldValue>)>, lang: Lang) -> PlainCell {
    told.map_or(Cell::Empty, |(field, value)| cell(field, value, lang)).plain()
}

pub(super) fn cell(field: Field, value: Option<ToldValue>, lang: Lang) -> Cell {
    match value {
        None => Cell::Empty,
        Some(ToldValue::Text(text)) => Cell::Text(text),
        Some(ToldValue::Word(word)) => Cell::Text(words::meaning::name(field, &word, lang).to_owned()),
        Some(ToldValue::Day(day)) => Cell::Day(day),
        Some(ToldValue::Flag(flag)) => Cell::Text(words::value::yes_no(flag, lang)),
        Some(ToldValue::Count(count)) if matches!(field, Field::Total(_) | Field::Quantity) => {
            Cell::Count(Decimal::from(count))
        }
        Some(ToldValue::Count(count)) => Cell::Number(Decimal::from(count)),
        Some(ToldValue::Number(number)) => Cell::Number(number),
        Some(ToldValue::Share(share)) => Cell::Share(share),
        Some(ToldValue::Amount(amount)) => Cell::Amount(amount),
    }
}
