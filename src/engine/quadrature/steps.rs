//! Lives side by side, step by step through time.
//!
//! In each short time those above the needed life are awake, which is a sum from one life upwards:
//! it is noted once, at the lowest of them, and summed up only at the end of a step.

use super::drain::Drain;
use super::scene::Scene;
use super::self_destruction::SelfDestruction;
use crate::numeric::{Parabola, exp};

/// Mines of one setting and wave whose battery the cold silences.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waking<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) drain: &'a Drain,
    pub(super) at_laid: f64,
    pub(super) self_destruction: Option<SelfDestruction>,
    /// Calendar days from laying that count as within the rated life.
    pub(super) rated: f64,
    /// H at the times of the grid from the first on.
    pub(super) least: &'a [f64],
}

/// The lives kept, at a time of the grid.
#[derive(Clone, Debug)]
pub(super) struct Snapshot {
    /// The life needed now, and now or ever after.
    pub(super) needed: [f64; 2],
    /// R: not removed.
    pub(super) left: f64,
    /// Of each life: that it neither went off nor destroyed itself, were it not for clearance.
    pub(super) whole: Vec<f64>,
    /// That it went off by now within its rated life, by channel: `early[life * channels +
    /// channel]`; and beyond.
    pub(super) early: Vec<f64>,
    pub(super) late: Vec<f64>,
    pub(super) self_destructed: Vec<f64>,
    pub(super) cleared: Vec<f64>,
}

/// Lives on their way through time.
#[derive(Debug)]
pub(super) struct Steps<'a> {
    waking: &'a Waking<'a>,
    lives: &'a [f64],
    /// [`PARTS`] samples of each life kept, in its neighbourhood.
    parts: Vec<f64>,
    channels: usize,
    /// What has been noted since the last step, a row for each kind of [`Self::gains`]: what all
    /// lives from one on have gained, and what single lives have.
    from_life_on: Vec<Vec<f64>>,
    of_life: Vec<Vec<f64>>,
    /// What a mine gains in a short time if it is awake: exposure; for each channel, exposure
    /// weighed by what clearance and self-destruction leave; and where there is self-destruction,
    /// for each channel exposure weighed by what clearance alone leaves, the probability of
    /// self-destruction, and that weighed by what clearance leaves.
    gains: Vec<f64>,
    /// By how much the rate of each gain, times the interval, grows from its begin to its end.
    leans: Vec<f64>,
    /// Exposure of the step so far, and of all before it.
    exposure: f64,
    exposed: f64,
    /// e^−M and K of each life: no contact yet, self-destruction has acted.
    unmet: Vec<f64>,
    acted: Vec<f64>,
    early: Vec<f64>,
    late: Vec<f64>,
    self_destructed: Vec<f64>,
    cleared: Vec<f64>,
    /// At the last step: what clearance had left, how likely self-destruction would have acted were
    /// a mine never silent.
    left: f64,
    nominal: f64,
    within_rated_life: bool,
}

/// Samples of each life kept, a quarter of it each: what a mine meets rises like a square root of
/// its life above the least needed in a day, which few lives hit or miss.
const PARTS: usize = 4;
const PART: f64 = 1.0 / PARTS as f64;

/// Of each life two samples towards each neighbour, up to the middle between them; not falling.
fn parts(lives: &[f64]) -> Vec<f64> {
    let middle = |a: usize, b: usize| 0.5 * (lives[a] + lives[b.min(lives.len() - 1)]);
    let of = |at: usize| {
        let (low, life, high) = (middle(at, at.saturating_sub(1)), lives[at], middle(at, at + 1));
        let side = |part: usize| (2 * part + 1) as f64 * PART;
        let left = (0..PARTS / 2).map(move |part| low + side(part) * (life - low));
        left.chain((0..PARTS / 2).map(move |part| life + side(part) * (high - life)))
    };
    (0..lives.len()).flat_map(of).collect()
}

impl<'a> Steps<'a> {
    pub(super) fn new(waking: &'a Waking<'a>, lives: &'a [f64]) -> Self {
        let channels = waking.scene.meetings.channels().len();
        let rows = if waking.self_destruction.is_some() { 3 + 2 * channels } else { 1 + channels };
        let count = lives.len();
        Self {
            waking,
            lives,
            parts: parts(lives),
            channels,
            from_life_on: vec![vec![0.0; count + 1]; rows],
            of_life: vec![vec![0.0; count]; rows],
            gains: vec![0.0; rows],
            leans: vec![0.0; rows],
            exposure: 0.0,
            exposed: 0.0,
            unmet: vec![1.0; count],
            acted: vec![0.0; count],
            early: vec![0.0; count * channels],
            late: vec![0.0; count * channels],
            self_destructed: vec![0.0; count],
            cleared: vec![0.0; count],
            left: 1.0,
            nominal: 0.0,
            within_rated_life: true,
        }
    }

