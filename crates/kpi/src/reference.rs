//! What independent programs give for the formulas, for the tests.

/// What scipy 1.17 and statsmodels 0.15 give (`reference/make_reference.py`).
const REFERENCE: &str = include_str!("../reference/reference.tsv");

/// Returns the numbers of the lines of one kind.
pub(crate) fn lines(kind: &str) -> Vec<Vec<f64>> {
    let of_kind = REFERENCE.lines().filter_map(|line| line.strip_prefix(kind)?.strip_prefix('\t'));
    let lines: Vec<_> =
        of_kind.map(|line| line.split('\t').filter_map(|cell| cell.parse().ok()).collect()).collect();
    assert!(!lines.is_empty(), "no reference for {kind}");
    lines
}
