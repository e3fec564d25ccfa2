//! Fuses, as far as risk to people goes: how a population of mines comes to an end.

use super::{Battery, LifeLaw};
use crate::units::{Days, Probability};

/// The fuse of a laying.
#[derive(Clone, Debug, PartialEq)]
pub enum Fuse {
    /// Needs its battery: inert when the battery has run out.
    Electrical(Electrical),
    /// Persistent: no battery.
    Mechanical(Mechanical),
}

impl Fuse {
    /// The fuse, if it needs its battery.
    pub const fn electrical(&self) -> Option<&Electrical> {
        match self {
            Self::Electrical(fuse) => Some(fuse),
            Self::Mechanical(_) => None,
        }
    }

    /// How many lots the batteries come in, if that matters.
    pub fn lots(&self) -> Option<u32> {
        let battery = self.electrical().map(|fuse| &fuse.battery);
        battery.filter(|battery| battery.lot_cv > 0.0).map(|battery| battery.lots)
    }
}

/// A fuse that needs its battery.
#[derive(Clone, Debug, PartialEq)]
pub struct Electrical {
    /// The settings and their shares, which sum to 1; at least one.
    pub settings: Vec<Setting>,
    /// Probability that a mine never functions.
    pub dead_on_arrival: Probability,
    /// Mines that their battery does not end.
    pub overrun: Option<Overrun>,
    /// How well a self-destruct works, where a setting has one.
    pub self_destruct: Option<SelfDestruct>,
    /// The battery.
    pub battery: Battery,
}

impl Electrical {
    /// Whether any of its mines is to destroy itself.
    pub fn is_to_self_destruct(&self) -> bool {
        let is_set = self.settings.iter().any(|setting| setting.self_destruct.is_some());
        self.self_destruct.is_some() && is_set
    }
}

/// A rated life that a share of the mines is set to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// Rated life r.
    pub rated_life: Days,
    /// Share of the mines, 0 to 1.
    pub share: f64,
    /// When the mine is to destroy itself, after t0.
    pub self_destruct: Option<Days>,
}

/// Mines that their battery does not end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Overrun {
    /// Probability, among mines not dead on arrival.
    pub probability: Probability,
    /// Their life, in calendar time from t0.
    pub life: LifeLaw,
}

/// How well a self-destruct works.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SelfDestruct {
    /// Probability that it works in a mine that is functional at the moment.
    pub reliability: Probability,
    /// Coefficient of variation of its moment; 0 or more.
    pub cv: f64,
}

/// A persistent fuse.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mechanical {
    /// Probability that a mine never functions.
    pub dead_on_arrival: Probability,
    /// Life in calendar time from t0.
    pub life: LifeLaw,
    /// Share of the rest that never stops functioning.
    pub never: Probability,
}
