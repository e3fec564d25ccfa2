//! Parsers of whole-number arguments.

use std::ops::RangeInclusive;

/// A whole number, as text.
pub(crate) fn whole(text: &str, range: RangeInclusive<u64>) -> Result<u64, String> {
    let expected = match (*range.start(), *range.end()) {
        (0, u64::MAX) => "a whole number in digits, such as 1000".to_owned(),
        (low, high) => format!("a whole number from {low} to {high}, in digits"),
    };
    let number =
        text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
    number.filter(|number| range.contains(number)).ok_or_else(|| format!("expected {expected}"))
}

/// How many, as text.
pub(crate) fn count(text: &str) -> Result<u64, String> {
    whole(text, 0..=u64::MAX)
}

/// A seed that a scenario file can hold, as text.
pub(crate) fn seed(text: &str) -> Result<u64, String> {
    whole(text, 0..=i64::MAX as u64)
}

/// How many threads, as text.
pub(crate) fn threads(text: &str) -> Result<u16, String> {
    whole(text, 1..=1024).map(|number| number as u16)
}
