//! The headline time: the report time of the first finding.

use crate::results::Findings;

/// The index of the headline time.
///
/// It is the first report time after the longest rated life of battery mines. It is the middle
/// report time where there is no battery mine or no such time. `None` without report times.
pub(crate) fn headline_time(findings: &Findings) -> Option<usize> {
    let at = &findings.alternatives.first()?.at;
    let longest = findings
        .alternatives
        .iter()
        .filter_map(|alternative| alternative.longest_rated_life_days)
        .reduce(f64::max);
    let after = longest.and_then(|longest| at.iter().position(|time| time.days > longest));
    after.or_else(|| (!at.is_empty()).then_some((at.len().max(1) - 1) / 2))
}
