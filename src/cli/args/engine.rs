//! The argument `--engine`.

use crate::question::Engine;
use clap::ValueEnum;

/// The engines, as the command line names them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum EngineArg {
    /// Fields by `individual`, or large ones by `cohort` beyond 200 million mine lives; expected
    /// values by `expected` where there are several parameter draws
    #[default]
    Auto,
    /// Every mine of every field lived once: the reference
    Individual,
    /// Fields by counts of mines that are alike: as fast for a billion mines as for a million;
    /// small fields, below 100,000 mines or 10,000 for each lot, are left to `individual`
    Cohort,
    /// Expected values by quadrature: no field is lived, nothing is sampled but the parameter draws
    Expected,
}

impl From<EngineArg> for Engine {
    fn from(engine: EngineArg) -> Self {
        match engine {
            EngineArg::Auto => Self::Auto,
            EngineArg::Individual => Self::Individual,
            EngineArg::Cohort => Self::Cohort,
            EngineArg::Expected => Self::Expected,
        }
    }
}
