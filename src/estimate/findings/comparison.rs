//! Comparison of each alternative with the baseline under the same parameter draws. Each has its
//! own chance.

use super::quantities::AlternativeReader;
use crate::engine::{Column, ProbabilityEstimate, RankOutcome};
use crate::estimate::error::intervals::{
    are_few, error_is_known, mean, median, median_beside, uncertainty_interval,
};
use crate::estimate::error::standard_error::{
    error_of_mean_of_counts, error_over_draws, half_of_95,
};
use crate::results::{Averted, Comparison, ComparisonAt, DrawSummary, Ratio};

/// The comparison of each other alternative with the baseline.
pub(crate) fn comparisons(readers: &[AlternativeReader<'_>], baseline: usize) -> Vec<Comparison> {
    let alternatives = readers.iter().filter(|reader| reader.alternative != baseline);
    alternatives
        .map(|reader| {
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
                alternative: plan.alternatives[reader.alternative].clone(),
                baseline: plan.alternatives[baseline].clone(),
                at: at.collect(),
            }
        })
        .collect()
}

/// Expected casualties of an alternative and of the baseline, draw by draw.
type DrawComparisons = [Vec<f64>; 2];

fn averted(
    alternative: &AlternativeReader<'_>,
    [own, theirs]: &DrawComparisons,
    report: usize,
) -> Averted {
    let averted: Vec<f64> = own.iter().zip(theirs).map(|(own, theirs)| theirs - own).collect();
    let DrawSummary { mean, std_error, interval, uncertainty_interval, median } =
        DrawSummary::of(&averted);
    let std_error = std_error.or_else(|| averted_over_replicates(alternative, report));
    Averted { mean, std_error, interval, uncertainty_interval, median }
}

/// The Monte Carlo error of casualties averted over replicates of one draw. Both alternatives share
/// random numbers, so it is the error of paired differences.
fn averted_over_replicates(alternative: &AlternativeReader<'_>, report: usize) -> Option<f64> {
    let tally = alternative.numbers.sampled()?;
    let difference = tally.difference(alternative.alternative, report);
    error_of_mean_of_counts(
        tally.total_replicates(),
        difference.sum.unsigned_abs(),
        difference.squares,
    )
}

fn ratio(
    readers: [&AlternativeReader<'_>; 2],
    by_draw: &DrawComparisons,
    report: usize,
) -> Option<Ratio> {
    let draws = by_draw[0].len();
    let [own, theirs] = by_draw.each_ref().map(|values| mean(values.iter().copied()));
    let always = by_draw[1].iter().all(|&theirs| theirs > 0.0);
    let ratios = by_draw[0].iter().zip(&by_draw[1]).map(|(own, theirs)| own / theirs);
    let ratios = Some(ratios.collect::<Vec<f64>>()).filter(|_| always);
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
            uncertainty_interval: ratios.as_deref().and_then(uncertainty_interval),
            median: ratios
                .as_deref()
                .and_then(|ratios| if few { median(ratios) } else { median_beside(value, ratios) }),
        }
    })
}

/// The standard error of the mean of a − R b. To first order, a ratio of means R = ā/b̄ has this
/// error over b̄. Here a and b are the casualties of the alternative and of the baseline. They are
/// paired by parameter draw where there are several, else by replicate. For replicates, their
/// covariance follows from the variance of b − a:
///
/// ```text
/// Var(a − R b) = (1 − R) (Var a − R Var b) + R Var(b − a)
/// ```
///
/// None where the alternative has no casualties, because their scatter is then unknown. *Limits:*
/// reliable where both have tens of detonations or more, over all replicates.
fn error_of_ratio(
    [alternative, baseline]: [&AlternativeReader<'_>; 2],
    report: usize,
    [own, theirs]: &DrawComparisons,
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
    let variance = |reader: &AlternativeReader<'_>| {
        reader.error_of_count(Column::Casualties, report).map(|error| error * error)
    };
    let difference = averted_over_replicates(alternative, report)?;
    let variance = (1.0 - ratio) * (variance(alternative)? - ratio * variance(baseline)?)
        + ratio * difference * difference;
    Some(variance.max(0.0).sqrt())
}

/// Probabilities that the alternative has fewer casualties, or as many. They compare a replicate of
/// it with an independent replicate of the baseline. Several draws are averaged, with the error
/// over them. None where draws have a single replicate.
fn fewer_and_equal(alternative: &AlternativeReader<'_>, report: usize) -> Option<RankOutcome> {
    let tally = alternative.numbers.tally?;
    let draws = 0..tally.draws().len();
    let by_draw: Vec<RankOutcome> = draws
        .map(|draw| tally.fewer_and_equal(alternative.alternative, draw, report))
        .collect::<Option<_>>()?;
    if let [only] = by_draw[..] {
        return Some(only);
    }
    let over_draws = |of: fn(&RankOutcome) -> ProbabilityEstimate| {
        let values: Vec<f64> = by_draw.iter().map(|outcome| of(outcome).p).collect();
        let p = mean(values.iter().copied());
        // where all pairs of all draws have the same order, the error is unknown
        ProbabilityEstimate {
            p,
            std_error: error_over_draws(&values).filter(|_| p > 0.0 && p < 1.0),
        }
    };
    Some(RankOutcome {
        fewer: over_draws(|outcome| outcome.fewer),
        equal: over_draws(|outcome| outcome.equal),
    })
}
