//! The findings of a run in sentences.

use super::clearance;
use super::topic::{Item, Topic, last_span, whole};
use crate::question::{Cause, Quantity, RiskCriterion};
use crate::report::wording::able_to_function::{dormancy_matters, functioning_at};
use crate::report::wording::draws::{CARRIED, against_it, in_draws, of_share, shares_carried};
use crate::report::wording::estimate_format::EstimateFormat;
use crate::report::wording::format_estimate::Evidence;
use crate::report::wording::frequency::share;
use crate::report::wording::headline_time::headline_time;
use crate::report::wording::ratio;
use crate::report::wording::words::{count, moment, number, of_hundred, only_if, quoted, span};
use crate::results::{
    AlternativeFindings, AtTime, Comparison, ComparisonAt, Estimate, Findings, TimeToCriterion,
};

/// All topics, in reading order.
pub(crate) fn topics(findings: &Findings) -> Vec<Topic> {
    let evidence = Evidence::of(findings);
    let before = [
        functioning(findings, evidence).map(Topic::answering),
        asleep(findings),
        past_rated_life(findings, evidence),
        casualties(findings, evidence).map(Topic::answering),
        who(findings, evidence),
        compared(findings),
        risk(findings, evidence),
    ];
    let criteria = findings.risk_criteria.iter().enumerate().map(|(at, criterion)| {
        let topic = time_to(criterion, findings);
        if at == 0 { topic.map(Topic::answering) } else { topic }
    });
    let after = [clearance::left(findings, evidence), clearance::clearance(findings, evidence)];
    before.into_iter().chain(criteria).chain(after).flatten().collect()
}

/// The days of a report time, the same for all alternatives.
fn time_of(findings: &Findings, at: usize) -> Option<f64> {
    Some(findings.alternatives.first()?.at.get(at)?.days)
}

/// Mines able to function at the headline time.
fn functioning(findings: &Findings, evidence: Evidence) -> Option<Topic> {
    let at = headline_time(findings)?;
    let when = moment(time_of(findings, at)?);
    let lead = format!("{when}, mines that can still function, now or when it warms");
    Topic::of_alternatives(findings, lead, |alternative| {
        let able = functioning_at(alternative.at.get(at)?)?;
        Some(evidence.whole(&able, EstimateFormat::share_of(alternative.mines)))
    })
}

/// Casualties from mines that outlast their rated life or fail to deactivate.
fn past_rated_life(findings: &Findings, evidence: Evidence) -> Option<Topic> {
    let lead = format!(
        "Casualties by {} that come from battery mines that outlast their rated life or fail to \
         deactivate",
        last_span(findings)?
    );
    Topic::of_alternatives(findings, lead, |alternative| {
        alternative.longest_rated_life_days?;
        let at = alternative.at.last()?;
        let total = whole(at, Quantity::Casualties).filter(|total| evidence.enough(total.mean))?;
        let causes = at.quantities.get(&Quantity::CasualtiesByCause)?.by_name()?;
        let of = |cause: Cause| causes.get(cause.name()).map_or(0.0, |estimate| estimate.mean);
        let part = (of(Cause::BeyondRatedLife) + of(Cause::DeactivationFailure)) / total.mean;
        let of = [Quantity::Casualties, Quantity::CasualtiesByCause];
        Some(format!("{} of 100{}", of_hundred(part), shares_carried(Some(at), &of)))
    })
}

/// Expected casualties, and those of a single replicate.
fn casualties(findings: &Findings, evidence: Evidence) -> Option<Topic> {
    let lead = format!("Over {}, casualties", last_span(findings)?);
    Topic::of_alternatives(findings, lead, |alternative| {
        let at = alternative.at.last()?;
        let casualties = whole(at, Quantity::Casualties)?;
        let single = match casualties.prediction_interval {
            Some([_, 0.0]) if evidence.shows_an_interval() => none_in(at).unwrap_or_default(),
            Some(ends) if evidence.shows_an_interval() => {
                let [low, high] = ends.map(counted);
                format!(", a single replicate {low} to {high} (90 % prediction interval)")
            }
            Some(_) | None => String::new(),
        };
        let mean = evidence.whole(&casualties, EstimateFormat::casualties(at));
        Some(format!("{mean}{single}"))
    })
}

