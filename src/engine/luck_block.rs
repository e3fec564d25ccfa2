//! The luck of a block of mines of one laying: the same for every arm that has such a laying.

use super::streams::{FieldKey, LuckStream, Purpose, uniform};
use crate::model::{Fuse, Luck, Study};
use rand::Rng;

/// Mines of a block.
pub(super) const BLOCK: usize = 256;

/// What the layings of one index, over all arms, need luck for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Needs {
    pub(super) self_destruct: bool,
    pub(super) clearance: bool,
    /// Lots whose luck is drawn; 0 where lots make no difference.
    pub(super) lots: u32,
    /// Most mines of any arm's laying.
    pub(super) mines: u64,
}

impl Needs {
    /// The needs of each index of laying.
    pub(super) fn of(study: &Study) -> Vec<Self> {
        let layings = study.arms.iter().map(|arm| arm.layings.len()).max().unwrap_or(0);
        let mut needs = vec![Self::default(); layings];
        for arm in &study.arms {
            for (laying, need) in arm.layings.iter().zip(&mut needs) {
                need.mines = need.mines.max(laying.mines());
                need.clearance |= arm.clearance.is_some();
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

/// The luck of one purpose: its first 16 bits for each mine of the block, the rest when asked.
#[derive(Debug)]
pub(super) struct Numbers {
    stream: LuckStream,
    first: [u16; BLOCK],
    /// Number of the block's first mine in its laying.
    from: u64,
}

impl Numbers {
    fn new(key: FieldKey, laying: usize, purpose: Purpose) -> Self {
        Self { stream: key.luck(laying, purpose), first: [0; BLOCK], from: 0 }
    }

    #[inline]
    fn draw(&mut self, from: u64) {
        self.stream.draw(&mut self.first);
        self.from = from;
    }

    /// The first 16 bits of each mine's luck.
    #[inline]
    pub(super) const fn first(&self) -> &[u16; BLOCK] {
        &self.first
    }

    /// All of a mine's luck, in (0, 1).
    #[inline]
    pub(super) fn whole(&self, mine: usize) -> f64 {
        self.stream.whole(self.first[mine], self.from + mine as u64)
    }
}

/// The luck of a block of mines, one stream for each purpose; mine i has the i-th number of each. A
/// purpose that no arm has a use for is not drawn, which moves no other.
#[derive(Debug)]
pub(super) struct LuckBlock {
    pub(super) nature: Numbers,
    pub(super) life: Numbers,
    pub(super) contact: Numbers,
    pub(super) self_destruct: Option<SelfDestructLuck>,
    pub(super) clearance: Option<ClearanceLuck>,
    drawn: u64,
}

/// When a mine destroys itself, and whether.
#[derive(Debug)]
pub(super) struct SelfDestructLuck {
    pub(super) moment: Numbers,
    pub(super) works: Numbers,
}

/// Where in the area a mine lies, and which pass finds it.
#[derive(Debug)]
pub(super) struct ClearanceLuck {
    pub(super) rank: Numbers,
    pub(super) detection: Numbers,
}

impl LuckBlock {
    pub(super) fn new(key: FieldKey, laying: usize, needs: Needs) -> Self {
        let numbers = |purpose| Numbers::new(key, laying, purpose);
        Self {
            nature: numbers(Purpose::Nature),
            life: numbers(Purpose::Life),
            contact: numbers(Purpose::Contact),
            self_destruct: needs.self_destruct.then(|| SelfDestructLuck {
                moment: numbers(Purpose::SelfDestruct),
                works: numbers(Purpose::Reliability),
            }),
            clearance: needs.clearance.then(|| ClearanceLuck {
                rank: numbers(Purpose::Rank),
                detection: numbers(Purpose::Detection),
            }),
            drawn: 0,
        }
    }

    /// Draws the luck of the next block.
    pub(super) fn draw(&mut self) {
        self.nature.draw(self.drawn);
        self.life.draw(self.drawn);
        self.contact.draw(self.drawn);
        if let Some(luck) = &mut self.self_destruct {
            luck.moment.draw(self.drawn);
            luck.works.draw(self.drawn);
        }
        if let Some(luck) = &mut self.clearance {
            luck.rank.draw(self.drawn);
            luck.detection.draw(self.drawn);
        }
        self.drawn += BLOCK as u64;
    }

    /// All the luck of a mine, whose lot has the luck `lot`.
    pub(super) fn of_mine(&self, mine: usize, lot: f64) -> Luck {
        let (self_destruct, reliability) = self
            .self_destruct
            .as_ref()
            .map_or((0.5, 0.5), |luck| (luck.moment.whole(mine), luck.works.whole(mine)));
        let (rank, detection) = self
            .clearance
            .as_ref()
            .map_or((0.5, 0.5), |luck| (luck.rank.whole(mine), luck.detection.whole(mine)));
        Luck {
            nature: self.nature.whole(mine),
            life: self.life.whole(mine),
            lot,
            contact: self.contact.whole(mine),
            self_destruct,
            reliability,
            rank,
            detection,
        }
    }
}

/// How many of a laying's lots have a mine.
pub(super) fn used_lots(lots: u32, mines: u64) -> u32 {
    u32::try_from(mines).map_or(lots, |mines| lots.min(mines)).max(1)
}

/// The luck of each lot of a laying.
pub(super) fn lots(key: FieldKey, laying: usize, count: u32) -> Vec<f64> {
    let mut stream = key.stream(laying, Purpose::Lots);
    (0..count).map(|_| uniform(stream.next_u64())).collect()
}
