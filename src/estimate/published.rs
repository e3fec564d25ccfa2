//! A published number, ours, and whether ours is near enough.
//!
//! A number is published as text, and its digits say how exact it is: ours agrees if it is no
//! further off than half a unit of the last digit given. Where a source states an error of its own,
//! that counts instead; where ours is sampled, its standard error does.

use crate::results::{DistanceUnit, KnownAnswer};

/// How near is near enough.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Near {
    /// Half a unit of the last digit that is published.
    LastDigit,
    /// Half a unit of so many decimals, where more digits are meant than are written.
    Decimals(usize),
    /// The error that the source states of itself: a part of the value, and so much beside it.
    Stated {
        /// Part of the value.
        relative: f64,
        /// Beside it.
        absolute: f64,
    },
    /// So many standard errors of ours.
    Scatter {
        /// The standard error of ours.
        std_error: f64,
        /// How many are allowed.
        allowed: f64,
    },
}

/// A published number and ours, not yet compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// What it is about: cases of the same stand together.
    pub about: &'static str,
    /// Where the number comes from.
    pub source: &'static str,
    /// What is asked.
    pub case: String,
    /// Where many numbers are of one kind, which: a table then shows the worst.
    pub kind: Option<String>,
    /// The answer as it is published.
    pub published: String,
    /// Ours.
    pub ours: f64,
    /// How near ours must come.
    pub near: Near,
}

/// At least so many decimals of what is sampled are said: a published 0 is exact, and ours is not.
const SAMPLED: usize = 5;

/// What is no more than half a unit but for the rounding of floats is taken for half a unit.
const HALF: f64 = 0.5 + 1e-6;

impl Case {
    /// The case with a distance and a verdict.
    ///
    /// # Panics
    /// Where what is published is no number: it is written in the program.
    pub fn judged(self) -> KnownAnswer {
        let Self { about, source, case, kind, published, ours, near } = self;
        let digits = Digits::of(&published);
        let off = (ours - digits.value).abs();
        let (digits, unit, (one, allowed)) = match near {
            Near::LastDigit => (digits, DistanceUnit::LastDigit, (digits.unit(), HALF)),
            Near::Decimals(decimals) => {
                let meant = Digits { decimals, exponent: None, ..digits };
                (meant, DistanceUnit::LastDigit, (meant.unit(), HALF))
            }
            Near::Stated { relative, absolute } => {
                (digits, DistanceUnit::StatedError, (relative * digits.value.abs() + absolute, 1.0))
            }
            Near::Scatter { std_error, allowed } => {
                let said = Digits { decimals: digits.decimals.max(SAMPLED), ..digits };
                (said, DistanceUnit::StandardError, (std_error, allowed))
            }
        };
        let distance = if off == 0.0 { 0.0 } else { off / one };
        let ours_to_the_digits = digits.said(ours);
        let agrees = distance <= allowed;
        KnownAnswer {
            about,
            case,
            source,
            kind,
            published,
            ours,
            ours_to_the_digits,
            distance,
            unit,
            allowed,
            agrees,
        }
    }
}

/// A number as it is written: 0.40176, 8.829345e-5, 499,288.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Digits {
    value: f64,
    decimals: usize,
    exponent: Option<i32>,
}

impl Digits {
    fn of(text: &str) -> Self {
        let plain = text.replace(',', "");
        let (mantissa, exponent) = plain.split_once('e').unwrap_or((&plain, ""));
        let decimals = mantissa.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let value = plain.parse().expect("a published number is one");
        Self { value, decimals, exponent: exponent.parse().ok() }
    }

    /// A unit of the last digit.
    fn unit(self) -> f64 {
        let power = self.exponent.unwrap_or(0) - self.decimals as i32;
        // read as decimals, so that it is the nearest float
        format!("1e{power}").parse().expect("a power of ten is a number")
    }

    /// Another number with as many digits; one of another size with as many significant ones.
    fn said(self, x: f64) -> String {
        match self.exponent {
            Some(_) => format!("{x:.*e}", self.decimals),
            None if self.decimals == 0 && x.fract() == 0.0 => grouped(x),
            None => format!("{x:.*}", self.decimals),
        }
    }
}

/// A whole number with commas, from ten thousand on.
fn grouped(x: f64) -> String {
    let digits = format!("{x:.0}");
    if x.abs() < 1e4 {
        return digits;
    }
    let (sign, digits) = digits.split_at(usize::from(x < 0.0));
    let threes = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    format!("{sign}{}", threes.collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::KnownAnswers;

    fn judged(published: &str, ours: f64, near: Near) -> KnownAnswer {
        let (about, source, published) = ("", "", published.to_owned());
        Case { about, source, case: String::new(), kind: None, published, ours, near }.judged()
    }

    #[test]
    fn ours_agrees_to_half_a_unit_of_the_last_digit() {
        for (published, near, off) in [
            ("0.40176", 0.401_764_9, 0.401_765_1),
            ("8.829345e-5", 8.829_345_4e-5, 8.829_345_6e-5),
            ("3.387592e-17", 3.387_591_6e-17, 3.387_591_4e-17),
            ("499,288", 499_288.0, 499_289.0),
            ("2995", 2995.4, 2996.0),
        ] {
            assert!(judged(published, near, Near::LastDigit).agrees, "{published} {near}");
            assert!(!judged(published, off, Near::LastDigit).agrees, "{published} {off}");
        }
        assert!(!judged("1", f64::NAN, Near::LastDigit).agrees, "no number is not near");
    }

    #[test]
    fn ours_is_said_to_the_digits_published_and_the_distance_in_units_of_the_last() {
        let small = judged("8.829345e-5", 8.829_355e-5, Near::LastDigit);
        assert_eq!(small.ours_to_the_digits, "8.829355e-5");
        assert!((small.distance - 10.0).abs() < 1e-6);
        assert_eq!(judged("499,288", 1_499_288.0, Near::LastDigit).ours_to_the_digits, "1,499,288");
        assert_eq!(judged("2995", 2995.0, Near::LastDigit).ours_to_the_digits, "2995");
        let meant = judged("0.1", 0.100_000_02, Near::Decimals(8));
        assert_eq!((meant.ours_to_the_digits.as_str(), meant.agrees), ("0.10000002", false));
    }

    #[test]
    fn an_error_that_is_stated_or_sampled_counts_instead() {
        let stated = |ours| judged("100", ours, Near::Stated { relative: 1e-3, absolute: 0.0 });
        assert!(stated(100.09).agrees && !stated(100.11).agrees);
        let sampled = |ours| judged("0.3", ours, Near::Scatter { std_error: 0.01, allowed: 4.0 });
        assert!(sampled(0.335).agrees && !sampled(0.345).agrees);
        assert!((sampled(0.32).distance - 2.0).abs() < 1e-9);
        let certain = judged("0", 0.0, Near::Scatter { std_error: 0.0, allowed: 4.0 });
        assert!(certain.agrees && certain.distance == 0.0);
        assert!(!judged("0", 0.1, Near::Scatter { std_error: 0.0, allowed: 4.0 }).agrees);
    }

    #[test]
    fn nothing_compared_holds_nothing() {
        assert!(!KnownAnswers { answers: vec![], left_out: vec![] }.hold());
    }
}
