//! Distributions of uncertain parameters.

use super::discrete::Discrete;
use crate::numeric::{beta_cdf, beta_quantile, exp, ln, normal_cdf, normal_quantile};

/// Distribution of an uncertain parameter.
///
/// # Example
///
/// ```
/// use inertness::uncertainty::Distribution;
///
/// let life = Distribution::Lognormal { median: 2.0, gsd: 3.0 }.checked()?;
/// assert!((life.quantile(0.5) - 2.0).abs() < 1e-12);
/// assert!((life.cdf(6.0) - 0.841_344_746).abs() < 1e-9);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Distribution {
    /// Uniform from `low` to `high`; low < high.
    Uniform {
        /// Minimum.
        low: f64,
        /// Maximum.
        high: f64,
    },
    /// Uniform in the logarithm from `low` to `high`; 0 < low < high.
    LogUniform {
        /// Minimum.
        low: f64,
        /// Maximum.
        high: f64,
    },
    /// Rising from `low` to `mode`, falling to `high`; low ≤ mode ≤ high, low < high.
    Triangular {
        /// Minimum.
        low: f64,
        /// Mode.
        mode: f64,
        /// Maximum.
        high: f64,
    },
    /// PERT: beta on [low, high] with the mean (low + 4 mode + high) / 6; low ≤ mode ≤ high.
    Pert {
        /// Minimum.
        low: f64,
        /// Mode.
        mode: f64,
        /// Maximum.
        high: f64,
    },
    /// Normal with `mean` and standard deviation `sd` > 0.
    Normal {
        /// Mean.
        mean: f64,
        /// Standard deviation.
        sd: f64,
    },
    /// Lognormal with `median` > 0 and geometric standard deviation `gsd` > 1.
    Lognormal {
        /// Median.
        median: f64,
        /// Geometric standard deviation.
        gsd: f64,
    },
    /// Beta on [0, 1]; both shapes above 0.
    Beta {
        /// First shape.
        alpha: f64,
        /// Second shape.
        beta: f64,
    },
    /// A few values, each with a probability.
    Discrete(Discrete),
}

/// Reason why constants define no distribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DistributionFault {
    /// A constant is infinite or not a number.
    #[error("the constants of a distribution must be finite")]
    NotFinite,
    /// The bounds are in the wrong order or equal.
    #[error("the bounds of a distribution must increase")]
    Reversed,
    /// The lower bound of a log scale is not above 0.
    #[error("a distribution on a log scale cannot start at or below zero")]
    LogFromZero,
    /// The mode lies outside the bounds.
    #[error("the mode of a distribution must lie between its bounds")]
    ModeOutside,
    /// The standard deviation is not above 0.
    #[error("the standard deviation must be above 0")]
    SpreadNotPositive,
    /// The median is not above 0.
    #[error("the median must be above 0")]
    MedianNotPositive,
    /// The geometric standard deviation is not above 1.
    #[error("the geometric standard deviation must be above 1")]
    GsdNotAboveOne,
    /// A shape of the beta distribution is not above 0.
    #[error("both constants of a beta distribution must be above 0")]
    BetaNotPositive,
    /// The values of a discrete distribution do not increase, or a weight is not above 0.
    #[error(
        "the values must increase, and every weight must be above 0 and count beside the others"
    )]
    NotOrdered,
}

impl Distribution {
    /// Checks the constants and returns the distribution.
    ///
    /// # Errors
    /// [`DistributionFault`] says what is wrong.
    pub fn checked(self) -> Result<Self, DistributionFault> {
        let (constants, broken): (&[f64], Option<DistributionFault>) = match self {
            Self::Uniform { low, high } => {
                (&[low, high], (low >= high).then_some(DistributionFault::Reversed))
            }
            Self::LogUniform { low, high } => {
                let from_zero = (low <= 0.0).then_some(DistributionFault::LogFromZero);
                (&[low, high], from_zero.or((low >= high).then_some(DistributionFault::Reversed)))
            }
            Self::Triangular { low, mode, high } | Self::Pert { low, mode, high } => {
                let outside = (mode < low || mode > high).then_some(DistributionFault::ModeOutside);
                (
                    &[low, mode, high],
                    (low >= high).then_some(DistributionFault::Reversed).or(outside),
                )
            }
            Self::Normal { mean, sd } => {
                (&[mean, sd], (sd <= 0.0).then_some(DistributionFault::SpreadNotPositive))
            }
            Self::Lognormal { median, gsd } => {
                let not_positive = (median <= 0.0).then_some(DistributionFault::MedianNotPositive);
                (
                    &[median, gsd],
                    not_positive.or((gsd <= 1.0).then_some(DistributionFault::GsdNotAboveOne)),
                )
            }
            Self::Beta { alpha, beta } => (
                &[alpha, beta],
                (alpha <= 0.0 || beta <= 0.0).then_some(DistributionFault::BetaNotPositive),
            ),
            Self::Discrete(ref discrete) => (
                discrete.values(),
                (!discrete.is_ordered()).then_some(DistributionFault::NotOrdered),
            ),
        };
        if !constants.iter().all(|constant| constant.is_finite()) {
            return Err(DistributionFault::NotFinite);
        }
        broken.map_or(Ok(self), Err)
    }