    fn acted_nominally(&self, t: f64) -> f64 {
        self.waking
            .self_destruction
            .map_or(0.0, |destruction| destruction.acted(t - self.waking.scene.laid))
    }

    /// Walks from laying to the horizon: a snapshot at each time of the grid until every life is
    /// over, then the life needed and what clearance leaves.
    pub(super) fn walk(mut self) -> (Vec<Snapshot>, Vec<(f64, f64)>) {
        let Waking { scene, drain, at_laid, .. } = *self.waking;
        let (laid, horizon) = (scene.laid, scene.horizon());
        let over = drain.over(at_laid, *self.lives.last().expect("a law has a level")).min(horizon);
        let mut ends: Vec<f64> = scene.times[scene.first..].to_vec();
        let jump =
            self.waking.self_destruction.and_then(|destruction| Some(laid + destruction.jump()?));
        if let Some(destruction) = &self.waking.self_destruction {
            ends.extend(
                destruction
                    .ages(2.0 * scene.resolution.ends_per_sigma)
                    .iter()
                    .map(|age| laid + age),
            );
        }
        ends.push(laid + self.waking.rated);
        ends.extend(scene.removal.cuts(laid, horizon));
        ends.retain(|&end| end >= laid && end <= horizon);
        ends.sort_by(f64::total_cmp);
        ends.dedup();
        let mut snapshots = Vec::new();
        let edges = scene.meetings.edges();
        let mut stretch = edges.partition_point(|&edge| edge <= laid).max(1) - 1;
        let mut now = (laid, 0.0);
        let mut cell = 0;
        for end in ends {
            let goal = end.min(over);
            while now.0 < goal {
                while stretch + 2 < edges.len() && edges[stretch + 1] <= now.0 {
                    stretch += 1;
                    // a step that mixes hours of the day must not hold much exposure
                    let ahead: f64 =
                        scene.meetings.rates(stretch).iter().map(|rates| rates[1]).sum();
                    let ahead = ahead * (edges[stretch + 1] - edges[stretch]);
                    if self.exposure + ahead > scene.resolution.most_mixed_exposure {
                        self.step(now.0);
                    }
                }
                let (to, [half, needed]) =
                    drain.ahead(at_laid, now.0, goal.min(edges[stretch + 1]));
                self.gain(stretch, now.0, to);
                cell = self.note(cell, Parabola::through([now.1, half, needed]));
                now = (to, needed);
                let most = scene.resolution.most_exposure_of_step * (1.0 + self.exposed);
                if self.exposure > most {
                    self.step(now.0);
                }
            }
            self.step(end);
            if jump == Some(end) && end <= over {
                self.jump(end, drain.needed(at_laid, end));
            }
            self.within_rated_life = end < laid + self.waking.rated;
            let time = snapshots.len();
            if time < self.waking.least.len() && end == scene.times[scene.first + time] {
                snapshots
                    .push(self.snapshot([drain.needed(at_laid, end), self.waking.least[time]]));
                if end >= over {
                    break;
                }
            }
        }
        let after = scene.times[scene.first + snapshots.len()..].iter();
        let after =
            after.map(|&time| (drain.needed(at_laid, time), scene.removal.left(time))).collect();
        (snapshots, after)
    }

    /// Works out what a mine that is awake gains in a short time.
    fn gain(&mut self, stretch: usize, from: f64, to: f64) {
        let (channels, scene) = (self.channels, self.waking.scene);
        let middle = 0.5 * (from + to);
        let left = scene.removal.left(middle);
        scene.meetings.exposure(stretch, from, to, &mut self.gains[1..=channels]);
        self.gains[0] = self.gains[1..=channels].iter().sum();
        self.exposure += self.gains[0];
        if self.waking.self_destruction.is_some() {
            let [before, half, after] = [from, middle, to].map(|t| self.acted_nominally(t));
            let acts = after - before;
            let spared = 1.0 - self.acted_before(middle);
            for channel in 1..=channels {
                let gain = left * self.gains[channel];
                self.gains[channels + channel] = gain;
                self.gains[channel] = gain * spared;
                self.leans[channel] = -gain * acts;
            }
            let lean = 4.0 * (before + after - 2.0 * half);
            for (row, weight) in [(2 * channels + 1, 1.0), (2 * channels + 2, left)] {
                self.gains[row] = weight * acts;
                self.leans[row] = weight * lean;
            }
        } else {
            self.gains[1..=channels].iter_mut().for_each(|gain| *gain *= left);
        }
    }

