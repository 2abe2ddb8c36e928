//! Names and postal addresses, normalised so that what people write alike compares alike.
//!
//! [`Addressee::write_key`] is what two addressees must have in common; [`Addressee::is_at`] then compares postal codes
//! and streets, each only as far as both tell them. Nothing here is fuzzy: swapped names, initials and misspellings
//! are for a comparison with probabilities.
//!
//! *Source* of the street words: the abbreviations of AFNOR NF Z10-011, and what spreadsheets have instead.

mod company;
mod letters;
mod place;
mod street;

use std::ops::ControlFlow;

/// Whom a letter is addressed to, as a file says it; a text that is empty is not told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Addressee<'a> {
    /// Company.
    pub company: &'a str,
    /// First name.
    pub first_name: &'a str,
    /// Last name.
    pub last_name: &'a str,
    /// Street and number.
    pub address: &'a str,
    /// Second line: the street where the first line is empty.
    pub address_2: &'a str,
    /// Postal code.
    pub postal_code: &'a str,
    /// Commune.
    pub city: &'a str,
}

/// Between the parts of a key: no part holds it.
const BORDER: char = '|';

impl Addressee<'_> {
    /// Writes name, company, département and commune in their normal form behind what `key` holds.
    ///
    /// Returns whether there are a name or company and a postal code: without them nothing is written that could be
    /// compared.
    ///
    /// # Example
    /// ```
    /// use domain::address::Addressee;
    /// let (mut one, mut other) = (String::new(), String::new());
    /// let list = Addressee { company: "SARL Dupont & Fils", postal_code: "69003", city: "Lyon", ..Addressee::default() };
    /// let reply =
    ///     Addressee { company: "DUPONT ET FILS", postal_code: "69433", city: "LYON CEDEX 03", ..Addressee::default() };
    /// assert!(list.write_key(&mut one) && reply.write_key(&mut other));
    /// assert_eq!(one, other);
    /// ```
    pub fn write_key(&self, key: &mut String) -> bool {
        let start = key.len();
        self.write_name(key);
        key.push(BORDER);
        company::write(self.company, key);
        let told = key.len() > start + BORDER.len_utf8() && !self.postal_code.is_empty();
        key.push(BORDER);
        key.push_str(place::departement(self.postal_code));
        key.push(BORDER);
        place::write_commune(self.city, key);
        told
    }

    /// Writes the street in its normal form behind what `street` holds: number, kind of way, name.
    ///
    /// # Example
    /// ```
    /// use domain::address::Addressee;
    /// let mut street = String::new();
    /// Addressee { address: "1 bis, bd. de la République", ..Addressee::default() }.write_street(&mut street);
    /// assert_eq!(street, "1B BD REPUBLIQUE");
    /// ```
    pub fn write_street(&self, street: &mut String) {
        let line = if self.address.is_empty() { self.address_2 } else { self.address };
        street::write(line, street);
    }

    /// Returns whether postal codes and streets agree, as far as both addressees tell them.
    ///
    /// A CEDEX code agrees with any code of its département, `75000` with any arrondissement of Paris.
    pub fn is_at(&self, other: &Addressee<'_>) -> bool {
        place::agree((self.postal_code, self.city), (other.postal_code, other.city)) && {
            let (mut one, mut another) = (String::new(), String::new());
            self.write_street(&mut one);
            other.write_street(&mut another);
            one.is_empty() || another.is_empty() || one == another
        }
    }

    fn write_name(&self, key: &mut String) {
        let start = key.len();
        for part in [self.last_name, self.first_name] {
            letters::words(part, |word| {
                if !is_civility(word) {
                    push(key, start, word);
                }
                ControlFlow::Continue(())
            });
        }
    }
}

/// Returns whether a word stands before a name and is no part of it.
fn is_civility(word: &str) -> bool {
    matches!(word, "M" | "MR" | "MME" | "MLLE" | "MONSIEUR" | "MADAME" | "MADEMOISELLE")
}

