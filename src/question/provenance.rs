//! How to make a result again.

use super::Engine;
use serde::{Deserialize, Serialize};

/// A file that went into a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputFile {
    /// Its name: a built-in scenario's name, or the file's name without its folder.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// Which engine made which numbers, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engines {
    /// Means, epistemic bands, comparison of expected values.
    pub expected_values: String,
    /// Single fields: prediction bands, counts of casualties, probabilities that one field has
    /// fewer than another; none where no field was lived.
    pub fields: Option<String>,
    /// Times to the risk criteria.
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
    /// The name of the engine that was asked for.
    pub engine: String,
    /// The engines that made the numbers; files of older versions have one engine for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engines: Option<Engines>,
    /// Parameter draws.
    pub draws: u32,
    /// Fields in each draw.
    pub replicates: u32,
    /// The generator of random numbers.
    pub generator: String,
}

impl Provenance {
    /// Whether means are of lived fields, and so have a sampling error.
    pub fn means_are_sampled(&self) -> bool {
        let engine = self.engines.as_ref().map_or(&self.engine, |engines| &engines.expected_values);
        engine != Engine::Expected.name()
    }

    /// How many fields were lived.
    pub fn fields(&self) -> u64 {
        let lived = self.engines.as_ref().is_none_or(|engines| engines.fields.is_some());
        if lived { u64::from(self.draws) * u64::from(self.replicates) } else { 0 }
    }
}
