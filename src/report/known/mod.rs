//! Published answers and ours: as text, as JSON, as a table.
//!
//! In: [`KnownAnswers`](crate::estimate::KnownAnswers). Out: every number with its source, what was
//! published, ours to as many digits, how far it is off, in what and how far it may be, and a
//! verdict; then what is left out, with why.

mod text;

use self::text::{counted_in, verdict};
use super::Rows;
use super::output::{Files, Output, Table};
use crate::estimate::KnownAnswers;
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
        text::text(self, rows)
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
    const CHARTS: &'static [&'static str] = &[];

    /// A row for each number, then one for each that is left out, whose verdict says so.
    fn rows(&self, table: &mut Table) -> Result<(), csv::Error> {
        table.write_record([
            "about",
            "case",
            "source",
            "published",
            "ours",
            "distance",
            "unit",
            "allowed",
            "verdict",
            "why",
        ])?;
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
