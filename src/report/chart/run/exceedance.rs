//! Chart: exceedance probability of casualties.

use super::over_time::bounds_note;
use crate::question::Quantity;
use crate::report::chart::layout::axis::Axis;
use crate::report::chart::layout::lines::{Curves, Line};
use crate::report::chart::layout::picture::{Picture, both_fit, source, with_each};
use crate::report::text::table::brackets;
use crate::report::text::topic::whole;
use crate::report::wording::draws::median_note;
use crate::report::wording::estimate_format::EstimateFormat;
use crate::report::wording::format_estimate::Evidence;
use crate::report::wording::frequency;
use crate::report::wording::frequency::{chance, power_of_ten};
use crate::report::wording::words::{count, span};
use crate::results::{AlternativeFindings, AtTime, Estimate, FEW_EVENTS, Findings};

/// The content of the chart; `None` without replicates or casualties in them.
pub(crate) fn picture(findings: &Findings) -> Option<Picture> {
    let horizon = span(findings.alternatives.first()?.at.last()?.days);
    let alternatives =
        findings.alternatives.iter().map(|alternative| Some((alternative, alternative.at.last()?)));
    let alternatives: Vec<(&AlternativeFindings, &AtTime)> = alternatives.collect::<Option<_>>()?;
    let total_replicates =
        alternatives.iter().map(|(_, at)| total_replicates(at)).max().unwrap_or(0);
    let mut counts: Vec<u64> = alternatives
        .iter()
        .flat_map(|(_, at)| &at.casualty_counts)
        .map(|cell| cell.0)
        .filter(|&k| k > 0)
        .collect();
    // a step after each count, since the curve is constant between two counts
    counts.extend(counts.clone().iter().map(|&k| k + 1));
    counts.sort_unstable();
    counts.dedup();
    let most = *counts.last()?;
    if counts.first() != Some(&1) {
        counts.insert(0, 1);
    }
    // one more than the largest, so that the end of every line is visible
    counts.push(most + (most / 20).max(1));
    let along: Vec<f64> = counts.iter().map(|&k| k as f64).collect();
    let lines: Vec<Line> = alternatives
        .iter()
        .map(|(alternative, at)| (alternative, at, chances(at, &counts)))
        .map(|(alternative, at, chances)| Line {
            name: alternative.name.clone(),
            last: labels(findings, at),
            mean: separated(at, &counts, &chances),
            dashed: Some(chances),
            bound: any(at).and_then(|p| p.upper_limit_95),
            ..Line::default()
        })
        .collect();
    let sampled = findings.provenance.means_are_sampled();
    let up = Axis::logarithmic(1.0 / total_replicates.max(2) as f64, 1.0);
    let across = Axis {
        low: 1.0,
        high: along.last().copied().unwrap_or(2.0),
        ..Axis::logarithmic(1.0, 10.0)
    };
    Some(Picture {
        title: title(findings, &alternatives, &horizon),
        subtitle: format!(
            "Probability that at least so many people are killed or injured by {horizon}: the \
             share of {} replicates, chance and parameter draws together{}. Thin dashes: seen in \
             fewer than 10 replicates. {}{}{}",
            count(total_replicates),
            if sampled { "" } else { "; that at least one is, as expected values" },
            brackets(findings),
            median_note(lines.iter().map(|line| &line.last)),
            bounds_note(&lines, up)
        ),
        source: source(findings),
        body: Box::new(Curves {
            vertical_name: "Probability of at least so many casualties".to_owned(),
            across_name: "Casualties in one replicate, on a logarithmic scale".to_owned(),
            along,
            across,
            say_across: Some(number_of_people),
            up,
            say: on_axis,
            lines,
            references: vec![],
            strip: None,
            marks: vec![],
        }),
    })
}

/// The word before counts above 255, which stand for a range.
const fn about(casualties: u64) -> &'static str {
    if casualties > 255 { "about " } else { "" }
}

fn number_of_people(people: f64) -> String {
    count(people.round() as u64)
}

fn total_replicates(at: &AtTime) -> u64 {
    at.casualty_counts.iter().map(|cell| cell.1).sum()
}

/// The probability of at least one casualty.
fn any(at: &AtTime) -> Option<Estimate> {
    whole(at, Quantity::PAnyCasualty)
}

/// Formats a probability as a tick label.
fn on_axis(p: f64) -> String {
    if p >= 1.0 { chance(p) } else { power_of_ten(p) }
}

/// The text of an alternative.
///
/// It has the probability of at least one casualty and the most in one replicate.
fn labels(findings: &Findings, at: &AtTime) -> String {
    let most = match greatest(at) {
        0 => "nobody".to_owned(),
        most => format!("{}{}", about(most), count(most)),
    };
    let any = any(at).map_or_else(String::new, |p| {
        Evidence::of(findings).cell(&p, EstimateFormat::ANY_CASUALTY)
    });
    format!("at least one: {any}; at most\u{a0}{most} seen in a replicate")
}

fn greatest(at: &AtTime) -> u64 {
    at.casualty_counts.iter().map(|cell| cell.0).max().unwrap_or(0)
}

/// The exceedance probability at increasing counts.
///
/// The first is the reported probability of at least one casualty. The others are shares of the
/// replicates, limited to it.
fn chances(at: &AtTime, counts: &[u64]) -> Vec<f64> {
    let first = any(at).map_or_else(|| at_least(at, 1), |p| p.mean);
    counts.iter().map(|&k| if k == 1 { first } else { at_least(at, k).min(first) }).collect()
}

/// The probabilities that rest on enough replicates.
///
/// There is none where only one count does, since one point is no line.
fn separated(at: &AtTime, counts: &[u64], chances: &[f64]) -> Vec<f64> {
    let labels =
        counts.iter().take_while(|&&k| replicates_with(at, k) as f64 >= FEW_EVENTS).count();
    chances[..if labels > 1 { labels } else { 0 }].to_vec()
}

/// The number of replicates with at least this many casualties.
fn replicates_with(at: &AtTime, casualties: u64) -> u64 {
    at.casualty_counts.iter().filter(|cell| cell.0 >= casualties).map(|cell| cell.1).sum()
}

/// The share of replicates with at least this many casualties.
fn at_least(at: &AtTime, casualties: u64) -> f64 {
    replicates_with(at, casualties) as f64 / total_replicates(at).max(1) as f64
}

/// The title: the probability of at least one casualty.
fn title(
    findings: &Findings,
    alternatives: &[(&AlternativeFindings, &AtTime)],
    horizon: &str,
) -> String {
    let mean = |at: &AtTime| any(at).map_or(0.0, |p| p.mean);
    let median = |at: &AtTime, over: f64| {
        let of = any(at).unwrap_or_default();
        Evidence::of(findings).median_behind(&of, EstimateFormat::ANY_CASUALTY, Some(over))
    };
    let none =
        |said: String| if said == "none" { Evidence::of(findings).none().to_owned() } else { said };
    match alternatives {
        [(_, at)] => {
            format!(
                "Probability of at least one casualty within {horizon}: {}{}",
                none(chance(mean(at))),
                median(at, frequency::common(&[mean(at)]))
            )
        }
        [(one, a), (other, b)] if both_fit(&one.name, &other.name) => {
            let over = frequency::common(&[mean(a), mean(b)]);
            let said = frequency::compared_chances([mean(a), mean(b)]).map(none);
            let medians = [a, b].map(|at| median(at, over));
            let both = with_each(said, [&one.name, &other.name], medians, ",");
            format!("Probability of at least one casualty within {horizon}: {both}")
        }
        _ => format!("Probability of at least so many casualties within {horizon}"),
    }
}
