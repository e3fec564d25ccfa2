//! The slow path: the few mines that the batch kernel cannot decide.
//!
//! They may have a contact, or their first bits do not decide. Each possible event of a mine is
//! assigned to a time of the grid. The outcome is the event that comes first there. Where two fall
//! between the same two times, or a battery may be dormant at a contact,
//! [`outcome_of`](crate::model::outcome_of) decides.

use super::kernel::Kernel;
use super::random_block::RandomBlock;
use super::tables::of_draw::WaveTables;
use super::tables::threshold_index::{PlainKind, UNDECIDED};
use crate::engine::tally::events::Events;
use crate::model::{Ending, Fuse, RandomNumbers, outcome_of};
use crate::question::Cause;
use crate::units::Days;

/// One mine on the slow path.
#[derive(Clone, Copy)]
struct SlowMine<'a> {
    wave: &'a WaveTables,
    random: &'a RandomBlock,
    /// Index of the mine in its block, and number in its laying.
    mine: usize,
    number: u64,
    index: usize,
}

impl Kernel<'_> {
    /// Counts mine `number` of its laying. Its threshold index is `index`, or `UNDECIDED` if
    /// unknown.
    pub(crate) fn count_slowly(
        &self,
        wave: &WaveTables,
        random: &RandomBlock,
        mine: usize,
        number: u64,
        index: usize,
        events: &mut Events,
    ) {
        let index = if index == usize::from(UNDECIDED) {
            self.index(wave, random, mine, number)
        } else {
            index
        };
        let looked = SlowMine { wave, random, mine, number, index };
        match self.on_grid(looked) {
            Some((gone, Ending::Detonated)) => self.detonates(looked, gone, None, events),
            Some((gone, how)) => self.count_on_grid(wave, index, gone, how, events),
            None => self.by_definition(looked, events),
        }
    }

    /// Finds the threshold index of a mine by its complete random numbers.
    fn index(&self, wave: &WaveTables, random: &RandomBlock, mine: usize, number: u64) -> usize {
        let nature = random.nature.whole(mine);
        let kind = self.tables.edges.iter().take_while(|&&edge| edge <= nature).count();
        let life = random.life.whole(mine);
        let by_lots = self.tables.clock.as_ref().is_some_and(|battery| battery.quantiles.is_some());
        let stands_at = match (wave.indices.kind(kind), self.fuse) {
            (PlainKind::Setting(_), Fuse::Electrical(fuse)) if by_lots => {
                self.lots.ln_multiplier[self.lots.of(number)] + fuse.battery.life.ln_quantile(life)
            }
            (_, Fuse::Electrical(_) | Fuse::Mechanical(_)) => life,
        };
        wave.indices.of(kind, stands_at)
    }

    /// First grid time after a mine leaves the ground, and its ending. Past the grid's end if it
    /// stays; `None` where the grid cannot decide.
    fn on_grid(&self, looked: SlowMine<'_>) -> Option<(usize, Ending)> {
        let SlowMine { wave, random, mine, index, .. } = looked;
        let end = self.times.len();
        let indices = &wave.indices;
        let if_functional = |time: usize| {
            if time == end || !indices.is_functional_before(index, time)? {
                Some(end)
            } else {
                Some(time)
            }
        };
        let met = if_functional(wave.met(random.contact.whole(mine)))?;
        let destroyed = match (indices.kind_at(index), &random.self_destruct) {
            (PlainKind::Setting(setting), Some(random)) if !wave.timers.is_empty() => {
                let timer = wave.timers[setting].as_ref();
                timer.map_or(Some(end), |timer| if_functional(timer.moment(random, mine)))?
            }
            (_, Some(_) | None) => end,
        };
        let removed = self.removed(wave, random, mine);
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

    /// Counts a mine by its outcome in the definition.
    fn by_definition(&self, looked: SlowMine<'_>, events: &mut Events) {
        let random = self.numbers_of(looked);
        let outcome = outcome_of(
            &random,
            self.fuse,
            self.clearance,
            self.area_m2,
            looked.wave.laid,
            &self.around,
        );
        let end = self.times.len();
        match outcome.gone.map(|gone| (gone, self.times.partition_point(|&time| time < gone.at))) {
            Some((left, gone)) if gone < end && left.how == Ending::Detonated => {
                self.detonates(looked, gone, Some(left.at), events);
            }
            Some((left, gone)) => {
                self.count_on_grid(looked.wave, looked.index, gone, left.how, events)
            }
            None => self.count_on_grid(looked.wave, looked.index, end, Ending::Cleared, events),
        }
    }

    fn numbers_of(&self, looked: SlowMine<'_>) -> RandomNumbers {
        looked.random.of_mine(looked.mine, self.lots.random[self.lots.of(looked.number)])
    }

    /// Counts a mine that detonates by the time `gone` of the grid. `at` is the exact time, if
    /// already known.
    fn detonates(&self, looked: SlowMine<'_>, gone: usize, at: Option<Days>, events: &mut Events) {
        let SlowMine { wave, random, mine, number, index } = looked;
        self.count_on_grid(wave, index, gone, Ending::Detonated, events);
        let moment = || {
            at.unwrap_or_else(|| {
                let met = self.around.contact_by_numbers(wave.laid, random.contact.whole(mine));
                met.expect("a contact by a time of the grid comes within the horizon")
            })
        };
        let cause = self.cause(wave, index, gone, moment);
        let mut stream = self.harm_streams.of_mine(number);
        self.harm.of_detonation(moment, &mut stream, |casualty| {
            events.add_casualty(gone, casualty, cause)
        });
    }

    /// Cause of a mine's detonation by grid time `gone`.
    fn cause(
        &self,
        wave: &WaveTables,
        index: usize,
        gone: usize,
        moment: impl Fn() -> Days,
    ) -> Cause {
        match (wave.indices.kind_at(index), self.fuse) {
            (PlainKind::Setting(setting), Fuse::Electrical(fuse)) => {
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
            (PlainKind::DeactivationFailure, _) => Cause::DeactivationFailure,
            (PlainKind::Mechanical | PlainKind::Never, _) => Cause::Mechanical,
            (PlainKind::DeadOnArrival, _) | (PlainKind::Setting(_), Fuse::Mechanical(_)) => {
                unreachable!("only a mine that can function goes off")
            }
        }
    }
}
