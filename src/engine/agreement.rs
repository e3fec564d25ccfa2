//! The kernel against the definition: the counts of whole fields, lived by thresholds, are those of
//! [`fate_of`](crate::model::fate_of) asked of every mine at every time.

use super::clock::Resolution;
use super::examples::{arm, electrical, group, mechanical, p, study};
use super::field::{Column, Columns};
use super::individual::live_field;
use super::luck_block::{BLOCK, LuckBlock, Needs, lots};
use super::streams::FieldKey;
use super::tables::Tables;
use super::{field::Events, harm::Harm};
use crate::model::{
    ActiveHours, Clearance, Climate, Curve, Ending, Fate, Fuse, LifeLaw, Overrun, Seasonal, SelfDestruct,
    Setting, State, Study, Wave, fate_of,
};
use crate::question::{Plan, ReportTime, TimeGrid};
use crate::units::{Celsius, Days};

pub(super) fn plan_of(study: &Study, draws: u32, replicates: u32, report_days: &[f64]) -> Plan {
    let report = |&days: &f64| ReportTime { text: format!("{days}d"), time: Days::new(days) };
    Plan {
        title: "test".into(),
        question: None,
        seed: 11,
        draws,
        replicates,
        horizon: study.horizon,
        start_hour: study.start.hour,
        report_at: report_days.iter().map(report).collect(),
        arms: (0..study.arms.len()).map(|arm| format!("arm {arm}")).collect(),
        mines: study.arms.iter().map(crate::model::Arm::mines).collect(),
        groups: (0..study.civilians.groups.len()).map(|group| format!("group {group}")).collect(),
        baseline: 0,
        currency: None,
    }
}

/// Every mechanism at once: cold winters, dormancy, lots, two settings with self-destruct, overrun, dead on arrival,
/// waves, two passes of clearance, two groups with hours, mitigation; and a mechanical arm with two layings.
fn everything() -> Study {
    let mut study = study(500.0);
    study.climate = Climate::Seasonal(Seasonal {
        mean: Celsius(6.0),
        annual_amplitude_c: 14.0,
        warmest_day: 201.0,
        diurnal_amplitude_c: 5.0,
        warmest_hour: 15.0,
        depth_m: 0.02,
        diffusivity_m2_s: 5e-7,
    });
    let mut children = group();
    children.active_hours = ActiveHours { from: 9.0, to: 18.0 };
    children.presence = Curve::new(vec![(Days::ZERO, 0.2), (Days::new(120.0), 1.0)]);
    study.civilians.groups.push(children);
    let mut fuse = electrical(60.0);
    fuse.settings = vec![
        Setting { rated_life: Days::new(90.0), share: 0.5, self_destruct: None },
        Setting { rated_life: Days::new(20.0), share: 0.3, self_destruct: Some(Days::new(15.0)) },
        Setting { rated_life: Days::from_hours(4.0), share: 0.2, self_destruct: None },
    ];
    fuse.self_destruct = Some(SelfDestruct { reliability: p(0.6), cv: 0.1 });
    fuse.dead_on_arrival = p(0.05);
    fuse.overrun = Some(Overrun {
        probability: p(0.1),
        life: LifeLaw::Lognormal { median: Days::new(200.0), gsd: 2.0 },
    });
    fuse.battery.lots = 7;
    fuse.battery.lot_cv = 0.1;
    fuse.battery.self_discharge_share = 0.3;
    fuse.battery.activation_energy_kj_mol = 51.0;
    fuse.battery.cold_loss_per_c = 0.03;
    fuse.battery.cold_knee = Celsius(12.0);
    fuse.battery.minimum_capacity = 0.3;
    let mut battery = arm(Fuse::Electrical(fuse), 0);
    battery.layings[0].waves =
        vec![Wave { at: Days::ZERO, mines: 301 }, Wave { at: Days::new(33.4), mines: 700 }];
    battery.clearance = Some(Clearance {
        start: Days::new(150.0),
        rate_m2_per_day: 10_000.0,
        detection: p(0.7),
        passes: 2,
        cost_per_m2: None,
    });
    battery.mitigation = vec![Curve::new(vec![(Days::new(10.0), 0.0), (Days::new(300.0), 0.6)])];
    let mut persistent = mechanical();
    persistent.dead_on_arrival = p(0.02);
    persistent.never = p(0.3);
    let mut mixed = arm(Fuse::Mechanical(persistent), 400);
    mixed.layings.push(battery.layings[0].clone());
    mixed.return_delay = Days::new(40.0);
    study.arms = vec![battery, mixed];
    study
}

