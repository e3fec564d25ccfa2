//! Times and durations in days, and their text form in scenario files.

use std::ops::{Add, Sub};

/// A time since the start of a scenario, or a duration, in days.
///
/// # Example
///
/// ```
/// use inertness::units::Days;
///
/// assert_eq!(Days::parse("2w").unwrap(), Days::new(14.0));
/// assert_eq!(Days::parse("10y").unwrap().days(), 3652.5);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Days(f64);

/// Days in a year: the Julian year, everywhere in this project.
const DAYS_PER_YEAR: f64 = 365.25;

/// Units of a written duration: suffix and length in days. Longest first, for neat output.
const SUFFIXES: [(&str, f64); 5] =
    [("y", DAYS_PER_YEAR), ("w", 7.0), ("d", 1.0), ("h", 1.0 / 24.0), ("min", 1.0 / 1440.0)];

/// The units of time, in words.
fn units() -> String {
    SUFFIXES.map(|(suffix, _)| suffix).join(", ")
}

/// Reason why a text is not a duration.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DurationFault {
    /// A number without a unit.
    #[error("a duration needs a unit")]
    NoUnit,
    /// A number with an unknown unit; the text after the number.
    #[error("`{0}` is not a unit of time, which are {units}", units = units())]
    UnknownUnit(String),
    /// A number of months.
    #[error("months differ in length: write days, such as \"30d\"")]
    Month,
    /// The text before the unit is not a number.
    #[error("not a duration")]
    NotANumber,
    /// Below zero.
    #[error("a duration cannot be negative")]
    Negative,
    /// Infinite or not a number.
    #[error("a duration must be finite")]
    NotFinite,
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

    /// Number of days.
    pub const fn days(self) -> f64 {
        self.0
    }

    /// Number of hours.
    pub const fn hours(self) -> f64 {
        self.0 * 24.0
    }

    /// Number of years of 365.25 days.
    pub const fn years(self) -> f64 {
        self.0 / DAYS_PER_YEAR
    }

    /// Parses a duration of a scenario file: `4h`, `14d`, `2w`, `10y`, `30min`. Spaces are allowed
    /// between number and unit. There is no month, because its length varies.
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
            let is_month = ["mo", "mon", "month", "months", "M"].contains(&unit);
            let unknown = || DurationFault::UnknownUnit(unit.to_owned());
            return Err(if is_month { DurationFault::Month } else { unknown() });
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

/// Whether the text after an `e` makes it an exponent ("1e3d"). Otherwise it is part of a unit.
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

/// Formats a time for readers: `4 h`, `2 d`, `14 d`, `120 d`, `1 y`, `10 y`. A number that is not
/// whole has one decimal below 100.
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
        assert_eq!(Days::parse("3 months"), Err(DurationFault::Month));
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
