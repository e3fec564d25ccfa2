//! Laws of uncertain parameters.

use crate::numeric::{beta_cdf, beta_quantile, exp, ln, normal_cdf, normal_quantile};
use std::fmt;

/// What is known of a parameter: a law with checked constants.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Law {
    /// Equally likely anywhere from `low` to `high`; low < high.
    Uniform {
        /// Least value.
        low: f64,
        /// Greatest value.
        high: f64,
    },
    /// Equally likely in each factor from `low` to `high`; 0 < low < high.
    LogUniform {
        /// Least value.
        low: f64,
        /// Greatest value.
        high: f64,
    },
    /// Rising from `low` to `mode`, falling to `high`; low ≤ mode ≤ high, low < high.
    Triangular {
        /// Least value.
        low: f64,
        /// Likeliest value.
        mode: f64,
        /// Greatest value.
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
    /// Beta on [0, 1]; both constants above 0.
    Beta {
        /// First constant.
        alpha: f64,
        /// Second constant.
        beta: f64,
    },
}

/// Why constants make no law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LawFault {
    /// A constant is infinite or not a number.
    NotFinite,
    /// The bounds are in the wrong order or equal.
    Reversed,
    /// The lower bound of a log scale is not above 0.
    LogFromZero,
    /// The mode lies outside the bounds.
    ModeOutside,
    /// The standard deviation is not above 0.
    SpreadNotPositive,
    /// The median is not above 0.
    MedianNotPositive,
    /// The geometric standard deviation is not above 1.
    GsdNotAboveOne,
    /// A constant of the beta law is not above 0.
    BetaNotPositive,
}

impl fmt::Display for LawFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotFinite => "the constants of a law must be finite",
            Self::Reversed => "the bounds of a law must increase",
            Self::LogFromZero => "a law on a log scale cannot start at or below zero",
            Self::ModeOutside => "the mode of a triangular law must lie between its bounds",
            Self::SpreadNotPositive => "the standard deviation must be above 0",
            Self::MedianNotPositive => "the median must be above 0",
            Self::GsdNotAboveOne => "the geometric standard deviation must be above 1",
            Self::BetaNotPositive => "both constants of a beta law must be above 0",
        })
    }
}

impl Law {
    /// The law, if its constants make one.
    ///
    /// # Errors
    /// [`LawFault`] says what is wrong.
    pub fn checked(self) -> Result<Self, LawFault> {
        let (constants, broken): (&[f64], Option<LawFault>) = match self {
            Self::Uniform { low, high } => {
                (&[low, high], (low >= high).then_some(LawFault::Reversed))
            }
            Self::LogUniform { low, high } => {
                let from_zero = (low <= 0.0).then_some(LawFault::LogFromZero);
                (&[low, high], from_zero.or((low >= high).then_some(LawFault::Reversed)))
            }
            Self::Triangular { low, mode, high } => {
                let outside = (mode < low || mode > high).then_some(LawFault::ModeOutside);
                (&[low, mode, high], (low >= high).then_some(LawFault::Reversed).or(outside))
            }
            Self::Normal { mean, sd } => {
                (&[mean, sd], (sd <= 0.0).then_some(LawFault::SpreadNotPositive))
            }
            Self::Lognormal { median, gsd } => {
                let not_positive = (median <= 0.0).then_some(LawFault::MedianNotPositive);
                (&[median, gsd], not_positive.or((gsd <= 1.0).then_some(LawFault::GsdNotAboveOne)))
            }
            Self::Beta { alpha, beta } => {
                (&[alpha, beta], (alpha <= 0.0 || beta <= 0.0).then_some(LawFault::BetaNotPositive))
            }
        };
        if !constants.iter().all(|constant| constant.is_finite()) {
            return Err(LawFault::NotFinite);
        }
        broken.map_or(Ok(self), Err)
    }

    /// The least and the greatest value; infinite where there is none.
    pub const fn support(&self) -> [f64; 2] {
        match *self {
            Self::Uniform { low, high }
            | Self::LogUniform { low, high }
            | Self::Triangular { low, high, .. } => [low, high],
            Self::Normal { .. } => [f64::NEG_INFINITY, f64::INFINITY],
            Self::Lognormal { .. } => [0.0, f64::INFINITY],
            Self::Beta { .. } => [0.0, 1.0],
        }
    }

    /// Probability of a value at most x.
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
        }
    }

    /// The value with probability p below it, for p in (0, 1).
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
        }
    }
}

