//! Quantiles over parameter draws.
//!
//! The p-quantile of n sorted values has rank p (n + 1), linear between two (type 6 of Hyndman and
//! Fan). So the next independent draw lies below it with probability p. With fewer than 19 draws
//! the ends of a 90 % interval are the extremes, which hold (n − 1)/(n + 1).

use crate::results::IntervalCurve;

impl IntervalCurve {
    /// The curve of the ends at each time.
    pub(crate) fn of(ends: &[[f64; 2]]) -> Self {
        let [low, high] = [0, 1].map(|end| ends.iter().map(|ends| ends[end]).collect());
        Self { low, high }
    }
}

/// Levels of the two ends of a 90 % interval.
pub(crate) const LOW: f64 = 0.05;

pub(crate) const HIGH: f64 = 0.95;

/// The fewest effective draws of a mean whose error is known.
const FEWEST_DRAWS: f64 = 20.0;

/// Effective draws below which one draw carries a mean. It holds for any number of draws.
const ALMOST_ONE_DRAW: f64 = 1.5;

/// Quantile above which a mean is carried by few draws.
const CARRIED_ABOVE: f64 = 0.9;

/// The rank of the p-quantile of `count` sorted values. It is the lower neighbour and the part of
/// the way to the upper one.
pub(crate) fn rank_of_quantile(count: usize, p: f64) -> (usize, f64) {
    let place = (p * (count + 1) as f64 - 1.0).clamp(0.0, (count - 1) as f64);
    (place.floor() as usize, place.fract())
}

/// The p-quantile of increasing values.
pub(crate) fn quantile_of_sorted(values: &[f64], p: f64) -> f64 {
    let (below, part) = rank_of_quantile(values.len(), p);
    let above = (below + 1).min(values.len() - 1);
    values[below] + (values[above] - values[below]) * part
}

/// The values of at least two draws in increasing order; none for fewer.
fn ascending(values: &[f64]) -> Option<Vec<f64>> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    Some(sorted).filter(|sorted| sorted.len() > 1)
}

/// The median over draws. None with fewer than two draws.
pub(crate) fn median(values: &[f64]) -> Option<f64> {
    Some(quantile_of_sorted(&ascending(values)?, 0.5))
}

/// The 90 % interval over draws. None with fewer than two draws.
pub(crate) fn uncertainty_interval(values: &[f64]) -> Option<[f64; 2]> {
    let sorted = ascending(values)?;
    Some([LOW, HIGH].map(|p| quantile_of_sorted(&sorted, p)))
}

/// The median over draws, shown where few draws carry the mean. The mean then lies outside the 90 %
/// interval or above the 90 % quantile, or a few of many draws carry it. None elsewhere, and with
/// fewer than two draws.
pub(crate) fn median_beside(mean: f64, values: &[f64]) -> Option<f64> {
    let sorted = ascending(values)?;
    // a difference of rounding does not count as outside
    let slack = 1e-9 * mean.abs();
    let is_carried = are_few(&sorted)
        || mean > quantile_of_sorted(&sorted, CARRIED_ABOVE) + slack
        || mean < quantile_of_sorted(&sorted, LOW) - slack;
    is_carried.then(|| quantile_of_sorted(&sorted, 0.5))
}

/// The effective sample size of Kish, (Σ|x|)² / Σx². It is the number of equal draws that would
/// carry a mean as well.
pub(crate) fn effective_draws(values: &[f64]) -> f64 {
    let sum: f64 = values.iter().map(|value| value.abs()).sum();
    let squares: f64 = values.iter().map(|value| value * value).sum();
    if squares > 0.0 { sum * sum / squares } else { values.len() as f64 }
}

/// Whether enough draws carry a mean for its error to be known. The threshold is [`FEWEST_DRAWS`]
/// effective draws, rounded.
pub(crate) fn error_is_known(values: &[f64]) -> bool {
    effective_draws(values).round() >= FEWEST_DRAWS
}

/// Whether a few draws carry a mean. Its error is then unknown. Their effective number is below a
/// quarter of the draws, or hardly more than one.
pub(crate) fn are_few(values: &[f64]) -> bool {
    let is_one = values.len() > 1 && effective_draws(values) < ALMOST_ONE_DRAW;
    is_one || are_few_of_many(values)
}

/// The same, by the first condition alone.
pub(crate) fn are_few_of_many(values: &[f64]) -> bool {
    !error_is_known(values) && 4.0 * effective_draws(values) < values.len() as f64
}

