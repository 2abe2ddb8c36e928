//! One cell against another: how large the difference is, and whether it is proven.

use crate::interval::{Sample, Test, holm, newcombe, p_value, pooled_z};
use crate::power::{detectable, sample_size};
use domain::format::{NBSP, NNBSP, number};
use domain::lang::Lang;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

/// A difference is proven when chance alone would give it less often than this.
const PROVEN_UNDER: f64 = 0.05;
/// Where a proof takes more than this many times what was mailed, it is not worth asking for.
const WITHIN_REACH: u64 = 10;

/// What one cell did against the control.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Its rate.
    pub rate: f64,
    /// The control's rate.
    pub control_rate: f64,
    /// Its rate minus the control's; times 100 it is the lift in points.
    pub difference: f64,
    /// Lower bound of the difference at 95 % (Newcombe).
    pub low: f64,
    /// Upper bound.
    pub high: f64,
    /// The difference over the control's rate, `None` where that is zero.
    pub lift: Option<f64>,
    /// Pooled z of the difference.
    pub z: f64,
    /// Two-sided p-value.
    pub p: f64,
    /// By which test.
    pub test: Test,
    /// The p-value corrected for the number of cells compared.
    pub p_holm: f64,
    /// How many cells were compared at once.
    pub comparisons: usize,
    /// Responders that it brought beyond what the control would have: the difference times its own size.
    pub incremental: f64,
    /// Lower bound of them.
    pub incremental_low: f64,
    /// Upper bound of them.
    pub incremental_high: f64,
    /// The smallest rise over the control's rate that so many pieces are likely to prove (80 %) among so many cells, as a
    /// fraction; `None` where they prove nothing.
    pub detectable: Option<f64>,
    /// What may be said.
    pub verdict: Verdict,
}

/// What may be said of a difference at 95 %, after Holm's correction.
///
/// Proven is what both the test and the interval of the difference say: next to the bound the z test alone takes chance
/// for a difference a little more often than it states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Better, proven.
    Better,
    /// Worse, proven.
    Worse,
    /// Too few pieces to tell; this many would, were the difference what it seems to be.
    NotProven {
        /// Pieces that each version needs in all.
        per_version: u64,
        /// Pieces that the smaller of the two lacks.
        more_per_version: u64,
    },
    /// There may well be no difference.
    CouldBeChance,
}

/// Returns how each of `others` did against `control`, each given as (responders, people).
///
/// `None` stands for a cell without people, or with more responders than people; without a control there is nothing
/// but `None`. Only cells that can be compared count in Holm's correction.
pub fn compare(control: (u64, u64), others: &[(u64, u64)]) -> Vec<Option<Comparison>> {
    let control = Sample::new(control.0, control.1);
    let pairs: Vec<_> = others.iter().map(|(k, n)| Sample::new(*k, *n).zip(control)).collect();
    let raw: Vec<f64> = pairs.iter().flatten().map(|(cell, control)| p_value(*cell, *control).0).collect();
    let mut corrected = holm(&raw).into_iter();
    pairs
        .into_iter()
        .map(|pair| pair.zip(pair.and_then(|_| corrected.next())))
        .map(|judged| judged.map(|((cell, control), p_holm)| judge(cell, control, p_holm, raw.len())))
        .collect()
}

fn judge(cell: Sample, control: Sample, p_holm: f64, comparisons: usize) -> Comparison {
    let difference = cell.rate() - control.rate();
    let (low, high) = newcombe(cell, control);
    let (p, test) = p_value(cell, control);
    let size = cell.n() as f64;
    Comparison {
        rate: cell.rate(),
        control_rate: control.rate(),
        difference,
        low,
        high,
        lift: (control.rate() > 0.0).then(|| difference / control.rate()),
        z: pooled_z(cell, control),
        p,
        test,
        p_holm,
        comparisons,
        incremental: difference * size,
        incremental_low: low * size,
        incremental_high: high * size,
        detectable: detectable(control.rate(), cell.n().min(control.n()), comparisons),
        verdict: if p_holm < PROVEN_UNDER && (low > 0.0 || high < 0.0) {
            if difference > 0.0 { Verdict::Better } else { Verdict::Worse }
        } else {
            not_proven(cell, control, comparisons)
        },
    }
}

fn not_proven(cell: Sample, control: Sample, comparisons: usize) -> Verdict {
    let smaller = cell.n().min(control.n());
    match sample_size(control.rate(), cell.rate(), comparisons) {
        Some(per_version) if per_version > smaller && per_version <= smaller.saturating_mul(WITHIN_REACH) => {
            Verdict::NotProven { per_version, more_per_version: per_version - smaller }
        }
        _ => Verdict::CouldBeChance,
    }
}

