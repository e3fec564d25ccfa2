//! The drain clock of a battery: A, G and H of `docs/model.md`, section on the electrical fuse.
//!
//! B(t) = ∫ a(T) ds since the start is kept at nodes a quarter-hour apart, by Simpson's rule, with 1/c at the same
//! nodes. A wave laid at t0 has drained A = B(t) − B(t0) and needs a life of G = A/c. Between nodes G is taken as
//! linear; each day also keeps the extremes of 1/c, so that whole days are decided at once.

use crate::model::{Battery, Climate, Electrical, LocalStart, Study};
use crate::units::Days;

/// How far past the horizon H looks for warmth, in days.
const LOOK_AHEAD_DAYS: f64 = 400.0;
/// Nodes in a day.
const NODES_PER_DAY: usize = 96;

/// How finely time is cut: the standard, or finer, to measure what the standard costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Resolution {
    pub(super) nodes_per_day: usize,
}

impl Resolution {
    pub(super) const STANDARD: Self = Self { nodes_per_day: NODES_PER_DAY };
}

/// The drain clock of one battery in one study.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    battery: Battery,
    climate: Climate,
    start: LocalStart,
    pub(super) nodes_per_day: usize,
    /// Width of a cell, in days.
    pub(super) step: f64,
    /// B at the nodes.
    pub(super) drained: Vec<f64>,
    /// a at the nodes: the slope of B.
    rate: Vec<f64>,
    /// 1/c at the nodes.
    pub(super) inverse_capacity: Vec<f64>,
    /// Least and greatest 1/c of each day of nodes.
    pub(super) extremes: Vec<(f64, f64)>,
    /// Whether c never changes, so that G never falls.
    pub(super) steady: bool,
}

impl Clock {
    /// The clock of a fuse whose last wave is laid at `last_laid`: it ends where no battery that any luck could give
    /// is left, or 400 d past the horizon.
    pub(super) fn new(study: &Study, fuse: &Electrical, last_laid: Days, resolution: Resolution) -> Self {
        let battery = fuse.battery;
        let end = study.horizon.days() + LOOK_AHEAD_DAYS;
        let steady = study.climate.is_constant() || battery.ignores_the_cold();
        let plain = study.climate.is_constant() || (steady && drains_evenly(&battery));
        let nodes_per_day = resolution.nodes_per_day;
        let step = if plain { end / nodes_per_day as f64 } else { 1.0 / nodes_per_day as f64 };
        let longest = longest_life(fuse);
        let mut clock = Self {
            battery,
            climate: study.climate.clone(),
            start: study.start,
            nodes_per_day,
            step,
            drained: vec![0.0],
            rate: Vec::new(),
            inverse_capacity: Vec::new(),
            extremes: Vec::new(),
            steady,
        };
        let look = |t: f64| {
            let temperature = study.climate.at(study.start, Days::new(t));
            (battery.drain_rate(temperature), 1.0 / battery.usable_capacity(temperature))
        };
        let mut drained = 0.0;
        let mut drained_at_last_laid = None;
        let (mut rate, mut inverse) = look(0.0);
        clock.rate.push(rate);
        clock.inverse_capacity.push(inverse);
        for cell in 0.. {
            let (t0, t1) = (cell as f64 * step, (cell + 1) as f64 * step);
            let middle = if plain { rate } else { look(0.5 * (t0 + t1)).0 };
            let (next_rate, next_inverse) = if plain { (rate, inverse) } else { look(t1) };
            drained += step / 6.0 * (rate + 4.0 * middle + next_rate);
            (rate, inverse) = (next_rate, next_inverse);
            clock.drained.push(drained);
            clock.rate.push(rate);
            clock.inverse_capacity.push(inverse);
            if drained_at_last_laid.is_none() && t1 >= last_laid.days() {
                drained_at_last_laid = Some(drained);
            }
            let exhausted = drained_at_last_laid.is_some_and(|laid| drained - laid > longest);
            if t1 >= end || (exhausted && !plain) {
                break;
            }
        }
        clock.extremes = clock
            .inverse_capacity
            .windows(nodes_per_day + 1)
            .step_by(nodes_per_day)
            .map(|day| {
                day.iter().fold((f64::INFINITY, 0.0), |(low, high), &value| (value.min(low), value.max(high)))
            })
            .collect();
        clock
    }

    /// About how much memory it takes.
    pub(super) const fn bytes(&self) -> usize {
        self.drained.len() * 3 * size_of::<f64>()
    }

    fn end(&self) -> f64 {
        (self.drained.len() - 1) as f64 * self.step
    }

    /// The cell of a time, and where in it, from 0 to 1; the last cell's end for what comes later.
    pub(super) fn cell(&self, t: f64) -> (usize, f64) {
        let place = (t / self.step).max(0.0);
        let cell = (place as usize).min(self.drained.len() - 2);
        (cell, (place - cell as f64).min(1.0))
    }

