//! Risk criteria on a chart of individual risk: lines and a note.

use crate::question::RiskCriterion;
use crate::report::chart::layout::axis::Axis;
use crate::report::wording::frequency::share;
use crate::report::wording::words::quoted;

/// The value of each criterion and the label of its line.
///
/// The label is the name, with the value where that is no tick label.
pub(crate) fn references(criteria: &[RiskCriterion], up: Axis) -> Vec<(f64, String)> {
    let ticks = up.ticks(share);
    let is_written =
        |value: f64| ticks.iter().any(|tick| (tick.position - up.position(value)).abs() < 1e-6);
    let said = |criterion: &RiskCriterion| {
        if is_written(criterion.per_year) {
            criterion.name.clone()
        } else {
            format!("{}: {}", criterion.name, share(criterion.per_year))
        }
    };
    criteria.iter().map(|criterion| (criterion.per_year, said(criterion))).collect()
}

/// The note on criteria beyond the ends of the value axis.
///
/// Empty where there are none.
pub(crate) fn beyond_note(criteria: &[RiskCriterion], up: Axis) -> String {
    let side = |name: &str, is_there: fn(f64) -> bool| {
        let names: Vec<String> = criteria
            .iter()
            .filter(|criterion| is_there(up.position(criterion.per_year)))
            .map(|criterion| format!("{}, {}", quoted(&criterion.name), share(criterion.per_year)))
            .collect();
        if names.is_empty() {
            String::new()
        } else {
            format!(" {name} the chart: {}.", names.join("; "))
        }
    };
    side("Above", |position| position > 1.0) + &side("Below", |position| position < 0.0)
}
