//! Risk criteria on a chart of individual risk: their lines, and what is said of those beyond its
//! ends.

use super::axis::Axis;
use crate::question::RiskCriterion;
use crate::report::frequency::share;
use crate::report::words::quoted;

/// The value of each criterion, and what is written at its line: its name, and its value where that
/// is not beside the axis.
pub(crate) fn references(criteria: &[RiskCriterion], up: Axis) -> Vec<(f64, String)> {
    let ticks = up.ticks(share);
    let is_written =
        |value: f64| ticks.iter().any(|tick| (tick.place - up.place(value)).abs() < 1e-6);
    let said = |criterion: &RiskCriterion| {
        if is_written(criterion.per_year) {
            criterion.name.clone()
        } else {
            format!("{}: {}", criterion.name, share(criterion.per_year))
        }
    };
    criteria.iter().map(|criterion| (criterion.per_year, said(criterion))).collect()
}

/// Which criteria lie beyond the ends of the value axis; nothing where none does.
pub(crate) fn beyond_said(criteria: &[RiskCriterion], up: Axis) -> String {
    let side = |name: &str, is_there: fn(f64) -> bool| {
        let names: Vec<String> = criteria
            .iter()
            .filter(|criterion| is_there(up.place(criterion.per_year)))
            .map(|criterion| format!("{}, {}", quoted(&criterion.name), share(criterion.per_year)))
            .collect();
        if names.is_empty() {
            String::new()
        } else {
            format!(" {name} the chart: {}.", names.join("; "))
        }
    };
    side("Above", |place| place > 1.0) + &side("Below", |place| place < 0.0)
}
