//! What a person decided of rows, for reading.

use super::left_out::no_row;
use super::{Correctable, fields, table};
use crate::Store;
use crate::behind::{PAGE, RowBehind};
use crate::changes::{Told, Values, told, values};
use crate::error::{Result, StoreError};
use crate::import_run::ImportId;
use crate::row::{money, some_day};
use crate::table::{Table, json, json_numbers};
use domain::field::Field;
use domain::money::Money;
use serde_json::Value;
use sqlx::SqliteConnection;
use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

/// A row of the file, as a person names it: `orders:12`. It stays the row's own for good.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowNumber {
    /// Its table.
    pub entity: String,
    /// Its number there.
    pub row: i64,
}

impl fmt::Display for RowNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.entity, self.row)
    }
}

impl FromStr for RowNumber {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self> {
        let (entity, row) = text.trim().split_once(':').unwrap_or((text.trim(), ""));
        match row.parse() {
            Ok(row) if table(entity).is_some() => Ok(Self { entity: entity.to_owned(), row }),
            _ => Err(StoreError::NotARow(text.to_owned())),
        }
    }
}

/// A row that was left out or corrected by hand.
#[derive(Clone, Debug, PartialEq)]
pub struct HandRow {
    /// The row.
    pub row: RowBehind,
    /// Why it was left out; nothing where it was corrected.
    pub why: Option<String>,
    /// When that was; for a corrected row, the last time.
    pub at: String,
    /// Rows that stand or fall with it: a letter's own outcome columns, a deal's stages.
    pub parts: u64,
    /// What was corrected of it, the oldest first.
    pub corrected: Vec<CorrectedField>,
}

/// A correction of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectedField {
    /// The correction's number, to take it back.
    pub number: i64,
    /// The field.
    pub field: Field,
    /// What the file tells.
    pub told: Option<Told>,
    /// What stands instead.
    pub value: Option<Told>,
    /// Why.
    pub why: String,
    /// When.
    pub at: String,
}

/// A field of a row, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldNow {
    /// The field.
    pub open: Correctable,
    /// What it holds.
    pub value: Option<Told>,
    /// What the file tells, where that was corrected.
    pub told: Option<Option<Told>>,
}

/// A row, to be corrected or left out.
#[derive(Clone, Debug, PartialEq)]
pub struct RowNow {
    /// The row.
    pub row: RowBehind,
    /// Why and when it was left out.
    pub left_out: Option<(String, String)>,
    /// What can be corrected of it.
    pub fields: Vec<FieldNow>,
    /// What was corrected, the oldest first.
    pub corrected: Vec<CorrectedField>,
    /// The currency of its amounts.
    pub currency: String,
}

#[derive(sqlx::FromRow)]
struct Aside {
    entity: String,
    row_id: i64,
    campaign: Option<String>,
    why: String,
    at: String,
    image: String,
    parts: i64,
}

#[derive(sqlx::FromRow)]
struct Said {
    id: i64,
    entity: String,
    row_id: i64,
    field: String,
    columns: String,
    why: String,
    at: String,
    told: Option<String>,
}

impl Store {
    /// Returns a page of the rows left out by hand, the last one first, and how many there are.
    pub async fn left_out_by_hand(&self, page: u32) -> Result<(u64, Vec<HandRow>)> {
        let mut tx = self.readers().begin().await?;
        let total: i64 =
            sqlx::query_scalar(include_str!("../../sql/left_out/total.sql")).fetch_one(&mut *tx).await?;
        let found: Vec<Aside> = sqlx::query_as(include_str!("../../sql/left_out/page.sql"))
            .bind(i64::from(PAGE))
            .bind(i64::from(PAGE) * i64::from(page))
            .fetch_all(&mut *tx)
            .await?;
        let mut rows = Vec::with_capacity(found.len());
        for one in &found {
            let (table, values) = read(&one.entity, one.row_id, &one.image)?;
            let mut row = describe(&mut tx, table, one.row_id, &values).await?;
            if row.campaign.is_empty() {
                row.campaign = one.campaign.clone().unwrap_or_default();
            }
            rows.push(HandRow {
                row,
                why: Some(one.why.clone()),
                at: one.at.clone(),
                parts: one.parts.unsigned_abs(),
                corrected: corrected(&mut tx, &one.entity, one.row_id, currency(&values)).await?,
            });
        }
        Ok((total.unsigned_abs(), rows))
    }

