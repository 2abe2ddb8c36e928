//! What a run changes of what is known, row by row: the values before and after.

use crate::error::{Result, StoreError};
use crate::import_run::ImportId;
use crate::table::{TABLES, Table, json, json_numbers};
use crate::writing::Writing;
use domain::currency::Currency;
use domain::field::Field;
use domain::money::Money;
use serde_json::{Map, Value};
use sqlx::SqliteConnection;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Earlier rows looked at of each kind of row.
const MOST: i64 = 30_000;

/// One field of one row that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowChange {
    /// The row of the sheet.
    pub row: u32,
    /// The field.
    pub field: Field,
    /// As it was known.
    pub old: Option<Told>,
    /// As it is now.
    pub new: Option<Told>,
}

/// A stored value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A text, an ISO day, or the key of a member of a closed set.
    Text(String),
    /// A count, or 1 and 0 for yes and no.
    Number(i64),
    /// An amount.
    Amount(Money),
}

/// What a row tells, by column.
pub(crate) type Values = Map<String, Value>;

/// A stored row before and after.
struct Pair {
    table: &'static Table,
    id: i64,
    old: Values,
    new: Values,
}

impl Writing {
    /// Returns what a run of this transaction changes in some rows of its sheet.
    ///
    /// Only the first changed rows are looked at, so that a file in which everything changes costs no more.
    pub async fn changes(&mut self, import: ImportId, rows: &HashSet<u32>) -> Result<Vec<RowChange>> {
        let connection = self.flushed().await?;
        let mut pairs = changed(connection, import).await?;
        let lines = Lines::of(&pairs, import);
        pairs.extend(made(connection, import, &pairs, &lines).await?);
        name(connection, &mut pairs).await?;
        let mut changes = BTreeMap::new();
        for pair in &pairs {
            let mut lines = lines.of_row(pair, import);
            lines.retain(|row| rows.contains(row));
            for (field, old, new) in if lines.is_empty() { Vec::new() } else { differing(pair)? } {
                for row in &lines {
                    let change = RowChange { row: *row, field, old: old.clone(), new: new.clone() };
                    changes.entry((*row, field)).or_insert(change);
                }
            }
        }
        Ok(changes.into_values().collect())
    }
}

/// Returns the rows that the run replaced or removed.
async fn changed(connection: &mut SqliteConnection, import: ImportId) -> Result<Vec<Pair>> {
    let kept: Vec<(String, i64, String)> = sqlx::query_as(include_str!("../sql/import_change/first.sql"))
        .bind(import.0)
        .bind(MOST)
        .fetch_all(&mut *connection)
        .await?;
    let mut pairs = Vec::with_capacity(kept.len());
    for table in TABLES {
        let of_table = || kept.iter().filter(|(entity, ..)| entity == table.entity);
        let now = table.images(connection, of_table().map(|(_, id, _)| *id)).await?;
        let now: HashMap<i64, String> = now.into_iter().collect();
        for (_, id, image) in of_table() {
            let new = now.get(id).map(|image| values(table, image)).transpose()?.unwrap_or_default();
            pairs.push(Pair { table, id: *id, old: values(table, image)?, new });
        }
    }
    Ok(pairs)
}

/// Returns the outcomes that a changed row of a mailing list tells for the first time.
async fn made(
    connection: &mut SqliteConnection,
    import: ImportId,
    pairs: &[Pair],
    lines: &Lines,
) -> Result<Vec<Pair>> {
    let pieces = json_numbers(lines.pieces.keys().copied());
    let replaced: BTreeSet<(&str, i64)> = pairs.iter().map(|pair| (pair.table.entity, pair.id)).collect();
    let mut made = Vec::new();
    for (entity, sql) in OUTCOMES {
        let Some(table) = TABLES.iter().copied().find(|table| table.entity == entity) else { continue };
        let ids: Vec<i64> =
            sqlx::query_scalar(sql).bind(import.0).bind(&pieces).fetch_all(&mut *connection).await?;
        let ids = ids.into_iter().filter(|id| !replaced.contains(&(entity, *id)));
        for (id, image) in table.images(connection, ids).await? {
            made.push(Pair { table, id, old: Values::new(), new: values(table, &image)? });
        }
    }
    Ok(made)
}

/// The tables that an outcome column of a mailing list fills.
const OUTCOMES: [(&str, &str); 3] = [
    ("response", include_str!("../sql/response/of_pieces.sql")),
    ("undelivered", include_str!("../sql/undelivered/of_pieces.sql")),
    ("orders", include_str!("../sql/orders/of_pieces.sql")),
];

/// Returns the values of an image by column.
pub(crate) fn values(table: &Table, image: &str) -> Result<Values> {
    let list: Vec<Value> = json(table.entity, image)?;
    Ok(table.columns().map(str::to_owned).zip(list).collect())
}

