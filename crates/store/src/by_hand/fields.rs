//! Which fields of which rows a person can correct, and what stands in the row instead.

use crate::changes::Values;
use domain::field::Field;
use domain::totals::Measure;
use domain::words::{AppointmentOutcome, Channel, CostItem, Interest, OpportunityStatus, UndeliveredReason};
use serde_json::{Value, json};

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A day.
    Day,
    /// A text.
    Text,
    /// An amount of the row's currency.
    Amount,
    /// A whole number from zero on.
    Count,
    /// From 0 to 10.
    Score,
    /// Yes or no.
    YesNo,
    /// One of a few words.
    Choice,
}

/// A field that can be corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Correctable {
    /// The field.
    pub field: Field,
    /// What it holds.
    pub sort: Sort,
    /// Whether it must hold something.
    pub required: bool,
    pub(super) column: &'static str,
}

/// Tables whose rows can be left out, and corrected.
pub(crate) const OPEN: [&str; 10] = [
    "piece",
    "response",
    "undelivered",
    "cost",
    "orders",
    "total_fact",
    "appointment",
    "opportunity",
    "opportunity_stage",
    "survey_answer",
];

/// Returns whether rows of a table can be left out.
pub(super) fn can_be_left_out(entity: &str) -> bool {
    OPEN.contains(&entity)
}

/// Returns whether rows of a table can be corrected: people too, who are never left out.
pub(super) fn is_open(entity: &str) -> bool {
    can_be_left_out(entity) || entity == "contact"
}

impl Correctable {
    const fn free(field: Field, column: &'static str, sort: Sort) -> Self {
        Self { field, sort, required: false, column }
    }

    const fn needed(field: Field, column: &'static str, sort: Sort) -> Self {
        Self { field, sort, required: true, column }
    }

    /// Returns the words that it can hold.
    pub fn choices(&self) -> Vec<&'static str> {
        match self.field {
            Field::Channel => Channel::ALL.iter().map(|word| word.key()).collect(),
            Field::Interest => Interest::ALL.iter().map(|word| word.key()).collect(),
            Field::ReturnReason => UndeliveredReason::ALL.iter().map(|word| word.key()).collect(),
            Field::CostItem => CostItem::ALL.iter().map(|word| word.key()).collect(),
            Field::AppointmentOutcome => AppointmentOutcome::ALL.iter().map(|word| word.key()).collect(),
            Field::OpportunityStatus => OpportunityStatus::ALL.iter().map(|word| word.key()).collect(),
            _ => Vec::new(),
        }
    }
}

/// Returns the tables whose rows a measure counts, files of totals aside.
const fn tables_of(measure: Measure) -> &'static [&'static str] {
    use Measure as M;
    match measure {
        M::PiecesPosted | M::PeopleHeld => &["piece"],
        M::ActiveCustomers | M::KeptCustomers => &["piece", "orders"],
        M::Undelivered => &["undelivered"],
        M::ResponseLines | M::Responders | M::PositiveResponders | M::QualifiedLeads => &["response"],
        M::Appointments | M::AppointmentsHeld => &["appointment"],
        M::Opportunities | M::WonOpportunities | M::LostOpportunities | M::Signed => {
            &["opportunity", "opportunity_stage"]
        }
        M::StageEntries | M::StagePasses => &["opportunity_stage", "opportunity"],
        M::NewCustomers
        | M::ReactivatedCustomers
        | M::RepeatCustomers
        | M::Orders
        | M::Revenue
        | M::Margin => &["orders"],
        M::Promoters | M::Passives | M::Detractors => &["survey_answer"],
        M::CostCreation | M::CostList | M::CostPrinting | M::CostHandling | M::CostPostage => &["cost"],
        M::CostOther => &["cost", "piece"],
    }
}

/// Returns whether rows of a table may count in a measure.
pub(super) fn counts_in(entity: &str, measure: Measure) -> bool {
    entity == "total_fact" || tables_of(measure).contains(&entity)
}

