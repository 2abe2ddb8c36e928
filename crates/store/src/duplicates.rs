//! Who may be in the file twice: compared only with those who share something, never all with all.

use crate::Store;
use crate::by_hand::families::families;
use crate::error::Result;
use crate::row::hash;
use crate::table::json;
use domain::address::Addressee;
use domain::fact::ContactFact;
use sqlx::SqliteConnection;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Rows read at once.
const PAGE: i64 = 10_000;
/// More people than this share a switchboard, a tower or a placeholder: they are not compared with one another.
const CROWD: usize = 40;
/// From how alike two names are taken for one, from 0 to 1.
const ALIKE: f64 = 0.85;

/// How likely two contacts are one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likelihood {
    /// Same name and the same thing that nobody else has.
    Sure,
    /// Same name, and what they share others may have too; or nearly the same name.
    Likely,
    /// Nearly the same name in the same place.
    Possible,
}

/// What two contacts have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shared {
    /// E-mail address.
    Email,
    /// SIRET.
    Siret,
    /// Telephone number.
    Phone,
    /// The whole postal address.
    Address,
    /// Postal code.
    PostalCode,
}

/// Two contacts who may be one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// One; the smaller number.
    pub one: u32,
    /// The other.
    pub other: u32,
    /// What they share.
    pub shared: Shared,
    /// Whether their names are the same, and not only alike.
    pub same_name: bool,
    /// How likely it is.
    pub likelihood: Likelihood,
}

type Text = Option<String>;
/// Number, identity, reference, SIRET, company, first and last name, e-mail, telephone, address, its second line, postal
/// code, commune.
type Row = (u32, i64, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text);

/// Somebody as they are compared: texts in their normal form, 0 for a hash of nothing.
#[derive(Debug)]
struct Somebody {
    id: u32,
    identity: i64,
    /// The words of the name in the order of the alphabet: first and last names are swapped in many files.
    name: Box<str>,
    company: Box<str>,
    street: Box<str>,
    postal_code: Box<str>,
    reference: i64,
    siret: i64,
    email: i64,
    phone: i64,
    /// Name, company, département and commune.
    key: i64,
}

impl Store {
    /// Returns who may be one person, the surest first; whom a person said are not is left out.
    pub async fn duplicates(&self) -> Result<Vec<Duplicate>> {
        let mut tx = self.readers().begin().await?;
        let people = read(&mut tx).await?;
        let distinct = Distinct::read(&mut tx).await?;
        tx.commit().await?;
        // Some seconds of work for some hundred thousand people, during which others are served.
        let found = tokio::task::spawn_blocking(move || find(&people, &distinct)).await;
        Ok(found.unwrap_or_default())
    }
}

/// Whom a person said not to be one.
#[derive(Debug, Default)]
struct Distinct {
    pairs: HashSet<(i64, i64)>,
    /// For whom was kept: the identities of those merged into them.
    others: HashMap<i64, Vec<i64>>,
}

impl Distinct {
    async fn read(connection: &mut SqliteConnection) -> Result<Self> {
        let pairs: Vec<(i64, i64)> =
            sqlx::query_as(include_str!("../sql/own_distinct/list.sql")).fetch_all(&mut *connection).await?;
        let mut others = HashMap::new();
        if !pairs.is_empty() {
            for family in families(connection).await? {
                let merged = family.others.iter().map(|member| member.identity).collect();
                others.insert(family.kept.identity, merged);
            }
        }
        Ok(Self { pairs: pairs.into_iter().collect(), others })
    }

    fn are(&self, one: i64, other: i64) -> bool {
        if self.pairs.is_empty() {
            return false;
        }
        let of = |identity: i64| {
            let merged = self.others.get(&identity).into_iter().flatten().copied();
            std::iter::once(identity).chain(merged)
        };
        of(one).any(|a| of(other).any(|b| self.pairs.contains(&(a.min(b), a.max(b)))))
    }
}

