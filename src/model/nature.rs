//! Nature of a mine, its kind and life, by its random numbers.

use super::{Electrical, Fuse, RandomNumbers};
use crate::numeric::{exp, ln};
use crate::units::Days;

/// Kind and life of a mine, before anything happens to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Nature {
    /// It never functions.
    DeadOnArrival,
    /// It functions for this calendar time, regardless of its battery.
    DeactivationFailure {
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
    /// No battery: functional for this calendar time, or for ever if `None`.
    Mechanical {
        /// Life from t0.
        life: Option<Days>,
    },
}

/// Kind of an electrical mine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElectricalKind {
    /// It never functions.
    DeadOnArrival,
    /// It functions regardless of its battery.
    DeactivationFailure,
    /// It functions as its battery lasts, at the setting of that index.
    Setting(usize),
}

impl Electrical {
    /// Upper edges of the kinds on the random number `nature`, increasing. The order is dead on
    /// arrival, deactivation failure, then each setting.
    pub fn kind_edges(&self) -> impl Iterator<Item = f64> + '_ {
        let dead = self.dead_on_arrival.value();
        let deactivation_failure = dead
            + (1.0 - dead)
                * self
                    .deactivation_failure
                    .map_or(0.0, |deactivation_failure| deactivation_failure.probability.value());
        let settings = self.settings.iter().scan(deactivation_failure, move |edge, setting| {
            *edge += (1.0 - deactivation_failure) * setting.share;
            Some(*edge)
        });
        [dead, deactivation_failure].into_iter().chain(settings)
    }

    /// Kind of a mine whose random number `nature` is above `edges_passed` edges.
    pub fn kind_past(&self, edges_passed: usize) -> ElectricalKind {
        match edges_passed {
            0 => ElectricalKind::DeadOnArrival,
            1 => ElectricalKind::DeactivationFailure,
            // rounding may leave a gap above the last edge: it belongs to the last setting with a
            // share
            passed if passed - 2 >= self.settings.len() => {
                let last = self.settings.iter().rposition(|setting| setting.share > 0.0);
                ElectricalKind::Setting(last.expect("the shares of the settings sum to 1"))
            }
            passed => ElectricalKind::Setting(passed - 2),
        }
    }

    /// X = r s V W of a mine of a setting, in days. V and W are quantiles of its lot's and its own
    /// multiplier.
    fn life(&self, setting: usize, random: &RandomNumbers) -> f64 {
        let ln_multiplier = self.battery.lot_distribution().ln_quantile(random.lot)
            + self.battery.life.ln_quantile(random.life);
        // with a multiplier of 1 the life is the rated one to the last bit
        self.stored_life(setting) * if ln_multiplier == 0.0 { 1.0 } else { exp(ln_multiplier) }
    }

    /// r s: rated life of a setting after storage, in days.
    pub fn stored_life(&self, setting: usize) -> f64 {
        self.settings[setting].rated_life.days() * self.battery.stored_charge()
    }

    /// ln(r s): logarithm of the rated life of a setting after storage, in days.
    pub fn ln_rated_life(&self, setting: usize) -> f64 {
        ln(self.stored_life(setting))
    }
}

/// Determines the nature of a mine by its random numbers.
pub fn nature_of(fuse: &Fuse, random: &RandomNumbers) -> Nature {
    match fuse {
        Fuse::Electrical(electrical) => {
            let passed = electrical.kind_edges().filter(|&edge| edge <= random.nature).count();
            match electrical.kind_past(passed) {
                ElectricalKind::DeadOnArrival => Nature::DeadOnArrival,
                ElectricalKind::DeactivationFailure => {
                    let deactivation_failure = electrical
                        .deactivation_failure
                        .expect("only a fuse with deactivation failure has such mines");
                    Nature::DeactivationFailure {
                        life: deactivation_failure.life.quantile(random.life),
                    }
                }
                ElectricalKind::Setting(setting) => {
                    Nature::Battery { setting, life: electrical.life(setting, random) }
                }
            }
        }
        Fuse::Mechanical(mechanical) => {
            let dead = mechanical.dead_on_arrival.value();
            if random.nature < dead {
                Nature::DeadOnArrival
            } else if random.nature < dead + (1.0 - dead) * mechanical.never.value() {
                Nature::Mechanical { life: None }
            } else {
                Nature::Mechanical { life: Some(mechanical.life.quantile(random.life)) }
            }
        }
    }
}
