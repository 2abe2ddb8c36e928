//! Contacts, opportunities and follow-ups for another program, under the headings by which its own exports are known.

use super::cell::Cell;
use super::sheet::{Sheets, Table};
use super::told::cell;
use super::{Target, Watch, Written, sheets};
use crate::failure::Failure;
use crate::figures::capitalised;
use crate::house::House;
use crate::lang::{Lang, one_of};
use crate::words;
use domain::field::Field;
use domain::kind::Kind;
use domain::words::OpportunityStatus;
use import::{Export, SheetFor, Stands};
use store::{Telling, ToldFollowUp, ToldSheet, ToldValue};

/// Letters of a column, for what is not looked at before it is written.
const WIDTH: usize = 18;
/// The programs, for whoever names another one.
const PROGRAMS: &str = "HubSpot, Salesforce, Pipedrive, Odoo, Sellsy, Dolibarr, EspoCRM";

/// Returns the programs, as they call themselves.
pub fn programs() -> impl Iterator<Item = &'static str> {
    import::programs()
}

/// Writes contacts, opportunities and open follow-ups for a program, each a table; those of which there is no row are
/// left out, and those for which the program has no headings of its own.
///
/// # Errors
/// [`Failure::BadValue`] for a program that there is not; else as [`told`](super::told()).
pub async fn for_program(
    house: &House,
    program: &str,
    into: Target<'_>,
    watch: &Watch<'_>,
) -> Result<Vec<Written>, Failure> {
    let unknown =
        || Failure::BadValue { field: "crm".to_owned(), value: program.to_owned(), allowed: PROGRAMS };
    let (_, wanted) = import::sheets_for(program, into.lang).ok_or_else(unknown)?;
    let mut out = sheets(into)?;
    let mut telling = house.store.telling().await?;
    for sheet in &wanted {
        match told(sheet.export) {
            Some(of) => rows(&mut telling, of, sheet, &mut out, into.lang, watch).await?,
            None => follow_ups(telling.follow_ups().await?, sheet, &mut out, into.lang)?,
        }
    }
    out.save()
}

/// Returns whose rows a sheet takes; nothing for follow-ups, which no file told.
const fn told(export: Export) -> Option<ToldSheet> {
    match export {
        Export::Deals => Some(ToldSheet::Of(Kind::Opportunities)),
        Export::Activities => None,
        _ => Some(ToldSheet::Of(Kind::Contacts)),
    }
}

async fn rows(
    telling: &mut Telling,
    of: ToldSheet,
    sheet: &SheetFor,
    out: &mut Sheets,
    lang: Lang,
    watch: &Watch<'_>,
) -> Result<(), Failure> {
    let mut table = Some(table(sheet, lang));
    let name = table.as_ref().map(|table| table.name.clone()).unwrap_or_default();
    let status = Stands::Field(Field::OpportunityStatus);
    let tells_status = sheet.columns.iter().any(|(_, stands)| *stands == status);
    let mut row = 0;
    telling
        .each(of, &mut |fields, values, _| {
            if let Some(table) = table.take() {
                out.begin(&table)?;
            }
            row += 1;
            watch.at(&name, row)?;
            let row = Row { fields, values: &values, tells_status, lang };
            let cells: Vec<Cell> = sheet.columns.iter().map(|(_, stands)| row.cell(*stands)).collect();
            out.row(&cells)
        })
        .await
}

/// One row of a file, asked by field.
struct Row<'a> {
    fields: &'a [Field],
    values: &'a [Option<ToldValue>],
    /// Whether the sheet has a column for how a deal stands.
    tells_status: bool,
    lang: Lang,
}

impl Row<'_> {
    fn field(&self, field: Field) -> Cell {
        let place = self.fields.iter().position(|known| *known == field);
        cell(field, place.and_then(|place| self.values[place].clone()), self.lang)
    }

    fn joined(&self, fields: &[Field], between: &str) -> Cell {
        let texts = fields.iter().filter_map(|field| match self.field(*field) {
            Cell::Text(text) => Some(text),
            _ => None,
        });
        whole(texts, between)
    }

    /// Returns the stage of a deal; where the program has no column for how a deal ended, its last stage says so.
    fn stage(&self) -> Cell {
        let stage = self.field(Field::Stage);
        let meant = |cell: &Cell| match cell {
            Cell::Text(text) => import::meaning_of(Field::OpportunityStatus, text),
            _ => None,
        };
        let end =
            meant(&self.field(Field::OpportunityStatus)).filter(|end| *end != OpportunityStatus::Open.key());
        match end {
            Some(end) if !self.tells_status && meant(&stage) != Some(end) => {
                let said = words::meaning::name(Field::OpportunityStatus, end, self.lang);
                Cell::Text(capitalised(said))
            }
            _ => stage,
        }
    }

    fn cell(&self, stands: Stands) -> Cell {
        match stands {
            Stands::Field(Field::Stage) => self.stage(),
            Stands::Field(field) => self.field(field),
            Stands::FullName => self.joined(&[Field::FirstName, Field::LastName], " "),
            Stands::WholeAddress => {
                self.joined(&[Field::Address, Field::Address2, Field::PostalCode, Field::City], ", ")
            }
            _ => Cell::Empty,
        }
    }
}

fn whole(texts: impl Iterator<Item = String>, between: &str) -> Cell {
    let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    if texts.is_empty() { Cell::Empty } else { Cell::Text(texts.join(between)) }
}

fn follow_ups(
    found: Vec<ToldFollowUp>,
    sheet: &SheetFor,
    out: &mut Sheets,
    lang: Lang,
) -> Result<(), Failure> {
    if found.is_empty() {
        return Ok(());
    }
    out.begin(&table(sheet, lang))?;
    found.into_iter().try_for_each(|one| {
        let cells: Vec<Cell> =
            sheet.columns.iter().map(|(_, stands)| of_follow_up(&one, *stands, lang)).collect();
        out.row(&cells)
    })
}

fn of_follow_up(one: &ToldFollowUp, stands: Stands, lang: Lang) -> Cell {
    let [first_name, last_name, company, email, phone] = &one.about;
    let text = |text: &Option<String>| whole(text.iter().cloned(), "");
    match stands {
        Stands::Task => Cell::Text(one.what.clone()),
        Stands::Due => Cell::Day(one.day),
        Stands::By => text(&one.who),
        Stands::Yes => Cell::Text(words::value::yes_no(true, lang)),
        Stands::FullName => whole([first_name, last_name].into_iter().flatten().cloned(), " "),
        Stands::Field(Field::Company) => text(company),
        Stands::Field(Field::Email) => text(email),
        Stands::Field(Field::Phone) => text(phone),
        _ => Cell::Empty,
    }
}

fn table(sheet: &SheetFor, lang: Lang) -> Table {
    let name = match sheet.export {
        Export::Deals => words::file::kind_name(Kind::Opportunities, lang),
        Export::Activities => one_of(lang, "relances", "follow-ups"),
        _ => words::file::kind_name(Kind::Contacts, lang),
    };
    let headings: Vec<String> = sheet.columns.iter().map(|(heading, _)| heading.clone()).collect();
    let widths = headings.iter().map(|heading| heading.chars().count().max(WIDTH)).collect();
    Table { name: capitalised(name), headings, widths }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_names_another_program_is_told_of_all() {
        let mut named: Vec<&str> = PROGRAMS.split(", ").collect();
        let mut all: Vec<&str> = programs().collect();
        named.sort_unstable();
        all.sort_unstable();
        assert_eq!(named, all);
    }
}
