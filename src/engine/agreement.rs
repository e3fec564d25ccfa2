//! The kernel against the definition: the counts of whole fields, lived by thresholds, are those of
//! [`fate_of`](crate::model::fate_of) asked of every mine at every time.

use super::clock::Resolution;
use super::examples::plan_of;
use super::field::{Column, Columns};
use super::individual::live_field;
use super::luck_block::{BLOCK, LuckBlock, Needs, lots};
use super::mechanisms::{everything, mixtures, steady};
use super::streams::FieldKey;
use super::tables::Tables;
use super::{field::Events, harm::Harm};
use crate::model::{Ending, Fate, Fuse, Nature, State, Study, fate_of};
use crate::question::{Cause, TimeGrid};
use crate::units::Days;

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
            all.push((
                index,
                fate_of(&luck, &laying.fuse, clearance, study.area_m2, laid, &around),
            ));
        }
    }
    all
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
                    let around =
                        tables.arms[arm].layings[*laying].around(&tables.arms[arm].exposure);
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
                        State::Gone(Ending::SelfDestructed) => {
                            columns.index(Column::SelfDestructed)
                        }
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
                    let gone =
                        fate.gone.filter(|gone| gone.how == Ending::Detonated && gone.at <= at)?;
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
