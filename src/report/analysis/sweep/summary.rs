//! The points of a sweep as a table, for the terminal.

use super::wording::{made_by, short_keys, target_text, value_text};
use crate::report::text::aligned::aligned;
use crate::report::text::paragraphs::Text;
use crate::report::text::table::WIDE;
use crate::report::wording::closing_sentence::CLOSING;
use crate::report::wording::draws::{beside, median_note};
use crate::report::wording::words::{capital, count, only_if, short};
use crate::results::{DrawSummary, Swept, SweptPoint};

/// Most points that are listed.
const MOST: usize = 60;
/// The purpose of a sweep and its limit.
const NO_SEARCH: &str =
    "It says what follows from each value, and nothing of what a mine ought to be.";

/// The summary as plain text.
///
/// It has at most 100 columns where names allow.
///
/// It holds a table for each target, with a row for each point. It ends in a newline.
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
    cut.for_each(|(short, key)| text.say(&format!("{short}: {key}")));
    let intervals = only_if(
        found.points.iter().any(|point| point.draws > 1),
        "In brackets: 90 % uncertainty interval (parameters); every point has the same parameter \
         draws, but for what is varied. ",
    );
    let medians = median_note(text.lines().iter());
    text.say(&format!("{intervals}Expected values; chance is not in them.{medians}"));
    text.say(&made_by(found));
    text.say(&format!("{NO_SEARCH} {CLOSING}"));
    text.done()
}

/// The table of a target.
///
/// It has a column for each alternative where they fit side by side; otherwise it is one table
/// after the other.
fn of_target(found: &Swept, target: usize) -> Vec<String> {
    let said = target_text(&found.targets[target]);
    let Some(alternatives) = found.alternatives() else {
        // where points differ in the names of alternatives: a row for each
        let rows = found.points.iter().take(MOST).flat_map(|point| {
            point.alternatives.iter().map(|alternative| {
                let keys = point.values.iter().map(value_text);
                keys.chain([alternative.alternative.clone(), cell(&alternative.numbers[target])])
                    .collect()
            })
        });
        let heads = heads(found, &["alternative", "mean"]);
        return [vec![capital(&said)], table(heads, rows.collect())].concat();
    };
    let of_alternatives = |places: &[usize]| {
        let row = |point: &SweptPoint| {
            let keys = point.values.iter().map(value_text);
            keys.chain(
                places
                    .iter()
                    .map(|&alternative| cell(&point.alternatives[alternative].numbers[target])),
            )
            .collect()
        };
        let names: Vec<&str> =
            places.iter().map(|&alternative| alternatives[alternative]).collect();
        table(heads(found, &names), found.points.iter().take(MOST).map(row).collect())
    };
    let all: Vec<usize> = (0..alternatives.len()).collect();
    let beside = of_alternatives(&all);
    if beside.iter().all(|line| line.chars().count() <= WIDE) {
        return [vec![capital(&said)], beside].concat();
    }
    all.iter()
        .flat_map(|&alternative| {
            [vec![capital(&said)], of_alternatives(&[alternative]), vec![String::new()]].concat()
        })
        .collect()
}

fn heads(found: &Swept, more: &[&str]) -> Vec<String> {
    short_keys(&found.keys).into_iter().chain(more.iter().copied()).map(str::to_owned).collect()
}

fn table(heads: Vec<String>, rows: Vec<Vec<String>>) -> Vec<String> {
    aligned(&[vec![heads], rows].concat(), &[])
}

fn cell(number: &DrawSummary) -> String {
    match number.uncertainty_interval {
        Some([low, high]) => {
            let median = beside(number.median, short);
            format!("{} ({} to {}{median})", short(number.mean), short(low), short(high))
        }
        None => short(number.mean),
    }
}
