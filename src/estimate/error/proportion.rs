//! Exact intervals of a proportion: k of n, never outside [0, 1].
//!
//! The ends of Clopper and Pearson (1934) are the probabilities at which counts as large, or as
//! small, are just not too rare. They are quantiles of beta distributions:
//!
//! ```text
//! low   P(at least k | low) = α/2      the α/2 quantile of Beta(k, n − k + 1), 0 where k = 0
//! high  P(at most k | high) = α/2      the 1 − α/2 quantile of Beta(k + 1, n − k), 1 where k = n
//! ```
//!
//! Their coverage is at least the stated level for every true value. The interval of Jeffreys,
//! quantiles of Beta(k + ½, n − k + ½), has the stated coverage on average. By convention its low
//! end is 0 where k = 0 and its high end 1 where k = n.
//!
//! *Limits:* the n are independent and identically distributed. Replicates of one parameter draw
//! are. Replicates of several draws are not, because those of a draw share its parameters; this
//! file gives no interval for them.

use crate::numeric::{Binomial, beta_quantile, beta_upper_quantile};
use crate::results::Confidence;

/// The two-sided Clopper–Pearson interval of k of n. Its error probability is at most `alpha`.
pub fn clopper_pearson(k: u64, n: u64, alpha: f64) -> [f64; 2] {
    [lower_bound(k, n, 0.5 * alpha), upper_bound(k, n, 0.5 * alpha)]
}

/// The upper confidence bound with error probability at most `alpha`.
pub fn upper_bound(k: u64, n: u64, alpha: f64) -> f64 {
    if k >= n { 1.0 } else { beta_upper_quantile(k as f64 + 1.0, (n - k) as f64, alpha) }
}

/// The lower confidence bound with error probability at most `alpha`.
pub fn lower_bound(k: u64, n: u64, alpha: f64) -> f64 {
    if k == 0 { 0.0 } else { beta_quantile(k as f64, (n - k) as f64 + 1.0, alpha) }
}

/// The equal-tailed interval of the posterior under Jeffreys' prior.
pub fn jeffreys(k: u64, n: u64, alpha: f64) -> [f64; 2] {
    let (a, b) = (k as f64 + 0.5, (n - k) as f64 + 0.5);
    [
        if k == 0 { 0.0 } else { beta_quantile(a, b, 0.5 * alpha) },
        if k == n { 1.0 } else { beta_upper_quantile(a, b, 0.5 * alpha) },
    ]
}

/// The value exceeded with posterior probability `alpha` under a uniform prior.
pub fn posterior_upper(k: u64, n: u64, alpha: f64) -> f64 {
    beta_upper_quantile(k as f64 + 1.0, (n - k) as f64 + 1.0, alpha)
}

/// The ranks of two order statistics that enclose the p-quantile. Ranks count from 1 among `n`
/// independent values, and the confidence is at least the given one. An end is none where even the
/// least, or the greatest, value does not lie beyond the quantile with enough confidence.
///
/// ```text
/// P(X₍l₎ ≤ q ≤ X₍u₎) ≥ P(l ≤ B ≤ u − 1),   B binomial (n, p)
/// ```
///
/// Each end is missed with half of the error probability. Each rank is the one nearest to the
/// quantile that suffices. *Limits:* values are independent and of one distribution. Replicates of
/// one parameter draw are, and so are independent draws. Replicates of several draws are not, nor
/// are draws of a design that spreads them evenly.
pub fn order_statistics(n: u64, p: f64, confidence: Confidence) -> [Option<u64>; 2] {
    let distribution = Binomial { items: n, probability: p };
    let half = 0.5 * confidence.doubt();
    // the greatest l with P(B ≤ l − 1) ≤ half, and the least u with P(B ≥ u) ≤ half
    let first = |holds: &dyn Fn(u64) -> bool| {
        if holds(0) { 0 } else { least(0, n, n, holds).unwrap_or(n) }
    };
    let low = first(&|below| distribution.at_most(below) > half);
    let high = first(&|below| distribution.more_than(below) <= half) + 1;
    [Some(low).filter(|&rank| rank > 0), Some(high).filter(|&rank| rank <= n)]
}

