//! `sensitivity.json` and `sensitivity.csv`, the interface to other programs.

use super::summary::summary;
use crate::report::chart::sensitivity_charts;
use crate::report::output::{CsvWriter, Files, Output, Rows};
use crate::report::{Drawing, Layout, ReportError};
use crate::results::{Index, Sensitivity};
use serde::Serialize;

/// The column names.
const HEAD: &str = "target,alternative,key,distribution,first_order,first_order_low,\
                    first_order_high,total_effect,total_effect_low,total_effect_high,\
                    key_at_5_percent,key_at_95_percent,target_at_5_percent,target_at_95_percent";

impl Output for Sensitivity {
    fn text(&self, _rows: Rows) -> String {
        summary(self)
    }

    fn document(&self) -> impl Serialize {
        self
    }
}

impl Files for Sensitivity {
    const NAME: &'static str = "sensitivity";
    const CHARTS: &'static [&'static str] = &["indices", "tornado"];

    /// Writes a row for each target, alternative and key.
    ///
    /// Indices are empty where the target does not vary. Quantiles of durations are in days.
    fn rows(&self, table: &mut CsvWriter) -> Result<(), ReportError> {
        table.write_record(HEAD.split(','))?;
        for target in &self.targets {
            for alternative in &target.alternatives {
                for key in &alternative.keys {
                    let names =
                        [&target.target, &alternative.alternative, &key.key, &key.distribution]
                            .map(Clone::clone);
                    let indices = [key.first, key.total].map(columns).concat();
                    let [low, high] = key.moved_to;
                    let moved = [low, high, key.at_low, key.at_high].map(|value| value.to_string());
                    table.write_record(names.iter().chain(&indices).chain(&moved))?;
                }
            }
        }
        Ok(())
    }

    fn targets(&self) -> usize {
        self.targets.len()
    }

    fn charts(&self, target: usize, layout: Layout) -> Result<Vec<Drawing>, ReportError> {
        Ok(sensitivity_charts(self, target, layout))
    }
}

fn columns(index: Option<Index>) -> [String; 3] {
    index.map_or_else(Default::default, |Index { value, interval: [low, high] }| {
        [value, low, high].map(|value| value.to_string())
    })
}
