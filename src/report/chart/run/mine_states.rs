//! Chart: the states of the mines over time.

use super::over_time::first_after_start;
use super::states::{key, seen, shares};
use crate::question::Quantity;
use crate::report::chart::ChartError;
use crate::report::chart::layout::axis::Axis;
use crate::report::chart::layout::picture::{Picture, both_fit, source, with_each};
use crate::report::chart::layout::stacks::{Stack, Stacks};
use crate::report::wording::draws::MEANS_CARRIED;
use crate::report::wording::frequency::compared;
use crate::report::wording::words::{only_if, span};
use crate::results::Findings;

/// The content of the chart.
pub(crate) fn picture(findings: &Findings) -> Result<Picture, ChartError> {
    let first = first_after_start(findings)?;
    let times = findings.times_days[first..].to_vec();
    let alternatives = findings
        .alternatives
        .iter()
        .map(|alternative| shares(findings, alternative))
        .collect::<Result<Vec<_>, _>>()?;
    let seen = seen(&alternatives);
    let horizon = span(times.last().copied().unwrap_or_default());
    let last = |values: &Vec<f64>| values.last().copied().unwrap_or_default();
    let in_the_ground =
        |states: &[Vec<f64>; 6]| last(&states[0]) + last(&states[1]) + last(&states[2]);
    let panels = findings
        .alternatives
        .iter()
        .zip(&alternatives)
        .map(|(alternative, states)| {
            let [left] = shares_text([in_the_ground(states)]);
            let wording = format!("{left} still in the ground after {horizon}");
            let kept =
                states.iter().zip(seen).filter(|(_, seen)| *seen).map(|(values, _)| values.clone());
            Stack { name: alternative.name.clone(), wording, shares: kept.collect() }
        })
        .collect();
    let plain = format!("What became of the mines in {horizon}");
    let carried = findings.alternatives.iter().any(|alternative| {
        let left = alternative.curves.get(&Quantity::Explosive).and_then(|entry| entry.whole());
        left.is_some_and(|left| left.median.last().is_some_and(Option::is_some))
    });
    let title = match (findings.alternatives.as_slice(), alternatives.as_slice()) {
        _ if carried => plain,
        ([_], [states]) => {
            let [left] = shares_text([in_the_ground(states)]);
            format!("After {horizon}, on average {left} of the mines are still in the ground")
        }
        ([one, other], [a, b]) if both_fit(&one.name, &other.name) => {
            let left = shares_text([a, b].map(in_the_ground));
            let both = with_each(left, [&one.name, &other.name], Default::default(), ",");
            format!("After {horizon}, still in the ground on average: {both}")
        }
        _ => plain,
    };
    Ok(Picture {
        title,
        subtitle: format!(
            "Share of all mines laid in each state on average, over time on a logarithmic scale. \
             An inert mine is still an explosive, and nobody can tell it from a functional one.{}",
            only_if(carried, MEANS_CARRIED)
        ),
        source: source(findings),
        body: Box::new(Stacks {
            key: key(seen),
            across: Axis::of_times(&times).ok_or(ChartError::NoTime)?,
            times,
            panels,
        }),
    })
}

fn shares_text<const N: usize>(left: [f64; N]) -> [String; N] {
    // the sum of states that make up all may be below 1 by a rounding error
    compared(left.map(|p| if p > 1.0 - 1e-9 { 1.0 } else { p }))
}
