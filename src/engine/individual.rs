//! The individual engine: every mine of every field lived once.

use super::census::Census;
use super::clock::Resolution;
use super::field::{Columns, Events};
use super::harm::Harm;
use super::job::Job;
use super::kernel::{Kernel, Lots};
use super::luck_block::{BLOCK, LuckBlock, Needs, lots};
use super::piece::{FieldCounts, Piece};
use super::rates::Rates;
use super::rounds::{self, LivesFields};
use super::streams::FieldKey;
use super::tables::Tables;
use super::tally::Tally;
use crate::model::Study;
use crate::question::TimeGrid;

/// Mines of a batch, where fields are small.
const MINES_PER_BATCH: u64 = 100_000;
/// Most fields of a batch.
const FIELDS_PER_BATCH: u64 = 8;

/// Lives all fields of all draws, mine by mine. After each round `progress` is told how many fields
/// are done.
///
/// No result depends on the number of threads, which is that of the rayon pool in which this is
/// called.
pub fn run(job: &Job<'_>, mut progress: impl FnMut(u64)) -> Tally {
    rounds::run(job, &MineByMine { job }, &mut progress)
}

/// Lives the fields of a piece up to that one, mine by mine. After each round `progress` is shown
/// the piece.
pub fn go_on(job: &Job<'_>, piece: &mut Piece, until: u64, progress: &mut dyn FnMut(&Piece)) {
    rounds::go_on(job, &MineByMine { job }, piece, until, progress);
}

struct MineByMine<'a> {
    job: &'a Job<'a>,
}

impl LivesFields for MineByMine<'_> {
    type Tables = Tables;

    fn tables(&self, study: &Study) -> Tables {
        Tables::new(study.clone(), self.job.grid, Resolution::STANDARD)
    }

    fn rates(tables: &Tables, arm: usize) -> &Rates {
        &tables.arms[arm].rates
    }

    fn bytes(tables: &Tables) -> usize {
        tables.bytes()
    }

    fn fields_per_batch(&self) -> u64 {
        let mines = self.job.plan.mines.iter().sum::<u64>().max(1);
        (MINES_PER_BATCH / mines).clamp(1, FIELDS_PER_BATCH)
    }

    fn live(&self, tables: &Tables, batch: impl Iterator<Item = FieldKey>) -> Vec<FieldCounts> {
        let (study, grid) = (&tables.study, self.job.grid);
        let columns = Columns { groups: self.job.plan.groups.len() };
        let harms: Vec<Harm<'_>> =
            (0..tables.arms.len()).map(|arm| Harm::new(study, arm)).collect();
        let mut events = vec![Events::new(grid.len(), columns); tables.arms.len()];
        let needs = Needs::of(study);
        batch
            .map(|key| {
                events.iter_mut().for_each(Events::reset);
                live_field(tables, grid, key, &needs, &harms, &mut events);
                let arms = events.iter().map(Events::counts).collect();
                FieldCounts { draw: key.draw, field: key.field, arms }
            })
            .collect()
    }
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
