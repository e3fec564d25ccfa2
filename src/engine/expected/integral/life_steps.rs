//! Many lives in parallel, integrated in steps of time.
//!
//! In each short time, all lives above the required life are functional, so a gain applies from one
//! life upwards. It is recorded once, at the lowest of them, and summed only at the end of a step.

use super::life_samples::{PART, PARTS, samples};
use crate::engine::expected::lives::drain::Drain;
use crate::engine::expected::surroundings::of_wave::WaveSurroundings;
use crate::engine::expected::surroundings::self_destruction::SelfDestruction;
use crate::numeric::{Parabola, exp};

/// Mines of one setting and wave whose battery can be dormant.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Waking<'a> {
    pub(crate) around: &'a WaveSurroundings<'a>,
    pub(crate) drain: &'a Drain,
    pub(crate) at_laid: f64,
    pub(crate) self_destruction: Option<SelfDestruction>,
    /// Calendar days from laying that count as within the rated life.
    pub(crate) rated: f64,
    /// H at the times of the grid from the first on.
    pub(crate) least: &'a [f64],
}

/// State of the kept lives at a time of the grid.
#[derive(Clone, Debug)]
pub(crate) struct Snapshot {
    /// G and H: life required now, and now or later.
    pub(crate) required: [f64; 2],
    /// R: probability of no removal.
    pub(crate) left: f64,
    /// For each life, probability of neither detonation nor self-destruction, without clearance.
    pub(crate) whole: Vec<f64>,
    /// Probability of detonation by now within the rated life: `early[life * channels + channel]`.
    /// `late` is the same beyond it.
    pub(crate) early: Vec<f64>,
    pub(crate) late: Vec<f64>,
    pub(crate) self_destructed: Vec<f64>,
    pub(crate) cleared: Vec<f64>,
}

/// Lives and their probabilities during the integration.
#[derive(Debug)]
pub(crate) struct Steps<'a> {
    waking: &'a Waking<'a>,
    lives: &'a [f64],
    /// [`PARTS`] samples around each kept life.
    parts: Vec<f64>,
    channels: usize,
    /// Gains since the last step, a row for each kind of [`Self::gains`]. The first are gains of
    /// all lives from one on, the second those of single lives.
    from_life_on: Vec<Vec<f64>>,
    of_life: Vec<Vec<f64>>,
    /// Gains of a functional mine in a short time.
    ///
    /// The first is exposure. Then comes for each channel exposure times the probability of neither
    /// removal nor self-destruction. Where there is self-destruction, three more follow. For each
    /// channel, they are exposure times the probability of no removal. Then the probability of
    /// self-destruction, and the same times the probability of no removal.
    gains: Vec<f64>,
    /// Increase of each gain's rate over the interval, times its length.
    leans: Vec<f64>,
    /// Exposure of the current step, and of all steps before it.
    exposure: f64,
    exposed: f64,
    /// e^−M and K of each life: probabilities of no contact, and that self-destruction has acted.
    unmet: Vec<f64>,
    acted: Vec<f64>,
    early: Vec<f64>,
    late: Vec<f64>,
    self_destructed: Vec<f64>,
    cleared: Vec<f64>,
    /// State at the last step: R, and the nominal probability of self-destruction. Nominal means in
    /// a mine that is never dormant.
    left: f64,
    nominal: f64,
    within_rated_life: bool,
}

