//! All tables of a parameter draw: exposure, clocks and thresholds.
//!
//! Thresholds on a mine's random numbers decide its state on the grid. Its ln-life is compared with
//! ln G and ln H, or its random number of life with the probability of a shorter life. Its random
//! number of contact is compared with exp(−Λ). Only a mine with two events between two times of the
//! grid needs [`outcome_of`](crate::model::outcome_of).

use super::cumulative_hazard::CumulativeHazard;
use super::drain_clock::{ClockResolution, DrainClock, longest_life};
use super::kinds::{BatteryTables, mechanical_edges, mechanical_kinds, timers};
use super::removal::Removal;
use super::self_destruct::Timer;
use super::threshold_index::{PlainKind, ThresholdIndex};
use super::thresholds::Thresholds;
use crate::engine::tally::rates::Rates;
use crate::model::{Alternative, Battery, Electrical, Fuse, Laying, Study, Surroundings};
use crate::numeric::{exp, ln};
use crate::question::TimeGrid;
use crate::units::Days;
use std::sync::Arc;

/// Number of mines above which a finer table is faster.
const MANY_MINES: u64 = 500;

/// Tables of one parameter draw.
#[derive(Clone, Debug)]
pub(crate) struct Tables {
    pub(crate) study: Study,
    pub(crate) alternatives: Vec<AlternativeTables>,
}

/// Tables of one alternative.
#[derive(Clone, Debug)]
pub(crate) struct AlternativeTables {
    pub(crate) exposure: Arc<CumulativeHazard>,
    pub(crate) layings: Vec<LayingTables>,
    pub(crate) removal: Option<Removal>,
    pub(crate) rates: Rates,
}

/// Tables of one laying.
#[derive(Clone, Debug)]
pub(crate) struct LayingTables {
    /// Drain clock, where there is a battery.
    pub(crate) clock: Option<BatteryTables>,
    /// Upper edges of the kinds on the random number `nature`.
    pub(crate) edges: Vec<f64>,
    pub(crate) waves: Vec<WaveTables>,
}

/// Thresholds of one wave on the grid.
#[derive(Clone, Debug)]
pub(crate) struct WaveTables {
    pub(crate) laid: Days,
    pub(crate) mines: u64,
    /// Number of its first mine in the laying.
    pub(crate) start: u64,
    /// Index of the first time of the grid after laying.
    pub(crate) first: usize,
    /// Threshold indices of its mines.
    pub(crate) indices: ThresholdIndex,
    /// Self-destruct of each setting, where any has one.
    pub(crate) timers: Vec<Option<Timer>>,
    /// exp(−Λ) since laying, from the last time of the grid back to the first. A mine with a random
    /// number of contact up to this has no contact by then.
    unmet: Thresholds,
}

impl WaveTables {
    /// First grid time by which a mine has a contact. `contact` is its random number. Past the
    /// grid's end if it has none.
    pub(crate) fn met(&self, contact: f64) -> usize {
        self.first + self.unmet.levels().len() - self.unmet.passed(contact)
    }
}

impl Tables {
    /// Builds the tables of a study on a grid.
    pub(crate) fn new(study: Study, grid: &TimeGrid, resolution: ClockResolution) -> Self {
        let mut shared = Shared { exposures: Vec::new(), clocks: Vec::new() };
        let alternatives = study
            .alternatives
            .iter()
            .map(|alternative| {
                AlternativeTables::new(&study, alternative, grid, resolution, &mut shared)
            })
            .collect();
        Self { study, alternatives }
    }

    /// Estimates the memory, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        let of_laying = |laying: &LayingTables| {
            let clock = laying.clock.as_ref().map_or(0, |battery| battery.clock.bytes());
            let waves = laying.waves.iter().map(|wave| wave.indices.bytes() + wave.unmet.bytes());
            clock + waves.sum::<usize>()
        };
        let of_alternative = |alternative: &AlternativeTables| {
            let removal = alternative.removal.as_ref().map_or(0, Removal::bytes);
            alternative.exposure.bytes()
                + removal
                + alternative.layings.iter().map(of_laying).sum::<usize>()
        };
        self.alternatives.iter().map(of_alternative).sum()
    }
}

/// Tables that alternatives of one study share, computed once.
struct Shared<'a> {
    exposures: Vec<(&'a Alternative, Arc<CumulativeHazard>)>,
    /// Keyed by battery, last wave and longest life.
    clocks: Vec<((Battery, Days, f64), Arc<DrainClock>)>,
}

