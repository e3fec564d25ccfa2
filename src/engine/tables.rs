//! Everything about one parameter draw that its fields share: exposure, clocks, and thresholds on
//! the time grid.
//!
//! On the grid a mine's state is decided by comparing its luck with thresholds: its ln-life with ln
//! G and ln H, or the luck itself with the probability of a shorter life, the survival function of
//! its contact luck with exp(−Λ). Only a mine to which two things happen between two times of the
//! grid needs [`fate_of`](crate::model::fate_of).

use super::clock::{Clock, Resolution, longest_life};
use super::exposure::Exposure;
use super::kinds::{BatteryTables, mechanical_edges, mechanical_kinds, timers};
use super::ladder::Ladder;
use super::places::{Kind, Places};
use super::rates::Rates;
use super::removal::Removal;
use super::timer::Timer;
use crate::model::{Arm, Battery, Electrical, Fuse, Laying, Study, Surroundings};
use crate::numeric::{exp, ln};
use crate::question::TimeGrid;
use crate::units::Days;
use std::sync::Arc;

/// More mines than this make a finer table worth its while.
const MANY_MINES: u64 = 500;

/// The tables of one parameter draw.
#[derive(Clone, Debug)]
pub(super) struct Tables {
    pub(super) study: Study,
    pub(super) arms: Vec<ArmTables>,
}

/// The tables of one arm.
#[derive(Clone, Debug)]
pub(super) struct ArmTables {
    pub(super) exposure: Arc<Exposure>,
    pub(super) layings: Vec<LayingTables>,
    pub(super) removal: Option<Removal>,
    pub(super) rates: Rates,
}

/// The tables of one laying.
#[derive(Clone, Debug)]
pub(super) struct LayingTables {
    /// The drain clock, where there is a battery.
    pub(super) clock: Option<BatteryTables>,
    /// Upper edges of the kinds in the luck of nature.
    pub(super) edges: Vec<f64>,
    pub(super) waves: Vec<WaveTables>,
}

/// The thresholds of one wave on the grid.
#[derive(Clone, Debug)]
pub(super) struct WaveTables {
    pub(super) laid: Days,
    pub(super) mines: u64,
    /// Number of its first mine in the laying.
    pub(super) start: u64,
    /// Index of the first time of the grid at which the wave is there.
    pub(super) first: usize,
    /// Where its mines stand.
    pub(super) places: Places,
    /// The self-destruct of each setting, where any has one.
    pub(super) timers: Vec<Option<Timer>>,
    /// exp(−Λ) since the wave was laid, from the last time of the grid back to the first at which
    /// it is there: a mine whose contact luck is at most this meets nobody by then.
    unmet: Ladder,
}

impl WaveTables {
    /// The first time of the grid by which a mine with that contact luck meets somebody; past the
    /// grid's end if it meets nobody.
    pub(super) fn met(&self, contact: f64) -> usize {
        self.first + self.unmet.rungs().len() - self.unmet.passed(contact)
    }
}

impl Tables {
    /// The tables of a study on a grid.
    pub(super) fn new(study: Study, grid: &TimeGrid, resolution: Resolution) -> Self {
        let mut shared = Shared { exposures: Vec::new(), clocks: Vec::new() };
        let arms = study
            .arms
            .iter()
            .map(|arm| ArmTables::new(&study, arm, grid, resolution, &mut shared))
            .collect();
        Self { study, arms }
    }

    /// About how much memory they take.
    pub(super) fn bytes(&self) -> usize {
        let of_laying = |laying: &LayingTables| {
            let clock = laying.clock.as_ref().map_or(0, |battery| battery.clock.bytes());
            let waves = laying.waves.iter().map(|wave| wave.places.bytes() + wave.unmet.bytes());
            clock + waves.sum::<usize>()
        };
        let of_arm = |arm: &ArmTables| {
            let removal = arm.removal.as_ref().map_or(0, Removal::bytes);
            arm.exposure.bytes() + removal + arm.layings.iter().map(of_laying).sum::<usize>()
        };
        self.arms.iter().map(of_arm).sum()
    }
}

/// What arms of one study have in common, and is worked out once.
struct Shared<'a> {
    exposures: Vec<(&'a Arm, Arc<Exposure>)>,
    /// By battery, the last wave and the longest life.
    clocks: Vec<((Battery, Days, f64), Arc<Clock>)>,
}

impl<'a> Shared<'a> {
    fn exposure(&mut self, study: &Study, arm: &'a Arm) -> Arc<Exposure> {
        let same = |other: &Arm| {
            (&other.mitigation, other.return_delay) == (&arm.mitigation, arm.return_delay)
        };
        if let Some((_, exposure)) = self.exposures.iter().find(|(other, _)| same(other)) {
            return Arc::clone(exposure);
        }
        let exposure = Arc::new(Exposure::new(study, arm));
        self.exposures.push((arm, Arc::clone(&exposure)));
        exposure
    }

