//! Probability that clearance has not removed a mine.

use crate::model::Clearance;
use crate::numeric::pow;

/// Clearance of the mines of one wave, or none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ExpectedRemoval {
    /// Clearance, days of a pass, and time of laying.
    passes: Option<(Clearance, f64, f64)>,
}

/// Most cuts of time for clearance.
const MOST_CUTS: f64 = 2000.0;

impl ExpectedRemoval {
    pub(crate) fn new(clearance: Option<&Clearance>, area_m2: f64, laid: f64) -> Self {
        Self {
            passes: clearance.map(|clearance| (*clearance, clearance.pass(area_m2).days(), laid)),
        }
    }

    /// R(t): probability that clearance has not removed a mine by `t`. The mine was laid before
    /// `t`.
    ///
    /// Pass k reaches the mine of area rank u at start + (k + u)·pass, if it is laid by then. The
    /// number of passes is constant between two ranks, so the mean over u is a sum of at most three
    /// terms.
    pub(crate) fn left(&self, t: f64) -> f64 {
        let Some((clearance, pass, laid)) = self.passes else { return 1.0 };
        let (now, then) =
            ((t - clearance.start.days()) / pass, (laid - clearance.start.days()) / pass);
        if now <= 0.0 || now <= then {
            return 1.0;
        }
        let most = f64::from(clearance.passes);
        let missed = 1.0 - clearance.clearance_effectiveness.value();
        let mut ranks = [0.0, now - now.floor(), then - then.floor(), 1.0];
        ranks.sort_by(f64::total_cmp);
        let share = |ends: &[f64]| {
            let (width, rank) = (ends[1] - ends[0], 0.5 * (ends[0] + ends[1]));
            let met = ((now - rank).floor() + 1.0).clamp(0.0, most);
            let before = (then - rank).ceil().clamp(0.0, most);
            width * pow(missed, (met - before).max(0.0))
        };
        ranks.windows(2).map(share).sum()
    }

    /// Times in (from, until) between which R is linear.
    pub(crate) fn cuts(&self, from: f64, until: f64) -> Vec<f64> {
        let Some((clearance, pass, laid)) = self.passes else { return Vec::new() };
        let start = clearance.start.days();
        let end = (start + f64::from(clearance.passes) * pass).min(until);
        let stride = ((end - from.max(start)) / pass / MOST_CUTS).ceil().max(1.0) * pass;
        let mut cuts = vec![end];
        let phases = [start, laid + ((start - laid) / pass).ceil().max(0.0) * pass];
        for phase in phases {
            let skipped = ((from - phase) / stride).floor().max(0.0);
            cuts.extend(
                (0..)
                    .map(|k| phase + (skipped + f64::from(k)) * stride)
                    .take_while(|&cut| cut < end),
            );
        }
        cuts.retain(|&cut| cut > from && cut < until);
        cuts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::{Days, Probability};

    /// Mean over many ranks of the probability that all passes miss.
    fn by_ranks(clearance: &Clearance, area_m2: f64, laid: f64, t: f64) -> f64 {
        let ranks = 20_000;
        let missed = |rank: f64| {
            let reached = |pass: u32| {
                clearance.start.days() + (f64::from(pass) + rank) * clearance.pass(area_m2).days()
            };
            let met =
                (0..clearance.passes).filter(|&pass| (laid..=t).contains(&reached(pass))).count();
            (0..met).map(|_| 1.0 - clearance.clearance_effectiveness.value()).product::<f64>()
        };
        (0..ranks).map(|k| missed((f64::from(k) + 0.5) / f64::from(ranks))).sum::<f64>()
            / f64::from(ranks)
    }

    #[test]
    fn what_is_left_is_the_mean_over_area_ranks() {
        let clearance = Clearance {
            start: Days::new(100.0),
            rate_m2_per_day: 1000.0,
            clearance_effectiveness: Probability::new(0.7).unwrap(),
            passes: 3,
            cost_per_m2: None,
        };
        for laid in [0.0, 100.0, 113.0, 150.0, 171.0, 249.0, 260.0] {
            let removal = ExpectedRemoval::new(Some(&clearance), 50_000.0, laid);
            for step in 1..60 {
                let t = laid + 3.7 * f64::from(step);
                let expected = by_ranks(&clearance, 50_000.0, laid, t);
                assert!((removal.left(t) - expected).abs() < 2e-4, "laid {laid}, at {t}");
            }
            let mut cuts = removal.cuts(laid, 300.0);
            cuts.sort_by(f64::total_cmp);
            for pair in cuts.windows(2).filter(|pair| pair[1] > pair[0]) {
                let middle = removal.left(0.5 * (pair[0] + pair[1]));
                let ends = 0.5 * (removal.left(pair[0]) + removal.left(pair[1]));
                assert!((middle - ends).abs() < 1e-12, "linear from {} to {}", pair[0], pair[1]);
            }
        }
    }
}
