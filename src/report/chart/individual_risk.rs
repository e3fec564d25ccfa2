//! Yearly risk of death of a person who is there, over time, beside the risk criteria.

use super::ChartError;
use super::axis::Axis;
use super::criteria::{beyond_said, references};
use super::lines::{Curves, Line};
use super::picture::{
    Body, Picture, Shading, TIME, at_horizon, bounds_said, curve_over_times, extent, few_said,
    first_after_start, last_median, least_bound, lower_edge_said, medians_said, none_seen, source,
};
use super::time_to_criterion::{Looked, heading};
use crate::estimate::{ArmFindings, Curve, Findings, TimeToCriterion};
use crate::question::{Quantity, RiskCriterion};
use crate::report::frequency::{power_of_ten, risk as risk_said, share};
use crate::report::said::Evidence;
use crate::report::words::{number, quoted, span};

/// How far below the least criterion the axis reaches at most, and how far it is stretched for
/// another one than the first.
const REACH: f64 = 100.0;

/// The picture.
pub(crate) fn picture(findings: &Findings) -> Result<Picture, ChartError> {
    let first = first_after_start(findings)?;
    let times = findings.times_days[first..].to_vec();
    let curves: Vec<Curve> = findings
        .arms
        .iter()
        .map(|arm| {
            let curve = arm
                .curves
                .get(&Quantity::IndividualRiskPerYear)
                .and_then(|entry| entry.whole())
                .cloned();
            let risk =
                curve_over_times(findings, arm, curve, Quantity::IndividualRiskPerYear, 1.0)?;
            let functional =
                arm.curves.get(&Quantity::Functional).and_then(|entry| entry.whole()).cloned();
            let mines =
                curve_over_times(findings, arm, functional, Quantity::Functional, 1.0)?.mean;
            let of_one_mine: Vec<f64> = risk
                .mean
                .iter()
                .zip(&mines)
                .map(|(risk, mines)| if *mines > 0.0 { risk / mines } else { 0.0 })
                .collect();
            Ok(Evidence::of(findings).curve(risk, |time| of_one_mine[time]))
        })
        .collect::<Result<_, _>>()?;
    let shading = Shading::of(&curves);
    let criteria = &findings.risk_criteria;
    let up = vertical(&curves, shading, criteria).down_to(least_bound(findings, bound));
    let horizon = times.last().copied().unwrap_or_default();
    let lines: Vec<Line> = findings
        .arms
        .iter()
        .zip(curves)
        .map(|(arm, curve)| Line {
            name: arm.name.clone(),
            last: match curve.mean.last() {
                Some(&risk) if risk > 0.0 => {
                    let median = last_median(&curve, risk_said);
                    format!("{} a year at {}{median}", risk_said(risk), span(horizon))
                }
                _ => {
                    format!(
                        "{} at {}",
                        none_seen(findings, bound(findings, arm), risk_said),
                        span(horizon)
                    )
                }
            },
            band: shading.band(&curve).cloned(),
            mean: curve.mean,
            edges: None,
            dashed: None,
            median: curve.median,
            rings: rings(findings, arm),
            bound: bound(findings, arm),
        })
        .collect();
    Ok(Picture {
        title: title(findings, horizon),
        subtitle: format!(
            "Of an average member of the most exposed group, while there. {}{}{}{}{} Dotted: the \
             scenario's risk criteria.{}{}",
            shading.said(),
            few_said(findings, shading),
            medians_said(&lines),
            lower_edge_said(&lines, up, share),
            bounds_said(&lines, up),
            beyond_said(criteria, up),
            match (lines.iter().any(|line| !line.rings.is_empty()), findings.provenance.draws > 1) {
                (true, true) => " Rings: time to a criterion, median over parameter draws.",
                (true, false) => " Rings: time to a criterion.",
                (false, _) => "",
            }
        ),
        source: source(findings),
        body: Body::Curves(Curves {
            across_name: TIME.to_owned(),
            vertical_name: "Risk of death a year".to_owned(),
            across: Axis::of_times(&times).ok_or(ChartError::NoTime)?,
            along: times,
            say_across: None,
            up,
            say: on_axis,
            lines,
            references: references(criteria, up),
            strip: None,
            marks: vec![],
        }),
    })
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

/// The upper bound at the horizon, where none was seen.
fn bound(findings: &Findings, arm: &ArmFindings) -> Option<f64> {
    at_horizon(findings, arm)?
        .quantities
        .get(&Quantity::IndividualRiskPerYear)?
        .whole()?
        .none_seen_upper_bound
}

/// The value axis: logarithmic, with the first criterion on it and those others that are not far
/// from what is shown.
fn vertical(curves: &[Curve], shading: Shading, criteria: &[RiskCriterion]) -> Axis {
    let highs = curves.iter().filter_map(|curve| shading.band(curve)).flat_map(|band| &band.high);
    let (least, greatest) =
        extent(curves.iter().flat_map(|curve| &curve.mean)).unwrap_or((1.0, 1e-9));
    let greatest = extent(highs).map_or(greatest, |(_, high)| high.max(greatest));
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
