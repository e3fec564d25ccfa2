//! `sweep.json` and `sweep.csv`, the interface to other programs.

use super::summary::summary;
use crate::report::chart::sweep_charts;
use crate::report::output::{CsvWriter, Files, Output, Rows, cell};
use crate::report::tables::record::record;
use crate::report::{Drawing, Layout, ReportError};
use crate::results::Swept;
use serde::Serialize;
use std::fmt::Display;

/// The column names after those of the keys.
const HEAD: &str = "draws,alternative,quantity,part,time_days,mean,std_error,uncertainty_low,\
                    uncertainty_high,median,seed";

impl Output for Swept {
    fn text(&self, _rows: Rows) -> String {
        summary(self)
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
            let values = point.values.iter().map(|value| &value.written as &dyn Display);
            let keys: Vec<&dyn Display> = values.chain([&point.draws as &dyn Display]).collect();
            for alternative in &point.alternatives {
                for (target, number) in self.targets.iter().zip(&alternative.numbers) {
                    let (name, part) = (target.quantity.name(), cell(target.part.as_ref()));
                    let [low, high] =
                        number.uncertainty_interval.map_or([None; 2], |ends| ends.map(Some));
                    let of: [&dyn Display; 5] =
                        [&alternative.alternative, &name, &part, &target.days, &number.mean];
                    let errors = [number.std_error, low, high, number.median].map(cell);
                    let errors = errors.each_ref().map(|cell| cell as &dyn Display);
                    record(table, &[&keys[..], &of, &errors, &[&point.seed]].concat())?;
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
