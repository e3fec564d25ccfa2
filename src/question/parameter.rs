//! Uncertain parameters of a scenario, and roles of its numbers.

use serde::{Deserialize, Serialize};

/// An uncertain number of a scenario, as the scenario gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameter {
    /// The key's path, as `--set` takes it: `arm[0].laying[0].mines`.
    pub path: String,
    /// What the key is called: its path without the number of the alternative.
    pub key: String,
    /// The id of its random stream: its first key, which stays when the key is renamed.
    pub id: String,
    /// Index of the alternative whose key it is; none where all share it.
    pub alternative: Option<usize>,
    /// What is thought of its value.
    pub distribution: Distribution,
    /// The distribution as the scenario or the command line writes it.
    pub text: String,
    /// Where it comes from; none where the file does not say.
    pub source: Option<String>,
    /// What it means to its readers.
    pub role: Role,
}

/// A distribution by its name and constants, as a scenario writes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Distribution {
    /// Its name, such as `log_uniform`.
    pub name: String,
    /// Its constants in their order: numbers, or durations such as `180d`.
    pub constants: Vec<String>,
    /// Whether its values are durations.
    pub is_duration: bool,
}

/// The role of a number of a scenario in reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The probability that published claims dispute: that a mine outlasts its battery's life.
    DeactivationFailure,
    /// Any other number.
    #[default]
    Other,
}
