//! How long something takes, where some of it has not happened yet: the curve of Kaplan and Meier.

use crate::formula::measures_of;
use crate::interval::Z_95;
use domain::spread::Spread;
use domain::term::{Reason, Term};
use rust_decimal::Decimal;

/// Room for rounding when a share is compared with one half.
const ALIKE: f64 = 1e-9;

/// The share that still waits after each day on which something happened.
///
/// *Source*: E. L. Kaplan and P. Meier, Journal of the American Statistical Association 53 (1958), 457–481.
#[derive(Clone, Debug)]
pub struct Curve {
    steps: Vec<Step>,
    values: u64,
}

/// What the curve is from one day on.
#[derive(Clone, Copy, Debug)]
struct Step {
    day: i64,
    /// The share that still waits.
    waits: f64,
    /// Greenwood's sum: d / (n (n - d)) over the days so far.
    spread: f64,
}

impl Curve {
    /// Returns the curve of what took so many days, and of what has waited for so many without having happened.
    pub fn of(done: &Spread, open: &Spread) -> Self {
        let values = done.len() + open.len();
        let mut open = open.iter().peekable();
        let (mut at_risk, mut waits, mut spread) = (values, 1.0, 0.0);
        let mut steps = Vec::new();
        for (day, times) in done.iter() {
            // Who waited until the very day was still at risk on it.
            while let Some((_, left)) = open.next_if(|(until, _)| *until < day) {
                at_risk -= left;
            }
            let (n, d) = (at_risk as f64, times as f64);
            waits *= 1.0 - d / n;
            spread += d / (n * (n - d));
            steps.push(Step { day, waits, spread });
            at_risk -= times;
        }
        Self { steps, values }
    }

    /// Returns how many were counted, happened or not.
    pub const fn len(&self) -> u64 {
        self.values
    }

    /// Returns whether nothing was counted.
    pub const fn is_empty(&self) -> bool {
        self.values == 0
    }

    /// Returns the day by which it has happened to half, `None` where it has not.
    ///
    /// Where exactly half wait for a while, the middle of that while: without anyone waiting it is the plain median.
    pub fn median(&self) -> Option<Decimal> {
        let place = self.steps.iter().position(|step| step.waits <= 0.5 + ALIKE)?;
        let day = Decimal::from(self.steps[place].day);
        let flat = (self.steps[place].waits - 0.5).abs() <= ALIKE;
        match self.steps.get(place + 1).filter(|_| flat) {
            Some(next) => Some((day + Decimal::from(next.day)) / Decimal::TWO),
            None => Some(day),
        }
    }

    /// Returns the median for a formula that names what is waited for.
    pub(crate) fn median_term(&self, source: &str) -> Term {
        match self.median() {
            Some(days) => Term::number(days),
            None if self.is_empty() => Term::number(0) / Term::number(0),
            None => measures_of(source)
                .first()
                .map_or(Term::Unknown(Reason::ZeroDenominator), |m| Term::Unknown(Reason::NotYet(*m))),
        }
    }

    /// Returns the bounds of the median at 95 %: the first days on which the bounds of the curve reach one half.
    ///
    /// *Formula*: S^exp(± z √Greenwood / ln S).
    /// *Source*: R. Brookmeyer and J. Crowley, Biometrics 38 (1982), 29–41, with the log-log transformation.
    pub fn median_bounds(&self) -> (Option<i64>, Option<i64>) {
        let first = |sign: f64| self.steps.iter().find(|step| step.bound(sign) <= 0.5).map(|step| step.day);
        (first(1.0), first(-1.0))
    }
}

impl Step {
    /// Returns a bound of the share that waits: the lower one for a positive sign.
    fn bound(self, sign: f64) -> f64 {
        if self.waits <= 0.0 {
            return 0.0;
        }
        let log = self.waits.ln();
        self.waits.powf((sign * Z_95 * self.spread.sqrt() / -log).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::texts;

    fn spread(text: &str) -> Spread {
        let mut spread = Spread::default();
        for day in text.split(' ').filter_map(|day| day.parse().ok()) {
            spread.add(day, 1);
        }
        spread
    }

    #[test]
    fn medians_and_their_bounds_agree_with_lifelines() {
        let mut checked = 0;
        for line in texts("survival") {
            let cells: Vec<&str> = line.split('\t').collect();
            let curve = Curve::of(&spread(cells[0]), &spread(cells[1]));
            let day = |cell: &str| cell.parse::<f64>().ok().filter(|day| day.is_finite());
            let decimal = |cell: &str| day(cell).and_then(|day| Decimal::try_from(day).ok());
            assert_eq!(curve.median(), decimal(cells[2]), "{line}");
            let (low, high) = curve.median_bounds();
            assert_eq!(
                (low.map(|d| d as f64), high.map(|d| d as f64)),
                (day(cells[3]), day(cells[4])),
                "{line}"
            );
            checked += 1;
        }
        assert!(checked >= 6);
    }

    #[test]
    fn without_anyone_waiting_it_is_the_plain_median() {
        let done = spread("14 18 21 25 30 33 37 42 48 55 70 111");
        let curve = Curve::of(&done, &Spread::default());
        assert_eq!(curve.median().map(Term::number), Some(done.median()));
    }

    #[test]
    fn nothing_counted_and_half_not_reached_are_unknown_for_their_own_reasons() {
        let nothing = Curve::of(&Spread::default(), &Spread::default());
        assert_eq!(nothing.median_term("t.sales_cycles").reason(), Some(Reason::ZeroDenominator));
        let waiting = Curve::of(&spread("5"), &spread("9 9 9"));
        assert!(matches!(waiting.median_term("t.sales_cycles").reason(), Some(Reason::NotYet(_))));
    }
}
