//! Mines that are alike: what the cohort engine needs to know of an arm to draw counts of them.

use super::battery::Battery;
use super::cells::Cells;
use super::chain::Chain;
use super::ground::Ground;
use super::lives::Lives;
use super::meetings::{Channel, by_slot};
use super::resolution::Resolution;
use super::scene::Scene;
use super::setting::OfSetting;
use super::track::Track;
use crate::model::{Arm, Electrical, ElectricalKind, Fuse, Laying, Mechanical, Study};
use crate::question::{Cause, TimeGrid};

/// The mines of one arm.
#[derive(Clone, Debug)]
pub(in crate::engine) struct AlikeArm {
    pub(in crate::engine) channels: Vec<Channel>,
    pub(in crate::engine) layings: Vec<AlikeLaying>,
}

/// The mines of one laying.
#[derive(Clone, Debug)]
pub(in crate::engine) struct AlikeLaying {
    pub(in crate::engine) waves: Vec<AlikeWave>,
    /// The fuse, where its lots differ.
    pub(in crate::engine) lots: Option<Electrical>,
}

/// The mines of one wave.
#[derive(Clone, Debug)]
pub(in crate::engine) struct AlikeWave {
    /// Index of the first time of the grid at which it is there.
    pub(in crate::engine) first: usize,
    pub(in crate::engine) mines: u64,
    /// R at each time from the first on: the probability that clearance has left a mine.
    pub(in crate::engine) left: Vec<f64>,
    pub(in crate::engine) kinds: Vec<AlikeKind>,
}

/// The mines of one kind.
#[derive(Clone, Debug)]
pub(in crate::engine) struct AlikeKind {
    /// Share of the wave.
    pub(in crate::engine) share: f64,
    /// Why it could still function, within its rated life and beyond.
    pub(in crate::engine) causes: [Cause; 2],
    pub(in crate::engine) way: Way,
}

/// How mines of a kind go through time.
#[derive(Clone, Debug)]
pub(in crate::engine) enum Way {
    /// They never function.
    Lifeless,
    /// From time to time with fixed chances, all alike.
    Chained(Chain),
    /// The same, but with the chances of each lot.
    ChainedByLot {
        /// What does not depend on the lot.
        track: Box<Track>,
        /// Index of the setting.
        setting: usize,
    },
    /// By their life: the cold silences some and not others.
    ByLife {
        /// Lives that are alike at every time of the grid.
        cells: Box<Cells>,
        /// The law of life of all lots, and the index of the setting.
        lives: Lives,
        setting: usize,
    },
}

impl AlikeArm {
    /// The mines of an arm.
    pub(in crate::engine) fn new(
        study: &Study,
        arm: &Arm,
        grid: &TimeGrid,
        resolution: Resolution,
    ) -> Self {
        let ground = Ground::new(study, arm, grid, resolution, by_slot(study));
        let layings = ground.layings().map(|(laying, battery)| match (&laying.fuse, battery) {
            (Fuse::Electrical(_), Some(battery)) => ground.alike_batteries(laying, battery),
            (Fuse::Electrical(_), None) => AlikeLaying { waves: Vec::new(), lots: None },
            (Fuse::Mechanical(fuse), _) => ground.alike_mechanical(laying, fuse),
        });
        Self { layings: layings.collect(), channels: ground.meetings.channels().to_vec() }
    }

    /// About how much memory it takes.
    pub(in crate::engine) fn bytes(&self) -> usize {
        let waves = self.layings.iter().flat_map(|laying| &laying.waves);
        let of_wave = |wave: &AlikeWave| {
            let kinds = wave.kinds.iter().map(|kind| size_of::<AlikeKind>() + kind.way.bytes());
            wave.left.len() * size_of::<f64>() + kinds.sum::<usize>()
        };
        waves.map(of_wave).sum()
    }
}

impl Way {
    fn bytes(&self) -> usize {
        match self {
            Self::Lifeless => 0,
            Self::Chained(chain) => chain.bytes(),
            Self::ChainedByLot { track, .. } => track.bytes(),
            Self::ByLife { cells, .. } => cells.bytes(),
        }
    }
}

impl Ground<'_> {
    fn alike(&self, scene: &Scene<'_>, mines: u64, kinds: Vec<AlikeKind>) -> AlikeWave {
        let left = self.times[scene.first..].iter().map(|&time| scene.removal.left(time)).collect();
        AlikeWave { first: scene.first, mines, left, kinds }
    }

    fn alike_mechanical(&self, laying: &Laying, fuse: &Mechanical) -> AlikeLaying {
        let (dead, never) = (fuse.dead_on_arrival.value(), fuse.never.value());
        let of_wave = |wave| {
            let scene = self.scene(wave)?;
            let (lives, track) = self.by_calendar(&scene, fuse.life, never > 0.0);
            let chained = |lives: &Lives| Way::Chained(track.chain(lives));
            let causes = [Cause::Mechanical; 2];
            let kinds = vec![
                AlikeKind { share: dead, causes, way: Way::Lifeless },
                AlikeKind { share: (1.0 - dead) * never, causes, way: chained(&Lives::Forever) },
                AlikeKind { share: (1.0 - dead) * (1.0 - never), causes, way: chained(&lives) },
            ];
            let kinds = kinds.into_iter().filter(|kind| kind.share > 0.0).collect();
            Some(self.alike(&scene, wave.mines, kinds))
        };
        AlikeLaying { waves: laying.waves.iter().filter_map(of_wave).collect(), lots: None }
    }

    fn alike_batteries(&self, laying: &Laying, battery: &Battery<'_>) -> AlikeLaying {
        let Battery { fuse, drain, .. } = battery;
        let lots = (!fuse.battery.lot_law().is_certain()).then(|| (*fuse).clone());
        let of_wave = |wave| {
            let scene = self.scene(wave)?;
            let at_laid = drain.by(scene.laid);
            let least = drain.least_from(at_laid, &self.times[scene.first..]);
            let of_kind = |(kind, share)| match kind {
                ElectricalKind::DeadOnArrival => {
                    AlikeKind { share, causes: [Cause::Overrun; 2], way: Way::Lifeless }
                }
                ElectricalKind::Overrun => {
                    let overrun = fuse.overrun.expect("only a fuse with overrun has such mines");
                    let (lives, track) = self.by_calendar(&scene, overrun.life, false);
                    AlikeKind {
                        share,
                        causes: [Cause::Overrun; 2],
                        way: Way::Chained(track.chain(&lives)),
                    }
                }
                ElectricalKind::Setting(setting) => {
                    let of_setting = OfSetting { fuse, setting, drain, at_laid, least: &least };
                    let lives = &battery.settings[setting];
                    let way = if drain.steady {
                        let track = of_setting.track(&scene, lives);
                        if lots.is_some() {
                            Way::ChainedByLot { track: Box::new(track), setting }
                        } else {
                            Way::Chained(track.chain(lives))
                        }
                    } else {
                        let cells = Box::new(Cells::new(&of_setting, &scene, lives));
                        Way::ByLife { cells, lives: lives.clone(), setting }
                    };
                    AlikeKind {
                        share,
                        causes: [Cause::WithinRatedLife, Cause::BeyondRatedLife],
                        way,
                    }
                }
            };
            let kinds = battery.kinds().into_iter().map(of_kind).collect();
            Some(self.alike(&scene, wave.mines, kinds))
        };
        let waves = laying.waves.iter().filter_map(of_wave).collect();
        AlikeLaying { waves, lots }
    }
}
