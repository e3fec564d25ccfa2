//! Uncertain parameters of a scenario, and roles of its numbers.

use serde::{Deserialize, Serialize};

/// An uncertain number of a scenario, as the scenario gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameter {
    /// The key's path, as `--set` takes it: `alternative[0].laying[0].mines`.
    pub path: String,
    /// The key's name: its path without the number of the alternative.
    pub key: String,
    /// The id of its random stream: its first key. It stays when the key is renamed.
    pub id: String,
    /// Index of the alternative of the key; none where all share it.
    pub alternative: Option<usize>,
    /// The distribution of its value.
    pub distribution: DistributionText,
    /// The distribution as the scenario or the command line writes it.
    pub text: String,
    /// Its source; none where the file gives none.
    pub source: Option<String>,
    /// The role of the number for readers.
    pub role: Role,
}

/// A distribution by its name and constants, as a scenario writes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DistributionText {
    /// Its name, such as `log_uniform`.
    pub name: String,
    /// Its constants in their order: numbers, or durations such as `180d`.
    pub constants: Vec<String>,
    /// The two bounds that the scenario truncates it to, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Vec<String>>,
    /// Whether its values are durations.
    pub is_duration: bool,
}

/// The role of a number of a scenario in reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The disputed probability: that a mine outlasts its battery's life. Published claims differ
    /// on it.
    DeactivationFailure,
    /// Any other number.
    #[default]
    Other,
}
