//! Kinds of mines of a wave: required life, and timers.

use super::drain_clock::{DrainClock, longest_life};
use super::multiplier_bounds::Quantiles;
use super::self_destruct::Timer;
use super::threshold_index::{PlainKind, RequiredIndex};
use crate::model::{Electrical, ElectricalKind, Fuse, Mechanical, MultiplierDistribution};
use crate::numeric::{exp, ln};
use crate::units::Days;
use std::sync::Arc;

/// Data shared by the mines of a fuse with a battery.
#[derive(Clone, Debug)]
pub(crate) struct BatteryTables {
    pub(crate) clock: Arc<DrainClock>,
    pub(crate) longest_life: f64,
    /// Bounds of the mine's own multiplier, where lots differ.
    pub(crate) quantiles: Option<Quantiles>,
    /// ln(r s) of each setting.
    pub(crate) ln_rated_life: Vec<f64>,
}

impl BatteryTables {
    pub(crate) fn new(fuse: &Electrical, clock: Arc<DrainClock>) -> Self {
        Self {
            clock,
            longest_life: longest_life(fuse),
            quantiles: (!fuse.battery.lot_distribution().is_certain())
                .then(|| Quantiles::of(&fuse.battery.life)),
            ln_rated_life: (0..fuse.settings.len())
                .map(|setting| fuse.ln_rated_life(setting))
                .collect(),
        }
    }

    /// Kinds of mines of a wave, and their requirements at these times. The order is that of the
    /// random number `nature`.
    pub(crate) fn kinds(
        &self,
        fuse: &Electrical,
        laid: Days,
        times: &[Days],
    ) -> Vec<(PlainKind, RequiredIndex)> {
        let required = self.clock.required(laid, times, self.longest_life);
        let enough = (!self.clock.is_steady()).then(|| self.clock.sufficient_life(laid, times));
        (0..fuse.settings.len() + 3)
            .map(|passed| match fuse.kind_past(passed) {
                ElectricalKind::DeadOnArrival => {
                    (PlainKind::DeadOnArrival, RequiredIndex::default())
                }
                ElectricalKind::DeactivationFailure => {
                    let required = fuse.deactivation_failure.map_or(
                        RequiredIndex::default(),
                        |deactivation_failure| {
                            RequiredIndex::random(
                                times
                                    .iter()
                                    .map(|&time| deactivation_failure.life.cdf(time - laid)),
                            )
                        },
                    );
                    (PlainKind::DeactivationFailure, required)
                }
                ElectricalKind::Setting(setting) => {
                    let required =
                        self.required(setting, &fuse.battery.life, &required, enough.as_deref());
                    (PlainKind::Setting(setting), required)
                }
            })
            .collect()
    }

    /// Requirements of a setting's mines, on the scale with the least work.
    ///
    /// Where lots do not differ, the scale is the random number of life, compared with the
    /// probability of a shorter life. Otherwise it is ln V + ln W, compared with ln H and ln G less
    /// ln(r s).
    fn required(
        &self,
        setting: usize,
        distribution: &MultiplierDistribution,
        required: &[(f64, f64)],
        enough: Option<&[f64]>,
    ) -> RequiredIndex {
        let to_exceed = |required: f64| {
            let ln_multiplier = ln(required) - self.ln_rated_life[setting];
            if self.quantiles.is_some() {
                ln_multiplier
            } else {
                distribution.cdf(exp(ln_multiplier))
            }
        };
        // requirements that no random number exceeds are left out
        let possible = required.partition_point(|&(_, ever)| ever <= self.longest_life);
        let mut ever: Vec<f64> =
            required[..possible].iter().map(|&(_, ever)| to_exceed(ever)).collect();
        if self.quantiles.is_none() {
            ever.truncate(ever.partition_point(|&level| level < 1.0));
        }
        let required = &required[..ever.len()];
        let falls = !self.clock.is_steady() && required.iter().any(|&(now, ever)| now > ever);
        RequiredIndex {
            now: falls.then(|| required.iter().map(|&(now, _)| to_exceed(now)).collect()),
            always: enough.map(|enough| {
                enough.iter().take(ever.len()).map(|&enough| to_exceed(enough)).collect()
            }),
            ever,
        }
    }
}

impl RequiredIndex {
    /// Requirements on the random number of life at each time.
    fn random(required: impl Iterator<Item = f64>) -> Self {
        Self {
            ever: required.take_while(|&required| required < 1.0).collect(),
            now: None,
            always: None,
        }
    }
}

pub(crate) fn mechanical_edges(fuse: &Mechanical) -> [f64; 2] {
    let dead = fuse.dead_on_arrival.value();
    [dead, dead + (1.0 - dead) * fuse.never.value()]
}

pub(crate) fn mechanical_kinds(
    fuse: &Mechanical,
    laid: Days,
    times: &[Days],
) -> Vec<(PlainKind, RequiredIndex)> {
    let lives = RequiredIndex::random(times.iter().map(|&time| fuse.life.cdf(time - laid)));
    vec![
        (PlainKind::DeadOnArrival, RequiredIndex::default()),
        (PlainKind::Never, RequiredIndex::default()),
        (PlainKind::Mechanical, lives),
    ]
}

pub(crate) fn timers(
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
