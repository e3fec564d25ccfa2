//! The report time at which a reader looks first.

use crate::results::Findings;

/// Index of the first report time after the longest rated life of the battery mines; of the middle
/// one where there is no battery mine, or no time that late. None where nothing is reported.
pub(crate) fn focus(findings: &Findings) -> Option<usize> {
    let at = &findings.arms.first()?.at;
    let longest =
        findings.arms.iter().filter_map(|arm| arm.longest_rated_life_days).reduce(f64::max);
    let after = longest.and_then(|longest| at.iter().position(|time| time.days > longest));
    after.or_else(|| (!at.is_empty()).then_some((at.len().max(1) - 1) / 2))
}
