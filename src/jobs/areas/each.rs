//! The scenario of each area and its expected values.

use super::attributes::{ATTRIBUTES, AreaAttributes};
use super::outcome::{numbers, point_of};
use super::settings::settings;
use super::table::AreaFile;
use crate::engine::{in_order, seed_of};
use crate::model::{Clearance, Study};
use crate::question::{Engine, InputFile};
use crate::results::{AreaQuantity, AreaRow, Areas, AreasProvenance};
use crate::scenario::Scenario;
use crate::uncertainty::Point;
use crate::units::Days;
use jiff::civil::{Date, DateTime};
use std::ops::Range;
use std::time::Duration;
use thiserror::Error;

/// Areas computed between two reports of progress.
const AREAS_PER_CHUNK: usize = 64;
/// Land per mine, m², below which an area triggers a warning.
const LEAST_M2_A_MINE: f64 = 10.0;
/// Nominal seconds of one thread for an area in a parameter draw. It covers the expected values and
/// the reading of the area's scenario.
const PER_DRAW: f64 = 5e-3;

/// Settings of a run over areas.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The alternative of areas that name none.
    pub kind: Option<String>,
    /// The dates between which harm and clearance are counted. Without them: from the day the mines
    /// were laid to the horizon.
    pub between: Option<[Date; 2]>,
    /// Whether the table gets a row of HXL hashtags.
    pub hashtags: bool,
}

/// The reason why an area cannot be run.
#[derive(Clone, Debug, Error)]
pub enum AreaFault {
    /// `--kind` names no alternative of the scenario.
    #[error("--kind: {0}")]
    Kind(String),
    /// Its values do not fit the scenario, or the scenario refuses them.
    #[error("{place} ({id}): {what}")]
    Unfit {
        /// Its place in the file.
        place: String,
        /// Its name.
        id: String,
        /// What is wrong, and what is expected.
        what: String,
    },
}

/// The amount of work for all areas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AreaCost {
    /// Number of areas.
    pub areas: u64,
    /// Number of parameter draws, over all areas.
    pub draws: u64,
}

/// A file of areas, each of which can be run.
#[derive(Clone, Debug)]
pub struct AreaRuns {
    file: AreaFile,
    input: InputFile,
    asked: Asked,
    template: Scenario,
    /// For each area: its own settings, its alternative and its times. The settings come on top of
    /// the others.
    each: Vec<AreaCase>,
}

#[derive(Clone, Debug)]
struct AreaCase {
    set: Vec<String>,
    alternative: usize,
    /// The start and end of counting, since its mines were laid. None where they are laid later.
    between: Option<[Days; 2]>,
    /// Whether its clearance is over before counting begins, at the median of every parameter.
    cleared_before: bool,
}

impl AreaCost {
    /// A rough estimate of the run time on this many threads.
    pub fn estimate(self, threads: usize) -> Duration {
        Duration::from_secs_f64(
            self.draws as f64 * PER_DRAW / (threads as f64).min(self.areas as f64).max(1.0),
        )
    }
}

