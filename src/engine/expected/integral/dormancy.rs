//! Integral over many lives in parallel, for mines that can be dormant.
//!
//! Where the required life rises and falls, the exposure of a mine depends on its whole past. So a
//! few hundred lives are kept, at even quantiles, and `life_steps` follows them through time. Any
//! distribution of life is then evaluated on them. The lives at which a mine becomes dormant or
//! inert are exact at every time of the grid.

use super::life_steps::{Snapshot, Steps, Waking};
use super::mine_outcome::ExpectedOutcome;
use crate::engine::expected::lives::distribution::{Lives, Tails};

/// For each lot, one life in this number is used.
const EVERY: usize = 8;

/// Outcomes of all kept lives.
#[derive(Clone, Debug)]
pub(crate) struct SideBySide {
    /// Lives, increasing.
    lives: Vec<f64>,
    channels: usize,
    /// Snapshots at the grid times until every life is over.
    pub(crate) at: Vec<Snapshot>,
    /// Required life and R at the later grid times. Only clearance continues there.
    after: Vec<(f64, f64)>,
}

impl SideBySide {
    /// Follows lives through time.
    pub(crate) fn follow(waking: &Waking<'_>, lives: Vec<f64>) -> Self {
        let (at, after) = Steps::new(waking, &lives).walk();
        Self { channels: waking.around.meetings.channels().len(), at, after, lives }
    }

    /// Expected outcome of a mine under a distribution of life.
    pub(crate) fn outcome(&self, distribution: &Lives) -> ExpectedOutcome {
        let mut outcome = ExpectedOutcome::new(self.channels);
        let tails: Vec<Tails> = self.lives.iter().map(|&life| distribution.tails(life)).collect();
        let weights = weights(&tails);
        for now in &self.at {
            let [required, least] = now.required;
            let between =
                |low, high| now.left * self.between(distribution, &tails, low, high, &now.whole);
            outcome.functional.push(between(required, None));
            outcome.dormant.push(if least < required {
                between(least, Some(required))
            } else {
                0.0
            });
            outcome.inert.push(between(0.0, Some(least)));
            outcome.self_destructed.push(dot(&weights, &now.self_destructed));
            outcome.cleared.push(dot(&weights, &now.cleared));
            outcome.left.push(now.left);
            for (into, hits) in [(&mut outcome.early, &now.early), (&mut outcome.late, &now.late)] {
                let of =
                    |channel| weights.iter().zip(hits.iter().skip(channel).step_by(self.channels));
                into.extend(
                    (0..self.channels)
                        .map(|channel| of(channel).map(|(w, hit)| w * hit).sum::<f64>()),
                );
            }
        }
        self.rest(distribution, &weights, &mut outcome);
        outcome
    }

    /// Appends the times after every life is over, when only clearance continues.
    fn rest(&self, distribution: &Lives, weights: &[f64], outcome: &mut ExpectedOutcome) {
        let last = self.at.last().expect("a wave is there at some time of the grid");
        let whole = dot(weights, &last.whole);
        let (hits, times) = (outcome.at(self.at.len() - 1), self.at.len());
        for &(required, left) in &self.after {
            let functional =
                left * distribution.tails(required).above * last.whole[self.lives.len() - 1];
            outcome.functional.push(functional);
            outcome.dormant.push(0.0);
            outcome.inert.push((left * whole - functional).max(0.0));
            outcome.self_destructed.push(outcome.self_destructed[times - 1]);
            outcome.cleared.push(outcome.cleared[times - 1] + (last.left - left) * whole);
            outcome.left.push(left);
            outcome.early.extend(&hits.0);
            outcome.late.extend(&hits.1);
        }
    }

