//! Civilians: presence, active hours and exposure to one mine.

use crate::units::{Days, Probability};

/// Civilians, and the consequences of a detonation.
#[derive(Clone, Debug, PartialEq)]
pub struct Civilians {
    /// Probability that a contact detonates a functional mine.
    pub trigger_probability: Probability,
    /// Mean number of casualties beyond the first; 0 or more.
    pub extra_casualties_mean: f64,
    /// Groups of people, in the file's order; may be empty.
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

/// People of the same exposure.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Adult or child.
    pub age: Age,
    /// Number of people; 0 or more.
    pub people: f64,
    /// Share of them that is present over time, 0 to 1.
    pub presence: PiecewiseLinear,
    /// Entries into the hazardous area, per person-year of presence; 0 or more.
    pub entries_per_person_year: f64,
    /// Path of an entry, m; 0 or more.
    pub path_per_entry_m: f64,
    /// Width within which a person meets a mine, m; 0 or more.
    pub contact_width_m: f64,
    /// Hours of the day of their entries.
    pub active_hours: ActiveHours,
    /// Probability that a casualty dies.
    pub case_fatality: Probability,
}

/// Local hours with entries, at an even rate: [`from`, `to`), 0 ≤ from < to ≤ 24.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ActiveHours {
    /// First hour, included.
    pub from: f64,
    /// Last hour, excluded.
    pub to: f64,
}

impl ActiveHours {
    /// All day.
    pub const ALL_DAY: Self = Self { from: 0.0, to: 24.0 };

    /// h: rate of entries relative to the daily mean, at a local hour in [0, 24).
    pub fn intensity(self, hour: f64) -> f64 {
        if self.from <= hour && hour < self.to { 24.0 / (self.to - self.from) } else { 0.0 }
    }
}

/// A curve over time: linear between its points, constant outside them.
#[derive(Clone, Debug, PartialEq)]
pub struct PiecewiseLinear {
    points: Vec<(Days, f64)>,
}

impl PiecewiseLinear {
    /// Builds a curve through points of increasing time; at least one.
    ///
    /// # Panics
    /// If there is no point or the times do not increase. The scenario has checked both.
    pub fn new(points: Vec<(Days, f64)>) -> Self {
        assert!(!points.is_empty(), "a curve has at least one point");
        assert!(
            points.windows(2).all(|pair| pair[0].0 < pair[1].0),
            "the times of a curve increase"
        );
        Self { points }
    }

    /// Points of the curve.
    pub fn points(&self) -> &[(Days, f64)] {
        &self.points
    }

    /// Value at a time.
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