impl<'a> Steps<'a> {
    pub(crate) fn new(waking: &'a Waking<'a>, lives: &'a [f64]) -> Self {
        let channels = waking.around.meetings.channels().len();
        let rows = if waking.self_destruction.is_some() { 3 + 2 * channels } else { 1 + channels };
        let count = lives.len();
        Self {
            waking,
            lives,
            parts: samples(lives),
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
            .map_or(0.0, |destruction| destruction.acted(t - self.waking.around.laid))
    }

    /// Integrates from laying to the horizon. Returns a snapshot at each time of the grid until
    /// every life is over. For the later times, it returns the required life and R.
    pub(crate) fn walk(mut self) -> (Vec<Snapshot>, Vec<(f64, f64)>) {
        let Waking { around, drain, at_laid, .. } = *self.waking;
        let (laid, horizon) = (around.laid, around.horizon());
        let over = drain
            .over(at_laid, *self.lives.last().expect("a distribution has a level"))
            .min(horizon);
        let mut ends: Vec<f64> = around.times[around.first..].to_vec();
        let jump =
            self.waking.self_destruction.and_then(|destruction| Some(laid + destruction.jump()?));
        if let Some(destruction) = &self.waking.self_destruction {
            ends.extend(
                destruction
                    .ages(2.0 * around.resolution.ends_per_sigma)
                    .iter()
                    .map(|age| laid + age),
            );
        }
        ends.push(laid + self.waking.rated);
        ends.extend(around.removal.cuts(laid, horizon));
        ends.retain(|&end| end >= laid && end <= horizon);
        ends.sort_by(f64::total_cmp);
        ends.dedup();
        let mut snapshots = Vec::new();
        let edges = around.meetings.edges();
        let mut interval = edges.partition_point(|&edge| edge <= laid).max(1) - 1;
        let mut now = (laid, 0.0);
        let mut cell = 0;
        for end in ends {
            let goal = end.min(over);
            while now.0 < goal {
                while interval + 2 < edges.len() && edges[interval + 1] <= now.0 {
                    interval += 1;
                    // a step that mixes hours of the day must not hold much exposure
                    let ahead: f64 =
                        around.meetings.rates(interval).iter().map(|rates| rates[1]).sum();
                    let ahead = ahead * (edges[interval + 1] - edges[interval]);
                    if self.exposure + ahead > around.resolution.most_mixed_exposure {
                        self.step(now.0);
                    }
                }
                let (to, [half, required]) =
                    drain.ahead(at_laid, now.0, goal.min(edges[interval + 1]));
                self.gain(interval, now.0, to);
                cell = self.note(cell, Parabola::through([now.1, half, required]));
                now = (to, required);
                let most = around.resolution.most_exposure_of_step * (1.0 + self.exposed);
                if self.exposure > most {
                    self.step(now.0);
                }
            }
            self.step(end);
            if jump == Some(end) && end <= over {
                self.jump(end, drain.required(at_laid, end));
            }
            self.within_rated_life = end < laid + self.waking.rated;
            let time = snapshots.len();
            if time < self.waking.least.len() && end == around.times[around.first + time] {
                snapshots
                    .push(self.snapshot([drain.required(at_laid, end), self.waking.least[time]]));
                if end >= over {
                    break;
                }
            }
        }
        let after = around.times[around.first + snapshots.len()..].iter();
        let after =
            after.map(|&time| (drain.required(at_laid, time), around.removal.left(time))).collect();
        (snapshots, after)
    }

    /// Computes the gains of a functional mine in a short time.
    fn gain(&mut self, interval: usize, from: f64, to: f64) {
        let (channels, around) = (self.channels, self.waking.around);
        let middle = 0.5 * (from + to);
        let left = around.removal.left(middle);
        around.meetings.exposure(interval, from, to, &mut self.gains[1..=channels]);
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

    /// Records the gains of functional lives over a short time. The required life then follows a
    /// parabola. `near` is an approximate index of the first part of a life above it; returns the
    /// exact index.
    fn note(&mut self, near: usize, required: Parabola) -> usize {
        let (low, high) = required.range();
        let mut first = near;
        while first > 0 && self.parts[first - 1] > low {
            first -= 1;
        }
        while first < self.parts.len() && self.parts[first] <= low {
            first += 1;
        }
        let mut awake = first;
        while awake < self.parts.len() && self.parts[awake] < high {
            // share of the time in which the required life is below this one, and its first moment
            // about the middle
            let [share, moment] = required.below(self.parts[awake]).map(|part| part * PART);
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

    /// Updates every life to the present, and begins a new step.
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
        let left = self.waking.around.removal.left(now);
        let nominal = self.acted_before(now);
        let destroys = self.waking.self_destruction.is_some();
        let hits = if self.within_rated_life { &mut self.early } else { &mut self.late };
        // lives that were functional throughout have the same exposure
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
            // a mine that was dormant is spared by self-destruction: more of them are left than in
            // the weights of the exposure
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

    /// Applies a simultaneous self-destruction to all lives that are functional now.
    fn jump(&mut self, now: f64, required: f64) {
        let reliability =
            self.waking.self_destruction.map_or(0.0, |destruction| destruction.reliability);
        let left = self.waking.around.removal.left(now);
        for life in self.lives.partition_point(|&life| life <= required)..self.lives.len() {
            self.self_destructed[life] += reliability * self.unmet[life] * left;
            self.acted[life] += reliability;
        }
        self.nominal += reliability;
    }

    fn snapshot(&self, required: [f64; 2]) -> Snapshot {
        Snapshot {
            required,
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

    /// The same as [`Self::acted_nominally`], plus the simultaneous self-destruction.
    fn acted_before(&self, t: f64) -> f64 {
        let at_once = self.waking.self_destruction.and_then(|destruction| {
            let at = self.waking.around.laid + destruction.jump()?;
            (at < t).then_some(destruction.reliability)
        });
        self.acted_nominally(t) + at_once.unwrap_or(0.0)
    }
}
