//! The few mines that need a closer look: that may meet somebody, or whose first bits of luck do
//! not tell.
//!
//! Each of the things that may happen to a mine is placed on the grid. Where one comes before the
//! others there, that is what becomes of it; where two fall between the same two times, or a
//! battery may sleep through a contact, [`fate_of`](crate::model::fate_of) decides.

use super::field::Events;
use super::kernel::Kernel;
use super::luck_block::LuckBlock;
use super::places::{Kind, NOWHERE};
use super::tables::WaveTables;
use crate::model::{Ending, Fuse, Luck, fate_of};
use crate::question::Cause;
use crate::units::Days;

/// One mine under a closer look.
#[derive(Clone, Copy)]
struct Looked<'a> {
    wave: &'a WaveTables,
    luck: &'a LuckBlock,
    /// In its block, and in its laying.
    mine: usize,
    number: u64,
    place: usize,
}

impl Kernel<'_> {
    /// Counts a mine, the number-th of its laying, whose place is known or nowhere.
    pub(super) fn look_closer(
        &self,
        wave: &WaveTables,
        luck: &LuckBlock,
        mine: usize,
        number: u64,
        place: usize,
        events: &mut Events,
    ) {
        let place = if place == usize::from(NOWHERE) {
            self.place(wave, luck, mine, number)
        } else {
            place
        };
        let looked = Looked { wave, luck, mine, number, place };
        match self.on_grid(looked) {
            Some((gone, Ending::Detonated)) => self.detonates(looked, gone, None, events),
            Some((gone, how)) => self.count_on_grid(wave, place, gone, how, events),
            None => self.by_fate(looked, events),
        }
    }

    /// The place of a mine by all of its luck.
    fn place(&self, wave: &WaveTables, luck: &LuckBlock, mine: usize, number: u64) -> usize {
        let nature = luck.nature.whole(mine);
        let kind = self.tables.edges.iter().take_while(|&&edge| edge <= nature).count();
        let life = luck.life.whole(mine);
        let by_lots = self.tables.clock.as_ref().is_some_and(|battery| battery.quantiles.is_some());
        let stands_at = match (wave.places.kind(kind), self.fuse) {
            (Kind::Setting(_), Fuse::Electrical(fuse)) if by_lots => {
                self.lots.ln_multiplier[self.lots.of(number)] + fuse.battery.life.ln_quantile(life)
            }
            (_, Fuse::Electrical(_) | Fuse::Mechanical(_)) => life,
        };
        wave.places.of(kind, stands_at)
    }

    /// By which time of the grid a mine leaves the ground, past its end if it does not, and how;
    /// `None` where the grid cannot tell.
    fn on_grid(&self, looked: Looked<'_>) -> Option<(usize, Ending)> {
        let Looked { wave, luck, mine, place, .. } = looked;
        let end = self.times.len();
        let places = &wave.places;
        let if_functional = |time: usize| {
            if time == end || !places.is_functional_before(place, time)? {
                Some(end)
            } else {
                Some(time)
            }
        };
        let met = if_functional(wave.met(luck.contact.whole(mine)))?;
        let destroyed = match (places.kind_at(place), &luck.self_destruct) {
            (Kind::Setting(setting), Some(luck)) if !wave.timers.is_empty() => {
                let timer = wave.timers[setting].as_ref();
                timer.map_or(Some(end), |timer| if_functional(timer.moment(luck, mine)))?
            }
            (_, Some(_) | None) => end,
        };
        let removed = self.removed(wave, luck, mine);
        if met < destroyed.min(removed) {
            Some((met, Ending::Detonated))
        } else if destroyed < met.min(removed) {
            Some((destroyed, Ending::SelfDestructed))
        } else if removed < met.min(destroyed) || met.min(destroyed) == end {
            Some((removed, Ending::Cleared))
        } else {
            None
        }
    }

    /// Counts a mine by its fate.
    fn by_fate(&self, looked: Looked<'_>, events: &mut Events) {
        let luck = self.luck_of(looked);
        let fate =
            fate_of(&luck, self.fuse, self.clearance, self.area_m2, looked.wave.laid, &self.around);
        let end = self.times.len();
        match fate.gone.map(|gone| (gone, self.times.partition_point(|&time| time < gone.at))) {
            Some((left, gone)) if gone < end && left.how == Ending::Detonated => {
                self.detonates(looked, gone, Some(left.at), events);
            }
            Some((left, gone)) => {
                self.count_on_grid(looked.wave, looked.place, gone, left.how, events)
            }
            None => self.count_on_grid(looked.wave, looked.place, end, Ending::Cleared, events),
        }
    }

    fn luck_of(&self, looked: Looked<'_>) -> Luck {
        looked.luck.of_mine(looked.mine, self.lots.luck[self.lots.of(looked.number)])
    }

    /// Counts a mine that goes off by the time `gone` of the grid, at a moment that may be known
    /// already.
    fn detonates(&self, looked: Looked<'_>, gone: usize, at: Option<Days>, events: &mut Events) {
        let Looked { wave, luck, mine, number, place } = looked;
        self.count_on_grid(wave, place, gone, Ending::Detonated, events);
        let moment = || {
            at.unwrap_or_else(|| {
                let met = self.around.contact_by_luck(wave.laid, luck.contact.whole(mine));
                met.expect("a contact by a time of the grid comes within the horizon")
            })
        };
        let cause = self.cause(wave, place, gone, moment);
        let mut stream = self.harm_streams.of_mine(number);
        self.harm
            .of_detonation(moment, &mut stream, |casualty| events.hurts(gone, casualty, cause));
    }

    /// Why a mine that went off by the time `gone` of the grid could still function.
    fn cause(
        &self,
        wave: &WaveTables,
        place: usize,
        gone: usize,
        moment: impl Fn() -> Days,
    ) -> Cause {
        match (wave.places.kind_at(place), self.fuse) {
            (Kind::Setting(setting), Fuse::Electrical(fuse)) => {
                let rated = fuse.settings[setting].rated_life;
                let within = if self.times[gone] - wave.laid <= rated {
                    true
                } else if gone > wave.first && self.times[gone - 1] - wave.laid > rated {
                    false
                } else {
                    moment() - wave.laid <= rated
                };
                if within { Cause::WithinRatedLife } else { Cause::BeyondRatedLife }
            }
            (Kind::Overrun, _) => Cause::Overrun,
            (Kind::Mechanical | Kind::Never, _) => Cause::Mechanical,
            (Kind::DeadOnArrival, _) | (Kind::Setting(_), Fuse::Mechanical(_)) => {
                unreachable!("only a mine that can function goes off")
            }
        }
    }
}
