//! The scenario of each area, and what is expected of it.

use super::outcome::{numbers, point_of};
use super::settings::settings;
use super::table::{AreaFile, FIELDS, Given};
use crate::engine::{in_order, seed_of};
use crate::model::{Clearance, Study};
use crate::question::{Engine, InputFile};
use crate::results::{AreaQuantity, AreaRow, Areas, AreasMade};
use crate::scenario::Scenario;
use crate::uncertainty::Point;
use crate::units::Days;
use jiff::civil::{Date, DateTime};
use std::ops::Range;
use std::time::Duration;
use thiserror::Error;

/// Areas at work between two reports of progress.
const AREAS_PER_ROUND: usize = 64;
/// Square metres for each mine below which an area is asked about.
const LEAST_M2_A_MINE: f64 = 10.0;
/// Seconds of one thread for the expected values of an area in a parameter draw, with the reading
/// of its scenario; nominal.
const PER_DRAW: f64 = 5e-3;

/// What is asked of every area.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The arm of areas that name none.
    pub kind: Option<String>,
    /// From when to when harm and clearance are counted; from the day the mines were laid to the
    /// horizon if nothing is said.
    pub between: Option<[Date; 2]>,
    /// Whether a row of HXL hashtags is asked for.
    pub hashtags: bool,
}

/// Why an area cannot be run.
#[derive(Clone, Debug, Error)]
pub enum AreaFault {
    /// No arm is called what areas that name none are said to be of.
    #[error("--kind: {0}")]
    Kind(String),
    /// What it says cannot be put into the scenario, or the scenario refuses it.
    #[error("{place} ({id}): {what}")]
    Unfit {
        /// Where it stands.
        place: String,
        /// Its name.
        id: String,
        /// What is wrong, and what is wanted.
        what: String,
    },
}

/// What all areas ask of the machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AreaCost {
    /// Areas.
    pub areas: u64,
    /// Parameter draws of all of them.
    pub draws: u64,
}

/// A file of areas, each of which can be run.
#[derive(Clone, Debug)]
pub struct AreaRuns {
    file: AreaFile,
    input: InputFile,
    asked: Asked,
    template: Scenario,
    /// Of each area its settings on top of the others, its arm and the times that are looked at.
    each: Vec<Each>,
}

#[derive(Clone, Debug)]
struct Each {
    set: Vec<String>,
    arm: usize,
    /// From when to when it is looked at, since its mines were laid; nothing where they are laid
    /// later.
    between: Option<[Days; 2]>,
}

impl AreaCost {
    /// Roughly how long it takes on so many threads.
    pub fn estimate(self, threads: usize) -> Duration {
        Duration::from_secs_f64(
            self.draws as f64 * PER_DRAW / (threads as f64).min(self.areas as f64).max(1.0),
        )
    }
}

