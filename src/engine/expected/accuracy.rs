//! Accuracy of the standard resolution, by comparison with one 3 to 5 times finer.

use super::account::Account;
use super::laying::expected_of_alternative;
use super::resolution::Resolution;
use crate::engine::tests::examples;
use crate::engine::{Column, Columns};
use crate::model::{
    ActiveHours, Battery, Clearance, DeactivationFailure, Electrical, Fuse, LifeDistribution,
    MultiplierDistribution, PiecewiseLinear, SelfDestruct, Setting, Study, Wave,
};
use crate::question::{Cause, Plan, ReportTime, TimeGrid};
use crate::units::{Days, Probability};

fn p(value: f64) -> Probability {
    examples::p(value)
}

fn grid(study: &Study) -> TimeGrid {
    TimeGrid::new(&Plan {
        title: String::new(),
        question: None,
        seed: 1,
        draws: 1,
        replicates: 1,
        horizon: study.horizon,
        start_hour: study.start.hour,
        report_at: vec![ReportTime { text: "14d".to_owned(), time: Days::new(14.0) }],
        alternatives: vec!["a".to_owned()],
        mines: vec![study.alternatives[0].mines()],
        groups: study.civilians.groups.iter().map(|_| String::new()).collect(),
        baseline: 0,
        criteria: crate::question::RiskCriterion::presets(),
        currency: None,
    })
}

fn columns(groups: usize) -> Vec<Column> {
    let mut columns = vec![
        Column::Functional,
        Column::Dormant,
        Column::Inert,
        Column::Explosive,
        Column::Detonations,
        Column::SelfDestructed,
        Column::Cleared,
        Column::Casualties,
        Column::Killed,
        Column::Injured,
    ];
    columns.extend((0..groups).map(Column::OfGroup));
    columns.extend((0..groups).map(Column::KilledOfGroup));
    columns.extend(Cause::ALL.map(Column::OfCause));
    columns
}

/// Largest relative difference of two accounts. It ignores quantities below the accuracy limit of
/// an account.
fn worst(standard: &Account, fine: &Account, study: &Study, grid: &TimeGrid) -> (f64, String) {
    let groups = study.civilians.groups.len();
    let layout = Columns { groups };
    let mines = study.alternatives[0].mines() as f64;
    let mut worst = (0.0, String::new());
    let mut look = |what: String, ours: f64, exact: f64, least: f64| {
        let off = (ours - exact).abs() / exact.abs().max(least);
        if exact.max(ours) > least && off > worst.0 {
            worst = (off, format!("{what}: {ours:e} for {exact:e}"));
        }
    };
    for column in columns(groups) {
        let least = if column == Column::Dormant { 1e-9 * mines } else { 1e-12 };
        for (time, when) in grid.times().iter().enumerate() {
            let at = layout.index(column) * grid.len() + time;
            look(
                format!("{column:?} at {} d", when.days()),
                standard.means()[at],
                fine.means()[at],
                least,
            );
        }
    }
    let any = standard.any_casualty().iter().zip(fine.any_casualty());
    for ((&ours, &exact), when) in any.zip(grid.times()) {
        look(format!("P(any casualty) at {} d", when.days()), ours, exact, 1e-12);
    }
    worst
}

