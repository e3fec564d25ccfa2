//! Names of uncertain parameters and coordinates for them.

use std::fmt;

/// What harm depends on most, and together: the dimensions of one sequence, in which every pair is
/// spread evenly. Every other parameter has a sequence of its own. Whoever moves one changes the
/// draws of every scenario that has it.
const TOGETHER: [&str; 5] = [
    "arm.laying[0].electrical.overrun.probability",
    "civilians.group[0].entries_per_person_year",
    "arm.laying[0].electrical.overrun.life.lognormal.median",
    "civilians.extra_casualties_mean",
    "clearance.rate_m2_per_day",
];

/// An uncertain parameter: what its key is called, and what its draws belong to.
///
/// The same key in two arms is one parameter and takes the same quantile in both, so neither has
/// the number of the arm.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label {
    name: String,
    id: String,
}

impl Label {
    /// The label of a key by its name and by what its draws belong to, both without the number of
    /// the arm.
    pub fn new(name: &str, id: &str) -> Self {
        Self { name: name.to_owned(), id: id.to_owned() }
    }

    /// What the key is called: its path without the number of the arm.
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// What its draws belong to, which stays when the key is renamed.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The name of the sequence that its draws come from, and the dimension.
    pub fn sequence(&self) -> (&str, u32) {
        match TOGETHER.iter().position(|id| *id == self.id) {
            Some(dimension) => (TOGETHER[0], dimension as u32),
            None => (&self.id, 0),
        }
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// One coordinate in (0, 1) for each label, in the order of the labels: a parameter draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Point(pub Vec<f64>);
