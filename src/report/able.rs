//! Able to function, now or when it warms: functional + dormant, the headline for readers.
//!
//! Findings hold the two apart. Means add exactly. The ends of bands do not: the sum of the ends is taken, which is
//! exact where one of the two is zero or both move together, and wider than the true band where, as usual, mines
//! that are not functional are so because they are dormant. No end is said to pass the mines laid.

use crate::estimate::{ArmFindings, AtTime, Band, Curve, Estimate};
use crate::question::Quantity;

/// The share of dormant mines above which a picture shows the functional ones apart.
const MATTERS: f64 = 1e-3;

/// How many mines are able to function at a report time; none where the findings lack it.
pub(crate) fn able_at(arm: &ArmFindings, at: &AtTime) -> Option<Estimate> {
    let laid = arm.mines as f64;
    let functional = *at.quantities.get(&Quantity::Functional)?.whole()?;
    let Some(dormant) = at.quantities.get(&Quantity::Dormant).and_then(|entry| entry.whole()).copied() else {
        return Some(functional);
    };
    let ends = |one: Option<[f64; 2]>, other: Option<[f64; 2]>| match (one, other) {
        (Some(a), Some(b)) => Some([(a[0] + b[0]).min(laid), (a[1] + b[1]).min(laid)]),
        _ => None,
    };
    let mean = functional.mean + dormant.mean;
    Some(Estimate {
        mean,
        std_error: functional.std_error.zip(dormant.std_error).map(|(a, b)| a + b),
        prediction: ends(functional.prediction, dormant.prediction),
        epistemic: ends(functional.epistemic, dormant.epistemic),
        none_seen_upper_bound: if mean == 0.0 { functional.none_seen_upper_bound } else { None },
    })
}

/// The same over the times of the curves.
pub(crate) fn able_curve(arm: &ArmFindings) -> Option<Curve> {
    let laid = arm.mines as f64;
    let functional = arm.curves.get(&Quantity::Functional)?.whole()?;
    let Some(dormant) = arm.curves.get(&Quantity::Dormant).and_then(|entry| entry.whole()) else {
        return Some(functional.clone());
    };
    let sum = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| (a + b).min(laid)).collect::<Vec<f64>>();
    let band = |one: &Option<Band>, other: &Option<Band>| match (one, other) {
        (Some(a), Some(b)) => Some(Band { low: sum(&a.low, &b.low), high: sum(&a.high, &b.high) }),
        _ => None,
    };
    Some(Curve {
        mean: sum(&functional.mean, &dormant.mean),
        prediction: band(&functional.prediction, &dormant.prediction),
        epistemic: band(&functional.epistemic, &dormant.epistemic),
    })
}

/// Whether so many mines are ever dormant that it shows.
pub(crate) fn dormancy_matters(arm: &ArmFindings) -> bool {
    let dormant = arm.curves.get(&Quantity::Dormant).and_then(|entry| entry.whole());
    dormant.is_some_and(|curve| curve.mean.iter().any(|&count| count > MATTERS * arm.mines as f64))
}
