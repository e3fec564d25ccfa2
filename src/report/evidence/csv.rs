//! The answer as a table.

use crate::estimate::Answer;
use crate::report::output::{Table, cell};

/// Writes a table: of plans, of intervals, or of arms. A number that there is not is an empty
/// cell.
pub(super) fn rows(answer: &Answer, table: &mut Table) -> Result<(), csv::Error> {
    match answer {
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
            table.write_record(["exceptions", "of", "confidence", "interval", "low", "high"])?;
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
            table.write_record(["better", "worse", "confidence", "power", "allowed", "items"])?;
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
