//! The points of a sweep: a table for the terminal, `sweep.json` and `sweep.csv`.

use super::wording::{made_by, short_keys, target_text, value_text};
use crate::report::chart::sweep_charts;
use crate::report::output::{CsvWriter, Files, Output, Rows, cell, ends};
use crate::report::text::lines::{Text, WIDE, aligned};
use crate::report::wording::closing_sentence::CLOSING;
use crate::report::wording::draws::{beside, median_note};
use crate::report::wording::words::{capital, count, only_if, short};
use crate::report::{Drawing, Layout, ReportError};
use crate::results::{DrawSummary, Swept, SweptPoint};
use serde::Serialize;
use std::ops::Range;

/// Most points that are listed.
const MOST: usize = 60;
/// The purpose of a sweep and its limit.
const NO_SEARCH: &str =
    "It says what follows from each value, and nothing of what a mine ought to be.";
/// The column names after those of the keys.
const HEAD: &str = "draws,alternative,quantity,part,time_days,mean,std_error,uncertainty_low,\
                    uncertainty_high,median,seed";

impl Output for Swept {
    /// A table for each target, with a row for each point.
    fn text(&self, _rows: Rows) -> String {
        let mut text = Text::default();
        text.say(&self.title);
        for target in 0..self.targets.len() {
            text.gap();
            text.rows(of_target(self, target));
        }
        text.gap();
        if self.points.len() > MOST {
            let all = count(self.points.len() as u64);
            text.say(&format!("The first {MOST} of {all} points; --format csv has all of them."));
        }
        let short = short_keys(&self.keys);
        let cut = short.iter().zip(&self.keys).filter(|(short, key)| *short != key);
        cut.for_each(|(short, key)| text.say(&format!("{short}: {key}")));
        let intervals = only_if(
            self.points.iter().any(|point| point.draws > 1),
            "In brackets: 90 % uncertainty interval (parameters); every point has the same \
             parameter draws, but for what is varied. ",
        );
        let medians = median_note(text.lines().iter());
        text.say(&format!("{intervals}Expected values; chance is not in them.{medians}"));
        text.say(&made_by(self));
        text.say(&format!("{NO_SEARCH} {CLOSING}"));
        text.done()
    }

    fn document(&self) -> impl Serialize {
        self
    }
}

impl Files for Swept {
    const NAME: &'static str = "sweep";
    const CHARTS: &'static [&'static str] = &["lines", "heat-map"];

    /// Writes a row for each point, alternative and target, the keys first.
    fn rows(&self, table: &mut CsvWriter) -> Result<(), ReportError> {
        table.write_record(self.keys.iter().map(String::as_str).chain(HEAD.split(',')))?;
        for point in &self.points {
            let draws = point.draws.to_string();
            let keys: Vec<String> = point.values.iter().map(value_text).chain([draws]).collect();
            for alternative in &point.alternatives {
                for (target, number) in self.targets.iter().zip(&alternative.numbers) {
                    let of = [
                        alternative.alternative.clone(),
                        target.quantity.name().to_owned(),
                        cell(target.part.as_ref()),
                        target.days.to_string(),
                        number.mean.to_string(),
                    ];
                    let [low, high] = ends(number.uncertainty_interval);
                    let errors = [number.std_error, low, high, number.median].map(cell);
                    let row = keys.iter().chain(&of).chain(&errors);
                    table.write_record(row.chain([&point.seed.to_string()]))?;
                }
            }
        }
        Ok(())
    }

    fn targets(&self) -> usize {
        self.targets.len()
    }

    fn charts(&self, target: usize, layout: Layout) -> Result<Vec<Drawing>, ReportError> {
        Ok(sweep_charts(self, target, layout))
    }
}

/// The table of a target.
///
/// It has a column for each alternative where they fit side by side; otherwise it is one table
/// after the other.
fn of_target(found: &Swept, target: usize) -> Vec<String> {
    let title = vec![capital(&target_text(&found.targets[target]))];
    let points = || found.points.iter().take(MOST);
    let table = |more: &[&str], rows: Vec<Vec<String>>| {
        let heads = short_keys(&found.keys).into_iter().chain(more.iter().copied());
        let heads = heads.map(str::to_owned).collect();
        aligned(&[vec![heads], rows].concat(), &[])
    };
    let Some(names) = found.alternatives() else {
        // where points differ in the names of alternatives: a row for each
        let rows = points().flat_map(|point| {
            point.alternatives.iter().map(|of| {
                values(point)
                    .chain([of.alternative.clone(), bracketed(&of.numbers[target])])
                    .collect()
            })
        });
        return [title, table(&["alternative", "mean"], rows.collect())].concat();
    };
    let of_alternatives = |shown: Range<usize>| {
        let row = |point: &SweptPoint| {
            let shown = point.alternatives[shown.clone()].iter();
            values(point).chain(shown.map(|of| bracketed(&of.numbers[target]))).collect()
        };
        table(&names[shown.clone()], points().map(row).collect())
    };
    let beside = of_alternatives(0..names.len());
    if beside.iter().all(|line| line.chars().count() <= WIDE) {
        return [title, beside].concat();
    }
    let one =
        |at: usize| [title.clone(), of_alternatives(at..at + 1), vec![String::new()]].concat();
    (0..names.len()).flat_map(one).collect()
}

/// The values of a point as they were given.
fn values(point: &SweptPoint) -> impl Iterator<Item = String> {
    point.values.iter().map(value_text)
}

/// A mean with its interval and median.
fn bracketed(number: &DrawSummary) -> String {
    match number.uncertainty_interval {
        Some([low, high]) => {
            let median = beside(number.median, short);
            format!("{} ({} to {}{median})", short(number.mean), short(low), short(high))
        }
        None => short(number.mean),
    }
}
