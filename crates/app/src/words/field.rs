//! The fields of a spreadsheet, in words.

use crate::lang::{Lang, Words};
use domain::field::Field;
use kpi::names::measure_name;

/// Returns a field's name, in lower case.
pub(crate) const fn name(field: Field, lang: Lang) -> &'static str {
    let words = match field {
        Field::Campaign => Words { fr: "campagne", en: "campaign" },
        Field::PostingDate => Words { fr: "date d’envoi", en: "posting date" },
        Field::Reference => Words { fr: "référence du pli", en: "piece reference" },
        Field::Cell => Words { fr: "cellule", en: "cell" },
        Field::Role => Words { fr: "rôle de la cellule", en: "role of the cell" },
        Field::ListSource => Words { fr: "fichier d’origine", en: "list source" },
        Field::Segment => Words { fr: "segment", en: "segment" },
        Field::Offer => Words { fr: "offre", en: "offer" },
        Field::Creative => Words { fr: "création", en: "creative" },
        Field::Format => Words { fr: "format du pli", en: "format" },
        Field::PieceCost => Words { fr: "coût du pli", en: "cost of the piece" },
        Field::ContactReference => Words { fr: "référence du destinataire", en: "contact reference" },
        Field::Siret => Words { fr: "SIRET", en: "SIRET" },
        Field::Company => Words { fr: "société", en: "company" },
        Field::Civility => Words { fr: "civilité", en: "title" },
        Field::FirstName => Words { fr: "prénom", en: "first name" },
        Field::LastName => Words { fr: "nom", en: "last name" },
        Field::JobTitle => Words { fr: "fonction", en: "job title" },
        Field::Email => Words { fr: "e-mail", en: "e-mail" },
        Field::Phone => Words { fr: "téléphone", en: "telephone" },
        Field::Address => Words { fr: "adresse", en: "address" },
        Field::Address2 => Words { fr: "complément d’adresse", en: "address, second line" },
        Field::PostalCode => Words { fr: "code postal", en: "postal code" },
        Field::City => Words { fr: "commune", en: "city" },
        Field::Sector => Words { fr: "secteur", en: "sector" },
        Field::Salesperson => Words { fr: "commercial", en: "salesperson" },
        Field::Responded => Words { fr: "a répondu", en: "responded" },
        Field::ResponseDate => Words { fr: "date de réponse", en: "response date" },
        Field::Channel => Words { fr: "canal", en: "channel" },
        Field::Interest => Words { fr: "niveau d’intérêt", en: "interest" },
        Field::Qualified => Words { fr: "qualifié", en: "qualified" },
        Field::Verbatim => Words { fr: "verbatim", en: "verbatim" },
        Field::CameBack => Words { fr: "revenu (PND)", en: "came back" },
        Field::ReturnDate => Words { fr: "date du PND", en: "return date" },
        Field::ReturnReason => Words { fr: "motif du PND", en: "return reason" },
        Field::OrderNumber => Words { fr: "n° de commande", en: "order number" },
        Field::OrderDate => Words { fr: "date de commande", en: "order date" },
        Field::Revenue => Words { fr: "montant HT", en: "amount net of VAT" },
        Field::AmountWithTax => Words { fr: "montant TTC", en: "amount with VAT" },
        Field::Margin => Words { fr: "marge", en: "margin" },
        Field::CostItem => Words { fr: "poste de coût", en: "cost item" },
        Field::CostLabel => Words { fr: "libellé du coût", en: "cost label" },
        Field::CostAmount => Words { fr: "coût HT", en: "cost net of VAT" },
        Field::UnitPrice => Words { fr: "prix unitaire HT", en: "unit price" },
        Field::Quantity => Words { fr: "quantité", en: "quantity" },
        Field::CostDate => Words { fr: "date de facture", en: "invoice date" },
        Field::Currency => Words { fr: "devise", en: "currency" },
        Field::TotalCost => Words { fr: "coût total", en: "total cost" },
        Field::Total(measure) => return measure_name(measure, lang).1,
    };
    words.get(lang)
}
