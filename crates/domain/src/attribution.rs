//! To which letters an order is credited, and in what shares.

use crate::money::share_finely;
use crate::words::Attribution;
use chrono::NaiveDate;

/// One whole order, in the parts in which shared orders are counted: billionths.
pub const WHOLE: i64 = 1_000_000_000;

/// Days in which the weight of a letter halves.
const HALF_LIFE: u64 = 30;

/// What is left of a weight of 2^40 after 0 to 29 days: `2^(40 − days / 30)`, rounded.
const WITHIN_A_HALF_LIFE: [u64; HALF_LIFE as usize] = [
    1_099_511_627_776,
    1_074_398_747_491,
    1_049_859_446_184,
    1_025_880_623_293,
    1_002_449_477_475,
    979_553_499_766,
    957_180_466_911,
    935_318_434_833,
    913_955_732_257,
    893_080_954_483,
    872_682_957_291,
    852_750_851_000,
    833_273_994_645,
    814_241_990_305,
    795_644_677_544,
    777_472_127_994,
    759_714_640_049,
    742_362_733_689,
    725_407_145_419,
    708_838_823_319,
    692_648_922_220,
    676_828_798_972,
    661_370_007_839,
    646_264_295_983,
    631_503_599_063,
    617_080_036_927,
    602_985_909_405,
    589_213_692_200,
    575_756_032_871,
    562_605_746_906,
];

impl Attribution {
    /// Returns whether an order can be shared over several letters; by the other rules it goes to one.
    pub const fn shares(self) -> bool {
        matches!(self, Self::Equal | Self::Decay)
    }
}

/// Returns how much each letter of one order weighs; only the proportions matter.
///
/// `posted`: when its letters were posted, the earliest first. Within the rule *code only* they are those that a code
/// names, and the last counts. How long before the order a letter was posted need not be known for *time decay*: the
/// proportions follow from the days between the letters.
///
/// *Formula*: time decay is `2^(−days / 30)`, in whole numbers; past 40 half-lives of difference nothing is left.
pub fn weights(rule: Attribution, posted: &[Option<NaiveDate>]) -> Vec<u64> {
    let last = posted.len().saturating_sub(1);
    let only = |chosen: usize| (0..posted.len()).map(|place| u64::from(place == chosen)).collect();
    match rule {
        Attribution::Last | Attribution::Code => only(last),
        Attribution::First => only(0),
        Attribution::Equal => vec![1; posted.len()],
        Attribution::Decay => {
            let newest = posted.iter().flatten().max();
            let age = |day: &Option<NaiveDate>| {
                day.zip(newest.copied()).map_or(0, |(day, newest)| (newest - day).num_days())
            };
            posted.iter().map(|day| decayed(age(day).unsigned_abs())).collect()
        }
    }
}

/// Returns the parts of an order, or of its ten-thousandths, that fall to each letter: they add up to the whole.
///
/// *Formula*: largest remainder; ties go to the earlier letter.
pub fn shared(whole: i64, weights: &[u64]) -> Vec<i64> {
    share_finely(whole, weights)
}

fn decayed(days: u64) -> u64 {
    let halvings = u32::try_from(days / HALF_LIFE).unwrap_or(u32::MAX);
    WITHIN_A_HALF_LIFE[(days % HALF_LIFE) as usize].checked_shr(halvings).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Letters posted 60, 30 and 0 days before the last of them.
    fn three() -> Vec<Option<NaiveDate>> {
        ["2026-01-01", "2026-01-31", "2026-03-02"].map(|text| Some(day(text))).to_vec()
    }

    #[test]
    fn each_rule_weighs_letters_in_its_own_way() {
        // Half-lives of 30 days: the middle letter counts half of the last, the first a quarter.
        let full = 1_u64 << 40;
        for (rule, expected) in [
            (Attribution::Last, [0, 0, 1]),
            (Attribution::First, [1, 0, 0]),
            (Attribution::Equal, [1, 1, 1]),
            (Attribution::Decay, [full / 4, full / 2, full]),
            (Attribution::Code, [0, 0, 1]),
        ] {
            assert_eq!(weights(rule, &three()), expected, "{rule:?}");
        }
    }

    #[test]
    fn an_order_of_7_000_euros_is_shared_as_by_hand() {
        // 7 000 € in the proportions 1 : 2 : 4 are 1 000, 2 000 and 4 000 €.
        assert_eq!(
            shared(70_000_000, &weights(Attribution::Decay, &three())),
            [10_000_000, 20_000_000, 40_000_000]
        );
        // 100 € in three: 33,3334 and twice 33,3333, in ten-thousandths.
        assert_eq!(shared(1_000_000, &weights(Attribution::Equal, &three())), [333_334, 333_333, 333_333]);
        // A credit note is shared like its order: −100 € are −33,3333, −33,3333 and −33,3334.
        let credit = shared(-1_000_000, &weights(Attribution::Equal, &three()));
        assert_eq!(credit.iter().sum::<i64>(), -1_000_000);
        assert_eq!(credit, [-333_333, -333_333, -333_334]);
    }

    #[test]
    fn what_is_left_within_a_half_life_is_the_power_of_two() {
        for (days, left) in WITHIN_A_HALF_LIFE.iter().enumerate() {
            let expected = (40.0 - days as f64 / 30.0).exp2();
            assert!((*left as f64 - expected).abs() < 1.0, "{days}: {left} for {expected}");
        }
        assert_eq!((decayed(30), decayed(60), decayed(40 * 30), decayed(41 * 30)), (1 << 39, 1 << 38, 1, 0));
        assert_eq!(decayed(u64::MAX), 0);
    }

    proptest! {
        #[test]
        fn the_shares_of_an_order_add_up_to_it(
            whole in any::<i64>(),
            ages in prop::collection::vec(0_i64..4_000, 1..12),
        ) {
            let newest = day("2026-03-02");
            let mut posted: Vec<_> = ages.iter().map(|age| Some(newest - chrono::Days::new(*age as u64))).collect();
            posted.sort_unstable();
            for rule in Attribution::ALL {
                let parts = shared(whole, &weights(*rule, &posted));
                prop_assert_eq!(parts.iter().map(|part| i128::from(*part)).sum::<i128>(), i128::from(whole));
                prop_assert!(parts.iter().all(|part| part.signum() * whole.signum() >= 0));
            }
        }
    }
}
