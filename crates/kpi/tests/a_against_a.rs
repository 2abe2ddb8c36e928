//! Letters that do not differ: how often chance alone makes the program say that one is proven better or worse, or that
//! it gained something over those to whom nothing was sent.
//!
//! Ten thousand tests from a fixed seed, each of cells that all answer at the same rate, whatever their sizes.

use domain::arms::Arms;
use domain::term::Term;
use domain::totals::{Measure, Totals};
use domain::words::Basis;
use kpi::{Flag, Verdict, compare, evaluate, find};
use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;
use statrs::distribution::{Binomial, DiscreteCDF};
use std::collections::HashMap;

const TESTS: usize = 10_000;
/// The stated share of tests in which chance may win: 5 %.
const STATED: f64 = 0.05;
/// What ten thousand tests can tell from the stated share: three standard errors, 0.65 points.
const STANDARD_ERRORS: f64 = 3.0;

/// Draws numbers of responders: the place of a uniform number among the cumulative probabilities.
struct Responders {
    cumulative: Vec<f64>,
    pieces: u64,
}

impl Responders {
    fn new(pieces: u64, rate: f64) -> Self {
        let law = Binomial::new(rate, pieces).unwrap();
        let cumulative = (0..=pieces).map(|k| law.cdf(k)).take_while(|below| *below < 1.0 - 1e-12).collect();
        Self { cumulative, pieces }
    }

    /// Returns (responders, pieces).
    fn draw(&self, chance: &mut Pcg32) -> (u64, u64) {
        let uniform = (chance.next_u64() >> 11) as f64 / (1_u64 << 53) as f64;
        (self.cumulative.partition_point(|below| *below <= uniform) as u64, self.pieces)
    }
}

/// Returns in how many of the tests at least one of some cells is called better or worse than the control.
fn wins(control: u64, cells: &[u64], rate: f64) -> usize {
    let seed = control * 31 + cells.iter().sum::<u64>() * 7 + (rate * 1e4) as u64;
    let mut chance = Pcg32::new(seed, 1);
    let of_control = Responders::new(control, rate);
    let of_cells: Vec<_> = cells.iter().map(|pieces| Responders::new(*pieces, rate)).collect();
    let proven = |verdict| matches!(verdict, Verdict::Better | Verdict::Worse);
    let mut known: HashMap<Vec<(u64, u64)>, bool> = HashMap::new();
    let mut wins = 0;
    for _ in 0..TESTS {
        let mut counts = vec![of_control.draw(&mut chance)];
        counts.extend(of_cells.iter().map(|cell| cell.draw(&mut chance)));
        // The cells that equal sizes make alike stand in one order, so that a verdict is worked out once.
        counts[1..].sort_unstable();
        wins += usize::from(*known.entry(counts).or_insert_with_key(|counts| {
            let judged = compare(counts[0], &counts[1..]);
            assert_eq!(judged.iter().flatten().count(), cells.len());
            judged.iter().flatten().any(|comparison| proven(comparison.verdict))
        }));
    }
    wins
}

fn no_more_than_stated(wins: usize, of: &str) {
    let error = (STATED * (1.0 - STATED) * TESTS as f64).sqrt();
    let most = TESTS as f64 * STATED + STANDARD_ERRORS * error;
    println!("{of}: {wins} of {TESTS}");
    assert!(wins as f64 <= most, "{of}: {wins} of {TESTS}");
}

/// Judges cells of these sizes against a control of that size, at each rate.
fn chance_wins_no_more(control: u64, cells: &[u64], rates: &[f64]) {
    for rate in rates {
        let wins = wins(control, cells, *rate);
        no_more_than_stated(wins, &format!("{cells:?} against {control} at {rate}"));
        // A test that never proves anything would pass too.
        let fewest = cells.iter().copied().min().unwrap_or_default().min(control);
        let expected = rate * fewest as f64;
        assert!(expected <= 5.0 || wins > TESTS / 100, "{wins} of {TESTS}: {cells:?} at {rate}");
    }
}

const RATES: [f64; 3] = [0.005, 0.02, 0.1];

#[test]
fn chance_wins_in_no_more_than_the_stated_share_of_equal_tests() {
    chance_wins_no_more(2_500, &[2_500], &RATES);
    chance_wins_no_more(20_000, &[20_000], &[0.01]);
    chance_wins_no_more(500, &[500; 2], &[0.3]);
    chance_wins_no_more(300, &[300], &[0.005]);
}

#[test]
fn chance_wins_in_no_more_where_sizes_differ() {
    // Five hundred against ten times as many, and a hold-out of a tenth beside one of nine tenths: at 0.5 % five hundred
    // expect 2.5 responders, so that Fisher's test decides.
    for (control, cell) in [(5_000, 500), (500, 5_000), (500, 4_500), (4_500, 500)] {
        chance_wins_no_more(control, &[cell], &RATES);
    }
}

