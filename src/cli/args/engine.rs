//! The argument `--engine`.

use crate::question::Engine;
use clap::ValueEnum;

/// The engines, as the command line names them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum EngineArg {
    /// Replicates by `individual`, or large ones by `cohort` beyond 200 million mine lives;
    /// expected values by `expected` where there are several parameter draws
    #[default]
    Auto,
    /// Every mine of every replicate simulated once: the reference
    Individual,
    /// Replicates by counts of mines that are alike: as fast for a billion mines as for a million;
    /// small replicates, below 100,000 mines or 10,000 for each lot, are left to `individual`
    Cohort,
    /// Expected values by quadrature: no replicate is simulated, nothing is sampled but the
    /// parameter draws
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
