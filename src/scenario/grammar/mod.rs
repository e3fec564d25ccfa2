//! The grammar of a scenario file, as data: every table and key, what it takes, what it is when it
//! is left out.
//!
//! One list, read by everything that has to know the grammar: the reader (`scenario::read`), the
//! JSON Schema, the key reference for people, the list of keys for tests. A key that is not here
//! does not exist; what is here is read, checked, documented and published without another line
//! being written. The rules that tie keys to each other (shares that sum to 1, names that must
//! exist) are not here but in `scenario::check`.

mod arms;
mod file;
mod law;
mod people;
mod range;
mod reference;
mod schema;

pub(super) use file::FILE;
pub(super) use law::{LAWS, LawForm, Sort};
pub(super) use range::{Range, said, said_count};
pub(super) use reference::left_out;
pub use reference::{KeyReference, key_reference, keys};
pub use schema::schema;

/// A table: its keys and which of them exclude each other.
#[derive(Debug)]
pub(super) struct Table {
    /// Its keys, in the order in which people read them.
    pub(super) keys: &'static [Key],
    /// Sets of keys of which at most one, or exactly one, is given.
    pub(super) choices: &'static [Choice],
}

/// Keys of which at most one is given.
#[derive(Debug)]
pub(super) struct Choice {
    /// The keys.
    pub(super) keys: &'static [&'static str],
    /// Whether one must be given.
    pub(super) needed: bool,
}

/// A key of a table.
#[derive(Debug)]
pub(super) struct Key {
    /// Its name.
    pub(super) name: &'static str,
    /// What its draws belong to: its first name, which stays when it is renamed.
    pub(super) id: &'static str,
    /// What it takes.
    pub(super) kind: Kind,
    /// What happens when it is left out.
    pub(super) need: Need,
    /// What it means, in one line, with its unit.
    pub(super) doc: &'static str,
}

/// What happens when a key is left out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Need {
    /// The file is refused.
    Required,
    /// The thing it speaks of is not there.
    Optional,
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

/// What a key takes.
#[derive(Debug)]
pub(super) enum Kind {
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

/// Keys of older files, and what they have become.
pub(super) const RENAMED: [(&str, &str); 1] = [(
    "tolerable_risk_per_year",
    "`[[civilians.risk_criterion]]` with a `name` and a plain number `per_year`",
)];

/// The greatest number of points of a curve.
pub(super) const MOST_POINTS: usize = 10_000;
/// The greatest number of report times.
pub(super) const MOST_TIMES: usize = 1_000;
/// The greatest number of waves of a laying.
pub(super) const MOST_WAVES: usize = 10_000;

impl Kind {
    /// What is wanted, as a message says it.
    pub(super) fn wanted(&self) -> String {
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
            Self::Date => "a local date and time such as 2024-11-20T06:00:00".to_owned(),
            Self::Integer(from, to) if from == to => from.to_string(),
            Self::Integer(from, i64::MAX) => format!("a whole number, at least {from}"),
            Self::Integer(from, to) => {
                format!("a whole number from {} to {}", said_count(*from), said_count(*to))
            }
            Self::Number(range) | Self::Plain(range) => range.of_numbers(),
            Self::Duration(range) | Self::PlainDuration(range) => range.of_durations(),
            Self::Times(_) => "a list of increasing durations such as [\"14d\", \"1y\"]".to_owned(),
            Self::Curve(range) => {
                format!(
                    "a list of points such as [[\"0d\", 0], [\"1y\", 0.5]], each {}",
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

    /// Whether a law may stand there.
    pub(super) const fn takes_a_law(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Duration(_))
    }
}

impl Table {
    /// The path of a key by ids, numbers of list items included; a key that is not in the grammar
    /// is its own id.
    pub(super) fn id_of(&self, path: &str) -> String {
        let (mut table, mut ids) = (Some(self), Vec::new());
        for step in path.split('.') {
            let (name, number) = step.split_at(step.find('[').unwrap_or(step.len()));
            let key = table.and_then(|table| table.key(name));
            ids.push(format!("{}{number}", key.map_or(name, |key| key.id)));
            table = key.and_then(|key| match key.kind {
                Kind::Table(below) | Kind::Tables(below, ..) => Some(below),
                _ => None,
            });
        }
        ids.join(".")
    }

    /// The key of that name.
    pub(super) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// The names of all keys.
    pub(super) fn names(&self) -> Vec<&'static str> {
        self.keys.iter().map(|key| key.name).collect()
    }
}

/// A key that must be given.
const fn required(name: &'static str, kind: Kind, doc: &'static str) -> Key {
    Key { name, id: name, kind, need: Need::Required, doc }
}

/// A key that may be left out, and with it what it speaks of.
const fn optional(name: &'static str, kind: Kind, doc: &'static str) -> Key {
    Key { name, id: name, kind, need: Need::Optional, doc }
}

/// A key that may be left out and then has a value.
const fn preset(name: &'static str, kind: Kind, need: Need, doc: &'static str) -> Key {
    Key { name, id: name, kind, need, doc }
}

impl Key {
    /// The key under a new name: its draws are those it had under the old one.
    #[cfg_attr(not(test), expect(dead_code, reason = "no key has been renamed yet"))]
    const fn renamed_from(self, id: &'static str) -> Self {
        let Self { name, kind, need, doc, .. } = self;
        Self { name, id, kind, need, doc }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::uncertainty::Label;

    const TODAY: Table = Table {
        keys: &[required("arm", Kind::Tables(&BELOW_TODAY, 1, 2), "A list.")],
        choices: &[],
    };
    static BELOW_TODAY: Table = Table {
        keys: &[required("fatality", Kind::Number(Range::UNIT), "A number.")],
        choices: &[],
    };
    const RENAMED: Table = Table {
        keys: &[
            required("course", Kind::Tables(&BELOW_RENAMED, 1, 2), "A list.").renamed_from("arm")
        ],
        choices: &[],
    };
    static BELOW_RENAMED: Table = Table {
        keys: &[required("case_fatality", Kind::Number(Range::UNIT), "A number.")
            .renamed_from("fatality")],
        choices: &[],
    };

    /// Draws belong to the id and the sequence of a label, and not to its name: `engine::point` is
    /// tested for that.
    #[test]
    fn a_renamed_key_keeps_its_draws() {
        let label = |table: &Table, path: &str| Label::new(path, &table.id_of(path));
        let before = label(&TODAY, "arm[1].fatality");
        let after = label(&RENAMED, "course[1].case_fatality");
        assert_eq!((before.as_str(), after.as_str()), ("arm.fatality", "course.case_fatality"));
        assert_eq!((before.id(), before.sequence()), (after.id(), after.sequence()));
        let without = label(&TODAY, "course[1].case_fatality");
        assert_ne!(before.id(), without.id());
    }
}
