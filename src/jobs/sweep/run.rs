//! Sweeps a scenario over many values of its keys, by expected values. Every point has the same
//! parameter draws, except for the varied keys, so that points differ by these alone.

use super::vary::{Points, on_an_axis};
use crate::engine::{in_order, point};
use crate::estimate::{ReportTimes, outcome};
use crate::jobs::break_even::contrast::{ContrastFault, after_rated_life};
use crate::question::{Engine, InputFile, Target, TargetFault};
use crate::results::{
    DrawSummary, SweepProvenance, Swept, SweptAlternative, SweptPoint, SweptTarget, SweptValue,
};
use crate::scenario::{Fault, Scenario};
use std::ops::Range;
use std::time::Duration;
use thiserror::Error;

/// The fewest draws, and so the points, between two reports of progress.
const DRAWS_PER_CHUNK: u64 = 64;

/// The reason why a point cannot be run.
#[derive(Clone, Debug, Error)]
pub enum PointFault {
    /// The scenario refuses its values.
    #[error("{point}: {fault}")]
    Refused {
        /// The point.
        point: String,
        /// What is wrong.
        fault: Box<Fault>,
    },
    /// The scenario there lacks the target, or it is a time within the rated life.
    #[error("{point}: --of {fault}")]
    Of {
        /// The point.
        point: String,
        /// Why the target is refused.
        fault: ContrastFault,
    },
}

/// The amount of work of a sweep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SweepCost {
    /// Parameter draws, over all points.
    pub draws: u64,
    /// Computed expected values: alternatives times draws.
    pub alternatives: u64,
}

/// Nominal seconds of one thread for an alternative in a parameter draw. It covers the expected
/// values at a few times.
const PER_ALTERNATIVE: f64 = 10e-3;

impl SweepCost {
    /// A rough estimate of the run time on `threads` threads.
    pub fn estimate(self, threads: usize) -> Duration {
        Duration::from_secs_f64(
            self.alternatives as f64 * PER_ALTERNATIVE
                / (threads as f64).min(self.draws as f64).max(1.0),
        )
    }
}

/// A scenario checked at every point of a sweep.
#[derive(Clone, Debug)]
pub struct Sweep {
    /// The scenario without the varied keys.
    scenario: Scenario,
    points: Points,
    targets: Vec<Target>,
    cost: SweepCost,
    /// Every file of every point, once; the scenario comes first.
    files: Vec<InputFile>,
}

impl Sweep {
    /// Checks the scenario at every point.
    ///
    /// # Errors
    /// The faults of every point that has any.
    pub fn new(
        scenario: &Scenario,
        points: Points,
        targets: &[Target],
    ) -> Result<Self, Vec<PointFault>> {
        let mut sweep = Self {
            scenario: scenario.clone(),
            points,
            targets: targets.to_vec(),
            cost: SweepCost::default(),
            files: vec![],
        };
        let checked = in_order(0..sweep.points.values.len(), |at| sweep.checked(at));
        let mut faults = Vec::new();
        for point in checked {
            match point {
                Ok((of_point, files)) => {
                    sweep.cost.draws += of_point.draws;
                    sweep.cost.alternatives += of_point.alternatives;
                    for file in files {
                        if !sweep.files.contains(&file) {
                            sweep.files.push(file);
                        }
                    }
                }
                Err(of_point) => faults.extend(of_point),
            }
        }
        if faults.is_empty() { Ok(sweep) } else { Err(faults) }
    }

    /// The amount of work.
    pub const fn cost(&self) -> SweepCost {
        self.cost
    }

    /// The points of the sweep.
    pub const fn points(&self) -> &Points {
        &self.points
    }

    /// The scenario at a point.
    fn at(&self, point: usize) -> Result<Scenario, Vec<Fault>> {
        self.scenario
            .with(&self.points.settings(point))
            .map_err(|refusal| refusal.faults().to_vec())
    }

    /// The cost and the files of a point.
    fn checked(&self, at: usize) -> Result<(SweepCost, Vec<InputFile>), Vec<PointFault>> {
        let point = || self.points.point_text(at);
        let refused = |fault| PointFault::Refused { point: point(), fault: Box::new(fault) };
        let of = |fault| vec![PointFault::Of { point: point(), fault }];
        let scenario =
            self.at(at).map_err(|faults| faults.into_iter().map(refused).collect::<Vec<_>>())?;
        for target in &self.targets {
            match target.report_of(scenario.plan()) {
                // any time up to the horizon is allowed: nothing is reported at others
                Ok(_) | Err(TargetFault::NotReported { .. }) => {}
                Err(fault) => return Err(of(ContrastFault::Target(fault))),
            }
            after_rated_life(&scenario, target).map_err(of)?;
        }
        let draws = u64::from(scenario.plan().draws);
        let alternatives = draws * scenario.plan().alternatives.len() as u64;
        Ok((SweepCost { draws, alternatives }, scenario.files().to_vec()))
    }
}