/// A law cut to the legal range of its key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Truncated {
    law: Law,
    low: f64,
    high: f64,
    below: f64,
    inside: f64,
}

impl Truncated {
    /// The law cut to [low, high], which may be infinite.
    pub fn new(law: Law, low: f64, high: f64) -> Self {
        let below = if low == f64::NEG_INFINITY { 0.0 } else { law.cdf(low) };
        let up_to = if high == f64::INFINITY { 1.0 } else { law.cdf(high) };
        Self { law, low, high, below, inside: up_to - below }
    }

    /// The share of the law that lies in the range.
    pub const fn inside(&self) -> f64 {
        self.inside
    }

    /// The least and the greatest value that is left of the law.
    pub const fn support(&self) -> [f64; 2] {
        let [low, high] = self.law.support();
        [low.max(self.low), high.min(self.high)]
    }

    /// The value at a coordinate in (0, 1).
    pub fn quantile(&self, u: f64) -> f64 {
        let p = (self.below + u * self.inside).clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0);
        self.law.quantile(p).clamp(self.low, self.high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAWS: [Law; 6] = [
        Law::Uniform { low: -2.0, high: 5.0 },
        Law::LogUniform { low: 6e-6, high: 1.5e-2 },
        Law::Triangular { low: 0.0, mode: 0.2, high: 1.0 },
        Law::Normal { mean: 3.0, sd: 0.5 },
        Law::Lognormal { median: 2.0, gsd: 3.0 },
        Law::Beta { alpha: 10.0, beta: 23.3 },
    ];

    #[test]
    fn quantile_and_probability_are_inverse_for_every_law() {
        for law in LAWS {
            for k in 1..200 {
                let p = f64::from(k) / 200.0;
                assert!((law.cdf(law.quantile(p)) - p).abs() < 1e-10, "{law:?} {p}");
            }
        }
    }

    #[test]
    fn quantiles_near_the_ends_approach_the_support_and_never_leave_it() {
        for law in LAWS {
            for cut in [[0.0, 1.0], [f64::NEG_INFINITY, f64::INFINITY]] {
                let cut = Truncated::new(law, cut[0], cut[1]);
                let [low, high] = cut.support();
                let [near_low, near_high] = [1e-9, 1.0 - 1e-9].map(|u| cut.quantile(u));
                assert!(low <= near_low && near_high <= high, "{cut:?}");
                if let Law::Uniform { .. } | Law::LogUniform { .. } | Law::Triangular { .. } = law {
                    assert!(near_low - low < 1e-4 && high - near_high < 1e-4, "{cut:?}");
                }
            }
        }
    }

    #[test]
    fn a_truncated_law_stays_in_its_range_and_keeps_its_order() {
        let cut = Truncated::new(Law::Normal { mean: 0.5, sd: 0.5 }, 0.0, 1.0);
        assert!((cut.inside() - 0.682_689_492).abs() < 1e-8);
        let values: Vec<f64> = (1..1000).map(|k| cut.quantile(f64::from(k) / 1000.0)).collect();
        assert!(values.iter().all(|v| (0.0..=1.0).contains(v)));
        assert!(values.windows(2).all(|pair| pair[0] < pair[1]));
        assert!((cut.quantile(0.5) - 0.5).abs() < 1e-9);
    }

    #[test]
    fn constants_that_make_no_law_are_refused_by_name() {
        let fault = |law: Law| law.checked().unwrap_err();
        assert_eq!(fault(Law::Uniform { low: 1.0, high: 1.0 }), LawFault::Reversed);
        assert_eq!(fault(Law::LogUniform { low: 0.0, high: 1.0 }), LawFault::LogFromZero);
        assert_eq!(
            fault(Law::Triangular { low: 0.0, mode: 2.0, high: 1.0 }),
            LawFault::ModeOutside
        );
        assert_eq!(fault(Law::Normal { mean: 0.0, sd: 0.0 }), LawFault::SpreadNotPositive);
        assert_eq!(fault(Law::Lognormal { median: 1.0, gsd: 1.0 }), LawFault::GsdNotAboveOne);
        assert_eq!(fault(Law::Beta { alpha: 0.0, beta: 1.0 }), LawFault::BetaNotPositive);
        assert_eq!(fault(Law::Uniform { low: f64::NAN, high: 1.0 }), LawFault::NotFinite);
        assert!(LAWS.iter().all(|law| law.checked().is_ok()));
    }
}
