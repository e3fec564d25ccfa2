//! Benchmarks as text, JSON and CSV.

use super::text::{counted_in, text, verdict};
use crate::report::ReportError;
use crate::report::output::{CsvWriter, Files, Output, Rows};
use crate::results::Benchmarks;
use serde::Serialize;

/// The JSON document of the benchmarks.
#[derive(Serialize)]
struct BenchmarksDocument<'a> {
    program: &'static str,
    version: &'static str,
    /// The command that reproduces them.
    command: &'static str,
    agrees: bool,
    #[serde(flatten)]
    found: &'a Benchmarks,
}

impl Output for Benchmarks {
    fn text(&self, rows: Rows) -> String {
        text(self, rows)
    }

    fn document(&self) -> impl Serialize {
        BenchmarksDocument {
            program: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            command: "inertness benchmarks --json",
            agrees: self.hold(),
            found: self,
        }
    }
}

impl Files for Benchmarks {
    const NAME: &'static str = "benchmarks";

    /// Writes a row for each number, then for each left out.
    ///
    /// The verdict of the latter says that it is left out.
    fn rows(&self, table: &mut CsvWriter) -> Result<(), ReportError> {
        let head = "about,case,source,published,ours,distance,unit,allowed,verdict,why";
        table.write_record(head.split(','))?;
        for answer in &self.answers {
            table.write_record([
                answer.about,
                &answer.case,
                answer.source,
                &answer.published,
                &answer.ours.to_string(),
                &answer.distance.to_string(),
                counted_in(answer.unit),
                &answer.allowed.to_string(),
                verdict(answer.agrees),
                "",
            ])?;
        }
        for left in &self.left_out {
            table.write_record([
                left.about, left.case, "", "", "", "", "", "", "left out", left.why,
            ])?;
        }
        Ok(())
    }
}
