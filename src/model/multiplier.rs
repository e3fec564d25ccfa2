//! Distributions of a multiplier with mean 1.
//!
//! They serve the mine's own multiplier of a battery's life, its lot's multiplier, and the jitter
//! of a self-destruct.

use crate::numeric::{
    exp, exp_m1, gamma_cdf, gamma_quantile, gamma_survival, ln, ln_1p, ln_gamma, normal_cdf,
    normal_quantile, normal_survival, pow,
};

/// A distribution with mean 1 and a given coefficient of variation. It is that of W, V, and the
/// jitter of a self-destruct.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MultiplierDistribution(MultiplierKind);

/// Coefficient of variation up to which a multiplier is constant. 1e-9 of a life is negligible.
const NEGLIGIBLE_CV: f64 = 1e-9;

#[derive(Clone, Copy, Debug, PartialEq)]
enum MultiplierKind {
    /// Always 1: a coefficient of variation of 0.
    Certain,
    /// ln W is normal with mean −σ²/2 and standard deviation σ, σ² = ln(1 + cv²).
    Lognormal { sigma: f64 },
    /// P(W > w) = exp(−(w/scale)^shape).
    Weibull { shape: f64, scale: f64 },
    /// Shape 1/cv², scale cv².
    Gamma { shape: f64 },
}

impl MultiplierDistribution {
    /// Lognormal with mean 1; `cv` 0 or more.
    pub fn lognormal(cv: f64) -> Self {
        Self(if cv > NEGLIGIBLE_CV {
            MultiplierKind::Lognormal { sigma: ln_1p(cv * cv).sqrt() }
        } else {
            MultiplierKind::Certain
        })
    }

    /// Weibull with mean 1; `cv` 0 or more. At cv = 1 it is the exponential.
    pub fn weibull(cv: f64) -> Self {
        if cv <= NEGLIGIBLE_CV {
            return Self(MultiplierKind::Certain);
        }
        let shape = weibull_shape(cv);
        Self(MultiplierKind::Weibull { shape, scale: exp(-ln_gamma(1.0 + 1.0 / shape)) })
    }

    /// Gamma with mean 1; `cv` 0 or more. At cv = 1 it is the exponential.
    ///
    /// Below cv = 0.001 the lognormal replaces it. Their difference is then below 1e-6 of the mean
    /// up to four standard deviations.
    pub fn gamma(cv: f64) -> Self {
        if cv < 1e-3 {
            Self::lognormal(cv)
        } else {
            Self(MultiplierKind::Gamma { shape: 1.0 / (cv * cv) })
        }
    }

    /// Logarithm of the u-quantile, for u in (0, 1).
    pub fn ln_quantile(&self, u: f64) -> f64 {
        match self.0 {
            MultiplierKind::Certain => 0.0,
            MultiplierKind::Lognormal { sigma } => sigma * normal_quantile(u) - 0.5 * sigma * sigma,
            MultiplierKind::Weibull { shape, scale } => ln(scale) + ln(-ln_1p(-u)) / shape,
            MultiplierKind::Gamma { shape } => ln(gamma_quantile(shape, u) / shape),
        }
    }

    /// The u-quantile, for u in (0, 1).
    pub fn quantile(&self, u: f64) -> f64 {
        exp(self.ln_quantile(u))
    }

    /// Probability of a value of at most w.
    pub fn cdf(&self, w: f64) -> f64 {
        if w <= 0.0 {
            return 0.0;
        }
        match self.0 {
            MultiplierKind::Certain => f64::from(w >= 1.0),
            MultiplierKind::Lognormal { sigma } => normal_cdf(ln(w) / sigma + 0.5 * sigma),
            MultiplierKind::Weibull { shape, scale } => -exp_m1(-pow(w / scale, shape)),
            MultiplierKind::Gamma { shape } => gamma_cdf(shape, w * shape),
        }
    }

    /// Probability of a value above w. Accurate in the upper tail, where `1 - cdf` has no digits
    /// left.
    pub fn survival(&self, w: f64) -> f64 {
        if w <= 0.0 {
            return 1.0;
        }
        match self.0 {
            MultiplierKind::Certain => f64::from(w < 1.0),
            MultiplierKind::Lognormal { sigma } => normal_survival(ln(w) / sigma + 0.5 * sigma),
            MultiplierKind::Weibull { shape, scale } => exp(-pow(w / scale, shape)),
            MultiplierKind::Gamma { shape } => gamma_survival(shape, w * shape),
        }
    }

    /// σ of ln W where the distribution is lognormal; `None` for another distribution.
    pub const fn lognormal_sigma(&self) -> Option<f64> {
        match self.0 {
            MultiplierKind::Lognormal { sigma } => Some(sigma),
            MultiplierKind::Certain
            | MultiplierKind::Weibull { .. }
            | MultiplierKind::Gamma { .. } => None,
        }
    }

    /// Whether the value is always 1.
    pub const fn is_certain(&self) -> bool {
        matches!(self.0, MultiplierKind::Certain)
    }
}

