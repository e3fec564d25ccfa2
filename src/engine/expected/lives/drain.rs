//! Battery drain and required life: A, G and H of `docs/model.md`.
//!
//! This is a second implementation, independent of the individual engine's.

use crate::model::{Battery, Climate, Electrical, LocalStart, Study};
use crate::units::Days;

/// Time past the horizon in which H searches for warmth, in days.
const LOOK_AHEAD: f64 = 400.0;
/// Largest relative error of 1/c between two nodes.
const FINE: f64 = 1e-6;
/// Error bound of a cell's parabola, per third difference. The parabola goes through the ends and
/// the middle of the cell.
const OFF_THIRD_DIFFERENCE: f64 = 8e-3;
/// Most parts of a cell.
const MOST_PARTS: u8 = 64;
/// Points of the two-point Gauss-Legendre rule in an interval of length 1.
const TWO_POINTS: [f64; 2] = [0.211_324_865_405_187_1, 0.788_675_134_594_812_9];

/// Drain of one battery over all time.
#[derive(Clone, Debug)]
pub(crate) struct Drain {
    battery: Battery,
    climate: Climate,
    start: LocalStart,
    step: f64,
    /// ∫a ds since the start, at the nodes.
    drained: Vec<f64>,
    /// a at the nodes.
    rate: Vec<f64>,
    /// 1/c at the nodes; one value where it is constant.
    inverse: Vec<f64>,
    /// Number of parts of each cell for following the required life. More where 1/c bends; empty
    /// where it is constant.
    parts: Vec<u8>,
    /// Whether the drain rate is the same at every hour.
    pub(crate) even: bool,
    /// Whether c is constant, so that the required life never decreases.
    pub(crate) steady: bool,
}

impl Drain {
    /// Computes the drain of a fuse's battery. It ends when a life of `longest` is over for a mine
    /// laid at `last_laid`.
    pub(crate) fn new(
        study: &Study,
        fuse: &Electrical,
        last_laid: f64,
        longest: f64,
        nodes_per_day: usize,
    ) -> Self {
        let battery = fuse.battery;
        let constant = study.climate.is_constant();
        let steady = battery.never_sleeps(&study.climate);
        let knows_no_heat =
            battery.self_discharge_share == 0.0 || battery.activation_energy_kj_mol == 0.0;
        let even = constant || knows_no_heat;
        let end = study.horizon.days() + if steady { 0.0 } else { LOOK_AHEAD };
        let step = if even && steady { end.max(1.0) } else { 1.0 / nodes_per_day as f64 };
        let mut drain = Self {
            battery,
            climate: study.climate.clone(),
            start: study.start,
            step,
            drained: vec![0.0],
            rate: Vec::new(),
            inverse: Vec::new(),
            parts: Vec::new(),
            even,
            steady,
        };
        drain.fill(end, last_laid, longest);
        if !steady {
            drain.parts =
                (0..drain.inverse.len() - 1).map(|cell| parts(&drain.inverse, cell)).collect();
        }
        drain
    }

    fn fill(&mut self, end: f64, last_laid: f64, longest: f64) {
        let rate = |drain: &Self, t: f64| {
            drain.battery.drain_rate(drain.climate.at(drain.start, Days::new(t)))
        };
        let at_node = |drain: &mut Self, t: f64| {
            let celsius = drain.climate.at(drain.start, Days::new(t));
            drain.rate.push(drain.battery.drain_rate(celsius));
            if drain.inverse.is_empty() || !drain.steady {
                drain.inverse.push(1.0 / drain.battery.usable_capacity(celsius));
            }
        };
        at_node(self, 0.0);
        let mut over_at = None;
        for node in 1.. {
            let (from, to) = ((node - 1) as f64 * self.step, node as f64 * self.step);
            let drained = if self.even {
                self.step * self.rate[0]
            } else {
                0.5 * self.step
                    * TWO_POINTS.map(|x| rate(self, from + self.step * x)).iter().sum::<f64>()
            };
            let total = self.drained[node - 1] + drained;
            self.drained.push(total);
            at_node(self, to);
            if over_at.is_none() && to >= last_laid {
                over_at = Some(total + longest);
            }
            // c is at most 1: once more than the longest life is drained, nothing can function
            // again
            if to >= end || over_at.is_some_and(|over| total > over) {
                return;
            }
        }
    }

