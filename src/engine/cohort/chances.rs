//! All fields of all draws, in counts.

use super::field::live;
use super::people::People;
use crate::engine::Columns;
use crate::engine::field::Events;
use crate::engine::individual::Job;
use crate::engine::quadrature::{AlikeArm, Resolution};
use crate::engine::rates::Rates;
use crate::engine::streams::{FieldKey, point};
use crate::engine::tally::{FieldCounts, Tally};
use crate::model::{Arm, Study};
use crate::uncertainty::Point;
use rayon::prelude::*;

/// Fields that are lived in parallel before they are counted, and the most draws among them.
const FIELDS_PER_ROUND: u64 = 256;
const DRAWS_PER_ROUND: u64 = 16;

/// One parameter draw at work.
struct Draw {
    number: u32,
    point: Point,
    study: Study,
    arms: Vec<(AlikeArm, People, Rates)>,
}

/// Lives all fields of all draws in counts of mines that are alike. After each round `progress` is told how many fields
/// are done.
///
/// Collected and counted in order: no result depends on the number of threads.
pub fn run_cohort(job: &Job<'_>, mut progress: impl FnMut(u64)) -> Tally {
    let plan = job.plan;
    let replicates = u64::from(plan.replicates);
    let total = u64::from(plan.draws) * replicates;
    let columns = Columns { groups: plan.groups.len() };
    let mut tally = Tally::new(plan, job.grid, columns);
    let per_round = FIELDS_PER_ROUND.min(DRAWS_PER_ROUND * replicates);
    let mut draws: Vec<Draw> = Vec::new();
    let mut done = 0;
    while done < total {
        let round = done..total.min(done + per_round);
        let (first, last) = ((round.start / replicates) as u32, ((round.end - 1) / replicates) as u32);
        draws.retain(|draw| draw.number >= first);
        let begun = draws.last().map_or(first, |draw| draw.number + 1);
        draws.par_extend((begun..=last).into_par_iter().map(|number| new_draw(job, number)));
        let fields: Vec<FieldCounts> = round
            .clone()
            .into_par_iter()
            .map(|index| {
                let (number, field) = ((index / replicates) as u32, (index % replicates) as u32);
                live_field(job, &draws[(number - first) as usize], field, columns)
            })
            .collect();
        tally.absorb(&fields, |number, arm| &draws[(number - first) as usize].arms[arm].2);
        for draw in &draws {
            if (u64::from(draw.number) + 1) * replicates <= round.end && tally.awaits(draw.number) {
                tally.finish_draw(draw.point.clone(), draw.study.clone());
            }
        }
        done = round.end;
        progress(done);
    }
    tally
}

fn new_draw(job: &Job<'_>, number: u32) -> Draw {
    let point = point(job.labels, job.plan.seed, number);
    let study = (job.study_of)(&point);
    let of_arm = |arm| {
        let alike = AlikeArm::new(&study, arm, job.grid, Resolution::STANDARD);
        let people = People::new(&study, &alike.channels);
        (alike, people, Rates::new(&study, arm, job.grid.times()))
    };
    let arms = study.arms.par_iter().map(of_arm).collect();
    Draw { number, point, study, arms }
}

fn live_field(job: &Job<'_>, draw: &Draw, field: u32, columns: Columns) -> FieldCounts {
    let key = FieldKey { seed: job.plan.seed, draw: draw.number, field };
    let of_arm = |(arm, (alike, people, _)): (&Arm, &(AlikeArm, People, Rates))| {
        let mut events = Events::new(job.grid.len(), columns);
        live(key, arm, alike, people, &mut events);
        events.counts()
    };
    FieldCounts {
        draw: draw.number,
        field,
        arms: draw.study.arms.iter().zip(&draw.arms).map(of_arm).collect(),
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
