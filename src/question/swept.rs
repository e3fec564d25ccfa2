//! The range of a moved number, such as `1e-6..1e-1` or `180d..8y:linear`.

use crate::units::Days;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// The ratio of the ends that makes equal factors the default. It applies to a range above 0.
const FACTORS_FROM: f64 = 20.0;

/// The spacing of the values of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spacing {
    /// Equal differences.
    Linear,
    /// Equal factors.
    Log,
}

/// The range of a moved number. Its ends are finite, the lower below the upper, and above 0 with
/// equal factors.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SweptRange {
    low: f64,
    high: f64,
    spacing: Spacing,
    is_duration: bool,
}

/// The reason why a text is not a range.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RangeFault {
    /// No two ends.
    #[error("found `{0}`, expected two ends, such as 1e-6..1e-1, 180d..8y or 0..1:linear")]
    NoEnds(String),
    /// An end that is neither a number nor a duration.
    #[error("found the end `{0}`, expected a number such as 1e-6, or a duration such as 180d")]
    End(String),
    /// A number and a duration.
    #[error("found `{0}`, expected two numbers or two durations")]
    Mixed(String),
    /// Ends that are equal, or in the wrong order.
    #[error("found {low} to {high}, expected the lower end first and two ends that differ")]
    Reversed {
        /// The first end.
        low: String,
        /// The second.
        high: String,
    },
    /// Factors from 0, or from below it.
    #[error("found {0} as the lower end of a range by factors, expected one above 0, or :linear")]
    NoFactors(String),
    /// A word after the colon.
    #[error("found `:{0}`, expected :linear or :log")]
    Spacing(String),
}

impl SweptRange {
    /// A range of numbers, or of durations in days. By default it has equal factors where both ends
    /// are above 0 and at least 20 times apart.
    ///
    /// # Errors
    /// [`RangeFault`] where it is not a range.
    pub fn new(
        low: f64,
        high: f64,
        is_duration: bool,
        spacing: Option<Spacing>,
    ) -> Result<Self, RangeFault> {
        let text = |end: f64| if is_duration { format!("{end}d") } else { end.to_string() };
        if !(low.is_finite() && high.is_finite() && low < high) {
            return Err(RangeFault::Reversed { low: text(low), high: text(high) });
        }
        let spacing = spacing.unwrap_or(if low > 0.0 && high / low >= FACTORS_FROM {
            Spacing::Log
        } else {
            Spacing::Linear
        });
        if spacing == Spacing::Log && low <= 0.0 {
            return Err(RangeFault::NoFactors(text(low)));
        }
        Ok(Self { low, high, spacing, is_duration })
    }

    /// The lower end.
    pub const fn low(&self) -> f64 {
        self.low
    }

    /// The upper end.
    pub const fn high(&self) -> f64 {
        self.high
    }

    /// The spacing of the values.
    pub const fn spacing(&self) -> Spacing {
        self.spacing
    }

    /// Whether values are durations, in days.
    pub const fn is_duration(&self) -> bool {
        self.is_duration
    }

    /// A value as a scenario file writes it.
    pub fn written(&self, value: f64) -> String {
        if self.is_duration {
            format!("\"{value}d\"")
        } else if (value.fract() == 0.0 && value.abs() < 1e15) || (1e-3..1e6).contains(&value.abs())
        {
            value.to_string()
        } else {
            format!("{value:e}")
        }
    }

    /// A distribution over the whole range, as a scenario file writes it.
    pub fn distribution(&self) -> String {
        let form = match self.spacing {
            Spacing::Linear => "uniform",
            Spacing::Log => "log_uniform",
        };
        format!("{{ {form} = [{}, {}] }}", self.written(self.low), self.written(self.high))
    }
}

impl FromStr for SweptRange {
    type Err = RangeFault;

    fn from_str(text: &str) -> Result<Self, RangeFault> {
        let (ends, spacing) = match text.rsplit_once(':') {
            None => (text, None),
            Some((ends, "linear")) => (ends, Some(Spacing::Linear)),
            Some((ends, "log")) => (ends, Some(Spacing::Log)),
            Some((_, other)) => return Err(RangeFault::Spacing(other.to_owned())),
        };
        let (low, high) =
            ends.split_once("..").ok_or_else(|| RangeFault::NoEnds(text.to_owned()))?;
        let end = |text: &str| -> Result<(f64, bool), RangeFault> {
            let fault = || RangeFault::End(text.to_owned());
            match text.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => Ok((number, false)),
                Ok(_) => Err(fault()),
                Err(_) => {
                    Days::parse(text.trim()).map(|time| (time.days(), true)).map_err(|_| fault())
                }
            }
        };
        let ((low, of_time), (high, also)) = (end(low)?, end(high)?);
        if of_time != also {
            return Err(RangeFault::Mixed(ends.to_owned()));
        }
        Self::new(low, high, of_time, spacing)
    }
}

impl fmt::Display for SweptRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |value| self.written(value).replace('"', "");
        let spacing = match self.spacing {
            Spacing::Linear => "linear",
            Spacing::Log => "log",
        };
        write!(f, "{}..{}:{spacing}", end(self.low), end(self.high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(text: &str) -> SweptRange {
        text.parse().unwrap()
    }

    #[test]
    fn a_range_is_by_factors_where_its_ends_are_far_apart_and_above_nothing() {
        assert_eq!(range("1e-6..1e-1").spacing(), Spacing::Log);
        assert_eq!(range("0.1..1").spacing(), Spacing::Linear);
        assert_eq!(range("0.1..1:log").spacing(), Spacing::Log);
        assert_eq!(range("0..1000").spacing(), Spacing::Linear);
        assert_eq!(range("1..1000:linear").spacing(), Spacing::Linear);
        assert_eq!(range("-20..30").low(), -20.0);
        let time = range("180d..8y");
        assert!(time.is_duration() && time.low() == 180.0 && time.high() == 2922.0);
        assert_eq!(time.distribution(), "{ uniform = [\"180d\", \"2922d\"] }");
        assert_eq!(range("1e-6..1e-1").distribution(), "{ log_uniform = [1e-6, 0.1] }");
        for text in ["1e-6..0.1:log", "180d..2922d:linear", "-20..30:linear"] {
            assert_eq!(range(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_range_says_what_was_expected() {
        let fault = |text: &str| text.parse::<SweptRange>().unwrap_err().to_string();
        assert!(
            fault("1e-6")
                .ends_with("expected two ends, such as 1e-6..1e-1, 180d..8y or 0..1:linear")
        );
        assert!(fault("a..1").starts_with("found the end `a`, expected a number"));
        assert!(fault("0..inf").starts_with("found the end `inf`"));
        assert!(fault("NaN..1").starts_with("found the end `NaN`"));
        assert!(fault("1..8y").ends_with("expected two numbers or two durations"));
        assert!(fault("1..0.5").starts_with("found 1 to 0.5, expected the lower end first"));
        assert!(fault("8y..8y").starts_with("found 2922d to 2922d"));
        assert!(fault("0..1:log").starts_with("found 0 as the lower end of a range by factors"));
        assert_eq!(fault("0..1:cubic"), "found `:cubic`, expected :linear or :log");
    }
}
