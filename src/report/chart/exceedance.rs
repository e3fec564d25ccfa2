//! How likely it is that so many people or more are hurt.

use super::ChartError;
use super::axis::Axis;
use super::picture::{Body, Curves, Line, Picture, both_fit, source};
use crate::estimate::{ArmFindings, AtTime, Estimate, Findings};
use crate::question::Quantity;
use crate::report::words::{chance, count, ends_in_hundred, power_of_ten, quoted_whole, span};

/// The picture; none where no fields were lived, or nobody was hurt in any.
pub(crate) fn picture(findings: &Findings) -> Result<Option<Picture>, ChartError> {
    let Some(last) = findings.arms.first().and_then(|arm| arm.at.last()) else { return Ok(None) };
    let horizon = span(last.days);
    let arms: Option<Vec<(&ArmFindings, &AtTime)>> =
        findings.arms.iter().map(|arm| Some((arm, arm.at.last()?))).collect();
    let arms = arms.unwrap_or_default();
    let fields = arms.iter().map(|(_, at)| fields(at)).max().unwrap_or(0);
    let mut counts: Vec<u64> =
        arms.iter().flat_map(|(_, at)| &at.casualty_counts).map(|cell| cell.0).filter(|&k| k > 0).collect();
    counts.sort_unstable();
    counts.dedup();
    let Some(&most) = counts.last() else { return Ok(None) };
    if counts.first() != Some(&1) {
        counts.insert(0, 1);
    }
    // one more than the greatest, so that every line is seen to end
    counts.push(most + (most / 20).max(1));
    let along: Vec<f64> = counts.iter().map(|&k| k as f64).collect();
    let lines: Vec<Line> = arms
        .iter()
        .map(|(arm, at)| Line {
            name: arm.name.clone(),
            last: told(at),
            mean: counts
                .iter()
                .map(|&k| {
                    if k == 1 { any(at).map_or_else(|| at_least(at, 1), |p| p.mean) } else { at_least(at, k) }
                })
                .collect(),
            band: None,
            edges: None,
            dashed: None,
            mark: None,
            bound: None,
        })
        .collect();
    let sampled = findings.provenance.means_are_sampled();
    let banded = arms.iter().any(|(_, at)| any(at).is_some_and(|p| p.mean > 0.0 && p.epistemic.is_some()));
    let across =
        Axis { low: 1.0, high: along.last().copied().unwrap_or(2.0), ..Axis::logarithmic(1.0, 10.0) };
    Ok(Some(Picture {
        title: title(&arms, &horizon),
        subtitle: format!(
            "How likely it is that so many people or more are killed or injured by {horizon}: the share of {} fields, luck \
             and parameter draws together{}. A line that ends in a triangle was seen no further, or falls below the lower \
             edge.{}",
            count(fields),
            if sampled { "" } else { "; that anybody is, as expected values" },
            if banded { " Brackets: 90 % epistemic band." } else { "" }
        ),
        source: source(findings),
        body: Body::Curves(Curves {
            vertical_name: "Probability of at least so many casualties".to_owned(),
            across_name: "Casualties in one field, on a logarithmic scale".to_owned(),
            along,
            across,
            say_across: Some(number_of_people),
            up: Axis::logarithmic(1.0 / fields.max(2) as f64, 1.0),
            say: power_of_ten,
            lines,
            references: vec![],
            strip: None,
        }),
    }))
}

/// Counts above 255 stand for a cell.
const fn about(casualties: u64) -> &'static str {
    if casualties > 255 { "about " } else { "" }
}

fn number_of_people(people: f64) -> String {
    count(people.round() as u64)
}

fn fields(at: &AtTime) -> u64 {
    at.casualty_counts.iter().map(|cell| cell.1).sum()
}

/// The probability that anybody is hurt.
fn any(at: &AtTime) -> Option<Estimate> {
    at.quantities.get(&Quantity::PAnyCasualty)?.whole().copied()
}

/// What is told of an arm: how likely it is that anybody is hurt, and the most that were in one field.
fn told(at: &AtTime) -> String {
    let Some(p) = any(at).filter(|p| p.mean > 0.0) else {
        return format!("nobody hurt in any of {} fields", count(fields(at)));
    };
    let bracket = p.epistemic.filter(|[low, _]| *low > 0.0).map_or_else(String::new, |ends| {
        let [low, high] = ends.map(chance);
        format!(" ({})", ends_in_hundred(p.mean, ends).unwrap_or_else(|| format!("{low} to {high}")))
    });
    let most = match greatest(at) {
        0 => "nobody".to_owned(),
        most => format!("{}{}", about(most), count(most)),
    };
    format!("anybody: {}{bracket}; most seen in a field:\u{a0}{most}", chance(p.mean))
}

fn greatest(at: &AtTime) -> u64 {
    at.casualty_counts.iter().map(|cell| cell.0).max().unwrap_or(0)
}

/// The share of fields with so many casualties or more.
fn at_least(at: &AtTime, casualties: u64) -> f64 {
    let more = at.casualty_counts.iter().filter(|cell| cell.0 >= casualties).map(|cell| cell.1).sum::<u64>();
    more as f64 / fields(at).max(1) as f64
}

/// The finding: how likely it is that anybody is hurt.
fn title(arms: &[(&ArmFindings, &AtTime)], horizon: &str) -> String {
    let said = |at: &AtTime| match any(at) {
        Some(p) if p.mean > 0.0 => chance(p.mean),
        _ => "none seen".to_owned(),
    };
    match arms {
        [(_, at)] => format!("Chance that somebody is hurt within {horizon}: {}", said(at)),
        [(one, a), (other, b)] if both_fit(&one.name, &other.name) => format!(
            "Chance that somebody is hurt within {horizon}: {} with {}, {} with {}",
            said(a),
            quoted_whole(&one.name),
            said(b),
            quoted_whole(&other.name)
        ),
        _ => format!("How likely it is that so many people are hurt within {horizon}"),
    }
}
