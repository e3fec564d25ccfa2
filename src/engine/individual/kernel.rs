//! The batch kernel: decides plain mines by 16 bits of their random numbers.
//!
//! A plain mine has no contact while it can function. Its threshold index on the grid decides
//! everything but its removal and self-destruction, which other tables decide. All other mines, and
//! those undecided by their first bits, go to the [slow path](super::slow_path). The tests of
//! `agreement` hold the kernel equal to [`outcome_of`](crate::model::outcome_of), mine by mine.

use super::random_block::{BLOCK, RandomBlock, used_lots};
use super::state_counts::StateCounts;
use super::tables::multiplier_bounds::Quantiles;
use super::tables::of_draw::{LayingTables, TableSurroundings, WaveTables};
use super::tables::removal::Removal;
use super::tables::threshold_index::{PlainKind, UNDECIDED};
use crate::engine::harm::Harm;
use crate::engine::rng::HarmStreams;
use crate::engine::tally::events::Events;
use crate::model::{Clearance, Ending, Fuse, MultiplierDistribution};
use crate::units::Days;
use std::ops::Range;

/// A laying of one alternative.
pub(crate) struct Kernel<'a> {
    pub(crate) fuse: &'a Fuse,
    pub(crate) tables: &'a LayingTables,
    pub(crate) around: TableSurroundings<'a>,
    pub(crate) clearance: Option<&'a Clearance>,
    pub(crate) removal: Option<&'a Removal>,
    pub(crate) area_m2: f64,
    pub(crate) times: &'a [Days],
    pub(crate) harm: &'a Harm<'a>,
    pub(crate) harm_streams: HarmStreams,
    pub(crate) lots: Lots,
}

/// Lots of a laying: their random numbers, and ln V of each.
#[derive(Debug)]
pub(crate) struct Lots {
    pub(crate) random: Vec<f64>,
    pub(crate) ln_multiplier: Vec<f64>,
}

impl Lots {
    /// Lots of a fuse by their random numbers. One lot with multiplier 1 where lots do not differ.
    pub(crate) fn new(fuse: &Fuse, mines: u64, random: &[f64]) -> Self {
        let distribution = match fuse {
            Fuse::Electrical(electrical) => electrical.battery.lot_distribution(),
            Fuse::Mechanical(_) => MultiplierDistribution::lognormal(0.0),
        };
        let lots = match fuse {
            Fuse::Electrical(electrical) if !distribution.is_certain() => {
                &random[..used_lots(electrical.battery.lots, mines) as usize]
            }
            Fuse::Electrical(_) | Fuse::Mechanical(_) => &[0.5],
        };
        Self {
            random: lots.to_vec(),
            ln_multiplier: lots.iter().map(|&u| distribution.ln_quantile(u)).collect(),
        }
    }

    /// Lot of a mine, by its number in the laying.
    pub(crate) const fn of(&self, number: u64) -> usize {
        if self.random.len() == 1 { 0 } else { (number % self.random.len() as u64) as usize }
    }
}

/// Mines of a block for the slow path, with their threshold indices.
struct DeferredMines {
    mines: [u32; BLOCK],
    count: usize,
}

impl DeferredMines {
    #[inline]
    const fn add_if(&mut self, expected: bool, mine: usize, place: u16) {
        self.mines[self.count % BLOCK] = (mine as u32) << 16 | place as u32;
        self.count += expected as usize;
    }
}

/// Threshold indices per mine above which a wave is small. A small wave is counted mine by mine,
/// because state counts would cost more.
const INDICES_PER_MINE: usize = 4;