/// A study with every mechanism, in a cold climate.
pub(crate) fn everything(
    life: MultiplierDistribution,
    lots: u32,
    lot_cv: f64,
    self_destruct_cv: f64,
) -> Study {
    let (mut study, fuse) = examples::cold_study();
    study.horizon = Days::new(900.0);
    study.civilians.extra_casualties_mean = 0.4;
    let mut children = examples::group();
    children.people = 30.0;
    children.presence = PiecewiseLinear::new(vec![
        (Days::ZERO, 0.0),
        (Days::new(33.3), 0.2),
        (Days::new(400.0), 1.0),
    ]);
    children.active_hours = ActiveHours { from: 14.2, to: 19.0 };
    study.civilians.groups.push(children);
    let battery = Battery { life, lots, lot_cv, ..fuse.battery };
    let setting = |days: f64, share, self_destruct: Option<f64>| Setting {
        rated_life: Days::new(days),
        share,
        self_destruct: self_destruct.map(Days::new),
    };
    let fuse = Fuse::Electrical(Electrical {
        settings: vec![
            setting(4.0 / 24.0, 0.2, None),
            setting(14.0, 0.5, Some(11.0)),
            setting(90.0, 0.3, Some(40.0)),
        ],
        dead_on_arrival: p(0.02),
        deactivation_failure: Some(DeactivationFailure {
            probability: p(0.01),
            life: LifeDistribution::Weibull { median: Days::from_years(1.0), shape: 0.8 },
        }),
        self_destruct: Some(SelfDestruct { reliability: p(0.8), cv: self_destruct_cv }),
        battery,
    });
    study.alternatives = vec![examples::alternative(fuse, 0)];
    study.alternatives[0].layings[0].waves =
        vec![Wave { at: Days::ZERO, mines: 700 }, Wave { at: Days::new(20.37), mines: 300 }];
    let mut mechanical = examples::mechanical();
    mechanical.never = p(0.05);
    mechanical.dead_on_arrival = p(0.01);
    let persistent = examples::alternative(Fuse::Mechanical(mechanical), 50);
    study.alternatives[0].layings.extend(persistent.layings);
    study.alternatives[0].risk_reduction = vec![PiecewiseLinear::new(vec![
        (Days::ZERO, 0.0),
        (Days::new(60.0), 0.5),
        (Days::new(61.5), 0.8),
    ])];
    study.alternatives[0].clearance = Some(Clearance {
        start: Days::new(25.0),
        rate_m2_per_day: 9_000.0,
        clearance_effectiveness: p(0.85),
        passes: 2,
        cost_per_m2: None,
    });
    study
}

#[test]
#[ignore = "slow: the gate runs it"]
fn the_standard_resolution_is_within_one_in_ten_thousand_of_a_finer_one() {
    let distributions: [fn(f64) -> MultiplierDistribution; 3] = [
        MultiplierDistribution::lognormal,
        MultiplierDistribution::weibull,
        MultiplierDistribution::gamma,
    ];
    let mut cases = Vec::new();
    for distribution in distributions {
        cases
            .push((format!("{distribution:?} alone"), everything(distribution(0.15), 1, 0.0, 0.1)));
    }
    cases.push((
        "no spread".to_owned(),
        everything(MultiplierDistribution::lognormal(0.0), 1, 0.0, 0.0),
    ));
    cases
        .push(("lots".to_owned(), everything(MultiplierDistribution::lognormal(0.1), 7, 0.2, 0.0)));
    cases.push((
        "lots of Weibull lives".to_owned(),
        everything(MultiplierDistribution::weibull(0.3), 3, 0.1, 0.5),
    ));
    cases.push((
        "lots alone".to_owned(),
        everything(MultiplierDistribution::lognormal(0.0), 5, 0.25, 0.2),
    ));
    let mut busy = everything(MultiplierDistribution::lognormal(0.3), 1, 0.0, 0.3);
    // about one expected contact per mine: after many more, the remainder is less accurate
    busy.area_m2 = 1e5;
    busy.alternatives[0].clearance = None;
    cases.push(("many meetings".to_owned(), busy));
    let mut steady = everything(MultiplierDistribution::weibull(0.2), 4, 0.15, 0.1);
    for laying in &mut steady.alternatives[0].layings {
        if let Fuse::Electrical(fuse) = &mut laying.fuse {
            fuse.battery.cold_loss_per_c = 0.0;
        }
    }
    cases.push(("steady".to_owned(), steady));
    let mut cut_through = everything(MultiplierDistribution::lognormal(0.8), 1, 0.0, 0.0);
    for laying in &mut cut_through.alternatives[0].layings {
        if let Fuse::Electrical(fuse) = &mut laying.fuse {
            fuse.settings[1].self_destruct = Some(Days::new(15.11));
        }
    }
    cases.push(("all destroy themselves while many are silent".to_owned(), cut_through));
    let mut long = everything(MultiplierDistribution::lognormal(0.2), 1, 0.0, 0.1);
    long.horizon = Days::from_years(25.0);
    long.alternatives[0].clearance = Some(Clearance {
        start: Days::new(1000.0),
        rate_m2_per_day: 300.0,
        clearance_effectiveness: p(0.9),
        passes: 2,
        cost_per_m2: None,
    });
    cases.push(("twenty-five years".to_owned(), long));
    let mut wrong = Vec::new();
    for (name, study) in cases {
        let grid = grid(&study);
        let at =
            |resolution| expected_of_alternative(&study, &study.alternatives[0], &grid, resolution);
        let (off, what) = worst(&at(Resolution::STANDARD), &at(Resolution::FINE), &study, &grid);
        println!("{name}: {off:.1e} ({what})");
        if off > 1e-4 {
            wrong.push(format!("{name}: {what}, {off:e} off"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
