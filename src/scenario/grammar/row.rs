//! Descriptions of the tables and keys of a scenario file.

use super::range::{Range, count_text};
use crate::question::Role;

/// A table: its keys and which of them exclude each other.
#[derive(Debug)]
pub(crate) struct Table {
    /// Its keys, in the order in which people read them.
    pub(crate) keys: &'static [Key],
    /// Sets of keys of which at most one, or exactly one, is given.
    pub(crate) choices: &'static [ExclusiveKeys],
}

/// Keys of which at most one is given.
#[derive(Debug)]
pub(crate) struct ExclusiveKeys {
    /// The keys.
    pub(crate) keys: &'static [&'static str],
    /// Whether one must be given.
    pub(crate) needed: bool,
}

/// A key of a table.
#[derive(Debug)]
pub(crate) struct Key {
    /// Its name.
    pub(crate) name: &'static str,
    /// What its draws belong to: its first name, which stays when it is renamed.
    pub(crate) id: &'static str,
    /// What it takes.
    pub(crate) kind: Kind,
    /// What happens when it is left out.
    pub(crate) need: Need,
    /// What it means to readers of results.
    pub(crate) role: Role,
    /// What it means, in one line, with its unit.
    pub(crate) doc: &'static str,
}

/// The entry of the grammar for a path.
#[derive(Debug)]
pub(crate) struct Located {
    /// What the key is called: the path without the number of the alternative.
    pub(crate) name: String,
    /// The same by ids: what its draws belong to.
    pub(crate) id: String,
    /// Index of the alternative whose key it is.
    pub(crate) alternative: Option<usize>,
    /// What it means to readers of results; none of a key that is not in the grammar.
    pub(crate) role: Option<Role>,
}

/// The id of the list of alternatives.
const ALTERNATIVES: &str = "arm";

/// The default for a key that is left out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Need {
    /// The file is refused.
    Required,
    /// The thing it speaks of is not there.
    Nothing,
    /// This number is taken.
    Number(f64),
    /// This whole number is taken.
    Integer(i64),
    /// This word is taken.
    Word(&'static str),
    /// All hours of the day are taken.
    AllDay,
    /// The risk criteria of [`RiskCriterion::presets`](crate::question::RiskCriterion::presets) are
    /// taken.
    HseCriteria,
}

/// The type and range of the value of a key.
#[derive(Debug)]
pub(crate) enum Kind {
    /// A text on one line, not empty: a name.
    Line,
    /// A text, not empty.
    Text,
    /// One of several words.
    Word(fn() -> Vec<&'static str>),
    /// A local date and time, without an offset.
    Date,
    /// A whole number from the first to the second.
    Integer(i64, i64),
    /// A number in a range, which may be uncertain.
    Number(Range),
    /// A number in a range, which is given as it is.
    Plain(Range),
    /// A duration in a range of days, which may be uncertain.
    Duration(Range),
    /// A duration in a range of days, which is given as it is.
    PlainDuration(Range),
    /// A duration after the start, which may be uncertain, or a local date.
    Time(Range),
    /// Increasing durations.
    Times(Range),
    /// Points [duration, number] of increasing time, the number in the range.
    Curve(Range),
    /// [from, to] in hours of the day.
    Hours,
    /// A table.
    Table(&'static Table),
    /// A list of tables: the least and the greatest number of them.
    Tables(&'static Table, usize, usize),
}

/// Renamed keys of older files, with their replacements.
pub(crate) const RENAMED: [(&str, &str); 1] =
    [("tolerable_risk_per_year", "[[civilians.risk_criterion]]")];

/// The greatest number of points of a curve.
pub(crate) const MOST_POINTS: usize = 10_000;
/// The greatest number of report times.
pub(crate) const MOST_TIMES: usize = 1_000;
/// The greatest number of waves of a laying.
pub(crate) const MOST_WAVES: usize = 10_000;

impl Kind {
    /// What is expected, as a message says it.
    pub(crate) fn expected(&self) -> String {
        match self {
            Self::Line => "a text on one line, not empty".to_owned(),
            Self::Text => "a text, not empty".to_owned(),
            Self::Word(words) => match words().as_slice() {
                [word] => format!("{word:?}"),
                words => {
                    let quoted: Vec<_> = words.iter().map(|word| format!("{word:?}")).collect();
                    format!("one of {}", quoted.join(", "))
                }
            },
            Self::Date => {
                "a local date such as 2024-11-20, or with its time, 2024-11-20T06:00:00".to_owned()
            }
            Self::Integer(from, to) if from == to => from.to_string(),
            Self::Integer(from, i64::MAX) => format!("a whole number, at least {from}"),
            Self::Integer(from, to) => {
                format!("a whole number from {} to {}", count_text(*from), count_text(*to))
            }
            Self::Number(range) | Self::Plain(range) => range.of_numbers(),
            Self::Duration(range) | Self::PlainDuration(range) => range.of_durations(),
            Self::Time(range) => format!("{}, or a date such as 2026-01-01", range.of_durations()),
            Self::Times(_) => "a list of increasing durations such as [\"14d\", \"1y\"]".to_owned(),
            Self::Curve(range) => {
                format!(
                    "{}, or a list of points such as [[\"0d\", 0], [\"1y\", 0.5]] or [[2026-01-01, \
                     0.5]]",
                    range.of_numbers()
                )
            }
            Self::Hours => "[from, to] in hours, 0 <= from < to <= 24".to_owned(),
            Self::Table(_) => "a table".to_owned(),
            Self::Tables(_, least, _) if *least > 0 => {
                format!("a list of tables, at least {least}")
            }
            Self::Tables(..) => "a list of tables".to_owned(),
        }
    }

    /// Whether a distribution may stand there.
    pub(crate) const fn takes_a_distribution(&self) -> bool {
        matches!(self, Self::Number(_)) || self.is_of_durations()
    }

    /// Whether a duration stands there that may be uncertain.
    pub(crate) const fn is_of_durations(&self) -> bool {
        matches!(self, Self::Duration(_) | Self::Time(_))
    }
}

impl Table {
    /// What a path is; a key that is not in the grammar is its own id.
    pub(crate) fn locate(&self, path: &str) -> Located {
        let (mut names, mut ids) = (Vec::new(), Vec::new());
        let (mut table, mut alternative, mut role) = (Some(self), None, None);
        for step in path.split('.') {
            let (name, mut number) = step.split_at(step.find('[').unwrap_or(step.len()));
            let key = table.and_then(|table| table.key(name));
            let id = key.map_or(name, |key| key.id);
            if ids.is_empty() && id == ALTERNATIVES {
                alternative = number.trim_matches(['[', ']']).parse().ok();
                number = "";
            }
            names.push(format!("{name}{number}"));
            ids.push(format!("{id}{number}"));
            role = key.map(|key| key.role);
            table = key.and_then(|key| match key.kind {
                Kind::Table(below) | Kind::Tables(below, ..) => Some(below),
                _ => None,
            });
        }
        Located { name: names.join("."), id: ids.join("."), alternative, role }
    }

    /// The key of that name.
    pub(crate) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// The names of all keys.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        self.keys.iter().map(|key| key.name).collect()
    }
}