impl AreaRuns {
    /// Checks the scenario of every area of a file.
    ///
    /// # Errors
    /// The fault of every area that has one.
    pub fn new(
        template: Scenario,
        file: AreaFile,
        input: InputFile,
        asked: Asked,
    ) -> Result<Self, Vec<AreaFault>> {
        let mut runs = Self { file, input, asked, template, each: vec![] };
        let alternatives = &runs.template.plan().alternatives;
        if let Some(kind) = runs.asked.kind.as_ref().filter(|kind| !alternatives.contains(kind)) {
            let what = format!(
                "found `{kind}`, expected an alternative of the scenario: {}",
                alternatives.join(", ")
            );
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

    /// The amount of work.
    pub fn cost(&self) -> AreaCost {
        let areas = self.file.areas.len() as u64;
        AreaCost { areas, draws: areas * u64::from(self.template.plan().draws) }
    }

    /// The result, with no area computed yet.
    pub fn started(&self) -> Areas {
        let plan = self.template.plan();
        Areas {
            made: AreasProvenance {
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

    /// The number of areas that give each field but the name.
    pub fn given(&self) -> Vec<(&'static str, u64)> {
        let says = |attribute: &str| {
            let areas = self.file.areas.iter();
            areas.filter(|(given, ..)| !given.missing().any(|missing| missing == attribute)).count()
                as u64
        };
        ATTRIBUTES[1..].iter().map(|&attribute| (attribute, says(attribute))).collect()
    }

    /// Names of areas with less land per mine than in any survey. It is a sign of another unit.
    pub fn crowded(&self) -> Vec<&str> {
        let areas = self.file.areas.iter().map(|(given, ..)| given);
        let is_crowded = |given: &&AreaAttributes| {
            let figures = given.area_m2.zip(given.mines);
            figures.is_some_and(|(area, mines)| mines > 0 && area < LEAST_M2_A_MINE * mines as f64)
        };
        areas.filter(is_crowded).map(|given| given.id.as_str()).collect()
    }

    /// Names of areas whose clearance is over before anything is counted there.
    pub fn cleared_before(&self) -> Vec<&str> {
        let areas = self.file.areas.iter().zip(&self.each).filter(|(_, each)| each.cleared_before);
        areas.map(|((given, ..), _)| given.id.as_str()).collect()
    }

    /// The reported quantities; those of clearance only where the scenario has clearance.
    fn quantities(&self) -> Vec<AreaQuantity> {
        let study = self.template.study(&Point(vec![0.5; self.template.labels().len()]));
        let clearances: Vec<Clearance> =
            study.alternatives.iter().filter_map(|alternative| alternative.clearance).collect();
        let costs = clearances.iter().any(|clearance| clearance.cost_per_m2.is_some());
        let shown = |quantity: &AreaQuantity| match quantity {
            AreaQuantity::Casualties | AreaQuantity::Killed | AreaQuantity::ItemsLeft => true,
            AreaQuantity::ItemsCleared | AreaQuantity::SearchedM2 => !clearances.is_empty(),
            AreaQuantity::ClearanceCost => costs,
        };
        AreaQuantity::ALL.into_iter().filter(shown).collect()
    }

    /// The settings, alternative and times of an area. An error says why it cannot be run.
    fn checked(&self, at: usize, middle: &Study) -> Result<AreaCase, AreaFault> {
        let (given, _, place) = &self.file.areas[at];
        let unfit =
            |what: String| AreaFault::Unfit { place: place.clone(), id: given.id.clone(), what };
        let plan = self.template.plan();
        let alternatives = || plan.alternatives.join(", ");
        let alternative = match given.kind.as_ref().or(self.asked.kind.as_ref()) {
            Some(kind) => {
                plan.alternatives.iter().position(|name| name == kind).ok_or_else(|| {
                    unfit(format!(
                        "kind: found `{kind}`, expected an alternative of the scenario: {}",
                        alternatives()
                    ))
                })?
            }
            None if plan.alternatives.len() == 1 => 0,
            None => {
                return Err(unfit(format!(
                    "kind: missing, and the scenario has several alternatives, of which --kind \
                     names one for all such areas: {}",
                    alternatives()
                )));
            }
        };
        let start = self.template.start();
        let laid = given.laid.map_or(start, |date| DateTime::from_parts(date, start.time()));
        let between = self.times(laid.date()).map_err(unfit)?;
        if between.is_none() && given.laid.is_none() {
            return Err(unfit(format!(
                "laid: missing, and the scenario lays its mines on {}, after --until; expected \
                 when they were laid",
                laid.date()
            )));
        }
        let mut set = settings(given, alternative, middle, laid).map_err(unfit)?;
        if let Some([_, end]) = between
            && end.days() > plan.horizon.days()
        {
            set.push(format!("simulation.horizon=\"{}d\"", end.days()));
        }
        let scenario = self.template.with(&set).map_err(|refusal| {
            unfit(refusal.faults().first().map(ToString::to_string).unwrap_or_default())
        })?;
        let study = scenario.study(&Point(vec![0.5; scenario.labels().len()]));
        let cleared_before = study.alternatives[alternative]
            .clearance
            .zip(between)
            .is_some_and(|(clearance, [from, _])| clearance.finished(study.area_m2) <= from);
        let each = AreaCase { set, alternative, between, cleared_before };
        match given.mines.filter(|&mines| scenario.plan().mines[alternative] != mines) {
            None => Ok(each),
            Some(_) => Err(unfit(format!(
                "mines: the scenario lays the mines of {} again and again (`renew`), so that their \
                 number cannot be put in",
                plan.alternatives[alternative]
            ))),
        }
    }

    /// The counting window of an area, in time since laying.
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

    /// Runs the remaining areas of a range; `areas` holds the first ones. `progress` receives the
    /// results after each round.
    ///
    /// Uses the rayon pool in which it is called; the result does not depend on it.
    pub fn resume(&self, range: Range<usize>, areas: &mut Areas, progress: &mut dyn FnMut(&Areas)) {
        while range.start + areas.rows.len() < range.end {
            let from = range.start + areas.rows.len();
            let chunk = from..range.end.min(from + AREAS_PER_CHUNK);
            areas.rows.extend(in_order(chunk, |at| self.row(at, &areas.quantities)));
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
            ([study.area_m2, people], numbers(&study, each.alternative, each.between, quantities))
        });
        let mean = |which: usize| {
            draws.iter().map(|(own, _)| own[which]).sum::<f64>() / f64::from(plan.draws)
        };
        let values = |quantity: usize| draws.iter().map(|(_, numbers)| numbers[quantity]).collect();
        AreaRow {
            id: given.id.clone(),
            record: record.clone(),
            kind: plan.alternatives[each.alternative].clone(),
            mines: plan.mines[each.alternative],
            area_m2: given.area_m2.unwrap_or_else(|| mean(0)),
            people: given.people.unwrap_or_else(|| mean(1)),
            laid: scenario.start().date().to_string(),
            from_scenario: given.missing().map(str::to_owned).collect(),
            values: (0..quantities.len()).map(values).collect(),
        }
    }
}
