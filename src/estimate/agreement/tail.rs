//! Upper bounds on the tail probability of a sum of counts.
//!
//! A sum over replicates is a sum of independent clusters of at most b events. With variance V,
//! the probability that it exceeds its expected value M by t is at most e^−D. The same
//! holds for falling short by t.
//!
//! ```text
//! D = V/b² · h(b t / V),   h(u) = (1 + u) ln(1 + u) − u          (Bennett)
//! ```
//!
//! D is the deviance of a Poisson number of clusters. √2D is the number of standard errors where
//! events are many, and fewer than that of a normal distribution where they are few. Falling short
//! also has D ≥ t²/2bM (Maurer), which is larger for few events. Any event seen at all has D ≥ −ln
//! M (Markov).

use crate::numeric::{ln, ln_1p};

/// A sum of counts over the replicates of one engine.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sum {
    /// The counted sum.
    pub(super) seen: f64,
    /// The expected sum.
    pub(super) expected: f64,
    /// The greatest variance of the sum.
    pub(super) variance: f64,
    /// The greatest cluster size, in events.
    pub(super) cluster_size: f64,
}

impl Sum {
    /// The exponent D of the counted sum. Its expected value has a tolerance. An expected value of
    /// exactly 0 has no tolerance.
    pub(super) fn exponent(&self, tolerance: f64) -> f64 {
        let off = (self.seen - self.expected).abs() - tolerance;
        if off <= 0.0 {
            return 0.0;
        }
        let more = if self.expected > 0.0 { tolerance } else { 0.0 };
        let few = if self.seen > self.expected {
            -ln(self.expected + more)
        } else {
            off * off / (2.0 * self.cluster_size * (self.expected + more))
        };
        exponent(off, self.variance + self.cluster_size * more, self.cluster_size).max(few)
    }
}

/// Bennett's exponent D of a deviation.
pub(super) fn exponent(off: f64, variance: f64, most: f64) -> f64 {
    let u = most * off / variance;
    match variance > 0.0 {
        true => variance / (most * most) * ((1.0 + u) * ln_1p(u) - u),
        false if off > 0.0 => f64::INFINITY,
        false => 0.0,
    }
}

/// The greatest variance of a sum of counts. It holds except with probability e^−L. Each parameter
/// draw has R replicates with squares Q around the expected value. Fourth moments are at most 3σ⁴ +
/// b²σ² (Maurer's bound, for the squares).
///
/// ```text
/// (V − Q)² = 2 L (3 V²/R + b² V),   V ≤ b M
/// ```
pub(super) fn most_variance(
    squares: f64,
    total_replicates: f64,
    expected: f64,
    cluster_size: f64,
    level: f64,
) -> f64 {
    let a = 1.0 - 6.0 * level / total_replicates;
    if a <= 0.0 {
        return cluster_size * expected;
    }
    let half_b = squares + level * cluster_size * cluster_size;
    let root = (half_b + (half_b * half_b - a * squares * squares).max(0.0).sqrt()) / a;
    root.min(cluster_size * expected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::{exp, gamma_cdf, gamma_survival};

    const LEVEL: f64 = 22.0;

    /// The exponent of a sum of independent clusters of that size.
    fn seen(seen: f64, expected: f64, cluster_size: f64) -> f64 {
        Sum { seen, expected, variance: cluster_size * expected, cluster_size }.exponent(0.0)
    }

    #[test]
    fn a_poisson_count_passes_the_bound_less_often_than_it_says_and_not_much_less() {
        for expected in [1e-9, 1e-3, 0.3, 4.0, 25.0, 300.0, 1e4] {
            let too_many = (0..).find(|&count| {
                f64::from(count) > expected && seen(f64::from(count), expected, 1.0) > LEVEL
            });
            let too_many = f64::from(too_many.unwrap());
            // P(count ≥ too many)
            let chance = gamma_cdf(too_many, expected);
            assert!(chance <= exp(-LEVEL), "{expected}: {chance:e} above {too_many}");
            let loose = gamma_cdf(too_many - 1.0, expected);
            assert!(loose > exp(-LEVEL - 6.0), "{expected}: the bound is loose, {loose:e}");
            let too_few = (0..expected as u32)
                .rev()
                .find(|&count| seen(f64::from(count), expected, 1.0) > LEVEL);
            if let Some(too_few) = too_few {
                let chance = gamma_survival(f64::from(too_few) + 1.0, expected);
                assert!(chance <= exp(-LEVEL), "{expected}: {chance:e} below {too_few}");
            }
        }
    }

    #[test]
    fn of_many_events_it_is_the_square_of_standard_errors() {
        let (variance, errors) = (5e7_f64, (2.0 * LEVEL).sqrt());
        let found = exponent(errors * variance.sqrt(), variance, 1.0);
        assert!((found / LEVEL - 1.0).abs() < 1e-3, "{found}");
        // (1 + √q)/(1 − q) with q = 6 L/R, of ten thousand replicates
        let most = most_variance(5e7, 1e4, 1e8, 1.0, LEVEL);
        assert!(most < 1.131 * 5e7, "{most}");
    }

    #[test]
    fn what_cannot_be_is_refused_and_what_is_rare_may_come_in_a_clump() {
        assert_eq!((seen(1.0, 0.0, 1.0), seen(0.0, 0.0, 1.0)), (f64::INFINITY, 0.0));
        assert!(seen(1.0, 1e-12, 100.0) > LEVEL, "that anything is seen has that chance at most");
        assert!(seen(100.0, 1e-3, 100.0) < LEVEL, "one lot in a thousand runs");
        assert!(seen(0.0, 50.0, 1.0) > LEVEL, "fifty expected and 0 observed");
        assert!(seen(0.0, 50.0, 100.0) < LEVEL, "half a lot expected and 0 observed");
    }

    #[test]
    fn what_may_come_within_the_tolerance_is_no_surprise() {
        let one = |expected| Sum { seen: 1.0, expected, variance: expected, cluster_size: 1.0 };
        assert!(one(1e-13).exponent(0.016) < 6.0, "of 0.016 events one is seen now and then");
        assert!(one(1e-13).exponent(1e-12) > LEVEL);
        assert_eq!(one(0.0).exponent(0.016), f64::INFINITY, "none can be");
    }

    /// Replicates of ten lots of 20 mines. Each lot works with probability 1/50, and then with all
    /// its mines.
    #[test]
    fn the_variance_of_clumps_is_never_thought_smaller_than_it_is() {
        let (total_replicates, lots, size, p) = (1000_u64, 10_u64, 20.0, 0.02);
        let expected = (total_replicates * lots) as f64 * size * p;
        let truth = (total_replicates * lots) as f64 * size * size * p * (1.0 - p);
        let mut word = 7_u64;
        let mut uniform = || {
            word = word
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (word >> 11) as f64 / (1_u64 << 53) as f64
        };
        for _ in 0..200 {
            let mut squares = 0.0;
            for _ in 0..total_replicates {
                let count = size * (0..lots).filter(|_| uniform() < p).count() as f64;
                let off = count - lots as f64 * size * p;
                squares += off * off;
            }
            let most = most_variance(squares, total_replicates as f64, expected, size, LEVEL);
            assert!(most >= truth && most < 2.5 * truth, "{most} for {truth}");
        }
    }
}
