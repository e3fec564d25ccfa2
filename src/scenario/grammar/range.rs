//! The legal range of a number, with ends that belong to it or do not.

use crate::units::Days;

/// Numbers between two ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Range {
    /// The lower end.
    pub(crate) low: f64,
    /// Whether the lower end belongs to it.
    pub(crate) low_open: bool,
    /// The upper end.
    pub(crate) high: f64,
    /// Whether the upper end belongs to it.
    pub(crate) high_open: bool,
}

/// The longest duration a file may write: 100,000 years of 365.25 days.
const LONGEST_DAYS: f64 = 36_525_000.0;

impl Range {
    /// Probabilities and shares.
    pub(super) const UNIT: Self = Self::within(0.0, 1.0);
    /// Temperatures of the Earth, °C.
    pub(super) const CELSIUS: Self = Self::within(-90.0, 70.0);
    /// Coefficients of variation.
    pub(super) const CV: Self = Self::within(0.0, 3.0);
    /// Durations, in days.
    pub(crate) const SPAN: Self = Self::within(0.0, LONGEST_DAYS);
    /// Durations above 0, in days.
    pub(super) const LASTING: Self = Self::above(0.0, LONGEST_DAYS);

    /// From low to high, both included.
    pub(super) const fn within(low: f64, high: f64) -> Self {
        Self { low, low_open: false, high, high_open: false }
    }

    /// Above low, up to high included.
    pub(super) const fn above(low: f64, high: f64) -> Self {
        Self { low, low_open: true, high, high_open: false }
    }

    /// From low included to below high.
    pub(super) const fn below(low: f64, high: f64) -> Self {
        Self { low, low_open: false, high, high_open: true }
    }

    /// Whether a number lies in the range; NaN and the infinities never do.
    pub(crate) fn contains(self, x: f64) -> bool {
        self.least() <= x && x <= self.greatest()
    }

    /// The least number in the range.
    pub(crate) fn least(self) -> f64 {
        if self.low_open { self.low.next_up() } else { self.low }
    }

    /// The greatest number in the range.
    pub(crate) fn greatest(self) -> f64 {
        if self.high_open { self.high.next_down() } else { self.high }
    }

    /// The range in words.
    pub(super) fn of_numbers(self) -> String {
        let (low, high) = (number_text(self.low), number_text(self.high));
        format!("a number {}", self.words(&low, &high))
    }

    /// The range in words, where it is one of durations.
    pub(super) fn of_durations(self) -> String {
        let limit = match (self.low_open, self.high < LONGEST_DAYS) {
            (false, false) => "such as \"14d\"".to_owned(),
            (true, false) => "above 0 such as \"14d\"".to_owned(),
            (_, true) => {
                let high = format!("{} y", number_text(Days::new(self.high).years()));
                format!("such as \"14d\", {}", self.words("0", &high))
            }
        };
        format!("a duration {limit}")
    }

    fn words(self, low: &str, high: &str) -> String {
        match (self.low_open, self.high_open) {
            (false, false) => format!("from {low} to {high}"),
            (true, false) => format!("above {low} and at most {high}"),
            (false, true) => format!("from {low} to below {high}"),
            (true, true) => format!("above {low} and below {high}"),
        }
    }
}

/// A number as a message says it.
pub(crate) fn number_text(x: f64) -> String {
    let size = x.abs();
    if x != 0.0 && !(1e-4..1e9).contains(&size) {
        format!("{x:e}")
    } else if x.fract() == 0.0 {
        #[expect(clippy::cast_possible_truncation, reason = "whole and below 1e9")]
        let whole = x as i64;
        count_text(whole)
    } else {
        x.to_string()
    }
}

/// A whole number with commas between thousands.
pub(crate) fn count_text(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if n < 0 { format!("-{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_ends_do_not_belong_to_the_range_and_nothing_odd_does() {
        let range = Range::above(0.0, 1.0);
        assert!(!range.contains(0.0) && range.contains(1e-300) && range.contains(1.0));
        assert!(!range.contains(f64::NAN) && !range.contains(f64::INFINITY));
        assert!(!Range::below(0.0, 24.0).contains(24.0));
    }

    #[test]
    fn numbers_are_said_as_people_write_them() {
        assert_eq!(number_text(10_000.0), "10,000");
        assert_eq!(number_text(-90.0), "-90");
        assert_eq!(number_text(0.05), "0.05");
        assert_eq!(number_text(1e10), "1e10");
        assert_eq!(count_text(1_234_567), "1,234,567");
    }
}
