//! Who a row is about.

/// A person at an optional establishment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ContactFact {
    /// Reference in the user's own files.
    pub reference: Option<String>,
    /// Fourteen digits.
    pub siret: Option<String>,
    /// Company.
    pub company: Option<String>,
    /// M., Mme.
    pub civility: Option<String>,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// Function.
    pub job_title: Option<String>,
    /// E-mail address, in lower case.
    pub email: Option<String>,
    /// Telephone number, digits only with a leading `0` or `+`.
    pub phone: Option<String>,
    /// Street and number.
    pub address: Option<String>,
    /// Second line.
    pub address_2: Option<String>,
    /// Five digits, its leading zero restored.
    pub postal_code: Option<String>,
    /// Commune.
    pub city: Option<String>,
    /// Line of business.
    pub sector: Option<String>,
    /// Who follows the contact.
    pub salesperson: Option<String>,
    /// How many people the company has, as the file says it.
    pub company_size: Option<String>,
}

impl ContactFact {
    /// Returns whether the row says anything of a person or company.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
