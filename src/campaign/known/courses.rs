//! What becomes of a mine by laws with exact answers: the expected engine, asked at many times.
//!
//! Between two of its times the engine takes what ends as spread evenly, which costs up to a part
//! in ten thousand where it looks as seldom as a run does. Here it looks ten times a day, so that
//! the digits published are those compared.

use crate::engine::{ArmExpected, Column, expect_arm};
use crate::estimate::{Case, Near};
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

    fn any_casualty(&self, arm: usize, day: f64) -> f64 {
        self.arms[arm].any_casualty(self.time(day))
    }
}

/// A scenario that comes with the program to be checked against.
pub(super) fn scenario(known: &'static BuiltIn, overrides: &[&str]) -> Scenario {
    let overrides: Vec<String> = overrides.iter().map(|&text| text.to_owned()).collect();
    read(&Source::BuiltIn(known), &overrides).expect("a test reads it")
}

/// min(Weibull, lognormal): a battery and a timer.
pub(super) fn two_lives(overrides: &[&str]) -> Vec<Case> {
    let found = Courses::of(&MINIMUM, overrides, 30, &[120.0, 365.0]);
    let rows = [
        ("ended by the first by 30 d", "0.40176", Column::Inert, 30.0),
        ("ended by the second by 30 d", "0.30293", Column::SelfDestructed, 30.0),
        ("still functional at 30 d", "0.29531", Column::Functional, 30.0),
        ("longer than 120 d", "8.829345e-5", Column::Functional, 120.0),
        ("longer than 365 d", "3.387592e-17", Column::Functional, 365.0),
    ];
    let case = |(case, published, column, day): (&str, &str, Column, f64)| Case {
        about: "The shorter of a Weibull (scale 40 d, shape 1.5) and a lognormal (mu 3.5, sigma \
                0.6) life",
        source: "quadrature of the two laws to 25 digits; ours: a battery and a timer in the \
                 expected engine (assets/known/minimum.toml)",
        case: case.to_owned(),
        kind: None,
        published: published.to_owned(),
        ours: found.count(0, column, day),
        near: Near::LastDigit,
    };
    rows.into_iter().map(case).collect()
}

/// Closed forms of the model.
pub(super) fn closed_forms(overrides: &[&str]) -> Vec<Case> {
    let day = 20.0;
    let found = Courses::of(&CLOSED, overrides, 20, &[]);
    let [exponential, lots, cleared] = [0, 1, 2];
    let rows = [
        (
            "exponential life: functional",
            "0.1228566",
            found.count(exponential, Column::Functional, day),
        ),
        (
            "exponential life: met before its end",
            "0.4123242",
            found.count(exponential, Column::Detonations, day),
        ),
        (
            "exponential life: casualties",
            "0.6184863",
            found.count(exponential, Column::Casualties, day),
        ),
        ("exponential life: any casualty", "0.4123242", found.any_casualty(exponential, day)),
        ("two lots of five: functional", "1.181038", found.count(lots, Column::Functional, day)),
        (
            "two lots of five: met before their end",
            "4.90761",
            found.count(lots, Column::Detonations, day),
        ),
        ("two lots of five: any casualty", "0.997435", found.any_casualty(lots, day)),
        (
            "after a pass of clearance: left",
            "0.1492822",
            found.count(cleared, Column::Explosive, day),
        ),
    ];
    let case = |(case, published, ours): (&str, &str, f64)| Case {
        about: "Closed forms of the model, 20 d after laying",
        source: "docs/model.md, closed forms, worked out to 25 digits (two lots: by quadrature); \
                 ours: the expected engine (assets/known/closed.toml)",
        case: case.to_owned(),
        kind: None,
        published: published.to_owned(),
        ours,
        near: Near::LastDigit,
    };
    rows.into_iter().map(case).collect()
}

/// Mines that the cold silences and warmth wakes, in swings of 80 °C.
pub(super) fn silenced(overrides: &[&str]) -> Vec<Case> {
    let destroyed = Courses::of(&SILENCED_DESTROY, overrides, 0, &[7.0, 30.0]);
    let met = Courses::of(&SILENCED_MEET, overrides, 0, &[3.0, 7.0, 15.0, 30.0, 61.0]);
    let destroyed = [("412142.19", 7.0)].map(|(published, day)| {
        ("self-destructed", published, day, destroyed.count(0, Column::SelfDestructed, day))
    });
    let met = [
        ("19290.418", 3.0),
        ("32383.312", 7.0),
        ("56684.226", 15.0),
        ("95748.629", 30.0),
        ("117848.52", 61.0),
    ]
    .map(|(published, day)| {
        ("detonations", published, day, met.count(0, Column::Detonations, day))
    });
    let case = |(what, published, day, ours): (&str, &str, f64, f64)| Case {
        about: "Mines that the cold silences, of a million",
        source: "integrals over time and over lives, in steps of a second; ours: the expected \
                 engine (assets/known/dormant-self-destruct.toml, dormant-contacts.toml)",
        case: format!("{what} by {day} d"),
        kind: None,
        published: published.to_owned(),
        ours,
        near: Near::Stated { relative: 1e-4, absolute: 0.0 },
    };
    destroyed.into_iter().chain(met).map(case).collect()
}
