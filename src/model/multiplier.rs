//! Laws of a factor with mean 1: the mine's own multiplier of a battery's life, that of its lot,
//! and the jitter of a self-destruct.

use crate::numeric::{
    exp, exp_m1, gamma_cdf, gamma_quantile, gamma_survival, ln, ln_1p, ln_gamma, normal_cdf,
    normal_quantile, normal_survival, pow,
};

/// A law with mean 1 and a given coefficient of variation: W, V, and the jitter of a self-destruct.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MultiplierLaw(Kind);

/// A smaller coefficient of variation is none: a part in a billion of a life is nobody's business.
const NEGLIGIBLE_CV: f64 = 1e-9;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// Always 1: a coefficient of variation of 0.
    Certain,
    /// ln W is normal with mean −σ²/2 and standard deviation σ, σ² = ln(1 + cv²).
    Lognormal { sigma: f64 },
    /// P(W > w) = exp(−(w/scale)^shape).
    Weibull { shape: f64, scale: f64 },
    /// Shape 1/cv², scale cv².
    Gamma { shape: f64 },
}

impl MultiplierLaw {
    /// Lognormal with mean 1; `cv` 0 or more.
    pub fn lognormal(cv: f64) -> Self {
        Self(if cv > NEGLIGIBLE_CV {
            Kind::Lognormal { sigma: ln_1p(cv * cv).sqrt() }
        } else {
            Kind::Certain
        })
    }

    /// Weibull with mean 1; `cv` 0 or more. At cv = 1 it is the exponential.
    pub fn weibull(cv: f64) -> Self {
        if cv <= NEGLIGIBLE_CV {
            return Self(Kind::Certain);
        }
        let shape = weibull_shape(cv);
        Self(Kind::Weibull { shape, scale: exp(-ln_gamma(1.0 + 1.0 / shape)) })
    }

    /// Gamma with mean 1; `cv` 0 or more. At cv = 1 it is the exponential. Below a thousandth it is
    /// taken as lognormal, which then differs from it by less than a millionth of the mean up to
    /// four standard deviations.
    pub fn gamma(cv: f64) -> Self {
        if cv < 1e-3 { Self::lognormal(cv) } else { Self(Kind::Gamma { shape: 1.0 / (cv * cv) }) }
    }

    /// ln of the value with probability u below it, for u in (0, 1).
    pub fn ln_quantile(&self, u: f64) -> f64 {
        match self.0 {
            Kind::Certain => 0.0,
            Kind::Lognormal { sigma } => sigma * normal_quantile(u) - 0.5 * sigma * sigma,
            Kind::Weibull { shape, scale } => ln(scale) + ln(-ln_1p(-u)) / shape,
            Kind::Gamma { shape } => ln(gamma_quantile(shape, u) / shape),
        }
    }

    /// The value with probability u below it, for u in (0, 1).
    pub fn quantile(&self, u: f64) -> f64 {
        exp(self.ln_quantile(u))
    }

    /// Probability of a value at most w.
    pub fn cdf(&self, w: f64) -> f64 {
        if w <= 0.0 {
            return 0.0;
        }
        match self.0 {
            Kind::Certain => f64::from(w >= 1.0),
            Kind::Lognormal { sigma } => normal_cdf(ln(w) / sigma + 0.5 * sigma),
            Kind::Weibull { shape, scale } => -exp_m1(-pow(w / scale, shape)),
            Kind::Gamma { shape } => gamma_cdf(shape, w * shape),
        }
    }

    /// Probability of a value above w, exact far out where `1 - cdf` has no digits left.
    pub fn survival(&self, w: f64) -> f64 {
        if w <= 0.0 {
            return 1.0;
        }
        match self.0 {
            Kind::Certain => f64::from(w < 1.0),
            Kind::Lognormal { sigma } => normal_survival(ln(w) / sigma + 0.5 * sigma),
            Kind::Weibull { shape, scale } => exp(-pow(w / scale, shape)),
            Kind::Gamma { shape } => gamma_survival(shape, w * shape),
        }
    }

    /// σ of ln W where the law is lognormal; `None` for another law.
    pub const fn lognormal_sigma(&self) -> Option<f64> {
        match self.0 {
            Kind::Lognormal { sigma } => Some(sigma),
            Kind::Certain | Kind::Weibull { .. } | Kind::Gamma { .. } => None,
        }
    }

    /// Whether the value is always 1.
    pub const fn is_certain(&self) -> bool {
        matches!(self.0, Kind::Certain)
    }
}