async fn read(connection: &mut SqliteConnection) -> Result<Vec<Somebody>> {
    let mut people = Vec::new();
    let mut after = 0_u32;
    loop {
        let text: String = sqlx::query_scalar(include_str!("../sql/merge/people.sql"))
            .bind(after)
            .bind(PAGE)
            .fetch_one(&mut *connection)
            .await?;
        let rows: Vec<Row> = json("contact", &text)?;
        let Some(last) = rows.last() else { return Ok(people) };
        after = last.0;
        people.extend(rows.into_iter().map(somebody));
    }
}

fn somebody(row: Row) -> Somebody {
    let (
        id,
        identity,
        reference,
        siret,
        company,
        first,
        last,
        email,
        phone,
        address,
        address_2,
        postal,
        city,
    ) = row;
    let hashed = |text: &Text| text.as_deref().map_or(0, |text| hash([text]));
    let (reference, siret, email, phone) =
        (hashed(&reference), hashed(&siret), hashed(&email), hashed(&phone));
    let fact = ContactFact {
        company,
        first_name: first,
        last_name: last,
        address,
        address_2,
        postal_code: postal,
        city,
        ..ContactFact::default()
    };
    let addressee: Addressee<'_> = crate::contact::addressee(&fact);
    let (mut key, mut street) = (String::new(), String::new());
    let told = addressee.write_key(&mut key);
    addressee.write_street(&mut street);
    let mut parts = key.split('|');
    let (name, company) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let mut words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    Somebody {
        id,
        identity,
        name: words.join(" ").into(),
        company: company.into(),
        street: street.into(),
        postal_code: addressee.postal_code.into(),
        reference,
        siret,
        email,
        phone,
        key: if told { hash([key.as_str()]) } else { 0 },
    }
}

/// Returns who may be one person, the surest first.
fn find(people: &[Somebody], distinct: &Distinct) -> Vec<Duplicate> {
    let mut found: BTreeMap<(u32, u32), Duplicate> = BTreeMap::new();
    for keys in BLOCKS {
        for block in blocks(people, keys) {
            for (one, other) in pairs(&block) {
                let (Some(one), Some(other)) = (people.get(one), people.get(other)) else { continue };
                if let Some(pair) =
                    compare(one, other).filter(|_| !distinct.are(one.identity, other.identity))
                {
                    found.insert((pair.one, pair.other), pair);
                }
            }
        }
    }
    let mut found: Vec<Duplicate> = found.into_values().collect();
    found.sort_by_key(|pair| (pair.likelihood, pair.shared, pair.one, pair.other));
    found
}

/// What people are compared by: only those who share one of these.
const BLOCKS: [fn(&Somebody) -> i64; 6] = [
    |one| one.email,
    |one| one.siret,
    |one| one.phone,
    |one| one.key,
    |one| both(&one.postal_code, &one.street),
    |one| both(&one.postal_code, if one.name.is_empty() { &one.company } else { &one.name }),
];

fn both(one: &str, other: &str) -> i64 {
    if one.is_empty() || other.is_empty() { 0 } else { hash([one, other]) }
}

/// Returns the places of those who share a key, where they are two at least.
fn blocks(people: &[Somebody], key: fn(&Somebody) -> i64) -> Vec<Vec<usize>> {
    let mut keyed: Vec<(i64, usize)> = people
        .iter()
        .enumerate()
        .map(|(place, one)| (key(one), place))
        .filter(|(key, _)| *key != 0)
        .collect();
    keyed.sort_unstable();
    keyed
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|block| block.len() > 1)
        .map(|block| block.iter().map(|(_, place)| *place).collect())
        .collect()
}

/// Returns each two of a block; of a crowd only neighbours, so that one who is in the file often is still found.
fn pairs(block: &[usize]) -> Vec<(usize, usize)> {
    if block.len() > CROWD {
        return block.windows(2).map(|two| (two[0], two[1])).collect();
    }
    let after = |place: usize| block.get(place + 1..).unwrap_or_default();
    block.iter().enumerate().flat_map(|(at, one)| after(at).iter().map(|other| (*one, *other))).collect()
}

