//! The keys of a scenario with their values.

use serde::Serialize;

/// Every number of a scenario, by its key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ScenarioKeys {
    /// The title of the scenario.
    pub title: String,
    /// The keys, in the order of the scenario.
    pub keys: Vec<KeyValue>,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeyValue {
    /// The full path, as `--set` takes it.
    pub path: String,
    /// The value or distribution, as the scenario writes it.
    pub value: String,
    /// The values that the key takes, and whether it may be uncertain.
    pub takes: String,
    /// The meaning, with its unit.
    pub meaning: String,
    /// The source; none where the scenario gives none.
    pub source: Option<String>,
}
