//! Battery of a laying: distributions of life, and drain.

use super::distribution::Lives;
use super::drain::Drain;
use crate::engine::expected::resolution::Resolution;
use crate::model::{Electrical, ElectricalKind, Fuse, Laying, Study};

/// Battery of a laying's mines.
pub(crate) struct LayingBattery<'a> {
    pub(crate) fuse: &'a Electrical,
    /// Distribution of life of each setting.
    pub(crate) settings: Vec<Lives>,
    pub(crate) drain: Drain,
    /// Time when the last life is over.
    pub(crate) over: f64,
}

impl<'a> LayingBattery<'a> {
    /// `None` for another fuse, or without mines.
    pub(crate) fn new(study: &Study, laying: &'a Laying, resolution: Resolution) -> Option<Self> {
        let Fuse::Electrical(fuse) = &laying.fuse else { return None };
        let waves = laying.waves.iter().filter(|wave| wave.mines > 0);
        let last = waves.map(|wave| wave.at.days()).reduce(f64::max)?;
        let settings: Vec<Lives> =
            (0..fuse.settings.len()).map(|setting| Lives::of_setting(fuse, setting)).collect();
        let levels = settings.iter().filter_map(|lives| lives.levels(1.0).last().copied());
        let longest = levels.fold(0.0, f64::max);
        let drain = Drain::new(study, fuse, last, longest, resolution.nodes_per_day);
        let over = drain.over(drain.by(last), longest);
        Some(Self { fuse, settings, drain, over })
    }

    /// Kinds of its mines and their shares.
    pub(crate) fn kinds(&self) -> Vec<(ElectricalKind, f64)> {
        let fuse = self.fuse;
        let dead = fuse.dead_on_arrival.value();
        let deactivation_failure = (1.0 - dead)
            * fuse
                .deactivation_failure
                .map_or(0.0, |deactivation_failure| deactivation_failure.probability.value());
        let battery = 1.0 - dead - deactivation_failure;
        let settings = fuse.settings.iter().enumerate();
        let settings = settings
            .map(|(index, setting)| (ElectricalKind::Setting(index), battery * setting.share));
        [
            (ElectricalKind::DeadOnArrival, dead),
            (ElectricalKind::DeactivationFailure, deactivation_failure),
        ]
        .into_iter()
        .chain(settings)
        .filter(|&(_, share)| share > 0.0)
        .collect()
    }
}
