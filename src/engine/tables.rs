//! Everything about one parameter draw that its fields share: exposure, clocks, and thresholds on the time grid.
//!
//! On the grid a mine's state is decided by comparing its luck with thresholds: its ln-life with ln G and ln H, the
//! survival function of its contact luck with exp(−Λ). Only a mine that may meet somebody, destroys itself or
//! overruns needs [`fate_of`](crate::model::fate_of).

use super::clock::{Clock, Resolution, longest_life};
use super::exposure::Exposure;
use super::ladder::Ladder;
use crate::model::{Arm, Contact, Electrical, Fuse, Laying, Mechanical, Study, Surroundings};
use crate::numeric::{exp, ln};
use crate::question::TimeGrid;
use crate::units::Days;

/// The tables of one parameter draw.
#[derive(Clone, Debug)]
pub(super) struct Tables {
    pub(super) study: Study,
    pub(super) arms: Vec<ArmTables>,
}

/// The tables of one arm.
#[derive(Clone, Debug)]
pub(super) struct ArmTables {
    pub(super) exposure: Exposure,
    pub(super) layings: Vec<LayingTables>,
    /// Expected casualties per day and functional mine, at each time of the grid.
    pub(super) casualties_per_day: Vec<f64>,
    /// Yearly risk of death in the most exposed group per functional mine, at each time of the grid.
    pub(super) individual_risk_per_year: Vec<f64>,
}

/// The tables of one laying.
#[derive(Clone, Debug)]
pub(super) struct LayingTables {
    /// The drain clock, where there is a battery.
    pub(super) clock: Option<BatteryTables>,
    pub(super) waves: Vec<WaveTables>,
}

/// What the mines of a fuse with a battery share.
#[derive(Clone, Debug)]
pub(super) struct BatteryTables {
    pub(super) clock: Clock,
    pub(super) longest_life: f64,
    /// Upper edges of the kinds in the luck of nature.
    pub(super) kind_edges: Vec<f64>,
    /// ln(r s) of each setting.
    pub(super) ln_rated_life: Vec<f64>,
    /// Reliability of the self-destruct of each setting; 0 where it has none.
    pub(super) self_destructs: Vec<f64>,
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
    /// What a mine must exceed from there on: of each setting, or of the only kind of mechanical mine.
    pub(super) thresholds: Vec<Thresholds>,
    /// exp(−Λ) since the wave was laid: a mine whose contact luck is at most this meets nobody by then.
    pub(super) unmet: Vec<f64>,
}

/// What a mine must exceed to be functional, on a scale that saves work: where luck alone decides a life (mechanical
/// mines, and batteries whose lots make no difference) the luck itself, against the probability of a shorter life;
/// else ln V + ln W, against ln H and ln G less ln(r s).
#[derive(Clone, Debug)]
pub(super) struct Thresholds {
    /// To be functional now or later.
    pub(super) potential: Ladder,
    /// To be functional now, where that is ever more.
    pub(super) awake: Option<Awake>,
}

/// What it takes to be functional at each time of the grid, and its running maximum.
#[derive(Clone, Debug)]
pub(super) struct Awake {
    pub(super) needed: Vec<f64>,
    /// The first time at which a mine is not functional is how many of these it passes.
    pub(super) never_silent: Ladder,
}

impl Tables {
    /// The tables of a study on a grid.
    pub(super) fn new(study: Study, grid: &TimeGrid, resolution: Resolution) -> Self {
        let arms = study.arms.iter().map(|arm| ArmTables::new(&study, arm, grid, resolution)).collect();
        Self { study, arms }
    }

    /// About how much memory they take.
    pub(super) fn bytes(&self) -> usize {
        let of_laying = |laying: &LayingTables| {
            let clock = laying.clock.as_ref().map_or(0, |battery| battery.clock.bytes());
            let waves = laying.waves.iter().map(|wave| wave.thresholds.len() * wave.unmet.len() * 40);
            clock + waves.sum::<usize>()
        };
        let of_arm =
            |arm: &ArmTables| arm.exposure.bytes() + arm.layings.iter().map(of_laying).sum::<usize>();
        self.arms.iter().map(of_arm).sum()
    }
}

