//! How far luck may carry a sum of counts from what is expected of it.
//!
//! A sum over fields is a sum of independent clumps: the mines of a lot, or a mine alone. Whatever
//! its law, with a variance V and a probability of at most e^−L the sum passes its expected value M
//! by more than
//!
//! ```text
//! t:  V/b² · h(b t / V) = L,  h(u) = (1 + u) ln(1 + u) − u    clumps of at most b    (Bennett)
//! t = c L + √(c²L² + 2 V L)                                   E Yᵏ ≤ ½ k! E Y² cᵏ⁻²  (Bernstein)
//! ```
//!
//! and falls short of it by more than the same, or than √(2 L J M) where E Y² ≤ J E Y, which for
//! few events is less (Maurer). Where M itself is below e^−L, anything seen at all is too much
//! (Markov). V is seldom known: of fields with squares Q around their expected values it is, but
//! for a probability of e^−L, at most the larger root of
//!
//! ```text
//! (V − Q)² = 2 L (3 V²/R + 𝑘² V)        R fields, fourth moments at most 3σ⁴ + 𝑘²σ²
//! ```
//!
//! (Maurer again, for the squares), and never above J M. Every step is an inequality, none a limit
//! of many events.

use super::clump::Clump;
use crate::numeric::{exp, ln_1p};

/// What is known of a sum of counts before it is looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Luck {
    /// The expected sum.
    pub(super) expected: f64,
    /// Fields of each parameter draw.
    pub(super) fields: f64,
    /// How its events clump.
    pub(super) clump: Clump,
    /// −ln of the probability that each bound may fail with.
    pub(super) level: f64,
}

impl Luck {
    /// The most that the variance of the sum may be, of fields with so large a sum of squares
    /// around what is expected.
    pub(super) fn variance(&self, squares: f64) -> f64 {
        let most = self.clump.second * self.expected;
        let a = 1.0 - 6.0 * self.level / self.fields;
        if a <= 0.0 {
            return most;
        }
        let half_b = squares + self.level * self.clump.fourth();
        let root = (half_b + (half_b * half_b - a * squares * squares).max(0.0).sqrt()) / a;
        root.min(most)
    }

    /// How far above what is expected luck may carry the sum.
    pub(super) fn above(&self, variance: f64) -> f64 {
        if self.expected < exp(-self.level) {
            return 0.0;
        }
        self.either_way(variance)
    }

    /// How far below.
    pub(super) fn below(&self, variance: f64) -> f64 {
        let by_mean = (2.0 * self.level * self.clump.second * self.expected).sqrt();
        self.either_way(variance).min(by_mean)
    }

    /// How far luck may carry the difference of two such sums, or one of them, either way.
    pub(super) fn either_way(&self, variance: f64) -> f64 {
        let bounded = self.clump.most.map(|most| bennett(variance, most, self.level));
        let c = self.clump.scale * self.level;
        let heavy = c + (c * c + 2.0 * variance * self.level).sqrt();
        bounded.map_or(heavy, |bounded| bounded.min(heavy))
    }
}

/// The t at which Bennett's exponent is `level`.
pub(super) fn bennett(variance: f64, most: f64, level: f64) -> f64 {
    if variance <= 0.0 {
        return 0.0;
    }
    let exponent = |t: f64| {
        let u = most * t / variance;
        variance / (most * most) * ((1.0 + u) * ln_1p(u) - u)
    };
    // Bernstein's t is never below Bennett's
    let third = most * level / 3.0;
    let (mut low, mut high) = (0.0, third + (third * third + 2.0 * variance * level).sqrt());
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if exponent(middle) < level { low = middle } else { high = middle }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::{gamma_cdf, gamma_survival};

    const LEVEL: f64 = 23.0;

    fn mines(expected: f64, most: f64) -> Luck {
        let clump = Clump::of_mines(most);
        Luck { expected, fields: 10_000.0, clump, level: LEVEL }
    }

    #[test]
    fn a_poisson_count_passes_the_bounds_less_often_than_they_say_and_not_much_less() {
        for expected in [1e-9, 1e-3, 0.3, 4.0, 25.0, 300.0, 1e4] {
            let luck = mines(expected, 1.0);
            let most = (expected + luck.above(expected)).floor();
            // P(count > most)
            let chance = gamma_cdf(most + 1.0, expected);
            assert!(chance <= exp(-LEVEL), "{expected}: {chance:e} above {most}");
            assert!(
                gamma_cdf(most, expected) > exp(-LEVEL - 6.0),
                "{expected}: the bound is loose"
            );
            let least = expected - luck.below(expected);
            if least > 0.0 {
                let chance = gamma_survival(least.ceil(), expected);
                assert!(chance <= exp(-LEVEL), "{expected}: {chance:e} below {least}");
            }
        }
    }

    #[test]
    fn many_events_are_allowed_little_more_than_a_normal_law_would() {
        let luck = mines(1e8, 1.0);
        let normal = (2.0 * LEVEL).sqrt();
        let squares = 5e7;
        assert!(luck.either_way(squares) / squares.sqrt() < 1.001 * normal);
        // (1 + √q)/(1 − q) with q = 6 L/R, of ten thousand fields
        assert!(luck.variance(squares) < 1.134 * squares, "{}", luck.variance(squares));
    }

    #[test]
    fn what_cannot_be_is_not_allowed_and_what_is_rare_is_allowed_a_clump() {
        assert_eq!(mines(0.0, 1.0).above(0.0), 0.0);
        assert_eq!(
            mines(1e-12, 100.0).above(1e-10),
            0.0,
            "that anything is seen has that chance at most"
        );
        assert!(mines(1e-3, 100.0).above(0.1) >= 100.0, "one lot in a thousand runs");
        assert!(mines(50.0, 1.0).below(50.0) < 50.0, "fifty expected and none seen");
        assert!(mines(50.0, 100.0).below(5000.0) > 50.0, "half a lot expected and none seen");
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
            let luck = Luck { fields: fields as f64, ..mines(expected, size) };
            let most = luck.variance(squares);
            assert!(most >= truth && most < 2.5 * truth, "{most} for {truth}");
        }
    }
}
