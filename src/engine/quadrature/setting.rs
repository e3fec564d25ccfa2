//! The mines of one setting and wave: by which integral, and what they come to.

use super::course::Course;
use super::drain::Drain;
use super::lives::Lives;
use super::lots;
use super::scene::{Kind, Needed, Scene};
use super::self_destruction::SelfDestruction;
use super::steps::Waking;
use super::track::Track;
use super::waking::SideBySide;
use crate::model::{Electrical, MultiplierLaw};

/// The mines of one setting and wave.
pub(super) struct OfSetting<'a> {
    pub(super) fuse: &'a Electrical,
    pub(super) setting: usize,
    pub(super) drain: &'a Drain,
    pub(super) at_laid: f64,
    pub(super) least: &'a [f64],
}

impl OfSetting<'_> {
    fn self_destruction(&self) -> Option<SelfDestruction> {
        let after = self.fuse.settings[self.setting].self_destruct?;
        let works = self.fuse.self_destruct?;
        Some(SelfDestruction {
            after: after.days(),
            jitter: MultiplierLaw::lognormal(works.cv),
            reliability: works.reliability.value(),
        })
    }

    fn rated(&self) -> f64 {
        self.fuse.settings[self.setting].rated_life.days()
    }

    /// Where c never changes: the track of such mines.
    pub(super) fn track(&self, scene: &Scene<'_>, lives: &Lives) -> Track {
        let needed = Needed::Battery { drain: self.drain, at_laid: self.at_laid };
        let (self_destruction, rated) = (self.self_destruction(), Some(self.rated()));
        let kind = Kind { needed, self_destruction, rated, forever: false };
        Track::new(scene, &kind, &lives.levels(scene.resolution.ends_per_sigma))
    }

    /// The lives that a self-destruction of all at one moment tells apart, among lives at these
    /// levels: the longest that is silent then, and the next one.
    pub(super) fn told_apart(&self, scene: &Scene<'_>, levels: &[f64]) -> Vec<f64> {
        let jump = self.self_destruction().and_then(|destruction| destruction.jump());
        let needed = jump.map(|after| self.drain.needed(self.at_laid, scene.laid + after));
        let inner = |&life: &f64| levels[0] < life && life < levels[levels.len() - 1];
        needed.into_iter().flat_map(|needed| [needed, needed.next_up()]).filter(inner).collect()
    }

    /// Where it does: lives at these levels, side by side.
    pub(super) fn side_by_side(&self, scene: &Scene<'_>, mut levels: Vec<f64>) -> SideBySide {
        levels.extend(self.told_apart(scene, &levels));
        levels.sort_by(f64::total_cmp);
        levels.dedup();
        let waking = Waking {
            scene,
            drain: self.drain,
            at_laid: self.at_laid,
            self_destruction: self.self_destruction(),
            rated: self.rated(),
            least: self.least,
        };
        SideBySide::follow(&waking, levels)
    }

    /// What such a mine is expected to come to, and for each lot the probability that it went off
    /// by each time.
    pub(super) fn live(
        &self,
        scene: &Scene<'_>,
        lives: &Lives,
        lots: &[(f64, f64)],
    ) -> (Course, Vec<Vec<f64>>) {
        let of_lots = lots::lives_of_lots(self.fuse, self.setting, lots);
        if self.drain.steady {
            let track = self.track(scene, lives);
            let course = track.course(lives);
            let hits = if lots.len() == 1 {
                vec![course.hits()]
            } else {
                of_lots.map(|lives| track.hits(&lives)).collect()
            };
            return (course, hits);
        }
        let side_by_side = self.side_by_side(scene, lives.levels(scene.resolution.lives_per_sigma));
        let course = side_by_side.course(lives);
        let hits = if lots.len() == 1 { vec![course.hits()] } else { side_by_side.hits(of_lots) };
        (course, hits)
    }
}