impl AreaRuns {
    /// The areas of a file, after the scenario of every one was checked.
    ///
    /// # Errors
    /// What is wrong, of every area where anything is.
    pub fn new(
        template: Scenario,
        file: AreaFile,
        input: InputFile,
        asked: Asked,
    ) -> Result<Self, Vec<AreaFault>> {
        let mut runs = Self { file, input, asked, template, each: vec![] };
        let arms = &runs.template.plan().arms;
        if let Some(kind) = runs.asked.kind.as_ref().filter(|kind| !arms.contains(kind)) {
            let what =
                format!("found `{kind}`, wanted an arm of the scenario: {}", arms.join(", "));
            return Err(vec![AreaFault::Kind(what)]);
        }
        let middle = runs.template.study(&Point(vec![0.5; runs.template.labels().len()]));
        let checked = in_order(0..runs.file.areas.len(), |at| runs.checked(at, &middle));
        let (mut each, mut faults) = (vec![], vec![]);
        for area in checked {
            match area {
                Ok(area) => each.push(area),
                Err(fault) => faults.push(fault),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        runs.each = each;
        Ok(runs)
    }

    /// What they ask of the machine.
    pub fn cost(&self) -> AreaCost {
        let areas = self.file.areas.len() as u64;
        AreaCost { areas, draws: areas * u64::from(self.template.plan().draws) }
    }

    /// What comes of them, with no area yet.
    pub fn begun(&self) -> Areas {
        let plan = self.template.plan();
        Areas {
            made: AreasMade {
                program: env!("CARGO_PKG_NAME").to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
                inputs: std::iter::once(&self.input)
                    .chain(self.template.files())
                    .cloned()
                    .collect(),
                overrides: self.template.overrides().to_vec(),
                engine: Engine::Expected.name().to_owned(),
                seed: plan.seed,
                draws: plan.draws,
                between: self.asked.between.map(|dates| dates.map(|date| date.to_string())),
                horizon_days: self.asked.between.is_none().then(|| plan.horizon.days()),
            },
            title: plan.title.clone(),
            currency: plan.currency.clone(),
            quantities: self.quantities(),
            table: self.file.table.clone(),
            hashtags: self.asked.hashtags,
            rows: vec![],
        }
    }

    /// Of each field but the name, how many areas say it.
    pub fn said(&self) -> Vec<(&'static str, u64)> {
        let says = |field: &str| {
            let areas = self.file.areas.iter();
            areas.filter(|(given, ..)| !given.missing().any(|missing| missing == field)).count()
                as u64
        };
        FIELDS[1..].iter().map(|&field| (field, says(field))).collect()
    }

    /// Names of areas with less land for each mine than any survey has found: a sign of another
    /// unit.
    pub fn crowded(&self) -> Vec<&str> {
        let areas = self.file.areas.iter().map(|(given, ..)| given);
        let is_crowded = |given: &&Given| {
            let figures = given.area_m2.zip(given.mines);
            figures.is_some_and(|(area, mines)| mines > 0 && area < LEAST_M2_A_MINE * mines as f64)
        };
        areas.filter(is_crowded).map(|given| given.id.as_str()).collect()
    }

    /// What is reported: of clearance only where the scenario has any.
    fn quantities(&self) -> Vec<AreaQuantity> {
        let study = self.template.study(&Point(vec![0.5; self.template.labels().len()]));
        let clearances: Vec<Clearance> =
            study.arms.iter().filter_map(|arm| arm.clearance).collect();
        let costs = clearances.iter().any(|clearance| clearance.cost_per_m2.is_some());
        let shown = |quantity: &AreaQuantity| match quantity {
            AreaQuantity::Casualties | AreaQuantity::Killed | AreaQuantity::ItemsLeft => true,
            AreaQuantity::ItemsCleared | AreaQuantity::SearchedM2 => !clearances.is_empty(),
            AreaQuantity::ClearanceCost => costs,
        };
        AreaQuantity::ALL.into_iter().filter(shown).collect()
    }

    /// What an area is run with, if it can be.
    fn checked(&self, at: usize, middle: &Study) -> Result<Each, AreaFault> {
        let (given, _, place) = &self.file.areas[at];
        let unfit =
            |what: String| AreaFault::Unfit { place: place.clone(), id: given.id.clone(), what };
        let plan = self.template.plan();
        let arms = || plan.arms.join(", ");
        let arm = match given.kind.as_ref().or(self.asked.kind.as_ref()) {
            Some(kind) => plan.arms.iter().position(|name| name == kind).ok_or_else(|| {
                unfit(format!("kind: found `{kind}`, wanted an arm of the scenario: {}", arms()))
            })?,
            None if plan.arms.len() == 1 => 0,
            None => {
                return Err(unfit(format!(
                    "kind: missing, and the scenario has several arms, of which --kind names one \
                     for all such areas: {}",
                    arms()
                )));
            }
        };
        let start = self.template.start();
        let laid = given.laid.map_or(start, |date| DateTime::from_parts(date, start.time()));
        let between = self.times(laid.date()).map_err(unfit)?;
        if between.is_none() && given.laid.is_none() {
            return Err(unfit(format!(
                "laid: missing, and the scenario lays its mines on {}, after --until; wanted when \
                 they were laid",
                laid.date()
            )));
        }
        let mut set = settings(given, arm, middle, laid).map_err(unfit)?;
        if let Some([_, end]) = between
            && end.days() > plan.horizon.days()
        {
            set.push(format!("simulation.horizon=\"{}d\"", end.days()));
        }
        let each = Each { set, arm, between };
        let scenario = self.template.with(&each.set).map_err(|refusal| {
            unfit(refusal.faults().first().map(ToString::to_string).unwrap_or_default())
        })?;
        match given.mines.filter(|&mines| scenario.plan().mines[arm] != mines) {
            None => Ok(each),
            Some(_) => Err(unfit(format!(
                "mines: the scenario lays the mines of {} again and again (`renew`), so that their \
                 number cannot be put in",
                plan.arms[arm]
            ))),
        }
    }

    /// From when to when an area is looked at, since its mines were laid.
    fn times(&self, laid: Date) -> Result<Option<[Days; 2]>, String> {
        let Some(between) = self.asked.between else {
            return Ok(Some([Days::ZERO, self.template.plan().horizon]));
        };
        let since = |date: Date| -> Result<f64, String> {
            let span = laid.until((jiff::Unit::Day, date)).map_err(|why| format!("laid: {why}"))?;
            Ok(f64::from(span.get_days()))
        };
        let [from, until] = [since(between[0])?, since(between[1])?];
        Ok((until > 0.0).then(|| [Days::new(from.max(0.0)), Days::new(until)]))
    }

    /// Runs what is left of a range of areas, of which the first ones are in `areas`. After each
    /// round `progress` is shown what has come of it.
    ///
    /// Uses the rayon pool in which it is called; the result does not depend on it.
    pub fn go_on(&self, range: Range<usize>, areas: &mut Areas, progress: &mut dyn FnMut(&Areas)) {
        while range.start + areas.rows.len() < range.end {
            let from = range.start + areas.rows.len();
            let round = from..range.end.min(from + AREAS_PER_ROUND);
            areas.rows.extend(in_order(round, |at| self.row(at, &areas.quantities)));
            progress(areas);
        }
    }

    fn row(&self, at: usize, quantities: &[AreaQuantity]) -> AreaRow {
        let (given, record, _) = &self.file.areas[at];
        let each = &self.each[at];
        let scenario = self.template.with(&each.set).expect("every area was checked");
        let plan = scenario.plan();
        let own = seed_of(plan.seed, &given.id);
        let draws = in_order(0..plan.draws, |draw| {
            let study = scenario.study(&point_of(scenario.labels(), plan.seed, own, draw));
            let people: f64 = study.civilians.groups.iter().map(|group| group.people).sum();
            ([study.area_m2, people], numbers(&study, each.arm, each.between, quantities))
        });
        let mean = |which: usize| {
            draws.iter().map(|(own, _)| own[which]).sum::<f64>() / f64::from(plan.draws)
        };
        let values = |quantity: usize| draws.iter().map(|(_, numbers)| numbers[quantity]).collect();
        AreaRow {
            id: given.id.clone(),
            record: record.clone(),
            kind: plan.arms[each.arm].clone(),
            mines: plan.mines[each.arm],
            area_m2: given.area_m2.unwrap_or_else(|| mean(0)),
            people: given.people.unwrap_or_else(|| mean(1)),
            laid: scenario.start().date().to_string(),
            from_scenario: given.missing().map(str::to_owned).collect(),
            values: (0..quantities.len()).map(values).collect(),
        }
    }
}
