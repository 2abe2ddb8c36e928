//! The score of a lead: points by a table that everybody can read, and whether it tells buyers from the others.

use crate::compare::{Verdict, compare};
use crate::interval::{Sample, wilson};
use domain::fold::fold;
use domain::headcount::headcount;

/// From this score on a lead is hot.
pub const HOT_FROM: u32 = 70;
/// From this score on a lead is warm.
pub const WARM_FROM: u32 = 40;
/// The most that fit, and that interest, can give.
pub const HALF: u32 = 50;
/// In the table's lines of the sector: the campaign's own.
pub const CAMPAIGN_SECTOR: &str = "=campaign";

/// What points are given for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Criterion {
    /// Fit: line of business.
    Sector,
    /// Fit: size of the company, as its own column, else the segment of the list, says it.
    Size,
    /// Fit: function in the company.
    Function,
    /// Interest: the way by which the response came.
    Channel,
    /// Interest: days from posting to the response.
    Speed,
    /// Interest: what is asked for.
    Request,
}

impl Criterion {
    /// Every criterion, fit first.
    pub const ALL: [Self; 6] =
        [Self::Sector, Self::Size, Self::Function, Self::Channel, Self::Speed, Self::Request];

    /// Returns its name in settings and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Sector => "sector",
            Self::Size => "size",
            Self::Function => "function",
            Self::Channel => "channel",
            Self::Speed => "speed",
            Self::Request => "request",
        }
    }

    /// Returns whether it says how well the lead fits, rather than how interested it is.
    pub const fn is_fit(self) -> bool {
        matches!(self, Self::Sector | Self::Size | Self::Function)
    }
}

/// A line of the table: the first that holds gives its points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// For what.
    pub criterion: Criterion,
    /// When it holds: the beginning of a word (sector, size, function), a band of people (size: `10-49`, `250+`), a channel, a number of days at most (speed),
    /// `qualified`, `positive`, `neutral` or the beginning of a word of the verbatim (request); `*` always, where
    /// anything is known.
    pub when: String,
    /// How many points.
    pub points: u32,
}

/// What is known of a lead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Line of business.
    pub sector: Option<String>,
    /// The line of business that the campaign addressed.
    pub campaign_sector: Option<String>,
    /// Size, as the contact's own column, else the list's segment, says it.
    pub size: Option<String>,
    /// Function.
    pub function: Option<String>,
    /// Channel, by its key.
    pub channel: Option<&'static str>,
    /// Days from posting to the first response.
    pub days: Option<i64>,
    /// Interest, by its key.
    pub interest: Option<&'static str>,
    /// Whether it was qualified.
    pub qualified: bool,
    /// What the person said.
    pub verbatim: Option<String>,
}

/// The points of one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Points {
    /// For what.
    pub criterion: Criterion,
    /// The line that held; nothing where none did.
    pub when: Option<String>,
    /// How many.
    pub points: u32,
}

/// Returns the points of a lead, one entry a criterion; their sum is its score.
///
/// Whoever refuses shows no interest, however fast: nothing is given for it.
pub fn points(table: &[Line], known: &Known) -> Vec<Points> {
    let of = |criterion: Criterion| {
        let refused = matches!(known.interest, Some("refusal" | "stop"));
        let counts = criterion.is_fit() || !refused;
        let line = table.iter().find(|line| counts && line.criterion == criterion && holds(line, known));
        Points {
            criterion,
            when: line.map(|line| line.when.clone()),
            points: line.map_or(0, |line| line.points),
        }
    };
    Criterion::ALL.map(of).to_vec()
}

/// Returns the score: the sum of the points, 100 at most.
pub fn score(points: &[Points]) -> u32 {
    points.iter().map(|points| points.points).sum::<u32>().min(2 * HALF)
}

fn holds(line: &Line, known: &Known) -> bool {
    let text = |told: &Option<String>| told.as_deref().is_some_and(|told| begins_a_word(told, &line.when));
    match line.criterion {
        Criterion::Sector if line.when == CAMPAIGN_SECTOR => {
            let folded = |text: &Option<String>| text.as_deref().map(fold).filter(|text| !text.is_empty());
            folded(&known.sector).is_some() && folded(&known.sector) == folded(&known.campaign_sector)
        }
        Criterion::Sector => text(&known.sector),
        Criterion::Size => known.size.as_deref().is_some_and(|told| is_of_size(told, &line.when)),
        Criterion::Function => text(&known.function),
        Criterion::Channel => known.channel.is_some_and(|channel| line.when == "*" || line.when == channel),
        Criterion::Speed => known.days.is_some_and(|days| {
            line.when == "*" || line.when.trim().parse::<i64>().is_ok_and(|most| days <= most)
        }),
        Criterion::Request => match line.when.as_str() {
            "qualified" => known.qualified,
            "positive" | "neutral" => known.interest == Some(line.when.as_str()),
            "*" => known.interest.is_some() || known.verbatim.is_some(),
            _ => text(&known.verbatim),
        },
    }
}