    /// Minimum and maximum; infinite where there is none.
    pub const fn support(&self) -> [f64; 2] {
        match *self {
            Self::Uniform { low, high }
            | Self::LogUniform { low, high }
            | Self::Triangular { low, high, .. }
            | Self::Pert { low, high, .. } => [low, high],
            Self::Normal { .. } => [f64::NEG_INFINITY, f64::INFINITY],
            Self::Lognormal { .. } => [0.0, f64::INFINITY],
            Self::Beta { .. } => [0.0, 1.0],
            Self::Discrete(discrete) => discrete.support(),
        }
    }

    /// Probability of a value of at most x.
    pub fn cdf(&self, x: f64) -> f64 {
        match *self {
            Self::Uniform { low, high } => ((x - low) / (high - low)).clamp(0.0, 1.0),
            Self::LogUniform { low, high } => {
                if x <= low {
                    0.0
                } else {
                    (ln(x / low) / ln(high / low)).min(1.0)
                }
            }
            Self::Triangular { low, mode, high } => {
                if x <= low {
                    0.0
                } else if x >= high {
                    1.0
                } else if x < mode {
                    (x - low) * (x - low) / ((high - low) * (mode - low))
                } else {
                    1.0 - (high - x) * (high - x) / ((high - low) * (high - mode))
                }
            }
            Self::Normal { mean, sd } => normal_cdf((x - mean) / sd),
            Self::Lognormal { median, gsd } => {
                if x <= 0.0 {
                    0.0
                } else {
                    normal_cdf(ln(x / median) / ln(gsd))
                }
            }
            Self::Beta { alpha, beta } => beta_cdf(alpha, beta, x),
            Self::Pert { low, mode, high } => {
                let [alpha, beta] = pert_shapes(low, mode, high);
                beta_cdf(alpha, beta, ((x - low) / (high - low)).clamp(0.0, 1.0))
            }
            Self::Discrete(discrete) => discrete.cdf(x),
        }
    }

    /// The p-quantile, for p in (0, 1).
    pub fn quantile(&self, p: f64) -> f64 {
        match *self {
            Self::Uniform { low, high } => low + (high - low) * p,
            Self::LogUniform { low, high } => low * exp(p * ln(high / low)),
            Self::Triangular { low, mode, high } => {
                let (width, rise) = (high - low, mode - low);
                if p * width < rise {
                    low + (p * width * rise).sqrt()
                } else {
                    high - ((1.0 - p) * width * (high - mode)).sqrt()
                }
            }
            Self::Normal { mean, sd } => mean + sd * normal_quantile(p),
            Self::Lognormal { median, gsd } => median * exp(ln(gsd) * normal_quantile(p)),
            Self::Beta { alpha, beta } => beta_quantile(alpha, beta, p),
            Self::Pert { low, mode, high } => {
                let [alpha, beta] = pert_shapes(low, mode, high);
                low + (high - low) * beta_quantile(alpha, beta, p)
            }
            Self::Discrete(discrete) => discrete.quantile(p),
        }
    }
}

/// Shapes of the beta distribution of PERT.
fn pert_shapes(low: f64, mode: f64, high: f64) -> [f64; 2] {
    let part = |length: f64| 1.0 + 4.0 * length / (high - low);
    [part(mode - low), part(high - mode)]
}

/// A distribution truncated to the legal range of its parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Truncated {
    distribution: Distribution,
    low: f64,
    high: f64,
    below: f64,
    inside: f64,
}

impl Truncated {
    /// The distribution truncated to [low, high], which may be infinite.
    pub fn new(distribution: Distribution, low: f64, high: f64) -> Self {
        let below = match distribution {
            // a value at the lower end belongs to the range
            Distribution::Discrete(_) => distribution.cdf(low.next_down()),
            _ if low == f64::NEG_INFINITY => 0.0,
            _ => distribution.cdf(low),
        };
        let up_to = if high == f64::INFINITY { 1.0 } else { distribution.cdf(high) };
        Self { distribution, low, high, below, inside: up_to - below }
    }

    /// Probability of the range in the untruncated distribution.
    pub const fn inside(&self) -> f64 {
        self.inside
    }

    /// Minimum and maximum of the truncated distribution.
    pub const fn support(&self) -> [f64; 2] {
        let [low, high] = self.distribution.support();
        [low.max(self.low), high.min(self.high)]
    }