/// Which row of the sheet a stored row belongs to.
struct Lines {
    pieces: HashMap<i64, u32>,
    contacts: HashMap<i64, Vec<u32>>,
}

impl Lines {
    fn of(pairs: &[Pair], import: ImportId) -> Self {
        let mut lines = Self { pieces: HashMap::new(), contacts: HashMap::new() };
        for pair in pairs {
            let Some(row) = source_row(&pair.new, import) else { continue };
            if pair.table.entity == "piece" {
                lines.pieces.insert(pair.id, row);
            }
            if let Some(contact) = number(&pair.new, "contact_id") {
                lines.contacts.entry(contact).or_default().push(row);
            }
        }
        lines
    }

    fn of_row(&self, pair: &Pair, import: ImportId) -> Vec<u32> {
        if pair.table.entity == "contact" {
            return self.contacts.get(&pair.id).cloned().unwrap_or_default();
        }
        let piece = number(&pair.new, "piece_id").or_else(|| number(&pair.old, "piece_id"));
        let of_piece = piece.and_then(|piece| self.pieces.get(&piece)).copied();
        of_piece.or_else(|| source_row(&pair.new, import)).into_iter().collect()
    }
}

fn number(values: &Values, column: &str) -> Option<i64> {
    values.get(column)?.as_i64()
}

fn source_row(values: &Values, import: ImportId) -> Option<u32> {
    let row = number(values, "source_row").filter(|_| number(values, "import_id") == Some(import.0))?;
    u32::try_from(row).ok()
}

/// Puts what campaigns, mailings and cells are called in the place of their numbers.
async fn name(connection: &mut SqliteConnection, pairs: &mut [Pair]) -> Result<()> {
    let cells = pairs.iter().flat_map(|pair| [&pair.old, &pair.new]).filter_map(|row| number(row, "cell_id"));
    let cells = json_numbers(cells.collect::<BTreeSet<_>>().into_iter());
    for (column, sql, asked) in [
        ("campaign_id", include_str!("../sql/campaign/names.sql"), None),
        ("mailing_id", include_str!("../sql/mailing/names.sql"), None),
        ("cell_id", include_str!("../sql/cell/names.sql"), Some(cells)),
    ] {
        let query = sqlx::query_as(sql);
        let query = match asked {
            Some(asked) => query.bind(asked),
            None => query,
        };
        let rows: Vec<(i64, String)> = query.fetch_all(&mut *connection).await?;
        let rows = rows.into_iter().map(|(id, names)| Ok((id, json::<Values>(column, &names)?)));
        let names: HashMap<i64, Values> = rows.collect::<Result<_>>()?;
        for values in pairs.iter_mut().flat_map(|pair| [&mut pair.old, &mut pair.new]) {
            if let Some(names) = number(values, column).and_then(|id| names.get(&id)) {
                values.extend(names.clone());
            }
        }
    }
    Ok(())
}

/// A field with its values before and after.
type Difference = (Field, Option<Told>, Option<Told>);

/// Returns the fields of a row that differ.
fn differing(pair: &Pair) -> Result<Vec<Difference>> {
    let columns: BTreeSet<&String> = pair.old.keys().chain(pair.new.keys()).collect();
    let mut fields = Vec::new();
    for column in columns {
        let Some(field) = field_of(pair, column) else { continue };
        let (old, new) = (told(pair.table, &pair.old, column)?, told(pair.table, &pair.new, column)?);
        if old != new {
            fields.push((field, old, new));
        }
    }
    Ok(fields)
}

/// Returns the field that fills a column, where the user's files have one.
fn field_of(pair: &Pair, column: &str) -> Option<Field> {
    let field = match (pair.table.entity, column) {
        ("response", "date") => Field::ResponseDate,
        ("undelivered", "date") => Field::ReturnDate,
        ("undelivered", "reason") => Field::ReturnReason,
        ("cost", "date") => Field::CostDate,
        ("cost", "item") => Field::CostItem,
        ("cost", "label") => Field::CostLabel,
        ("cost", "amount_e4") => Field::CostAmount,
        ("cost", "unit_price_e4") => Field::UnitPrice,
        ("orders", "date") => Field::OrderDate,
        ("orders", "number") => Field::OrderNumber,
        ("orders", "amount_e4") => Field::Revenue,
        ("orders", "margin_e4") => Field::Margin,
        ("piece", "cost_e4") => Field::PieceCost,
        ("total_fact", "value") => {
            let measure = pair.new.get("measure").or_else(|| pair.old.get("measure"))?;
            return Field::from_key(measure.as_str()?);
        }
        ("contact", "reference") => Field::ContactReference,
        ("appointment", "planned_on") => Field::AppointmentDate,
        ("appointment", "outcome") => Field::AppointmentOutcome,
        ("opportunity", "number") => Field::OpportunityNumber,
        ("opportunity", "name") => Field::OpportunityName,
        ("opportunity", "amount_e4") => Field::OpportunityAmount,
        ("opportunity", "status") => Field::OpportunityStatus,
        ("survey_answer", "date") => Field::SurveyDate,
        // An amount that changes tells its currency itself.
        (_, "currency") => return None,
        _ => return Field::from_key(column),
    };
    Some(field)
}

