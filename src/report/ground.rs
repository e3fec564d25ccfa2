//! What is left in the ground, and what clearing it takes, in sentences.

use super::draws::{in_draws, of_share};
use super::said::{Evidence, Manner};
use super::topic::{Topic, of_arms, whole};
use super::words::{count, span};
use crate::question::Quantity;
use crate::results::{Estimate, Findings};

/// What is left in the ground.
pub(super) fn left(findings: &Findings, evidence: Evidence) -> Option<Topic> {
    let last = findings.arms.first()?.at.last()?.days;
    let items = of_arms(findings, |arm| {
        let left = whole(arm.at.last()?, Quantity::Explosive)?;
        Some(format!("{} of {} laid", evidence.whole(&left, Manner::ITEMS), count(arm.mines)))
    });
    Topic::of(
        format!("At {}, items still explosive in the ground, able to function or not", span(last)),
        items,
    )
}

/// What clearing them takes. An inert mine counts like any other, because nobody can tell.
pub(super) fn clearance(findings: &Findings, evidence: Evidence) -> Option<Topic> {
    let items = of_arms(findings, |arm| {
        let work = arm.clearance.as_ref()?;
        let estimate = |name: &str, mean: f64| Estimate {
            mean,
            std_error: work.std_error.get(name).copied(),
            epistemic: work.epistemic.get(name).copied(),
            median: work.median.get(name).copied(),
            ..Estimate::default()
        };
        let said =
            |name: &str, mean: f64, manner: Manner| evidence.whole(&estimate(name, mean), manner);
        if work.area_searched_m2 == 0.0 {
            return Some("not begun within the horizon".to_owned());
        }
        let cost = work.cost.map_or_else(String::new, |cost| {
            let currency =
                arm.land.currency.as_deref().map_or_else(String::new, |name| format!("{name} "));
            format!(" for {currency}{}", said("cost", cost, Manner::MEASURE))
        });
        let draws = findings.provenance.draws;
        let late = of_share(work.not_within_horizon, draws);
        let late_in = in_draws(late, draws);
        let finished = match work.finished_days.map(span) {
            None => format!("not finished within the horizon{late_in}"),
            Some(span) if late > 0 => {
                format!("finished after {span} (median; not within the horizon{late_in})")
            }
            Some(span) if draws > 1 => format!("finished after {span} (median)"),
            Some(span) => format!("finished after {span}"),
        };
        Some(format!(
            "{} items removed and {} left, {} m² searched{cost}, {finished}",
            said("removed", work.removed, Manner::ITEMS),
            said("left", work.left, Manner::ITEMS),
            said("area_searched_m2", work.area_searched_m2, Manner::MEASURE)
        ))
    });
    let why = "an inert mine costs as much to clear as one that functions, because nobody can tell";
    Topic::of(format!("Clearance ({why})"), items)
}
