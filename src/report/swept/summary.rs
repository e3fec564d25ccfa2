//! The points as a table, for the terminal.

use super::said::{made_by, short_keys, target_said, value_said};
use crate::report::aligned::aligned;
use crate::report::draws::{beside, median_said};
use crate::report::limits::NO_GROUND_IS_SAFE;
use crate::report::table::WIDE;
use crate::report::text::Text;
use crate::report::words::{capital, count, only_if, short};
use crate::results::{OverDraws, Swept, SweptPoint};

/// Most points that are listed.
const MOST: usize = 60;
/// What it is for.
const NO_SEARCH: &str =
    "It says what follows from each value, and nothing of what a mine ought to be.";

/// The summary, plain text of at most 100 columns where names allow, with a newline at the end: for
/// each number a table with a row for each point.
pub(super) fn summary(found: &Swept) -> String {
    let mut text = Text::default();
    text.say(&found.title);
    for target in 0..found.targets.len() {
        text.gap();
        text.rows(of_target(found, target));
    }
    text.gap();
    if found.points.len() > MOST {
        let all = count(found.points.len() as u64);
        text.say(&format!("The first {MOST} of {all} points; --format csv has all of them."));
    }
    let short = short_keys(&found.keys);
    let cut = short.iter().zip(&found.keys).filter(|(short, key)| *short != key);
    text.rows(cut.map(|(short, key)| format!("{short}: {key}")));
    let bands = only_if(
        found.points.iter().any(|point| point.draws > 1),
        "In brackets: 90 % epistemic band, what the unknown parameters leave open; every point has \
         the same parameter draws, but for what is varied. ",
    );
    let medians = median_said(text.lines().iter());
    text.say(&format!("{bands}Expected values; luck is not in them.{medians}"));
    text.say(&made_by(found));
    text.say(&format!("{NO_SEARCH} {NO_GROUND_IS_SAFE}"));
    text.done()
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
            let median = beside(number.median, short);
            format!("{} ({} to {}{median})", short(number.mean), short(low), short(high))
        }
        None => short(number.mean),
    }
}
