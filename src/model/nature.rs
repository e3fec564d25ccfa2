//! What a mine is, before anything happens to it: by its luck, of which kind, and how long it would
//! last.

use super::{Electrical, Fuse, Luck};
use crate::numeric::{exp, ln};
use crate::units::Days;

/// What a mine is, before anything happens to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Nature {
    /// It never functions.
    DeadOnArrival,
    /// Its battery does not end it: it functions for this calendar time.
    Overrun {
        /// Life from t0.
        life: Days,
    },
    /// It functions as its battery lasts.
    Battery {
        /// Index of its setting.
        setting: usize,
        /// X: life at reference conditions, in days.
        life: f64,
    },
    /// No battery: it functions for this calendar time, or for ever where `None`.
    Mechanical {
        /// Life from t0.
        life: Option<Days>,
    },
}

/// Which of its kinds an electrical mine is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElectricalKind {
    /// It never functions.
    DeadOnArrival,
    /// Its battery does not end it.
    Overrun,
    /// It functions as its battery lasts, at the setting of that index.
    Setting(usize),
}

impl Electrical {
    /// The upper edges of the kinds in the luck of nature: dead on arrival, overrun, then each
    /// setting; increasing.
    pub fn kind_edges(&self) -> impl Iterator<Item = f64> + '_ {
        let dead = self.dead_on_arrival.value();
        let overrun =
            dead + (1.0 - dead) * self.overrun.map_or(0.0, |overrun| overrun.probability.value());
        let settings = self.settings.iter().scan(overrun, move |edge, setting| {
            *edge += (1.0 - overrun) * setting.share;
            Some(*edge)
        });
        [dead, overrun].into_iter().chain(settings)
    }

    /// The kind of a mine whose luck of nature lies above `edges_passed` of the edges.
    pub fn kind_past(&self, edges_passed: usize) -> ElectricalKind {
        match edges_passed {
            0 => ElectricalKind::DeadOnArrival,
            1 => ElectricalKind::Overrun,
            // rounding may leave a sliver above the last edge: it belongs to the last setting that
            // has a share
            passed if passed - 2 >= self.settings.len() => {
                let last = self.settings.iter().rposition(|setting| setting.share > 0.0);
                ElectricalKind::Setting(last.expect("the shares of the settings sum to 1"))
            }
            passed => ElectricalKind::Setting(passed - 2),
        }
    }

    /// X of a mine of a setting, in days, by the quantiles of its lot's and of its own multiplier:
    /// r s V W.
    fn life(&self, setting: usize, luck: &Luck) -> f64 {
        let ln_multiplier =
            self.battery.lot_law().ln_quantile(luck.lot) + self.battery.life.ln_quantile(luck.life);
        // a life that nothing stretches is the rated one to the last bit
        self.stored_life(setting) * if ln_multiplier == 0.0 { 1.0 } else { exp(ln_multiplier) }
    }

    /// r s: the rated life of a setting after storage, in days.
    pub fn stored_life(&self, setting: usize) -> f64 {
        self.settings[setting].rated_life.days() * self.battery.stored_charge()
    }

    /// ln(r s): of the rated life of a setting after storage, in days.
    pub fn ln_rated_life(&self, setting: usize) -> f64 {
        ln(self.stored_life(setting))
    }
}

/// What a mine of a fuse is, by its luck.
pub fn nature_of(fuse: &Fuse, luck: &Luck) -> Nature {
    match fuse {
        Fuse::Electrical(electrical) => {
            let passed = electrical.kind_edges().filter(|&edge| edge <= luck.nature).count();
            match electrical.kind_past(passed) {
                ElectricalKind::DeadOnArrival => Nature::DeadOnArrival,
                ElectricalKind::Overrun => {
                    let overrun =
                        electrical.overrun.expect("only a fuse with overrun has such mines");
                    Nature::Overrun { life: overrun.life.quantile(luck.life) }
                }
                ElectricalKind::Setting(setting) => {
                    Nature::Battery { setting, life: electrical.life(setting, luck) }
                }
            }
        }
        Fuse::Mechanical(mechanical) => {
            let dead = mechanical.dead_on_arrival.value();
            if luck.nature < dead {
                Nature::DeadOnArrival
            } else if luck.nature < dead + (1.0 - dead) * mechanical.never.value() {
                Nature::Mechanical { life: None }
            } else {
                Nature::Mechanical { life: Some(mechanical.life.quantile(luck.life)) }
            }
        }
    }
}
