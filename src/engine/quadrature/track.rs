//! One pass over time, for mines whose needed life never falls: what such a mine meets depends on
//! its end alone.
//!
//! A mine is functional at t exactly if its life exceeds the life needed, whatever else happens to
//! others. So all that does not depend on the law of life is laid down once, by `stretches`, as a
//! track (contacts, clearance, self-destruction, the life needed), and any law is then read along
//! it: all lots together, or one lot.

use super::course::Course;
use super::gauss;
use super::lives::{Lives, Tails};

/// A stretch of time in which everything is smooth.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    /// The time of the grid at which it ends, if it ends at one.
    pub(super) grid: Option<usize>,
    pub(super) within_rated_life: bool,
    pub(super) points: [Moment; 3],
    pub(super) end: Moment,
    /// Probability that self-destruction would act in it, and at its very end.
    pub(super) acts: f64,
    pub(super) acts_at_end: f64,
}

/// Where so small a share of the lives ends in a stretch, they end evenly.
const FEW_END: f64 = 1e-3;

impl Stretch {
    /// Probabilities of lives at its points and its end, from the life needed at its beginning and
    /// those there.
    fn tails(&self, lives: &Lives, needed: f64, before: Tails) -> ([Tails; 3], Tails) {
        let end = lives.tails(self.end.needed);
        let ends = before.until(end);
        if ends > FEW_END * end.above {
            return (self.points.map(|moment| lives.tails(moment.needed)), end);
        }
        let whole = self.end.needed - needed;
        let at = |moment: Moment| {
            let ended = if whole > 0.0 { ends * (moment.needed - needed) / whole } else { 0.0 };
            Tails { below: before.below + ended, above: before.above - ended }
        };
        (self.points.map(at), end)
    }
}

/// A moment of a track.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    /// The life needed.
    pub(super) needed: f64,
    /// e^−Λ: the probability of no contact since laying, were the mine functional.
    pub(super) unmet: f64,
    /// The probability that self-destruction has not acted either.
    pub(super) spared: f64,
    /// R: not removed.
    pub(super) left: f64,
    /// The weight of a contact at this point: λ e^−Λ, times the length the point stands for.
    pub(super) contact: f64,
}

/// All stretches from laying to the horizon.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Track {
    pub(super) channels: usize,
    pub(super) stretches: Vec<Stretch>,
    /// Share of each channel in the contacts at each point: `shares[(stretch * 3 + point) *
    /// channels + channel]`.
    pub(super) shares: Vec<f64>,
}

impl Track {
    /// About how much memory it takes.
    pub(super) const fn bytes(&self) -> usize {
        self.stretches.len() * size_of::<Stretch>() + self.shares.len() * size_of::<f64>()
    }

    /// What a mine of that kind is expected to come to under a law of life.
    pub(super) fn course(&self, lives: &Lives) -> Course {
        let mut course = Course::new(self.channels);
        let (mut early, mut late) = (vec![0.0; self.channels], vec![0.0; self.channels]);
        let (mut ended, mut destroyed, mut cleared) = (0.0, 0.0, 0.0);
        let mut before = (Tails::NONE, 1.0, 1.0);
        let mut needed = 0.0;
        for (index, stretch) in self.stretches.iter().enumerate() {
            let (mut in_ground, mut destroys) = (0.0, 0.0);
            let hits = if stretch.within_rated_life { &mut early } else { &mut late };
            let (at_points, at_end) = stretch.tails(lives, needed, before.0);
            needed = stretch.end.needed;
            for (point, (moment, tails)) in stretch.points.iter().zip(at_points).enumerate() {
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
            let alone = stretch.end.unmet * stretch.end.spared;
            ended += before.0.until(tails) * 0.5 * (before.1 + alone);
            destroyed += stretch.acts * destroys;
            cleared += (before.2 - stretch.end.left) * in_ground;
            let left = stretch.end.left;
            destroyed += stretch.acts_at_end * stretch.end.unmet * tails.above * left;
            let alone = alone - stretch.acts_at_end * stretch.end.unmet;
            before = (tails, alone, left);
            if stretch.grid.is_some() {
                course.functional.push(left * alone * tails.above);
                course.dormant.push(0.0);
                course.inert.push(left * ended);
                course.self_destructed.push(destroyed);
                course.cleared.push(cleared);
                course.left.push(left);
                course.early.extend(&early);
                course.late.extend(&late);
            }
        }
        course
    }

    /// The probability that a mine of that kind went off on somebody, at each time of the grid it
    /// is there.
    pub(super) fn hits(&self, lives: &Lives) -> Vec<f64> {
        let mut hits = Vec::new();
        let (mut so_far, mut needed, mut before) = (0.0, 0.0, Tails::NONE);
        for stretch in &self.stretches {
            let (at_points, at_end) = stretch.tails(lives, needed, before);
            for (moment, tails) in stretch.points.iter().zip(at_points) {
                so_far += moment.contact * moment.spared * moment.left * tails.above;
            }
            (needed, before) = (stretch.end.needed, at_end);
            hits.extend(stretch.grid.map(|_| so_far));
        }
        hits
    }
}
