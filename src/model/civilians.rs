//! Who is there, when, and how often a person meets one mine.

use crate::units::{Days, Probability};

/// Who is there and what a detonation does.
#[derive(Clone, Debug, PartialEq)]
pub struct Civilians {
    /// Probability that a contact sets off a functional mine.
    pub trigger_probability: Probability,
    /// Mean number of casualties beyond the first; 0 or more.
    pub extra_casualties_mean: f64,
    /// The groups of people, in the file's order; may be empty.
    pub groups: Vec<Group>,
}

/// Adult or child.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Age {
    /// An adult.
    #[default]
    Adult,
    /// A child.
    Child,
}

/// People who share a way of life.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Adult or child.
    pub age: Age,
    /// How many people; 0 or more.
    pub people: f64,
    /// Share of them that is there, over time, 0 to 1.
    pub presence: Curve,
    /// Entries into the hazardous area, per person and year while present; 0 or more.
    pub entries_per_person_year: f64,
    /// Path of an entry, m; 0 or more.
    pub path_per_entry_m: f64,
    /// Width within which a person meets a mine, m; 0 or more.
    pub contact_width_m: f64,
    /// When in the day they go.
    pub active_hours: ActiveHours,
    /// Probability that a casualty dies.
    pub fatality: Probability,
}

/// Hours of the local day in which entries fall, evenly: from `from` (included) to `to` (excluded),
/// 0 ≤ from < to ≤ 24.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ActiveHours {
    /// First hour.
    pub from: f64,
    /// Last hour.
    pub to: f64,
}

impl ActiveHours {
    /// All day.
    pub const ALL_DAY: Self = Self { from: 0.0, to: 24.0 };

    /// h: how many times denser than the daily mean entries are at an hour of the local day in [0,
    /// 24).
    pub fn intensity(self, hour: f64) -> f64 {
        if self.from <= hour && hour < self.to { 24.0 / (self.to - self.from) } else { 0.0 }
    }
}

/// A curve over time: linear between its points, constant outside them.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    points: Vec<(Days, f64)>,
}

impl Curve {
    /// A curve through points of increasing time; at least one.
    ///
    /// # Panics
    /// If there is no point or the times do not increase: the scenario checked them.
    pub fn new(points: Vec<(Days, f64)>) -> Self {
        assert!(!points.is_empty(), "a curve has at least one point");
        assert!(
            points.windows(2).all(|pair| pair[0].0 < pair[1].0),
            "the times of a curve increase"
        );
        Self { points }
    }

    /// The points.
    pub fn points(&self) -> &[(Days, f64)] {
        &self.points
    }

    /// The value at a time.
    pub fn at(&self, time: Days) -> f64 {
        let after = self.points.partition_point(|point| point.0 <= time);
        match (after.checked_sub(1).map(|before| self.points[before]), self.points.get(after)) {
            (Some((t0, v0)), Some(&(t1, v1))) => {
                v0 + (v1 - v0) * ((time.days() - t0.days()) / (t1.days() - t0.days()))
            }
            (Some((_, value)), None) => value,
            (None, _) => self.points[0].1,
        }
    }

    /// The same curve, later.
    pub fn delayed(&self, by: Days) -> Self {
        Self { points: self.points.iter().map(|&(time, value)| (time + by, value)).collect() }
    }
}
