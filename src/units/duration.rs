//! Time since the start, and durations, in days; and the text form that scenario files use.

use std::fmt;
use std::ops::{Add, Sub};

/// A moment (time since the start of a scenario) or a span of time, in days.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Days(f64);

/// Days in a year: the Julian year, everywhere in this project.
const DAYS_PER_YEAR: f64 = 365.25;

/// The units of a written duration: suffix and length in days, longest first so that files may be
/// shown neatly.
const SUFFIXES: [(&str, f64); 5] =
    [("y", DAYS_PER_YEAR), ("w", 7.0), ("d", 1.0), ("h", 1.0 / 24.0), ("min", 1.0 / 1440.0)];

/// Why a text is not a duration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DurationFault {
    /// A number with nothing behind it.
    NoUnit,
    /// A number with something behind it that is no unit; the text after the number.
    UnknownUnit(String),
    /// What stands before the unit is not a number.
    NotANumber,
    /// Below zero.
    Negative,
    /// Infinite or not a number.
    NotFinite,
}

impl fmt::Display for DurationFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoUnit => write!(f, "a duration needs a unit"),
            Self::UnknownUnit(unit) => write!(f, "`{unit}` is not a unit of time"),
            Self::NotANumber => write!(f, "not a duration"),
            Self::Negative => write!(f, "a duration cannot be negative"),
            Self::NotFinite => write!(f, "a duration must be finite"),
        }
    }
}

impl Days {
    /// Zero: the start.
    pub const ZERO: Self = Self(0.0);

    /// A time in days.
    pub const fn new(days: f64) -> Self {
        Self(days)
    }

    /// A time in hours.
    pub const fn from_hours(hours: f64) -> Self {
        Self(hours / 24.0)
    }

    /// A time in years of 365.25 days.
    pub const fn from_years(years: f64) -> Self {
        Self(years * DAYS_PER_YEAR)
    }

    /// The number of days.
    pub const fn days(self) -> f64 {
        self.0
    }

    /// The number of hours.
    pub const fn hours(self) -> f64 {
        self.0 * 24.0
    }

    /// The number of years of 365.25 days.
    pub const fn years(self) -> f64 {
        self.0 / DAYS_PER_YEAR
    }

    /// Reads a duration as scenario files write it: `4h`, `48h`, `14d`, `2w`, `10y`, `30min`;
    /// spaces are allowed between number and unit. There is no month, whose length varies.
    ///
    /// # Errors
    /// [`DurationFault`] says which part of the text is wrong.
    pub fn parse(text: &str) -> Result<Self, DurationFault> {
        let text = text.trim();
        let split = text
            .char_indices()
            .find(|&(at, c)| {
                c.is_alphabetic()
                    && !(matches!(c, 'e' | 'E') && exponent_follows(&text[at + c.len_utf8()..]))
            })
            .map_or(text.len(), |(at, _)| at);
        let (number, unit) = (text[..split].trim(), text[split..].trim());
        let infinite = ["inf", "nan", "infinity"].contains(&unit.to_ascii_lowercase().as_str());
        if infinite {
            return Err(DurationFault::NotFinite);
        }
        let count: f64 = number.replace('_', "").parse().map_err(|_| DurationFault::NotANumber)?;
        if !count.is_finite() {
            return Err(DurationFault::NotFinite);
        }
        if unit.is_empty() {
            return Err(DurationFault::NoUnit);
        }
        let Some(&(_, length)) = SUFFIXES.iter().find(|(suffix, _)| *suffix == unit) else {
            return Err(DurationFault::UnknownUnit(unit.to_owned()));
        };
        // hours are divided by 24 rather than multiplied by 1/24, so that "48h" and "2d" are the
        // same number
        let days = match unit {
            "h" => count / 24.0,
            "min" => count / 1440.0,
            _ => count * length,
        };
        if days < 0.0 {
            return Err(DurationFault::Negative);
        }
        if !days.is_finite() {
            return Err(DurationFault::NotFinite);
        }
        Ok(Self(days))
    }
}

/// Whether what follows an `e` makes it an exponent ("1e3d") rather than the start of a unit.
fn exponent_follows(rest: &str) -> bool {
    let digits = rest.strip_prefix(['+', '-']).unwrap_or(rest);
    digits.starts_with(|c: char| c.is_ascii_digit())
}

impl Add for Days {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Days {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

/// A time as a person would say it, short: `4 h`, `2 d`, `14 d`, `120 d`, `1 y`, `10 y`; two
/// significant digits where it is not whole.
pub fn human(time: Days) -> String {
    let days = time.days();
    let (count, unit) = if days < 1.0 / 24.0 {
        (days * 1440.0, "min")
    } else if days < 2.0 {
        (days * 24.0, "h")
    } else if days < DAYS_PER_YEAR * 0.999 {
        (days, "d")
    } else {
        (days / DAYS_PER_YEAR, "y")
    };
    let rounded = count.round();
    if (count - rounded).abs() < 1e-6 * count.max(1.0) || count >= 100.0 {
        format!("{rounded:.0} {unit}")
    } else {
        format!("{count:.1} {unit}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_days_is_written_in_any_unit() {
        for text in ["48h", "2d", "2 d", "2880min", "0.002e3d"] {
            assert_eq!(Days::parse(text), Ok(Days::new(2.0)), "{text}");
        }
        assert_eq!(Days::parse("2w"), Ok(Days::new(14.0)));
        assert_eq!(Days::parse("10y"), Ok(Days::new(3652.5)));
    }

    #[test]
    fn what_is_no_duration_says_why() {
        assert_eq!(Days::parse("14"), Err(DurationFault::NoUnit));
        assert_eq!(Days::parse("3 months"), Err(DurationFault::UnknownUnit("months".into())));
        assert_eq!(Days::parse("-1d"), Err(DurationFault::Negative));
        assert_eq!(Days::parse("inf"), Err(DurationFault::NotFinite));
        assert_eq!(Days::parse("1e999d"), Err(DurationFault::NotFinite));
        assert_eq!(Days::parse("d"), Err(DurationFault::NotANumber));
        assert_eq!(Days::parse(""), Err(DurationFault::NotANumber));
    }

    #[test]
    fn a_time_is_said_as_people_say_it() {
        let said = |days| human(Days::new(days));
        assert_eq!(said(4.0 / 24.0), "4 h");
        assert_eq!(said(2.0), "2 d");
        assert_eq!(said(14.0), "14 d");
        assert_eq!(said(365.25), "1 y");
        assert_eq!(said(30.5), "30.5 d");
    }
}
