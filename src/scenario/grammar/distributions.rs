//! The distributions that an uncertain number may be given by, and what their constants are.

use crate::numeric::{exp, ln, normal_quantile};
use crate::uncertainty::{Discrete, Distribution};

/// A distribution as files write it: `{ name = [constants] }`.
#[derive(Debug)]
pub(crate) struct DistributionForm {
    /// Its name.
    pub(crate) name: &'static str,
    /// Names of its constants, and of what sort they are.
    pub(crate) constants: &'static [(&'static str, Sort)],
    /// Whether a duration can follow it.
    pub(crate) of_durations: bool,
    /// Whether the constants come again and again, in brackets each time.
    pub(crate) repeats: bool,
    /// The distribution of as many constants as there are names.
    pub(crate) make: fn(&[f64]) -> Distribution,
    /// The constants by two probabilities and their quantiles, where these determine them.
    pub(crate) of_quantiles: Option<OfQuantiles>,
}

/// Constants of a distribution by two probabilities and their quantiles.
pub(crate) type OfQuantiles = fn([f64; 2], [f64; 2]) -> [f64; 2];

/// The line through two points, at 0 and its slope.
fn line(at: [f64; 2], values: [f64; 2]) -> [f64; 2] {
    let slope = (values[1] - values[0]) / (at[1] - at[0]);
    [values[0] - slope * at[0], slope]
}

fn uniform(p: [f64; 2], values: [f64; 2]) -> [f64; 2] {
    let [low, width] = line(p, values);
    [low, low + width]
}

fn log_uniform(p: [f64; 2], values: [f64; 2]) -> [f64; 2] {
    uniform(p, values.map(ln)).map(exp)
}

fn normal(p: [f64; 2], values: [f64; 2]) -> [f64; 2] {
    line(p.map(normal_quantile), values)
}

fn lognormal(p: [f64; 2], values: [f64; 2]) -> [f64; 2] {
    normal(p, values.map(ln)).map(exp)
}

/// What a constant of a distribution is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Of the sort of its key: a number, or a duration as text.
    Value,
    /// A plain number whatever the key is.
    Factor,
}

/// All distributions.
pub(crate) static DISTRIBUTIONS: [DistributionForm; 8] = [
    DistributionForm {
        name: "uniform",
        constants: &[("low", Sort::Value), ("high", Sort::Value)],
        of_durations: true,
        repeats: false,
        make: |c| Distribution::Uniform { low: c[0], high: c[1] },
        of_quantiles: Some(uniform),
    },
    DistributionForm {
        name: "log_uniform",
        constants: &[("low", Sort::Value), ("high", Sort::Value)],
        of_durations: true,
        repeats: false,
        make: |c| Distribution::LogUniform { low: c[0], high: c[1] },
        of_quantiles: Some(log_uniform),
    },
    DistributionForm {
        name: "triangular",
        constants: &[("low", Sort::Value), ("mode", Sort::Value), ("high", Sort::Value)],
        of_durations: true,
        repeats: false,
        make: |c| Distribution::Triangular { low: c[0], mode: c[1], high: c[2] },
        of_quantiles: None,
    },
    DistributionForm {
        name: "pert",
        constants: &[("low", Sort::Value), ("mode", Sort::Value), ("high", Sort::Value)],
        of_durations: true,
        repeats: false,
        make: |c| Distribution::Pert { low: c[0], mode: c[1], high: c[2] },
        of_quantiles: None,
    },
    DistributionForm {
        name: "normal",
        constants: &[("mean", Sort::Value), ("standard deviation", Sort::Value)],
        of_durations: true,
        repeats: false,
        make: |c| Distribution::Normal { mean: c[0], sd: c[1] },
        of_quantiles: Some(normal),
    },
    DistributionForm {
        name: "lognormal",
        constants: &[("median", Sort::Value), ("geometric standard deviation", Sort::Factor)],
        of_durations: true,
        repeats: false,
        make: |c| Distribution::Lognormal { median: c[0], gsd: c[1] },
        of_quantiles: Some(lognormal),
    },
    DistributionForm {
        name: "beta",
        constants: &[("alpha", Sort::Factor), ("beta", Sort::Factor)],
        of_durations: false,
        repeats: false,
        make: |c| Distribution::Beta { alpha: c[0], beta: c[1] },
        of_quantiles: None,
    },
    DistributionForm {
        name: "discrete",
        constants: &[("value", Sort::Value), ("weight", Sort::Factor)],
        of_durations: true,
        repeats: true,
        make: |c| Distribution::Discrete(Discrete::new(c).expect("the reader counts them")),
        of_quantiles: None,
    },
];
