//! Time of self-destruction on the grid, by a mine's random numbers.
//!
//! These are those of reliability and of the time.

use super::guide_table::{Guide, GuideRow};
use super::thresholds::Thresholds;
use crate::engine::individual::random_block::SelfDestructNumbers;
use crate::model::SelfDestruct;
use crate::units::Days;

/// Self-destruct of one setting of a wave.
#[derive(Clone, Debug)]
pub(crate) struct Timer {
    reliability: f64,
    first: usize,
    /// Index past the grid: it does not work.
    never: usize,
    moments: Thresholds,
    guide: Guide,
}

impl Timer {
    /// Builds the table for mines laid at `laid`. The first grid time after laying is `first`.
    pub(crate) fn new(
        works: SelfDestruct,
        after: Days,
        laid: Days,
        times: &[Days],
        first: usize,
        mines: u64,
    ) -> Self {
        let distribution = works.spread();
        // without jitter the time is compared as in the definition
        let moments = times[first..].iter().map(|&time| {
            if distribution.is_certain() {
                f64::from(time >= laid + Days::new(after.days() * distribution.quantile(0.5)))
            } else {
                distribution.cdf((time - laid).days() / after.days())
            }
        });
        let moments: Vec<f64> = moments.take_while(|&moment| moment < 1.0).collect();
        let (reliability, never) = (works.reliability.value(), times.len());
        let rows = [GuideRow::Passed(first as u16, &moments), GuideRow::Always(never as u16)];
        let guide = Guide::new(&[reliability], &rows, UNSURE, mines);
        Self { reliability, first, never, moments: Thresholds::new(moments), guide }
    }

    /// First grid time by which a functional mine destroys itself. Past the grid's end if the
    /// self-destruct does not work.
    #[inline]
    pub(crate) fn moment(&self, random: &SelfDestructNumbers, mine: usize) -> usize {
        match self.guide.find(random.works.first()[mine], random.moment.first()[mine]) {
            UNSURE if random.works.whole(mine) >= self.reliability => self.never,
            UNSURE => self.first + self.moments.passed(random.moment.whole(mine)),
            moment => usize::from(moment),
        }
    }
}

/// Answer of undecided cells.
const UNSURE: u16 = u16::MAX;
