//! Standard deviations that are a hundred-millionth of their mean.

use crate::estimate::{Tolerance, error_of_mean, error_of_mean_of_counts};

/// The standard deviations of NIST's NumAcc4. Its values are 10,000,000.2, then 10,000,000.1 and
/// 10,000,000.3, 500 times each.
///
/// Counts over replicates are summed as integers, here of ten times the values. Values over
/// parameter draws are floats, of which eight digits are left.
pub(super) fn spreads() -> Vec<(f64, Tolerance)> {
    let tenths: Vec<u64> =
        std::iter::once(2).chain((0..500).flat_map(|_| [1, 3])).map(|x| 100_000_000 + x).collect();
    let (sum, squares) = tenths
        .iter()
        .map(|&x| u128::from(x))
        .fold((0, 0), |(sum, squares), x| (sum + x, squares + x * x));
    let floats: Vec<f64> = tenths.iter().map(|&tenths| tenths as f64 / 10.0).collect();
    let spread =
        |error: Option<f64>| error.expect("there are many values") * (tenths.len() as f64).sqrt();
    let of_counts = spread(error_of_mean_of_counts(tenths.len() as u64, sum, squares)) / 10.0;
    vec![
        (of_counts, Tolerance::Decimals(15)),
        (spread(error_of_mean(&floats)), Tolerance::Decimals(8)),
    ]
}
