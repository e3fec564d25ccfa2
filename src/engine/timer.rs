//! When a mine destroys itself, on the grid: by its luck of reliability and of the moment.

use super::guide::{Guide, Row};
use super::ladder::Ladder;
use super::luck_block::SelfDestructLuck;
use crate::model::{MultiplierLaw, SelfDestruct};
use crate::units::Days;

/// The self-destruct of one setting of a wave.
#[derive(Clone, Debug)]
pub(super) struct Timer {
    reliability: f64,
    first: usize,
    /// Index of no time: it does not work.
    never: usize,
    moments: Ladder,
    guide: Guide,
}

impl Timer {
    /// The self-destruct of mines laid at `laid`, who are there from the time `first` of the grid
    /// on.
    pub(super) fn new(
        works: SelfDestruct,
        after: Days,
        laid: Days,
        times: &[Days],
        first: usize,
        mines: u64,
    ) -> Self {
        let law = MultiplierLaw::lognormal(works.cv);
        // where there is no luck in the moment, it is compared as the definition does
        let moments = times[first..].iter().map(|&time| {
            if law.is_certain() {
                f64::from(time >= laid + Days::new(after.days() * law.quantile(0.5)))
            } else {
                law.cdf((time - laid).days() / after.days())
            }
        });
        let moments: Vec<f64> = moments.take_while(|&moment| moment < 1.0).collect();
        let (reliability, never) = (works.reliability.value(), times.len());
        let rows = [Row::Passed(first as u16, &moments), Row::Always(never as u16)];
        let guide = Guide::new(&[reliability], &rows, UNSURE, mines);
        Self { reliability, first, never, moments: Ladder::new(moments), guide }
    }

    /// The first time of the grid by which a mine destroys itself, should it be functional then;
    /// past the grid's end if it does not work.
    #[inline]
    pub(super) fn moment(&self, luck: &SelfDestructLuck, mine: usize) -> usize {
        match self.guide.find(luck.works.first()[mine], luck.moment.first()[mine]) {
            UNSURE if luck.works.whole(mine) >= self.reliability => self.never,
            UNSURE => self.first + self.moments.passed(luck.moment.whole(mine)),
            moment => usize::from(moment),
        }
    }
}

/// The answer of a guide that does not know.
const UNSURE: u16 = u16::MAX;
