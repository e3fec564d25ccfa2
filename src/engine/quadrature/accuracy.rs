//! How exact the standard resolution is: against one that is cut two to four times as finely in
//! everything.

use super::resolution::Resolution;
use super::{Account, expected_of_arm};
use crate::engine::examples;
use crate::engine::{Column, Columns};
use crate::model::{
    ActiveHours, Battery, Clearance, Curve, Electrical, Fuse, LifeLaw, MultiplierLaw, Overrun,
    SelfDestruct, Setting, Study, Wave,
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
        arms: vec!["a".to_owned()],
        mines: vec![study.arms[0].mines()],
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

/// The greatest relative difference of two accounts of mines laid, of quantities above what an
/// account promises.
fn worst(standard: &Account, fine: &Account, study: &Study, grid: &TimeGrid) -> (f64, String) {
    let groups = study.civilians.groups.len();
    let layout = Columns { groups };
    let mines = study.arms[0].mines() as f64;
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

/// Every mechanism at once, in a cold place.
pub(in crate::engine) fn everything(
    life: MultiplierLaw,
    lots: u32,
    lot_cv: f64,
    self_destruct_cv: f64,
) -> Study {
    let (mut study, fuse) = examples::cold_study();
    study.horizon = Days::new(900.0);
    study.civilians.extra_casualties_mean = 0.4;
    let mut children = examples::group();
    children.people = 30.0;
    children.presence =
        Curve::new(vec![(Days::ZERO, 0.0), (Days::new(33.3), 0.2), (Days::new(400.0), 1.0)]);
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
        overrun: Some(Overrun {
            probability: p(0.01),
            life: LifeLaw::Weibull { median: Days::from_years(1.0), shape: 0.8 },
        }),
        self_destruct: Some(SelfDestruct { reliability: p(0.8), cv: self_destruct_cv }),
        battery,
    });
    study.arms = vec![examples::arm(fuse, 0)];
    study.arms[0].layings[0].waves =
        vec![Wave { at: Days::ZERO, mines: 700 }, Wave { at: Days::new(20.37), mines: 300 }];
    let mut mechanical = examples::mechanical();
    mechanical.never = p(0.05);
    mechanical.dead_on_arrival = p(0.01);
    let persistent = examples::arm(Fuse::Mechanical(mechanical), 50);
    study.arms[0].layings.extend(persistent.layings);
    study.arms[0].mitigation =
        vec![Curve::new(vec![(Days::ZERO, 0.0), (Days::new(60.0), 0.5), (Days::new(61.5), 0.8)])];
    study.arms[0].clearance = Some(Clearance {
        start: Days::new(25.0),
        rate_m2_per_day: 9_000.0,
        detection: p(0.85),
        passes: 2,
        cost_per_m2: None,
    });
    study
}

#[test]
#[ignore = "slow: the gate runs it"]
fn the_standard_resolution_is_within_one_in_ten_thousand_of_a_finer_one() {
    let laws: [fn(f64) -> MultiplierLaw; 3] =
        [MultiplierLaw::lognormal, MultiplierLaw::weibull, MultiplierLaw::gamma];
    let mut cases = Vec::new();
    for law in laws {
        cases.push((format!("{law:?} alone"), everything(law(0.15), 1, 0.0, 0.1)));
    }
    cases.push(("no spread".to_owned(), everything(MultiplierLaw::lognormal(0.0), 1, 0.0, 0.0)));
    cases.push(("lots".to_owned(), everything(MultiplierLaw::lognormal(0.1), 7, 0.2, 0.0)));
    cases.push((
        "lots of Weibull lives".to_owned(),
        everything(MultiplierLaw::weibull(0.3), 3, 0.1, 0.5),
    ));
    cases.push(("lots alone".to_owned(), everything(MultiplierLaw::lognormal(0.0), 5, 0.25, 0.2)));
    let mut busy = everything(MultiplierLaw::lognormal(0.3), 1, 0.0, 0.3);
    // a contact to be expected with each mine: what is left after many more is known less well
    busy.area_m2 = 1e5;
    busy.arms[0].clearance = None;
    cases.push(("many meetings".to_owned(), busy));
    let mut steady = everything(MultiplierLaw::weibull(0.2), 4, 0.15, 0.1);
    for laying in &mut steady.arms[0].layings {
        if let Fuse::Electrical(fuse) = &mut laying.fuse {
            fuse.battery.cold_loss_per_c = 0.0;
        }
    }
    cases.push(("steady".to_owned(), steady));
    let mut cut_through = everything(MultiplierLaw::lognormal(0.8), 1, 0.0, 0.0);
    for laying in &mut cut_through.arms[0].layings {
        if let Fuse::Electrical(fuse) = &mut laying.fuse {
            fuse.settings[1].self_destruct = Some(Days::new(15.11));
        }
    }
    cases.push(("all destroy themselves while many are silent".to_owned(), cut_through));
    let mut long = everything(MultiplierLaw::lognormal(0.2), 1, 0.0, 0.1);
    long.horizon = Days::from_years(25.0);
    long.arms[0].clearance = Some(Clearance {
        start: Days::new(1000.0),
        rate_m2_per_day: 300.0,
        detection: p(0.9),
        passes: 2,
        cost_per_m2: None,
    });
    cases.push(("twenty-five years".to_owned(), long));
    let mut wrong = Vec::new();
    for (name, study) in cases {
        let grid = grid(&study);
        let at = |resolution| expected_of_arm(&study, &study.arms[0], &grid, resolution);
        let (off, what) = worst(&at(Resolution::STANDARD), &at(Resolution::FINE), &study, &grid);
        println!("{name}: {off:.1e} ({what})");
        if off > 1e-4 {
            wrong.push(format!("{name}: {what}, {off:e} off"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
