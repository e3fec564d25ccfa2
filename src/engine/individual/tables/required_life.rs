//! Required life of a battery mine: G and H of `docs/model.md`. See its section on the electrical
//! fuse.
//!
//! A wave laid at t0 has drained A = B(t) − B(t0). It requires a life of G = A/c to be functional
//! at t. It requires H, the minimum of G from t on, to be functional then or later. Between the
//! nodes of the clock both are computed directly.

use super::drain_clock::DrainClock;
use crate::model::Climate;
use crate::units::Days;

impl DrainClock {
    /// G(t): life required to be functional at `time`, if laid at `laid`.
    pub(crate) fn required_at(&self, laid: Days, time: Days) -> f64 {
        self.required_after(self.drained_by(laid), time)
    }

    /// G(t) of a wave laid when B was `at_laid`.
    pub(crate) fn required_after(&self, at_laid: f64, time: Days) -> f64 {
        let temperature = self.climate.at(self.start, time);
        (self.drained_by(time) - at_laid) / self.battery.usable_capacity(temperature)
    }

    /// G at a node, for a wave laid when B was `at_laid`.
    pub(crate) fn required_at_node(&self, node: usize, at_laid: f64) -> f64 {
        (self.drained[node] - at_laid) * self.inverse_capacity[node]
    }

    /// Whether G may be below `least` in the two cells around a node.
    ///
    /// This needs a node that is the lowest of three. A kink reaches at most as far below the node
    /// as the node is below its higher neighbour.
    fn may_dip_below(&self, node: usize, at_laid: f64, least: f64) -> bool {
        let here = self.required_at_node(node, at_laid);
        let beside = [node.saturating_sub(1), (node + 1).min(self.drained.len() - 1)];
        let [before, after] = beside.map(|node| self.required_at_node(node, at_laid));
        here <= before && here <= after && 2.0 * here - before.max(after) < least
    }

    /// Minimum of G in the two cells around a node, from `from` on. The wave was laid when B was
    /// `at_laid`. Golden-section search is robust to a kink of c, unlike a parabola.
    fn least_around(&self, node: usize, from: f64, at_laid: f64) -> f64 {
        const GOLDEN: f64 = 0.618_033_988_749_894_8;
        let (mut low, mut high) =
            ((node as f64 - 1.0) * self.step, (node as f64 + 1.0) * self.step);
        low = low.max(from);
        high = high.min(self.end()).max(low);
        let required = |t: f64| self.required_after(at_laid, Days::new(t));
        let (mut left, mut right) = (high - GOLDEN * (high - low), low + GOLDEN * (high - low));
        let (mut at_left, mut at_right) = (required(left), required(right));
        for _ in 0..20 {
            if at_left < at_right {
                (high, right, at_right) = (right, left, at_left);
                left = high - GOLDEN * (high - low);
                at_left = required(left);
            } else {
                (low, left, at_left) = (left, right, at_right);
                right = low + GOLDEN * (high - low);
                at_right = required(right);
            }
        }
        at_left.min(at_right)
    }

    /// G and H at increasing times. The wave is laid at `laid`, before them all. H(t) is the
    /// minimum of G from t to the end of the look-ahead.
    pub(crate) fn required(&self, laid: Days, times: &[Days], longest: f64) -> Vec<(f64, f64)> {
        let mut required: Vec<(f64, f64)> = times
            .iter()
            .map(|&time| {
                let now = self.required_at(laid, time);
                (now, now)
            })
            .collect();
        if self.steady {
            return required;
        }
        let at_laid = self.drained_by(laid);
        // c is at most 1, so nodes at which more than the longest life has drained decide nothing
        let last = self.drained.len() - 1;
        let mut node =
            self.drained.partition_point(|&drained| drained - at_laid <= longest).min(last);
        let mut least = self.required_at_node(node, at_laid);
        for (index, time) in times.iter().enumerate().rev() {
            // includes the nodes beside this time and beside the later one: a minimum may lie
            // between
            let nodes = ((time.days() / self.step) as usize).min(node)..=(node + 1).min(last);
            node = *nodes.start();
            least = nodes
                .clone()
                .filter(|&node| node as f64 * self.step >= time.days())
                .map(|node| self.required_at_node(node, at_laid))
                .fold(least, f64::min);
            for node in nodes {
                if self.may_dip_below(node, at_laid, least) {
                    least = least.min(self.least_around(node, time.days(), at_laid));
                }
            }
            // a time past that node requires more than the longest life, and so does `least` there:
            // H never decreases
            required[index].1 = required[index].0.min(least);
            // G at this time bounds H at every earlier time
            least = least.min(required[index].0);
        }
        required
    }

    /// H(t): life required to be functional at `time` or later.
    pub(crate) fn required_from(&self, laid: Days, time: Days, longest: f64) -> f64 {
        self.required(laid, &[time], longest)[0].1
    }

