//! Answers of evidence as text, JSON and a table.

use super::RELIABILITY;
use super::figures::command;
use super::text::text;
use crate::report::ReportError;
use crate::report::output::{Files, Output, Rows, Table, cell};
use crate::report::record::record;
use crate::results::{Answer, Apart};
use serde::Serialize;
use std::fmt::Display;

/// What JSON says beside the answer.
#[derive(Serialize)]
struct Document<'a> {
    program: &'static str,
    version: &'static str,
    /// How to get it again.
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
        Document {
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

    /// Writes a table: of plans, of intervals, or of arms. A number that there is not is an empty
    /// cell.
    fn rows(&self, table: &mut Table) -> Result<(), ReportError> {
        match self {
            Answer::Needed { figure, confidence, plans } => {
                table.write_record("claim,confidence,lot,allowed,items".split(','))?;
                let (claim, sure) = (figure.exception(), confidence.level());
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
                table.write_record("exceptions,of,confidence,interval,low,high".split(','))?;
                let (exceptions, of) = (observed.exceptions(), observed.of());
                for (name, low, high) in [
                    ("clopper_pearson", Some(*low), high),
                    ("upper_bound", None, upper_bound),
                    ("jeffreys", Some(*jeffreys_low), jeffreys_high),
                    ("posterior_upper", None, posterior_upper),
                ] {
                    let sure = confidence.level();
                    record(table, &[&exceptions, &of, &sure, &name, &cell(low), high])?;
                }
            }
            Answer::Apart { better, worse, confidence, power, plan, harm: None } => {
                table.write_record("better,worse,confidence,power,allowed,items".split(','))?;
                let [better, worse] = [better, worse].map(|figure| figure.exception());
                let (sure, plan) = (confidence.level(), plan.plan);
                record(table, &[&better, &worse, &sure, power, &plan.allowed, &plan.items])?;
            }
            Answer::Apart { plan: Apart { plan, .. }, harm: Some(harm), .. } => {
                let head = "allowed,items,of,arm,at_better,at_worse,more,std_error,low,high,median";
                table.write_record(head.split(','))?;
                for arm in &harm.arms {
                    let [low, high] = arm.epistemic.map_or([None; 2], |band| band.map(Some));
                    let asked: [&dyn Display; 4] = [&plan.allowed, &plan.items, &harm.of, &arm.arm];
                    let found: [&dyn Display; 3] = [&arm.at_better, &arm.at_worse, &arm.more];
                    let errors = [arm.std_error, low, high, arm.median].map(cell);
                    let errors = errors.each_ref().map(|cell| cell as &dyn Display);
                    record(table, &[&asked[..], &found, &errors].concat())?;
                }
            }
        }
        Ok(())
    }
}
