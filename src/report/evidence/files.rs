//! Answers of evidence as text, JSON and a table.

use super::RELIABILITY;
use super::figures::command;
use super::text::text;
use crate::estimate::Answer;
use crate::report::ReportError;
use crate::report::output::{Files, Output, Rows, Table, cell};
use serde::Serialize;

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
                table.write_record(["claim", "confidence", "lot", "allowed", "items"])?;
                for plan in plans {
                    table.write_record([
                        figure.exception().to_string(),
                        confidence.level().to_string(),
                        cell(plan.lot),
                        plan.allowed.to_string(),
                        plan.items.to_string(),
                    ])?;
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
                table.write_record([
                    "exceptions",
                    "of",
                    "confidence",
                    "interval",
                    "low",
                    "high",
                ])?;
                for (name, low, high) in [
                    ("clopper_pearson", Some(*low), *high),
                    ("upper_bound", None, *upper_bound),
                    ("jeffreys", Some(*jeffreys_low), *jeffreys_high),
                    ("posterior_upper", None, *posterior_upper),
                ] {
                    table.write_record([
                        observed.exceptions().to_string(),
                        observed.of().to_string(),
                        confidence.level().to_string(),
                        name.to_owned(),
                        cell(low),
                        high.to_string(),
                    ])?;
                }
            }
            Answer::Apart { better, worse, confidence, power, plan, harm: None } => {
                table.write_record([
                    "better",
                    "worse",
                    "confidence",
                    "power",
                    "allowed",
                    "items",
                ])?;
                table.write_record([
                    better.exception().to_string(),
                    worse.exception().to_string(),
                    confidence.level().to_string(),
                    power.to_string(),
                    plan.plan.allowed.to_string(),
                    plan.plan.items.to_string(),
                ])?;
            }
            Answer::Apart { plan, harm: Some(harm), .. } => {
                table.write_record([
                    "allowed",
                    "items",
                    "of",
                    "arm",
                    "at_better",
                    "at_worse",
                    "more",
                    "std_error",
                    "low",
                    "high",
                    "median",
                ])?;
                for arm in &harm.arms {
                    let [low, high] = arm.epistemic.map_or([None, None], |band| band.map(Some));
                    table.write_record([
                        plan.plan.allowed.to_string(),
                        plan.plan.items.to_string(),
                        harm.of.clone(),
                        arm.arm.clone(),
                        arm.at_better.to_string(),
                        arm.at_worse.to_string(),
                        arm.more.to_string(),
                        cell(arm.std_error),
                        cell(low),
                        cell(high),
                        cell(arm.median),
                    ])?;
                }
            }
        }
        Ok(())
    }
}