    /// Life sufficient to be functional throughout until each of these times.
    ///
    /// It is the maximum of 1/c over the days so far, times the drain, plus 5 %, as 1/c bends
    /// between nodes. The list ends at the end of the table. It is empty for a measured climate,
    /// which may bend arbitrarily between nodes.
    pub(crate) fn sufficient_life(&self, laid: Days, times: &[Days]) -> Vec<f64> {
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::individual::tables::cumulative_hazard::CumulativeHazard;
    use crate::engine::individual::tables::drain_clock::{ClockResolution, longest_life};
    use crate::engine::tests::examples::cold_study;
    use crate::model::{Electrical, Study};
    use crate::units::Celsius;

    fn clock(study: &Study, fuse: &Electrical) -> DrainClock {
        DrainClock::new(study, fuse, Days::ZERO, ClockResolution::STANDARD)
    }

    #[test]
    fn needed_ever_after_is_the_least_that_is_ever_needed() {
        let (study, fuse) = cold_study();
        let clock = clock(&study, &fuse);
        for laid in [0.0, 3.3] {
            let laid = Days::new(laid);
            for t in [4.0, 9.71, 30.0, 41.2, 60.0] {
                // G every minute for long enough: later the drain alone requires more
                let brute = (0..40 * 1440)
                    .map(|minute| {
                        clock.required_at(laid, Days::new(t + f64::from(minute) / 1440.0))
                    })
                    .fold(f64::INFINITY, f64::min);
                let ours = clock.required_from(laid, Days::new(t), longest_life(&fuse));
                assert!((ours / brute - 1.0).abs() < 2e-4, "{t}: {ours} for {brute}");
            }
        }
    }

    #[test]
    fn what_is_needed_ever_after_does_not_depend_on_what_other_times_are_asked_for() {
        let (study, fuse) = cold_study();
        let (clock, longest) = (clock(&study, &fuse), longest_life(&fuse));
        // every five minutes, which is many times within a minimum and within a cell
        let times: Vec<Days> = (0..400).map(|at| Days::new(9.0 + f64::from(at) / 288.0)).collect();
        let together = clock.required(Days::ZERO, &times, longest);
        for (time, (_, together)) in times.iter().zip(together) {
            let alone = clock.required_from(Days::ZERO, *time, longest);
            assert!((together / alone - 1.0).abs() < 1e-7, "{time:?}: {together} for {alone}");
        }
        // the minimum from each hour on, also by evaluation every ten seconds
        for hour in 0..24 {
            let from = 9.0 + f64::from(hour) / 24.0;
            let looks = (0..17_280).map(|at| Days::new(from + f64::from(at) / 8640.0));
            let brute =
                looks.map(|t| clock.required_at(Days::ZERO, t)).fold(f64::INFINITY, f64::min);
            let ours = clock.required_from(Days::ZERO, Days::new(from), longest);
            assert!((ours / brute - 1.0).abs() < 1e-6, "{from}: {ours} for {brute}");
        }
    }

    #[test]
    fn what_is_needed_ever_after_never_falls_not_even_when_every_battery_is_exhausted() {
        let (study, fuse) = cold_study();
        let clock = clock(&study, &fuse);
        let longest = longest_life(&fuse);
        let times: Vec<Days> = (1..3000).map(|hour| Days::new(f64::from(hour) * 1.3)).collect();
        let required = clock.required(Days::ZERO, &times, longest);
        assert!(required.windows(2).all(|pair| pair[0].1 <= pair[1].1));
        assert!(times[2998].days() > clock.end(), "the last times lie past the table");
        assert!(required[2998].1 > longest, "no life is enough for them");
    }

    #[test]
    fn at_constant_temperature_life_is_the_reference_life_times_the_usable_capacity() {
        let (mut study, mut fuse) = cold_study();
        study.climate = Climate::Constant(Celsius(0.0));
        fuse.battery.self_discharge_share = 0.0;
        let clock = clock(&study, &fuse);
        // c = 1 − 0.02 · 20 = 0.6
        for t in [0.1, 7.0, 100.0] {
            let required = clock.required_at(Days::new(0.05), Days::new(t));
            assert!((required - (t - 0.05) / 0.6).abs() < 1e-9, "{required}");
            assert_eq!(clock.required_from(Days::new(0.05), Days::new(t), 1e9), required);
        }
        let exposure = CumulativeHazard::new(&study, &study.alternatives[0]);
        let expected = exposure.by(Days::new(5.9));
        let at = |life| clock.contact_while_awake(Days::ZERO, life, expected, &exposure);
        assert!(
            at(9.0).is_none()
                && (at(11.0).unwrap().days() - exposure.reaches(expected).unwrap().days()).abs()
                    < 1e-9
        );
    }
}
