//! Sample sizes that discriminate one figure from another.

use super::plan::least;
use super::test_plans;
use crate::results::{Confidence, Discrimination, EvidenceFault, Figure, MOST_ITEMS, TestPlan};

/// The smallest plan that discriminates the better figure from the worse one. The worse figure
/// passes in at most 1 − C of all tests, the better one in at least a share `power`.
///
/// For each number of failures allowed, the plan has the fewest items that the worse figure needs.
/// Over that number, power is a sawtooth: some plans below one with too little power have enough.
/// With one item less, power is above the sawtooth. Where even that is too little, no smaller plan
/// suffices.
///
/// # Errors
/// Where the better figure is not the smaller, the power is no more than chance, or too many items
/// would be needed.
pub fn discrimination(
    better: Figure,
    worse: Figure,
    confidence: Confidence,
    power: f64,
) -> Result<Discrimination, EvidenceFault> {
    let chance = confidence.doubt();
    if !(power > chance && power < 1.0) {
        return Err(EvidenceFault::Power { power, chance });
    }
    if better >= worse {
        return Err(EvidenceFault::Indistinguishable {
            better: better.failure(),
            worse: worse.failure(),
        });
    }
    let with = |allowed| -> Result<Discrimination, EvidenceFault> {
        let plan = test_plans(worse, confidence, allowed, None)?;
        let passes = |figure: Figure| plan.acceptance(figure.failure());
        Ok(Discrimination { plan, better_passes: passes(better), worse_passes: passes(worse) })
    };
    let has_power = |discrimination: &Discrimination| discrimination.better_passes >= power;
    let mut found = with(0)?;
    if !has_power(&found) {
        let enough = |allowed| with(allowed).is_ok_and(|discrimination| has_power(&discrimination));
        found = with(least(0, 1, MOST_ITEMS, enough).ok_or(EvidenceFault::TooMany)?)?;
    }
    for allowed in (0..found.plan.allowed).rev() {
        let tried = with(allowed)?;
        if has_power(&tried) {
            found = tried;
        }
        let one_less = TestPlan { items: tried.plan.items - 1, ..tried.plan };
        if one_less.acceptance(better.failure()) < power {
            break;
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(better: f64, worse: f64, power: f64) -> Result<Discrimination, EvidenceFault> {
        let [better, worse] = [better, worse].map(|p| Figure::of_claim(p).unwrap());
        discrimination(better, worse, Confidence::new(0.95).unwrap(), power)
    }

    #[test]
    fn figures_far_apart_need_no_failure_and_close_ones_many() {
        let far = exact(6e-6, 1e-3, 0.9).unwrap();
        assert_eq!((far.plan.items, far.plan.allowed), (2995, 0), "(1 − 6e-6)^2995 is 0.98");
        assert!((far.better_passes - 0.982_190).abs() < 1e-6 && far.worse_passes <= 0.05);
        let close = exact(9e-4, 1e-3, 0.9).unwrap();
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
            let found = discrimination(good, bad, confidence, power).unwrap();
            let smallest = (0..)
                .map(|allowed| test_plans(bad, confidence, allowed, None).unwrap())
                .find(|plan| plan.acceptance(better) >= power)
                .unwrap();
            assert_eq!(found.plan, smallest, "{better} from {worse}");
        }
        // between 149 and 152 failures allowed, some plans have too little power
        let [good, bad] = [0.4, 0.5].map(|p| Figure::of_claim(p).unwrap());
        let found = discrimination(good, bad, Confidence::new(0.9).unwrap(), 0.99).unwrap();
        assert_eq!((found.plan.items, found.plan.allowed), (322, 149));
    }

    #[test]
    fn what_cannot_be_told_apart_is_refused() {
        assert!(matches!(exact(1e-3, 1e-3, 0.9), Err(EvidenceFault::Indistinguishable { .. })));
        assert!(matches!(exact(1e-2, 1e-3, 0.9), Err(EvidenceFault::Indistinguishable { .. })));
        for power in [0.05, 0.0, 1.0, f64::NAN] {
            assert!(
                matches!(exact(1e-6, 1e-3, power), Err(EvidenceFault::Power { .. })),
                "{power}"
            );
        }
    }
}