    /// B(t), by the cubic through the values and slopes at the cell's ends. Past the table's end it stays: every
    /// battery is exhausted there, or the look-ahead is over.
    pub(super) fn drained_by(&self, time: Days) -> f64 {
        let (cell, x) = self.cell(time.days());
        let (b0, b1) = (self.drained[cell], self.drained[cell + 1]);
        let (a0, a1) = (self.rate[cell] * self.step, self.rate[cell + 1] * self.step);
        let rise = b1 - b0;
        let y = 1.0 - x;
        b0 + rise * x + x * y * ((a0 - rise) * y + (rise - a1) * x)
    }

    /// G(t) of a wave laid at `laid`: the life needed to be functional at `time`.
    pub(super) fn needed_at(&self, laid: Days, time: Days) -> f64 {
        self.needed_after(self.drained_by(laid), time)
    }

    /// G(t) of a wave that was laid when B was `at_laid`.
    fn needed_after(&self, at_laid: f64, time: Days) -> f64 {
        let temperature = self.climate.at(self.start, time);
        (self.drained_by(time) - at_laid) / self.battery.usable_capacity(temperature)
    }

    /// Whether G never falls, so that no mine is ever dormant.
    pub(super) const fn is_steady(&self) -> bool {
        self.steady
    }

    /// G at a node, for a wave that was laid when B was `at_laid`.
    pub(super) fn needed_at_node(&self, node: usize, at_laid: f64) -> f64 {
        (self.drained[node] - at_laid) * self.inverse_capacity[node]
    }

    /// The least G in the two cells around a node, from `from` on, for a wave that was laid when B was `at_laid`: by
    /// golden sections, which a kink of c does not mislead as it would a parabola.
    fn least_around(&self, node: usize, from: f64, at_laid: f64) -> f64 {
        const GOLDEN: f64 = 0.618_033_988_749_894_8;
        let (mut low, mut high) = ((node as f64 - 1.0) * self.step, (node as f64 + 1.0) * self.step);
        low = low.max(from);
        high = high.min(self.end());
        let needed = |t: f64| self.needed_after(at_laid, Days::new(t));
        let (mut left, mut right) = (high - GOLDEN * (high - low), low + GOLDEN * (high - low));
        let (mut at_left, mut at_right) = (needed(left), needed(right));
        for _ in 0..20 {
            if at_left < at_right {
                (high, right, at_right) = (right, left, at_left);
                left = high - GOLDEN * (high - low);
                at_left = needed(left);
            } else {
                (low, left, at_left) = (left, right, at_right);
                right = low + GOLDEN * (high - low);
                at_right = needed(right);
            }
        }
        at_left.min(at_right)
    }

    /// G and H at increasing times, for a wave laid at `laid` before them all. H(t) is the least G from t to the end of the look-ahead.
    pub(super) fn needed(&self, laid: Days, times: &[Days], longest: f64) -> Vec<(f64, f64)> {
        let mut needed: Vec<(f64, f64)> = times
            .iter()
            .map(|&time| {
                let now = self.needed_at(laid, time);
                (now, now)
            })
            .collect();
        if self.steady {
            return needed;
        }
        let at_laid = self.drained_by(laid);
        // c is at most 1, so nodes at which more than the longest life has drained decide nothing
        let mut node =
            self.drained.partition_point(|&drained| drained - at_laid <= longest).min(self.drained.len() - 1);
        let mut least = self.needed_at_node(node, at_laid);
        for (index, time) in times.iter().enumerate().rev() {
            let first_after = (time.days() / self.step).ceil() as usize;
            let mut lowest = None;
            let mut so_far = least;
            while node > first_after {
                node -= 1;
                let here = self.needed_at_node(node, at_laid);
                if here < so_far {
                    (so_far, lowest) = (here, Some(node));
                }
            }
            if let Some(lowest) = lowest {
                least = so_far.min(self.least_around(lowest, time.days(), at_laid));
            }
            // a time past that node needs more than any life there is, and so does `least` there: H never falls
            needed[index].1 = needed[index].0.min(least);
            // what is needed now is needed by every earlier time's look ahead
            least = least.min(needed[index].0);
        }
        needed
    }

    /// H(t): the life needed to be functional at `time` or ever after.
    pub(super) fn needed_from(&self, laid: Days, time: Days, longest: f64) -> f64 {
        self.needed(laid, &[time], longest)[0].1
    }

    /// What is surely enough to be functional at every moment from when a wave is laid at `laid` to each of these
    /// times: the greatest 1/c of the days so far, times the drain, and a twentieth more, as 1/c bends between nodes.
    /// Nothing where the climate may bend between nodes as it likes, or past the table's end.
    pub(super) fn surely_enough(&self, laid: Days, times: &[Days]) -> Vec<f64> {
        const MARGIN: f64 = 1.05;
        if matches!(self.climate, Climate::Series(_)) {
            return Vec::new();
        }
        let at_laid = self.drained_by(laid);
        let mut day = laid.days() as usize;
        let mut greatest = 0.0_f64;
        let enough = |time: &Days| {
            while day <= time.days() as usize {
                greatest = greatest.max(self.extremes.get(day)?.1);
                day += 1;
            }
            Some(MARGIN * greatest * (self.drained_by(*time) - at_laid))
        };
        times.iter().map_while(enough).collect()
    }

