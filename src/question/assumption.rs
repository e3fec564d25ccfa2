//! Assumptions of a run: numbers of the scenario with their sources.

use super::Role;
use serde::{Deserialize, Serialize};

/// An input number of a run, or several under one key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assumption {
    /// The key's path, as `--set` takes it: `alternative[0].laying[0].mines`.
    pub path: String,
    /// The value as the scenario or the command line writes it. A text without its quotes.
    pub value: String,
    /// The source: the comment at the key, [`Assumption::SET`], or [`Assumption::DEFAULT`]. None
    /// where the file gives none.
    pub source: Option<String>,
    /// The top-level table of the key, such as `alternative`. Empty in files of older versions.
    #[serde(default)]
    pub table: String,
    /// The index of that table, from 0, where there may be several.
    #[serde(default)]
    pub number: Option<usize>,
    /// The key's path inside that table: `laying[0].mines`.
    #[serde(default)]
    pub key: String,
    /// The role of the number for readers.
    #[serde(default)]
    pub role: Role,
}

impl Assumption {
    /// The source of a value from the command line.
    pub const SET: &'static str = "set on the command line";
    /// The source of a default value.
    pub const DEFAULT: &'static str = "not in the scenario: the program's default";
}
