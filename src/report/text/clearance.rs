//! Explosive items left and the effort of clearance, in sentences.

use super::topic::{Topic, last_span, whole};
use crate::question::Quantity;
use crate::report::wording::draws::{in_draws, of_share};
use crate::report::wording::estimate_format::EstimateFormat;
use crate::report::wording::format_estimate::Evidence;
use crate::report::wording::words::{count, span};
use crate::results::{Estimate, Findings};

/// The explosive items left in the ground.
pub(crate) fn left(findings: &Findings, evidence: Evidence) -> Option<Topic> {
    let lead = format!(
        "At {}, items still explosive in the ground, able to function or not",
        last_span(findings)?
    );
    Topic::of_alternatives(findings, lead, |alternative| {
        let left = whole(alternative.at.last()?, Quantity::Explosive)?;
        let left = evidence.whole(&left, EstimateFormat::ITEMS);
        Some(format!("{left} of {} laid", count(alternative.mines)))
    })
}

/// The effort of clearance.
///
/// An inert mine counts like any other, because nobody can tell it from a functional one.
pub(crate) fn clearance(findings: &Findings, evidence: Evidence) -> Option<Topic> {
    let why = "an inert mine costs as much to clear as one that functions, because nobody can tell";
    Topic::of_alternatives(findings, format!("Clearance ({why})"), |alternative| {
        let work = alternative.clearance.as_ref()?;
        let said = |name: &str, mean: f64, manner: EstimateFormat| {
            let estimate = Estimate {
                mean,
                std_error: work.std_error.get(name).copied(),
                uncertainty_interval: work.uncertainty_interval.get(name).copied(),
                median: work.median.get(name).copied(),
                ..Estimate::default()
            };
            evidence.whole(&estimate, manner)
        };
        if work.area_searched_m2 == 0.0 {
            return Some("not begun within the horizon".to_owned());
        }
        let cost = work.cost.map_or_else(String::new, |cost| {
            let currency = alternative.land.currency.as_ref().map(|name| format!("{name} "));
            let cost = said("cost", cost, EstimateFormat::MEASURE);
            format!(" for {}{cost}", currency.unwrap_or_default())
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
            said("removed", work.removed, EstimateFormat::ITEMS),
            said("left", work.left, EstimateFormat::ITEMS),
            said("area_searched_m2", work.area_searched_m2, EstimateFormat::MEASURE)
        ))
    })
}
