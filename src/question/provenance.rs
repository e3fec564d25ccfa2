//! How to make a result again.

use serde::{Deserialize, Serialize};

/// A file that went into a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputFile {
    /// Its name: a built-in scenario's name, or the file's name without its folder.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
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
    /// The engine's name.
    pub engine: String,
    /// Parameter draws.
    pub draws: u32,
    /// Fields in each draw.
    pub replicates: u32,
    /// The generator of random numbers.
    pub generator: String,
}
