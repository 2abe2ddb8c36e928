//! What a campaign's response rate is compared with: one's own median first, else one published rate.
//!
//! Cold is never compared with warm, one line of business never with another, and references are never averaged.

use domain::fact::ReferenceFact;
use domain::fold::fold;
use domain::words::ListType;
use rust_decimal::Decimal;
use std::cmp::Reverse;

/// From so many closed campaigns on, one's own median comes first.
pub const OWN_FROM: usize = 3;
/// The figure that references without a figure of their own are of.
const RESPONSE_RATE: &str = "response_rate";

/// Where a reference comes from; the user's own come before those that are shipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// With the program.
    Shipped,
    /// From a file.
    Imported,
    /// Written or changed by hand.
    ByHand,
}

/// A published rate among those to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The name by which it is changed.
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
    /// The figure of the catalogue that it is of; nothing: as its basis says.
    pub figure: Option<String>,
    /// What it says.
    pub fact: ReferenceFact,
}

/// A closed campaign's response rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// Whether its list knew the sender.
    pub list_type: ListType,
    /// The line of business it addressed.
    pub sector: Option<String>,
    /// Responders over pieces posted, as a fraction.
    pub rate: Decimal,
}

/// The median of the user's own closed campaigns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The line of business, where there are enough campaigns of it; else nothing, for all of the list type.
    pub sector: Option<String>,
    /// The list type.
    pub list_type: ListType,
    /// How many campaigns.
    pub campaigns: usize,
    /// The lowest of their rates.
    pub low: Decimal,
    /// The middle one, or the mean of the two middle ones.
    pub median: Decimal,
    /// The highest.
    pub high: Decimal,
}

/// Returns the median of the closed campaigns of a list type: of the sector where three are of it, else of all, and
/// nothing below three.
pub fn own_median(closed: &[Closed], list_type: ListType, sector: Option<&str>) -> Option<Own> {
    let alike = || closed.iter().filter(move |campaign| campaign.list_type == list_type);
    let wanted = sector.map(fold);
    let of_sector: Vec<Decimal> = alike()
        .filter(|campaign| wanted.is_some() && campaign.sector.as_deref().map(fold) == wanted)
        .map(|campaign| campaign.rate)
        .collect();
    if of_sector.len() >= OWN_FROM {
        return median_of(of_sector, list_type, sector.map(str::to_owned));
    }
    median_of(alike().map(|campaign| campaign.rate).collect(), list_type, None)
}

fn median_of(mut rates: Vec<Decimal>, list_type: ListType, sector: Option<String>) -> Option<Own> {
    if rates.len() < OWN_FROM {
        return None;
    }
    rates.sort_unstable();
    let middle = rates.len() / 2;
    let upper = *rates.get(middle)?;
    let lower = if rates.len().is_multiple_of(2) { *rates.get(middle - 1)? } else { upper };
    Some(Own {
        sector,
        list_type,
        campaigns: rates.len(),
        low: *rates.first()?,
        median: (lower + upper) / Decimal::TWO,
        high: *rates.last()?,
    })
}

/// Returns the published rate that a campaign's response rate may be compared with: of the same list type and of the
/// same line of business or of all.
///
/// Of several: one's own line of business first, then what the user brought, then France, then companies, then the
/// latest year. A rate that says neither its source nor its year is never chosen.
pub fn published<'a>(
    references: &'a [Reference],
    list_type: ListType,
    sector: Option<&str>,
) -> Option<&'a Reference> {
    let wanted = sector.map(fold);
    references
        .iter()
        .filter(|reference| is_of_responses(reference) && reference.fact.list_type == Some(list_type))
        .filter(|reference| reference.fact.source.is_some() && reference.fact.year.is_some())
        .filter(|reference| reference.fact.value > Decimal::ZERO)
        .filter_map(|reference| {
            let own = reference.fact.sector.as_deref().map(fold);
            let general = own.as_deref().is_none_or(is_of_all);
            (general || own == wanted).then_some((reference, !general))
        })
        .max_by_key(|(reference, of_sector)| {
            let fact = &reference.fact;
            let says = |text: &Option<String>, words: &[&str]| {
                text.as_deref().map(fold).is_some_and(|text| words.iter().any(|word| text.contains(word)))
            };
            (
                *of_sector,
                reference.origin > Origin::Shipped,
                says(&fact.country, &["france"])
                    || fact.country.as_deref().map(fold).as_deref() == Some("fr"),
                says(&fact.audience, &["b2b", "entreprise", "professionnel", "compan", "business"]),
                fact.year,
                Reverse(&reference.name),
            )
        })
        .map(|(reference, _)| reference)
}

/// Returns whether a reference is a response rate over pieces posted: by its figure, else by its basis; one that says
/// neither is taken for it.
pub fn is_of_responses(reference: &Reference) -> bool {
    match (&reference.figure, &reference.fact.basis) {
        (Some(figure), _) => figure == RESPONSE_RATE,
        (None, Some(basis)) => {
            let basis = fold(basis);
            (basis.contains("repon") || basis.contains("respon"))
                && !basis.contains("distribu")
                && !basis.contains("deliver")
        }
        (None, None) => true,
    }
}

