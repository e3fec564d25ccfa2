//! Before anything happens: what mines of a wave have around them, and what mines of a kind are,
//! but for the law of their life.

use super::drain::Drain;
use super::meetings::Meetings;
use super::removal::Removal;
use super::resolution::Resolution;
use super::self_destruction::SelfDestruction;

/// What the mines of one wave have around them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene<'a> {
    /// Times of the grid.
    pub(super) times: &'a [f64],
    /// Index of the first at which the wave is there.
    pub(super) first: usize,
    pub(super) laid: f64,
    pub(super) meetings: &'a Meetings<'a>,
    pub(super) removal: Removal,
    pub(super) resolution: Resolution,
}

impl Scene<'_> {
    pub(super) fn horizon(&self) -> f64 {
        *self.times.last().expect("a grid has a horizon")
    }
}

/// How the needed life grows.
#[derive(Clone, Copy, Debug)]
pub(super) enum Needed<'a> {
    /// With calendar time.
    Calendar,
    /// As a battery drains, since it had drained so much.
    Battery { drain: &'a Drain, at_laid: f64 },
}

impl Needed<'_> {
    pub(super) fn at(self, laid: f64, t: f64) -> f64 {
        match self {
            Self::Calendar => t - laid,
            Self::Battery { drain, at_laid } => drain.needed(at_laid, t),
        }
    }

    pub(super) fn ends(self, laid: f64, life: f64) -> Option<f64> {
        match self {
            Self::Calendar => Some(laid + life),
            Self::Battery { drain, at_laid } => drain.ends(at_laid, life),
        }
    }

    /// Whether hours of the day make it grow unevenly.
    pub(super) const fn is_uneven(self) -> bool {
        match self {
            Self::Calendar => false,
            Self::Battery { drain, .. } => !drain.even,
        }
    }
}

/// A mine of a kind, but for the law of its life.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind<'a> {
    pub(super) needed: Needed<'a>,
    pub(super) self_destruction: Option<SelfDestruction>,
    /// Calendar days from laying that count as within the rated life; for ever where it has none.
    pub(super) rated: Option<f64>,
    /// Whether some of the lives have no end: people go on meeting those when all others are over.
    pub(super) forever: bool,
}
