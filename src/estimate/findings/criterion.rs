//! Time to criterion: when the expected individual risk stays below it.

use crate::estimate::error::intervals::{HIGH, LOW, rank_of_quantile};
use crate::results::TimeToCriterion;
use crate::units::Days;

/// The first grid time from which a risk stays below a criterion. `None` if the risk is not below
/// it at the last time.
pub(crate) fn stays_below(times: &[Days], risk: &[f64], per_year: f64) -> Option<Days> {
    let after =
        risk.iter().rposition(|&risk| risk >= per_year).map_or(0, |last_above| last_above + 1);
    times.get(after).copied()
}

impl TimeToCriterion {
    /// The median and interval over draws. "Not within the horizon" ranks last; `start` is the
    /// first time of the grid.
    pub(crate) fn over_draws(mut by_draw: Vec<Option<Days>>, start: Days) -> Self {
        by_draw.sort_by(|a, b| {
            let rank = |time: &Option<Days>| time.map_or(f64::INFINITY, Days::days);
            rank(a).total_cmp(&rank(b))
        });
        let count = by_draw.len();
        let at = |p: f64| {
            let (below, part) = rank_of_quantile(count, p);
            let above = by_draw[(below + usize::from(part > 0.0)).min(count - 1)]?;
            let below = by_draw[below]?;
            // no time lies between a draw that is below from the start and one that is not
            let part = if below <= start && part > 0.0 { 1.0 } else { part };
            Some(below.days() + part * (above.days() - below.days()))
        };
        let from_start = by_draw.iter().flatten().filter(|time| **time <= start).count();
        let never = by_draw.iter().filter(|time| time.is_none()).count();
        Self {
            days: at(0.5),
            interval: if count > 1 { [at(LOW), at(HIGH)] } else { [None, None] },
            not_within_horizon: never as f64 / count as f64,
            draws_from_start: from_start as u32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(days: &[f64]) -> Vec<Days> {
        days.iter().map(|&d| Days::new(d)).collect()
    }

    #[test]
    fn a_risk_that_comes_back_meets_no_criterion_until_it_has_gone_again() {
        let times = days(&[1.0, 2.0, 3.0, 4.0]);
        assert_eq!(stays_below(&times, &[9.0, 0.1, 9.0, 0.1], 1.0), Some(Days::new(4.0)));
        assert_eq!(stays_below(&times, &[0.0; 4], 1.0), Some(Days::new(1.0)));
        assert_eq!(stays_below(&times, &[0.0, 0.0, 0.0, 1.0], 1.0), None);
    }

    #[test]
    fn not_within_the_horizon_ranks_last() {
        let mut by_draw: Vec<Option<Days>> =
            (1..=18).map(|d| Some(Days::new(f64::from(d)))).collect();
        by_draw.extend([None, None]);
        let found = TimeToCriterion::over_draws(by_draw.clone(), Days::new(2.0));
        assert_eq!(found.days, Some(10.5));
        assert!(found.interval[1].is_none());
        let earlier = TimeToCriterion::over_draws(by_draw, Days::new(0.5));
        assert!((earlier.interval[0].unwrap() - 1.05).abs() < 1e-12);
        assert!((found.not_within_horizon - 0.1).abs() < 1e-15);
        assert_eq!(found.draws_from_start, 2);
    }

    #[test]
    fn no_time_lies_between_the_start_and_that_of_a_draw() {
        let by_draw = days(&[1.0, 1.0, 200.0, 400.0]).into_iter().map(Some).collect();
        let found = TimeToCriterion::over_draws(by_draw, Days::new(1.0));
        assert_eq!((found.days, found.draws_from_start), (Some(200.0), 2));
    }
}
