//! Casualties so far, over time.

use super::ChartError;
use super::axis::Axis;
use super::lines::{Curves, Line};
use super::picture::{
    Body, Picture, Shading, TIME, at_horizon, both_fit, bounds_said, curve_over_times, extent,
    few_said, first_after_start, last_median, least_bound, lower_edge_said, medians_said,
    none_seen, source,
};
use crate::estimate::{ArmFindings, Curve, Estimate, Findings};
use crate::question::Quantity;
use crate::report::said::{Evidence, Manner};
use crate::report::words::{number, quoted_whole, span};

/// A linear axis would hide an arm with less than this part of the casualties of the worst.
const TWO_DECADES: f64 = 100.0;

/// The picture.
pub(crate) fn picture(findings: &Findings) -> Result<Picture, ChartError> {
    let first = first_after_start(findings)?;
    let times = findings.times_days[first..].to_vec();
    let curves: Vec<Curve> = findings
        .arms
        .iter()
        .map(|arm| {
            let curve =
                arm.curves.get(&Quantity::Casualties).and_then(|entry| entry.whole()).cloned();
            let curve = curve_over_times(findings, arm, curve, Quantity::Casualties, 1.0)?;
            let detonations =
                arm.curves.get(&Quantity::Detonations).and_then(|entry| entry.whole()).cloned();
            let detonations =
                curve_over_times(findings, arm, detonations, Quantity::Detonations, 1.0)?.mean;
            // an event is a detonation, which may hurt several
            let hurt: Vec<f64> = curve
                .mean
                .iter()
                .zip(&detonations)
                .map(
                    |(hurt, detonations)| {
                        if *detonations > 0.0 { (hurt / detonations).max(1.0) } else { 1.0 }
                    },
                )
                .collect();
            Ok(Evidence::of(findings).curve(curve, |time| hurt[time]))
        })
        .collect::<Result<_, _>>()?;
    let shading = Shading::of(&curves);
    let up = vertical(&curves, shading).down_to(least_bound(findings, bound));
    let horizon = span(times.last().copied().unwrap_or_default());
    let totals: Vec<(f64, Option<f64>)> = curves
        .iter()
        .map(|curve| {
            let median = curve.median.last().copied().flatten();
            (curve.mean.last().copied().unwrap_or_default(), median)
        })
        .collect();
    let lines: Vec<Line> = findings
        .arms
        .iter()
        .zip(curves)
        .zip(&totals)
        .map(|((arm, curve), &(total, _))| Line {
            name: arm.name.clone(),
            last: if total > 0.0 {
                format!("{} by {horizon}{}", number(total), last_median(&curve, number))
            } else {
                format!("{} by {horizon}", none_seen(findings, bound(findings, arm), number))
            },
            band: shading.band(&curve).cloned(),
            mean: curve.mean,
            edges: None,
            dashed: None,
            median: curve.median,
            rings: vec![],
            bound: bound(findings, arm),
        })
        .collect();
    Ok(Picture {
        title: title(findings, &horizon, &totals),
        subtitle: format!(
            "{}{}{}{}{}",
            shading.said(),
            few_said(findings, shading),
            medians_said(&lines),
            lower_edge_said(&lines, up, written),
            bounds_said(&lines, up)
        ),
        source: source(findings),
        body: Body::Curves(Curves {
            across_name: TIME.to_owned(),
            vertical_name: "People killed or injured so far in one field".to_owned(),
            across: Axis::of_times(&times).ok_or(ChartError::NoTime)?,
            along: times,
            say_across: None,
            up,
            say: written,
            lines,
            references: vec![],
            strip: None,
            marks: vec![],
        }),
    })
}

/// The upper bound at the horizon, where none was seen.
fn bound(findings: &Findings, arm: &ArmFindings) -> Option<f64> {
    at_horizon(findings, arm)?.quantities.get(&Quantity::Casualties)?.whole()?.none_seen_upper_bound
}

/// The value axis: from 0, or logarithmic where the arms end far apart.
fn vertical(curves: &[Curve], shading: Shading) -> Axis {
    let ends = extent(curves.iter().filter_map(|curve| curve.mean.last()));
    let highest = curves
        .iter()
        .flat_map(|curve| {
            curve.mean.iter().chain(shading.band(curve).into_iter().flat_map(|band| &band.high))
        })
        .fold(0.0_f64, |most, &value| most.max(value));
    match ends {
        Some((least, greatest)) if greatest > TWO_DECADES * least => {
            Axis::logarithmic(least / 10.0, highest)
        }
        _ => Axis::from_zero(highest),
    }
}

/// Numbers beside the axis: no more digits than the step has.
fn written(count: f64) -> String {
    let rounded = (count * 1e9).round() / 1e9;
    if rounded.fract() == 0.0 && rounded < 1e6 {
        crate::report::words::count(rounded as u64)
    } else {
        format!("{rounded}")
    }
}

/// The finding: the casualties by the horizon.
fn title(findings: &Findings, horizon: &str, totals: &[(f64, Option<f64>)]) -> String {
    let evidence = Evidence::of(findings);
    let found = |at: usize| {
        let reported = at_horizon(findings, &findings.arms[at]).and_then(|at| {
            Some((*at.quantities.get(&Quantity::Casualties)?.whole()?, Manner::casualties(at)))
        });
        let (mean, median) = totals[at];
        reported.unwrap_or((Estimate { mean, median, ..Estimate::default() }, Manner::COUNT))
    };
    // to the figures that its error supports, where it is reported
    let said = |at: usize| match found(at) {
        _ if totals[at].0 == 0.0 => evidence.none().to_owned(),
        (casualties, manner) => evidence.mean(&casualties, manner),
    };
    let median = |at: usize| evidence.median_behind(&found(at).0, found(at).1, None);
    let by = |order: fn(&f64, &f64) -> std::cmp::Ordering| {
        (0..totals.len())
            .reduce(|a, b| if order(&totals[b].0, &totals[a].0).is_lt() { b } else { a })
            .unwrap_or(0)
    };
    if totals.iter().all(|total| total.0 == 0.0) {
        return if evidence.none() == "none" {
            format!("Over {horizon}, nobody is hurt")
        } else {
            format!("Over {horizon}, no casualty was seen")
        };
    }
    match findings.arms.as_slice() {
        [_] => format!("Over {horizon}, {} casualties are to be expected{}", said(0), median(0)),
        [one, other] if both_fit(&one.name, &other.name) => {
            let of = if totals[0].0 > 0.0 { " casualties" } else { "" };
            let with = |name: &str| format!("with {}", quoted_whole(name));
            format!(
                "Over {horizon}, on average {}{of} {}{} against {} {}{}",
                said(0),
                with(&one.name),
                median(0),
                said(1),
                with(&other.name),
                median(1)
            )
        }
        arms if (0..arms.len()).any(|at| found(at).0.median.is_some()) => {
            format!("Casualties over {horizon}")
        }
        _ => {
            let (least, most) = (said(by(f64::total_cmp)), said(by(|a, b| b.total_cmp(a))));
            if least == most {
                return format!(
                    "Over {horizon}, on average {most} casualties with any of the arms"
                );
            }
            format!(
                "Over {horizon}, on average from {least} to {most} casualties, depending on the arm"
            )
        }
    }
}