impl ArmTables {
    fn new(study: &Study, arm: &Arm, grid: &TimeGrid, resolution: Resolution) -> Self {
        let exposure = Exposure::new(study, arm);
        let contact = Contact::new(study, arm);
        let times = grid.times();
        let layings = arm
            .layings
            .iter()
            .map(|laying| LayingTables::new(study, laying, &exposure, times, resolution))
            .collect();
        Self {
            layings,
            casualties_per_day: times.iter().map(|&time| contact.casualties_per_day(time)).collect(),
            individual_risk_per_year: times
                .iter()
                .map(|&time| contact.individual_risk_per_year(time))
                .collect(),
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
    ) -> Self {
        let last = laying.waves.iter().map(|wave| wave.at).fold(Days::ZERO, |a, b| if b > a { b } else { a });
        let clock = match &laying.fuse {
            Fuse::Electrical(fuse) => Some(BatteryTables::new(study, fuse, last, resolution)),
            Fuse::Mechanical(_) => None,
        };
        let mut laid_before = 0;
        let waves = laying
            .waves
            .iter()
            .map(|wave| {
                let start = laid_before;
                laid_before += wave.mines;
                let first = times.partition_point(|&time| time < wave.at);
                let thresholds = match (&laying.fuse, &clock) {
                    (Fuse::Electrical(fuse), Some(battery)) => {
                        battery.thresholds(fuse, wave.at, &times[first..])
                    }
                    (Fuse::Mechanical(fuse), _) => {
                        vec![mechanical_thresholds(fuse, wave.at, &times[first..])]
                    }
                    (Fuse::Electrical(_), None) => unreachable!("a fuse with a battery has its clock"),
                };
                let met = exposure.by(wave.at);
                let unmet = times[first..].iter().map(|&time| exp(met - exposure.by(time))).collect();
                WaveTables { laid: wave.at, mines: wave.mines, start, first, thresholds, unmet }
            })
            .collect();
        Self { clock, waves }
    }

    /// What fate asks of time in this laying.
    pub(super) fn around<'a>(&'a self, exposure: &'a Exposure) -> Around<'a> {
        Around { exposure, battery: self.clock.as_ref() }
    }
}

impl BatteryTables {
    fn new(study: &Study, fuse: &Electrical, last_laid: Days, resolution: Resolution) -> Self {
        Self {
            clock: Clock::new(study, fuse, last_laid, resolution),
            longest_life: longest_life(fuse),
            kind_edges: fuse.kind_edges().collect(),
            ln_rated_life: (0..fuse.settings.len()).map(|setting| fuse.ln_rated_life(setting)).collect(),
            self_destructs: fuse
                .settings
                .iter()
                .map(|setting| match (setting.self_destruct, fuse.self_destruct) {
                    (Some(_), Some(works)) => works.reliability.value(),
                    (None, _) | (_, None) => 0.0,
                })
                .collect(),
        }
    }

    fn thresholds(&self, fuse: &Electrical, laid: Days, times: &[Days]) -> Vec<Thresholds> {
        let needed = self.clock.needed(laid, times, self.longest_life);
        let falls = !self.clock.is_steady() && needed.iter().any(|&(now, ever)| now > ever);
        let law = &fuse.battery.life;
        let lots_differ = !fuse.battery.lot_law().is_certain();
        let of_setting = |&ln_rated_life: &f64| {
            let to_exceed = |needed: f64| {
                let ln_multiplier = ln(needed) - ln_rated_life;
                if lots_differ { ln_multiplier } else { law.cdf(exp(ln_multiplier)) }
            };
            let potential = Ladder::new(needed.iter().map(|&(_, ever)| to_exceed(ever)).collect());
            let awake = falls.then(|| {
                let now: Vec<f64> = needed.iter().map(|&(now, _)| to_exceed(now)).collect();
                let so_far = now.iter().scan(f64::NEG_INFINITY, |most, &needed| {
                    *most = needed.max(*most);
                    Some(*most)
                });
                let never_silent = Ladder::new(so_far.collect());
                Awake { needed: now, never_silent }
            });
            Thresholds { potential, awake }
        };
        self.ln_rated_life.iter().map(of_setting).collect()
    }
}

fn mechanical_thresholds(fuse: &Mechanical, laid: Days, times: &[Days]) -> Thresholds {
    let potential = Ladder::new(times.iter().map(|&time| fuse.life.cdf(time - laid)).collect());
    Thresholds { potential, awake: None }
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
