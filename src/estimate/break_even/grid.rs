//! The values at which a range is looked at.

use crate::numeric::{exp, ln};
use crate::question::{Spacing, SweptRange};

/// Values of a range that lie evenly apart; of five decades, four to each.
const EVEN: u32 = 21;

/// Increasing values from the lower end of a range to the upper, both exact, evenly apart on its
/// scale, and those that are asked for besides.
pub fn grid(range: &SweptRange, besides: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let last = EVEN - 1;
    let even = |at: u32| match at {
        0 => range.low(),
        at if at == last => range.high(),
        at => place(range, f64::from(at) / f64::from(last)),
    };
    let mut values: Vec<f64> = (0..EVEN).map(even).collect();
    values.extend(besides.into_iter().filter(|value| (range.low()..=range.high()).contains(value)));
    values.sort_by(f64::total_cmp);
    values.dedup();
    values
}

/// The value so far along a range, from 0 to 1, to twelve figures: a power of ten is itself.
fn place(range: &SweptRange, along: f64) -> f64 {
    let value = scale(range, range.low()) * (1.0 - along) + scale(range, range.high()) * along;
    let value = unscale(range, value);
    format!("{value:.11e}")
        .parse()
        .map_or(value, |rounded: f64| rounded.clamp(range.low(), range.high()))
}

/// A value on the scale of a range.
pub(super) fn scale(range: &SweptRange, value: f64) -> f64 {
    match range.spacing() {
        Spacing::Linear => value,
        Spacing::Log => ln(value),
    }
}

/// The value at a place on the scale of a range.
pub(super) fn unscale(range: &SweptRange, place: f64) -> f64 {
    match range.spacing() {
        Spacing::Linear => place,
        Spacing::Log => exp(place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_ten_and_what_is_asked_for_stand_in_the_grid_as_they_are() {
        let range: SweptRange = "1e-6..1e-1".parse().unwrap();
        let values = grid(&range, [6e-6, 1e-4, 1e-3, 1.5e-2, 1e-1, 0.5]);
        assert_eq!(values.len(), 23);
        for value in [1e-6, 6e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1.5e-2, 1e-1] {
            assert!(values.contains(&value), "{value} {values:?}");
        }
        assert!(values.windows(2).all(|pair| pair[0] < pair[1]));
        let linear = grid(&"0..1".parse().unwrap(), []);
        assert_eq!((linear[0], linear[7], linear[20]), (0.0, 0.35, 1.0));
    }
}
