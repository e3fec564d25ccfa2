//! Chart: cumulative casualties over time.

use super::over_time::{OverTime, at_horizon, bounds_note, curve_over_times, lower_edge_note};
use crate::question::Quantity;
use crate::report::chart::ChartError;
use crate::report::chart::layout::axis::{Axis, extent};
use crate::report::chart::layout::picture::{Picture, both_fit, source, with_each};
use crate::report::text::topic::whole;
use crate::report::wording::estimate_format::EstimateFormat;
use crate::report::wording::format_estimate::Evidence;
use crate::report::wording::words::{number, span};
use crate::results::{Estimate, Findings};

/// Ratio of casualties from which the value axis is logarithmic.
const TWO_DECADES: f64 = 100.0;

/// The content of the chart.
pub(crate) fn picture(findings: &Findings) -> Result<Picture, ChartError> {
    let over_time = OverTime::of(
        findings,
        |alternative| {
            let [hurt, detonations] = [Quantity::Casualties, Quantity::Detonations]
                .map(|quantity| curve_over_times(findings, alternative, quantity, 1.0));
            let (hurt, detonations) = (hurt?, detonations?.mean);
            let mean = hurt.mean.clone();
            // an event is a detonation, which may have several casualties
            let of_one = |time: usize| match detonations[time] {
                some if some > 0.0 => (mean[time] / some).max(1.0),
                _ => 1.0,
            };
            Ok(Evidence::of(findings).curve(hurt, of_one))
        },
        |_, at| whole(at, Quantity::Casualties)?.upper_limit_95,
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
        lower_edge_note(&lines, up, written),
        bounds_note(&lines, up)
    );
    let name = "People killed or injured so far in one replicate";
    let curves = over_time.drawn(name, up, written, lines)?;
    let (title, source) = (title(findings, &horizon, &totals), source(findings));
    Ok(Picture { title, subtitle, source, body: Box::new(curves) })
}

/// The value axis.
///
/// It begins at 0, or is logarithmic where alternatives differ widely at the end.
fn vertical(over_time: &OverTime<'_>) -> Axis {
    let ends = extent(over_time.curves.iter().filter_map(|curve| curve.mean.last()));
    let means = over_time.curves.iter().flat_map(|curve| &curve.mean);
    let all = means.chain(over_time.intervals().flat_map(|interval| &interval.high));
    let highest = all.fold(0.0_f64, |most, &value| most.max(value));
    match ends {
        Some((least, greatest)) if greatest > TWO_DECADES * least => {
            Axis::logarithmic(least / 10.0, highest)
        }
        _ => Axis::from_zero(highest),
    }
}

/// Formats a tick label, with no more digits than the step.
fn written(count: f64) -> String {
    let rounded = (count * 1e9).round() / 1e9;
    if rounded.fract() == 0.0 && rounded < 1e6 {
        crate::report::wording::words::count(rounded as u64)
    } else {
        format!("{rounded}")
    }
}

/// The title: the casualties by the horizon.
fn title(findings: &Findings, horizon: &str, totals: &[(f64, Option<f64>)]) -> String {
    let evidence = Evidence::of(findings);
    let found = |at: usize| {
        let reported = at_horizon(findings, &findings.alternatives[at]).and_then(|at| {
            Some((whole(at, Quantity::Casualties)?, EstimateFormat::casualties(at)))
        });
        let (mean, median) = totals[at];
        reported
            .unwrap_or((Estimate { mean, median, ..Estimate::default() }, EstimateFormat::COUNT))
    };
    // to the figures that its error supports, if reported
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
            format!("Over {horizon}, no casualties")
        } else {
            format!("Over {horizon}, no casualty was observed")
        };
    }
    match findings.alternatives.as_slice() {
        [_] => format!("Over {horizon}, {} casualties are to be expected{}", said(0), median(0)),
        [one, other] if both_fit(&one.name, &other.name) => {
            let of = if totals[0].0 > 0.0 { " casualties" } else { "" };
            let (said, medians) = ([format!("{}{of}", said(0)), said(1)], [0, 1].map(median));
            let both = with_each(said, [&one.name, &other.name], medians, " against");
            format!("Over {horizon}, on average {both}")
        }
        alternatives if (0..alternatives.len()).any(|at| found(at).0.median.is_some()) => {
            format!("Casualties over {horizon}")
        }
        _ => {
            let (least, most) = (said(by(f64::total_cmp)), said(by(|a, b| b.total_cmp(a))));
            if least == most {
                return format!(
                    "Over {horizon}, on average {most} casualties with any of the alternatives"
                );
            }
            format!(
                "Over {horizon}, on average from {least} to {most} casualties, depending on the \
                 alternative"
            )
        }
    }
}
