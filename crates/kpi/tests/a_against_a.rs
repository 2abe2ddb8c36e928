//! Letters that do not differ: how often chance alone makes the program say that one is proven better or worse.
//!
//! Ten thousand tests from a fixed seed, each of cells that all answer at the same rate.

use kpi::{Verdict, compare};
use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;
use statrs::distribution::{Binomial, DiscreteCDF};

const TESTS: usize = 10_000;
/// The stated share of tests in which chance may win: 5 %.
const STATED: f64 = 0.05;

/// Draws numbers of responders: the place of a uniform number among the cumulative probabilities.
struct Responders {
    cumulative: Vec<f64>,
    chance: Pcg32,
}

impl Responders {
    fn new(pieces: u64, rate: f64, seed: u64) -> Self {
        let law = Binomial::new(rate, pieces).unwrap();
        let cumulative = (0..=pieces).map(|k| law.cdf(k)).take_while(|below| *below < 1.0 - 1e-12).collect();
        Self { cumulative, chance: Pcg32::new(seed, 1) }
    }

    fn draw(&mut self) -> u64 {
        let uniform = (self.chance.next_u64() >> 11) as f64 / (1_u64 << 53) as f64;
        self.cumulative.partition_point(|below| *below <= uniform) as u64
    }
}

/// Returns in how many of the tests at least one of some cells is called better or worse than the control.
fn wins(pieces: u64, rate: f64, cells: usize) -> usize {
    let mut responders = Responders::new(pieces, rate, pieces * 31 + cells as u64);
    let proven = |verdict| matches!(verdict, Verdict::Better | Verdict::Worse);
    let mut wins = 0;
    for _ in 0..TESTS {
        let control = (responders.draw(), pieces);
        let others: Vec<_> = (0..cells).map(|_| (responders.draw(), pieces)).collect();
        let judged = compare(control, &others);
        assert_eq!(judged.iter().flatten().count(), cells);
        wins += usize::from(judged.iter().flatten().any(|comparison| proven(comparison.verdict)));
    }
    wins
}

#[test]
fn chance_wins_in_no_more_than_the_stated_share_of_tests() {
    let most = TESTS as f64 * STATED;
    for (pieces, rate, cells) in [
        (2_500, 0.02, 1),
        (2_500, 0.02, 3),
        (2_500, 0.02, 8),
        (20_000, 0.01, 1),
        (500, 0.3, 2),
        (300, 0.005, 1),
        (300, 0.005, 4),
    ] {
        let wins = wins(pieces, rate, cells);
        println!("{pieces} pieces at {rate}, {cells} cells: {wins} of {TESTS}");
        assert!(wins as f64 <= most, "{wins} of {TESTS}: {cells} cells of {pieces} pieces at {rate}");
        // A test that never proves anything would pass too.
        assert!(rate * pieces as f64 <= 5.0 || wins > TESTS / 100, "{wins} of {TESTS} at {rate}");
    }
}

#[test]
fn the_draws_are_those_of_the_rate() {
    let mut responders = Responders::new(2_500, 0.02, 7);
    let draws: Vec<f64> = (0..TESTS).map(|_| responders.draw() as f64).collect();
    let mean = draws.iter().sum::<f64>() / TESTS as f64;
    let variance = draws.iter().map(|draw| (draw - mean).powi(2)).sum::<f64>() / TESTS as f64;
    // 2 500 × 2 % = 50, and 50 × 98 % = 49; four standard errors.
    assert!((mean - 50.0).abs() < 4.0 * (49.0 / TESTS as f64).sqrt(), "{mean}");
    assert!((variance / 49.0 - 1.0).abs() < 4.0 * (2.0 / TESTS as f64).sqrt(), "{variance}");
}