/// Runs a sweep. `progress` receives the number of points done from time to time.
///
/// Uses the rayon pool in which it is called; the result does not depend on it.
pub fn sweep(sweep: &Sweep, mut progress: impl FnMut(u64)) -> Swept {
    let mut swept = sweep.started();
    let points = 0..sweep.points.values.len();
    sweep.resume(points, &mut swept, &mut |swept| progress(swept.points.len() as u64));
    swept
}

impl Sweep {
    /// The result, with no point computed yet.
    pub fn started(&self) -> Swept {
        let first = self.at(0).expect("every point was checked");
        let plan = first.plan();
        Swept {
            format: 1,
            made: SweepProvenance {
                program: env!("CARGO_PKG_NAME").to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
                inputs: self.files.clone(),
                overrides: self.scenario.overrides().to_vec(),
                engine: Engine::Expected.name().to_owned(),
            },
            title: plan.title.clone(),
            question: plan.question.clone(),
            risk_criteria: plan.criteria.clone(),
            keys: self.points.keys.clone(),
            targets: self.targets.iter().map(swept_target).collect(),
            points: vec![],
        }
    }

    /// Runs the remaining points of a range; `swept` holds the first ones. `progress` receives the
    /// results after each round.
    pub fn resume(&self, range: Range<usize>, swept: &mut Swept, progress: &mut dyn FnMut(&Swept)) {
        while range.start + swept.points.len() < range.end {
            let from = range.start + swept.points.len();
            // enough points to share a round between threads, and no more of them in memory
            let mut chunk: Vec<Scenario> = Vec::new();
            let mut draws = 0;
            while from + chunk.len() < range.end && draws < DRAWS_PER_CHUNK {
                let scenario = self.at(from + chunk.len()).expect("every point was checked");
                draws += u64::from(scenario.plan().draws);
                chunk.push(scenario);
            }
            for (at, alternatives) in of_chunk(&chunk, &self.targets).into_iter().enumerate() {
                let values =
                    self.points.values[from + at].iter().map(|value| swept_value(value)).collect();
                let plan = chunk[at].plan();
                swept.points.push(SweptPoint {
                    values,
                    seed: plan.seed,
                    draws: plan.draws,
                    alternatives,
                });
            }
            progress(swept);
        }
    }
}

/// The alternatives of each scenario. All draws of all scenarios share the threads.
fn of_chunk(chunk: &[Scenario], targets: &[Target]) -> Vec<Vec<SweptAlternative>> {
    let times: Vec<ReportTimes> =
        chunk.iter().map(|scenario| ReportTimes::at(scenario.plan(), targets)).collect();
    let items: Vec<(usize, u32)> = chunk
        .iter()
        .enumerate()
        .flat_map(|(at, scenario)| (0..scenario.plan().draws).map(move |draw| (at, draw)))
        .collect();
    // values by draw, alternative and target
    let mut values = in_order(items, |(at, draw)| {
        let scenario = &chunk[at];
        let study = scenario.study(&point(scenario.labels(), scenario.plan().seed, draw));
        (0..study.alternatives.len())
            .map(|alternative| outcome(&study, alternative, &times[at]))
            .collect::<Vec<_>>()
    })
    .into_iter();
    let of_scenario = |scenario: &Scenario| {
        let plan = scenario.plan();
        let draws: Vec<Vec<Vec<f64>>> = values.by_ref().take(plan.draws as usize).collect();
        let number = |alternative: usize, target: usize| {
            let values: Vec<f64> = draws.iter().map(|draw| draw[alternative][target]).collect();
            DrawSummary::of(&values)
        };
        let alternative = |(at, name): (usize, &String)| SweptAlternative {
            alternative: name.clone(),
            numbers: (0..targets.len()).map(|target| number(at, target)).collect(),
        };
        plan.alternatives.iter().enumerate().map(alternative).collect()
    };
    chunk.iter().map(of_scenario).collect()
}

fn swept_value(written: &str) -> SweptValue {
    let (number, is_duration) = on_an_axis(written).unzip();
    let written = written.trim_matches('"').to_owned();
    SweptValue { written, number, is_duration: is_duration == Some(true) }
}

fn swept_target(target: &Target) -> SweptTarget {
    SweptTarget {
        target: target.to_string(),
        quantity: target.quantity(),
        part: target.part().map(str::to_owned),
        days: target.at().time.days(),
    }
}
