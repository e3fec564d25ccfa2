//! `break-even.json` and `break-even.csv`, the interface to other programs.

use super::summary::summary;
use crate::report::chart::break_even_charts;
use crate::report::output::{CsvWriter, Files, Output, Rows, cell};
use crate::report::{Drawing, Layout, ReportError};
use crate::results::{BreakEven, Spread};
use serde::Serialize;

/// The column names.
const HEAD: &str = "value,ratio,ratio_low,ratio_high,alternative,alternative_low,\
                    alternative_high,baseline,baseline_low,baseline_high,able_to_function,\
                    able_to_function_low,able_to_function_high,draws_with_more,figure";

impl Output for BreakEven {
    fn text(&self, _rows: Rows) -> String {
        summary(self)
    }

    fn document(&self) -> impl Serialize {
        self
    }
}

impl Files for BreakEven {
    const NAME: &'static str = "break-even";
    const CHARTS: &'static [&'static str] = &["break-even", "ladder"];

    /// Writes a row for each value. It has medians over draws and their 90 % intervals.
    fn rows(&self, table: &mut CsvWriter) -> Result<(), ReportError> {
        table.write_record(HEAD.split(','))?;
        for at in &self.values {
            let spreads =
                [at.ratio, Some(at.alternative), Some(at.baseline), Some(at.able_to_function)]
                    .map(columns);
            let figure = self.figures.iter().find(|figure| figure.value == at.value);
            let figure = figure.map_or_else(String::new, |figure| figure.what.clone());
            let row = std::iter::once(at.value.to_string())
                .chain(spreads.concat())
                .chain([at.more.to_string(), figure]);
            table.write_record(row)?;
        }
        Ok(())
    }

    fn charts(&self, _: usize, layout: Layout) -> Result<Vec<Drawing>, ReportError> {
        Ok(break_even_charts(self, layout))
    }
}

/// The median and the ends of its interval, empty where missing.
fn columns(spread: Option<Spread>) -> [String; 3] {
    let ends = spread.and_then(|spread| spread.uncertainty_interval);
    [spread.map(|spread| spread.median), ends.map(|[low, _]| low), ends.map(|[_, high]| high)]
        .map(cell)
}
