//! Random numbers of a block of mines of one laying.
//!
//! They are the same for every alternative with a laying of the same index.

use crate::engine::rng::{Purpose, RandomStream, ReplicateKey, uniform};
use crate::model::{Fuse, RandomNumbers, Study};
use rand::Rng;

/// Mines of a block.
pub(crate) const BLOCK: usize = 256;

/// Purposes and lengths of the streams of one laying index. They cover all alternatives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct RequiredNumbers {
    pub(crate) self_destruct: bool,
    pub(crate) clearance: bool,
    /// Lots with random numbers; 0 where lots do not differ.
    pub(crate) lots: u32,
    /// Most mines of any alternative's laying.
    pub(crate) mines: u64,
}

impl RequiredNumbers {
    /// Needs of each laying index.
    pub(crate) fn of(study: &Study) -> Vec<Self> {
        let layings = study
            .alternatives
            .iter()
            .map(|alternative| alternative.layings.len())
            .max()
            .unwrap_or(0);
        let mut needs = vec![Self::default(); layings];
        for alternative in &study.alternatives {
            for (laying, need) in alternative.layings.iter().zip(&mut needs) {
                need.mines = need.mines.max(laying.mines());
                need.clearance |= alternative.clearance.is_some();
                if let Fuse::Electrical(fuse) = &laying.fuse {
                    need.self_destruct |= fuse.self_destruct.is_some();
                    if fuse.battery.lot_cv > 0.0 {
                        need.lots = need.lots.max(used_lots(fuse.battery.lots, laying.mines()));
                    }
                }
            }
        }
        needs
    }
}

/// Random numbers of one purpose: first 16 bits of a block's mines. The other bits are computed on
/// request.
#[derive(Debug)]
pub(crate) struct BlockNumbers {
    stream: RandomStream,
    first: [u16; BLOCK],
    /// Number of the block's first mine in its laying.
    from: u64,
}

impl BlockNumbers {
    fn new(key: ReplicateKey, laying: usize, purpose: Purpose) -> Self {
        Self { stream: key.random(laying, purpose), first: [0; BLOCK], from: 0 }
    }

    #[inline]
    fn draw(&mut self, from: u64) {
        self.stream.draw(&mut self.first);
        self.from = from;
    }

    /// First 16 bits of each mine's random number.
    #[inline]
    pub(crate) const fn first(&self) -> &[u16; BLOCK] {
        &self.first
    }

    /// A mine's complete random number, in (0, 1).
    #[inline]
    pub(crate) fn whole(&self, mine: usize) -> f64 {
        self.stream.whole(self.first[mine], self.from + mine as u64)
    }
}

/// Random numbers of a block of mines, one stream for each purpose. Mine i has the i-th number of
/// each. A purpose that no alternative needs is not drawn, which shifts no other.
#[derive(Debug)]
pub(crate) struct RandomBlock {
    pub(crate) nature: BlockNumbers,
    pub(crate) life: BlockNumbers,
    pub(crate) contact: BlockNumbers,
    pub(crate) self_destruct: Option<SelfDestructNumbers>,
    pub(crate) clearance: Option<ClearanceNumbers>,
    drawn: u64,
}

/// Random numbers of the time of self-destruction and of its reliability.
#[derive(Debug)]
pub(crate) struct SelfDestructNumbers {
    pub(crate) moment: BlockNumbers,
    pub(crate) works: BlockNumbers,
}

/// Random numbers of a mine's area rank and of clearance effectiveness.
#[derive(Debug)]
pub(crate) struct ClearanceNumbers {
    pub(crate) rank: BlockNumbers,
    pub(crate) clearance_effectiveness: BlockNumbers,
}

impl RandomBlock {
    pub(crate) fn new(key: ReplicateKey, laying: usize, needs: RequiredNumbers) -> Self {
        let numbers = |purpose| BlockNumbers::new(key, laying, purpose);
        Self {
            nature: numbers(Purpose::Nature),
            life: numbers(Purpose::Life),
            contact: numbers(Purpose::Contact),
            self_destruct: needs.self_destruct.then(|| SelfDestructNumbers {
                moment: numbers(Purpose::SelfDestruct),
                works: numbers(Purpose::Reliability),
            }),
            clearance: needs.clearance.then(|| ClearanceNumbers {
                rank: numbers(Purpose::Rank),
                clearance_effectiveness: numbers(Purpose::ClearanceEffectiveness),
            }),
            drawn: 0,
        }
    }

    /// Draws the random numbers of the next block.
    pub(crate) fn draw(&mut self) {
        self.nature.draw(self.drawn);
        self.life.draw(self.drawn);
        self.contact.draw(self.drawn);
        if let Some(random) = &mut self.self_destruct {
            random.moment.draw(self.drawn);
            random.works.draw(self.drawn);
        }
        if let Some(random) = &mut self.clearance {
            random.rank.draw(self.drawn);
            random.clearance_effectiveness.draw(self.drawn);
        }
        self.drawn += BLOCK as u64;
    }

    /// Returns all random numbers of a mine; `lot` is its lot's.
    pub(crate) fn of_mine(&self, mine: usize, lot: f64) -> RandomNumbers {
        let (self_destruct, reliability) = self
            .self_destruct
            .as_ref()
            .map_or((0.5, 0.5), |random| (random.moment.whole(mine), random.works.whole(mine)));
        let (rank, clearance_effectiveness) =
            self.clearance.as_ref().map_or((0.5, 0.5), |random| {
                (random.rank.whole(mine), random.clearance_effectiveness.whole(mine))
            });
        RandomNumbers {
            nature: self.nature.whole(mine),
            life: self.life.whole(mine),
            lot,
            contact: self.contact.whole(mine),
            self_destruct,
            reliability,
            rank,
            clearance_effectiveness,
        }
    }
}

/// Number of a laying's lots that have a mine.
pub(crate) fn used_lots(lots: u32, mines: u64) -> u32 {
    u32::try_from(mines).map_or(lots, |mines| lots.min(mines)).max(1)
}

/// Draws the random number of each lot of a laying.
pub(crate) fn lots(key: ReplicateKey, laying: usize, count: u32) -> Vec<f64> {
    let mut stream = key.stream(laying, Purpose::Lots);
    (0..count).map(|_| uniform(stream.next_u64())).collect()
}
