//! Time of removal on the grid, by a mine's random numbers.
//!
//! These are its area rank and the random number of clearance effectiveness.

use super::guide_table::{Guide, GuideRow};
use crate::engine::individual::random_block::ClearanceNumbers;
use crate::model::Clearance;
use crate::units::Days;

/// Clearance of an alternative. The guide table serves mines laid before it starts.
#[derive(Clone, Debug)]
pub(crate) struct Removal {
    clearance: Clearance,
    area_m2: f64,
    guide: Guide,
}

/// Answer of undecided cells.
const UNSURE: u16 = u16::MAX;
/// Most passes in the guide table.
const MOST_PASSES: u32 = 16;

impl Removal {
    /// Builds the table of clearance on a grid, for `mines` look-ups.
    pub(crate) fn new(clearance: Clearance, area_m2: f64, times: &[Days], mines: u64) -> Self {
        let pass = clearance.pass(area_m2).days();
        let passes = clearance.passes.min(MOST_PASSES);
        let (mut missed, mut found_by, mut ranks_reached) = (1.0, Vec::new(), Vec::new());
        for number in 0..passes {
            missed *= 1.0 - clearance.clearance_effectiveness.value();
            found_by.push(1.0 - missed);
            let reached = |time: &Days| (*time - clearance.start).days() / pass - f64::from(number);
            ranks_reached.push(times.iter().map(reached).collect::<Vec<f64>>());
        }
        let mut rows: Vec<GuideRow<'_>> =
            ranks_reached.iter().map(|ranks| GuideRow::Passed(0, ranks)).collect();
        rows.push(GuideRow::Always(if passes < clearance.passes {
            UNSURE
        } else {
            times.len() as u16
        }));
        let guide = Guide::new(&found_by, &rows, UNSURE, mines);
        Self { clearance, area_m2, guide }
    }

    /// First grid time by which a mine is removed. It is past the grid's end if the mine is not
    /// removed.
    #[inline]
    pub(crate) fn moment(
        &self,
        random: &ClearanceNumbers,
        mine: usize,
        laid: Days,
        times: &[Days],
    ) -> usize {
        if laid <= self.clearance.start {
            let moment = self
                .guide
                .find(random.clearance_effectiveness.first()[mine], random.rank.first()[mine]);
            if moment != UNSURE {
                return usize::from(moment);
            }
        }
        let (rank, clearance_effectiveness) =
            (random.rank.whole(mine), random.clearance_effectiveness.whole(mine));
        self.clearance
            .removal(self.area_m2, laid, rank, clearance_effectiveness)
            .map_or(times.len(), |at| times.partition_point(|&time| time < at))
    }

    /// Estimates the memory, in bytes.
    pub(crate) const fn bytes(&self) -> usize {
        self.guide.bytes()
    }
}
