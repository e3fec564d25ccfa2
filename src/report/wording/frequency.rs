//! Natural frequencies: shares, probabilities and risks as `8.1 in 10,000`.
//!
//! An interval has the denominator of its estimate. Numbers that are compared share one
//! denominator.

use super::words::{number, number_to};

/// Smallest share with a number; smaller ones are "less than" it.
const LEAST: f64 = 1e-12;
/// Largest share with a number; larger ones are "nearly all".
const MOST: f64 = 1.0 - 5e-7;
/// Smallest numerator, rounded; smaller values get a denominator of their own.
const FAR: f64 = 0.000_99;
/// Largest common denominator of numbers of very different size.
const COMMON: f64 = 1e6;

/// Formats a share of a population.
///
/// Examples: `97 in 100`, `999 in 1,000`, `8.1 in 10,000`, `all`, `none`.
pub(crate) fn share(p: f64) -> String {
    match p {
        p if p <= 0.0 => "none".to_owned(),
        p if p < LEAST => "fewer than 1 in a trillion".to_owned(),
        p if p >= 1.0 => "all".to_owned(),
        p if p > MOST => "nearly all".to_owned(),
        p => in_full(p, denominator(p)),
    }
}

/// Formats a probability as a share, with `certain` for `all`.
pub(crate) fn chance(p: f64) -> String {
    certain(share(p))
}

/// Formats probabilities over a common denominator.
pub(crate) fn compared_chances<const N: usize>(chances: [f64; N]) -> [String; N] {
    compared(chances).map(certain)
}

fn certain(share: String) -> String {
    match share.as_str() {
        "all" => "certain".to_owned(),
        "nearly all" => "nearly certain".to_owned(),
        _ => share,
    }
}

/// Formats a person's yearly risk, which may exceed 1: `9.4 in 100,000`.
pub(crate) fn risk(p: f64) -> String {
    match p {
        p if p <= 0.0 => "none".to_owned(),
        p if p < LEAST => "less than 1 in a trillion".to_owned(),
        p => in_full(p, denominator(p)),
    }
}

/// Formats a power of ten as an axis label.
///
/// Examples: `all`, `1 in 10`, `1 in 100`.
pub(crate) fn power_of_ten(p: f64) -> String {
    if (0.0999..0.5).contains(&p) { "1 in 10".to_owned() } else { share(p) }
}

/// Formats an end of an interval over its estimate's denominator.
///
/// It is `2.1` after `8.1 in 10,000`.
pub(crate) fn end(estimate: f64, end: f64) -> String {
    over_denominator(estimate, end, denominator(estimate))
}

/// Formats a median, over `over` or the denominator of its mean.
///
/// A small median has a denominator of its own, because `median 0.3` would be read as a share.
pub(crate) fn median(mean: f64, median: f64, over: Option<f64>) -> String {
    let of = over.unwrap_or_else(|| denominator(mean));
    if median * of < 1.0 { risk(median) } else { over_denominator(mean, median, of) }
}

/// Formats a value over the denominator of its estimate.
///
/// A far smaller value has a denominator of its own.
pub(crate) fn over_denominator(estimate: f64, value: f64, of: f64) -> String {
    let is_far = value > 0.0 && value * of < FAR;
    if sayable(estimate) && !is_far { count(value, of) } else { risk(value) }
}

/// Formats the ends of an interval over the denominator of their estimate.
///
/// The text is `2.1 to 20` after `8.1 in 10,000`. Where the estimate has no denominator, as in
/// `all`, the ends have their own: `97 to 100 in 100`.
pub(crate) fn ends(estimate: f64, ends: [f64; 2]) -> String {
    let over = |of: f64| ends.map(|end| count(end, of)).join(" to ");
    if sayable(estimate) {
        let of = denominator(estimate);
        let is_far = ends.iter().any(|&end| end > 0.0 && end * of < FAR);
        return if is_far { ends.map(risk).join(" to ") } else { over(of) };
    }
    match ends.into_iter().find(|&end| sayable(end)) {
        Some(end) => format!("{} in {}", over(denominator(end)), unit_text(denominator(end))),
        None => ends.map(share).join(" to "),
    }
}

/// Formats shares over a common denominator.
pub(crate) fn compared<const N: usize>(shares: [f64; N]) -> [String; N] {
    let of = common(&shares);
    shares.map(|p| if sayable(p) { in_full(p, of) } else { share(p) })
}

/// The common denominator of shares.
pub(crate) fn common(shares: &[f64]) -> f64 {
    let of = |p: &f64| denominator(*p);
    let least = shares.iter().filter(|&&p| sayable(p)).map(of).fold(100.0, f64::max);
    let greatest = shares.iter().filter(|&&p| sayable(p)).map(of).fold(f64::INFINITY, f64::min);
    least.min(COMMON.max(greatest))
}

/// Whether a share is written as a natural frequency.
fn sayable(p: f64) -> bool {
    (LEAST..=MOST).contains(&p)
}

