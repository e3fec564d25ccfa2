//! Run of the individual engine: simulates every mine of every replicate.

use super::kernel::{Kernel, Lots};
use super::random_block::{BLOCK, RandomBlock, RequiredNumbers, lots};
use super::state_counts::StateCounts;
use super::tables::drain_clock::ClockResolution;
use super::tables::of_draw::Tables;
use crate::engine::driver;
use crate::engine::driver::SimulatesReplicates;
use crate::engine::harm::Harm;
use crate::engine::rng::ReplicateKey;
use crate::engine::run_spec::Job;
use crate::engine::tally::events::{Columns, Events};
use crate::engine::tally::partial::{PartialTally, ReplicateCounts};
use crate::engine::tally::rates::Rates;
use crate::engine::tally::totals::Tally;
use crate::model::Study;
use crate::question::TimeGrid;

/// Mines of a batch, where replicates are small.
const MINES_PER_BATCH: u64 = 100_000;
/// Most replicates of a batch.
const REPLICATES_PER_BATCH: u64 = 8;

/// Simulates all replicates of all draws, mine by mine. After each chunk, `progress` receives the
/// number of finished replicates.
///
/// No result depends on the number of threads, which is that of the current rayon pool.
pub fn run(job: &Job<'_>, mut progress: impl FnMut(u64)) -> Tally {
    driver::run(job, &MineByMine { job }, &mut progress)
}

/// Continues a partial tally up to replicate `until`, mine by mine. After each chunk, `progress`
/// receives the partial tally.
pub fn resume(
    job: &Job<'_>,
    partial: &mut PartialTally,
    until: u64,
    progress: &mut dyn FnMut(&PartialTally),
) {
    driver::resume(job, &MineByMine { job }, partial, until, progress);
}

struct MineByMine<'a> {
    job: &'a Job<'a>,
}

impl SimulatesReplicates for MineByMine<'_> {
    type Tables = Tables;

    fn tables(&self, study: &Study) -> Tables {
        Tables::new(study.clone(), self.job.grid, ClockResolution::STANDARD)
    }

    fn rates(tables: &Tables, alternative: usize) -> &Rates {
        &tables.alternatives[alternative].rates
    }

    fn bytes(tables: &Tables) -> usize {
        tables.bytes()
    }

    fn replicates_per_batch(&self) -> u64 {
        let mines = self.job.plan.mines.iter().sum::<u64>().max(1);
        (MINES_PER_BATCH / mines).clamp(1, REPLICATES_PER_BATCH)
    }

    fn simulate(
        &self,
        tables: &Tables,
        batch: impl Iterator<Item = ReplicateKey>,
    ) -> Vec<ReplicateCounts> {
        let (study, grid) = (&tables.study, self.job.grid);
        let columns = Columns { groups: self.job.plan.groups.len() };
        let harms: Vec<Harm<'_>> = (0..tables.alternatives.len())
            .map(|alternative| Harm::new(study, alternative))
            .collect();
        let mut events = vec![Events::new(grid.len(), columns); tables.alternatives.len()];
        let needs = RequiredNumbers::of(study);
        batch
            .map(|key| {
                events.iter_mut().for_each(Events::reset);
                simulate_replicate(tables, grid, key, &needs, &harms, &mut events);
                let alternatives = events.iter().map(Events::counts).collect();
                ReplicateCounts { draw: key.draw, replicate: key.replicate, alternatives }
            })
            .collect()
    }
}

/// Simulates one replicate: the mines of every alternative. Layings of the same index have the same
/// random numbers.
pub(crate) fn simulate_replicate(
    tables: &Tables,
    grid: &TimeGrid,
    key: ReplicateKey,
    needs: &[RequiredNumbers],
    harms: &[Harm<'_>],
    events: &mut [Events],
) {
    let study = &tables.study;
    for (index, &need) in needs.iter().enumerate() {
        let lot_numbers = lots(key, index, need.lots);
        let mut kernels: Vec<(usize, u64, Kernel<'_>, StateCounts)> = study
            .alternatives
            .iter()
            .enumerate()
            .filter_map(|(alternative, outcome)| {
                Some((alternative, outcome, outcome.layings.get(index)?))
            })
            .map(|(alternative, outcome, laying)| {
                let alternative_tables = &tables.alternatives[alternative];
                let kernel = Kernel {
                    fuse: &laying.fuse,
                    tables: &alternative_tables.layings[index],
                    around: alternative_tables.layings[index].around(&alternative_tables.exposure),
                    clearance: outcome.clearance.as_ref(),
                    removal: alternative_tables.removal.as_ref(),
                    area_m2: study.area_m2,
                    times: grid.times(),
                    harm: &harms[alternative],
                    harm_streams: key.harm(index),
                    lots: Lots::new(&laying.fuse, laying.mines(), &lot_numbers),
                };
                (alternative, laying.mines(), kernel, StateCounts::default())
            })
            .collect();
        for (alternative, _, kernel, _) in &kernels {
            for wave in &kernel.tables.waves {
                events[*alternative].lay(wave.first, wave.mines);
            }
        }
        let mut random = RandomBlock::new(key, index, need);
        let mut from = 0;
        while from < need.mines {
            random.draw();
            for (alternative, mines, kernel, counts) in &mut kernels {
                let count = mines.saturating_sub(from).min(BLOCK as u64) as usize;
                kernel.simulate(&random, from, count, counts, &mut events[*alternative]);
            }
            from += BLOCK as u64;
        }
    }
}
