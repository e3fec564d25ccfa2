//! Construction of a timeline: cuts of time, and probabilities between them.
//!
//! The probabilities are those of a mine that is functional throughout.

use super::gauss;
use super::timeline::{Interval, Timeline, TimelinePoint};
use crate::engine::expected::surroundings::of_wave::{MineKind, WaveSurroundings};
use crate::numeric::exp;

/// Exposure below which a parabola equals the exponential to 1e-13.
const LITTLE: f64 = 1e-4;
/// Exposure beyond which the probability of no contact is negligible.
const ALL_MET: f64 = 80.0;

impl Timeline {
    /// Builds a timeline of mines of a kind, for lives at these levels.
    pub(crate) fn new(around: &WaveSurroundings<'_>, kind: &MineKind<'_>, levels: &[f64]) -> Self {
        let mut builder = Builder {
            around,
            kind,
            timeline: Self {
                channels: around.meetings.channels().len(),
                intervals: Vec::new(),
                shares: Vec::new(),
            },
            exposure: 0.0,
            from: around.laid,
        };
        builder.lay(levels);
        builder.timeline
    }
}

struct Builder<'a> {
    around: &'a WaveSurroundings<'a>,
    kind: &'a MineKind<'a>,
    timeline: Timeline,
    /// Λ so far.
    exposure: f64,
    /// Start of the next interval.
    from: f64,
}

impl Builder<'_> {
    fn lay(&mut self, levels: &[f64]) {
        let (around, kind) = (self.around, self.kind);
        let (laid, horizon) = (around.laid, around.horizon());
        let mut cuts: Vec<f64> =
            levels.iter().filter_map(|&life| kind.required.ends(laid, life)).collect();
        let all_end = !kind.forever && cuts.len() == levels.len();
        let over = if all_end { cuts.last().copied() } else { None };
        let over = over.unwrap_or(horizon).min(horizon);
        cuts.extend(kind.rated.map(|rated| laid + rated));
        if let Some(destruction) = &kind.self_destruction {
            cuts.extend(
                destruction.ages(around.resolution.ends_per_sigma).iter().map(|age| laid + age),
            );
        }
        cuts.extend(around.removal.cuts(laid, horizon));
        cuts.retain(|&cut| cut > laid && cut < horizon);
        cuts.sort_by(f64::total_cmp);
        if around.times[around.first] == laid {
            // laid at a time of the grid: at that time nothing has happened yet
            self.interval(laid, &[]);
        }
        let edges = around.meetings.edges();
        let started = edges.partition_point(|&edge| edge <= laid);
        for (interval, &edge) in edges.iter().enumerate().skip(started) {
            let first = cuts.partition_point(|&cut| cut <= self.from);
            let inner = cuts[first..].iter().copied().take_while(|&cut| cut < edge);
            let whole = self.from == edges[interval - 1];
            let mut ends: Vec<f64> = inner.chain([edge]).collect();
            ends.dedup();
            let rates = around.meetings.rates(interval - 1);
            for &end in &ends {
                let parts = self.parts(rates, end);
                if whole && ends.len() == 1 && parts == 1 {
                    self.interval(end, rates);
                    continue;
                }
                let (from, width) = (self.from, (end - self.from) / parts as f64);
                for part in 1..=parts {
                    let to = if part == parts { end } else { from + width * part as f64 };
                    let rates = around.meetings.rates_between(interval - 1, self.from, to);
                    self.interval(to, &rates);
                }
            }
            if edge >= over {
                break;
            }
        }
        self.rest(&cuts);
    }

    /// Number of parts into which an interval up to `end` is cut.
    fn parts(&self, rates: &[[f64; 3]], end: f64) -> usize {
        let resolution = &self.around.resolution;
        let length = end - self.from;
        let mut parts: f64 = 1.0;
        if self.kind.required.is_uneven() {
            parts = (length / resolution.longest_day_part).ceil();
        }
        if self.exposure < ALL_MET {
            let rate: f64 =
                rates.iter().map(|rates| rates.iter().copied().fold(0.0, f64::max)).sum();
            parts = parts.max((rate * length / resolution.most_exposure).ceil().min(1e4));
        }
        parts.max(1.0) as usize
    }

    /// Appends the intervals after every life is over, when only clearance continues.
    fn rest(&mut self, cuts: &[f64]) {
        let horizon = self.around.horizon();
        let mut moments: Vec<f64> = self.around.times.iter().chain(cuts).copied().collect();
        moments.retain(|&moment| moment > self.from && moment <= horizon);
        moments.sort_by(f64::total_cmp);
        moments.dedup();
        for moment in moments {
            self.interval(moment, &[]);
        }
    }

    /// Appends an interval from the end of the last one. `rates` holds the rates of each channel at
    /// its points; no contact where empty.
    fn interval(&mut self, to: f64, rates: &[[f64; 3]]) {
        let (from, laid) = (self.from, self.around.laid);
        let length = to - from;
        let channels = self.timeline.channels;
        let mut total = [0.0; 3];
        for rates in rates {
            total.iter_mut().zip(rates).for_each(|(total, rate)| *total += rate);
        }
        let met = gauss::to_points(total).map(|met| length * met);
        let all_met = length * gauss::whole(total);
        let before = exp(-self.exposure);
        self.exposure += all_met;
        let destruction = self.kind.self_destruction;
        let jump =
            destruction.and_then(|destruction| Some((laid + destruction.jump()?, destruction)));
        let spared = |t: f64| {
            let jumped = jump
                .filter(|&(at, _)| at < t)
                .map_or(0.0, |(_, destruction)| destruction.reliability);
            1.0 - destruction.map_or(0.0, |destruction| destruction.acted(t - laid)) - jumped
        };
        let moment = |t: f64, met: f64, contact: f64| {
            // for such a small exposure the exponential is a parabola
            let unmet = if met < LITTLE {
                before * (1.0 - met + 0.5 * met * met)
            } else {
                before * exp(-met)
            };
            TimelinePoint {
                required: self.kind.required.at(laid, t),
                unmet,
                spared: spared(t),
                left: self.around.removal.left(t),
                contact: contact * unmet,
            }
        };
        let points = [0, 1, 2].map(|point: usize| {
            let t = from + length * gauss::POINTS[point];
            moment(t, met[point], gauss::WEIGHTS[point] * length * total[point])
        });
        for point in 0..3 {
            let share = |channel: usize| {
                rates.get(channel).map_or(0.0, |rates| {
                    if total[point] > 0.0 { rates[point] / total[point] } else { 0.0 }
                })
            };
            self.timeline.shares.extend((0..channels).map(share));
        }
        let acted = |t: f64| destruction.map_or(0.0, |destruction| destruction.acted(t - laid));
        let times = self.around.times;
        let grid = times.partition_point(|&time| time < to);
        let interval = Interval {
            grid: times.get(grid).filter(|&&time| time == to).map(|_| grid),
            within_rated_life: self
                .kind
                .rated
                .is_none_or(|rated| 0.5 * (from + to) - laid <= rated),
            points,
            end: moment(to, all_met, 0.0),
            acts: acted(to) - acted(from),
            acts_at_end: jump
                .filter(|&(at, _)| at == to && length > 0.0)
                .map_or(0.0, |(_, destruction)| destruction.reliability),
        };
        self.timeline.intervals.push(interval);
        self.from = to;
    }
}