    /// Probability of detonation by each time, under several distributions.
    ///
    /// The result is `hits[distribution][time]`. Every eighth life is enough, because the exposure
    /// is a smooth function of life.
    pub(crate) fn hits(&self, distributions: impl Iterator<Item = Lives>) -> Vec<Vec<f64>> {
        let last = self.lives.len() - 1;
        let some: Vec<usize> = (0..last).step_by(EVERY).chain([last]).collect();
        let lives: Vec<f64> = some.iter().map(|&life| self.lives[life]).collect();
        let of_life = |now: &Snapshot, life: usize| {
            let channels = life * self.channels..(life + 1) * self.channels;
            now.early[channels.clone()].iter().sum::<f64>() + now.late[channels].iter().sum::<f64>()
        };
        let of_lives: Vec<Vec<f64>> = self
            .at
            .iter()
            .map(|now| some.iter().map(|&life| of_life(now, life)).collect())
            .collect();
        distributions
            .map(|distribution| {
                let weights = distribution.only().map_or_else(
                    || {
                        weights(
                            &lives.iter().map(|&life| distribution.tails(life)).collect::<Vec<_>>(),
                        )
                    },
                    |only| weights_of_one(&lives, only),
                );
                let hits = of_lives.iter().map(|hits| dot(&weights, hits));
                let mut hits: Vec<f64> = hits.collect();
                let end = hits[self.at.len() - 1];
                hits.extend(self.after.iter().map(|_| end));
                hits
            })
            .collect()
    }

    /// Integral of values over the probability of lives in (low, high].
    fn between(
        &self,
        distribution: &Lives,
        tails: &[Tails],
        low: f64,
        high: Option<f64>,
        values: &[f64],
    ) -> f64 {
        let lives = &self.lives;
        let last = lives.len() - 1;
        let first = lives.partition_point(|&life| life <= low);
        let end = high.map_or(last + 1, |high| lives.partition_point(|&life| life <= high));
        let bottom = distribution.tails(low);
        let top = high.map_or(Tails { below: 1.0, above: 0.0 }, |high| distribution.tails(high));
        // the value at a life, interpolated between the kept lives
        let value = |x: f64, cell: usize| match cell {
            0 => values[0],
            cell if cell > last => values[last],
            cell => {
                let (left, right) = (lives[cell - 1], lives[cell]);
                let share = ((x - left) / (right - left)).clamp(0.0, 1.0);
                values[cell - 1] + (values[cell] - values[cell - 1]) * share
            }
        };
        let at_low = value(low, first);
        let at_high = high.map_or(values[last], |high| value(high, end));
        if first >= end {
            // both within one cell
            return bottom.until(top) * 0.5 * (at_low + at_high);
        }
        let mut sum = bottom.until(tails[first]) * 0.5 * (at_low + values[first]);
        for life in first + 1..end {
            sum += tails[life - 1].until(tails[life]) * 0.5 * (values[life - 1] + values[life]);
        }
        sum + tails[end - 1].until(top) * 0.5 * (values[end - 1] + at_high)
    }
}

/// Weight of each kept life. It is half of the probability to each neighbour, and all beyond the
/// outermost.
fn weights(tails: &[Tails]) -> Vec<f64> {
    let last = tails.len() - 1;
    let weight = |life: usize| {
        let left =
            if life == 0 { tails[0].below } else { 0.5 * tails[life - 1].until(tails[life]) };
        let right =
            if life == last { tails[last].above } else { 0.5 * tails[life].until(tails[life + 1]) };
        left + right
    };
    (0..=last).map(weight).collect()
}

/// Weights of the two kept lives around a constant life.
fn weights_of_one(lives: &[f64], only: f64) -> Vec<f64> {
    let mut weights = vec![0.0; lives.len()];
    let after = lives.partition_point(|&life| life < only).clamp(1, lives.len().max(2) - 1);
    if lives.len() < 2 {
        weights.fill(1.0);
        return weights;
    }
    let share = ((only - lives[after - 1]) / (lives[after] - lives[after - 1])).clamp(0.0, 1.0);
    weights[after - 1] = 1.0 - share;
    weights[after] = share;
    weights
}

/// Sum of products, as eight interleaved sums. The order is the same on every machine, and it is
/// fast.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 8];
    let (a, b) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f64 = a.remainder().iter().zip(b.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in a.zip(b) {
        for lane in 0..8 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums.iter().sum::<f64>() + rest
}
