//! Able to function, now or when it warms: the headline for readers, and whether dormancy matters
//! to it.

use super::topic::whole;
use crate::question::Quantity;
use crate::results::{ArmFindings, AtTime, Estimate};

/// The share of dormant mines above which a picture shows the functional ones apart.
const MATTERS: f64 = 1e-3;

/// How many mines are able to function at a report time; none where the findings lack it.
pub(crate) fn able_at(at: &AtTime) -> Option<Estimate> {
    whole(at, Quantity::AbleToFunction)
}

/// Whether so many mines are ever dormant that it shows.
pub(crate) fn dormancy_matters(arm: &ArmFindings) -> bool {
    let dormant = arm.curves.get(&Quantity::Dormant).and_then(|entry| entry.whole());
    dormant.is_some_and(|curve| curve.mean.iter().any(|&count| count > MATTERS * arm.mines as f64))
}