/// Returns the fields of a row that can be corrected, as its own values have it.
pub(super) fn of(entity: &str, values: &Values) -> Vec<Correctable> {
    use Correctable as C;
    let has = |column: &str| values.get(column).is_some_and(|value| !value.is_null());
    match entity {
        "piece" => vec![C::free(Field::PieceCost, "cost_e4", Sort::Amount)],
        "response" => vec![
            C::free(Field::ResponseDate, "date", Sort::Day),
            C::free(Field::Channel, "channel", Sort::Choice),
            C::free(Field::Interest, "interest", Sort::Choice),
            C::free(Field::Qualified, "qualified", Sort::YesNo),
            C::free(Field::Verbatim, "verbatim", Sort::Text),
        ],
        "undelivered" => vec![
            C::free(Field::ReturnDate, "date", Sort::Day),
            C::free(Field::ReturnReason, "reason", Sort::Choice),
        ],
        "orders" => vec![
            C::free(Field::OrderDate, "date", Sort::Day),
            C::needed(Field::Revenue, "amount_e4", Sort::Amount),
            C::free(Field::Margin, "margin_e4", Sort::Amount),
        ],
        "cost" => cost(has("unit_price_e4")),
        "total_fact" => total(values, has("currency")).into_iter().collect(),
        "appointment" => vec![
            C::free(Field::ObtainedOn, "obtained_on", Sort::Day),
            C::free(Field::AppointmentDate, "planned_on", Sort::Day),
            C::free(Field::AppointmentOutcome, "outcome", Sort::Choice),
        ],
        "opportunity" => vec![
            C::free(Field::OpportunityName, "name", Sort::Text),
            C::free(Field::OpportunityAmount, "amount_e4", Sort::Amount),
            C::free(Field::OpportunityStatus, "status", Sort::Choice),
            C::free(Field::OpenedOn, "opened_on", Sort::Day),
            C::free(Field::ClosedOn, "closed_on", Sort::Day),
            C::free(Field::Stage, "stage", Sort::Text),
        ],
        "opportunity_stage" => vec![C::needed(Field::StageDate, "entered_on", Sort::Day)],
        "survey_answer" => vec![
            C::needed(Field::Score, "score", Sort::Score),
            C::free(Field::SurveyDate, "date", Sort::Day),
            C::free(Field::Moment, "moment", Sort::Text),
            C::free(Field::Verbatim, "verbatim", Sort::Text),
        ],
        "contact" => contact(),
        _ => Vec::new(),
    }
}

fn contact() -> Vec<Correctable> {
    let text = |field, column| Correctable::free(field, column, Sort::Text);
    vec![
        text(Field::Company, "company"),
        text(Field::Civility, "civility"),
        text(Field::FirstName, "first_name"),
        text(Field::LastName, "last_name"),
        text(Field::JobTitle, "job_title"),
        text(Field::Email, "email"),
        text(Field::Phone, "phone"),
        text(Field::Address, "address"),
        text(Field::Address2, "address_2"),
        text(Field::PostalCode, "postal_code"),
        text(Field::City, "city"),
        text(Field::Sector, "sector"),
        text(Field::Salesperson, "salesperson"),
    ]
}

fn cost(by_piece: bool) -> Vec<Correctable> {
    use Correctable as C;
    let mut fields = vec![
        C::needed(Field::CostItem, "item", Sort::Choice),
        C::free(Field::CostLabel, "label", Sort::Text),
        C::free(Field::CostDate, "date", Sort::Day),
    ];
    if by_piece {
        fields.push(C::needed(Field::UnitPrice, "unit_price_e4", Sort::Amount));
        fields.push(C::free(Field::Quantity, "quantity", Sort::Count));
    } else {
        fields.push(C::needed(Field::CostAmount, "amount_e4", Sort::Amount));
    }
    fields
}

fn total(values: &Values, is_money: bool) -> Option<Correctable> {
    let field = Field::from_key(values.get("measure")?.as_str()?)?;
    let sort = if is_money { Sort::Amount } else { Sort::Count };
    Some(Correctable::needed(field, "value", sort))
}

/// Returns the columns that a value takes, where the field can hold it.
pub(super) fn columns(correctable: &Correctable, values: &Values, value: &Value) -> Option<Values> {
    if !fits(correctable, value) {
        return None;
    }
    let mut columns = Values::new();
    columns.insert(correctable.column.to_owned(), value.clone());
    if correctable.sort == Sort::Amount && !matches!(correctable.column, "margin_e4") {
        let currency = match values.get("currency") {
            _ if value.is_null() => Value::Null,
            Some(Value::String(code)) => Value::String(code.clone()),
            _ => json!(domain::currency::Currency::EUR.code()),
        };
        columns.insert("currency".to_owned(), currency);
    }
    Some(columns)
}

fn fits(correctable: &Correctable, value: &Value) -> bool {
    if value.is_null() {
        return !correctable.required;
    }
    match correctable.sort {
        Sort::Day => value.as_str().is_some_and(|text| text.parse::<chrono::NaiveDate>().is_ok()),
        Sort::Text => value.as_str().is_some_and(|text| !text.trim().is_empty()),
        Sort::Amount => value.is_i64(),
        Sort::Count => value.as_i64().is_some_and(|count| count >= 0),
        Sort::Score => value.as_i64().is_some_and(|score| (0..=10).contains(&score)),
        Sort::YesNo => value.as_i64().is_some_and(|flag| flag == 0 || flag == 1),
        Sort::Choice => value.as_str().is_some_and(|text| correctable.choices().contains(&text)),
    }
}

/// Returns whether a row with these values is one that its table takes.
pub(super) fn stands(entity: &str, values: &Values) -> bool {
    let has = |column: &str| values.get(column).is_some_and(|value| !value.is_null());
    match entity {
        "appointment" => has("obtained_on") || has("planned_on"),
        "contact" => ["company", "last_name", "first_name", "email", "phone"].into_iter().any(has),
        _ => true,
    }
}
