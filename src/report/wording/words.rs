//! Number formats: one function for each rule of `docs/words.md`.
//!
//! Shares and risks are formatted in `frequency`, ratios in `ratio`.

use crate::units::{Days, human};
use std::time::Duration;

/// Formats a number to two significant figures.
///
/// Examples: `4.1`, `22`, `1,200`, `2.3 million`, `0.00031`, `3.1×10⁻⁹`, `3.1×10¹⁶`.
pub fn number(x: f64) -> String {
    number_to(x, 2)
}

/// Formats a number to two significant figures for a narrow column.
///
/// Below a thousandth it is a power of ten: `4.1`, `22`, `3.1e-4`.
pub fn compact(x: f64) -> String {
    if x != 0.0 && x.abs() < 1e-3 { format!("{x:.1e}") } else { number(x) }
}

/// Formats a number like `compact`, large ones as powers too: `4.1e7`.
pub fn short(x: f64) -> String {
    if x.abs() >= 99_950.0 { format!("{x:.1e}") } else { compact(x) }
}

/// Formats a number to `figures` significant figures, at least 1.
pub fn number_to(x: f64, figures: usize) -> String {
    if !x.is_finite() {
        return "not a number".to_owned();
    }
    if x == 0.0 {
        return "0".to_owned();
    }
    let (rounded, exponent) = rounded(x, figures);
    if !(-6..=15).contains(&exponent) {
        return over_power(x, figures);
    }
    for (size, power, name) in [(1e12, 12, "trillion"), (1e9, 9, "billion"), (1e6, 6, "million")] {
        if rounded.abs() >= size {
            return format!(
                "{} {name}",
                plain(rounded / size, decimals(figures, exponent - power))
            );
        }
    }
    plain(rounded, decimals(figures, exponent))
}

/// Formats a mean number of items.
///
/// It has three figures from a hundred up, so that 996 of 1,000 do not become all.
pub fn items(x: f64) -> String {
    number_to(x, if (99.5..1e6).contains(&x) { 3 } else { 2 })
}

/// Formats a number to two significant figures, with powers of ten.
///
/// Below a thousandth it is `3.1×10⁻⁴`, otherwise `4.1` or `22`.
pub fn small(x: f64) -> String {
    if x != 0.0 && x.abs() < 1e-3 { over_power(x, 2) } else { number(x) }
}

/// Formats a number with a power of ten: `3.1×10⁻⁹`.
fn over_power(x: f64, figures: usize) -> String {
    let text = format!("{:.*e}", figures.max(1) - 1, x.abs());
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let raised = |digit: char| match digit {
        '-' => '⁻',
        digit => digit
            .to_digit(10)
            .and_then(|digit| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit as usize))
            .unwrap_or(digit),
    };
    let exponent: String = exponent.chars().map(raised).collect();
    format!("{}{mantissa}×10{exponent}", sign(x))
}

const fn sign(x: f64) -> &'static str {
    if x < 0.0 { "−" } else { "" }
}

/// Formats a number to `figures` significant figures, rounded up.
///
/// It is for an error, which must not look smaller than it is.
pub fn number_up(x: f64, figures: usize) -> String {
    let (nearest, exponent) = rounded(x, figures);
    let last = i32::try_from(figures.max(1)).map_or(0, |figures| exponent - figures + 1);
    let step: f64 = format!("1e{last}").parse().unwrap_or(0.0);
    // an excess from the rounding of floats is no excess
    number_to(if x > nearest + 1e-9 * step { nearest + step } else { nearest }, figures)
}

/// Formats a number to the figures that its standard error supports.
///
/// It has two figures, or one where the second is noise.
pub fn number_with_error(x: f64, std_error: Option<f64>) -> String {
    number_to(x, figures_supported(x, std_error))
}

