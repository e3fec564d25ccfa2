//! Mines able to function, the headline quantity, and the relevance of dormancy.
//!
//! A mine able to function does so now or when it warms.

use crate::question::Quantity;
use crate::report::text::topic::whole;
use crate::results::{AlternativeFindings, AtTime, Estimate};

/// Share of dormant mines above which charts show dormancy.
const MATTERS: f64 = 1e-3;

/// The number of mines able to function at a report time.
///
/// `None` where the findings lack it.
pub(crate) fn functioning_at(at: &AtTime) -> Option<Estimate> {
    whole(at, Quantity::AbleToFunction)
}

/// Whether the share of dormant mines ever exceeds that limit.
pub(crate) fn dormancy_matters(alternative: &AlternativeFindings) -> bool {
    let dormant = alternative.curves.get(&Quantity::Dormant).and_then(|entry| entry.whole());
    dormant.is_some_and(|curve| {
        curve.mean.iter().any(|&count| count > MATTERS * alternative.mines as f64)
    })
}
