//! Casualties averted against the baseline, and the ratio.

use super::palette::colour;
use super::picture::{Picture, source};
use super::rows::{Bar, BarRows, Panel};
use crate::report::draws::{against_it, beside, median_said};
use crate::report::ratio;
use crate::report::said::Evidence;
use crate::report::words::{quoted, small, span};
use crate::results::{Comparison, ComparisonAt, Findings, HALF_OF_95};
use plotters::prelude::RGBColor;

/// The picture; none where there is nothing to compare, or nobody is hurt.
pub(crate) fn picture(findings: &Findings) -> Option<Picture> {
    let first = findings.comparison.first()?;
    let all = || findings.comparison.iter().flat_map(|comparison| &comparison.at);
    if !all().any(|at| at.casualties_averted.mean != 0.0) {
        return None;
    }
    let banded = all().any(|at| at.casualties_averted.epistemic.is_some());
    let panels: Vec<Panel> = findings
        .comparison
        .iter()
        .map(|comparison| {
            let arm = findings.arms.iter().position(|arm| arm.name == comparison.arm).unwrap_or(0);
            let rows = (0..comparison.at.len())
                .map(|report| row(findings, comparison, report, colour(arm)));
            let name =
                format!("Casualties averted in one field so far: {}", quoted(&comparison.arm));
            Panel::plain(name, rows.collect())
        })
        .collect();
    let bands = if banded {
        " Whiskers and brackets: 90 % epistemic band, what the unknown parameters leave open."
    } else if all().any(|at| band(at).is_some()) {
        " Whiskers and brackets: 95 % Monte Carlo interval."
    } else {
        ""
    };
    let medians = median_said(panels.iter().flat_map(|panel| &panel.rows).map(|row| &row.value));
    Some(Picture {
        title: title(findings, first),
        subtitle: format!(
            "Expected casualties of {} less those of the arm, by the time; then what part of those \
             of {} the arm leaves.\
             {bands}{medians}",
            quoted(&first.baseline),
            quoted(&first.baseline)
        ),
        source: source(findings),
        body: Box::new(BarRows { key: vec![], panels }),
    })
}

/// The band of a difference, or the interval of its mean.
fn band(at: &ComparisonAt) -> Option<[f64; 2]> {
    let averted = at.casualties_averted;
    averted.epistemic.or_else(|| {
        let half = HALF_OF_95 * averted.std_error.filter(|&error| error > 0.0)?;
        Some([averted.mean - half, averted.mean + half])
    })
}

/// The bar at a report time: where too few were hurt with the baseline there is nothing to tell,
/// and where too few with the arm, no ratio.
fn row(findings: &Findings, with: &Comparison, report: usize, color: RGBColor) -> Bar {
    let at = &with.at[report];
    let name = span(at.days);
    let few =
        [&with.baseline, &with.arm].map(|arm| Evidence::too_few_casualties(findings, arm, report));
    if few == [true; 2] {
        return Bar::stacked(name, [(0.0, color)], None, "too few seen to tell".to_owned());
    }
    let mean = at.casualties_averted.mean;
    let band = band(at);
    let bracket = band.map_or_else(String::new, |[low, high]| {
        let median = beside(at.casualties_averted.median, small);
        format!(" ({} to {}{median})", small(low), small(high))
    });
    let ratio = at.ratio.filter(|_| few == [false; 2]).map_or_else(String::new, |ratio| {
        let is_bound = ratio::is_bound(findings, with, report);
        let ends =
            ratio::interval(&ratio).map(|(_, (low, high))| (low.filter(|_| !is_bound), high));
        let median = ratio.median.filter(|_| !is_bound);
        let median = beside(median, |median| ratio::said(median, "", "", None));
        format!("; leaves {}{median}", ratio::said(ratio.value, "", "", ends))
    });
    Bar::stacked(name, [(mean, color)], band, format!("{}{bracket}{ratio}", small(mean)))
}

/// The finding at the last report time, where there is one comparison and both arms have casualties
/// enough to compare.
fn title(findings: &Findings, comparison: &Comparison) -> String {
    let baseline = quoted(&comparison.baseline);
    let Some(last) = comparison.at.last() else {
        return format!("Casualties averted, against {baseline}");
    };
    let few = |name: &str| Evidence::too_few_casualties(findings, name, comparison.at.len() - 1);
    let told =
        findings.comparison.len() == 1 && !few(&comparison.arm) && !few(&comparison.baseline);
    let Some(ratio) = last.ratio.filter(|ratio| told && ratio.value > 0.0) else {
        return format!("Casualties averted within {}, against {baseline}", span(last.days));
    };
    let (arm, over) = (quoted(&comparison.arm), span(last.days));
    let draws = findings.provenance.draws;
    let error = if draws > 1 { None } else { ratio.std_error };
    if error.is_some_and(|error| (ratio.value - 1.0).abs() <= HALF_OF_95 * error) {
        return format!(
            "Over {over}, casualties with {arm} and with {baseline} are not told apart"
        );
    }
    let said = ratio::said(ratio.value, &format!(" of those with {baseline}"), "", None);
    let is_bound = ratio::is_bound(findings, comparison, comparison.at.len() - 1);
    let median = ratio.median.filter(|_| !is_bound);
    let median = beside(median, |median| ratio::said(median, "", "", None));
    let as_with =
        if said.ends_with("as many") { format!(" as with {baseline}") } else { String::new() };
    format!(
        "Over {over}, casualties with {arm}: {said}{as_with}{}{median}",
        against_it(last, ratio.value, draws)
    )
}