/// Returns what speaks for two being one person, the strongest first.
fn compare(one: &Somebody, other: &Somebody) -> Option<Duplicate> {
    let differ = |a: i64, b: i64| a != 0 && b != 0 && a != b;
    // Two establishments are two addressees.
    if differ(one.siret, other.siret) {
        return None;
    }
    let same_name = are_called_alike(one, other)?;
    // A company and somebody in it may be two addressees.
    let certain = same_name && one.name.is_empty() == other.name.is_empty();
    let at = |a: &str, b: &str| !a.is_empty() && a == b;
    let here = at(&one.postal_code, &other.postal_code);
    let (shared, sure) = if is(one.email, other.email) {
        (Shared::Email, same_name)
    } else if is(one.siret, other.siret) {
        (Shared::Siret, certain)
    } else if is(one.phone, other.phone) {
        (Shared::Phone, certain)
    } else if here && at(&one.street, &other.street) {
        (Shared::Address, certain)
    } else if here && certain && (one.street.is_empty() || other.street.is_empty()) {
        (Shared::PostalCode, false)
    } else {
        return None;
    };
    // Whoever keeps the file gave them two references, perhaps on purpose.
    let likelihood = if sure && !differ(one.reference, other.reference) {
        Likelihood::Sure
    } else if same_name || shared < Shared::Address {
        Likelihood::Likely
    } else {
        Likelihood::Possible
    };
    let (one, other) = (one.id.min(other.id), one.id.max(other.id));
    Some(Duplicate { one, other, shared, same_name, likelihood })
}

/// Returns whether two have the same name (true) or nearly the same; nothing where they are called otherwise.
fn are_called_alike(one: &Somebody, other: &Somebody) -> Option<bool> {
    let person = Names::of(&one.name, &other.name);
    let company = Names::of(&one.company, &other.company);
    // People change places and keep their number.
    let moved = person == Names::Same && (is(one.email, other.email) || is(one.phone, other.phone));
    match (person, company) {
        (_, Names::Other) if moved => Some(false),
        (Names::Other, _) | (_, Names::Other) | (Names::Unknown, Names::Unknown) => None,
        (Names::Same, Names::Same | Names::Unknown) | (Names::Unknown, Names::Same) => Some(true),
        _ => Some(false),
    }
}

fn is(one: i64, other: i64) -> bool {
    one != 0 && one == other
}

/// How two names in their normal form compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Names {
    Same,
    Alike,
    Other,
    /// One of them is not told.
    Unknown,
}

impl Names {
    fn of(one: &str, other: &str) -> Self {
        if one.is_empty() || other.is_empty() {
            Self::Unknown
        } else if one == other {
            Self::Same
        } else if are_alike(one, other) {
            Self::Alike
        } else {
            Self::Other
        }
    }
}

/// Returns whether names differ by a slip, or by words that one has in full and the other as an initial or not at all.
fn are_alike(one: &str, other: &str) -> bool {
    if strsim::normalized_damerau_levenshtein(one, other) >= ALIKE {
        return true;
    }
    let (mut few, mut many): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    if few.len() > many.len() {
        std::mem::swap(&mut few, &mut many);
    }
    let mut whole = 0_usize;
    let mut all = true;
    for word in few {
        let fits = many.iter().position(|long| *long == word).or_else(|| {
            let initial = |long: &&str| {
                word.len() == 1 && long.starts_with(word) || long.len() == 1 && word.starts_with(*long)
            };
            many.iter().position(initial)
        });
        match fits {
            Some(place) => {
                let long = many.remove(place);
                whole += usize::from(long == word && word.len() > 2);
            }
            None => all = false,
        }
    }
    all && whole > 0
}

#[cfg(test)]
mod tests;
