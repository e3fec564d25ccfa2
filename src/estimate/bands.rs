//! Quantiles over parameter draws, and the Monte Carlo error of a mean.

use super::Band;

/// Levels of the two ends of a 90 % band.
pub(super) const LOW: f64 = 0.05;
pub(super) const HIGH: f64 = 0.95;
/// Half of a 95 % Monte Carlo interval, in standard errors: the 97.5 % quantile of the normal law.
pub const HALF_OF_95: f64 = 1.959_963_984_540_054;
/// A number that rests on fewer events than this is said as a bound: so few tell little of their own spread.
pub const FEW_EVENTS: f64 = 10.0;

/// The p-quantile of increasing values, linear between order statistics (type 7 of Hyndman and Fan).
pub(super) fn quantile_of_sorted(values: &[f64], p: f64) -> f64 {
    let place = p * (values.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(values.len() - 1);
    values[below] + (values[above] - values[below]) * (place - below as f64)
}

/// The 5 % and 95 % quantiles of values over draws; `None` with fewer than two.
pub(super) fn epistemic(mut values: Vec<f64>) -> Option<[f64; 2]> {
    if values.len() < 2 {
        return None;
    }
    values.sort_by(f64::total_cmp);
    Some([quantile_of_sorted(&values, LOW), quantile_of_sorted(&values, HIGH)])
}

/// The epistemic band of curves, one for each draw.
pub(super) fn epistemic_band(curves: &[&[f64]]) -> Option<Band> {
    let times = curves.first().map_or(0, |curve| curve.len());
    let ends: Option<Vec<[f64; 2]>> =
        (0..times).map(|time| epistemic(curves.iter().map(|curve| curve[time]).collect())).collect();
    let ends = ends.filter(|_| curves.len() > 1)?;
    Some(Band { low: ends.iter().map(|end| end[0]).collect(), high: ends.iter().map(|end| end[1]).collect() })
}

/// Mean of values.
pub(super) fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len() as f64;
    values.sum::<f64>() / count
}

/// Standard error of the mean of independent values; `None` with fewer than two.
pub fn error_of_mean(values: &[f64]) -> Option<f64> {
    if values.len() < 2 {
        return None;
    }
    let centre = mean(values.iter().copied());
    let squares: f64 = values.iter().map(|value| (value - centre) * (value - centre)).sum();
    let count = values.len() as f64;
    Some((squares / (count - 1.0) / count).sqrt())
}

/// Standard error of the mean of `count` whole numbers, by their sum and the sum of their squares, without
/// cancellation; `None` with fewer than two.
pub fn error_of_mean_of_counts(count: u64, sum: u128, squares: u128) -> Option<f64> {
    if count < 2 {
        return None;
    }
    let n = u128::from(count);
    let spread = match (n.checked_mul(squares), sum.checked_mul(sum)) {
        (Some(squares), Some(square)) => squares.saturating_sub(square) as f64,
        // past 3.4e38 the difference is taken in floats: seven digits of it are left
        _ => (n as f64 * squares as f64 - sum as f64 * sum as f64).max(0.0),
    };
    let n = n as f64;
    Some((spread / (n * n * (n - 1.0))).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_lie_between_order_statistics() {
        let values = [1.0, 2.0, 3.0, 4.0, 5.0];
        assert_eq!(quantile_of_sorted(&values, 0.5), 3.0);
        assert_eq!(quantile_of_sorted(&values, 0.05), 1.2);
        assert_eq!(epistemic(vec![1.0]), None);
    }

    #[test]
    fn both_ways_to_an_error_of_the_mean_agree() {
        let counts = [3_u64, 9, 4, 4, 12];
        let sum = counts.iter().map(|&c| u128::from(c)).sum();
        let squares = counts.iter().map(|&c| u128::from(c * c)).sum();
        let values: Vec<f64> = counts.iter().map(|&c| c as f64).collect();
        let (a, b) = (error_of_mean_of_counts(5, sum, squares), error_of_mean(&values));
        assert!((a.unwrap() - b.unwrap()).abs() < 1e-15);
    }

    /// NIST StRD NumAcc4: 1,001 values around 10,000,000.2 with a standard deviation of exactly 0.1; here times ten,
    /// so that they are whole.
    #[test]
    fn a_spread_of_one_in_a_hundred_million_is_not_lost() {
        let values =
            std::iter::once(100_000_002_u128).chain((0..500).flat_map(|_| [100_000_001_u128, 100_000_003]));
        let (sum, squares) =
            values.fold((0, 0), |(sum, squares), value| (sum + value, squares + value * value));
        let error = error_of_mean_of_counts(1001, sum, squares).unwrap();
        assert!((error * 1001.0_f64.sqrt() - 1.0).abs() < 1e-12);
    }
}