/// Returns the verdict on a cell as one sentence; `open` where its window is, so that more may come.
pub fn verdict_text(comparison: &Comparison, cell: &str, open: bool, lang: Lang) -> String {
    let judged = judged_text(comparison, cell, lang);
    let window = match (open, lang) {
        (false, _) => "",
        (true, Lang::Fr) => "\u{202f}; la fenêtre est encore ouverte",
        (true, Lang::En) => "; the window is still open",
    };
    format!("{judged}{window}.")
}

/// Returns the same without the full stop.
fn judged_text(comparison: &Comparison, cell: &str, lang: Lang) -> String {
    let count = |n: u64| number(Decimal::from(n), 0, lang);
    let among = among(comparison.comparisons, lang);
    match (comparison.verdict, lang) {
        (Verdict::Better, Lang::Fr) => format!("{cell} fait mieux que le témoin, c’est établi"),
        (Verdict::Better, Lang::En) => format!("{cell} does better than the control: proven"),
        (Verdict::Worse, Lang::Fr) => format!("{cell} fait moins bien que le témoin, c’est établi"),
        (Verdict::Worse, Lang::En) => format!("{cell} does worse than the control: proven"),
        (Verdict::NotProven { per_version, more_per_version }, Lang::Fr) => format!(
            "{cell}{NBSP}: pas assez de plis pour conclure. Il en faudrait {} par version, soit {} de plus{among}",
            count(per_version),
            count(more_per_version)
        ),
        (Verdict::NotProven { per_version, more_per_version }, Lang::En) => format!(
            "{cell}: not enough pieces to tell. {} per version would, that is {} more{among}",
            count(per_version),
            count(more_per_version)
        ),
        (Verdict::CouldBeChance, Lang::Fr) => {
            let seen = seen_from(comparison.detectable, lang).map_or_else(String::new, |seen| {
                format!("{NNBSP}; avec autant de plis, il se verrait à partir de {seen}{among}")
            });
            format!("{cell}{NBSP}: l’écart avec le témoin peut être dû au hasard{seen}")
        }
        (Verdict::CouldBeChance, Lang::En) => {
            let seen = seen_from(comparison.detectable, lang).map_or_else(String::new, |seen| {
                format!("; with as many pieces, it would show from {seen}{among}")
            });
            format!("{cell}: the difference from the control could be chance{seen}")
        }
    }
}

/// Says that pieces and differences are those of the stricter level that several cells at once ask for.
fn among(comparisons: usize, lang: Lang) -> String {
    match (comparisons, lang) {
        (0 | 1, _) => String::new(),
        (cells, Lang::Fr) => format!(", car {cells}{NBSP}cellules sont comparées à la fois"),
        (cells, Lang::En) => format!(", as {cells} cells are compared at once"),
    }
}

