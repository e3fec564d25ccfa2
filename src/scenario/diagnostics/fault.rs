//! Faults of a scenario, with found and expected values.

use crate::scenario::file::document::Position;
use crate::scenario::grammar::count_text;
use crate::uncertainty::DistributionFault;
use std::fmt;

/// One fault of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Its position; none for the file as a whole.
    pub position: Option<Position>,
    /// The key's path with the numbers of list items, such as `alternative[0].laying[1].mines`.
    /// Empty for the whole file.
    pub path: String,
    /// The kind of fault.
    pub kind: FaultKind,
}

/// The kind of fault.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum FaultKind {
    /// No such file.
    #[error("no such file")]
    NoSuchFile,
    /// A folder instead of a file.
    #[error("found a folder, expected a file")]
    Folder,
    /// A pipe or a device instead of a file.
    #[error("found a pipe or a device, expected a regular file")]
    NoRegularFile,
    /// A file that the system cannot read.
    #[error("cannot be read: {reason}")]
    Unreadable {
        /// The system's reason.
        reason: String,
    },
    /// A file too large for a scenario.
    #[error("found {} bytes, expected at most {}", bytes_text(*bytes), bytes_text(*limit))]
    TooBig {
        /// Its size, bytes.
        bytes: u64,
        /// The greatest size, bytes.
        limit: u64,
    },
    /// An empty file.
    #[error("found an empty file, expected a scenario")]
    Empty,
    /// A file that is not UTF-8 text.
    #[error("found bytes that are not UTF-8 at byte {offset} (line {line})")]
    NotUtf8 {
        /// Bytes before the first invalid one.
        offset: usize,
        /// Its line, from 1.
        line: usize,
    },
    /// A file in UTF-16, as PowerShell's `>` writes it.
    #[error(
        "found text in UTF-16, expected UTF-8: PowerShell's `>` writes UTF-16, `inertness show \
         NAME --out FILE` does not; an editor saves this file again as UTF-8"
    )]
    Utf16,
    /// A text that is not TOML.
    #[error("not TOML: {message}")]
    Syntax {
        /// The parser's message.
        message: String,
    },
    /// An unknown key.
    #[error("unknown key, {}", suggestion_text(suggestion.as_deref(), known))]
    UnknownKey {
        /// The most similar known key.
        suggestion: Option<String>,
        /// All keys known there.
        known: Vec<&'static str>,
    },
    /// A renamed key of older files.
    #[error("renamed to `{now}`")]
    RenamedKey {
        /// Its new name.
        now: String,
    },
    /// Last steps that fit several keys.
    #[error("names several keys, expected one of {}", list(candidates))]
    Ambiguous {
        /// Their full paths.
        candidates: Vec<String>,
    },
    /// The end of no path.
    #[error(
        "no key of the scenario ends so; `inertness keys` lists those that are there, and one in a \
         new table needs its full path"
    )]
    NoSuchPath,
    /// A missing required key.
    #[error("missing, expected {expected}")]
    Missing {
        /// What is expected.
        expected: String,
    },
    /// A value of the wrong type or outside its range.
    #[error("found {found}, expected {expected}")]
    Unwanted {
        /// The value in the file.
        found: String,
        /// What is expected.
        expected: String,
    },
    /// A nearly correct value, with the reason why it is refused.
    #[error("found {found}, expected {expected}: {why}")]
    UnwantedBecause {
        /// The value in the file.
        found: String,
        /// What is expected.
        expected: String,
        /// The reason for the refusal.
        why: String,
    },
    /// An unknown name.
    #[error("found {found:?}, {}", name_text(suggestion.as_deref(), known))]
    UnknownName {
        /// The name in the file.
        found: String,
        /// The most similar known name.
        suggestion: Option<String>,
        /// All known names.
        known: Vec<String>,
    },
    /// A duplicate name.
    #[error("found {found:?} a second time, expected a name of its own")]
    SecondTime {
        /// The name.
        found: String,
    },
    /// Keys that exclude each other, or a missing required choice.
    #[error(
        "found {}, expected {} of {}",
        keys_text(found),
        if *needed { "exactly one" } else { "at most one" },
        list(expected)
    )]
    Choice {
        /// The keys found.
        found: Vec<&'static str>,
        /// The keys to choose from.
        expected: &'static [&'static str],
        /// Whether one is required.
        needed: bool,
    },
    /// Constants that are invalid for a distribution.
    #[error("found {found}, but {why}")]
    NoDistribution {
        /// The constants.
        found: String,
        /// The fault of the constants.
        why: DistributionFault,
    },
    /// A distribution of which `within` keeps too little.
    #[error("`within` keeps {:.2} % of the distribution, expected at least 1 %", inside * 100.0)]
    WithinTooLittle {
        /// The share inside.
        inside: f64,
    },
    /// A distribution outside the legal range of its key.
    #[error("found a distribution of which {:.1} % lies in the legal range, expected at least 99 \
             %: the key is {expected}", inside * 100.0)]
    DistributionOutside {
        /// The share inside.
        inside: f64,
        /// The legal range.
        expected: String,
    },
    /// A distribution whose quantiles exceed floating-point numbers.
    #[error("found {found}, constants too small or too large to compute with")]
    DistributionBeyondReach {
        /// The constants.
        found: String,
    },
    /// A distribution where none is allowed.
    #[error("found a distribution, expected {expected}: no distribution is allowed here")]
    DistributionNotAllowed {
        /// What is expected.
        expected: String,
    },
    /// Shares that do not sum to 1.
    #[error("shares sum to {sum}, expected 1")]
    Shares {
        /// Their sum.
        sum: f64,
    },
    /// A time after the horizon.
    #[error("found {found}, expected at most the horizon, {horizon}")]
    PastHorizon {
        /// The time.
        found: String,
        /// The horizon.
        horizon: String,
    },
    /// Times that do not increase.
    #[error("found {found} after {before}, expected times that increase")]
    NotIncreasing {
        /// The time.
        found: String,
        /// The one before it.
        before: String,
    },
    /// A setting with a self-destruct whose reliability the fuse does not give.
    #[error(
        "found a self-destruct in a setting, expected `self_destruct` in the fuse too: how well \
         does it work?"
    )]
    NoSelfDestruct,
    /// A seasonal climate outside temperatures on Earth.
    #[error("temperatures run from {coldest:.1} to {warmest:.1} °C, expected within -90 to 70 °C")]
    Swing {
        /// The temperature of the coldest hour, °C.
        coldest: f64,
        /// The temperature of the warmest hour, °C.
        warmest: f64,
    },
    /// Repeated laying with too many waves.
    #[error("found {found} waves, expected at most {limit}")]
    TooManyWaves {
        /// The number of waves.
        found: String,
        /// The greatest number allowed.
        limit: String,
    },
    /// A temperature series in a built-in scenario.
    #[error("a built-in scenario has no folder to read {file:?} from")]
    NoFolder {
        /// The file.
        file: String,
    },
    /// A file of a temperature series that cannot be read.
    #[error("cannot read {file:?}: {reason}")]
    SeriesUnreadable {
        /// The file.
        file: String,
        /// The reason.
        reason: String,
    },
    /// Rows of a temperature series that do not cover the run.
    #[error("rows cover {found}, expected {expected}")]
    SeriesTooShort {
        /// The time that they cover.
        found: String,
        /// The time that they should cover.
        expected: String,
    },
    /// An override that is not `key.path=value`.
    #[error("found {found:?}, expected key.path=value, such as simulation.draws=10")]
    NotAnOverride {
        /// The text.
        found: String,
    },
    /// An override of a list item that does not exist.
    #[error("there is no item {index}, the list has {length}")]
    NoSuchItem {
        /// The requested item.
        index: usize,
        /// The length of the list.
        length: usize,
    },
    /// An override of a part of a value that has no parts.
    #[error("found {found}, which has no {below}")]
    NothingBelow {
        /// The value found.
        found: String,
        /// The requested part.
        below: String,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{}", self.kind)
    }
}

/// The names in backticks, separated by commas.
pub(crate) fn list<T: AsRef<str>>(names: &[T]) -> String {
    names.iter().map(|name| format!("`{}`", name.as_ref())).collect::<Vec<_>>().join(", ")
}

fn suggestion_text(suggestion: Option<&str>, known: &[&'static str]) -> String {
    match suggestion {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("known here: {}", list(known)),
    }
}

fn name_text(suggestion: Option<&str>, known: &[String]) -> String {
    match suggestion {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("expected one of {}", list(known)),
    }
}

fn keys_text(found: &[&'static str]) -> String {
    match found {
        [] => "none".to_owned(),
        [all @ .., last] if !all.is_empty() => format!("{} and `{last}`", list(all)),
        one => list(one),
    }
}

fn bytes_text(bytes: u64) -> String {
    count_text(i64::try_from(bytes).unwrap_or(i64::MAX))
}
