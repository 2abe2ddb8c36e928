//! The most likely parameters of a model: those under which what was seen was least surprising.

use argmin::core::{CostFunction, Error, Executor, IterState, State, TerminationReason, TerminationStatus};
use argmin::solver::neldermead::NelderMead;

/// Steps of one search; a model of four parameters takes some two hundred.
const STEPS: u64 = 4_000;
/// Searches, each from where the last one ended: a search can stop on a slope when its figure has become flat.
const SEARCHES: usize = 6;
/// Two searches that end this near to each other, in the mean logarithm of likelihood, have found the top.
const SAME: f64 = 1e-11;
/// How flat the figure is at the end of a search, in the mean logarithm of likelihood.
const FLAT: f64 = 1e-12;
/// The first step away from the start, in logarithms of a parameter.
const STEP: f64 = 0.5;
/// A parameter beyond e to this, or below its inverse, has run away: the likelihood has no top.
const FARTHEST: f64 = 14.0;
/// Stands for the surprise where the likelihood cannot be told.
const UNTOLD: f64 = 1e100;

/// Why there is no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotFitted {
    /// Fewer customers, or fewer who bought again, than a model can be made of.
    #[error("{customers} customers, {repeat} of whom bought again, are too few")]
    TooFew {
        /// How many there are.
        customers: usize,
        /// How many of them bought again.
        repeat: usize,
    },
    /// No parameters are the most likely ones.
    #[error("no model is the most likely one")]
    NoTop,
}

/// Minus the mean logarithm of likelihood, over logarithms of parameters so that these stay positive.
struct Surprise<F>(F);

impl<F: Fn(&[f64]) -> f64> CostFunction for Surprise<F> {
    type Param = Vec<f64>;
    type Output = f64;

    fn cost(&self, point: &Vec<f64>) -> Result<f64, Error> {
        let parameters: Vec<f64> = point.iter().map(|log| log.exp()).collect();
        let surprise = -(self.0)(&parameters);
        Ok(if surprise.is_finite() { surprise } else { UNTOLD })
    }
}

/// Returns the positive parameters under which the logarithm of likelihood is greatest.
///
/// The logarithm is the mean over those who were seen, so that its size does not depend on their number.
///
/// *Source*: J. A. Nelder and R. Mead, The Computer Journal 7 (1965), 308–313, as `argmin` has it.
///
/// # Errors
/// [`NotFitted::NoTop`] where the searches do not end in one place, or a parameter runs away.
pub fn most_likely(
    start: &[f64],
    mean_log_likelihood: impl Fn(&[f64]) -> f64,
) -> Result<Vec<f64>, NotFitted> {
    let surprise = Surprise(mean_log_likelihood);
    let mut best: Vec<f64> = start.iter().map(|parameter| parameter.ln()).collect();
    let mut least = f64::INFINITY;
    for _ in 0..SEARCHES {
        let (found, cost) = search(&surprise, &best).ok_or(NotFitted::NoTop)?;
        let settled = least - cost < SAME;
        if cost < least {
            (best, least) = (found, cost);
        }
        if settled {
            let inside = least < UNTOLD && best.iter().all(|log| log.abs() <= FARTHEST);
            return if inside {
                Ok(best.iter().map(|log| log.exp()).collect())
            } else {
                Err(NotFitted::NoTop)
            };
        }
    }
    Err(NotFitted::NoTop)
}

/// Returns where one search ends; nothing where it does not.
fn search<F: Fn(&[f64]) -> f64>(surprise: &Surprise<F>, from: &[f64]) -> Option<(Vec<f64>, f64)> {
    let mut corners = vec![from.to_vec()];
    for place in 0..from.len() {
        let mut corner = from.to_vec();
        corner[place] += STEP;
        corners.push(corner);
    }
    let solver = NelderMead::new(corners).with_sd_tolerance(FLAT).ok()?;
    let run = Executor::new(Surprise(&surprise.0), solver)
        .configure(|state: IterState<Vec<f64>, (), (), (), (), f64>| state.max_iters(STEPS))
        // No clock on this floor.
        .timer(false)
        .run()
        .ok()?;
    let ended = matches!(
        run.state.get_termination_status(),
        TerminationStatus::Terminated(TerminationReason::SolverConverged)
    );
    let found = run.state.get_best_param()?.clone();
    ended.then_some((found, run.state.get_best_cost()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::close;

    #[test]
    fn the_top_of_a_hill_is_found_from_afar() {
        let hill =
            |p: &[f64]| -(p[0].ln() - 2.0).powi(2) - 100.0 * (p[1].ln() - p[0].ln() * p[0].ln()).powi(2);
        let found = most_likely(&[1.0, 1.0], hill).unwrap();
        close(found[0], 2_f64.exp(), 1e-4);
        close(found[1], 4_f64.exp(), 1e-3);
    }

    #[test]
    fn a_slope_without_a_top_gives_no_parameters() {
        assert_eq!(most_likely(&[1.0], |p| p[0].ln()).unwrap_err(), NotFitted::NoTop);
        assert_eq!(most_likely(&[1.0], |p| -1.0 / p[0]).unwrap_err(), NotFitted::NoTop);
        assert!(most_likely(&[1.0], |_| f64::NAN).is_err());
    }
}
