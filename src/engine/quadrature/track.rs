//! One pass over time, for mines whose needed life never falls: what such a mine meets depends on its end alone.
//!
//! A mine is functional at t exactly if its life exceeds the life needed, whatever else happens to others. So all that
//! does not depend on the law of life is laid down once as a track of stretches (contacts, clearance, self-destruction,
//! the life needed), and any law is then read along it: all lots together, or one lot.

use super::course::Course;
use super::drain::Drain;
use super::gauss;
use super::lives::{Lives, Tails};
use super::meetings::Meetings;
use super::removal::Removal;
use super::resolution::Resolution;
use crate::model::MultiplierLaw;
use crate::numeric::{exp, normal_cdf};

/// What the mines of one wave have around them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene<'a> {
    /// Times of the grid.
    pub(super) times: &'a [f64],
    /// Index of the first at which the wave is there.
    pub(super) first: usize,
    pub(super) laid: f64,
    pub(super) meetings: &'a Meetings<'a>,
    pub(super) removal: Removal,
    pub(super) resolution: Resolution,
}

impl Scene<'_> {
    pub(super) fn horizon(&self) -> f64 {
        *self.times.last().expect("a grid has a horizon")
    }
}

/// How the needed life grows.
#[derive(Clone, Copy, Debug)]
pub(super) enum Needed<'a> {
    /// With calendar time.
    Calendar,
    /// As a battery drains, since it had drained so much.
    Battery { drain: &'a Drain, at_laid: f64 },
}

impl Needed<'_> {
    fn at(self, laid: f64, t: f64) -> f64 {
        match self {
            Self::Calendar => t - laid,
            Self::Battery { drain, at_laid } => drain.needed(at_laid, t),
        }
    }

    fn ends(self, laid: f64, life: f64) -> Option<f64> {
        match self {
            Self::Calendar => Some(laid + life),
            Self::Battery { drain, at_laid } => drain.ends(at_laid, life),
        }
    }

    /// Whether hours of the day make it grow unevenly.
    const fn is_uneven(self) -> bool {
        match self {
            Self::Calendar => false,
            Self::Battery { drain, .. } => !drain.even,
        }
    }
}

/// Self-destruction of the mines of a setting.
#[derive(Clone, Copy, Debug)]
pub(super) struct SelfDestruction {
    /// Days after laying.
    pub(super) after: f64,
    pub(super) jitter: MultiplierLaw,
    pub(super) reliability: f64,
}

impl SelfDestruction {
    /// Probability that it would have acted by an age, were the mine functional throughout; without the jump where all
    /// act at once.
    pub(super) fn acted(&self, age: f64) -> f64 {
        if self.jitter.is_certain() { 0.0 } else { self.reliability * self.jitter.cdf(age / self.after) }
    }

    /// The moment at which all act at once, since laying, if they do.
    pub(super) fn jump(&self) -> Option<f64> {
        self.jitter.is_certain().then_some(self.after)
    }

    /// Ages between which its moments are cut.
    pub(super) fn ages(&self, per_sigma: f64) -> Vec<f64> {
        if self.jitter.is_certain() {
            return vec![self.after];
        }
        let steps = (8.0 * per_sigma) as i32;
        let quantile = |k: i32| {
            let p = normal_cdf(f64::from(k) / per_sigma);
            self.after * self.jitter.quantile(p.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0))
        };
        (-steps..=steps).map(quantile).collect()
    }
}

/// A mine of a kind, but for the law of its life.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind<'a> {
    pub(super) needed: Needed<'a>,
    pub(super) self_destruction: Option<SelfDestruction>,
    /// Calendar days from laying that count as within the rated life; for ever where it has none.
    pub(super) rated: Option<f64>,
    /// Whether some of the lives have no end: people go on meeting those when all others are over.
    pub(super) forever: bool,
}

/// A stretch of time in which everything is smooth.
#[derive(Clone, Debug)]
struct Stretch {
    /// The time of the grid at which it ends, if it ends at one.
    grid: Option<usize>,
    within_rated_life: bool,
    points: [Moment; 3],
    end: Moment,
    /// Probability that self-destruction would act in it, and at its very end.
    acts: f64,
    acts_at_end: f64,
}

/// Where so small a share of the lives ends in a stretch, they end evenly.
const FEW_END: f64 = 1e-3;

impl Stretch {
    /// Probabilities of lives at its points and its end, from the life needed at its beginning and those there.
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
struct Moment {
    /// The life needed.
    needed: f64,
    /// e^−Λ: the probability of no contact since laying, were the mine functional.
    unmet: f64,
    /// The probability that self-destruction has not acted either.
    spared: f64,
    /// R: not removed.
    left: f64,
    /// The weight of a contact at this point: λ e^−Λ, times the length the point stands for.
    contact: f64,
}

/// All stretches from laying to the horizon.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Track {
    channels: usize,
    stretches: Vec<Stretch>,
    /// Share of each channel in the contacts at each point: `shares[(stretch * 3 + point) * channels + channel]`.
    shares: Vec<f64>,
}

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

    /// The probability that a mine of that kind went off on somebody, at each time of the grid it is there.
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
        let mut cuts: Vec<f64> = levels.iter().filter_map(|&life| kind.needed.ends(laid, life)).collect();
        let all_end = !kind.forever && cuts.len() == levels.len();
        let over = if all_end { cuts.last().copied() } else { None };
        let over = over.unwrap_or(horizon).min(horizon);
        cuts.extend(kind.rated.map(|rated| laid + rated));
        if let Some(destruction) = &kind.self_destruction {
            cuts.extend(destruction.ages(scene.resolution.ends_per_sigma).iter().map(|age| laid + age));
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
            let rate: f64 = rates.iter().map(|rates| rates.iter().copied().fold(0.0, f64::max)).sum();
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

    /// Lays a stretch from where the last one ended, with the rates of each channel at its points; nobody where empty.
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
        let jump = destruction.and_then(|destruction| Some((laid + destruction.jump()?, destruction)));
        let spared = |t: f64| {
            let jumped =
                jump.filter(|&(at, _)| at < t).map_or(0.0, |(_, destruction)| destruction.reliability);
            1.0 - destruction.map_or(0.0, |destruction| destruction.acted(t - laid)) - jumped
        };
        let moment = |t: f64, met: f64, contact: f64| {
            // so short a way down the exponential is a parabola
            let unmet =
                if met < LITTLE { before * (1.0 - met + 0.5 * met * met) } else { before * exp(-met) };
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
                rates
                    .get(channel)
                    .map_or(0.0, |rates| if total[point] > 0.0 { rates[point] / total[point] } else { 0.0 })
            };
            self.track.shares.extend((0..channels).map(share));
        }
        let acted = |t: f64| destruction.map_or(0.0, |destruction| destruction.acted(t - laid));
        let times = self.scene.times;
        let grid = times.partition_point(|&time| time < to);
        let stretch = Stretch {
            grid: times.get(grid).filter(|&&time| time == to).map(|_| grid),
            within_rated_life: self.kind.rated.is_none_or(|rated| 0.5 * (from + to) - laid <= rated),
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
