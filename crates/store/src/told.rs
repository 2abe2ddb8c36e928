//! What files told, row by row, in the words of the fields that it was read from: to be written into a spreadsheet and
//! read again.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::row::{day, some_day};
use chrono::NaiveDate;
use domain::field::Field;
use domain::kind::Kind;
use futures_util::TryStreamExt;
use rust_decimal::Decimal;
use sqlx::sqlite::{Sqlite, SqliteRow};
use sqlx::{Column, Executor, Row, SqlSafeStr, Statement, Transaction};

/// A sheet of rows alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToldSheet {
    /// The rows of one kind.
    Of(Kind),
    /// Changes of deals' stages, each with its deal's number.
    Stages,
}

impl ToldSheet {
    /// Every sheet, in the order in which they are taken in again. Of people who must not be mailed only what they are
    /// recognised by is kept: there is nothing to write.
    pub const ALL: [Self; 13] = [
        Self::Of(Kind::Contacts),
        Self::Of(Kind::Pieces),
        Self::Of(Kind::Totals),
        Self::Of(Kind::Costs),
        Self::Of(Kind::Undelivered),
        Self::Of(Kind::Responses),
        Self::Of(Kind::Appointments),
        Self::Of(Kind::Opportunities),
        Self::Stages,
        Self::Of(Kind::Orders),
        Self::Of(Kind::Surveys),
        Self::Of(Kind::References),
        Self::Of(Kind::Targets),
    ];

    const fn sql(self) -> Option<&'static str> {
        Some(match self {
            Self::Of(Kind::Contacts) => include_str!("../sql/told/contacts.sql"),
            Self::Of(Kind::Pieces) => include_str!("../sql/told/pieces.sql"),
            Self::Of(Kind::Totals) => include_str!("../sql/told/totals.sql"),
            Self::Of(Kind::Costs) => include_str!("../sql/told/costs.sql"),
            Self::Of(Kind::Undelivered) => include_str!("../sql/told/undelivered.sql"),
            Self::Of(Kind::Responses) => include_str!("../sql/told/responses.sql"),
            Self::Of(Kind::Appointments) => include_str!("../sql/told/appointments.sql"),
            Self::Of(Kind::Opportunities) => include_str!("../sql/told/opportunities.sql"),
            Self::Stages => include_str!("../sql/told/stages.sql"),
            Self::Of(Kind::Orders) => include_str!("../sql/told/orders.sql"),
            Self::Of(Kind::Surveys) => include_str!("../sql/told/surveys.sql"),
            Self::Of(Kind::References) => include_str!("../sql/told/references.sql"),
            Self::Of(Kind::Targets) => include_str!("../sql/told/targets.sql"),
            Self::Of(Kind::Suppressions) => return None,
        })
    }
}

/// A value as a file told it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToldValue {
    /// Text as written.
    Text(String),
    /// A member of a closed column by its key, or the word that the file wrote instead.
    Word(String),
    /// A day.
    Day(NaiveDate),
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Count(i64),
    /// A plain number.
    Number(Decimal),
    /// A share, as a fraction.
    Share(Decimal),
    /// An amount; its currency is a field of its own.
    Amount(Decimal),
}

/// What the columns of a statement hold.
#[derive(Clone, Copy, Debug)]
enum Holds {
    Text,
    Word,
    Day,
    Flag,
    Count,
    Number,
    Share,
    Amount,
}

type ToldColumn = (Field, Holds);
/// Who visits rows: is given the fields, and what a row says in each, with which row it is.
pub type VisitTold<'a, E> =
    &'a mut (dyn FnMut(&[Field], Vec<Option<ToldValue>>, ToldBy) -> std::result::Result<(), E> + Send);

/// Who told a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToldBy {
    /// A file; with the row's identity, where its kind has one of its own.
    File(Option<i64>),
    /// A person.
    Hand,
}

/// The column in which a statement says which row it is; nothing in it for what a person wrote.
const IDENTITY: &str = "identity";

/// Something that is to be done, and about whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldFollowUp {
    /// For which day.
    pub day: NaiveDate,
    /// What is to be done.
    pub what: String,
    /// Who is to do it.
    pub who: Option<String>,
    /// About whom: first name, last name, company, e-mail, telephone.
    pub about: [Option<String>; 5],
}

/// The file at one moment: whatever is written meanwhile, all that is visited belongs together.
#[derive(Debug)]
pub struct Telling {
    tx: Transaction<'static, Sqlite>,
}

impl Store {
    /// Begins to tell what files told.
    pub async fn telling(&self) -> Result<Telling> {
        Ok(Telling { tx: self.readers().begin().await? })
    }
}

