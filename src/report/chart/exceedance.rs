//! How likely it is that so many people or more are hurt.

use super::axis::Axis;
use super::lines::{Curves, Line};
use super::over_time::bounds_said;
use super::picture::{Picture, both_fit, source, with_each};
use crate::question::Quantity;
use crate::report::draws::median_said;
use crate::report::frequency::{self, chance, power_of_ten};
use crate::report::said::{Evidence, Manner};
use crate::report::table::brackets;
use crate::report::topic::whole;
use crate::report::words::{count, span};
use crate::results::{ArmFindings, AtTime, Estimate, FEW_EVENTS, Findings};

/// The picture; none where no fields were lived, or nobody was hurt in any.
pub(crate) fn picture(findings: &Findings) -> Option<Picture> {
    let horizon = span(findings.arms.first()?.at.last()?.days);
    let arms = findings.arms.iter().map(|arm| Some((arm, arm.at.last()?)));
    let arms: Vec<(&ArmFindings, &AtTime)> = arms.collect::<Option<_>>()?;
    let fields = arms.iter().map(|(_, at)| fields(at)).max().unwrap_or(0);
    let mut counts: Vec<u64> = arms
        .iter()
        .flat_map(|(_, at)| &at.casualty_counts)
        .map(|cell| cell.0)
        .filter(|&k| k > 0)
        .collect();
    // a step after each, since between two of them nothing falls
    counts.extend(counts.clone().iter().map(|&k| k + 1));
    counts.sort_unstable();
    counts.dedup();
    let most = *counts.last()?;
    if counts.first() != Some(&1) {
        counts.insert(0, 1);
    }
    // one more than the greatest, so that every line is seen to end
    counts.push(most + (most / 20).max(1));
    let along: Vec<f64> = counts.iter().map(|&k| k as f64).collect();
    let lines: Vec<Line> = arms
        .iter()
        .map(|(arm, at)| (arm, at, chances(at, &counts)))
        .map(|(arm, at, chances)| Line {
            name: arm.name.clone(),
            last: told(findings, at),
            mean: told_apart(at, &counts, &chances),
            dashed: Some(chances),
            bound: any(at).and_then(|p| p.none_seen_upper_bound),
            ..Line::default()
        })
        .collect();
    let sampled = findings.provenance.means_are_sampled();
    let up = Axis::logarithmic(1.0 / fields.max(2) as f64, 1.0);
    let across = Axis {
        low: 1.0,
        high: along.last().copied().unwrap_or(2.0),
        ..Axis::logarithmic(1.0, 10.0)
    };
    Some(Picture {
        title: title(findings, &arms, &horizon),
        subtitle: format!(
            "How likely it is that so many people or more are killed or injured by {horizon}: the \
             share of {} fields, luck and parameter draws together{}. Thin dashes: seen in fewer \
             than 10 fields. {}{}{}",
            count(fields),
            if sampled { "" } else { "; that anybody is, as expected values" },
            brackets(findings),
            median_said(lines.iter().map(|line| &line.last)),
            bounds_said(&lines, up)
        ),
        source: source(findings),
        body: Box::new(Curves {
            vertical_name: "Probability of at least so many casualties".to_owned(),
            across_name: "Casualties in one field, on a logarithmic scale".to_owned(),
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
    whole(at, Quantity::PAnyCasualty)
}

/// A probability beside the axis.
fn on_axis(p: f64) -> String {
    if p >= 1.0 { chance(p) } else { power_of_ten(p) }
}

/// What is told of an arm: how likely it is that anybody is hurt, and the most that were in one
/// field.
fn told(findings: &Findings, at: &AtTime) -> String {
    let most = match greatest(at) {
        0 => "nobody".to_owned(),
        most => format!("{}{}", about(most), count(most)),
    };
    let any =
        any(at).map_or_else(String::new, |p| Evidence::of(findings).cell(&p, Manner::ANY_CASUALTY));
    format!("anybody: {any}; at most\u{a0}{most} seen in a field")
}

fn greatest(at: &AtTime) -> u64 {
    at.casualty_counts.iter().map(|cell| cell.0).max().unwrap_or(0)
}

/// The chance of so many casualties or more, for increasing counts: that of the first is the one
/// that is reported, the others are shares of the fields, and no more than it.
fn chances(at: &AtTime, counts: &[u64]) -> Vec<f64> {
    let first = any(at).map_or_else(|| at_least(at, 1), |p| p.mean);
    counts.iter().map(|&k| if k == 1 { first } else { at_least(at, k).min(first) }).collect()
}

/// The chances that enough fields tell of: a line, so none where that is of one count alone.
fn told_apart(at: &AtTime, counts: &[u64], chances: &[f64]) -> Vec<f64> {
    let told = counts.iter().take_while(|&&k| fields_with(at, k) as f64 >= FEW_EVENTS).count();
    chances[..if told > 1 { told } else { 0 }].to_vec()
}

/// The fields with so many casualties or more.
fn fields_with(at: &AtTime, casualties: u64) -> u64 {
    at.casualty_counts.iter().filter(|cell| cell.0 >= casualties).map(|cell| cell.1).sum()
}

/// The share of fields with so many casualties or more.
fn at_least(at: &AtTime, casualties: u64) -> f64 {
    fields_with(at, casualties) as f64 / fields(at).max(1) as f64
}

/// The finding: how likely it is that anybody is hurt.
fn title(findings: &Findings, arms: &[(&ArmFindings, &AtTime)], horizon: &str) -> String {
    let mean = |at: &AtTime| any(at).map_or(0.0, |p| p.mean);
    let median = |at: &AtTime, over: f64| {
        let of = any(at).unwrap_or_default();
        Evidence::of(findings).median_behind(&of, Manner::ANY_CASUALTY, Some(over))
    };
    let none =
        |said: String| if said == "none" { Evidence::of(findings).none().to_owned() } else { said };
    match arms {
        [(_, at)] => {
            format!(
                "Chance that somebody is hurt within {horizon}: {}{}",
                none(chance(mean(at))),
                median(at, frequency::common(&[mean(at)]))
            )
        }
        [(one, a), (other, b)] if both_fit(&one.name, &other.name) => {
            let over = frequency::common(&[mean(a), mean(b)]);
            let said = frequency::compared_chances([mean(a), mean(b)]).map(none);
            let medians = [a, b].map(|at| median(at, over));
            let both = with_each(said, [&one.name, &other.name], medians, ",");
            format!("Chance that somebody is hurt within {horizon}: {both}")
        }
        _ => format!("How likely it is that so many people are hurt within {horizon}"),
    }
}