    /// Returns a page of the rows corrected by hand, the last one first, and how many there are.
    pub async fn corrected_by_hand(&self, page: u32) -> Result<(u64, Vec<HandRow>)> {
        let mut tx = self.readers().begin().await?;
        let total: i64 =
            sqlx::query_scalar(include_str!("../../sql/corrected_row/total.sql")).fetch_one(&mut *tx).await?;
        let found: Vec<(String, i64, String)> =
            sqlx::query_as(include_str!("../../sql/corrected_row/page.sql"))
                .bind(i64::from(PAGE))
                .bind(i64::from(PAGE) * i64::from(page))
                .fetch_all(&mut *tx)
                .await?;
        let mut rows = Vec::with_capacity(found.len());
        for (entity, number, at) in found {
            let image = image(&mut tx, &entity, number).await?;
            let (table, values) = read(&entity, number, &image)?;
            let row = describe(&mut tx, table, number, &values).await?;
            let corrected = corrected(&mut tx, &entity, number, currency(&values)).await?;
            rows.push(HandRow { row, why: None, at, parts: 0, corrected });
        }
        Ok((total.unsigned_abs(), rows))
    }

    /// Returns a row with what can be corrected of it.
    ///
    /// # Errors
    /// [`StoreError::NoRow`].
    pub async fn row_now(&self, number: &RowNumber) -> Result<RowNow> {
        let mut tx = self.readers().begin().await?;
        let (entity, id) = (number.entity.as_str(), number.row);
        let image = image(&mut tx, entity, id).await?;
        let (table, values) = read(entity, id, &image)?;
        let left_out = sqlx::query_as(include_str!("../../sql/left_out/find.sql"))
            .bind(entity)
            .bind(id)
            .fetch_optional(&mut *tx)
            .await?;
        let corrected = corrected(&mut tx, entity, id, currency(&values)).await?;
        let beneath = |field| corrected.iter().find(|one| one.field == field).map(|one| one.told.clone());
        let mut fields = Vec::new();
        for open in fields::of(entity, &values) {
            let value = told(table, &values, open.column)?;
            fields.push(FieldNow { open, value, told: beneath(open.field) });
        }
        let currency = currency(&values).to_owned();
        Ok(RowNow {
            row: describe(&mut tx, table, id, &values).await?,
            left_out,
            fields,
            corrected,
            currency,
        })
    }
}

/// Returns the currency of a row's amounts.
fn currency(values: &Values) -> &str {
    let eur = domain::currency::Currency::EUR.code();
    values.get("currency").and_then(Value::as_str).unwrap_or(eur)
}

fn read(entity: &str, row: i64, image: &str) -> Result<(&'static Table, Values)> {
    let table = table(entity).ok_or_else(|| no_row(entity, row))?;
    Ok((table, values(table, image)?))
}

/// Returns a row's image, whether it stands or was left out.
async fn image(connection: &mut SqliteConnection, entity: &str, row: i64) -> Result<String> {
    let table = table(entity).ok_or_else(|| no_row(entity, row))?;
    if let Some((_, image)) = table.images(connection, std::iter::once(row)).await?.pop() {
        return Ok(image);
    }
    let aside: Option<String> = sqlx::query_scalar(include_str!("../../sql/left_out_row/find.sql"))
        .bind(entity)
        .bind(row)
        .fetch_optional(connection)
        .await?;
    aside.ok_or_else(|| no_row(entity, row))
}