/// Mean of values.
pub(crate) fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len() as f64;
    values.sum::<f64>() / count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::point;
    use crate::uncertainty::Label;

    #[test]
    fn quantiles_lie_between_order_statistics() {
        let values = [1.0, 2.0, 3.0, 4.0, 5.0];
        assert_eq!(quantile_of_sorted(&values, 0.5), 3.0);
        // rank 0.3 · 6 = 1.8; beyond the ends, the ends
        assert!((quantile_of_sorted(&values, 0.3) - 1.8).abs() < 1e-12);
        assert_eq!(uncertainty_interval(&values), Some([1.0, 5.0]));
        assert_eq!(uncertainty_interval(&[1.0]), None);
    }

    #[test]
    fn a_median_stands_beside_a_mean_that_few_draws_carry_and_beside_no_other() {
        let of = |values: &[f64]| median_beside(mean(values.iter().copied()), values);
        // one of thirty draws makes nearly all of the mean
        let few: Vec<f64> = (0..30).map(|draw| if draw == 7 { 1000.0 } else { 1.0 }).collect();
        assert!(!are_few(&few[8..]) && are_few(&few));
        // of three draws one makes nearly all of the mean, or most; a single draw is all there is
        assert!(are_few(&[0.1, 0.01, 2.0]) && !are_few(&[1.0, 0.2, 2.0]) && !are_few(&[2.0]));
        assert_eq!(of(&few), Some(1.0));
        // above the 90 % quantile, and 26 effective draws of 300
        let above: Vec<f64> =
            (0..300).map(|draw| if draw % 12 == 0 { 100.0 } else { 1.0 }).collect();
        assert!(error_is_known(&above));
        assert_eq!(of(&above), Some(1.0));
        // below the interval, and more than 20 effective draws of 500
        let below: Vec<f64> =
            (0..500).map(|draw| if draw % 25 == 0 { -100.0 } else { 1.0 }).collect();
        assert!(error_is_known(&below));
        assert_eq!(of(&below), Some(1.0));
        // one of eleven draws lies at the 90 % quantile: the mean is below it
        let enough: Vec<f64> = (0..11).map(|draw| if draw < 2 { 10.0 } else { 1.0 }).collect();
        assert_eq!(of(&enough), None);
        // few draws are not a few of many
        let even: Vec<f64> = (0..20).map(f64::from).collect();
        assert!(!error_is_known(&even));
        assert_eq!(of(&even), None);
        // differences of rounding alone, and too few draws to differ
        assert_eq!(of(&[0.1; 30]), None);
        assert_eq!(of(&[3.0]), None);
        assert_eq!(median_beside(2.0, &[1.0, 3.0]), None);
    }

    /// The probability that the sum of two uniform numbers is below x.
    fn triangular(x: f64) -> f64 {
        if x < 1.0 { 0.5 * x * x } else { 1.0 - 0.5 * (2.0 - x) * (2.0 - x) }
    }

    /// On average over 2,000 seeds the interval has 90 % coverage. It is up to 1.2 % more for draws
    /// that are spread evenly. The coverage of one seed scatters by at most 6.5 %, so the mean by
    /// 0.15 %. The test refuses ranks of 1 + p (n − 1).
    #[test]
    fn an_interval_of_ninety_percent_holds_as_much_from_nineteen_draws_on() {
        let labels =
            ["clearance.start", "civilians.group[0].people"].map(|key| Label::new(key, key));
        let narrower = |values: &[f64]| {
            [LOW, HIGH].map(|p| {
                let place = p * (values.len() - 1) as f64;
                let below = values[place.floor() as usize];
                below + (values[place.ceil() as usize] - below) * place.fract()
            })
        };
        for (draws, seen) in [(19, true), (32, true), (100, true), (250, false)] {
            let [mut held, mut by_narrower] = [0.0; 2];
            for seed in 0..2_000 {
                let sum = |draw| point(&labels, seed, draw).0.iter().sum();
                let mut values: Vec<f64> = (0..draws).map(sum).collect();
                values.sort_by(f64::total_cmp);
                let holds = |[low, high]: [f64; 2]| (triangular(high) - triangular(low)) / 2_000.0;
                held += holds(uncertainty_interval(&values).unwrap());
                by_narrower += holds(narrower(&values));
            }
            let is_right = |held: f64| (0.895..0.917).contains(&held);
            assert!(is_right(held), "{draws}: {held}");
            assert!(!seen || !is_right(by_narrower), "{draws}: {by_narrower}");
        }
    }
}
