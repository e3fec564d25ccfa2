//! `break-even.json` and `break-even.csv`, the interface for other programs.

use super::summary::summary;
use crate::report::chart::break_even_charts;
use crate::report::output::{Files, Output, Rows, Table, cell};
use crate::report::{Drawing, Layout, ReportError};
use crate::results::{BreakEven, Spread};
use serde::Serialize;

/// The columns.
const HEAD: &str = "value,ratio,ratio_low,ratio_high,arm,arm_low,arm_high,baseline,baseline_low,\
                    baseline_high,able_to_function,able_to_function_low,able_to_function_high,\
                    draws_with_more,figure";

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

    /// A row for each value of the range: medians over draws, and the ends of their 90 % bands.
    fn rows(&self, table: &mut Table) -> Result<(), ReportError> {
        table.write_record(HEAD.split(','))?;
        for at in &self.values {
            let spreads =
                [at.ratio, Some(at.arm), Some(at.baseline), Some(at.able_to_function)].map(columns);
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

/// The median and the ends of its band, empty where there are none.
fn columns(spread: Option<Spread>) -> [String; 3] {
    let ends = spread.and_then(|spread| spread.epistemic);
    [spread.map(|spread| spread.median), ends.map(|[low, _]| low), ends.map(|[_, high]| high)]
        .map(cell)
}
