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
    ActiveHours, Clearance, Climate, Curve, Electrical, Ending, Fate, Fuse, LifeLaw, MultiplierLaw, Nature,
    Overrun, Seasonal, SelfDestruct, Setting, State, Study, Wave, fate_of,
};
use crate::question::{Cause, Plan, ReportTime, TimeGrid};
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

/// The same without lots and dormancy, so that luck alone decides: more mines, more people, timers of one moment.
fn steady() -> Study {
    let mut study = everything();
    study.civilians.groups.iter_mut().for_each(|group| group.people *= 40.0);
    for laying in study.arms.iter_mut().flat_map(|arm| &mut arm.layings) {
        laying.waves.iter_mut().for_each(|wave| wave.mines *= 8);
        if let Fuse::Electrical(fuse) = &mut laying.fuse {
            fuse.battery.cold_loss_per_c = 0.0;
            fuse.battery.lot_cv = 0.0;
            fuse.self_destruct = Some(SelfDestruct { reliability: p(0.7), cv: 0.0 });
        }
    }
    study
}

/// Dormancy without lots, lots without dormancy under a law whose quantile is slow, and clearance before the last wave.
fn mixtures() -> [Study; 2] {
    let (mut asleep, mut in_lots) = (steady(), steady());
    for study in [&mut asleep, &mut in_lots] {
        study.arms[0].clearance.iter_mut().for_each(|clearance| clearance.start = Days::new(20.0));
    }
    let fuses = |study: &mut Study, change: &dyn Fn(&mut Electrical)| {
        for laying in study.arms.iter_mut().flat_map(|arm| &mut arm.layings) {
            if let Fuse::Electrical(fuse) = &mut laying.fuse {
                change(fuse);
            }
        }
    };
    fuses(&mut asleep, &|fuse| {
        fuse.battery.cold_loss_per_c = 0.03;
        fuse.self_destruct = Some(SelfDestruct { reliability: p(0.9), cv: 0.3 });
    });
    fuses(&mut in_lots, &|fuse| {
        fuse.battery.lot_cv = 0.2;
        fuse.battery.life = MultiplierLaw::gamma(0.3);
        fuse.self_destruct = Some(SelfDestruct { reliability: p(0.9), cv: 0.5 });
    });
    [asleep, in_lots]
}

/// Every mine's state at every third time of the grid, and why those went off that did.
fn agrees(study: Study, fields: u32) -> [u64; 8] {
    let grid = TimeGrid::new(&plan_of(&study, 1, 1, &[1.0, 30.0, 150.0, 500.0]));
    let tables = Tables::new(study, &grid, Resolution::STANDARD);
    let columns = Columns { groups: 2 };
    let (mut seen, mut compared) = ([0_u64; 8], 0);
    for field in 0..fields {
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
                // a detonation hurts one person here
                let causes = fates.iter().filter_map(|(laying, fate)| {
                    let gone = fate.gone.filter(|gone| gone.how == Ending::Detonated && gone.at <= at)?;
                    Some(cause_of(fate, gone.at, &tables.study.arms[arm].layings[*laying].fuse))
                });
                let mut by_cause = [0_u64; Cause::ALL.len()];
                causes.for_each(|cause| by_cause[cause as usize] += 1);
                for cause in Cause::ALL {
                    let column = columns.index(Column::OfCause(cause));
                    assert_eq!(
                        counts[column * grid.len() + time],
                        by_cause[cause as usize],
                        "{cause:?} at {at:?}"
                    );
                }
            }
        }
    }
    assert!(compared > 150);
    seen
}

fn cause_of(fate: &Fate, at: Days, fuse: &Fuse) -> Cause {
    match (fate.nature, fuse) {
        (Nature::Overrun { .. }, _) => Cause::Overrun,
        (Nature::Mechanical { .. }, _) => Cause::Mechanical,
        (Nature::Battery { setting, .. }, Fuse::Electrical(fuse))
            if at - fate.laid <= fuse.settings[setting].rated_life =>
        {
            Cause::WithinRatedLife
        }
        (Nature::Battery { .. } | Nature::DeadOnArrival, _) => Cause::BeyondRatedLife,
    }
}