/// The shape k of a Weibull law with coefficient of variation cv: Γ(1+2/k)/Γ(1+1/k)² = 1 + cv².
fn weibull_shape(cv: f64) -> f64 {
    let wanted = ln_1p(cv * cv);
    // x = 1/k; the left side grows with x, so a bracket and bisection always end
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
        if spread(middle) < wanted { low = middle } else { high = middle }
    }
    2.0 / (low + high)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CVS: [f64; 6] = [1e-3, 0.03, 0.15, 0.5, 1.0, 2.5];

    fn laws(cv: f64) -> [MultiplierLaw; 3] {
        [MultiplierLaw::lognormal(cv), MultiplierLaw::weibull(cv), MultiplierLaw::gamma(cv)]
    }

    /// Mean and coefficient of variation by the midpoint rule on the quantile, in z so that both
    /// tails are seen.
    fn moments(law: MultiplierLaw) -> (f64, f64) {
        let (mut mean, mut square, steps) = (0.0, 0.0, 2_000);
        let width = 16.4 / f64::from(steps);
        for k in 0..steps {
            let z = -8.2 + (f64::from(k) + 0.5) * width;
            let weight = exp(-0.5 * z * z) / std::f64::consts::TAU.sqrt() * width;
            let value = law.quantile(normal_cdf(z));
            mean += weight * value;
            square += weight * value * value;
        }
        (mean, ((square - mean * mean).max(0.0)).sqrt() / mean)
    }

    #[test]
    fn every_multiplier_has_mean_one_and_its_coefficient_of_variation() {
        for cv in [0.03, 0.15, 0.5, 1.0] {
            for law in laws(cv) {
                let (mean, spread) = moments(law);
                assert!((mean - 1.0).abs() < 1e-5, "{law:?}: mean {mean}");
                assert!((spread / cv - 1.0).abs() < 2e-3, "{law:?}: cv {spread} for {cv}");
            }
        }
    }

    #[test]
    fn quantile_and_probability_are_inverse_for_every_multiplier() {
        for law in CVS.into_iter().flat_map(laws) {
            for k in 1..100 {
                let u = f64::from(k) / 100.0;
                assert!((law.cdf(law.quantile(u)) - u).abs() < 1e-8, "{law:?} {u}");
            }
        }
    }

    #[test]
    fn survival_is_what_the_probability_leaves_and_keeps_its_digits_far_out() {
        for law in CVS.into_iter().flat_map(laws) {
            for k in 1..100 {
                let w = law.quantile(f64::from(k) / 100.0);
                assert!((law.survival(w) + law.cdf(w) - 1.0).abs() < 1e-12, "{law:?} {w}");
            }
        }
        // at cv 1 Weibull and gamma are the exponential
        for law in [MultiplierLaw::weibull(1.0), MultiplierLaw::gamma(1.0)] {
            assert!((law.survival(50.0) / exp(-50.0) - 1.0).abs() < 1e-9, "{law:?}");
        }
    }

    #[test]
    fn at_cv_one_weibull_and_gamma_are_the_exponential() {
        for u in [0.01, 0.3, 0.9, 0.9999] {
            let exponential = -ln_1p(-u);
            assert!((MultiplierLaw::weibull(1.0).quantile(u) / exponential - 1.0).abs() < 1e-12);
            assert!((MultiplierLaw::gamma(1.0).quantile(u) / exponential - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn gamma_passes_into_lognormal_without_a_step_and_no_spread_is_too_small() {
        let (above, below) =
            (MultiplierLaw::gamma(1.000_001e-3), MultiplierLaw::gamma(0.999_999e-3));
        for u in [3e-5, 0.1, 0.5, 0.9, 0.99997] {
            assert!((above.quantile(u) - below.quantile(u)).abs() < 6e-6, "{u}");
        }
        for law in [1e-8, 1e-12, 1e-200].into_iter().flat_map(laws) {
            assert!((law.quantile(0.9) - 1.0).abs() < 1e-7 && law.cdf(1.1) == 1.0, "{law:?}");
        }
    }

    #[test]
    fn without_spread_every_multiplier_is_one() {
        for law in laws(0.0) {
            assert_eq!((law.quantile(0.01), law.quantile(0.99)), (1.0, 1.0));
            assert_eq!((law.cdf(0.999), law.cdf(1.0)), (0.0, 1.0));
        }
    }
}
