//! One company of the lists.

use super::people::{Person, SECTORS, SURNAMES, draw as draw_person};
use super::places::{DEPARTEMENTS, STREETS};
use crate::dice::Dice;

/// A company with its address and the person to write to.
pub(super) struct Company {
    /// The firm's own code for it.
    pub code: String,
    /// Trading name.
    pub name: String,
    /// Line of business.
    pub sector: &'static str,
    /// Who is written to.
    pub person: Person,
    /// Street and number.
    pub address: String,
    /// Postal code as spreadsheets keep it: a number without its leading zero.
    pub postal_code: u32,
    /// Commune.
    pub city: &'static str,
    /// E-mail address, often missing.
    pub email: String,
    /// Telephone number, sometimes missing.
    pub phone: String,
}

/// Returns the company of a serial number.
pub(super) fn draw(serial: u32, dice: &mut Dice) -> Company {
    let sector_weights: Vec<u32> = SECTORS.iter().map(|sector| sector.0).collect();
    let place_weights: Vec<u32> = DEPARTEMENTS.iter().map(|departement| departement.0).collect();
    let (_, sector, patterns) = SECTORS[dice.weighted(&sector_weights)];
    let name = dice.pick(patterns).replace("{}", dice.pick(SURNAMES));
    let communes = DEPARTEMENTS[dice.weighted(&place_weights)].1;
    let (postal_code, city) = dice.pick(communes);
    let email =
        if dice.happens(620) { format!("contact@{}.example", web_name(&name, city)) } else { String::new() };
    Company {
        // Steps of seven keep the codes increasing without looking counted.
        code: format!("C{:05}", 10_000 + serial * 7 % 89_989),
        name,
        sector,
        person: draw_person(dice),
        address: format!("{} {}", 1 + dice.below(140), dice.pick(STREETS)),
        postal_code,
        city,
        email,
        phone: if dice.happens(860) { phone(dice) } else { String::new() },
    }
}

/// Returns a number of the blocks that are reserved for fiction.
///
/// *Source*: numbering plan of the French regulator (ARCEP), decision 2018-0881: 04 65 71, 03 53 01, 06 39 98.
fn phone(dice: &mut Dice) -> String {
    let block = dice.pick(&["04 65 71", "04 65 71", "03 53 01", "06 39 98"]);
    format!("{block} {:02} {:02}", dice.below(100), dice.below(100))
}

/// Returns a name that can stand in an address of the web.
fn web_name(name: &str, city: &str) -> String {
    let plain: String = format!("{name} {city}").to_lowercase().chars().filter_map(plain_letter).collect();
    plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

fn plain_letter(letter: char) -> Option<char> {
    match letter {
        'é' | 'è' | 'ê' | 'ë' => Some('e'),
        'à' | 'â' | 'ä' => Some('a'),
        'î' | 'ï' | 'í' => Some('i'),
        'ô' | 'ö' => Some('o'),
        'ù' | 'û' | 'ü' => Some('u'),
        'ç' => Some('c'),
        '&' | '\'' => None,
        letter if letter.is_ascii_alphanumeric() => Some(letter),
        _ => Some('-'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_an_address_cannot_hold() {
        assert_eq!(web_name("Garage Guérin & Fils", "Le Puy-en-Velay"), "garage-guerin-fils-le-puy-en-velay");
    }
}