impl Telling {
    /// Visits the rows of a sheet, in the order in which they were taken in: at first its fields, and then each row's
    /// values in their order. Rows that a person left out are no longer told; corrections are.
    pub async fn each<E: From<StoreError>>(
        &mut self,
        sheet: ToldSheet,
        visit: VisitTold<'_, E>,
    ) -> std::result::Result<(), E> {
        let Some(sql) = sheet.sql() else { return Ok(()) };
        let connection = &mut *self.tx;
        let statement = connection.prepare(sql.into_sql_str()).await.map_err(StoreError::from)?;
        let named = statement.columns().iter().map(Column::name);
        let columns: Vec<ToldColumn> =
            named.clone().filter(|name| *name != IDENTITY).map(column_of).collect::<Result<_>>()?;
        // Behind all that is told.
        let identity = named.clone().any(|name| name == IDENTITY).then_some(columns.len());
        let fields = fields_of(&columns);
        let mut rows = sqlx::query(sql).fetch(connection);
        while let Some(row) = rows.try_next().await.map_err(StoreError::from)? {
            visit(&fields, values(&columns, &fields, &row)?, told_by(&row, identity)?)?;
        }
        Ok(())
    }

    /// Returns everything that is to be done, the earliest first.
    pub async fn follow_ups(&mut self) -> Result<Vec<ToldFollowUp>> {
        let rows = sqlx::query(include_str!("../sql/follow_up/told.sql")).fetch_all(&mut *self.tx).await?;
        let follow_up = |row: SqliteRow| {
            let text = |column: &str| row.try_get::<Option<String>, _>(column);
            let on: String = row.try_get("day")?;
            Ok(ToldFollowUp {
                day: day("follow_up", "day", &on)?,
                what: row.try_get("what")?,
                who: text("who")?,
                about: [
                    text("first_name")?,
                    text("last_name")?,
                    text("company")?,
                    text("email")?,
                    text("phone")?,
                ],
            })
        };
        rows.into_iter().map(follow_up).collect()
    }
}

fn told_by(row: &SqliteRow, identity: Option<usize>) -> Result<ToldBy> {
    let Some(place) = identity else { return Ok(ToldBy::File(None)) };
    let identity: Option<i64> = row.try_get(place)?;
    Ok(identity.map_or(ToldBy::Hand, |identity| ToldBy::File(Some(identity))))
}

/// Returns the fields, each once: several columns can hold one, each in its own way.
fn fields_of(columns: &[ToldColumn]) -> Vec<Field> {
    let mut fields: Vec<Field> = columns.iter().map(|(field, _)| *field).collect();
    fields.dedup();
    fields
}

fn column_of(name: &str) -> Result<ToldColumn> {
    let (key, holds) = name.split_once(' ').unwrap_or((name, ""));
    let unknown = || StoreError::Inconsistent { table: "told", column: "name", value: name.to_owned() };
    let holds = match holds {
        "" => Holds::Text,
        "word" => Holds::Word,
        "day" => Holds::Day,
        "flag" => Holds::Flag,
        "count" => Holds::Count,
        "number6" => Holds::Number,
        "e6" => Holds::Share,
        "e4" => Holds::Amount,
        _ => return Err(unknown()),
    };
    Ok((Field::from_key(key).ok_or_else(unknown)?, holds))
}

fn values(columns: &[ToldColumn], fields: &[Field], row: &SqliteRow) -> Result<Vec<Option<ToldValue>>> {
    let mut values = vec![None; fields.len()];
    let mut at = 0;
    for (place, (field, holds)) in columns.iter().enumerate() {
        at += usize::from(fields[at] != *field);
        if let Some(value) = value(row, place, *holds)? {
            values[at] = Some(value);
        }
    }
    Ok(values)
}

fn value(row: &SqliteRow, place: usize, holds: Holds) -> Result<Option<ToldValue>> {
    let text = || row.try_get::<Option<String>, _>(place);
    let number = || row.try_get::<Option<i64>, _>(place);
    let scaled =
        |decimals| Ok::<_, StoreError>(number()?.map(|number| Decimal::new(number, decimals).normalize()));
    Ok(match holds {
        Holds::Text => text()?.map(ToldValue::Text),
        Holds::Word => text()?.map(ToldValue::Word),
        Holds::Day => some_day("told", "day", text()?.as_deref())?.map(ToldValue::Day),
        Holds::Flag => number()?.map(|flag| ToldValue::Flag(flag != 0)),
        Holds::Count => number()?.map(ToldValue::Count),
        Holds::Number => scaled(6)?.map(ToldValue::Number),
        Holds::Share => scaled(6)?.map(ToldValue::Share),
        Holds::Amount => scaled(4)?.map(ToldValue::Amount),
    })
}