/// The number of single replicates without a casualty by a time.
///
/// `None` where no replicate was simulated.
fn none_in(at: &AtTime) -> Option<String> {
    let counts = &at.casualty_counts;
    let all: u64 = counts.iter().map(|cell| cell.1).sum();
    let none: u64 = counts.iter().filter(|cell| cell.0 == 0).map(|cell| cell.1).sum();
    let said = || format!(", no casualty in {} of {} single replicates", count(none), count(all));
    (all > 0).then(said)
}

/// Dormant mines among those able to function, when there are most of them.
fn asleep(findings: &Findings) -> Option<Topic> {
    let dormant = |alternative: &AlternativeFindings, at: usize| {
        Some(whole(alternative.at.get(at)?, Quantity::Dormant)?.mean)
    };
    let most = |at: usize| {
        let means = findings.alternatives.iter().filter_map(|of| dormant(of, at));
        means.fold(0.0, f64::max)
    };
    let times = findings.alternatives.first()?.at.len();
    let at =
        (0..times).max_by(|&a, &b| most(a).total_cmp(&most(b))).filter(|&at| most(at) > 0.0)?;
    let when = moment(time_of(findings, at)?);
    let lead = format!(
        "{when}, of the mines that can function, only dormant in the cold and able to wake"
    );
    Topic::of_alternatives(findings, lead, |alternative| {
        let dormant = dormant(alternative, at).filter(|_| dormancy_matters(alternative))?;
        let functioning = functioning_at(alternative.at.get(at)?)?.mean;
        let carried =
            shares_carried(alternative.at.get(at), &[Quantity::Dormant, Quantity::AbleToFunction]);
        Some(format!("{} of {}{carried}", number(dormant), number(functioning)))
    })
}

/// Casualties by group, and the number killed.
fn who(findings: &Findings, evidence: Evidence) -> Option<Topic> {
    let lead = format!("Of 100 casualties over {}", last_span(findings)?);
    Topic::of_alternatives(findings, lead, |alternative| {
        let at = alternative.at.last()?;
        let total = whole(at, Quantity::Casualties).filter(|total| evidence.enough(total.mean))?;
        let killed = whole(at, Quantity::Killed)?;
        let groups = at.quantities.get(&Quantity::CasualtiesByGroup)?.by_name()?;
        let of_all = |part: f64| of_hundred(part / total.mean);
        let groups: Vec<String> =
            groups.iter().map(|(name, of)| format!("{} {name}", of_all(of.mean))).collect();
        let of = [Quantity::Casualties, Quantity::Killed, Quantity::CasualtiesByGroup];
        let carried = shares_carried(Some(at), &of);
        Some(format!("{} killed; {}{carried}", of_all(killed.mean), groups.join(", ")))
    })
}

/// Formats a quantile of counts, exactly where it is whole.
fn counted(value: f64) -> String {
    if value.fract() == 0.0 { count(value.max(0.0) as u64) } else { number(value) }
}

/// The alternatives compared with the baseline, at the last report time.
fn compared(findings: &Findings) -> Option<Topic> {
    let baseline = quoted(&findings.comparison.first()?.baseline);
    let item = |with: &Comparison| {
        let last = with.at.last()?;
        let report = with.at.len() - 1;
        let few_seen = |name: &str| Evidence::too_few_casualties(findings, name, report);
        let said = match &last.ratio {
            Some(_) if few_seen(&with.alternative) || few_seen(&with.baseline) => {
                "too few observed for a ratio".to_owned()
            }
            Some(ratio) => {
                let is_bound = ratio::is_bound(findings, with, report);
                let (kind, ends) = ratio::interval(ratio).unzip();
                let ends = ends.map(|(low, high)| (low.filter(|_| !is_bound), high));
                let kind = kind.unwrap_or_default();
                let said = ratio::ratio_text(ratio.value, " of the baseline's", kind, ends);
                let median = ratio.median.filter(|_| !is_bound);
                let median = median.map(|median| ratio::ratio_text(median, "", "", None));
                let median =
                    median.map_or_else(String::new, |said| format!(", median {said}, {CARRIED}"));
                let draws = findings.provenance.draws;
                format!("{said}{}{median}", against_it(last, ratio.value, draws))
            }
            None => "no ratio can be given".to_owned(),
        };
        let said = format!("{said}{}", pairs_text(last));
        Some(Item { alternative: quoted(&with.alternative), said })
    };
    let items = findings.comparison.iter().filter_map(item).collect();
    Topic::of(format!("Casualties against the baseline, {baseline}"), items)
}

