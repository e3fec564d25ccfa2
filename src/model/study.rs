//! All of a scenario for one parameter draw.

use super::{Civilians, Clearance, Climate, Curve, Fuse, LocalStart};
use crate::units::Days;

/// Everything that decides what happens, with every uncertain number settled. Built by `scenario`,
/// checked there.
#[derive(Clone, Debug)]
pub struct Study {
    /// Local date and hour of t = 0.
    pub start: LocalStart,
    /// The end of the run.
    pub horizon: Days,
    /// Area of the site, m²; above 0.
    pub area_m2: f64,
    /// Temperature over time.
    pub climate: Climate,
    /// Who is there and what a detonation does.
    pub civilians: Civilians,
    /// The value of the land, where the scenario gives one.
    pub land: Option<Land>,
    /// The courses of action, in the file's order; at least one.
    pub arms: Vec<Arm>,
}

/// What an area of land is worth while it can be used.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Land {
    /// Value of a hectare and year, in the scenario's currency.
    pub value_per_hectare_year: f64,
}

/// A course of action that is compared with others.
#[derive(Clone, Debug)]
pub struct Arm {
    /// What is laid.
    pub layings: Vec<Laying>,
    /// Effectiveness of each mitigation over time, 0 to 1: the site's, then the arm's own.
    pub mitigation: Vec<Curve>,
    /// Clearance: the arm's own, else the site's, else none.
    pub clearance: Option<Clearance>,
    /// How much later than the curves say people are there.
    pub return_delay: Days,
}

/// Mines of one fuse, laid in one or more waves.
#[derive(Clone, Debug)]
pub struct Laying {
    /// When and how many, in order of time. Mine i of a laying is numbered wave after wave.
    pub waves: Vec<Wave>,
    /// The fuse of all its mines.
    pub fuse: Fuse,
}

/// Mines laid at one moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wave {
    /// The moment, t0 of its mines.
    pub at: Days,
    /// How many; may be 0.
    pub mines: u64,
}

impl Arm {
    /// Mines of all layings and waves.
    pub fn mines(&self) -> u64 {
        self.layings.iter().map(Laying::mines).sum()
    }

    /// The longest rated life of its battery mines.
    pub fn longest_rated_life(&self) -> Option<Days> {
        let fuses = self.layings.iter().filter_map(|laying| laying.fuse.electrical());
        let lives = fuses.flat_map(|fuse| &fuse.settings).map(|setting| setting.rated_life);
        lives.max_by(|a, b| a.days().total_cmp(&b.days()))
    }
}

impl Laying {
    /// Mines of all waves.
    pub fn mines(&self) -> u64 {
        self.waves.iter().map(|wave| wave.mines).sum()
    }
}
