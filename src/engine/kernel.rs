//! The batch kernel: decides plain mines by a look at the first bits of their luck.
//!
//! A plain mine meets nobody while it can function. Its place among the thresholds of the grid says
//! all about it, but for when it is removed or destroys itself, which other looks say. The rest,
//! and those whose first bits do not tell, go to [`closer`](super::closer). Held equal to
//! [`fate_of`](crate::model::fate_of), mine by mine, by the tests of `agreement`.

use super::census::Census;
use super::field::Events;
use super::harm::Harm;
use super::luck_block::{BLOCK, LuckBlock, used_lots};
use super::places::{Kind, NOWHERE};
use super::quantiles::Quantiles;
use super::removal::Removal;
use super::streams::HarmStreams;
use super::tables::{Around, LayingTables, WaveTables};
use crate::model::{Clearance, Ending, Fuse, MultiplierLaw};
use crate::units::Days;
use std::ops::Range;

/// A laying of one arm, in one field.
pub(super) struct Kernel<'a> {
    pub(super) fuse: &'a Fuse,
    pub(super) tables: &'a LayingTables,
    pub(super) around: Around<'a>,
    pub(super) clearance: Option<&'a Clearance>,
    pub(super) removal: Option<&'a Removal>,
    pub(super) area_m2: f64,
    pub(super) times: &'a [Days],
    pub(super) harm: &'a Harm<'a>,
    pub(super) harm_streams: HarmStreams,
    pub(super) lots: Lots,
}

/// The lots of a laying in one field: their luck, and ln V of each.
#[derive(Debug)]
pub(super) struct Lots {
    pub(super) luck: Vec<f64>,
    pub(super) ln_multiplier: Vec<f64>,
}

impl Lots {
    /// The lots of a fuse by their luck; one lot that makes no difference where the fuse has none.
    pub(super) fn new(fuse: &Fuse, mines: u64, luck: &[f64]) -> Self {
        let law = match fuse {
            Fuse::Electrical(electrical) => electrical.battery.lot_law(),
            Fuse::Mechanical(_) => MultiplierLaw::lognormal(0.0),
        };
        let lots = match fuse {
            Fuse::Electrical(electrical) if !law.is_certain() => {
                &luck[..used_lots(electrical.battery.lots, mines) as usize]
            }
            Fuse::Electrical(_) | Fuse::Mechanical(_) => &[0.5],
        };
        Self {
            luck: lots.to_vec(),
            ln_multiplier: lots.iter().map(|&u| law.ln_quantile(u)).collect(),
        }
    }

    /// The lot of a mine, by its number in the laying.
    pub(super) const fn of(&self, number: u64) -> usize {
        if self.luck.len() == 1 { 0 } else { (number % self.luck.len() as u64) as usize }
    }
}

/// The mines of a block that need a closer look, and the place of each.
struct Special {
    mines: [u32; BLOCK],
    count: usize,
}

impl Special {
    #[inline]
    const fn add_if(&mut self, wanted: bool, mine: usize, place: u16) {
        self.mines[self.count % BLOCK] = (mine as u32) << 16 | place as u32;
        self.count += wanted as usize;
    }
}

/// Places for each mine of a small wave: for fewer mines than this the census is not worth its
/// count.
const PLACES_PER_MINE: usize = 4;

