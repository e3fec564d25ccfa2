//! Life distributions with exact answers, by the expected engine at many times.
//!
//! Between two of its times the engine spreads ends of life evenly. At the times of an ordinary run
//! this costs up to a part in ten thousand. Here it has ten times a day, so that the published
//! digits are compared.

use crate::engine::{AlternativeExpected, Column, expect_alternative};
use crate::estimate::Tolerance;
use crate::question::TimeGrid;
use crate::scenario::read;
use crate::scenario::{BuiltIn, Scenario, Source};
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

/// Times of the grid per day.
const LOOKS_PER_DAY: u32 = 10;

/// Alternatives of a scenario without uncertain parameters, on a fine grid. The grid is fine up to
/// a day, then has a few other times.
struct ExactLives {
    alternatives: Vec<AlternativeExpected>,
    days: Vec<f64>,
}

impl ExactLives {
    fn of(known: &'static BuiltIn, overrides: &[&str], often_until: u32, then: &[f64]) -> Self {
        let scenario = scenario(known, overrides);
        let often = (1..=often_until * LOOKS_PER_DAY)
            .map(|look| f64::from(look) / f64::from(LOOKS_PER_DAY));
        let days: Vec<f64> = often.chain(then.iter().copied()).collect();
        let grid = TimeGrid::only(days.iter().copied().map(Days::new).collect());
        let study = scenario.study(&Point(vec![]));
        Self {
            alternatives: (0..study.alternatives.len())
                .map(|alternative| expect_alternative(&study, alternative, &grid))
                .collect(),
            days,
        }
    }

    /// The index of a day on the grid.
    fn time(&self, day: f64) -> usize {
        self.days.iter().position(|&time| time == day).expect("the engine looked then")
    }

    fn count(&self, alternative: usize, column: Column, day: f64) -> f64 {
        self.alternatives[alternative].count(column, self.time(day))
    }
}

/// A built-in benchmark scenario.
pub(super) fn scenario(known: &'static BuiltIn, overrides: &[&str]) -> Scenario {
    let overrides: Vec<String> = overrides.iter().map(|&text| text.to_owned()).collect();
    read(&Source::BuiltIn(known), &overrides).expect("a test reads it")
}

/// min(Weibull, lognormal): the life of a battery and a timer.
pub(super) fn two_lives(overrides: &[&str]) -> Vec<f64> {
    let found = ExactLives::of(&MINIMUM, overrides, 30, &[120.0, 365.0]);
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
    let found = ExactLives::of(&CLOSED, overrides, 20, &[]);
    let count = |alternative: usize, column: Column| found.count(alternative, column, 20.0);
    let any_casualty =
        |alternative: usize| found.alternatives[alternative].any_casualty(found.time(20.0));
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

/// Mines that fall silent in the cold and wake in warmth. The temperature swings by 80 °C.
pub(super) fn silenced(overrides: &[&str]) -> Vec<(f64, Tolerance)> {
    let days = [3.0, 7.0, 15.0, 30.0, 61.0];
    let destroyed = ExactLives::of(&SILENCED_DESTROY, overrides, 0, &[7.0, 30.0]);
    let met = ExactLives::of(&SILENCED_MEET, overrides, 0, &days);
    let destroyed = destroyed.count(0, Column::SelfDestructed, 7.0);
    let met = days.map(|day| met.count(0, Column::Detonations, day));
    let near = Tolerance::Stated { relative: 1e-4, absolute: 0.0 };
    std::iter::once(destroyed).chain(met).map(|ours| (ours, near)).collect()
}
