//! The luck of a block of mines of one laying: the same for every arm that has such a laying.

use super::streams::{FieldKey, Purpose, uniform};
use crate::model::{Fuse, Luck, Study};
use rand::Rng;
use rand_xoshiro::Xoshiro256PlusPlus;

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

/// A stream and the numbers last drawn from it.
#[derive(Debug)]
struct Numbers {
    stream: Xoshiro256PlusPlus,
    drawn: Vec<f64>,
}

impl Numbers {
    fn new(key: FieldKey, laying: usize, purpose: Purpose) -> Self {
        Self { stream: key.stream(laying, purpose), drawn: vec![0.5; BLOCK] }
    }

    fn draw(&mut self) {
        for number in &mut self.drawn {
            *number = uniform(self.stream.next_u64());
        }
    }
}

/// The luck of a block of mines, one stream for each purpose; mine i has the i-th number of each. A purpose that no
/// arm has a use for is not drawn, which moves no other.
#[derive(Debug)]
pub(super) struct LuckBlock {
    nature: Numbers,
    life: Numbers,
    contact: Numbers,
    self_destruct: Option<[Numbers; 2]>,
    clearance: Option<[Numbers; 2]>,
}

impl LuckBlock {
    pub(super) fn new(key: FieldKey, laying: usize, needs: Needs) -> Self {
        let numbers = |purpose| Numbers::new(key, laying, purpose);
        let pair = |wanted: bool, first, second| wanted.then(|| [numbers(first), numbers(second)]);
        Self {
            nature: numbers(Purpose::Nature),
            life: numbers(Purpose::Life),
            contact: numbers(Purpose::Contact),
            self_destruct: pair(needs.self_destruct, Purpose::SelfDestruct, Purpose::Reliability),
            clearance: pair(needs.clearance, Purpose::Rank, Purpose::Detection),
        }
    }

    /// Draws the luck of the next block.
    pub(super) fn draw(&mut self) {
        self.nature.draw();
        self.life.draw();
        self.contact.draw();
        for numbers in self.self_destruct.iter_mut().chain(&mut self.clearance).flatten() {
            numbers.draw();
        }
    }

    #[inline]
    pub(super) fn nature(&self, mine: usize) -> f64 {
        self.nature.drawn[mine]
    }

    #[inline]
    pub(super) fn life(&self, mine: usize) -> f64 {
        self.life.drawn[mine]
    }

    #[inline]
    pub(super) fn contact(&self, mine: usize) -> f64 {
        self.contact.drawn[mine]
    }

    /// Whether the self-destruct of a mine works, at a reliability.
    #[inline]
    pub(super) fn self_destruct_works(&self, mine: usize, reliability: f64) -> bool {
        self.self_destruct.as_ref().is_some_and(|[_, works]| works.drawn[mine] < reliability)
    }

    /// Area rank and luck of detection.
    #[inline]
    pub(super) fn clearance(&self, mine: usize) -> (f64, f64) {
        self.clearance
            .as_ref()
            .map_or((0.5, 0.5), |[rank, detection]| (rank.drawn[mine], detection.drawn[mine]))
    }

    /// All the luck of a mine, whose lot has the luck `lot`.
    pub(super) fn of_mine(&self, mine: usize, lot: f64) -> Luck {
        let (rank, detection) = self.clearance(mine);
        let (self_destruct, reliability) = self
            .self_destruct
            .as_ref()
            .map_or((0.5, 0.5), |[when, works]| (when.drawn[mine], works.drawn[mine]));
        Luck {
            nature: self.nature(mine),
            life: self.life(mine),
            lot,
            contact: self.contact(mine),
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
