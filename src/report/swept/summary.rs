//! The points as a table, for the terminal.

use super::said::{made_by, short_keys, target_said, value_said};
use crate::estimate::{OverDraws, Swept, SweptPoint};
use crate::report::aligned::aligned;
use crate::report::draws::median_said;
use crate::report::limits::NO_GROUND_IS_SAFE;
use crate::report::lines::wrapped;
use crate::report::table::WIDE;
use crate::report::words::{capital, count, short};

/// Most points that are listed.
const MOST: usize = 60;
/// What it is for.
const NO_SEARCH: &str =
    "It says what follows from each value, and nothing of what a mine ought to be.";

/// The summary, plain text of at most 100 columns where names allow, with a newline at the end: for
/// each number a table with a row for each point.
pub(super) fn summary(found: &Swept) -> String {
    let mut lines = wrapped(&found.title, WIDE);
    for target in 0..found.targets.len() {
        lines.push(String::new());
        lines.extend(of_target(found, target));
    }
    lines.push(String::new());
    if found.points.len() > MOST {
        let said = format!(
            "The first {MOST} of {} points; --format csv has all of them.",
            count(found.points.len() as u64)
        );
        lines.extend(wrapped(&said, WIDE));
    }
    let short = short_keys(&found.keys);
    for (short, key) in short.iter().zip(&found.keys).filter(|(short, key)| *short != key) {
        lines.push(format!("{short}: {key}"));
    }
    let bands = if found.points.iter().any(|point| point.draws > 1) {
        "In brackets: 90 % epistemic band, what the unknown parameters leave open; every point has \
         the same parameter draws, but for what is varied. "
    } else {
        ""
    };
    let medians = median_said(lines.iter());
    lines.extend(wrapped(&format!("{bands}Expected values; luck is not in them.{medians}"), WIDE));
    lines.extend(wrapped(&made_by(found), WIDE));
    lines.extend(wrapped(&format!("{NO_SEARCH} {NO_GROUND_IS_SAFE}"), WIDE));
    lines.join("\n") + "\n"
}

/// The table of a number: a column for each arm where they fit side by side, else one table after
/// the other.
fn of_target(found: &Swept, target: usize) -> Vec<String> {
    let said = target_said(&found.targets[target]);
    let Some(arms) = found.arms() else {
        // arms with other names at other points: a row for each
        let rows = found.points.iter().take(MOST).flat_map(|point| {
            point.arms.iter().map(|arm| {
                let keys = point.values.iter().map(value_said);
                keys.chain([arm.arm.clone(), cell(&arm.numbers[target])]).collect()
            })
        });
        let heads = heads(found, &["arm", "mean"]);
        return [vec![capital(&said)], table(heads, rows.collect())].concat();
    };
    let of_arms = |places: &[usize]| {
        let row = |point: &SweptPoint| {
            let keys = point.values.iter().map(value_said);
            keys.chain(places.iter().map(|&arm| cell(&point.arms[arm].numbers[target]))).collect()
        };
        let names: Vec<&str> = places.iter().map(|&arm| arms[arm]).collect();
        table(heads(found, &names), found.points.iter().take(MOST).map(row).collect())
    };
    let all: Vec<usize> = (0..arms.len()).collect();
    let beside = of_arms(&all);
    if beside.iter().all(|line| line.chars().count() <= WIDE) {
        return [vec![capital(&said)], beside].concat();
    }
    all.iter()
        .flat_map(|&arm| [vec![capital(&said)], of_arms(&[arm]), vec![String::new()]].concat())
        .collect()
}

fn heads(found: &Swept, more: &[&str]) -> Vec<String> {
    short_keys(&found.keys).into_iter().chain(more.iter().copied()).map(str::to_owned).collect()
}

fn table(heads: Vec<String>, rows: Vec<Vec<String>>) -> Vec<String> {
    aligned(&[vec![heads], rows].concat(), &[])
}

fn cell(number: &OverDraws) -> String {
    match number.epistemic {
        Some([low, high]) => {
            let median = number
                .median
                .map_or_else(String::new, |median| format!("; median {}", short(median)));
            format!("{} ({} to {}{median})", short(number.mean), short(low), short(high))
        }
        None => short(number.mean),
    }
}
