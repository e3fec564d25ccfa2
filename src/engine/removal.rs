//! When clearance removes a mine, on the grid: by its area rank and its luck of detection.

use super::guide::{Guide, Row};
use super::luck_block::ClearanceLuck;
use crate::model::Clearance;
use crate::units::Days;

/// The clearance of an arm, for the mines that are laid before it starts.
#[derive(Clone, Debug)]
pub(super) struct Removal {
    clearance: Clearance,
    area_m2: f64,
    guide: Guide,
}

/// The answer of a guide that does not know.
const UNSURE: u16 = u16::MAX;
/// Passes that the guide knows.
const MOST_PASSES: u32 = 16;

impl Removal {
    /// Clearance on a grid, asked of so many mines.
    pub(super) fn new(clearance: Clearance, area_m2: f64, times: &[Days], mines: u64) -> Self {
        let pass = clearance.pass(area_m2).days();
        let passes = clearance.passes.min(MOST_PASSES);
        let (mut missed, mut found_by, mut ranks_reached) = (1.0, Vec::new(), Vec::new());
        for number in 0..passes {
            missed *= 1.0 - clearance.detection.value();
            found_by.push(1.0 - missed);
            let reached = |time: &Days| (*time - clearance.start).days() / pass - f64::from(number);
            ranks_reached.push(times.iter().map(reached).collect::<Vec<f64>>());
        }
        let mut rows: Vec<Row<'_>> =
            ranks_reached.iter().map(|ranks| Row::Passed(0, ranks)).collect();
        rows.push(Row::Always(if passes < clearance.passes { UNSURE } else { times.len() as u16 }));
        let guide = Guide::new(&found_by, &rows, UNSURE, mines);
        Self { clearance, area_m2, guide }
    }

    /// The first time of the grid by which a mine laid at `laid` is removed; past its end if it is
    /// not.
    #[inline]
    pub(super) fn moment(
        &self,
        luck: &ClearanceLuck,
        mine: usize,
        laid: Days,
        times: &[Days],
    ) -> usize {
        if laid <= self.clearance.start {
            let moment = self.guide.find(luck.detection.first()[mine], luck.rank.first()[mine]);
            if moment != UNSURE {
                return usize::from(moment);
            }
        }
        let (rank, detection) = (luck.rank.whole(mine), luck.detection.whole(mine));
        self.clearance
            .removal(self.area_m2, laid, rank, detection)
            .map_or(times.len(), |at| times.partition_point(|&time| time < at))
    }

    /// About how much memory it takes.
    pub(super) const fn bytes(&self) -> usize {
        self.guide.bytes()
    }
}