/// Appends a word, with a space before all but the first since `start`.
fn push(text: &mut String, start: usize, word: &str) {
    if text.len() > start {
        text.push(' ');
    }
    text.push_str(word);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(addressee: Addressee<'_>) -> String {
        let mut key = String::new();
        addressee.write_key(&mut key);
        key
    }

    #[test]
    fn what_is_written_alike_has_one_key() {
        let one = Addressee {
            company: "Ets. Dupont & Fils S.A.R.L.",
            first_name: "Jean-Pierre",
            last_name: "DURAND",
            address: "12 bis, boulevard du Général Leclerc",
            postal_code: "71100",
            city: "Chalon-sur-Saône",
            ..Addressee::default()
        };
        let other = Addressee {
            company: "DUPONT ET FILS",
            first_name: "Jean Pierre",
            last_name: "M. Durand",
            address: "12B bd Gal Leclerc",
            postal_code: "71100",
            city: "CHALON S/SAONE",
            ..Addressee::default()
        };
        assert_eq!(key(one), "DURAND JEAN PIERRE|DUPONT ET FILS|71|CHALON SUR SAONE");
        assert_eq!(key(one), key(other));
        assert!(one.is_at(&other));
    }

    #[test]
    fn neighbours_and_namesakes_stay_apart() {
        let one = Addressee {
            last_name: "Martin",
            address: "12 rue Hugo",
            postal_code: "69003",
            city: "Lyon",
            ..Addressee::default()
        };
        for other in [
            Addressee { address: "14 rue Hugo", ..one },
            Addressee { address: "12 bis rue Hugo", ..one },
            Addressee { address: "12 avenue Hugo", ..one },
            Addressee { postal_code: "69004", ..one },
        ] {
            assert!(!one.is_at(&other), "{other:?}");
            assert_eq!(key(one), key(other));
        }
        for other in [
            Addressee { last_name: "Martins", ..one },
            Addressee { city: "Villeurbanne", ..one },
            Addressee { postal_code: "42003", ..one },
            Addressee { company: "Martin", last_name: "", ..one },
        ] {
            assert_ne!(key(one), key(other), "{other:?}");
        }
        assert!(one.is_at(&Addressee { address: "", ..one }), "what one does not tell cannot disagree");
    }

    #[test]
    fn a_name_and_a_place_are_needed() {
        let told = |last_name, postal_code| {
            let addressee = Addressee { last_name, postal_code, city: "Lyon", ..Addressee::default() };
            addressee.write_key(&mut String::new())
        };
        assert!(told("Martin", "69003"));
        assert!(!told("", "69003") && !told(" . ", "69003") && !told("Martin", ""));
    }

    proptest! {
        #[test]
        fn case_accents_and_signs_never_change_a_key(
            company in "[A-Za-zéèàç&'. -]{0,24}",
            last in "[A-Za-zéôï' -]{1,16}",
            street in "[0-9]{1,3} ?(bis|ter|B)?,? (rue|av\\.|bd|all\\.) [A-Za-zé' -]{1,16}",
            city in "(St|Ste|Saint)?[ -][A-Za-zé' -]{2,16}( cedex 0?[0-9])?",
        ) {
            let one = Addressee {
                company: &company, last_name: &last, address: &street, postal_code: "69003", city: &city,
                ..Addressee::default()
            };
            let plain = |text: &str| crate::fold::fold(text).len();
            let loud = [&company, &last, &street, &city].map(|text| {
                format!("  {} ", text.to_uppercase().replace(['É', 'È'], "E").replace('-', "  ").replace('À', "A"))
            });
            let other = Addressee {
                company: &loud[0], last_name: &loud[1], address: &loud[2], postal_code: "69003", city: &loud[3],
                ..Addressee::default()
            };
            prop_assert!(plain(&company) <= company.len() + 8);
            prop_assert_eq!(key(one), key(other));
            prop_assert!(one.is_at(&other), "{:?} {:?}", one, other);
        }

        #[test]
        fn any_text_is_taken(texts in proptest::array::uniform6(".{0,40}")) {
            let [company, last_name, address, postal_code, city, first_name] = texts.each_ref().map(String::as_str);
            let one = Addressee { company, first_name, last_name, address, address_2: address, postal_code, city };
            prop_assert!(one.is_at(&one));
            let key = key(one);
            prop_assert_eq!(key.matches(BORDER).count(), 3, "{}", key);
        }
    }
}