/// Returns a stored value with its currency, where it is money.
pub(crate) fn told(table: &Table, values: &Values, column: &str) -> Result<Option<Told>> {
    let Some(value) = values.get(column) else { return Ok(None) };
    let money =
        column.ends_with("_e4") || column == "value" && values.get("currency").is_some_and(Value::is_string);
    Ok(match value {
        Value::Number(number) => match number.as_i64() {
            Some(e4) if money => Some(Told::Amount(Money::from_e4(e4, currency(table, values)?))),
            Some(number) => Some(Told::Number(number)),
            None => None,
        },
        Value::String(text) => Some(Told::Text(text.clone())),
        _ => None,
    })
}

fn currency(table: &Table, values: &Values) -> Result<Currency> {
    let code = values.get("currency").and_then(Value::as_str).unwrap_or_default();
    code.parse().map_err(|_| StoreError::Inconsistent {
        table: table.entity,
        column: "currency",
        value: code.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Outcome;
    use crate::import_run::Started;
    use crate::testing::{by_reference, cost, db, eur, import_of, piece_to, response, rows};
    use domain::fact::{CostAmount, Facts, PieceFact};
    use domain::words::{CostItem, Interest};

    fn letter(change: impl FnOnce(&mut PieceFact)) -> Facts {
        let mut fact = piece_to("P", "2026-03-02", "R1", "Durand");
        fact.scope.cell = Some("A".to_owned());
        change(&mut fact);
        Facts::Pieces(rows(vec![fact]))
    }

    async fn changes(before: Facts, then: Facts) -> Vec<String> {
        let db = db().await;
        db.import(letter(|_| ())).await;
        db.import(before).await;
        let mut writing = db.store.begin().await.unwrap();
        let Started::Fresh(id) = writing.start(&import_of(&then)).await.unwrap() else { panic!("fresh") };
        let outcomes = writing.take(id, &then).await.unwrap();
        assert_eq!(outcomes, [Outcome::Changed]);
        let row = match &then {
            Facts::Pieces(rows) => rows[0].row,
            Facts::Responses(rows) => rows[0].row,
            Facts::Costs(rows) => rows[0].row,
            other => panic!("{other:?}"),
        };
        let changes = writing.changes(id, &HashSet::from([row])).await.unwrap();
        assert!(writing.changes(id, &HashSet::new()).await.unwrap().is_empty());
        writing.roll_back().await.unwrap();
        assert!(changes.iter().all(|change| change.row == row));
        changes.iter().map(|c| format!("{} {:?} {:?}", c.field.key(), c.old, c.new)).collect()
    }

    #[tokio::test]
    async fn a_changed_row_shows_what_was_and_what_will_be() {
        let cell = letter(|fact| fact.scope.cell = Some("B".to_owned()));
        assert_eq!(changes(letter(|_| ()), cell).await, [r#"cell Some(Text("A")) Some(Text("B"))"#]);

        let contact = letter(|fact| fact.contact.sector = Some("BTP".to_owned()));
        assert_eq!(changes(letter(|_| ()), contact).await, [r#"sector None Some(Text("BTP"))"#]);

        let answered = |interest| {
            letter(|fact| {
                fact.outcome.responded = Some(true);
                fact.outcome.interest = Some(interest);
            })
        };
        let told = changes(letter(|_| ()), answered(Interest::Positive)).await;
        assert!(told.contains(&r#"interest None Some(Text("positive"))"#.to_owned()), "{told:?}");
        let told = changes(answered(Interest::Positive), answered(Interest::Refusal)).await;
        assert_eq!(told, [r#"interest Some(Text("positive")) Some(Text("refusal"))"#]);
    }

    #[tokio::test]
    async fn outcomes_and_costs_show_their_own_fields() {
        let answer = |qualified| {
            let mut fact = response(by_reference("R1"), "2026-03-09");
            fact.qualified = Some(qualified);
            Facts::Responses(rows(vec![fact]))
        };
        assert_eq!(changes(answer(false), answer(true)).await, ["qualified Some(Number(0)) Some(Number(1))"]);

        let cost = |e4| Facts::Costs(rows(vec![cost("P", CostItem::Postage, CostAmount::Fixed(eur(e4)))]));
        let told = changes(cost(310_000), cost(320_000)).await;
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("cost_amount Some(Amount("), "{told:?}");
    }
}
