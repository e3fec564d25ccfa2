//! `sweep.json` and `sweep.csv`, the interface for other programs.

use super::summary::summary;
use crate::estimate::Swept;
use crate::report::chart::sweep_charts;
use crate::report::output::{Files, Output, Rows, Table, cell};
use crate::report::{Drawing, Layout, ReportError};
use serde::Serialize;

/// The columns after those of the keys.
const HEADER: [&str; 11] = [
    "draws",
    "arm",
    "quantity",
    "part",
    "time_days",
    "mean",
    "std_error",
    "epistemic_low",
    "epistemic_high",
    "median",
    "seed",
];

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

    /// A row for each point, arm and target, the keys as the first columns.
    fn rows(&self, table: &mut Table) -> Result<(), ReportError> {
        table.write_record(self.keys.iter().map(String::as_str).chain(HEADER))?;
        for point in &self.points {
            for arm in &point.arms {
                for (target, number) in self.targets.iter().zip(&arm.numbers) {
                    let [low, high] =
                        [0, 1].map(|end| cell(number.epistemic.map(|ends: [f64; 2]| ends[end])));
                    let values = point.values.iter().map(|value| value.written.clone());
                    let row = values.chain([
                        point.draws.to_string(),
                        arm.arm.clone(),
                        target.quantity.name().to_owned(),
                        target.part.clone().unwrap_or_default(),
                        target.days.to_string(),
                        number.mean.to_string(),
                        cell(number.std_error),
                        low,
                        high,
                        cell(number.median),
                        point.seed.to_string(),
                    ]);
                    table.write_record(row)?;
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
