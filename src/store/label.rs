//! The label of a part file.

use crate::question::Part;
use crate::question::quoted_word;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The identity of a part: its run, its number and its command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartLabel {
    /// The kind of content, such as `run`. Only its reader has to know it.
    pub kind: String,
    /// Named facts that decide the bytes of the result. They are the same on all parts of one run.
    pub facts: Vec<(String, String)>,
    /// The number of the part, from 1.
    pub number: u32,
    /// The number of parts.
    pub of: u32,
    /// The command that makes any part of the run, word by word. It lacks the part and the output
    /// folder.
    pub command: Vec<String>,
    /// The folder in which the command was given.
    pub given_in: PathBuf,
}

impl PartLabel {
    /// The part; none where its number is invalid.
    pub fn part(&self) -> Option<Part> {
        Part::new(self.number, self.of)
    }

    /// The command that makes a part of the run, in a folder.
    pub fn command_for(&self, number: u32, folder: &str) -> String {
        let part = format!("{number}/{}", self.of);
        let is_elsewhere = std::env::current_dir().is_ok_and(|here| here != self.given_in);
        // paths of the command are relative to the folder in which it was given
        let whole = std::path::absolute(folder)
            .map_or_else(|_| folder.into(), |path| path.display().to_string());
        let more = ["--part", part.as_str(), "--out", if is_elsewhere { &whole } else { folder }];
        let words = self.command.iter().map(String::as_str).chain(more);
        let command = words.map(quoted_word).collect::<Vec<_>>().join(" ");
        if is_elsewhere {
            format!("cd {} && {command}", quoted_word(&self.given_in.display().to_string()))
        } else {
            command
        }
    }

    /// The value of a fact.
    pub fn fact(&self, name: &str) -> Option<&str> {
        self.facts.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str())
    }

    /// Whether both are the same part of the same run. The spelling of the command does not matter.
    pub fn is_of_the_same(&self, other: &Self) -> bool {
        self.differs(other).is_none() && (self.number, self.of) == (other.number, other.of)
    }

    /// The first fact that differs, with its values here and there.
    pub fn differs<'a>(&'a self, other: &'a Self) -> Option<(&'a str, &'a str, &'a str)> {
        if self.kind != other.kind {
            return Some(("command", &self.kind, &other.kind));
        }
        let value = |label: &'a Self, name: &str| label.fact(name).unwrap_or("none");
        let names = self.facts.iter().chain(&other.facts).map(|(name, _)| name.as_str());
        names
            .map(|name| (name, value(self, name), value(other, name)))
            .find(|(_, here, there)| here != there)
    }
}
