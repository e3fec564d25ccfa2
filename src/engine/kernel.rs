//! The batch kernel: decides plain mines by thresholds and hands the rest to
//! [`fate_of`](crate::model::fate_of).
//!
//! A plain mine meets nobody while it can function, does not destroy itself and does not overrun: its state on the
//! grid follows from a few comparisons. Held equal to it, mine by mine, by the tests of `agreement`.

use super::field::Events;
use super::harm::Harm;
use super::luck_block::{LuckBlock, used_lots};
use super::streams::FieldKey;
use super::tables::{Around, BatteryTables, LayingTables, Thresholds, WaveTables};
use crate::model::{
    Clearance, Electrical, ElectricalKind, Ending, Fate, Fuse, Luck, Mechanical, MultiplierLaw, Nature,
    fate_from, nature_of,
};
use crate::numeric::exp;
use crate::question::Cause;
use crate::units::Days;
use std::ops::Range;

/// A laying of one arm, in one field.
pub(super) struct Kernel<'a> {
    pub(super) key: FieldKey,
    /// Index of the laying in its arm.
    pub(super) index: usize,
    pub(super) fuse: &'a Fuse,
    pub(super) tables: &'a LayingTables,
    pub(super) around: Around<'a>,
    pub(super) clearance: Option<&'a Clearance>,
    pub(super) area_m2: f64,
    pub(super) times: &'a [Days],
    pub(super) harm: &'a Harm<'a>,
    pub(super) lots: Lots,
}

/// The lots of a laying in one field: their luck, and ln V of each.
#[derive(Debug)]
pub(super) struct Lots {
    luck: Vec<f64>,
    ln_multiplier: Vec<f64>,
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
        Self { luck: lots.to_vec(), ln_multiplier: lots.iter().map(|&u| law.ln_quantile(u)).collect() }
    }
}

/// What the kernel knows of a mine on the grid.
#[derive(Clone, Copy)]
struct OnGrid<'a> {
    /// Where the mine stands on the scale of its thresholds, where it has any.
    standing: Option<(&'a Thresholds, f64)>,
    /// First time of the grid at which it is inert.
    inert: usize,
}

