//! The ground on which an arm's mines lie: what is the same for all of them.

use super::battery::Battery;
use super::lives::Lives;
use super::meetings::{Channel, Meetings};
use super::removal::Removal;
use super::resolution::Resolution;
use super::scene::{Kind, Needed, Scene};
use super::track::Track;
use crate::model::{Arm, Laying, LifeLaw, Study, Wave};
use crate::question::TimeGrid;

/// The ground on which an arm's mines lie.
pub(super) struct Ground<'a> {
    study: &'a Study,
    arm: &'a Arm,
    pub(super) times: Vec<f64>,
    pub(super) meetings: Meetings<'a>,
    pub(super) resolution: Resolution,
    /// Of each laying, the battery of its mines, if they have one.
    batteries: Vec<Option<Battery<'a>>>,
}

impl<'a> Ground<'a> {
    /// The ground of an arm, contacts kept apart by these channels.
    pub(super) fn new(
        study: &'a Study,
        arm: &'a Arm,
        grid: &TimeGrid,
        resolution: Resolution,
        channels: Vec<Channel>,
    ) -> Self {
        let times: Vec<f64> = grid.times().iter().map(|time| time.days()).collect();
        let batteries: Vec<Option<Battery<'_>>> =
            arm.layings.iter().map(|laying| Battery::new(study, laying, resolution)).collect();
        let hours_until = hours_until(study, arm, &batteries, resolution.slow_after);
        let meetings = Meetings::new(study, arm, times.iter().copied(), hours_until, channels);
        Self { study, arm, times, meetings, resolution, batteries }
    }

    /// The layings, each with the battery of its mines, if they have one.
    pub(super) fn layings(&self) -> impl Iterator<Item = (&'a Laying, Option<&Battery<'a>>)> {
        self.arm.layings.iter().zip(self.batteries.iter().map(Option::as_ref))
    }

    /// What a wave has around it; `None` for a wave without mines.
    pub(super) fn scene(&self, wave: &Wave) -> Option<Scene<'_>> {
        let laid = wave.at.days();
        let first = self.times.partition_point(|&time| time < laid);
        (wave.mines > 0 && first < self.times.len()).then(|| Scene {
            times: &self.times,
            first,
            laid,
            meetings: &self.meetings,
            removal: Removal::new(self.arm.clearance.as_ref(), self.study.area_m2, laid),
            resolution: self.resolution,
        })
    }

    /// The law of mines that live by the calendar and nothing else ends, some of them for ever, and
    /// their track.
    pub(super) fn by_calendar(
        &self,
        scene: &Scene<'_>,
        law: LifeLaw,
        forever: bool,
    ) -> (Lives, Track) {
        let lives = Lives::Calendar(law);
        let kind = Kind { needed: Needed::Calendar, self_destruction: None, rated: None, forever };
        let track = Track::new(scene, &kind, &lives.levels(self.resolution.ends_per_sigma));
        (lives, track)
    }
}

/// Until when the hours of the day matter: while mines are young or their batteries last, or
/// clearance is swift.
fn hours_until(
    study: &Study,
    arm: &Arm,
    batteries: &[Option<Battery<'_>>],
    slow_after: f64,
) -> f64 {
    let laid = arm.layings.iter().flat_map(|laying| &laying.waves).map(|wave| wave.at.days());
    let young = laid.fold(0.0, f64::max) + slow_after;
    let swift = arm.clearance.filter(|clearance| clearance.pass(study.area_m2).days() < slow_after);
    let cleared = swift.map_or(0.0, |clearance| clearance.finished(study.area_m2).days());
    let lasts = batteries.iter().flatten().map(|battery| battery.over).fold(0.0, f64::max);
    young.max(cleared).max(lasts)
}
