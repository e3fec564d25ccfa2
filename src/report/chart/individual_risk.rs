//! Yearly risk of death of a person who is there, over time, beside the risk criteria.

use super::ChartError;
use super::axis::{Axis, extent};
use super::criteria::{beyond_said, references};
use super::over_time::{OverTime, bounds_said, curve_over_times, lower_edge_said};
use super::picture::{Picture, source};
use super::time_to_criterion::{Looked, heading};
use crate::question::{Quantity, RiskCriterion};
use crate::report::frequency::{power_of_ten, risk as risk_said, share};
use crate::report::said::Evidence;
use crate::report::topic::whole;
use crate::report::words::{number, quoted};
use crate::results::{ArmFindings, Findings, TimeToCriterion};

/// How far below the least criterion the axis reaches at most, and how far it is stretched for
/// another one than the first.
const REACH: f64 = 100.0;

/// The picture.
pub(crate) fn picture(findings: &Findings) -> Result<Picture, ChartError> {
    let over_time = OverTime::of(
        findings,
        |arm| {
            let [risk, mines] = [Quantity::IndividualRiskPerYear, Quantity::Functional]
                .map(|quantity| curve_over_times(findings, arm, quantity, 1.0));
            let (risk, mines) = (risk?, mines?.mean);
            let mean = risk.mean.clone();
            let of_one = |time: usize| match mines[time] {
                some if some > 0.0 => mean[time] / some,
                _ => 0.0,
            };
            Ok(Evidence::of(findings).curve(risk, of_one))
        },
        |_, at| whole(at, Quantity::IndividualRiskPerYear)?.none_seen_upper_bound,
    )?;
    let criteria = &findings.risk_criteria;
    let up = over_time.down_to_bounds(vertical(&over_time, criteria));
    let title = title(findings, over_time.horizon());
    let mut lines = over_time.lines(risk_said, " a year", "at");
    for (arm, line) in findings.arms.iter().zip(&mut lines) {
        line.rings = rings(findings, arm);
    }
    let subtitle = format!(
        "Of an average member of the most exposed group, while there. {}{}{} Dotted: the \
         scenario's risk criteria.{}{}",
        over_time.legend(&lines),
        lower_edge_said(&lines, up, share),
        bounds_said(&lines, up),
        beyond_said(criteria, up),
        match (lines.iter().any(|line| !line.rings.is_empty()), findings.provenance.draws > 1) {
            (true, true) => " Rings: time to a criterion, median over parameter draws.",
            (true, false) => " Rings: time to a criterion.",
            (false, _) => "",
        }
    );
    let mut curves = over_time.drawn("Risk of death a year", up, on_axis, lines)?;
    curves.references = references(criteria, up);
    Ok(Picture { title, subtitle, source: source(findings), body: Box::new(curves) })
}

/// Where an arm's risk falls below each criterion for good, of those that it does not meet from the
/// start.
fn rings(findings: &Findings, arm: &ArmFindings) -> Vec<(f64, f64)> {
    let ring = |criterion: &RiskCriterion| {
        let days = arm.time_to_criterion.get(&criterion.name)?.days?;
        (days > findings.times_days[0]).then_some((days, criterion.per_year))
    };
    findings.risk_criteria.iter().filter_map(ring).collect()
}

/// A risk beside the axis. A rate of deaths may pass 1 a year where exposure is extreme.
fn on_axis(risk: f64) -> String {
    if risk >= 1.0 { format!("{} a year", number(risk)) } else { power_of_ten(risk) }
}

/// The value axis: logarithmic, with the first criterion on it and those others that are not far
/// from what is shown.
fn vertical(over_time: &OverTime<'_>, criteria: &[RiskCriterion]) -> Axis {
    let means = over_time.curves.iter().flat_map(|curve| &curve.mean);
    let (least, greatest) = extent(means).unwrap_or((1.0, 1e-9));
    let highs = extent(over_time.bands().flat_map(|band| &band.high));
    let greatest = highs.map_or(greatest, |(_, high)| high.max(greatest));
    let levels = || criteria.iter().map(|criterion| criterion.per_year);
    let Some(first) = levels().next() else {
        return Axis::logarithmic(least.min(greatest), greatest);
    };
    let near =
        levels().filter(|&level| first / REACH <= level && level <= REACH * greatest.max(first));
    let (lowest, highest) =
        near.fold((first, first), |(low, high), level| (level.min(low), level.max(high)));
    let floor = least.min(lowest / 2.0).max(lowest / REACH);
    Axis::logarithmic(floor, greatest.max(5.0 * highest))
}

/// The finding: when the risk falls below the first criterion.
fn title(findings: &Findings, horizon: f64) -> String {
    let first = findings.risk_criteria.first().map_or("", |criterion| criterion.name.as_str());
    let arms = findings.arms.iter();
    let arms: Vec<(&str, &TimeToCriterion)> = arms
        .filter_map(|arm| Some((arm.name.as_str(), arm.time_to_criterion.get(first)?)))
        .collect();
    let looked =
        Looked { draws: findings.provenance.draws, start: findings.times_days[0], horizon };
    heading(&quoted(first), &arms, looked)
}
