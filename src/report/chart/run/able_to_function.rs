//! Chart: share of mines able to function over time.
//!
//! A mine able to function does so now or when it warms.

use super::over_time::{
    OverTime, Shading, bounds_note, curve_over_times, first_after_start, lower_edge_note,
};
use crate::question::Quantity;
use crate::report::chart::ChartError;
use crate::report::chart::layout::axis::{Axis, extent};
use crate::report::chart::layout::picture::{Picture, both_fit, source, with_each};
use crate::report::wording::able_to_function::{dormancy_matters, functioning_at};
use crate::report::wording::estimate_format::EstimateFormat;
use crate::report::wording::format_estimate::Evidence;
use crate::report::wording::frequency::{common, compared, power_of_ten, share};
use crate::report::wording::headline_time::headline_time;
use crate::report::wording::words::{moment, only_if};
use crate::results::{AlternativeFindings, Estimate, Findings};

/// Ratio of shares from which the value axis is logarithmic.
const TWO_DECADES: f64 = 100.0;

/// The content of the chart.
pub(crate) fn picture(findings: &Findings) -> Result<Picture, ChartError> {
    let per_mine = |alternative: &AlternativeFindings| 1.0 / alternative.mines.max(1) as f64;
    let over_time = OverTime::of(
        findings,
        |alternative| {
            let able = curve_over_times(
                findings,
                alternative,
                Quantity::AbleToFunction,
                per_mine(alternative),
            )?;
            Ok(Evidence::of(findings).curve(able, |_| per_mine(alternative)))
        },
        |alternative, at| {
            Some(functioning_at(at)?.upper_limit_95? / alternative.mines.max(1) as f64)
        },
    )?;
    let up = over_time.down_to_bounds(vertical(&over_time));
    // with more than three alternatives, dotted edges would be hard to read
    let both = over_time.shading == Shading::Uncertainty && findings.alternatives.len() <= 3;
    let mut lines = over_time.lines(share, "", "at");
    for ((alternative, curve), line) in
        findings.alternatives.iter().zip(&over_time.curves).zip(&mut lines)
    {
        line.edges = curve.prediction_interval.clone().filter(|_| both);
        if dormancy_matters(alternative) {
            let now = curve_over_times(
                findings,
                alternative,
                Quantity::Functional,
                per_mine(alternative),
            )?;
            line.dashed = Some(now.mean);
        }
    }
    let any_dashed = lines.iter().any(|line| line.dashed.is_some());
    let cold = only_if(
        any_dashed,
        " Thin dashes: only those that would go off now, without those silent in the cold. Strip: \
         ground temperature, blue below freezing.",
    );
    let chance = only_if(
        lines.iter().any(|line| line.edges.is_some()),
        " Dots: 90 % prediction interval (parameters and chance).",
    );
    let subtitle = format!(
        "{}{chance}{cold}{}{}",
        over_time.legend(&lines),
        lower_edge_note(&lines, up, written(up)),
        bounds_note(&lines, up)
    );
    let name = "Mines able to function, now or when it warms, of all that are laid";
    let mut curves = over_time.drawn(name, up, written(up), lines)?;
    if any_dashed {
        let first = first_after_start(findings)?;
        curves.strip = findings.temperature_c.get(first..).map(<[f64]>::to_vec);
    }
    let (title, source) = (title(findings), source(findings));
    Ok(Picture { title, subtitle, source, body: Box::new(curves) })
}

/// The value axis, as shares of all mines.
///
/// It is logarithmic where the shares differ by more than a factor of 100. It then has up to a
/// decade for the part of an interval below its line.
fn vertical(over_time: &OverTime<'_>) -> Axis {
    let lowest = extent(over_time.intervals().flat_map(|interval| &interval.low));
    let lowest = lowest.map_or(1.0, |(least, _)| least);
    match extent(over_time.curves.iter().flat_map(|curve| &curve.mean)) {
        Some((least, greatest)) if greatest > TWO_DECADES * least => {
            Axis::logarithmic(lowest.clamp(least / 10.0, least), 1.0)
        }
        _ => Axis::from_zero(1.0),
    }
}

/// The format of the tick labels.
fn written(up: Axis) -> fn(f64) -> String {
    if up.low > 0.0 { power_of_ten } else { percent }
}

fn percent(p: f64) -> String {
    format!("{:.0} %", 100.0 * p)
}

/// The title: the shares at the headline time.
fn title(findings: &Findings) -> String {
    let plain = || "How many mines are able to function, and for how long".to_owned();
    let Some(at) = headline_time(findings) else { return plain() };
    let able: Option<Vec<(&AlternativeFindings, Estimate)>> = findings
        .alternatives
        .iter()
        .map(|alternative| Some((alternative, functioning_at(alternative.at.get(at)?)?)))
        .collect();
    let (Some(able), Some(when)) = (able, findings.alternatives[0].at.get(at)) else {
        return plain();
    };
    let when = moment(when.days);
    let evidence = Evidence::of(findings);
    let none = |said: String| if said == "none" { evidence.none().to_owned() } else { said };
    let said = |p: f64| none(share(p));
    let part = |&(alternative, able): &(&AlternativeFindings, Estimate)| {
        able.mean / alternative.mines.max(1) as f64
    };
    let median = |(alternative, able): &(&AlternativeFindings, Estimate), over: f64| {
        evidence.median_behind(able, EstimateFormat::share_of(alternative.mines), Some(over))
    };
    let shares: Vec<f64> = able.iter().map(part).collect();
    if shares.iter().all(|&p| p == 0.0) {
        let seen = if evidence.none() == "none" {
            "can still function"
        } else {
            "was seen that can still function"
        };
        return format!("{when}, no mine {seen}");
    }
    match able.as_slice() {
        [one] => format!(
            "{when}, on average {} of the mines can still function{}",
            said(part(one)),
            median(one, common(&shares))
        ),
        [one, other] if both_fit(&one.0.name, &other.0.name) => {
            let [p, q] = [part(one), part(other)];
            let of = if p > 0.0 { " mines can still function" } else { " that can still function" };
            let [p, q] = compared([p, q]).map(none);
            let medians = [one, other].map(|alternative| median(alternative, common(&shares)));
            let names = [one, other].map(|alternative| alternative.0.name.as_str());
            let both = with_each([format!("{p}{of}"), q], names, medians, ",");
            format!("{when}, on average {both}")
        }
        able if able.iter().any(|(_, able)| able.median.is_some()) => plain(),
        _ => {
            let least = shares.iter().copied().fold(f64::INFINITY, f64::min);
            let most = shares.iter().copied().fold(0.0, f64::max);
            let [least, most] = compared([least, most]).map(none);
            if least == most {
                return format!(
                    "{when}, on average {most} of the mines can still function with any of the \
                     alternatives"
                );
            }
            format!(
                "{when}, on average from {least} to {most} of the mines can still function, \
                 depending on the alternative"
            )
        }
    }
}
