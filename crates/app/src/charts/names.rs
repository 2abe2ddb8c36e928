//! What charts call items of cost and groupings.

use crate::lang::Lang;
use domain::dimension::Dimension;
use domain::words::CostItem;

/// Returns an item of cost's name.
pub const fn item_name(item: CostItem, lang: Lang) -> &'static str {
    match (item, lang) {
        (CostItem::Creation, Lang::Fr) => "Création",
        (CostItem::Creation, Lang::En) => "Creation",
        (CostItem::List, Lang::Fr) => "Fichier",
        (CostItem::List, Lang::En) => "List",
        (CostItem::Printing, Lang::Fr) => "Impression",
        (CostItem::Printing, Lang::En) => "Printing",
        (CostItem::Handling, Lang::Fr) => "Routage",
        (CostItem::Handling, Lang::En) => "Handling",
        (CostItem::Postage, Lang::Fr) => "Affranchissement",
        (CostItem::Postage, Lang::En) => "Postage",
        (CostItem::Other, Lang::Fr) => "Autres",
        (CostItem::Other, Lang::En) => "Other",
    }
}

/// Returns `par cellule`, `by cell`.
pub const fn dimension_name(dimension: Dimension, lang: Lang) -> &'static str {
    match (dimension, lang) {
        (Dimension::Campaign, Lang::Fr) => "par campagne",
        (Dimension::Campaign, Lang::En) => "by campaign",
        (Dimension::Mailing, Lang::Fr) => "par vague",
        (Dimension::Mailing, Lang::En) => "by mailing",
        (Dimension::Cell, Lang::Fr) => "par cellule",
        (Dimension::Cell, Lang::En) => "by cell",
        (Dimension::Offer, Lang::Fr) => "par offre",
        (Dimension::Offer, Lang::En) => "by offer",
        (Dimension::Creative, Lang::Fr) => "par création",
        (Dimension::Creative, Lang::En) => "by creative",
        (Dimension::ListSource, Lang::Fr) => "par fichier",
        (Dimension::ListSource, Lang::En) => "by list source",
        (Dimension::Segment, Lang::Fr) => "par segment",
        (Dimension::Segment, Lang::En) => "by segment",
        (Dimension::Format, Lang::Fr) => "par format",
        (Dimension::Format, Lang::En) => "by format",
        (Dimension::Sector, Lang::Fr) => "par secteur",
        (Dimension::Sector, Lang::En) => "by sector",
        (Dimension::Departement, Lang::Fr) => "par département",
        (Dimension::Departement, Lang::En) => "by département",
        (Dimension::Region, Lang::Fr) => "par région",
        (Dimension::Region, Lang::En) => "by region",
        (Dimension::Salesperson, Lang::Fr) => "par commercial",
        (Dimension::Salesperson, Lang::En) => "by salesperson",
        (Dimension::Channel, Lang::Fr) => "par canal",
        (Dimension::Channel, Lang::En) => "by channel",
        (Dimension::Moment, Lang::Fr) => "par moment",
        (Dimension::Moment, Lang::En) => "by moment",
        (Dimension::Stage, Lang::Fr) => "par étape",
        (Dimension::Stage, Lang::En) => "by stage",
        (Dimension::Month, Lang::Fr) => "par mois",
        (Dimension::Month, Lang::En) => "by month",
        (Dimension::Quarter, Lang::Fr) => "par trimestre",
        (Dimension::Quarter, Lang::En) => "by quarter",
        (Dimension::Year, Lang::Fr) => "par année",
        (Dimension::Year, Lang::En) => "by year",
    }
}
