//! All of a scenario for one parameter draw.

use super::{Civilians, Clearance, Climate, Fuse, LocalStart, PiecewiseLinear};
use crate::units::Days;

/// All inputs of the physics, with a value for every uncertain parameter. `scenario` builds and
/// checks it.
#[derive(Clone, Debug)]
pub struct Study {
    /// Local date and hour of t = 0.
    pub start: LocalStart,
    /// End of the run.
    pub horizon: Days,
    /// Area of the site, m²; above 0.
    pub area_m2: f64,
    /// Temperature over time.
    pub climate: Climate,
    /// Civilians, and the consequences of a detonation.
    pub civilians: Civilians,
    /// Value of the land, where the scenario gives one.
    pub land: Option<Land>,
    /// Alternatives, in the file's order; at least one.
    pub alternatives: Vec<Alternative>,
}

/// Value of usable land.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Land {
    /// Value per hectare and year, in the scenario's currency.
    pub value_per_hectare_year: f64,
}

/// A course of action that is compared with others.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// Layings of mines.
    pub layings: Vec<Laying>,
    /// Effectiveness of each risk reduction over time, 0 to 1. First the site's, then the
    /// alternative's own.
    pub risk_reduction: Vec<PiecewiseLinear>,
    /// Clearance: the alternative's own, else the site's, else none.
    pub clearance: Option<Clearance>,
    /// Delay of the presence curves of people.
    pub return_delay: Days,
}

/// Mines of one fuse, laid in one or more waves.
#[derive(Clone, Debug)]
pub struct Laying {
    /// Waves, in order of time. Mines of a laying are numbered wave after wave.
    pub waves: Vec<Wave>,
    /// Fuse of all its mines.
    pub fuse: Fuse,
}

/// Mines laid at one time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wave {
    /// Time of laying, t0 of its mines.
    pub at: Days,
    /// Number of mines; may be 0.
    pub mines: u64,
}

impl Alternative {
    /// Number of mines of all layings and waves.
    pub fn mines(&self) -> u64 {
        self.layings.iter().map(Laying::mines).sum()
    }

    /// Longest rated life of its battery mines.
    pub fn longest_rated_life(&self) -> Option<Days> {
        let fuses = self.layings.iter().filter_map(|laying| laying.fuse.electrical());
        let lives = fuses.flat_map(|fuse| &fuse.settings).map(|setting| setting.rated_life);
        lives.max_by(|a, b| a.days().total_cmp(&b.days()))
    }
}

impl Laying {
    /// Number of mines of all waves.
    pub fn mines(&self) -> u64 {
        self.waves.iter().map(|wave| wave.mines).sum()
    }
}
