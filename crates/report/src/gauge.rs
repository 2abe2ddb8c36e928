//! A gauge as fractions of its track, so that the template only draws.

use crate::summary::Gauge;
use serde::Serialize;

/// A gauge whose numbers are places on the track, from 0 to 1.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct Track {
    low: f64,
    high: f64,
    band: Option<(f64, f64)>,
    point: f64,
    mark: Option<f64>,
    alt: String,
}

/// Returns the places on the track, or nothing where the gauge has no scale.
pub(crate) fn track(gauge: &Gauge) -> Option<Track> {
    let place = |value: f64| (value / gauge.max).clamp(0.0, 1.0);
    let pair = |low: f64, high: f64| (place(low.min(high)), place(low.max(high)));
    let known = [gauge.low, gauge.high, gauge.point, gauge.max].iter().all(|value| value.is_finite());
    if !known || gauge.max <= 0.0 {
        return None;
    }
    let (low, high) = pair(gauge.low, gauge.high);
    Some(Track {
        low,
        high,
        band: gauge
            .band
            .filter(|(from, to)| from.is_finite() && to.is_finite())
            .map(|(from, to)| pair(from, to)),
        point: place(gauge.point),
        mark: gauge.mark.filter(|mark| mark.is_finite()).map(place),
        alt: gauge.alt.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gauge(low: f64, high: f64, point: f64, max: f64) -> Gauge {
        Gauge { low, high, point, max, ..Gauge::default() }
    }

    #[test]
    fn places_are_fractions_of_the_scale_and_stay_on_it() {
        let track =
            track(&Gauge { band: Some((6.0, 2.0)), mark: Some(9.0), ..gauge(-1.0, 4.0, 3.0, 8.0) }).unwrap();
        assert_eq!((track.low, track.high, track.point), (0.0, 0.5, 0.375));
        assert_eq!((track.band, track.mark), (Some((0.25, 0.75)), Some(1.0)));
    }

    #[test]
    fn a_gauge_without_a_scale_is_not_drawn() {
        for (low, high, point, max) in [
            (0.0, 1.0, 0.5, 0.0),
            (0.0, 1.0, 0.5, -2.0),
            (f64::NAN, 1.0, 0.5, 1.0),
            (0.0, 1.0, 0.5, f64::INFINITY),
        ] {
            assert_eq!(track(&gauge(low, high, point, max)), None);
        }
    }
}