/// Returns whether a company is as large as a band says, by the least that is told of it; without a number, whether its
/// words begin so.
fn is_of_size(told: &str, band: &str) -> bool {
    let band_in_numbers = headcount(band).filter(|_| band.chars().any(|letter| letter.is_ascii_digit()));
    match (band_in_numbers, headcount(told)) {
        (Some(band), Some(told)) => band.contains(told.start()),
        (Some(_), None) => false,
        (None, _) => begins_a_word(told, band),
    }
}

fn begins_a_word(text: &str, word: &str) -> bool {
    let text = fold(text);
    match fold(word).as_str() {
        "" => word == "*" && !text.is_empty(),
        word => text == word || text.starts_with(word) || text.contains(&format!(" {word}")),
    }
}

/// How promising a lead is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Band {
    /// From 70 on.
    Hot,
    /// From 40 on.
    Warm,
    /// Below.
    Cold,
}

impl Band {
    /// Every band, the hottest first.
    pub const ALL: [Self; 3] = [Self::Hot, Self::Warm, Self::Cold];

    /// Returns the band of a score.
    pub const fn of(score: u32) -> Self {
        match score {
            HOT_FROM.. => Self::Hot,
            WARM_FROM.. => Self::Warm,
            _ => Self::Cold,
        }
    }

    /// Returns its name on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Hot => "hot",
            Self::Warm => "warm",
            Self::Cold => "cold",
        }
    }
}

/// What became of the leads of one band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BandRate {
    /// The band.
    pub band: Band,
    /// How many leads.
    pub leads: u64,
    /// How many of them bought after they had answered.
    pub customers: u64,
    /// Wilson's 95 % interval of their share; nothing without leads.
    pub interval: Option<(f64, f64)>,
}

/// Whether the score tells buyers from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separation {
    /// Hot leads buy more often than the others, proven at 95 %.
    Proven,
    /// They do not, or it could be chance.
    NotProven,
    /// There are no hot leads, or no others.
    NothingToCompare,
}

/// Returns what became of each band's leads, each given as its score and whether it bought, and whether the bands
/// separate: hot leads against all others.
pub fn bands(leads: &[(u32, bool)]) -> ([BandRate; 3], Separation) {
    let rates = Band::ALL.map(|band| {
        let of = || leads.iter().filter(move |(score, _)| Band::of(*score) == band);
        let (n, k) = (of().count() as u64, of().filter(|(_, bought)| *bought).count() as u64);
        BandRate { band, leads: n, customers: k, interval: Sample::new(k, n).map(wilson) }
    });
    let [hot, warm, cold] = rates;
    let others = (warm.customers + cold.customers, warm.leads + cold.leads);
    let separation = match compare(others, &[(hot.customers, hot.leads)]).first() {
        Some(Some(found)) if found.verdict == Verdict::Better => Separation::Proven,
        Some(Some(_)) => Separation::NotProven,
        _ => Separation::NothingToCompare,
    };
    (rates, separation)
}

/// Returns the table that holds until a person changes it: 50 points for fit, 50 for interest.
pub fn default_table() -> Vec<Line> {
    use Criterion::{Channel, Function, Request, Sector, Size, Speed};
    let lines: [(Criterion, &[&str], u32); 18] = [
        (Sector, &[CAMPAIGN_SECTOR], 20),
        (Sector, &["*"], 8),
        (Size, &["50-249", "250+", "grand", "eti", "pme"], 15),
        (Size, &["10-49", "tpe", "artisan"], 10),
        (Size, &["*"], 5),
        (
            Function,
            &["dirig", "gerant", "president", "pdg", "directeur", "directrice", "fondat", "ceo", "owner"],
            15,
        ),
        (Function, &["respons", "chef", "achat", "manager", "head"], 10),
        (Function, &["*"], 5),
        (Channel, &["phone", "visit"], 15),
        (Channel, &["web", "qr", "email"], 12),
        (Channel, &["*"], 8),
        (Speed, &["7"], 15),
        (Speed, &["14"], 10),
        (Speed, &["30"], 5),
        (Speed, &["*"], 2),
        (
            Request,
            &["qualified", "devis", "rendez", "rappel", "prix", "tarif", "commande", "quote", "price"],
            20,
        ),
        (Request, &["positive"], 12),
        (Request, &["*"], 4),
    ];
    let of = |(criterion, whens, points): (Criterion, &[&str], u32)| {
        let line = |when: &&str| Line { criterion, when: (*when).to_owned(), points };
        whens.iter().map(line).collect::<Vec<_>>()
    };
    lines.into_iter().flat_map(of).collect()
}

