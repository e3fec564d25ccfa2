//! Evenly spaced values of a range, linear or logarithmic.

use crate::numeric::{exp, ln};
use crate::question::{Spacing, SweptRange};

/// Number of evenly spaced values: over five decades, four to each.
const EVEN: u32 = 21;

/// The grid of a range: even steps and the extra values `besides`. Values increase, and both ends
/// are exact.
pub fn grid(range: &SweptRange, besides: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut values = even_steps(range, EVEN, 12);
    values.extend(besides.into_iter().filter(|value| (range.low()..=range.high()).contains(value)));
    values.sort_by(f64::total_cmp);
    values.dedup();
    values
}

/// Evenly spaced increasing values of a range, at least two. Both ends are exact. Values between
/// are rounded to `figures` significant figures, so that a power of ten is exact.
pub fn even_steps(range: &SweptRange, count: u32, figures: usize) -> Vec<f64> {
    let [low, high] = [range.low(), range.high()];
    let between = |at: u32| {
        let along = f64::from(at) / f64::from(count - 1);
        let value = unscale(range, scale(range, low) * (1.0 - along) + scale(range, high) * along);
        format!("{value:.*e}", figures - 1).parse().map_or(value, |near: f64| near.clamp(low, high))
    };
    std::iter::once(low).chain((1..count - 1).map(between)).chain([high]).collect()
}

/// Maps a value to the scale of a range.
pub(super) fn scale(range: &SweptRange, value: f64) -> f64 {
    match range.spacing() {
        Spacing::Linear => value,
        Spacing::Log => ln(value),
    }
}

/// Maps a place on the scale of a range to its value.
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
