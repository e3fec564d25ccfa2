//! Transition probabilities between times of the grid, for identical functional mines.
//!
//! Where the required life never decreases, a mine that is functional at a time has been so
//! throughout, whatever its life. So all functional mines of a lot have the same transition
//! probabilities, and so have the inert ones.

use super::mine_outcome::ExpectedOutcome;
use super::timeline::Timeline;
use crate::engine::expected::lives::distribution::Lives;

/// Way in which a mine stops being functional.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// Detonated by a person within its rated life.
    Early,
    /// Detonated by a person beyond its rated life.
    Late,
    /// Self-destructed.
    SelfDestructed,
    /// Removed by clearance.
    Cleared,
    /// Inert, still in the ground.
    Inert,
}

impl End {
    /// All ends, in the order of their probabilities.
    pub(crate) const ALL: [Self; 5] =
        [Self::Early, Self::Late, Self::SelfDestructed, Self::Cleared, Self::Inert];
}

/// Transition of a functional mine between successive grid times.
#[derive(Clone, Debug)]
pub(crate) struct Transition {
    /// Probability of staying functional.
    pub(crate) stays: f64,
    /// Weight of every other end, in the order of [`End::ALL`]. It is proportional to the
    /// probability.
    pub(crate) ends: [f64; 5],
    /// Weights of the first two ends, by channel.
    pub(crate) channels: [Vec<f64>; 2],
}

/// Transitions between successive times of the grid, the first from laying.
#[derive(Clone, Debug)]
pub(crate) struct Chain {
    pub(crate) links: Vec<Transition>,
}

impl Timeline {
    /// Markov chain of the mines under a distribution of life.
    pub(crate) fn chain(&self, lives: &Lives) -> Chain {
        let outcome = self.outcome(lives);
        Chain {
            links: (0..outcome.functional.len())
                .map(|time| Transition::of(&outcome, time))
                .collect(),
        }
    }
}

impl Chain {
    /// Estimates the memory, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        let channels = |link: &Transition| link.channels.iter().map(Vec::len).sum::<usize>();
        self.links
            .iter()
            .map(|link| size_of::<Transition>() + channels(link) * size_of::<f64>())
            .sum()
    }
}

impl Transition {
    fn of(outcome: &ExpectedOutcome, time: usize) -> Self {
        let before = |values: &[f64], at: usize| if time == 0 { 0.0 } else { values[at] };
        let change =
            |values: &[f64]| (values[time] - before(values, time.wrapping_sub(1))).max(0.0);
        let by_channel = |values: &[f64]| -> Vec<f64> {
            let now = time * outcome.channels..(time + 1) * outcome.channels;
            now.map(|at| (values[at] - before(values, at.wrapping_sub(outcome.channels))).max(0.0))
                .collect()
        };
        let channels = [by_channel(&outcome.early), by_channel(&outcome.late)];
        // clearance has removed its share of the mines that were inert before
        let still_inert = if time == 0 || outcome.left[time - 1] <= 0.0 {
            0.0
        } else {
            outcome.inert[time - 1] * outcome.left[time] / outcome.left[time - 1]
        };
        let [early, late] = [0, 1].map(|phase: usize| channels[phase].iter().sum::<f64>());
        let destroyed = change(&outcome.self_destructed);
        let inert = (outcome.inert[time] - still_inert).max(0.0);
        let stays = outcome.functional[time];
        let was_inert = if time == 0 { 0.0 } else { outcome.inert[time - 1] };
        let cleared = (change(&outcome.cleared) - (was_inert - still_inert)).max(0.0);
        let ends = [early, late, destroyed, cleared, inert];
        let all = stays + ends.iter().sum::<f64>();
        Self { stays: if all > 0.0 { stays / all } else { 0.0 }, ends, channels }
    }
}