impl Kernel<'_> {
    /// Lives mines `from` to `from + count` of the laying, whose luck is the first `count` of the block.
    pub(super) fn live(&self, luck: &LuckBlock, from: u64, count: usize, events: &mut Events) {
        let until = from + count as u64;
        let waves = &self.tables.waves;
        let first = waves.partition_point(|wave| wave.start + wave.mines <= from);
        for wave in waves[first..].iter().take_while(|wave| wave.start < until) {
            let here = overlap(from..until, wave.start..wave.start + wave.mines);
            let mines = (here.start - from) as usize..(here.end - from) as usize;
            match (self.fuse, &self.tables.clock) {
                (Fuse::Electrical(fuse), Some(battery)) => {
                    self.live_electrical(fuse, battery, wave, luck, from, mines, events);
                }
                (Fuse::Mechanical(fuse), _) => self.live_mechanical(fuse, wave, luck, from, mines, events),
                (Fuse::Electrical(_), None) => unreachable!("a fuse with a battery has its clock"),
            }
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the kernel's inner loop: everything it reads is named here"
    )]
    fn live_electrical(
        &self,
        fuse: &Electrical,
        battery: &BatteryTables,
        wave: &WaveTables,
        luck: &LuckBlock,
        from: u64,
        mines: Range<usize>,
        events: &mut Events,
    ) {
        let lots = self.lots.ln_multiplier.len();
        let lots_differ = !fuse.battery.lot_law().is_certain();
        let mut lot = ((from + mines.start as u64) % lots as u64) as usize;
        for mine in mines {
            let this_lot = lot;
            lot = if lot + 1 == lots { 0 } else { lot + 1 };
            let nature = luck.nature(mine);
            let mut passed = 0;
            while passed < battery.kind_edges.len() && battery.kind_edges[passed] <= nature {
                passed += 1;
            }
            match fuse.kind_past(passed) {
                ElectricalKind::DeadOnArrival => {
                    let dead = OnGrid { standing: None, inert: wave.first };
                    self.plain(wave, luck, mine, dead, events);
                }
                ElectricalKind::Overrun => {
                    let whole = luck.of_mine(mine, self.lots.luck[this_lot]);
                    self.by_fate(nature_of(self.fuse, &whole), &whole, wave, from + mine as u64, events);
                }
                ElectricalKind::Setting(setting) => {
                    let life = luck.life(mine);
                    let ln_multiplier =
                        || self.lots.ln_multiplier[this_lot] + fuse.battery.life.ln_quantile(life);
                    let stands_at = if lots_differ { ln_multiplier() } else { life };
                    let thresholds = &wave.thresholds[setting];
                    let inert = wave.first + thresholds.potential.passed(stands_at);
                    let reliability = battery.self_destructs[setting];
                    let destroys_itself = reliability > 0.0 && luck.self_destruct_works(mine, reliability);
                    if !destroys_itself && self.meets_nobody(wave, inert, luck.contact(mine)) {
                        let on_grid = OnGrid { standing: Some((thresholds, stands_at)), inert };
                        self.plain(wave, luck, mine, on_grid, events);
                    } else {
                        let life = exp(battery.ln_rated_life[setting] + ln_multiplier());
                        let whole = luck.of_mine(mine, self.lots.luck[this_lot]);
                        let nature = Nature::Battery { setting, life };
                        let fate = self.fate(nature, &whole, wave);
                        let on_grid = OnGrid { standing: Some((thresholds, stands_at)), inert };
                        self.count(&fate, on_grid, wave, from + mine as u64, events);
                    }
                }
            }
        }
    }

    fn live_mechanical(
        &self,
        fuse: &Mechanical,
        wave: &WaveTables,
        luck: &LuckBlock,
        from: u64,
        mines: Range<usize>,
        events: &mut Events,
    ) {
        let dead = fuse.dead_on_arrival.value();
        let never = dead + (1.0 - dead) * fuse.never.value();
        for mine in mines {
            let nature = luck.nature(mine);
            let inert = if nature < dead {
                wave.first
            } else if nature < never {
                self.times.len()
            } else {
                wave.first + wave.thresholds[0].potential.passed(luck.life(mine))
            };
            if nature < dead || self.meets_nobody(wave, inert, luck.contact(mine)) {
                self.plain(wave, luck, mine, OnGrid { standing: None, inert }, events);
            } else {
                let whole = luck.of_mine(mine, self.lots.luck[0]);
                self.by_fate(nature_of(self.fuse, &whole), &whole, wave, from + mine as u64, events);
            }
        }
    }

    /// Whether the contact luck of a mine rules out a contact before the time `inert` of the grid.
    #[inline]
    fn meets_nobody(&self, wave: &WaveTables, inert: usize, contact: f64) -> bool {
        let last = inert.min(self.times.len() - 1);
        contact <= wave.unmet[last - wave.first]
    }

    /// Counts a mine to which nothing happens but clearance.
    #[inline]
    fn plain(
        &self,
        wave: &WaveTables,
        luck: &LuckBlock,
        mine: usize,
        on_grid: OnGrid<'_>,
        events: &mut Events,
    ) {
        let gone = match self.clearance {
            None => self.times.len(),
            Some(clearance) => {
                let (rank, detection) = luck.clearance(mine);
                clearance
                    .removal(self.area_m2, wave.laid, rank, detection)
                    .map_or(self.times.len(), |at| self.first_time_at_or_after(at))
            }
        };
        count_dormant(wave, on_grid, gone, events);
        if gone < self.times.len() {
            events.leaves(on_grid.inert, gone, Ending::Cleared);
        } else {
            events.stays(on_grid.inert);
        }
    }

    fn fate(&self, nature: Nature, luck: &Luck, wave: &WaveTables) -> Fate {
        fate_from(nature, luck, self.fuse, self.clearance, self.area_m2, wave.laid, &self.around)
    }

    /// Counts a mine whose life is in calendar time by its fate.
    fn by_fate(&self, nature: Nature, luck: &Luck, wave: &WaveTables, number: u64, events: &mut Events) {
        let fate = self.fate(nature, luck, wave);
        let inert = match nature {
            Nature::DeadOnArrival => wave.first,
            Nature::Mechanical { life: None } => self.times.len(),
            Nature::Overrun { life } | Nature::Mechanical { life: Some(life) } => {
                self.first_time_at_or_after(wave.laid + life)
            }
            Nature::Battery { .. } => unreachable!("a battery mine's thresholds say when it is inert"),
        };
        self.count(&fate, OnGrid { standing: None, inert }, wave, number, events);
    }

    /// Counts a mine, the number-th of its laying, by its fate.
    fn count(&self, fate: &Fate, on_grid: OnGrid<'_>, wave: &WaveTables, number: u64, events: &mut Events) {
        let end = self.times.len();
        let gone = fate.gone.map_or(end, |gone| self.first_time_at_or_after(gone.at));
        count_dormant(wave, on_grid, gone, events);
        match fate.gone {
            Some(left) if gone < end => {
                events.leaves(on_grid.inert, gone, left.how);
                if left.how == Ending::Detonated {
                    let cause = self.cause(fate, left.at);
                    let mut stream = self.key.harm(self.index, number);
                    self.harm
                        .of_detonation(left.at, &mut stream, |casualty| events.hurts(gone, casualty, cause));
                }
            }
            Some(_) | None => events.stays(on_grid.inert),
        }
    }

    /// Why a mine that went off at a time could still function.
    fn cause(&self, fate: &Fate, at: Days) -> Cause {
        match (fate.nature, self.fuse) {
            (Nature::Battery { setting, .. }, Fuse::Electrical(fuse)) => {
                if at - fate.laid <= fuse.settings[setting].rated_life {
                    Cause::WithinRatedLife
                } else {
                    Cause::BeyondRatedLife
                }
            }
            (Nature::Overrun { .. }, _) => Cause::Overrun,
            (Nature::Mechanical { .. }, _) => Cause::Mechanical,
            (Nature::DeadOnArrival, _) | (Nature::Battery { .. }, Fuse::Mechanical(_)) => {
                unreachable!("only a mine that can function goes off")
            }
        }
    }

    fn first_time_at_or_after(&self, time: Days) -> usize {
        self.times.partition_point(|&grid| grid < time)
    }
}

/// Counts the times of the grid at which a mine is silent but not yet inert, while it is in the ground.
#[inline]
fn count_dormant(wave: &WaveTables, on_grid: OnGrid<'_>, gone: usize, events: &mut Events) {
    let Some((Thresholds { awake: Some(awake), .. }, stands_at)) = on_grid.standing else { return };
    let until = on_grid.inert.min(gone);
    for time in wave.first + awake.never_silent.passed(stands_at)..until {
        if stands_at <= awake.needed[time - wave.first] {
            events.is_dormant(time);
        }
    }
}

fn overlap(a: Range<u64>, b: Range<u64>) -> Range<u64> {
    a.start.max(b.start)..a.end.min(b.end)
}