/// The number of figures that a standard error supports.
///
/// The last figure has the magnitude of the error.
fn figures_supported(x: f64, std_error: Option<f64>) -> usize {
    match std_error {
        Some(error) if error > 0.0 && x != 0.0 && error.is_finite() => {
            let (_, top) = rounded(x, 1);
            let (_, last) = rounded(error, 1);
            usize::try_from(top - last + 1).map_or(1, |figures| figures.clamp(1, 2))
        }
        _ => 2,
    }
}

/// The number rounded to `figures` figures, and its exponent.
fn rounded(x: f64, figures: usize) -> (f64, i32) {
    let text = format!("{x:.*e}", figures.max(1) - 1);
    let exponent = text.split_once('e').and_then(|(_, digits)| digits.parse().ok()).unwrap_or(0);
    (text.parse().unwrap_or(x), exponent)
}

/// The decimals that show `figures` figures of a number with this exponent.
fn decimals(figures: usize, exponent: i32) -> usize {
    let figures = i32::try_from(figures.max(1)).unwrap_or(17);
    usize::try_from(figures - 1 - exponent).unwrap_or(0)
}

/// Formats a number with `decimals` decimals and separated thousands.
fn plain(x: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", x.abs());
    let (whole, rest) = text.find('.').map_or((text.as_str(), ""), |at| text.split_at(at));
    format!("{}{}{rest}", sign(x), separated(whole))
}

/// Separates digits into groups of three.
fn separated(digits: &str) -> String {
    let threes = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    threes.collect::<Vec<_>>().join(",")
}

/// Formats a whole number exactly: `12,000`.
pub fn count(n: u64) -> String {
    separated(&n.to_string())
}

/// The text if the condition holds, otherwise an empty one.
pub(crate) const fn only_if(is_so: bool, text: &str) -> &str {
    if is_so { text } else { "" }
}

/// Formats a count with its noun: `1 mine`, `12,000 mines`.
pub(crate) fn plural(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", count(n), if n == 1 { one } else { many })
}

/// Capitalizes the first letter of a text.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Formats a share as a number out of a hundred.
///
/// It is never rounded to none or all: `29`, `fewer than 1`, `more than 99`.
pub fn of_hundred(p: f64) -> String {
    if p > 0.0 && p < 0.005 {
        "fewer than 1".to_owned()
    } else if p > 0.995 && p < 1.0 {
        "more than 99".to_owned()
    } else {
        format!("{:.0}", 100.0 * p)
    }
}

/// Formats a time span.
pub fn span(days: f64) -> String {
    human(Days::new(days)).replace(".0 ", " ")
}

/// Formats a clock time roughly.
pub fn clock(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    let (time, unit) = match seconds {
        s if s < 1.5 => return "a second or less".to_owned(),
        s if s < 100.0 => (s, "seconds"),
        s if s < 6_000.0 => (s / 60.0, "minutes"),
        s if s < 170_000.0 => (s / 3_600.0, "hours"),
        s => (s / 86_400.0, "days"),
    };
    format!("about {} {unit}", number(time))
}

/// Formats a moment at a sentence's start: `On day 30`, `After 10 y`.
pub fn moment(days: f64) -> String {
    capital(&when(days))
}

/// Formats a moment within a sentence: `on day 30`, `after 10 y`.
pub(crate) fn when(days: f64) -> String {
    if (1.0..365.0).contains(&days) && days.fract() == 0.0 {
        format!("on day {days:.0}")
    } else {
        format!("after {}", span(days))
    }
}

/// Puts a name in quotation marks, without line breaks in it.
///
/// It is for headings. A name of more than 40 characters may be broken.
pub fn quoted_whole(name: &str) -> String {
    if name.chars().count() > 40 { quoted(name) } else { quoted(name).replace(' ', "\u{a0}") }
}

/// Formats a title as a sentence.
pub fn sentence(title: &str) -> String {
    if title.ends_with(['.', '?', '!', '…']) { title.to_owned() } else { format!("{title}.") }
}

/// Puts a name in quotation marks.
pub fn quoted(name: &str) -> String {
    format!("“{name}”")
}
