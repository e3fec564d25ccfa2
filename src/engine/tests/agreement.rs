//! Agreement of the batch kernel with the definition, in whole replicates.
//!
//! The counts from thresholds must equal those of [`outcome_of`](crate::model::outcome_of) for
//! every mine and time.

use super::examples::plan_of;
use super::mechanisms::{everything, mixtures, steady};
use crate::engine::harm::Harm;
use crate::engine::individual::random_block::{BLOCK, RandomBlock, RequiredNumbers, lots};
use crate::engine::individual::simulate_replicate;
use crate::engine::individual::tables::drain_clock::ClockResolution;
use crate::engine::individual::tables::of_draw::Tables;
use crate::engine::rng::ReplicateKey;
use crate::engine::tally::events::Events;
use crate::engine::tally::events::{Column, Columns};
use crate::model::{Ending, Fuse, Nature, Outcome, State, Study, outcome_of};
use crate::question::{Cause, TimeGrid};
use crate::units::Days;

fn simulated(tables: &Tables, grid: &TimeGrid, key: ReplicateKey) -> Vec<Vec<u64>> {
    let study = &tables.study;
    let columns = Columns { groups: study.civilians.groups.len() };
    let harms: Vec<Harm<'_>> =
        (0..study.alternatives.len()).map(|alternative| Harm::new(study, alternative)).collect();
    let mut events = vec![Events::new(grid.len(), columns); study.alternatives.len()];
    simulate_replicate(tables, grid, key, &RequiredNumbers::of(study), &harms, &mut events);
    events.iter().map(Events::counts).collect()
}

/// Outcomes of all mines of an alternative by the definition. Each has the index of its laying.
fn outcomes(tables: &Tables, alternative: usize, key: ReplicateKey) -> Vec<(usize, Outcome)> {
    let study = &tables.study;
    let needs = RequiredNumbers::of(study);
    let mut all = Vec::new();
    for (index, laying) in study.alternatives[alternative].layings.iter().enumerate() {
        let lot_numbers = lots(key, index, needs[index].lots);
        let lots = match &laying.fuse {
            Fuse::Electrical(fuse) if fuse.battery.lot_cv > 0.0 => fuse.battery.lots as usize,
            Fuse::Electrical(_) | Fuse::Mechanical(_) => 1,
        };
        let around = tables.alternatives[alternative].layings[index]
            .around(&tables.alternatives[alternative].exposure);
        let mut block = RandomBlock::new(key, index, needs[index]);
        let waves = laying.waves.iter().flat_map(|wave| (0..wave.mines).map(|_| wave.at));
        for (number, laid) in waves.enumerate() {
            if number % BLOCK == 0 {
                block.draw();
            }
            let lot = lot_numbers.get(number % lots).copied().unwrap_or(0.5);
            let random = block.of_mine(number % BLOCK, lot);
            let clearance = study.alternatives[alternative].clearance.as_ref();
            all.push((
                index,
                outcome_of(&random, &laying.fuse, clearance, study.area_m2, laid, &around),
            ));
        }
    }
    all
}

/// Compares states and causes of detonations with the definition. It compares all mines at every
/// third grid time.
fn agrees(study: Study, total_replicates: u32) -> [u64; 8] {
    let grid = TimeGrid::new(&plan_of(&study, 1, 1, &[1.0, 30.0, 150.0, 500.0]));
    let tables = Tables::new(study, &grid, ClockResolution::STANDARD);
    let columns = Columns { groups: 2 };
    let (mut seen, mut compared) = ([0_u64; 8], 0);
    for replicate in 0..total_replicates {
        let key = ReplicateKey { seed: 5, draw: 0, replicate };
        let counts = simulated(&tables, &grid, key);
        for (alternative, counts) in counts.iter().enumerate() {
            let outcomes = outcomes(&tables, alternative, key);
            // H searches the whole table, so only some of the times are compared
            for (time, &at) in grid.times().iter().enumerate().step_by(3) {
                let states = outcomes.iter().map(|(laying, outcome)| {
                    let around = tables.alternatives[alternative].layings[*laying]
                        .around(&tables.alternatives[alternative].exposure);
                    outcome.state_at(at, &around)
                });
                let mut by_state = [0_u64; 8];
                for state in states {
                    by_state[match state {
                        State::NotLaid => 7,
                        State::Functional => columns.index(Column::Functional),
                        State::Dormant => columns.index(Column::Dormant),
                        State::Inert => columns.index(Column::Inert),
                        State::MineEnd(Ending::Detonated) => columns.index(Column::Detonations),
                        State::MineEnd(Ending::SelfDestructed) => {
                            columns.index(Column::SelfDestructed)
                        }
                        State::MineEnd(Ending::Cleared) => columns.index(Column::Cleared),
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
                let causes = outcomes.iter().filter_map(|(laying, outcome)| {
                    let gone = outcome
                        .gone
                        .filter(|gone| gone.how == Ending::Detonated && gone.at <= at)?;
                    Some(cause_of(
                        outcome,
                        gone.at,
                        &tables.study.alternatives[alternative].layings[*laying].fuse,
                    ))
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

fn cause_of(outcome: &Outcome, at: Days, fuse: &Fuse) -> Cause {
    match (outcome.nature, fuse) {
        (Nature::DeactivationFailure { .. }, _) => Cause::DeactivationFailure,
        (Nature::Mechanical { .. }, _) => Cause::Mechanical,
        (Nature::Battery { setting, .. }, Fuse::Electrical(fuse))
            if at - outcome.laid <= fuse.settings[setting].rated_life =>
        {
            Cause::WithinRatedLife
        }
        (Nature::Battery { .. } | Nature::DeadOnArrival, _) => Cause::BeyondRatedLife,
    }
}

#[test]
#[ignore = "slow: the gate runs it"]
fn thresholds_decide_what_fate_decides_mine_by_mine() {
    let seen = agrees(everything(), 3);
    assert!(
        [0, 1, 2, 4, 5, 6].iter().all(|&column| seen[column] > 50),
        "every state occurs: {seen:?}"
    );
}

#[test]
#[ignore = "slow: the gate runs it"]
fn first_bits_decide_what_fate_decides_mine_by_mine() {
    let seen = agrees(steady(), 1);
    assert!(
        [0, 2, 4, 5, 6].iter().all(|&column| seen[column] > 1000),
        "every state occurs: {seen:?}"
    );
    for study in mixtures() {
        let seen = agrees(study, 1);
        assert!(
            [0, 2, 4, 5, 6].iter().all(|&column| seen[column] > 1000),
            "every state occurs: {seen:?}"
        );
    }
}

#[test]
fn what_became_of_the_mines_always_adds_up_to_those_laid() {
    let study = everything();
    let grid = TimeGrid::new(&plan_of(&study, 1, 1, &[500.0]));
    let tables = Tables::new(study, &grid, ClockResolution::STANDARD);
    let counts = simulated(&tables, &grid, ReplicateKey { seed: 1, draw: 0, replicate: 0 });
    for (alternative, counts) in counts.iter().enumerate() {
        for (time, &at) in grid.times().iter().enumerate() {
            let layings = tables.study.alternatives[alternative]
                .layings
                .iter()
                .flat_map(|laying| &laying.waves);
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
