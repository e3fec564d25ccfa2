//! Drain clock of a battery: B and c of `docs/model.md`. See its section on the electrical fuse.
//!
//! B(t) = ∫ a(T) ds since the start is stored at nodes a quarter-hour apart, by Simpson's rule. 1/c
//! is stored at the same nodes. Each day also has the extremes of 1/c, so that whole days are
//! decided at once.

use crate::model::{Battery, Climate, Electrical, LocalStart, Study};
use crate::units::Days;

/// Time past the horizon in which H searches for warmth, in days.
const LOOK_AHEAD_DAYS: f64 = 400.0;
/// Nodes in a day.
const NODES_PER_DAY: usize = 96;

/// Resolution of time. A finer one than the standard measures the standard's error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ClockResolution {
    pub(crate) nodes_per_day: usize,
}

impl ClockResolution {
    pub(crate) const STANDARD: Self = Self { nodes_per_day: NODES_PER_DAY };
}

/// Drain clock of one battery in one study.
#[derive(Clone, Debug)]
pub(crate) struct DrainClock {
    pub(crate) battery: Battery,
    pub(crate) climate: Climate,
    pub(crate) start: LocalStart,
    pub(crate) nodes_per_day: usize,
    /// Width of a cell, in days.
    pub(crate) step: f64,
    /// B at the nodes.
    pub(crate) drained: Vec<f64>,
    /// a at the nodes: the slope of B.
    rate: Vec<f64>,
    /// 1/c at the nodes.
    pub(crate) inverse_capacity: Vec<f64>,
    /// Minimum and maximum of 1/c in each day of nodes.
    pub(crate) extremes: Vec<(f64, f64)>,
    /// Whether c is constant, so that G never decreases.
    pub(crate) steady: bool,
}

impl DrainClock {
    /// Computes the clock of a fuse with its last wave at `last_laid`. It ends when the longest
    /// possible life is exhausted, or 400 d past the horizon.
    pub(crate) fn new(
        study: &Study,
        fuse: &Electrical,
        last_laid: Days,
        resolution: ClockResolution,
    ) -> Self {
        let battery = fuse.battery;
        let end = study.horizon.days() + LOOK_AHEAD_DAYS;
        let steady = battery.never_sleeps(&study.climate);
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
                day.iter().fold((f64::INFINITY, 0.0), |(low, high), &value| {
                    (value.min(low), value.max(high))
                })
            })
            .collect();
        clock
    }

    /// Estimates the memory, in bytes.
    pub(crate) const fn bytes(&self) -> usize {
        self.drained.len() * 3 * size_of::<f64>()
    }

    pub(crate) fn end(&self) -> f64 {
        (self.drained.len() - 1) as f64 * self.step
    }

    /// Cell of a time, and position in it, from 0 to 1. The last cell's end for later times.
    pub(crate) fn cell(&self, t: f64) -> (usize, f64) {
        let place = (t / self.step).max(0.0);
        let cell = (place as usize).min(self.drained.len() - 2);
        (cell, (place - cell as f64).min(1.0))
    }

    /// B(t), by the cubic through the values and slopes at the cell's ends. It is constant past the
    /// table's end: every battery is exhausted there, or the look-ahead is over.
    pub(crate) fn drained_by(&self, time: Days) -> f64 {
        let (cell, x) = self.cell(time.days());
        let (b0, b1) = (self.drained[cell], self.drained[cell + 1]);
        let (a0, a1) = (self.rate[cell] * self.step, self.rate[cell + 1] * self.step);
        let rise = b1 - b0;
        let y = 1.0 - x;
        b0 + rise * x + x * y * ((a0 - rise) * y + (rise - a1) * x)
    }

    /// Whether G never decreases, so that no mine is ever dormant.
    pub(crate) const fn is_steady(&self) -> bool {
        self.steady
    }

    /// Time when B − `at_laid` reaches `drain`, where c is constant. The table's end if it does
    /// not.
    pub(crate) fn runs_out(&self, at_laid: f64, drain: f64) -> f64 {
        let after = self.drained.partition_point(|&drained| drained - at_laid < drain);
        if after == 0 || after >= self.drained.len() {
            return if after == 0 { 0.0 } else { self.end() };
        }
        let (b0, b1) = (self.drained[after - 1] - at_laid, self.drained[after] - at_laid);
        ((after - 1) as f64 + (drain - b0) / (b1 - b0)) * self.step
    }
}

/// Whether the drain rate is independent of temperature.
fn drains_evenly(battery: &Battery) -> bool {
    battery.self_discharge_share == 0.0 || battery.activation_energy_kj_mol == 0.0
}

/// Longest possible life of a fuse's mine at reference conditions, in days. It is the life at the
/// largest random numbers.
pub(crate) fn longest_life(fuse: &Electrical) -> f64 {
    let almost_one = 1.0 - f64::EPSILON / 2.0;
    let rated = fuse.settings.iter().map(|setting| setting.rated_life.days()).fold(0.0, f64::max);
    let battery = &fuse.battery;
    rated
        * battery.stored_charge()
        * battery.lot_distribution().quantile(almost_one)
        * battery.life.quantile(almost_one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::tests::examples::cold_study;

    #[test]
    fn the_drain_under_a_daily_cycle_agrees_with_numerical_integration_to_a_millionth() {
        let (study, fuse) = cold_study();
        let clock = DrainClock::new(&study, &fuse, Days::ZERO, ClockResolution::STANDARD);
        let mut drained = 0.0;
        let steps_per_day = 2880;
        let width = 1.0 / f64::from(steps_per_day);
        for step in 0..90 * steps_per_day {
            let middle = Days::new((f64::from(step) + 0.5) * width);
            drained += width * fuse.battery.drain_rate(study.climate.at(study.start, middle));
            // at irregular times, between the nodes
            if step > steps_per_day / 24 && step % 7001 == 17 {
                let now = Days::new(f64::from(step + 1) * width);
                let ours = clock.drained_by(now);
                assert!((ours / drained - 1.0).abs() < 1e-6, "{now:?}: {ours} for {drained}");
            }
        }
    }
}
