//! The battery of a laying: how its mines' lives are spread, and how it drains.

use super::drain::Drain;
use super::lives::Lives;
use super::resolution::Resolution;
use crate::model::{Electrical, ElectricalKind, Fuse, Laying, Study};

/// The battery of a laying's mines.
pub(super) struct Battery<'a> {
    pub(super) fuse: &'a Electrical,
    /// The law of life of each setting.
    pub(super) settings: Vec<Lives>,
    pub(super) drain: Drain,
    /// When the last of them is over.
    pub(super) over: f64,
}

impl<'a> Battery<'a> {
    /// `None` for another fuse, or without mines.
    pub(super) fn new(study: &Study, laying: &'a Laying, resolution: Resolution) -> Option<Self> {
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

    /// The kinds of its mines and their shares.
    pub(super) fn kinds(&self) -> Vec<(ElectricalKind, f64)> {
        let fuse = self.fuse;
        let dead = fuse.dead_on_arrival.value();
        let overrun =
            (1.0 - dead) * fuse.overrun.map_or(0.0, |overrun| overrun.probability.value());
        let battery = 1.0 - dead - overrun;
        let settings = fuse.settings.iter().enumerate();
        let settings = settings
            .map(|(index, setting)| (ElectricalKind::Setting(index), battery * setting.share));
        [(ElectricalKind::DeadOnArrival, dead), (ElectricalKind::Overrun, overrun)]
            .into_iter()
            .chain(settings)
            .filter(|&(_, share)| share > 0.0)
            .collect()
    }
}