/// Shape k of a Weibull distribution with coefficient of variation cv: Γ(1+2/k)/Γ(1+1/k)² = 1 +
/// cv².
fn weibull_shape(cv: f64) -> f64 {
    let expected = ln_1p(cv * cv);
    // x = 1/k; the left side increases with x, so bisection of a bracket always ends
    let spread = |x: f64| {
        if x < 0.01 {
            // the difference of logarithms cancels here: its Taylor series, ζ(2)x² − 2ζ(3)x³ +
            // (7/2)ζ(4)x⁴
            let (zeta2, zeta3, zeta4) =
                (1.644_934_066_848_226_4, 1.202_056_903_159_594_2, 1.082_323_233_711_138_2);
            x * x * (zeta2 + x * (-2.0 * zeta3 + x * 3.5 * zeta4))
        } else {
            ln_gamma(1.0 + 2.0 * x) - 2.0 * ln_gamma(1.0 + x)
        }
    };
    let (mut low, mut high) = (0.0, 50.0);
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if spread(middle) < expected { low = middle } else { high = middle }
    }
    2.0 / (low + high)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CVS: [f64; 6] = [1e-3, 0.03, 0.15, 0.5, 1.0, 2.5];

    fn distributions(cv: f64) -> [MultiplierDistribution; 3] {
        [
            MultiplierDistribution::lognormal(cv),
            MultiplierDistribution::weibull(cv),
            MultiplierDistribution::gamma(cv),
        ]
    }

    /// Mean and coefficient of variation by the midpoint rule on the quantile. The rule is even in
    /// z, so that it covers both tails.
    fn moments(distribution: MultiplierDistribution) -> (f64, f64) {
        let (mut mean, mut square, steps) = (0.0, 0.0, 2_000);
        let width = 16.4 / f64::from(steps);
        for k in 0..steps {
            let z = -8.2 + (f64::from(k) + 0.5) * width;
            let weight = exp(-0.5 * z * z) / std::f64::consts::TAU.sqrt() * width;
            let value = distribution.quantile(normal_cdf(z));
            mean += weight * value;
            square += weight * value * value;
        }
        (mean, ((square - mean * mean).max(0.0)).sqrt() / mean)
    }

    #[test]
    fn every_multiplier_has_mean_one_and_its_coefficient_of_variation() {
        for cv in [0.03, 0.15, 0.5, 1.0] {
            for distribution in distributions(cv) {
                let (mean, spread) = moments(distribution);
                assert!((mean - 1.0).abs() < 1e-5, "{distribution:?}: mean {mean}");
                assert!((spread / cv - 1.0).abs() < 2e-3, "{distribution:?}: cv {spread} for {cv}");
            }
        }
    }

    #[test]
    fn quantile_and_probability_are_inverse_for_every_multiplier() {
        for distribution in CVS.into_iter().flat_map(distributions) {
            for k in 1..100 {
                let u = f64::from(k) / 100.0;
                assert!(
                    (distribution.cdf(distribution.quantile(u)) - u).abs() < 1e-8,
                    "{distribution:?} {u}"
                );
            }
        }
    }

    #[test]
    fn survival_is_what_the_probability_leaves_and_keeps_its_digits_far_out() {
        for distribution in CVS.into_iter().flat_map(distributions) {
            for k in 1..100 {
                let w = distribution.quantile(f64::from(k) / 100.0);
                assert!(
                    (distribution.survival(w) + distribution.cdf(w) - 1.0).abs() < 1e-12,
                    "{distribution:?} {w}"
                );
            }
        }
        // at cv 1 Weibull and gamma are the exponential
        for distribution in
            [MultiplierDistribution::weibull(1.0), MultiplierDistribution::gamma(1.0)]
        {
            assert!(
                (distribution.survival(50.0) / exp(-50.0) - 1.0).abs() < 1e-9,
                "{distribution:?}"
            );
        }
    }

    #[test]
    fn at_cv_one_weibull_and_gamma_are_the_exponential() {
        for u in [0.01, 0.3, 0.9, 0.9999] {
            let exponential = -ln_1p(-u);
            assert!(
                (MultiplierDistribution::weibull(1.0).quantile(u) / exponential - 1.0).abs()
                    < 1e-12
            );
            assert!(
                (MultiplierDistribution::gamma(1.0).quantile(u) / exponential - 1.0).abs() < 1e-9
            );
        }
    }

    #[test]
    fn gamma_passes_into_lognormal_without_a_step_and_no_spread_is_too_small() {
        let (above, below) = (
            MultiplierDistribution::gamma(1.000_001e-3),
            MultiplierDistribution::gamma(0.999_999e-3),
        );
        for u in [3e-5, 0.1, 0.5, 0.9, 0.99997] {
            assert!((above.quantile(u) - below.quantile(u)).abs() < 6e-6, "{u}");
        }
        for distribution in [1e-8, 1e-12, 1e-200].into_iter().flat_map(distributions) {
            assert!(
                (distribution.quantile(0.9) - 1.0).abs() < 1e-7 && distribution.cdf(1.1) == 1.0,
                "{distribution:?}"
            );
        }
    }

    #[test]
    fn without_spread_every_multiplier_is_one() {
        for distribution in distributions(0.0) {
            assert_eq!((distribution.quantile(0.01), distribution.quantile(0.99)), (1.0, 1.0));
            assert_eq!((distribution.cdf(0.999), distribution.cdf(1.0)), (0.0, 1.0));
        }
    }
}
