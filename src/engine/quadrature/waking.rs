//! Many lives side by side, for mines that the cold silences and warmth wakes.
//!
//! Where the needed life rises and falls, what a mine meets depends on its whole past. So a few
//! hundred lives are kept, closer together where there are more of them, and followed through time
//! by `steps`. Any law of life is then read off them, with the lives at which a mine falls silent,
//! or is inert, exact at every time of the grid.

use super::course::Course;
use super::lives::{Lives, Tails};
use super::steps::{Snapshot, Steps, Waking};

/// Of the lives kept, one in so many is looked at for each lot.
const EVERY: usize = 8;

/// What became of each of the lives kept.
#[derive(Clone, Debug)]
pub(super) struct SideBySide {
    /// The lives, increasing.
    lives: Vec<f64>,
    channels: usize,
    /// At each time of the grid from the first on, until every life is over.
    pub(super) at: Vec<Snapshot>,
    /// Times of the grid after that, when only clearance goes on: the life needed now, and what is
    /// left.
    after: Vec<(f64, f64)>,
}

impl SideBySide {
    /// Follows lives through time.
    pub(super) fn follow(waking: &Waking<'_>, lives: Vec<f64>) -> Self {
        let (at, after) = Steps::new(waking, &lives).walk();
        Self { channels: waking.scene.meetings.channels().len(), at, after, lives }
    }

    /// What a mine is expected to come to under a law of life.
    pub(super) fn course(&self, law: &Lives) -> Course {
        let mut course = Course::new(self.channels);
        let tails: Vec<Tails> = self.lives.iter().map(|&life| law.tails(life)).collect();
        let weights = weights(&tails);
        for now in &self.at {
            let [needed, least] = now.needed;
            let between = |low, high| now.left * self.between(law, &tails, low, high, &now.whole);
            course.functional.push(between(needed, None));
            course.dormant.push(if least < needed { between(least, Some(needed)) } else { 0.0 });
            course.inert.push(between(0.0, Some(least)));
            course.self_destructed.push(dot(&weights, &now.self_destructed));
            course.cleared.push(dot(&weights, &now.cleared));
            course.left.push(now.left);
            for (into, hits) in [(&mut course.early, &now.early), (&mut course.late, &now.late)] {
                let of =
                    |channel| weights.iter().zip(hits.iter().skip(channel).step_by(self.channels));
                into.extend(
                    (0..self.channels)
                        .map(|channel| of(channel).map(|(w, hit)| w * hit).sum::<f64>()),
                );
            }
        }
        self.rest(law, &weights, &mut course);
        course
    }

    /// What is left to happen when every life is over.
    fn rest(&self, law: &Lives, weights: &[f64], course: &mut Course) {
        let last = self.at.last().expect("a wave is there at some time of the grid");
        let whole = dot(weights, &last.whole);
        let (hits, times) = (course.at(self.at.len() - 1), self.at.len());
        for &(needed, left) in &self.after {
            let functional = left * law.tails(needed).above * last.whole[self.lives.len() - 1];
            course.functional.push(functional);
            course.dormant.push(0.0);
            course.inert.push((left * whole - functional).max(0.0));
            course.self_destructed.push(course.self_destructed[times - 1]);
            course.cleared.push(course.cleared[times - 1] + (last.left - left) * whole);
            course.left.push(left);
            course.early.extend(&hits.0);
            course.late.extend(&hits.1);
        }
    }

    /// The probability that a mine went off by each time, under each of several laws:
    /// `hits[law][time]`. Of the lives kept every eighth is enough: what a mine meets grows
    /// smoothly with its life.
    pub(super) fn hits(&self, laws: impl Iterator<Item = Lives>) -> Vec<Vec<f64>> {
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
        laws.map(|law| {
            let weights = law.only().map_or_else(
                || weights(&lives.iter().map(|&life| law.tails(life)).collect::<Vec<_>>()),
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

    /// The mean of values over lives above `low` and up to `high`, times the probability of such a
    /// life.
    fn between(
        &self,
        law: &Lives,
        tails: &[Tails],
        low: f64,
        high: Option<f64>,
        values: &[f64],
    ) -> f64 {
        let lives = &self.lives;
        let last = lives.len() - 1;
        let first = lives.partition_point(|&life| life <= low);
        let end = high.map_or(last + 1, |high| lives.partition_point(|&life| life <= high));
        let bottom = law.tails(low);
        let top = high.map_or(Tails { below: 1.0, above: 0.0 }, |high| law.tails(high));
        // the value at a life between two of those kept
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

/// The weight of each life kept: half of what lies between it and its neighbours, and all beyond
/// the outermost.
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

/// The weights of the two lives kept around the only life there is.
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

/// The sum of products, in eight sums of every eighth: the same order on every machine, and fast.
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
