//! Surroundings of a wave, and kinds of its mines.

use super::contact_rates::Meetings;
use super::removal::ExpectedRemoval;
use super::self_destruction::SelfDestruction;
use crate::engine::expected::lives::drain::Drain;
use crate::engine::expected::resolution::Resolution;

/// Surroundings of the mines of one wave.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WaveSurroundings<'a> {
    /// Times of the grid.
    pub(crate) times: &'a [f64],
    /// Index of the first time after laying.
    pub(crate) first: usize,
    pub(crate) laid: f64,
    pub(crate) meetings: &'a Meetings<'a>,
    pub(crate) removal: ExpectedRemoval,
    pub(crate) resolution: Resolution,
}

impl WaveSurroundings<'_> {
    pub(crate) fn horizon(&self) -> f64 {
        *self.times.last().expect("a grid has a horizon")
    }
}

/// Required life as a function of time.
#[derive(Clone, Copy, Debug)]
pub(crate) enum RequiredLife<'a> {
    /// Calendar time since laying.
    Calendar,
    /// Battery drain since laying, when `at_laid` was drained.
    LayingBattery { drain: &'a Drain, at_laid: f64 },
}

impl RequiredLife<'_> {
    pub(crate) fn at(self, laid: f64, t: f64) -> f64 {
        match self {
            Self::Calendar => t - laid,
            Self::LayingBattery { drain, at_laid } => drain.required(at_laid, t),
        }
    }

    pub(crate) fn ends(self, laid: f64, life: f64) -> Option<f64> {
        match self {
            Self::Calendar => Some(laid + life),
            Self::LayingBattery { drain, at_laid } => drain.ends(at_laid, life),
        }
    }

    /// Whether the hours of the day make it grow unevenly.
    pub(crate) const fn is_uneven(self) -> bool {
        match self {
            Self::Calendar => false,
            Self::LayingBattery { drain, .. } => !drain.even,
        }
    }
}

/// A kind of mine, without the distribution of its life.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MineKind<'a> {
    pub(crate) required: RequiredLife<'a>,
    pub(crate) self_destruction: Option<SelfDestruction>,
    /// Calendar days from laying within the rated life; unlimited where `None`.
    pub(crate) rated: Option<f64>,
    /// Whether some lives have no end. Their contacts continue when all others are over.
    pub(crate) forever: bool,
}