#[test]
fn chance_wins_in_no_more_among_three_and_eight_cells() {
    chance_wins_no_more(2_500, &[2_500; 3], &RATES);
    chance_wins_no_more(300, &[300; 4], &[0.005]);
    chance_wins_no_more(500, &[5_000, 500, 1_500], &RATES);
    chance_wins_no_more(9_000, &[500, 1_000, 2_000], &RATES);
    chance_wins_no_more(2_500, &[2_500; 8], &RATES);
    chance_wins_no_more(2_000, &[200, 500, 500, 1_000, 1_000, 2_000, 5_000, 8_000], &RATES);
}

/// Returns the sums of people who were mailed a letter, or held.
fn side((responders, people): (u64, u64), held: bool) -> Totals {
    let mut side = Totals::never_imported();
    side.count(Measure::PiecesPosted, if held { 0 } else { people });
    side.count(Measure::PeopleHeld, if held { people } else { 0 });
    side.count(Measure::Responders, responders);
    side
}

/// Returns in how many of the tests a figure of what the mail gained over those held is shown as a fact.
fn shown_as_fact(key: &str, mailed: u64, held: u64, rate: f64) -> usize {
    let definition = find(key).unwrap();
    let (of_mailed, of_held) = (Responders::new(mailed, rate), Responders::new(held, rate));
    let mut chance = Pcg32::new(mailed * 31 + held, 2);
    let mut known: HashMap<(u64, u64), bool> = HashMap::new();
    (0..TESTS)
        .filter(|_| {
            let (test, control) = (of_mailed.draw(&mut chance), of_held.draw(&mut chance));
            *known.entry((test.0, control.0)).or_insert_with(|| {
                let mut totals = side(test, false);
                let (test, control) = (side(test, false), side(control, true));
                totals.compared.pairs.push(Arms { test, control, cost: Term::number(0) });
                let figure = evaluate(definition, &totals, Basis::Posting);
                figure.value.value().is_some() && !figure.flags.contains(&Flag::NotProven)
            })
        })
        .count()
}

#[test]
fn a_gain_over_the_holdout_is_no_fact_more_often_than_stated() {
    for (mailed, held) in [(4_500, 500), (500, 4_500), (5_000, 500), (2_500, 2_500)] {
        for rate in RATES {
            for key in ["lift", "incremental_responses"] {
                let facts = shown_as_fact(key, mailed, held, rate);
                no_more_than_stated(facts, &format!("{key} of {mailed} mailed and {held} held at {rate}"));
                assert!(rate < 0.1 || facts > TESTS / 50, "{key}: {facts}");
            }
        }
    }
}

/// A poor list mailed much and held little, a good one the other way round, and one of equal parts: (mailed, held, rate).
const CAMPAIGNS: [(u64, u64, f64); 3] = [(4_500, 500, 0.01), (500, 4_500, 0.1), (1_500, 1_500, 0.03)];

#[test]
fn a_gain_of_several_campaigns_is_no_fact_more_often_than_stated() {
    let laws =
        CAMPAIGNS.map(|(mailed, held, rate)| (Responders::new(mailed, rate), Responders::new(held, rate)));
    for key in ["lift", "incremental_responses"] {
        let definition = find(key).unwrap();
        let mut chance = Pcg32::new(20_261_126, 3);
        let facts = (0..TESTS).filter(|_| {
            let mut totals = Totals::never_imported();
            for (mailed, held) in &laws {
                let (test, control) =
                    (side(mailed.draw(&mut chance), false), side(held.draw(&mut chance), true));
                totals.compared.pairs.push(Arms { test, control, cost: Term::number(0) });
            }
            let figure = evaluate(definition, &totals, Basis::Posting);
            figure.value.value().is_some() && !figure.flags.contains(&Flag::NotProven)
        });
        let facts = facts.count();
        no_more_than_stated(facts, &format!("{key} of three campaigns"));
        assert!(facts > TESTS / 50, "{key}: {facts}");
    }
}

#[test]
fn the_draws_are_those_of_the_rate() {
    let (responders, mut chance) = (Responders::new(2_500, 0.02), Pcg32::new(7, 1));
    let draws: Vec<f64> = (0..TESTS).map(|_| responders.draw(&mut chance).0 as f64).collect();
    let mean = draws.iter().sum::<f64>() / TESTS as f64;
    let variance = draws.iter().map(|draw| (draw - mean).powi(2)).sum::<f64>() / TESTS as f64;
    // 2 500 × 2 % = 50, and 50 × 98 % = 49; four standard errors.
    assert!((mean - 50.0).abs() < 4.0 * (49.0 / TESTS as f64).sqrt(), "{mean}");
    assert!((variance / 49.0 - 1.0).abs() < 4.0 * (2.0 / TESTS as f64).sqrt(), "{variance}");
}
