//! What independent programs give for the formulas, for the tests.

/// What scipy 1.17, statsmodels 0.15 and lifelines 0.30 give (`reference/make_reference.py`).
const REFERENCE: &str = include_str!("../reference/reference.tsv");

/// Returns the numbers of the lines of one kind.
pub(crate) fn lines(kind: &str) -> Vec<Vec<f64>> {
    texts(kind).map(|line| line.split('\t').filter_map(|cell| cell.parse().ok()).collect()).collect()
}

/// Returns the lines of one kind, of which there is at least one.
pub(crate) fn texts(kind: &str) -> impl Iterator<Item = &'static str> {
    let mut texts =
        REFERENCE.lines().filter_map(move |line| line.strip_prefix(kind)?.strip_prefix('\t')).peekable();
    assert!(texts.peek().is_some(), "no reference for {kind}");
    texts
}
