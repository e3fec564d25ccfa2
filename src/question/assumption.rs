//! What a run takes for granted: a number of the scenario and where it comes from.

use super::Role;
use serde::{Deserialize, Serialize};

/// A number that went into a run, or several under one key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assumption {
    /// The key's path, as `--set` takes it: `arm[0].laying[0].mines`.
    pub path: String,
    /// The value as the scenario or the command line writes it; a text without its quotes.
    pub value: String,
    /// Where it comes from: the comment at the key, [`Assumption::SET`], or
    /// [`Assumption::DEFAULT`]; none where the file does not say.
    pub source: Option<String>,
    /// The table at the top of the file that it belongs to: `arm`; empty in files of older
    /// versions.
    #[serde(default)]
    pub table: String,
    /// Which table of that name, from 0, where there may be several.
    #[serde(default)]
    pub number: Option<usize>,
    /// The key's path inside that table: `laying[0].mines`.
    #[serde(default)]
    pub key: String,
    /// What it means to its readers.
    #[serde(default)]
    pub role: Role,
}

impl Assumption {
    /// The source of a value of the command line.
    pub const SET: &'static str = "set on the command line";
    /// The source of a value that the scenario leaves out.
    pub const DEFAULT: &'static str = "not in the scenario: the program's default";
}
