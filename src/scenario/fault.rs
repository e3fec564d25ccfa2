//! What can be wrong with a scenario: one enum, in words that say where, what was found and what
//! was wanted.

use super::document::Place;
use super::grammar::said_count;
use crate::uncertainty::LawFault;
use std::fmt;

/// One thing that is wrong with a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Where it stands, unless it is the file as a whole.
    pub place: Option<Place>,
    /// The key's path with the numbers of list items, such as `arm[0].laying[1].mines`; empty for
    /// the whole file.
    pub path: String,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum FaultKind {
    /// There is no such file.
    #[error("no such file")]
    NoSuchFile,
    /// A folder stands where a file is wanted.
    #[error("found a folder, wanted a file")]
    Folder,
    /// The file system does not let us read it.
    #[error("cannot be read: {reason}")]
    Unreadable {
        /// What the system says.
        reason: String,
    },
    /// Too long for a scenario.
    #[error("found {} bytes, wanted at most {}", said_bytes(*bytes), said_bytes(*limit))]
    TooBig {
        /// Bytes it has.
        bytes: u64,
        /// Bytes it may have.
        limit: u64,
    },
    /// Nothing in it.
    #[error("found an empty file, wanted a scenario")]
    Empty,
    /// Not text.
    #[error("found bytes that are not UTF-8 at byte {offset} (line {line})")]
    NotUtf8 {
        /// Bytes before the first that is wrong.
        offset: usize,
        /// Its line, from 1.
        line: usize,
    },
    /// Not TOML.
    #[error("not TOML: {message}")]
    Syntax {
        /// What the parser says.
        message: String,
    },
    /// A key that the grammar does not have.
    #[error("unknown key, {}", said_suggestion(suggestion.as_deref(), known))]
    UnknownKey {
        /// The known key it is nearest to.
        suggestion: Option<String>,
        /// All keys known there.
        known: Vec<&'static str>,
    },
    /// A key that older files had.
    #[error("renamed, wanted {now}")]
    RenamedKey {
        /// What it has become.
        now: &'static str,
    },
    /// A key that has to be there.
    #[error("missing, wanted {wanted}")]
    Missing {
        /// What is wanted.
        wanted: String,
    },
    /// A value of the wrong type or outside its range.
    #[error("found {found}, wanted {wanted}")]
    Unwanted {
        /// What the file says.
        found: String,
        /// What is wanted.
        wanted: String,
    },
    /// A value that is nearly right, with the reason why it is not.
    #[error("found {found}, wanted {wanted}: {why}")]
    UnwantedBecause {
        /// What the file says.
        found: String,
        /// What is wanted.
        wanted: String,
        /// Why that is not the same.
        why: String,
    },
    /// A name that nothing has.
    #[error("found {found:?}, {}", said_name(suggestion.as_deref(), known))]
    UnknownName {
        /// What the file says.
        found: String,
        /// The known name it is nearest to.
        suggestion: Option<String>,
        /// All known names.
        known: Vec<String>,
    },
    /// A name given twice.
    #[error("found {found:?} a second time, wanted a name of its own")]
    SecondTime {
        /// The name.
        found: String,
    },
    /// Keys that exclude each other, or none of keys of which one is needed.
    #[error("found {}, wanted {} of {}", said_keys(found), if *needed { "exactly \
                                                  one" } else { "at most one" }, list(wanted))]
    Choice {
        /// Those that are there.
        found: Vec<&'static str>,
        /// Those to choose from.
        wanted: &'static [&'static str],
        /// Whether one must be there.
        needed: bool,
    },
    /// Constants that make no law.
    #[error("found {found}, but {why}")]
    NoLaw {
        /// The constants.
        found: String,
        /// What is wrong with them.
        why: LawFault,
    },
    /// A law that lies outside the legal range of its key.
    #[error("found a law of which {:.1} % lies in the legal range, wanted at least 99 %: the key \
             is {wanted}", inside * 100.0)]
    LawOutside {
        /// The share inside.
        inside: f64,
        /// The legal range.
        wanted: String,
    },
    /// A law whose quantiles floating-point numbers do not reach.
    #[error("found {found}, constants too small or too large to compute with")]
    LawBeyondReach {
        /// The constants.
        found: String,
    },
    /// A law where the grammar has none.
    #[error("found a law, wanted {wanted}: no law is allowed here")]
    LawNotAllowed {
        /// What is wanted.
        wanted: String,
    },
    /// Shares that do not make a whole.
    #[error("shares sum to {sum}, wanted 1")]
    Shares {
        /// Their sum.
        sum: f64,
    },
    /// A moment after the end of the run, or a run that ends too early.
    #[error("found {found}, wanted at most the horizon, {horizon}")]
    PastHorizon {
        /// The moment.
        found: String,
        /// The horizon.
        horizon: String,
    },
    /// Times that do not increase.
    #[error("found {found} after {before}, wanted times that increase")]
    NotIncreasing {
        /// The time.
        found: String,
        /// The one before it.
        before: String,
    },
    /// A setting self-destructs, the fuse does not say how well.
    #[error(
        "found a self-destruct in a setting, wanted `self_destruct` in the fuse too: how well does \
         it work?"
    )]
    NoSelfDestruct,
    /// A seasonal climate outside what the Earth has.
    #[error("temperatures run from {coldest:.1} to {warmest:.1} °C, wanted within -90 to 70 °C")]
    Swing {
        /// The coldest hour.
        coldest: f64,
        /// The warmest.
        warmest: f64,
    },
    /// Repeated laying without end.
    #[error("found {found} waves, wanted at most {limit}")]
    TooManyWaves {
        /// How many.
        found: String,
        /// How many are allowed.
        limit: String,
    },
    /// A temperature series in a built-in scenario.
    #[error("a built-in scenario has no folder to read {file:?} from")]
    NoFolder {
        /// The file.
        file: String,
    },
    /// The file of a temperature series cannot be read.
    #[error("cannot read {file:?}: {reason}")]
    SeriesUnreadable {
        /// The file.
        file: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The rows of a temperature series end too early or begin too late.
    #[error("rows cover {found}, wanted {wanted}")]
    SeriesTooShort {
        /// What they cover.
        found: String,
        /// What they should.
        wanted: String,
    },
    /// An override that is not `key.path=value`.
    #[error("found {found:?}, wanted key.path=value, such as simulation.draws=10")]
    NotAnOverride {
        /// The text.
        found: String,
    },
    /// An override of an item that is not there.
    #[error("there is no item {index}, the list has {length}")]
    NoSuchItem {
        /// The item asked for.
        index: usize,
        /// How many there are.
        length: usize,
    },
    /// An override that goes on below a value that is no table or list.
    #[error("found {found}, which has no {below}")]
    NothingBelow {
        /// What is there.
        found: String,
        /// What was asked of it.
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

/// The names in backticks, with commas between.
pub(super) fn list<T: AsRef<str>>(names: &[T]) -> String {
    names.iter().map(|name| format!("`{}`", name.as_ref())).collect::<Vec<_>>().join(", ")
}

/// The name nearest to what was written, if it is near enough to be a slip.
pub(super) fn nearest<'a>(found: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let slips = (found.chars().count() / 3).max(1);
    let (found, distance) = (found.to_lowercase(), strsim::damerau_levenshtein);
    known
        .map(|name| (distance(&found, &name.to_lowercase()), name))
        .filter(|&(distance, _)| distance <= slips)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, name)| name.to_owned())
}

fn said_suggestion(suggestion: Option<&str>, known: &[&'static str]) -> String {
    match suggestion {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("known here: {}", list(known)),
    }
}

fn said_name(suggestion: Option<&str>, known: &[String]) -> String {
    match suggestion {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("wanted one of {}", list(known)),
    }
}

fn said_keys(found: &[&'static str]) -> String {
    match found {
        [] => "none".to_owned(),
        [all @ .., last] if !all.is_empty() => format!("{} and `{last}`", list(all)),
        one => list(one),
    }
}

fn said_bytes(bytes: u64) -> String {
    said_count(i64::try_from(bytes).unwrap_or(i64::MAX))
}
