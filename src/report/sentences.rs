//! What a run found, in sentences.

use super::able::{able_at, dormancy_matters};
use super::draws::{CARRIED, against_it, in_draws, of_share, shares_carried};
use super::focus::focus;
use super::frequency::share;
use super::ground;
use super::ratio;
use super::said::{Evidence, Manner};
use super::topic::{Item, Topic, of_arms, whole};
use super::words::{count, moment, number, of_hundred, quoted, span};
use crate::question::{Cause, Quantity, RiskCriterion};
use crate::results::{ArmFindings, Comparison, ComparisonAt, Estimate, Findings, TimeToCriterion};

/// All that is told, in the order of reading.
pub(crate) fn topics(findings: &Findings) -> Vec<Topic> {
    let evidence = Evidence::of(findings);
    let before = [
        able(findings, evidence).map(Topic::answering),
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
    let after = [ground::left(findings, evidence), ground::clearance(findings, evidence)];
    before.into_iter().chain(criteria).chain(after).flatten().collect()
}

/// The time of a report time of the first arm, which is that of all.
fn time_of(findings: &Findings, at: usize) -> Option<f64> {
    Some(findings.arms.first()?.at.get(at)?.days)
}

/// How many mines can function at the time that matters.
fn able(findings: &Findings, evidence: Evidence) -> Option<Topic> {
    let at = focus(findings)?;
    let items = of_arms(findings, |arm| {
        Some(evidence.whole(&able_at(arm.at.get(at)?)?, Manner::share_of(arm.mines)))
    });
    let when = moment(time_of(findings, at)?);
    Topic::of(format!("{when}, mines that can still function, now or when it warms"), items)
}

/// Who is hurt by mines that should have been inert.
fn past_rated_life(findings: &Findings, evidence: Evidence) -> Option<Topic> {
    let items = of_arms(findings, |arm| {
        arm.longest_rated_life_days?;
        let at = arm.at.last()?;
        let total = whole(at, Quantity::Casualties).filter(|total| evidence.enough(total.mean))?;
        let causes = at.quantities.get(&Quantity::CasualtiesByCause)?.by_name()?;
        let of = |cause: Cause| causes.get(cause.name()).map_or(0.0, |estimate| estimate.mean);
        let part = (of(Cause::BeyondRatedLife) + of(Cause::Overrun)) / total.mean;
        let of = [Quantity::Casualties, Quantity::CasualtiesByCause];
        let carried = shares_carried(Some(at), &of);
        Some(format!("{} of 100{carried}", of_hundred(part)))
    });
    let last = findings.arms.first()?.at.last()?.days;
    Topic::of(
        format!(
            "Casualties by {} that come from battery mines that outlast their rated life or \
             overrun",
            span(last)
        ),
        items,
    )
}

/// Casualties by the last report time.
fn casualties(findings: &Findings, evidence: Evidence) -> Option<Topic> {
    let last = findings.arms.first()?.at.last()?.days;
    let items = of_arms(findings, |arm| {
        let casualties = whole(arm.at.last()?, Quantity::Casualties)?;
        let single = casualties.prediction.map_or_else(String::new, |[low, high]| {
            if !evidence.shows_a_band() {
                return String::new();
            }
            if high == 0.0 {
                return none_in(arm).unwrap_or_default();
            }
            format!(", a single field {} to {} (90 % prediction band)", counted(low), counted(high))
        });
        let manner = Manner::casualties(arm.at.last()?);
        Some(format!("{}{single}", evidence.whole(&casualties, manner)))
    });
    Topic::of(format!("Over {}, casualties", span(last)), items)
}

/// In how many fields nobody was hurt by the last report time.
fn none_in(arm: &ArmFindings) -> Option<String> {
    let counts = &arm.at.last()?.casualty_counts;
    let fields: u64 = counts.iter().map(|cell| cell.1).sum();
    let none: u64 = counts.iter().filter(|cell| cell.0 == 0).map(|cell| cell.1).sum();
    (fields > 0).then(|| format!(", none in {} of {} single fields", count(none), count(fields)))
}

/// How many of the mines that can function are only dormant, at the report time at which most are.
fn asleep(findings: &Findings) -> Option<Topic> {
    let dormant =
        |arm: &ArmFindings, at: usize| Some(whole(arm.at.get(at)?, Quantity::Dormant)?.mean);
    let most =
        |at: usize| findings.arms.iter().filter_map(|arm| dormant(arm, at)).fold(0.0, f64::max);
    let times = findings.arms.first()?.at.len();
    let at = (0..times).max_by(|&a, &b| most(a).total_cmp(&most(b)))?;
    let items = of_arms(findings, |arm| {
        let dormant = dormant(arm, at).filter(|_| dormancy_matters(arm))?;
        let able = able_at(arm.at.get(at)?)?.mean;
        let carried =
            shares_carried(arm.at.get(at), &[Quantity::Dormant, Quantity::AbleToFunction]);
        Some(format!("{} of {}{carried}", number(dormant), number(able)))
    });
    let when = moment(time_of(findings, at)?);
    let lead = format!(
        "{when}, of the mines that can function, only dormant in the cold and able to wake"
    );
    Topic::of(lead, items.into_iter().filter(|_| most(at) > 0.0).collect())
}

/// Who is hurt by the last report time: killed, and by group.
fn who(findings: &Findings, evidence: Evidence) -> Option<Topic> {
    let last = findings.arms.first()?.at.last()?.days;
    let items = of_arms(findings, |arm| {
        let at = arm.at.last()?;
        let total = whole(at, Quantity::Casualties).filter(|total| evidence.enough(total.mean))?;
        let killed = whole(at, Quantity::Killed)?;
        let groups = at.quantities.get(&Quantity::CasualtiesByGroup)?.by_name()?;
        let of_all = |part: f64| of_hundred(part / total.mean);
        let groups: Vec<String> =
            groups.iter().map(|(name, of)| format!("{} {name}", of_all(of.mean))).collect();
        let of = [Quantity::Casualties, Quantity::Killed, Quantity::CasualtiesByGroup];
        let carried = shares_carried(Some(at), &of);
        Some(format!("{} killed; {}{carried}", of_all(killed.mean), groups.join(", ")))
    });
    Topic::of(format!("Of 100 casualties over {}", span(last)), items)
}

/// A quantile of counts: whole where it is.
fn counted(value: f64) -> String {
    if value.fract() == 0.0 { count(value.max(0.0) as u64) } else { number(value) }
}

/// The arms against the baseline, at the last report time.
fn compared(findings: &Findings) -> Option<Topic> {
    let baseline = quoted(&findings.comparison.first()?.baseline);
    let item = |with: &Comparison| {
        let last = with.at.last()?;
        let few_seen = |name: &str| Evidence::too_few_casualties(findings, name, with.at.len() - 1);
        if last.ratio.is_some() && (few_seen(&with.arm) || few_seen(&with.baseline)) {
            let said = format!("too few seen for a ratio{}", pairs_said(last));
            return Some(Item { arm: quoted(&with.arm), said });
        }
        let ratio = last.ratio.as_ref().map_or_else(
            || "no ratio can be given".to_owned(),
            |ratio| {
                // the low end rests on the casualties of the arm: where those were few or none it
                // is no number
                let is_bound = ratio::is_bound(findings, with, with.at.len() - 1);
                let (kind, ends) = ratio::interval(ratio).unzip();
                let ends = ends.map(|(low, high)| (low.filter(|_| !is_bound), high));
                let said =
                    ratio::said(ratio.value, " of the baseline's", kind.unwrap_or_default(), ends);
                let median =
                    ratio.median.filter(|_| !is_bound).map_or_else(String::new, |median| {
                        format!(", median {}, {CARRIED}", ratio::said(median, "", "", None))
                    });
                format!(
                    "{said}{}{median}",
                    against_it(last, ratio.value, findings.provenance.draws)
                )
            },
        );
        Some(Item { arm: quoted(&with.arm), said: format!("{ratio}{}", pairs_said(last)) })
    };
    let items = findings.comparison.iter().filter_map(item).collect();
    Topic::of(format!("Casualties against the baseline, {baseline}"), items)
}

/// How fields of the arm stand against fields of the baseline; nothing where draws have a single
/// field.
fn pairs_said(at: &ComparisonAt) -> String {
    let (Some(fewer), Some(equal)) = (at.p_fewer, at.p_equal) else { return String::new() };
    format!(
        "; a field of it has fewer than one of the baseline in {} of 100 pairs, as many in {}",
        of_hundred(fewer),
        of_hundred(equal)
    )
}

/// The yearly risk of a person who is there, at the time that matters.
fn risk(findings: &Findings, evidence: Evidence) -> Option<Topic> {
    let at = focus(findings)?;
    let items = of_arms(findings, |arm| {
        let at = arm.at.get(at)?;
        let risk = whole(at, Quantity::IndividualRiskPerYear)?;
        Some(evidence.whole(&risk, Manner::risk(&risk, &whole(at, Quantity::Functional)?)))
    });
    let when = moment(time_of(findings, at)?);
    Topic::of(
        format!(
            "{when}, risk of death a year of an average member of the most exposed group, while \
             there"
        ),
        items,
    )
}

/// When the risk falls below a criterion for good.
fn time_to(criterion: &RiskCriterion, findings: &Findings) -> Option<Topic> {
    let horizon = span(*findings.times_days.last()?);
    let draws = findings.provenance.draws;
    let start = *findings.times_days.first()?;
    let items = of_arms(findings, |arm| {
        let time = arm.time_to_criterion.get(&criterion.name)?;
        let when = when_below(time, start, &horizon, draws);
        Some(format!("{when}{}", by_clearance(findings, arm, time).unwrap_or_default()))
    });
    Topic::of(
        format!(
            "The risk of death a year of the most exposed people stays below {}, {}{}",
            quoted(&criterion.name),
            share(criterion.per_year),
            if draws > 1 { ", in half of the parameter draws" } else { "" }
        ),
        items,
    )
}

/// That it is clearance which brought the risk down, where by then it has removed a good part of
/// the mines.
fn by_clearance(findings: &Findings, arm: &ArmFindings, time: &TimeToCriterion) -> Option<String> {
    let days = time.days?;
    let at = findings.times_days.iter().position(|&time| time >= days)?;
    let curve = arm.curves.get(&Quantity::Cleared)?.whole()?;
    let (mean, median) = (*curve.mean.get(at)?, curve.median.get(at).copied().flatten());
    let cleared = Estimate { mean, median, ..Estimate::default() };
    let manner = Manner::share_of(arm.mines);
    let median = Evidence::of(findings).median_behind(&cleared, manner, None);
    let part = mean / arm.mines.max(1) as f64;
    (part > 0.1).then(|| format!(", by when clearance has removed {}{median}", share(part)))
}

/// When, for one arm; `start` is the first time looked at.
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
    let mut brackets = vec![];
    if time.interval != [None, None]
        && !time.interval.iter().all(|end| end.is_some_and(|days| days <= start))
    {
        let [low, high] = time.interval.map(end);
        brackets.push(format!("90 % epistemic interval {low} to {high}"));
    }
    if time.not_within_horizon > 0.0 {
        let beyond = of_share(time.not_within_horizon, draws);
        brackets.push(format!(
            "beyond the horizon in {} of {} draws",
            count(beyond.into()),
            count(draws.into())
        ));
    }
    if brackets.is_empty() { median } else { format!("{median} ({})", brackets.join("; ")) }
}