    /// When B − `at_laid` reaches `drain`, where c never changes; the table's end if it does not.
    pub(super) fn runs_out(&self, at_laid: f64, drain: f64) -> f64 {
        let after = self.drained.partition_point(|&drained| drained - at_laid < drain);
        if after == 0 || after >= self.drained.len() {
            return if after == 0 { 0.0 } else { self.end() };
        }
        let (b0, b1) = (self.drained[after - 1] - at_laid, self.drained[after] - at_laid);
        ((after - 1) as f64 + (drain - b0) / (b1 - b0)) * self.step
    }
}

/// Whether temperature makes no difference to the drain.
fn drains_evenly(battery: &Battery) -> bool {
    battery.self_discharge_share == 0.0 || battery.activation_energy_kj_mol == 0.0
}

/// The longest life at reference conditions that any luck could give a mine of a fuse, in days.
pub(super) fn longest_life(fuse: &Electrical) -> f64 {
    let almost_one = 1.0 - f64::EPSILON / 2.0;
    let rated = fuse.settings.iter().map(|setting| setting.rated_life.days()).fold(0.0, f64::max);
    let battery = &fuse.battery;
    rated
        * battery.stored_charge()
        * battery.lot_law().quantile(almost_one)
        * battery.life.quantile(almost_one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::examples::cold_study;
    use crate::engine::exposure::Exposure;
    use crate::units::Celsius;

    fn clock(study: &Study, fuse: &Electrical) -> Clock {
        Clock::new(study, fuse, Days::ZERO, Resolution::STANDARD)
    }

    #[test]
    fn the_drain_under_a_daily_cycle_agrees_with_numerical_integration_to_a_millionth() {
        let (study, fuse) = cold_study();
        let clock = clock(&study, &fuse);
        let mut drained = 0.0;
        let steps_per_day = 2880;
        let width = 1.0 / f64::from(steps_per_day);
        for step in 0..90 * steps_per_day {
            let middle = Days::new((f64::from(step) + 0.5) * width);
            drained += width * fuse.battery.drain_rate(study.climate.at(study.start, middle));
            // at odd moments, between the nodes
            if step > steps_per_day / 24 && step % 7001 == 17 {
                let now = Days::new(f64::from(step + 1) * width);
                let ours = clock.drained_by(now);
                assert!((ours / drained - 1.0).abs() < 1e-6, "{now:?}: {ours} for {drained}");
            }
        }
    }

    #[test]
    fn needed_ever_after_is_the_least_that_is_ever_needed() {
        let (study, fuse) = cold_study();
        let clock = clock(&study, &fuse);
        for laid in [0.0, 3.3] {
            let laid = Days::new(laid);
            for t in [4.0, 9.71, 30.0, 41.2, 60.0] {
                // G every minute for long enough: past it the drain alone needs more
                let brute = (0..40 * 1440)
                    .map(|minute| clock.needed_at(laid, Days::new(t + f64::from(minute) / 1440.0)))
                    .fold(f64::INFINITY, f64::min);
                let ours = clock.needed_from(laid, Days::new(t), longest_life(&fuse));
                assert!((ours / brute - 1.0).abs() < 2e-4, "{t}: {ours} for {brute}");
            }
        }
    }

    #[test]
    fn what_is_needed_ever_after_never_falls_not_even_when_every_battery_is_exhausted() {
        let (study, fuse) = cold_study();
        let clock = clock(&study, &fuse);
        let longest = longest_life(&fuse);
        let times: Vec<Days> = (1..3000).map(|hour| Days::new(f64::from(hour) * 1.3)).collect();
        let needed = clock.needed(Days::ZERO, &times, longest);
        assert!(needed.windows(2).all(|pair| pair[0].1 <= pair[1].1));
        assert!(times[2998].days() > clock.end(), "the last times lie past the table");
        assert!(needed[2998].1 > longest, "no life is enough for them");
    }

    #[test]
    fn at_constant_temperature_life_is_the_reference_life_times_the_usable_capacity() {
        let (mut study, mut fuse) = cold_study();
        study.climate = Climate::Constant(Celsius(0.0));
        fuse.battery.self_discharge_share = 0.0;
        let clock = clock(&study, &fuse);
        // c = 1 − 0.02 · 20 = 0.6
        for t in [0.1, 7.0, 100.0] {
            let needed = clock.needed_at(Days::new(0.05), Days::new(t));
            assert!((needed - (t - 0.05) / 0.6).abs() < 1e-9, "{needed}");
            assert_eq!(clock.needed_from(Days::new(0.05), Days::new(t), 1e9), needed);
        }
        let exposure = Exposure::new(&study, &study.arms[0]);
        let wanted = exposure.by(Days::new(5.9));
        let at = |life| clock.contact_while_powered(Days::ZERO, life, wanted, &exposure);
        assert!(
            at(9.0).is_none()
                && (at(11.0).unwrap().days() - exposure.reaches(wanted).unwrap().days()).abs() < 1e-9
        );
    }
}
