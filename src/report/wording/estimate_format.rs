//! The format of an estimate: its unit, rounding and words.

use super::{frequency, words};
use crate::question::Quantity;
use crate::report::text::topic::whole;
use crate::results::{AlternativeFindings, AtTime, Estimate};
/// The format of a quantity.
///
/// Estimates are multiplied by `factor`; a single event in a replicate then counts `event`.
#[derive(Clone, Copy)]
pub(crate) struct EstimateFormat {
    /// The factor by which estimates are multiplied.
    pub(crate) factor: f64,
    /// The contribution of one event in one replicate, after that factor.
    pub(crate) event: f64,
    /// The format of a number.
    pub(crate) say: fn(f64) -> String,
    /// The format of a mean whose error determines its figures.
    pub(crate) say_mean: Option<fn(f64, Option<f64>) -> String>,
    /// Whether it is a share or a risk.
    ///
    /// The interval then has the denominator of the mean.
    pub(crate) is_frequency: bool,
    /// The text before the mean.
    pub(crate) about: &'static str,
    /// The text before an upper limit.
    pub(crate) under: &'static str,
    /// Whether it is a probability, whose limit cannot exceed 1.
    pub(crate) probability: bool,
}

impl EstimateFormat {
    /// A count without scaling.
    pub(crate) const COUNT: Self = Self {
        factor: 1.0,
        event: 1.0,
        say: words::number,
        say_mean: Some(words::number_with_error),
        is_frequency: false,
        about: "",
        under: "under ",
        probability: false,
    };

    /// Money or area, which count no events: zero is exact.
    pub(crate) const MEASURE: Self = Self { event: 0.0, ..Self::COUNT };

    /// The probability of at least one casualty in a replicate.
    ///
    /// An event is a replicate with a casualty.
    pub(crate) const ANY_CASUALTY: Self = Self {
        say: frequency::chance,
        say_mean: None,
        is_frequency: true,
        probability: true,
        ..Self::COUNT
    };

    /// Items in the ground, or removed from it.
    pub(crate) const ITEMS: Self = Self { say: words::items, say_mean: None, ..Self::COUNT };

    /// Casualties: an event is a detonation, which may have several.
    pub(crate) fn casualties(at: &AtTime) -> Self {
        Self { event: at.casualties_per_detonation(), ..Self::COUNT }
    }

    /// A count as a share of mines, such as `8.1 in 10,000`.
    pub(crate) fn share_of(mines: u64) -> Self {
        let part = 1.0 / mines.max(1) as f64;
        let say = frequency::share;
        Self { factor: part, event: part, say, say_mean: None, is_frequency: true, ..Self::COUNT }
    }

    /// The format of a quantity of an alternative at a report time.
    pub(crate) fn of(quantity: Quantity, alternative: &AlternativeFindings, at: &AtTime) -> Self {
        match quantity {
            Quantity::AbleToFunction | Quantity::Dormant => Self::share_of(alternative.mines),
            Quantity::Casualties | Quantity::Killed => Self::casualties(at),
            Quantity::PAnyCasualty => Self::ANY_CASUALTY,
            Quantity::IndividualRiskPerYear => {
                let both = whole(at, quantity).zip(whole(at, Quantity::Functional));
                both.map_or(Self::COUNT, |(risk, functional)| Self::risk(&risk, &functional))
            }
            _ => Self::COUNT,
        }
    }

    /// Formats an end of an interval beside its mean.
    pub(crate) fn end(self, mean: f64, end: f64) -> String {
        if self.is_frequency { frequency::end(mean, end) } else { (self.say)(end) }
    }

    /// Formats an interval beside its mean.
    pub(crate) fn ends(self, mean: f64, ends: [f64; 2]) -> String {
        match self.is_frequency {
            true => frequency::ends(mean, ends),
            false => ends.map(self.say).join(" to "),
        }
    }

    /// A risk proportional to the number of functional mines.
    pub(crate) fn risk(risk: &Estimate, functional: &Estimate) -> Self {
        let event = if functional.mean > 0.0 { risk.mean / functional.mean } else { 0.0 };
        Self {
            event,
            say: frequency::risk,
            say_mean: None,
            is_frequency: true,
            about: "about ",
            ..Self::COUNT
        }
    }
}