impl<'a> Shared<'a> {
    fn exposure(&mut self, study: &Study, alternative: &'a Alternative) -> Arc<CumulativeHazard> {
        let same = |other: &Alternative| {
            (&other.risk_reduction, other.return_delay)
                == (&alternative.risk_reduction, alternative.return_delay)
        };
        if let Some((_, exposure)) = self.exposures.iter().find(|(other, _)| same(other)) {
            return Arc::clone(exposure);
        }
        let exposure = Arc::new(CumulativeHazard::new(study, alternative));
        self.exposures.push((alternative, Arc::clone(&exposure)));
        exposure
    }

    fn clock(
        &mut self,
        study: &Study,
        fuse: &Electrical,
        last: Days,
        resolution: ClockResolution,
    ) -> Arc<DrainClock> {
        let asked = (fuse.battery, last, longest_life(fuse));
        if let Some((_, clock)) = self.clocks.iter().find(|(known, _)| *known == asked) {
            return Arc::clone(clock);
        }
        let clock = Arc::new(DrainClock::new(study, fuse, last, resolution));
        self.clocks.push((asked, Arc::clone(&clock)));
        clock
    }
}

impl AlternativeTables {
    fn new<'a>(
        study: &Study,
        alternative: &'a Alternative,
        grid: &TimeGrid,
        resolution: ClockResolution,
        shared: &mut Shared<'a>,
    ) -> Self {
        let exposure = shared.exposure(study, alternative);
        let times = grid.times();
        let layings = alternative
            .layings
            .iter()
            .map(|laying| LayingTables::new(study, laying, &exposure, times, resolution, shared))
            .collect();
        let removal =
            |&clearance| Removal::new(clearance, study.area_m2, times, alternative.mines());
        Self {
            layings,
            removal: alternative.clearance.as_ref().map(removal),
            rates: Rates::new(study, alternative, times),
            exposure,
        }
    }
}

impl LayingTables {
    fn new(
        study: &Study,
        laying: &Laying,
        exposure: &CumulativeHazard,
        times: &[Days],
        resolution: ClockResolution,
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
                let by_lots = |kind| by_lots && matches!(kind, PlainKind::Setting(_));
                let met = exposure.by(wave.at);
                let unmet: Vec<f64> =
                    here.iter().map(|&time| exp(met - exposure.by(time))).collect();
                WaveTables {
                    laid: wave.at,
                    mines: wave.mines,
                    start,
                    first,
                    indices: ThresholdIndex::new(first, &edges, kinds, by_lots, &unmet, wave.mines),
                    timers: timers(&laying.fuse, wave.at, times, first, wave.mines),
                    unmet: backwards(unmet, wave.mines),
                }
            })
            .collect();
        Self { clock, edges, waves }
    }

    /// Surroundings of the mines of this laying.
    pub(crate) fn around<'a>(&'a self, exposure: &'a CumulativeHazard) -> TableSurroundings<'a> {
        TableSurroundings { exposure, battery: self.clock.as_ref() }
    }
}

/// Thresholds from decreasing numbers, with a fine table for many mines.
fn backwards(falling: Vec<f64>, mines: u64) -> Thresholds {
    let levels = falling.into_iter().rev().collect();
    if mines > MANY_MINES { Thresholds::of_crowded(levels) } else { Thresholds::new(levels) }
}

/// Surroundings of mines, from the tables of an alternative and a laying.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TableSurroundings<'a> {
    exposure: &'a CumulativeHazard,
    battery: Option<&'a BatteryTables>,
}

impl TableSurroundings<'_> {
    fn battery(&self) -> &BatteryTables {
        self.battery.expect("only mines with a battery need a life")
    }

    /// Time of contact of an always functional mine. `contact` is its random number.
    pub(crate) fn contact_by_numbers(&self, laid: Days, contact: f64) -> Option<Days> {
        self.contact(laid, -ln(contact))
    }
}

impl Surroundings for TableSurroundings<'_> {
    fn required_life_at(&self, laid: Days, time: Days) -> f64 {
        self.battery().clock.required_at(laid, time)
    }

    fn required_life_from(&self, laid: Days, time: Days) -> f64 {
        self.battery().clock.required_from(laid, time, self.battery().longest_life)
    }

    fn contact(&self, laid: Days, exposure: f64) -> Option<Days> {
        self.exposure.reaches(self.exposure.by(laid) + exposure)
    }

    fn contact_while_awake(&self, laid: Days, life: f64, exposure: f64) -> Option<Days> {
        self.battery().clock.contact_while_awake(laid, life, exposure, self.exposure)
    }
}
