//! Distribution-free intervals of a quantile, by order statistics.

use super::plan::least;
use crate::numeric::Binomial;
use crate::results::Confidence;

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

#[cfg(test)]
mod tests {
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
