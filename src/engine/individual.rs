//! The individual engine: every mine of every field lived once.

use super::census::Census;
use super::clock::Resolution;
use super::field::{Columns, Events};
use super::harm::Harm;
use super::kernel::{Kernel, Lots};
use super::luck_block::{BLOCK, LuckBlock, Needs, lots};
use super::streams::{FieldKey, point};
use super::tables::Tables;
use super::tally::{FieldCounts, Tally};
use crate::model::Study;
use crate::question::{Plan, TimeGrid};
use crate::uncertainty::{Label, Point};
use rayon::prelude::*;
use std::ops::Range;

/// Most fields in a round: a round is lived in parallel, then counted.
const FIELDS_PER_ROUND: u64 = 128;
/// Most parameter draws in a round, whose tables stand in memory together, and how much of it they may take.
const DRAWS_PER_ROUND: u64 = 32;
const TABLE_BYTES_PER_ROUND: usize = 256 << 20;
/// Most numbers of a round that wait to be counted.
const NUMBERS_PER_ROUND: u64 = 16_000_000;
/// Mines of a batch, which one thread lives in one go, where fields are small.
const MINES_PER_BATCH: u64 = 100_000;
/// Most fields of a batch.
const FIELDS_PER_BATCH: u64 = 8;

/// What the engine is given: what to run, and a study for each parameter draw.
pub struct Job<'a> {
    /// How much to run and when to look.
    pub plan: &'a Plan,
    /// The times of the curves.
    pub grid: &'a TimeGrid,
    /// Names of the uncertain parameters: coordinates of a draw come in their order.
    pub labels: &'a [Label],
    /// The study of a parameter draw.
    pub study_of: &'a (dyn Fn(&Point) -> Study + Sync),
}

impl std::fmt::Debug for Job<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Job").field("plan", self.plan).field("labels", &self.labels).finish_non_exhaustive()
    }
}

/// One parameter draw at work.
struct Draw {
    number: u32,
    point: Point,
    tables: Tables,
}

/// Lives all fields of all draws. After each round `progress` is told how many fields are done.
///
/// Parallel in fixed batches, collected and counted in order: no result depends on the number of threads, which is
/// that of the rayon pool in which this is called.
pub fn run(job: &Job<'_>, progress: impl FnMut(u64)) -> Tally {
    run_at(job, Resolution::STANDARD, progress)
}

/// The same, with tables cut more or less finely.
pub(super) fn run_at(job: &Job<'_>, resolution: Resolution, mut progress: impl FnMut(u64)) -> Tally {
    let plan = job.plan;
    let replicates = u64::from(plan.replicates);
    let total = u64::from(plan.draws) * replicates;
    let columns = Columns { groups: plan.groups.len() };
    let mut tally = Tally::new(plan, job.grid, columns);
    let numbers = (columns.count() * job.grid.len() * plan.arms.len()) as u64;
    let per_round = FIELDS_PER_ROUND.min(NUMBERS_PER_ROUND / numbers.max(1)).max(1);
    let mut draws: Vec<Draw> = vec![new_draw(job, 0, resolution)];
    let draws_per_round = (TABLE_BYTES_PER_ROUND / draws[0].tables.bytes().max(1)) as u64;
    let per_round = per_round.min(draws_per_round.clamp(1, DRAWS_PER_ROUND) * replicates);
    let mut done = 0;
    while done < total {
        let round = done..total.min(done + per_round);
        let (first, last) = ((round.start / replicates) as u32, ((round.end - 1) / replicates) as u32);
        draws.retain(|draw| draw.number >= first);
        let begun = draws.last().map_or(first, |draw| draw.number + 1);
        draws.par_extend((begun..=last).into_par_iter().map(|number| new_draw(job, number, resolution)));
        let fields: Vec<Vec<FieldCounts>> = batches(plan, round.clone())
            .into_par_iter()
            .map(|(number, fields)| live_batch(job, &draws[(number - first) as usize], fields, columns))
            .collect();
        let fields: Vec<FieldCounts> = fields.into_iter().flatten().collect();
        tally.absorb(&fields, |number, arm| &draws[(number - first) as usize].tables.arms[arm].rates);
        for draw in &draws {
            if (u64::from(draw.number) + 1) * replicates <= round.end && tally.awaits(draw.number) {
                tally.finish_draw(draw.point.clone(), draw.tables.study.clone());
            }
        }
        done = round.end;
        progress(done);
    }
    tally
}

