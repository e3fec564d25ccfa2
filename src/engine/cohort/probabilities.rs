//! Probabilities of one parameter draw, and simulation of all its replicates.

use super::people::People;
use super::replicate::simulate;
use crate::engine::driver;
use crate::engine::driver::SimulatesReplicates;
use crate::engine::expected::{CohortAlternative, Resolution};
use crate::engine::parallel::in_order;
use crate::engine::rng::ReplicateKey;
use crate::engine::run_spec::Job;
use crate::engine::tally::events::{Columns, Events};
use crate::engine::tally::partial::{PartialTally, ReplicateCounts};
use crate::engine::tally::rates::Rates;
use crate::engine::tally::totals::Tally;
#[cfg(test)]
use crate::model::Alternative;
use crate::model::Study;

/// Simulates all replicates of all draws as counts of identical mines. After each chunk, `progress`
/// receives the number of finished replicates.
///
/// No result depends on the number of threads, which is that of the current rayon pool.
pub fn run_cohort(job: &Job<'_>, mut progress: impl FnMut(u64)) -> Tally {
    driver::run(job, &InCounts { job }, &mut progress)
}

/// Continues a partial tally up to replicate `until`. It simulates counts of identical mines. After
/// each chunk, `progress` receives the partial tally.
pub fn resume_cohort(
    job: &Job<'_>,
    partial: &mut PartialTally,
    until: u64,
    progress: &mut dyn FnMut(&PartialTally),
) {
    driver::resume(job, &InCounts { job }, partial, until, progress);
}

struct InCounts<'a> {
    job: &'a Job<'a>,
}

/// Probabilities shared by the replicates of a draw.
struct OutcomeProbabilities {
    study: Study,
    alternatives: Vec<AlternativeChances>,
}

struct AlternativeChances {
    cohort: CohortAlternative,
    people: People,
    rates: Rates,
}

impl SimulatesReplicates for InCounts<'_> {
    type Tables = OutcomeProbabilities;

    fn tables(&self, study: &Study) -> OutcomeProbabilities {
        let grid = self.job.grid;
        let alternatives = in_order(&study.alternatives, |alternative| {
            let cohort = CohortAlternative::new(study, alternative, grid, Resolution::STANDARD);
            let people = People::new(study, &cohort.channels);
            AlternativeChances {
                cohort,
                people,
                rates: Rates::new(study, alternative, grid.times()),
            }
        });
        OutcomeProbabilities { study: study.clone(), alternatives }
    }

    fn rates(chances: &OutcomeProbabilities, alternative: usize) -> &Rates {
        &chances.alternatives[alternative].rates
    }

    fn bytes(chances: &OutcomeProbabilities) -> usize {
        chances.alternatives.iter().map(|alternative| alternative.cohort.bytes()).sum()
    }

    /// One, because a replicate's cost does not decrease with its mines.
    fn replicates_per_batch(&self) -> u64 {
        1
    }

    fn simulate(
        &self,
        chances: &OutcomeProbabilities,
        batch: impl Iterator<Item = ReplicateKey>,
    ) -> Vec<ReplicateCounts> {
        let columns = Columns { groups: self.job.plan.groups.len() };
        let of_replicate = |key: ReplicateKey| {
            let alternatives = chances.study.alternatives.iter().zip(&chances.alternatives);
            let counts =
                alternatives.map(|(alternative, AlternativeChances { cohort, people, .. })| {
                    let mut events = Events::new(self.job.grid.len(), columns);
                    simulate(key, alternative, cohort, people, &mut events);
                    events.counts()
                });
            ReplicateCounts {
                draw: key.draw,
                replicate: key.replicate,
                alternatives: counts.collect(),
            }
        };
        batch.map(of_replicate).collect()
    }
}

/// Counts of one alternative in one replicate.
#[cfg(test)]
pub(crate) fn simulate_alternative(
    key: ReplicateKey,
    study: &Study,
    alternative: &Alternative,
    cohort: &CohortAlternative,
    times: usize,
) -> Vec<u64> {
    let mut events = Events::new(times, Columns { groups: study.civilians.groups.len() });
    simulate(key, alternative, cohort, &People::new(study, &cohort.channels), &mut events);
    events.counts()
}
