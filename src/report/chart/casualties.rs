//! Casualties so far, over time.

use super::ChartError;
use super::axis::Axis;
use super::picture::{
    Body, Curves, Line, Picture, Shading, TIME, both_fit, bounds_said, curve_over_times, extent,
    first_after_start, lower_edge_said, none_seen, source,
};
use crate::estimate::{ArmFindings, Curve, Findings};
use crate::question::Quantity;
use crate::report::said::Evidence;
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
            let curve = arm.curves.get(&Quantity::Casualties).and_then(|entry| entry.whole()).cloned();
            let curve = curve_over_times(findings, arm, curve, Quantity::Casualties, 1.0)?;
            Ok(Evidence::of(findings).curve(curve, |_| 1.0))
        })
        .collect::<Result<_, _>>()?;
    let shading = Shading::of(&curves);
    // with room for the mark below
    let bounds: Vec<f64> = findings.arms.iter().filter_map(bound).map(|bound| bound / 4.0).collect();
    let up = vertical(&curves, shading, &bounds);
    let horizon = span(times.last().copied().unwrap_or_default());
    let totals: Vec<f64> =
        curves.iter().map(|curve| curve.mean.last().copied().unwrap_or_default()).collect();
    let lines: Vec<Line> = findings
        .arms
        .iter()
        .zip(curves)
        .zip(&totals)
        .map(|((arm, curve), &total)| Line {
            name: arm.name.clone(),
            last: if total > 0.0 {
                format!("{} by {horizon}", number(total))
            } else {
                format!("{} by {horizon}", none_seen(findings, bound(arm), number))
            },
            band: shading.band(&curve).cloned(),
            mean: curve.mean,
            edges: None,
            dashed: None,
            mark: None,
            bound: bound(arm),
        })
        .collect();
    Ok(Picture {
        title: title(findings, &totals, &horizon),
        subtitle: format!(
            "{}{}{}{}",
            shading.said(),
            few_said(findings, shading),
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
        }),
    })
}

/// What the shading is where it rests on few events.
fn few_said(findings: &Findings, shading: Shading) -> &'static str {
    if shading == Shading::Epistemic && findings.provenance.means_are_sampled() {
        " Where draws saw fewer than 10 detonations, it is a 95 % upper bound."
    } else {
        ""
    }
}

/// The upper bound at the horizon, where none was seen.
fn bound(arm: &ArmFindings) -> Option<f64> {
    arm.at.last()?.quantities.get(&Quantity::Casualties)?.whole()?.none_seen_upper_bound
}

/// The value axis: from 0, or logarithmic where the arms end far apart.
fn vertical(curves: &[Curve], shading: Shading, bounds: &[f64]) -> Axis {
    let ends = extent(curves.iter().filter_map(|curve| curve.mean.last()).chain(bounds));
    let highest = curves
        .iter()
        .flat_map(|curve| {
            curve.mean.iter().chain(shading.band(curve).into_iter().flat_map(|band| &band.high))
        })
        .fold(0.0_f64, |most, &value| most.max(value));
    match ends {
        Some((least, greatest)) if greatest > TWO_DECADES * least => Axis::logarithmic(least / 10.0, highest),
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
fn title(findings: &Findings, totals: &[f64], horizon: &str) -> String {
    let said = |total: f64| if total > 0.0 { number(total) } else { "none seen".to_owned() };
    if totals.iter().all(|&total| total == 0.0) {
        return format!("Over {horizon}, no casualty was seen");
    }
    match (findings.arms.as_slice(), totals) {
        ([_], [total]) => format!("Over {horizon}, {} casualties are to be expected", said(*total)),
        ([one, other], [a, b]) if both_fit(&one.name, &other.name) => {
            let of = if *a > 0.0 { " casualties" } else { "" };
            let with = |name: &str| format!("with {}", quoted_whole(name));
            format!(
                "Over {horizon}, {}{of} {} against {} {}",
                said(*a),
                with(&one.name),
                said(*b),
                with(&other.name)
            )
        }
        (_, totals) => {
            let least = totals.iter().copied().fold(f64::INFINITY, f64::min);
            let most = totals.iter().copied().fold(0.0, f64::max);
            let (least, most) = (said(least), said(most));
            if least == most {
                return format!("Over {horizon}, {most} casualties with any of the arms");
            }
            format!("Over {horizon}, from {least} to {most} casualties, depending on the arm")
        }
    }
}
