//! Cohorts of identical mines: probabilities for the cohort engine.

use super::integral::cells::Cells;
use super::integral::markov_chain::Chain;
use super::integral::timeline::Timeline;
use super::lives::battery::LayingBattery;
use super::lives::distribution::Lives;
use super::resolution::Resolution;
use super::setting::SettingContext;
use super::surroundings::contact_rates::{Channel, by_slot};
use super::surroundings::of_alternative::AlternativeSurroundings;
use super::surroundings::of_wave::WaveSurroundings;
use crate::model::{Alternative, Electrical, ElectricalKind, Fuse, Laying, Mechanical, Study};
use crate::question::{Cause, TimeGrid};

/// Cohorts of one alternative.
#[derive(Clone, Debug)]
pub(crate) struct CohortAlternative {
    pub(crate) channels: Vec<Channel>,
    pub(crate) layings: Vec<CohortLaying>,
}

/// Cohorts of one laying.
#[derive(Clone, Debug)]
pub(crate) struct CohortLaying {
    pub(crate) waves: Vec<CohortWave>,
    /// The fuse, where its lots differ.
    pub(crate) lots: Option<Electrical>,
}

/// Cohorts of one wave.
#[derive(Clone, Debug)]
pub(crate) struct CohortWave {
    /// Index of the first time of the grid after laying.
    pub(crate) first: usize,
    pub(crate) mines: u64,
    /// R, the probability of no removal, at each time since laying.
    pub(crate) left: Vec<f64>,
    pub(crate) kinds: Vec<CohortKind>,
}

/// Mines of one kind.
#[derive(Clone, Debug)]
pub(crate) struct CohortKind {
    /// Share of the wave.
    pub(crate) share: f64,
    /// Cause of its detonations, within its rated life and beyond.
    pub(crate) causes: [Cause; 2],
    pub(crate) way: EndKind,
}

/// Stochastic process of the mines of a kind.
#[derive(Clone, Debug)]
pub(crate) enum EndKind {
    /// They never function.
    Lifeless,
    /// A Markov chain over the grid, the same for all mines.
    Chained(Chain),
    /// A Markov chain for each lot.
    ChainedByLot {
        /// Part that does not depend on the lot.
        timeline: Box<Timeline>,
        /// Index of the setting.
        setting: usize,
    },
    /// By cells of life, because the cold makes only some mines dormant.
    ByLife {
        /// Cells of lives in the same state at every grid time.
        cells: Box<Cells>,
        /// Distribution of life over all lots, and the index of the setting.
        lives: Lives,
        setting: usize,
    },
}

impl CohortAlternative {
    /// Computes the cohorts of an alternative.
    pub(crate) fn new(
        study: &Study,
        alternative: &Alternative,
        grid: &TimeGrid,
        resolution: Resolution,
    ) -> Self {
        let surroundings =
            AlternativeSurroundings::new(study, alternative, grid, resolution, by_slot(study));
        let layings =
            surroundings.layings().map(|(laying, battery)| match (&laying.fuse, battery) {
                (Fuse::Electrical(_), Some(battery)) => {
                    surroundings.battery_cohorts(laying, battery)
                }
                (Fuse::Electrical(_), None) => CohortLaying { waves: Vec::new(), lots: None },
                (Fuse::Mechanical(fuse), _) => surroundings.mechanical_cohorts(laying, fuse),
            });
        Self { layings: layings.collect(), channels: surroundings.meetings.channels().to_vec() }
    }

    /// Estimates the memory, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        let waves = self.layings.iter().flat_map(|laying| &laying.waves);
        let of_wave = |wave: &CohortWave| {
            let kinds = wave.kinds.iter().map(|kind| size_of::<CohortKind>() + kind.way.bytes());
            wave.left.len() * size_of::<f64>() + kinds.sum::<usize>()
        };
        waves.map(of_wave).sum()
    }
}

