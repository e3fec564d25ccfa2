//! What becomes of a mine by laws with exact answers: the expected engine, asked at many times.
//!
//! Between two of its times the engine takes what ends as spread evenly, which costs up to a part
//! in ten thousand where it looks as seldom as a run does. Here it looks ten times a day, so that
//! the digits published are those compared.

use crate::engine::{ArmExpected, Column, expect_arm};
use crate::estimate::Near;
use crate::question::TimeGrid;
use crate::scenario::{BuiltIn, Scenario, Source, read};
use crate::uncertainty::Point;
use crate::units::Days;

static MINIMUM: BuiltIn =
    BuiltIn { name: "minimum", text: include_str!("../../../assets/known/minimum.toml") };
static CLOSED: BuiltIn =
    BuiltIn { name: "closed", text: include_str!("../../../assets/known/closed.toml") };
static SILENCED_DESTROY: BuiltIn = BuiltIn {
    name: "dormant-self-destruct",
    text: include_str!("../../../assets/known/dormant-self-destruct.toml"),
};
static SILENCED_MEET: BuiltIn = BuiltIn {
    name: "dormant-contacts",
    text: include_str!("../../../assets/known/dormant-contacts.toml"),
};

/// How often the engine looks in a day.
const LOOKS_PER_DAY: u32 = 10;

/// The arms of a scenario without unknowns, looked at often up to a day, then at a few others.
struct Courses {
    arms: Vec<ArmExpected>,
    days: Vec<f64>,
}

impl Courses {
    fn of(known: &'static BuiltIn, overrides: &[&str], often_until: u32, then: &[f64]) -> Self {
        let scenario = scenario(known, overrides);
        let often = (1..=often_until * LOOKS_PER_DAY)
            .map(|look| f64::from(look) / f64::from(LOOKS_PER_DAY));
        let days: Vec<f64> = often.chain(then.iter().copied()).collect();
        let grid = TimeGrid::only(days.iter().copied().map(Days::new).collect());
        let study = scenario.study(&Point(vec![]));
        Self {
            arms: (0..study.arms.len()).map(|arm| expect_arm(&study, arm, &grid)).collect(),
            days,
        }
    }

    /// The place of a day among the times.
    fn time(&self, day: f64) -> usize {
        self.days.iter().position(|&time| time == day).expect("the engine looked then")
    }

    fn count(&self, arm: usize, column: Column, day: f64) -> f64 {
        self.arms[arm].count(column, self.time(day))
    }
}

/// A scenario that comes with the program to be checked against.
pub(super) fn scenario(known: &'static BuiltIn, overrides: &[&str]) -> Scenario {
    let overrides: Vec<String> = overrides.iter().map(|&text| text.to_owned()).collect();
    read(&Source::BuiltIn(known), &overrides).expect("a test reads it")
}

/// min(Weibull, lognormal): a battery and a timer.
pub(super) fn two_lives(overrides: &[&str]) -> Vec<f64> {
    let found = Courses::of(&MINIMUM, overrides, 30, &[120.0, 365.0]);
    vec![
        found.count(0, Column::Inert, 30.0),
        found.count(0, Column::SelfDestructed, 30.0),
        found.count(0, Column::Functional, 30.0),
        found.count(0, Column::Functional, 120.0),
        found.count(0, Column::Functional, 365.0),
    ]
}

/// Closed forms of the model.
pub(super) fn closed_forms(overrides: &[&str]) -> Vec<f64> {
    let found = Courses::of(&CLOSED, overrides, 20, &[]);
    let count = |arm: usize, column: Column| found.count(arm, column, 20.0);
    let any_casualty = |arm: usize| found.arms[arm].any_casualty(found.time(20.0));
    let [exponential, lots, cleared] = [0, 1, 2];
    vec![
        count(exponential, Column::Functional),
        count(exponential, Column::Detonations),
        count(exponential, Column::Casualties),
        any_casualty(exponential),
        count(lots, Column::Functional),
        count(lots, Column::Detonations),
        any_casualty(lots),
        count(cleared, Column::Explosive),
    ]
}

/// Mines that the cold silences and warmth wakes, in swings of 80 °C: as near as the integrals are.
pub(super) fn silenced(overrides: &[&str]) -> Vec<(f64, Near)> {
    let days = [3.0, 7.0, 15.0, 30.0, 61.0];
    let destroyed = Courses::of(&SILENCED_DESTROY, overrides, 0, &[7.0, 30.0]);
    let met = Courses::of(&SILENCED_MEET, overrides, 0, &days);
    let destroyed = destroyed.count(0, Column::SelfDestructed, 7.0);
    let met = days.map(|day| met.count(0, Column::Detonations, day));
    let near = Near::Stated { relative: 1e-4, absolute: 0.0 };
    std::iter::once(destroyed).chain(met).map(|ours| (ours, near)).collect()
}
