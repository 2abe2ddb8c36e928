//! How well the parameters of a model are known: the sharper the top of the likelihood, the better.

/// How far a parameter is moved, in logarithms, to see how the likelihood bends.
const STEP: f64 = 1e-3;

/// What is known of parameters, as the root of the information: a lower triangle whose square it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Precision {
    root: Vec<Vec<f64>>,
}

impl Precision {
    /// Returns how well parameters are known at the top of a likelihood; `None` where it is flat there in some direction.
    ///
    /// *Formula*: minus the second derivatives of the logarithm of likelihood in the logarithms of the parameters.
    /// *Source*: B. Efron and D. V. Hinkley, Biometrika 65 (1978), 457–483 (observed information).
    pub fn at(parameters: &[f64], log_likelihood: impl Fn(&[f64]) -> f64) -> Option<Self> {
        let moved = |moves: [(usize, f64); 2]| {
            let mut at = parameters.to_vec();
            for (place, step) in moves {
                at[place] *= step.exp();
            }
            log_likelihood(&at)
        };
        let bend = |one: usize, other: usize| {
            let corner = |a: f64, b: f64| moved([(one, a * STEP), (other, b * STEP)]);
            -(corner(1.0, 1.0) - corner(1.0, -1.0) - corner(-1.0, 1.0) + corner(-1.0, -1.0))
                / (4.0 * STEP * STEP)
        };
        let places = 0..parameters.len();
        let information: Vec<Vec<f64>> =
            places.map(|row| (0..=row).map(|column| bend(row, column)).collect()).collect();
        root(&information).map(|root| Self { root })
    }

    /// Returns the variance of what changes by these slopes where parameters change by their logarithms.
    ///
    /// *Formula*: gᵀ I⁻¹ g (delta method), I being the information.
    pub fn variance(&self, slopes: &[f64]) -> f64 {
        let mut solved: Vec<f64> = Vec::with_capacity(slopes.len());
        for (row, slope) in self.root.iter().zip(slopes) {
            let before: f64 = row.iter().zip(&solved).map(|(a, b)| a * b).sum();
            let diagonal = row.last().copied().unwrap_or(f64::NAN);
            solved.push((slope - before) / diagonal);
        }
        solved.iter().map(|value| value * value).sum()
    }
}

/// Returns the lower triangle whose square a symmetric matrix is (Cholesky), `None` where it is not positive.
fn root(matrix: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let mut root: Vec<Vec<f64>> = Vec::with_capacity(matrix.len());
    for (place, row) in matrix.iter().enumerate() {
        let mut own: Vec<f64> = Vec::with_capacity(place + 1);
        for (column, value) in row.iter().enumerate() {
            let known: f64 = own.iter().zip(root.get(column).unwrap_or(&own)).map(|(a, b)| a * b).sum();
            let rest = value - known;
            own.push(if column == place {
                if !(rest > 0.0 && rest.is_finite()) {
                    return None;
                }
                rest.sqrt()
            } else {
                rest / root[column][column]
            });
        }
        root.push(own);
    }
    Some(root)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::close;

    #[test]
    fn the_variance_of_a_bell_is_its_own() {
        // Logarithms scatter with variances 4 and 9 and a covariance of 3; the inverse has 9, 4 and −3 over 27.
        let bell = |p: &[f64]| {
            let (a, b) = (p[0].ln() - 1.0, p[1].ln() + 2.0);
            -(9.0 * a * a + 4.0 * b * b - 6.0 * a * b) / 27.0 / 2.0
        };
        let known = Precision::at(&[1_f64.exp(), (-2_f64).exp()], bell).unwrap();
        for (slopes, variance) in
            [([1.0, 0.0], 4.0), ([0.0, 1.0], 9.0), ([1.0, 1.0], 19.0), ([2.0, -1.0], 13.0)]
        {
            close(known.variance(&slopes), variance, 1e-6);
        }
    }

    #[test]
    fn a_plain_or_a_saddle_tells_nothing() {
        assert_eq!(Precision::at(&[1.0, 1.0], |p| -(p[0].ln() - p[1].ln()).powi(2)), None);
        assert_eq!(Precision::at(&[1.0], |p| p[0].ln().powi(2)), None);
        assert_eq!(Precision::at(&[1.0], |_| f64::NAN), None);
    }
}
