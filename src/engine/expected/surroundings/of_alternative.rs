//! Surroundings of all mines of an alternative.

use super::contact_rates::{Channel, Meetings};
use super::of_wave::{MineKind, RequiredLife, WaveSurroundings};
use super::removal::ExpectedRemoval;
use crate::engine::expected::integral::timeline::Timeline;
use crate::engine::expected::lives::battery::LayingBattery;
use crate::engine::expected::lives::distribution::Lives;
use crate::engine::expected::resolution::Resolution;
use crate::model::{Alternative, Laying, LifeDistribution, Study, Wave};
use crate::question::TimeGrid;

/// Surroundings of all mines of an alternative.
pub(crate) struct AlternativeSurroundings<'a> {
    study: &'a Study,
    alternative: &'a Alternative,
    pub(crate) times: Vec<f64>,
    pub(crate) meetings: Meetings<'a>,
    pub(crate) resolution: Resolution,
    /// Battery of each laying, if its mines have one.
    batteries: Vec<Option<LayingBattery<'a>>>,
}

impl<'a> AlternativeSurroundings<'a> {
    /// Computes the surroundings of an alternative, with contacts separated by these channels.
    pub(crate) fn new(
        study: &'a Study,
        alternative: &'a Alternative,
        grid: &TimeGrid,
        resolution: Resolution,
        channels: Vec<Channel>,
    ) -> Self {
        let times: Vec<f64> = grid.times().iter().map(|time| time.days()).collect();
        let batteries: Vec<Option<LayingBattery<'_>>> = alternative
            .layings
            .iter()
            .map(|laying| LayingBattery::new(study, laying, resolution))
            .collect();
        let hours_until = hours_until(study, alternative, &batteries, resolution.slow_after);
        let meetings =
            Meetings::new(study, alternative, times.iter().copied(), hours_until, channels);
        Self { study, alternative, times, meetings, resolution, batteries }
    }

    /// Layings, each with the battery of its mines, if they have one.
    pub(crate) fn layings(&self) -> impl Iterator<Item = (&'a Laying, Option<&LayingBattery<'a>>)> {
        self.alternative.layings.iter().zip(self.batteries.iter().map(Option::as_ref))
    }

    /// Surroundings of a wave. `None` for a wave without mines or laid after the horizon.
    pub(crate) fn wave(&self, wave: &Wave) -> Option<WaveSurroundings<'_>> {
        let laid = wave.at.days();
        let first = self.times.partition_point(|&time| time < laid);
        (wave.mines > 0 && first < self.times.len()).then(|| WaveSurroundings {
            times: &self.times,
            first,
            laid,
            meetings: &self.meetings,
            removal: ExpectedRemoval::new(
                self.alternative.clearance.as_ref(),
                self.study.area_m2,
                laid,
            ),
            resolution: self.resolution,
        })
    }

    /// Distribution of life and timeline of mines with a calendar life. With `forever`, some of
    /// them never end.
    pub(crate) fn by_calendar(
        &self,
        wave: &WaveSurroundings<'_>,
        distribution: LifeDistribution,
        forever: bool,
    ) -> (Lives, Timeline) {
        let lives = Lives::Calendar(distribution);
        let kind = MineKind {
            required: RequiredLife::Calendar,
            self_destruction: None,
            rated: None,
            forever,
        };
        let timeline = Timeline::new(wave, &kind, &lives.levels(self.resolution.ends_per_sigma));
        (lives, timeline)
    }
}

/// Time until which the hours of the day matter. They matter while mines are young, their batteries
/// last, or fast clearance continues.
fn hours_until(
    study: &Study,
    alternative: &Alternative,
    batteries: &[Option<LayingBattery<'_>>],
    slow_after: f64,
) -> f64 {
    let laid =
        alternative.layings.iter().flat_map(|laying| &laying.waves).map(|wave| wave.at.days());
    let young = laid.fold(0.0, f64::max) + slow_after;
    let swift =
        alternative.clearance.filter(|clearance| clearance.pass(study.area_m2).days() < slow_after);
    let cleared = swift.map_or(0.0, |clearance| clearance.finished(study.area_m2).days());
    let lasts = batteries.iter().flatten().map(|battery| battery.over).fold(0.0, f64::max);
    young.max(cleared).max(lasts)
}
