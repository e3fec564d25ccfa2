//! An arm against the baseline: both under the same parameter draw, each with its own luck.

use super::bands::{are_few, epistemic, error_is_known, mean, median, median_beside};
use super::quantities::ArmReader;
use super::standard_error::{error_of_mean_of_counts, error_over_draws, half_of_95};
use crate::engine::{Chance, Column, Outcome};
use crate::results::{Averted, Comparison, ComparisonAt, OverDraws, Ratio};

/// Every arm but the baseline against it.
pub(super) fn comparisons(readers: &[ArmReader<'_>], baseline: usize) -> Vec<Comparison> {
    let arms = readers.iter().filter(|reader| reader.arm != baseline);
    arms.map(|reader| {
        let plan = reader.plan;
        let at = plan.report_at.iter().enumerate().map(|(report, when)| {
            let chances = fewer_and_equal(reader, report);
            let by_draw = [reader, &readers[baseline]].map(|reader| reader.casualties(report));
            let [own, theirs] = &by_draw;
            let draws = |is: fn(&f64, &f64) -> bool| {
                own.iter().zip(theirs).filter(|(a, b)| is(a, b)).count()
            };
            ComparisonAt {
                time: when.text.clone(),
                days: when.time.days(),
                casualties_averted: averted(reader, &by_draw, report),
                ratio: ratio([reader, &readers[baseline]], &by_draw, report),
                draws_fewer: draws(f64::lt) as u32,
                draws_more: draws(f64::gt) as u32,
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

/// Expected casualties of an arm and of the baseline, draw by draw.
type ByDraw = [Vec<f64>; 2];

fn averted(arm: &ArmReader<'_>, [own, theirs]: &ByDraw, report: usize) -> Averted {
    let averted = own.iter().zip(theirs).map(|(own, theirs)| theirs - own).collect();
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

fn ratio(readers: [&ArmReader<'_>; 2], by_draw: &ByDraw, report: usize) -> Option<Ratio> {
    let draws = by_draw[0].len();
    let [own, theirs] = by_draw.each_ref().map(|values| mean(values.iter().copied()));
    let always = by_draw[1].iter().all(|&theirs| theirs > 0.0);
    let ratios = || {
        let both = by_draw[0].iter().zip(&by_draw[1]);
        always.then(|| both.map(|(own, theirs)| own / theirs).collect::<Vec<f64>>())
    };
    let is_known = draws < 2 || by_draw.iter().all(|side| error_is_known(side));
    let few = draws > 1 && by_draw.iter().any(|side| are_few(side));
    (theirs > 0.0).then(|| {
        let value = own / theirs;
        let error = error_of_ratio(readers, report, by_draw, value).map(|error| error / theirs);
        let known = error.filter(|_| is_known);
        let half = known.map(|error| half_of_95(draws as u32) * error);
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
    [arm, baseline]: [&ArmReader<'_>; 2],
    report: usize,
    [own, theirs]: &ByDraw,
    ratio: f64,
) -> Option<f64> {
    let some_seen = ratio > 0.0;
    if !some_seen {
        return None;
    }
    if own.len() > 1 {
        let left: Vec<f64> =
            own.iter().zip(theirs).map(|(own, theirs)| own - ratio * theirs).collect();
        return error_over_draws(&left);
    }
    let variance = |reader: &ArmReader<'_>| {
        reader.error_of_count(Column::Casualties, report).map(|error| error * error)
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
