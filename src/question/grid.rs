//! The times of the curves: report times and a grid.

use super::Plan;
use crate::units::Days;

/// Increasing times of every curve, and the indices of the report times.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeGrid {
    times: Vec<Days>,
    report: Vec<usize>,
}

/// The end of the logarithmic part, days. Beyond it, times lie in the afternoon, at most once a
/// day.
const FINE_UNTIL_DAYS: f64 = 2.0;
/// The warmest hour. Most dormant mines are awake then, so that the choice is cautious.
const AFTERNOON_HOUR: f64 = 15.0;

impl TimeGrid {
    /// The grid of a plan, with exact report times and horizon. It starts at 1 h and is logarithmic
    /// to 2 d. Then it has times at 15:00 local time. Steps grow by a tenth, to at most 15 d up to
    /// 2 y and 30 d up to 10 y, then by a twentieth.
    pub fn new(plan: &Plan) -> Self {
        let horizon = plan.horizon.days();
        let mut times: Vec<f64> = plan.report_at.iter().map(|report| report.time.days()).collect();
        times.push(horizon);
        let mut t = 1.0 / 24.0;
        while t < horizon && t <= FINE_UNTIL_DAYS {
            times.push(t);
            t *= 1.125;
        }
        let first_afternoon = (AFTERNOON_HOUR - plan.start_hour).rem_euclid(24.0) / 24.0;
        let mut day = (FINE_UNTIL_DAYS - first_afternoon).ceil();
        while day + first_afternoon < horizon {
            times.push(day + first_afternoon);
            day += longest_step(day).floor().max(1.0);
        }
        times.sort_by(f64::total_cmp);
        times.dedup();
        let at = |time: Days| times.partition_point(|&t| t < time.days());
        let report = plan.report_at.iter().map(|report| at(report.time)).collect();
        Self { times: times.into_iter().map(Days::new).collect(), report }
    }

    /// A grid of these increasing times alone, for use without curves.
    pub fn only(times: Vec<Days>) -> Self {
        let report = (0..times.len()).collect();
        Self { times, report }
    }

    /// All times, increasing; the last is the horizon.
    pub fn times(&self) -> &[Days] {
        &self.times
    }

    /// The index of a time, if the grid has it.
    pub fn index_of(&self, time: Days) -> Option<usize> {
        self.times.iter().position(|known| known.days() == time.days())
    }

    /// The index of each report time.
    pub fn report(&self) -> &[usize] {
        &self.report
    }

    /// Number of times.
    pub const fn len(&self) -> usize {
        self.times.len()
    }

    /// Whether there is no time; never so for a checked plan.
    pub const fn is_empty(&self) -> bool {
        self.times.is_empty()
    }
}

/// The longest step of the grid from a day on, in days.
fn longest_step(day: f64) -> f64 {
    if day < 730.0 {
        (0.1 * day).min(15.0)
    } else if day < 3652.0 {
        30.0
    } else {
        0.05 * day
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::{ReportTime, RiskCriterion};

    fn plan(horizon: f64, report: &[f64], start_hour: f64) -> Plan {
        Plan {
            title: String::new(),
            question: None,
            seed: 1,
            draws: 1,
            replicates: 1,
            horizon: Days::new(horizon),
            start_hour,
            report_at: report
                .iter()
                .map(|&d| ReportTime { text: format!("{d}d"), time: Days::new(d) })
                .collect(),
            alternatives: vec!["a".into()],
            mines: vec![1],
            groups: vec![],
            baseline: 0,
            criteria: RiskCriterion::presets(),
            currency: None,
        }
    }

    #[test]
    fn report_times_and_the_horizon_stand_in_the_grid_exactly() {
        let report = [0.1, 2.0, 14.0, 365.25];
        let grid = TimeGrid::new(&plan(10957.5, &report, 6.0));
        let found: Vec<f64> = grid.report().iter().map(|&at| grid.times()[at].days()).collect();
        assert_eq!(found, report);
        assert_eq!(grid.times().last(), Some(&Days::new(10957.5)));
        assert!(grid.times().windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn beyond_two_days_the_grid_looks_in_the_afternoon_in_bounded_steps() {
        let grid = TimeGrid::new(&plan(5000.0, &[], 6.0));
        let times: Vec<f64> = grid.times().iter().map(|t| t.days()).collect();
        for &t in times.iter().filter(|&&t| t > 2.0 && t < 5000.0) {
            assert!(((t * 24.0 + 6.0).rem_euclid(24.0) - 15.0).abs() < 1e-6, "{t}");
        }
        for pair in times.windows(2) {
            let step = pair[1] - pair[0];
            assert!(pair[0] > 730.0 || step <= 15.0 + 1e-9);
            assert!(pair[0] > 3652.0 || step <= 30.0 + 1e-9);
        }
        assert!((200..400).contains(&times.len()), "{}", times.len());
    }
}
