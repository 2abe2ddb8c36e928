//! Gauss's hypergeometric function, in the one form that BG/NBD needs.

/// Terms after which a sum that still moves is taken as it stands: reached only past 0.999 of the circle.
const MOST_TERMS: u32 = 200_000;

/// Returns the slope of ₂F₁(a, e; c; z) in e: the sum S for which ₂F₁ = 1 + e S, for 0 ≤ z < 1.
///
/// Where e goes to 0 the function goes to 1 and the difference is lost; the slope is not.
///
/// *Formula*: Σ (a)ₙ (e + 1)ₙ₋₁ / (c)ₙ · zⁿ / n!, n from 1.
pub fn slope(a: f64, e: f64, c: f64, z: f64) -> f64 {
    let mut term = a * z / c;
    let mut sum = term;
    for place in 1..MOST_TERMS {
        let more = f64::from(place);
        term *= (a + more) * (e + more) / ((c + more) * (more + 1.0)) * z;
        sum += term;
        if term.abs() <= sum.abs() * f64::EPSILON {
            break;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::{close, lines};

    #[test]
    fn the_function_is_that_of_scipy() {
        for line in lines("gauss") {
            let [a, b, c, z, expected] = line[..] else { panic!("five numbers") };
            close(1.0 + b * slope(a, b, c, z), expected, 1e-12);
        }
    }

    #[test]
    fn at_zero_it_is_the_logarithm() {
        // ₂F₁(1, e; 1; z) = (1 − z)^−e, whose slope at e = 0 is −ln(1 − z).
        close(slope(1.0, 0.0, 1.0, 0.5), std::f64::consts::LN_2, 1e-14);
        close(slope(1.0, 0.0, 1.0, 0.99), 100_f64.ln(), 1e-13);
        assert!(slope(1.0, 0.3, 2.0, 0.0).abs() < f64::EPSILON);
    }
}
