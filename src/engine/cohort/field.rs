//! One field of one arm, in counts.

use super::kinds::Kind;
use super::people::People;
use super::split::{binomial, share_out};
use crate::engine::field::Events;
use crate::engine::quadrature::{AlikeArm, AlikeKind, AlikeLaying, AlikeWave, Lives, Way, shares};
use crate::engine::streams::{FieldKey, Purpose, uniform};
use crate::model::{Arm, Electrical, Ending, Laying};
use rand::Rng;

/// Fewer mines of a lot than this draw a life each, and are put into their cells one by one.
const LIVES_DRAWN_BELOW: u64 = 256;

/// Lives a field of an arm. Layings of the same number have the same luck in every arm.
pub(super) fn live(
    key: FieldKey,
    arm: &Arm,
    alike: &AlikeArm,
    people: &People,
    events: &mut Events,
) {
    for (index, (laying, alike)) in arm.layings.iter().zip(&alike.layings).enumerate() {
        let mut luck = key.stream(index, Purpose::Counts);
        for wave in &alike.waves {
            events.lay(wave.first, wave.mines);
        }
        // how many of each wave become inert by each of its times
        let mut inert: Vec<Vec<u64>> =
            alike.waves.iter().map(|wave| vec![0; wave.left.len()]).collect();
        let mut by_life: Vec<Vec<Vec<u64>>> = alike.waves.iter().map(cells).collect();
        for (multiplier, mines) in lots(key, index, laying, alike) {
            for (wave, mines) in mines.into_iter().enumerate() {
                let mut lot = Lot {
                    wave: &alike.waves[wave],
                    fuse: alike.lots.as_ref().map(|fuse| (fuse, multiplier)),
                    people,
                    inert: &mut inert[wave],
                    by_life: &mut by_life[wave],
                    events,
                };
                lot.live(&mut luck, mines);
            }
        }
        for ((wave, mut inert), by_life) in alike.waves.iter().zip(inert).zip(by_life) {
            live_by_life(&mut luck, wave, by_life, people, &mut inert, events);
            live_inert(&mut luck, wave, &inert, events);
        }
    }
}

/// The multiplier of each lot, and how many mines of each wave are of it; all mines in one where
/// lots do not differ.
fn lots(key: FieldKey, index: usize, laying: &Laying, alike: &AlikeLaying) -> Vec<(f64, Vec<u64>)> {
    let Some(fuse) = &alike.lots else {
        return vec![(1.0, alike.waves.iter().map(|wave| wave.mines).collect())];
    };
    let law = fuse.battery.lot_law();
    let mut stream = key.stream(index, Purpose::Lots);
    let of_lots = shares(laying, fuse.battery.lots);
    let each = of_lots.iter().flat_map(|(mines, lots)| (0..*lots).map(move |_| mines));
    let there = |mines: &[u64]| -> Vec<u64> {
        // waves without mines are not among those that are alike
        laying
            .waves
            .iter()
            .zip(mines)
            .filter(|(wave, _)| wave.mines > 0)
            .map(|(_, &mines)| mines)
            .collect()
    };
    each.map(|mines| (law.quantile(uniform(stream.next_u64())), there(mines)))
        .filter(|(_, mines)| mines.iter().any(|&mines| mines > 0))
        .collect()
}

/// Room for a count in each cell of lives, for each kind of a wave that has any.
fn cells(wave: &AlikeWave) -> Vec<Vec<u64>> {
    let of_kind = |kind: &AlikeKind| match &kind.way {
        Way::ByLife { cells, .. } => vec![0; cells.fates.len()],
        Way::Lifeless | Way::Chained(_) | Way::ChainedByLot { .. } => Vec::new(),
    };
    wave.kinds.iter().map(of_kind).collect()
}

/// The mines of one lot and wave.
struct Lot<'a> {
    wave: &'a AlikeWave,
    /// The fuse and the lot's multiplier, where lots differ.
    fuse: Option<(&'a Electrical, f64)>,
    people: &'a People,
    inert: &'a mut [u64],
    /// Mines in each cell of lives, of each kind: which lot they are of makes no difference any
    /// more.
    by_life: &'a mut [Vec<u64>],
    events: &'a mut Events,
}

impl Lot<'_> {
    /// So many mines of the lot: of which kind each is, and what becomes of those whose lives need
    /// not be told apart.
    fn live<R: Rng>(&mut self, luck: &mut R, mines: u64) {
        share_out(
            luck,
            mines,
            self.wave.kinds.iter().map(|kind| kind.share),
            |luck, index, mines| {
                let kind = &self.wave.kinds[index];
                let of_lot = |setting| {
                    self.fuse.map(|(fuse, multiplier)| Lives::of_lot(fuse, setting, multiplier))
                };
                match &kind.way {
                    Way::Lifeless => {
                        // clearance may have come by before the wave's first time of the grid
                        let cleared = binomial(luck, mines, 1.0 - self.wave.left[0]);
                        self.events.leave(self.wave.first, Ending::Cleared, cleared);
                        self.inert[0] += mines - cleared;
                    }
                    Way::Chained(chain) => self.of_kind(kind).chained(luck, chain, mines),
                    Way::ChainedByLot { track, setting } => {
                        let lives = of_lot(*setting).expect("a chain by lot has lots");
                        self.of_kind(kind).chained(luck, &track.chain(&lives), mines);
                    }
                    Way::ByLife { cells, lives, setting } => {
                        let of_lot = of_lot(*setting);
                        let lives = of_lot.as_ref().unwrap_or(lives);
                        let of_cell = &mut self.by_life[index];
                        if mines < LIVES_DRAWN_BELOW {
                            for _ in 0..mines {
                                of_cell[cells.of_life(lives.quantile(uniform(luck.next_u64())))] +=
                                    1;
                            }
                        } else {
                            let masses = cells.masses(lives);
                            share_out(luck, mines, masses.iter().copied(), |_, cell, here| {
                                of_cell[cell] += here
                            });
                        }
                    }
                }
            },
        );
    }

    fn of_kind(&mut self, kind: &AlikeKind) -> Kind<'_> {
        let Self { wave, people, inert, events, .. } = self;
        Kind { first: wave.first, people, causes: kind.causes, inert, events }
    }
}

/// Mines of a wave that are told apart by their lives, of all lots.
fn live_by_life<R: Rng>(
    luck: &mut R,
    wave: &AlikeWave,
    by_life: Vec<Vec<u64>>,
    people: &People,
    inert: &mut [u64],
    events: &mut Events,
) {
    for (kind, mines) in wave.kinds.iter().zip(by_life) {
        if let Way::ByLife { cells, .. } = &kind.way {
            let mut of_kind =
                Kind { first: wave.first, people, causes: kind.causes, inert, events };
            of_kind.by_life(luck, cells, mines);
        }
    }
}

/// Inert mines of a wave, of all lots and kinds: only clearance takes them.
fn live_inert<R: Rng>(luck: &mut R, wave: &AlikeWave, becomes: &[u64], events: &mut Events) {
    let (mut inert, mut left) = (0, 1.0);
    for (time, (&more, &now)) in becomes.iter().zip(&wave.left).enumerate() {
        // those that became inert by this time were still there, which clearance has been asked
        // about already
        let cleared = if left > 0.0 { binomial(luck, inert, 1.0 - now / left) } else { 0 };
        inert = inert - cleared + more;
        left = now;
        events.inert(wave.first + time, more, cleared);
    }
}