fn new_draw(job: &Job<'_>, number: u32, resolution: Resolution) -> Draw {
    let point = point(job.labels, job.plan.seed, number);
    let study = (job.study_of)(&point);
    Draw { number, tables: Tables::new(study, job.grid, resolution), point }
}

/// The round cut into batches of consecutive fields of one draw.
fn batches(plan: &Plan, round: Range<u64>) -> Vec<(u32, Range<u32>)> {
    let replicates = u64::from(plan.replicates);
    let mines = plan.mines.iter().sum::<u64>().max(1);
    let size = (MINES_PER_BATCH / mines).clamp(1, FIELDS_PER_BATCH);
    let mut batches = Vec::new();
    let mut at = round.start;
    while at < round.end {
        let draw = at / replicates;
        let end = round.end.min((draw + 1) * replicates).min(at + size);
        let field = |index: u64| (index - draw * replicates) as u32;
        batches.push((draw as u32, field(at)..field(end)));
        at = end;
    }
    batches
}

fn live_batch(job: &Job<'_>, draw: &Draw, fields: Range<u32>, columns: Columns) -> Vec<FieldCounts> {
    let tables = &draw.tables;
    let harms: Vec<Harm<'_>> = (0..tables.arms.len()).map(|arm| Harm::new(&tables.study, arm)).collect();
    let mut events = vec![Events::new(job.grid.len(), columns); tables.arms.len()];
    let needs = Needs::of(&tables.study);
    fields
        .map(|field| {
            let key = FieldKey { seed: job.plan.seed, draw: draw.number, field };
            events.iter_mut().for_each(Events::reset);
            live_field(tables, job.grid, key, &needs, &harms, &mut events);
            FieldCounts { draw: draw.number, field, arms: events.iter().map(Events::counts).collect() }
        })
        .collect()
}

/// Lives one field: every arm's mines, layings of the same index with the same luck.
pub(super) fn live_field(
    tables: &Tables,
    grid: &TimeGrid,
    key: FieldKey,
    needs: &[Needs],
    harms: &[Harm<'_>],
    events: &mut [Events],
) {
    let study = &tables.study;
    for (index, &need) in needs.iter().enumerate() {
        let lot_luck = lots(key, index, need.lots);
        let mut kernels: Vec<(usize, u64, Kernel<'_>, Census)> = study
            .arms
            .iter()
            .enumerate()
            .filter_map(|(arm, course)| Some((arm, course, course.layings.get(index)?)))
            .map(|(arm, course, laying)| {
                let arm_tables = &tables.arms[arm];
                let kernel = Kernel {
                    fuse: &laying.fuse,
                    tables: &arm_tables.layings[index],
                    around: arm_tables.layings[index].around(&arm_tables.exposure),
                    clearance: course.clearance.as_ref(),
                    removal: arm_tables.removal.as_ref(),
                    area_m2: study.area_m2,
                    times: grid.times(),
                    harm: &harms[arm],
                    harm_streams: key.harm(index),
                    lots: Lots::new(&laying.fuse, laying.mines(), &lot_luck),
                };
                (arm, laying.mines(), kernel, Census::default())
            })
            .collect();
        for (arm, _, kernel, _) in &kernels {
            for wave in &kernel.tables.waves {
                events[*arm].lay(wave.first, wave.mines);
            }
        }
        let mut luck = LuckBlock::new(key, index, need);
        let mut from = 0;
        while from < need.mines {
            luck.draw();
            for (arm, mines, kernel, census) in &mut kernels {
                let count = mines.saturating_sub(from).min(BLOCK as u64) as usize;
                kernel.live(&luck, from, count, census, &mut events[*arm]);
            }
            from += BLOCK as u64;
        }
    }
}