/// Returns the most that a table gives for fit and for interest.
pub fn most(table: &[Line]) -> (u32, u32) {
    let best = |criterion: Criterion| {
        table.iter().filter(|line| line.criterion == criterion).map(|line| line.points).max().unwrap_or(0)
    };
    let half = |fit: bool| {
        Criterion::ALL
            .into_iter()
            .filter(|criterion| criterion.is_fit() == fit)
            .map(best)
            .fold(0, u32::saturating_add)
    };
    (half(true), half(false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_table_gives_fifty_for_fit_and_fifty_for_interest() {
        assert_eq!(most(&default_table()), (HALF, HALF));
    }

    #[test]
    fn the_points_of_a_lead_add_up_to_its_score() {
        let known = Known {
            sector: Some("BTP".to_owned()),
            campaign_sector: Some("btp".to_owned()),
            size: Some("PME 50-99".to_owned()),
            function: Some("Directrice générale".to_owned()),
            channel: Some("phone"),
            days: Some(9),
            interest: Some("positive"),
            verbatim: Some("Envoyez-moi un devis".to_owned()),
            ..Known::default()
        };
        let found = points(&default_table(), &known);
        let by_hand = [20, 15, 15, 15, 10, 20];
        assert_eq!(found.iter().map(|one| one.points).collect::<Vec<_>>(), by_hand);
        assert_eq!((score(&found), Band::of(score(&found))), (95, Band::Hot));
        assert_eq!(found[4].when.as_deref(), Some("14"));
    }

    #[test]
    fn a_size_in_people_falls_into_its_band_and_one_in_words_by_its_words() {
        let table = default_table();
        for (size, when, given) in [
            ("12", Some("10-49"), 10),
            ("10 à 19 salariés", Some("10-49"), 10),
            ("1 200", Some("250+"), 15),
            ("PME 50-99", Some("50-249"), 15),
            ("PME", Some("pme"), 15),
            ("TPE", Some("tpe"), 10),
            ("3", Some("*"), 5),
            ("fichier maison", Some("*"), 5),
        ] {
            let found = &points(&table, &Known { size: Some(size.to_owned()), ..Known::default() })[1];
            assert_eq!((found.when.as_deref(), found.points), (when, given), "{size}");
        }
    }

    #[test]
    fn what_is_not_known_gives_nothing_and_a_refusal_asks_for_nothing() {
        let table = default_table();
        assert_eq!(score(&points(&table, &Known::default())), 0);
        let refusal = Known {
            interest: Some("refusal"),
            days: Some(2),
            verbatim: Some("pas de devis".to_owned()),
            ..Known::default()
        };
        assert_eq!(score(&points(&table, &refusal)), 0);
        let other = Known {
            sector: Some("Santé".to_owned()),
            campaign_sector: Some("BTP".to_owned()),
            ..Known::default()
        };
        assert_eq!(score(&points(&table, &other)), 8);
    }

    #[test]
    fn bands_begin_at_seventy_and_forty() {
        for (score, band) in
            [(100, Band::Hot), (70, Band::Hot), (69, Band::Warm), (40, Band::Warm), (39, Band::Cold)]
        {
            assert_eq!(Band::of(score), band, "{score}");
        }
    }

    #[test]
    fn a_score_that_separates_says_so_and_one_that_does_not_too() {
        let leads = |score: u32, n: usize, customers: usize| (0..n).map(move |at| (score, at < customers));
        // Wilson for 12 of 30: (0,4 + z²/60 ± z √(0,4·0,6/30 + z²/3600)) / (1 + z²/30) with z = 1,96 is 0,2459 and 0,5768.
        let good: Vec<_> = leads(80, 30, 12).chain(leads(50, 60, 6)).chain(leads(10, 30, 0)).collect();
        let (rates, separation) = bands(&good);
        assert_eq!((rates[0].leads, rates[0].customers, separation), (30, 12, Separation::Proven));
        let (low, high) = rates[0].interval.unwrap();
        assert!((low - 0.2459).abs() < 5e-5 && (high - 0.5768).abs() < 5e-5, "{low} {high}");
        let flat: Vec<_> = leads(80, 30, 4).chain(leads(50, 60, 7)).collect();
        assert_eq!(bands(&flat).1, Separation::NotProven);
        assert_eq!(bands(&leads(80, 30, 4).collect::<Vec<_>>()).1, Separation::NothingToCompare);
        assert_eq!(bands(&[]).0[0].interval, None);
    }
}
