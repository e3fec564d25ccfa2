//! Distributions of calendar life, for mines not ended by a battery.

use crate::numeric::{exp, exp_m1, ln, ln_1p, normal_cdf, normal_quantile, normal_survival, pow};
use crate::units::Days;
use std::f64::consts::LN_2;

/// Distribution of a life in calendar time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LifeDistribution {
    /// Weibull; shape above 0.
    Weibull {
        /// Median life.
        median: Days,
        /// Shape: above 1, the hazard rate increases with age.
        shape: f64,
    },
    /// Lognormal; geometric standard deviation above 1.
    Lognormal {
        /// Median life.
        median: Days,
        /// Geometric standard deviation.
        gsd: f64,
    },
    /// Exponential: constant hazard rate.
    Exponential {
        /// Median life.
        median: Days,
    },
}

impl LifeDistribution {
    /// The u-quantile of the life, for u in (0, 1).
    pub fn quantile(&self, u: f64) -> Days {
        let (median, factor) = match *self {
            Self::Weibull { median, shape } => (median, pow(-ln_1p(-u) / LN_2, 1.0 / shape)),
            Self::Lognormal { median, gsd } => (median, exp(ln(gsd) * normal_quantile(u))),
            Self::Exponential { median } => (median, -ln_1p(-u) / LN_2),
        };
        Days::new(median.days() * factor)
    }

    /// Median life.
    pub const fn median(&self) -> Days {
        match *self {
            Self::Weibull { median, .. }
            | Self::Lognormal { median, .. }
            | Self::Exponential { median } => median,
        }
    }

    /// Probability of a life of at most `age`.
    pub fn cdf(&self, age: Days) -> f64 {
        if age.days() <= 0.0 {
            return 0.0;
        }
        match *self {
            Self::Weibull { median, shape } => {
                -exp_m1(-LN_2 * pow(age.days() / median.days(), shape))
            }
            Self::Lognormal { median, gsd } => normal_cdf(ln(age.days() / median.days()) / ln(gsd)),
            Self::Exponential { median } => -exp_m1(-LN_2 * age.days() / median.days()),
        }
    }

    /// Probability of a life longer than `age`, accurate in the upper tail.
    pub fn survival(&self, age: Days) -> f64 {
        if age.days() <= 0.0 {
            return 1.0;
        }
        match *self {
            Self::Weibull { median, shape } => exp(-LN_2 * pow(age.days() / median.days(), shape)),
            Self::Lognormal { median, gsd } => {
                normal_survival(ln(age.days() / median.days()) / ln(gsd))
            }
            Self::Exponential { median } => exp(-LN_2 * age.days() / median.days()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_lives_are_shorter_than_the_median_whatever_the_distribution() {
        let median = Days::from_years(10.0);
        let distributions = [
            LifeDistribution::Weibull { median, shape: 1.5 },
            LifeDistribution::Lognormal { median, gsd: 3.0 },
            LifeDistribution::Exponential { median },
        ];
        for distribution in distributions {
            assert!((distribution.cdf(median) - 0.5).abs() < 1e-12);
            for k in 1..100 {
                let u = f64::from(k) / 100.0;
                assert!(
                    (distribution.cdf(distribution.quantile(u)) - u).abs() < 1e-10,
                    "{distribution:?}"
                );
            }
        }
        let (weibull, exponential) = (
            LifeDistribution::Weibull { median, shape: 1.0 },
            LifeDistribution::Exponential { median },
        );
        assert!(
            (weibull.quantile(0.7).days() / exponential.quantile(0.7).days() - 1.0).abs() < 1e-14
        );
    }

    #[test]
    fn survival_keeps_its_digits_far_out() {
        let life = LifeDistribution::Exponential { median: Days::new(LN_2) };
        assert!((life.survival(Days::new(50.0)) / exp(-50.0) - 1.0).abs() < 1e-12);
    }
}
