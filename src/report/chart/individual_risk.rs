//! Yearly risk of death of a person who is there, over time, beside the risk held tolerable.

use super::ChartError;
use super::axis::Axis;
use super::picture::{
    Body, Curves, Line, Picture, Shading, TIME, at_horizon, bounds_said, curve_over_times, extent, few_said,
    first_after_start, last_median, least_bound, lower_edge_said, medians_said, none_seen, source,
};
use super::time_to_criterion::{Looked, heading};
use crate::estimate::{ArmFindings, Curve, Findings, TimeToTolerable};
use crate::question::Quantity;
use crate::report::said::Evidence;
use crate::report::words::{number, over_power, power_of_ten, share, span};

/// How far below the tolerable risk the axis reaches at most.
const BELOW_TOLERABLE: f64 = 100.0;

/// The picture.
pub(crate) fn picture(findings: &Findings) -> Result<Picture, ChartError> {
    let first = first_after_start(findings)?;
    let times = findings.times_days[first..].to_vec();
    let curves: Vec<Curve> = findings
        .arms
        .iter()
        .map(|arm| {
            let curve =
                arm.curves.get(&Quantity::IndividualRiskPerYear).and_then(|entry| entry.whole()).cloned();
            let risk = curve_over_times(findings, arm, curve, Quantity::IndividualRiskPerYear, 1.0)?;
            let functional = arm.curves.get(&Quantity::Functional).and_then(|entry| entry.whole()).cloned();
            let mines = curve_over_times(findings, arm, functional, Quantity::Functional, 1.0)?.mean;
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
    let tolerable = findings.tolerable_risk_per_year;
    let up = vertical(&curves, shading, tolerable).down_to(least_bound(findings, bound));
    let horizon = times.last().copied().unwrap_or_default();
    let lines: Vec<Line> = findings
        .arms
        .iter()
        .zip(curves)
        .map(|(arm, curve)| Line {
            name: arm.name.clone(),
            last: match curve.mean.last() {
                Some(&risk) if risk > 0.0 => {
                    let median = last_median(&curve, over_power);
                    format!("{} a year at {}{median}", over_power(risk), span(horizon))
                }
                _ => {
                    format!("{} at {}", none_seen(findings, bound(findings, arm), over_power), span(horizon))
                }
            },
            band: shading.band(&curve).cloned(),
            mean: curve.mean,
            edges: None,
            dashed: None,
            median: curve.median,
            mark: arm.time_to_tolerable.days.filter(|&days| days > 0.0).map(|days| (days, tolerable)),
            bound: bound(findings, arm),
        })
        .collect();
    Ok(Picture {
        title: title(findings, horizon),
        subtitle: format!(
            "Of an average member of the most exposed group, while there. {}{}{}{}{}{}",
            shading.said(),
            few_said(findings, shading),
            medians_said(&lines),
            lower_edge_said(&lines, up, share),
            bounds_said(&lines, up),
            match (lines.iter().any(|line| line.mark.is_some()), findings.provenance.draws > 1) {
                (true, true) => " Ring: when it becomes tolerable, median over parameter draws.",
                (true, false) => " Ring: when it becomes tolerable.",
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
            references: references(tolerable),
            strip: None,
            marks: vec![],
        }),
    })
}

/// Risks that others have drawn a line at: yearly, of death (Health and Safety Executive, Reducing Risks, Protecting People).
const LINES: [(f64, &str); 3] = [
    (1e-3, "limit for workers (HSE)"),
    (1e-4, "limit for the public (HSE)"),
    (1e-6, "broadly acceptable (HSE)"),
];

/// The risk held tolerable, and the lines of others that are not near it.
fn references(tolerable: f64) -> Vec<(f64, String)> {
    let own = (tolerable > 0.0).then(|| (tolerable, format!("held tolerable: {}", share(tolerable))));
    let others = LINES.into_iter().filter(|(risk, _)| {
        let apart = if *risk > tolerable { risk / tolerable } else { tolerable / risk };
        tolerable <= 0.0 || apart > 3.0
    });
    own.into_iter().chain(others.map(|(risk, name)| (risk, name.to_owned()))).collect()
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

/// The value axis: logarithmic, with the tolerable risk on it and not far below it.
fn vertical(curves: &[Curve], shading: Shading, tolerable: f64) -> Axis {
    let highs = curves.iter().filter_map(|curve| shading.band(curve)).flat_map(|band| &band.high);
    let (least, greatest) = extent(curves.iter().flat_map(|curve| &curve.mean)).unwrap_or((1.0, 1e-9));
    let greatest = extent(highs).map_or(greatest, |(_, high)| high.max(greatest));
    if tolerable > 0.0 {
        let floor = least.min(tolerable / 2.0).max(tolerable / BELOW_TOLERABLE);
        Axis::logarithmic(floor, greatest.max(5.0 * tolerable))
    } else {
        Axis::logarithmic(least.min(greatest), greatest)
    }
}

/// The finding: when the risk becomes tolerable.
fn title(findings: &Findings, horizon: f64) -> String {
    let arms: Vec<(&str, &TimeToTolerable)> =
        findings.arms.iter().map(|arm| (arm.name.as_str(), &arm.time_to_tolerable)).collect();
    let looked = Looked { draws: findings.provenance.draws, start: findings.times_days[0], horizon };
    heading("the tolerable line", &arms, looked)
}
