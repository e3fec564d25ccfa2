//! A part of a run: its number and the number of parts.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;
use thiserror::Error;

/// A part of a run, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Part {
    number: u32,
    of: u32,
}

/// The most parts of a run.
pub const MOST_PARTS: u32 = 1_000_000;

/// The reason why a text is not a part.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "expected a part and how many there are, such as 3/10: a whole number from 1 to the second, at \
     most {MOST_PARTS}"
)]
pub struct PartFault;

impl Part {
    /// The whole run.
    pub const WHOLE: Self = Self { number: 1, of: 1 };

    /// The part with this number, from 1, of `of` parts. None where there is none.
    pub fn new(number: u32, of: u32) -> Option<Self> {
        ((1..=MOST_PARTS).contains(&of) && (1..=of).contains(&number))
            .then_some(Self { number, of })
    }

    /// The number of the part, from 1.
    pub const fn number(self) -> u32 {
        self.number
    }

    /// The number of parts.
    pub const fn of(self) -> u32 {
        self.of
    }

    /// The part's share of consecutive items. The shares of all parts follow each other and differ
    /// by one item at most.
    pub fn of_items(self, items: u64) -> Range<u64> {
        let up_to = |parts: u32| {
            let items = u128::from(items) * u128::from(parts) / u128::from(self.of);
            u64::try_from(items).expect("a share is no more than all")
        };
        up_to(self.number - 1)..up_to(self.number)
    }
}

impl FromStr for Part {
    type Err = PartFault;

    fn from_str(text: &str) -> Result<Self, PartFault> {
        let number = |text: &str| {
            let digits = text.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| text.parse().ok()).flatten().ok_or(PartFault)
        };
        let (part, of) = text.split_once('/').ok_or(PartFault)?;
        Self::new(number(part)?, number(of)?).ok_or(PartFault)
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_follow_each_other_and_leave_nothing_out() {
        for (items, of) in [(0, 3), (2, 5), (10, 3), (1_000_003, 1000), (u64::MAX, 7)] {
            let shares: Vec<_> =
                (1..=of).map(|part| Part::new(part, of).unwrap().of_items(items)).collect();
            assert_eq!((shares[0].start, shares[shares.len() - 1].end), (0, items));
            assert!(shares.windows(2).all(|pair| pair[0].end == pair[1].start));
            let sizes = shares.iter().map(|share| share.end - share.start);
            assert!(sizes.clone().max().unwrap() - sizes.min().unwrap() <= 1);
        }
        assert_eq!(Part::WHOLE.of_items(7), 0..7);
    }

    #[test]
    fn a_part_is_written_as_people_write_it() {
        assert_eq!("3/10".parse::<Part>().unwrap().to_string(), "3/10");
        for text in ["", "3", "0/3", "4/3", "1/0", "-1/3", "a/3", "1/3/4", "+1/3", "1/1000001"] {
            assert_eq!(text.parse::<Part>(), Err(PartFault), "{text}");
        }
    }
}
