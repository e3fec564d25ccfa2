//! Chart: individual risk of death per year over time, with risk criteria.

use super::criteria::{beyond_note, references};
use super::over_time::{OverTime, bounds_note, curve_over_times, lower_edge_note};
use super::time_to_criterion::{CriterionTimes, heading};
use crate::question::{Quantity, RiskCriterion};
use crate::report::chart::ChartError;
use crate::report::chart::layout::axis::{Axis, extent};
use crate::report::chart::layout::picture::{Picture, source};
use crate::report::text::topic::whole;
use crate::report::wording::format_estimate::Evidence;
use crate::report::wording::frequency::{power_of_ten, risk as risk_said, share};
use crate::report::wording::words::{number, quoted};
use crate::results::{AlternativeFindings, Findings, TimeToCriterion};

/// Largest factor by which criteria extend the axis.
///
/// The axis goes at most this far below the smallest criterion shown. Other criteria are shown to
/// this factor below the first, and above the first or the curves.
const REACH: f64 = 100.0;

/// The content of the chart.
pub(crate) fn picture(findings: &Findings) -> Result<Picture, ChartError> {
    let over_time = OverTime::of(
        findings,
        |alternative| {
            let [risk, mines] = [Quantity::IndividualRiskPerYear, Quantity::Functional]
                .map(|quantity| curve_over_times(findings, alternative, quantity, 1.0));
            let (risk, mines) = (risk?, mines?.mean);
            let mean = risk.mean.clone();
            let of_one = |time: usize| match mines[time] {
                some if some > 0.0 => mean[time] / some,
                _ => 0.0,
            };
            Ok(Evidence::of(findings).curve(risk, of_one))
        },
        |_, at| whole(at, Quantity::IndividualRiskPerYear)?.upper_limit_95,
    )?;
    let criteria = &findings.risk_criteria;
    let up = over_time.down_to_bounds(vertical(&over_time, criteria));
    let title = title(findings, over_time.horizon());
    let mut lines = over_time.lines(risk_said, " a year", "at");
    for (alternative, line) in findings.alternatives.iter().zip(&mut lines) {
        line.rings = rings(findings, alternative);
    }
    let subtitle = format!(
        "Of an average member of the most exposed group, while there. {}{}{} Dotted: the \
         scenario's risk criteria.{}{}",
        over_time.legend(&lines),
        lower_edge_note(&lines, up, share),
        bounds_note(&lines, up),
        beyond_note(criteria, up),
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

/// The points where an alternative's risk falls below each criterion for good.
///
/// Criteria that it meets from the start have none.
fn rings(findings: &Findings, alternative: &AlternativeFindings) -> Vec<(f64, f64)> {
    let ring = |criterion: &RiskCriterion| {
        let days = alternative.time_to_criterion.get(&criterion.name)?.days?;
        (days > findings.times_days[0]).then_some((days, criterion.per_year))
    };
    findings.risk_criteria.iter().filter_map(ring).collect()
}

/// Formats a risk as a tick label.
///
/// A rate of deaths may exceed 1 a year where exposure is extreme.
fn on_axis(risk: f64) -> String {
    if risk >= 1.0 { format!("{} a year", number(risk)) } else { power_of_ten(risk) }
}

/// The logarithmic value axis.
///
/// It includes the first criterion, and the others that are near the curves.
fn vertical(over_time: &OverTime<'_>, criteria: &[RiskCriterion]) -> Axis {
    let means = over_time.curves.iter().flat_map(|curve| &curve.mean);
    let (least, greatest) = extent(means).unwrap_or((1.0, 1e-9));
    let highs = extent(over_time.intervals().flat_map(|interval| &interval.high));
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

/// The title: the time to the first criterion.
fn title(findings: &Findings, horizon: f64) -> String {
    let first = findings.risk_criteria.first().map_or("", |criterion| criterion.name.as_str());
    let alternatives = findings.alternatives.iter();
    let alternatives: Vec<(&str, &TimeToCriterion)> = alternatives
        .filter_map(|alternative| {
            Some((alternative.name.as_str(), alternative.time_to_criterion.get(first)?))
        })
        .collect();
    let looked =
        CriterionTimes { draws: findings.provenance.draws, start: findings.times_days[0], horizon };
    heading(&quoted(first), &alternatives, looked)
}
