//! The kinds of mines of a wave: by which luck of nature, what each needs at the times of the grid,
//! and its timer.

use super::clock::{Clock, longest_life};
use super::places::{Kind, Needed};
use super::quantiles::Quantiles;
use super::timer::Timer;
use crate::model::{Electrical, ElectricalKind, Fuse, Mechanical, MultiplierLaw};
use crate::numeric::{exp, ln};
use crate::units::Days;
use std::sync::Arc;

/// What the mines of a fuse with a battery share.
#[derive(Clone, Debug)]
pub(super) struct BatteryTables {
    pub(super) clock: Arc<Clock>,
    pub(super) longest_life: f64,
    /// Bounds of the mine's own multiplier, where lots differ.
    pub(super) quantiles: Option<Quantiles>,
    /// ln(r s) of each setting.
    pub(super) ln_rated_life: Vec<f64>,
}

impl BatteryTables {
    pub(super) fn new(fuse: &Electrical, clock: Arc<Clock>) -> Self {
        Self {
            clock,
            longest_life: longest_life(fuse),
            quantiles: (!fuse.battery.lot_law().is_certain())
                .then(|| Quantiles::of(&fuse.battery.life)),
            ln_rated_life: (0..fuse.settings.len())
                .map(|setting| fuse.ln_rated_life(setting))
                .collect(),
        }
    }

    /// The kinds of mines of a wave, in the order of their luck of nature, and what they need at
    /// these times.
    pub(super) fn kinds(
        &self,
        fuse: &Electrical,
        laid: Days,
        times: &[Days],
    ) -> Vec<(Kind, Needed)> {
        let needed = self.clock.needed(laid, times, self.longest_life);
        let enough = (!self.clock.is_steady()).then(|| self.clock.surely_enough(laid, times));
        (0..fuse.settings.len() + 3)
            .map(|passed| match fuse.kind_past(passed) {
                ElectricalKind::DeadOnArrival => (Kind::DeadOnArrival, Needed::default()),
                ElectricalKind::Overrun => {
                    let needed = fuse.overrun.map_or(Needed::default(), |overrun| {
                        Needed::luck(times.iter().map(|&time| overrun.life.cdf(time - laid)))
                    });
                    (Kind::Overrun, needed)
                }
                ElectricalKind::Setting(setting) => {
                    let needed =
                        self.needed(setting, &fuse.battery.life, &needed, enough.as_deref());
                    (Kind::Setting(setting), needed)
                }
            })
            .collect()
    }

    /// What the mines of a setting need, on a scale that saves work: where luck alone decides a
    /// life the luck itself, against the probability of a shorter life; else ln V + ln W, against
    /// ln H and ln G less ln(r s).
    fn needed(
        &self,
        setting: usize,
        law: &MultiplierLaw,
        needed: &[(f64, f64)],
        enough: Option<&[f64]>,
    ) -> Needed {
        let to_exceed = |needed: f64| {
            let ln_multiplier = ln(needed) - self.ln_rated_life[setting];
            if self.quantiles.is_some() { ln_multiplier } else { law.cdf(exp(ln_multiplier)) }
        };
        // what no luck exceeds tells nothing
        let possible = needed.partition_point(|&(_, ever)| ever <= self.longest_life);
        let mut ever: Vec<f64> =
            needed[..possible].iter().map(|&(_, ever)| to_exceed(ever)).collect();
        if self.quantiles.is_none() {
            ever.truncate(ever.partition_point(|&level| level < 1.0));
        }
        let needed = &needed[..ever.len()];
        let falls = !self.clock.is_steady() && needed.iter().any(|&(now, ever)| now > ever);
        Needed {
            now: falls.then(|| needed.iter().map(|&(now, _)| to_exceed(now)).collect()),
            always: enough.map(|enough| {
                enough.iter().take(ever.len()).map(|&enough| to_exceed(enough)).collect()
            }),
            ever,
        }
    }
}

impl Needed {
    /// What luck must exceed to be functional at each time.
    fn luck(needed: impl Iterator<Item = f64>) -> Self {
        Self { ever: needed.take_while(|&needed| needed < 1.0).collect(), now: None, always: None }
    }
}

pub(super) fn mechanical_edges(fuse: &Mechanical) -> [f64; 2] {
    let dead = fuse.dead_on_arrival.value();
    [dead, dead + (1.0 - dead) * fuse.never.value()]
}

pub(super) fn mechanical_kinds(
    fuse: &Mechanical,
    laid: Days,
    times: &[Days],
) -> Vec<(Kind, Needed)> {
    let lives = Needed::luck(times.iter().map(|&time| fuse.life.cdf(time - laid)));
    vec![
        (Kind::DeadOnArrival, Needed::default()),
        (Kind::Never, Needed::default()),
        (Kind::Mechanical, lives),
    ]
}

pub(super) fn timers(
    fuse: &Fuse,
    laid: Days,
    times: &[Days],
    first: usize,
    mines: u64,
) -> Vec<Option<Timer>> {
    let Fuse::Electrical(Electrical { settings, self_destruct: Some(works), .. }) = fuse else {
        return Vec::new();
    };
    let timer = |after| Timer::new(*works, after, laid, times, first, mines);
    settings.iter().map(|setting| setting.self_destruct.map(timer)).collect()
}