/// Returns what was corrected of a row, the oldest first.
async fn corrected(
    connection: &mut SqliteConnection,
    entity: &str,
    row: i64,
    currency: &str,
) -> Result<Vec<CorrectedField>> {
    let said: Vec<Said> = sqlx::query_as(include_str!("../../sql/row_correction/said.sql"))
        .bind(entity)
        .bind(row)
        .fetch_all(connection)
        .await?;
    let fields = said.into_iter().filter_map(|one| corrected_field(one, currency).transpose());
    fields.collect()
}

fn corrected_field(said: Said, currency: &str) -> Result<Option<CorrectedField>> {
    let Some(table) = table(&said.entity) else { return Err(no_row(&said.entity, said.row_id)) };
    let Some(field) = Field::from_key(&said.field) else { return Ok(None) };
    let columns: Values = json("row_correction", &said.columns)?;
    let beneath: Values = said.told.map(|told| json("corrected_row", &told)).transpose()?.unwrap_or_default();
    // The money's column comes with that of its currency.
    let Some(column) = columns.keys().find(|column| *column != "currency").cloned() else { return Ok(None) };
    let of = |values: &Values| {
        let mut values = values.clone();
        // A margin has the currency of its order, which no correction changes.
        values.entry("currency").or_insert_with(|| currency.into());
        told(table, &values, &column)
    };
    Ok(Some(CorrectedField {
        number: said.id,
        field,
        told: of(&beneath)?,
        value: of(&columns)?,
        why: said.why,
        at: said.at,
    }))
}

/// Returns what a row is by the words of its file.
async fn describe(
    connection: &mut SqliteConnection,
    table: &Table,
    id: i64,
    values: &Values,
) -> Result<RowBehind> {
    let number = |column: &str| values.get(column).and_then(Value::as_i64);
    let text =
        |columns: &[&str]| columns.iter().find_map(|column| values.get(*column)?.as_str()).map(str::to_owned);
    let day = text(&["date", "obtained_on", "planned_on", "opened_on", "entered_on"]);
    let import = number("import_id").unwrap_or_default();
    let (file, sheet): (String, Option<String>) =
        sqlx::query_as(include_str!("../../sql/import_run/file.sql"))
            .bind(import)
            .fetch_one(&mut *connection)
            .await?;
    let themselves = (table.entity == "contact").then_some(id);
    let contact = themselves.or_else(|| number("contact_id")).or_else(|| number("told_contact_id"));
    let names: HashMap<i64, String> =
        sqlx::query_as::<_, (i64, String)>(include_str!("../../sql/contact/names.sql"))
            .bind(json_numbers(contact.into_iter()))
            .fetch_all(&mut *connection)
            .await?
            .into_iter()
            .collect();
    let campaign: Option<String> = sqlx::query_scalar(include_str!("../../sql/campaign/code.sql"))
        .bind(number("campaign_id"))
        .bind(number("opportunity_id"))
        .fetch_optional(connection)
        .await?;
    let score = number("score").map(|score| format!("{score} / 10"));
    Ok(RowBehind {
        number: RowNumber { entity: table.entity.to_owned(), row: id },
        import: ImportId(import),
        file,
        sheet,
        row: number("source_row").and_then(|row| u32::try_from(row).ok()).unwrap_or_default(),
        campaign: campaign.or_else(|| text(&["told_campaign"])).unwrap_or_default(),
        date: some_day("row", "day", day.as_deref())?,
        reference: text(&["reference", "number", "told_reference"]),
        who: contact.and_then(|contact| names.get(&contact)).filter(|who| !who.is_empty()).cloned(),
        contact: contact.and_then(|contact| u32::try_from(contact).ok()),
        text: text(&["verbatim", "interest_text", "reason_text", "label", "outcome_text", "name", "stage"])
            .or(score),
        amount: amount(values)?,
        joined_by: None,
    })
}

fn amount(values: &Values) -> Result<Option<Money>> {
    let Some(currency) = values.get("currency").and_then(Value::as_str) else { return Ok(None) };
    let columns = ["amount_e4", "cost_e4", "unit_price_e4", "value"];
    let e4 = columns.iter().find_map(|column| values.get(*column)?.as_i64());
    e4.map(|e4| money("row", e4, currency)).transpose()
}
