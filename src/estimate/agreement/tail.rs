//! How unlikely it is, at most, that a sum of counts is so far from what is expected.
//!
//! A sum over fields is a sum of independent clumps of at most b events (`clump`). With variance V
//! it passes its expected value M by t with a probability of at most e^−D, or falls short so far:
//!
//! ```text
//! D = V/b² · h(b t / V),   h(u) = (1 + u) ln(1 + u) − u          (Bennett)
//! ```
//!
//! which is the deviance of a Poisson number of clumps: √2D is a number of standard errors where
//! events are many, and fewer than a normal law has where they are few. Falling short has D ≥
//! t²/2bM too, which for few events is more (Maurer), and anything seen at all D ≥ −ln M (Markov).

use crate::numeric::{ln, ln_1p};

/// A sum of counts over fields, of one engine.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sum {
    /// What was counted.
    pub(super) seen: f64,
    /// What is expected.
    pub(super) expected: f64,
    /// The most that its variance may be.
    pub(super) variance: f64,
    /// The most events of a clump.
    pub(super) clump: f64,
}

impl Sum {
    /// D of what was seen, where what is expected may be off by a tolerance; what is expected to be
    /// exactly 0 cannot be.
    pub(super) fn exponent(&self, tolerance: f64) -> f64 {
        let off = (self.seen - self.expected).abs() - tolerance;
        if off <= 0.0 {
            return 0.0;
        }
        let more = if self.expected > 0.0 { tolerance } else { 0.0 };
        let few = if self.seen > self.expected {
            -ln(self.expected + more)
        } else {
            off * off / (2.0 * self.clump * (self.expected + more))
        };
        exponent(off, self.variance + self.clump * more, self.clump).max(few)
    }
}

/// D of a sum that is off by so much.
pub(super) fn exponent(off: f64, variance: f64, most: f64) -> f64 {
    let u = most * off / variance;
    match variance > 0.0 {
        true => variance / (most * most) * ((1.0 + u) * ln_1p(u) - u),
        false if off > 0.0 => f64::INFINITY,
        false => 0.0,
    }
}

/// The most that the variance of a sum of counts may be, but for a probability of e^−L, of R fields
/// of each parameter draw with squares Q around what is expected and fourth moments of at most
/// 3σ⁴ + b²σ² (Maurer, for the squares):
///
/// ```text
/// (V − Q)² = 2 L (3 V²/R + b² V),   V ≤ b M
/// ```
pub(super) fn most_variance(
    squares: f64,
    fields: f64,
    expected: f64,
    clump: f64,
    level: f64,
) -> f64 {
    let a = 1.0 - 6.0 * level / fields;
    if a <= 0.0 {
        return clump * expected;
    }
    let half_b = squares + level * clump * clump;
    let root = (half_b + (half_b * half_b - a * squares * squares).max(0.0).sqrt()) / a;
    root.min(clump * expected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::{exp, gamma_cdf, gamma_survival};

    const LEVEL: f64 = 22.0;

    /// Of independent clumps of that size.
    fn seen(seen: f64, expected: f64, clump: f64) -> f64 {
        Sum { seen, expected, variance: clump * expected, clump }.exponent(0.0)
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
        // (1 + √q)/(1 − q) with q = 6 L/R, of ten thousand fields
        let most = most_variance(5e7, 1e4, 1e8, 1.0, LEVEL);
        assert!(most < 1.131 * 5e7, "{most}");
    }

    #[test]
    fn what_cannot_be_is_refused_and_what_is_rare_may_come_in_a_clump() {
        assert_eq!((seen(1.0, 0.0, 1.0), seen(0.0, 0.0, 1.0)), (f64::INFINITY, 0.0));
        assert!(seen(1.0, 1e-12, 100.0) > LEVEL, "that anything is seen has that chance at most");
        assert!(seen(100.0, 1e-3, 100.0) < LEVEL, "one lot in a thousand runs");
        assert!(seen(0.0, 50.0, 1.0) > LEVEL, "fifty expected and none seen");
        assert!(seen(0.0, 50.0, 100.0) < LEVEL, "half a lot expected and none seen");
    }

    #[test]
    fn what_may_come_within_the_tolerance_is_no_surprise() {
        let one = |expected| Sum { seen: 1.0, expected, variance: expected, clump: 1.0 };
        assert!(one(1e-13).exponent(0.016) < 6.0, "of 0.016 events one is seen now and then");
        assert!(one(1e-13).exponent(1e-12) > LEVEL);
        assert_eq!(one(0.0).exponent(0.016), f64::INFINITY, "none can be");
    }

    /// Fields of ten lots of 20 mines; each lot works with a probability of 1 in 50 and then with
    /// all its mines.
    #[test]
    fn the_variance_of_clumps_is_never_thought_smaller_than_it_is() {
        let (fields, lots, size, p) = (1000_u64, 10_u64, 20.0, 0.02);
        let expected = (fields * lots) as f64 * size * p;
        let truth = (fields * lots) as f64 * size * size * p * (1.0 - p);
        let mut word = 7_u64;
        let mut uniform = || {
            word = word
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (word >> 11) as f64 / (1_u64 << 53) as f64
        };
        for _ in 0..200 {
            let mut squares = 0.0;
            for _ in 0..fields {
                let count = size * (0..lots).filter(|_| uniform() < p).count() as f64;
                let off = count - lots as f64 * size * p;
                squares += off * off;
            }
            let most = most_variance(squares, fields as f64, expected, size, LEVEL);
            assert!(most >= truth && most < 2.5 * truth, "{most} for {truth}");
        }
    }
}