/// The comparison of replicates of the alternative with replicates of the baseline.
///
/// Empty where draws have a single replicate.
fn pairs_text(at: &ComparisonAt) -> String {
    let (Some(fewer), Some(equal)) = (at.p_fewer, at.p_equal) else { return String::new() };
    format!(
        "; paired with a replicate of the baseline, one of it has fewer casualties in {} of 100 \
         pairs and as many in {}",
        of_hundred(fewer),
        of_hundred(equal)
    )
}

/// The individual risk of death a year at the headline time.
fn risk(findings: &Findings, evidence: Evidence) -> Option<Topic> {
    let at = headline_time(findings)?;
    let lead = format!(
        "{}, risk of death a year of an average member of the most exposed group, while there",
        moment(time_of(findings, at)?)
    );
    Topic::of_alternatives(findings, lead, |alternative| {
        let at = alternative.at.get(at)?;
        let risk = whole(at, Quantity::IndividualRiskPerYear)?;
        Some(evidence.whole(&risk, EstimateFormat::risk(&risk, &whole(at, Quantity::Functional)?)))
    })
}

/// The time from which the risk stays below a criterion.
fn time_to(criterion: &RiskCriterion, findings: &Findings) -> Option<Topic> {
    let horizon = span(*findings.times_days.last()?);
    let draws = findings.provenance.draws;
    let start = *findings.times_days.first()?;
    let lead = format!(
        "The risk of death a year of the most exposed people stays below {}, {}{}",
        quoted(&criterion.name),
        share(criterion.per_year),
        only_if(draws > 1, ", in half of the parameter draws")
    );
    Topic::of_alternatives(findings, lead, |alternative| {
        let time = alternative.time_to_criterion.get(&criterion.name)?;
        let when = when_below(time, start, &horizon, draws);
        Some(format!("{when}{}", by_clearance(findings, alternative, time).unwrap_or_default()))
    })
}

/// The note that clearance brought the risk down.
///
/// It is given where clearance has removed a considerable part of the mines by then.
fn by_clearance(
    findings: &Findings,
    alternative: &AlternativeFindings,
    time: &TimeToCriterion,
) -> Option<String> {
    let days = time.days?;
    let at = findings.times_days.iter().position(|&time| time >= days)?;
    let curve = alternative.curves.get(&Quantity::Cleared)?.whole()?;
    let (mean, median) = (*curve.mean.get(at)?, curve.median.get(at).copied().flatten());
    let cleared = Estimate { mean, median, ..Estimate::default() };
    let manner = EstimateFormat::share_of(alternative.mines);
    let median = Evidence::of(findings).median_behind(&cleared, manner, None);
    let part = mean / alternative.mines.max(1) as f64;
    (part > 0.1).then(|| format!(", by when clearance has removed {}{median}", share(part)))
}

/// The time for one alternative.
///
/// `start` is the first time in the findings.
fn when_below(time: &TimeToCriterion, start: f64, horizon: &str, draws: u32) -> String {
    let from = |days: f64| match days {
        days if days > start => format!("from {} on", span(days)),
        _ if draws > 1 && time.draws_from_start == draws => {
            "from the start, in every draw".to_owned()
        }
        _ if draws > 1 && time.draws_from_start > 0 => {
            format!("from the start{}", in_draws(time.draws_from_start, draws))
        }
        _ => "from the start".to_owned(),
    };
    let median = time.days.map_or_else(|| format!("not within the horizon of {horizon}"), from);
    if draws < 2 {
        return median;
    }
    let end = |end: Option<f64>| match end {
        Some(days) if days > start => span(days),
        Some(_) => "the start".to_owned(),
        None => "beyond the horizon".to_owned(),
    };
    let is_from_start = time.interval.iter().all(|end| end.is_some_and(|days| days <= start));
    let interval = (time.interval != [None, None] && !is_from_start).then(|| {
        let [low, high] = time.interval.map(end);
        format!("90 % uncertainty interval {low} to {high}")
    });
    let beyond = (time.not_within_horizon > 0.0).then(|| {
        let beyond = count(of_share(time.not_within_horizon, draws).into());
        format!("beyond the horizon in {beyond} of {} draws", count(draws.into()))
    });
    let brackets: Vec<String> = interval.into_iter().chain(beyond).collect();
    if brackets.is_empty() { median } else { format!("{median} ({})", brackets.join("; ")) }
}