/// Returns whether a folded line of business stands for all of them.
fn is_of_all(sector: &str) -> bool {
    ["", "tous", "toutes", "tout", "tous secteurs", "tous les secteurs", "all", "all sectors", "any"]
        .contains(&sector)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closed(list_type: ListType, sector: &str, rate: i64) -> Closed {
        let sector = Some(sector.to_owned()).filter(|sector| !sector.is_empty());
        Closed { list_type, sector, rate: Decimal::new(rate, 4) }
    }

    fn rate(
        name: &str,
        origin: Origin,
        list_type: ListType,
        sector: &str,
        country: &str,
        year: u16,
    ) -> Reference {
        Reference {
            name: name.to_owned(),
            origin,
            figure: None,
            fact: ReferenceFact {
                sector: Some(sector.to_owned()).filter(|sector| !sector.is_empty()),
                list_type: Some(list_type),
                country: Some(country.to_owned()),
                basis: Some("réponse / envoyés".to_owned()),
                value: Decimal::new(9, 3),
                year: Some(year),
                source: Some("S".to_owned()),
                ..ReferenceFact::default()
            },
        }
    }

    #[test]
    fn the_own_median_takes_three_closed_campaigns_of_the_same_list_type() {
        use ListType::{Cold, Warm};
        // By hand: of 1,2 %, 2,4 % and 3,1 % the middle one is 2,4 %; of four, with 1,8 %, (1,8 + 2,4) / 2 = 2,1 %.
        let mut campaigns = vec![closed(Cold, "", 240), closed(Cold, "", 120), closed(Warm, "", 790)];
        assert_eq!(own_median(&campaigns, Cold, None), None, "two of them are cold");
        campaigns.push(closed(Cold, "BTP", 310));
        let own = own_median(&campaigns, Cold, None).unwrap();
        assert_eq!((own.median, own.campaigns), (Decimal::new(24, 3), 3));
        assert_eq!((own.low, own.high), (Decimal::new(12, 3), Decimal::new(31, 3)));
        campaigns.push(closed(Cold, "", 180));
        assert_eq!(own_median(&campaigns, Cold, None).unwrap().median, Decimal::new(21, 3));
        assert_eq!(own_median(&campaigns, Warm, None), None);
    }

    #[test]
    fn the_median_of_the_sector_comes_before_that_of_all() {
        use ListType::Cold;
        let mut campaigns =
            vec![closed(Cold, "BTP", 100), closed(Cold, "btp", 200), closed(Cold, "Santé", 500)];
        let own = own_median(&campaigns, Cold, Some("BTP")).unwrap();
        assert_eq!((own.median, own.sector), (Decimal::new(2, 2), None), "two of the sector: all of them");
        campaigns.push(closed(Cold, "B.T.P", 300));
        campaigns.push(closed(Cold, "BTP", 300));
        let own = own_median(&campaigns, Cold, Some("BTP")).unwrap();
        assert_eq!((own.median, own.sector.as_deref()), (Decimal::new(2, 2), Some("BTP")), "1, 2 and 3 %");
    }

    #[test]
    fn a_published_rate_is_of_the_same_list_type_and_sector_and_the_nearest_is_chosen() {
        use ListType::{Cold, Warm};
        let mut all = vec![
            rate("uk-2023", Origin::Shipped, Cold, "", "GB", 2023),
            rate("uk-2024", Origin::Shipped, Cold, "", "GB", 2024),
            rate("warm", Origin::Shipped, Warm, "", "GB", 2025),
            rate("health", Origin::Imported, Cold, "Santé", "France", 2025),
        ];
        let chosen =
            |all: &[Reference], list, sector| published(all, list, sector).map(|one| one.name.clone());
        assert_eq!(chosen(&all, Cold, Some("BTP")).as_deref(), Some("uk-2024"), "the latest");
        assert_eq!(chosen(&all, Cold, Some("Sante")).as_deref(), Some("health"), "one's own sector");
        assert_eq!(chosen(&all, Warm, Some("BTP")).as_deref(), Some("warm"));
        all.push(rate("fr-2019", Origin::Imported, Cold, "Tous", "France", 2019));
        assert_eq!(chosen(&all, Cold, Some("BTP")).as_deref(), Some("fr-2019"), "what the user brought");
    }

    #[test]
    fn what_is_no_response_rate_or_names_no_source_and_year_is_never_compared_with() {
        let mut orders = rate("orders", Origin::Imported, ListType::Cold, "", "France", 2025);
        orders.fact.basis = Some("commande / envoyés".to_owned());
        let mut delivered = rate("delivered", Origin::Imported, ListType::Cold, "", "France", 2025);
        delivered.fact.basis = Some("réponses / plis distribués".to_owned());
        let mut nameless = rate("nameless", Origin::Imported, ListType::Cold, "", "France", 2025);
        nameless.fact.source = None;
        let mut undated = rate("undated", Origin::Imported, ListType::Cold, "", "France", 2025);
        undated.fact.year = None;
        let mut either = rate("either", Origin::Imported, ListType::Cold, "", "France", 2025);
        either.fact.list_type = None;
        assert_eq!(published(&[orders, delivered, nameless, undated, either], ListType::Cold, None), None);
    }
}
