//! Share of the mines that can function, now or when it warms, over time.

use super::ChartError;
use super::axis::{Axis, extent};
use super::over_time::{
    OverTime, Shading, bounds_said, curve_over_times, first_after_start, lower_edge_said,
};
use super::picture::{Picture, both_fit, source, with_each};
use crate::question::Quantity;
use crate::report::able::{able_at, dormancy_matters};
use crate::report::focus::focus;
use crate::report::frequency::{common, compared, power_of_ten, share};
use crate::report::said::{Evidence, Manner};
use crate::report::words::{moment, only_if};
use crate::results::{ArmFindings, Estimate, Findings};

/// A linear axis would hide what is smaller than this part of the greatest.
const TWO_DECADES: f64 = 100.0;

/// The picture.
pub(crate) fn picture(findings: &Findings) -> Result<Picture, ChartError> {
    let per_mine = |arm: &ArmFindings| 1.0 / arm.mines.max(1) as f64;
    let over_time = OverTime::of(
        findings,
        |arm| {
            let able = curve_over_times(findings, arm, Quantity::AbleToFunction, per_mine(arm))?;
            Ok(Evidence::of(findings).curve(able, |_| per_mine(arm)))
        },
        |arm, at| Some(able_at(at)?.none_seen_upper_bound? / arm.mines.max(1) as f64),
    )?;
    let up = over_time.down_to_bounds(vertical(&over_time));
    // more than a few pairs of dotted edges are a thicket
    let both = over_time.shading == Shading::Epistemic && findings.arms.len() <= 3;
    let mut lines = over_time.lines(share, "", "at");
    for ((arm, curve), line) in findings.arms.iter().zip(&over_time.curves).zip(&mut lines) {
        line.edges = curve.prediction.clone().filter(|_| both);
        if dormancy_matters(arm) {
            let now = curve_over_times(findings, arm, Quantity::Functional, per_mine(arm))?;
            line.dashed = Some(now.mean);
        }
    }
    let any_dashed = lines.iter().any(|line| line.dashed.is_some());
    let cold = only_if(
        any_dashed,
        " Thin dashes: only those that would go off now, without those silent in the cold. Strip: \
         ground temperature, blue below freezing.",
    );
    let luck = only_if(
        lines.iter().any(|line| line.edges.is_some()),
        " Dots: 90 % prediction band, where single fields fall by luck.",
    );
    let subtitle = format!(
        "{}{luck}{cold}{}{}",
        over_time.legend(&lines),
        lower_edge_said(&lines, up, written(up)),
        bounds_said(&lines, up)
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

/// The value axis: of all mines, logarithmic where the shares lie far apart, with up to a decade
/// for what a band has below its line.
fn vertical(over_time: &OverTime<'_>) -> Axis {
    let lowest = extent(over_time.bands().flat_map(|band| &band.low));
    let lowest = lowest.map_or(1.0, |(least, _)| least);
    match extent(over_time.curves.iter().flat_map(|curve| &curve.mean)) {
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
            let [p, q] = compared([p, q]).map(none);
            let medians = [one, other].map(|arm| median(arm, common(&shares)));
            let names = [one, other].map(|arm| arm.0.name.as_str());
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
