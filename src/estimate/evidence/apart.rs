//! How many items tell one figure from another.

use super::needed;
use super::plan::least;
use crate::results::{Apart, Confidence, EvidenceFault, Figure, MOST_ITEMS, TestPlan};

/// The smallest plan with which the worse figure passes in at most 1 − C of all tests and the
/// better one in at least a share `power`.
///
/// Over the exceptions allowed, each with the fewest items that the worse figure needs, power is a
/// saw: some plans below one that has too little have enough. With one item less, power is above
/// the saw's teeth; where even that is too little, no smaller plan will do.
///
/// # Errors
/// Where the better figure is not the smaller, the power is no more than chance, or too many items
/// would be needed.
pub fn apart(
    better: Figure,
    worse: Figure,
    confidence: Confidence,
    power: f64,
) -> Result<Apart, EvidenceFault> {
    let chance = confidence.doubt();
    if !(power > chance && power < 1.0) {
        return Err(EvidenceFault::Power { power, chance });
    }
    if better >= worse {
        return Err(EvidenceFault::NotApart {
            better: better.exception(),
            worse: worse.exception(),
        });
    }
    let with = |allowed| -> Result<Apart, EvidenceFault> {
        let plan = needed(worse, confidence, allowed, None)?;
        let passes = |figure: Figure| plan.acceptance(figure.exception());
        Ok(Apart { plan, better_passes: passes(better), worse_passes: passes(worse) })
    };
    let has_power = |apart: &Apart| apart.better_passes >= power;
    let mut found = with(0)?;
    if !has_power(&found) {
        let enough = |allowed| with(allowed).is_ok_and(|apart| has_power(&apart));
        found = with(least(0, 1, MOST_ITEMS, enough).ok_or(EvidenceFault::TooMany)?)?;
    }
    for allowed in (0..found.plan.allowed).rev() {
        let tried = with(allowed)?;
        if has_power(&tried) {
            found = tried;
        }
        let one_less = TestPlan { items: tried.plan.items - 1, ..tried.plan };
        if one_less.acceptance(better.exception()) < power {
            break;
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(better: f64, worse: f64, power: f64) -> Result<Apart, EvidenceFault> {
        let [better, worse] = [better, worse].map(|p| Figure::of_claim(p).unwrap());
        apart(better, worse, Confidence::new(0.95).unwrap(), power)
    }

    #[test]
    fn figures_far_apart_need_no_exception_and_close_ones_many() {
        let far = told(6e-6, 1e-3, 0.9).unwrap();
        assert_eq!((far.plan.items, far.plan.allowed), (2995, 0), "(1 − 6e-6)^2995 is 0.98");
        assert!((far.better_passes - 0.982_190).abs() < 1e-6 && far.worse_passes <= 0.05);
        let close = told(9e-4, 1e-3, 0.9).unwrap();
        assert!(close.plan.allowed > 500, "{close:?}");
        assert!(close.better_passes >= 0.9 && close.worse_passes <= 0.05);
    }

    #[test]
    fn no_smaller_plan_will_do() {
        let cases = [
            (0.4, 0.5, 0.9, 0.99),
            (1e-4, 1e-3, 0.95, 0.8),
            (0.05, 0.1, 0.95, 0.8),
            (0.3, 0.35, 0.9, 0.8),
            (0.6, 0.7, 0.99, 0.9),
        ];
        for (better, worse, confidence, power) in cases {
            let [good, bad] = [better, worse].map(|p| Figure::of_claim(p).unwrap());
            let confidence = Confidence::new(confidence).unwrap();
            let found = apart(good, bad, confidence, power).unwrap();
            let smallest = (0..)
                .map(|allowed| needed(bad, confidence, allowed, None).unwrap())
                .find(|plan| plan.acceptance(better) >= power)
                .unwrap();
            assert_eq!(found.plan, smallest, "{better} from {worse}");
        }
        // between 149 and 152 exceptions there are plans with too little power
        let [good, bad] = [0.4, 0.5].map(|p| Figure::of_claim(p).unwrap());
        let found = apart(good, bad, Confidence::new(0.9).unwrap(), 0.99).unwrap();
        assert_eq!((found.plan.items, found.plan.allowed), (322, 149));
    }

    #[test]
    fn what_cannot_be_told_apart_is_refused() {
        assert!(matches!(told(1e-3, 1e-3, 0.9), Err(EvidenceFault::NotApart { .. })));
        assert!(matches!(told(1e-2, 1e-3, 0.9), Err(EvidenceFault::NotApart { .. })));
        for power in [0.05, 0.0, 1.0, f64::NAN] {
            assert!(matches!(told(1e-6, 1e-3, power), Err(EvidenceFault::Power { .. })), "{power}");
        }
    }
}
