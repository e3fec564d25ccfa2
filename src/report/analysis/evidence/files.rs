//! Answers on evidence as text, JSON and CSV.

use super::text::{RELIABILITY, command, text};
use crate::report::ReportError;
use crate::report::output::{CsvWriter, Files, Output, Rows, cell, ends, record};
use crate::results::{Answer, Discrimination};
use serde::Serialize;
use std::fmt::Display;

/// The JSON document of an answer.
#[derive(Serialize)]
struct EvidenceDocument<'a> {
    program: &'static str,
    version: &'static str,
    /// The command that reproduces the answer.
    command: String,
    reliability_is: &'static str,
    #[serde(flatten)]
    answer: &'a Answer,
}

impl Output for Answer {
    fn text(&self, _rows: Rows) -> String {
        text(self)
    }

    fn document(&self) -> impl Serialize {
        EvidenceDocument {
            program: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            command: command(self),
            reliability_is: RELIABILITY,
            answer: self,
        }
    }
}

impl Files for Answer {
    const NAME: &'static str = "evidence";

    /// Writes a table of plans, of intervals, or of alternatives.
    ///
    /// A missing number is an empty cell.
    fn rows(&self, table: &mut CsvWriter) -> Result<(), ReportError> {
        match self {
            Answer::Needed { figure, confidence, plans } => {
                table.write_record("claim,confidence,lot,allowed,items".split(','))?;
                let (claim, sure) = (figure.failure(), confidence.level());
                for plan in plans {
                    record(table, &[&claim, &sure, &cell(plan.lot), &plan.allowed, &plan.items])?;
                }
            }
            Answer::Observed {
                observed,
                confidence,
                clopper_pearson: [low, high],
                upper_bound,
                jeffreys: [jeffreys_low, jeffreys_high],
                posterior_upper,
                ..
            } => {
                table.write_record("failures,of,confidence,interval,low,high".split(','))?;
                let (failures, of) = (observed.failures(), observed.of());
                for (name, low, high) in [
                    ("clopper_pearson", Some(*low), high),
                    ("upper_bound", None, upper_bound),
                    ("jeffreys", Some(*jeffreys_low), jeffreys_high),
                    ("posterior_upper", None, posterior_upper),
                ] {
                    let sure = confidence.level();
                    record(table, &[&failures, &of, &sure, &name, &cell(low), high])?;
                }
            }
            Answer::Discrimination { better, worse, confidence, power, plan, harm: None } => {
                table.write_record("better,worse,confidence,power,allowed,items".split(','))?;
                let [better, worse] = [better, worse].map(|figure| figure.failure());
                let (sure, plan) = (confidence.level(), plan.plan);
                record(table, &[&better, &worse, &sure, power, &plan.allowed, &plan.items])?;
            }
            Answer::Discrimination {
                plan: Discrimination { plan, .. }, harm: Some(harm), ..
            } => {
                let head = "allowed,items,of,alternative,at_better,at_worse,more,std_error,low,\
                            high,median";
                table.write_record(head.split(','))?;
                for of in &harm.alternatives {
                    let asked: [&dyn Display; 4] =
                        [&plan.allowed, &plan.items, &harm.of, &of.alternative];
                    let found: [&dyn Display; 3] = [&of.at_better, &of.at_worse, &of.more];
                    let [low, high] = ends(of.uncertainty_interval);
                    let errors = [of.std_error, low, high, of.median].map(cell);
                    let errors = errors.each_ref().map(|cell| cell as &dyn Display);
                    record(table, &[&asked[..], &found, &errors].concat())?;
                }
            }
        }
        Ok(())
    }
}
