//! A scenario run at many values of its keys, by expected values: every point has the same
//! parameter draws, but for what is varied, so that points differ by that alone.

use super::contrast::after_rated_life;
use super::points::{PointFault, Points, SweepCost};
use super::vary::on_an_axis;
use crate::engine::{in_order, point};
use crate::estimate::{Looked, outcome};
use crate::question::{Engine, InputFile, Plan, Target, TargetFault};
use crate::results::{OverDraws, Swept, SweptArm, SweptMade, SweptPoint, SweptTarget, SweptValue};
use crate::scenario::{Fault, Scenario};
use std::ops::Range;

/// Points at work between two reports of progress, and so many draws of them at least.
const DRAWS_PER_ROUND: u64 = 64;

/// A scenario that can be run at every point.
#[derive(Clone, Debug)]
pub struct Sweep {
    /// Without what is varied.
    scenario: Scenario,
    points: Points,
    targets: Vec<Target>,
    cost: SweepCost,
    /// Every file of every point, once: the scenario first.
    files: Vec<InputFile>,
    /// What the scenario says of itself at the first point.
    first: Plan,
}

impl Sweep {
    /// The sweep of a scenario, after every point was checked.
    ///
    /// # Errors
    /// What is wrong, of every point where anything is.
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
            first: scenario.plan().clone(),
        };
        let checked = in_order(0..sweep.points.values.len(), |at| sweep.checked(at));
        let mut faults = Vec::new();
        for point in checked {
            match point {
                Ok((of_point, files, plan)) => {
                    if let Some(plan) = plan {
                        sweep.first = plan;
                    }
                    sweep.cost.draws += of_point.draws;
                    sweep.cost.arms += of_point.arms;
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

    /// What it asks of the machine.
    pub const fn cost(&self) -> SweepCost {
        self.cost
    }

    /// Where it goes.
    pub const fn points(&self) -> &Points {
        &self.points
    }

    /// The scenario at a point.
    fn at(&self, point: usize) -> Result<Scenario, Vec<Fault>> {
        let keys = self.points.keys.iter().zip(&self.points.values[point]);
        let set: Vec<String> = keys.map(|(key, value)| format!("{key}={value}")).collect();
        self.scenario.with(&set).map_err(|refusal| refusal.faults().to_vec())
    }

    fn checked(
        &self,
        at: usize,
    ) -> Result<(SweepCost, Vec<InputFile>, Option<Plan>), Vec<PointFault>> {
        let point = || self.points.said(at);
        let scenario = self.at(at).map_err(|faults| {
            faults
                .into_iter()
                .map(|fault| PointFault::Refused { point: point(), fault: Box::new(fault) })
                .collect::<Vec<_>>()
        })?;
        for target in &self.targets {
            match target.report_of(scenario.plan()) {
                // any time up to the horizon will do: nothing is reported at others
                Ok(_) | Err(TargetFault::NotReported { .. }) => {}
                Err(fault) => return Err(vec![PointFault::Target { point: point(), fault }]),
            }
            after_rated_life(&scenario, target)
                .map_err(|fault| vec![PointFault::Of { point: point(), fault }])?;
        }
        let draws = u64::from(scenario.plan().draws);
        let cost = SweepCost { draws, arms: draws * scenario.plan().arms.len() as u64 };
        let first = (at == 0).then(|| scenario.plan().clone());
        Ok((cost, scenario.files().to_vec(), first))
    }
}

/// Runs a sweep. `progress` is told from time to time how many points are done.
///
/// Uses the rayon pool in which it is called; the result does not depend on it.
pub fn sweep(sweep: &Sweep, mut progress: impl FnMut(u64)) -> Swept {
    let mut swept = sweep.begun();
    let points = 0..sweep.points.values.len();
    sweep.go_on(points, &mut swept, &mut |swept| progress(swept.points.len() as u64));
    swept
}

impl Sweep {
    /// What it comes to, with no point yet.
    pub fn begun(&self) -> Swept {
        Swept {
            format: 1,
            made: SweptMade {
                program: env!("CARGO_PKG_NAME").to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
                inputs: self.files.clone(),
                overrides: self.scenario.overrides().to_vec(),
                engine: Engine::Expected.name().to_owned(),
            },
            title: self.first.title.clone(),
            question: self.first.question.clone(),
            risk_criteria: self.first.criteria.clone(),
            keys: self.points.keys.clone(),
            targets: self.targets.iter().map(swept_target).collect(),
            points: vec![],
        }
    }

    /// Runs what is left of a range of points, of which the first ones are in `swept`. After each
    /// round `progress` is shown what has come of it.
    pub fn go_on(&self, range: Range<usize>, swept: &mut Swept, progress: &mut dyn FnMut(&Swept)) {
        while range.start + swept.points.len() < range.end {
            let from = range.start + swept.points.len();
            // as many points as make a round worth sharing, and no more of them in memory
            let mut round: Vec<Scenario> = Vec::new();
            let mut draws = 0;
            while from + round.len() < range.end && draws < DRAWS_PER_ROUND {
                let scenario = self.at(from + round.len()).expect("every point was checked");
                draws += u64::from(scenario.plan().draws);
                round.push(scenario);
            }
            for (at, arms) in of_round(&round, &self.targets).into_iter().enumerate() {
                let values =
                    self.points.values[from + at].iter().map(|value| swept_value(value)).collect();
                let plan = round[at].plan();
                swept.points.push(SweptPoint { values, seed: plan.seed, draws: plan.draws, arms });
            }
            progress(swept);
        }
    }
}

/// The arms of each scenario; all draws of all of them share the threads.
fn of_round(round: &[Scenario], targets: &[Target]) -> Vec<Vec<SweptArm>> {
    let looked: Vec<Looked> =
        round.iter().map(|scenario| Looked::at(scenario.plan(), targets)).collect();
    let items: Vec<(usize, u32)> = round
        .iter()
        .enumerate()
        .flat_map(|(at, scenario)| (0..scenario.plan().draws).map(move |draw| (at, draw)))
        .collect();
    // of each draw, each arm, each number
    let mut values = in_order(items, |(at, draw)| {
        let scenario = &round[at];
        let study = scenario.study(&point(scenario.labels(), scenario.plan().seed, draw));
        (0..study.arms.len()).map(|arm| outcome(&study, arm, &looked[at])).collect::<Vec<_>>()
    })
    .into_iter();
    let of_scenario = |scenario: &Scenario| {
        let plan = scenario.plan();
        let draws: Vec<Vec<Vec<f64>>> = values.by_ref().take(plan.draws as usize).collect();
        let number = |arm: usize, target: usize| {
            OverDraws::of(draws.iter().map(|draw| draw[arm][target]).collect())
        };
        let arm = |(at, name): (usize, &String)| SweptArm {
            arm: name.clone(),
            numbers: (0..targets.len()).map(|target| number(at, target)).collect(),
        };
        plan.arms.iter().enumerate().map(arm).collect()
    };
    round.iter().map(of_scenario).collect()
}

fn swept_value(written: &str) -> SweptValue {
    let (number, is_duration) =
        on_an_axis(written).map_or((None, false), |(number, is)| (Some(number), is));
    SweptValue { written: written.trim_matches('"').to_owned(), number, is_duration }
}

fn swept_target(target: &Target) -> SweptTarget {
    SweptTarget {
        target: target.to_string(),
        quantity: target.quantity(),
        part: target.part().map(str::to_owned),
        days: target.at().time.days(),
    }
}
