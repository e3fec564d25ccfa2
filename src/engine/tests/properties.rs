//! Properties for every battery, climate and random number.
//!
//! H is at most G and never decreases. A longer rated life never ends a mine's function earlier.

use super::examples;
use super::examples::plan_of;
use crate::engine::individual::tables::drain_clock::ClockResolution;
use crate::engine::individual::tables::of_draw::{TableSurroundings, Tables};
use crate::model::{
    Climate, Ending, Fuse, MultiplierDistribution, RandomNumbers, Seasonal, State, Study,
    outcome_of,
};
use crate::question::TimeGrid;
use crate::units::{Celsius, Days};
use proptest::prelude::*;

/// A study of one battery alternative in some climate, laid at some hour.
fn any_study() -> impl Strategy<Value = Study> {
    let climate = (-10.0..25.0, 0.0..20.0, 0.0..12.0, 1.0..366.0, 0.0..0.3);
    let battery = (0.0..1.0, 0.0..80.0, 0.0..0.06, -10.0..25.0, 0.05..1.0, 0.01..1.0, 0.0..0.5);
    (climate, battery, 0.1..90.0, 0_u32..365, 0.0..24.0).prop_map(
        |(climate, battery, rated, day, hour)| {
            let mut study = examples::study(200.0);
            study.start.day_of_year = day;
            study.start.hour = hour;
            study.climate = Climate::Seasonal(Seasonal {
                mean: Celsius(climate.0),
                annual_amplitude_c: climate.1,
                diurnal_amplitude_c: climate.2,
                warmest_day: climate.3,
                warmest_hour: 15.0,
                depth_m: climate.4,
                diffusivity_m2_s: 5e-7,
            });
            let mut fuse = examples::electrical(rated);
            fuse.battery.self_discharge_share = battery.0;
            fuse.battery.activation_energy_kj_mol = battery.1;
            fuse.battery.cold_loss_per_c = battery.2;
            fuse.battery.cold_knee = Celsius(battery.3);
            fuse.battery.minimum_capacity = battery.4;
            fuse.battery.life = MultiplierDistribution::lognormal(battery.5);
            fuse.battery.lot_cv = battery.6;
            study.alternatives[0].layings[0].fuse = Fuse::Electrical(fuse);
            study
        },
    )
}

fn tables(study: &Study) -> (Tables, TimeGrid) {
    let grid = TimeGrid::new(&plan_of(study, 1, 1, &[200.0]));
    (Tables::new(study.clone(), &grid, ClockResolution::STANDARD), grid)
}

fn around(tables: &Tables) -> TableSurroundings<'_> {
    tables.alternatives[0].layings[0].around(&tables.alternatives[0].exposure)
}

fn rated(study: &Study, factor: f64) -> Study {
    let mut longer = study.clone();
    if let Fuse::Electrical(fuse) = &mut longer.alternatives[0].layings[0].fuse {
        for setting in &mut fuse.settings {
            setting.rated_life = Days::new(setting.rated_life.days() * factor);
        }
    }
    longer
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn what_is_needed_ever_after_is_at_most_what_is_needed_now_and_never_falls(
        study in any_study(),
    ) {
        let (tables, grid) = tables(&study);
        let battery = tables.alternatives[0].layings[0].clock.as_ref().unwrap();
        let required = battery.clock.required(Days::ZERO, grid.times(), battery.longest_life);
        prop_assert!(required.iter().all(|&(now, ever)| ever <= now && ever >= 0.0));
        prop_assert!(required.windows(2).all(|pair| pair[0].1 <= pair[1].1));
    }

    #[test]
    fn a_longer_rated_life_never_ends_a_mine_earlier(
        study in any_study(),
        life in 0.001..0.999,
        lot in 0.001..0.999,
        contact in 0.9..1.0,
        factor in 1.0..3.0,
    ) {
        let longer = rated(&study, factor);
        let ((tables, grid), (longer_tables, _)) = (tables(&study), tables(&longer));
        let random = RandomNumbers { life, lot, contact, ..RandomNumbers::MIDDLING };
        let outcome = |study: &Study, tables: &Tables| {
            let fuse = &study.alternatives[0].layings[0].fuse;
            outcome_of(&random, fuse, None, study.area_m2, Days::ZERO, &around(tables))
        };
        let (short, long) = (outcome(&study, &tables), outcome(&longer, &longer_tables));
        let gone = State::MineEnd(Ending::Detonated);
        for &time in grid.times().iter().step_by(9) {
            let state = short.state_at(time, &around(&tables));
            let with_longer = long.state_at(time, &around(&longer_tables));
            match state {
                State::Functional => {
                    prop_assert!(with_longer == State::Functional || with_longer == gone);
                }
                State::Dormant => prop_assert!(with_longer != State::Inert),
                State::MineEnd(_) => prop_assert_eq!(with_longer, gone),
                State::Inert | State::NotLaid => (),
            }
        }
    }
}