    /// ∫a ds from the start, interpolated by a cubic. It takes values and slopes at the
    /// neighbouring nodes. Past the last node, the drain rate stays constant.
    pub(crate) fn by(&self, t: f64) -> f64 {
        if self.even {
            // exact to the last bit: a battery may be rated to end at a time of the grid
            return self.rate[0] * t;
        }
        let last = self.drained.len() - 1;
        let node = ((t / self.step) as usize).min(last - 1);
        let x = t / self.step - node as f64;
        if x > 1.0 {
            return self.drained[last] + (x - 1.0) * self.step * self.rate[last];
        }
        let (from, to) = (self.drained[node], self.drained[node + 1]);
        let (slope_from, slope_to) = (self.rate[node] * self.step, self.rate[node + 1] * self.step);
        let (x2, x3) = (x * x, x * x * x);
        from * (2.0 * x3 - 3.0 * x2 + 1.0)
            + to * (3.0 * x2 - 2.0 * x3)
            + slope_from * (x3 - 2.0 * x2 + x)
            + slope_to * (x3 - x2)
    }

    /// G(t) of mines laid when `at_laid` was drained.
    pub(crate) fn required(&self, at_laid: f64, t: f64) -> f64 {
        let inverse = if self.steady {
            self.inverse[0]
        } else {
            1.0 / self.battery.usable_capacity(self.climate.at(self.start, Days::new(t)))
        };
        (self.by(t) - at_laid).max(0.0) * inverse
    }

    /// Time when a life is over, where c is constant. `None` if not within the table.
    pub(crate) fn ends(&self, at_laid: f64, life: f64) -> Option<f64> {
        let level = at_laid + life / self.inverse[0];
        let after = self.drained.partition_point(|&drained| drained < level);
        if after == 0 || after == self.drained.len() {
            return None;
        }
        let (mut low, mut high) = ((after - 1) as f64 * self.step, after as f64 * self.step);
        while high - low > 1e-13 * high {
            // the chord is close to the curve: a narrow bracket around its crossing converges fast
            let (at_low, at_high) = (self.by(low), self.by(high));
            let chord =
                low + (high - low) * ((level - at_low) / (at_high - at_low)).clamp(0.0, 1.0);
            let reach = 0.01 * (high - low);
            let (left, right) = ((chord - reach).max(low), (chord + reach).min(high));
            if self.by(left) >= level {
                high = left;
            } else if self.by(right) < level {
                low = right;
            } else {
                (low, high) = (left, right);
            }
        }
        Some(high)
    }

    /// Time after which no mine functions. The mines were laid when `at_laid` was drained.
    pub(crate) fn over(&self, at_laid: f64, longest: f64) -> f64 {
        let least = self.inverse.iter().copied().fold(f64::INFINITY, f64::min);
        let after = self.drained.partition_point(|&drained| (drained - at_laid) * least <= longest);
        after as f64 * self.step
    }

    /// Next time after `from` until which the required life is a parabola. It is at most `most`.
    ///
    /// Also returns the required life half-way there and there, for mines laid when `at_laid` was
    /// drained.
    pub(crate) fn ahead(&self, at_laid: f64, from: f64, most: f64) -> (f64, [f64; 2]) {
        let mut cell = (from / self.step) as usize;
        if (cell + 1) as f64 * self.step <= from {
            cell += 1;
        }
        let (begins, ends) = (cell as f64 * self.step, (cell + 1) as f64 * self.step);
        let parts = self.parts.get(cell).copied().unwrap_or(1);
        if parts == 1 && begins == from && ends <= most && cell + 1 < self.inverse.len() {
            let half =
                (self.by(0.5 * (begins + ends)) - at_laid).max(0.0) * self.inverse_half_way(cell);
            return (
                ends,
                [half, (self.drained[cell + 1] - at_laid).max(0.0) * self.inverse[cell + 1]],
            );
        }
        let width = self.step / f64::from(parts);
        let within =
            (1..parts).map(|part| begins + width * f64::from(part)).find(|&cut| cut > from);
        let to = within.unwrap_or(ends).min(most);
        (to, [0.5 * (from + to), to].map(|t| self.required(at_laid, t)))
    }

