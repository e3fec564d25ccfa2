//! The laws that an uncertain number may be given by, and what their constants are.

use crate::uncertainty::Law;

/// A law as files write it: `{ name = [constants] }`.
#[derive(Debug)]
pub(in crate::scenario) struct LawForm {
    /// Its name.
    pub(in crate::scenario) name: &'static str,
    /// Names of its constants, and of what sort they are.
    pub(in crate::scenario) constants: &'static [(&'static str, Sort)],
    /// Whether a duration can follow it.
    pub(in crate::scenario) of_durations: bool,
    /// The law of as many constants as there are names.
    pub(in crate::scenario) make: fn(&[f64]) -> Law,
}

/// What a constant of a law is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scenario) enum Sort {
    /// Of the sort of its key: a number, or a duration as text.
    Value,
    /// A plain number whatever the key is.
    Factor,
}

/// All laws.
pub(in crate::scenario) static LAWS: [LawForm; 6] = [
    LawForm {
        name: "uniform",
        constants: &[("low", Sort::Value), ("high", Sort::Value)],
        of_durations: true,
        make: |c| Law::Uniform { low: c[0], high: c[1] },
    },
    LawForm {
        name: "log_uniform",
        constants: &[("low", Sort::Value), ("high", Sort::Value)],
        of_durations: true,
        make: |c| Law::LogUniform { low: c[0], high: c[1] },
    },
    LawForm {
        name: "triangular",
        constants: &[("low", Sort::Value), ("mode", Sort::Value), ("high", Sort::Value)],
        of_durations: true,
        make: |c| Law::Triangular { low: c[0], mode: c[1], high: c[2] },
    },
    LawForm {
        name: "normal",
        constants: &[("mean", Sort::Value), ("standard deviation", Sort::Value)],
        of_durations: true,
        make: |c| Law::Normal { mean: c[0], sd: c[1] },
    },
    LawForm {
        name: "lognormal",
        constants: &[("median", Sort::Value), ("geometric standard deviation", Sort::Factor)],
        of_durations: true,
        make: |c| Law::Lognormal { median: c[0], gsd: c[1] },
    },
    LawForm {
        name: "beta",
        constants: &[("alpha", Sort::Factor), ("beta", Sort::Factor)],
        of_durations: false,
        make: |c| Law::Beta { alpha: c[0], beta: c[1] },
    },
];