    fn clock(
        &mut self,
        study: &Study,
        fuse: &Electrical,
        last: Days,
        resolution: Resolution,
    ) -> Arc<Clock> {
        let asked = (fuse.battery, last, longest_life(fuse));
        if let Some((_, clock)) = self.clocks.iter().find(|(known, _)| *known == asked) {
            return Arc::clone(clock);
        }
        let clock = Arc::new(Clock::new(study, fuse, last, resolution));
        self.clocks.push((asked, Arc::clone(&clock)));
        clock
    }
}

impl ArmTables {
    fn new<'a>(
        study: &Study,
        arm: &'a Arm,
        grid: &TimeGrid,
        resolution: Resolution,
        shared: &mut Shared<'a>,
    ) -> Self {
        let exposure = shared.exposure(study, arm);
        let times = grid.times();
        let layings = arm
            .layings
            .iter()
            .map(|laying| LayingTables::new(study, laying, &exposure, times, resolution, shared))
            .collect();
        let removal = |&clearance| Removal::new(clearance, study.area_m2, times, arm.mines());
        Self {
            layings,
            removal: arm.clearance.as_ref().map(removal),
            rates: Rates::new(study, arm, times),
            exposure,
        }
    }
}

impl LayingTables {
    fn new(
        study: &Study,
        laying: &Laying,
        exposure: &Exposure,
        times: &[Days],
        resolution: Resolution,
        shared: &mut Shared<'_>,
    ) -> Self {
        let last = laying
            .waves
            .iter()
            .map(|wave| wave.at)
            .fold(Days::ZERO, |a, b| if b > a { b } else { a });
        let clock = match &laying.fuse {
            Fuse::Electrical(fuse) => {
                Some(BatteryTables::new(fuse, shared.clock(study, fuse, last, resolution)))
            }
            Fuse::Mechanical(_) => None,
        };
        let edges = match &laying.fuse {
            Fuse::Electrical(fuse) => fuse.kind_edges().collect(),
            Fuse::Mechanical(fuse) => mechanical_edges(fuse).to_vec(),
        };
        let mut laid_before = 0;
        let waves = laying
            .waves
            .iter()
            .map(|wave| {
                let start = laid_before;
                laid_before += wave.mines;
                let first = times.partition_point(|&time| time < wave.at);
                let here = &times[first..];
                let kinds = match (&laying.fuse, &clock) {
                    (Fuse::Electrical(fuse), Some(battery)) => battery.kinds(fuse, wave.at, here),
                    (Fuse::Mechanical(fuse), _) => mechanical_kinds(fuse, wave.at, here),
                    (Fuse::Electrical(_), None) => {
                        unreachable!("a fuse with a battery has its clock")
                    }
                };
                let by_lots = clock.as_ref().is_some_and(|battery| battery.quantiles.is_some());
                let by_lots = |kind| by_lots && matches!(kind, Kind::Setting(_));
                let met = exposure.by(wave.at);
                let unmet: Vec<f64> =
                    here.iter().map(|&time| exp(met - exposure.by(time))).collect();
                WaveTables {
                    laid: wave.at,
                    mines: wave.mines,
                    start,
                    first,
                    places: Places::new(first, &edges, kinds, by_lots, &unmet, wave.mines),
                    timers: timers(&laying.fuse, wave.at, times, first, wave.mines),
                    unmet: backwards(unmet, wave.mines),
                }
            })
            .collect();
        Self { clock, edges, waves }
    }

    /// What fate asks of time in this laying.
    pub(super) fn around<'a>(&'a self, exposure: &'a Exposure) -> Around<'a> {
        Around { exposure, battery: self.clock.as_ref() }
    }
}

/// Falling numbers as a ladder, finely cut where many mines will ask.
fn backwards(falling: Vec<f64>, mines: u64) -> Ladder {
    let rungs = falling.into_iter().rev().collect();
    if mines > MANY_MINES { Ladder::of_crowded(rungs) } else { Ladder::new(rungs) }
}

/// What fate asks of time, answered from the tables of an arm and a laying.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'a> {
    exposure: &'a Exposure,
    battery: Option<&'a BatteryTables>,
}

impl Around<'_> {
    fn battery(&self) -> &BatteryTables {
        self.battery.expect("only mines with a battery need a life")
    }

    /// When a mine with that contact luck, functional all the time, meets somebody.
    pub(super) fn contact_by_luck(&self, laid: Days, contact: f64) -> Option<Days> {
        self.contact(laid, -ln(contact))
    }
}

impl Surroundings for Around<'_> {
    fn life_needed_at(&self, laid: Days, time: Days) -> f64 {
        self.battery().clock.needed_at(laid, time)
    }

    fn life_needed_from(&self, laid: Days, time: Days) -> f64 {
        self.battery().clock.needed_from(laid, time, self.battery().longest_life)
    }

    fn contact(&self, laid: Days, exposure: f64) -> Option<Days> {
        self.exposure.reaches(self.exposure.by(laid) + exposure)
    }

    fn contact_while_powered(&self, laid: Days, life: f64, exposure: f64) -> Option<Days> {
        self.battery().clock.contact_while_powered(laid, life, exposure, self.exposure)
    }
}
