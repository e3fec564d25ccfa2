//! Spreads that are a hundred-millionth of their mean.

use crate::estimate::{Case, Near, error_of_mean, error_of_mean_of_counts};

/// NIST's NumAcc4 times ten, so that it is whole: 10,000,000.2, then 10,000,000.1 and 10,000,000.3,
/// 500 times each.
fn tenths() -> impl ExactSizeIterator<Item = u64> {
    (0..1001).map(|number| match number {
        0 => 100_000_002,
        odd if odd % 2 == 1 => 100_000_001,
        _ => 100_000_003,
    })
}

/// The standard deviation, from the standard error of the mean.
fn spread(error: Option<f64>) -> f64 {
    error.expect("there are many values") * (tenths().len() as f64).sqrt()
}

pub(super) fn arithmetic() -> Vec<Case> {
    let (sum, squares) =
        tenths().map(u128::from).fold((0, 0), |(sum, squares), x| (sum + x, squares + x * x));
    let of_counts = spread(error_of_mean_of_counts(tenths().len() as u64, sum, squares)) / 10.0;
    let floats: Vec<f64> = tenths().map(|tenths| tenths as f64 / 10.0).collect();
    let of_draws = spread(error_of_mean(&floats));
    let case = |(case, ours, decimals): (&str, f64, usize)| Case {
        about: "Spreads of large numbers: standard deviation",
        source: "NIST StRD, NumAcc4 (exact)",
        case: case.to_owned(),
        kind: None,
        published: "0.1".to_owned(),
        ours,
        near: Near::Decimals(decimals),
    };
    // counts over fields are summed as integers; values over parameter draws are floats, of which
    // eight digits are left
    [("as counts over fields", of_counts, 15), ("as values over parameter draws", of_draws, 8)]
        .map(case)
        .into()
}
