//! Who a row is about, and what it belongs to.

use super::{Cells, Need};
use domain::fact::{ContactFact, Scope};
use domain::field::Field;

pub(super) fn contact(cells: &mut Cells<'_>) -> ContactFact {
    ContactFact {
        reference: cells.text(Field::ContactReference),
        siret: cells.siret(),
        company: cells.text(Field::Company),
        civility: cells.text(Field::Civility),
        first_name: cells.text(Field::FirstName),
        last_name: cells.text(Field::LastName),
        job_title: cells.text(Field::JobTitle),
        email: cells.email(),
        phone: cells.phone(),
        address: cells.text(Field::Address),
        address_2: cells.text(Field::Address2),
        postal_code: cells.postal_code(),
        city: cells.text(Field::City),
        sector: cells.text(Field::Sector),
        salesperson: cells.text(Field::Salesperson),
        company_size: cells.text(Field::CompanySize),
    }
}

/// A wrong cell here would join the row to the wrong campaign, so it sets the row aside.
pub(super) fn scope(cells: &mut Cells<'_>) -> Scope {
    Scope {
        campaign: cells.scope_text(Field::Campaign),
        posting_date: cells.date(Field::PostingDate, Need::Sound),
        cell: cells.scope_text(Field::Cell),
        reference: cells.scope_text(Field::Reference),
    }
}
