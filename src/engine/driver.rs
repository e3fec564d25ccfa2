//! Run loop of the simulating engines: chunks of replicates, in parallel.
//!
//! A chunk is cut into batches of consecutive replicates of one parameter draw. The tables of all
//! draws of a chunk are in memory together. Neither the cut nor the number of threads affects a
//! result: a replicate depends on its key alone, and replicates are counted in order.

use super::parallel::in_order;
use super::rng::ReplicateKey;
use super::run_spec::Job;
use super::tally::partial::{PartialTally, ReplicateCounts};
use super::tally::rates::Rates;
use super::tally::totals::Tally;
use crate::model::Study;
use crate::question::Plan;
use std::ops::Range;

/// Most replicates in a chunk, which is simulated in parallel, then counted.
const REPLICATES_PER_CHUNK: u64 = 128;
/// Most parameter draws in a chunk, and most bytes of their tables. All tables of a chunk are in
/// memory together.
const DRAWS_PER_CHUNK: u64 = 32;
const TABLE_BYTES_PER_CHUNK: usize = 256 << 20;
/// Most uncounted numbers in a chunk.
const NUMBERS_PER_CHUNK: u64 = 16_000_000;

/// An engine that simulates replicates.
pub(super) trait SimulatesReplicates: Sync {
    /// Data shared by the replicates of a parameter draw.
    type Tables: Send + Sync;

    /// Builds the tables of a study.
    fn tables(&self, study: &Study) -> Self::Tables;

    /// Returns casualties and risk per functional mine of an alternative.
    fn rates(tables: &Self::Tables, alternative: usize) -> &Rates;

    /// Estimates the memory of the tables, in bytes.
    fn bytes(tables: &Self::Tables) -> usize;

    /// Most replicates in a batch, which one thread simulates without a break.
    fn replicates_per_batch(&self) -> u64;

    /// Simulates a batch of replicates of one draw, in order.
    fn simulate(
        &self,
        tables: &Self::Tables,
        batch: impl Iterator<Item = ReplicateKey>,
    ) -> Vec<ReplicateCounts>;
}

/// A parameter draw and its tables.
struct ActiveDraw<T> {
    number: u32,
    tables: T,
}

/// Simulates all replicates of all draws. After each chunk, `progress` receives the number of
/// finished replicates.
pub(super) fn run<E: SimulatesReplicates>(
    job: &Job<'_>,
    engine: &E,
    progress: &mut dyn FnMut(u64),
) -> Tally {
    let mut partial = PartialTally::started(job, 0);
    resume(job, engine, &mut partial, job.plan.total_replicates(), &mut |partial| {
        progress(partial.total_replicates().end)
    });
    Tally::of(job, partial)
}

/// Continues a partial tally up to replicate `until`. After each chunk, `progress` receives the
/// partial tally.
pub(super) fn resume<E: SimulatesReplicates>(
    job: &Job<'_>,
    engine: &E,
    partial: &mut PartialTally,
    until: u64,
    progress: &mut dyn FnMut(&PartialTally),
) {
    let plan = job.plan;
    let replicates = u64::from(plan.replicates);
    let mut done = partial.total_replicates().end;
    if done >= until {
        return;
    }
    let numbers = (partial.columns.count() * job.grid.len() * plan.alternatives.len()) as u64;
    let per_chunk = REPLICATES_PER_CHUNK.min(NUMBERS_PER_CHUNK / numbers.max(1)).max(1);
    let mut draws = vec![begin(job, engine, (done / replicates) as u32)];
    let draws_per_chunk = (TABLE_BYTES_PER_CHUNK / E::bytes(&draws[0].tables).max(1)) as u64;
    let per_chunk = per_chunk.min(draws_per_chunk.clamp(1, DRAWS_PER_CHUNK) * replicates);
    while done < until {
        let round = done..until.min(done + per_chunk);
        let (first, last) =
            ((round.start / replicates) as u32, ((round.end - 1) / replicates) as u32);
        draws.retain(|draw| draw.number >= first);
        let started = draws.last().map_or(first, |draw| draw.number + 1);
        draws.extend(in_order(started..=last, |number| begin(job, engine, number)));
        let tables = |number: u32| &draws[(number - first) as usize].tables;
        let batches = batches(plan, round.clone(), engine.replicates_per_batch());
        let total_replicates = in_order(batches, |(draw, total_replicates)| {
            let key = |replicate| ReplicateKey { seed: plan.seed, draw, replicate };
            engine.simulate(tables(draw), total_replicates.map(key))
        });
        let total_replicates: Vec<ReplicateCounts> =
            total_replicates.into_iter().flatten().collect();
        partial
            .absorb(&total_replicates, |number, alternative| E::rates(tables(number), alternative));
        done = round.end;
        progress(partial);
    }
}

fn begin<E: SimulatesReplicates>(job: &Job<'_>, engine: &E, number: u32) -> ActiveDraw<E::Tables> {
    ActiveDraw { number, tables: engine.tables(&job.draws[number as usize].study) }
}

/// Cuts a chunk into batches of consecutive replicates of one draw.
fn batches(plan: &Plan, round: Range<u64>, size: u64) -> Vec<(u32, Range<u32>)> {
    let replicates = u64::from(plan.replicates);
    let mut batches = Vec::new();
    let mut at = round.start;
    while at < round.end {
        let draw = at / replicates;
        let end = round.end.min((draw + 1) * replicates).min(at + size);
        let replicate = |index: u64| (index - draw * replicates) as u32;
        batches.push((draw as u32, replicate(at)..replicate(end)));
        at = end;
    }
    batches
}
