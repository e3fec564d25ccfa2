//! Fuses: how the mines of a laying cease to function.

use super::{Battery, LifeDistribution, MultiplierDistribution};
use crate::units::{Days, Probability};

/// Fuse of a laying.
#[derive(Clone, Debug, PartialEq)]
pub enum Fuse {
    /// Needs its battery: inert when the battery is exhausted.
    Electrical(Electrical),
    /// Persistent: no battery.
    Mechanical(Mechanical),
}

impl Fuse {
    /// Returns the fuse if it needs its battery.
    pub const fn electrical(&self) -> Option<&Electrical> {
        match self {
            Self::Electrical(fuse) => Some(fuse),
            Self::Mechanical(_) => None,
        }
    }

    /// Number of production lots of the batteries, if lots vary.
    pub fn lots(&self) -> Option<u32> {
        let battery = self.electrical().map(|fuse| &fuse.battery);
        battery.filter(|battery| battery.lot_cv > 0.0).map(|battery| battery.lots)
    }
}

/// A fuse that needs its battery.
#[derive(Clone, Debug, PartialEq)]
pub struct Electrical {
    /// Settings and their shares, which sum to 1; at least one.
    pub settings: Vec<Setting>,
    /// Probability that a mine never functions.
    pub dead_on_arrival: Probability,
    /// Mines that outlast their battery.
    pub deactivation_failure: Option<DeactivationFailure>,
    /// Reliability of the self-destruct, where a setting has one.
    pub self_destruct: Option<SelfDestruct>,
    /// The battery.
    pub battery: Battery,
}

impl Electrical {
    /// Whether any of its mines has a self-destruct.
    pub fn is_to_self_destruct(&self) -> bool {
        let is_set = self.settings.iter().any(|setting| setting.self_destruct.is_some());
        self.self_destruct.is_some() && is_set
    }
}

/// A rated life, set in a share of the mines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// Rated life r.
    pub rated_life: Days,
    /// Share of the mines, 0 to 1.
    pub share: f64,
    /// Nominal time of self-destruction, after t0.
    pub self_destruct: Option<Days>,
}

/// Deactivation failure: mines that function regardless of their battery.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DeactivationFailure {
    /// Probability, among mines not dead on arrival.
    pub probability: Probability,
    /// Their life, in calendar time from t0.
    pub life: LifeDistribution,
}

/// Performance of a self-destruct.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SelfDestruct {
    /// Probability that it works, if the mine is functional then.
    pub reliability: Probability,
    /// Coefficient of variation of its time; 0 or more.
    pub cv: f64,
}

impl SelfDestruct {
    /// Spread of its time, as a factor of the set time.
    pub fn spread(self) -> MultiplierDistribution {
        MultiplierDistribution::lognormal(self.cv)
    }
}

/// A persistent fuse.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mechanical {
    /// Probability that a mine never functions.
    pub dead_on_arrival: Probability,
    /// Life in calendar time from t0.
    pub life: LifeDistribution,
    /// Share of the other mines that never ceases to function.
    pub never: Probability,
}
