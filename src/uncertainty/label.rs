//! Names and coordinates of uncertain parameters.

use std::fmt;

/// Ids of the parameters that matter most to casualties, also in combination.
///
/// They are the dimensions of one sequence, in which every pair is evenly distributed. Every other
/// parameter has a sequence of its own. Moving an id changes the draws of every scenario that has
/// it.
const TOGETHER: [&str; 5] = [
    "arm.laying[0].electrical.overrun.probability",
    "civilians.group[0].entries_per_person_year",
    "arm.laying[0].electrical.overrun.life.lognormal.median",
    "civilians.extra_casualties_mean",
    "clearance.rate_m2_per_day",
];

/// Name and id of an uncertain parameter.
///
/// The same key in two alternatives is one parameter and takes the same quantile in both. So
/// neither the name nor the id has the index of an alternative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    name: String,
    id: String,
}

impl Label {
    /// A label of a name and an id. Neither has the index of the alternative.
    pub fn new(name: &str, id: &str) -> Self {
        Self { name: name.to_owned(), id: id.to_owned() }
    }

    /// Name of the key: its path without the index of the alternative.
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// Id that keys its draws, which stays when the key is renamed.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Name of the sequence of its draws, and its dimension.
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

/// A parameter draw: one coordinate in (0, 1) for each label, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Point(pub Vec<f64>);