/// The least count above `low` for which a monotone condition holds. The search starts at `guess`.
/// None where the condition fails even at `most`.
pub(crate) fn least(
    mut low: u64,
    guess: u64,
    most: u64,
    holds: impl Fn(u64) -> bool,
) -> Option<u64> {
    let mut high = guess;
    while !holds(high) {
        if high == most {
            return None;
        }
        (low, high) = (high, high.saturating_mul(2).min(most));
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if holds(middle) { high = middle } else { low = middle }
    }
    Some(high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::HALF_OF_95;

    type Interval = fn(u64, u64, f64) -> [f64; 2];

    /// Coverage of the 95 % interval of a count of `items`. It is the sum over every count.
    fn coverage(items: u64, probability: f64, interval: Interval) -> f64 {
        let distribution = Binomial { items, probability };
        let holds = |&k: &u64| {
            let [low, high] = interval(k, items, 0.05);
            low <= probability && probability <= high
        };
        (0..=items).filter(holds).map(|k| distribution.exactly(k)).sum()
    }

    /// The symmetric interval of 1.96 standard errors (Wald).
    fn wald(k: u64, n: u64, _alpha: f64) -> [f64; 2] {
        let p = k as f64 / n as f64;
        let half = HALF_OF_95 * (p * (1.0 - p) / n as f64).sqrt();
        [p - half, p + half]
    }

    #[test]
    fn published_intervals_are_met_to_all_digits() {
        let [low, high] = clopper_pearson(29, 30, 0.05);
        assert_eq!(format!("{low:.10} {high:.10}"), "0.8278305444 0.9991564291");
        assert_eq!(format!("{:.11}", upper_bound(0, 2995, 0.05)), "0.00099974442");
        assert_eq!(format!("{:.11}", posterior_upper(0, 2995, 0.05)), "0.00099941089");
    }

    #[test]
    fn the_interval_covers_at_least_as_often_as_it_says_and_the_same_count_rejects_a_symmetric_one()
    {
        let exact = coverage(1000, 0.001, clopper_pearson);
        assert!(exact >= 0.95, "{exact}");
        let symmetric = coverage(1000, 0.001, wald);
        assert!(
            symmetric < 0.95,
            "0 observed in 1000 comes with probability 0.37 and gives 0 to 0: {symmetric}"
        );
        let narrow: Interval = |k, n, _| clopper_pearson(k, n, 0.10);
        let worst = |interval: Interval| {
            (1..200)
                .map(|step| coverage(100, f64::from(step) / 200.0, interval))
                .fold(1.0, f64::min)
        };
        assert!(worst(clopper_pearson) >= 0.95);
        assert!(worst(narrow) < 0.95, "90 % said to be 95 % is found out");
    }

    #[test]
    fn the_interval_of_jeffreys_covers_so_often_on_average() {
        let mean =
            (1..400).map(|step| coverage(60, f64::from(step) / 400.0, jeffreys)).sum::<f64>()
                / 399.0;
        assert!((mean - 0.95).abs() < 0.01, "{mean}");
    }

    #[test]
    fn intervals_mirror_each_other_hold_the_share_and_never_leave_zero_to_one() {
        for n in [1_u64, 2, 9, 30, 1000] {
            for k in 0..=n.min(40) {
                for interval in [clopper_pearson as Interval, jeffreys] {
                    let [low, high] = interval(k, n, 0.05);
                    let share = k as f64 / n as f64;
                    assert!(
                        0.0 <= low && low <= share && share <= high && high <= 1.0,
                        "{k} of {n}"
                    );
                    let [mirrored_high, mirrored_low] =
                        interval(n - k, n, 0.05).map(|end| 1.0 - end);
                    assert!(
                        (low - mirrored_low).abs() < 1e-12 && (high - mirrored_high).abs() < 1e-12
                    );
                    if k > 0 {
                        let less = interval(k - 1, n, 0.05);
                        assert!(less[0] < low && less[1] <= high, "{k} of {n}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_trillion_items_give_an_interval() {
        let n = 1_000_000_000_000;
        assert!((upper_bound(0, n, 0.05) * 1e12 - 2.995_732_273_554).abs() < 1e-9);
        let [low, high] = clopper_pearson(n / 2, n, 0.05);
        assert!((high - 0.5 - 0.5 * HALF_OF_95 * 1e-6).abs() < 1e-11, "{high}");
        assert!((0.5 - low - 0.5 * HALF_OF_95 * 1e-6).abs() < 1e-11, "{low}");
    }
}

#[cfg(test)]
mod quantile_tests {
    use super::*;

    /// Coverage of the p-quantile of a continuous distribution by two order statistics. It is the
    /// probability that at least `low` and fewer than `high` values lie below the quantile.
    fn coverage(n: u64, p: f64, [low, high]: [u64; 2]) -> f64 {
        let distribution = Binomial { items: n, probability: p };
        (low..high).map(|below| distribution.exactly(below)).sum()
    }

    #[test]
    fn a_quantile_lies_between_them_as_often_as_they_say_and_narrower_ones_are_found_out() {
        let confidence = Confidence::new(0.95).unwrap();
        for (n, p) in
            [(10, 0.5), (100, 0.5), (100, 0.05), (1000, 0.05), (1000, 0.95), (5000, 0.001)]
        {
            let [low, high] = order_statistics(n, p, confidence);
            let ends = [low.unwrap_or(0), high.unwrap_or(n + 1)];
            assert!(coverage(n, p, ends) >= 0.95, "{n} {p} {ends:?}");
            let distribution = Binomial { items: n, probability: p };
            // one rank nearer to the quantile misses it with more than half of the error
            // probability
            assert!(
                distribution.at_most(ends[0]) > 0.025
                    && distribution.more_than(ends[1] - 2) > 0.025,
                "{n} {p} {ends:?}"
            );
        }
        assert_eq!(
            order_statistics(100, 0.5, confidence),
            [Some(40), Some(61)],
            "as in every table"
        );
    }

    #[test]
    fn few_values_do_not_bound_a_far_quantile() {
        let confidence = Confidence::new(0.95).unwrap();
        assert_eq!(order_statistics(20, 0.05, confidence)[0], None);
        assert_eq!(order_statistics(20, 0.95, confidence)[1], None);
        assert_eq!(order_statistics(5, 0.5, confidence), [None, None]);
        assert_eq!(order_statistics(6, 0.5, confidence), [Some(1), Some(6)], "2 · 0.5^6 is 0.03");
    }
}
