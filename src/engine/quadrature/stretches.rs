//! Laying a track: where time is cut, and what happens in each stretch to a mine that is functional
//! throughout.

use super::gauss;
use super::scene::{Kind, Scene};
use super::track::{Moment, Stretch, Track};
use crate::numeric::exp;

/// Less exposure than this leaves no more of an exponential than a parabola, to 1e-13.
const LITTLE: f64 = 1e-4;
/// Beyond this exposure nobody is left to meet anybody.
const ALL_MET: f64 = 80.0;

impl Track {
    /// The track of mines of a kind, fine enough for lives with these levels.
    pub(super) fn new(scene: &Scene<'_>, kind: &Kind<'_>, levels: &[f64]) -> Self {
        let mut builder = Builder {
            scene,
            kind,
            track: Self {
                channels: scene.meetings.channels().len(),
                stretches: Vec::new(),
                shares: Vec::new(),
            },
            exposure: 0.0,
            from: scene.laid,
        };
        builder.lay(levels);
        builder.track
    }
}

struct Builder<'a> {
    scene: &'a Scene<'a>,
    kind: &'a Kind<'a>,
    track: Track,
    /// Λ so far.
    exposure: f64,
    /// Where the next stretch begins.
    from: f64,
}

impl Builder<'_> {
    fn lay(&mut self, levels: &[f64]) {
        let (scene, kind) = (self.scene, self.kind);
        let (laid, horizon) = (scene.laid, scene.horizon());
        let mut cuts: Vec<f64> =
            levels.iter().filter_map(|&life| kind.needed.ends(laid, life)).collect();
        let all_end = !kind.forever && cuts.len() == levels.len();
        let over = if all_end { cuts.last().copied() } else { None };
        let over = over.unwrap_or(horizon).min(horizon);
        cuts.extend(kind.rated.map(|rated| laid + rated));
        if let Some(destruction) = &kind.self_destruction {
            cuts.extend(
                destruction.ages(scene.resolution.ends_per_sigma).iter().map(|age| laid + age),
            );
        }
        cuts.extend(scene.removal.cuts(laid, horizon));
        cuts.retain(|&cut| cut > laid && cut < horizon);
        cuts.sort_by(f64::total_cmp);
        if scene.times[scene.first] == laid {
            // laid at a time of the grid: at that moment nothing has happened yet
            self.stretch(laid, &[]);
        }
        let edges = scene.meetings.edges();
        let begun = edges.partition_point(|&edge| edge <= laid);
        for (stretch, &edge) in edges.iter().enumerate().skip(begun) {
            let first = cuts.partition_point(|&cut| cut <= self.from);
            let inner = cuts[first..].iter().copied().take_while(|&cut| cut < edge);
            let whole = self.from == edges[stretch - 1];
            let mut ends: Vec<f64> = inner.chain([edge]).collect();
            ends.dedup();
            let rates = scene.meetings.rates(stretch - 1);
            for &end in &ends {
                let parts = self.parts(rates, end);
                if whole && ends.len() == 1 && parts == 1 {
                    self.stretch(end, rates);
                    continue;
                }
                let (from, width) = (self.from, (end - self.from) / parts as f64);
                for part in 1..=parts {
                    let to = if part == parts { end } else { from + width * part as f64 };
                    let rates = scene.meetings.rates_between(stretch - 1, self.from, to);
                    self.stretch(to, &rates);
                }
            }
            if edge >= over {
                break;
            }
        }
        self.rest(&cuts);
    }

    /// Into how many parts a stretch to `end` is cut.
    fn parts(&self, rates: &[[f64; 3]], end: f64) -> usize {
        let resolution = &self.scene.resolution;
        let length = end - self.from;
        let mut parts: f64 = 1.0;
        if self.kind.needed.is_uneven() {
            parts = (length / resolution.longest_day_part).ceil();
        }
        if self.exposure < ALL_MET {
            let rate: f64 =
                rates.iter().map(|rates| rates.iter().copied().fold(0.0, f64::max)).sum();
            parts = parts.max((rate * length / resolution.most_exposure).ceil().min(1e4));
        }
        parts.max(1.0) as usize
    }

    /// After every life is over only clearance goes on.
    fn rest(&mut self, cuts: &[f64]) {
        let horizon = self.scene.horizon();
        let mut moments: Vec<f64> = self.scene.times.iter().chain(cuts).copied().collect();
        moments.retain(|&moment| moment > self.from && moment <= horizon);
        moments.sort_by(f64::total_cmp);
        moments.dedup();
        for moment in moments {
            self.stretch(moment, &[]);
        }
    }

    /// Lays a stretch from where the last one ended, with the rates of each channel at its points;
    /// nobody where empty.
    fn stretch(&mut self, to: f64, rates: &[[f64; 3]]) {
        let (from, laid) = (self.from, self.scene.laid);
        let length = to - from;
        let channels = self.track.channels;
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
            // so short a way down the exponential is a parabola
            let unmet = if met < LITTLE {
                before * (1.0 - met + 0.5 * met * met)
            } else {
                before * exp(-met)
            };
            Moment {
                needed: self.kind.needed.at(laid, t),
                unmet,
                spared: spared(t),
                left: self.scene.removal.left(t),
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
            self.track.shares.extend((0..channels).map(share));
        }
        let acted = |t: f64| destruction.map_or(0.0, |destruction| destruction.acted(t - laid));
        let times = self.scene.times;
        let grid = times.partition_point(|&time| time < to);
        let stretch = Stretch {
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
        self.track.stretches.push(stretch);
        self.from = to;
    }
}
