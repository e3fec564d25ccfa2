//! An arm against the baseline: both under the same parameter draw, each with its own luck.

use super::bands::{are_few, epistemic, error_is_known, mean, median, median_beside};
use super::quantities::ArmReader;
use super::standard_error::{error_of_mean_of_counts, error_over_draws, half_of_95};
use super::{Averted, Comparison, ComparisonAt, OverDraws, Ratio};
use crate::engine::{Chance, Column, Outcome};

/// Every arm but the baseline against it.
pub(super) fn comparisons(readers: &[ArmReader<'_>], baseline: usize) -> Vec<Comparison> {
    let arms = readers.iter().filter(|reader| reader.arm != baseline);
    arms.map(|reader| {
        let plan = reader.plan;
        let at = plan.report_at.iter().enumerate().map(|(report, when)| {
            let chances = fewer_and_equal(reader, report);
            let pairs = pairs(reader, &readers[baseline], report);
            let draws = |is: fn(f64, f64) -> bool| {
                pairs.iter().filter(|pair| is(pair.0, pair.1)).count() as u32
            };
            ComparisonAt {
                time: when.text.clone(),
                days: when.time.days(),
                casualties_averted: averted(reader, &readers[baseline], report),
                ratio: ratio(reader, &readers[baseline], report),
                draws_fewer: draws(|own, theirs| own < theirs),
                draws_more: draws(|own, theirs| own > theirs),
                p_fewer: chances.map(|pair| pair.fewer.p),
                p_fewer_std_error: chances.and_then(|pair| pair.fewer.std_error),
                p_equal: chances.map(|pair| pair.equal.p),
                p_equal_std_error: chances.and_then(|pair| pair.equal.std_error),
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
    let OverDraws { mean, std_error, interval, epistemic, median } = OverDraws::of(averted);
    let std_error = std_error.or_else(|| averted_over_fields(arm, report));
    Averted { mean, std_error, interval, epistemic, median }
}

/// The error of casualties averted over the fields of one draw: the two arms live the same luck, so
/// it is that of the paired differences.
fn averted_over_fields(arm: &ArmReader<'_>, report: usize) -> Option<f64> {
    let tally = arm.numbers.sampled()?;
    let difference = tally.difference(arm.arm, report);
    error_of_mean_of_counts(tally.fields(), difference.sum.unsigned_abs(), difference.squares)
}

fn ratio(arm: &ArmReader<'_>, baseline: &ArmReader<'_>, report: usize) -> Option<Ratio> {
    let pairs = pairs(arm, baseline, report);
    let own = mean(pairs.iter().map(|pair| pair.0));
    let theirs = mean(pairs.iter().map(|pair| pair.1));
    let always = pairs.iter().all(|&(_, theirs)| theirs > 0.0);
    let ratios =
        || always.then(|| pairs.iter().map(|&(own, theirs)| own / theirs).collect::<Vec<f64>>());
    let sides: [Vec<f64>; 2] =
        [pairs.iter().map(|pair| pair.0).collect(), pairs.iter().map(|pair| pair.1).collect()];
    let is_known = pairs.len() < 2 || sides.iter().all(|side| error_is_known(side));
    let few = pairs.len() > 1 && sides.iter().any(|side| are_few(side));
    (theirs > 0.0).then(|| {
        let value = own / theirs;
        let error =
            error_of_ratio(arm, baseline, report, &pairs, value).map(|error| error / theirs);
        let known = error.filter(|_| is_known);
        let half = known.map(|error| half_of_95(pairs.len() as u32) * error);
        Ratio {
            value,
            std_error: error,
            interval: half.map(|half| [value - half, value + half]),
            epistemic: ratios().and_then(epistemic),
            median: ratios().and_then(|ratios| {
                if few { median(&ratios) } else { median_beside(value, ratios) }
            }),
        }
    })
}

/// The standard error of the mean of a − R b, of which a ratio of means R = ā/b̄ has the b̄-th part
/// (to first order), with a and b the casualties of the arm and of the baseline: of the same
/// parameter draw where there are several, else of the same field. There their covariance follows
/// from the variance of b − a,
///
/// ```text
/// Var(a − R b) = (1 − R) (Var a − R Var b) + R Var(b − a)
/// ```
///
/// None where the arm has no casualties: nothing is then known of how they would scatter. *Limits:*
/// to be relied on where both have tens of detonations or more, over all fields.
fn error_of_ratio(
    arm: &ArmReader<'_>,
    baseline: &ArmReader<'_>,
    report: usize,
    by_draw: &[(f64, f64)],
    ratio: f64,
) -> Option<f64> {
    let some_seen = ratio > 0.0;
    if !some_seen {
        return None;
    }
    if by_draw.len() > 1 {
        let left: Vec<f64> = by_draw.iter().map(|&(own, theirs)| own - ratio * theirs).collect();
        return error_over_draws(&left);
    }
    let variance = |reader: &ArmReader<'_>| {
        let tally = reader.numbers.sampled()?;
        let (sum, squares) = tally.moments(reader.arm, Column::Casualties, report);
        error_of_mean_of_counts(tally.fields(), sum, squares).map(|error| error * error)
    };
    let difference = averted_over_fields(arm, report)?;
    let variance = (1.0 - ratio) * (variance(arm)? - ratio * variance(baseline)?)
        + ratio * difference * difference;
    Some(variance.max(0.0).sqrt())
}

/// Whether a field of the arm has fewer casualties than, or as many as, an independent field of the
/// baseline: averaged over draws, with the error over them where there are several; none where
/// draws have a single field.
fn fewer_and_equal(arm: &ArmReader<'_>, report: usize) -> Option<Outcome> {
    let tally = arm.numbers.fields()?;
    let draws = 0..tally.draws().len();
    let by_draw: Vec<Outcome> =
        draws.map(|draw| tally.fewer_and_equal(arm.arm, draw, report)).collect::<Option<_>>()?;
    if let [only] = by_draw[..] {
        return Some(only);
    }
    let over_draws = |of: fn(&Outcome) -> Chance| {
        let values: Vec<f64> = by_draw.iter().map(|outcome| of(outcome).p).collect();
        let p = mean(values.iter().copied());
        // where all pairs of all draws were alike they say nothing of their error
        Chance { p, std_error: error_over_draws(&values).filter(|_| p > 0.0 && p < 1.0) }
    };
    Some(Outcome {
        fewer: over_draws(|outcome| outcome.fewer),
        equal: over_draws(|outcome| outcome.equal),
    })
}
