//! An arm against the baseline: both under the same parameter draw, each with its own luck.

use super::bands::{epistemic, error_of_mean, error_of_mean_of_counts, mean};
use super::quantities::ArmReader;
use super::{Averted, Comparison, ComparisonAt, Ratio};

/// Every arm but the baseline against it.
pub(super) fn comparisons(readers: &[ArmReader<'_>], baseline: usize) -> Vec<Comparison> {
    let arms = readers.iter().filter(|reader| reader.arm != baseline);
    arms.map(|reader| {
        let plan = reader.plan;
        let at = plan.report_at.iter().enumerate().map(|(report, when)| {
            let chances = fewer_and_equal(reader, report);
            ComparisonAt {
                time: when.text.clone(),
                days: when.time.days(),
                casualties_averted: averted(reader, &readers[baseline], report),
                ratio: ratio(reader, &readers[baseline], report),
                p_fewer: chances.map(|pair| pair.0),
                p_equal: chances.map(|pair| pair.1),
            }
        });
        Comparison {
            arm: plan.arms[reader.arm].clone(),
            baseline: plan.arms[baseline].clone(),
            at: at.collect(),
        }
    })
    .collect()
}

/// Expected casualties of both, draw by draw.
fn pairs(arm: &ArmReader<'_>, baseline: &ArmReader<'_>, report: usize) -> Vec<(f64, f64)> {
    let draws = 0..arm.numbers.draws().len();
    draws.map(|draw| (arm.casualties(draw, report), baseline.casualties(draw, report))).collect()
}

fn averted(arm: &ArmReader<'_>, baseline: &ArmReader<'_>, report: usize) -> Averted {
    let averted: Vec<f64> =
        pairs(arm, baseline, report).into_iter().map(|(own, theirs)| theirs - own).collect();
    let std_error = if averted.len() > 1 {
        error_of_mean(&averted)
    } else {
        // the two arms live the same luck, so the error of their difference is that of the paired differences
        arm.numbers.sampled().and_then(|tally| {
            let difference = tally.difference(arm.arm, report);
            error_of_mean_of_counts(tally.fields(), difference.sum.unsigned_abs(), difference.squares)
        })
    };
    Averted { mean: mean(averted.iter().copied()), std_error, epistemic: epistemic(averted) }
}

fn ratio(arm: &ArmReader<'_>, baseline: &ArmReader<'_>, report: usize) -> Option<Ratio> {
    let pairs = pairs(arm, baseline, report);
    let own = mean(pairs.iter().map(|pair| pair.0));
    let theirs = mean(pairs.iter().map(|pair| pair.1));
    let always = pairs.iter().all(|&(_, theirs)| theirs > 0.0);
    let ratios = || pairs.iter().map(|&(own, theirs)| own / theirs).collect();
    (theirs > 0.0).then(|| Ratio { value: own / theirs, epistemic: always.then(ratios).and_then(epistemic) })
}

/// Probabilities that a field of the arm has fewer casualties than, and as many as, an independent field of the
/// baseline, averaged over draws; none where draws have a single field.
fn fewer_and_equal(arm: &ArmReader<'_>, report: usize) -> Option<(f64, f64)> {
    let tally = arm.numbers.fields()?;
    let draws = 0..tally.draws().len();
    let by_draw: Vec<(f64, f64)> =
        draws.map(|draw| tally.fewer_and_equal(arm.arm, draw, report)).collect::<Option<_>>()?;
    Some((mean(by_draw.iter().map(|pair| pair.0)), mean(by_draw.iter().map(|pair| pair.1))))
}
