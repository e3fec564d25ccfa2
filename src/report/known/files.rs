//! Known answers as text, JSON and a table.

use super::text::{counted_in, text, verdict};
use crate::report::ReportError;
use crate::report::output::{Files, Output, Rows, Table};
use crate::results::KnownAnswers;
use serde::Serialize;

/// What JSON says beside the answers.
#[derive(Serialize)]
struct Document<'a> {
    program: &'static str,
    version: &'static str,
    /// How to get them again.
    command: &'static str,
    agrees: bool,
    #[serde(flatten)]
    found: &'a KnownAnswers,
}

impl Output for KnownAnswers {
    fn text(&self, rows: Rows) -> String {
        text(self, rows)
    }

    fn document(&self) -> impl Serialize {
        Document {
            program: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            command: "inertness known-answers --json",
            agrees: self.hold(),
            found: self,
        }
    }
}

impl Files for KnownAnswers {
    const NAME: &'static str = "known-answers";

    /// A row for each number, then one for each that is left out, whose verdict says so.
    fn rows(&self, table: &mut Table) -> Result<(), ReportError> {
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
