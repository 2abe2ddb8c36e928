//! The public sample, and what an independent program gives, for the tests.

use crate::purchases::History;
use crate::worth::Buyer;

/// The 1/10 sample of CDNOW (`reference/make_reference.py` says where it comes from).
const SAMPLE: &str = include_str!("../reference/cdnow.tsv");
/// What lifetimes 0.11.3 and scipy 1.13 give (`reference/make_reference.py`).
const REFERENCE: &str = include_str!("../reference/reference.tsv");

/// Returns the 2 357 customers of the sample; time in weeks, amounts in US dollars.
pub(crate) fn sample() -> Vec<Buyer> {
    let buyer = |line: &str| {
        let cells: Vec<f64> = line.split('\t').map(|cell| cell.parse().unwrap()).collect();
        let [repeats, last, age, mean] = cells[..] else { panic!("four numbers") };
        Buyer { history: History { repeats: repeats as u32, last, age }, mean }
    };
    SAMPLE.lines().map(buyer).collect()
}

/// Returns the numbers of the lines of one kind, of which there is at least one.
pub(crate) fn lines(kind: &str) -> Vec<Vec<f64>> {
    let of = |line: &str| {
        let rest = line.strip_prefix(kind)?.strip_prefix('\t')?;
        Some(rest.split('\t').map(|cell| cell.parse().unwrap()).collect())
    };
    let found: Vec<Vec<f64>> = REFERENCE.lines().filter_map(of).collect();
    assert!(!found.is_empty(), "no reference for {kind}");
    found
}

/// Checks that two numbers differ by no more than a share of the second.
pub(crate) fn close(found: f64, expected: f64, share: f64) {
    let most = share * expected.abs().max(1e-9);
    assert!((found - expected).abs() <= most, "{found} is not {expected}");
}
