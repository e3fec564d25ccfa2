//! Ratios to the baseline in words, small ones also as `1/1,300`.

use super::format_estimate::Evidence;
use super::words::number;
use crate::results::{Comparison, Findings, Ratio};

/// Largest distance from 1 of a ratio worded as "about as many".
const AS_MANY: f64 = 0.05;
/// Ratios below this are also written as one over a number.
const SMALL: f64 = 0.1;

/// The ends of an interval; an upper limit has no low end.
pub(crate) type Ends = (Option<f64>, f64);

/// The interval of a ratio and its kind, if known.
pub(crate) fn interval(ratio: &Ratio) -> Option<(&'static str, Ends)> {
    if let Some([low, high]) = ratio.uncertainty_interval {
        return Some(("90 % uncertainty interval ", (Some(low), high)));
    }
    let [low, high] = ratio.interval.filter(|[low, high]| low < high)?;
    Some(("95 % Monte Carlo interval ", ((low > 0.0).then_some(low), high)))
}

/// Whether the low end of an alternative's ratio rests on few events.
///
/// Then neither the low end nor the median is given as a number.
pub(crate) fn is_bound(findings: &Findings, with: &Comparison, report: usize) -> bool {
    let casualties = Evidence::casualties(findings, &with.alternative, report);
    let low = casualties.and_then(|casualties| casualties.uncertainty_interval).map(|[low, _]| low);
    let ratio = with.at.get(report).and_then(|at| at.ratio);
    ratio.is_some_and(|ratio| ratio.uncertainty_interval.is_some())
        && low.is_some_and(|low| Evidence::of(findings).rests_on_few(low))
}

/// Formats a ratio with its interval.
///
/// Examples: `0.34 of the baseline's (90 % uncertainty interval 0.21 to 0.55)`, `0.00077 of the
/// baseline's (about 1/1,300; 1/8,400 to 1/280)`, `about as many (0.97 to 1.1)`, `1.4 times as many
/// (1.1 to 1.8)`. `of` follows a ratio below 1, and `kind` precedes the interval.
pub(crate) fn ratio_text(ratio: f64, of: &str, kind: &str, ends: Option<Ends>) -> String {
    let is_small = ratio > 0.0 && ratio < SMALL;
    // ends near 1 are no clearer as one over a number
    let over_one =
        is_small && ends.is_none_or(|(low, high)| low.is_none_or(|low| low > 0.0) && high < 0.5);
    let say = if over_one { one_over } else { number };
    let interval = ends.map(|(low, high)| match (low.map(say), say(high)) {
        (None, high) => format!("{kind}under {high}"),
        (Some(low), high) if low == high => format!("{kind}narrower than the rounding"),
        (Some(low), high) => format!("{kind}{low} to {high}"),
    });
    let about = is_small.then(|| format!("about {}", one_over(ratio)));
    let bracket: Vec<String> = about.into_iter().chain(interval).collect();
    let bracket =
        if bracket.is_empty() { String::new() } else { format!(" ({})", bracket.join("; ")) };
    if (ratio - 1.0).abs() <= AS_MANY {
        format!("about as many{bracket}")
    } else if ratio < 1.0 {
        format!("{}{of}{bracket}", number(ratio))
    } else {
        format!("{} times as many{bracket}", number(ratio))
    }
}

/// Formats a part as one over a number: `1/1,300`.
pub(crate) fn one_over(part: f64) -> String {
    format!("1/{}", number(1.0 / part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_ratio_is_said_as_a_part_and_as_one_over_a_number() {
        let all = |ratio, ends| {
            ratio_text(ratio, " of the baseline's", "90 % uncertainty interval ", ends)
        };
        assert_eq!(
            all(7.7e-4, Some((Some(1.19e-4), 3.57e-3))),
            "0.00077 of the baseline's (about 1/1,300; 90 % uncertainty interval 1/8,400 to 1/280)"
        );
        assert_eq!(
            all(7.7e-4, Some((None, 3.57e-3))),
            "0.00077 of the baseline's (about 1/1,300; 90 % uncertainty interval under 1/280)"
        );
        assert_eq!(
            all(0.02, Some((Some(0.001), 0.9))),
            "0.020 of the baseline's (about 1/50; 90 % uncertainty interval 0.0010 to 0.90)"
        );
        assert_eq!(
            all(0.34, Some((Some(0.21), 0.55))),
            "0.34 of the baseline's (90 % uncertainty interval 0.21 to 0.55)"
        );
        assert_eq!(all(1.01, None), "about as many");
        assert_eq!(
            all(1.4, Some((Some(1.4), 1.4))),
            "1.4 times as many (90 % uncertainty interval narrower than the rounding)"
        );
        assert_eq!(all(0.0, None), "0 of the baseline's");
    }

    #[test]
    fn a_ratio_without_draws_has_its_monte_carlo_interval() {
        let of = |value, interval| {
            super::interval(&Ratio {
                value,
                std_error: None,
                interval,
                uncertainty_interval: None,
                median: None,
            })
        };
        let kind = "95 % Monte Carlo interval ";
        assert_eq!(of(0.35, None), None);
        assert_eq!(of(0.35, Some([0.31, 0.39])), Some((kind, (Some(0.31), 0.39))));
        assert_eq!(of(0.35, Some([-0.24, 0.94])), Some((kind, (None, 0.94))));
    }

    #[test]
    fn both_ends_are_said_in_the_same_manner_and_nothing_is_fewer_by_times() {
        for at in 0..200 {
            let ratio = crate::numeric::pow(10.0, 0.5 - 0.04 * f64::from(at));
            for spread in [1.1, 3.0, 30.0] {
                let text =
                    ratio_text(ratio, " of it", "", Some((Some(ratio / spread), ratio * spread)));
                let (_, ends) = text.rsplit_once([';', '(']).unwrap();
                let (low, high) = ends.split_once(" to ").unwrap_or((ends, ends));
                assert_eq!(low.contains("1/"), high.contains("1/"), "{text}");
                assert!(!text.contains("fewer") && !text.contains("times less"), "{text}");
            }
        }
    }
}
