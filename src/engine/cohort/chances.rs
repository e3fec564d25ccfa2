//! The chances of one parameter draw, and all its fields by them, in counts.

use super::field::live;
use super::people::People;
use crate::engine::field::{Columns, Events};
use crate::engine::in_order::in_order;
use crate::engine::job::Job;
use crate::engine::piece::{FieldCounts, Piece};
use crate::engine::quadrature::{AlikeArm, Resolution};
use crate::engine::rates::Rates;
use crate::engine::rounds::{self, LivesFields};
use crate::engine::streams::FieldKey;
use crate::engine::tally::Tally;
#[cfg(test)]
use crate::model::Arm;
use crate::model::Study;

/// Lives all fields of all draws in counts of mines that are alike. After each round `progress` is
/// told how many fields are done.
///
/// No result depends on the number of threads, which is that of the rayon pool in which this is
/// called.
pub fn run_cohort(job: &Job<'_>, mut progress: impl FnMut(u64)) -> Tally {
    rounds::run(job, &InCounts { job }, &mut progress)
}

/// Lives the fields of a piece up to that one, in counts of mines that are alike. After each round
/// `progress` is shown the piece.
pub fn go_on_cohort(
    job: &Job<'_>,
    piece: &mut Piece,
    until: u64,
    progress: &mut dyn FnMut(&Piece),
) {
    rounds::go_on(job, &InCounts { job }, piece, until, progress);
}

struct InCounts<'a> {
    job: &'a Job<'a>,
}

/// What the fields of a draw share.
struct Chances {
    study: Study,
    arms: Vec<ArmChances>,
}

struct ArmChances {
    alike: AlikeArm,
    people: People,
    rates: Rates,
}

impl LivesFields for InCounts<'_> {
    type Tables = Chances;

    fn tables(&self, study: &Study) -> Chances {
        let grid = self.job.grid;
        let arms = in_order(&study.arms, |arm| {
            let alike = AlikeArm::new(study, arm, grid, Resolution::STANDARD);
            let people = People::new(study, &alike.channels);
            ArmChances { alike, people, rates: Rates::new(study, arm, grid.times()) }
        });
        Chances { study: study.clone(), arms }
    }

    fn rates(chances: &Chances, arm: usize) -> &Rates {
        &chances.arms[arm].rates
    }

    fn bytes(chances: &Chances) -> usize {
        chances.arms.iter().map(|arm| arm.alike.bytes()).sum()
    }

    /// What a field costs does not fall with its mines.
    fn fields_per_batch(&self) -> u64 {
        1
    }

    fn live(&self, chances: &Chances, batch: impl Iterator<Item = FieldKey>) -> Vec<FieldCounts> {
        let columns = Columns { groups: self.job.plan.groups.len() };
        let of_field = |key: FieldKey| {
            let arms = chances.study.arms.iter().zip(&chances.arms);
            let counts = arms.map(|(arm, ArmChances { alike, people, .. })| {
                let mut events = Events::new(self.job.grid.len(), columns);
                live(key, arm, alike, people, &mut events);
                events.counts()
            });
            FieldCounts { draw: key.draw, field: key.field, arms: counts.collect() }
        };
        batch.map(of_field).collect()
    }
}

/// The counts of one arm of one field.
#[cfg(test)]
pub(in crate::engine) fn live_arm(
    key: FieldKey,
    study: &Study,
    arm: &Arm,
    alike: &AlikeArm,
    times: usize,
) -> Vec<u64> {
    let mut events = Events::new(times, Columns { groups: study.civilians.groups.len() });
    live(key, arm, alike, &People::new(study, &alike.channels), &mut events);
    events.counts()
}
