//! Provenance: the record that reproduces a result.

use super::Engine;
use serde::{Deserialize, Serialize};

/// An input file of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputFile {
    /// A built-in scenario's name, or a file's name without its folder.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// The engines of the numbers, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engines {
    /// The engine of means, uncertainty intervals and comparison of expected values.
    pub expected_values: String,
    /// The engine of single replicates. They give prediction intervals, counts of casualties and
    /// probabilities that one replicate has fewer than another. None where no replicate was
    /// simulated.
    pub replicates: Option<String>,
    /// The engine of times to the risk criteria.
    pub time_to_criterion: String,
}

/// Everything that decides the bytes of a result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Provenance {
    /// `inertness`.
    pub program: String,
    /// The version of the program.
    pub version: String,
    /// The scenario file first, then the files it names.
    pub inputs: Vec<InputFile>,
    /// Settings given on the command line, `key.path=value`, in order.
    pub overrides: Vec<String>,
    /// The seed.
    pub seed: u64,
    /// The name of the requested engine.
    pub engine: String,
    /// The engines that computed the numbers. Files of older versions have one engine for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engines: Option<Engines>,
    /// Parameter draws.
    pub draws: u32,
    /// Replicates in each draw.
    pub replicates: u32,
    /// The generator of random numbers.
    pub generator: String,
}

impl Provenance {
    /// Whether means are of simulated replicates, and so have a sampling error.
    pub fn means_are_sampled(&self) -> bool {
        let engine = self.engines.as_ref().map_or(&self.engine, |engines| &engines.expected_values);
        engine != Engine::Expected.name()
    }

    /// Number of simulated replicates.
    pub fn total_replicates(&self) -> u64 {
        let sampled = self.engines.as_ref().is_none_or(|engines| engines.replicates.is_some());
        if sampled { u64::from(self.draws) * u64::from(self.replicates) } else { 0 }
    }
}