/// Returns a difference in points, to two decimals.
fn seen_from(detectable: Option<f64>, lang: Lang) -> Option<String> {
    let points = Decimal::from_f64(detectable? * 100.0)?.round_dp(2);
    let one = match lang {
        Lang::Fr => points < Decimal::TWO,
        Lang::En => points == Decimal::ONE,
    };
    Some(format!("{}{NBSP}{}", number(points, 2, lang), if one { "point" } else { "points" }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTROL: (u64, u64) = (56_730, 191_243);
    const LETTERS: [(u64, u64); 3] = [(12_021, 38_218), (12_316, 38_204), (14_438, 38_201)];

    fn near(ours: f64, published: f64, decimals: i32) -> bool {
        (ours - published).abs() <= 0.51 * 10_f64.powi(-decimals)
    }

    #[test]
    fn the_letters_of_gerber_green_and_larimer_come_out_as_published_with_them() {
        // Lift in points, Newcombe 95 %, pooled z, incremental: the table that goes with the data of 2008.
        let published = [
            [1.7899, 0.012_829, 0.023_000, 6.9736, 684.08],
            [2.5736, 0.020_637, 0.030_865, 10.0129, 983.23],
            [8.1310, 0.076_044, 0.086_595, 31.3662, 3106.12],
        ];
        for (ours, [points, low, high, z, incremental]) in
            compare(CONTROL, &LETTERS).into_iter().zip(published)
        {
            let ours = ours.unwrap();
            assert!(near(ours.difference * 100.0, points, 4), "{ours:?}");
            assert!(near(ours.low, low, 6) && near(ours.high, high, 6), "{ours:?}");
            assert!(near(ours.z, z, 4) && near(ours.incremental, incremental, 2), "{ours:?}");
            assert_eq!(ours.verdict, Verdict::Better);
        }
    }

    #[test]
    fn a_against_a_never_wins() {
        for size in [1, 30, 2_500, 191_243] {
            for responders in [0, 1, size / 50, size] {
                let ours = compare((responders, size), &[(responders, size); 3]);
                for comparison in ours {
                    assert_eq!(comparison.unwrap().verdict, Verdict::CouldBeChance, "{responders} of {size}");
                }
            }
        }
    }

    #[test]
    fn verdicts_say_what_is_proven_and_what_would_prove_it() {
        for (control, cell, verdict) in [
            ((48, 2_500), (72, 2_500), Verdict::Better),
            ((72, 2_500), (48, 2_500), Verdict::Worse),
            ((20, 1_000), (30, 1_000), Verdict::NotProven { per_version: 3_826, more_per_version: 2_826 }),
            ((100, 5_000), (101, 5_000), Verdict::CouldBeChance),
            ((0, 500), (0, 500), Verdict::CouldBeChance),
        ] {
            assert_eq!(
                compare(control, &[cell])[0].as_ref().unwrap().verdict,
                verdict,
                "{control:?} {cell:?}"
            );
        }
    }

    #[test]
    fn many_cells_make_a_lucky_one_less_proven() {
        let alone = compare((48, 2_500), &[(72, 2_500)]);
        assert_eq!(alone[0].as_ref().unwrap().verdict, Verdict::Better);
        let among = compare((48, 2_500), &[(72, 2_500), (50, 2_500), (49, 2_500)]);
        let lucky = among[0].as_ref().unwrap();
        assert!((lucky.p_holm - 3.0 * lucky.p).abs() < 1e-12);
        // statsmodels: 1.92 % against 2.88 % at 5 % over 3 takes 5 321 pieces a version, and 0.014956 shows over 2 %.
        assert_eq!(lucky.verdict, Verdict::NotProven { per_version: 5_321, more_per_version: 2_821 });
        assert_eq!(
            verdict_text(lucky, "B", false, Lang::En),
            "B: not enough pieces to tell. 5,321 per version would, that is 2,821 more, as 3 cells are compared at once."
        );
        let alike = compare((50, 2_500), &[(50, 2_500); 3])[0].clone().unwrap();
        assert_eq!(
            verdict_text(&alike, "B", false, Lang::Fr),
            "B\u{a0}: l’écart avec le témoin peut être dû au hasard\u{202f}; avec autant de plis, il se verrait à partir de 1,50\u{a0}point, car 3\u{a0}cellules sont comparées à la fois."
        );
    }

    #[test]
    fn what_is_proven_is_so_by_the_test_and_by_the_interval() {
        // statsmodels: p is 4.906 %, and the interval begins at -0.0000825.
        let close = compare((6, 2_500), &[(15, 2_500)])[0].clone().unwrap();
        assert!(near(close.p, 0.049_057, 6) && near(close.low, -0.000_082_5, 7), "{close:?}");
        assert!(matches!(close.verdict, Verdict::NotProven { .. }), "{close:?}");
    }

    #[test]
    fn a_cell_that_cannot_be_compared_does_not_weigh_on_the_others() {
        let ours = compare((48, 2_500), &[(0, 0), (72, 2_500), (9, 3)]);
        assert!(ours[0].is_none() && ours[2].is_none());
        let judged = ours[1].as_ref().unwrap();
        assert!((judged.p - judged.p_holm).abs() < 1e-15);
        assert_eq!(compare((0, 0), &[(1, 2)]), [None]);
    }

    #[test]
    fn a_verdict_is_a_sentence_in_both_languages() {
        let judged = |control, cell| compare(control, &[cell])[0].clone().unwrap();
        let few = judged((20, 1_000), (30, 1_000));
        let alike = judged((50, 2_500), (50, 2_500));
        for (comparison, open, fr, en) in [
            (
                &few,
                false,
                "B\u{a0}: pas assez de plis pour conclure. Il en faudrait 3\u{202f}826 par version, soit 2\u{202f}826 de plus.",
                "B: not enough pieces to tell. 3,826 per version would, that is 2,826 more.",
            ),
            (
                // statsmodels: 0.012688 over 2 % with 2 500 pieces a version.
                &alike,
                false,
                "B\u{a0}: l’écart avec le témoin peut être dû au hasard\u{202f}; avec autant de plis, il se verrait à partir de 1,27\u{a0}point.",
                "B: the difference from the control could be chance; with as many pieces, it would show from 1.27\u{a0}points.",
            ),
            (
                &judged((48, 2_500), (72, 2_500)),
                true,
                "B fait mieux que le témoin, c’est établi\u{202f}; la fenêtre est encore ouverte.",
                "B does better than the control: proven; the window is still open.",
            ),
            (
                &judged((0, 2), (0, 2)),
                false,
                "B\u{a0}: l’écart avec le témoin peut être dû au hasard.",
                "B: the difference from the control could be chance.",
            ),
        ] {
            assert_eq!(verdict_text(comparison, "B", open, Lang::Fr), fr);
            assert_eq!(verdict_text(comparison, "B", open, Lang::En), en);
        }
    }
}