    /// Notes the gains of those awake while the needed life follows a parabola. `near` is about
    /// where the parts of lives above it begin; returns where they now do.
    fn note(&mut self, near: usize, needed: Parabola) -> usize {
        let (low, high) = needed.range();
        let mut first = near;
        while first > 0 && self.parts[first - 1] > low {
            first -= 1;
        }
        while first < self.parts.len() && self.parts[first] <= low {
            first += 1;
        }
        let mut awake = first;
        while awake < self.parts.len() && self.parts[awake] < high {
            // so much of the time the needed life is below this one, and so much later than earlier
            let [share, moment] = needed.below(self.parts[awake]).map(|part| part * PART);
            for (row, (gain, lean)) in
                self.of_life.iter_mut().zip(self.gains.iter().zip(&self.leans))
            {
                row[awake / PARTS] += share * gain + moment * lean;
            }
            awake += 1;
        }
        let whole = awake.div_ceil(PARTS);
        let rest = (whole * PARTS - awake) as f64 * PART;
        for (row, gain) in self.from_life_on.iter_mut().zip(&self.gains) {
            row[whole] += gain;
        }
        if rest > 0.0 {
            for (row, gain) in self.of_life.iter_mut().zip(&self.gains) {
                row[whole - 1] += rest * gain;
            }
        }
        first
    }

    /// Brings every life to the present, and begins a new step.
    fn step(&mut self, now: f64) {
        let (channels, count) = (self.channels, self.lives.len());
        for (row, of_life) in self.from_life_on.iter_mut().zip(&mut self.of_life) {
            let mut gained = 0.0;
            for (from_here, own) in row.iter_mut().zip(of_life.iter_mut()) {
                gained += std::mem::take(from_here);
                *own += gained;
            }
            row[count] = 0.0;
        }
        let left = self.waking.scene.removal.left(now);
        let nominal = self.acted_before(now);
        let destroys = self.waking.self_destruction.is_some();
        let hits = if self.within_rated_life { &mut self.early } else { &mut self.late };
        // lives that were awake throughout have met the same
        let mut same = (0.0, 1.0);
        for life in 0..count {
            let met = self.of_life[0][life];
            let before = self.unmet[life];
            let (after, mean) = if met > 0.0 {
                if met != same.0 {
                    same = (met, exp(-met));
                }
                let after = before * same.1;
                (
                    after,
                    if met > 1e-6 { (before - after) / met } else { before * (1.0 - 0.5 * met) },
                )
            } else {
                (before, before)
            };
            let acted = self.acted[life];
            let acts = if destroys { self.of_life[2 * channels + 1][life] } else { 0.0 };
            // a mine that was silent at the moment is spared: more of them are left than the
            // exposure was weighed by
            let silent = if destroys {
                0.5 * ((self.nominal - acted) + (nominal - acted - acts))
            } else {
                0.0
            };
            for channel in 0..channels {
                let mut exposed = self.of_life[1 + channel][life];
                if destroys {
                    exposed += silent * self.of_life[1 + channels + channel][life];
                }
                hits[life * channels + channel] += mean * exposed;
            }
            if destroys {
                self.self_destructed[life] +=
                    0.5 * (before + after) * self.of_life[2 * channels + 2][life];
            }
            let whole = 0.5 * (before * (1.0 - acted) + after * (1.0 - acted - acts));
            self.cleared[life] += (self.left - left) * whole;
            self.unmet[life] = after;
            self.acted[life] = acted + acts;
        }
        self.of_life.iter_mut().for_each(|row| row.fill(0.0));
        self.exposed += self.exposure;
        (self.left, self.nominal, self.exposure) = (left, nominal, 0.0);
    }

    /// All that are awake at this moment destroy themselves at once.
    fn jump(&mut self, now: f64, needed: f64) {
        let reliability =
            self.waking.self_destruction.map_or(0.0, |destruction| destruction.reliability);
        let left = self.waking.scene.removal.left(now);
        for life in self.lives.partition_point(|&life| life <= needed)..self.lives.len() {
            self.self_destructed[life] += reliability * self.unmet[life] * left;
            self.acted[life] += reliability;
        }
        self.nominal += reliability;
    }

    fn snapshot(&self, needed: [f64; 2]) -> Snapshot {
        Snapshot {
            needed,
            left: self.left,
            whole: self
                .unmet
                .iter()
                .zip(&self.acted)
                .map(|(unmet, acted)| unmet * (1.0 - acted))
                .collect(),
            early: self.early.clone(),
            late: self.late.clone(),
            self_destructed: self.self_destructed.clone(),
            cleared: self.cleared.clone(),
        }
    }

    /// The same as [`Self::acted_nominally`], with those that act all at once.
    fn acted_before(&self, t: f64) -> f64 {
        let at_once = self.waking.self_destruction.and_then(|destruction| {
            let at = self.waking.scene.laid + destruction.jump()?;
            (at < t).then_some(destruction.reliability)
        });
        self.acted_nominally(t) + at_once.unwrap_or(0.0)
    }
}
