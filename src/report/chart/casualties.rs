//! Casualties so far, over time.

use super::ChartError;
use super::axis::{Axis, extent};
use super::over_time::{OverTime, at_horizon, bounds_said, curve_over_times, lower_edge_said};
use super::picture::{Picture, both_fit, source, with_each};
use crate::question::Quantity;
use crate::report::said::{Evidence, Manner};
use crate::report::topic::whole;
use crate::report::words::{number, span};
use crate::results::{Estimate, Findings};

/// A linear axis would hide an arm with less than this part of the casualties of the worst.
const TWO_DECADES: f64 = 100.0;

/// The picture.
pub(crate) fn picture(findings: &Findings) -> Result<Picture, ChartError> {
    let over_time = OverTime::of(
        findings,
        |arm| {
            let [hurt, detonations] = [Quantity::Casualties, Quantity::Detonations]
                .map(|quantity| curve_over_times(findings, arm, quantity, 1.0));
            let (hurt, detonations) = (hurt?, detonations?.mean);
            let mean = hurt.mean.clone();
            // an event is a detonation, which may hurt several
            let of_one = |time: usize| match detonations[time] {
                some if some > 0.0 => (mean[time] / some).max(1.0),
                _ => 1.0,
            };
            Ok(Evidence::of(findings).curve(hurt, of_one))
        },
        |_, at| whole(at, Quantity::Casualties)?.none_seen_upper_bound,
    )?;
    let up = over_time.down_to_bounds(vertical(&over_time));
    let horizon = span(over_time.horizon());
    let totals: Vec<(f64, Option<f64>)> = over_time
        .curves
        .iter()
        .map(|curve| {
            let median = curve.median.last().copied().flatten();
            (curve.mean.last().copied().unwrap_or_default(), median)
        })
        .collect();
    let lines = over_time.lines(number, "", "by");
    let subtitle = format!(
        "{}{}{}",
        over_time.legend(&lines),
        lower_edge_said(&lines, up, written),
        bounds_said(&lines, up)
    );
    let name = "People killed or injured so far in one field";
    let curves = over_time.drawn(name, up, written, lines)?;
    let (title, source) = (title(findings, &horizon, &totals), source(findings));
    Ok(Picture { title, subtitle, source, body: Box::new(curves) })
}

/// The value axis: from 0, or logarithmic where the arms end far apart.
fn vertical(over_time: &OverTime<'_>) -> Axis {
    let ends = extent(over_time.curves.iter().filter_map(|curve| curve.mean.last()));
    let means = over_time.curves.iter().flat_map(|curve| &curve.mean);
    let all = means.chain(over_time.bands().flat_map(|band| &band.high));
    let highest = all.fold(0.0_f64, |most, &value| most.max(value));
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
        let reported = at_horizon(findings, &findings.arms[at])
            .and_then(|at| Some((whole(at, Quantity::Casualties)?, Manner::casualties(at))));
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
            let (said, medians) = ([format!("{}{of}", said(0)), said(1)], [0, 1].map(median));
            let both = with_each(said, [&one.name, &other.name], medians, " against");
            format!("Over {horizon}, on average {both}")
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
