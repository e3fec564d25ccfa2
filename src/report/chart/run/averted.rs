//! Chart: casualties averted relative to the baseline, and the ratio.

use crate::report::chart::canvas::palette::colour;
use crate::report::chart::layout::bars::{Bar, BarRows, Panel};
use crate::report::chart::layout::picture::{Picture, source};
use crate::report::wording::draws::{against_it, beside, median_note};
use crate::report::wording::format_estimate::Evidence;
use crate::report::wording::ratio;
use crate::report::wording::words::{quoted, small, span};
use crate::results::{Comparison, ComparisonAt, Findings, HALF_OF_95};
use plotters::prelude::RGBColor;

/// The content of the chart; `None` without a comparison or casualties.
pub(crate) fn picture(findings: &Findings) -> Option<Picture> {
    let first = findings.comparison.first()?;
    let all = || findings.comparison.iter().flat_map(|comparison| &comparison.at);
    if !all().any(|at| at.casualties_averted.mean != 0.0) {
        return None;
    }
    let banded = all().any(|at| at.casualties_averted.uncertainty_interval.is_some());
    let panels: Vec<Panel> = findings
        .comparison
        .iter()
        .map(|comparison| {
            let alternative = findings
                .alternatives
                .iter()
                .position(|alternative| alternative.name == comparison.alternative)
                .unwrap_or(0);
            let rows = (0..comparison.at.len())
                .map(|report| row(findings, comparison, report, colour(alternative)));
            let name = format!("Casualties averted so far: {}", quoted(&comparison.alternative));
            Panel::plain(name, rows.collect())
        })
        .collect();
    let intervals = if banded {
        " Whiskers and brackets: 90 % uncertainty interval (parameters)."
    } else if all().any(|at| bounds(at).is_some()) {
        " Whiskers and brackets: 95 % Monte Carlo interval."
    } else {
        ""
    };
    let medians = median_note(panels.iter().flat_map(|panel| &panel.rows).map(|row| &row.value));
    Some(Picture {
        title: title(findings, first),
        subtitle: format!(
            "Expected casualties of {} less those of the alternative, by the time; then what part \
             of those of {} the alternative leaves.{intervals}{medians}",
            quoted(&first.baseline),
            quoted(&first.baseline)
        ),
        source: source(findings),
        body: Box::new(BarRows { key: vec![], panels }),
    })
}

/// The interval of a difference, or the interval of its mean.
fn bounds(at: &ComparisonAt) -> Option<[f64; 2]> {
    let averted = at.casualties_averted;
    averted.uncertainty_interval.or_else(|| {
        let half = HALF_OF_95 * averted.std_error.filter(|&error| error > 0.0)?;
        Some([averted.mean - half, averted.mean + half])
    })
}

/// The bar at a report time.
///
/// Where too few casualties occur with both alternatives, it has no value. Where they are too few
/// with one of them, it has no ratio.
fn row(findings: &Findings, with: &Comparison, report: usize, color: RGBColor) -> Bar {
    let at = &with.at[report];
    let name = span(at.days);
    let few = [&with.baseline, &with.alternative]
        .map(|alternative| Evidence::too_few_casualties(findings, alternative, report));
    if few == [true; 2] {
        return Bar::stacked(name, [(0.0, color)], None, "too few observed".to_owned());
    }
    let mean = at.casualties_averted.mean;
    let bounds = bounds(at);
    let bracket = bounds.map_or_else(String::new, |[low, high]| {
        let median = beside(at.casualties_averted.median, small);
        format!(" ({} to {}{median})", small(low), small(high))
    });
    let ratio = at.ratio.filter(|_| few == [false; 2]).map_or_else(String::new, |ratio| {
        let is_bound = ratio::is_bound(findings, with, report);
        let ends =
            ratio::interval(&ratio).map(|(_, (low, high))| (low.filter(|_| !is_bound), high));
        let median = ratio.median.filter(|_| !is_bound);
        let median = beside(median, |median| ratio::ratio_text(median, "", "", None));
        format!("; leaves {}{median}", ratio::ratio_text(ratio.value, "", "", ends))
    });
    Bar::stacked(name, [(mean, color)], bounds, format!("{}{bracket}{ratio}", small(mean)))
}

/// The title: the finding at the last report time.
///
/// It is given where there is one comparison and both alternatives have enough casualties.
fn title(findings: &Findings, comparison: &Comparison) -> String {
    let baseline = quoted(&comparison.baseline);
    let Some(last) = comparison.at.last() else {
        return format!("Casualties averted, against {baseline}");
    };
    let few = |name: &str| Evidence::too_few_casualties(findings, name, comparison.at.len() - 1);
    let wording = findings.comparison.len() == 1
        && !few(&comparison.alternative)
        && !few(&comparison.baseline);
    let Some(ratio) = last.ratio.filter(|ratio| wording && ratio.value > 0.0) else {
        return format!("Casualties averted within {}, against {baseline}", span(last.days));
    };
    let (alternative, over) = (quoted(&comparison.alternative), span(last.days));
    let draws = findings.provenance.draws;
    let error = if draws > 1 { None } else { ratio.std_error };
    if error.is_some_and(|error| (ratio.value - 1.0).abs() <= HALF_OF_95 * error) {
        return format!(
            "Over {over}, casualties with {alternative} and with {baseline} do not differ \
             significantly"
        );
    }
    let said = ratio::ratio_text(ratio.value, &format!(" of those with {baseline}"), "", None);
    let is_bound = ratio::is_bound(findings, comparison, comparison.at.len() - 1);
    let median = ratio.median.filter(|_| !is_bound);
    let median = beside(median, |median| ratio::ratio_text(median, "", "", None));
    let as_with =
        if said.ends_with("as many") { format!(" as with {baseline}") } else { String::new() };
    format!(
        "Over {over}, casualties with {alternative}: {said}{as_with}{}{median}",
        against_it(last, ratio.value, draws)
    )
}