impl EndKind {
    fn bytes(&self) -> usize {
        match self {
            Self::Lifeless => 0,
            Self::Chained(chain) => chain.bytes(),
            Self::ChainedByLot { timeline, .. } => timeline.bytes(),
            Self::ByLife { cells, .. } => cells.bytes(),
        }
    }
}

impl AlternativeSurroundings<'_> {
    fn cohort_wave(
        &self,
        around: &WaveSurroundings<'_>,
        mines: u64,
        kinds: Vec<CohortKind>,
    ) -> CohortWave {
        let left =
            self.times[around.first..].iter().map(|&time| around.removal.left(time)).collect();
        CohortWave { first: around.first, mines, left, kinds }
    }

    fn mechanical_cohorts(&self, laying: &Laying, fuse: &Mechanical) -> CohortLaying {
        let (dead, never) = (fuse.dead_on_arrival.value(), fuse.never.value());
        let of_wave = |wave| {
            let around = self.wave(wave)?;
            let (lives, timeline) = self.by_calendar(&around, fuse.life, never > 0.0);
            let chained = |lives: &Lives| EndKind::Chained(timeline.chain(lives));
            let causes = [Cause::Mechanical; 2];
            let kinds = vec![
                CohortKind { share: dead, causes, way: EndKind::Lifeless },
                CohortKind { share: (1.0 - dead) * never, causes, way: chained(&Lives::Forever) },
                CohortKind { share: (1.0 - dead) * (1.0 - never), causes, way: chained(&lives) },
            ];
            let kinds = kinds.into_iter().filter(|kind| kind.share > 0.0).collect();
            Some(self.cohort_wave(&around, wave.mines, kinds))
        };
        CohortLaying { waves: laying.waves.iter().filter_map(of_wave).collect(), lots: None }
    }

    fn battery_cohorts(&self, laying: &Laying, battery: &LayingBattery<'_>) -> CohortLaying {
        let LayingBattery { fuse, drain, .. } = battery;
        let lots = (!fuse.battery.lot_distribution().is_certain()).then(|| (*fuse).clone());
        let of_wave = |wave| {
            let around = self.wave(wave)?;
            let at_laid = drain.by(around.laid);
            let least = drain.least_from(at_laid, &self.times[around.first..]);
            let of_kind = |(kind, share)| match kind {
                ElectricalKind::DeadOnArrival => CohortKind {
                    share,
                    causes: [Cause::DeactivationFailure; 2],
                    way: EndKind::Lifeless,
                },
                ElectricalKind::DeactivationFailure => {
                    let deactivation_failure = fuse
                        .deactivation_failure
                        .expect("only a fuse with deactivation failure has such mines");
                    let (lives, timeline) =
                        self.by_calendar(&around, deactivation_failure.life, false);
                    CohortKind {
                        share,
                        causes: [Cause::DeactivationFailure; 2],
                        way: EndKind::Chained(timeline.chain(&lives)),
                    }
                }
                ElectricalKind::Setting(setting) => {
                    let of_setting =
                        SettingContext { fuse, setting, drain, at_laid, least: &least };
                    let lives = &battery.settings[setting];
                    let way = if drain.steady {
                        let timeline = of_setting.timeline(&around, lives);
                        if lots.is_some() {
                            EndKind::ChainedByLot { timeline: Box::new(timeline), setting }
                        } else {
                            EndKind::Chained(timeline.chain(lives))
                        }
                    } else {
                        let cells = Box::new(Cells::new(&of_setting, &around, lives));
                        EndKind::ByLife { cells, lives: lives.clone(), setting }
                    };
                    CohortKind {
                        share,
                        causes: [Cause::WithinRatedLife, Cause::BeyondRatedLife],
                        way,
                    }
                }
            };
            let kinds = battery.kinds().into_iter().map(of_kind).collect();
            Some(self.cohort_wave(&around, wave.mines, kinds))
        };
        let waves = laying.waves.iter().filter_map(of_wave).collect();
        CohortLaying { waves, lots }
    }
}
