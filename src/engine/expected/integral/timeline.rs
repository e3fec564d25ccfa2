//! Integral in one pass over time, where required life never decreases.
//!
//! The exposure of such a mine depends only on the end of its life. It is functional at t exactly
//! if its life exceeds the required life. So everything independent of the distribution of life is
//! computed once, by `intervals`, as a timeline: contacts, clearance, self-destruction and the
//! required life. Any distribution, of all lots or of one, is then evaluated along it.

use super::gauss;
use super::mine_outcome::ExpectedOutcome;
use crate::engine::expected::lives::distribution::{Lives, Tails};

/// An interval of time in which everything is smooth.
#[derive(Clone, Debug)]
pub(crate) struct Interval {
    /// Index of the grid time at its end, if there is one.
    pub(crate) grid: Option<usize>,
    pub(crate) within_rated_life: bool,
    pub(crate) points: [TimelinePoint; 3],
    pub(crate) end: TimelinePoint,
    /// Probability that self-destruction would act within it, and exactly at its end.
    pub(crate) acts: f64,
    pub(crate) acts_at_end: f64,
}

/// Share of ending lives below which an interval's rate is even.
const FEW_END: f64 = 1e-3;

impl Interval {
    /// Probabilities of lives at its points and its end. `required` and `before` are the required
    /// life at its start and the probabilities there.
    fn tails(&self, lives: &Lives, required: f64, before: Tails) -> ([Tails; 3], Tails) {
        let end = lives.tails(self.end.required);
        let ends = before.until(end);
        if ends > FEW_END * end.above {
            return (self.points.map(|moment| lives.tails(moment.required)), end);
        }
        let whole = self.end.required - required;
        let at = |moment: TimelinePoint| {
            let ended = if whole > 0.0 { ends * (moment.required - required) / whole } else { 0.0 };
            Tails { below: before.below + ended, above: before.above - ended }
        };
        (self.points.map(at), end)
    }
}

/// Probabilities at one time of a timeline.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TimelinePoint {
    /// Required life.
    pub(crate) required: f64,
    /// e^−Λ: probability of no contact since laying, for a functional mine.
    pub(crate) unmet: f64,
    /// Probability that self-destruction has not acted.
    pub(crate) spared: f64,
    /// R: not removed.
    pub(crate) left: f64,
    /// Weight of a contact at this point. It is λ e^−Λ times the quadrature weight in days.
    pub(crate) contact: f64,
}

/// All intervals from laying to the horizon.
#[derive(Clone, Debug)]
pub(crate) struct Timeline {
    pub(crate) channels: usize,
    pub(crate) intervals: Vec<Interval>,
    /// Share of each channel in the contacts at each point: `shares[(interval * 3 + point) *
    /// channels + channel]`.
    pub(crate) shares: Vec<f64>,
}

impl Timeline {
    /// Estimates the memory, in bytes.
    pub(crate) const fn bytes(&self) -> usize {
        self.intervals.len() * size_of::<Interval>() + self.shares.len() * size_of::<f64>()
    }

    /// Expected outcome of a mine under a distribution of life.
    pub(crate) fn outcome(&self, lives: &Lives) -> ExpectedOutcome {
        let mut outcome = ExpectedOutcome::new(self.channels);
        let (mut early, mut late) = (vec![0.0; self.channels], vec![0.0; self.channels]);
        let (mut ended, mut destroyed, mut cleared) = (0.0, 0.0, 0.0);
        let mut before = (Tails::NONE, 1.0, 1.0);
        let mut required = 0.0;
        for (index, interval) in self.intervals.iter().enumerate() {
            let (mut in_ground, mut destroys) = (0.0, 0.0);
            let hits = if interval.within_rated_life { &mut early } else { &mut late };
            let (at_points, at_end) = interval.tails(lives, required, before.0);
            required = interval.end.required;
            for (point, (moment, tails)) in interval.points.iter().zip(at_points).enumerate() {
                let alone = moment.unmet * moment.spared;
                ended += before.0.until(tails) * 0.5 * (before.1 + alone);
                let hit = moment.contact * moment.spared * tails.above * moment.left;
                let shares = &self.shares[(index * 3 + point) * self.channels..][..self.channels];
                hits.iter_mut().zip(shares).for_each(|(hits, share)| *hits += hit * share);
                destroys += gauss::WEIGHTS[point] * moment.unmet * tails.above * moment.left;
                in_ground += gauss::WEIGHTS[point] * (alone * tails.above + ended);
                before = (tails, alone, before.2);
            }
            let tails = at_end;
            let alone = interval.end.unmet * interval.end.spared;
            ended += before.0.until(tails) * 0.5 * (before.1 + alone);
            destroyed += interval.acts * destroys;
            cleared += (before.2 - interval.end.left) * in_ground;
            let left = interval.end.left;
            destroyed += interval.acts_at_end * interval.end.unmet * tails.above * left;
            let alone = alone - interval.acts_at_end * interval.end.unmet;
            before = (tails, alone, left);
            if interval.grid.is_some() {
                outcome.functional.push(left * alone * tails.above);
                outcome.dormant.push(0.0);
                outcome.inert.push(left * ended);
                outcome.self_destructed.push(destroyed);
                outcome.cleared.push(cleared);
                outcome.left.push(left);
                outcome.early.extend(&early);
                outcome.late.extend(&late);
            }
        }
        outcome
    }

    /// Probability of detonation by each grid time after laying.
    pub(crate) fn hits(&self, lives: &Lives) -> Vec<f64> {
        let mut hits = Vec::new();
        let (mut so_far, mut required, mut before) = (0.0, 0.0, Tails::NONE);
        for interval in &self.intervals {
            let (at_points, at_end) = interval.tails(lives, required, before);
            for (moment, tails) in interval.points.iter().zip(at_points) {
                so_far += moment.contact * moment.spared * moment.left * tails.above;
            }
            (required, before) = (interval.end.required, at_end);
            hits.extend(interval.grid.map(|_| so_far));
        }
        hits
    }
}
