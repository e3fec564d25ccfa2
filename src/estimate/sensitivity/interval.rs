//! Fieller's interval of a ratio of two means from few independent replicates.
//!
//! With x̄ and v̄ the means of R pairs and s the covariances of these means, the interval holds
//! every ratio ρ with
//!
//! ```text
//! (x̄ − ρ v̄)² ≤ t² (s_xx − 2 ρ s_xv + ρ² s_vv)
//! ```
//!
//! where t is the 97.5 % quantile of Student's distribution with R − 1 degrees of freedom. It is
//! exact for normal pairs, whatever the spread of the denominator (Fieller 1954). It is wider
//! upwards where the denominator is poorly known. A symmetric interval by the linearised error has
//! less coverage there.

use crate::estimate::error::standard_error::{LEVEL, student};

/// The mean and its 95 % interval.
pub(super) fn of_mean(values: &[f64]) -> (f64, [f64; 2]) {
    let [mean, error] = mean_and_error(values);
    let half = student(values.len(), LEVEL) * error;
    (mean, [mean - half, mean + half])
}

/// The ratio of the means of two equal lists, and its interval. Both are cut to [0, 1], where the
/// ratio is known to lie.
pub(super) fn of_ratio(above: &[f64], below: &[f64]) -> (f64, [f64; 2]) {
    if above.iter().all(|&value| value == 0.0) {
        return (0.0, [0.0; 2]);
    }
    let replicates = above.len() as f64;
    let [x, v] = [above, below].map(|values| mean_and_error(values)[0]);
    let covariance = |a: &[f64], mean_a: f64, b: &[f64], mean_b: f64| {
        let products = a.iter().zip(b).map(|(a, b)| (a - mean_a) * (b - mean_b));
        products.sum::<f64>() / (replicates * (replicates - 1.0))
    };
    let t = student(above.len(), LEVEL);
    let [xx, xv, vv] = [
        covariance(above, x, above, x),
        covariance(above, x, below, v),
        covariance(below, v, below, v),
    ];
    let [square, linear, rest] = [v * v - t * t * vv, x * v - t * t * xv, x * x - t * t * xx];
    let whole = [0.0, 1.0];
    let ends = if square > 0.0 {
        let root = (linear * linear - square * rest).max(0.0).sqrt();
        [(linear - root) / square, (linear + root) / square].map(|end: f64| end.clamp(0.0, 1.0))
    } else {
        // the denominator is not significantly different from zero, so that any ratio is possible
        whole
    };
    ((x / v).clamp(0.0, 1.0), ends)
}

fn mean_and_error(values: &[f64]) -> [f64; 2] {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    [mean, (squares / (count * (count - 1.0))).sqrt()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_a_denominator_that_is_known_the_ratio_has_the_interval_of_its_numerator() {
        let above = [1.0, 2.0, 1.5, 1.0, 2.5, 1.6, 1.2, 2.0];
        let (mean, ends) = of_mean(&above);
        let (ratio, of_ratio) = of_ratio(&above, &[4.0; 8]);
        assert!((ratio - mean / 4.0).abs() < 1e-12);
        assert!(ends.iter().zip(of_ratio).all(|(end, found)| (end / 4.0 - found).abs() < 1e-12));
    }

    #[test]
    fn a_denominator_that_may_be_nothing_leaves_everything_open_and_nothing_above_is_nothing() {
        let below = [0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0];
        assert_eq!(of_ratio(&[0.0, 0.0, 0.0, 0.5, 0.0, 0.0, 0.0, 0.0], &below), (0.5, [0.0, 1.0]));
        assert_eq!(of_ratio(&[0.0; 8], &below), (0.0, [0.0, 0.0]));
    }
}