    /// 1/c in the middle of a cell, by a cubic through four nodes. At the ends of the table, it is
    /// computed directly.
    fn inverse_half_way(&self, cell: usize) -> f64 {
        match self.inverse.get(cell.wrapping_sub(1)..cell + 3) {
            Some(&[before, left, right, after]) => (9.0 * (left + right) - before - after) / 16.0,
            _ => {
                let middle = Days::new((cell as f64 + 0.5) * self.step);
                1.0 / self.battery.usable_capacity(self.climate.at(self.start, middle))
            }
        }
    }

    /// H at increasing times, for mines laid when `at_laid` was drained. H is the smallest life
    /// required then or later.
    pub(crate) fn least_from(&self, at_laid: f64, times: &[f64]) -> Vec<f64> {
        let mut least: Vec<f64> = times.iter().map(|&t| self.required(at_laid, t)).collect();
        if self.steady {
            return least;
        }
        let at_node = |node: usize| (self.drained[node] - at_laid) * self.inverse[node];
        let last = self.drained.len() - 1;
        let mut lowest = at_node(last);
        let mut node = last;
        for (index, &t) in times.iter().enumerate().rev() {
            // from the node before this time to the one after the later time: a minimum may lie on
            // either side of a time
            let after_later = (node + 1).min(last);
            node = ((t / self.step) as usize).min(last);
            for node in (node..=after_later).rev() {
                let here = at_node(node);
                let before = if node > 0 { at_node(node - 1) } else { f64::INFINITY };
                let after = if node < last { at_node(node + 1) } else { f64::INFINITY };
                // between nodes a minimum is at most as far below the lowest of three as that is
                // below the highest
                if here <= after && here <= before && 2.0 * here - after.max(before) < lowest {
                    lowest = lowest.min(self.least_around(at_laid, node, t));
                }
                if node as f64 * self.step >= t {
                    lowest = lowest.min(here);
                }
            }
            least[index] = least[index].min(lowest);
            lowest = least[index];
        }
        least
    }

    /// Smallest required life within a step of a node, from `from` on. Ternary search, which needs
    /// no smoothness.
    fn least_around(&self, at_laid: f64, node: usize, from: f64) -> f64 {
        let end = (self.drained.len() - 1) as f64 * self.step;
        let mut low = ((node as f64 - 1.0) * self.step).max(from);
        let mut high = ((node as f64 + 1.0) * self.step).min(end).max(low);
        for _ in 0..40 {
            let (left, right) = (low + (high - low) / 3.0, high - (high - low) / 3.0);
            if self.required(at_laid, left) < self.required(at_laid, right) {
                high = right;
            } else {
                low = left;
            }
        }
        self.required(at_laid, 0.5 * (low + high))
    }
}

/// Number of parts of a cell between nodes. It increases with the third differences of 1/c.
fn parts(inverse: &[f64], cell: usize) -> u8 {
    let around = &inverse[cell.saturating_sub(2)..(cell + 4).min(inverse.len())];
    let bend = around
        .windows(4)
        .map(|four| (four[3] - four[0] - 3.0 * (four[2] - four[1])).abs())
        .fold(0.0, f64::max);
    let off = OFF_THIRD_DIFFERENCE * bend / inverse[cell].min(inverse[cell + 1]);
    let is_enough = |&parts: &u8| {
        f64::from(u32::from(parts) * u32::from(parts) * u32::from(parts)) * FINE >= off
    };
    (1..MOST_PARTS).find(is_enough).unwrap_or(MOST_PARTS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::tests::examples::cold_study;

    #[test]
    fn what_is_needed_ever_after_does_not_depend_on_what_other_times_are_asked_for() {
        let (study, fuse) = cold_study();
        let drain = Drain::new(&study, &fuse, 0.0, 100.0, 96);
        // every five minutes, which is many times within a minimum and within a cell
        let times: Vec<f64> = (0..400).map(|at| 9.0 + f64::from(at) / 288.0).collect();
        for (time, together) in times.iter().zip(drain.least_from(0.0, &times)) {
            let alone = drain.least_from(0.0, &[*time])[0];
            assert!((together / alone - 1.0).abs() < 1e-9, "{time}: {together} for {alone}");
        }
        for time in times.iter().step_by(20) {
            let looks = (0..5 * 8640).map(|at| time + f64::from(at) / 8640.0);
            let brute = looks.map(|t| drain.required(0.0, t)).fold(f64::INFINITY, f64::min);
            let ours = drain.least_from(0.0, &[*time])[0];
            assert!((ours / brute - 1.0).abs() < 1e-6, "{time}: {ours} for {brute}");
        }
    }
}