impl Kernel<'_> {
    /// Lives mines `from` to `from + count` of the laying, whose luck is the first `count` of the
    /// block.
    pub(super) fn live(
        &self,
        luck: &LuckBlock,
        from: u64,
        count: usize,
        census: &mut Census,
        events: &mut Events,
    ) {
        let until = from + count as u64;
        let waves = &self.tables.waves;
        let first = waves.partition_point(|wave| wave.start + wave.mines <= from);
        for wave in waves[first..].iter().take_while(|wave| wave.start < until) {
            let here = overlap(from..until, wave.start..wave.start + wave.mines);
            let mines = (here.start - from) as usize..(here.end - from) as usize;
            if here.start == wave.start {
                census.begin(wave.places.len());
            }
            self.live_wave(wave, luck, from, mines, census, events);
            if here.end == wave.start + wave.mines {
                events.tell(&wave.places, census);
            }
        }
    }

    fn live_wave(
        &self,
        wave: &WaveTables,
        luck: &LuckBlock,
        from: u64,
        mines: Range<usize>,
        census: &mut Census,
        events: &mut Events,
    ) {
        let mut special = Special { mines: [0; BLOCK], count: 0 };
        let mut places = [NOWHERE; BLOCK];
        let quantiles = self.tables.clock.as_ref().and_then(|battery| battery.quantiles.as_ref());
        let small = (wave.mines as usize).saturating_mul(PLACES_PER_MINE) < wave.places.len();
        match quantiles {
            None => place(wave, luck, mines.clone(), &mut places, &mut special),
            Some(quantiles) => {
                let lot = self.lots.of(from + mines.start as u64);
                self.place_by_lots(
                    wave,
                    quantiles,
                    luck,
                    mines.clone(),
                    lot,
                    &mut places,
                    &mut special,
                );
            }
        }
        if self.clearance.is_none() && wave.timers.is_empty() && !small {
            for mine in mines {
                census.count(mine, places[mine]);
            }
        } else {
            let census = (!small).then_some(census);
            self.leave(wave, luck, mines, &places, census, &mut special, events);
        }
        for &mine_and_place in &special.mines[..special.count] {
            let (mine, place) = (mine_and_place >> 16, mine_and_place & 0xffff);
            self.look_closer(
                wave,
                luck,
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
    fn place_by_lots(
        &self,
        wave: &WaveTables,
        quantiles: &Quantiles,
        luck: &LuckBlock,
        mines: Range<usize>,
        first_lot: usize,
        places: &mut [u16; BLOCK],
        special: &mut Special,
    ) {
        let tables = &wave.places;
        let meets = tables.meets();
        let mut lot = first_lot;
        for mine in mines {
            let ln_multiplier = self.lots.ln_multiplier[lot];
            lot = if lot + 1 == self.lots.ln_multiplier.len() { 0 } else { lot + 1 };
            let (nature, life) = (luck.nature.first()[mine], luck.life.first()[mine]);
            let place = match tables.kind_of_row(tables.guide.row(nature)) {
                Some(kind) if matches!(kind.kind, Kind::Setting(_)) => {
                    let (low, high) = quantiles.bounds(life);
                    kind.between(ln_multiplier + low, ln_multiplier + high)
                        .map_or(NOWHERE, |place| place as u16)
                }
                Some(_) | None => tables.guide.find(nature, life),
            };
            let wanted = luck.contact.first()[mine] >= meets[usize::from(place)];
            special.add_if(wanted, mine, place);
            places[mine] = if wanted { NOWHERE } else { place };
        }
    }

    /// Counts mines that meet nobody, by when they are removed or destroy themselves.
    #[expect(
        clippy::too_many_arguments,
        reason = "the kernel's inner loop: everything it reads is named here"
    )]
    fn leave(
        &self,
        wave: &WaveTables,
        luck: &LuckBlock,
        mines: Range<usize>,
        places: &[u16; BLOCK],
        mut census: Option<&mut Census>,
        special: &mut Special,
        events: &mut Events,
    ) {
        let end = self.times.len();
        for mine in mines {
            let place = usize::from(places[mine]);
            if place == usize::from(NOWHERE) {
                continue;
            }
            let removed = self.removed(wave, luck, mine);
            let inert = wave.places.inert(place);
            let destroyed = match (&luck.self_destruct, wave.places.kind_at(place)) {
                (Some(luck), Kind::Setting(setting)) if !wave.timers.is_empty() => {
                    wave.timers[setting].as_ref().map_or(end, |timer| timer.moment(luck, mine))
                }
                (None | Some(_), _) => end,
            };
            if destroyed < end && destroyed <= removed && destroyed <= inert {
                let sure = wave.places.is_functional_before(place, destroyed) == Some(true);
                if sure && destroyed < removed {
                    events.leaves(inert, destroyed, Ending::SelfDestructed);
                    wave.places.dormant_times(place, destroyed, |time| events.is_dormant(time));
                } else {
                    special.add_if(true, mine, place as u16);
                }
                continue;
            }
            match &mut census {
                Some(census) if removed >= inert => {
                    census.count(mine, places[mine]);
                    events.removed_inert(removed);
                }
                Some(_) | None => self.count_on_grid(wave, place, removed, Ending::Cleared, events),
            }
        }
    }

    /// First time of the grid by which a mine is removed; past its end if it is not.
    #[inline]
    pub(super) fn removed(&self, wave: &WaveTables, luck: &LuckBlock, mine: usize) -> usize {
        match (self.removal, &luck.clearance) {
            (Some(removal), Some(luck)) => removal.moment(luck, mine, wave.laid, self.times),
            (None, _) | (_, None) => self.times.len(),
        }
    }

    /// Counts a mine at a place that leaves the ground by the time `gone` of the grid, if that is
    /// not past its end.
    #[inline]
    pub(super) fn count_on_grid(
        &self,
        wave: &WaveTables,
        place: usize,
        gone: usize,
        how: Ending,
        events: &mut Events,
    ) {
        let inert = wave.places.inert(place);
        wave.places.dormant_times(place, gone, |time| events.is_dormant(time));
        if gone < self.times.len() {
            events.leaves(inert, gone, how);
        } else {
            events.stays(inert);
        }
    }
}

/// Finds the places of mines by the first bits of their luck; nowhere for those that need a closer
/// look. Places first and the census after, since a count that waits for its place would hold up
/// the next mine's.
#[inline(never)]
fn place(
    wave: &WaveTables,
    luck: &LuckBlock,
    mines: Range<usize>,
    found: &mut [u16; BLOCK],
    special: &mut Special,
) {
    let places = &wave.places;
    let (guide, meets) = (&places.guide, places.meets());
    let nature = luck.nature.first()[mines.clone()].iter();
    let life = luck.life.first()[mines.clone()].iter();
    let contact = luck.contact.first()[mines.clone()].iter();
    let found = found[mines.clone()].iter_mut();
    for ((mine, found), ((&nature, &life), &contact)) in
        mines.zip(found).zip(nature.zip(life).zip(contact))
    {
        let place = guide.find(nature, life);
        let wanted = contact >= meets[usize::from(place)];
        special.add_if(wanted, mine, place);
        *found = if wanted { NOWHERE } else { place };
    }
}

fn overlap(a: Range<u64>, b: Range<u64>) -> Range<u64> {
    a.start.max(b.start)..a.end.min(b.end)
}