impl Kernel<'_> {
    /// Simulates mines `from` to `from + count` of the laying. Their random numbers are the first
    /// `count` of the block.
    pub(crate) fn simulate(
        &self,
        random: &RandomBlock,
        from: u64,
        count: usize,
        counts: &mut StateCounts,
        events: &mut Events,
    ) {
        let until = from + count as u64;
        let waves = &self.tables.waves;
        let first = waves.partition_point(|wave| wave.start + wave.mines <= from);
        for wave in waves[first..].iter().take_while(|wave| wave.start < until) {
            let here = overlap(from..until, wave.start..wave.start + wave.mines);
            let mines = (here.start - from) as usize..(here.end - from) as usize;
            if here.start == wave.start {
                counts.begin(wave.indices.len());
            }
            self.simulate_wave(wave, random, from, mines, counts, events);
            if here.end == wave.start + wave.mines {
                events.record_states(&wave.indices, counts);
            }
        }
    }

    fn simulate_wave(
        &self,
        wave: &WaveTables,
        random: &RandomBlock,
        from: u64,
        mines: Range<usize>,
        counts: &mut StateCounts,
        events: &mut Events,
    ) {
        let mut special = DeferredMines { mines: [0; BLOCK], count: 0 };
        let mut indices = [UNDECIDED; BLOCK];
        let quantiles = self.tables.clock.as_ref().and_then(|battery| battery.quantiles.as_ref());
        let small = (wave.mines as usize).saturating_mul(INDICES_PER_MINE) < wave.indices.len();
        match quantiles {
            None => place(wave, random, mines.clone(), &mut indices, &mut special),
            Some(quantiles) => {
                let lot = self.lots.of(from + mines.start as u64);
                self.index_by_lots(
                    wave,
                    quantiles,
                    random,
                    mines.clone(),
                    lot,
                    &mut indices,
                    &mut special,
                );
            }
        }
        if self.clearance.is_none() && wave.timers.is_empty() && !small {
            for mine in mines {
                counts.count(mine, indices[mine]);
            }
        } else {
            let counts = (!small).then_some(counts);
            self.leave(wave, random, mines, &indices, counts, &mut special, events);
        }
        for &mine_and_place in &special.mines[..special.count] {
            let (mine, place) = (mine_and_place >> 16, mine_and_place & 0xffff);
            self.count_slowly(
                wave,
                random,
                mine as usize,
                from + u64::from(mine),
                place as usize,
                events,
            );
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the kernel's inner loop: everything it reads is named here"
    )]
    fn index_by_lots(
        &self,
        wave: &WaveTables,
        quantiles: &Quantiles,
        random: &RandomBlock,
        mines: Range<usize>,
        first_lot: usize,
        indices: &mut [u16; BLOCK],
        special: &mut DeferredMines,
    ) {
        let tables = &wave.indices;
        let meets = tables.meets();
        let mut lot = first_lot;
        for mine in mines {
            let ln_multiplier = self.lots.ln_multiplier[lot];
            lot = if lot + 1 == self.lots.ln_multiplier.len() { 0 } else { lot + 1 };
            let (nature, life) = (random.nature.first()[mine], random.life.first()[mine]);
            let place = match tables.kind_of_row(tables.guide.row(nature)) {
                Some(kind) if matches!(kind.kind, PlainKind::Setting(_)) => {
                    let (low, high) = quantiles.bounds(life);
                    kind.between(ln_multiplier + low, ln_multiplier + high)
                        .map_or(UNDECIDED, |place| place as u16)
                }
                Some(_) | None => tables.guide.find(nature, life),
            };
            let expected = random.contact.first()[mine] >= meets[usize::from(place)];
            special.add_if(expected, mine, place);
            indices[mine] = if expected { UNDECIDED } else { place };
        }
    }

    /// Counts mines without contact, by the time of their removal or self-destruction.
    #[expect(
        clippy::too_many_arguments,
        reason = "the kernel's inner loop: everything it reads is named here"
    )]
    fn leave(
        &self,
        wave: &WaveTables,
        random: &RandomBlock,
        mines: Range<usize>,
        indices: &[u16; BLOCK],
        mut counts: Option<&mut StateCounts>,
        special: &mut DeferredMines,
        events: &mut Events,
    ) {
        let end = self.times.len();
        for mine in mines {
            let place = usize::from(indices[mine]);
            if place == usize::from(UNDECIDED) {
                continue;
            }
            let removed = self.removed(wave, random, mine);
            let inert = wave.indices.inert(place);
            let destroyed = match (&random.self_destruct, wave.indices.kind_at(place)) {
                (Some(random), PlainKind::Setting(setting)) if !wave.timers.is_empty() => {
                    wave.timers[setting].as_ref().map_or(end, |timer| timer.moment(random, mine))
                }
                (None | Some(_), _) => end,
            };
            if destroyed < end && destroyed <= removed && destroyed <= inert {
                let sure = wave.indices.is_functional_before(place, destroyed) == Some(true);
                if sure && destroyed < removed {
                    events.leaves(inert, destroyed, Ending::SelfDestructed);
                    wave.indices.dormant_times(place, destroyed, |time| events.is_dormant(time));
                } else {
                    special.add_if(true, mine, place as u16);
                }
                continue;
            }
            match &mut counts {
                Some(counts) if removed >= inert => {
                    counts.count(mine, indices[mine]);
                    events.removed_inert(removed);
                }
                Some(_) | None => self.count_on_grid(wave, place, removed, Ending::Cleared, events),
            }
        }
    }

    /// First grid time by which a mine is removed. It is past the grid's end if the mine is not
    /// removed.
    #[inline]
    pub(crate) fn removed(&self, wave: &WaveTables, random: &RandomBlock, mine: usize) -> usize {
        match (self.removal, &random.clearance) {
            (Some(removal), Some(random)) => removal.moment(random, mine, wave.laid, self.times),
            (None, _) | (_, None) => self.times.len(),
        }
    }

    /// Counts a mine at a threshold index that leaves by grid time `gone`. It stays if `gone` is
    /// past the grid's end.
    #[inline]
    pub(crate) fn count_on_grid(
        &self,
        wave: &WaveTables,
        place: usize,
        gone: usize,
        how: Ending,
        events: &mut Events,
    ) {
        let inert = wave.indices.inert(place);
        wave.indices.dormant_times(place, gone, |time| events.is_dormant(time));
        if gone < self.times.len() {
            events.leaves(inert, gone, how);
        } else {
            events.stays(inert);
        }
    }
}

/// Finds the threshold indices of mines by their first bits. `UNDECIDED` marks mines for the slow
/// path.
///
/// Counting comes after all look-ups, because a count that waits for its index would delay the next
/// mine's.
#[inline(never)]
fn place(
    wave: &WaveTables,
    random: &RandomBlock,
    mines: Range<usize>,
    found: &mut [u16; BLOCK],
    special: &mut DeferredMines,
) {
    let indices = &wave.indices;
    let (guide, meets) = (&indices.guide, indices.meets());
    let nature = random.nature.first()[mines.clone()].iter();
    let life = random.life.first()[mines.clone()].iter();
    let contact = random.contact.first()[mines.clone()].iter();
    let found = found[mines.clone()].iter_mut();
    for ((mine, found), ((&nature, &life), &contact)) in
        mines.zip(found).zip(nature.zip(life).zip(contact))
    {
        let place = guide.find(nature, life);
        let expected = contact >= meets[usize::from(place)];
        special.add_if(expected, mine, place);
        *found = if expected { UNDECIDED } else { place };
    }
}

fn overlap(a: Range<u64>, b: Range<u64>) -> Range<u64> {
    a.start.max(b.start)..a.end.min(b.end)
}