fn lived(tables: &Tables, grid: &TimeGrid, key: FieldKey) -> Vec<Vec<u64>> {
    let study = &tables.study;
    let columns = Columns { groups: study.civilians.groups.len() };
    let harms: Vec<Harm<'_>> = (0..study.arms.len()).map(|arm| Harm::new(study, arm)).collect();
    let mut events = vec![Events::new(grid.len(), columns); study.arms.len()];
    live_field(tables, grid, key, &Needs::of(study), &harms, &mut events);
    events.iter().map(Events::counts).collect()
}

/// The fate of every mine of an arm, asked one by one, with the index of its laying.
fn fates(tables: &Tables, arm: usize, key: FieldKey) -> Vec<(usize, Fate)> {
    let study = &tables.study;
    let needs = Needs::of(study);
    let mut all = Vec::new();
    for (index, laying) in study.arms[arm].layings.iter().enumerate() {
        let lot_luck = lots(key, index, needs[index].lots);
        let lots = match &laying.fuse {
            Fuse::Electrical(fuse) if fuse.battery.lot_cv > 0.0 => fuse.battery.lots as usize,
            Fuse::Electrical(_) | Fuse::Mechanical(_) => 1,
        };
        let around = tables.arms[arm].layings[index].around(&tables.arms[arm].exposure);
        let mut block = LuckBlock::new(key, index, needs[index]);
        let waves = laying.waves.iter().flat_map(|wave| (0..wave.mines).map(|_| wave.at));
        for (number, laid) in waves.enumerate() {
            if number % BLOCK == 0 {
                block.draw();
            }
            let lot = lot_luck.get(number % lots).copied().unwrap_or(0.5);
            let luck = block.of_mine(number % BLOCK, lot);
            let clearance = study.arms[arm].clearance.as_ref();
            all.push((index, fate_of(&luck, &laying.fuse, clearance, study.area_m2, laid, &around)));
        }
    }
    all
}

#[test]
fn thresholds_decide_what_fate_decides_mine_by_mine() {
    let study = everything();
    let grid = TimeGrid::new(&plan_of(&study, 1, 1, &[1.0, 30.0, 150.0, 500.0]));
    let tables = Tables::new(study, &grid, Resolution::STANDARD);
    let columns = Columns { groups: 2 };
    let (mut seen, mut compared) = ([0_u64; 8], 0);
    for field in 0..3 {
        let key = FieldKey { seed: 5, draw: 0, field };
        let counts = lived(&tables, &grid, key);
        for (arm, counts) in counts.iter().enumerate() {
            let fates = fates(&tables, arm, key);
            // H looks ahead over the whole table, so only some of the times are asked
            for (time, &at) in grid.times().iter().enumerate().step_by(3) {
                let states = fates.iter().map(|(laying, fate)| {
                    let around = tables.arms[arm].layings[*laying].around(&tables.arms[arm].exposure);
                    fate.state_at(at, &around)
                });
                let mut by_state = [0_u64; 8];
                for state in states {
                    by_state[match state {
                        State::NotLaid => 7,
                        State::Functional => columns.index(Column::Functional),
                        State::Dormant => columns.index(Column::Dormant),
                        State::Inert => columns.index(Column::Inert),
                        State::Gone(Ending::Detonated) => columns.index(Column::Detonations),
                        State::Gone(Ending::SelfDestructed) => columns.index(Column::SelfDestructed),
                        State::Gone(Ending::Cleared) => columns.index(Column::Cleared),
                    }] += 1;
                }
                for column in [0, 1, 2, 4, 5, 6] {
                    assert_eq!(
                        counts[column * grid.len() + time],
                        by_state[column],
                        "column {column} at {at:?}"
                    );
                    seen[column] += by_state[column];
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 500);
    assert!([0, 1, 2, 4, 5, 6].iter().all(|&column| seen[column] > 50), "every state occurs: {seen:?}");
}

#[test]
fn what_became_of_the_mines_always_adds_up_to_those_laid() {
    let study = everything();
    let grid = TimeGrid::new(&plan_of(&study, 1, 1, &[500.0]));
    let tables = Tables::new(study, &grid, Resolution::STANDARD);
    let counts = lived(&tables, &grid, FieldKey { seed: 1, draw: 0, field: 0 });
    for (arm, counts) in counts.iter().enumerate() {
        for (time, &at) in grid.times().iter().enumerate() {
            let layings = tables.study.arms[arm].layings.iter().flat_map(|laying| &laying.waves);
            let laid: u64 = layings.filter(|wave| wave.at <= at).map(|wave| wave.mines).sum();
            let column = |index: usize| counts[index * grid.len() + time];
            assert_eq!([0, 1, 2, 4, 5, 6].map(column).iter().sum::<u64>(), laid);
            assert_eq!(column(3), column(0) + column(1) + column(2));
            assert_eq!(column(7), column(8) + column(9));
            assert_eq!(column(7), column(10) + column(11), "groups");
            assert_eq!(column(7), (14..18).map(column).sum::<u64>(), "causes");
        }
    }
}
