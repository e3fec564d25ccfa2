//! Comparison of a computed number with a published one.
//!
//! A number is published as text, and its digits give its precision. Ours agrees if it differs by
//! at most half a unit of the last digit given. Where a source states an error of its own, that
//! error counts instead. Where ours is sampled, its standard error counts.

use crate::results::{Benchmark, DistanceUnit};

/// Tolerance of a comparison with a published number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tolerance {
    /// Half a unit of the last published digit.
    LastDigit,
    /// Half a unit of this many decimals. More digits are meant than are written.
    Decimals(usize),
    /// The error that the source states: a relative and an absolute part.
    Stated {
        /// The relative part.
        relative: f64,
        /// The absolute part.
        absolute: f64,
    },
    /// A number of standard errors of the computed value.
    Scatter {
        /// The standard error of the computed value.
        std_error: f64,
        /// The number of standard errors allowed.
        allowed: f64,
    },
}

/// A published number and the computed one, before comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The subject; cases of one subject are listed together.
    pub about: &'static str,
    /// The source of the published number.
    pub source: &'static str,
    /// The question of the case.
    pub case: String,
    /// The kind within a large set of numbers. A table shows only the worst of a kind.
    pub kind: Option<String>,
    /// The answer as published.
    pub published: String,
    /// The computed number.
    pub ours: f64,
    /// The tolerance.
    pub near: Tolerance,
}

/// The fewest decimals shown of a sampled number. A published 0 is exact; the sampled number is
/// not.
const SAMPLED: usize = 5;

/// Half a unit, with a margin for float rounding.
const HALF: f64 = 0.5 + 1e-6;

impl Case {
    /// The case with its distance and verdict.
    ///
    /// # Panics
    /// Where the published text is not a number; it is written in the program.
    pub fn judged(self) -> Benchmark {
        let Self { about, source, case, kind, published, ours, near } = self;
        let digits = Digits::of(&published);
        let off = (ours - digits.value).abs();
        let (digits, unit, (one, allowed)) = match near {
            Tolerance::LastDigit => (digits, DistanceUnit::LastDigit, (digits.unit(), HALF)),
            Tolerance::Decimals(decimals) => {
                let meant = Digits { decimals, exponent: None, ..digits };
                (meant, DistanceUnit::LastDigit, (meant.unit(), HALF))
            }
            Tolerance::Stated { relative, absolute } => {
                (digits, DistanceUnit::StatedError, (relative * digits.value.abs() + absolute, 1.0))
            }
            Tolerance::Scatter { std_error, allowed } => {
                let digits = Digits { decimals: digits.decimals.max(SAMPLED), ..digits };
                (digits, DistanceUnit::StandardError, (std_error, allowed))
            }
        };
        let distance = if off == 0.0 { 0.0 } else { off / one };
        let ours_to_the_digits = digits.digits(ours);
        let agrees = distance <= allowed;
        Benchmark {
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

    /// One unit of the last digit.
    fn unit(self) -> f64 {
        let power = self.exponent.unwrap_or(0) - self.decimals as i32;
        // read as decimals, so that it is the nearest float
        format!("1e{power}").parse().expect("a power of ten is a number")
    }

    /// Another number with the same decimals or, in scientific form, significant digits.
    fn digits(self, x: f64) -> String {
        match self.exponent {
            Some(_) => format!("{x:.*e}", self.decimals),
            None if self.decimals == 0 && x.fract() == 0.0 => grouped(x),
            None => format!("{x:.*}", self.decimals),
        }
    }
}

/// A whole number, with thousands separators from ten thousand on.
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
    use crate::results::Benchmarks;

    fn judged(published: &str, ours: f64, near: Tolerance) -> Benchmark {
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
            assert!(judged(published, near, Tolerance::LastDigit).agrees, "{published} {near}");
            assert!(!judged(published, off, Tolerance::LastDigit).agrees, "{published} {off}");
        }
        assert!(!judged("1", f64::NAN, Tolerance::LastDigit).agrees, "no number is not near");
    }

    #[test]
    fn ours_is_said_to_the_digits_published_and_the_distance_in_units_of_the_last() {
        let small = judged("8.829345e-5", 8.829_355e-5, Tolerance::LastDigit);
        assert_eq!(small.ours_to_the_digits, "8.829355e-5");
        assert!((small.distance - 10.0).abs() < 1e-6);
        assert_eq!(
            judged("499,288", 1_499_288.0, Tolerance::LastDigit).ours_to_the_digits,
            "1,499,288"
        );
        assert_eq!(judged("2995", 2995.0, Tolerance::LastDigit).ours_to_the_digits, "2995");
        let meant = judged("0.1", 0.100_000_02, Tolerance::Decimals(8));
        assert_eq!((meant.ours_to_the_digits.as_str(), meant.agrees), ("0.10000002", false));
    }

    #[test]
    fn an_error_that_is_stated_or_sampled_counts_instead() {
        let stated =
            |ours| judged("100", ours, Tolerance::Stated { relative: 1e-3, absolute: 0.0 });
        assert!(stated(100.09).agrees && !stated(100.11).agrees);
        let sampled =
            |ours| judged("0.3", ours, Tolerance::Scatter { std_error: 0.01, allowed: 4.0 });
        assert!(sampled(0.335).agrees && !sampled(0.345).agrees);
        assert!((sampled(0.32).distance - 2.0).abs() < 1e-9);
        let certain = judged("0", 0.0, Tolerance::Scatter { std_error: 0.0, allowed: 4.0 });
        assert!(certain.agrees && certain.distance == 0.0);
        assert!(!judged("0", 0.1, Tolerance::Scatter { std_error: 0.0, allowed: 4.0 }).agrees);
    }

    #[test]
    fn nothing_compared_holds_nothing() {
        assert!(!Benchmarks { answers: vec![], left_out: vec![] }.hold());
    }
}