#[test]
fn thresholds_decide_what_fate_decides_mine_by_mine() {
    let seen = agrees(everything(), 3);
    assert!([0, 1, 2, 4, 5, 6].iter().all(|&column| seen[column] > 50), "every state occurs: {seen:?}");
}

#[test]
fn first_bits_decide_what_fate_decides_mine_by_mine() {
    let seen = agrees(steady(), 1);
    assert!([0, 2, 4, 5, 6].iter().all(|&column| seen[column] > 1000), "every state occurs: {seen:?}");
    for study in mixtures() {
        let seen = agrees(study, 1);
        assert!([0, 2, 4, 5, 6].iter().all(|&column| seen[column] > 1000), "every state occurs: {seen:?}");
    }
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

/// Every expected value is a smooth function of the thresholds and of the exposure; where neither moves by more than
/// 1e-3 relative when time is cut four times as finely, no expected value is off by more because of the tables. Cut
/// so, the error of the standard tables falls by 16, so what is seen here is nearly all of it.
#[test]
fn the_tables_are_so_fine_that_no_expected_value_is_off_by_a_thousandth() {
    let mut study = everything();
    // a sharp daily cycle near the surface is the hardest case
    study.climate = Climate::Seasonal(Seasonal {
        mean: Celsius(3.0),
        annual_amplitude_c: 14.0,
        warmest_day: 201.0,
        diurnal_amplitude_c: 10.0,
        warmest_hour: 15.0,
        depth_m: 0.0,
        diffusivity_m2_s: 5e-7,
    });
    let grid = TimeGrid::new(&plan_of(&study, 1, 1, &[500.0]));
    let finer = Resolution { nodes_per_day: 4 * Resolution::STANDARD.nodes_per_day };
    let (standard, fine) =
        (Tables::new(study.clone(), &grid, Resolution::STANDARD), Tables::new(study, &grid, finer));
    let battery = |tables: &'_ Tables| tables.arms[0].layings[0].clock.clone().unwrap();
    let (ours, finest) = (battery(&standard), battery(&fine));
    let (mut worst, mut worst_contact) = (0.0_f64, 0.0_f64);
    for laid in [Days::ZERO, Days::new(33.4)] {
        let first = grid.times().partition_point(|&time| time < laid + Days::new(0.02));
        let times = &grid.times()[first..];
        let pairs = ours.clock.needed(laid, times, ours.longest_life).into_iter().zip(finest.clock.needed(
            laid,
            times,
            finest.longest_life,
        ));
        for ((now, ever), (fine_now, fine_ever)) in pairs {
            worst = worst.max((now / fine_now - 1.0).abs()).max((ever / fine_ever - 1.0).abs());
        }
        // the exposure met by a life until it ends: bisected from the contact that just happens
        let met = |tables: &Tables, life: f64| {
            let arm = &tables.arms[0];
            let clock = &arm.layings[0].clock.as_ref().unwrap().clock;
            let (mut low, mut high) = (0.0, arm.exposure.by(Days::new(900.0)));
            for _ in 0..40 {
                let middle = 0.5 * (low + high);
                let happens = clock.contact_while_powered(laid, life, middle, &arm.exposure).is_some();
                if happens { low = middle } else { high = middle }
            }
            low
        };
        for life in [0.17, 3.0, 11.0, 20.0, 47.0, 90.0, 160.0] {
            let (standard, fine) = (met(&standard, life), met(&fine, life));
            worst_contact = worst_contact.max((standard / fine - 1.0).abs());
        }
    }
    println!("tables: worst threshold {worst:.1e}, worst exposure {worst_contact:.1e}, relative");
    assert!(worst < 1e-3 && worst_contact < 1e-3, "threshold {worst:e}, exposure {worst_contact:e}");
    assert!(worst > 0.0 && worst_contact > 0.0, "the finer tables differ");
}
