//! Share of the mines that can function, now or when it warms, over time.

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
use crate::report::able::{able_at, able_curve, dormancy_matters};
use crate::report::focus::focus;
use crate::report::frequency::{common, compared, power_of_ten, share};
use crate::report::said::{Evidence, Manner};
use crate::report::words::{moment, quoted_whole, span};

/// A linear axis would hide what is smaller than this part of the greatest.
const TWO_DECADES: f64 = 100.0;

/// The picture.
pub(crate) fn picture(findings: &Findings) -> Result<Picture, ChartError> {
    let first = first_after_start(findings)?;
    let times = findings.times_days[first..].to_vec();
    let mut curves: Vec<Curve> = vec![];
    let mut dashed: Vec<Option<Vec<f64>>> = vec![];
    for arm in &findings.arms {
        let per_mine = 1.0 / (arm.mines.max(1)) as f64;
        let able = able_curve(arm).cloned();
        let able = curve_over_times(findings, arm, able, Quantity::AbleToFunction, per_mine)?;
        curves.push(Evidence::of(findings).curve(able, |_| per_mine));
        let functional =
            arm.curves.get(&Quantity::Functional).and_then(|entry| entry.whole()).cloned();
        dashed.push(if dormancy_matters(arm) {
            Some(curve_over_times(findings, arm, functional, Quantity::Functional, per_mine)?.mean)
        } else {
            None
        });
    }
    let shading = Shading::of(&curves);
    let up = vertical(&curves, shading).down_to(least_bound(findings, bound));
    let last_time = times.last().copied().unwrap_or_default();
    let any_dashed = dashed.iter().any(Option::is_some);
    // more than a few pairs of dotted edges are a thicket
    let both = shading == Shading::Epistemic && findings.arms.len() <= 3;
    let lines: Vec<Line> = findings
        .arms
        .iter()
        .zip(curves)
        .zip(dashed)
        .map(|((arm, curve), dashed)| Line {
            name: arm.name.clone(),
            last: match curve.mean.last() {
                Some(&left) if left > 0.0 => {
                    format!("{} at {}{}", share(left), span(last_time), last_median(&curve, share))
                }
                _ => format!(
                    "{} at {}",
                    none_seen(findings, bound(findings, arm), share),
                    span(last_time)
                ),
            },
            band: shading.band(&curve).cloned(),
            mean: curve.mean,
            edges: (both).then(|| curve.prediction.clone()).flatten(),
            dashed,
            median: curve.median,
            rings: vec![],
            bound: bound(findings, arm),
        })
        .collect();
    let cold = if any_dashed {
        " Thin dashes: only those that would go off now, without those silent in the cold. Strip: \
         ground temperature, blue below freezing."
    } else {
        ""
    };
    let luck = if lines.iter().any(|line| line.edges.is_some()) {
        " Dots: 90 % prediction band, where single fields fall by luck."
    } else {
        ""
    };
    let subtitle = format!(
        "{}{}{}{luck}{cold}{}{}",
        shading.said(),
        few_said(findings, shading),
        medians_said(&lines),
        lower_edge_said(&lines, up, written(up)),
        bounds_said(&lines, up)
    );
    Ok(Picture {
        title: title(findings),
        subtitle,
        source: source(findings),
        body: Body::Curves(Curves {
            across_name: TIME.to_owned(),
            vertical_name: "Mines able to function, now or when it warms, of all that are laid"
                .to_owned(),
            across: Axis::of_times(&times).ok_or(ChartError::NoTime)?,
            along: times,
            say_across: None,
            up,
            say: written(up),
            lines,
            references: vec![],
            strip: any_dashed
                .then(|| findings.temperature_c.get(first..).map(<[f64]>::to_vec))
                .flatten(),
            marks: vec![],
        }),
    })
}

/// The value axis: of all mines, logarithmic where the shares lie far apart, with up to a decade
/// for what a band has below its line.
fn vertical(curves: &[Curve], shading: Shading) -> Axis {
    let lows = curves.iter().filter_map(|curve| shading.band(curve)).flat_map(|band| &band.low);
    let lowest = extent(lows).map_or(1.0, |(least, _)| least);
    match extent(curves.iter().flat_map(|curve| &curve.mean)) {
        Some((least, greatest)) if greatest > TWO_DECADES * least => {
            Axis::logarithmic(lowest.clamp(least / 10.0, least), 1.0)
        }
        _ => Axis::from_zero(1.0),
    }
}

/// How shares are written beside such an axis.
fn written(up: Axis) -> fn(f64) -> String {
    if up.low > 0.0 { power_of_ten } else { percent }
}

fn percent(p: f64) -> String {
    format!("{:.0} %", 100.0 * p)
}

/// The upper bound of the share at the horizon, where none was seen.
fn bound(findings: &Findings, arm: &ArmFindings) -> Option<f64> {
    Some(able_at(at_horizon(findings, arm)?)?.none_seen_upper_bound? / arm.mines.max(1) as f64)
}

/// The finding: the shares at the time that matters.
fn title(findings: &Findings) -> String {
    let plain = || "How many mines are able to function, and for how long".to_owned();
    let Some(at) = focus(findings) else { return plain() };
    let able: Option<Vec<(&ArmFindings, Estimate)>> =
        findings.arms.iter().map(|arm| Some((arm, able_at(arm.at.get(at)?)?))).collect();
    let (Some(able), Some(when)) = (able, findings.arms[0].at.get(at)) else { return plain() };
    let when = moment(when.days);
    let evidence = Evidence::of(findings);
    let none = |said: String| if said == "none" { evidence.none().to_owned() } else { said };
    let said = |p: f64| none(share(p));
    let part = |&(arm, able): &(&ArmFindings, Estimate)| able.mean / arm.mines.max(1) as f64;
    let median = |(arm, able): &(&ArmFindings, Estimate), over: f64| {
        evidence.median_behind(able, Manner::share_of(arm.mines), Some(over))
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
            let with = |arm: &(&ArmFindings, Estimate)| {
                format!("with {}{}", quoted_whole(&arm.0.name), median(arm, common(&shares)))
            };
            let [p, q] = compared([p, q]).map(none);
            format!("{when}, on average {p}{of} {}, {q} {}", with(one), with(other))
        }
        able if able.iter().any(|(_, able)| able.median.is_some()) => plain(),
        _ => {
            let least = shares.iter().copied().fold(f64::INFINITY, f64::min);
            let most = shares.iter().copied().fold(0.0, f64::max);
            let [least, most] = compared([least, most]).map(none);
            if least == most {
                return format!(
                    "{when}, on average {most} of the mines can still function with any of the arms"
                );
            }
            format!(
                "{when}, on average from {least} to {most} of the mines can still function, \
                 depending on the arm"
            )
        }
    }
}