/// The smallest power of ten, at least 100, that suits a share.
///
/// The numerator is then at least 1, and at least 0.5 less than the denominator.
fn denominator(p: f64) -> f64 {
    let mut of = 100.0;
    while of < 1e15 && (p * of < 0.995 || (p < 1.0 && (1.0 - p) * of < 0.5)) {
        of *= 10.0;
    }
    of
}

fn in_full(p: f64, of: f64) -> String {
    format!("{} in {}", count(p, of), unit_text(of))
}

pub(crate) fn unit_text(of: f64) -> String {
    match of {
        1e6 => "a million".to_owned(),
        1e9 => "a billion".to_owned(),
        1e12 => "a trillion".to_owned(),
        of => number(of).replace(".0 ", " "),
    }
}

/// Formats the numerator over a power of ten to two figures.
///
/// It has more figures where two would make it equal to the denominator.
fn count(p: f64, of: f64) -> String {
    let n = p * of;
    let whole = |figures: usize| number_to(of, figures);
    let figures =
        (2..=8).find(|&figures| n >= of || number_to(n, figures) != whole(figures)).unwrap_or(2);
    let unit_text = number_to(n, figures);
    // 0.6, not 0.60, beside 6
    let (digits, size) = unit_text.split_at(unit_text.find(' ').unwrap_or(unit_text.len()));
    if !digits.contains('.') || digits.contains('×') {
        return unit_text;
    }
    format!("{}{size}", digits.trim_end_matches('0').trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::pow;

    /// The value that a text states.
    fn heard(unit_text: &str) -> f64 {
        let (digits, size) = unit_text.split_once(' ').unwrap_or((unit_text, ""));
        let size = match size {
            "million" => 1e6,
            "billion" => 1e9,
            "trillion" => 1e12,
            _ => 1.0,
        };
        digits.replace(',', "").parse::<f64>().unwrap_or(f64::NAN) * size
    }

    /// Shares from 1e-12 to nearly 1, denser towards both ends.
    fn swept() -> Vec<f64> {
        let small = (0..240).map(|at| pow(10.0, -0.05 * f64::from(at)));
        let large = (0..120).map(|at| 1.0 - pow(10.0, -0.05 * f64::from(at)));
        small.chain(large).filter(|p| sayable(*p)).collect()
    }

    #[test]
    fn an_estimate_and_both_ends_have_one_denominator_and_two_figures_of_each() {
        for p in swept() {
            let whole = share(p);
            let (_, of) = whole.split_once(" in ").unwrap();
            let of = match of {
                "a million" => 1e6,
                "a billion" => 1e9,
                "a trillion" => 1e12,
                of => heard(of),
            };
            for ratio in [1e-3_f64, 0.1, 0.5, 0.99, 1.01, 3.0, 100.0] {
                let [low, high] = [p * ratio.min(1.0), (p * ratio.max(1.0)).min(0.999)];
                let unit_text = ends(p, [low, high]);
                assert!(!unit_text.contains(" in "), "{p}: {whole} ({unit_text})");
                let (first, last) = unit_text.split_once(" to ").unwrap();
                for (unit_text, value) in [(first, low), (last, high)] {
                    if unit_text.contains('×') {
                        continue;
                    }
                    let off = (heard(unit_text) / of / value - 1.0).abs();
                    assert!(off < 0.0501, "{p}: {whole}, {unit_text} for {value}: {off}");
                    assert_eq!(end(p, value), unit_text);
                }
            }
        }
    }

    #[test]
    fn less_than_all_is_never_said_as_all_nor_something_as_none() {
        for p in swept() {
            let unit_text = share(p);
            let (n, of) = unit_text.split_once(" in ").unwrap();
            assert!(n != of && n != "0", "{p}: {unit_text}");
            assert!(!ends(0.97, [0.9, p.max(0.9)]).ends_with("to 100"), "{p}");
        }
        assert_eq!(ends(0.97, [0.9, 1.0]), "90 to 100");
        assert_eq!(ends(0.03, [0.0, 0.1]), "0 to 10");
        assert_eq!(ends(1.0, [0.9997, 1.0]), "9,997 to 10,000 in 10,000");
    }

    #[test]
    fn shares_that_are_compared_have_one_denominator() {
        assert_eq!(compared([0.0909, 0.1]), ["9.1 in 100", "10 in 100"]);
        assert_eq!(compared([8.3e-4, 0.97]), ["8.3 in 10,000", "9,700 in 10,000"]);
        assert_eq!(compared([0.0, 1.0]), ["none", "all"]);
        assert_eq!(compared([1e-9, 0.5]), ["0.001 in a million", "500,000 in a million"]);
        assert_eq!(compared([3e-9, 7e-9]), ["3 in a billion", "7 in a billion"]);
        for (p, q) in swept().into_iter().zip(swept().into_iter().rev()) {
            let [one, other] = compared([p, q]);
            assert_eq!(one.split_once(" in ").unwrap().1, other.split_once(" in ").unwrap().1);
        }
    }
}
