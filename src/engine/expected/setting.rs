//! Outcome of the mines of one setting and wave.

use super::integral::dormancy::SideBySide;
use super::integral::life_steps::Waking;
use super::integral::mine_outcome::ExpectedOutcome;
use super::integral::timeline::Timeline;
use super::lives::distribution::Lives;
use super::lives::drain::Drain;
use super::lives::lots;
use super::surroundings::of_wave::{MineKind, RequiredLife, WaveSurroundings};
use super::surroundings::self_destruction::SelfDestruction;
use crate::model::Electrical;

/// Mines of one setting and wave.
pub(crate) struct SettingContext<'a> {
    pub(super) fuse: &'a Electrical,
    pub(super) setting: usize,
    pub(super) drain: &'a Drain,
    pub(super) at_laid: f64,
    pub(super) least: &'a [f64],
}

impl SettingContext<'_> {
    fn self_destruction(&self) -> Option<SelfDestruction> {
        let after = self.fuse.settings[self.setting].self_destruct?;
        let works = self.fuse.self_destruct?;
        Some(SelfDestruction {
            after: after.days(),
            jitter: works.spread(),
            reliability: works.reliability.value(),
        })
    }

    fn rated(&self) -> f64 {
        self.fuse.settings[self.setting].rated_life.days()
    }

    /// Timeline of the mines, where c is constant.
    pub(super) fn timeline(&self, around: &WaveSurroundings<'_>, lives: &Lives) -> Timeline {
        let required = RequiredLife::LayingBattery { drain: self.drain, at_laid: self.at_laid };
        let (self_destruction, rated) = (self.self_destruction(), Some(self.rated()));
        let kind = MineKind { required, self_destruction, rated, forever: false };
        Timeline::new(around, &kind, &lives.levels(around.resolution.ends_per_sigma))
    }

    /// Lives between two levels that a simultaneous self-destruction separates. They are the
    /// longest life that is dormant then, and the next float.
    pub(super) fn separated(&self, around: &WaveSurroundings<'_>, levels: &[f64]) -> Vec<f64> {
        let jump = self.self_destruction().and_then(|destruction| destruction.jump());
        let required = jump.map(|after| self.drain.required(self.at_laid, around.laid + after));
        let inner = |&life: &f64| levels[0] < life && life < levels[levels.len() - 1];
        required
            .into_iter()
            .flat_map(|required| [required, required.next_up()])
            .filter(inner)
            .collect()
    }

    /// Lives at these levels, followed in parallel, where c varies.
    pub(super) fn side_by_side(
        &self,
        around: &WaveSurroundings<'_>,
        mut levels: Vec<f64>,
    ) -> SideBySide {
        levels.extend(self.separated(around, &levels));
        levels.sort_by(f64::total_cmp);
        levels.dedup();
        let waking = Waking {
            around,
            drain: self.drain,
            at_laid: self.at_laid,
            self_destruction: self.self_destruction(),
            rated: self.rated(),
            least: self.least,
        };
        SideBySide::follow(&waking, levels)
    }

    /// Expected outcome of a mine. Also the probability of detonation by each time, for each lot.
    pub(super) fn simulate(
        &self,
        around: &WaveSurroundings<'_>,
        lives: &Lives,
        lots: &[(f64, f64)],
    ) -> (ExpectedOutcome, Vec<Vec<f64>>) {
        let of_lots = lots::lives_of_lots(self.fuse, self.setting, lots);
        if self.drain.steady {
            let timeline = self.timeline(around, lives);
            let outcome = timeline.outcome(lives);
            let hits = if lots.len() == 1 {
                vec![outcome.hits()]
            } else {
                of_lots.map(|lives| timeline.hits(&lives)).collect()
            };
            return (outcome, hits);
        }
        let side_by_side =
            self.side_by_side(around, lives.levels(around.resolution.lives_per_sigma));
        let outcome = side_by_side.outcome(lives);
        let hits = if lots.len() == 1 { vec![outcome.hits()] } else { side_by_side.hits(of_lots) };
        (outcome, hits)
    }
}
