//! What became of the mines, over time.

use super::ChartError;
use super::axis::Axis;
use super::over_time::first_after_start;
use super::picture::{Picture, both_fit, source, with_each};
use super::stacks::{Stack, Stacks};
use super::states::{key, seen, shares};
use crate::question::Quantity;
use crate::report::draws::MEANS_CARRIED;
use crate::report::frequency::compared;
use crate::report::words::{only_if, span};
use crate::results::Findings;

/// The picture.
pub(crate) fn picture(findings: &Findings) -> Result<Picture, ChartError> {
    let first = first_after_start(findings)?;
    let times = findings.times_days[first..].to_vec();
    let arms =
        findings.arms.iter().map(|arm| shares(findings, arm)).collect::<Result<Vec<_>, _>>()?;
    let seen = seen(&arms);
    let horizon = span(times.last().copied().unwrap_or_default());
    let last = |values: &Vec<f64>| values.last().copied().unwrap_or_default();
    let in_the_ground =
        |states: &[Vec<f64>; 6]| last(&states[0]) + last(&states[1]) + last(&states[2]);
    let panels = findings
        .arms
        .iter()
        .zip(&arms)
        .map(|(arm, states)| {
            let [left] = said([in_the_ground(states)]);
            let told = format!("{left} still in the ground after {horizon}");
            let kept =
                states.iter().zip(seen).filter(|(_, seen)| *seen).map(|(values, _)| values.clone());
            Stack { name: arm.name.clone(), told, shares: kept.collect() }
        })
        .collect();
    let plain = format!("What became of the mines in {horizon}");
    let carried = findings.arms.iter().any(|arm| {
        let left = arm.curves.get(&Quantity::Explosive).and_then(|entry| entry.whole());
        left.is_some_and(|left| left.median.last().is_some_and(Option::is_some))
    });
    let title = match (findings.arms.as_slice(), arms.as_slice()) {
        _ if carried => plain,
        ([_], [states]) => {
            let [left] = said([in_the_ground(states)]);
            format!("After {horizon}, on average {left} of the mines are still in the ground")
        }
        ([one, other], [a, b]) if both_fit(&one.name, &other.name) => {
            let left = said([a, b].map(in_the_ground));
            let both = with_each(left, [&one.name, &other.name], Default::default(), ",");
            format!("After {horizon}, still in the ground on average: {both}")
        }
        _ => plain,
    };
    Ok(Picture {
        title,
        subtitle: format!(
            "Share of all mines laid in each state over time, on a logarithmic scale, on average. \
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

fn said<const N: usize>(left: [f64; N]) -> [String; N] {
    // states are added up here, and the sum of what is all may be a rounding error short of it
    compared(left.map(|p| if p > 1.0 - 1e-9 { 1.0 } else { p }))
}
