//! Casualties averted against the baseline, and the ratio.

use super::ChartError;
use super::bars::{Bars, Panel, Row};
use super::draw::colour;
use super::picture::{Body, Picture, source};
use crate::estimate::{Comparison, ComparisonAt, Findings, HALF_OF_95};
use crate::question::Quantity;
use crate::report::said::Evidence;
use crate::report::words::{ends_in_hundred, fewer, number, quoted, share, small, span};

/// The picture; none where there is nothing to compare, or nobody is hurt.
pub(crate) fn picture(findings: &Findings) -> Result<Option<Picture>, ChartError> {
    let any = |comparison: &Comparison| comparison.at.iter().any(|at| at.casualties_averted.mean != 0.0);
    let Some(first) = findings.comparison.first() else { return Ok(None) };
    if !findings.comparison.iter().any(any) {
        return Ok(None);
    }
    let all = || findings.comparison.iter().flat_map(|comparison| &comparison.at);
    let banded = all().any(|at| at.casualties_averted.epistemic.is_some());
    let panels = findings
        .comparison
        .iter()
        .map(|comparison| {
            let arm = findings.arms.iter().position(|arm| arm.name == comparison.arm).unwrap_or(0);
            let rows = comparison.at.iter().map(|at| Row {
                name: span(at.days),
                parts: vec![(at.casualties_averted.mean, colour(arm))],
                band: band(at),
                value: value(at),
            });
            Panel {
                name: format!("Fewer casualties in one field so far: {}", quoted(&comparison.arm)),
                rows: rows.collect(),
            }
        })
        .collect();
    let bands = if banded {
        " Whiskers and brackets: 90 % epistemic band, what the unknown parameters leave open."
    } else if all().any(|at| band(at).is_some()) {
        " Whiskers and brackets: 95 % Monte Carlo interval."
    } else {
        ""
    };
    Ok(Some(Picture {
        title: title(findings, first),
        subtitle: format!(
            "Expected casualties of {} less those of the arm, by the time; then what part of those of {} the arm leaves.\
             {bands}",
            quoted(&first.baseline),
            quoted(&first.baseline)
        ),
        source: source(findings),
        body: Body::Bars(Bars { key: vec![], panels }),
    }))
}

/// The band of a difference, or the interval of its mean.
fn band(at: &ComparisonAt) -> Option<[f64; 2]> {
    let averted = at.casualties_averted;
    averted.epistemic.or_else(|| {
        let half = HALF_OF_95 * averted.std_error.filter(|&error| error > 0.0)?;
        Some([averted.mean - half, averted.mean + half])
    })
}

fn value(at: &ComparisonAt) -> String {
    let averted = at.casualties_averted.mean;
    let bracket =
        band(at).map_or_else(String::new, |[low, high]| format!(" ({} to {})", small(low), small(high)));
    let ratio = at.ratio.map_or_else(String::new, |ratio| {
        let bracket = ratio.epistemic.map_or_else(String::new, |[low, high]| {
            let ends = ends_in_hundred(ratio.value, [low, high]);
            format!(" ({})", ends.unwrap_or_else(|| format!("{} to {}", part(low), part(high))))
        });
        format!("; leaves {}{bracket}", part(ratio.value))
    });
    format!("{}{bracket}{ratio}", small(averted))
}

/// A ratio of casualties: a share, or how many times as many.
fn part(ratio: f64) -> String {
    match ratio {
        ratio if (0.995..1.05).contains(&ratio) => "as many".to_owned(),
        ratio if ratio > 1.0 => format!("{} times as many", number(ratio)),
        ratio => share(ratio),
    }
}

/// The finding at the last report time, where there is one comparison and both arms have casualties enough to compare.
fn title(findings: &Findings, comparison: &Comparison) -> String {
    let baseline = quoted(&comparison.baseline);
    let Some(last) = comparison.at.last() else { return format!("Casualties averted, against {baseline}") };
    let enough = |name: &str| {
        let arm = findings.arms.iter().find(|arm| arm.name == name);
        let casualties = arm.and_then(|arm| arm.at.last()?.quantities.get(&Quantity::Casualties)?.whole());
        casualties.is_some_and(|casualties| Evidence::of(findings).enough(casualties))
    };
    let told = findings.comparison.len() == 1 && enough(&comparison.arm) && enough(&comparison.baseline);
    let Some(ratio) = last.ratio.filter(|ratio| told && ratio.value > 0.0) else {
        return format!("Casualties averted within {}, against {baseline}", span(last.days));
    };
    let fewer = fewer(ratio.value);
    let than = if fewer.ends_with("as many") { "as" } else { "than" };
    format!(
        "Over {}, {fewer} casualties with {} {than} with {baseline}",
        span(last.days),
        quoted(&comparison.arm)
    )
}