    /// The u-quantile of the truncated distribution, for u in (0, 1).
    pub fn quantile(&self, u: f64) -> f64 {
        let p = (self.below + u * self.inside).clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0);
        self.distribution.quantile(p).clamp(self.low, self.high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DISTRIBUTIONS: [Distribution; 7] = [
        Distribution::Uniform { low: -2.0, high: 5.0 },
        Distribution::LogUniform { low: 6e-6, high: 1.5e-2 },
        Distribution::Triangular { low: 0.0, mode: 0.2, high: 1.0 },
        Distribution::Pert { low: 1.0, mode: 2.0, high: 5.0 },
        Distribution::Normal { mean: 3.0, sd: 0.5 },
        Distribution::Lognormal { median: 2.0, gsd: 3.0 },
        Distribution::Beta { alpha: 10.0, beta: 23.3 },
    ];

    #[test]
    fn quantile_and_probability_are_inverse_for_every_distribution() {
        for distribution in DISTRIBUTIONS {
            for k in 1..200 {
                let p = f64::from(k) / 200.0;
                assert!(
                    (distribution.cdf(distribution.quantile(p)) - p).abs() < 1e-10,
                    "{distribution:?} {p}"
                );
            }
        }
    }

    #[test]
    fn quantiles_near_the_ends_approach_the_support_and_never_leave_it() {
        for distribution in DISTRIBUTIONS {
            for cut in [[0.0, 1.0], [f64::NEG_INFINITY, f64::INFINITY]] {
                let cut = Truncated::new(distribution, cut[0], cut[1]);
                let [low, high] = cut.support();
                let [near_low, near_high] = [1e-9, 1.0 - 1e-9].map(|u| cut.quantile(u));
                assert!(low <= near_low && near_high <= high, "{cut:?}");
                if let Distribution::Uniform { .. }
                | Distribution::LogUniform { .. }
                | Distribution::Triangular { .. } = distribution
                {
                    assert!(near_low - low < 1e-4 && high - near_high < 1e-4, "{cut:?}");
                }
            }
        }
    }

    #[test]
    fn a_truncated_distribution_stays_in_its_range_and_keeps_its_order() {
        let cut = Truncated::new(Distribution::Normal { mean: 0.5, sd: 0.5 }, 0.0, 1.0);
        assert!((cut.inside() - 0.682_689_492).abs() < 1e-8);
        let values: Vec<f64> = (1..1000).map(|k| cut.quantile(f64::from(k) / 1000.0)).collect();
        assert!(values.iter().all(|v| (0.0..=1.0).contains(v)));
        assert!(values.windows(2).all(|pair| pair[0] < pair[1]));
        assert!((cut.quantile(0.5) - 0.5).abs() < 1e-9);
    }

    #[test]
    fn constants_that_make_no_distribution_are_refused_by_name() {
        let fault = |distribution: Distribution| distribution.checked().unwrap_err();
        assert_eq!(
            fault(Distribution::Uniform { low: 1.0, high: 1.0 }),
            DistributionFault::Reversed
        );
        assert_eq!(
            fault(Distribution::LogUniform { low: 0.0, high: 1.0 }),
            DistributionFault::LogFromZero
        );
        assert_eq!(
            fault(Distribution::Triangular { low: 0.0, mode: 2.0, high: 1.0 }),
            DistributionFault::ModeOutside
        );
        assert_eq!(
            fault(Distribution::Normal { mean: 0.0, sd: 0.0 }),
            DistributionFault::SpreadNotPositive
        );
        assert_eq!(
            fault(Distribution::Lognormal { median: 1.0, gsd: 1.0 }),
            DistributionFault::GsdNotAboveOne
        );
        assert_eq!(
            fault(Distribution::Beta { alpha: 0.0, beta: 1.0 }),
            DistributionFault::BetaNotPositive
        );
        assert_eq!(
            fault(Distribution::Uniform { low: f64::NAN, high: 1.0 }),
            DistributionFault::NotFinite
        );
        assert!(DISTRIBUTIONS.iter().all(|distribution| distribution.checked().is_ok()));
    }

    #[test]
    fn a_pert_distribution_has_its_mean_and_a_symmetric_one_its_closed_form() {
        let pert = Distribution::Pert { low: 1.0, mode: 2.0, high: 5.0 };
        let mean =
            (0..20_000).map(|k| pert.quantile((f64::from(k) + 0.5) / 2e4)).sum::<f64>() / 2e4;
        assert!((mean - 14.0 / 6.0).abs() < 1e-6, "{mean}");
        // beta(3, 3): 10 x³ − 15 x⁴ + 6 x⁵
        let symmetric = Distribution::Pert { low: 0.0, mode: 1.0, high: 2.0 };
        let x = 0.3;
        let exact = x * x * x * (10.0 - 15.0 * x + 6.0 * x * x);
        assert!((symmetric.cdf(2.0 * x) - exact).abs() < 1e-12);
    }
}
